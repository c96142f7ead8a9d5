"""Whether the figures of two targets of one indicator can be set side by side."""

from __future__ import annotations

from normalize.targets.read import Target


def not_comparable(first: Target, second: Target) -> tuple[str, ...]:
    """Why two targets of one indicator cannot be set side by side; empty where they can."""
    reasons = []
    if first.unit != second.unit:
        reasons.append(f"other unit: {first.unit} against {second.unit}")
    changes = [t.baseline is not None for t in (first, second)]
    if changes[0] != changes[1]:
        reasons.append("a level against a change")
    elif first.baseline != second.baseline:
        reasons.append(f"other baseline: {first.baseline} against {second.baseline}")
    if first.condition != second.condition:
        reasons.append(f"other condition: {first.condition or 'none'} against {second.condition or 'none'}")
    if first.year != second.year:
        reasons.append(f"other year: {first.year or 'not stated'} against {second.year or 'not stated'}")
    return tuple(reasons)
