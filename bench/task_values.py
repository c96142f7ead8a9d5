"""How tables of tasks are read, held against what careful readers wrote down (tests/cells/task_values/README.md).

``python -m bench.task_values`` counts over the documents that rules may be written from, ``--set dev_2`` to
``dev_5`` over 52 more, and a set that is called ``held_out…`` is kept away from them; ``--show NAME`` prints what is wrong in one document. Each part is counted as right/wanted, ``+n``
are values that nobody wants. ``tasks`` are found by number and title, ``+n`` invented; ``leads`` also by precision; ``totals``
are printed sums that a finding is due for, or none; ``silent`` is what is wrong, missing or invented though no warning on
that record stands at a column akin.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

from bench.blind_documents import Score, Written, documents_of, run
from bench.task_gold import Entry, Held, Mine, Table, likeness, tasks_of
from bench.task_heads import HEAD, head
from bench.task_parts import PARTS, hold
from schema.contract.records import DocumentRecords, Finding

AKIN: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "description", "number"),
    "group": ("group", "title"),
    **dict.fromkeys(("lead", "support", "implement", "open sets"), ("lead", "support", "implement", "direct", "approve", "monitor", "agenc", "raw")),
    **dict.fromkeys(("budget", "shared", "parts"), ("budget", "amount", "year", "source")),
    "funding": ("funding", "source", "budget", "raw"),
    "products": ("product", "due"),
    **dict.fromkeys(("period", "due", "recurrence", "days"), ("period", "due", "recurrence", "duration")),
}  # fmt: skip
"""For each part the beginnings of the columns whose findings speak of it."""


def documents(half: str) -> Iterator[tuple[Path, Written]]:
    """The documents of one half with their gold."""
    return documents_of("task_values", half)


def score(records: DocumentRecords, gold: Mapping[str, object]) -> Score:
    """What of one document is right."""
    found = Score()
    document = cast("Entry", gold["document"])
    for name, (right, silent, said) in head(records, document).items():
        _count(name, Held(1, right), silent, said, found)
    mine = tasks_of(records)
    entries = cast("list[Entry]", gold["tasks"])
    pairs = _pairs(mine, entries)
    one_column = cast("list[int]", document.get("one_body_column") or [])
    for number, entry in enumerate(entries):
        names = cast("Mapping[str, str]", gold["names"])
        table = Table(names, entry["table"] in one_column, lambda m, part: _is_warned(records, m, part))
        _take(pairs.get(number), entry, table, records, found)
    for left in (m for m in mine if not m.taken):
        silent = not _is_warned(records, left, "title")
        _count("tasks", Held(0, 0, 1), silent, f"{left.record.number} {left.record.title}", found)
    _totals(records, cast("list[Entry]", gold["totals"]), found)
    return found


def _pairs(mine: list[Mine], entries: list[Entry]) -> dict[int, Mine]:
    """For each wanted task the one that was read, the likest first; of equals the first."""
    rated = [(likeness(m, e), -k, -i) for k, e in enumerate(entries) for i, m in enumerate(mine)]
    pairs: dict[int, Mine] = {}
    for rate, k, i in sorted(rated, reverse=True):
        if rate >= 100 and -k not in pairs and not mine[-i].taken:
            mine[-i].taken = True
            pairs[-k] = mine[-i]
    return pairs


def _take(mine: Mine | None, entry: Entry, table: Table, records: DocumentRecords, found: Score) -> None:
    if mine is None:
        tables = {t.table_id for t in records.tables}
        silent = not any(f.record_id in tables and f.severity != "info" for f in records.findings)
        _count("tasks", Held(1), silent, f"{entry['number']} {entry['title']}", found)
        return
    _count("tasks", Held(1, 1), False, "", found)
    reading, held = hold(mine, entry, table)
    for part, counts in held.items():
        silent = not _is_warned(records, mine, part)
        _count(
            part, counts, silent, f"{entry['number']}: {_wanted(part, reading)} BUT {_own(part, mine)}", found
        )


def _count(part: str, held: Held, silent: bool, said: str, found: Score) -> None:
    found.counts[f"{part} wanted"] += held.wanted
    found.counts[f"{part} right"] += held.right
    found.counts[f"{part} extra"] += held.extra
    if held.faults:
        found.counts["silent"] += silent * held.faults
        found.wrong.append(f"{part}{' (silent)' if silent else ''}: {said}")


def _is_warned(records: DocumentRecords, mine: Mine, part: str) -> bool:
    """Whether a finding above info stands on the record of a task, or on its parts, at a column akin."""
    own = mine.record.task_id
    return any(f.record_id == own and f.severity != "info" and _is_akin(f, part) for f in records.findings)


def _is_akin(finding: Finding, part: str) -> bool:
    return finding.field is None or finding.field.startswith(AKIN[part])


def _totals(records: DocumentRecords, totals: list[Entry], found: Score) -> None:
    """A printed total that the rows do not give must be said, one that they give must not."""
    sums = {
        (f.record_id, f.message)
        for f in records.findings
        if f.code == "sum_mismatch" and f.record_table == "cells"
    }
    wrong = [t for t in totals if not t["adds_up"]]
    said = bool(sums)
    for total in totals:
        right = said if not total["adds_up"] else not said or bool(wrong)
        _count("totals", Held(1, int(right)), not said, f"{total['label']} {total['vnd']} BUT {sums}", found)


def _wanted(part: str, gold: Entry) -> object:
    budget = cast("Entry", gold["budget"] or {})
    if part in ("budget", "shared", "parts"):
        key = {"budget": "total_vnd", "shared": "shared_with", "parts": "parts"}[part]
        return budget.get(key)
    keys = {
        "open sets": ("open_sets",),
        "recurrence": ("recurrence", "due_recurrence"),
        "days": ("duration_days",),
    }
    keys |= {"lead": ("lead", "direct")}
    return [gold.get(k) for k in keys.get(part, (part,)) if gold.get(k)]


def _own(part: str, mine: Mine) -> object:
    r = mine.record
    if part in ("lead", "support", "implement", "open sets"):
        return [f"{a.role}{'*' if a.is_open_set else ''} {a.raw} [{a.agency}]" for a in mine.bodies.rows]
    said: dict[str, object] = {
        "title": f"{r.title} | {r.description}",
        "group": r.group_number,
        "budget": f"{r.budget_vnd} “{r.budget_raw}”",
        "shared": mine.shared_with,
        "parts": [(b.year, b.source, b.amount_vnd, b.raw) for b in mine.budgets],
        "funding": [(f.source, f.raw) for f in mine.funding],
        "products": [(p.product, p.due_raw, str(p.due_end)) for p in mine.products] or r.product,
        "period": f"{r.period_start}..{r.period_end} open={r.open_ended} “{r.period_raw}”",
        "due": f"{r.due_start}..{r.due_end} “{r.due_raw}”",
        "recurrence": f"{r.recurrence} {r.due_recurrence} “{r.period_raw}” “{r.due_raw}”",
        "days": f"{r.duration_days} “{r.duration_raw}”",
    }
    return said[part]


def main() -> None:
    run(__doc__, "task_values", score, _line)


def _line(c: Counter[str]) -> str:
    read = c["lead right"] + c["lead extra"]
    parts = [_share("tasks", c), _share("title", c), _share("lead", c, f" of {read}")]
    parts += [_share(p, c) for p in PARTS if p not in ("title", "lead")]
    parts += [_share("totals", c), "head " + " ".join(_share(h, c) for h in HEAD), f"silent {c['silent']}"]
    return "  ".join(p for p in parts if p)


def _share(part: str, c: Counter[str], more: str = "") -> str:
    """``lead 140/147 of 150``; nothing where nothing is wanted and nothing was read."""
    wanted, right, extra = (c[f"{part} {k}"] for k in ("wanted", "right", "extra"))
    if not wanted and not extra:
        return ""
    return f"{part} {right}/{wanted}{more or (f'+{extra}' if extra else '')}"


if __name__ == "__main__":
    main()
