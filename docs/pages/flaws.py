"""Which flaws of the two plans, noted by a careful reader, have a finding on the right record and field?

``python -m docs.pages.flaws [--write]`` prints the table; ``--write`` puts it into docs/flaws.md.

A flaw of the gold names a line of the text and a kind. It counts as seen when a finding stands on a record
that was read from that line (or from one of the lines it names), with a code and a field that its kind calls
for. Flaws of spelling, spacing, punctuation and wording are not the checks' business and are counted apart.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import regex

from extract.read import read_document
from schema.assemble import build_records
from schema.contract.records import DocumentRecords, Finding

ROOT = Path(__file__).resolve().parents[2]
PLANS = {
    "Cao Bằng": ("cao-bang-2018/cao-bang-337-qd-ubnd-2018.md", "cao_bang_body.json"),
    "Bắc Ninh": ("bac-ninh-2023/bac-ninh-342-kh-ubnd-2023.txt", "bac_ninh_body.json"),
}
_FIGURES = (
    "number_ambiguous",
    "number_malformed",
    "number_unparsed",
    "several_values",
    "sum_mismatch",
    "outlier",
    "unit_conflict",
)
_AMOUNTS = frozenset({"budget_vnd", "ghg_tco2e", "amount_vnd", "raw", "text", "name", "low", "high"})
_TIMES = frozenset(
    {"period_raw", "period_start", "period_end", "due_raw", "due_start", "due_end", "year_start", "raw"}
)
CODES: Mapping[str, tuple[str, ...]] = {
    "value": _FIGURES,
    "number_format": _FIGURES,
    "numbering": ("row_number_gap", "row_number_repeated"),
    "subtotal": ("sum_mismatch",),
    "count": ("count_mismatch",),
    "unit_conflict": ("unit_conflict",),
    "shifted_cells": ("cell_shifted",),
    "misplaced": ("cell_shifted", "agency_unknown", "text_repaired"),
    "merged_cells": ("cell_shifted",),
    "header_conflict": ("cell_shifted", "header_unmapped"),
    "truncated": ("row_truncated", "row_number_gap"),
    "missing": ("cell_empty", "lead_missing", "header_unmapped", "row_number_gap", "period_unparsed", "number_unparsed"),
    "date": ("period_outside_plan", "period_inverted", "period_unparsed"),
    "duplicate": ("duplicate_task", "text_repeated", "number_ambiguous", "several_values"),
    "suspicious_duplicate": ("text_repeated", "sum_mismatch"),
}  # fmt: skip
"""Kind of flaw → codes that speak of it."""
FIELDS: Mapping[str, frozenset[str]] = {
    "value": _AMOUNTS,
    "number_format": _AMOUNTS,
    "subtotal": _AMOUNTS,
    "unit_conflict": _AMOUNTS | {"unit_note", "unit"},
    "numbering": frozenset({"number", "label", "n_rows", "group_number"}),
    "date": _TIMES,
    "suspicious_duplicate": _AMOUNTS,
}
"""Kind of flaw → fields on which its finding may stand; any where the kind is not listed."""
_LOST_WORD = regex.compile(r"thiếu (?:chữ|động từ|dấu|')")
"""How the gold speaks of a word that a sentence lacks."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """A flaw of the gold with the findings that speak of it."""

    plan: str
    line: int
    kind: str
    found: str
    problem: str
    findings: tuple[Finding, ...]


def records_by_line(records: DocumentRecords) -> dict[int, set[str]]:
    """Line of the text → ids of the records read from it, the tables of its cells among them."""
    lines: dict[int, set[str]] = {}
    for p in records.provenance:
        if p.line is not None:
            lines.setdefault(p.line, set()).add(p.record_id)
    printed: dict[tuple[str, int], set[int]] = {}
    for cell in records.cells:
        if cell.line is not None:
            lines.setdefault(cell.line, set()).add(cell.table_id)
            printed.setdefault((cell.table_id, cell.row), set()).add(cell.line)
    tasks = {t.task_id for t in records.tasks}
    for row in printed.values():
        own = {i for line in row for i in lines.get(line, ()) if i in tasks}
        for line in row:
            lines[line] |= own
    parents = {t.target_id: t.indicator_id for t in records.targets}
    of_task = {i.indicator_id: i.task_id for i in records.indicators if i.task_id}
    for ids in lines.values():
        ids |= {i for i, task in of_task.items() if task in ids}
        ids |= {t for t, i in parents.items() if i in ids}
    return lines


def flaws_of(plan: str, gold: Path) -> list[Flaw]:
    """The flaws of a plan that the checks should see."""
    records = build_records(read_document(ROOT / "corpus" / PLANS[plan][0]))
    lines = records_by_line(records)
    group_lines = _group_rows(records)
    found = []
    for flaw in json.loads(gold.read_text("utf-8"))["flaws"]:
        kind = flaw["kind"]
        if kind not in CODES or (kind == "missing" and not _misses_value(flaw["scope"], flaw["problem"])):
            continue
        at = sorted({flaw["line"], *flaw.get("lines", ()), *flaw.get("cells", ())})
        ids = set().union(*(lines.get(line, set()) for line in at))
        own = tuple(
            f for f in records.findings
            if f.record_id in ids and f.code in CODES[kind] and _right_field(kind, f) and _right_group(f, at, group_lines)
        )  # fmt: skip
        found.append(Flaw(plan, flaw["line"], kind, flaw["found"], flaw["problem"], own))
    return found


def _misses_value(scope: str, problem: str) -> bool:
    """Whether what is missing is a value, a cell or a row, and no word of a sentence."""
    in_table = scope.startswith("appendix") or scope == "objectives"
    return in_table and not _LOST_WORD.search(problem)


def _right_field(kind: str, finding: Finding) -> bool:
    return kind not in FIELDS or (finding.field or "") in FIELDS[kind]


def _group_rows(records: DocumentRecords) -> dict[int, str]:
    """Line of a row of a table → its number, for findings that name a group."""
    return {
        c.line: (c.text or "") for c in records.cells if c.line is not None and c.role == "number" and c.text
    }


def _right_group(finding: Finding, lines: Sequence[int], rows: Mapping[int, str]) -> bool:
    """A sum's finding on the table counts only where it names the group printed on the flaw's line."""
    if finding.record_table != "cells" or finding.code != "sum_mismatch":
        return True
    return any(
        f"group {rows[line]} " in finding.message.replace("Group", "group") for line in lines if line in rows
    )


def as_markdown(flaws: Sequence[Flaw]) -> str:
    """The table of flaws and the share that is seen."""
    seen = [f for f in flaws if f.findings]
    lines = [
        f"{len(seen)} of {len(flaws)} flaws have a finding on the right record and field ({len(seen) / len(flaws):.0%}).",
        "",
        "| plan | line | kind | printed | finding |",
        "|---|---:|---|---|---|",
    ]
    for flaw in flaws:
        first = next(iter(sorted(flaw.findings, key=lambda f: f.severity == "info")), None)
        told = (
            f"`{first.code}` ({first.severity}) on `{first.record_id.partition(':')[2]}` {first.field}"
            if first
            else "none"
        )
        more = f" and {len(flaw.findings) - 1} more" if len(flaw.findings) > 1 else ""
        lines.append(
            f"| {flaw.plan} | {flaw.line} | {flaw.kind} | {flaw.found.replace('|', '/')} | {told}{more} |"
        )
    return "\n".join(lines)


def main() -> None:
    """Prints the table of flaws; needs the gold of the corpus."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="write docs/flaws.md")
    given = parser.parse_args()
    flaws = [f for plan, (_, gold) in PLANS.items() for f in flaws_of(plan, ROOT / "corpus" / "gold" / gold)]
    text = as_markdown(flaws)
    print(text)
    if given.write:
        (ROOT / "docs" / "flaws.md").write_text(f"{_HEAD}\n{text}\n", "utf-8")


_HEAD = """# Flaws of the two plans, and what the checks say of them

Made by `python -m docs.pages.flaws --write` from the flaws that a careful reader noted (`corpus/gold/*_body.json`): those
whose kind touches values, numbering, sums, units, shifted cells, lost rows, periods and duplicates. Slips of spelling
and wording are left out.
"""


if __name__ == "__main__":
    main()
