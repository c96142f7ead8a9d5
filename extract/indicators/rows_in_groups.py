"""The rows of a table of indicators with the groups over them, and which row is a part of which.

I. KINH TẾ                   a group: it states no figure
1  Giá trị sản xuất   900    the whole
   Trong đó:
   - Công nghiệp      500    a part of it
     + Chế biến       300    a part of the part
II Thu ngân sách      70     a group that states a figure is an indicator, and the whole of its rows
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from extract.indicators.row_parents import OF_PLACES, GroupedRow, with_parents
from extract.indicators.row_texts import AMONG, is_bullet, is_nil, opens_parts, printed_name, row_name
from extract.indicators.row_units import unit_in_name
from extract.model import TaskRow
from normalize.notes import Code, warning
from normalize.numbering.labels import COUNTED, Kind, cell_label
from normalize.roles import role_of
from normalize.targets.years import heading_year
from normalize.text import clean

_MEASURES = regex.compile(
    r"(?:cơ\s+cấu|t[ỷỉ]\s+(?:lệ|trọng|suất)|tốc\s+độ|(?:tổng\s+)?số|(?:tổng\s+)?sản\s+lượng|(?:tổng\s+)?diện\s+tích|giá\s+trị|năng\s+suất|quy\s+mô)(?!\p{L})",
    regex.IGNORECASE,
)
"""A name that says what is measured."""
_GROUP_LABELS = (
    (
        "named",
        regex.compile(
            r"(?P<n>(?:Mục tiêu|Nhóm|Lĩnh vực|Phần|Chương|Nội dung)\s+(?:\d{1,2}|[IVX]+))\s*[:.\-–]"
        ),
    ),
    ("upper", regex.compile(r"(?P<n>[A-HĐ])\s*[.):]\s")),
    ("roman", regex.compile(r"(?P<n>[IVX]{1,5})\s*[.):]\s")),
    ("number", regex.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2})*)\s*[.):]\s")),
)


@dataclass(frozen=True, slots=True)
class _Open:
    """An open group: ``kind`` says which it closes when it opens, ``unit`` what its name hands down."""

    kind: str
    label: str
    unit: str | None
    name: str = ""


def grouped_rows(rows: Sequence[TaskRow], titles: Mapping[tuple[str, ...], str]) -> list[GroupedRow]:
    """The rows in order, without those that only head others.

    Args:
        titles: of the groups, by their paths.
    """
    found: list[GroupedRow] = []
    groups: list[_Open] = []
    numbered = sum(r.number is not None for r in rows) * 2 >= len(rows)
    outer: tuple[str, ...] = ()
    for place, row in enumerate(rows):
        if (path := _path(row, outer)) != outer:
            outer, groups = path, [g for g in groups if g.kind not in ("bullets", "heading", "number")]
        groups = _without_passed(groups, row)
        before = rows[place - 1] if place else None
        after = rows[place + 1] if place + 1 < len(rows) else None
        if _is_group(row, before, after) and not _is_whole(row, after):
            groups = _opened(groups, row, heads=after is not None and not _is_bullet(after))
            continue
        below = bool(groups) and groups[-1].kind == "bullets"
        if below and not _is_bullet(row) and (row.number is not None or not opens_parts(groups[-1].label)):
            groups.pop()
            below = False
        row, next_group = _without_next_group(row, groups)
        goes_on = numbered and _goes_on(row, found)
        years = _years_over(
            [*(titles.get(path[:n], "") for n in range(1, len(path) + 1)), *(g.name for g in groups)]
        )
        grouped = _grouped(row, (*path, *(g.label for g in groups)), groups, among=below, goes_on=goes_on)
        found.append(replace(grouped, years=years))
        if next_group is not None:
            groups = [_Open("named", next_group, None, next_group)]
    return with_parents(found)


def _without_passed(groups: list[_Open], row: TaskRow) -> list[_Open]:
    """The open groups without one of a number that the row's own does not go on: ``6.3`` is no part of ``6.2``."""
    own = row_name(printed_name(row)).number
    passed = [
        k for k, g in enumerate(groups) if g.kind == "number" and own and not own.startswith(f"{g.label}.")
    ]
    return groups[: passed[0]] if passed else groups


def _path(row: TaskRow, before: tuple[str, ...]) -> tuple[str, ...]:
    """The groups over a row; a numbered row that states figures and heads ``8.1`` does not hold ``9``.

    Args:
        before: those over the row before, which hold a row without a number too, also below a name printed once.
    """
    if row.group is None or OF_PLACES.match(printed_name(row)):
        return before if row.number is None and not OF_PLACES.match(printed_name(row)) else ()
    path, own, over = row.group.path, cell_label(row.number or ""), cell_label(row.group.number or "")
    if own is None and over is not None and over.kind in COUNTED and before == path[:-1]:
        return before
    if row.group.number == row.number:
        return path
    level = (
        own is not None and over is not None and own.kind is over.kind and len(own.parts) == len(over.parts)
    )
    return path[:-1] if level else path


def _years_over(titles: Sequence[str]) -> tuple[int | None, int | None] | None:
    """The years that the innermost heading with a year names."""
    found = (heading_year(clean(title)) for title in reversed(titles) if title)
    return next(((m.year_start, m.year) for m in found if m is not None and m.year is not None), None)


def _goes_on(row: TaskRow, before: Sequence[GroupedRow]) -> bool:
    """Whether a row without number, bullet and unit, below one with a number and a unit, is a part of that:
    ``1 Cơ cấu GRDP (%)`` over "Nông nghiệp", "Công nghiệp"."""
    if row.number is not None or not before or not (before[-1].number or before[-1].mark == AMONG):
        return False
    unit = row.field("unit")
    above = before[-1].row.field("unit") if before[-1].number else None
    stated = before[-1].mark == AMONG or (above is not None and not is_nil(above.text))
    return stated and (unit is None or is_nil(unit.text)) and not OF_PLACES.match(printed_name(row))


def _grouped(
    row: TaskRow, path: tuple[str, ...], groups: Sequence[_Open], *, among: bool, goes_on: bool
) -> GroupedRow:
    name = row_name(printed_name(row))
    mark = name.mark or ("-" if row.number is not None and is_bullet(row.number) else "")
    if not mark and (goes_on or (among and opens_parts(groups[-1].label))):
        mark = AMONG
    number = name.number if name.number is not None and "." in name.number else row.number or name.number
    if number is not None and is_bullet(number):
        number = None
    unit = groups[-1].unit if groups else None
    return GroupedRow(row, path, mark, number, unit or (unit_in_name(row.group.title) if row.group else None))


def _without_next_group(row: TaskRow, groups: Sequence[_Open]) -> tuple[TaskRow, str | None]:
    """A group row at the head of a page that was taken for the end of the row before it: cut off, with a
    note.

    Known by the name of the groups before it: ``… so với GDP Mục tiêu 4: Xanh hóa …`` under ``Mục tiêu 3``.
    """
    named = next((g.label for g in groups if g.kind == "named"), None)
    field = row.field("indicator") or row.field("title")
    if named is None or field is None:
        return row, None
    word = named.rpartition(" ")[0]
    match = regex.search(
        rf"\s(?P<label>{regex.escape(word)}\s+(?:\d{{1,2}}|[IVX]+))\s*:\s", clean(field.text)
    )
    if match is None:
        return row, None
    text, tail = clean(field.text)[: match.start()], clean(field.text)[match.start() :].strip()
    note = warning(
        Code.JOIN_DOUBTFUL, "A group row was joined to the row before it; cut off again.", found=tail[:80]
    )
    parts = tuple(p for p in field.parts if clean(p.text) not in tail) or field.parts
    cut = replace(field, text=text, parts=parts, lines=(), notes=(*field.notes, note))
    return replace(row, fields=tuple(cut if f is field else f for f in row.fields)), clean(match["label"])


def _is_group(row: TaskRow, before: TaskRow | None, after: TaskRow | None) -> bool:
    """A row of nothing but its name (the number of the row before may reach into it), over a row with
    content."""
    if after is None or any(not role_of(f.role).identifies and not is_nil(f.text) for f in row.fields):
        return False
    repeated = before is not None and row.number is not None and row.number == before.number
    name = printed_name(row)
    labelled = any(pattern.match(name) for _, pattern in _GROUP_LABELS) or opens_parts(name)
    return row.number is None or repeated or labelled or _letter_kind(row.number) is not None or _is_bullet(after)  # fmt: skip


def _is_whole(row: TaskRow, after: TaskRow | None) -> bool:
    """Whether a row without figures names what the bullets below it are parts of: ``Cơ cấu GRDP`` over "- Dịch vụ", numbered
    among others or not."""
    bullets = after is not None and _is_bullet(after)
    label = cell_label(row.number) if row.number is not None else None
    return (
        (row.number is None or (label is not None and label.kind in COUNTED))
        and bullets
        and not _is_bullet(row)
        and _MEASURES.match(printed_name(row)) is not None
    )


def _is_bullet(row: TaskRow) -> bool:
    if row.number is not None and is_bullet(row.number):
        return True
    name = printed_name(row)
    return row_name(name).mark != "" or opens_parts(name)


def _opened(groups: list[_Open], row: TaskRow, *, heads: bool) -> list[_Open]:
    """The open groups once this one is opened: it closes the last of its kind and what is below that.

    Args:
        heads: the row below is no bullet, so that a row without a number heads all rows to the next such row.
    """
    kind, label = _group_label(row)
    if kind == "bullets" and heads and row.number is None and not opens_parts(label):
        kind = "heading"
    kinds = [g.kind for g in groups]
    kept = groups[: kinds.index(kind)] if kind in kinds else groups
    if kind == "named":
        kept = []
    return [*kept, _Open(kind, label, unit_in_name(printed_name(row)), printed_name(row))]


def _group_label(row: TaskRow) -> tuple[str, str]:
    name = printed_name(row)
    for kind, pattern in _GROUP_LABELS:
        match = pattern.match(name)
        if match:
            return kind, match["n"]
    number = row.number or ""
    return _letter_kind(number) or "bullets", number or name


def _letter_kind(number: str) -> str | None:
    """Whether a number is roman or a capital, as those of groups are; None for any other."""
    label = cell_label(number)
    return {Kind.ROMAN: "roman", Kind.UPPER: "upper"}.get(label.kind) if label is not None else None
