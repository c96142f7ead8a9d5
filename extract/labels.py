"""Printed labels of clauses: ``I.``, ``1.2.``, ``a)``, ``(1)``, ``-``, and what each says of its place.

A label is what stands before the first word of a paragraph. Which label it is depends a little on its
neighbours (``i)`` after ``h)`` is a letter, at the head of a list a small roman), so a label is read with the
candidates of :func:`read_label` and decided in ``extract.clauses``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

import regex

from normalize.labels import roman_text
from normalize.text import fold, nfc


class Kind(IntEnum):
    """Kinds of labels, outermost first; the order serves where nothing printed says otherwise."""

    PART = 0
    CHAPTER = 1
    SECTION = 2
    SUBSECTION = 3
    ARTICLE = 4
    UPPER = 5
    ROMAN = 6
    NUMBER = 7
    DECIMAL = 8
    LETTER = 9
    BRACKETED = 10
    """``1)`` or ``(1)``."""
    SMALL_ROMAN = 11
    INTRO = 12
    """A paragraph without a label that leads a list: ``Phấn đấu đến năm 2020:``."""
    STAR = 13
    DASH = 14
    PLUS = 15
    DOT = 16


BULLETS = frozenset({Kind.STAR, Kind.DASH, Kind.PLUS, Kind.DOT})
ITEMS = BULLETS | {Kind.BRACKETED, Kind.SMALL_ROMAN, Kind.INTRO}
LETTERS = ("a", "b", "c", "d", "đ", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t",
           "u", "ư", "v", "w", "x", "y", "z")  # fmt: skip
_PASSED_OVER = frozenset({"đ", "f", "j", "ư", "w", "z"})
"""Letters many lists leave out: d → e, e → g, i → k."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed and read.

    Attributes:
        printed: without the spaces around it (``a)``, ``1.2.``, ``Điều 3.``).
        kind: what sort of label.
        parts: the numbers of the label (``1.2.`` is ``(1, 2)``; ``c)`` is its place among the letters).
        end: offset in the text after the label and the spaces behind it.
        mended_from: what is printed (or was read from a picture), where the label was mended.
    """

    printed: str
    kind: Kind
    parts: tuple[int, ...]
    end: int
    mended_from: str | None = None


_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}
_ORDINALS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}  # fmt: skip

_PATTERNS: tuple[tuple[Kind, regex.Pattern[str]], ...] = (
    (Kind.PART, regex.compile(r"(?i:phần)\s+(?:(?i:thứ)\s+)?(?P<n>[IVX]+|\d{1,2}|(?i:nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám))\b\s*[.:\-–]?(?=\s|$)")),
    (Kind.CHAPTER, regex.compile(r"(?i:chương)\s+(?P<n>[IVXL]+|\d{1,2})\b\s*[.:\-–]?(?=\s|$)")),
    (Kind.SECTION, regex.compile(r"(?i:mục)\s+(?P<n>[IVX]+|\d{1,2})\b\s*[.:\-–]?(?=\s|$)")),
    (Kind.SUBSECTION, regex.compile(r"(?i:tiểu\s+mục)\s+(?P<n>[IVX]+|\d{1,2})\b\s*[.:\-–]?(?=\s|$)")),
    (Kind.ARTICLE, regex.compile(r"(?:Điều|ĐIỀU)\s+(?P<n>\d{1,3})\s*[.:](?=\s|$|\p{L})")),
    (Kind.ROMAN, regex.compile(r"(?P<n>[IVX]{1,6})\s*(?:[.)/]|\s[-–](?=\s)|[-–](?=\s))(?=\s|$|\p{Lu})")),
    (Kind.UPPER, regex.compile(r"(?P<n>[A-HĐ])\s*[.)/](?=\s|$)")),
    (Kind.DECIMAL, regex.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2}){1,4})\s*(?:[.)](?=\s|$|\p{L})|,(?=\s+\p{Lu}))")),
    (Kind.DECIMAL, regex.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2}){1,4})\s*:?(?=\s+\p{Lu})")),
    (Kind.NUMBER, regex.compile(r"(?P<n>\d{1,2})\s*[./](?=\s|$|\p{Lu}|\p{Ll}{2})(?!\s?\d)")),
    (Kind.NUMBER, regex.compile(r"(?P<n>\d{1,2})\s*[.](?=\s+\d{1,3}(?:,\d+)?\s?%)")),
    (Kind.BRACKETED, regex.compile(r"\((?P<n>\d{1,2})\)\s*\.?(?=\s|$|\p{L})")),
    (Kind.BRACKETED, regex.compile(r"(?P<n>\d{1,2})\s?\)\s*\.?(?=\s|$|\p{L})")),
    (Kind.SMALL_ROMAN, regex.compile(r"\(?(?P<n>[ivx]{1,5})\)\s*\.?(?=\s|$|\p{L})")),
    (Kind.LETTER, regex.compile(r"\(?(?P<n>[a-zđư])\s?\)\s*\.?(?=\s|$|\p{L}|\d)")),
    (Kind.LETTER, regex.compile(r"(?P<n>[a-zđư])\s?[./](?=\s+\S)")),
    (Kind.STAR, regex.compile(r"(?P<n>)(?:\*{1,3}|[⁎∗＊])\)?(?=\s|\p{L}|\d)")),
    (Kind.DASH, regex.compile(r"(?P<n>)[-‐‑–—−](?=\s|\p{L}|\d)")),
    (Kind.PLUS, regex.compile(r"(?P<n>)\+(?=\s|\p{L}|\d)")),
    (Kind.DOT, regex.compile(r"(?P<n>)(?:[•●○▪■◦❖➢✓✔·§Ø]|o(?=\s+\p{Lu}))(?=\s|\p{L}|\d)")),
)  # fmt: skip


def read_label(text: str, previous: Label | None = None) -> Label | None:
    """The label a paragraph begins with, None where it has none.

    Args:
        text: the paragraph, spaces at its head allowed.
        previous: the last label of the same list, to tell ``i)`` the letter from ``i)`` the number.
    """
    body = nfc(text)
    lead = len(body) - len(body.lstrip())
    found = [
        Label(match.group(0).strip(), kind, parts, _skip_spaces(body, match.end()))
        for kind, pattern in _PATTERNS
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
    return replace(before, end=0, mended_from="")


def as_roman_label(label: Label, value: int) -> Label:
    """The label with another roman number: ``II.`` between ``II.`` and ``IV.`` is ``III.``."""
    return replace(
        label, printed=f"{roman_text(value)}.", kind=Kind.ROMAN, parts=(value,), mended_from=label.printed
    )


def letter_follows(before: int, now: int) -> bool:
    """Whether a letter comes next in a list (``d`` → ``e`` and ``e`` → ``g`` do)."""
    between = LETTERS[before : now - 1] if now > before else ()
    return now > before and all(letter in _PASSED_OVER for letter in between)


def skipped_letters(before: int, now: int) -> tuple[str, ...]:
    """The letters between two of a list."""
    return LETTERS[before : now - 1] if now > before else ()


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


def _parts(kind: Kind, number: str) -> tuple[int, ...] | None:
    """The numbers of a label; None where it is not one (``IIX``)."""
    if kind in BULLETS:
        return ()
    if kind is Kind.LETTER:
        return (LETTERS.index(number) + 1,)
    if kind is Kind.UPPER:
        return ("ABCDĐEFGH".index(number) + 1,)
    if kind is Kind.DECIMAL:
        return tuple(int(part) for part in number.split("."))
    if number.isdigit():
        return (int(number),)
    if fold(number) and number.lower() in _ORDINALS:
        return (_ORDINALS[number.lower()],)
    value = roman(number.upper())
    return None if value is None else (value,)


def roman(number: str) -> int | None:
    """A roman number below 50, None where the letters are none: ``IV`` is 4, ``IIX`` is None."""
    if not number or any(digit not in _ROMAN_DIGITS for digit in number):
        return None
    digits = [_ROMAN_DIGITS[digit] for digit in number]
    value = sum(-d if d < max(digits[i:]) else d for i, d in enumerate(digits))
    return value if value < 50 and roman_text(value) == number else None
