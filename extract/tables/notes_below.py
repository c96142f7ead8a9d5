"""The unit of money that a note right below a table states: ``Ghi chú: kinh phí tại bảng trên tính bằng tỷ đồng``."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extract.model import Paragraph
from normalize.header_units import unit_in, unit_words
from normalize.quantities.stated_units import find_unit
from normalize.text import clean

_NEAR = 3
"""Paragraphs below a table that may speak of it."""
_LONGEST = 200
"""Letters of such a note."""
_SPEAKS_OF_MONEY = regex.compile(
    r"(?:ghi chú|kinh phí|số tiền|số liệu|nguồn vốn|vốn đầu tư|bảng trên|biểu trên|đơn vị|ĐVT)",
    regex.IGNORECASE,
)


def unit_below(paragraphs: Sequence[Paragraph]) -> str | None:
    """The words of a note that state the unit of a table's money, None where none does.

    Args:
        paragraphs: those between the table and the next one.
    """
    for paragraph in paragraphs[:_NEAR]:
        text = clean(paragraph.text)
        told = unit_words(text) if len(text) <= _LONGEST and _SPEAKS_OF_MONEY.search(text) else None
        unit = find_unit(unit_in(told) or "") if told else None
        if unit is not None and unit.dimension == "money":
            return told
    return None
