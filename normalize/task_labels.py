"""What a label of a task in prose says, whatever its wording: "Đơn vị chủ trì tham mưu thực hiện" → lead.

The register ``task_label_words.csv`` has the words that labels are made of and what each says. A label is a
phrase of such words only. What it is about stands first: a time ("Thời gian thực hiện"), a product, money; else
it is about bodies, and the words say whether they lead, support, or both.

A label that stands in ``headers.csv`` word for word is read by :mod:`normalize.headers`; this reads the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from normalize.registers import rows
from normalize.text import key

_WORD = regex.compile(r"\p{L}+")
_BETWEEN = regex.compile(r"[\s,/]*+(?:\(\s*)?")
"""What may stand between the words of a label: "Cơ quan, đơn vị chủ trì/thực hiện"."""
_MOST_WORDS = 12
"""Words of a label, at most."""
_ABOUT = {"product": "product", "money": "budget", "source": "funding"}
"""What a label is about, where its first telling word says so → its role."""


@dataclass(frozen=True, slots=True)
class TaskLabel:
    """A label found in a text: its role, and where its phrase begins and ends."""

    role: str
    start: int
    end: int


def label_role(phrase: str) -> str | None:
    """The role of a label by its words; None where a word is none of a label, or nothing is told.

    Example: "Cơ quan, đơn vị đầu mối" → lead; "Tiến độ hoàn thành" → due; "Cơ quan" → None.
    """
    words = tuple(key(phrase).split())
    said = _said(words) if len(words) <= _MOST_WORDS else None
    return None if said is None else _role(said)


def names_bodies(phrase: str) -> bool:
    """Whether a label says that bodies follow, or may say so: "Đơn vị chủ trì", not "Chủ trì thực hiện"."""
    said = _said(tuple(key(phrase).split()))
    return said is None or "body" in said


def label_before(text: str, end: int) -> TaskLabel | None:
    """The label that ends at ``end``, with as many words as belong to it and to begin with a capital or behind
    a sign.

    Example: in "Trồng rừng. Đơn vị đầu mối:" before the colon the label begins at "Đơn vị".
    """
    spans = _spans_before(text, end)
    words = [key(text[a:b]) for a, b in spans]
    for first in range(len(spans)):
        start = spans[first][0]
        if not _may_begin(text, start):
            continue
        said = _said(tuple(words[first:]))
        role = _role(said) if said is not None else None
        if role is not None:
            return TaskLabel(role, start, spans[-1][1])
    return None


def label_at(text: str, start: int) -> TaskLabel | None:
    """The longest label that begins at ``start``, no colon needed: "hoàn thành" in "; hoàn thành trước 30/6"."""
    spans: list[tuple[int, int]] = []
    at = start
    while len(spans) < _MOST_WORDS // 2 and (word := _WORD.match(text, at)) is not None:
        spans.append(word.span())
        at = _BETWEEN.match(text, word.end()).end()  # type: ignore[union-attr]
    for last in range(len(spans), 0, -1):
        role = label_role(text[start : spans[last - 1][1]])
        if role is not None:
            return TaskLabel(role, start, spans[last - 1][1])
    return None


def _spans_before(text: str, end: int) -> list[tuple[int, int]]:
    """The words before a place that only spaces, commas and slashes part, in order."""
    window = max(0, end - 16 * _MOST_WORDS)
    spans: list[tuple[int, int]] = []
    for word in reversed(list(_WORD.finditer(text, window, end))):
        gap = text[word.end() : spans[-1][0] if spans else end]
        if len(spans) == _MOST_WORDS or not _GAP.fullmatch(gap):
            break
        spans.append(word.span())
    return spans[::-1]


_GAP = regex.compile(r"[\s,/*_]*")
_SIGN_BEFORE = regex.compile(r"(?:^|[.;:,(/\n–—*+•-])\s*$")


def _may_begin(text: str, start: int) -> bool:
    """Whether a label may begin here: at the head, behind a sign, or with a capital."""
    return (
        text[start].isupper()
        or _SIGN_BEFORE.search(text[max(0, start - 4) : start]) is not None
        or start == 0
    )


@cache
def _register() -> dict[tuple[str, ...], str]:
    return {tuple(row["phrase"].split()): row["says"] for row in rows("task_label_words")}


@cache
def _longest() -> int:
    return max(map(len, _register()))


def _said(words: Sequence[str]) -> tuple[str, ...] | None:
    """What the words say, the longest phrases first; None where one is no word of a label."""
    known, said, at = _register(), [], 0
    while at < len(words):
        size = next((n for n in range(_longest(), 0, -1) if tuple(words[at : at + n]) in known), 0)
        if not size:
            return None
        said.append(known[tuple(words[at : at + size])])
        at += size
    return tuple(said)


def _role(said: Sequence[str]) -> str | None:
    telling = [s for s in said if s != "other"]
    if not telling:
        return None
    first, all_said = telling[0], set(telling)
    if first in ("time", "end"):
        about = _ABOUT.keys() & all_said
        return None if about else ("due" if "end" in all_said else "period")
    if first in _ABOUT:
        source = first == "money" and "source" in all_said
        return None if "time" in all_said else _ABOUT["source" if source else first]
    return _role_of_bodies(telling, all_said)


def _role_of_bodies(telling: Sequence[str], all_said: set[str]) -> str | None:
    if all_said & {"time", "end", *_ABOUT}:
        return None
    if "support" in all_said:
        before = telling[: telling.index("support")]
        return "lead_support" if "lead" in all_said or "does" in before else "support"
    if "lead" in all_said:
        return "lead"
    if "body" not in all_said:
        return None
    return next(
        (
            role
            for says, role in (("monitor", "monitor"), ("approve", "approver"), ("does", "lead"))
            if says in all_said
        ),
        None,
    )
