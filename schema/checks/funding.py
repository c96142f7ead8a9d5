"""Funding: what a cell names against the source its column stands for."""

from __future__ import annotations

from extract.model import RawField
from normalize.money.funding import parse_funding, source_of_header
from normalize.notes import Code, Note, warning
from schema.checks.given import CheckInput, page_of
from schema.recorder import Recorder

_BROAD = {
    "state_budget": frozenset({"central_budget", "local_budget", "state_budget"}),
    "local_budget": frozenset({"local_budget", "state_budget"}),
    "central_budget": frozenset({"central_budget", "state_budget"}),
}
"""Sources that may stand under a column of this source."""


def check_funding(given: CheckInput, recorder: Recorder) -> None:
    """A finding on each cell that names other sources than the one it stands under."""
    for task, record in given.tasks():
        for field in task.all_of("funding_mark"):
            header = field.column.header.split(" / ")[-1] if field.column else ""
            source = source_of_header(header)
            if source is None or source == "other":
                continue
            named = {m.source for m in parse_funding(field.text, header_source=None)} - {"other"}
            if named and not named & _BROAD.get(source, frozenset({source})):
                recorder.note("task_funding", record, "raw", _note(field, header), page_of(field))


def _note(field: RawField, header: str) -> Note:
    return warning(
        Code.CELL_SHIFTED,
        f"The cell names another source than “{header}”, under which it stands; its words were believed.",
        expected=header,
        found=field.text[:120],
    )
