"""Two readings of a word: which is taken, how likely it is right then, and what is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("cv2", reason="opencv-python-headless is not installed (extra scan)")

from extract.scan.evidence import Question, Truth, TwoReadings, chance_alike, chances, evidence
from extract.scan.reading_forms import Fit, fit_of, is_roman
from extract.scan.second_pass import decided as judged_words
from extract.scan.second_pass import decided_words
from extract.scan.second_reading import SecondReading
from extract.scan.tesseract import RecognisedWord
from extract.scan.two_readers import verdict
from normalize.notes import Code, Severity, info, warning
from normalize.registers import rows

DOUBTED = 0.8


def decided(first: str, second: str, chance: float, sure: float, before: str = "") -> tuple[str, str] | None:
    """Outcome and text for a word; ``first`` may have its neighbours, it stands between bars then."""
    words = first.split("|")
    texts = [*words[0].split(), words[1], *words[2].split()] if len(words) == 3 else [first]
    index = len(words[0].split()) if len(words) == 3 else 0
    found = verdict(texts, index, chance, SecondReading(second, sure), before)
    return (found.outcome.value, found.text) if found is not None else None


@pytest.mark.parametrize(
    ("first", "second", "chance", "sure", "expected"),
    [
        pytest.param("tiết", "tiết", 0.3, 0.99, ("agreed", "tiết"), id="both-alike"),
        pytest.param(
            "|“Kế| hoạch”", '"Kế', 0.6, 0.99, ("agreed", "“Kế"), id="quotes-are-not-in-its-alphabet"
        ),
        pytest.param("|“Thay| đèn", '"Thay', 0.6, 0.99, None, id="a-speck-is-a-quote-for-both"),
        pytest.param("2021–2025", "2021-2025", 0.6, 0.99, ("agreed", "2021–2025"), id="dashes-are-alike"),
        pytest.param("x", "X", 0.7, 0.9, ("agreed", "x"), id="a-mark"),
        pytest.param("Đất", "Đất -", 0.86, 1.0, ("agreed", "Đất"), id="a-bullet-beside-it"),
        pytest.param("tiêt", "tiết", 0.2, 0.99, ("taken", "tiết"), id="a-tone"),
        pytest.param("32", "2.2", 0.43, 1.0, ("taken", "2.2"), id="a-figure"),
        pytest.param("công tác |phố| cập", "phổ", 0.43, 0.99, ("taken", "phổ"), id="a-known-pair"),
        pytest.param(
            "hoạt động |đối| mới", "đổi", 0.53, 0.55, ("taken", "đổi"), id="a-known-pair-speaks-for-it"
        ),
        pytest.param("BÁO/Só", "BÁO/Số", 0.65, 0.99, ("taken", "BÁO/Số"), id="joined-by-a-slash"),
        pytest.param("Giang:", "Giang;", 0.951, 0.995, ("taken", "Giang;"), id="its-last-sign"),
        pytest.param("và-xử", "và xử", 0.72, 1.0, ("spaced", "và xử"), id="a-hyphen-for-a-space"),
        pytest.param("phốihợp", "phối hợp", 0.25, 0.99, ("spaced", "phối hợp"), id="a-lost-space"),
        pytest.param("VỊI.", "VIII.", 0.64, 0.98, ("taken", "VIII."), id="no-roman-number-gives-way"),
        pytest.param("≥90", "2 90", 0.7, 0.99, None, id="it-cannot-write-the-sign"),
        pytest.param("§", "8", 0.5, 1.0, None, id="nor-this-one"),
        pytest.param("CO2", "CO", 0.7, 1.0, None, id="nor-a-subscript"),
        pytest.param("II/2026", "III/2026", 0.5, 0.99, ("taken", "III/2026"), id="a-quarter"),
        pytest.param("H", "II", 0.6, 0.99, ("taken", "II"), id="no-number-for-one"),
        pytest.param("q)", "(1)", 0.62, 0.99, ("taken", "(1)"), id="a-label"),
        pytest.param("III/2012.", "III/2012.", 0.4, 0.95, ("agreed", "III/2012."), id="but-vouched-for"),
        pytest.param("II.", "11.", 0.6, 0.9, ("kept", "II."), id="strokes-for-strokes"),
        pytest.param("L", "L", 0.7, 1.0, None, id="a-lone-L-is-an-I-for-both"),
        pytest.param("đ)", "d)", 0.83, 1.0, ("kept", "đ)"), id="labels-have-their-series"),
        pytest.param("0", "U", 0.5, 1.0, ("kept", "0"), id="a-letter-for-a-lone-figure"),
        pytest.param("Phòng", "-Phòng", 0.86, 0.96, ("agreed", "Phòng"), id="a-dash-before-it"),
        pytest.param("cụng", "cựng", 0.8, 0.5, ("kept", "cụng"), id="not-sure"),
        pytest.param("môi", "mội", 0.961, 0.99, ("kept", "môi"), id="surely-read"),
        pytest.param("5,000", "5.000", 0.43, 0.95, ("agreed", "5,000"), id="a-comma-among-digits"),
        pytest.param("mòn,", "mòn", 0.97, 1.0, ("agreed", "mòn,"), id="a-comma-outside-of-the-crop"),
        pytest.param("2016", "2016-", 0.97, 1.0, ("agreed", "2016"), id="the-dash-behind-it"),
        pytest.param("ể", "s", 0.23, 0.454, ("unread", "ể"), id="dirt"),
        pytest.param("|-| phục hồi", ":", 0.6, 0.97, ("kept", "-"), id="the-dash-of-a-list"),
        pytest.param("ˆ", "", 0.02, 0.0, ("unread", "ˆ"), id="no-letter"),
        pytest.param("-", "", 0.58, 0.0, None, id="a-dash-that-is-not-seen"),
        pytest.param(
            "491/BTTTT-ƯDCN", "491/BTTTT-UDCN11", 0.5, 0.98, ("taken", "491/BTTTT-ƯDCNTT"), id="an-act"
        ),
    ],
)
def test_the_better_reading_is_taken(
    first: str, second: str, chance: float, sure: float, expected: tuple[str, str] | None
) -> None:
    assert decided(first, second, chance, sure) == expected


@pytest.mark.parametrize(
    ("now", "before", "sure", "expected"),
    [
        pytest.param("tỉnh,", "tinh,", 0.97, ("printed", "tinh,"), id="misprinted"),
        pytest.param("tỉnh,", "tinh,", 0.8, ("kept", "tỉnh,"), id="not-surely-seen"),
        pytest.param("NQ-HĐND", "NQ-HDND", 1.0, ("printed", "NQ-HDND"), id="a-lost-stroke"),
        pytest.param(
            "28/BTTTT-ƯDCNTT", "28/BTTTT-UDCNTT", 0.97, ("kept", "28/BTTTT-ƯDCNTT"), id="a-known-symbol"
        ),
        pytest.param("III", "IH", 1.0, None, id="strokes"),
    ],
)
def test_what_was_put_right_is_undone_where_both_see_the_print(
    now: str, before: str, sure: float, expected: tuple[str, str] | None
) -> None:
    assert decided(now, before, 0.95, sure, before) == expected


def test_the_word_for_a_province_is_not_in_doubt_for_its_marks() -> None:
    texts = ["hội", "DN", "tỉnh."]
    found = verdict(texts, 2, 0.955, SecondReading("tinh.", 0.92))
    assert found is not None
    assert found.chance >= DOUBTED
    found = verdict(["giàn", "đun", "nước"], 1, 0.934, SecondReading("đùn", 0.953))
    assert found is not None
    assert found.chance < DOUBTED


def test_a_letter_for_a_figure_doubts_nothing() -> None:
    found = verdict(["0"], 0, 0.996, SecondReading("U", 1.0))
    assert found is not None
    assert found.chance == 0.996


def alike(word: str, chance: float, sure: float) -> TwoReadings:
    """A word that both read."""
    return TwoReadings([word], 0, chance, SecondReading(word, sure), word)


@pytest.mark.parametrize(("chance", "sure"), [(0.53, 0.73), (0.03, 0.6)])
def test_two_weak_readings_that_are_alike_settle_nothing(chance: float, sure: float) -> None:
    assert verdict(["71"], 0, chance, SecondReading("71", sure)) is None


@pytest.mark.parametrize("chance", [0.3, 0.5, 0.79])
def test_agreement_settles(chance: float) -> None:
    assert chance_alike(alike("tiết", chance, 0.99)) >= DOUBTED


def test_a_sign_between_digits_is_less_sure_though_both_read_it() -> None:
    """Both take a point for a comma: of fifteen such figures of low chance five were wrong, of seventy-seven others one."""
    assert chance_alike(alike("12", 0.43, 1.0)) >= DOUBTED > chance_alike(alike("1,2", 0.43, 1.0))


def test_a_pair_that_plans_never_make_vouches_for_nothing() -> None:
    """“Nước mắt” (tears) is a pair of the language; a plan means “nước mặt” (surface water), whatever else was read."""
    words = ["khai", "thác", "nước", "mắt", "của", "tỉnh"]
    found = verdict(words, 3, 0.75, SecondReading("măt", 0.999))
    assert found is not None
    assert found.chance < DOUBTED


def test_a_dash_is_what_an_empty_cell_prints_and_no_unlikely_reading() -> None:
    dash, sign = (chances(TwoReadings(["m"], 0, 0.3, SecondReading(text, 0.7), text)) for text in ("-", "~"))
    assert dash[Truth.THEIRS] > dash[Truth.OURS]
    assert dash[Truth.THEIRS] > sign[Truth.THEIRS]


def test_more_sure_before_is_not_less_sure_after() -> None:
    shares = [chance_alike(alike("tiết", chance / 20, 0.95)) for chance in range(21)]
    assert shares == sorted(shares)
    assert all(after >= k / 20 for k, after in enumerate(shares))


def test_the_chances_of_what_may_be_printed_are_one_together() -> None:
    found = chances(TwoReadings(["tiêt"], 0, 0.2, SecondReading("tiết", 0.99), "tiết"))
    assert sum(found.values()) == pytest.approx(1.0)
    assert max(found, key=lambda truth: found[truth]) is Truth.THEIRS


def test_every_weight_is_of_an_evidence_that_is_looked_for_and_of_a_known_outcome() -> None:
    source = Path(evidence.__code__.co_filename).read_text("utf-8")
    for row in rows("reading_weights"):
        Question(row["outcome"])
        name = row["evidence"]
        assert name in source or name.split(" ", 1)[1] in source


@pytest.mark.parametrize(("text", "roman"), [("II/2022", True), ("L", True), ("IH.", True), ("12", False), ("UBND", False), ("Và", False)])  # fmt: skip
def test_what_may_be_a_roman_number(text: str, roman: bool) -> None:
    assert is_roman(text) is roman


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("đổi mới", Fit.VOUCHED),
        ("nghị", Fit.USUAL),
        ("2.5", Fit.USUAL),
        ("d)", Fit.USUAL),
        ("87/2025/QH15", Fit.USUAL),
        ("CN11", Fit.UNLIKELY),
        ("tháng0", Fit.UNLIKELY),
        ("CNïT", Fit.FOREIGN),
        ("(b/€);", Fit.FOREIGN),
    ],
)
def test_how_well_a_reading_fits(text: str, fit: Fit) -> None:
    words = text.split()
    assert fit_of(words, 0, words[0]) is fit


WORD = RecognisedWord("71", 10.0, 30.0, 0.0, 12.0, 12.0, 0, 0.43)


def told(word: RecognisedWord, second: str, sure: float) -> RecognisedWord:
    """The word after a second reading, with what is told of it."""
    [(_, found, reading)] = judged_words([word], {0: SecondReading(second, sure)})
    assert found is not None and reading is not None
    [done] = decided_words(word, found, reading)
    return done


def test_a_changed_figure_is_a_warning_with_both_readings() -> None:
    done = told(WORD, "77", 0.99)
    assert done.note is not None
    assert (done.text, done.note.code, done.note.severity) == ("77", Code.NUMBER_AMBIGUOUS, Severity.WARNING)
    assert (done.note.expected, done.note.found) == ("71", "77")


def test_a_figure_that_an_earlier_reading_had_is_told_only() -> None:
    doubt = warning(Code.NUMBER_AMBIGUOUS, "Read as '71'; other readings: '77'.", expected="77", found="71")
    done = told(replace(WORD, note=doubt), "77", 0.99)
    assert done.note is not None
    assert (done.text, done.note.severity) == ("77", Severity.INFO)


def test_a_doubt_that_both_settle_is_told_as_info() -> None:
    doubt = warning(Code.NUMBER_AMBIGUOUS, "Read as '71'; other readings: '77'. Look at the page.")
    done = told(replace(WORD, note=doubt), "71", 0.99)
    assert done.confidence >= DOUBTED
    assert done.note is not None
    assert (done.note.code, done.note.severity) == (Code.NUMBER_AMBIGUOUS, Severity.INFO)
    assert "Look at the page" not in done.note.message


def test_a_weak_word_that_both_read_says_so() -> None:
    done = told(replace(WORD, text="tiết"), "tiết", 0.99)
    assert done.note is not None
    assert (done.note.code, done.note.severity) == (Code.OCR_LOW_CONFIDENCE, Severity.INFO)


def test_readings_that_stay_apart_stand_in_a_warning() -> None:
    done = told(replace(WORD, text="cụng", confidence=0.6), "cựng", 0.5)
    assert done.note is not None
    assert (done.text, done.note.code, done.note.severity) == (
        "cụng",
        Code.READERS_DISAGREE,
        Severity.WARNING,
    )
    assert "cựng" in done.note.message


def test_a_note_that_needs_nobody_stays() -> None:
    note = info(Code.TEXT_REPAIRED, "Read as 'tiêt', put right.", found="tiêt")
    assert told(replace(WORD, text="tiết", note=note), "tiết", 0.99).note == note


def test_a_space_makes_two_words_at_their_places() -> None:
    word = replace(WORD, text="phốihợp", x0=0.0, x1=80.0)
    reading = SecondReading("phối hợp", 0.99)
    found = verdict([word.text], 0, word.confidence, reading)
    assert found is not None
    first, second = decided_words(word, found, reading)
    assert (first.text, first.x0, first.x1) == ("phối", 0.0, 40.0)
    assert (second.text, second.x0, second.x1) == ("hợp", 50.0, 80.0)
