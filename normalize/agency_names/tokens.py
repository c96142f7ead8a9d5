"""A cell of agencies as tokens: words folded for look-up, each with its place and with what stands before it.

Spans are half-open and index the text as given, whatever its Unicode form, because each word is folded by
itself. What stands between two words is written as one letter (:data:`SPACE` …), strongest sign first. ``&``
counts as the word ``và``; brackets are tokens of their own; numbers of a list ("1.", "2)") at the head of a
line are dropped, since the line break before them already says that a new item begins. The number of an act
("157/KH-UBND") and a date are one word, and its letters name no body.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from normalize.agency_names.list_marks import marks_of
from normalize.registers import rows
from normalize.text import fold, key

SPACE, LINE, DASH, SLASH, COMMA, DOT, COLON, SEMICOLON, BULLET = " ", "n", "-", "/", ",", ".", ":", ";", "*"
"""Gaps, from the weakest to the strongest; ``BULLET`` is a line break with a bullet or a number after it."""
INSIDE_NAME = frozenset((SPACE, LINE, DASH, COMMA))
"""Gaps that may stand inside a name ("Sở Văn hóa, Thể thao và Du lịch", "Sở Khoa học - Công nghệ")."""
WEAK = frozenset((SPACE, LINE))
STRONG = frozenset((SEMICOLON, BULLET, DOT))

_PIECE = re.compile(
    r"\d{1,2}/\d{1,2}/\d{4}|\d{2,4}/(?:ĐP|TW|QG)\b|\d+(?:/\d{4})?/[A-ZĐ]{2,5}\d*(?:-[A-ZĐ]{2,})+|(?<!\S)/[A-ZĐ]{2,5}\d*(?:-[A-ZĐ]{2,})+|[()\[\]&]|[^\s\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e\u00ab\u00bb\u00b7\u2010-\u2027\u2030-\u205e\u2212\u25a0-\u25ff\uf000-\uf0ff]+"
)
_BULLET_LINE = re.compile(r"[\r\n]\s*[-–—+•*·▪●■\uf000-\uf0ff]|[•▪●■\uf000-\uf0ff]")
_AND_SO_ON = re.compile(r"\bv\.\s?v\b")
_DASHES = re.compile(r"[-‐‑‒–—―−]")
_ONSET = re.compile(r"[bcdđghklmnpqrstvx]{1,3}")
"""The letters of a syllable before its vowel, folded."""
_UNITS = frozenset(("tỉnh", "huyện", "xã", "phường", "quận", "thị", "thành", "ngành", "thôn"))
_OPEN, _CLOSE = "([", ")]"


@lru_cache(maxsize=16_384)
def word_forms(word: str) -> tuple[str, str]:
    """A word without and with its tones, both lower case: ``Sở`` gives ``so`` and ``sở``.

    Only ``và`` itself folds to ``va``, which joins names: a damaged ``Vă`` is another word.
    """
    plain, toned = fold(word), key(word)
    return (toned, toned) if plain == "va" and toned not in ("và", "va") else (plain, toned)


@cache
def _short_units() -> dict[str, str]:
    """Letters of a unit with a full stop before a name with a capital → the unit: "UBND h. Châu Thành A", "p.3"."""
    return {row["phrase"]: row["value"] for row in rows("agency_words") if row["kind"] == "short_unit"}


class Tokens:
    """The words of one cell as parallel lists (lists, not objects: a cell must cost microseconds).

    Attributes:
        text: the cell as given.
        plain, toned: each word folded without and with tones; brackets are ``(`` and ``)``.
        start, end: half-open place of each word in ``text``.
        gap: what stands before each word, one of the gap letters.
    """

    __slots__ = ("end", "gap", "plain", "start", "text", "toned")

    def __init__(self, text: str) -> None:
        self.text = text
        self.plain: list[str] = []
        self.toned: list[str] = []
        self.start: list[int] = []
        self.end: list[int] = []
        self.gap: list[str] = []
        self._read()
        self._drop_list_marks()

    def __len__(self) -> int:
        return len(self.plain)

    def printed(self, i: int) -> str:
        """Word ``i`` as printed."""
        return self.text[self.start[i] : self.end[i]]

    def upper(self, i: int) -> bool:
        """Whether word ``i`` begins with a capital letter or a digit."""
        first = self.text[self.start[i]]
        return first.isupper() or first.isdigit()

    def _read(self) -> None:
        text, last = self.text, 0
        for found in _PIECE.finditer(text):
            word, start, end = found.group(), found.start(), found.end()
            if word == "v" and _AND_SO_ON.search(text, max(start - 3, 0), end + 3):
                continue
            if word in _OPEN:
                plain = toned = "("
            elif word in _CLOSE:
                plain = toned = ")"
            elif word == "&":
                plain, toned = "va", "và"
            else:
                plain, toned = word_forms(word)
                if not plain:
                    continue
                if start - last == 1 and self._joins_unit(word):
                    self.plain[-1], self.toned[-1] = word_forms(text[self.start[-1] : last] + word)
                    self.end[-1] = last = end
                    continue
            self.gap.append(
                SPACE if start - last <= 1 and text[last:start] in ("", " ") else self._gap(last, start)
            )
            self.plain.append(plain)
            self.toned.append(toned)
            self.start.append(start)
            self.end.append(end)
            last = end

    def _joins_unit(self, word: str) -> bool:
        """“các t ỉnh”: a text layer breaks the noun of a unit before its vowel; the print keeps the gap."""
        if not self.plain or not _ONSET.fullmatch(self.plain[-1]):
            return False
        return key(self.text[self.start[-1] : self.end[-1]] + word) in _UNITS

    def _gap(self, last: int, start: int) -> str:
        between = self.text[last:start]
        if _BULLET_LINE.search(between if last else "\n" + between):
            return BULLET
        for sign in (SEMICOLON, COLON):
            if sign in between:
                return sign
        if "." in between and not self._abbreviation_dot(last, start):
            return COMMA if self._stop_for_comma(last, start) else DOT
        if COMMA in between:
            return COMMA
        if SLASH in between:
            return SLASH
        if _DASHES.search(between):
            return DASH
        return LINE if "\n" in between or "\r" in between else SPACE

    def _abbreviation_dot(self, last: int, start: int) -> bool:
        """``TP. Hà Nội``, ``T.P``, ``v.v``: a dot after at most three letters of which the first is a
        capital."""
        if not self.plain:
            return False
        word = self.text[self.start[-1] : last]
        is_name = self.text[start].isupper() or self.text[start].isdigit()
        if is_name and word.lower() in _short_units() and (word.islower() or self._behind_letters()):
            self._spell_unit(word.lower())
            return True
        return len(word) <= 3 and word[:1].isupper() and "\n" not in self.text[last:start]

    def _behind_letters(self) -> bool:
        """Whether the last word stands behind an abbreviation: "UBND P. Bến Thành", and not in "Nguyễn P. An"."""
        if len(self) > 1 and self.gap[-1] in (COMMA, SEMICOLON):
            return True  # "UBND H. Thái Thụy, H. Tiền Hải"
        return len(self) > 1 and self.printed(len(self) - 2).isupper() and len(self.plain[-2]) > 1

    def _spell_unit(self, word: str) -> None:
        """“UBND h. Châu Thành”: the letter of a unit is read as the unit; the print stays."""
        self.plain[-1], self.toned[-1] = word_forms(_short_units()[word])

    def _stop_for_comma(self, last: int, start: int) -> bool:
        """“UBND các xã. phường”: behind one full stop a sentence has a capital; in small letters the list goes on."""
        small = self.text[start].islower() and not self.text.islower()
        is_word = bool(self.plain) and len(self.plain[-1]) > 1 and self.plain[-1].isalpha()
        return small and is_word and self.text[last:start].strip(" ") == "."

    def _drop_list_marks(self) -> None:
        """``1. Sở A\\n2) Sở B; a) Sở C``: the marks go, the words after them get a bullet's gap."""
        for first, last in reversed(marks_of(self)):
            gap = self.gap[first]
            for column in (self.plain, self.toned, self.start, self.end, self.gap):
                del column[first:last]
            if first < len(self.gap):
                self.gap[first] = COLON if gap == COLON else BULLET
