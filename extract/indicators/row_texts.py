"""The name of a row, and what stands before and behind it: a bullet, "Trong đó:", a number, a footnote mark."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extract.model import TaskRow
from normalize.text import clean

_NIL = regex.compile(r"[\s.…\-–—_/xX]*+")
OF_THESE = r"(?:trong\s+(?:số\s+)?đó|(?:tr|t)\.\s*(?:đó|đ)\b\.?|trđó|trđ(?=\s*[:.]))"
"""``Trong đó``, ``Trong số đó``, ``Tr.đó``, ``T.đ``: what follows is a part."""
_BEFORE = regex.compile(
    rf"(?:(?P<among>{OF_THESE}\s*[.:;,]?|(?:gồm|bao\s+gồm|chia\s+ra)\s*:)|(?P<bullet>[-–+*•●○▪])|(?P<number>\d{{1,2}}(?:\.\d{{1,2}})+\.?|\d{{1,2}}[.)]|(?-i:[a-zđ])[.)]))\s*(?=\p{{L}}|[-–+*•●○▪“\"\d])",
    regex.IGNORECASE,
)
"""What stands before a name; ``-`` alone or a date is none."""
_FOOTNOTE = regex.compile(r"\s*(?:\(\s*(?:\*+|\d)\s*\)|\[\d{1,2}\]|\*+|[¹²³⁴⁵]+)$")
_BULLET = regex.compile(r"[-–+*•●○▪]")
AMONG = "trong đó"
"""The mark of a row that "Trong đó:" makes a part."""


@dataclass(frozen=True, slots=True)
class RowName:
    """A row's name taken apart.

    Attributes:
        name: what is measured, in printed words; ``start``: where it begins in the printed text.
        mark: the bullet before it, :data:`AMONG`, or empty.
        number: a number printed in the same cell, None where there is none.
    """

    name: str
    start: int
    mark: str
    number: str | None


def is_nil(text: str) -> bool:
    """Whether a cell says nothing: it is empty, or holds a dash, dots or a cross."""
    return _NIL.fullmatch(text) is not None


def printed_name(row: TaskRow) -> str:
    """The text of a row's cell of names, as printed."""
    field = row.field("indicator") or row.field("title")
    return clean(field.text) if field else ""


def name_of(row: TaskRow) -> str:
    """The name of a row without what stands before and behind it."""
    return row_name(printed_name(row)).name


def row_name(text: str) -> RowName:
    """Takes a printed name apart: ``Trong đó: + Nữ`` is ``Nữ``, a part."""
    start, mark, number = 0, "", None
    while (found := _BEFORE.match(text, start)) is not None and found.end() > start:
        mark = found["bullet"] or (AMONG if found["among"] else mark)
        number = found["number"].rstrip(".)") if found["number"] else number
        start = found.end()
        if found["number"]:
            break
    behind = _FOOTNOTE.search(text, start)
    end = behind.start() if behind is not None and behind.start() > start else len(text)
    return RowName(text[start:end], start, "-" if mark in ("-", "–") else mark, number)


def is_bullet(text: str) -> bool:
    """Whether the cell of numbers holds a bullet."""
    return _BULLET.fullmatch(text) is not None


def opens_parts(text: str) -> bool:
    """Whether a row says no more than that parts follow: ``Trong đó:``, ``Chia theo mặt hàng``."""
    return _OPENS.match(text) is not None


_OPENS = regex.compile(
    rf"(?:[-–+*•]\s*)?(?:{OF_THESE}|gồm|bao\s+gồm|chia\s+(?:ra|theo)|phân\s+theo)(?!\p{{L}})",
    regex.IGNORECASE,
)
