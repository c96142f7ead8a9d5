"""The text that another program read in the same picture and laid under it: a further reading, not the truth.

How far it is to be heard shows in the words that were read surely here: where most of them stand in the layer too,
it is the work of a good reader. Then a figure that it has otherwise is doubted, and so is a word that was not read
with much sureness; both readings are told. Words of the layer where nothing was read are told of the page. Agreement
settles nothing: the other program may be the same one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.model import Box, Page, Word
from extract.model.geometry import askew_again, turn_back
from normalize.notes import LOOK, Code, Note, warning
from normalize.text import nfc

SURE = 0.95
"""Confidence from which a word read here tries the layer, and from which the layer does not doubt it."""
FEWEST = 30
"""Words by which a layer is tried, at least."""
GOOD = 0.9
"""Share of them that stand in the layer too, from which it is heard."""
DOUBTED = 0.7
"""Most that a word is trusted that the layer has otherwise."""
SHARED = 0.6
"""Share of the width of two words that they share where they are the same word in print."""
LOST = 3
"""Words of the layer where nothing was read, from which the page says so."""
SHOWN = 8
"""Of them, how many are shown."""
ROW = 12.0
"""Points: words are looked up by the stripes of the sheet of this height."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """A word, and its box on the sheet as a person sees it."""

    word: Word
    box: Box

    @property
    def text(self) -> str:
        """Its letters and digits, without marks at its ends."""
        return nfc(self.word.text).strip(".,;:-–—()[]“”\"'’|/ ")


def with_layer_heard(page: Page, layer: Page) -> Page:
    """A page that was read from its picture, its words held against the text layer of the same page.

    Args:
        layer: the page as the file states it; its words are those of the layer.
    """
    read, other = list(_laid(page)), list(_laid(layer))
    if len(other) < FEWEST:
        return page
    rows = _by_row(other)
    twins = {id(r.word): _twin(r, rows) for r in read}
    tried = [(r, twins[id(r.word)]) for r in read if r.word.confidence >= SURE and r.text]
    alike = sum(t is not None and t.text == r.text for r, t in tried)
    if len(tried) < FEWEST or alike < GOOD * len(tried):
        return page
    words = tuple(_doubted(r, twins[id(r.word)]) for r in read)
    read_rows = _by_row(read)
    lost = [o for o in other if len(o.text) > 1 and o.text.isalnum() and not _is_read(o, read_rows)]
    return replace(page, words=words, notes=(*page.notes, *_lost(lost)))


def _laid(page: Page) -> Iterator[_Laid]:
    for word in page.words:
        box = askew_again(word.box, page.width, page.height, page.skew)
        yield _Laid(word, turn_back(box, page.width, page.height, page.turned))


def _by_row(words: Sequence[_Laid]) -> dict[int, list[_Laid]]:
    rows: dict[int, list[_Laid]] = {}
    for word in words:
        rows.setdefault(int((word.box.top + word.box.bottom) / 2 / ROW), []).append(word)
    return rows


def _near(word: _Laid, rows: dict[int, list[_Laid]]) -> Iterator[_Laid]:
    """The words whose middle lies at the height of this one."""
    at = int((word.box.top + word.box.bottom) / 2 / ROW)
    reach = max(word.box.height, 4.0) * 0.6
    middle = (word.box.top + word.box.bottom) / 2
    for row in (at - 1, at, at + 1):
        yield from (o for o in rows.get(row, ()) if abs((o.box.top + o.box.bottom) / 2 - middle) <= reach)


def _shared(a: Box, b: Box) -> float:
    """Points along the line that two words share."""
    return min(a.x1, b.x1) - max(a.x0, b.x0)


def _twin(word: _Laid, rows: dict[int, list[_Laid]]) -> _Laid | None:
    """The one word of the other reading that is this word in print; None where there is none or several."""
    touching = [
        o for o in _near(word, rows) if _shared(word.box, o.box) > 0.2 * min(word.box.width, o.box.width)
    ]
    if len(touching) != 1:
        return None
    [other] = touching
    wider = max(word.box.width, other.box.width)
    return other if _shared(word.box, other.box) >= SHARED * wider else None


def _is_read(word: _Laid, rows: dict[int, list[_Laid]]) -> bool:
    return any(_shared(word.box, o.box) > 0 for o in _near(word, rows))


def _doubted(read: _Laid, twin: _Laid | None) -> Word:
    """The word, doubted where the layer has another one that it may be."""
    if twin is None or twin.text == read.text or not twin.text:
        return read.word
    word = read.word
    digits = ["".join(filter(str.isdigit, text)) for text in (read.text, twin.text)]
    if all(digits) and digits[0] != digits[1]:
        note = word.note or _otherwise(word.text, twin.word.text)
        return replace(word, confidence=min(word.confidence, DOUBTED), note=note)
    if word.confidence < SURE and twin.text.isalpha():
        return replace(word, confidence=min(word.confidence, DOUBTED))
    return word


def _otherwise(read: str, layer: str) -> Note:
    return warning(
        Code.NUMBER_AMBIGUOUS,
        f"The figure was read as '{read}'; the text that another program laid under the page has '{layer}'.{LOOK}",
        expected=layer,
        found=read,
    )


def _lost(lost: Sequence[_Laid]) -> Iterator[Note]:
    if len(lost) < LOST:
        return
    shown = " ".join(o.word.text for o in lost[:SHOWN])
    text = f"{len(lost)} words of the text that another program laid under the page stand where nothing was read: {shown}.{LOOK}"
    yield warning(Code.REGION_UNREAD, text, found=shown)
