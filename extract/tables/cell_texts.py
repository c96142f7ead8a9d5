"""What the cells of a column hold, whatever stands over them: values, names, or nothing.

≥ 95% | 80% (≥ 50% từ công trình tập trung) | Đạt      values: a figure stands first, or a word that says as much
1.1. Tỷ lệ hộ có nhà ở đạt chuẩn                       a name with its number
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import regex

from extract.model import Column
from extract.tables.figure_heads import BLANK
from extract.tables.matrix import Matrix
from normalize.text import clean

_LABEL = regex.compile(r"(?:\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}[.)]|\p{L}[.)]|[-–+*•])\s*(?=\p{L}{2})")
"""A number or a bullet before words: ``1.1. Tỷ lệ hộ …``."""
_VALUE_FIRST = regex.compile(
    r"(?:[<>≥≤=~≈(+–-]|trên|dưới|từ|đến|khoảng|hơn|tối thiểu|tối đa|ít nhất|nhiều nhất|không quá|không dưới|không thấp hơn|đạt|tăng|giảm|duy trì|bình quân|thêm|còn|\s)*+\d",
    regex.IGNORECASE,
)
"""A figure behind words of bounds and changes only."""
_STATES = regex.compile(
    r"(?:không\s+)?(?:đạt|có|duy trì|hoàn thành)(?:\s+chuẩn|\s+yêu cầu)?"
    r"|(?:không|theo|chưa)\s+quy\s+định|khuyến\s+khích",
    regex.IGNORECASE,
)
"""A cell that says in words what a figure says elsewhere in its column: ``Đạt``, ``Không quy định``."""
_FIGURE = regex.compile(r"\d")
_WORDS = regex.compile(r"\p{L}{2,}")


def texts_of(column: Column, m: Matrix, body: Sequence[int]) -> list[str]:
    """The filled cells over a column, without headings that are merged over it and others."""
    cells = ((m.at(r, column.index)) for r in body)
    filled = ((c, clean(c.text)) for c in cells if c is not None)
    return [t for c, t in filled if not BLANK.fullmatch(t) and (c.column_span == 1 or is_value(t))]


def units_of_rows(columns: Sequence[Column], m: Matrix, body: Sequence[int]) -> list[str]:
    """The texts of the column of units, ditto marks and all; empty where a table has none."""
    unit = next((c for c in columns if c.role == "unit"), None)
    return texts_of(unit, m, body) if unit is not None else []


def without_label(text: str) -> str:
    """A text without the number or bullet before its words."""
    found = _LABEL.match(text)
    return text[found.end() :] if found else text


def is_value(text: str) -> bool:
    """Whether a cell begins with a figure, behind words of bounds at most."""
    return _VALUE_FIRST.match(without_label(text)) is not None


def is_worded(texts: Sequence[str]) -> bool:
    """Whether most cells are words that no figure opens, and hardly two are alike, as names and descriptions are."""
    worded = [t for t in texts if not is_value(t) and len(_WORDS.findall(t)) > 1 and not _STATES.fullmatch(t)]
    return len(worded) * 2 > len(texts) and len(set(worded)) * 5 >= len(worded) * 4


def says_value(text: str, beside: Counter[str]) -> bool:
    """Whether a cell states a value in figures or in words.

    Args:
        beside: how often each text stands in the column: what is said again and again (``UBND tỉnh quy định``) is no name.
    """
    bare = without_label(text)
    return _FIGURE.search(bare) is not None or _STATES.match(bare) is not None or beside[text] > 1
