"""Labels of rows and clauses: what kind a label is and which numbers it states.

A cell that should hold a label is read by :func:`cell_label`, a paragraph that may begin with one by
``paragraph_label``. They stay two readers because print differs: a cell states a label bare (``1``,
``II``, ``C``), which before running text would be a word or a figure ("1 xã", "A Lưới"); there a point
or a bracket must close it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

import regex

from normalize.numbering.roman import roman_value
from normalize.text import clean


class Kind(IntEnum):
    """Kinds of labels, outermost first; the order serves where nothing printed says otherwise."""

    APPENDIX = -1
    """The name of an appendix that holds numbered parts: no label of a paragraph."""
    PART = 0
    CHAPTER = 1
    SECTION = 2
    SUBSECTION = 3
    ARTICLE = 4
    NAMED = 5
    """In a cell, any word before a number: ``Mục tiêu 2``, ``Nhóm 1``, ``Phần I``."""
    UPPER = 6
    """A, B, C, …"""
    ROMAN = 7
    UPPER_NUMBER = 8
    """C1, ``C 5``, I.1, A.2.3"""
    NUMBER = 9
    DECIMAL = 10
    """1.1, 2.3.4"""
    LETTER = 11
    """a, b, … đ"""
    BRACKETED = 12
    """``1)`` or ``(1)`` before a paragraph."""
    SMALL_ROMAN = 13
    INTRO = 14
    """A paragraph without a label that leads a list: ``Phấn đấu đến năm 2020:``."""
    STAR = 15
    DASH = 16
    PLUS = 17
    DOT = 18


BULLETS = frozenset({Kind.STAR, Kind.DASH, Kind.PLUS, Kind.DOT})
COUNTED = frozenset({Kind.NUMBER, Kind.DECIMAL})
"""Labels of figures only."""
HEADING = frozenset({Kind.ROMAN, Kind.UPPER, Kind.UPPER_NUMBER, Kind.NAMED})
"""Labels that head groups of rows."""
LETTERS = tuple("abcdđefghijklmnopqrstuưvwxyz")
"""Letters in the order of lists; ``order.letter_follows`` knows which of them lists leave out."""
Number = tuple[int, ...]
"""A number by its parts: 5.1 is (5, 1)."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed and read.

    Attributes:
        printed: without the spaces around it (``a)``, ``1.2.``, ``Điều 3.``).
        kind: what sort of label.
        parts: the numbers of the label: (1, 2) for ``1.2.``, (3,) for ``III`` and for ``c)``, none for a
            bullet.
        end: offset in the text after the label and the spaces behind it; 0 for a label alone in its cell.
        mended_from: what is printed (or was read from a picture), where the label was mended.
    """

    printed: str
    kind: Kind
    parts: Number
    end: int = 0

    @property
    def text(self) -> str:
        """The label without its brackets and the point behind it: ``a`` for ``a)``."""
        return bare(self.printed)

    @property
    def is_bullet(self) -> bool:
        return self.kind in BULLETS


_BULLET_SIGNS = "-–—+*•●▪○◦"
_KIND_OF_SIGN = {"*": Kind.STAR, "-": Kind.DASH, "–": Kind.DASH, "—": Kind.DASH, "+": Kind.PLUS}
_NAMED = regex.compile(
    r"^(mục tiêu|nhóm|phần|chương|mục|lĩnh vực|nhiệm vụ|nhóm nhiệm vụ|trụ cột|hợp phần)\s+([IVXLC]+|\d+|[A-Z])$",
    regex.IGNORECASE,
)
_NUMBER = regex.compile(r"0*\d{1,3}(?:\s?\.\s?\d{1,3})*")
_CAPITAL = regex.compile(r"[A-ZĐ]")
_SMALL = regex.compile(r"[a-zđ]")
_COMPOUND = regex.compile(r"([IVX]+|[A-ZĐ])\s?[.\-]?\s?(\d{1,2}(?:\s?\.\s?\d{1,2})*)")
_PREFIX = regex.compile(
    r"^\s*((?:[IVXLC]+|[A-Z]|[A-Z]\s?\d{1,2}|\d{1,3}(?:\.\d{1,3}){0,4}|[a-zđ])\s*[.)/:\-–]|\(\d{1,3}\)|[-–+*•●▪])"
    r"\s*(?!\d)(?=\S)"
)
_NAMED_PREFIX = regex.compile(
    r"^\s*((?:mục tiêu|nhóm(?: nhiệm vụ)?|phần|chương|mục|trụ cột|hợp phần)\s+(?:[IVXLC]+|\d+))\s*[.:\-–]\s*(?=\S)",
    regex.IGNORECASE,
)


def bare(text: str) -> str:
    """A label without its brackets and the signs behind it: ``(1)`` and ``1.`` are ``1``."""
    return text.strip("()").rstrip(".):/ ").strip()


def number_of(text: str) -> Number | None:
    """The number that a label of figures states: (2, 1) for ``2.1.``; None where it is none."""
    number = text.strip(" .)(")
    return tuple(int(part) for part in number.split(".")) if _NUMBER.fullmatch(number) else None


def letter_number(letter: str) -> int:
    """The place of a letter, capital or small, in lists, from 1; 0 where it is no letter of lists:
    ``đ`` is 5."""
    small = letter.lower()
    return LETTERS.index(small) + 1 if small in LETTERS else 0


@lru_cache(maxsize=4096)
def cell_label(text: str) -> Label | None:
    """Reads a cell or a prefix that should hold nothing but a label; None where it does not.

    A single ``I``, ``V``, ``X``, ``C``, ``L`` can be roman or a letter: it is read as roman for I, V, X
    and as a letter for C and L; ``order.follows`` accepts either.
    """
    label = bare(clean(text))
    if not label:
        return None
    if set(label) <= set(_BULLET_SIGNS):
        return Label(label, _KIND_OF_SIGN.get(label[0], Kind.DOT), ())
    if (number := number_of(label)) is not None:
        kind = Kind.DECIMAL if len(number) > 1 else Kind.NUMBER
        return Label(label.replace(" ", ""), kind, number)
    if label not in ("C", "L", "D", "M") and (value := roman_value(label)) is not None:
        return Label(label, Kind.ROMAN, (value,))
    if _CAPITAL.fullmatch(label):
        return Label(label, Kind.UPPER, (letter_number(label),))
    if _SMALL.fullmatch(label):
        return Label(label, Kind.LETTER, (letter_number(label),))
    return _compound(label) or _named(label)


def _compound(label: str) -> Label | None:
    found = _COMPOUND.fullmatch(label)
    if found is None:
        return None
    first = found.group(1)
    value = roman_value(first) if len(first) > 1 or first in "IVX" else letter_number(first)
    if value is None:
        return None
    return Label(label, Kind.UPPER_NUMBER, (value, *map(int, regex.findall(r"\d+", found.group(2)))))


def _named(label: str) -> Label | None:
    found = _NAMED.match(label)
    if found is None:
        return None
    last = found.group(2)
    value = int(last) if last.isdigit() else roman_value(last.upper()) or letter_number(last)
    return Label(label, Kind.NAMED, (value,))


def split_label(text: str) -> tuple[str | None, str]:
    """A text that begins with its label, split: ``I. Đổi mới`` → (``I``, ``Đổi mới``); (None, text)
    without."""
    found = _NAMED_PREFIX.match(text) or _PREFIX.match(text)
    if not found:
        return None, text.strip()
    label, rest = found.group(1).strip(), text[found.end() :].strip()
    return (label if set(label) <= set(_BULLET_SIGNS) else label.strip("()").rstrip(".):/-– ").strip()), rest
