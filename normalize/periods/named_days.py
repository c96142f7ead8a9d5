"""Days that are named by what happens on them: ``Trước ngày bầu cử 15/3/2026``, ``Sau khi Luật có hiệu lực (01/7/2026)``."""

from __future__ import annotations

from normalize.periods.tokens import Token

_EVENTS = frozenset({"ngay", "dip", "le", "tet", "dai", "hoi", "phien", "bau", "khai", "cuoc", "mua", "ky"})
"""First words of what has a day: ``bầu cử``, ``khai giảng``, ``Đại hội``."""
_MOST_WORDS = 7
"""Words of its name, at most."""


def of_the_event(tokens: list[Token], i: int, j: int) -> tuple[str, int] | None:
    """The word that governs the name of a day before its date: ``Trước ngày bầu cử 15/3/2026``; None where there is none."""
    if tokens[i].precision != "day":
        return None
    for k in range(j, max(-1, j - _MOST_WORDS), -1):
        token = tokens[k]
        if token.kind in ("before", "after"):
            return (token.kind, token.start) if _names_event(tokens, k + 1) else None
        if token.kind not in ("word", "season", "filler") or token.value[:1].isdigit():
            return None
    return None


def of_the_bracket(tokens: list[Token], i: int, plain: str) -> tuple[str, int] | None:
    """What governs a day that a bracket gives to an event: ``Sau khi Luật có hiệu lực (01/7/2026)``; None elsewhere."""
    if tokens[i].precision != "day" or not plain[: tokens[i].start].rstrip().endswith("("):
        return None
    for token in reversed(tokens[max(0, i - _MOST_WORDS) : i]):
        if token.kind == "event":
            return (token.value, token.start) if token.value else None
        if token.kind != "word":
            return None
    return None


def _names_event(tokens: list[Token], k: int) -> bool:
    """Whether words begin the name of an event; ``Hội đồng`` is a body."""
    first, second = tokens[k], tokens[k + 1] if k + 1 < len(tokens) else None
    if first.value == "hoi" and second is not None and second.value == "dong":
        return False
    return first.kind in ("season", "filler") or first.value in _EVENTS
