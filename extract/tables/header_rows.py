"""Which rows of a grid print a header.

A header may have two or three levels ("Dự kiến kinh phí" over "Tổng vốn", "Ngân sách địa phương"), a row of
units "(tỷ đồng)" and a row of column numbers "(1) (2) (3)". Formats that know no spans write the merged cell
once and leave the cells to its right empty; the rows below show how far it reaches.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

import regex

from extract.model import Cell
from extract.tables.figure_heads import heads_a_figure, heads_figures, heads_further_figures
from extract.tables.matrix import Matrix
from normalize.figure_headers import tells_kind
from normalize.header_units import is_unit, is_unit_header, states_unit
from normalize.headers import match_header
from normalize.numbering.labels import Kind, cell_label
from normalize.quantities.stated_units import find_unit
from normalize.roles import UNMAPPED

_KNOWN_SHARE = 0.5
"""Share of a row's filled cells that must be known headers for the row to be one."""
_KNOWN_SCORE = 0.55
"""Score from which a cell is taken for a known header."""
_SURE_SCORE = 0.75
"""Score from which two known headers are enough."""
_SURE_NUMBER_SCORE = 0.95
"""Score from which the header of the row numbers ("TT") is beyond doubt."""
_LONGEST = 140
"""Letters of a header cell, at most."""
_LONGEST_UNKNOWN = 60
"""Letters of a header cell in words no register knows, and of a sub-header, at most."""
_MAX_LEVELS = 5
"""Rows of a header, at most."""
_LONGEST_ORDINAL = 4
"""Letters of a misread column number, at most: ``q)``."""
_SURELY_READ = 0.8
"""Confidence (0 to 1) from which a recognised cell is believed, and is no misread column number."""
_ORDINAL = regex.compile(r"^\(?\s*(?:\d{1,2}|[A-ZĐ])\s*\)?(?:\s*=[\d\s()+\-–x×:\/.]*)?\s*\)?$")

_BEHIND_FIGURES = regex.compile(r"\D.*$")
_COLUMN_NUMBER = regex.compile(r"\(?(\d{1,2})\)?")


def count_header_rows(m: Matrix, extra: Mapping[str, str] | None = None, first: int = 0) -> int:
    """How many rows from ``first`` on print a header; 0 where that row begins none.

    Args:
        extra: header phrase → role, taught for this run.
    """
    top = first
    if _is_upper_level(m, first) and not _is_header_row(m, first, extra):
        top = first + 1
    if not _is_header_row(m, top, extra):
        return 0
    end = top + _levels(m, top)
    while end < min(m.n_rows, first + _MAX_LEVELS) and _is_lower_level(m, end, extra):
        end += 1
    return end - first


def _is_lower_level(m: Matrix, row: int, extra: Mapping[str, str] | None) -> bool:
    return _is_second_level(m, row, extra) or is_ordinal_row(m, row) or is_unit_row(m, row)


def _levels(m: Matrix, row: int) -> int:
    """Rows covered by a row's cells, a cell that spans rows included."""
    spans = [c.row_span for c in m.starting(row) if c.text]
    return min(max(spans, default=1), _MAX_LEVELS, m.n_rows - row)


def _is_upper_level(m: Matrix, row: int) -> bool:
    """Merged cells in words of their own over the header proper: "Thông tin chung | Kinh phí (tỷ đồng)".

    Each of two or more cells reaches over several columns that the row below heads; a line that states the
    unit beside a title is none.
    """
    filled = m.filled(row)
    if row + 1 >= m.n_rows or len(filled) < 2 or any(len(c.text) > _LONGEST_UNKNOWN for c in filled):
        return False
    if any(states_unit(c.text) for c in filled) or _is_data_label(filled[0].text):
        return False
    ends = [*(c.column for c in filled[1:]), m.n_columns]
    over = [
        sum(bool(m.text(row + 1, k)) for k in range(c.column, e)) for c, e in zip(filled, ends, strict=True)
    ]
    return any(n > 1 for n in over) and all(over)


def _is_header_row(m: Matrix, row: int, extra: Mapping[str, str] | None) -> bool:
    if row >= m.n_rows:
        return False
    filled = m.filled(row)
    if len(filled) < 2 or any(len(c.text) > _LONGEST for c in filled):
        return False
    labelled = _is_data_label(m.text(row, 0))
    if labelled and not _is_unsure(m.at(row, 0)):
        return False
    matches = [match_header(c.text, (), extra) for c in filled]
    if labelled and any(x.score < _KNOWN_SCORE for x in matches[1:]):
        return False
    known = sum(x.score >= _KNOWN_SCORE for x in matches)
    sure = sum(x.score >= _SURE_SCORE for x in matches)
    if any(x.role == "number" and x.score >= _SURE_NUMBER_SCORE for x in matches):
        return known >= 2 or len(filled) >= 3
    of_known = sure >= 2 and known / len(filled) >= _KNOWN_SHARE
    return of_known or _unknown_header(m, row) or heads_figures(m, row)


def _is_unsure(cell: Cell | None) -> bool:
    """Whether a cell was recognised with little sureness: what looks like the number of a row (``T4``) may be a ``TT`` under a
    streak, if all beside it are known headers."""
    return cell is not None and any(p.recognised and p.confidence < _SURELY_READ for p in cell.parts)


def _is_data_label(text: str) -> bool:
    label = cell_label(text)
    return label is not None and label.kind is not Kind.NAMED


def _unknown_header(m: Matrix, row: int) -> bool:
    """A header in words no register knows: every cell filled and short, and the next row is numbered 1, I or
    A. A row whose own number may be lost under a streak is none."""
    corner = m.at(row, 0)
    if row + 1 >= m.n_rows or m.n_columns < 3 or (corner is not None and corner.hidden):
        return False
    filled = m.filled(row)
    below = cell_label(m.text(row + 1, 0))
    whole = len(filled) >= m.n_columns - 1 and all(len(c.text) <= _LONGEST_UNKNOWN for c in filled)
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
    if (
        not filled
        or (m.text(row, 0) and m.at(row, 0) in filled)
        or any(len(c.text) > _LONGEST_UNKNOWN for c in filled)
    ):
        return False
    if _is_row_of_years(m, row, filled):
        return True
    if not all(_under_merged(m, row, c.column) for c in filled):
        return False
    if heads_further_figures(m, row):
        return True
    known = sum(match_header(c.text, ("kinh phí",), extra).role != UNMAPPED for c in filled)
    return known / len(filled) >= _KNOWN_SHARE


def _is_row_of_years(m: Matrix, row: int, filled: Sequence[Cell]) -> bool:
    """Whether a row without a name tells of each column of figures the year or the kind, though no header above is merged:
    "| 2025 | 2030 |" below "| Diện tích | Diện tích |"."""
    told = all(tells_kind(c.text) and not any(ch == "," for ch in c.text) for c in filled)
    return len(filled) > 1 and not m.text(row, 0) and told and heads_further_figures(m, row)


def _under_merged(m: Matrix, row: int, column: int) -> bool:
    """Whether the header above this place is merged over several columns, stated or left empty to the
    right."""
    above = m.at(row - 1, column)
    if above is None or not above.text or above.column_span > 1:
        return True
    beside = column + 1
    return beside < m.n_columns and not m.text(row - 1, beside) and bool(m.text(row, beside))


def is_unit_row(m: Matrix, row: int) -> bool:
    """A row below the header that holds nothing but units: "(tỷ đồng)", "triệu đồng | %"."""
    filled = m.filled(row)
    if not filled:
        return False
    return all(is_unit(c.text) or _is_bracketed_unit(c.text) for c in filled) or _is_row_of_units(m, row)


def _is_row_of_units(m: Matrix, row: int) -> bool:
    """Whether a row names no row and has units of the register over figures: "| | ha | tấn | thôn", "ĐVT | ha | tấn"."""
    told = [c for c in m.filled(row) if is_unit_header(c.text)]
    filled = [c for c in m.filled(row) if c not in told]
    if len(filled) < 2 or len(told) > 1 or any(c.column == 0 for c in filled):
        return False
    if m.text(row, 1) and not told:
        return False
    return all(
        find_unit(c.text.strip("() ")) is not None and heads_a_figure(m, row, c.column) for c in filled
    )


def _is_bracketed_unit(text: str) -> bool:
    """``(%/năm)``, ``(tạ/ha)``: any unit of the register in brackets."""
    plain = text.strip()
    return plain.startswith("(") and plain.endswith(")") and find_unit(plain[1:-1]) is not None


def is_ordinal_row(m: Matrix, row: int) -> bool:
    """A row of column numbers: (1) (2) (3), or 1 2 3 4 5 below the header, or A B 1 2."""
    filled = list(m.filled(row))
    if len(filled) < max(3, m.n_columns - 2):
        return False
    if not all(_ORDINAL.match(c.text) for c in filled):
        return _is_misread_ordinal_row(filled)
    digits = [
        int(_BEHIND_FIGURES.sub("", c.text.strip("( "))) for c in filled if c.text.strip("( ")[:1].isdigit()
    ]
    return len(digits) >= 2 and all(b == a + 1 for a, b in itertools.pairwise(digits))


def _is_misread_ordinal_row(filled: Sequence[Cell]) -> bool:
    """Whether a row is one of column numbers of which some were misread by OCR: "q) (2) (3) G)".

    At least half of the cells count the columns; the others are as short and were read with little
    confidence.
    """
    numbers = {c.column: int(n[1]) for c in filled if (n := _COLUMN_NUMBER.fullmatch(c.text)) is not None}
    others = [c for c in filled if c.column not in numbers]
    counted = len(numbers) >= max(2, len(filled) / 2) and len({n - at for at, n in numbers.items()}) == 1
    return counted and all(
        len(c.text) <= _LONGEST_ORDINAL and any(p.recognised and p.confidence < _SURELY_READ for p in c.parts)
        for c in others
    )
