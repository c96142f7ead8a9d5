"""The acceptable readings of a sentence: the one a reader wrote down, and the others that the same reader allows.

An alternative names a place (``indicators[0].targets[*].unit``) and what may stand there (``value``, of an object
only the keys that it names) or what may be added to the list there (``add``).
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping, Sequence

Reading = dict[str, list[dict[str, object]]]
_STEP = re.compile(r"([a-z_]+)|\[(\d+|\*)\]")
_MOST = 6
"""Alternatives of one sentence that are tried together."""


def acceptable(
    indicators: Sequence[Mapping[str, object]], others: Sequence[Mapping[str, object]]
) -> list[Reading]:
    """The reading that was written down, and every one that its alternatives lead to, each taken or left."""
    readings: list[Reading] = [{"indicators": copy.deepcopy([dict(i) for i in indicators])}]
    for other in others[:_MOST]:
        readings += [_changed(reading, other) for reading in readings]
    return readings


def _changed(reading: Reading, other: Mapping[str, object]) -> Reading:
    changed = copy.deepcopy(reading)
    steps = [int(i) if i.isdigit() else (name or i) for name, i in _STEP.findall(str(other["path"]))]
    for holder, last in _places(changed, steps):
        if "add" in other:
            inside = holder[last]  # type: ignore[index]
            if isinstance(inside, list):
                inside.append(copy.deepcopy(other["add"]))
            continue
        value = copy.deepcopy(other["value"])
        old = holder[last]  # type: ignore[index]
        holder[last] = {**old, **value} if isinstance(old, dict) and isinstance(value, dict) else value  # type: ignore[index]
    return changed


def _places(at: object, steps: Sequence[int | str]) -> Iterator[tuple[object, int | str]]:
    """Each holder and key that a path leads to; a place that is not there is none."""
    first, *rest = steps
    keys: list[int | str] = list(range(len(at))) if first == "*" and isinstance(at, list) else [first]
    for key in keys:
        if isinstance(at, list) and not (isinstance(key, int) and key < len(at)):
            continue
        if isinstance(at, dict) and key not in at and rest:
            continue
        if not rest:
            yield at, key
        else:
            yield from _places(at[key], rest)  # type: ignore[index]
