"""Words under a heading of money or of its sources that say there is no amount, or that it comes later: ``Không``, ``Theo dự án được
duyệt``. The words are the register ``unpriced.csv``; a cell begins with them and holds no figure."""

from __future__ import annotations

import re
from functools import cache

from normalize.registers import rows
from normalize.text import clean, fold

_FIGURE = re.compile(r"\d")


def says_no_amount(text: str) -> bool:
    """Whether a cell says in words that no amount is stated.

    Example: ``Chưa xác định`` does, ``Sở Tài chính`` and ``Không quá 5 tỷ`` do not.
    """
    plain = clean(text).strip(" .-–()")
    if not plain or _FIGURE.search(plain):
        return False
    return f"{fold(plain)} ".startswith(_beginnings())


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple(f"{fold(row['phrase'])} " for row in rows("unpriced"))
