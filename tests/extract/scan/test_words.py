"""Words and figures after recognition: what is mended, what is left alone, what is said."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("cv2", reason="opencv-python-headless is not installed (extra scan)")

from extract.ink.picture import Grey
from extract.scan.figure_shapes import fits, shapes_of
from extract.scan.sureness import Sort, chance_right, sort_of
from extract.scan.tesseract import RecognisedWord
from extract.scan.words import mended, small_letter
from normalize.notes import Code, Severity
from normalize.registers import rows
from normalize.spelling.known_words import abbreviation_meant
from normalize.spelling.repair import repair_words


def recognised(text: str, confidence: float = 0.9, line: int = 0) -> list[RecognisedWord]:
    return [
        RecognisedWord(t, 10.0 * i, 10.0 * i + 8, 0, 12, 12, line, confidence)
        for i, t in enumerate(text.split())
    ]


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        pytest.param("chuyển đối số", "chuyển đổi số", id="hook-read-as-acute"),
        pytest.param("phát triển bên vững", "phát triển bền vững", id="lost-tone"),
        pytest.param("Chỉ cục kiểm lâm", "Chi cục kiểm lâm", id="body"),
        pytest.param("tâm nhìn đến năm 2050", "tầm nhìn đến năm 2050", id="word-of-plans"),
        pytest.param(
            "Sở NN&PTNT tinh, Hiệp hội DN tinh.", "Sở NN&PTNT tỉnh, Hiệp hội DN tỉnh.", id="province"
        ),
        pytest.param("liên quan đên hoạt động", "liên quan đến hoạt động", id="beside"),
        pytest.param("Nghị định sô 306/2025/NĐ-CP", "Nghị định số 306/2025/NĐ-CP", id="before-a-figure"),
        pytest.param("rõ thâm quyên, rõ", "rõ thẩm quyền, rõ", id="two-words"),
        pytest.param("các hoạt độn kinh doanh", "các hoạt động kinh doanh", id="lost-letter"),
        pytest.param("TỐ CHỨC THỰC HIỆN", "TỔ CHỨC THỰC HIỆN", id="capitals-stay-capitals"),
    ],
)
def test_marks_are_put_right(read: str, printed: str) -> None:
    words = mended(recognised(read, 0.85))
    assert " ".join(w.text for w in words) == printed
    notes = [w.note for w in words if w.note]
    assert notes
    assert all((n.code, n.severity) == (Code.TEXT_REPAIRED, Severity.INFO) for n in notes)
    assert all(n.found in read.split() for n in notes)


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Quý H năm 2012", "Quý II năm 2012"),
        ("Quý IH/2012", "Quý III/2012"),
        ("quý HH", "quý III"),
        ("Quý 1V/2012", "Quý IV/2012"),
        ("Quý II năm 2012", "Quý II năm 2012"),
        ("Hộ H năm", "Hộ H năm"),
    ],
)
def test_quarters_are_one_to_four(read: str, printed: str) -> None:
    words = mended(recognised(read, 0.92))
    assert " ".join(w.text for w in words) == printed
    changed = [w for w, r in zip(words, read.split(), strict=True) if w.text != r]
    assert all(w.confidence <= 0.5 and w.note is not None and w.note.found in read.split() for w in changed)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("trên địa bàn tỉnh Cao Bằng", id="neighbour-belongs-elsewhere"),
        pytest.param("trong nông nghiệp", id="function-word"),
        pytest.param("từng phạm vi", id="across-words"),
        pytest.param("10 tỷ 2.500 337/QĐ-UBND 2017-2020", id="figures-and-codes"),
        pytest.param("Khuối Khoang", id="name-unknown"),
        pytest.param("hành tinh", id="planet"),
    ],
)
def test_what_is_not_known_stays(text: str) -> None:
    assert " ".join(w.text for w in mended(recognised(text, 0.85))) == text


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("Kiếm toán năng lượng", "Kiếm"),
        ("ra khỏi vùng nguy hiếm", "hiếm"),
        ("Chỉ trả tiền dịch vụ", "Chỉ"),
        ("Kiểm toán năng lượng", ""),
        ("tìm kiếm cứu nạn", ""),
        ("Chỉ đạo kiểm tra", ""),
    ],
)
def test_a_sure_word_that_fits_nowhere_is_left_and_doubted(text: str, doubted: str) -> None:
    words = mended(recognised(text, 0.98))
    assert " ".join(w.text for w in words) == text
    assert " ".join(w.text for w in words if w.confidence < 0.8) == doubted


def test_sure_words_are_never_touched() -> None:
    assert repair_words(["chuyển", "đối", "số"], (0.99, 0.99, 0.99)) == ()


def test_digits_are_never_repaired() -> None:
    words = ["năm", "2O2O", "đạt", "1O%", "và", "3,l2", "tỷ"]
    changed = {r.index for r in repair_words(words, [0.1] * len(words))}
    assert not any(any(c.isdigit() for c in words[i]) for i in changed)


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        pytest.param("(nghìn tCO;)", "(nghìn tCO2)", id="subscript"),
        pytest.param("¡) Mức giảm", "i) Mức giảm", id="label"),
        pytest.param("ø) Tăng cường", "g) Tăng cường", id="label-g"),
        pytest.param("Ngân sách ` | tỉnh", "Ngân sách tỉnh", id="dirt"),
        pytest.param("_UBND huyện", "UBND huyện", id="dirt-at-the-edge"),
        pytest.param("2017 — 2020", "2017 – 2020", id="dash"),
        pytest.param("Thực hiện; các xã, phường", "Thực hiện: các xã, phường", id="label-of-a-role"),
        pytest.param("Tổ chức thực hiện; các", "Tổ chức thực hiện; các", id="no-label"),
        pytest.param("Nghị định 156/2020/ND-CP", "Nghị định 156/2020/NĐ-CP", id="lost-stroke"),
        pytest.param("Quyết định 1658/QD-TTg", "Quyết định 1658/QĐ-TTg", id="lost-stroke-of-a-decision"),
        pytest.param("Hướng dẫn 05/HD-UBND", "Hướng dẫn 05/HD-UBND", id="no-stroke-was-lost"),
    ],
)
def test_signs(read: str, printed: str) -> None:
    assert " ".join(w.text for w in mended(recognised(read))) == printed


def test_bullets_stay_and_dirt_goes() -> None:
    words = mended([*recognised("- Trồng rừng", 0.5), *recognised("bền vững -", 0.5, line=1)])
    assert [w.text for w in words] == ["-", "Trồng", "rừng", "bền", "vững"]


@pytest.mark.parametrize(("size", "text"), [(8.0, "x"), (12.0, "X")], ids=["low", "high"])
def test_a_lone_mark_is_told_by_its_height(size: float, text: str) -> None:
    assert small_letter(RecognisedWord("X", 0, 8, 0, 12, size, 0, 0.9), 12.0).text == text


def drawn(shapes: str) -> Grey:
    """Ink like that of figures at 200 dpi: tall strokes, points on the line, hyphens, grains."""
    ink = np.zeros((40, 30 * len(shapes) + 10), np.uint8)
    for i, shape in enumerate(shapes):
        x = 10 + 30 * i
        top, bottom, width = {"T": (5, 30, 12), ".": (27, 30, 3), "-": (16, 19, 9), "'": (6, 8, 2)}[shape]
        ink[top:bottom, x : x + width] = 255
    return ink


@pytest.mark.parametrize(
    ("ink", "text", "fit"),
    [
        pytest.param("T.T", "5.1", True, id="point-seen"),
        pytest.param("T.T", "51", False, id="point-lost"),
        pytest.param("TT", "2", False, id="digit-lost"),
        pytest.param("TT", "22", True, id="both-digits"),
        pytest.param("TT.TT", "12/76", False, id="comma-read-as-slash"),
        pytest.param("TTTT-TTTT", "2017-2020", True, id="span"),
        pytest.param("T'", "6", True, id="grain"),
        pytest.param("T.", "6", True, id="point-at-the-end-says-nothing"),
        pytest.param("TT", "5%", None, id="percent-is-not-judged"),
    ],
)
def test_figures_against_their_ink(ink: str, text: str, fit: bool | None) -> None:
    assert fits(text, shapes_of(drawn(ink), 200)) is fit


@pytest.mark.parametrize("sort", list(Sort), ids=[s.value for s in Sort])
def test_surer_is_never_worth_less(sort: Sort) -> None:
    shares = [float(row["share_right"]) for row in rows("ocr_sureness") if row["sort"] == sort]
    assert shares
    assert shares == sorted(shares)
    assert all(0 <= y < 1 for y in shares)


@pytest.mark.parametrize(
    ("text", "known", "sort"),
    [
        ("2018-2020", False, Sort.FIGURE),
        ("vững;", True, Sort.KNOWN),
        ("cần", False, Sort.SYLLABLE),
        ("rần", False, Sort.UNUSED),
        ("tiêt", False, Sort.UNUSED),
        ("NÑSDP", False, Sort.FOREIGN),
        ("UBND", False, Sort.CAPITALS),
        ("investors", False, Sort.OTHER),
        ("x", False, Sort.MARK),
        ("-", False, Sort.SIGN),
    ],
)
def test_sorts(text: str, known: bool, sort: Sort) -> None:
    assert sort_of(text, known=known) is sort


def test_a_known_pair_vouches() -> None:
    assert chance_right("vững", 0.6, known=True) > 0.9 > 0.6 > chance_right("vững", 0.6, known=False)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        pytest.param("CNLL", "CNTT", id="two-letters"),
        pytest.param("TI&TT", "TT&TT", id="one-letter"),
        pytest.param("ƯBND", "UBND", id="horn"),
        pytest.param("CNTT", None, id="known"),
        pytest.param("VIII", None, id="roman"),
        pytest.param("2010", None, id="figure"),
    ],
)
def test_abbreviations_of_the_registers(read: str, meant: str | None) -> None:
    assert abbreviation_meant(read) == meant
