"""Each reader and each parser meets, for a while, what nobody wrote: it answers, or refuses by name, and in time.

A target takes half a second with ``make test``, a minute in continuous integration (``VNPLANS_FUZZ_SECONDS=60``), two with ``make
fuzz``. Texts are made by hypothesis, files are whole ones with a few places broken; ``VNPLANS_FUZZ_SEED`` begins elsewhere. What
fails is told whole, so that it can be made a test of its own.
"""

from __future__ import annotations

import ast
import os
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from extract.account.read import read_seen
from extract.cache.results import ResultCache
from extract.clauses.tree import read_clauses
from extract.errors import ReadError
from extract.indicators.declared_counts import read_declared_counts
from extract.markup.markdown import markdown_blocks
from extract.model import Page, Paragraph
from extract.official.zones import read_zones
from extract.plain_text.decoding import text_of, unescaped
from extract.plain_text.hard_wrap import paragraphs_in, wrapping_of
from extract.tables.read import read_tables
from normalize.agency_names.lookup import find_agency
from normalize.assignments import assignment_of
from normalize.content_cues import read_cues
from normalize.figure_headers import header_words
from normalize.header_units import unit_in
from normalize.known_matter import matter_of_column, matter_of_line, matter_of_table
from normalize.marks.raised import raised_text, without_note_marks
from normalize.marks.symbols import symbols_as_letters
from normalize.marks.ticks import is_empty_box, is_tick
from normalize.measures.likeness import compare_measures, word_weights
from normalize.measures.read import read_measure
from normalize.numbering.paragraph_labels import paragraph_label
from normalize.official_words import is_piece_of_letterhead, without_letterhead
from normalize.priority import parse_priority
from normalize.quantities.amounts import parse_amount
from normalize.spelling.piecewise import Piece, read_pieces
from normalize.subjects.read import mentions
from normalize.subjects.segments import segmented
from normalize.task_labels import label_at
from tests.samples.files import ROOT
from tests.samples.fuzz_files import BY_OFFICE, MADE, broken
from tests.samples.fuzz_texts import texts
from tests.whole.test_growth import CELLS, FILES, grid, paragraph
from vnplans.intake.child import Reader
from vnplans.intake.files import files_of, listed_paths, problem_of
from vnplans.intake.messages import Job, ReadingCrashed, ReadingTooLong
from vnplans.settings import ReadSettings

pytestmark = pytest.mark.slow

SECONDS = float(os.environ.get("VNPLANS_FUZZ_SECONDS", "0.5"))
SEED = int(os.environ.get("VNPLANS_FUZZ_SEED", "1"))
MOST_SECONDS = 10.0
"""Of the processor, for one text of at most some thousand letters."""
FILE_SECONDS = 60.0
Target = Callable[[str], object]


def measures(text: str) -> object:
    """Two names and what they have in common."""
    one, other = (read_measure(half, "%") for half in (text[: len(text) // 2], text[len(text) // 2 :]))
    return compare_measures(one, other, word_weights((one, other)))


def blocks_of(text: str) -> list[Paragraph]:
    return [b for b in markdown_blocks(text.split("\n")) if isinstance(b, Paragraph)] or [paragraph("x")]


def wrapped(text: str) -> object:
    lines = text.split("\n")
    return paragraphs_in(lines, wrapping_of(lines))


NOT_OF_TEXT = ("pdf", "docx", "the file's type", "a table over pages", "a table over pages without headers")
"""Targets of the tests of growth that write a file, of which here others are, or know what comes of their texts."""
TEXTS: dict[str, Target] = {
    **{f"cell: {name}": run for name, run in CELLS.items()},
    **{f"lines: {name}": run for name, run in FILES.items() if name not in NOT_OF_TEXT},
    "tables over pages": lambda text: read_tables([grid([x], n, n, header=n % 3 == 1) for n, x in enumerate(text.split("\n"), 1)]),
    "one body": find_agency,
    "assignments": assignment_of,
    "cues of content": read_cues,
    "headers of figures": header_words,
    "units in headers": unit_in,
    "known matter": lambda text: (matter_of_table(text), matter_of_column(text), matter_of_line(text)),
    "raised marks": lambda text: (raised_text(text[:9], text[9:12]), without_note_marks(text)),
    "symbols": lambda text: (symbols_as_letters(text, "Wingdings"), is_tick(text), is_empty_box(text)),
    "measures": measures,
    "labels of paragraphs": paragraph_label,
    "letterheads": lambda text: (is_piece_of_letterhead(text), without_letterhead(text)),
    "priorities": parse_priority,
    "amounts": lambda text: parse_amount(text, header_unit=text[:12], dimension="money"),
    "pieces in old encodings": lambda text: read_pieces([Piece(text), Piece(text, ".VnTime"), Piece(text, "VNI-Times")]),
    "subjects": lambda text: mentions(segmented(text)),
    "labels of tasks": lambda text: label_at(text, 0),
    "zones": lambda text: read_zones(blocks_of(text)),
    "declared counts": lambda text: read_declared_counts(read_clauses(blocks_of(text))),
    "hard wraps": wrapped,
    "escapes": unescaped,
    "bytes to text": lambda text: [text_of(text.encode(how, "surrogatepass")) for how in ("utf-8", "utf-16")],
    "lists of files": listed_paths,
}  # fmt: skip
FOR_OTHERS = {
    "extract/cache": "kept entries", "extract/docx": "docx", "extract/grid": "pdf", "extract/html": "html", "extract/layout": "pdf",
    "extract/ink": "scan", "extract/line_reader": "scan", "extract/markup": "md", "extract/model": "pdf", "extract/pdf": "pdf", "extract/scan": "scan",
    "extract/second_reader": "pdf", "extract/account": "pdf", "extract/plain_tables": "txt",
    "normalize/agency_parts": "md",
}  # fmt: skip
"""Rooms that only a whole file reaches, and the target that does."""


def for_a_while(seconds: float) -> Iterator[random.Random]:
    """Chances, each told by its number, until the time is over."""
    end, number = time.monotonic() + seconds, SEED * 1_000_000
    while time.monotonic() < end:
        number += 1
        yield random.Random(number)


@pytest.mark.parametrize("name", TEXTS)
def test_a_parser(name: str) -> None:
    run = TEXTS[name]

    @settings(database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(texts())
    def once(text: str) -> None:
        started = time.process_time()
        try:
            run(text)
        except ReadError:
            pass
        except Exception as problem:
            raise AssertionError(f"{name}: {type(problem).__name__} from {text!r}") from problem
        assert time.process_time() - started < MOST_SECONDS, f"{name}: too slow with {text!r}"

    for chance in for_a_while(SECONDS):
        once.hypothesis.fuzz_one_input(chance.randbytes(chance.choice((64, 512, 4096))))  # type: ignore[attr-defined]


def read_for_a_while(folder: Path, kind: str, make: Callable[[random.Random], bytes], seconds: float) -> None:
    """Breaks a file, reads it as ``ingest`` does, and again."""
    path, reader = folder / f"file.{kind}", Reader()
    limits = ReadSettings(seconds=FILE_SECONDS, megabytes=3000, scan_workers=1, pages_cached=False)
    try:
        for n, chance in enumerate(for_a_while(seconds)):
            data = make(chance)
            path.write_bytes(data if n == 0 else broken(data, chance))
            found = reader.read(Job(path, limits))
            if isinstance(found.error, ReadingCrashed | ReadingTooLong):
                pytest.fail(f"{found.error} from {path.read_bytes()!r}")
    finally:
        reader.close()


@pytest.mark.parametrize("kind", MADE)
def test_a_reader_of_files(kind: str, tmp_path: Path) -> None:
    read_for_a_while(tmp_path, kind, MADE[kind], SECONDS)


@pytest.mark.skipif(
    SECONDS < 20, reason="LibreOffice takes seconds for a file: only with make fuzz and in CI"
)
@pytest.mark.parametrize("kind", BY_OFFICE)
def test_a_file_for_libreoffice(kind: str, tmp_path: Path) -> None:
    read_for_a_while(tmp_path, kind, BY_OFFICE[kind], SECONDS)


def test_a_scanned_page(tmp_path: Path) -> None:
    """Lines, letters and blots at any place, read with whatever readers of pictures are installed."""
    pytest.importorskip("cv2", reason="opencv-python-headless is not installed (extra scan)")
    import cv2
    import numpy as np

    from bench.scan.harm import as_pdf

    def make(chance: random.Random) -> bytes:
        dots = np.full((chance.choice((40, 300, 700)), chance.choice((40, 500))), 255, np.uint8)
        for _ in range(chance.randrange(30)):
            a, b = ((chance.randrange(dots.shape[1]), chance.randrange(dots.shape[0])) for _ in "ab")
            shade, how = chance.randrange(256), chance.randrange(3)
            if how == 0:
                cv2.line(dots, a, (b[0], a[1]) if chance.random() < 0.5 else (a[0], b[1]), shade, 2)
            elif how == 1:
                cv2.rectangle(dots, a, b, shade, chance.choice((-1, 1, 3)))
            else:
                cv2.putText(dots, chance.choice(("1/KH-UBND", "So Y te", "2025", "%")), a, 0, 0.8, shade, 2)
        return as_pdf(tmp_path / "scan.pdf", dots, chance.choice((72, 100, 200))).read_bytes()

    read_for_a_while(tmp_path, "pdf", make, 2 * SECONDS)


def test_a_manifest(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Số: 1/KH-UBND", "utf-8")
    whole = "file,number,issued_on,issuer\na.md,1/KH-UBND,2024-03-01,Ủy ban nhân dân tỉnh Bắc Ninh\n".encode()
    for chance in for_a_while(SECONDS):
        (tmp_path / "manifest.csv").write_bytes(broken(whole, chance))
        for file in files_of([tmp_path]):
            assert file.problem is None or isinstance(file.problem, ReadError)
            if file.problem is None and problem_of(file.path) is None:
                inside = file.path.resolve().is_relative_to(tmp_path.resolve())
                assert inside, "a manifest lists files of its own folder only"


def test_kept_entries(tmp_path: Path) -> None:
    """An entry of the cache that is broken is made again; one that is whole comes back."""
    cache, page = ResultCache(tmp_path), Page(1, 595.0, 842.0, (), ())
    cache.put("page", "ab" * 20, page)
    [path] = (p for p in tmp_path.rglob("*") if p.is_file())
    whole = path.read_bytes()
    for chance in for_a_while(SECONDS):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(broken(whole, chance))
        assert cache.get("page", "ab" * 20, Page) in (None, page)


def test_every_room_that_reads_has_a_target() -> None:
    """A room of the two floors that read is reached by a target here: by an import, or as told above."""
    imported = set()
    for test in ("tests/whole/test_fuzz.py", "tests/whole/test_growth.py"):
        for node in ast.walk(ast.parse((ROOT / test).read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                imported.add("/".join(node.module.split(".")[:2]))
    rooms = {
        f"{floor}/{path.parent.name}"
        for floor in ("extract", "normalize")
        for path in (ROOT / floor).glob("*/__init__.py")
        if any(path.parent.glob("*.py"))
    }
    assert rooms - imported - FOR_OTHERS.keys() == set()
    assert set(FOR_OTHERS.values()) <= {*MADE, "scan", "kept entries"}
    assert read_seen.__module__ == "extract.account.read"
