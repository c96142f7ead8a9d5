"""Funding: what a cell names against the source its column stands for."""

from __future__ import annotations

from extract.model import RawField
from normalize.marks.ticks import is_tick
from normalize.money.funding import funding_phrases, parse_funding, source_of_header
from normalize.money.unpriced import says_no_amount
from normalize.notes import Code, Note, warning
from normalize.periods.read import looks_like_period
from normalize.text import bare, clean
from schema.checks.given import CheckInput, page_of
from schema.contract.ids import table_id
from schema.recorder import Recorder

_BROAD = {
    "state_budget": frozenset({"central_budget", "local_budget", "state_budget"}),
    "local_budget": frozenset({"local_budget", "state_budget"}),
    "central_budget": frozenset({"central_budget", "state_budget"}),
}
"""Sources that may stand under a column of this source."""
_FEWEST = 5
"""Cells of a column from which one finding speaks of them all."""
_SHORTEST = 2
"""Letters of a cell that may name a source."""


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


def check_sources_read(given: CheckInput, recorder: Recorder) -> None:
    """A finding on each cell of sources whose words name none that the register knows: it has no row of ``task_funding``; one
    on the column where most of its cells are so (``I, II, IV``, explained in a note)."""
    for rows in given.rows:
        cells = [(r, f) for t, r in given.tasks() if t.table == rows.table for f in t.all_of("funding")]
        unread = [(record, field) for record, field in cells if _names_none(field)]
        if len(unread) >= _FEWEST and 2 * len(unread) > len(cells):
            table = given.table(rows.table)
            record = table_id(given.setting.document_id, table.position)
            recorder.note("cells", record, "funding", _unread(unread[0][1]), table.page_first)
            continue
        for record, field in unread:
            recorder.note("task_funding", record, "raw", _unread(field), page_of(field))


def _names_none(field: RawField) -> bool:
    words = "".join(c for c in field.text if c.isalpha())
    if len(words) < _SHORTEST or parse_funding(field.text) or says_no_amount(field.text):
        return False
    return not _says_nothing(field.text) and not any(n.code is Code.CELL_SHIFTED for n in field.notes)


def _says_nothing(text: str) -> bool:
    """Whether a cell of sources is a mark, a time (told elsewhere) or words that hide the names in them (``Không bố trí ngân sách``)."""
    low = bare(clean(text))
    hidden = any(p.scope == "none" and bare(p.phrase) in low for p in funding_phrases())
    return is_tick(text) or looks_like_period(text) or hidden


def _unread(field: RawField) -> Note:
    return warning(
        Code.CELL_SHIFTED,
        "The cell stands under a heading of sources of money and names none of the register.",
        found=field.text[:120],
    )


def _note(field: RawField, header: str) -> Note:
    return warning(
        Code.CELL_SHIFTED,
        f"The cell names another source than “{header}”, under which it stands; its words were believed.",
        expected=header,
        found=field.text[:120],
    )
