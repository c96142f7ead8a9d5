"""Units that the register does not hold whole: so many things for each of others, and things it has no name for.

    18 ca sinh/1.000 phụ nữ               ca sinh/1.000 phụ nữ
    107 trẻ trai/100 trẻ gái              trẻ trai/100 trẻ gái
    0,94 máy tính/công chức               máy tính/công chức
    300 mẫu đo/xã/tháng                   mẫu đo/xã/tháng
    18/100.000 trẻ đẻ sống                /100.000 trẻ đẻ sống
    02 vùng nuôi trồng                    vùng, with the finding that it is no unit of the register

A stroke between two things of one kind means "or" (``xã/phường``) and makes no rate.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

import regex

from normalize.notes import Code
from normalize.quantities.context import comparator_before, words_before
from normalize.quantities.find import Quantity, unit_unknown
from normalize.quantities.numbers import read_digits
from normalize.quantities.spelled_numbers import number_words
from normalize.quantities.units import lower, match_unit, units
from normalize.quantities.words import comparators
from normalize.registers import rows
from normalize.targets.said import words
from normalize.targets.words import alternatives
from normalize.text import compiled, plain_dashes

_TAIL = regex.compile(
    r"(?P<more>(?:\s+\p{L}+){0,5}?)(?:\s?/\s?|\s+(?:trên|tính trên)\s+(?=(?:1|10|100)(?:[.,]000){1,2}\s|1[.,]?000\s|100\s))(?P<so_many>\d[\d.]*+\s*(?:(?:nghìn|ngàn|vạn|triệu)\s+)?)?(?P<under>\p{L}+(?:\s\p{L}+){0,5})"
)
_TIME = regex.compile(r"\s?/\s?(?:năm|tháng|quý|tuần|ngày(?:\s+đêm)?|vụ)(?!\p{L})", regex.IGNORECASE)
_NOT_THINGS = regex.compile(
    r"\s(?:và|hoặc|vào|đến|trong|đạt|có|được|cho|tại|trên|theo|với|là|của)(?!\p{L})", regex.IGNORECASE
)
_LONGEST = 3
"""Most words before a stroke without a figure behind it: ``mẫu đo kiểm/xã``."""


def with_printed_unit(text: str, quantity: Quantity) -> Quantity:
    """The quantity with the unit as printed where the register holds only a part of it, or none."""
    rate = _rate(text, quantity)
    if rate is not None:
        return _with_lower_end(text, rate)
    unknown = next((n.found for n in quantity.notes if n.code is Code.UNIT_UNKNOWN and n.found), None)
    if quantity.unit is not None or not unknown:
        return quantity
    word = _whole_word(text, unknown, quantity.end)
    notes = tuple(unit_unknown(word) if n.code is Code.UNIT_UNKNOWN else n for n in quantity.notes)
    return replace(quantity, unit=word.lower(), notes=notes)


_LOWER = regex.compile(r"(?<![\d.,/-])(?P<low>\d{1,4}(?:[.,]\d+)?)\s*(?:-|–|đến)\s*$")


def _with_lower_end(text: str, rate: Quantity) -> Quantity:
    """A rate with the lower end of its range, where one stands before it: ``12 - 15/1.000 dân``."""
    lower_end = _LOWER.search(text[: rate.start])
    value = read_digits(lower_end["low"], None).value if lower_end is not None else None
    if (
        lower_end is None
        or value is None
        or rate.low is None
        or not value < rate.low
        or rate.comparator != "="
    ):
        return rate
    start = lower_end.start()
    raw = text[start : rate.end]
    return replace(rate, low=value, high=rate.low, comparator="range", raw=raw, start=start)


def find_rates(text: str) -> list[Quantity]:
    """Figures over so many that have no noun of their own: ``80/100.000 ca``."""
    low = plain_dashes(lower(text))
    rates = []
    for match in _BARE.finditer(text):
        before, _ = words_before(low, match.start())
        bound, start = comparator_before(low, match.start(), before)
        value = read_digits(match["value"], None).value
        if value is None or match["under"].lower() == "điểm":
            continue
        ends = (value if bound not in ("<", "<=") else None, value if bound not in (">", ">=") else None)
        under = " ".join(match["under"].split())
        so_many = " ".join(match["so_many"].split())
        place = match_unit(lower(text), match.start("under"))
        if so_many == "100" and place is not None and _counts().get(place.unit or "") == "places":
            continue
        rate = Quantity(
            *ends, bound or "=", f"/{so_many} {under}".lower(), "count_per_count",
            text[start : match.end()], start, match.end(), "rate", 0.85,
        )  # fmt: skip
        rates.append(_with_lower_end(text, rate))
    return rates


def find_spelled_counts(text: str) -> list[Quantity]:
    """``ít nhất một cơ sở``, ``tối thiểu hai mô hình``: a bound with a count in words."""
    found: list[Quantity] = []
    if not _SPELLED.search(text):  # every match ends so, and this is sooner found than all the bounds
        return found
    for match in _spelled_bound().finditer(text):
        unit = match_unit(lower(text), match.end())
        if unit is None or unit.dimension != "count":
            continue
        value = number_words()[match["word"].lower()].value
        bound = comparators()["before"][" ".join(match["bound"].lower().split())]
        ends = (value if bound not in ("<", "<=") else None, value if bound not in (">", ">=") else None)
        raw = text[match.start() : unit.end]
        found.append(
            Quantity(*ends, bound, unit.unit, unit.dimension, raw, match.start(), unit.end, "words", 0.85)
        )
    return found


_FIGURES = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
_SPELLED = regex.compile(rf"\s(?:{_FIGURES})(?!\p{{L}})", regex.IGNORECASE)


@cache
def _spelled_bound() -> regex.Pattern[str]:
    bounds = [p for p in comparators()["before"] if p[0].isalpha() and p not in ("trên", "gần")]
    return regex.compile(
        rf"(?P<bound>{alternatives(bounds)})\s+(?P<word>{_FIGURES})(?!\p{{L}})", regex.IGNORECASE
    )


def find_shares_of_all(text: str) -> list[Quantity]:
    """So many of all: ``45/60 xã`` is 45 xã; what may be a fraction (``2/3 số xã``) or a date is none."""
    found = []
    for match in _OF_ALL.finditer(text):
        some, every = int(match["some"].replace(".", "")), int(match["every"].replace(".", ""))
        if every in _SO_MANY:
            continue
        unit = match_unit(lower(text), match.end())
        if (
            unit is None
            or unit.dimension != "count"
            or not (every > _FRACTION or _is_padded(match))
            or every < some
        ):
            continue
        value = Decimal(some)
        found.append(
            Quantity(
                value,
                value,
                "=",
                unit.unit,
                unit.dimension,
                text[match.start() : unit.end],
                match.start(),
                unit.end,
                "of_all",
                0.85,
            )
        )
    return found


def _is_padded(match: regex.Match[str]) -> bool:
    """``03/05 cụm``: a count of two figures each; nobody writes a fraction so."""
    return match["some"].startswith("0") and match["every"].startswith("0") and int(match["every"]) > 0


_SO_MANY = frozenset(10**n for n in range(3, 8))
"""Numbers that a rate is of: ``12/10.000 dân``."""
_FRACTION = 10
"""Greatest denominator of a fraction."""
_OF_ALL = regex.compile(
    r"(?<!ngày\s)(?<!tháng\s)(?<!số\s)(?<!thứ\s)(?<![\d/.,-])(?P<some>\d{1,3}(?:\.\d{3})*)/(?P<every>\d{1,3}(?:\.\d{3})+|\d{1,4})(?=\s+\p{L})",
    regex.IGNORECASE,
)

_BARE = regex.compile(
    r"(?<![\d/.,])(?P<value>\d{1,4}(?:[.,]\d+)?)\s?/\s?(?P<so_many>1(?:0*(?:[.,]0{3})+|0{2,})(?![\d.,]\d)|(?:1\s+)?(?:nghìn|ngàn|vạn|triệu))\s+"
    r"(?P<under>\p{L}+(?:\s(?!(?:xuống|lên|còn(?!\s+sống)|vào|năm|đến|tới|và|trong|so|đạt|giảm|tăng|trở|mỗi|theo|của)(?!\p{L}))\p{L}+){0,4})",
    regex.IGNORECASE,
)


def _whole_word(text: str, syllable: str, at: int) -> str:
    """A word of two syllables whole where plans use it so: ``tuyến`` of ``tuyến đường``."""
    pair = compiled(rf"\s*({regex.escape(syllable)}\s\p{{L}}+)").match(text[at:])
    return pair[1] if pair is not None and pair[1].lower() in _pairs() else syllable


@cache
def _pairs() -> frozenset[str]:
    return frozenset(row["pair"] for row in rows("plan_words") if row["kind"] == "word")


def _rate(text: str, quantity: Quantity) -> Quantity | None:
    unit = quantity.unit or ""
    if unit == "%" or "/" in unit or quantity.dimension not in ("count", "money", None):
        return None
    tail = _TAIL.match(text, quantity.end)
    if tail is None or _NOT_THINGS.search(tail["more"]):
        return None
    things = " ".join((_noun(quantity) + tail["more"]).split())
    under = _under(text, tail, things, quantity)
    if under is None or not things:
        return None
    end = tail.start("under") + len(under)
    time = _TIME.match(text, end)
    end = time.end() if time else end
    symbol = things if quantity.dimension != "money" else unit
    so_many = " ".join((tail["so_many"] or "").split())
    whole = f"{symbol}/{so_many} {under}".replace("/ ", "/") + (
        time.group(0).replace(" ", "") if time else ""
    )
    notes = tuple(n for n in quantity.notes if n.code is not Code.UNIT_UNKNOWN)
    return replace(
        quantity, unit=whole.lower() if quantity.dimension != "money" else whole,
        dimension=f"{quantity.dimension or 'count'}_per_count", raw=text[quantity.start : end], end=end, notes=notes,
    )  # fmt: skip


def _noun(quantity: Quantity) -> str:
    """The words of a quantity behind its number: ``ca`` of ``ít nhất 18 ca``."""
    found = compiled(r"\d[\d.,]*\s*(?:(?:nghìn|ngàn|vạn|triệu|tỷ)\s+)?(?P<noun>\p{L}[\p{L}\s]*)$").search(
        quantity.raw
    )
    return found["noun"] if found else ""


def _under(text: str, tail: regex.Match[str], things: str, quantity: Quantity) -> str | None:
    """What stands under the stroke; None where the stroke means "or"."""
    nouns = tail["under"].split()
    if tail["so_many"]:
        like = things.split()
        if like and nouns[0].lower() == like[0].lower():
            return " ".join(nouns[: len(like)])
        known = match_unit(lower(text), tail.start("under"))
        return known.raw.strip() if known is not None and known.unit else " ".join(nouns[:2])
    if len(tail["more"].split()) > _LONGEST:
        return None
    known = match_unit(lower(text), tail.start("under"))
    if known is None or known.unit is None:
        return None
    kind = _counts().get(known.raw.strip().split("/")[0].strip(), "")
    own = _counts().get(quantity.unit or "", "")
    under_act = compiled(words("act"), regex.IGNORECASE).match(tail["under"]) is not None
    acts = compiled(words("act"), regex.IGNORECASE).fullmatch(quantity.unit or "") is not None
    may_be_shared = not under_act and (own == "people" or acts)
    if (kind and kind == own) or not (kind or may_be_shared):
        return None
    return text[tail.start("under") : tail.start("under") + len(known.raw.split("/")[0].strip())]


@cache
def _counts() -> dict[str, str]:
    """Nouns of people and of places."""
    return {alias: unit.counts for unit in units() if unit.counts for alias in (unit.unit, *unit.aliases)}
