"""Years printed with their last two digits alone (``26-27``): what may also be days or a count is read by the plan's own years."""

from __future__ import annotations

import re
from datetime import date

from normalize.notes import Code, info
from normalize.periods.phrases import Period
from normalize.text import clean

_SHORT = re.compile(r"['’]?(2[0-9])\s?[-–]\s?['’]?([2-4][0-9])")


def short_years(text: str, plan: tuple[int, int] | None) -> tuple[Period, ...]:
    """The span of a cell that holds two short years of the plan and nothing else; () for any other.

    Example: ``26-27`` in a plan of 2026 to 2030 is 2026-01-01..2027-12-31; in a plan of 2025 it is none.
    """
    plain = clean(text)
    found = _SHORT.fullmatch(plain.strip())
    if found is None or plan is None:
        return ()
    first, last = (2000 + int(found[k]) for k in (1, 2))
    if not plan[0] <= first < last <= plan[1]:
        return ()
    message = "The years are printed with two digits; they are years of the plan."
    note = info(Code.TEXT_REPAIRED, message, expected=f"{first}-{last}", found=plain)
    whole = (date(first, 1, 1), date(last, 12, 31))
    return (Period(*whole, False, None, "year", plain, 0, len(plain), "range", 0.9, (note,)),)
