"""Labels that stand before the text of a paragraph: ``I.``, ``1.2.``, ``a)``, ``(1)``, ``-``, and what
each says of its place.

Which label it is depends a little on its neighbours: ``i)`` after ``h)`` is a letter, at the head of a
list a small roman number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

import regex

from normalize.numbering.labels import BULLETS, Kind, Label, Number, letter_number
from normalize.numbering.order import letter_follows
from normalize.numbering.roman import roman_text, roman_value
from normalize.text import nfc

ITEMS = BULLETS | {Kind.BRACKETED, Kind.SMALL_ROMAN, Kind.INTRO}
"""Labels of list items."""
_ORDINALS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}  # fmt: skip

_LETTERED = frozenset("ABCDĐEFGH")
"""``PHẦN A.``: parts that are lettered."""

_PATTERNS: tuple[tuple[Kind, regex.Pattern[str]], ...] = (
    (Kind.PART, regex.compile(r"(?i:phần)\s+(?:(?i:thứ)\s+)?(?P<n>[IVX]+|[A-HĐ](?=\s*[.:\-–]\s)|\d{1,2}|(?i:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám))\b\s*[.:\-–]?(?=\s|$)")),
    (Kind.CHAPTER, regex.compile(r"(?i:chương)\s+(?P<n>[IVXL]+|\d{1,2})\b\s*[.:\-–]?(?=\s|$)")),
    (Kind.SECTION, regex.compile(r"(?i:mục)\s+(?P<n>[IVX]+|\d{1,2})\b\s*[.:\-–]?(?=\s|$)")),
    (Kind.SUBSECTION, regex.compile(r"(?i:tiểu\s+mục)\s+(?P<n>[IVX]+|\d{1,2})\b\s*[.:\-–]?(?=\s|$)")),
    (Kind.ARTICLE, regex.compile(r"(?:Điều|ĐIỀU)\s+(?P<n>\d{1,3})\s*[.:](?=\s|$|\p{L})")),
    (Kind.ROMAN, regex.compile(r"(?P<n>[IVX]{1,6})\s*(?:[.)/]|\s[-–](?=\s)|[-–](?=\s))(?=\s|$|\p{Lu})")),
    (Kind.UPPER, regex.compile(r"(?P<n>[A-HĐ])\s*(?:[.)/](?=\s|$)|[-–](?=\s+\p{Lu}))")),
    (Kind.DECIMAL, regex.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2}){1,4})\s*(?:[.)](?=\s|$|\p{L})|,(?=\s+\p{Lu}))")),
    (Kind.DECIMAL, regex.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2}){1,4})\s*[:/]?(?=\s+\p{Lu})")),
    (Kind.DECIMAL, regex.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2}){1,4})[-–](?=\s+\p{Lu})")),
    (Kind.NUMBER, regex.compile(r"(?P<n>\d{1,2})\s*[./](?=\s|$|\p{Lu}|\p{Ll}{2})(?!\s?\d)")),
    (Kind.NUMBER, regex.compile(r"(?P<n>\d{1,2})\s*[.](?=\s+\d{1,3}(?:,\d+)?\s?%)")),
    (Kind.NUMBER, regex.compile(r"(?P<n>\d{1,2})\.(?=(?:100|[1-9]\d)(?:,\d{1,2})?\s?%\s+\p{L})")),
    (Kind.NUMBER, regex.compile(r"(?P<n>\d{1,2})[-–](?=\s+(?:\p{Lu}|100\s?%\s+\p{L}))")),
    (Kind.BRACKETED, regex.compile(r"\((?P<n>\d{1,2})\)\s*\.?(?=\s|$|\p{L})")),
    (Kind.BRACKETED, regex.compile(r"(?P<n>\d{1,2})\s?\)\s*\.?(?=\s|$|\p{L})")),
    (Kind.SMALL_ROMAN, regex.compile(r"\(?(?P<n>[ivx]{1,5})\)\s*\.?(?=\s|$|\p{L})")),
    (Kind.LETTER, regex.compile(r"\(?(?P<n>[a-zđư])\s?\)\s*\.?(?=\s|$|\p{L}|\d)")),
    (Kind.LETTER, regex.compile(r"(?P<n>[a-zđư])(?:\s?[./](?=\s+\S)|[-–](?=\s+\p{Lu}))")),
    (Kind.STAR, regex.compile(r"(?P<n>)(?:\*{1,3}|[⁎∗＊])\)?(?=\s|\p{L}|\d)")),
    (Kind.DASH, regex.compile(r"(?P<n>)[-‐‑–—−](?=\s|\p{L}|\d)")),
    (Kind.PLUS, regex.compile(r"(?P<n>)\+(?=\s|\p{L}|\d)")),
    (Kind.DOT, regex.compile(r"(?P<n>)(?:[•●○▪■◦❖➢✓✔·§Ø]|o(?=\s+\p{Lu}))(?=\s|\p{L}|\d)")),
)  # fmt: skip


_DIGITS, _ROMANS = r"\d", "IVX"
_FIRSTS: Mapping[Kind, str] = {
    Kind.PART: "pP", Kind.CHAPTER: "cC", Kind.SECTION: "mM", Kind.SUBSECTION: "tT", Kind.ARTICLE: "Đ",
    Kind.ROMAN: _ROMANS, Kind.UPPER: "A-HĐ", Kind.DECIMAL: _DIGITS, Kind.NUMBER: _DIGITS, Kind.BRACKETED: rf"({_DIGITS}",
    Kind.SMALL_ROMAN: "(ivx", Kind.LETTER: "(a-zđư", Kind.STAR: "*⁎∗＊", Kind.DASH: "-‐‑–—−", Kind.PLUS: "+",
    Kind.DOT: "•●○▪■◦❖➢✓✔·§Øo",
}  # fmt: skip
"""The letters (of a set) that a label of each kind may begin with: other patterns need not be tried."""


@lru_cache(maxsize=1024)
def _patterns_for(first: str) -> tuple[tuple[Kind, regex.Pattern[str]], ...]:
    """The patterns of labels that begin with this letter."""
    begins = {kind for kind, letters in _FIRSTS.items() if regex.match(f"[{letters}]", first)}
    return tuple((kind, pattern) for kind, pattern in _PATTERNS if kind in begins)


@lru_cache(maxsize=4096)
def paragraph_label(text: str, previous: Label | None = None) -> Label | None:
    """The label a paragraph begins with, None where it has none.

    Args:
        text: the paragraph, spaces at its head allowed.
        previous: the last label of the same list, to tell ``i)`` the letter from ``i)`` the number.
    """
    body = nfc(text)
    lead = len(body) - len(body.lstrip())
    found = [
        Label(match.group(0).strip(), kind, parts, _skip_spaces(body, match.end()))
        for kind, pattern in _patterns_for(body[lead : lead + 1])
        if (match := pattern.match(body, lead)) and (parts := _parts(kind, match.group("n"))) is not None
    ]
    if not found:
        return None
    kinds = {label.kind for label in found}
    if {Kind.SMALL_ROMAN, Kind.LETTER} <= kinds:
        wanted = Kind.LETTER if _goes_on_as_letter(found, previous) else Kind.SMALL_ROMAN
        return next(label for label in found if label.kind is wanted)
    return found[0]


def lost_bullet(before: Label) -> Label:
    """The label of a list item whose bullet is lost, made after the item before it."""
    return replace(before, end=0)


def as_roman_label(label: Label, value: int) -> Label:
    """The label with another roman number: ``II.`` between ``II.`` and ``IV.`` is ``III.``."""
    return replace(label, printed=f"{roman_text(value)}.", kind=Kind.ROMAN, parts=(value,))


def step(label: Label) -> str:
    """The label as a step of a path: without brackets, final dots and the words around the number.

    ``Điều 3.`` keeps its word, since articles and clauses would else look alike.
    """
    if label.kind is Kind.ARTICLE:
        return f"Điều {label.parts[0]}"
    if label.kind in (Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.SUBSECTION):
        return _titled(label)
    return (
        regex.sub(r"[^\p{L}\p{N}.]+|\.$", "", label.printed.rstrip(" :/-–").rstrip("."))
        if label.parts
        else label.printed
    )


def _titled(label: Label) -> str:
    word, _, number = regex.sub(r"\s+", " ", label.printed.rstrip(" .:-–")).rpartition(" ")
    return f"{word.capitalize()} {number if number.isupper() or number.isdigit() else number.lower()}"


def _skip_spaces(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _goes_on_as_letter(found: list[Label], previous: Label | None) -> bool:
    letter = next(label for label in found if label.kind is Kind.LETTER)
    if previous is None or previous.kind is not Kind.LETTER:
        return False
    return letter_follows(previous.parts[0], letter.parts[0])


def _parts(kind: Kind, number: str) -> Number | None:
    """The numbers of a label; None where it is not one (``IIX``)."""
    if kind in BULLETS:
        return ()
    if kind in (Kind.LETTER, Kind.UPPER) or (kind is Kind.PART and number in _LETTERED):
        return (letter_number(number),)
    if kind is Kind.DECIMAL:
        return tuple(int(part) for part in number.split("."))
    if number.isdigit():
        return (int(number),)
    value = _ORDINALS.get(number.lower()) or roman_value(number.upper())
    return None if value is None else (value,)
