"""The picture of a value shows the ink of the value, from the record's own provenance."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from extract.errors import DamagedFile, MissingFile
from extract.model import Box
from extract.page_picture import VALUE_SCALE, draw_value
from schema.database.opening import open_database
from schema.errors import DocumentNotFound
from schema.load.store import store
from tests.samples.files import CORPUS, corpus_file, records_of
from vnplans.pictures.sources import source_pictures
from vnplans.questions.registers import agency_records

RECORD = "cao-bang-337-qd-ubnd-2018:t1:A:2"


def dark(path: Path) -> int:
    """Dots of dark ink in a picture, the red outline not counted."""
    with Image.open(path) as image:
        return int((np.asarray(image.convert("RGB")).max(axis=2) < 110).sum())


def place(field: str) -> tuple[int, Box]:
    records = records_of(corpus_file("cao-bang", ".pdf"))
    p = next(p for p in records.provenance if p.record_id == RECORD and p.field == field)
    assert p.page and p.x0 and p.top and p.x1 and p.bottom
    return p.page, Box(p.x0, p.top, p.x1, p.bottom)


def test_a_picture_is_as_large_as_its_box_and_margin(tmp_path: Path) -> None:
    page, box = place("budget_vnd")
    out = draw_value(corpus_file("cao-bang", ".pdf"), page, [box], tmp_path / "a" / "b.png", margin=10)
    with Image.open(out) as image:
        assert abs(image.width - (box.width + 20) * VALUE_SCALE) <= 2
        assert abs(image.height - (box.height + 20) * VALUE_SCALE) <= 2


def test_the_ink_lies_inside_the_box(tmp_path: Path) -> None:
    """What is dark in the picture is the printed value: without the box's inside hardly a dot is left."""
    page, box = place("budget_vnd")
    pdf = corpus_file("cao-bang", ".pdf")
    tight = draw_value(pdf, page, [box], tmp_path / "tight.png", margin=0)
    beside = Box(box.x0, box.top - box.height * 0.8, box.x1, box.top - 1)
    empty = draw_value(pdf, page, [beside], tmp_path / "empty.png", margin=0)
    assert dark(tight) > 40
    assert dark(empty) < dark(tight) / 4


def test_without_boxes_the_whole_page_is_shown(tmp_path: Path) -> None:
    out = draw_value(corpus_file("cao-bang", ".pdf"), 1, [], tmp_path / "page.png")
    with Image.open(out) as image:
        assert image.height > image.width > 250


@pytest.mark.parametrize(
    ("page", "box"),
    [
        pytest.param(999, Box(10, 10, 20, 20), id="no-such-page"),
        pytest.param(0, Box(10, 10, 20, 20), id="pages-count-from-1"),
        pytest.param(1, Box(5000, 10, 5020, 20), id="box-off-the-page"),
    ],
)
def test_a_place_that_is_not_there(page: int, box: Box, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="page"):
        draw_value(corpus_file("cao-bang", ".pdf"), page, [box], tmp_path / "x.png")
    assert not (tmp_path / "x.png").exists()


def test_files_that_cannot_be_drawn(tmp_path: Path) -> None:
    with pytest.raises(MissingFile):
        draw_value(tmp_path / "none.pdf", 1, [], tmp_path / "x.png")
    (tmp_path / "bad.pdf").write_bytes(b"no pdf")
    with pytest.raises(DamagedFile):
        draw_value(tmp_path / "bad.pdf", 1, [], tmp_path / "x.png")


@pytest.fixture
def db(tmp_path: Path) -> str:
    path = str(tmp_path / "plans.sqlite")
    engine = open_database(path)
    store(engine, records_of(corpus_file("cao-bang", ".pdf")), agency_records())
    engine.dispose()
    return path


def test_a_record_s_source_is_found_by_the_file_s_hash(db: str, tmp_path: Path) -> None:
    made = source_pictures(RECORD, CORPUS, tmp_path / "out", db)
    assert [p.suffix for p in made] == [".png"] * len(made)
    assert made
    assert dark(made[0]) > 500
    (one,) = source_pictures(
        RECORD, corpus_file("cao-bang", ".pdf"), tmp_path / "out", db, field="budget_vnd"
    )
    assert 40 < dark(one) < dark(made[0])


def test_another_file_or_record_is_refused(db: str, tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match="not there"):
        source_pictures(RECORD, corpus_file("bac-ninh", ".pdf"), tmp_path, db)
    with pytest.raises(DocumentNotFound):
        source_pictures("no-such-record", CORPUS, tmp_path, db)
    with pytest.raises(DocumentNotFound):
        source_pictures(RECORD, CORPUS, tmp_path, db, field="no_such_field")
