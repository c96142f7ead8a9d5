"""What the headings over a statement say of it: that its figures are wanted, tell what was, or are of a rule;
of which kind those are that tell it (reached, estimated, how things are); and which year is handed down.

    II. MỤC TIÊU                                  aims
    I. Kết quả thực hiện năm 2025                 past, of 2025: reached
    Ước thực hiện năm 2025                        past, estimated
    V. Tiêu chuẩn khen thưởng; Kinh phí           rules: what they count is no goal of the plan
    III. Nhiệm vụ, giải pháp                      deeds: only a sentence that says itself it is a target

The words are the registers ``part_titles.csv`` and ``value_kinds.csv`` (place ``heading``); the nearest heading
that decides is the one that counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from extract.clauses.headings import own_paragraphs
from extract.model import Clause
from normalize.registers import rows
from normalize.targets.read import Told
from normalize.targets.years import heading_year
from normalize.text import fold

LEADS = regex.compile(r":\s*$")
"""The end of a line that leads a list."""
Years = tuple[int | None, int | None]
"""First and last year that a line hands down."""


class Part(Enum):
    """What the part of a document is that a statement stands in."""

    AIMS = "aims"
    PAST = "past"
    RULES = "rules"
    DEEDS = "deeds"
    OTHER = "other"


def _titles(*kinds: str) -> str:
    """A pattern for the words of some kinds in the heading of a part, without marks."""
    phrases = [fold(row["phrase"]) for row in rows("part_titles") if row["kind"] in kinds]
    return rf"(?:{'|'.join(sorted(phrases, key=len, reverse=True))})\b"


_AIMS = regex.compile(rf"\b{_titles('aims')}|^(?:\W*\w{{1,3}}\W+)?{_titles('aims_at_start')}")
_AIMS_FIRST = regex.compile(rf"(?:\W*\w{{1,3}}\W+)?{_titles('aims')}")
_RULES = regex.compile(rf"\b{_titles('rules', 'standards')}")
_RULES_OF_CRITERIA = regex.compile(rf"\b{_titles('rules')}")
"""In a document that sets standards those are what it asks for: ``Chương II. TIÊU CHUẨN``."""
_RULES_FIRST = regex.compile(rf"(?:\W*\w{{1,3}}\W+)?{_titles('rules_at_start')}")
_ENACTS = regex.compile(rf"\b{_titles('enacts')}")
_CRITERIA = regex.compile(rf"\b{_titles('criteria')}")
_NO_CRITERIA = regex.compile(rf"\b{_titles('criteria_none')}")
_NOT_AIMS = regex.compile(
    rf"(?<!\b(?:tren|trong|theo|thuoc|ngoai|qua|voi|cua|tai|mot|moi|hang)\s)\b{_titles('other')}"
    rf"|^(?:\W*\w{{1,3}}\W+)?{_titles('other_at_start')}"
)
"""Not inside of a phrase: ``trên phạm vi toàn quốc``."""
_PAST = regex.compile(
    rf"^(?:\W*\w{{1,3}}\W+)?{_titles('past_at_start')}|(?<!\b{_titles('watched')}[,\s]+(?:va\s)?)\b{_titles('past')}"
)
"""Parts that tell what was: their figures are no targets, whatever a line in them is called. Where one is to be
reported or watched it is a duty: ``Báo cáo tình hình thực hiện``."""
_DEEDS = regex.compile(rf"\b{_titles('deeds', 'duties')}")
_DEEDS_FIRST = regex.compile(r"(?:cac |nhom |mot so )?(?:giai phap|nhiem vu)")
_PARAMETERS = regex.compile(r"\bthong so\s*(?:\(|,|va )\s*chi tieu\b|\bchi tieu\s*\)")
"""``Thông số (chỉ tiêu) quan trắc``: what is measured, no goal."""
_LONG_LEAD = 25
"""Words from which only the end of a leading line says what follows."""
_LEAD_END = 16
_SHORT = 12
"""Words of a line over others that names nothing but a time: ``Giai đoạn 2025-2027``."""


def sets_criteria(title: str) -> bool:
    """Whether a document with this title sets criteria: what its articles ask for is wanted, whatever their headings.

    ``Quy định tiêu chuẩn xét, công nhận phường đạt chuẩn đô thị văn minh``; not ``tiêu chí phân bổ vốn``.
    """
    words = fold(title)
    return _CRITERIA.search(words) is not None and _NO_CRITERIA.search(words) is None


def part_of(
    clause: Clause, above: Sequence[Clause], undecided: Part = Part.OTHER, *, is_criteria: bool = False
) -> Part:
    """The part that the text of a clause stands in.

    Args:
        above: the clauses above, innermost first.
        undecided: the part where no heading decides.
        is_criteria: the document sets criteria (:func:`sets_criteria`).
    """
    if clause.label.startswith("Điều") and _ENACTS.search(fold(clause.text)):
        return Part.RULES
    for place, outer in enumerate([clause, *above]):
        words = fold(head_words(outer)) if place or outer.heading else ""
        for title in (_leading(outer) if place else "", words):
            said = _said(title, is_criteria)
            if said is None:
                continue
            is_sure = said.is_sure or (
                said.part is Part.AIMS and title == words and outer.heading is not None
            )
            return said.part if is_sure or not _is_past(above[place:]) else Part.PAST
    return Part.PAST if _is_past(above) else undecided


_CRITERION = regex.compile(
    r"(?:\W*\w{1,4}\W+){0,2}(?:nhom )?(?:tieu chi|tieu chuan)(?: so)?(?: \w{1,3}\b)?\W+(?:ve )?(?!.*\b(?:cham|thang điem|xep loai))"
)
"""``Tiêu chí về kinh phí``: a criterion, whatever it speaks of."""


class _Said(NamedTuple):
    """The part that a title names; ``is_sure``: also below a heading that tells what was."""

    part: Part
    is_sure: bool


@lru_cache(maxsize=4096)
def _said(title: str, is_criteria: bool) -> _Said | None:
    """What a title, folded, says of the text below it; None where it does not say."""
    if _tells_past(title):
        return _Said(Part.PAST, True)
    if _is_aims(title):
        return _Said(Part.AIMS, False)
    if is_criteria and _CRITERION.match(title):
        return _Said(Part.AIMS, True)
    if _is_rules(title, _RULES_OF_CRITERIA if is_criteria else _RULES):
        return _Said(Part.RULES, True)
    if _NOT_AIMS.search(title):
        return _Said(Part.DEEDS if _DEEDS.search(title) else Part.OTHER, False)
    return None


def titled(heading: str) -> Part:
    """What a heading says alone, with none over it."""
    title = fold(heading)
    if _tells_past(title):
        return Part.PAST
    if _is_aims(title):
        return Part.AIMS
    if _is_rules(title):
        return Part.RULES
    return Part.DEEDS if _NOT_AIMS.search(title) and _DEEDS.search(title) else Part.OTHER


def _is_aims(title: str) -> bool:
    return (
        _AIMS.search(title) is not None
        and not _DEEDS_FIRST.match(title)
        and not _PARAMETERS.search(title)
        and not (_RULES.search(title) and not _AIMS_FIRST.match(title))
    )


def _is_rules(title: str, words: regex.Pattern[str] = _RULES) -> bool:
    return words.search(title) is not None or _RULES_FIRST.match(title) is not None


def _is_past(above: Sequence[Clause]) -> bool:
    """Whether any heading above tells what was."""
    return any(_tells_past(fold(head_words(outer))) for outer in above)


@lru_cache(maxsize=2048)
def _tells_past(title: str) -> bool:
    """``Kết quả năm 2025``; what is expected is none: ``Kết quả cần đạt``."""
    told = _PAST.search(title) is not None or _REACHED.search(title) is not None
    return told and not (title.startswith("ket qua") and _AIMS_FIRST.match(title))


_REACHED = regex.compile(
    r"\b(?:chi tieu|muc tieu)\b.*(?<!\b(?:can|phai|se|phan đau|nham|đe) )\b(?:đat đuoc|đa đat|đa thuc hien|thuc hien đuoc)\b"
)
"""``Các chỉ tiêu của kế hoạch 5 năm 2001-2005 đạt được như sau``; what is to be reached is none."""


def told_by(
    headings: Sequence[str], part: Part, year: int | None, now: int | None, *, late: bool = False
) -> Told:
    """What the headings say of the figures below them.

    Args:
        headings: those above, the nearest first.
        part: the part of the document that they open (:func:`part_of`).
        year: the one that they hand down; ``now``: that of the document. What a year that is not over yet reached is
            an estimate, but what is counted up to a day of it.
        late: whether the document is of the last quarter of its year.
    """
    if part is not Part.PAST:
        return Told(now=now, late=late, wanted=part is Part.AIMS)
    kind = next((k for h in headings if (k := _kind_named(fold(h))) is not None), "actual")
    running = kind == "actual" and year is not None and now is not None and year >= now
    counted = bool(headings) and _COUNTED_UP.search(fold(headings[0])) is not None
    return Told("estimate" if running and not counted else kind, now, late)


_COUNTED_UP = regex.compile(
    r"\btinh đen (?:ngay|het|thang|cuoi|thoi điem)\b|\b(?:cuoi nam (?:19|20)\d\d|quy (?:i{1,3}|iv|[1-4])|vu (?:đong xuan|he thu|thu đong|mua|xuan|đong|chiem)|(?:\d{1,2}|ba|sau|chin) thang(?: đau nam)?)\b(?!.*\b(?:uoc|du kien|ca nam)\b)|\bđen (?:het )?(?:ngay )?\d{1,2} \d{1,2} (?:19|20)\d\d\b"
)
"""``Kết quả tính đến ngày 30/8/2004``, ``Kết quả vụ đông xuân năm 2025``: a part of the year that is over."""


def _kind_named(heading: str) -> str | None:
    """The kind of observations that a heading names, written without marks."""
    return next((kind for phrase, kind in _kinds_of_headings() if phrase.search(heading)), None)


@cache
def _kinds_of_headings() -> tuple[tuple[regex.Pattern[str], str], ...]:
    """The words of headings that say what the figures below them are, in the order of the register."""
    found = [r for r in rows("value_kinds") if r["place"] == "heading"]
    return tuple((regex.compile(rf"\b{regex.escape(fold(r['phrase']))}\b"), r["kind"]) for r in found)


def _first_line(clause: Clause) -> str:
    """The first paragraph of a clause's own text; found without parting all of it, which each clause below would do again."""
    text = clause.text.lstrip("\n")
    end = text.find("\n")
    return text if end < 0 else text[:end]


def _last_line(clause: Clause) -> str:
    """The last paragraph of a clause's own text."""
    text = clause.text.rstrip("\n")
    return text[text.rfind("\n") + 1 :]


def _leading(clause: Clause) -> str:
    """The line that leads the list below a clause; of a long one its end, which says what follows."""
    last = _last_line(clause)
    if not LEADS.search(last):
        return ""
    words = fold(last).split()
    return " ".join(words if len(words) < _LONG_LEAD else words[-_LEAD_END:])


def head_words(clause: Clause) -> str:
    """What a clause says to those below: its heading, or the last line of its text where that leads a
    list."""
    return clause.heading or _leading(clause) or _first_line(clause)[:160]


def handed_down(above: Sequence[Clause]) -> Years | None:
    """The year that the clauses above hand down: of the nearest line that leads on and names one (or one
    span)."""
    for outer in above:
        for line in reversed(list(own_paragraphs(outer))):
            heads = line == outer.heading or LEADS.search(line) is not None or len(line.split()) <= _SHORT
            if (years := year_in(line, heads)) is not None:
                return years
    return None


def year_in(line: str, heads: bool) -> Years | None:
    """The year that a line hands down; None where it does not stand over others."""
    mention = heading_year(line) if heads else None
    return (mention.year_start, mention.year) if mention else None
