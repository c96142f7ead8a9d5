"""Cells of a kind that their column does not hold: a period among bodies, a name among amounts.

A shifted cell betrays itself by its kind. The kinds that can be told from the text alone (a label, a period,
an amount, a mark, a body's name) are looked for in columns whose other cells are of other kinds; words are
looked for in columns of amounts and periods.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

import regex

from extract.model import Column, RawField
from normalize.headers import names_part_of_year
from normalize.marks.ticks import is_empty_box, is_tick
from normalize.money.cell import parse_money
from normalize.money.funding import parse_funding
from normalize.money.unpriced import says_no_amount
from normalize.notes import Code, Note, Severity, info, warning
from normalize.official_words import begins_body
from normalize.periods.read import looks_like_period
from normalize.roles import Role, role_of
from normalize.text import clean, fold, key
from schema.checks.given import CheckInput, field_of, page_of
from schema.contract.ids import table_id
from schema.contract.records import TaskAgencyRecord
from schema.recorder import Recorder

_FEWEST = 5
_FOREIGN = 0.1
"""Share of a column's cells up to which a kind is foreign to it."""
_TELLING = frozenset({"label", "amount", "period", "mark", "body", "rank"})
"""Kinds that are told by the text alone; plain words stand anywhere but among figures (and what a
period's parser cannot read it says itself)."""
_AMOUNT = regex.compile(
    r"^[≈~<>≤≥]?\s*\d[\d.,\s]*\s*(?:%|tỷ|tỉ|triệu|nghìn|ngàn|đồng|vnđ|vnd|usd|ha|mw|kw|tấn|tco2\S*)*(?:\s+đồng)?\s*$",
    regex.IGNORECASE,
)
_NOTHING = regex.compile(r"^[-–—]+$")
"""A dash says that there is nothing."""
_LABEL = regex.compile(r"^(?:[IVXL]+|[A-ZĐ]|[A-ZĐ]\s?\d{1,2}|\d{1,2}(?:\.\d{1,2})+)\.?$")
_RANK = frozenset({"cao", "trung binh", "thap", "rat cao", "uu tien"})
_WORDS = regex.compile(r"\p{L}+")
_ROLE_WORDS = regex.compile(
    r"\b(?:chủ trì|phối hợp|thực hiện|ch[ỉi] đạo|kiểm tra|theo dõi|giám sát|tham mưu|trình|phê duyệt|cùng|với|và|các|"
    r"của|trên địa bàn|tỉnh|liên quan|có|cơ quan|đơn vị)\b",
    regex.IGNORECASE,
)


@lru_cache(maxsize=4096)
def kind_of(text: str) -> str:
    """amount, label, period, mark, body, rank, or words."""
    plain = clean(text)
    if is_tick(plain) or is_empty_box(plain):
        return "mark"
    if looks_like_period(plain) and not _AMOUNT.match(plain):
        return "period"
    if _LABEL.match(plain):
        return "label"
    if _AMOUNT.match(plain):
        return "amount"
    if fold(plain) in _RANK:
        return "rank"
    return "body" if begins_body(plain) and " " in plain and len(plain) < 200 else "words"


def check_kinds(given: CheckInput, recorder: Recorder) -> None:
    """A finding on each cell that is of a kind its column does not hold."""
    for rows in given.rows:
        ids = {id(f): record for t, record in given.tasks() if t.table == rows.table for f in t.fields}
        for column in given.table(rows.table).columns:
            fields = [
                f
                for t in rows.tasks
                for f in t.fields
                if f.column is not None and f.column.index == column.index and not _NOTHING.match(f.text)
            ]
            for field in _foreign(fields, column):
                if id(field) in ids and not _is_told(field):
                    table, name = field_of(column.role)
                    recorder.note(table, ids[id(field)], name, _note(field, column), page_of(field))


def _foreign(fields: Sequence[RawField], column: Column) -> list[RawField]:
    kinds = [_kind_in(f.text, column) for f in fields]
    counts = Counter(kinds)
    if len(fields) < _FEWEST:
        return []
    home = _at_home(role_of(column.role))
    rare = {k for k, n in counts.items() if n <= max(1, _FOREIGN * len(fields)) and k not in home}
    if column.role != "number" and role_of(column.role).figure != "own":
        rare &= _TELLING
    if role_of(column.role).is_prose:
        rare -= {"body"}
    return [f for f, k in zip(fields, kinds, strict=True) if k in rare]


def _at_home(role: Role) -> frozenset[str]:
    """The kinds that a column of a role is made for; any other kind is foreign there once it is rare."""
    if role.holds_time:
        return frozenset({"period"})
    if role.figure == "own":
        return frozenset({"amount", "mark"})
    return frozenset({"label", "amount"} if role.name == "number" else ())


def _kind_in(text: str, column: Column) -> str:
    kind = kind_of(text)
    if role_of(column.role).holds_time and (looks_like_period(clean(text)) or names_part_of_year(text)):
        return "period"
    if role_of(column.role).adds_up and kind in ("label", "words") and _states_amount(text, column):
        return "amount"
    if role_of(column.role).holds_bodies and kind in ("words", "rank"):
        return "body"
    return kind


def _states_amount(text: str, column: Column) -> bool:
    """Whether a cell of figures with words in it states one, or how it is paid: ``18 + 7,5``, ``1.200 (nguồn khác)``,
    ``2.``, ``PPP``, ``Theo dự toán được duyệt``; what cannot be taken of an amount (``1,2 - 1,5 tỷ đồng``) is told by its reading."""
    if role_of(column.role).money and (parse_funding(text) or says_no_amount(text)):
        return True
    read = parse_money(text, header_unit=column.unit or "đồng")
    return read.amount_vnd is not None or any(n.severity is not Severity.INFO for n in read.notes)


def _is_told(field: RawField) -> bool:
    return any(n.code is Code.CELL_SHIFTED for n in field.notes)


def _note(field: RawField, column: Column) -> Note:
    return warning(
        Code.CELL_SHIFTED,
        f"The cell holds {_named(kind_of(field.text))}, the others under “{column.header}” do not: "
        "it may belong to a neighbouring column.",
        found=field.text[:120],
    )


def _named(kind: str) -> str:
    return {"amount": "a figure", "body": "a body", "rank": "a rank", "words": "words"}.get(kind, f"a {kind}")


def check_bodies(given: CheckInput, recorder: Recorder) -> None:
    """Cells under a heading of bodies that name none: single ones, or the whole column under a wrong
    heading."""
    bodies: dict[str, list[TaskAgencyRecord]] = {}
    for body in given.records.task_agencies:
        bodies.setdefault(body.task_id, []).append(body)
    for rows in given.rows:
        for column in given.table(rows.table).columns:
            if not role_of(column.role).holds_bodies:
                continue
            cells = [(r, f) for t, r in given.tasks() if t.table == rows.table for f in t.all_of(column.role)]
            without = [(r, f) for r, f in cells if not _names_body(f, bodies.get(r, ()))]
            if len(cells) >= _FEWEST and 2 * len(without) > len(cells):
                table = given.table(rows.table)
                record = table_id(given.setting.document_id, table.position)
                note = _wrong_heading(column, len(without), len(cells))
                recorder.note("cells", record, "role", note, table.page_first)
            elif column.role == "approver":
                for record, field in without:
                    recorder.note("tasks", record, "approver_raw", _no_body(field), page_of(field))
            for record, field in cells:
                name = "approver_raw" if column.role == "approver" else field_of(column.role)[1]
                if (record, field) in without:
                    if column.role != "approver" and _is_left_out(field, bodies.get(record, ())):
                        recorder.note("tasks", record, name, _no_body(field), page_of(field))
                    continue
                for note in _beside(field, bodies.get(record, ())):
                    recorder.note("tasks", record, name, note, page_of(field))


def _beside(field: RawField, bodies: Sequence[TaskAgencyRecord]) -> Iterator[Note]:
    """Notes on what a cell of bodies says beside them and their roles: a period, a figure, words."""
    left = _without_bodies(field, bodies)
    foreign = [p for p in left.split("|") if kind_of(p) in ("period", "amount") and clean(p)]
    if foreign:
        message = f"Beside the bodies stands “{clean(foreign[0])}”: it may belong to a neighbouring column."
        yield warning(Code.CELL_SHIFTED, message, found=field.text[:120])
    longest = max((" ".join(_WORDS.findall(part)) for part in left.split("|")), key=len, default="")
    if longest.count(" ") >= 1:
        message = f"Beside the bodies the cell says “{longest[:60]}”: a remark, or text of another column."
        yield info(Code.CELL_SHIFTED, message, found=field.text[:120])


def _without_bodies(field: RawField, bodies: Sequence[TaskAgencyRecord]) -> str:
    """A cell without its bodies and the words of their roles; ``|`` where a body stood."""
    left = clean(field.text)
    for body in sorted(bodies, key=lambda b: -len(b.raw or "")):
        left = left.replace(clean(body.raw or ""), " | ") if body.raw else left
        left = left.replace(clean(body.scope or ""), " | ") if body.scope else left
    return _ROLE_WORDS.sub(" ", left)


def _names_body(field: RawField, bodies: Sequence[TaskAgencyRecord]) -> bool:
    text = key(field.text)
    return any((b.agency_id is not None or b.is_open_set) and key(b.raw or "") in text for b in bodies)


def _is_left_out(field: RawField, bodies: Sequence[TaskAgencyRecord]) -> bool:
    """Whether a cell has words and gives no row at all: "Ngân sách tỉnh", "Quý IV/2026" under supporting bodies.

    A name that is not known has a row and a note of its own.
    """
    text = key(field.text)
    return bool(_WORDS.search(field.text)) and not any(b.raw and key(b.raw) in text for b in bodies)


def _no_body(field: RawField) -> Note:
    return warning(
        Code.CELL_SHIFTED,
        "The cell stands under a heading of bodies and names none: a remark, or text of another column.",
        found=field.text[:120],
    )


def _wrong_heading(column: Column, without: int, cells: int) -> Note:
    return warning(
        Code.CELL_SHIFTED,
        f"{without} of {cells} cells under “{column.header}” name no body: the heading says something else than "
        "the cells.",
        expected=column.header,
    )
