"""What the documents share and what only one has: themes, bodies, indicators, tasks.

Of two documents in bars and lists; of many in how many of them each theme and each leading body is found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from schema.compare.bodies import roles_by_body
from schema.compare.by import tables
from schema.compare.frames import Comparison
from schema.compare.sides import Side
from schema.compare.theme_names import NO_THEME, theme_names, theme_order
from schema.contract.records import RecordValue
from vnplans.reports import bars
from vnplans.reports.bars import Bars
from vnplans.reports.markup import Markup, tag
from vnplans.reports.material import Material, Section
from vnplans.reports.tables import mark, table
from vnplans.reports.words import Words

_PAIRS_SHOWN = 40
_BODIES_SHOWN = 30
_KINDS = ("themes", "bodies", "indicators", "tasks")
Row = Mapping[str, RecordValue]


def section(material: Material) -> Section:
    """What is shared and what is not, of two documents or more."""
    words = material.words
    if not material.few:
        return _of_many(material)
    notes = [words("caveat.shared")]
    parts: list[Markup] = []
    ways = (tables(material.chosen, by) for by in ("tasks", "gaps", "indicators"))
    for near, gaps, measured in zip(*ways, strict=True):
        pairs = len({row["pair"] for row in measured.dicts() if row["pair"] is not None})
        notes += [*material.notes(gaps), *material.notes(near)]
        sides = [s for name in gaps.sides for s in material.chosen.shown if s.name == name]
        parts.append(tag("h3", {}, words("shared.pair", *gaps.sides)))
        parts += _counted(counts(gaps, near, sides, pairs), gaps.sides, material)
        parts.append(_near_tasks(near, material))
        parts.append(_alone(gaps, material))
    return Section("shared", tuple(parts), tuple(dict.fromkeys(notes)))


def _counted(
    rows: Sequence[tuple[str, int, int, int]], names: Sequence[str], material: Material
) -> tuple[Markup, Markup]:
    """How much of each kind is in both and in one alone."""
    words = material.words
    series = (*(words("shared.only", name) for name in names), words("shared.both"))
    marks = tuple((words(f"measure.{kind}"), (a, b, both)) for kind, a, b, both in rows)
    places = (*(material.sides.index(name) for name in names), bars.BOTH)
    picture = bars.draw(Bars(words("chart.shared"), series, marks, words.number, places), words)
    head = [words("column.kind"), *series]
    lines = [(words(f"measure.{kind}"), a, b, both) for kind, a, b, both in rows]
    return picture, table(head, lines, words, words("table.shared"))


def counts(
    gaps: Comparison, near: Comparison, sides: Sequence[Side], pairs: int
) -> list[tuple[str, int, int, int]]:
    """Kind, only in the first, only in the second, in both (of tasks: those of either that have a counterpart; of indicators
    the pairs)."""
    only = Counter((row["kind"], row["only_in"]) for row in gaps.dicts())
    named = {"themes": "theme", "bodies": "body", "indicators": "indicator", "tasks": "task"}
    themes = [{t.theme for t in s.counted if t.theme} for s in sides]
    bodies = [set(roles_by_body(s)) for s in sides]
    both = {
        "themes": len(themes[0] & themes[1]),
        "bodies": len(bodies[0] & bodies[1]),
        "indicators": pairs,
        "tasks": len({_own_task(row, near) for row in near.dicts() if is_near(row)}),
    }
    first, second = gaps.sides
    return [(k, only[named[k], first], only[named[k], second], both[k]) for k in _KINDS]


def _own_task(row: Row, near: Comparison) -> RecordValue:
    """The task that a row of candidates is about."""
    return row["task_id_a" if row["side"] == near.sides[0] else "task_id_b"]


def is_near(row: Row) -> bool:
    """Whether a row of candidates is the nearest, and held to be the same or related."""
    return row["rank"] == 1 and row["match"] in ("same", "related")


def _near_tasks(near: Comparison, material: Material) -> Markup:
    """The nearest pairs, those with the highest score first, each once."""
    words = material.words
    pairs: dict[tuple[RecordValue, RecordValue], Row] = {}
    for row in near.dicts():
        if is_near(row):
            pairs.setdefault((row["task_id_a"], row["task_id_b"]), row)
    ordered = sorted(pairs.values(), key=lambda r: -float(str(r["score"] or 0)))
    if not ordered:
        return tag("p", {"class": "empty"}, words("shared.no tasks"))
    head = [*near.sides, *(words(f"column.{c}") for c in ("match", "score", "common", "decided"))]
    lines = [
        (
            *(
                material.link(str(row[f"task_id_{k}"]), str(row[f"title_{k}"] or row[f"task_id_{k}"]))
                for k in "ab"
            ),
            words(f"match.{row['match']}"),
            row["score"],
            row["common_words"],
            row["decided"],
        )
        for row in ordered[:_PAIRS_SHOWN]
    ]
    return table(head, lines, words, words("table.near", len(lines), len(ordered)))


def _alone(gaps: Comparison, material: Material) -> Markup:
    words = material.words
    lines = []
    for row in gaps.dicts():
        item = str(row["item"] or row["record_id"])
        if row["kind"] == "theme":
            item = theme_text(str(row["theme"]), words)
        side = material.sides.index(str(row["only_in"]))
        lines.append(
            (
                material.link(str(row["record_id"]), item),
                words(f"gap.{row['kind']}"),
                f"{mark(side)} {row['only_in']}",
                row["page"],
            )
        )
    head = [words(f"column.{c}") for c in ("item", "kind", "only_in", "page")]
    return table(head, lines, words, words("table.alone"))


def theme_text(theme: str | None, words: Words) -> str:
    """The name of a theme in the report's language."""
    if theme is None or theme == NO_THEME:
        return words("no theme")
    vietnamese, english = theme_names().get(theme, (theme, theme))
    return vietnamese if words.language == "vi" else english


def _of_many(material: Material) -> Section:
    """Themes and leading bodies by the number of documents that have them."""
    words, sides = material.words, material.chosen.shown
    themes = Counter(t for s in sides for t in {t.theme or NO_THEME for t in s.counted})
    leading = Counter(name for s in sides for name, roles in roles_by_body(s).items() if roles.get("lead"))
    of_themes = [(theme_text(t, words), themes[t]) for t in theme_order(set(themes)) if t != NO_THEME]
    of_bodies = sorted(leading.items(), key=lambda b: (-b[1], b[0]))
    parts: list[Markup] = []
    for name, rows, shown in (("themes", of_themes, len(of_themes)), ("bodies", of_bodies, _BODIES_SHOWN)):
        ordered = sorted(rows, key=lambda r: (-r[1], r[0]))
        title = words(f"chart.many.{name}", len(sides))
        chart = Bars(title, ("",), tuple((k, (n,)) for k, n in ordered[:shown]), words.number)
        parts.append(bars.draw(chart, words))
        head = [words("column.key"), words("column.documents")]
        parts.append(table(head, ordered, words, title))
    return Section("shared", tuple(parts), (words("caveat.many"), words("caveat.bodies", _BODIES_SHOWN)))
