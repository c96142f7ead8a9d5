"""Documents that were written together with their right rows, by readers who had not seen the rules: sets to build by,
others that are kept away. What two benchmarks share: the gold, the score and the command."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from extract.read import read_document
from schema.assemble import build_records
from schema.contract.records import DocumentRecords

CELLS = Path(__file__).parents[1] / "tests" / "cells"
Written = Mapping[str, object]


@dataclass(slots=True)
class Score:
    """Counts and, in words, what is wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def documents_of(folder: str, name: str) -> Iterator[tuple[Path, Written]]:
    """The documents of one set of a folder of ``tests/cells`` with their gold."""
    for path in sorted((CELLS / folder / name).glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        yield path.parent / str(gold["file"]), gold


def run(
    description: str | None,
    folder: str,
    score: Callable[[DocumentRecords, Written], Score],
    line: Callable[[Counter[str]], str],
) -> None:
    """The command of a benchmark: a line of figures for each document, and one for all."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument(
        "--set",
        default="dev",
        help="the folder that is read: dev, dev_2 and on, or held_out_4, from which no rule was written",
    )
    parser.add_argument("--show", help="print what is wrong in the documents whose name begins so")
    options = parser.parse_args()
    total: Counter[str] = Counter()
    for path, gold in documents_of(folder, options.set):
        if options.show is not None and not path.name.startswith(options.show):
            continue
        found = score(build_records(read_document(path)), gold)
        total += found.counts
        print(f"{path.stem:26} {line(found.counts)}")
        if options.show is not None and not options.set.startswith("held_out"):
            print("\n".join(f"   {text}" for text in found.wrong))
    print(f"{'all':26} {line(total)}")
