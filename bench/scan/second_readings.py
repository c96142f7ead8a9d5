"""What speaks for each of two readings, learnt: the weights of ``normalize/data/reading_weights.csv``.

    python -m bench.scan.second_readings [--write]

The scans are those of ``bench.scan.calibration``, read with the effort ``thorough``; what is printed is known of each. Two
readings that differ are learnt by multinomial logistic regression (Newton's method, small weights preferred), two that
are alike by plain logistic regression. Prints how many words would be wrong were each document judged by what was learnt
from the others, and with ``--write`` sets the register.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
import numpy.typing as npt

from bench.scan.calibration import ROOT, Sheet, all_sheets, in_order
from bench.scan.truth import squeezed
from extract.ink.picture import Grey, rendered
from extract.line_reader.network import Absent, line_network
from extract.model import Page
from extract.scan.effort import ScanEffort
from extract.scan.evidence import Question, Truth, TwoReadings, evidence, evidence_alike
from extract.scan.language_data import tessdata
from extract.scan.one_page import read_picture
from extract.scan.reading_forms import plain
from extract.scan.reading_forms import squeezed as shared
from extract.scan.second_pass import SecondReader, as_first_read, other_readings
from extract.scan.tesseract import RecognisedWord, reader
from extract.scan.two_readers import is_weak_spot, proves_nothing, two_readings

REGISTER = ROOT / "normalize" / "data" / "reading_weights.csv"
DPI = 200
PREFERRED = {Question.ALIKE: 0.1}
"""How much small weights are preferred (the weight of their squares), where it is not :data:`USUAL`."""
USUAL = 1.0
FREE = 0.01
"""The same for the weight of what always holds."""
STEPS = 40
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Listening(SecondReader):
    """A second reader that changes nothing, and notes what both read of each word, in the order of the page."""

    heard: list[TwoReadings | None] = field(default_factory=list)

    def words(self, words: Sequence[RecognisedWord], grey: Grey, *, in_cell: bool) -> list[RecognisedWord]:
        """The words as they came."""
        texts = [w.text for w in words]
        for index, (word, _, reading) in enumerate(self.decisions(words, grey, in_cell=in_cell)):
            before, others = as_first_read(word), other_readings(word)
            self.heard.append(
                two_readings(texts, index, word.confidence, reading, before, others)
                if reading is not None
                else None
            )
        return list(words)


@dataclass(frozen=True, slots=True)
class Learnt:
    """Two readings of a word and what is printed there.

    Attributes:
        document: the name of the document.
    """

    document: str
    readings: TwoReadings
    truth: Truth


def learnt(listening: Listening) -> Iterator[Learnt]:
    """The words of all scans that were read twice."""
    engine = reader(tessdata(None), "vie")
    for sheet in all_sheets():
        listening.heard.clear()
        page = read_picture(rendered(sheet.path, sheet.number, DPI), sheet.number, engine, DPI, (), listening)
        if len(listening.heard) < len(page.words):
            continue
        yield from _of_sheet(sheet, page, listening.heard[-len(page.words) :])


def _of_sheet(sheet: Sheet, page: Page, heard: Sequence[TwoReadings | None]) -> Iterator[Learnt]:
    by_word = {id(word): readings for word, readings in zip(page.words, heard, strict=True)}
    words = in_order(page)
    true, seen = [squeezed(plain(t)) for t in sheet.true], [squeezed(plain(w.text)) for w in words]
    told = [by_word[id(word)] for word in words]
    theirs = [r.theirs if r is not None and _is_weighed(r) else "" for r in told]
    for readings, other, truth in zip(told, theirs, printed_here(true, seen, theirs), strict=True):
        if readings is not None and other:
            yield Learnt(sheet.document, readings, truth)


def _is_weighed(readings: TwoReadings) -> bool:
    """Whether what was learnt is asked of two readings: no rule decides between them before."""
    if is_weak_spot(readings) or readings.theirs in readings.others:
        return False
    alike = shared(readings.theirs) in (shared(readings.ours), shared(readings.before))
    return not (alike and proves_nothing(readings.texts, readings.theirs))


def printed_here(true: Sequence[str], seen: Sequence[str], theirs: Sequence[str]) -> Iterator[Truth]:
    """Which of two readings is printed, for the words of a page in order.

    Lines of columns side by side are often in another order here than there. So a reading that does not stand in its place may
    be a printed word elsewhere that no word was found for yet.

    Args:
        true: the printed words, squeezed.
        seen: the words as they stand, squeezed.
        theirs: the second readings; empty where there is none.
    """
    steps = SequenceMatcher(None, true, seen, autojunk=False).get_opcodes()
    left = Counter(true)
    for kind, a, b, _, _ in steps:
        if kind == "equal":
            left.subtract(true[a:b])
    for kind, a, b, start, end in steps:
        here = true[a:b]
        for ours, other in zip(seen[start:end], theirs[start:end], strict=True):
            second = squeezed(plain(other))
            if kind == "equal":
                yield Truth.OURS
            elif second and (second in here or (" " in other and second in "".join(here))):
                yield Truth.THEIRS
            elif left[ours] > 0:
                left[ours] -= 1
                yield Truth.OURS
            elif left[second] > 0:
                left[second] -= 1
                yield Truth.THEIRS
            else:
                yield Truth.NEITHER


def once(found: Sequence[Learnt]) -> Floats:
    """How much each word counts: what a document repeats, such as a misprint, counts once for it."""
    pairs = [(one.document, one.readings.ours, one.readings.theirs) for one in found]
    times = Counter(pairs)
    return np.array([1.0 / times[pair] for pair in pairs])


def fitted(known: Floats, outcome: Ints, outcomes: int, preferred: float, counted: Floats) -> Floats:
    """The weights (evidence in rows, outcomes in columns) by Newton's method.

    Args:
        counted: how much each word counts.
    """
    count = known.shape[1]
    weights = np.zeros((count, outcomes))
    truth = np.eye(outcomes)[outcome]
    held = np.full((count, 1), preferred)
    held[0] = FREE
    for _ in range(STEPS):
        share = shares(known, weights)
        slope = (known.T @ ((share - truth) * counted[:, None]) + held * weights).T.ravel()
        bend = np.diag(np.tile(held.ravel(), outcomes))
        for a in range(outcomes):
            for b in range(outcomes):
                part = counted * share[:, a] * ((a == b) - share[:, b])
                bend[a * count : (a + 1) * count, b * count : (b + 1) * count] += (
                    known * part[:, None]
                ).T @ known
        step = np.linalg.solve(bend, slope).reshape(outcomes, count).T
        weights = weights - step
        if float(np.abs(step).max()) < 1e-7:
            break
    return np.asarray(weights - weights.mean(axis=1, keepdims=True))


def shares(known: Floats, weights: Floats) -> Floats:
    """The chance of each outcome (columns) of each word (rows)."""
    sums = known @ weights
    raised = np.exp(sums - sums.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def as_rows(found: Sequence[Learnt]) -> tuple[Floats, list[str]]:
    """The evidence of each word as a row of figures, and the names of its columns; what always holds comes first."""
    held = [evidence(one.readings) for one in found]
    names = sorted({name for one in held for name in one}, key=lambda name: (name != "always", name))
    return np.array([[one.get(name, 0.0) for name in names] for one in held]), names


def weights_of(found: Sequence[Learnt]) -> list[tuple[str, str, str]]:
    """The rows of the register."""
    differing, alike = _parted(found)
    known, names = as_rows(differing)
    weights = fitted(known, _outcomes(differing), len(Truth), USUAL, once(differing))
    register = [
        (truth.value, name, f"{weights[i, k]:.2f}")
        for k, truth in enumerate(Truth)
        for i, name in enumerate(names)
    ]
    held = [evidence_alike(one.readings) for one in alike]
    names = sorted(held[0], key=lambda name: (name != "always", name))
    known = np.array([[one[name] for name in names] for one in held])
    wrong = np.array([int(one.truth is not Truth.OURS) for one in alike])
    both = fitted(known, wrong, 2, PREFERRED[Question.ALIKE], np.ones(len(alike)))
    register += [
        (Question.ALIKE.value, name, f"{w:.2f}")
        for name, w in zip(names, both[:, 0] - both[:, 1], strict=True)
    ]
    return sorted(register)


def _parted(found: Sequence[Learnt]) -> tuple[list[Learnt], list[Learnt]]:
    """Words on which the readings differ, and those on which they do not."""
    parts: tuple[list[Learnt], list[Learnt]] = ([], [])
    for one in found:
        parts[shared(one.readings.ours) == shared(one.readings.theirs)].append(one)
    return parts


def _outcomes(found: Sequence[Learnt]) -> Ints:
    return np.array([list(Truth).index(one.truth) for one in found])


def across(found: Sequence[Learnt]) -> Floats:
    """The chances of words that differ, each document judged by what was learnt from the others."""
    known, counted = as_rows(found)[0], once(found)
    outcome, documents = _outcomes(found), np.array([one.document for one in found])
    judged = np.zeros((len(found), len(Truth)))
    for document in sorted(set(documents)):
        mine = documents == document
        judged[mine] = shares(
            known[mine], fitted(known[~mine], outcome[~mine], len(Truth), USUAL, counted[~mine])
        )
    return judged


def main() -> None:
    """Prints the figures, sets the register where asked."""
    network = line_network()
    if isinstance(network, Absent):
        raise SystemExit(network.reason)
    found = list(learnt(Listening(network, ScanEffort.THOROUGH)))
    differing, alike = _parted(found)
    judged, outcome = across(differing), _outcomes(differing)
    taken = judged[:, 1] > judged[:, 0]
    for name, right in (
        ("Tesseract's", outcome == 0),
        ("the network's", outcome == 1),
        ("the likelier", outcome == taken),
    ):
        print(
            f"{len(differing)} words read otherwise by both: {int((~right).sum())} wrong if {name} is taken"
        )
    print(f"{len(alike)} words read alike: {sum(one.truth is not Truth.OURS for one in alike)} wrong")
    if "--write" in sys.argv[1:]:
        with Path(REGISTER).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(
                [("outcome", "evidence", "weight"), *weights_of(found)]
            )


if __name__ == "__main__":
    main()
