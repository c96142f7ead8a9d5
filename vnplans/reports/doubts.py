"""Findings by kind: what is doubtful in each document, counted, with the records concerned."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from schema.compare.frames import Comparison, sided
from schema.compare.sides import Side
from schema.contract.records import RecordValue
from vnplans.reports import bars
from vnplans.reports.bars import Bars
from vnplans.reports.heat import heat, spread
from vnplans.reports.material import Material, Section
from vnplans.reports.tables import Cell, behind, mark, rows_head, table
from vnplans.reports.words import Words

_ORDER = ("error", "warning", "info")
Kind = tuple[str, str]
"""Severity and code."""


def open_findings(side: Side) -> Counter[Kind]:
    """The findings that nobody settled, by kind."""
    return Counter((f.severity, f.code) for f in side.findings if f.status == "open")


def section(material: Material) -> Section:
    """What is doubtful."""
    words, sides = material.words, material.chosen.shown
    counted = [open_findings(s) for s in sides]
    kinds = sorted(
        {k for c in counted for k in c},
        key=lambda k: (_ORDER.index(k[0]), -sum(c[k] for c in counted), k[1]),
    )
    notes = (words("caveat.findings"), words("caveat.settled"))
    grave = [k for k in kinds if k[0] != "info"]
    if not material.few:

        def label(row: Mapping[str, RecordValue]) -> str:
            return meaning(str(row["code"]), words)

        frame = Comparison(
            "findings",
            material.sides,
            ("code", *sided(("findings",), len(sides))),
            tuple((k[1], *(c[k] for c in counted)) for k in grave),
        )
        picture = heat(frame, "findings", label, words.number, words("chart.findings"))
        return Section("findings", (picture, spread(frame, "findings", label, words)), notes)
    rows = tuple((meaning(k[1], words), tuple(c[k] for c in counted)) for k in grave)
    picture = bars.draw(Bars(words("chart.findings"), material.sides, rows, words.number), words)
    head = [words("column.meaning"), words("column.severity"), words("column.code"), *material.sides]
    lines: list[tuple[Cell, ...]] = []
    for kind in kinds:
        records: dict[str, list[str]] = defaultdict(list)
        for n, side in enumerate(sides):
            found = (f for f in side.findings if f.status == "open" and (f.severity, f.code) == kind)
            records[mark(n)] = list(dict.fromkeys(_owner(f.record_id, side) for f in found))
        own: tuple[Cell, ...] = (meaning(kind[1], words), words(f"severity.{kind[0]}"), kind[1])
        lines.append((*own, *(c[kind] for c in counted), behind(records, material.labels)))
    head.append(rows_head(words))
    return Section("findings", (picture, table(head, lines, words, words("table.findings"))), notes)


def _owner(record: str, side: Side) -> str:
    """The row on which a record hangs: a target's indicator."""
    return next((t.indicator_id for t in side.targets if t.target_id == record), record)


def meaning(code: str, words: Words) -> str:
    """A code in a few words."""
    return words.known(f"finding.{code}", code)
