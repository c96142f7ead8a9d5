"""The title of a task and what its cell says in explanation: ``Giảm phát thải tại các mỏ: - Thu hồi khí; - Thay ô tô``.

A list of points behind a colon explains the deed before it and is its description; places, objects or words without points stay
in the title, for they may be what the deed is done to.
"""

from __future__ import annotations

import regex

from extract.model import RawField
from normalize.agencies.deeds import deed_begins_item
from normalize.agencies.tokens import Tokens
from schema.build.readings import Given, Reading, Trace, column_notes, column_score
from schema.build.task_products import text_of

_LIST = regex.compile(
    r"(?P<deed>[^:]{12,}?)\s*:\s*(?P<list>(?P<point>[-–+•*]|1[.)]|a\))\s*\S.*)", regex.DOTALL
)
_NEXT = {"1.": "2.", "1)": "2)", "a)": "b)"}
"""A first point that is numbered → the second."""
_WORDS_OF_DEED = 3


def read_title(given: Given) -> Reading:
    """``title``, and ``description`` where the cell of the title lists points behind a colon and no column of its own holds it."""
    titles, told = given.row.all_of("title"), given.row.all_of("description")
    notes = tuple(t for f in titles for t in column_notes("title", f.notes, f))
    notes += tuple(t for f in told for t in column_notes("description", f.notes, f))
    cut = _explained(titles[0]) if len(titles) == 1 and not told and given.row.table is not None else None
    if cut is None:
        traces = (*(_whole("title", f) for f in titles), *(_whole("description", f) for f in told))
        return Reading(
            (("title", text_of(titles)), ("description", text_of(told))), notes=notes, traces=traces
        )
    raw, deed = titles[0], (0, cut.end("deed"))
    return Reading(
        values=(("title", cut["deed"]), ("description", cut["list"])),
        notes=notes,
        traces=(
            Trace("title", raw, "cell", column_score(raw), deed),
            Trace("description", raw, "points_behind_colon", column_score(raw), cut.span("list")),
        ),
    )


def _whole(column: str, raw: RawField) -> Trace:
    return Trace(column, raw, "cell", column_score(raw))


def _explained(raw: RawField) -> regex.Match[str] | None:
    """The deed and the points of a cell, where two points or more stand behind the colon of a whole deed."""
    found = _LIST.fullmatch(raw.text)
    if (
        found is None
        or len(found["deed"].split()) < _WORDS_OF_DEED
        or not deed_begins_item(Tokens(found["deed"]), 0)
    ):
        return None
    further = _NEXT.get(found["point"], found["point"])
    points = regex.findall(rf"(?<=[\s;.,]){regex.escape(further)}\s*\p{{L}}", found["list"])
    return found if points else None
