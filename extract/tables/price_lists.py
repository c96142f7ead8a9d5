"""Whether columns of figures are prices: each is money for so much of a thing, and the words speak of a price.

Giá sử dụng diện tích bán hàng tại chợ
Loại chợ | Chợ hạng 1 (đồng/m²/tháng) | Chợ hạng 2 (đồng/m²/tháng)

``Thu nhập bình quân (triệu đồng/người)`` and ``Giá trị sản phẩm (triệu đồng/ha)`` are measured and no prices.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extract.model import Column
from normalize.figure_headers import header_words
from normalize.header_units import unit_in
from normalize.quantities.stated_units import find_unit

_PRICE = regex.compile(
    r"(?<!(?:đánh|trị|tham|quốc|chuyên)\s)(?<!\p{L})giá(?!\p{L})(?!\s+(?:trị|so\s+sánh|hiện\s+hành|cố\s+định|thực\s+tế))|(?<!\p{L})(?:phí|cước)(?!\p{L})",
    regex.IGNORECASE,
)
"""A price; ``giá trị``, ``đánh giá``, ``giá so sánh`` are none."""


def prices_among(columns: Sequence[Column]) -> frozenset[int]:
    """The columns that are prices by their own headers, beside others that are none: ``Giá bán dự kiến (nghìn đồng/kg)`` beside
    ``Sản lượng (tấn)``."""
    found = frozenset(c.index for c in columns if are_prices([c.header], ()))
    return found if len(found) < len(columns) else frozenset()


def are_prices(headers: Sequence[str], lines: Sequence[str]) -> bool:
    """Whether all columns of figures are prices.

    Args:
        headers: of the columns of figures; ``lines``: right above the table, the nearest first.
    """
    above = next((unit for line in lines if (unit := unit_in(line)) is not None), None)
    units = [find_unit(header_words(h).unit or above or "") for h in headers]
    if not units or any(u is None or not (u.dimension or "").startswith("money_per") for u in units):
        return False
    return any(_PRICE.search(text) for text in (*headers, *lines))
