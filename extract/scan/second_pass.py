"""The words of a page of which Tesseract was not sure, read by a second network too, and what came of it told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.line_reader.network import LineNetwork
from extract.scan.effort import READ_AGAIN_BELOW, SHORT_BELOW, ScanEffort
from extract.scan.picture import Grey
from extract.scan.reading_forms import is_figure
from extract.scan.second_reading import SecondReading, second_readings
from extract.scan.sureness import Sort, sort_of
from extract.scan.tesseract import RecognisedWord
from extract.scan.two_readers import Outcome, Verdict, verdict
from normalize.notes import LOOK, Code, Note, Severity, info, settled, warning

SHORT = 14
"""Letters: the words of a cell with no more than these have few neighbours that could vouch for them."""
TOLD_BELOW = 0.8
"""Chance below which a word is doubted; that its doubt was settled is told."""
_LONE = (Sort.FIGURE, Sort.MARK)


@dataclass(frozen=True, slots=True)
class SecondReader:
    """A second network, and how much it is asked to read."""

    network: LineNetwork
    effort: ScanEffort

    def words(self, words: Sequence[RecognisedWord], grey: Grey, *, in_cell: bool) -> list[RecognisedWord]:
        """The words of one cell, or of the text outside of tables, each doubt settled, decided or told.

        Args:
            words: in reading order, with the chance that they are right as confidence.
            grey: the picture without drawn lines.
            in_cell: whether they are all that a cell holds.
        """
        done: list[RecognisedWord] = []
        for word, decided, reading in self.decisions(words, grey, in_cell=in_cell):
            done += [word] if decided is None or reading is None else decided_words(word, decided, reading)
        return done

    def decisions(
        self, words: Sequence[RecognisedWord], grey: Grey, *, in_cell: bool
    ) -> Iterator[tuple[RecognisedWord, Verdict | None, SecondReading | None]]:
        """Each word with what was decided of it; None where it was not read again, or the reading says nothing."""
        asked = list(_asked(words, self.effort, in_cell=in_cell))
        readings = second_readings(words, asked, grey, self.network) if asked else {}
        texts = [w.text for w in words]
        for index, word in enumerate(words):
            reading = readings.get(index)
            if reading is None:
                yield word, None, None
            else:
                yield word, verdict(texts, index, word.confidence, reading, _before(word)), reading


def _asked(words: Sequence[RecognisedWord], effort: ScanEffort, *, in_cell: bool) -> Iterator[int]:
    """Indexes of the words that are read again."""
    below, short_below = READ_AGAIN_BELOW[effort], SHORT_BELOW[effort]
    is_short = in_cell and sum(len(w.text) + 1 for w in words) <= SHORT + 1
    for index, word in enumerate(words):
        lone = is_short or sort_of(word.text, known=False) in _LONE
        in_doubt = word.note is not None and word.note.severity is not Severity.INFO
        if in_doubt or _before(word) or word.confidence < (short_below if lone else below):
            yield index


def _before(word: RecognisedWord) -> str:
    """What a word was before it was put right; empty where it was not."""
    note = word.note
    return note.found or "" if note is not None and note.code is Code.TEXT_REPAIRED else ""


def decided_words(word: RecognisedWord, decided: Verdict, reading: SecondReading) -> list[RecognisedWord]:
    """A word as it was decided, with its note; two words where the network saw a space in it."""
    note = _note(word, decided, reading)
    whole = replace(word, text=decided.text, confidence=decided.chance, note=note)
    if decided.outcome is not Outcome.SPACED:
        return [whole]
    parts = decided.text.split()
    letters, width = sum(map(len, parts)) + len(parts) - 1, word.x1 - word.x0
    placed: list[RecognisedWord] = []
    at = 0
    for part in parts:
        x0, x1 = (word.x0 + width * share / letters for share in (at, at + len(part)))
        placed.append(replace(whole, text=part, x0=x0, x1=x1))
        at += len(part) + 1
    return placed


def _note(word: RecognisedWord, decided: Verdict, reading: SecondReading) -> Note | None:
    """What is told of a word that was read twice; the doubt that stood already where it still stands."""
    if decided.outcome is Outcome.AGREED:
        if word.note is not None:
            return settled(word.note, f"A second reader reads {reading.text!r} too.")
        if word.confidence >= TOLD_BELOW:
            return None
        text = f"Read as {word.text!r} with little sureness; a second reader reads the same."
        return info(Code.OCR_LOW_CONFIDENCE, text, found=word.text)
    if decided.outcome is Outcome.PRINTED:
        text = f"Two readers read {decided.text!r}, which was first put right as {word.text!r}: it is printed so."
        return info(Code.TEXT_REPAIRED, text, expected=decided.text, found=decided.text)
    if decided.outcome is Outcome.KEPT:
        if word.note is not None or decided.chance >= TOLD_BELOW:
            return word.note
        text = f"Read as {word.text!r}, by a second reader as {reading.text!r}; the first is taken.{LOOK}"
        return warning(Code.READERS_DISAGREE, text, expected=reading.text, found=word.text)
    text = f"Read as {word.text!r}, by a second reader as {decided.text!r}, which is taken."
    if _changes_figure(word, decided):
        return warning(Code.NUMBER_AMBIGUOUS, f"{text}{LOOK}", expected=word.text, found=decided.text)
    return info(Code.TEXT_REPAIRED, text, expected=decided.text, found=word.text)


def _changes_figure(word: RecognisedWord, decided: Verdict) -> bool:
    """Whether digits were changed, and no earlier reading of Tesseract had those that are taken."""
    digits, before = (
        [c for c in text if c.isdigit()] if is_figure(text) else [] for text in (decided.text, word.text)
    )
    known = word.note is not None and decided.text in (word.note.expected, word.note.found)
    return bool(digits or before) and digits != before and not known
