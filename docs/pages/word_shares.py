"""Makes the register of word shares from a database of many plans.

usage: python -m docs.pages.word_shares DATABASE [--without DOCUMENT …]

The share of a word is the share of a plan's clauses and tasks that have it, as the mean over all plans, each weighing by
the number of its parts, at most 50: so a long plan about air quality does not make "không khí" common. The same for each
subject of ``subjects.csv``, with all that is a part of it. A word of one plan alone is left out. Plans that a test
compares stay out of it (``--without``), so that the register knows nothing of them.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from sqlalchemy import Connection

from normalize.subjects.read import all_above, mentions
from normalize.subjects.segments import segmented
from normalize.text import key
from schema.contract.records import ClauseRecord, TaskRecord
from schema.database.opening import open_database
from schema.database.rows import read_records

TO = Path(__file__).resolve().parents[2] / "normalize" / "data" / "word_shares.csv"
PARTS_COUNTED = 50
"""Parts from which a plan weighs no more."""
FEWEST_PLANS = 2
_LONGEST = 1500
"""Letters of a part that are read."""
_LEAST = 20
"""Letters of a clause that says something."""
_PER = 1_000_000


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("database")
    asked.add_argument("--without", nargs="*", default=[], help="ids of documents")
    wanted = asked.parse_args()
    engine = open_database(wanted.database, create=False)
    with engine.connect() as connection:
        parts = {d: p for d, p in parts_of(connection).items() if d not in wanted.without}
    rows = [("subject", w, s) for w, s in shares(parts, _subjects)]
    rows += [("word", w, s) for w, s in shares(parts, _words)]
    with TO.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("kind", "word", "share"))
        writer.writerows(sorted(rows))
    print(f"{len(parts)} plans, {sum(map(len, parts.values()))} parts, {len(rows)} words and subjects")


def parts_of(connection: Connection) -> Mapping[str, list[str]]:
    """Document → its clauses and tasks, segmented; what stands twice counts once."""
    texts: dict[str, list[str]] = defaultdict(list)
    for clause in read_records(connection, ClauseRecord):
        text = ". ".join(t for t in (clause.heading, clause.text) if t)
        if len(text) > _LEAST:
            texts[clause.document_id].append(text)
    for task in read_records(connection, TaskRecord):
        cells = (task.title, task.description, task.target, task.product)
        texts[task.document_id].append(". ".join(t for t in cells if t))
    seen: set[str] = set()
    found: dict[str, list[str]] = defaultdict(list)
    for document, own in texts.items():
        for text in own:
            if key(text) not in seen:
                seen.add(key(text))
                found[document].append(segmented(text[:_LONGEST]))
    return found


def _words(part: str) -> Iterable[str]:
    return {w.replace("_", " ") for w in part.split() if any(c.isalpha() for c in w)}


def _subjects(part: str) -> Iterable[str]:
    return {above for m in mentions(part) if m.subject for above in all_above(m.subject)}


def shares(parts: Mapping[str, list[str]], of: Callable[[str], Iterable[str]]) -> Iterator[tuple[str, int]]:
    """Each word that two plans have, with its share of a million parts."""
    found: dict[str, float] = defaultdict(float)
    plans: Counter[str] = Counter()
    for own in parts.values():
        counted = Counter(word for part in own for word in of(part))
        weight = min(len(own), PARTS_COUNTED) / len(own)
        for word, times in counted.items():
            plans[word] += 1
            found[word] += weight * times
    weights = sum(min(len(own), PARTS_COUNTED) for own in parts.values())
    for word, held in found.items():
        if plans[word] >= FEWEST_PLANS:
            yield word, round(held / weights * _PER)


if __name__ == "__main__":
    main()
