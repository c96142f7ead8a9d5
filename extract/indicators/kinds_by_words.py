"""What columns of figures are by their headers: what each says, what it is beside others, what the lines above tell.

KH 2025 | TH 2025 | %         a bare ``%`` beside plan and actual is the share of fulfilment
Kết quả                       alone, under a caption of a year ahead, what is to be reached
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extract.indicators.caption_words import result_alone, tells_what_was
from extract.model import Column
from normalize.figure_headers import SHARE, WANTED, HeaderWords
from normalize.targets.years import heading_year
from normalize.text import fold

BARE_SHARE = regex.compile(
    r"(?:tỷ\s*lệ|tỉ\s*lệ|đạt|so\s*sánh|mức)?[\s(/]*%?[\s)]*(?:đạt)?[\s(/]*%?[\s)]*", regex.IGNORECASE
)
"""A header that says no more than that its figures are shares."""


def kind_by_words(
    column: Column, words: dict[int, HeaderWords], caption: Sequence[str], now: int | None
) -> str | None:
    """The kind of the figures of a column by its header, those beside it and the lines above; None where they are wanted or
    nothing is said.

    Args:
        words: what each header says, by column; ``caption``: the lines above, the nearest first; ``now``: the document's year.
    """
    own = words[column.index]
    others = {w.kind for k, w in words.items() if k != column.index}
    leaf = column.header.rpartition(" / ")[2].strip()
    planned_too = any(w.kind in (WANTED, "plan") and w.leaf == own.leaf for w in words.values())
    plan_and_actual = others & {"actual", "estimate"} and others & {WANTED, "plan"}
    if own.kind in (None, "actual") and plan_and_actual and BARE_SHARE.fullmatch(leaf) and not planned_too:
        return SHARE
    if (
        own.kind == "actual"
        and fold(leaf).startswith("ket qua")
        and own.year is None
        and not others - {"actual"}
    ):
        return result_alone(caption, now)
    if own.kind is None and column.role == "baseline" and (own.year is None or now is None or own.year < now):
        return "current" if own.year is None else "actual"
    if own.kind is None and own.year is None and tells_what_was(caption) and not others - {None}:
        above = heading_year(" ".join(caption[:1]))
        return "actual" if above is None or above.year is None or now is None or above.year <= now else None
    return own.kind
