"""How many faults of one cell do the checks see? Random corruptions of clean tables, by kind.

``python -m bench.corruptions [--seed N] [--count N] [--misses]``

Tables: the text forms of the two plans in ``corpus/`` and typeset tables with printed sums made here. Each
corruption alters one cell or row of one grid as a reader would have handed it over; the document is built
again, and it counts as seen when a finding above info stands that was not there before, on the record
concerned (the task, the rows of its group, the row after it, its table, or the clause that counts its group).
Kinds that leave no trace in print are told apart beforehand, by what is printed, never by the outcome.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.table_faults import BLIND, KINDS, faults, injected, seen
from bench.table_places import CORPUS, Fault, sources


def run(seed: int, count: int) -> list[tuple[Fault, bool]]:
    """Every corruption with whether it was seen."""
    with TemporaryDirectory() as folder:
        given = sources(Path(folder), (1, 2, 3))
        draw = random.Random(seed)
        drawn = [*faults(draw, given[:-1], count), *injected(draw, given, count // 3)]
        return [(fault, seen(fault)) for fault in drawn]


def table(results: Sequence[tuple[Fault, bool]]) -> str:
    """The result as Markdown."""
    lines = ["| kind | faults | seen | share | |", "|---|---:|---:|---:|---|"]
    for kind, meaning in KINDS.items():
        own = [s for f, s in results if f.kind == kind]
        if own:
            note = BLIND.get(kind, "")
            lines.append(f"| {meaning} | {len(own)} | {sum(own)} | {sum(own) / len(own):.0%} | {note} |")
    return "\n".join(lines)


def main() -> None:
    """Prints the table, with ``--misses`` what went unseen; ``--write`` makes docs/corruptions.md."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--write", action="store_true", help="write docs/corruptions.md")
    given = parser.parse_args()
    results = run(given.seed, given.count)
    print(table(results))
    if given.write:
        text = f"{_HEAD}\nSeed {given.seed}, {given.count} corruptions and {len(results) - given.count} faults of readers.\n\n"
        (CORPUS.parent / "docs" / "corruptions.md").write_text(f"{text}{table(results)}\n", "utf-8")
    if given.misses:
        for fault, was_seen in results:
            if not was_seen:
                print(f"{fault.kind}: {fault.source.name} {fault.what}")


_HEAD = """# What the checks see: random faults

Made by `python -m bench.corruptions --write`. Each fault alters one cell or one row of a table (the text forms of the
two plans in `corpus/`, and generated tables with printed sums); the document is built again. A fault is seen when a
finding above info stands that was not there before, on the record concerned, its group or its table. Kinds with a
remark leave no trace in print, or not always: no check can see all of them.
"""


if __name__ == "__main__":
    main()
