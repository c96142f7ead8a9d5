"""What each column of a grid holds, by its header."""

from __future__ import annotations

from collections.abc import Mapping

from extract.model import Column
from extract.tables.header_rows import is_ordinal_row, is_unit_row
from extract.tables.maimed_headers import with_number_column
from extract.tables.matrix import Matrix
from extract.tables.settled_roles import settled_roles
from normalize.header_units import is_unit
from normalize.headers import HeaderMatch, bare_header, header_roles, match_header
from normalize.notes import Code, Note, warning
from normalize.quantities.stated_units import find_unit
from normalize.roles import UNMAPPED
from normalize.text import fold

LEVELS = " / "
"""What joins the levels of a header; a slash that is printed so (``Kinh phí / nguồn``) loses its spaces."""
_HARDLY_READ = 0.5
"""Confidence (0 to 1) of a recognised word below which a header is also tried without it."""


def read_columns(m: Matrix, n_header: int, extra: Mapping[str, str] | None = None) -> tuple[Column, ...]:
    """What each column holds by the header rows; roles that exclude each other are settled over all
    columns."""
    columns = tuple(_column(m, n_header, c, extra) for c in range(m.n_columns))
    return with_number_column(settled_roles(columns), m, n_header)


def _column(m: Matrix, n_header: int, index: int, extra: Mapping[str, str] | None) -> Column:
    texts = _levels_over(m, n_header, index)
    if not texts:
        return Column(index, UNMAPPED, "", score=0.0)
    alone = len(texts) > 1 and is_unit(texts[-1]) and not _stands_among_nouns(m, n_header, index)
    if alone or (len(texts) > 1 and _is_of_units(m, n_header, texts[-1])):
        *texts, over, unit = texts
        texts = [*texts, f"{over} ({unit.strip('() ')})"]
    found = match_header(texts[-1], tuple(texts[:-1]), extra)
    if found.role == UNMAPPED and (legible := _legible_words(m, n_header, index)):
        found = match_header(legible, tuple(texts[:-1]), extra)
    return Column(
        index,
        found.role,
        LEVELS.join(texts),
        unit=found.unit,
        year_start=found.year_start,
        year=found.year,
        score=found.score,
        notes=(_unmapped_note(texts, found),) if found.role == UNMAPPED else (),
    )


def _is_of_units(m: Matrix, n_header: int, text: str) -> bool:
    """Whether the lowest header over a column stands in a row of units that are not all nouns: ``Con`` beside ``Ha``."""
    if find_unit(text.strip("() ")) is None:
        return False
    row = next((r for r in reversed(range(n_header)) if not is_ordinal_row(m, r)), 0)
    units = [find_unit(c.text.strip("() ")) for c in m.filled(row)]
    measured = any(u is not None and u.dimension not in ("count", "time", "age", "share_base") for u in units)
    return measured and is_unit_row(m, row)


def _stands_among_nouns(m: Matrix, n_header: int, index: int) -> bool:
    """Whether the lowest header over a column is one of several below a merged header of which some are no units:
    ``Xã | Phường | Đặc khu`` are kinds of places."""
    row = next((r for r in reversed(range(n_header)) if not is_ordinal_row(m, r)), 0)
    over = m.at(row - 1, index) if row else None
    if over is None or over.column_span < 2 or m.at(row, index) is over:
        return False
    leaves = [m.text(row, c) for c in range(over.column, min(over.column + over.column_span, m.n_columns))]
    unit = find_unit(m.text(row, index).strip("() "))
    noun = unit is not None and unit.dimension == "count"
    return noun and not all(is_unit(t) for t in leaves if t)


def _legible_words(m: Matrix, n_header: int, index: int) -> str:
    """The lowest header over a column without the words that were hardly read (remains of a seal, dirt of a
    scan).

    Empty where it has no such words: then there is nothing to try again.
    """
    cells = (c for row in reversed(range(n_header)) if (c := m.at(row, index)) is not None and c.text)
    cell = next(cells, None)
    if cell is None or not any(d.confidence < _HARDLY_READ for p in cell.parts for d in p.doubts):
        return ""
    texts: list[str] = []
    for part in cell.parts:
        text = part.text
        for doubt in reversed(part.doubts):
            if doubt.confidence < _HARDLY_READ:
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
        if is_ordinal_row(m, row):
            continue
        cell = m.at(row, index)
        text = cell.text if cell else ""
        if not text:
            text = _reaching_over(m, n_header, row, index)
        text = text.replace(LEVELS, "/")
        if text and (not texts or texts[-1] != text):
            texts.append(text)
    return texts


def _reaching_over(m: Matrix, n_header: int, row: int, index: int) -> str:
    """The merged header to the left that reaches over this column, in formats that state no spans.

    It reaches as far as the columns below it have sub-headers and are empty in its own row.
    """
    below = row + 1
    if below >= n_header or not m.text(below, index) or is_ordinal_row(m, below):
        return ""
    for c in range(index - 1, -1, -1):
        if not m.text(below, c):
            return ""
        if m.text(row, c):
            return m.text(row, c)
    return ""


def same_header(m: Matrix, n_header: int, columns: tuple[Column, ...]) -> bool:
    """Whether the header of a further piece repeats the table's (typing differences allowed)."""
    roles = read_columns(m, n_header)
    if len(roles) != len(columns):
        return False
    same = sum(
        a.role == b.role or fold(a.header) == fold(b.header) for a, b in zip(roles, columns, strict=True)
    )
    return same >= len(columns) - (1 if len(columns) > 3 else 0)
