"""Numbering labels of rows and clauses: what kind they are and which one follows which.

``1``, ``1.1``, ``II``, ``A``, ``C1``, ``C 5``, ``a)``, ``(1)``, ``-``: read from the text alone. The numbering is
the checksum of a joined table, so these functions say nothing they are not sure of.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import regex

from normalize.text import clean


class LabelKind(StrEnum):
    """The kinds of labels that plans use."""

    ROMAN = "roman"
    CAPITAL = "capital"
    """A, B, C, …"""
    CAPITAL_NUMBER = "capital_number"
    """C1, ``C 5``, I.1, A.2.3"""
    INTEGER = "integer"
    DECIMAL = "decimal"
    """1.1, 2.3.4"""
    SMALL = "small"
    """a, b, … đ"""
    BULLET = "bullet"
    NAMED = "named"
    """``Mục tiêu 2``, ``Nhóm 1``, ``Phần I``"""


@dataclass(frozen=True, slots=True)
class Label:
    """A label, read. ``parts`` are its ordinal values: (1, 2) for ``1.2``, (3,) for ``III`` or ``C``."""

    text: str
    kind: LabelKind
    parts: tuple[int, ...]


_ROMAN = regex.compile(r"^(?=[IVXLC])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN_STEPS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_BULLETS = frozenset("-–—+*•●▪○◦")
_SMALL = "abcdđeghiklmnopqrstuvxy"
_NAMED = regex.compile(
    r"^(mục tiêu|nhóm|phần|chương|mục|lĩnh vực|nhiệm vụ|nhóm nhiệm vụ|trụ cột|hợp phần)\s+([IVXLC]+|\d+|[A-Z])$",
    regex.IGNORECASE,
)
_COMPOUND = regex.compile(r"([IVX]+|[A-ZĐ])\s?[.\-]?\s?(\d{1,2}(?:\s?\.\s?\d{1,2})*)")
_PREFIX = regex.compile(
    r"^\s*((?:[IVXLC]+|[A-Z]|[A-Z]\s?\d{1,2}|\d{1,3}(?:\.\d{1,3}){0,4}|[a-zđ])\s*[.)/:\-–]|\(\d{1,3}\)|[-–+*•●▪])\s*(?!\d)(?=\S)"
)
_NAMED_PREFIX = regex.compile(
    r"^\s*((?:mục tiêu|nhóm(?: nhiệm vụ)?|phần|chương|mục|trụ cột|hợp phần)\s+(?:[IVXLC]+|\d+))\s*[.:\-–]\s*(?=\S)",
    regex.IGNORECASE,
)


def roman_value(text: str) -> int | None:
    """The value of a capital roman number, None where it is none."""
    if not text or not _ROMAN.match(text):
        return None
    total = 0
    values = [_ROMAN_VALUES[c] for c in text]
    for k, value in enumerate(values):
        total += -value if k + 1 < len(values) and values[k + 1] > value else value
    return total


def roman_text(value: int) -> str:
    """A number from 1 as a capital roman number."""
    written = ""
    for step, digits in _ROMAN_STEPS:
        while value >= step:
            written += digits
            value -= step
    return written


def read_label(text: str) -> Label | None:
    """Reads a cell or a prefix that should hold nothing but a label; None where it does not.

    A single ``I``, ``V``, ``X``, ``C``, ``L`` can be roman or a letter: it is read as roman for I, V, X and as a
    letter for C and L; :func:`follows` accepts either.
    """
    bare = clean(text).strip("()").rstrip(".):/ ").strip()
    if not bare:
        return None if not set(clean(text)) & _BULLETS else Label(clean(text), LabelKind.BULLET, ())
    if set(bare) <= _BULLETS:
        return Label(bare, LabelKind.BULLET, ())
    if regex.fullmatch(r"0*\d{1,3}", bare):
        return Label(bare, LabelKind.INTEGER, (int(bare),))
    if regex.fullmatch(r"\d{1,3}(?:\s?\.\s?\d{1,3})+", bare):
        return Label(bare.replace(" ", ""), LabelKind.DECIMAL, tuple(int(p) for p in bare.split(".")))
    if bare not in ("C", "L", "D", "M") and (value := roman_value(bare)) is not None:
        return Label(bare, LabelKind.ROMAN, (value,))
    if regex.fullmatch(r"[A-ZĐ]", bare):
        return Label(bare, LabelKind.CAPITAL, (_letter(bare),))
    if found := _COMPOUND.fullmatch(bare):
        first = found.group(1)
        value = roman_value(first) if len(first) > 1 or first in "IVX" else _letter(first)
        if value is not None:
            rest = tuple(int(n) for n in regex.findall(r"\d+", found.group(2)))
            return Label(bare, LabelKind.CAPITAL_NUMBER, (value, *rest))
    if regex.fullmatch(r"[a-zđ]", bare):
        return Label(bare, LabelKind.SMALL, (_SMALL.find(bare) + 1,))
    if found := _NAMED.match(bare):
        last = found.group(2)
        value = int(last) if last.isdigit() else roman_value(last.upper()) or _letter(last.upper())
        return Label(bare, LabelKind.NAMED, (value,))
    return None


def _letter(capital: str) -> int:
    return ord(capital) - ord("A") + 1 if capital != "Đ" else 5


def split_label(text: str) -> tuple[str | None, str]:
    """A text that begins with its label, split: ``I. Đổi mới`` → (``I``, ``Đổi mới``); (None, text) without."""
    found = _NAMED_PREFIX.match(text) or _PREFIX.match(text)
    if not found:
        return None, text.strip()
    label = found.group(1).strip()
    return (label if set(label) <= _BULLETS else label.strip("()").rstrip(".):/-– ").strip()), text[
        found.end() :
    ].strip()


def follows(before: Label, after: Label) -> bool:
    """Whether ``after`` is the label that comes right after ``before`` at the same level."""
    if before.kind is LabelKind.BULLET:
        return after.kind is LabelKind.BULLET
    if not before.parts or not after.parts:
        return False
    if before.text in ("H",) and after.text == "I":
        return True
    same_kind = before.kind is after.kind or {before.kind, after.kind} == {LabelKind.ROMAN, LabelKind.CAPITAL}
    return same_kind and before.parts[:-1] == after.parts[:-1] and after.parts[-1] == before.parts[-1] + 1


def is_child(parent: Label, child: Label) -> bool:
    """Whether the child's label begins with the parent's: ``1`` → ``1.1``, ``C`` → ``C1``."""
    if parent.kind in (LabelKind.CAPITAL, LabelKind.ROMAN):
        same = child.text[:1] == parent.text[:1] and child.parts[:1] == parent.parts
        return child.kind is LabelKind.CAPITAL_NUMBER and same
    if parent.kind is LabelKind.CAPITAL_NUMBER:
        deeper = child.kind is LabelKind.CAPITAL_NUMBER and len(child.parts) > len(parent.parts)
        return deeper and child.parts[: len(parent.parts)] == parent.parts
    if parent.kind in (LabelKind.INTEGER, LabelKind.DECIMAL):
        return child.kind is LabelKind.DECIMAL and child.parts[: len(parent.parts)] == parent.parts
    return False


def is_first(label: Label) -> bool:
    """Whether a numbering begins with it: 1, 1.1, I, A, a."""
    return bool(label.parts) and label.parts[-1] == 1
