"""Amounts as they are typed in haste, spelled out: ``120tr``, ``300k``, ``12.000 ngđ``, ``1 tỷ 2``.

Only cells of money are read so: elsewhere ``tr`` is a page and ``k`` a kilometre.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

import regex

_END = r"(?!\p{L}|\.?\s?(?:đ|đồng|vnđ|vnd|usd)(?!\p{L})|\.?\s?\$)"
_SHORT = regex.compile(
    rf"(?<=\d)\s?(?P<million>tr\.?){_END}"
    rf"|(?<=\d)\s?(?P<thousand>k){_END}"
    r"|(?<=\d)\s?(?P<thousand>(?:nghìn|ngàn|ngh?)\.?\s?đ)(?!\p{L})",
    regex.IGNORECASE,
)
_TAIL = regex.compile(
    r"(?P<whole>\d{1,3})\s?(?P<word>tỷ|tỉ|triệu|tr)\s?(?P<tail>\d)(?:\s?(?:đồng|đ))?[\s.]*", regex.IGNORECASE
)
"""``1 tỷ 2``: one and two tenths."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """A cell spelled out.

    Attributes:
        text: the cell with its units in full.
        guessed: whether a figure behind a unit was taken for tenths of it.
        ends: for each replaced piece its end in ``text`` and by how much that text is longer there.
    """

    text: str
    guessed: bool = False
    ends: tuple[tuple[int, int], ...] = ()

    def printed(self, at: int) -> int:
        """The place in the printed cell of a place in ``text``."""
        before = bisect_right([end for end, _ in self.ends], at)
        return max(0, at - self.ends[before - 1][1]) if before else at


def spelled_out(plain: str) -> Spelled:
    """A cell of money with its short forms spelled out.

    Example: ``spelled_out("120tr").text`` is ``"120 triệu đồng"``.
    """
    tenths = _TAIL.fullmatch(plain.strip())
    if tenths is not None:
        word = "triệu" if tenths["word"].lower() == "tr" else tenths["word"]
        text = f"{tenths['whole']},{tenths['tail']} {word} đồng"
        return Spelled(text, guessed=True, ends=((len(text), len(text) - len(plain)),))
    out, at, ends, grown = "", 0, [], 0
    for found in _SHORT.finditer(plain):
        word = " triệu đồng" if found["million"] else " nghìn đồng"
        out += plain[at : found.start()] + word
        at = found.end()
        grown += len(word) - len(found.group())
        ends.append((len(out), grown))
    return Spelled(out + plain[at:], ends=tuple(ends))
