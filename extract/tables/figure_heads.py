"""Headers known by what stands below them: words over columns of figures, in whatever words.

Mặt hàng | Lượng (tấn) | Giá trị (triệu USD)      a header, since figures stand below
Chè khô  | 12.500      | 28
"""

from __future__ import annotations

import regex

from extract.tables.matrix import Matrix
from normalize.headers import years_in
from normalize.numbering.labels import Kind, cell_label
from normalize.text import clean

FIGURE = regex.compile(
    r"(?:[<>≥≤=~≈]|trên|dưới|từ|đến|khoảng|hơn|tối thiểu|tối đa|ít nhất|không quá|đạt|tăng|giảm|[-–+]|\s)*+"
    r"\d[\d.,\s]*+(?:\s*[-–÷]\s*[\d.,]++)?\s*+(?:[%‰]|[\p{L}µ²³/][\p{L}²³/\d.%]{0,24}(?:\s[\p{L}²³/\d]{1,12}){0,2})?\s*+(?:trở lên|trở xuống)?\s*+",
    regex.IGNORECASE,
)
"""A cell that is a figure, with a bound, a unit or a range at most."""
BLANK = regex.compile(r"[\s.…_\-–—/xX]*+")
"""A cell that says nothing."""
_WORDS = regex.compile(r"\p{L}{2}")
_MONTHS = regex.compile(r"\d{1,2}\s+(?:tháng|quý)(?!\p{L})", regex.IGNORECASE)
_TIME = regex.compile(r"(?:năm\s+)?(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?", regex.IGNORECASE)
_FIGURES = 0.6
"""Share of the filled cells below a header that must be figures."""
_FEWEST = 2
"""Figures below a header cell, at least."""
_LONGEST = 140
"""Letters of a header cell, at most."""


def heads_figures(m: Matrix, row: int) -> bool:
    """Whether a row's cells are words or years, one of them a name, over at least one column of figures; every column of
    figures has its header."""
    filled = m.filled(row)
    if len(filled) < 2 or m.n_rows - row < 1 + _FEWEST or any(len(c.text) > _LONGEST for c in filled):
        return False
    first = clean(m.text(row, 0))
    label = cell_label(first)
    if (label is not None and label.kind is not Kind.NAMED) or not all(_heads(c.text) for c in filled):
        return False
    figures = [c for c in range(1, m.n_columns) if heads_a_figure(m, row, c)]
    return bool(figures) and all(m.text(row, c) or _under_merged(m, row, c) for c in figures)


def heads_further_figures(m: Matrix, row: int) -> bool:
    """Whether a row below a header is a further level of it: words or years, no figure, over columns of figures only."""
    filled = m.filled(row)
    if not filled or not all(_heads(c.text) and len(c.text) <= _LONGEST for c in filled):
        return False
    return all(heads_a_figure(m, row, c.column) for c in filled)


def _heads(text: str) -> bool:
    """Whether a cell may be a header: it holds words and is no figure, or it is a year."""
    plain = clean(text)
    if years_in(plain)[1] is not None or _MONTHS.match(plain):
        return True
    return (_WORDS.search(plain) is not None and FIGURE.fullmatch(plain) is None) or plain.strip("( )") in (
        "%",
        "‰",
    )


def heads_a_figure(m: Matrix, row: int, column: int) -> bool:
    """Whether most cells below a place are figures."""
    below = [t for r in range(row + 1, m.n_rows) if not BLANK.fullmatch(t := clean(m.text(r, column)))]
    figures = sum(FIGURE.fullmatch(t) is not None and _TIME.fullmatch(t) is None for t in below)
    return figures >= _FEWEST and figures >= _FIGURES * len(below)


def _under_merged(m: Matrix, row: int, column: int) -> bool:
    """Whether the header that reaches over a column stands left of it, in files that know no merged cells."""
    return any(m.text(row, c) for c in range(1, column)) and bool(m.text(row + 1, column))
