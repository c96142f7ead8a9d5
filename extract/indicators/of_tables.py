"""Rows of indicator tables to indicators: one row one indicator, one value cell one target.

Columns come with their roles (``normalize/data/headers.csv``): ``indicator`` is the name, ``value`` columns
hold targets of the year or span their header names, ``unit`` a column of units. Columns of what was
(``Thực hiện năm 2020``) or of how much was done hold no targets. A row of nothing but a name over rows with
content is a group (``Mục tiêu 2: …``, ``I. Lĩnh vực năng lượng``, ``Cơ cấu kinh tế`` over ``- Nông nghiệp``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from extract.indicators.figure_columns import Figures, figures_of
from extract.indicators.parts_and_places import area_of, with_parents
from extract.indicators.row_values import is_nil, row_values, with_summed_rows
from extract.model import Table, TaskRow
from extract.model.indicators import Indicator, places_of
from extract.model.printed import Printed, printed
from extract.tables.matrix import Matrix, table_matrix
from extract.tasks.of_tables import read_rows
from normalize.notes import Code, warning
from normalize.numbering.labels import Kind, cell_label
from normalize.roles import role_of
from normalize.targets.read import Told, read_targets
from normalize.text import clean

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
class _Figured:
    """A table with what the figures of its columns are; ``now``: the year of the document."""

    m: Matrix
    figures: Mapping[int, Figures]
    now: int | None


def table_indicators(tables: Sequence[Table], now: int | None = None) -> Iterator[Indicator]:
    """The indicators of every table of that kind, in order; ``part_of`` counts them from 1.

    Args:
        now: the year of the document.
    """
    before = 0
    for table in tables:
        if table.kind == "indicators":
            of = _Figured(table_matrix(table), figures_of(table, now), now)
            found = with_parents(list(_of_rows(with_summed_rows(read_rows(table)), of)), before)
            before += len(found)
            yield from found


def _of_rows(rows: tuple[TaskRow, ...], of: _Figured) -> Iterator[Indicator]:
    groups: list[tuple[str, str]] = []
    outer: tuple[str, ...] = ()
    for place, row in enumerate(rows):
        if (path := row.group.path if row.group else ()) != outer:
            outer, groups = path, [g for g in groups if g[0] != "bullets"]
        before = rows[place - 1] if place else None
        after = rows[place + 1] if place + 1 < len(rows) else None
        if _is_group(row, before, after):
            groups = _opened(groups, row)
            continue
        if groups and groups[-1][0] == "bullets" and not _is_bullet(row):
            groups.pop()
        own = row.group.path if row.group else ()
        row, next_group = _without_next_group(row, groups)
        yield _indicator(row, (*own, *(name for _, name in groups)), of)
        if next_group is not None:
            groups = [("named", next_group)]


def _without_next_group(row: TaskRow, groups: list[tuple[str, str]]) -> tuple[TaskRow, str | None]:
    """A group row at the head of a page that was taken for the end of the row before it: cut off, with a
    note.

    Known by the name of the groups before it: ``… so với GDP Mục tiêu 4: Xanh hóa …`` under ``Mục tiêu 3``.
    """
    named = next((label for kind, label in groups if kind == "named"), None)
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
    labelled = any(pattern.match(_name(row)) for _, pattern in _GROUP_LABELS)
    return row.number is None or repeated or labelled or _letter_kind(row.number) is not None or _is_bullet(after)  # fmt: skip


def _is_bullet(row: TaskRow) -> bool:
    if row.number is not None and regex.fullmatch(r"[-–+*•]", row.number):
        return True
    return regex.match(r"[-–+*•]\s*\p{L}|(?:trong đó|gồm)\b", _name(row), regex.IGNORECASE) is not None


def _opened(groups: list[tuple[str, str]], row: TaskRow) -> list[tuple[str, str]]:
    """The open groups once this one is opened: it closes the last of its kind and what is below that."""
    kind, label = _group_label(row)
    kinds = [k for k, _ in groups]
    kept = groups[: kinds.index(kind)] if kind in kinds else groups
    if kind == "named":
        kept = []
    return [*kept, (kind, label)]


def _group_label(row: TaskRow) -> tuple[str, str]:
    name = _name(row)
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


def _name(row: TaskRow) -> str:
    field = row.field("indicator") or row.field("title")
    return clean(field.text) if field else ""


def _indicator(row: TaskRow, group_path: tuple[str, ...], of: _Figured) -> Indicator:
    name_field = row.field("indicator") or row.field("title")
    name = _name(row)
    own = read_targets(name, told=Told(now=of.now))
    name_at = printed(name, name_field.parts) if name_field else Printed(name, (), None)
    values = row_values(row, of.m, of.figures, name, of.now)
    targets = (*own.targets, *values.targets)
    observations = (*own.observations, *values.observations)
    return Indicator(
        position=0,
        clause_path=None,
        table=row.table,
        task_position=None,
        number=row.number,
        group_path=group_path,
        code=_text(row, "code"),
        name=name,
        national_code=_text(row, "national_code"),
        roadmap=_text(row, "roadmap"),
        raw=clean(" | ".join(f.text for f in row.fields)),
        fragments=name_field.parts if name_field else tuple(p for f in row.fields for p in f.parts),
        targets=targets,
        bodies=tuple(f for f in row.fields if role_of(f.role).holds_bodies),
        name_at=name_at,
        targets_at=(*places_of(own.targets, name_at), *values.targets_at),
        observations=observations,
        observations_at=(*places_of(own.observations, name_at), *values.observations_at),
        area=area_of(name),
        confidence=min([t.confidence for t in targets] + [o.confidence for o in observations], default=0.95),
        notes=(*row.notes, *own.notes, *(n for f in row.fields for n in f.notes), *values.notes),
    )


def _text(row: TaskRow, role: str) -> str | None:
    field = row.field(role)
    text = clean(field.text) if field else ""
    return text if text and not is_nil(text) else None
