"""What the lines above a table say of all its figures: that they tell what was, and which year is planned first."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from normalize.figure_headers import WANTED
from normalize.targets.years import YearMention, heading_year

_TELLS_WHAT_WAS = regex.compile(
    r"(?:kết quả|tình hình|hiện trạng|thực trạng)(?:\s+thực hiện)?(?!\p{L})", regex.IGNORECASE
)


def first_planned(caption: Sequence[str], above: YearMention | None) -> int | None:
    """The first year that the lines above a table plan; ``đến năm 2030`` is the last."""
    last = rf"(?:đến|tới)\s+(?:hết\s+)?năm\s+{above.year if above else ''}"
    if above is None or regex.search(last, " ".join(caption), regex.IGNORECASE):
        return None
    return above.year_start or above.year


def tells_what_was(caption: Sequence[str]) -> bool:
    """Whether the line right above a table says that it tells of results: ``Kết quả thực hiện các chỉ tiêu năm 2024``."""
    return bool(caption) and _TELLS_WHAT_WAS.search(caption[0]) is not None


def result_alone(caption: Sequence[str], now: int | None) -> str | None:
    """``Kết quả`` as the only column of figures: what was, under a caption that tells of it or of a year that is over;
    else what a plan is to reach."""
    above = heading_year(" ".join(caption[:1]))
    over = above is not None and above.year is not None and now is not None and above.year < now
    return "actual" if over or tells_what_was(caption) else WANTED
