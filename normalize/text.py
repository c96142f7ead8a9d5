"""Vietnamese text, made comparable without being spoilt.

Inside the project text is NFC. Three foldings serve look-up and nothing else: :func:`key` keeps the tones,
:func:`fold` drops them, :func:`bare` drops them and keeps the length. The first two keep ``d`` and ``đ``
apart:
``đ`` is a letter of its own and has no decomposition. Tone placement is normalised by a small table
(``hoà`` → ``hòa``), word by word, never on codes, numbers or ranges.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

import regex

_SPACES = regex.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u2060\ufeff"
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # C0, DEL and C1: no letters, but orders to a terminal
    "\ufdd0-\ufdef"
    + "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000))
    + "]"
)
"""What is never printed: soft hyphens and joiners, control characters, code points that are no characters."""
_PAGE_BREAKS = re.compile("[\x0b\x0c\x1c-\x1f\x85]")
"""Control characters that part words as a space does."""
_HALVES = re.compile("[\ud800-\udfff]")
_LOOK_ALIKES = str.maketrans(
    {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ", "Ƣ": "Ư", "ƣ": "ư"}
)  # "Đƣờng" (U+01A3) is printed for "Đường" where a font's table is wrong
_LOOKING_ALIKE = frozenset(map(chr, _LOOK_ALIKES))
_DASH_SIGNS = "‐‑‒–—―−"
_DASHES = re.compile(f"[{_DASH_SIGNS}]")
_PUNCTUATION = regex.compile(r"[^\p{L}\p{N}]+")
_ACCENTS = regex.compile(r"\P{Canonical_Combining_Class=0}+")
_OLD_TONES = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_OLD_TONE = regex.compile(
    r"(?<![qQ])(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?![\p{L}])", regex.IGNORECASE
)  # "quý" keeps its tone on y; "hoàn" has a final letter

_MARKED = frozenset(
    "àáâãèéêìíòóôõùúýăđĩũơư"
    "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"
)  # fmt: skip
_OWN = frozenset("ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ")
"""Marked letters that hardly any other language has; ``é``, ``ă``, ``ý``, ``đ`` are French, Romanian, Czech
or Croatian too."""
OWN_SHARE = 0.04
"""Least share of these among the letters of a Vietnamese text. Example: 0.17 in a plan, 0 in a French one."""
MARKED_SHARE = 0.08
"""Least share of all marked letters of its alphabet. Example: 0.27 in a plan, 0.09 of a table of short
names."""
FOREIGN_SHARE = 0.5
"""Most letters of other alphabets for each letter that is its own: a table may hold ``μg``, ``CO₂`` or ``ñ``
for ``đ``."""


@lru_cache(maxsize=1024)
def compiled(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """A pattern that is written where it is used, compiled once; asking for it costs less than ``regex.search`` does.

    Example: ``compiled(r"\\bnăm\\b", regex.IGNORECASE).search(text)``.
    """
    return regex.compile(pattern, flags)


def is_vietnamese(text: str) -> bool:
    """Whether a text is in Vietnamese, known by the share of marked letters among all its letters.

    Figures and signs do not count. A text without marks is not, whatever its words: ``Ke hoach hanh dong``.
    Example: ``Trồng rừng 2.000 ha`` is; ``Réalisé à 20 %``, ``План мероприятий`` and ``工作计划`` are not.
    """
    composed = unicodedata.normalize("NFC", text).lower()
    letters = [c for c in composed if c.isalpha()]
    own = sum(c in _OWN for c in letters)
    marked = sum(c in _MARKED for c in letters)
    foreign = sum(not c.isascii() and c not in _MARKED for c in letters)
    foreign += sum(
        map(bool, map(unicodedata.combining, composed))
    )  # a mark that no letter of it takes: Yoruba ọ́
    return (
        own > OWN_SHARE * len(letters)
        and marked > MARKED_SHARE * len(letters)
        and foreign <= FOREIGN_SHARE * own
    )


def nfc(text: str) -> str:
    """Composed form, look-alike letters mapped (Ð → Đ, ƣ → ư), invisible characters dropped; spaces kept.

    Control characters (but tab and line break) are dropped too: databases, workbooks and terminals do not
    bear them. ``"a\\x1b[31m"`` becomes ``"a[31m"``.
    """
    composed = unicodedata.normalize("NFC", text) if not text.isascii() else text
    visible = composed if composed.isprintable() else _visible(composed)
    return visible if _LOOKING_ALIKE.isdisjoint(visible) else visible.translate(_LOOK_ALIKES)


def _visible(text: str) -> str:
    joined = whole_letters(text) if _HALVES.search(text) else text
    return _PAGE_BREAKS.sub(" ", _INVISIBLE.sub("", joined))


def whole_letters(text: str) -> str:
    """Halves of letters (UTF-16 surrogates) joined to letters where two fit, else U+FFFD, one for each
    half."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


@lru_cache(maxsize=16_384)
def clean(text: str) -> str:
    """NFC with every run of white space, line breaks included, as one space; ends stripped.

    This is what a ``*_raw`` column holds: as printed but for spaces and line breaks.
    """
    return _SPACES.sub(" ", nfc(text)).strip()


def plain_dashes(text: str) -> str:
    """Every dash as ``-``; one character for one, so that spans stay valid."""
    return _DASHES.sub("-", text)


def place_tones(text: str) -> str:
    """One tone placement: ``hoà``, ``thuỷ`` become ``hòa``, ``thủy``. Length and case of letters are kept."""

    def move(found: regex.Match[str]) -> str:
        pair = found.group(0)
        moved = _OLD_TONES.get(pair.lower())
        if moved is None:
            return pair
        return "".join(m.upper() if p.isupper() else m for m, p in zip(moved, pair, strict=True))

    return _OLD_TONE.sub(move, text)


@lru_cache(maxsize=65_536)
def key(text: str) -> str:
    """Look-up form that keeps tones: lower case, one tone placement, punctuation and spaces as one space."""
    return _PUNCTUATION.sub(" ", place_tones(nfc(text)).lower()).strip()


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Look-up form without tones: as :func:`key`, with accents dropped but ``đ`` kept apart from ``d``."""
    decomposed = unicodedata.normalize("NFD", key(text))
    return _ACCENTS.sub("", decomposed)


@cache
def _bare_letters() -> dict[int, str]:
    letters = [chr(c) for block in ((0xC0, 0x250), (0x1EA0, 0x1F00)) for c in range(*block)]
    table = {}
    for letter in letters:
        base = unicodedata.normalize("NFD", letter.lower())[:1]
        table[ord(letter)] = "d" if base in ("đ", "ð") else base
    table |= {c: chr(c + 32) for c in range(ord("A"), ord("Z") + 1)}
    table |= {ord(dash): "-" for dash in _DASH_SIGNS}
    return table


def bare(text: str) -> str:
    """Lower case without marks, one letter for one, so that spans stay valid: ``Hằng năm`` gives
    ``hang nam``.

    For phrases that readers of scans print with a wrong or lost mark (``Hẳng năm``, ``Trung binh``). Unlike
    :func:`fold` it keeps length and punctuation, maps ``đ`` to ``d`` and makes every dash ``-``.

    Args:
        text: in NFC.
    """
    return text.translate(_bare_letters())
