"""The subjects that tell columns of figures of one year and kind apart: measures, parts of a year, who set a plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import regex

from extract.indicators.body_kinds import NEITHER
from extract.indicators.class_subjects import of_its_class
from extract.indicators.figures import Figures
from extract.indicators.places import area_of
from extract.indicators.row_parents import OF_PLACES
from extract.model import Table
from normalize.text import clean, fold


def told_apart(found: Sequence[Figures], table: Table, *, places: bool) -> list[Figures]:
    """The columns with subjects where they need them.

    Args:
        places: the rows are places, so that the column says what is measured.
    """
    found = _with_wholes(_by_their_measures(found, places=places), table)
    return _by_their_headers(_with_parts(found, table), table)


def _with_wholes(found: Sequence[Figures], table: Table) -> list[Figures]:
    """``Toàn tỉnh`` as the subject of its column beside columns of places."""
    subjects = [f.subject for f in found if f.kind not in NEITHER and f.subject is not None]
    if not subjects or not all(area_of(subject.rpartition(" / ")[2]) for subject in subjects):
        return list(found)
    leaves = {f.column: clean(table.columns[f.column].header.rpartition(" / ")[2]) for f in found}
    return [
        replace(f, subject=leaves[f.column])
        if f.subject is None and f.kind not in NEITHER and OF_PLACES.match(leaves[f.column])
        else f
        for f in found
    ]


def _with_parts(found: Sequence[Figures], table: Table) -> list[Figures]:
    """``Quý I``, ``6 tháng`` among the subjects, in the order of the header's levels: a part of a year is not the year, whether or
    not other columns tell of the rest of it."""
    return [
        replace(f, subject=_with_part(f.part, f.subject, table.columns[f.column].header))
        if f.part is not None and f.kind not in NEITHER
        else f
        for f in found
    ]


def _with_part(part: str, subject: str | None, header: str) -> str:
    """A part of a year and what is measured: ``Kịch bản 1 / Quý I``, ``9 tháng / Lượng``."""
    if subject is None or fold(part) in fold(subject):
        return subject or part
    levels = [fold(level) for level in header.split(" / ")]
    of_part = next((k for k, level in enumerate(levels) if fold(part) in level), 0)
    leaf = fold(subject.rpartition(" / ")[2])
    of_subject = next((k for k, level in enumerate(levels) if leaf in level), len(levels))
    return f"{subject} / {part}" if of_subject < of_part else f"{part} / {subject}"


def _by_their_measures(found: Sequence[Figures], *, places: bool) -> list[Figures]:
    """Subjects where they tell columns apart, where the rows are places, or where there is but one column; words that
    stand over all columns tell nothing then."""
    measured = [f for f in found if f.kind not in NEITHER]
    subjects = {f.subject for f in measured}
    if len(subjects) <= 1:
        return [f if places or len(measured) == 1 else replace(f, subject=None) for f in found]
    levels = [set((f.subject or "").split(" / ")) for f in measured]
    shared = set.intersection(*levels) if all(levels) else set()
    return [replace(f, subject=_without(of_its_class(f.subject), shared)) for f in found]


def _by_their_headers(found: Sequence[Figures], table: Table) -> list[Figures]:
    """Columns that differ in nothing by what their headers say have their printed words as subjects: ``TW giao`` beside
    ``HĐND giao``."""
    alike = Counter((f.kind, f.year_start, f.year, f.subject, f.part) for f in found if f.kind not in NEITHER)
    leaves = {f.column: clean(table.columns[f.column].header.rpartition(" / ")[2]) for f in found}
    return [
        replace(f, subject=leaves[f.column])
        if f.subject is None
        and alike[f.kind, f.year_start, f.year, f.subject, f.part] > 1
        and regex.search(r"\p{L}{2}", leaves[f.column])
        and sum(leaf == leaves[f.column] for leaf in leaves.values()) == 1
        else f
        for f in found
    ]


def _without(subject: str | None, shared: set[str]) -> str | None:
    if subject is None:
        return None
    return " / ".join(level for level in subject.split(" / ") if level not in shared) or None
