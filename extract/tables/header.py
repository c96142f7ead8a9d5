"""The header of a grid: which rows print it, and what each column holds by it.

A header may have two or three levels ("Dự kiến kinh phí" over "Tổng vốn", "Ngân sách địa phương") and a row of
column numbers "(1) (2) (3)". Formats that know no spans write the merged cell once and leave the cells to its
right empty; the rows below tell how far it reaches.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

import regex

from extract.model import Cell, Column
from extract.tables.matrix import Matrix
from normalize.headers import HeaderMatch, bare_header, header_roles, match_header
from normalize.notes import Code, Note, warning
from normalize.numbering.labels import Kind, cell_label
from normalize.roles import UNMAPPED, role_of
from normalize.text import fold

_KNOWN_SHARE = 0.5
"""Share of a row's filled cells that must be known headers for the row to be one."""
_LONGEST_HEADER = 140
HARDLY_READ = 0.5
"""Chance that a word is right below which a header is tried without it."""
_MAX_LEVELS = 4
_SHORTEST, _NOT_SURE = 4, 0.8
"""Letters of a misread column number at most, and the chance below which it was not read surely."""
_ORDINAL = regex.compile(r"^\(?\s*(?:\d{1,2}|[A-ZĐ])(?:\s*=.*)?\s*\)?$")


def count_header_rows(m: Matrix, extra: Mapping[str, str] | None = None) -> int:
    """How many rows at the top of the grid print its header; 0 where none does."""
    if not m.n_rows or not _is_header_row(m, 0, extra):
        return 0
    rows = _levels(m)
    while rows < min(m.n_rows, _MAX_LEVELS) and (
        _is_second_level(m, rows, extra) or _is_ordinal_row(m, rows)
    ):
        rows += 1
    return rows


def _levels(m: Matrix) -> int:
    """Rows covered by the first row's cells, a cell that spans rows included."""
    spans = [c.row_span for c in m.row(0) if c.text]
    return min(max(spans, default=1), _MAX_LEVELS, m.n_rows)


def _is_header_row(m: Matrix, row: int, extra: Mapping[str, str] | None) -> bool:
    filled = m.filled(row)
    if len(filled) < 2 or any(len(c.text) > _LONGEST_HEADER for c in filled):
        return False
    if _is_data_label(m.text(row, 0)):
        return False
    matches = [match_header(c.text, (), extra) for c in filled]
    known = sum(x.score >= 0.55 for x in matches)
    sure = sum(x.score >= 0.75 for x in matches)
    if any(x.role == "number" and x.score >= 0.95 for x in matches):
        return known >= 2 or len(filled) >= 3
    return (sure >= 2 and known / len(filled) >= _KNOWN_SHARE) or _unknown_header(m, row)


def _is_data_label(text: str) -> bool:
    label = cell_label(text)
    return label is not None and label.kind is not Kind.NAMED


def _unknown_header(m: Matrix, row: int) -> bool:
    """A header in words no register knows: every cell filled and short, and the next row is numbered 1, I or A."""
    if row + 1 >= m.n_rows or m.n_columns < 3:
        return False
    filled = m.filled(row)
    below = cell_label(m.text(row + 1, 0))
    whole = len(filled) >= m.n_columns - 1 and all(len(c.text) <= 60 for c in filled)
    return (
        whole
        and below is not None
        and bool(below.parts)
        and below.parts[-1] == 1
        and not m.text(row, 0)[:1].isdigit()
    )


def _is_second_level(m: Matrix, row: int, extra: Mapping[str, str] | None) -> bool:
    """Sub-headers under a merged cell: they stand only under it, and what they say is a header or a year."""
    filled = m.filled(row)
    if not filled or (m.text(row, 0) and m.at(row, 0) in filled) or any(len(c.text) > 60 for c in filled):
        return False
    if not all(_under_merged(m, row, c.column) for c in filled):
        return False
    known = sum(match_header(c.text, ("kinh phí",), extra).role != UNMAPPED for c in filled)
    return known / len(filled) >= _KNOWN_SHARE


def _under_merged(m: Matrix, row: int, column: int) -> bool:
    """Whether the header above this place is merged over several columns, stated or left empty to the right."""
    above = m.at(row - 1, column)
    if above is None or not above.text or above.column_span > 1:
        return True
    beside = column + 1
    return beside < m.n_columns and not m.text(row - 1, beside) and bool(m.text(row, beside))


def _is_ordinal_row(m: Matrix, row: int) -> bool:
    """A row of column numbers: (1) (2) (3), or 1 2 3 4 5 below the header, or A B 1 2."""
    filled = list(m.filled(row))
    if len(filled) < max(3, m.n_columns - 2):
        return False
    if not all(_ORDINAL.match(c.text) for c in filled):
        return _is_misread_ordinal_row(filled)
    digits = [
        int(regex.sub(r"\D.*$", "", c.text.strip("( "))) for c in filled if c.text.strip("( ")[:1].isdigit()
    ]
    return len(digits) >= 2 and all(b == a + 1 for a, b in itertools.pairwise(digits))


def _is_misread_ordinal_row(filled: Sequence[Cell]) -> bool:
    """A scanned row of column numbers of which some were misread ("q) (2) (3) G)"): half of them count the columns, the
    others are as short and were not read surely."""
    numbers = {
        c.column: int(n[1]) for c in filled if (n := regex.fullmatch(r"\(?(\d{1,2})\)?", c.text)) is not None
    }
    others = [c for c in filled if c.column not in numbers]
    counted = len(numbers) >= max(2, len(filled) / 2) and len({n - at for at, n in numbers.items()}) == 1
    return counted and all(
        len(c.text) <= _SHORTEST and any(p.recognised and p.confidence < _NOT_SURE for p in c.parts)
        for c in others
    )


def read_columns(m: Matrix, n_header: int, extra: Mapping[str, str] | None = None) -> tuple[Column, ...]:
    """What each column holds by the header rows; roles that exclude each other are settled over all columns."""
    columns = tuple(_column(m, n_header, c, extra) for c in range(m.n_columns))
    return settle_roles(columns)


def _column(m: Matrix, n_header: int, index: int, extra: Mapping[str, str] | None) -> Column:
    texts = _levels_over(m, n_header, index)
    if not texts:
        return Column(index, UNMAPPED, "", score=0.0)
    found = match_header(texts[-1], tuple(texts[:-1]), extra)
    if found.role == UNMAPPED and (surer := _surer_words(m, n_header, index)):
        found = match_header(surer, tuple(texts[:-1]), extra)
    return Column(
        index,
        found.role,
        " / ".join(texts),
        unit=found.unit,
        year_start=found.year_start,
        year=found.year,
        score=found.score,
        notes=(_unmapped_note(texts, found),) if found.role == UNMAPPED else (),
    )


def _surer_words(m: Matrix, n_header: int, index: int) -> str:
    """The lowest header over a column without the words that were hardly read (remains of a seal, dirt of a scan).

    Empty where it has none: then there is nothing to try again.
    """
    cells = (c for row in reversed(range(n_header)) if (c := m.at(row, index)) is not None and c.text)
    cell = next(cells, None)
    if cell is None or not any(d.confidence < HARDLY_READ for p in cell.parts for d in p.doubts):
        return ""
    texts: list[str] = []
    for part in cell.parts:
        text = part.text
        for doubt in reversed(part.doubts):
            if doubt.confidence < HARDLY_READ:
                text = text[: doubt.start] + text[doubt.end :]
        texts.append(text)
    return " ".join(" ".join(texts).split())


def _unmapped_note(texts: list[str], found: HeaderMatch) -> Note:
    labels = [f"{role} ({header_roles()[role].label_vi})" for role in found.nearest]
    return warning(
        Code.HEADER_UNMAPPED,
        f"No role is known for the header “{' / '.join(texts)}”; nearest: {', '.join(labels) or 'none'}. "
        f'Teach it with --map "{bare_header(texts[-1])}=ROLE" or a line in normalize/data/headers.csv.',
        expected=", ".join(found.nearest) or None,
        found=" / ".join(texts),
    )


def _levels_over(m: Matrix, n_header: int, index: int) -> list[str]:
    """The header texts over a column from the outermost to its own, without ordinals and repeats."""
    texts: list[str] = []
    for row in range(n_header):
        if _is_ordinal_row(m, row):
            continue
        cell = m.at(row, index)
        text = cell.text if cell else ""
        if not text:
            text = _reaching_over(m, n_header, row, index)
        if text and (not texts or texts[-1] != text):
            texts.append(text)
    return texts


def _reaching_over(m: Matrix, n_header: int, row: int, index: int) -> str:
    """The merged header to the left that reaches over this column, in formats that state no spans.

    It reaches as far as the columns below it have sub-headers and are empty in its own row.
    """
    below = row + 1
    if below >= n_header or not m.text(below, index) or _is_ordinal_row(m, below):
        return ""
    for c in range(index - 1, -1, -1):
        if not m.text(below, c):
            return ""
        if m.text(row, c):
            return m.text(row, c)
    return ""


def settle_roles(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Roles that depend on the other columns.

    "Nội dung" is the title where no column is one, else the description; of two titles the second describes; a
    "Mục tiêu" or "Chỉ tiêu" column beside a title is a target; a single column of time is the period, "Lộ trình" too; "Đơn vị" alone leads where no other column does.
    """
    roles = [c.role for c in columns]
    if "title" not in roles and "content" in roles:
        roles[roles.index("content")] = "title" if "indicator" not in roles else "description"
    roles = ["description" if r == "content" else r for r in roles]
    if "title" in roles:
        first = roles.index("title")
        roles = ["description" if r == "title" and k != first else r for k, r in enumerate(roles)]
        tasks = any(role_of(r).carries_out or role_of(r).holds_time for r in roles)
        roles = ["target" if r == "indicator" and tasks else r for r in roles]
    roles = _begun_and_ended(roles, columns)
    roles = ["baseline" if r == "value" and _is_past(columns[k], columns) else r for k, r in enumerate(roles)]
    if "due" in roles and not {"period", "start"} & set(roles) and roles.count("due") == 1:
        roles[roles.index("due")] = "period"
    if {"title", "roadmap"} <= set(roles) and not any(
        r == "indicator" or role_of(r).holds_time for r in roles
    ):
        roles[roles.index("roadmap")] = "period"
    if "title" in roles and not any(r == "implement" or role_of(r).leads for r in roles):
        roles = ["lead" if r == "unit" and _names_bodies(columns[k]) else r for k, r in enumerate(roles)]
    if "lead" in roles:
        first = roles.index("lead")
        roles = [_second_lead(columns[k]) if r == "lead" and k != first else r for k, r in enumerate(roles)]
    return tuple(replace(c, role=r) if c.role != r else c for c, r in zip(columns, roles, strict=True))


def _begun_and_ended(roles: list[str], columns: tuple[Column, ...]) -> list[str]:
    """Two columns of time under one merged header are its start and its end: "Từ năm", "Đến năm"."""
    times = [k for k, r in enumerate(roles) if r == "period" and columns[k].year is None]
    above = [columns[k].header.rpartition(" / ")[0] for k in times]
    if len(times) != 2 or not above[0] or above[0] != above[1] or {"start", "due"} & set(roles):
        return roles
    told = {times[0]: "start", times[1]: "due"}
    return [told.get(k, r) for k, r in enumerate(roles)]


_AHEAD = ("muc tieu", "ke hoach", "chi tieu", "phan đau", "đinh huong", "du kien", "den nam", "đen nam")


def _is_past(column: Column, columns: tuple[Column, ...]) -> bool:
    """A bare "Năm 2020" before "Mục tiêu 2025" states what was: its year is before all that say they are ahead."""
    ahead = [
        c.year
        for c in columns
        if c.year and role_of(c.role).holds_target and any(w in fold(c.header) for w in _AHEAD)
    ]
    bare = not any(w in fold(column.header) for w in _AHEAD)
    return bare and bool(ahead) and column.year is not None and column.year < min(ahead)


def _names_bodies(column: Column) -> bool:
    """ "Đơn vị" alone is a body where the table names no other: a unit of measure is "Đơn vị tính" or "ĐVT"."""
    return fold(column.header) in ("đon vi", "co quan", "co quan đon vi", "bo nganh")


def _second_lead(column: Column) -> str:
    """Beside a lead column, one headed "thực hiện" holds those who carry out."""
    words = fold(column.header)
    return "lead" if "chu tri" in words else "implement"


def same_header(m: Matrix, n_header: int, columns: tuple[Column, ...]) -> bool:
    """Whether the header of a further piece repeats the table's (typing differences allowed)."""
    roles = read_columns(m, n_header)
    if len(roles) != len(columns):
        return False
    same = sum(
        a.role == b.role or fold(a.header) == fold(b.header) for a, b in zip(roles, columns, strict=True)
    )
    return same >= len(columns) - (1 if len(columns) > 3 else 0)
