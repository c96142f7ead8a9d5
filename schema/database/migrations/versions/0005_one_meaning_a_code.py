"""Codes of findings that meant two things are parted: findings get their new code, and the id that holds it.

A person's decision hangs on the id of a finding (``…:t1:4!budget_vnd!number_ambiguous``), so the ids must be those that
the next reading of the document gives. Where some of several findings of one field get another code, those that stay are
counted again: ``number_ambiguous~2`` is ``number_ambiguous`` once the first has become ``several_values``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import count

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision: str | None = "0004"
branch_labels = None
depends_on = None

_HEAD_FIELDS = ("number", "issued_on", "issuer_raw")
_SEVERAL = (
    "Several columns of emissions; the first amount was taken.",
    "One of several lines cannot be read: no sum was made.",
    "Several lines; their sum was taken.",
    "The row states several priorities; the first was taken.",
    "The row states several lengths of time; the first was taken.",
    "One of the amounts of the row cannot be read: no sum was made.",
    "The columns hold parts; their sum was taken.",
    "The headers of several columns of money do not say which is the total; their sum was taken.",
    "One line is the sum of the others and was taken as their total.",
    "The same amount stands in two lines of the row; each was counted.",
    "several amounts in one cell; the first was taken",
    "The cell holds several periods; their whole span was taken.",
    "The cells hold several periods; their whole span was taken.",
    "The years between the crosses are not all marked.",
)
"""What version 0004 said where the print states several values and a column holds one."""


def upgrade() -> None:
    _recode(_new_code)


def downgrade() -> None:
    _recode(_old_code)


def _new_code(finding: sa.Row[tuple[str, ...]]) -> str:
    """The code that says what the finding means."""
    code, place = finding.code, (finding.record_table, finding.field)
    if code == "row_truncated" and place[0] == "documents" and place[1] in _HEAD_FIELDS:
        return "head_missing"
    if code == "row_truncated" and place == ("cells", "x0"):
        return "place_wrong"
    if code == "appendix_unread" and place == ("documents", "status"):
        return "ocr_missing"
    if code == "cell_shifted" and place == ("tables", "caption"):
        return "line_missing"
    return "several_values" if finding.message in _SEVERAL else str(code)


def _old_code(finding: sa.Row[tuple[str, ...]]) -> str:
    """The code that version 0004 gave."""
    if finding.code == "several_values":
        times = {"priority": "parts_mismatch", "period_raw": "period_unparsed", "due_raw": "period_unparsed"}
        return times.get(finding.field, "number_ambiguous")
    before = {
        "head_missing": "row_truncated",
        "place_wrong": "row_truncated",
        "ocr_missing": "appendix_unread",
        "line_missing": "cell_shifted",
    }
    return before.get(finding.code, str(finding.code))


def _recode(code_of: Callable[[sa.Row[tuple[str, ...]]], str]) -> None:
    """Gives findings the code that ``code_of`` says; ids by a detour, so that none meets another on the way."""
    connection = op.get_bind()
    query = sa.text("SELECT finding_id, record_table, record_id, field, code, message FROM findings")
    found = connection.execute(query).all()
    codes = {f.finding_id: code_of(f) for f in found}
    parted = [f for f in found if codes[f.finding_id] != f.code]
    counted = {(f.record_id, f.field, code) for f in parted for code in (f.code, codes[f.finding_id])}
    own = [f for f in found if (f.record_id, f.field, f.code) in counted and _number(f) is not None]
    changes = list(_changes(own, codes))
    if changes:
        rename = sa.text("UPDATE findings SET finding_id = :new, code = :code WHERE finding_id = :old")
        connection.execute(rename, [{**c, "new": f"{c['old']}~moving"} for c in changes])
        connection.execute(rename, [{**c, "old": f"{c['old']}~moving"} for c in changes])


def _changes(found: Iterable[sa.Row[tuple[str, ...]]], codes: dict[str, str]) -> Iterable[dict[str, str]]:
    """Old id, new id and code of each finding that changes, counted within its record, field and code."""
    taken: set[str] = set()
    for finding in sorted(found, key=_order):
        old, code = finding.finding_id, codes[finding.finding_id]
        stem = f"{finding.record_id}!{finding.field or ''}!{code}"
        ids = (stem if n == 1 else f"{stem}~{n}" for n in count(1))
        new = next(i for i in ids if i not in taken)
        taken.add(new)
        if new != old:
            yield {"old": old, "new": new, "code": code}


def _order(finding: sa.Row[tuple[str, ...]]) -> tuple[str, str, int]:
    return finding.record_id, finding.code, _number(finding) or 0


def _number(finding: sa.Row[tuple[str, ...]]) -> int | None:
    """1 for an id without an ending, 2 for ``…~2``; None for one that ends in a hash (of two files)."""
    ending = finding.finding_id.removeprefix(f"{finding.record_id}!{finding.field or ''}!{finding.code}")
    if not ending:
        return 1
    return int(ending[1:]) if ending[1:].isdecimal() and len(ending) < 8 else None
