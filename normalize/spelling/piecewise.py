"""Texts of which some pieces are in an encoding from before Unicode: which, and what they say.

A document may be in Unicode and one of its tables in TCVN3; a run of a paragraph, a cell or a line is the piece
that is judged. Each reading of a piece is tried, and the one with more words in use wins. A piece that says
nothing by itself ("Sè" is a syllable, and Số in TCVN3) goes with the pieces beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from normalize.notes import Code, Note, info, warning
from normalize.spelling.d_with_stroke import with_d_stroke
from normalize.spelling.legacy_fonts import font_hints, prints_capitals
from normalize.spelling.lost_letters import lost_letters_note, with_horns
from normalize.spelling.old_letters import DECODERS, VIQR_WORD, decode_viqr, weight, with_capitals
from normalize.spelling.torn_words import is_torn, joined_words, torn_note
from normalize.spelling.twice_encoded import undo_twice

_STRANGE_LETTER = r"[\x80-\x9f¡-§©ª¬-¯´-¶¸-»¼-¿ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñö÷øûüþÿ\u2212\u2219\u00ad]"
_STRANGE_LETTERS = re.compile(_STRANGE_LETTER)
_STRANGE = regex.compile(rf"{_STRANGE_LETTER}|\p{{Ll}}[ÌÒ]")
"""What no Vietnamese text in Unicode has inside its words, or seldom."""
FEW_STRANGE = 3
"""Strange letters of a text from which its pieces are looked at."""
FEW_WORDS = 5
"""Words that must be read better in an old encoding, where no font says it."""
LEAST = 0.7
"""Least weight of a word, on average, in the pieces that are read in an old encoding."""
AHEAD = 0.35
"""By how much this must be above that of the same words in Unicode."""
SURE = 0.8
"""Average weight from which nothing is left to look at."""
MOST_ENCODINGS = 3
"""Old encodings in one text; more do not occur."""
ONLY_UNICODE = regex.compile(r"[\u1ea0-\u1ef9ơưƠƯ]")
"""Letters that no reader reports for a byte of an old encoding."""
_STROKES = str.maketrans({"ñ": "đ", "Ñ": "Đ", "ð": "đ", "Ð": "Đ", "\u00ad": ""})
_SAMPLE = 6_000
_NOTHING = 1e-6
_PARTS = regex.compile(r"[\s\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e0-9“”‘’…–—•]+")
_WORDS = regex.compile(r"(\S+)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run, a cell or a line as the reader reports it, not yet cleaned; ``font`` is empty where not known."""

    text: str
    font: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The texts of the pieces in Unicode, in order, and what there is to say of them.

    Attributes:
        encodings: the old encodings that were undone, empty where all was Unicode.
        changed: pieces whose text is another now.
    """

    texts: tuple[str, ...]
    notes: tuple[Note, ...] = ()
    encodings: tuple[str, ...] = ()
    changed: int = 0


def read_pieces(pieces: Sequence[Piece], *, whole: bool = True) -> Reading:
    """The pieces of one text in Unicode.

    Args:
        pieces: in the order of the text; neighbours are asked where a piece does not say how it is encoded.
        whole: whether they are the lines or cells of a whole document: blanks inside words are taken out,
            and it is said where letters are lost for good.
    """
    joined = "\n".join(piece.text for piece in pieces)
    texts = [piece.text for piece in pieces]
    notes: list[Note] = []
    encodings: list[str] = []
    if not joined.isascii():
        texts, twice = undo_twice(texts)
        notes += [twice] if twice else []
        for _ in range(MOST_ENCODINGS):
            step = _one_encoding([Piece(t, p.font) for p, t in zip(pieces, texts, strict=True)])
            if step is None or step[0] in encodings:
                break
            encoding, texts, note = step
            encodings.append(encoding)
            notes.append(note)
        texts, strokes = with_d_stroke(texts)
        notes += [strokes] if strokes else []
    if (viqr := _viqr(texts, joined)) is not None:
        texts, note = viqr
        encodings.append("viqr")
        notes.append(note)
    if whole and is_torn(texts):
        texts = list(map(joined_words, texts))
        notes.append(torn_note())
    lost = lost_letters_note(texts) if whole else None
    changed = sum(a.text != b for a, b in zip(pieces, texts, strict=True))
    return Reading(tuple(texts), tuple(notes + ([lost] if lost else [])), tuple(encodings), changed)


def best_encoding(text: str) -> str | None:
    """The old encoding in which most marked words of a text are Vietnamese; None where none is.

    Args:
        text: bytes that are no UTF-8, each as the Latin-1 character of its number.
    """
    words = _marked(text)[:_SAMPLE]
    means = {e: _mean([weight(w) for w in map(decode, words)]) for e, decode in DECODERS.items()}
    best = max(means, key=lambda e: means[e])
    return best if means[best] >= LEAST else None


def n_strange(text: str) -> int:
    """How many strange letters a text has."""
    has_capitals = "Ì" in text or "Ò" in text
    return len((_STRANGE if has_capitals else _STRANGE_LETTERS).findall(text))


def _one_encoding(pieces: Sequence[Piece]) -> tuple[str, list[str], Note] | None:
    """The old encoding that most pieces are in that Unicode does not explain, undone; None where none is."""
    hints = font_hints([p.font for p in pieces])
    joined = "\n".join(p.text for p in pieces)
    if n_strange(joined) < (1 if hints else FEW_STRANGE):
        return None
    words = [_marked(piece.text) for piece in pieces]
    own = [sum(map(_as_unicode, ws)) for ws in words]
    doubtful = [i for i, ws in enumerate(words) if ws and own[i] < 0.6 * len(ws)]
    sample: list[str] = []
    for i in doubtful:
        sample += words[i]
        if len(sample) > _SAMPLE:
            break
    if not sample or (len(sample) < FEW_WORDS and not hints):
        return None
    means = {e: _mean([weight(w) for w in map(decode, sample)]) for e, decode in DECODERS.items()}
    encoding = max(means, key=lambda e: (means[e], e in hints))
    if means[encoding] < LEAST or means[encoding] - _mean(list(map(_as_unicode, sample))) < AHEAD:
        return None
    return _undone(encoding, pieces, words, own, means[encoding])


def _undone(
    encoding: str, pieces: Sequence[Piece], words: list[list[str]], own: list[float], mean: float
) -> tuple[str, list[str], Note]:
    decode = DECODERS[encoding]
    gains = [sum(weight(decode(w)) for w in ws) - u for ws, u in zip(words, own, strict=True)]
    hinted = [encoding in font_hints([p.font]) for p in pieces]
    undecided = any(hinted) and [
        h or (None if not p.font else False) for h, p in zip(hinted, pieces, strict=True)
    ]
    known = [g > 0 if abs(g) > _NOTHING else undecided[i] if undecided else None for i, g in enumerate(gains)]
    old = _with_neighbours(known)
    texts = [decode(p.text) if o else p.text for p, o in zip(pieces, old, strict=True)]
    horns = 0
    if encoding == "tcvn3":
        texts, horns = with_horns(texts, old)
        texts = _capitals(pieces, texts, old)
    read = sum(1 for i, ws in enumerate(words) if ws and old[i])
    marked = sum(1 for ws in words if ws)
    first = next((t.strip() for t, o, ws in zip(texts, old, words, strict=True) if o and ws), "")
    part = (
        "The text"
        if read == marked
        else f"A part of the text ({read} of {marked} pieces with marked letters)"
    )
    message = f"{part} is {encoding.upper()} and was converted to Unicode; it begins “{first[:60]}”."
    if horns:
        message += f" Its letter ư is lost in the file; {horns} words were given it by their spelling. Look at the page."
    note = warning if horns or mean < SURE else info
    return encoding, texts, note(Code.LEGACY_ENCODING, message, expected="unicode", found=encoding)


def _with_neighbours(known: list[bool | None]) -> list[bool]:
    """For each piece whether it is in the old encoding; one that does not say goes with those beside it."""
    before: list[bool | None] = []
    last: bool | None = None
    for one in known:
        last = last if one is None else one
        before.append(last)
    after: list[bool | None] = []
    last = None
    for one in reversed(known):
        last = last if one is None else one
        after.append(last)
    after.reverse()
    sides = zip(known, before, after, strict=True)
    return [
        k if k is not None else bool(b if a is None else a if b is None else a and b) for k, b, a in sides
    ]


def _capitals(pieces: Sequence[Piece], texts: list[str], old: list[bool]) -> list[str]:
    """Capitals that TCVN3 cannot write, by the font or by the other letters of the line."""
    done = [
        t.upper() if o and prints_capitals(p.font) else t for p, t, o in zip(pieces, texts, old, strict=True)
    ]
    parts = [_WORDS.split(t) for t in done]
    flat = [(i, k) for i, p in enumerate(parts) if old[i] for k in range(1, len(p), 2)]
    lines: list[list[tuple[int, int]]] = []
    for at in flat:
        alone = len(parts[at[0]]) == 3  # a piece of one word goes with the pieces beside it
        if lines and (lines[-1][-1][0] == at[0] or (alone and len(parts[lines[-1][-1][0]]) == 3)):
            lines[-1].append(at)
        else:
            lines.append([at])
    for line in lines:
        for (i, k), word in zip(line, with_capitals([parts[i][k] for i, k in line]), strict=True):
            parts[i][k] = word
    return ["".join(p) for p in parts]


def _viqr(texts: list[str], joined: str) -> tuple[list[str], Note] | None:
    """The texts that are in VIQR decoded; None where none are. They are pure ASCII."""
    if "^" not in joined or "+" not in joined:
        return None
    own = [VIQR_WORD.findall(t) if t.isascii() else [] for t in texts]
    found = [w for words in own for w in words][:_SAMPLE]
    if len(found) < FEW_WORDS or _mean([weight(_PARTS.sub("", decode_viqr(w))) for w in found]) < LEAST:
        return None
    known = [True if words else None if t.isascii() else False for t, words in zip(texts, own, strict=True)]
    decoded = [decode_viqr(t) if o else t for t, o in zip(texts, _with_neighbours(known), strict=True)]
    message = "Text in VIQR (marks written behind the letters) was converted to Unicode."
    return decoded, info(Code.LEGACY_ENCODING, message, expected="unicode", found="viqr")


def _marked(text: str) -> list[str]:
    return [w for w in _PARTS.split(text) if not w.isascii()]


def _as_unicode(word: str) -> float:
    """The weight of a word as it stands; ñ for đ is a fault of its own and no sign of VNI."""
    return weight(word.translate(_STROKES))


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0
