"""The words right before a value, or in its bracket, that say of which kind it is: the register ``value_kinds.csv``."""

from __future__ import annotations

from functools import cache

import regex

from normalize.registers import rows
from normalize.targets.model import Piece
from normalize.targets.words import alternatives, pattern_of
from normalize.text import compiled

_NEAR = 4
"""Words between ``đã`` and the value that they speak of."""
_SOFT = frozenset({"đã", "đã có", "đã được"})
"""Phrases that speak only of a value right behind them."""


def own_words(text: str, piece: Piece, inside: str | None) -> str | None:
    """The kind that the nearest words before a value state; None where they state none, or that it is
    wanted."""
    start = piece.quantity.start
    begin = piece.start if inside is None else start - len(own_bracket(inside))
    words = text[begin : piece.quantity.end]
    if _AT_LEAST.match(piece.quantity.raw):
        return None
    found = [
        m
        for m in _phrases().finditer(words)
        if begin + m.start() <= start and not (_is_current(m) and _OF_START.match(words, m.end()))
    ]
    kept = [m for m in found if not _is_far(m, words[: start - begin])]
    if not kept:
        return None
    wanted = [m.end() for m in pattern_of("wanted").finditer(words[: start - begin])]
    if wanted and wanted[-1] > kept[-1].start():
        return None
    return _kind_of_phrase()[" ".join(kept[-1].group(0).lower().split())]


_AT_LEAST = regex.compile(r"(?:tối thiểu|ít nhất)(?!\p{L})", regex.IGNORECASE)
"""Nobody tells of the past so."""


def own_bracket(inside: str) -> str:
    """Of the words of a bracket before a value those behind the value before: ``(ước thực hiện 2025: ``."""
    return compiled(r"\d\s*(?:%|\p{L}+)\s*[,;]\s").split(inside)[-1]


def _is_current(match: regex.Match[str]) -> bool:
    return _kind_of_phrase()[" ".join(match.group(0).lower().split())] == "current"


_OF_START = regex.compile(r"\s*\)?\s*(?:lên|xuống|còn|tăng|giảm)(?!\p{L})", regex.IGNORECASE)
"""``từ 35% hiện nay lên 45%``: the word is said of what the change starts from."""


def _is_far(match: regex.Match[str], words: str) -> bool:
    phrase, behind = " ".join(match.group(0).lower().split()), words[match.end() :]
    if phrase not in _SOFT:
        return False
    most = _FAR if _OBJECT.search(behind) else _NEAR
    return len(behind.split()) > most


_FAR = 8
"""The same where the value is the object of the verb."""
_OBJECT = regex.compile(r"^(?!.*(?:đạt|còn|là)(?!\p{L})).*(?:cho|được|thêm|với|lên)\s+$", regex.IGNORECASE)
"""``đã giải quyết việc làm cho``."""


@cache
def _kind_of_phrase() -> dict[str, str]:
    return {
        r["phrase"]: r["kind"] for r in rows("value_kinds") if r["place"] == "before" and r["kind"] != "plan"
    }


@cache
def _phrases() -> regex.Pattern[str]:
    return regex.compile(
        rf"(?<!(?:chứng|địa|phát|thực|thể|xuất|biểu|tái)\s)(?:{alternatives(list(_kind_of_phrase()))})",
        regex.IGNORECASE,
    )
