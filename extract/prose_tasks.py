"""Tasks that stand in prose, told by their labels: "Chủ trì: …; phối hợp: …; thời gian: …".

Only where such labels stand: a duty of a body in "Tổ chức thực hiện" is a clause and no task. The labels may stand
behind the task in its own clause, in brackets, or each in a bullet below it; what a label means is told by the
register of headers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from extract.model import Clause, RawField, TaskRow
from normalize.headers import match_header
from normalize.notes import Code, warning

_LABEL = regex.compile(
    r"(?<![\p{L}\d])(?P<label>(?:các\s+)?(?:cơ quan|đơn vị|tổ chức|thời gian|thời hạn|tiến độ|sản phẩm|kết quả|kinh phí|nguồn|chủ trì"
    r"|phối hợp|lộ trình)(?:\s+[\p{L},/]+){0,5})\s*:\s*",
    regex.IGNORECASE,
)
_ROLES = frozenset(
    {
        "lead",
        "support",
        "lead_support",
        "implement",
        "approver",
        "monitor",
        "period",
        "due",
        "product",
        "budget",
        "funding",
    }
)
_SURE = 0.75
"""Score a label needs to be taken for one: prose is full of colons."""
_EDGES = " \t-–+*•;,.("


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A labelled part of a clause: its role, its text, and where the text begins in the clause."""

    role: str
    text: str
    start: int
    label_start: int


def read_prose_tasks(clauses: Sequence[Clause], position: int = 0) -> tuple[TaskRow, ...]:
    """Tasks of the body that are told by labels, in order.

    Args:
        position: how many tasks of the document come before them.
    """
    by_path = {c.path: c for c in clauses}
    fields: dict[str, list[RawField]] = {}
    titles: dict[str, RawField] = {}
    for clause in clauses:
        parts = labelled_parts(clause.text)
        if not parts:
            continue
        head = clause.text[: parts[0].label_start].strip(_EDGES)
        owner = clause if head else by_path.get(clause.parent or "")
        if owner is None:
            continue
        titles.setdefault(owner.path, _title(owner, head))
        fields.setdefault(owner.path, []).extend(_field(p, clause) for p in parts)
    return _rows(fields, titles, by_path, position)


def _rows(
    fields: Mapping[str, list[RawField]],
    titles: Mapping[str, RawField],
    by_path: Mapping[str, Clause],
    position: int,
) -> tuple[TaskRow, ...]:
    rows: list[TaskRow] = []
    for path, own in fields.items():
        roles = {f.role for f in own}
        if not roles & {"lead", "lead_support"} or not titles[path].text:
            continue
        if "due" in roles and "period" not in roles:
            own = [_as_period(f) for f in own]
        own = _with_doubt(own)
        rows.append(
            TaskRow(
                position=position + len(rows) + 1,
                table=None,
                clause_path=path,
                row=0,
                number=by_path[path].label.strip("().- ") or None,
                group=None,
                parent=None,
                fields=(titles[path], *own),
            )
        )
    return tuple(rows)


def _with_doubt(own: list[RawField]) -> list[RawField]:
    """Where a label stands twice under one clause, what was read as one task may be several: each role says so once."""
    leads = sum(f.role in ("lead", "lead_support") for f in own)
    if leads < 2:
        return own
    note = warning(
        Code.JOIN_DOUBTFUL,
        f"The label of lead bodies stands {leads} times under this clause: it may hold several tasks, read here as one.",
    )
    first = {f.role: k for k, f in reversed(list(enumerate(own)))}
    return [replace(f, notes=(*f.notes, note)) if first[f.role] == k else f for k, f in enumerate(own)]


def labelled_parts(text: str) -> tuple[_Labelled, ...]:
    """The labelled parts of a clause, in order; empty where it has none."""
    found = [(m, match_header(m["label"].strip())) for m in _LABEL.finditer(text)]
    sure = [(m, h) for m, h in found if h.role in _ROLES and h.score >= _SURE]
    parts = []
    for k, (label, header) in enumerate(sure):
        end = sure[k + 1][0].start() if k + 1 < len(sure) else _end_of_last(text, label.end())
        value = text[label.end() : end].strip(" ;,.")
        if value and len(value) <= 400:
            parts.append(_Labelled(header.role, value, text.index(value, label.end()), label.start()))
    return tuple(parts)


def _end_of_last(text: str, start: int) -> int:
    """Where the last labelled part ends: at its bracket, its sentence, or the clause's end."""
    found = regex.compile(r"\)|\.\s+(?=\p{Lu})|$").search(text, start)
    return found.start() if found else len(text)


def _title(owner: Clause, head: str) -> RawField:
    text = head or owner.heading or owner.text
    start = owner.text.find(text)
    return RawField("title", text.strip(_EDGES), owner.fragments, None, offset=_offset(owner) + max(start, 0))


def _field(part: _Labelled, clause: Clause) -> RawField:
    return RawField(part.role, part.text, clause.fragments, None, offset=_offset(clause) + part.start)


def _offset(clause: Clause) -> int:
    """Where a clause's own text begins in its fragments, behind its label."""
    joined = " ".join(f.text for f in clause.fragments)
    return max(joined.find(clause.text[:40]), 0)


def _as_period(field: RawField) -> RawField:
    """Where there is only one time, it is the period (contract)."""
    if field.role != "due":
        return field
    return RawField(
        "period",
        field.text,
        field.parts,
        field.column,
        field.lines,
        field.confidence,
        field.notes,
        field.offset,
    )
