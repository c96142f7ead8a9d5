"""Funding cells: ``Vốn tự có của nông dân, hỗ trợ của NSNN, ODA`` → household, state_budget, oda.

``data/funding.csv`` holds the phrases with the contract's codes. A phrase of scope ``item`` counts only where
it is a whole item of the list (``Cộng đồng``, not ``nâng cao nhận thức cộng đồng``). Phrases are matched on
bare letters, the longest first, so that scans read too (``ngân sách tinh``, ``NSDP``). A mark (``x``) or an
amount under a funding header names the header's source. A period there is a shifted cell and names none.
Spans count in ``normalize.text.clean(text)``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from normalize.marks.ticks import is_empty_box, is_tick
from normalize.periods.read import looks_like_period
from normalize.registers import rows
from normalize.text import bare, clean

_AMOUNT = re.compile(r"[0-9]+(?:[., ][0-9]+)*\s*(?:ty|ti|trieu|nghin)?(?:\s*(?:dong|vnd|d))?")
_BUDGET = re.compile(r"\b(?:ngan sach|ns(?:nn)?)\b")
_QUARTER = re.compile(r"quý\s*(?:[IV]{1,3}\b|\d)", re.IGNORECASE)
"""A quarter of the year, which is no fund (``quỹ``) though its bare letters are the same."""
_PUT_IN = "long ghep"
_OF_SOMEBODY = frozenset({"quy", "tai tro", "nguon tai tro"})
"""Money that the words behind it name more exactly: ``Quỹ Dân số Liên hợp quốc``."""
_PARTED = re.compile(r"[,;+/&()]|\bva\b")
_ITEM_EDGE = re.compile(r"(?:^|[,;+/&()\-:.]|\bva\b|\bhoac\b)\s*$")
_ITEM_TAIL = re.compile(r"\s*(?:$|[,;+/&()\-:.]|\bva\b|\bhoac\b)")


@dataclass(frozen=True, slots=True)
class FundingMention:
    """One source named in a cell; ``source`` is one of the contract's codes."""

    source: str
    raw: str
    start: int
    end: int
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class FundingPhrase:
    """One row of the register.

    Attributes:
        phrase: as printed, in small letters.
        source: a code of the contract; ``-`` where it names none.
        scope: ``anywhere`` in a cell; ``item``: only as a whole item of a list; ``none``: a body or a
            purpose, which hides the words in it.
        example: one printed text that holds it.
    """

    phrase: str
    source: str
    scope: str
    example: str


@cache
def funding_phrases() -> tuple[FundingPhrase, ...]:
    """The register, in the order of its file."""
    return tuple(FundingPhrase(r["phrase"], r["source"], r["scope"], r["example"]) for r in rows("funding"))


@cache
def _by_bare() -> dict[str, FundingPhrase]:
    return {bare(p.phrase): p for p in funding_phrases()}


@cache
def _general_headers() -> frozenset[str]:
    """Headers that speak of all sources, without marks."""
    return frozenset(bare(row["phrase"]) for row in rows("funding_general"))


@cache
def _scanner() -> re.Pattern[str]:
    words = sorted(_by_bare(), key=lambda w: (-len(w), w))
    return re.compile(
        rf"(?<![a-z0-9])(?:{'|'.join(re.escape(w).replace(chr(92) + ' ', chr(92) + 's') for w in words)})(?![a-z0-9])"
    )


def parse_funding(text: str, *, header_source: str | None = None) -> tuple[FundingMention, ...]:
    """The sources a cell names, in print order, each once.

    Args:
        text: the cell.
        header_source: the source the column's header names; an ``x`` or an amount in the cell stands for it.
    """
    first: dict[str, FundingMention] = {}
    for mention in funding_names(text, header_source=header_source):
        first.setdefault(mention.source, mention)
    return tuple(first.values())


@lru_cache(maxsize=4096)
def funding_names(text: str, *, header_source: str | None = None) -> tuple[FundingMention, ...]:
    """Every name of a source in a cell, in print order: ``NS tỉnh, NS huyện`` are two names of one source, local_budget."""
    plain = clean(text)
    core = plain.strip(" .-–")
    if not core or is_empty_box(core):
        return ()
    low = bare(plain)
    if is_tick(core) or _AMOUNT.fullmatch(bare(core)):
        if header_source is None or looks_like_period(core):
            return ()
        return (
            FundingMention(
                header_source, core, plain.index(core), plain.index(core) + len(core), "mark", 0.97
            ),
        )
    return _of_words(plain, low)


def _of_words(plain: str, low: str) -> tuple[FundingMention, ...]:
    out: list[FundingMention] = []
    found = list(_mentions(plain, low))
    for k, mention in enumerate(found):
        if k and _explains(found[k - 1], mention, low):
            continue
        if not (k + 1 < len(found) and _is_named_by(mention, found[k + 1], low)):
            out.append(mention)
    return tuple(out)


def _explains(before: FundingMention, mention: FundingMention, low: str) -> bool:
    """Whether a bracket says through which programme a budget pays, or its short name: ``NSTW (Chương trình MTQG)``."""
    in_bracket = low[before.end : mention.start].strip() == "("
    is_exact = before.source in ("central_budget", "local_budget") and mention.source == "state_budget"
    return in_bracket and (is_exact or mention.source == before.source)


def _is_named_by(mention: FundingMention, following: FundingMention, low: str) -> bool:
    """Whether money that is put in beside other money is named by what follows: ``Vốn lồng ghép chương trình mục tiêu``, a
    fund by whose it is: ``Quỹ Dân số Liên hợp quốc``, or a loan by its lender: ``Vốn vay ODA``."""
    named = low[mention.start : mention.end]
    is_of = named in _OF_SOMEBODY and following.source in ("international", "enterprise")
    is_of |= mention.source == "credit" and following.source in ("oda", "international")
    if _PUT_IN not in named and not is_of:
        return False
    return _PARTED.search(low, mention.end, following.start) is None


def _mentions(plain: str, low: str) -> Iterator[FundingMention]:
    for found in _scanner().finditer(low):
        phrase = _by_bare()[" ".join(found.group().split())]
        start, end = found.span()
        if phrase.scope == "none" or _QUARTER.match(plain, start):
            continue
        if phrase.scope == "item" and not _is_item(low, start, end):
            continue
        yield FundingMention(
            phrase.source, plain[start:end], start, end, f"{phrase.scope}:{phrase.phrase}", 0.95
        )


def _is_item(low: str, start: int, end: int) -> bool:
    """Whether the span is a whole item of the list."""
    return bool(_ITEM_EDGE.search(low[max(0, start - 8) : start])) and bool(_ITEM_TAIL.match(low, end))


def source_of_header(header: str) -> str | None:
    """The source a column header names: ``Ngân sách địa phương`` → local_budget; None for ``Nguồn vốn`` or ``Tổng vốn``. A level
    alone is that of the budget over it: ``Ngân sách nhà nước / Tỉnh`` is the province's."""
    *above, own = header.split(" / ")
    low = " ".join(bare(clean(own)).strip(" .:;").split())
    if low in _general_headers():
        return None
    found = parse_funding(own)
    if (
        not found
        and above
        and not low.startswith(("tong", "cong"))
        and _BUDGET.search(bare(clean(above[-1])))
    ):
        found = parse_funding(f"ngân sách {own}")
    return found[0].source if found else None
