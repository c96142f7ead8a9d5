"""The account of a document as a picture, as a table, and as one line of a run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PIL import Image

from schema.contract.records import CoverageRecord
from schema.database.opening import open_database
from schema.load.store import store
from tests.samples.records import AGENCIES, cao_bang
from vnplans.listing import in_part
from vnplans.pictures.coverage import COLOURS, KNOWN, LOST, draw_coverage
from vnplans.questions.coverage import coverage

OWN = "cao-bang-337-qd-ubnd-2018"


def part(position: int, taken_as: str, table: str | None = None, **place: float | int) -> CoverageRecord:
    n = 5 if taken_as != "nothing" else 0
    record = f"{OWN}:t1" if table else None
    return CoverageRecord(
        document_id=OWN, position=position, kind="clause", taken_as=taken_as, record_table=table, record_id=record,
        n_seen=5, n_taken=n, **place,  # type: ignore[arg-type]
    )  # fmt: skip


def database(tmp_path: Path, *parts: CoverageRecord) -> str:
    path = str(tmp_path / "plans.sqlite")
    engine = open_database(path)
    store(engine, replace(cao_bang(), coverage=parts), AGENCIES)
    engine.dispose()
    return path


def colours(path: Path) -> set[str]:
    with Image.open(path) as image:
        return {f"#{r:02x}{g:02x}{b:02x}" for _, (r, g, b) in image.convert("RGB").getcolors(1 << 20) or ()}


def test_the_account_is_stored_and_asked_for(tmp_path: Path) -> None:
    db = database(
        tmp_path, part(1, "clause", "clauses", line=1), part(2, "nothing", line=2), part(3, "nothing", line=3)
    )
    found = coverage("Cao Bằng", db)
    assert [p.position for p in found.parts] == [1, 2, 3]
    assert found.lost.rows == (("clause", "line 2", "line 3", 2, 10),)
    assert ("clause", "nothing", None, 2, 10, 0) in found.sums.rows


def test_lines_are_drawn_in_the_colour_of_their_record_and_grey_where_nothing_was_read(
    tmp_path: Path,
) -> None:
    parts = (part(1, "clause", "clauses", line=1), part(2, "known", line=4), part(3, "nothing", line=9))
    (made,) = draw_coverage(OWN, parts, Path(), tmp_path / "out", database(tmp_path, *parts))
    assert {COLOURS["clauses"], KNOWN, LOST} <= colours(made)


def test_pages_are_drawn_without_their_pdf_too(tmp_path: Path) -> None:
    parts = (
        part(1, "rows", "tables", page=1, x0=50.0, top=60.0, x1=500.0, bottom=200.0),
        part(2, "nothing", page=3, x0=50.0, top=60.0, x1=700.0, bottom=90.0),
    )
    (made,) = draw_coverage(OWN, parts, tmp_path, tmp_path / "out", database(tmp_path, *parts))
    with Image.open(made) as image:
        assert image.width > 2 * 250


def test_a_run_names_what_was_read_in_part() -> None:
    assert in_part([]) == ""
    assert in_part(["a", "b", "c", "d"]).startswith("Read in part: a, b, c and 1 more.")
