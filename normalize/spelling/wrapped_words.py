"""What a narrow cell breaks where no printer would: ``Qu`` / ``ý I`` is Quý I, ``650.000.0`` / ``00`` is 650.000.000, ``17-`` /
``NQ/TU`` is 17-NQ/TU.

The end of a line and the beginning of the next are one word only where the first piece can be nothing by itself and the
whole is a syllable, a figure of full thousands, a date, or a number or short name in capitals.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from normalize.spelling.syllables import is_syllable

_FIGURE = regex.compile(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:,\d{3}){2,}")
_CUT_FIGURE = regex.compile(r"\d{1,3}(?:\.\d{3})+\.\d{0,2}|\d{1,3}(?:,\d{3})+,\d{0,2}")
"""Full thousands and then a group that lacks figures."""
_DATE = regex.compile(r"\d{1,2}([/.-])\d{1,2}\1(?:19|20)\d{2}")
_CUT_DATE = regex.compile(r"\d{1,2}([/.-])\d{1,2}\1(?:19|20|1|2)\d?")
_CODE = regex.compile(r"[\p{Lu}\d&]+(?:[-/&][\p{Lu}&]+)+")
_CUT_CODE = regex.compile(r"[\p{Lu}\d&]+-")
_PIECE = regex.compile(r"\p{L}\p{Ll}*")
_FIRST = regex.compile(r"(\S+?)([,;:.)]*)$")
_EDGES = "([“\"'"


def whole_words(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines of a cell; a word, a figure or a number of an act that is broken over two stands whole on the first of them."""
    found: list[str] = []
    for line in lines:
        if found and (joined := _joined(found[-1], line)):
            found[-1], rest = joined
            if rest:
                found.append(rest)
        else:
            found.append(line)
    return tuple(found)


def _joined(above: str, below: str) -> tuple[str, str] | None:
    """The two lines with the broken word on the upper one; None where no word is broken."""
    before, _, last = above.rpartition(" ")
    first, _, rest = below.partition(" ")
    plain = _FIRST.match(first)
    piece = last.lstrip(_EDGES)
    if not piece or plain is None:
        return None
    is_one = _is_broken_word(before, piece, plain[1]) or _is_broken_figure(piece, plain[1])
    return (f"{above}{first}", rest) if is_one else None


def _is_broken_word(before: str, piece: str, other: str) -> bool:
    if not _PIECE.fullmatch(piece) or not other.islower() or not other.isalpha():
        return False
    counts = len(piece) == 1 and before[-1:].isdigit()  # "500 t": a unit
    return not counts and not is_syllable(piece) and is_syllable(piece + other)


def _is_broken_figure(piece: str, other: str) -> bool:
    whole = piece + other
    return any(
        cut.fullmatch(piece) is not None and form.fullmatch(whole) is not None
        for cut, form in ((_CUT_FIGURE, _FIGURE), (_CUT_DATE, _DATE), (_CUT_CODE, _CODE))
    )
