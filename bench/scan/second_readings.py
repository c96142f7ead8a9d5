"""What a second reading of a word is worth: by what came of it and the chance before, the share that is right.

    python -m bench.scan.second_readings

The scans are those of ``bench.scan.calibration``, read with the effort ``thorough``. Prints a Markdown table, from which
the curves of ``normalize/data/second_readings.csv`` are set.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.scan.calibration import in_order, of_corpus, of_printed_again, of_real_scans
from extract.line_reader.network import Absent, line_network
from extract.model import Page
from extract.scan.effort import ScanEffort
from extract.scan.language_data import tessdata
from extract.scan.one_page import read_picture
from extract.scan.picture import Grey, rendered
from extract.scan.second_pass import SecondReader, decided_words
from extract.scan.tesseract import RecognisedWord, reader
from extract.scan.two_readers import Outcome

EDGES = (0.0, 0.3, 0.5, 0.8, 0.9, 0.95, 0.98, 1.01)
"""Bands of the chance before."""
DPI = 200
Before = tuple[Outcome | None, float]
"""What came of a word, and the chance that it was right before."""


@dataclass(frozen=True)
class Listening(SecondReader):
    """A second reader that notes what it decided of each word, in the order of the page."""

    heard: list[Before] = field(default_factory=list)

    def words(self, words: Sequence[RecognisedWord], grey: Grey, *, in_cell: bool) -> list[RecognisedWord]:
        """The words as :class:`SecondReader` gives them."""
        done: list[RecognisedWord] = []
        for word, decided, reading in self.decisions(words, grey, in_cell=in_cell):
            mine = [word] if decided is None or reading is None else decided_words(word, decided, reading)
            self.heard.extend([(decided.outcome if decided else None, word.confidence)] * len(mine))
            done += mine
        return done


def counted(network: Listening) -> Counter[tuple[Outcome, int, bool]]:
    """Words by outcome, band of the chance before, and whether they are right."""
    engine = reader(tessdata(None), "vie")
    found: Counter[tuple[Outcome, int, bool]] = Counter()
    pending: list[list[Before]] = []

    def read(path: Path, number: int) -> Page:
        network.heard.clear()
        page = read_picture(rendered(path, number, DPI), number, engine, DPI, (), network)
        # a page that was read on its head too was heard twice; the first time counts unless it was turned
        mine = network.heard[: len(page.words)]
        places = {id(word): k for k, word in enumerate(page.words)}
        pending.append([mine[places[id(word)]] for word in in_order(page)])
        return page

    for words in (of_corpus(read), of_printed_again(read), of_real_scans(read)):
        rights = [right for _, right in words]
        outcomes = [one for page in pending for one in page]
        pending.clear()
        for (outcome, chance), right in zip(outcomes, rights, strict=True):
            if outcome is not None:
                found[outcome, bisect_right(EDGES, chance) - 1, right] += 1
    return found


def main() -> None:
    """Prints the table."""
    network = line_network()
    if isinstance(network, Absent):
        raise SystemExit(network.reason)
    found = counted(Listening(network, ScanEffort.THOROUGH))
    print("| outcome | chance before | words | right |\n|---|---|--:|--:|")
    for outcome in Outcome:
        for k, edge in enumerate(EDGES[:-1]):
            right, wrong = found[outcome, k, True], found[outcome, k, False]
            if right + wrong:
                print(
                    f"| {outcome} | {edge:.2f} to {min(EDGES[k + 1], 1.0):.2f} | {right + wrong} | {right / (right + wrong):.3f} |"
                )


if __name__ == "__main__":
    main()
