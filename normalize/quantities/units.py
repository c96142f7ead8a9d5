"""Units as printed (``nghìn tCO2``, ``triệu đồng/ha/năm``, ``m3/ngày đêm``, ``máy/100 dân``) and what they
are.

``data/units.csv`` holds one row per unit: its symbol, its dimension, the unit of the contract it is converted
to (``canonical``: areas in ha, power in MW, emissions in tCO2e, money in VND) with the factor, its Pint
expression and its printed forms. ``data/scale_words.csv`` holds the scale words. A compound (``%/năm``) is a
unit over one or two others; it keeps the printed unit, and only scale words and money are multiplied out.
Spans count in ``normalize.text.clean(text)``. Amounts are converted in
:mod:`normalize.quantities.conversion`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from normalize.registers import rows
from normalize.text import clean

_TAG = r"(?:\s*<su[bp]>\s*)?"
_END_TAG = r"(?:\s*</su[bp]>)?"
_DIGITS = str.maketrans("²₂³₃⁴₄", "223344")
_DIGIT_FORMS = {d: f"[{forms}]" for forms in ("2²₂", "3³₃", "4⁴₄") for d in forms}
_SET_APART = r"\s(?=[234](?!\w)\s*(?:[/.,;:)\]%–-]|$))"
"""A space before the figure of a unit, where no noun follows that the figure could count: ``25 km 2.``,
``m 3 /ngày``; ``dài 5 m 3 nhịp`` is none."""
_IN_FORMULA = r"\s(?=[234](?!\d))"
"""The same inside a formula, whose letters alone are no unit: ``CO 2``."""
_APART = re.compile(r"(?<=[a-z])\s(?=[234](?!\d))")
_SHARE = re.compile(r"%(?![o0])(?!\s{0,2}[/m])(?=\s{0,2}\S)")
_NOT_SCALE = r"(?!\s*(?:lệ|trọng|suất|số|giá|phần|phú)\b)"
"""What follows a scale word that is none: tỷ lệ, tỷ trọng, …"""
_ONE = Decimal(1)
_BRACKETS = re.compile(r"\(([^()]{1,60})\)")
_THOUSANDS = re.compile(r"10{0,2}(?:[.,\s]?000)++\s*+(?=[^\W\d])")
"""``1.000 đồng``, ``1000đ``: a unit of so many."""
_UNIT_LABEL = re.compile(r"(?:đơn vị(?: tính)?|đvt)\s*:?\s*", re.IGNORECASE)
_TAGS = re.compile(r"\s*</?(?:su[bp]|b|i|u)>\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of the register.

    Attributes:
        unit: its symbol; dimension: what it measures (``money``, ``area``, ``count``, …).
        canonical, factor: 1 of this unit is ``factor`` of ``canonical``.
        pint: the same in Pint's language.
        per: whether it may stand under a stroke (``/ha``).
        counts: ``people`` or ``places`` for a noun of people or places that are counted, else empty.
        aliases: its printed forms, in lower case.
        example, source: one printed text that holds it, and where the row comes from.
    """

    unit: str
    dimension: str
    canonical: str
    factor: Decimal
    pint: str
    per: bool
    counts: str
    aliases: tuple[str, ...]
    example: str
    source: str

    @property
    def symbol(self) -> str:
        return self.unit

    @property
    def scale(self) -> Decimal:
        return self.factor


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """A printed unit: a number before it times ``scale`` is in ``unit`` (the contract's spelling).

    Attributes:
        unit: None where only a scale word is printed (``10 nghìn``).
        scaled_by: the scale word as printed, empty where there is none.
        raw: as printed, with the scale word.
    """

    unit: str | None
    dimension: str | None
    scale: Decimal
    start: int
    end: int
    raw: str
    scaled_by: str = ""

    @property
    def symbol(self) -> str | None:
        return self.unit


@cache
def units() -> tuple[Unit, ...]:
    """The register, in the order of its file."""
    return tuple(
        Unit(
            row["unit"],
            row["dimension"],
            row["canonical"],
            Decimal(row["factor"]),
            row["pint"],
            row["per"] == "yes",
            row["counts"],
            tuple(row["aliases"].split("|")),
            row["example"],
            row["source"],
        )
        for row in rows("units")
    )


@cache
def scale_words() -> dict[str, Decimal]:
    """Scale words and what they stand for."""
    return {row["word"]: Decimal(row["factor"]) for row in rows("scale_words")}


@cache
def _by_alias() -> dict[str, Unit]:
    return {_fold_form(alias): unit for unit in units() for alias in unit.aliases}


def _look_up(base: str) -> Unit:
    """The unit of a form with tags, line breaks or dashes in it."""
    forms = (base, _APART.sub("", base), base.replace("-", " "), _APART.sub("", base.replace("-", " ")))
    return next(unit for form in forms if (unit := _by_alias().get(_fold_form(form))) is not None)


def lower(text: str) -> str:
    """Lower case of the same length, so that spans stay valid (``İ`` has none and stays)."""
    lowered = text.lower()
    return (
        lowered
        if len(lowered) == len(text)
        else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )


def _fold_form(text: str) -> str:
    """One form for look-up: lower case, tags and spaces folded, sub- and superscripts as digits."""
    bare = _TAGS.sub("", text.lower())
    return " ".join(bare.translate(_DIGITS).split())


def _pattern(alias: str) -> str:
    """An alias as a pattern: flexible spaces, digits also as sub- or superscripts, a border behind
    letters."""
    out: list[str] = []
    for before, char in zip(" " + alias, alias, strict=False):
        if char in _DIGIT_FORMS:
            apart = (_SET_APART if before == "m" else _IN_FORMULA) if before.isalpha() else ""
            out.append((f"(?:{apart})?" if apart else "") + _TAG + _DIGIT_FORMS[char] + _END_TAG)
        elif char == " ":
            out.append(r"[\s-]{1,2}")
        else:
            out.append(re.escape(char))
    border = r"(?![^\W_])" if alias[-1].isalnum() else ""
    return "".join(out) + border


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(_pattern(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))


@cache
def _unit_regex() -> re.Pattern[str]:
    """``[scale] [base [noun]] [/ [number] per]…`` at one place of lower-case text (``tấn rác/ngày`` has a
    noun)."""
    bases = _alternatives(a for u in units() for a in u.aliases)
    under = _alternatives(a for u in units() if u.per for a in u.aliases)
    times = _alternatives(a for u in units() if u.per and u.dimension == "time" for a in u.aliases)
    scales = _alternatives(scale_words())
    number = r"(?:(?:[1-9][0-9]{0,2}(?:[. ]?000){0,2})\s*)?(?:vạn\s+|triệu\s+|nghìn\s+)?"
    per = rf"\s*(?:/|(?<=\s)mỗi(?=\s))\s*{number}(?:{under})"
    return re.compile(
        rf"\s{{0,3}}(?P<scale>(?:{scales}){_NOT_SCALE}\s*)?(?P<base>{bases})?"
        rf"(?P<noun>(?(base)(?:\s[^\W\d_]+){{1,5}}(?=\s?/\s?(?:{times})))|)(?P<per>(?:{per}){{0,2}})"
    )


def match_unit(lowered: str, at: int) -> UnitMatch | None:
    """The unit that begins at ``at`` (after at most three spaces) of lower-case text, None where there is
    none."""
    if _SHARE.match(lowered, at):
        return UnitMatch("%", "share", _ONE, at, at + 1, "%")
    found = _unit_regex().match(lowered, at)
    if found is None or (found["scale"] is None and found["base"] is None):
        return None
    return _match_of_scale(found) if found["base"] is None else _match_of_base(found)


def _match_of_scale(found: re.Match[str]) -> UnitMatch:
    """A scale word without a unit: money where ``/ha`` or the like follows, else a unit that is not
    stated."""
    printed = found["scale"]
    word = " ".join(printed.split())
    scale, start, per = scale_words()[word], found.start("scale"), found["per"]
    if per:
        symbol, dimension = _per_names(per)
        end = found.end("per")
        return UnitMatch(
            "VND" + symbol, "money" + dimension, scale, start, end, found.string[start:end], word
        )
    end = start + len(printed.rstrip())
    return UnitMatch(None, None, scale, start, end, found.string[start:end], word)


def _match_of_base(found: re.Match[str]) -> UnitMatch:
    """A unit, with the scale word before it and what stands under its stroke."""
    word, per, end = " ".join((found["scale"] or "").split()), found["per"], found.end()
    scale, start = (scale_words()[word], found.start("scale")) if word else (_ONE, found.start("base"))
    unit = _by_alias().get(found["base"]) or _look_up(found["base"])
    if per and unit.dimension == "count" and _is_alternative(unit, per):
        per, end = "", found.end("base")
    raw = found.string[start:end]
    if not per:
        return UnitMatch(unit.canonical, unit.dimension, scale * unit.factor, start, end, raw, word)
    is_money = unit.dimension == "money"
    symbol, dimension = _per_names(per)
    name = "rate" if (unit.dimension, dimension) == ("share", "_per_time") else unit.dimension + dimension
    base, factor = (unit.canonical, unit.factor) if is_money else (unit.unit, _ONE)
    return UnitMatch(base + symbol, name, scale * factor, start, end, raw, word)


def _is_alternative(unit: Unit, per: str) -> bool:
    """Whether a stroke between two nouns means "or" (``dự án/nhiệm vụ``, ``xã/phường``), not "per"
    (``cán bộ/xã``)."""
    first = _PER_PART.search(per)
    under = _by_alias().get(_fold_form(first[3].strip())) if first else None
    if first is None or under is None or under.dimension != "count" or first[1] or first[2]:
        return False
    return not under.counts or (unit.counts == under.counts == "places")


_PER_PART = re.compile(r"(?:/|mỗi)\s*(?:([1-9][0-9. ]{0,10})\s*)?(vạn|triệu|nghìn)?\s*([^\W\d_][^/]*)")


def _per_names(per: str) -> tuple[str, str]:
    """``/ 100 dân`` → (``/100 dân``, ``_per_count``)."""
    symbols, dimensions = [], []
    for part in _PER_PART.finditer(per.strip()):
        unit = _by_alias().get(_fold_form(_APART.sub("", part[3].strip())))
        if unit is None:
            continue
        number = " ".join(x for x in ((part[1] or "").strip(), part[2] or "") if x)
        symbols.append(f"/{number} {unit.unit}" if number else f"/{unit.unit}")
        dimensions.append(f"_per_{unit.dimension}")
    return "".join(symbols), "".join(dimensions)


def find_unit(text: str) -> UnitMatch | None:
    """The unit a header or a unit note states: the text itself, what its brackets hold, or what follows
    ``ĐVT``.

    ``Kinh phí thực hiện (tỷ VND)`` → VND, scale 10⁹; ``Đơn vị tính: triệu đồng`` → VND, scale 10⁶; a scale
    word alone (``tỷ``) is money from ``triệu`` upwards. None where no known unit is stated.
    """
    plain = clean(text)
    lowered = lower(plain)
    spans = [(0, len(lowered))]
    spans += [m.span(1) for m in _BRACKETS.finditer(lowered[:2000])]
    spans += [(m.end(), len(lowered)) for m in _UNIT_LABEL.finditer(lowered[:2000])]
    for number, (start, end) in enumerate(spans):
        times = _THOUSANDS.match(lowered, start, end)
        found = match_unit(lowered[:end], times.end() if times else start)
        if found is None:
            continue
        found = _times(found, times[0]) if times else found
        rest = lowered[found.end : end].strip(" .:;,)(")
        if rest and (number == 0 or not lowered[found.end : end].lstrip().startswith((",", ";", "/", "-"))):
            continue
        return as_money(found, plain)
    return None


def _times(found: UnitMatch, printed: str) -> UnitMatch:
    """A unit of so many: ``1.000 đồng`` is a thousand đồng."""
    scale = found.scale * Decimal("".join(c for c in printed if c.isdigit()))
    return replace(found, scale=scale, start=found.start - len(printed), scaled_by=printed.strip())


def as_money(found: UnitMatch, plain: str) -> UnitMatch | None:
    """A scale word alone as money where it is ``triệu`` or more; None below (``nghìn`` of what?)."""
    raw = plain[found.start : found.end]
    if found.unit is not None:
        return UnitMatch(
            found.unit, found.dimension, found.scale, found.start, found.end, raw, found.scaled_by
        )
    if found.scale < 1_000_000:
        return None
    return UnitMatch("VND", "money", found.scale, found.start, found.end, raw, found.scaled_by)
