"""What the place of a figure makes doubtful: it is kept, and a finding says why it may be none."""

from __future__ import annotations

from dataclasses import replace

from normalize.notes import Code, info
from normalize.targets.model import Target, TargetReading

_COUNTS = frozenset({"count", None})
_NORMS = frozenset({"length", "level", "temperature", "voltage"})
_OVER_LIST = "The line stands over a list and may name what is counted in it rather than a target."
_NORM = "In a document of criteria this measure may be a norm of things rather than a criterion."


def with_doubts(reading: TargetReading, *, over_list: bool, is_criterion: bool) -> TargetReading:
    """The reading with notes on the targets that the place of their statement makes doubtful.

    Args:
        over_list: clauses stand below the statement; a count in it may be of those below or of what they speak of.
        is_criterion: a document of criteria asks for it under no heading that says so.
    """
    if not (over_list or is_criterion):
        return reading
    return replace(reading, targets=tuple(_doubted(t, over_list, is_criterion) for t in reading.targets))


def _doubted(target: Target, over_list: bool, is_criterion: bool) -> Target:
    messages = [_OVER_LIST] if over_list and target.dimension in _COUNTS else []
    messages += [_NORM] if is_criterion and target.dimension in _NORMS else []
    notes = tuple(info(Code.NUMBER_AMBIGUOUS, message, found=target.raw) for message in messages)
    return replace(target, notes=(*target.notes, *notes)) if notes else target
