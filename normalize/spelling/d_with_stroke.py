"""ñ printed for đ, and ð for Đ: fonts and converters whose table has the letter of the same byte.

A Vietnamese syllable has no ñ, and a word with ñ in another language becomes a syllable with đ only by chance:
``ñồng`` is đồng, ``El Niño`` and ``España`` stay.
"""

from __future__ import annotations

import regex

from normalize.notes import Code, Note, info
from normalize.spelling.syllables import is_syllable

_WORD = regex.compile(r"[\p{L}\p{M}]*[ñÑ][\p{L}\p{M}]*")
_OTHER_MARK = regex.compile(r"[^\x00-\x7fñÑðÐ]")
_CODE = regex.compile(r"(?<![\p{Ll}\p{M}])\p{Lu}{0,4}[ñÑðÐ]\p{Lu}{0,4}(?![\p{Ll}\p{M}])")
"""An abbreviation: QĐ, HĐND, NĐ-CP."""
_STROKES = str.maketrans({"ñ": "đ", "Ñ": "Đ", "ð": "Đ", "Ð": "Đ"})
FEW = 3
"""Words without another mark (``ñi``, ``ño``) that are taken for Vietnamese where others with one are there."""


def with_d_stroke(texts: list[str]) -> tuple[list[str], Note | None]:
    """The texts with đ for ñ where that makes a Vietnamese syllable, and a note on how many words were
    changed."""
    words = [w for t in texts if "ñ" in t or "Ñ" in t for w in _WORD.findall(t)]
    meant = [w for w in words if _is_meant(w)]
    sure = [w for w in meant if _OTHER_MARK.search(w)]
    if not sure:
        return texts, None
    bare = len(sure) >= FEW

    def word(found: regex.Match[str]) -> str:
        printed = found.group()
        if _is_meant(printed) and (bare or _OTHER_MARK.search(printed)):
            return printed.translate(_STROKES) if printed != "ñ" else printed
        return printed

    changed = [_CODE.sub(_code, _strokes(_WORD.sub(word, t))) for t in texts]
    message = f"{len(meant)} words are printed with ñ for đ ({', '.join(sorted(set(meant))[:3])}); they were read with đ."
    return changed, info(Code.TEXT_REPAIRED, message, expected="đ", found="ñ")


def _is_meant(word: str) -> bool:
    return word[0] in "ñÑ" and is_syllable(word.translate(_STROKES))


def _code(found: regex.Match[str]) -> str:
    printed = found.group()
    return printed.translate(_STROKES).upper() if len(printed) > 1 else printed


_ETH = regex.compile(r"\bð(?=\p{Ll})")


def _strokes(text: str) -> str:
    """Where ñ is the small letter, ð is the capital: ``ðào tạo`` begins a sentence."""
    return _ETH.sub("Đ", text)
