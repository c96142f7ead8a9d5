"""Columns that are parts of the one left of them: ``Diện tích cây hàng năm (ha) | Trong đó: Lúa | Ngô``."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extract.indicators.row_texts import OF_THESE

_AMONG = regex.compile(rf"(?:{OF_THESE}|chia\s+ra|bao\s+gồm|gồm)(?!\p{{L}})", regex.IGNORECASE)
_TOTAL = regex.compile(r"(?:tổng|cộng|toàn)(?!\p{L})", regex.IGNORECASE)


def units_of_wholes(headers: Sequence[str], units: Sequence[str | None]) -> list[str | None]:
    """The units of columns in order, those of parts without a unit taken from the whole left of them.

    Args:
        headers: of the columns, their levels joined by " / ".
    """
    done: list[str | None] = []
    whole: str | None = None
    among = False
    for header, unit in zip(headers, units, strict=True):
        opens = any(_AMONG.match(level.strip()) for level in header.split(" / "))
        among = opens or (among and " / " not in header and unit is None and not _TOTAL.match(header))
        if not among:
            whole = unit
        done.append(unit if unit is not None or not among else whole)
    return done
