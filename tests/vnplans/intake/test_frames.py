"""The process that reads files has no pandas, and reads the same rows as one that has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.paged import read_pdf
from extract.second_reader import rereading
from tests.samples.files import CORPUS
from vnplans.intake.child import Reader
from vnplans.intake.frames import frames_nobody_reads
from vnplans.intake.messages import Job
from vnplans.intake.one_file import read_file
from vnplans.settings import ReadSettings

CAO_BANG = CORPUS / "cao-bang-2018" / "cao-bang-337-qd-ubnd-2018.pdf"


def test_the_reading_process_gives_what_this_one_gives() -> None:
    """Its tables are read twice: without camelot another reader would be asked, and say other things."""
    reader = Reader()
    try:
        answer = reader.read(Job(CAO_BANG, ReadSettings()))
    finally:
        reader.close()
    assert answer.records == read_file(CAO_BANG, ReadSettings())


def test_camelot_reads_tables_without_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    import camelot.core
    import camelot.parsers.base

    stand_in = frames_nobody_reads()
    monkeypatch.setattr(camelot.core, "pd", stand_in)
    monkeypatch.setattr(camelot.parsers.base, "pd", stand_in)
    asked: list[int] = []

    def pdfplumber_is_not_needed(_: Path, numbers: list[int]) -> dict[int, list[object]]:
        asked.extend(numbers)
        return {}

    monkeypatch.setattr(rereading, "pdfplumber_cells", pdfplumber_is_not_needed)
    read_pdf(CAO_BANG)
    assert asked == []
