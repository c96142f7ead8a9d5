"""A statement cut between its values, and which value is a part of which.

A value's piece reaches from the separator before it to the one behind it. A whole is left of ``trong đó`` or
of the brackets its parts stand in.
"""

from __future__ import annotations

import regex

from normalize.quantities.find import Quantity
from normalize.targets.criteria import EACH, relation_before
from normalize.targets.model import Piece
from normalize.targets.sentences import FULL_STOP
from normalize.targets.words import find_directions, pattern_of
from normalize.text import compiled

SEPARATOR = regex.compile(
    rf"[;,]\s|{FULL_STOP}|\.\s+(?=i+\))|:\s|\s(?:và|(?<!(?:không|chẳng)\s)còn)\s|\bi{{1,3}}\)\.?|\("
)
SENTENCE = regex.compile(rf";|{FULL_STOP}")


def cut_pieces(text: str, quantities: list[Quantity]) -> list[Piece]:
    """Cut the statement between its values: at the last separator before a value's own words."""
    pieces = []
    start = 0
    for place, quantity in enumerate(quantities):
        following = quantities[place + 1].start if place + 1 < len(quantities) else None
        end = len(text) if following is None else _cut(text, quantity.end, following)
        if following is not None and quantities[place + 1].rule == EACH:
            end = relation_before(text, quantity.end, following)
        sentence = SENTENCE.search(text, quantity.end, end)
        own_end = sentence.start() if sentence else end
        pieces.append(Piece(quantity, start, own_end, _in_brackets(text, quantity.start)))
        start = end
    return pieces


def _cut(text: str, start: int, end: int) -> int:
    """Where the words of the next value begin."""
    cuts = list(SEPARATOR.finditer(text, start, end))
    strong = [m for m in cuts if m.group(0)[0] in ";."]
    if strong:
        return strong[0].end()
    parts = pattern_of("parts").search(text, start, end)
    if parts:
        return parts.start()
    if cuts and cuts[-1].group(0).strip() == "còn" and cuts[-1].end() == end:
        cuts = cuts[:-1]
    if cuts:
        return cuts[-1].start() if cuts[-1].group(0) == "(" else cuts[-1].end()
    verbs = [phrase.start for phrase in find_directions(text[start:end]) if phrase.place in ("verb", "raise")]
    return start + verbs[-1] if verbs else end


def _in_brackets(text: str, at: int) -> bool:
    return (
        compiled(r"\(\s*$").search(text[:at]) is not None
        and compiled(r"[^()]*\)").match(text[at:]) is not None
    )


def find_wholes(text: str, pieces: list[Piece]) -> list[int | None]:
    """For each value the index of the value it is a part of."""
    wholes: list[int | None] = []
    for index in range(len(pieces)):
        wholes.append(_whole(text, pieces, wholes, index))
    return wholes


def _whole(text: str, pieces: list[Piece], wholes: list[int | None], index: int) -> int | None:
    """The index of the value that value ``index`` is a part of; ``wholes`` holds those of the values before
    it."""
    if index == 0:
        return None
    piece, marker = pieces[index], pattern_of("parts")
    if piece.bracketed:
        outer = [k for k in range(index) if not pieces[k].bracketed]
        same = outer and pieces[outer[-1]].quantity.unit == piece.quantity.unit
        between = text[pieces[outer[-1]].quantity.end : piece.quantity.start] if outer else ";"
        if same and not SENTENCE.search(between):
            return outer[-1]
    for k in range(index - 1, -1, -1):
        mark = marker.search(text, pieces[k].quantity.end, piece.quantity.start)
        if mark is None:
            continue
        other_between = any(wholes[j] in (k, None) for j in range(k + 1, index))
        if other_between and not _list_goes_on(text, mark.end(), piece):
            return None
        if wholes[k] is not None or _left_whole(text, pieces[k], mark):
            return None
        return _of_same_unit(pieces, wholes, k, piece)
    return None


def _of_same_unit(pieces: list[Piece], wholes: list[int | None], nearest: int, piece: Piece) -> int | None:
    """``20 dự án với 5.000 tỷ đồng, trong đó 3 dự án FDI``: of the values before, the one counted alike; a
    share is of any."""
    if piece.quantity.unit in ("%", pieces[nearest].quantity.unit):
        return nearest
    alike = [
        k for k in range(nearest) if wholes[k] is None and pieces[k].quantity.unit == piece.quantity.unit
    ]
    return alike[-1] if alike else nearest


def _left_whole(text: str, whole: Piece, mark: regex.Match[str]) -> bool:
    """Whether a new item of the list begins between the whole and ``trong đó``."""
    return ";" in text[whole.quantity.end : mark.start()].rstrip().rstrip(";")


def _list_goes_on(text: str, mark_end: int, piece: Piece) -> bool:
    """Whether a list of parts still goes on at a later value: to the end after ``trong đó:``, else within the
    sentence."""
    between = text[mark_end : piece.quantity.start]
    return between.lstrip().startswith(":") or not SENTENCE.search(between)
