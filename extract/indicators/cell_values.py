"""The values of one cell: a figure with its bound and unit as it stands, anything longer as a statement.

A cell is no sentence: ``2000`` under "Tấn" is no year, ``38`` under "giờ" no time limit, ``12`` no ordinal. So a cell
that is one figure is read as one, and only words ("giảm 10% so với 2020") go to the reader of statements.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from normalize.notes import Code
from normalize.quantities.find import Quantity, find_quantities
from normalize.quantities.separators import NumberStyle
from normalize.targets.doubts import with_doubts
from normalize.targets.model import Piece, Target, TargetReading
from normalize.targets.observed import told_apart
from normalize.targets.read import Told, read_targets
from normalize.text import clean

_FOOTNOTE = regex.compile(r"(?<=[\d%\p{L}.)])\s*(?:\(\s*(?:\*+|\d)\s*\)|\*+)\s*$")
"""A mark behind a figure: ``4.118,5 (*)``, ``65 (1)``."""
_YEAR = regex.compile(r"[<>≥≤~]?\s*(?:19|20)\d\d")
_AMONG_FIRST = regex.compile(r"^(?:thuộc\s+)?(?:nhóm|tốp)\s+(?:đầu\s+)?(?=\d{1,3}$)", regex.IGNORECASE)
"""``Nhóm 20``: among the first twenty."""
_REST = regex.compile(r"[\s.;,()\[\]]*")


@dataclass(frozen=True, slots=True)
class Given:
    """What stands around a cell.

    Attributes:
        kind: of an observation; None where its figures are wanted.
        now: the year of the document.
        style: how the table writes its numbers.
        about: the name of the row.
    """

    kind: str | None
    year_start: int | None
    year: int | None
    unit: str | None
    direction: str | None
    now: int | None
    style: NumberStyle | None = None
    about: str = ""


def read_cell(text: str, given: Given) -> TargetReading:
    """The values of a cell."""
    plain = _AMONG_FIRST.sub("Top ", _FOOTNOTE.sub("", clean(text)))
    found = find_quantities(plain, default_unit=given.unit, style=given.style) or _like_a_year(plain)
    if len(found) == 1 and _is_all(plain, found[0]):
        return _reading(plain, found[0], given)
    return read_targets(
        plain,
        year=given.year,
        year_start=given.year_start,
        unit=given.unit,
        direction=given.direction,
        told=Told(given.kind, given.now),
        about=given.about,
    )


def _like_a_year(text: str) -> tuple[Quantity, ...]:
    """``2025`` without a unit in a column of figures: a number."""
    if _YEAR.fullmatch(text) is None:
        return ()
    return tuple(
        replace(q, unit=None, dimension=None, confidence=0.6) for q in find_quantities(text, default_unit="%")
    )


def _is_all(text: str, quantity: Quantity) -> bool:
    return all(_REST.fullmatch(part) for part in (text[: quantity.start], text[quantity.end :]))


def _unknown_unit(quantity: Quantity, given: Given) -> str | None:
    """The unit as printed where no register has it: it is kept, with the finding that the quantity brings."""
    is_unknown = any(n.code is Code.UNIT_UNKNOWN and n.found == given.unit for n in quantity.notes)
    return given.unit if is_unknown else None


def _reading(text: str, quantity: Quantity, given: Given) -> TargetReading:
    value = Target(
        subject=None,
        year_start=given.year_start,
        year=given.year,
        comparator=quantity.comparator,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit or _unknown_unit(quantity, given),
        dimension=quantity.dimension,
        direction=given.direction or "reach",
        baseline=None,
        baseline_year=None,
        condition=None,
        part_of=None,
        raw=quantity.raw,
        start=quantity.start,
        end=quantity.end,
        rule=f"target_{quantity.rule}",
        confidence=quantity.confidence,
        notes=quantity.notes,
    )
    piece = Piece(quantity, 0, len(text), bracketed=False)
    values = with_doubts(text, "", [piece], [value], given.about)
    wanted, observed = told_apart(values, [given.kind], Told(given.kind, given.now))
    return TargetReading("", wanted, (), tuple(observed))
