"""How each encoding from before Unicode writes Vietnamese letters, as functions from what a reader reports to Unicode.

TCVN3 and VNI have rules of their own (:mod:`normalize.spelling.legacy_fonts`). VISCII, VPS and Windows-1258 put a letter
or a mark on one byte each (``data/old_bytes.csv``); a reader reports the byte as the Latin-1 or Windows-1252
character of the same number. VIQR writes the marks behind the letter in ASCII (``Vie^.t Nam ddo.c la^.p``).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from functools import cache, partial
from types import MappingProxyType

import regex

from normalize.registers import rows
from normalize.spelling.known_words import counts
from normalize.spelling.legacy_fonts import decode_tcvn3, decode_vni
from normalize.spelling.syllables import is_syllable
from normalize.text import place_tones

_VIQR = regex.compile(r"([AEOaeo]\^|[Aa]\(|[OUou]\+|[AEIOUYaeiouy])([`'?~.]?)|([Dd])([Dd])")
_VIQR_SHAPE = {"^": "\u0302", "(": "\u0306", "+": "\u031b"}
_VIQR_TONE = {"`": "\u0300", "'": "\u0301", "?": "\u0309", "~": "\u0303", ".": "\u0323"}
VIQR_WORD = regex.compile(
    r"(?<!\w)[A-Za-z]*(?:[aeoAEO]\^|[aA]\(|[ouOU]\+|(?<![A-Za-z])[dD][dD])[\w\^(+`'?~.]*"
)
"""A word that only VIQR writes so: a letter with a shape, or dd at its beginning."""
_WORD_WITH_MARKS = regex.compile(r"[A-Za-z][A-Za-z\^(+`'?~.]*+")
_CAPITALS = regex.compile(r"[^\W\d_]+")


def of_bytes(encoding: str, text: str) -> str:
    """The letters of one of the encodings of ``old_bytes.csv``, NFC.

    Args:
        encoding: ``viscii``, ``vps`` or ``windows-1258``.
        text: a character for each byte, as Latin-1 or Windows-1252 has it.
    """
    return unicodedata.normalize("NFC", text.translate(_bytes()[encoding]))


def decode_viqr(text: str) -> str:
    """VIQR as Unicode NFC.

    A full stop at the end of a word is a mark only where the word is a syllable with it, and the text goes on
    in small letters or the word is more common with it: ``Vie^.t Nam.`` ends in a full stop.
    """
    return _WORD_WITH_MARKS.sub(_viqr_word, text)


def _viqr_word(found: regex.Match[str]) -> str:
    printed = found.group(0)
    if not printed.endswith("."):
        return _viqr_letters(printed)
    marked, plain = _viqr_letters(printed), _viqr_letters(printed[:-1])
    after = found.string[found.end() :].lstrip(" ")[:1]
    if "." in marked or not is_syllable(marked):
        return f"{plain}."
    goes_on = after.isalpha() and after.islower()
    return marked if goes_on or not is_syllable(plain) or _times(marked) > _times(plain) else f"{plain}."


def _times(word: str) -> int:
    return counts().get(place_tones(word.lower()), 0)


def _viqr_letters(word: str) -> str:
    def letter(found: regex.Match[str]) -> str:
        base, tone, first, _second = found.groups()
        if first:
            return "Đ" if first == "D" else "đ"
        return base[0] + "".join(_VIQR_SHAPE[c] for c in base[1:]) + _VIQR_TONE.get(tone, "")

    return unicodedata.normalize("NFC", _VIQR.sub(letter, word))


DECODERS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "tcvn3": decode_tcvn3,
        "vni": decode_vni,
        "viscii": partial(of_bytes, "viscii"),
        "vps": partial(of_bytes, "vps"),
        "windows-1258": partial(of_bytes, "windows-1258"),
    }
)
"""From the letters a reader reports to Unicode, for each encoding whose letters are beyond ASCII."""


def weight(word: str) -> float:
    """How good a Vietnamese word it is: 1 in use, 0.6 permitted by the spelling, 0 neither."""
    if not is_syllable(word):
        return 0.0
    return 1.0 if place_tones(unicodedata.normalize("NFC", word.lower())) in counts() else 0.6


def with_capitals(words: list[str]) -> list[str]:
    """Words of TCVN3 with capitals where it has none: ``HOạCH`` is HOẠCH, and ``Kế`` beside it KẾ.

    TCVN3 has no capitals with tones, so in a line of capitals a letter with a tone stays small. A word with one
    capital goes with the words beside it.
    """
    sorts = [_case_of(word) for word in words]
    return [
        word.upper()
        if sorts[i] == "capitals" or (sorts[i] == "either" and _among_capitals(sorts, i))
        else word
        for i, word in enumerate(words)
    ]


def _among_capitals(sorts: list[str], index: int) -> bool:
    beside = [sorts[k] for k in (index - 1, index + 1) if 0 <= k < len(sorts)]
    return "capitals" in beside and "small" not in beside


def _case_of(word: str) -> str:
    """``capitals``, ``small``, ``either`` (one plain capital and small letters with tones) or ``none``."""
    letters = [c for found in _CAPITALS.findall(word) for c in found]
    plain = [c for c in letters if c.isascii() or c in "ĂÂÊÔƠƯĐăâêôơưđ"]
    if not letters:
        return "none"
    if any(c.islower() for c in plain):
        return "small"
    marked = len(plain) < len(letters)
    if len(plain) >= 2:
        return "capitals" if marked or is_syllable(word.strip(".,:;()")) else "none"
    return "either" if plain and marked else "none" if not marked else "small"


@cache
def _bytes() -> dict[str, dict[int, str]]:
    tables: dict[str, dict[int, str]] = {}
    for row in rows("old_bytes"):
        code = int(row["byte"], 16)
        letter = chr(int(row["letter"][2:], 16)) if row["letter"].startswith("U+") else row["letter"]
        table = tables.setdefault(row["encoding"], {})
        table[code] = letter
        renamed = bytes([code]).decode("cp1252", "replace")
        if renamed != "\ufffd":
            table[ord(renamed)] = letter
    return tables
