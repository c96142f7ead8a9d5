"""Letters of pre-Unicode fonts as Unicode.

Two encodings were in use before Unicode. **TCVN3** (ABC; fonts ``.VnTime``, ``.VnArial``) puts each letter on
one byte of the Latin-1 range; capitals with tones do not exist in it, a second font with a name in H
(``.VnTimeH``) prints all letters as capitals. **VNI** (fonts ``VNI-Times``) writes a vowel and then its mark:
``Vieät`` is Việt. A PDF reader reports the bytes as Latin-1 characters, some of them changed on the way
(``data/tcvn3.csv`` says which and why: U+2212 for ư, U+2219 for ã).

Which encoding it is, is read from the letters: each reading is tried, and the one whose marked words are
Vietnamese syllables wins. A font's name only helps where the letters are few: Unicode text set in a font
called
``.VnTime`` stays Unicode.

Decode before anything cleans the text: :func:`normalize.text.nfc` drops U+00AD, which is ư in TCVN3.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

import regex

from normalize.registers import rows
from normalize.spelling.syllables import is_syllable, join_split_syllables
from normalize.spelling.wrong_ocr import WRONG_OCR_FROM, wrong_ocr_score

__all__ = [
    "WRONG_OCR_FROM",
    "EncodingGuess",
    "decode_tcvn3",
    "decode_vni",
    "font_hints",
    "guess_encoding",
    "is_syllable",
    "join_split_syllables",
    "prints_capitals",
    "wrong_ocr_score",
]

_TCVN3_FONT = regex.compile(r"^(?:[A-Z]{6}\+)?\.?Vn[A-Z0-9]")
_CAPITALS_FONT = regex.compile(r"^(?:[A-Z]{6}\+)?\.?Vn[A-Z][A-Za-z0-9 ]*?H(?:Bold|Italic|[-,]|[A-Z]|$)")
_VNI_FONT = regex.compile(r"^(?:[A-Z]{6}\+)?VNI[- ]")
_PUNCTUATION = regex.compile(r"[\s\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e0-9“”‘’…–—•]+")
_HYPHEN = regex.compile(
    r"(?<![\p{L}\p{N}/\-])((?:[bcdđghklmnpqrstvx]|ch|gh|gi|kh|ng|nh|ph|qu|th|tr))([\-\x02\ufffe])(\p{Ll}*)(?![\p{L}\p{N}])"
)
_LONE = regex.compile(r"((?<=\s)[·∙\u2212]+(?!\S)|(?<!\S)[·∙\u2212]+(?=\s)|^·$)")
_ENUMERATORS = frozenset("bcdđghk")
_SAMPLE = 4_000
"""Marked words that are looked at; more do not change the answer."""
_FEW = 5
"""Marked words below which the font must agree."""
_LEAST = 0.8
"""Least share of syllables among the marked words of a legacy reading."""
_AHEAD = 0.4
"""By how much this share must be above that of the Unicode reading."""


@dataclass(frozen=True, slots=True)
class EncodingGuess:
    """How a text layer is encoded.

    Attributes:
        encoding: ``unicode``, ``tcvn3`` or ``vni``.
        confidence: 0 to 1.
        reason: one English sentence with the figures.
    """

    encoding: str
    confidence: float
    reason: str


def guess_encoding(text: str, font_names: Collection[str] = ()) -> EncodingGuess:
    """The encoding of a text, from its letters and its fonts together.

    Args:
        text: as the reader gives it, not yet cleaned; a page or a document, the longer the surer.
        font_names: names of the fonts it is set in, subset tags (``ABCDEF+``) allowed.
    """
    marked = [w for w in _PUNCTUATION.split(unicodedata.normalize("NFC", text)) if not w.isascii()][:_SAMPLE]
    if not marked:
        return EncodingGuess("unicode", 0.5, "no letter beyond ASCII")
    shares = {
        "unicode": _share([w.replace("\u00ad", "") for w in marked]),
        "tcvn3": _share([decode_tcvn3(w) for w in marked]),
        "vni": _share([decode_vni(w) for w in marked]),
    }
    legacy = max(("tcvn3", "vni"), key=lambda e: (shares[e], e in font_hints(font_names)))
    figures = ", ".join(f"{e} {s:.2f}" for e, s in shares.items())
    hinted = legacy in font_hints(font_names)
    reason = f"syllables among {len(marked)} marked words read as: {figures}; fonts {'agree' if hinted else 'say nothing'}"
    wins = shares[legacy] >= _LEAST and shares[legacy] - shares["unicode"] >= _AHEAD
    if wins and (hinted or len(marked) >= _FEW):
        return EncodingGuess(legacy, min(1.0, shares[legacy] * (1.0 if hinted else 0.9)), reason)
    return EncodingGuess("unicode", max(0.5, shares["unicode"]), reason)


def decode_tcvn3(text: str, *, upper_font: bool = False) -> str:
    """TCVN3 letters as Unicode NFC.

    Args:
        text: the characters a reader reports for the bytes. A hyphen after a bare onset is ư too: its byte is
            the soft hyphen, of which readers make a hyphen ("tr-êng", and at a line's end "®Çu t-"). A bullet
            or a minus between spaces stays; alone in the text it may be a letter in a font of its own.
        upper_font: the font prints capitals whatever the letters (:func:`prints_capitals`).
    """
    composed = unicodedata.normalize("NFC", text)
    kept = _LONE.split(composed)  # every second piece is a bullet or a dash of its own
    letters = "".join(p if i % 2 else p.translate(_tcvn3()) for i, p in enumerate(kept))
    decoded = _HYPHEN.sub(_horn, letters)
    return decoded.upper() if upper_font else decoded


def _horn(found: regex.Match[str]) -> str:
    """The syllable with ư for its hyphen where that makes one, else as it was."""
    onset, hyphen, rest = found.groups()
    if not rest and hyphen == "-" and onset in _ENUMERATORS:
        return found.group(0)  # "c- Về vốn": an enumeration
    return f"{onset}ư{rest}" if is_syllable(f"{onset}ư{rest}") else found.group(0)


def decode_vni(text: str) -> str:
    """VNI letters as Unicode NFC: a vowel and the mark after it become one letter, in the vowel's case."""
    table, pattern = _vni()

    def letter(found: regex.Match[str]) -> str:
        pair = found.group(0)
        decoded = table[pair.lower()]
        return decoded.upper() if pair[0].isupper() else decoded

    return pattern.sub(letter, unicodedata.normalize("NFC", text))


def prints_capitals(font_name: str) -> bool:
    """Whether a TCVN3 font shows every letter as a capital: ``.VnTimeH``, ``ABCDEF+VnTimeHBold``."""
    return _CAPITALS_FONT.match(font_name) is not None


def font_hints(font_names: Collection[str]) -> frozenset[str]:
    """The old encodings that names of fonts speak of: ``.VnTime`` of ``tcvn3``, ``VNI-Times`` of ``vni``."""
    tcvn3 = {"tcvn3"} if any(_TCVN3_FONT.match(n) for n in font_names) else set()
    return frozenset(tcvn3 | ({"vni"} if any(_VNI_FONT.match(n) for n in font_names) else set()))


def _share(words: list[str]) -> float:
    return sum(1 for w in words if is_syllable(w)) / len(words)


@cache
def _tcvn3() -> dict[int, str]:
    table: dict[int, str] = {}
    for row in rows("tcvn3"):
        for code in (row["latin1"], *row["also_seen_as"].split("|")):
            if code:
                table[int(code.removeprefix("U+"), 16)] = row["letter"]
    return table


@cache
def _vni() -> tuple[dict[str, str], regex.Pattern[str]]:
    table = {row["vni"]: row["letter"] for row in rows("vni")}
    longest_first = sorted(table, key=lambda k: (-len(k), k))
    return table, regex.compile("|".join(map(regex.escape, longest_first)), regex.IGNORECASE)
