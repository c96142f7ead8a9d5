"""Tasks of two plans held against what two readers say belongs together: ranking, classes, agreement of the readers.

    python -m bench.task_pairs [--db DATABASE] [GOLD_A GOLD_B]

Without arguments: the plans of Bắc Ninh and Cao Bằng from the corpus, and the readers' files of ``tests/cells``. A gold file has
the ids of two tasks in its first two columns, a ``verdict`` (same, related) and a reason; a pair that is not listed is unrelated.
Pairs of several plans may stand in one file; their documents are taken from ``--db``, else from the corpus.

A task has a counterpart by ``either`` reader or by ``both``. Average precision is over all tasks of the other plan in the order
of their scores; its mean is over the tasks that have a counterpart. ``first`` and ``among 3``: a counterpart stands there.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlalchemy import Connection

from bench.files import ROOT
from extract.read import read_document
from schema.assemble import build_records
from schema.compare.sides import WITH_MATCHES, Reading, Side, read_sides
from schema.compare.tasks import plan_of
from schema.contract.records import DocumentRecord
from schema.database.opening import open_database
from schema.database.rows import read_records
from schema.matching.classes import Beside, held
from schema.matching.likeness import score
from schema.matching.profile import profiles
from vnplans.questions.registers import agency_records

CELLS = ROOT / "tests" / "cells"
GOLD = (CELLS / "task_pairs_reader_a.csv", CELLS / "task_pairs_reader_b.csv")
CORPUS = {
    "cao-bang-337-qd-ubnd-2018": "cao-bang-2018/cao-bang-337-qd-ubnd-2018.md",
    "bac-ninh-342-kh-ubnd-2023": "bac-ninh-2023/bac-ninh-342-kh-ubnd-2023.txt",
}
CLASSES = ("same", "related", "unrelated")
SHOWN = 3
Pair = tuple[str, str]
Verdicts = Mapping[Pair, str]
"""Pairs of tasks and what a reader says of them; what is not there is unrelated."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """How well the counterparts stand in front.

    Attributes:
        tasks: tasks that have a counterpart.
        mean_precision: mean average precision, 0 to 1.
        first, among: tasks with a counterpart in the first place, and among the first three.
    """

    tasks: int
    mean_precision: float
    first: int
    among: int

    def __str__(self) -> str:
        return (
            f"MAP {self.mean_precision:.3f}, first {self.first}/{self.tasks}, "
            f"among {SHOWN} {self.among}/{self.tasks}"
        )


def read_gold(path: Path) -> dict[Pair, str]:
    """The pairs that a reader lists."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return {(row[0], row[1]): row[2] for row in rows if row}


def by_documents(gold: Iterable[Pair]) -> set[Pair]:
    """The pairs of documents that a gold file speaks of."""
    return {(a.partition(":")[0], b.partition(":")[0]) for a, b in gold}


def scores(a: Side, b: Side) -> dict[Pair, float]:
    """The score of every pair of tasks."""
    return {pair: beside.score for pair, beside in among_others(a, b).items()}


def ranked(found: Mapping[Pair, float], wanted: Iterable[Pair], side: int = 0) -> Ranking:
    """How well the scores put what is wanted in front, for the tasks of one side (0 or 1)."""
    counterparts: dict[str, set[str]] = defaultdict(set)
    for pair in wanted:
        counterparts[pair[side]].add(pair[1 - side])
    others: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for pair, points in found.items():
        others[pair[side]].append((-points, pair[1 - side]))
    precisions, first, among = [], 0, 0
    for task, right in counterparts.items():
        order = [other for _, other in sorted(others[task])]
        precisions.append(average_precision([other in right for other in order]))
        first += order[0] in right
        among += any(other in right for other in order[:SHOWN])
    return Ranking(len(precisions), sum(precisions) / max(len(precisions), 1), first, among)


def average_precision(hits: Sequence[bool]) -> float:
    """The mean, over the hits, of the share of hits up to each.

    Example: hit, miss, hit is (1/1 + 2/3) / 2.
    """
    places = [n for n, hit in enumerate(hits, 1) if hit]
    return sum(k / n for k, n in enumerate(places, 1)) / max(len(places), 1)


def among_others(a: Side, b: Side) -> dict[Pair, Beside]:
    """Every pair of tasks among the other pairs of its two tasks."""
    here, there = profiles(plan_of(a)), profiles(plan_of(b))
    table = [[score(x, y) for y in there] for x in here]
    ones, others = [max(row) for row in table], [max(column) for column in zip(*table, strict=True)]
    return {
        (x.task.task_id, y.task.task_id): Beside(table[n][k], ones[n], others[k], x.named & y.named)
        for n, x in enumerate(here)
        for k, y in enumerate(there)
    }


def confusion(held_to_be: Verdicts, gold: Verdicts) -> Counter[Pair]:
    """How many pairs the reader (first) and the program (second) put into each class."""
    return Counter((gold.get(pair, "unrelated"), verdict) for pair, verdict in held_to_be.items())


def kappa(a: Verdicts, b: Verdicts, size: int, name: Callable[[str], str] = str) -> float:
    """Cohen's kappa of two readers over ``size`` pairs.

    Args:
        name: what a verdict counts as; the verdict itself without it.
    """
    listed = a.keys() | b.keys()
    counts = Counter((name(a.get(p, "unrelated")), name(b.get(p, "unrelated"))) for p in listed)
    rest = name("unrelated")
    counts[rest, rest] += size - len(listed)
    agreed = sum(n for (x, y), n in counts.items() if x == y) / size
    ones, others = Counter[str](), Counter[str]()
    for (x, y), n in counts.items():
        ones[x] += n
        others[y] += n
    chance = sum(ones[c] * others[c] for c in ones) / size**2
    return (agreed - chance) / (1 - chance)


def is_listed(verdict: str) -> str:
    """``related`` for same and related: whether a reader lists the pair at all."""
    return "unrelated" if verdict == "unrelated" else "related"


@cache
def corpus_side(document_id: str) -> Side:
    """A plan of the corpus, read from its text."""
    records = build_records(read_document(ROOT / "corpus" / CORPUS[document_id]))
    return Side(
        document_id, (records.document,), records.tasks, records.task_agencies, (), (), records.indicators,
        records.targets, tuple(agency_records()),
    )  # fmt: skip


def _sides(connection: Connection | None, documents: Pair) -> tuple[Side, Side]:
    if connection is None:
        return corpus_side(documents[0]), corpus_side(documents[1])
    known = {d.document_id: d for d in read_records(connection, DocumentRecord)}
    a, b = read_sides(connection, [known[d] for d in documents], Reading(WITH_MATCHES))
    return a, b


def report(a: Side, b: Side, gold: Sequence[Verdicts]) -> str:
    """The figures of one pair of plans in lines."""
    besides = among_others(a, b)
    found = {pair: beside.score for pair, beside in besides.items()}
    classes = {pair: held(beside).verdict for pair, beside in besides.items()}
    first, second = ({p: v for p, v in g.items() if p in found} for g in gold)
    lines = [
        f"{a.name} × {b.name}: {len(a.tasks)} × {len(b.tasks)} = {len(found)} pairs",
        f"readers: kappa {kappa(first, second, len(found)):.3f} for same, related, unrelated; "
        f"{kappa(first, second, len(found), is_listed):.3f} for listed or not",
    ]
    variants = {
        "either": first.keys() | second.keys(),
        "both": first.keys() & second.keys(),
        "reader a": first.keys(),
        "reader b": second.keys(),
    }
    for name, wanted in variants.items():
        for side, whose in enumerate((a.name, b.name)):
            lines.append(f"  {name}, tasks of {whose}: {ranked(found, wanted, side)}")
    for name, own in (("reader a", first), ("reader b", second)):
        table = confusion(classes, own)
        agreed = kappa(own, {p: c for p, c in classes.items() if c != "unrelated"}, len(found))
        lines.append(
            f"  classes, {name} (rows) against the program (columns {', '.join(CLASSES)}), kappa {agreed:.3f}:"
        )
        lines += [f"    {c:<10}" + "".join(f"{table[c, k]:>7}" for k in CLASSES) for c in CLASSES]
    return "\n".join(lines)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("gold", nargs="*", type=Path, help="the files of two readers")
    asked.add_argument("--db", help="a database with the plans")
    wanted = asked.parse_args()
    files = wanted.gold or list(GOLD)
    if len(files) != 2:
        asked.error("pass the files of two readers")
    gold = [read_gold(f) for f in files]
    documents = sorted(by_documents(p for g in gold for p in g))
    if wanted.db is None:
        for pair in documents:
            print(report(*_sides(None, pair), gold))
        return
    engine = open_database(wanted.db, create=False)
    with engine.connect() as connection:
        for pair in documents:
            print(report(*_sides(connection, pair), gold))


if __name__ == "__main__":
    main()
