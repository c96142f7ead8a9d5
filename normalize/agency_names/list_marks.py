"""Marks of list items in a cell: "1.", "2)", "a)", "(b)", "(ii)", "Bước 1:", and what they stand before.

A number of an item is dropped at the head of a line, and in the run of a cell where it goes on from the number before
it ("1. Chủ trì: UBND phường 2. Phối hợp: …" has two items; "phường 2" by itself is a name). A single small letter that
a bracket closes is a mark wherever it stands. A part that is counted or a level, up to its colon, is a mark too: "Giai đoạn
2:", "Quý I/2026:", "Cấp tỉnh:" (``part_label`` of ``agency_words.csv``; the value ``bare`` needs no number).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

from normalize.registers import rows

_BEGINS_LINE = frozenset("n*;.,")
"""Gaps before a number that may stand at the head of a line (signs of :mod:`normalize.agency_names.tokens`)."""
_BEGINS_ITEM = frozenset("n*;.:")
"""Gaps before a mark that begins an item."""
_LETTERS = frozenset("abcdđeghijklmno")
_BRACKETED_LETTERS = frozenset("pqrstuvxy")
"""Later letters, which are marks before a bracket only: with a full stop they are units ("p. Kinh Bắc")."""
_MOST_COUNTS = 8
"""Words that count a part, at most: "số 1.2 và 1.3"."""
_CHAPTERS = re.compile(r"(?:\d{1,2}|[IVX]{1,4})(?:\.\d{1,2}){1,4}(?:\.|\)|\s*[-–:])?(?=\s)")
"""A number of several steps at the head of a line: "4.3", "3.2.1.", "II.2"."""
_ROMANS = frozenset(("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"))


class Words(Protocol):
    """What is asked of the words of a cell (:class:`normalize.agency_names.tokens.Tokens`)."""

    text: str
    plain: list[str]
    toned: list[str]
    start: list[int]
    end: list[int]
    gap: list[str]


def marks_of(words: Words) -> list[tuple[int, int]]:
    """The marks of a cell as half-open runs of words, in reading order."""
    found: list[tuple[int, int]] = []
    last_number = 0
    i, n = 0, len(words.plain)
    while i < n - 1:
        number = _number_at(words, i, last_number)
        last = number[0] if number is not None else None
        last = _steps_at(words, i) or last or _letter_at(words, i) or _part_at(words, i)
        if number is not None:
            last_number = number[1]
        if last is None:
            i += 1
            continue
        found.append((i, last))
        i = last
    return found


def _number_at(words: Words, i: int, before: int) -> tuple[int, int] | None:
    """The number of an item at a word: (the word after it, the number)."""
    word = words.plain[i]
    if not word.isdecimal() or words.end[i] - words.start[i] > 2:
        return None
    closed = words.plain[i + 1] == ")"
    if words.text[words.end[i] : words.end[i] + 1] not in (".", ")", "-", " "):
        return None
    if not closed and words.gap[i + 1] not in ".-":
        return None
    opens_list = words.gap[i] == ":" and word == "1"
    at_head = i == 0 or (words.gap[i] in _BEGINS_LINE and _at_line_head(words.text, words.start[i]))
    goes_on = before > 0 and int(word) == before + 1 and words.text[words.end[i]] in ".)"
    return (i + 2 if closed else i + 1, int(word)) if at_head or opens_list or goes_on else None


def _steps_at(words: Words, i: int) -> int | None:
    """The word after a number of several steps at the head of a line."""
    if i > 0 and not _at_line_head(words.text, words.start[i]):
        return None
    steps = _CHAPTERS.match(words.text, words.start[i])
    last = i
    while steps is not None and last < len(words.plain) and words.start[last] < steps.end():
        last += 1
    return last if i < last < len(words.plain) else None


def _letter_at(words: Words, i: int) -> int | None:
    """The word after a letter or small Roman number of an item."""
    plain, n = words.plain, len(words.plain)
    bracketed = plain[i] == "("
    at = i + 1 if bracketed else i
    word = words.text[words.start[at] : words.end[at]]
    late = word in _BRACKETED_LETTERS and not bracketed and at < n - 1 and plain[at + 1] == ")"
    if at >= n - 1 or not (late or _is_mark(word, bracketed=bracketed)):
        return None
    begins = i == 0 or words.gap[i] in _BEGINS_ITEM
    if plain[at + 1] == ")" and words.text[words.end[at]] == ")":
        if bracketed:
            return at + 2 if begins or words.gap[i] in ", " else None
        return at + 2
    return at + 1 if begins and not bracketed and words.text[words.end[at]] == "." else None


def _is_mark(word: str, *, bracketed: bool) -> bool:
    is_number = bracketed and word.isdecimal() and len(word) <= 2
    return is_number or word in _LETTERS or word in _ROMANS


def _at_line_head(text: str, start: int) -> bool:
    line = text.rfind("\n", 0, start) + 1
    return not text[line:start].strip(" \t-–+•*")


def _part_at(words: Words, i: int) -> int | None:
    """The word after "Bước 1:", "Nhiệm vụ 1, 2:", "Cấp tỉnh:" at the head of an item."""
    n = len(words.plain)
    head = i == 0 or words.gap[i] in _BEGINS_ITEM or words.gap[i] == ","
    noun = _part_noun(words, i) if head else None
    if noun is None:
        return None
    at, is_bare = noun
    first = at
    while at < n and (_is_count(words, at) or (at > first and words.toned[at] in ("và", "đến"))):
        at += 1
    if at >= n or at - first > _MOST_COUNTS:
        return None
    if at == first:
        return at if is_bare and words.gap[at] == ":" else None
    return at if words.gap[at] in ":-." and words.text[words.start[at]].isupper() else None


def _part_noun(words: Words, i: int) -> tuple[int, bool] | None:
    """The word after the noun of a part, a preposition before it too; whether it needs no number."""
    at = i + 1 if words.toned[i] in ("tại", "ở", "trong", "về") else i
    if at >= len(words.toned):
        return None
    for phrase, is_bare in _part_nouns().get(words.toned[at], ()):
        if tuple(words.toned[at : at + len(phrase)]) == phrase:
            inside = all(gap in " n" for gap in words.gap[at + 1 : at + len(phrase)])
            return (at + len(phrase), is_bare) if inside else None
    return None


@cache
def _part_nouns() -> dict[str, list[tuple[tuple[str, ...], bool]]]:
    """The nouns of parts by their first word, longer ones first; whether each needs no number."""
    found: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for row in rows("agency_words"):
        if row["kind"] == "part_label":
            phrase = tuple(row["phrase"].lower().split())
            found.setdefault(phrase[0], []).append((phrase, row["value"] == "bare"))
    return {first: sorted(nouns, key=lambda noun: -len(noun[0])) for first, nouns in found.items()}


def _is_count(words: Words, at: int) -> bool:
    word = words.plain[at]
    return (
        word.isdecimal()
        or word in _ROMANS
        or words.toned[at] in ("số", "thứ")
        or (len(word) == 1 and word in _LETTERS)
    )
