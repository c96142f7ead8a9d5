"""How tables of figures are read, held against what careful readers wrote down (tests/cells/figure_tables/README.md).

``python -m bench.figure_tables`` counts over the documents that rules may be written from, ``--set held_out_4`` over
those that are kept away from them; ``--show NAME`` prints what is wrong in one document. Counted are indicators and values: found, of
those found the ones right in every field, values that are none (invented, among them cells that are no values: shares of
fulfilment, prices), area and parent, and ``silent``: what is wrong or missing though no warning says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import cast

import regex

from bench.blind_documents import Score, Written, documents_of, run
from bench.figure_gold import (
    Entry,
    Gold,
    Mine,
    alike,
    bare_name,
    fits,
    is_named,
    is_placed,
    within,
    wrong_fields,
)
from normalize.text import clean, fold
from schema.contract.records import DocumentRecords, IndicatorRecord, ObservationRecord, TargetRecord

_TOTAL = regex.compile(r"(?:toàn|tổng|cả nước|cộng)", regex.IGNORECASE)


def documents(half: str) -> Iterator[tuple[Path, Written]]:
    """The documents of one half with their gold."""
    return documents_of("figure_tables", half)


def score(records: DocumentRecords, gold: Mapping[str, object]) -> Score:
    """What of one document is right."""
    found = Score()
    entries = cast("list[Entry]", gold["indicators"])
    mine = _values(records)
    for entry in entries:
        for listed in ("target", "observation"):
            for value in cast("list[Entry]", entry[f"{listed}s"]):
                _take(Gold(entry, listed, value), mine, records, found)
    _indicators(entries, records, found)
    wholes = [g for e in entries for k in ("targets", "observations") for g in cast("list[Entry]", e[k])]
    for left in (m for m in mine if m.of is None and not _is_remark(m, wholes)):
        found.counts[f"{left.listed} invented"] += 1
        texts = cast("list[str]", gold["not_values"])
        found.counts["neither taken"] += clean(left.record.raw or "") in {clean(t) for t in texts}
        silent = not _warned(records, left.indicator, left.record)
        found.counts["silent"] += silent
        found.wrong.append(f"invented{' (silent)' if silent else ''}: {_said(left)}")
    return found


def _is_remark(mine: Mine, wholes: Sequence[Entry]) -> bool:
    """Whether a value stands in brackets behind another of its cell: ``100% (≥ 70% từ …)`` may be one target or two."""
    words = clean(mine.record.raw or "").rstrip(")")
    return any("(" in str(w["raw"]) and words in str(w["raw"]).partition("(")[2] for w in wholes)


def _values(records: DocumentRecords) -> list[Mine]:
    tabled = {i.indicator_id: i for i in records.indicators if i.table_id is not None}
    mine = [Mine("target", t, tabled[t.indicator_id]) for t in records.targets if t.indicator_id in tabled]
    mine += [
        Mine("observation", o, tabled[o.indicator_id])
        for o in records.observations
        if o.indicator_id in tabled
    ]
    return mine


def _take(gold: Gold, mine: list[Mine], records: DocumentRecords, found: Score) -> None:
    counts = found.counts
    counts[gold.listed] += 1
    fitting = [m for m in mine if m.of is None and m.listed in gold.lists() and fits(m, gold)]
    if not fitting:
        named = [i for i in records.indicators if is_named(i.name, gold)]
        silent = not (_warned(records, named[0]) if named else _tables_warned(records))
        counts["silent"] += silent
        found.wrong.append(f"missing{' (silent)' if silent else ''}: {_wanted(gold)}")
        return
    best = max(fitting, key=lambda m: (is_placed(m, gold), -len(wrong_fields(m, gold))))
    best.of = gold
    counts[f"{gold.listed} found"] += 1
    if gold.may_be_split:
        for other in fitting:
            same = other.listed == best.listed and other.indicator.indicator_id == best.indicator.indicator_id
            other.of = gold if same and "year" not in wrong_fields(other, gold) else other.of
    wrong = wrong_fields(best, gold)
    counts[f"{gold.listed} right"] += not wrong
    if wrong:
        silent = not _warned(records, best.indicator, best.record)
        counts["silent"] += silent
        found.wrong.append(
            f"wrong {', '.join(wrong)}{' (silent)' if silent else ''}: {_wanted(gold)} BUT {_said(best)}"
        )


def _indicators(entries: Sequence[Entry], records: DocumentRecords, found: Score) -> None:
    """Counts the indicators that are there, with the whole that each is a part of and its place."""
    for entry in entries:
        if entry.get("optional"):
            continue
        values = [
            Gold(entry, k, v) for k in ("target", "observation") for v in cast("list[Entry]", entry[f"{k}s"])
        ]
        sought = values or [Gold(entry, "target", {"row": None})]
        near = [i for i in records.indicators if i.table_id and any(is_named(i.name, g) for g in sought)]
        found.counts["indicator"] += 1
        if not near:
            found.wrong.append(f"no indicator: {entry['name']} {entry['area'] or ''}")
            continue
        found.counts["indicator found"] += 1
        _count_parent(entry, near, records, found)
        _count_area(entry, near, found)


def _count_parent(
    entry: Entry, near: Sequence[IndicatorRecord], records: DocumentRecords, found: Score
) -> None:
    by_id = {i.indicator_id: i for i in records.indicators}
    parent = entry["parent"]
    parents = [by_id[i.parent_indicator_id].name if i.parent_indicator_id else None for i in near]
    if parent is None:
        right = None in parents
    else:
        right = any(p is not None and alike(bare_name(p), bare_name(str(parent))) for p in parents)
    found.counts["parent right"] += right
    if not right:
        found.wrong.append(f"parent: {entry['name']}: {parent} BUT {parents}")


def _count_area(entry: Entry, near: Sequence[IndicatorRecord], found: Score) -> None:
    """Only rows whose name is their place."""
    area = entry["area"]
    if area is None or _TOTAL.match(str(area)):
        return
    if not any(bare_name(str(area)) == bare_name(i.name) for i in near):
        return
    found.counts["area"] += 1
    named = any(within(fold(str(area)), fold(i.area or "")) for i in near)
    found.counts["area right"] += named
    if not named:
        found.wrong.append(f"area: {area} BUT {[i.area for i in near]}")


def _warned(
    records: DocumentRecords, indicator: IndicatorRecord, *more: TargetRecord | ObservationRecord
) -> bool:
    ids = {indicator.indicator_id, indicator.table_id}
    ids |= {r.target_id if isinstance(r, TargetRecord) else r.observation_id for r in more}
    return any(f.record_id in ids and f.severity != "info" for f in records.findings)


def _tables_warned(records: DocumentRecords) -> bool:
    """Whether a table of the document that gave no rows has a warning, or a row left out in one that did."""
    tables = {t.table_id for t in records.tables}
    return any(f.record_id in tables and f.severity != "info" for f in records.findings)


def _wanted(gold: Gold) -> str:
    v = gold.value
    return (
        f"{gold.listed} {gold.indicator['name']} [{gold.indicator['area'] or ''}] {v.get('kind', '')} {v['comparator']}"
        f" {v['low']}..{v['high']} {v['unit']} {v['year_start'] or ''}-{v['year']} {v.get('direction', '')} subj={v.get('subject')}"
        f" @ {v.get('column')}"
    )


def _said(mine: Mine) -> str:
    r = mine.record
    told = r.direction if isinstance(r, TargetRecord) else r.kind
    return (
        f"{mine.listed} {mine.indicator.name} [{mine.indicator.area or ''}] {told} {r.comparator} {r.low}..{r.high}"
        f" {r.unit} {r.year_start or ''}-{r.year} subj={r.subject} raw={r.raw}"
    )


def main() -> None:
    run(__doc__, "figure_tables", score, _line)


def _line(c: Counter[str]) -> str:
    parts = [f"indicators {c['indicator found']}/{c['indicator']}"]
    parts += [
        f"{k}s {c[f'{k} right']}/{c[f'{k} found']}/{c[k]} +{c[f'{k} invented']}"
        for k in ("target", "observation")
    ]
    parts += [f"area {c['area right']}/{c['area']}", f"parent {c['parent right']}/{c['indicator']}"]
    return "  ".join([*parts, f"neither {c['neither taken']}", f"silent {c['silent']}"])


if __name__ == "__main__":
    main()
