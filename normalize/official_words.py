"""The wording of official documents, each word once: ``data/official_words.csv``.

A letterhead prints the state and its motto, bases begin with "Căn cứ", the end with "Nơi nhận" and "TM.", a
title with the type of the document. The register says for each phrase where it may stand (its uses); readers
of files, of layout and of heads make their patterns of it. Types of documents with their ids are in
``data/act_types.csv``.
``docs/registers.md`` explains the uses.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import regex

from normalize.acts import act_types
from normalize.registers import rows
from normalize.text import fold, key

BULLET = r"[-–+*•]?\s*"
"""Pattern of what may stand before the first word of a basis."""
_TONE_PLACES = {"òa": "oà", "ủy": "uỷ"}
"""Syllables of the register whose tone is printed on either letter: "Cộng hòa", "Cộng hoà"."""
_NO_TITLE = "văn bản"
"""A name of acts that is no title: "Văn bản số 12/UBND" is a letter."""
_BROKEN_OFF = 2
"""Words at the end of the state's name ("Việt Nam") that a narrow letterhead breaks off."""


@cache
def words(use: str) -> tuple[str, ...]:
    """The phrases of one use, the longest first.

    Raises:
        KeyError: no phrase has this use.
    """
    found = [row["phrase"] for row in rows("official_words") if use in row["uses"].split()]
    if not found:
        raise KeyError(use)
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


@cache
def any_of(*uses: str, capitals: bool = False) -> str:
    """A pattern for any phrase of some uses, in either placing of tones, without bounds; one space between
    words.

    Example: ``any_of("proposes")`` is ``"(?:Theo đề nghị|Xét đề nghị)"``.
    """
    found = [spelling for use in uses for phrase in words(use) for spelling in _spellings(phrase)]
    printed = [word.upper() if capitals else word for word in found]
    return f"(?:{'|'.join(regex.escape(word, literal_spaces=True) for word in printed)})"


def _spellings(phrase: str) -> tuple[str, ...]:
    """A phrase, and the same with the tone on the other letter: "Ủy ban", "Uỷ ban"."""
    other = phrase.lower()
    for newer, older in _TONE_PLACES.items():
        other = other.replace(newer, older)
    if other == phrase.lower():
        return (phrase,)
    return (phrase, "".join(b.upper() if a.isupper() else b for a, b in zip(phrase, other, strict=True)))


@cache
def document_types() -> tuple[str, ...]:
    """Names of types of documents as titles print them, in capitals, the longest first."""
    names = {name for kind in act_types() for name in (kind.name, *kind.aliases) if name.lower() != _NO_TITLE}
    return tuple(sorted((name.upper() for name in names), key=lambda name: (-len(name), name)))


def without_letterhead(text: str) -> str:
    """A line with the state's or the Party's name and the motto taken out, misread marks or not."""
    return _letterhead().sub(" ", text)


def is_piece_of_letterhead(text: str) -> bool:
    """Whether a line of two and more words is a piece of the state's name and motto:
    ``CHỦ NGHĨA VIỆT NAM``."""
    piece = key(text)
    return " " in piece and f" {piece} " in f" {key(' '.join((*words('state'), *words('motto'))))} "


def names_state(text: str) -> bool:
    """Whether the name of the state ("Việt Nam" may be broken off) or of the Party stands in a text."""
    return _state().search(text) is not None


def names_state_alone(text: str) -> bool:
    """Whether the name of the state stands in a text; that of the Party does not count, since portals' menus
    print it."""
    return _state_alone().search(text) is not None


def names_motto(text: str) -> bool:
    """Whether "Độc lập - Tự do - Hạnh phúc" stands in a text, with dashes or without."""
    return _loose_words("motto").search(text) is not None


def begins_receivers(text: str) -> bool:
    """Whether a text begins with "Nơi nhận" and what it lists; "Nơi nhận kết quả" is a place in a
    procedure."""
    found = _loose_words("receivers").match(text)
    return found is not None and _LIST_BEGINS.match(text, found.end()) is not None


def greets(text: str) -> bool:
    """Whether a text names to whom a letter is written: "Kính gửi: …"."""
    return fold(text).startswith(_greetings())


def begins_state(first: str, second: str) -> bool:
    """Whether two words in capitals begin the name of the state or of the Party."""
    return (first, second) in {(name[0], name[1]) for name in _states()}


def is_broken_state(text: str) -> bool:
    """Whether a text is the state's or the Party's name in capitals, up to two words broken off at its
    end."""
    given = tuple(text.split(" "))
    return any(given == name[: len(given)] and len(given) >= len(name) - _BROKEN_OFF for name in _states())


def signs_for(text: str) -> bool:
    """Whether a line begins with the formula of one who signs for a body or its head: ``TM. ỦY BAN``,
    ``KT. CHỦ TỊCH``."""
    return _signs_for().match(text) is not None


def begins_body(text: str) -> bool:
    """Whether a cell begins with the first word of a body, with its marks or without any: "Sở Y tế", "So Y
    te".

    "Ban" is left out: "Ban hành kế hoạch" is none.
    """
    return _body().match(text) is not None


@cache
def _letterhead() -> regex.Pattern[str]:
    """The state, the Party, the motto, whatever their marks; the state's name may break off behind "xã
    hội"."""
    (state,) = words("state")
    *_, socialist, ism, viet, nam = state.split()
    begun = state[: state.index(f" {socialist} {ism}")]
    end = rf"(?:\s+{_loose(f'{socialist} {ism}')}(?:\s+{_loose(viet)}(?:\s+{_loose(nam)})?)?)?"
    mottos = "|".join(map(_loose, words("motto")))
    party = "|".join(map(_in_capitals, words("party")))
    return regex.compile(rf"{_loose(begun)}{end}(?!\p{{L}})|{mottos}|(?-i:{party})", regex.IGNORECASE)


@cache
def _state() -> regex.Pattern[str]:
    (state,) = words("state")
    (party,) = words("party")
    broken = " ".join(state.split()[:-_BROKEN_OFF])
    return regex.compile(f"{_loose(broken)}|{_loose(party)}", regex.IGNORECASE)


@cache
def _state_alone() -> regex.Pattern[str]:
    (state,) = words("state")
    return regex.compile(_loose(" ".join(state.split()[:-_BROKEN_OFF])), regex.IGNORECASE)


@cache
def _states() -> tuple[tuple[str, ...], ...]:
    """The words of the names of the state and of the Party in capitals, in either placing of tones."""
    names = (name for use in ("state", "party") for phrase in words(use) for name in _spellings(phrase))
    return tuple(tuple(name.upper().split()) for name in names)


@cache
def _loose_words(use: str) -> regex.Pattern[str]:
    return regex.compile("|".join(map(_loose, words(use))), regex.IGNORECASE)


_LIST_BEGINS = regex.compile(r"\s*+(?:$|\P{L}|\p{Lu})")


@cache
def _greetings() -> tuple[str, ...]:
    return tuple(fold(phrase) for phrase in words("greets"))


@cache
def _signs_for() -> regex.Pattern[str]:
    return regex.compile(rf"\s*{any_of('signs_for')}\s?\.\s?\p{{Lu}}{{2}}")


@cache
def _body() -> regex.Pattern[str]:
    forms = sorted({form for word in words("body") for form in (*_spellings(word), _bare(word))})
    return regex.compile(rf"(?:(?:các|cac)\s)?(?:{'|'.join(forms)})\b", regex.IGNORECASE)


def _loose(phrase: str) -> str:
    """A pattern for a phrase whose letters may have lost or changed their marks, with any spaces and
    dashes."""
    parts = (r"\s+".join(_any_mark(word) for word in part.split()) for part in phrase.lower().split(" - "))
    return r"\s*[-–—]*\s*".join(parts)


def _in_capitals(phrase: str) -> str:
    """The same for a phrase in capitals only: a sentence that speaks of the Party is no letterhead."""
    return r"\s+".join(_any_mark(word).upper() for word in phrase.lower().split())


def _any_mark(word: str) -> str:
    """Each letter of a word as the class of all Vietnamese letters with its base: ``d`` is ``[dđ]``."""
    return "".join(_LIKE.get(c, c) for c in _bare(word))


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in letters if not unicodedata.combining(c))


_MARKS = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_LIKE = {"d": "[dđ]"} | {
    base: f"[{''.join(unicodedata.normalize('NFC', letter + mark) for letter in letters for mark in _MARKS)}]"
    for base, letters in {"a": "aăâ", "e": "eê", "i": "i", "o": "oôơ", "u": "uư", "y": "y"}.items()
}
"""A letter without marks → the class of the letters that have it as their base."""
