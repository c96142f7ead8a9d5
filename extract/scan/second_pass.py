"""The words of a page of which Tesseract was not sure, read by a second network too, and what came of it told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.ink.picture import Grey
from extract.line_reader.network import LineNetwork
from extract.scan.effort import READ_AGAIN_BELOW, SHORT_BELOW, ScanEffort
from extract.scan.end_signs import ended_as_ink
from extract.scan.reading_forms import SURE_ROMAN, core, is_figure, is_group_label, is_roman, says_nothing
from extract.scan.second_reading import SecondReading, second_readings
from extract.scan.sureness import Sort, sort_of
from extract.scan.tesseract import RecognisedWord
from extract.scan.two_readers import Outcome, Verdict, verdict
from normalize.notes import DOUBTED, LOOK, Code, Note, Severity, info, settled, warning

SHORT = 14
"""Letters: the words of a cell with no more than these have few neighbours that could vouch for them."""
ROUNDS = 2
"""Times that the words of a line are judged: their neighbours may have changed."""
Decision = tuple[RecognisedWord, Verdict | None, SecondReading | None]
"""A word as first read, what was decided of it, and what the network read."""
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
        return without_unread(self.decisions(words, grey, in_cell=in_cell))

    def decisions(self, words: Sequence[RecognisedWord], grey: Grey, *, in_cell: bool) -> list[Decision]:
        """Each word with what was decided of it; None where it was not read again, or the reading says nothing.

        A reading ends in the sign that the ink shows, where it shows one."""
        asked = list(_asked(words, self.effort, in_cell=in_cell))
        readings = second_readings(words, asked, grey, self.network) if asked else {}
        readings = {k: replace(r, text=ended_as_ink(r.text, words[k].end)) for k, r in readings.items()}
        found = decided(words, readings)
        return [label_kept(one) for one in found] if in_cell and len(words) == 1 else found


def decided(words: Sequence[RecognisedWord], readings: Mapping[int, SecondReading]) -> list[Decision]:
    """What is decided of each word, by the second readings of some.

    Twice: a word that was misread shows nothing of its neighbours, so that they are judged again beside what was taken
    for it.
    """
    printed = [w.text for w in words]
    now = list(printed)
    verdicts: dict[int, Verdict | None] = {}
    for _ in range(ROUNDS):
        for index, reading in readings.items():
            texts = [*now[:index], printed[index], *now[index + 1 :]]
            word = words[index]
            before, others = as_first_read(word), other_readings(word)
            verdicts[index] = verdict(texts, index, word.confidence, reading, before, others)
        taken = {k: found.text for k, found in verdicts.items() if found is not None}
        again = [taken.get(k, text) for k, text in enumerate(printed)]
        if again == now:
            break
        now = again
    return [(word, verdicts.get(k), readings.get(k)) for k, word in enumerate(words)]


def label_kept(decision: Decision) -> Decision:
    """A decision on the only word of a cell: what may number a group stays as first read, since the series of groups knows
    better what a ``H`` after ``I`` is, or ``C 5`` after C4 (``extract/tables/recognised_labels.py``)."""
    word, found, reading = decision
    if found is None or found.outcome in (Outcome.AGREED, Outcome.UNREAD) or not is_group_label(word.text):
        return decision
    return word, Verdict(Outcome.KEPT, word.text, word.confidence), reading


def without_unread(decisions: Sequence[Decision]) -> list[RecognisedWord]:
    """The words as they were decided, without those that neither reader could read; the word beside each says so.

    Where nothing else was read, they stay as they are.
    """
    unread = [found is not None and found.outcome is Outcome.UNREAD for _, found, _ in decisions]
    left = [k for k, gone in enumerate(unread) if not gone]
    if not left:
        return [word for word, _, _ in decisions]
    beside: dict[int, list[str]] = {k: [] for k in left}
    for k, (word, _, _) in enumerate(decisions):
        if unread[k]:
            apart = [(decisions[j][0].line != word.line, abs(j - k), j) for j in left]
            beside[min(apart)[2]].append(word.text)
    done: list[RecognisedWord] = []
    for k in left:
        word, found, reading = decisions[k]
        first, *more = [word] if found is None or reading is None else decided_words(word, found, reading)
        done += [_told(first, beside[k]) if beside[k] else first, *more]
    return done


def _told(word: RecognisedWord, unread: Sequence[str]) -> RecognisedWord:
    """A word beside which others could not be read, with a warning that they are left out."""
    seen = " ".join(unread)
    text = f"Ink beside {word.text!r} that two readers could not read (one took it for {seen!r}) is left out."
    if says_nothing(seen):
        return (
            word
            if word.note is not None
            else replace(word, note=info(Code.OCR_LOW_CONFIDENCE, text, found=seen))
        )
    text += LOOK
    if word.note is None:
        return replace(word, note=warning(Code.OCR_LOW_CONFIDENCE, text, found=seen))
    return replace(
        word, note=replace(word.note, severity=Severity.WARNING, message=f"{word.note.message} {text}")
    )


def _asked(words: Sequence[RecognisedWord], effort: ScanEffort, *, in_cell: bool) -> Iterator[int]:
    """Indexes of the words that are read again."""
    below, short_below = READ_AGAIN_BELOW[effort], SHORT_BELOW[effort]
    is_short = in_cell and sum(len(w.text) + 1 for w in words) <= SHORT + 1
    for index, word in enumerate(words):
        lone = is_short or sort_of(word.text, known=False) in _LONE
        in_doubt = word.note is not None and word.note.severity is not Severity.INFO
        if in_doubt or as_first_read(word) or word.confidence < (short_below if lone else below):
            yield index


def as_first_read(word: RecognisedWord) -> str:
    """What a word was before it was put right, but for the sign that the ink shows behind it; empty where it was not."""
    note = word.note
    found = note.found or "" if note is not None and note.code is Code.TEXT_REPAIRED else ""
    found = ended_as_ink(found, word.end)
    return "" if found == word.text else found


def other_readings(word: RecognisedWord) -> tuple[str, ...]:
    """What other readings of the ink of a figure gave."""
    note = word.note
    if note is None or note.code is not Code.NUMBER_AMBIGUOUS:
        return ()
    return tuple(text for text in (note.expected, note.found) if text and text != word.text)


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
        if decided.chance < DOUBTED:
            return word.note
        if word.note is not None:
            return settled(word.note, f"A second reader reads {reading.text!r} too.")
        if word.confidence >= DOUBTED:
            return None
        text = f"Read as {word.text!r} with little sureness; a second reader reads the same."
        return info(Code.OCR_LOW_CONFIDENCE, text, found=word.text)
    if decided.outcome is Outcome.PRINTED:
        text = f"Two readers read {decided.text!r}, which was first put right as {word.text!r}: it is printed so."
        return info(Code.TEXT_REPAIRED, text, expected=decided.text, found=decided.text)
    if decided.outcome is Outcome.KEPT:
        if word.note is not None or decided.chance >= DOUBTED or says_nothing(word.text + reading.text):
            return word.note
        text = f"Read as {word.text!r}, by a second reader as {reading.text!r}; the first is taken.{LOOK}"
        return warning(Code.READERS_DISAGREE, text, expected=reading.text, found=word.text)
    text = f"Read as {word.text!r}, by a second reader as {decided.text!r}, which is taken."
    if _changes_figure(word, decided):
        return warning(Code.NUMBER_AMBIGUOUS, f"{text}{LOOK}", expected=word.text, found=decided.text)
    if decided.chance < DOUBTED and not says_nothing(word.text + decided.text):
        return warning(Code.READERS_DISAGREE, f"{text}{LOOK}", expected=word.text, found=decided.text)
    return info(Code.TEXT_REPAIRED, text, expected=decided.text, found=word.text)


def _changes_figure(word: RecognisedWord, decided: Verdict) -> bool:
    """Whether digits or a proper Roman number were changed, and no earlier reading of Tesseract had those that are taken."""
    digits, before = (
        [c for c in text if c.isdigit()] if is_figure(text) else [] for text in (decided.text, word.text)
    )
    known = word.note is not None and decided.text in (word.note.expected, word.note.found)
    if is_roman(word.text) and is_roman(decided.text):
        return bool(SURE_ROMAN.fullmatch(word.text)) and core(word.text) != core(decided.text) and not known
    return bool(digits or before) and digits != before and not known
