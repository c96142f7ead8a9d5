"""The values of one cell: a figure with its bound and unit as it stands, anything longer as a statement.

A cell is no sentence: ``2000`` under "Tấn" is no year, ``38`` under "giờ" no time limit, ``12`` no ordinal. So a cell
that is one figure is read as one, and only words ("giảm 10% so với 2020") go to the reader of statements.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from normalize.notes import Code, warning
from normalize.quantities.find import Quantity, find_quantities
from normalize.quantities.separators import NumberStyle
from normalize.quantities.stated_units import find_unit
from normalize.targets.doubts import with_doubts
from normalize.targets.model import Piece, Target, TargetReading
from normalize.targets.observed import told_apart
from normalize.targets.read import Observation, Told, read_targets
from normalize.targets.years import YearMention
from normalize.text import clean

_FOOTNOTE = regex.compile(r"(?<=[\d%\p{L}.)])\s*(?:\(\s*(?:\*+|\d)\s*\)|\*+)\s*$")
"""A mark behind a figure: ``4.118,5 (*)``, ``65 (1)``."""
_YEAR = regex.compile(r"[<>≥≤~]?\s*(?:19|20)\d\d")
_BARE = regex.compile(
    r"(?:[<>≥≤~]|trên|dưới|từ|khoảng|\s)*\d[\d.,]*(?:\s*(?:[-–÷]|đến)\s*\d[\d.,]*)?(?:\s*trở\s+(?:lên|xuống))?",
    regex.IGNORECASE,
)
"""A number or a span with a bound, and no unit."""
_RANK = regex.compile(
    r"(?:thuộc\s+)?(?:nhóm|tốp)\s+(?:đầu\s+)?(?P<first>\d{1,3})|(?:(?:xếp\s+)?(?:thứ|hạng|thứ hạng)\s*)?(?P<place>\d{1,2})\s*/\s*(?:63|64|34)(?:\s+(?:tỉnh|địa phương).*)?",
    regex.IGNORECASE,
)
"""``Nhóm 20``: among the first twenty; ``38/63``: the 38th of all provinces."""
_NOUN_BEHIND = regex.compile(r"(?P<figure>[<>≥≤~]?\s*\d[\d.,]*)\s*(?P<noun>\p{L}{1,12})")
"""``15 BV``: a figure with a word that no register holds."""
_OF_YEAR = regex.compile(r"(?:(?:đến|từ)\s+)?(?:năm\s+)?(?P<year>(?:19|20)\d\d)\s*:\s*", regex.IGNORECASE)
"""A year before a figure of a cell: ``Năm 2027: ≥ 42``."""
_NOTHING = TargetReading("", ())
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
    plain = _FOOTNOTE.sub("", clean(text))
    if (by_years := _by_years(plain, given)) is not None:
        return by_years
    rank = _RANK.fullmatch(plain)
    if rank is not None:
        words = f"top {rank['first']}" if rank["first"] else f"xếp thứ {rank['place']}"
        return _as_printed(read_cell(words, given), plain)
    if (pair := _pair(plain, given)) is not None:
        return pair
    found = find_quantities(plain, default_unit=given.unit, style=given.style) or _without_unit(plain, given)
    if len(found) == 1 and _is_all(plain, found[0]):
        return _reading(plain, found[0], given)
    if not found and (noun := _NOUN_BEHIND.fullmatch(plain)) is not None:
        note = warning(Code.UNIT_UNKNOWN, f"'{noun['noun']}' is no unit of the register", found=noun["noun"])
        bare = find_quantities(noun["figure"], default_unit=given.unit or "%", style=given.style)
        return (
            _reading(plain, replace(bare[0], unit=noun["noun"], dimension=None, notes=(note,)), given)
            if bare
            else _NOTHING
        )
    return read_targets(
        plain,
        year=given.year,
        year_start=given.year_start,
        unit=given.unit,
        direction=given.direction,
        told=Told(given.kind, given.now),
        about=given.about,
    )


def _by_years(plain: str, given: Given) -> TargetReading | None:
    """The figures of a cell that names a year before each: ``Năm 2027: ≥ 42 Năm 2030: ≥ 60``; None for any other cell."""
    labels = list(_OF_YEAR.finditer(plain))
    if len(labels) < 2 or labels[0].start() > 0:
        return None
    ends = [*(label.start() for label in labels[1:]), len(plain)]
    targets: list[Target] = []
    observations: list[Observation] = []
    for label, end in zip(labels, ends, strict=True):
        text = plain[label.end() : end].rstrip(" ;,.")
        own = read_cell(text, replace(given, year_start=None, year=int(label["year"])))
        if len(own.values) != 1:
            return None
        at = label.end()
        targets += (replace(t, start=t.start + at, end=t.end + at) for t in own.targets)
        observations += (replace(o, start=o.start + at, end=o.end + at) for o in own.observations)
    return TargetReading("", tuple(targets), (), tuple(observations))


def _pair(plain: str, given: Given) -> TargetReading | None:
    """Two figures under two units: ``676 / 149.030`` of "trạm / kVA"; None for anything else."""
    units = [u.strip() for u in (given.unit or "").split("/")]
    texts = [text.strip() for text in plain.split("/")]
    if len(units) != 2 or len(texts) != 2 or given.unit is None or find_unit(given.unit) is not None:
        return None
    read = [
        find_quantities(t, default_unit=u, style=given.style)
        for t, u in zip(texts, units, strict=True)
        if find_unit(u)
    ]
    if [len(found) for found in read] != [1, 1] or not all(map(_is_all, texts, (found[0] for found in read))):
        return None
    at = plain.rindex(texts[1])
    second = replace(read[1][0], start=read[1][0].start + at, end=read[1][0].end + at)
    first, last = _reading(plain, read[0][0], given), _reading(plain, second, given)
    return replace(
        first,
        targets=(*first.targets, *last.targets),
        observations=(*first.observations, *last.observations),
    )


def _as_printed(reading: TargetReading, plain: str) -> TargetReading:
    """A reading of other words than the cell's, with the cell as its place."""
    return replace(
        reading,
        targets=tuple(replace(t, raw=plain, start=0, end=len(plain)) for t in reading.targets),
        observations=tuple(replace(o, raw=plain, start=0, end=len(plain)) for o in reading.observations),
    )


def _without_unit(text: str, given: Given) -> tuple[Quantity, ...]:
    """``2025``, ``10 - 11``, ``10 trở lên`` where no unit is stated in a column of figures: numbers."""
    bare = given.unit is None and _BARE.fullmatch(text) is not None
    if not bare and _YEAR.fullmatch(text) is None:
        return ()
    return tuple(
        replace(q, unit=None, dimension=None, confidence=0.6)
        for q in find_quantities(text, default_unit="%", style=given.style)
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
    dated = given.year is not None or given.year_start is not None
    mention = YearMention(given.year_start, given.year, 0, 0) if dated else None
    wanted, observed = told_apart(values, [given.kind], Told(given.kind, given.now), [mention])
    return TargetReading("", wanted, (), tuple(observed))
