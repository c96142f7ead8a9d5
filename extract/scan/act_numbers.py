"""Numbers of acts in scanned text (``698/QĐ-TTg``): torn ones joined, symbols put right, digits read again.

A number torn in two is joined where only one reading of the pieces makes sense (``số 5 1/2005/QH11``, ``201
1-2015``). Letters of its symbol are changed only into a symbol of the registers that looks alike in bold
print (``BIi11``: BTTTT). Digits of low confidence are read again, larger; where two readings differ the
number gets a warning with both.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import regex

from extract.ink.picture import Grey
from extract.scan.figures import DISPUTED
from extract.scan.reread import LARGER, LARGEST, padded, place_of, read_larger
from extract.scan.tesseract import Mode, Reader, RecognisedWord
from normalize.acts import act_issuers, act_types
from normalize.notes import Code, info, warning
from normalize.spelling.known_words import abbreviation_meant, is_abbreviation
from normalize.text import nfc

SURE = 0.95
"""Confidence from which the number of an act is not read again."""
_ACT = regex.compile(
    r"(?P<serial>\d{1,5}[a-zđ]?)(?P<year>/\d{4})?(?P<symbol>/\p{Lu}[\p{L}\d&!|.-]*[\p{L}\d!|])(?P<tail>\P{L}*)"
)
_SERIAL = regex.compile(r"\d{1,4}")
_REST = regex.compile(r"\d{1,4}/\d{4}/\p{Lu}.*|\d{1,4}/\p{Lu}[\p{L}]*-.*")
_YEAR, _SPAN = regex.compile(r"(?:19|20)\d"), regex.compile(r"\d\s?[-–]\s?(?:19|20)\d\d\P{L}*")
_ABBREVIATED = regex.compile(r".*\p{Lu}{2}[Il1!|]")
_STROKE = regex.compile(r"[1!|lI]{1,2}[.,;:)]*")
_ASSEMBLY = regex.compile(r"QH([Il1!|\d]{1,2}|[Il1!|]{3})")
"""The symbol of an assembly by its number; a leg of the H is read as a stroke more: ``QHI11`` is ``QH11``."""
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_STROKES = str.maketrans("il", "II")


def with_joined_numbers(words: Sequence[RecognisedWord]) -> list[RecognisedWord]:
    """The words in reading order, with the pieces of a torn number joined."""
    joined: list[RecognisedWord] = []
    for word in words:
        before = joined[-1] if joined and joined[-1].line == word.line else None
        named = len(joined) > 1 and joined[-2].text.lower() in ("số", "sô", "só", "số:")
        if before is not None and _belongs(before.text, word.text, named=named):
            sure = min(before.confidence, word.confidence)
            joined[-1] = replace(before, text=before.text + word.text, x1=word.x1, confidence=sure)
        else:
            joined.append(word)
    return joined


def _belongs(first: str, second: str, *, named: bool) -> bool:
    if named and _SERIAL.fullmatch(first) and _REST.fullmatch(second):
        return True
    if _YEAR.fullmatch(first) and _SPAN.fullmatch(second):
        return True
    if not (_STROKE.fullmatch(second) and _ABBREVIATED.fullmatch(first)):
        return False
    whole = (first + second).rstrip(".,;:)")
    return any(p != q for p, q in zip(_pieces(whole), _pieces(_mended(whole)), strict=True))


def with_symbols_mended(word: RecognisedWord) -> RecognisedWord:
    """The number of an act with the letters of its symbol put right, the other reading in the note."""
    found = _ACT.fullmatch(word.text)
    if found is None:
        return word
    symbol = _mended(found["symbol"])
    if symbol == found["symbol"]:
        return word
    text = f"{found['serial']}{found['year'] or ''}{symbol}{found['tail']}"
    note = info(
        Code.TEXT_REPAIRED,
        f"Read as {word.text!r}, put right: {symbol.strip('/')} is the known symbol.",
        expected=text,
        found=word.text,
    )
    return replace(word, text=text, note=word.note or note)


def _pieces(symbol: str) -> list[str]:
    return regex.split(r"([-./])", symbol)


def _mended(symbol: str) -> str:
    """A symbol with each part that is not known changed into the only known one that looks alike."""
    return "".join(_known_like(p) for p in _pieces(symbol))


def _known_like(part: str) -> str:
    part = _toneless(part) if part.isupper() else part
    assembly = _ASSEMBLY.fullmatch(part)
    if assembly is not None:
        return "QH" + regex.sub(r"\D", "1", assembly[1])[-2:]
    stroked = {
        one for k, c in enumerate(part) if c == "D" and (one := f"{part[:k]}Đ{part[k + 1 :]}") in _symbols()
    }
    if len(stroked) == 1:
        return stroked.pop()  # the stroke of Đ is lost in coarse print: QD, ND
    if part.upper() in _symbols() or is_abbreviation(part):
        return part
    once = {
        one
        for k in range(1, len(part))
        if part[k] == part[k - 1] and (one := part[:k] + part[k + 1 :]) in _symbols()
    }
    if len(once) == 1:
        return once.pop()  # a letter read twice: QĐĐ
    if len(part) < 4:
        return part
    upper = part.translate(_STROKES)
    meant = abbreviation_meant(upper)
    if meant is not None:
        return meant
    # A symbol may be two in one: ƯDCNTT.
    for at in range(2, len(upper) - 3):
        tail = abbreviation_meant(upper[at:])
        if tail is not None and upper[:at].isalpha():
            return upper[:at] + tail
    return part


def _toneless(part: str) -> str:
    """A symbol without tones, which none has: ``ỬDCNTT`` is ``ƯDCNTT``."""
    parted = unicodedata.normalize("NFD", part)
    return nfc("".join(c for c in parted if c not in _TONES))


def is_known_symbol(text: str) -> bool:
    """Whether a word is an act's number or a symbol, all of whose parts the registers hold: ``728/QĐ-TTg``, ``QĐ``."""
    parts = regex.findall(r"[\p{L}\d]+", text)
    letters = [part for part in parts if not part.isdigit()]
    return bool(letters) and all(part.upper() in _symbols() or is_abbreviation(part) for part in letters)


@cache
def _symbols() -> frozenset[str]:
    """Symbols of acts and of the bodies that give them, in capitals."""
    issuers = (i.symbol for i in act_issuers())
    kinds = (s for kind in act_types() for s in kind.symbols)
    return frozenset(s.upper() for s in (*issuers, *kinds))


def with_acts_read_again(
    words: Sequence[RecognisedWord], grey: Grey, reader: Reader, dpi: float
) -> Iterator[RecognisedWord]:
    """The words of a picture; each number of an act of low confidence is read again, larger."""
    for word in words:
        yield (
            _read_again(word, grey, reader, dpi)
            if word.confidence < SURE and _ACT.fullmatch(word.text)
            else word
        )


def _read_again(word: RecognisedWord, grey: Grey, reader: Reader, dpi: float) -> RecognisedWord:
    place = place_of(word, grey, dpi)
    if place is None:
        return word
    piece = padded(grey[place], dpi)
    again = (read_larger(piece, Mode.LINE, reader, dpi, scale) for scale in (LARGER, LARGEST))
    readings = [word.text, *("".join(w.text for w in words) for words in again)]
    acts = [r for r in readings if _ACT.fullmatch(r)]
    digits = [regex.sub(r"\D", "", r.partition("/")[0]) for r in acts]
    if len(set(digits)) <= 1:
        return word
    best = max(range(len(acts)), key=lambda k: (digits.count(digits[k]), -k))
    others = [a for a, d in zip(acts, digits, strict=True) if d != digits[best]]
    note = warning(
        Code.NUMBER_AMBIGUOUS,
        f"The number was read as {acts[best]!r}; other readings of the same ink: {others[0]!r}. Look at the page.",
        expected=others[0],
        found=acts[best],
    )
    return replace(word, text=acts[best], confidence=min(word.confidence, DISPUTED), note=note)
