"""Doubtful words for which the same document vouches: it reads them surely elsewhere, beside the same words.

Of letters alone: figures, Roman numbers, symbols of acts and the signs round a word have no witness here. The readings that vouch are of
other ink, and none of them is in doubt; but what is misread once may be misread twice. So the document must not have the other reading,
nor another word of the same letters with other marks, in such a place, however that was read. (On the scans of two plans and a real one,
each laid in five ways, the words that were settled so were right wherever the print is known, 43 of 43.)
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein

from extract.model import Word
from extract.scan.evidence import unmarked
from extract.scan.reading_forms import is_roman
from extract.scan.spots import Spot
from normalize.notes import DOUBTED, LOOK, Code, Severity, info, settled
from normalize.spelling.neighbours import Token, token_of

BESIDE_BOTH = 1
"""Times that a word stands surely between the same two neighbours from which its doubt is settled: ``học diện rộng``."""
BESIDE_ONE = 2
"""The same beside one of them: two words may meet by chance, and one misreading be made twice. Example: ``dùng chung``, read surely in
two other places."""
VOUCHED = 0.9
"""Chance of a word for which the document vouches, at least."""
FEWEST_LETTERS = 2
"""Of a word whose neighbours say something: the ``c`` of a torn ``các`` has such as anything has."""
LETTERS_FOR_ONE = 4
"""So many letters of a word for each one that the other reading may have otherwise, but for marks; one in any case. Where readings
share less, the ink may be of no letters: of a seal, or of dirt."""
_STOPS = ("", ".", ",", ";", ":")
"""What may stand behind a word that carries no note: such signs are held against the ink (:mod:`extract.scan.end_signs`)."""

Place = tuple[str, str, str]
"""A word between two neighbours; an empty neighbour stands for any."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a document says beside what.

    Attributes:
        surely: how often it has a word in a place, read surely as its neighbours are.
        ever: the same, however it was read.
        forms: by its letters without marks, the words that it has of them.
    """

    surely: Mapping[Place, int]
    ever: Mapping[Place, int]
    forms: Mapping[str, frozenset[str]]


def said_in(stretches: Iterable[Sequence[Spot]]) -> Said:
    """What is said in the stretches of a document."""
    surely, ever = Counter[Place](), Counter[Place]()
    forms: defaultdict[str, set[str]] = defaultdict(set)
    for spots in stretches:
        for at, spot in enumerate(spots):
            if not spot.token.core:
                continue
            forms[unmarked(spot.token.key)].add(spot.token.key)
            places = set(_places(spot, spot.token.key))
            ever.update(places)
            first, last = (
                any(s.is_sure for s in side) for side in (spots[max(0, at - 1) : at], spots[at + 1 : at + 2])
            )
            if spot.is_sure:
                surely.update(p for p in places if (first or not p[0]) and (last or not p[2]))
    return Said(surely, ever, {letters: frozenset(words) for letters, words in forms.items()})


def vouched(spot: Spot, said: Said) -> Word | None:
    """The word with its doubt settled; None where it carries none of letters, or where the document does not vouch for it."""
    word, key = spot.word, spot.token.key
    doubted = _doubted_letters(word, spot.token)
    if doubted is None or len(key) < FEWEST_LETTERS or is_roman(spot.token.core):
        return None
    place = _witness(spot, (doubted | said.forms.get(unmarked(key), frozenset())) - {key}, said)
    if place is None:
        return None
    elsewhere = f"document reads “{' '.join(filter(None, place))}” surely elsewhere."
    if word.note is not None:
        note = settled(word.note, f"The {elsewhere}")
    else:
        note = info(
            Code.OCR_LOW_CONFIDENCE,
            f"Read as {word.text!r} with little sureness; the {elsewhere}",
            found=word.text,
        )
    return replace(word, confidence=max(word.confidence, VOUCHED), note=note)


def _doubted_letters(word: Word, token: Token) -> frozenset[str] | None:
    """What other letters two readers have for a word in doubt, in those of the lists of words; none where they were not sure of the
    same ones, None where the doubt is not, or not only, of its letters."""
    if word.note is None:
        is_plain = word.recognised and not token.before and token.after in _STOPS
        return frozenset() if is_plain and token.core and word.confidence < DOUBTED else None
    note = word.note
    if note.severity is Severity.INFO or note.code is not Code.READERS_DISAGREE:
        return None
    texts = [text for text in (note.expected, note.found) if text and text != word.text]
    if len(texts) != 1 or note.message.count(LOOK) != 1 or not note.message.endswith(LOOK):
        return None
    other = token_of(texts[0])
    if (other.before, other.after) != (token.before, token.after) or not is_near(other.key, token.key):
        return None
    return frozenset({other.key})


def is_near(other: str, key: str) -> bool:
    """Whether two readings share most of their letters. Example: ``intemet`` and ``internet``, not ``pông`` and ``thông``."""
    apart = Levenshtein.distance(unmarked(other), unmarked(key))
    return other != key and apart <= max(1, len(key) // LETTERS_FOR_ONE)


def _witness(spot: Spot, others: Iterable[str], said: Said) -> Place | None:
    """The place in which the document has the word surely, and none of the others."""
    both, *each = _places(spot, spot.token.key)
    rivals = [_places(spot, other) for other in others]
    if all(both) and said.surely.get(both, 0) >= BESIDE_BOTH:
        return None if any(said.ever.get(places[0], 0) for places in rivals) else both
    if any(said.ever.get(place, 0) for places in rivals for place in places[1:]):
        return None
    return max(
        (p for p in each if said.surely.get(p, 0) >= BESIDE_ONE), key=lambda p: said.surely[p], default=None
    )


def _places(spot: Spot, key: str) -> list[Place]:
    """The places of a word: beside both neighbours first, then beside each."""
    places = [(spot.before, key, ""), ("", key, spot.after)]
    return [(spot.before, key, spot.after), *(p for p in places if p[0] or p[2])]
