"""The name of an indicator that is taken from the title of its task, because none was read in a cell in doubt."""

from __future__ import annotations

import pytest

from extract.indicators.of_cells import cell_indicators
from extract.model import Doubt, Fragment, Place, RawField, TaskRow
from normalize.notes import Code, info, warning


def of_cell(*parts: Fragment) -> str | None:
    """What is said of the name of the indicator in a cell of a task."""
    title = Fragment("Quản lý chỉ dẫn địa lý", Place(1))
    notes = tuple(n for p in parts for n in p.notes)
    fields = (
        RawField("title", title.text, (title,), None),
        RawField("target", parts[0].text, parts, None, notes=notes),
    )
    task = TaskRow(1, 1, None, 0, "2", None, None, fields)
    [found] = cell_indicators([task])
    assert found.name == title.text
    return found.name_note.message if found.name_note is not None else None


LOST = warning(Code.OCR_LOW_CONFIDENCE, "Ink beside 'chỉ' that two readers could not read is left out.")


@pytest.mark.parametrize(
    ("part", "told"),
    [
        pytest.param(Fragment("02 chỉ", Place(1), notes=(LOST,), recognised=True), True, id="ink left out"),
        pytest.param(
            Fragment("04 đơn", Place(1), 0.5, doubts=(Doubt(3, 6, 0.5),), recognised=True), True, id="a word"
        ),
        pytest.param(
            Fragment("04 lớp", Place(1), 0.5, doubts=(Doubt(0, 2, 0.5),), recognised=True),
            False,
            id="the figure alone",
        ),
        pytest.param(
            Fragment(
                "04 lớp",
                Place(1),
                notes=(info(Code.OCR_LOW_CONFIDENCE, "A second reader reads the same."),),
                recognised=True,
            ),
            False,
            id="a doubt that was settled",
        ),
        pytest.param(Fragment("04 lớp", Place(1)), False, id="no doubt"),
    ],
)
def test_the_title_in_place_of_a_name_is_doubted(part: Fragment, told: bool) -> None:
    assert (of_cell(part) is not None) is told
