"""How targets in sentences are read, held against what careful readers wrote down (tests/cells/README.md).

``python -m bench.target_sentences`` counts over the half that rules may be written from, ``--held-out`` over the half
that is kept away from them. Counted are values: found, and of those found the share with the right comparator, unit,
years and direction; values that are none; what was or is (observations), with its kind.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from normalize.targets.read import Observation, Target, TargetReading, Told, read_targets
from normalize.targets.years import heading_year

CELLS = Path(__file__).parents[1] / "tests" / "cells"
FIELDS = ("comparator", "unit", "year", "year_start", "direction")

Wanted = Mapping[str, object]
Value = Target | Observation


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the values a reader takes from it, each with its acceptable readings."""

    text: str
    heading: str
    now: int | None
    targets: list[list[Wanted]]
    observations: list[list[Wanted]]


def sentences(name: str) -> Iterator[Sentence]:
    """The sentences of one half."""
    for entry in json.loads((CELLS / name).read_text("utf-8")):
        context = entry["context"]
        dated = context.get("document_date")
        yield Sentence(
            entry["text"],
            f"{context.get('heading') or ''} {context.get('caption') or ''}".strip(),
            int(dated[:4]) if dated else None,
            _readings(entry, "targets"),
            _readings(entry, "observations"),
        )


def _readings(entry: Mapping[str, object], kind: str) -> list[list[Wanted]]:
    found: list[list[Wanted]] = []
    for i, indicator in enumerate(entry["indicators"]):  # type: ignore[arg-type, var-annotated]
        for j, value in enumerate(indicator[kind]):
            readings: list[Wanted] = [value]
            for other in entry.get("alternatives") or []:  # type: ignore[attr-defined]
                readings += _alternative(other, readings, f"indicators[{i}].{kind}[{j}]")
            found.append(readings)
    return found


def _alternative(other: Mapping[str, object], readings: Sequence[Wanted], path: str) -> list[Wanted]:
    stated = str(other["path"]).replace("indicators[*]", path.split(".")[0])
    stated = stated.replace("[*]", "[" + path.rpartition("[")[2])
    if "value" not in other or not stated.startswith(path):
        return []
    value, field = other["value"], stated.removeprefix(path).strip(".")
    change = {field: value} if field else value if isinstance(value, dict) else {}
    return [{**reading, **change} for reading in readings] if change else []


def read(sentence: Sentence) -> TargetReading:
    """The reading of a sentence under its heading."""
    year = heading_year(sentence.heading)
    said = sentence.heading.lower()
    kind = "current" if "hiện trạng" in said else "actual" if "tình hình thực hiện" in said else None
    if (
        kind == "actual"
        and year is not None
        and year.year is not None
        and year.year >= (sentence.now or year.year)
    ):
        kind = "estimate"
    return read_targets(
        sentence.text,
        year=year.year if year else None,
        year_start=year.year_start if year else None,
        told=Told(kind, sentence.now),
    )


def count(found: Sequence[Sentence]) -> Counter[str]:
    """Values found, right in each field, invented."""
    counts: Counter[str] = Counter()
    for sentence in found:
        reading = read(sentence)
        counts["sentences"] += 1
        wrong = _pair(reading.targets, sentence.targets, "target", FIELDS, counts)
        wrong += _pair(
            reading.observations, sentence.observations, "observation", ("kind", "unit", "year"), counts
        )
        counts["sentences right"] += not wrong
    return counts


def _pair(
    values: Sequence[Value],
    wanted: Sequence[list[Wanted]],
    name: str,
    fields: Sequence[str],
    counts: Counter[str],
) -> int:
    left, wrong = list(values), 0
    for readings in wanted:
        counts[name] += 1
        fits = [(k, r) for k, v in enumerate(left) for r in readings if _same(v, r)]
        if not fits:
            wrong += 1
            continue
        place, _ = max(fits, key=lambda fit: sum(_agrees(left[fit[0]], fit[1], f) for f in fields))
        value = left.pop(place)
        counts[f"{name} found"] += 1
        for field in fields:
            right = any(_agrees(value, r, field) for r in readings)
            counts[f"{name} {field}"] += right
            wrong += not right
    counts[f"{name} invented"] += len(left)
    return wrong + len(left)


def _same(value: Value, wanted: Wanted) -> bool:
    mine = {v for v in (value.low, value.high) if v is not None}
    theirs = {Decimal(str(v)) for v in (wanted["low"], wanted["high"]) if v is not None}
    return len(mine) == len(theirs) and all(
        abs(a - b) <= Decimal("1e-6") * max(1, abs(b))
        for a, b in zip(sorted(mine), sorted(theirs), strict=True)
    )


def _agrees(value: Value, wanted: Wanted, field: str) -> bool:
    mine, theirs = getattr(value, field), wanted.get(field)
    if field == "unit":
        return str(mine or "").lower().replace("hạng", "") == str(theirs or "").lower().replace("hạng", "")
    return bool(mine == theirs)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", action="store_true", help="the half that no rule was written from")
    name = "target_sentences_held_out.json" if parser.parse_args().held_out else "target_sentences.json"
    counts = count(list(sentences(name)))
    for kind, fields in (("target", FIELDS), ("observation", ("kind", "unit", "year"))):
        found, every = counts[f"{kind} found"], counts[kind]
        print(f"{kind}s: {found} of {every} found, {counts[f'{kind} invented']} invented")
        print("  of those found right: " + ", ".join(f"{f} {counts[f'{kind} {f}']}" for f in fields))
    print(f"sentences wholly right: {counts['sentences right']} of {counts['sentences']}")


if __name__ == "__main__":
    main()
