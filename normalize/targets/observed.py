"""Values that were or are, parted from those that are wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from normalize.quantities.find import Quantity
from normalize.targets.model import Observation, Target
from normalize.targets.told import SHARE, STATE, Told
from normalize.targets.years import YearMention

_ONLY_ESTIMATED = regex.compile(r"ước(?!\p{L})(?!.*(?:khoảng|chừng|gần|xấp xỉ))", regex.IGNORECASE)


def told_apart(
    values: Sequence[Target],
    kinds: Sequence[str | None],
    told: Told,
    mentions: Sequence[YearMention | None],
) -> tuple[tuple[Target, ...], list[Observation]]:
    """The values that are wanted, and the others; shares of fulfilment are neither.

    Args:
        kinds: that of each value (:func:`normalize.targets.kinds.kinds_of`).
        mentions: the year that the statement itself names for each.
    """
    places = {old: new for new, old in enumerate(k for k, kind in enumerate(kinds) if kind is None)}
    wanted = tuple(
        replace(value, part_of=places.get(value.part_of) if value.part_of is not None else None)
        for value, kind in zip(values, kinds, strict=True)
        if kind is None
    )
    observed = [
        _observation(value, kind, told, mention)
        for value, kind, mention in zip(values, kinds, mentions, strict=True)
        if kind is not None and kind != SHARE
    ]
    return wanted, observed


def _observation(value: Target, kind: str, told: Told, mention: YearMention | None) -> Observation:
    year_start, year = _year(value, kind, told, mention)
    estimated = kind == "estimate" and value.comparator == "~" and _ONLY_ESTIMATED.search(value.raw)
    return Observation(
        kind="current" if kind == STATE else kind,
        subject=value.subject,
        year_start=year_start,
        year=year,
        comparator="=" if estimated else value.comparator,
        low=value.low,
        high=value.high,
        unit=value.unit,
        dimension=value.dimension,
        raw=value.raw,
        start=value.start,
        end=value.end,
        rule=value.rule,
        confidence=value.confidence,
        notes=value.notes,
    )


def _year(value: Target, kind: str, told: Told, mention: YearMention | None) -> tuple[int | None, int | None]:
    """What is so today is of the document's year, and what was reached is of no year ahead of it: the heading's year is
    that of what is wanted (``97,5%, hiện đạt 95,8%`` under ``Đến năm 2030``)."""
    stated = value.year is not None or value.year_start is not None
    if kind == "current" and (not stated or (mention is None and value.year != told.now)):
        return None, told.now
    ahead = told.now is not None and value.year is not None and value.year > told.now
    begun = told.now is not None and value.year_start is not None and value.year_start < told.now
    if ahead and begun and (told.kind is not None or mention is not None):
        return value.year_start, value.year
    if ahead and kind in ("current", "actual"):
        return None, told.now
    if ahead and kind == STATE:
        return None, None
    return value.year_start, value.year


def dates_start(year: YearMention, starts: Sequence[Quantity]) -> bool:
    """Whether a year is that of what a change starts from: ``từ 18% năm 2025 lên 50%``."""
    return any(0 <= year.start - start.end <= _NEXT for start in starts)


_NEXT = 3
"""Letters between a value and the year that is said of it: a space, a bracket."""


def starts_observed(
    text: str, starts: Sequence[Quantity], years: Sequence[YearMention], told: Told
) -> list[Observation]:
    """What changes start from: of ``từ 76,6% năm 2003 xuống còn 75,5%`` the 76,6 % of 2003."""
    found = []
    for start in starts:
        behind = next((y for y in years if 0 <= y.start - start.end <= _NEXT), None)
        past = behind is not None and (
            told.kind is not None or told.now is None or (behind.year or 0) < told.now
        )
        found.append(
            Observation(
                kind="actual" if told.kind is not None and past else "baseline",
                subject=None,
                year_start=behind.year_start if behind else None,
                year=behind.year if behind else None,
                comparator=start.comparator,
                low=start.low,
                high=start.high,
                unit=start.unit,
                dimension=start.dimension,
                raw=start.raw,
                start=start.start,
                end=start.end,
                rule=f"target_{start.rule}",
                confidence=start.confidence,
                notes=start.notes,
            )
        )
    return found
