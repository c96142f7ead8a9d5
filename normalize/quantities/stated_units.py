"""The unit that a header or a note of units states: ``Kinh phí (tỷ VND)``, ``ĐVT: 1.000 đồng``."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from normalize.quantities.units import UnitMatch, lower, match_unit
from normalize.text import clean

_BRACKETS = re.compile(r"\(([^()]{1,60})\)")
_THOUSANDS = re.compile(r"10{0,2}(?:[.,\s]?000)++\s*+(?=[^\W\d])")
"""``1.000 đồng``, ``1000đ``: a unit of so many."""
_FOREIGN = re.compile(
    r"(?<![^\W\d_])(?:us\$|usd|eur|euro|jpy|krw|cny|gbp|aud|sgd)(?![^\W\d_])|[$€¥£]|\bđô[\s-]?la\b",
    re.IGNORECASE,
)
"""A currency other than đồng, before or behind its figure: ``USD 50.000``."""
_UNIT_LABEL = re.compile(r"(?:đơn vị(?: tính)?|đvt)\s*:?\s*", re.IGNORECASE)


@lru_cache(maxsize=1024)
def find_unit(text: str) -> UnitMatch | None:
    """The unit a header or a unit note states: the text itself, what its brackets hold, or what follows
    ``ĐVT``.

    ``Kinh phí thực hiện (tỷ VND)`` → VND, scale 10⁹; ``Đơn vị tính: triệu đồng`` → VND, scale 10⁶; a scale
    word alone (``tỷ``) is money from ``triệu`` upwards; ``% học sinh`` → %. None where no known unit is stated.
    """
    plain = clean(text)
    lowered = lower(plain)
    spans = [(0, len(lowered))]
    spans += [m.span(1) for m in _BRACKETS.finditer(lowered[:2000])]
    spans += [(m.end(), len(lowered)) for m in _UNIT_LABEL.finditer(lowered[:2000])]
    for number, (start, end) in enumerate(spans):
        times = _THOUSANDS.match(lowered, start, end)
        found = match_unit(lowered[:end], times.end() if times else start)
        if found is None:
            continue
        found = _times(found, times[0]) if times else found
        rest = lowered[found.end : end].strip(" .:;,)(")
        if _is_share_of(found, rest):
            return found
        if rest and (number == 0 or not lowered[found.end : end].lstrip().startswith((",", ";", "/", "-"))):
            continue
        return as_money(found, plain)
    return None


def _is_share_of(found: UnitMatch, rest: str) -> bool:
    """Whether the words behind a per cent only say of what: ``% học sinh``, ``% số hộ``."""
    counted = rest.removeprefix("số ")
    of = match_unit(counted, 0) if found.dimension == "share" and counted else None
    return of is not None and of.dimension == "count" and of.start == 0 and of.end == len(counted)


def _times(found: UnitMatch, printed: str) -> UnitMatch:
    """A unit of so many: ``1.000 đồng`` is a thousand đồng."""
    scale = found.scale * Decimal("".join(c for c in printed if c.isdigit()))
    return replace(found, scale=scale, start=found.start - len(printed), scaled_by=printed.strip())


def as_money(found: UnitMatch, plain: str) -> UnitMatch | None:
    """A scale word alone as money where it is ``triệu`` or more; None below (``nghìn`` of what?)."""
    raw = plain[found.start : found.end]
    if found.unit is not None:
        return UnitMatch(
            found.unit, found.dimension, found.scale, found.start, found.end, raw, found.scaled_by
        )
    if found.scale < 1_000_000:
        return None
    return UnitMatch("VND", "money", found.scale, found.start, found.end, raw, found.scaled_by)


def foreign_currency(text: str) -> str | None:
    """The sign or name of a currency other than đồng in a text, None where it has none."""
    found = _FOREIGN.search(text)
    return found[0] if found else None
