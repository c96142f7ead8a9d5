"""How targets in sentences are read, held against what careful readers wrote down (tests/cells/README.md).

``python -m bench.target_sentences`` counts over the sets that rules may be written from, each apart, ``--held-out``
over those that are kept away from them. Counted are values: found, and of those found the share with the right comparator, unit,
years and direction; values that are none; what was or is (observations), with its kind.
"""

from __future__ import annotations

import argparse
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from bench.acceptable_readings import Reading, acceptable
from extract.indicators.headings_over import Part, titled, told_by
from normalize.quantities.stated_units import find_unit
from normalize.targets.read import Observation, Target, TargetReading, read_targets
from normalize.targets.years import heading_year

CELLS = Path(__file__).parents[1] / "tests" / "cells"
SETS = (
    "target_sentences",
    "target_sentences_2",
    "target_sentences_3",
    "target_sentences_4",
    "target_sentences_5",
    "target_sentences_6",
)
HELD_OUT: tuple[str, ...] = ()
"""Sets that no rule was written from; none is left at present: one is written before the next rules."""
FIELDS = ("comparator", "unit", "year", "year_start", "direction")
OBSERVED = ("kind", "unit", "year")
LAST_QUARTER = 10
"""The first month of a year that is ending."""

Wanted = Mapping[str, object]
Value = Target | Observation


@dataclass(frozen=True, slots=True)
class Wants:
    """The values that one acceptable reading of a sentence has."""

    targets: list[Wanted]
    observations: list[Wanted]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the acceptable readings of a reader, the one that was written down first.

    Attributes:
        now: the year of its document; ``late``: whether that is of the last quarter of the year.
    """

    text: str
    heading: str
    now: int | None
    late: bool
    readings: list[Wants]


def sentences(name: str) -> Iterator[Sentence]:
    """The sentences of one half."""
    for entry in json.loads((CELLS / name).read_text("utf-8")):
        context = entry["context"]
        dated = context.get("document_date")
        yield Sentence(
            entry["text"],
            f"{context.get('heading') or ''} {context.get('caption') or ''}".strip(),
            int(dated[:4]) if dated else None,
            bool(dated) and int(dated[5:7]) >= LAST_QUARTER,
            [_wants(r) for r in acceptable(entry["indicators"], entry.get("alternatives") or [])],
        )


def _wants(reading: Reading) -> Wants:
    found: dict[str, list[Wanted]] = {"targets": [], "observations": []}
    for indicator in reading["indicators"]:
        for kind, values in found.items():
            held = indicator.get(kind)
            values += held if isinstance(held, list) else []
    return Wants(found["targets"], found["observations"])


def read(sentence: Sentence) -> TargetReading:
    """The reading of a sentence under its heading, told what a document's reader would be told by it."""
    year = heading_year(sentence.heading)
    part = titled(sentence.heading)
    told = told_by(
        [sentence.heading], part, year.year if year else None, sentence.now or (year.year if year else None)
    )
    return read_targets(
        sentence.text,
        year=year.year if year else None,
        year_start=year.year_start if year else None,
        told=replace(told, now=sentence.now, late=sentence.late, alone=part not in (Part.AIMS, Part.DEEDS)),
    )


def count(found: Sequence[Sentence]) -> Counter[str]:
    """Values found, right in each field, invented; of the acceptable readings the one that is nearest."""
    counts: Counter[str] = Counter()
    for sentence in found:
        reading = read(sentence)
        counted = [_against(reading, wants) for wants in sentence.readings]
        best = min(counted, key=lambda c: c["wrong"])
        counts.update(best)
        counts["sentences"] += 1
        counts["sentences right"] += not best["wrong"]
    return counts


def _against(reading: TargetReading, wants: Wants) -> Counter[str]:
    counts: Counter[str] = Counter()
    counts["wrong"] += _pair(reading.targets, wants.targets, "target", FIELDS, counts)
    counts["wrong"] += _pair(reading.observations, wants.observations, "observation", OBSERVED, counts)
    return counts


def _pair(
    values: Sequence[Value],
    wanted: Sequence[Wanted],
    name: str,
    fields: Sequence[str],
    counts: Counter[str],
) -> int:
    left, wrong = list(values), 0
    for want in wanted:
        counts[name] += 1
        fits = [k for k, v in enumerate(left) if _same(v, want)]
        if not fits:
            wrong += 1
            continue
        value = left.pop(max(fits, key=lambda k: sum(_agrees(left[k], want, f) for f in fields)))
        counts[f"{name} found"] += 1
        for field in fields:
            right = _agrees(value, want, field)
            counts[f"{name} {field}"] += right
            wrong += not right
    counts[f"{name} invented"] += len(left)
    return wrong + len(left)


def _same(value: Value, wanted: Wanted) -> bool:
    """Whether the figures agree, as printed or in the unit of the contract (18.000 km2 are 1.800.000 ha)."""
    mine = sorted({v for v in (value.low, value.high) if v is not None})
    theirs = sorted({Decimal(str(v)) for v in (wanted["low"], wanted["high"]) if v is not None})
    unit = find_unit(str(wanted.get("unit") or ""))
    scales = (Decimal(1), unit.scale if unit is not None else Decimal(1))
    return len(mine) == len(theirs) and any(
        all(_near(a, b * scale) for a, b in zip(mine, theirs, strict=True)) for scale in scales
    )


def _near(a: Decimal, b: Decimal) -> bool:
    return abs(a - b) <= Decimal("1e-6") * max(Decimal(1), abs(b))


def _agrees(value: Value, wanted: Wanted, field: str) -> bool:
    mine, theirs = getattr(value, field), wanted.get(field)
    if field != "unit":
        return bool(mine == theirs)
    unit = find_unit(str(theirs or ""))
    return _spelled(mine) in (_spelled(theirs), _spelled(unit.unit if unit is not None else theirs))


def _spelled(unit: object) -> str:
    """A unit without the differences of spelling: m2 and m², the two signs for micro; a rank has none."""
    return unicodedata.normalize("NFKC", str(unit or "")).lower().replace("hạng", "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held-out", action="store_true", help="the sets that no rule was written from")
    kept_away = parser.parse_args().held_out
    if kept_away and not HELD_OUT:
        parser.error("no set is kept away at present; write one before the next rules")
    for name in HELD_OUT if kept_away else SETS:
        print(f"{name}:")
        _print(count(list(sentences(f"{name}.json"))))


def _print(counts: Counter[str]) -> None:
    for kind, fields in (("target", FIELDS), ("observation", OBSERVED)):
        found, every = counts[f"{kind} found"], counts[kind]
        print(f"  {kind}s: {found} of {every} found, {counts[f'{kind} invented']} invented")
        print("    of those found right: " + ", ".join(f"{f} {counts[f'{kind} {f}']}" for f in fields))
    print(f"  sentences wholly right: {counts['sentences right']} of {counts['sentences']}")


if __name__ == "__main__":
    main()
