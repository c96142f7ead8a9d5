"""The first screen: which documents, how much of each kind, how far they were read."""

from __future__ import annotations

from schema.compare.money import money
from schema.compare.sides import Side
from schema.contract.records import DocumentRecord, RecordValue
from vnplans.reports.doubts import open_findings
from vnplans.reports.markup import Markup, tag
from vnplans.reports.material import Material, Section
from vnplans.reports.tables import mark, table
from vnplans.reports.words import Words

FACTS = (
    "number", "title", "issued_on", "period", "pages", "status", "tasks", "repeated", "with_lead", "with_money",
    "budget_vnd", "with_time", "indicators", "targets", "errors", "warnings",
)  # fmt: skip
_OF_FEW = ("title", "pages")
"""What is left out of a line a document."""


def facts(side: Side, words: Words) -> dict[str, RecordValue]:
    """What is said of a document, in the order of :data:`FACTS`."""
    document, tasks = side.documents[0], side.counted
    counted = open_findings(side)
    led = {a.task_id for a in side.agencies if a.role == "lead" and not a.is_open_set}
    return {
        "number": document.number,
        "title": document.title,
        "issued_on": document.issued_on,
        "period": _years(document, words),
        "pages": document.pages,
        "status": words.known(f"status.{document.status}", document.status),
        "tasks": len(tasks),
        "repeated": len(side.tasks) - len(tasks),
        "with_lead": sum(t.task_id in led for t in tasks),
        "with_money": sum(t.budget_vnd is not None for t in tasks),
        "budget_vnd": money(tasks, side),
        "with_time": sum(any((t.period_start, t.period_end, t.due_start, t.due_end)) for t in tasks),
        "indicators": len(side.indicators),
        "targets": len(side.targets),
        "errors": sum(n for (severity, _), n in counted.items() if severity == "error"),
        "warnings": sum(n for (severity, _), n in counted.items() if severity == "warning"),
    }


def _years(document: DocumentRecord, words: Words) -> str | None:
    """The years of a plan: ``2021–2030``, ``2030`` for one year, ``to 2030`` where only the end is stated."""
    first, last = (d.year if d else None for d in (document.period_start, document.period_end))
    if first is None or last is None:
        stated = [words(f"years.{key}", year) for key, year in (("from", first), ("to", last)) if year]
        return stated[0] if stated else None
    return str(first) if first == last else f"{first}–{last}"


def section(material: Material) -> Section:
    """What was compared, and how much of it was read."""
    words = material.words
    found = [facts(s, words) for s in material.chosen.shown]
    if material.few:
        several = len(found) > 1
        heads = [f"{mark(n)} {s}" if several else s for n, s in enumerate(material.sides)]
        lines = [(words(f"fact.{fact}"), *(own[fact] for own in found)) for fact in FACTS]
        listed = table([words("column.fact"), *heads], lines, words, words("table.documents"))
    else:
        kept = [fact for fact in FACTS if fact not in _OF_FEW]
        lines = [(s, *(own[f] for f in kept)) for s, own in zip(material.sides, found, strict=True)]
        heads = [words("column.document"), *(words(f"fact.{fact}") for fact in kept)]
        listed = table(heads, lines, words, words("table.documents"))
    notes = words.notes(material.chosen.notes, None if material.few else 10)
    return Section(
        "overview", (_tiles(found, words), listed), (*notes, *_of_crops(material), words("caveat.empty"))
    )


def _tiles(found: list[dict[str, RecordValue]], words: Words) -> Markup:
    """Five figures over all documents."""
    sums = {k: sum(v for own in found if isinstance(v := own[k], int)) for k in FACTS}
    silent = sum(own["budget_vnd"] is None for own in found)
    money = words("tile.money", words.billion(sums["budget_vnd"])) if silent < len(found) else "–"
    tiles = (
        (words.number(len(found)), words("tile.documents")),
        (words.number(sums["tasks"]), words("tile.tasks")),
        (money, _of_money(silent, len(found), words)),
        (words.number(sums["targets"]), words("tile.targets")),
        (words.number(sums["errors"] + sums["warnings"]), words("tile.doubts")),
    )
    made = (tag("div", {"class": "tile"}, tag("b", {}, n), tag("span", {}, told)) for n, told in tiles)
    return tag("div", {"class": "tiles"}, *made)


def _of_money(silent: int, documents: int, words: Words) -> str:
    """Who of them states money."""
    if silent == documents:
        return words("tile.none")
    return words("tile.silent", silent, documents) if silent else words("tile.stated")


def _of_crops(material: Material) -> tuple[str, ...]:
    """Which rows have no picture, and why."""
    words, crops = material.words, material.crops
    said = []
    if crops.missing:
        said.append(words("caveat.no_file", "; ".join(crops.missing)))
    if crops.left_out:
        said.append(words("caveat.crops_left_out", crops.left_out))
    if crops.failed:
        said.append(words("caveat.crops_failed", "; ".join(crops.failed)))
    if not material.few:
        said.append(words("caveat.no_rows"))
    return tuple(said)
