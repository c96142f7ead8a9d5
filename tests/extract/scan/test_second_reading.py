"""Which words are read again, in which crops, and whose a letter is; and a page read at each effort."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pypdfium2 as pdfium
import pytest

pytest.importorskip("cv2", reason="opencv-python-headless is not installed (extra scan)")
pytest.importorskip("tesserocr", reason="tesserocr is not installed (extra scan)")

from pathlib import Path

from extract.ink.picture import Grey
from extract.line_reader.installed import is_installed
from extract.line_reader.letters import Letter
from extract.line_reader.network import Absent
from extract.model import Page, PageKind
from extract.scan import effort, pages
from extract.scan.effort import ScanEffort, effort_of
from extract.scan.pages import ScanSettings, ocr_page, read_scans
from extract.scan.second_pass import SecondReader, decided, label_kept
from extract.scan.second_reading import SecondReading, second_readings
from extract.scan.tesseract import RecognisedWord
from extract.scan.two_readers import Outcome, Verdict
from normalize.notes import Code, Severity, warning
from tests.samples.files import CORPUS

SIZE = 20.0
PAPER = np.full((100, 1000), 255, np.uint8)
SCAN = CORPUS / "cao-bang-2018" / "cao-bang-337-qd-ubnd-2018-scan.pdf"
PAGE = 27
"""A table of few words, three of them in doubt."""


@dataclass
class Sees:
    """A network that gives letters by where its piece begins; it remembers the pieces."""

    letters: Sequence[Letter] = ()
    widths: list[int] = field(default_factory=list)

    def read(self, piece: Grey) -> list[Letter]:
        """The letters that were stated."""
        self.widths.append(piece.shape[1])
        return list(self.letters)


def line(text: str, chance: float = 0.99, apart: float = 10.0) -> list[RecognisedWord]:
    """Words of one line, ten dots a letter."""
    words, x = [], 100.0
    for part in text.split():
        words.append(RecognisedWord(part, x, x + 10 * len(part), 20, 44.4, SIZE, 0, chance))
        x += 10 * len(part) + apart
    return words


def spread(text: str, first: float) -> list[Letter]:
    """Letters ten dots apart, the first at a place."""
    return [Letter(c, first + 10 * k, 0.9) for k, c in enumerate(text)]


def test_a_word_is_read_with_its_neighbours() -> None:
    words, network = line("thực hiện tiêt kiệm chi"), Sees()
    second_readings(words, [2], PAPER, network)  # type: ignore[arg-type]
    assert network.widths == [round(words[3].x1 - words[1].x0 + 0.4 * SIZE)]


def test_crops_that_meet_are_read_as_one() -> None:
    network = Sees()
    second_readings(line("một hai ba bốn năm sáu bảy tám"), [1, 2, 6], PAPER, network)  # type: ignore[arg-type]
    assert len(network.widths) == 2


def test_words_of_two_columns_are_no_neighbours() -> None:
    words, network = line("một hai", apart=60.0), Sees()
    second_readings(words, [0], PAPER, network)  # type: ignore[arg-type]
    assert network.widths == [round(30 + 0.4 * SIZE)]


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        pytest.param("hai ba bốn", "ba", id="by-place"),
        pytest.param("haib a bốn", "a", id="the-middle-of-the-word-counts"),
        pytest.param("haibabốn", "ba", id="no-space-seen"),
    ],
)
def test_letters_belong_to_the_word_over_which_they_stand(seen: str, expected: str) -> None:
    words = line("hai ba bốn", apart=10.0 if " " in seen else 0.0)
    network = Sees(spread(seen, 9.0))
    found = second_readings(words, [1], PAPER, network)  # type: ignore[arg-type]
    assert found[1].text == expected


@pytest.mark.parametrize(
    ("seen", "sure", "expected"),
    [("ba...", "bb123", 0.9), ("b.a", "b1b", 0.1), ("...", "123", None)],
    ids=["stops-behind-it", "a-stop-in-it", "no-letter"],
)
def test_how_sure_the_letters_are_is_said_without_the_signs_behind(
    seen: str, sure: str, expected: float | None
) -> None:
    shares = [int(c) / 10 if c.isdigit() else 0.9 for c in sure]
    network = Sees(
        [Letter(c, 9.0 + 10 * k, share) for (k, c), share in zip(enumerate(seen), shares, strict=True)]
    )
    found = second_readings(line(seen), [0], PAPER, network)  # type: ignore[arg-type]
    assert found[0].of_letters == expected
    assert found[0].confidence == min(shares)


@pytest.mark.parametrize(
    ("how", "text", "chance", "in_cell", "asked"),
    [
        pytest.param(ScanEffort.CAREFUL, "thực", 0.89, False, True, id="doubtful"),
        pytest.param(ScanEffort.CAREFUL, "thực", 0.96, False, False, id="fairly-sure"),
        pytest.param(ScanEffort.THOROUGH, "thực", 0.96, False, True, id="fairly-sure-thorough"),
        pytest.param(ScanEffort.CAREFUL, "2.5", 0.96, False, True, id="figure"),
        pytest.param(ScanEffort.CAREFUL, "x", 0.96, False, True, id="mark"),
        pytest.param(ScanEffort.CAREFUL, "thực", 0.96, True, True, id="short-cell"),
        pytest.param(ScanEffort.CAREFUL, "2.5", 0.99, False, False, id="figure-surely-read"),
        pytest.param(ScanEffort.THOROUGH, "2.5", 0.993, False, True, id="figure-thorough"),
    ],
)
def test_what_is_read_again(how: ScanEffort, text: str, chance: float, in_cell: bool, asked: bool) -> None:
    network = Sees()
    SecondReader(network, how).words(line(text, chance), PAPER, in_cell=in_cell)  # type: ignore[arg-type]
    assert bool(network.widths) is asked


def test_what_neither_could_read_is_left_out_and_told_beside_it() -> None:
    words = [replace(w, confidence=0.2) if w.text == "ể" else w for w in line("nghiệp ể năm")]
    network = Sees(spread("nghiệp", 9.0) + [replace(c, confidence=0.3) for c in spread("s", 84.0)])
    done = SecondReader(network, ScanEffort.CAREFUL).words(words, PAPER, in_cell=False)  # type: ignore[arg-type]
    assert [w.text for w in done] == ["nghiệp", "năm"]
    [note] = [w.note for w in done if w.note is not None]
    assert (note.code, note.severity, note.found) == (Code.OCR_LOW_CONFIDENCE, Severity.WARNING, "ể")


def test_a_cell_of_dirt_stays_as_it_is() -> None:
    [word] = SecondReader(Sees(), ScanEffort.CAREFUL).words(line("ể", 0.2), PAPER, in_cell=True)  # type: ignore[arg-type]
    assert (word.text, word.note) == ("ể", None)


@pytest.mark.parametrize(
    ("first", "outcome", "second"),
    [("H", Outcome.TAKEN, "I"), ("C5", Outcome.SPACED, "C 5"), ("D", Outcome.TAKEN, "U")],
)
def test_the_number_of_a_group_is_left_to_its_series(first: str, outcome: Outcome, second: str) -> None:
    found = (line(first, 0.58)[0], Verdict(outcome, second, 0.68), SecondReading(second, 0.92))
    _, kept, _ = label_kept(found)
    assert kept == Verdict(Outcome.KEPT, first, 0.58)


def test_words_are_judged_again_beside_what_was_taken() -> None:
    words = [
        replace(w, confidence=chance)
        for w, chance in zip(line("quy định chỉ tiêt"), (1, 1, 0.94, 0.1), strict=True)
    ]
    readings = {2: SecondReading("chi", 0.98), 3: SecondReading("tiết", 0.99)}
    alone = decided(words, {2: readings[2]})[2][1]
    beside = decided(words, readings)[2][1]
    assert alone is not None and beside is not None
    assert beside.text == "chi"
    assert (alone.text, beside.chance > alone.chance) in (("chỉ", True), ("chi", True), ("chỉ", False))


@pytest.mark.parametrize(("installed", "expected"), [(True, ScanEffort.CAREFUL), (False, ScanEffort.FAST)])
def test_the_effort_is_careful_where_the_second_reader_is_installed(
    installed: bool, expected: ScanEffort, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(effort, "is_installed", lambda: installed)
    assert effort_of(None) is expected
    assert effort_of(ScanEffort.THOROUGH) is ScanEffort.THOROUGH


def test_a_second_reader_that_cannot_be_asked_is_told_once_and_the_pages_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        pages, "line_network", lambda: Absent("The file of the second reader is another.", True)
    )
    with pdfium.PdfDocument.new() as pdf:
        for _ in range(2):
            pdf.new_page(200, 200)
        pdf.save(tmp_path / "white.pdf")
    white = [Page(n, 200.0, 200.0, (), (), kind=PageKind.SCANNED) for n in (1, 2)]
    settings = ScanSettings(workers=1, keep=False, effort=ScanEffort.CAREFUL)
    first, second = read_scans(tmp_path / "white.pdf", white, settings)
    text = "The file of the second reader is another. Scans were read by Tesseract alone."
    assert first.notes == (warning(Code.READERS_DISAGREE, text),)
    assert second.notes == ()


@pytest.mark.skipif(not is_installed(), reason="asterocr is not installed (extra second-reader)")
def test_a_page_read_twice_has_fewer_doubts() -> None:
    def doubts(how: ScanEffort) -> int:
        read = ocr_page(SCAN, PAGE, ScanSettings(workers=1, keep=False, effort=how))
        assert len(read.words) > 20
        return sum(w.confidence < 0.8 for w in read.words)

    assert doubts(ScanEffort.CAREFUL) < doubts(ScanEffort.FAST)
