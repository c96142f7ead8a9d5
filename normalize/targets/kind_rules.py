"""The rules that tell the kind of one value, in their order: the first that decides is right.

A rule is asked of a :class:`Case` and gives a kind, None where the value is wanted, or :data:`OPEN` where it cannot tell.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

import regex

from normalize.targets.compared import (
    compared_in_bracket,
    compared_plan,
    compared_value,
    plan_behind,
    plan_in_bracket,
)
from normalize.targets.kind_words import own_bracket, own_words
from normalize.targets.model import Piece
from normalize.targets.reported import (
    changed_since,
    counts_part_year,
    expects_share,
    is_forecast,
    of_part_year,
    reports,
    runs_short,
    share_of,
    states,
)
from normalize.targets.sentences import sentence_of
from normalize.targets.told import (
    SHARE,
    STATE,
    Told,
    begins_today,
    bracket,
    former,
    goes_on,
    lies_ahead,
    tells_today,
)
from normalize.targets.words import find_directions, pattern_of
from normalize.targets.years import YearMention
from normalize.text import compiled


class Open(Enum):
    """What a rule gives that cannot tell."""

    OPEN = "open"


OPEN = Open.OPEN
Verdict = str | None | Open


_BRACKET_YEAR = regex.compile(
    r"\(\s*(?!.*(?<!\p{L})(?:dự kiến|phấn đấu|mục tiêu)(?!\p{L}))(?:[^()\d]{0,40}\s)?năm\s+(?:19|20)\d\d\s*(?:[^()\d]{0,30})?$",
    regex.IGNORECASE,
)
"""``(năm 2024: ``, ``(thực hiện năm 2024 là ``: a bracket that tells of a year."""


def _like_estimate(
    text: str, pieces: Sequence[Piece], index: int, before: Sequence[str | None]
) -> str | None:
    """``Xuất khẩu ước cả năm đạt 2,35 tỷ USD, vượt kế hoạch; nhập khẩu 1,1 tỷ USD``: a sentence that estimates and reports
    goes on estimating, where the part of the value names no time and no deed that is done."""
    start = pieces[index].quantity.start
    begin, _ = sentence_of(text, start)
    estimated = any(
        k == "estimate" and begin <= p.quantity.start for k, p in zip(before, pieces, strict=False)
    )
    own = text[begin:start].rpartition(";")[2]
    return "estimate" if estimated and ";" in text[begin:start] and not _OWN_TIME.search(own) else None


_OWN_TIME = regex.compile(r"(?<!\p{L})(?:đã|năm|tháng|quý|kỳ|lũy kế|ngày)(?!\p{L})", regex.IGNORECASE)
_AIM_OF_PAST = regex.compile(r"\s*(?:mục tiêu|chỉ tiêu)\s*:?\s*(?:là\s+)?", regex.IGNORECASE)
"""``Năm 2024 đạt 5,1% (mục tiêu 5,5%)``."""


def _ends_before(mention: YearMention | None, earlier: YearMention | None, inherited: int | None) -> bool:
    """``ước đạt 28,9% (bình quân 3 năm 2001 - 2003 đạt 30,1%)``: of years before the one that is estimated."""
    year = earlier.year if earlier is not None else inherited
    return mention is not None and mention.year is not None and year is not None and mention.year < year


_UP_TO = regex.compile(r"(?:tính\s+)?đến\s", regex.IGNORECASE)
"""``Tính đến 31/12/2024`` under a heading of how things are."""

_EXISTING = regex.compile(r"(?:\s+\p{L}+){0,5}?\s+hiện có(?!\p{L})", regex.IGNORECASE)
_IMPROVES = regex.compile(
    r"(?<!\p{L})(?:nâng|cải tạo|mở rộng|sửa chữa|thay|chuyển đổi|di dời|so với)(?!\p{L})", regex.IGNORECASE
)
"""``Vận hành 12 trạm quan trắc hiện có`` tells how many there are; to mend them is a work to be done."""
_NOW_VERB = r"(?:\s+(?:ở|là|mức|khoảng|trên|dưới|gần|chiếm|mới|chỉ|đạt|bằng))"
_IS_NOW = regex.compile(
    rf"(?:[(,;]\s*hiện{_NOW_VERB}*|(?<!(?:thực|thể|phát|biểu|xuất)\s)(?<=\p{{L}}\s)hiện{_NOW_VERB}+)\s*$",
    regex.IGNORECASE,
)
"""``hiện chiếm 16%``, ``54% (hiện 51,3%)``."""


@dataclass(frozen=True)
class Case:
    """One value in its sentence.

    Attributes:
        index: its place among the pieces.
        mentions: the year that governs each piece.
        whole: the piece of which it is a part.
        before: the kinds of the pieces before it.
        inherited: the year that the context gives.
    """

    text: str
    pieces: Sequence[Piece]
    index: int
    mentions: Sequence[YearMention | None]
    whole: int | None
    before: Sequence[str | None]
    told: Told
    inherited: int | None

    @property
    def piece(self) -> Piece:
        return self.pieces[self.index]

    @property
    def mention(self) -> YearMention | None:
        return self.mentions[self.index]

    @property
    def start(self) -> int:
        return self.piece.quantity.start

    @property
    def own(self) -> str:
        """The words of its part before it."""
        return self.text[self.piece.start : self.start]

    @cached_property
    def inside(self) -> str | None:
        """The words of its bracket before it."""
        return bracket(self.text, self.start)

    @property
    def year(self) -> int | None:
        return self.mention.year if self.mention is not None else self.inherited

    @property
    def is_past(self) -> bool:
        return self.year is not None and self.told.now is not None and self.year < self.told.now

    @property
    def may_be_over(self) -> bool:
        """Whether its year, where one is known, is not to come."""
        return self.year is None or self.told.now is None or self.year <= self.told.now

    @property
    def has_no_year(self) -> bool:
        return self.mention is None and self.inherited is None

    @property
    def ends_open(self) -> bool:
        """A list of figures alone, of no year that the context gives."""
        return self.told.alone and self.inherited is None

    @cached_property
    def is_report(self) -> bool:
        return reports(self.text, self.piece, wanted=self.told.wanted) and self.may_be_over


def observed(before: Sequence[str | None]) -> bool:
    """Whether the value before was no target."""
    return bool(before) and before[-1] is not None


def kind_of(case: Case) -> str | None:
    """The kind of a value; None where it is wanted."""
    for rule in _RULES:
        found = rule(case)
        if not isinstance(found, Open):
            return found
    return case.told.kind


def _compared(case: Case) -> Verdict:
    """Against what another value is held."""
    against = compared_in_bracket(case.text, case.start)
    if against is not None:
        return against[0]
    inside = case.inside
    if inside is not None and any(plan_in_bracket().match(w) for w in (inside, own_bracket(inside))):
        return "plan"
    if compared_plan(case.text, case.piece):
        return "plan"
    if compared_value(case.text, case.piece):
        return "actual" if case.told.kind or observed(case.before) else "baseline"
    is_aim = inside is not None and _AIM_OF_PAST.fullmatch(inside)
    return "plan" if case.is_past and observed(case.before) and is_aim else OPEN


def _fulfilled(case: Case) -> Verdict:
    """A share of a plan that is fulfilled."""
    beyond = compiled(r"(?<!\p{L})vượt\s*$", regex.IGNORECASE).search(case.text[: case.start]) is not None
    is_share = (case.piece.quantity.unit == "%" or beyond) and share_of().match(
        case.text, case.piece.quantity.end
    )
    is_told = case.told.kind or observed(case.before) or case.is_past or case.is_report
    return SHARE if is_share and (is_told or expects_share(case.text, case.piece)) else OPEN


def _foreseen(case: Case) -> Verdict:
    """What is expected of a time that is not over."""
    if is_forecast(case.text, case.piece) or (expects_share(case.text, case.piece) and case.may_be_over):
        return "estimate"
    short = case.ends_open and case.told.kind is None
    return "estimate" if short and runs_short(case.text, case.piece, case.mention, case.told.now) else OPEN


def _worded(case: Case) -> Verdict:
    """What the nearest words say."""
    own = own_words(case.text, case.piece, case.inside)
    if own is None and _IS_NOW.search(case.text[: case.start]):
        own = "current"
    if own is None:
        return OPEN
    return "current" if (own, case.told.kind) == ("actual", "current") and case.mention is None else own


def _as_it_is(case: Case) -> Verdict:
    """What there is today, or was counted in a part of the year."""
    if case.has_no_year and begins_today(case.text, case.piece) and not find_directions(case.own):
        return "current"
    ahead = lies_ahead(case.mention, case.told)
    if case.ends_open and not ahead and counts_part_year(case.text, case.piece):
        return case.told.kind or "actual"
    exists = _EXISTING.match(case.text, case.piece.quantity.end) and not _IMPROVES.search(case.own)
    return "current" if case.told.alone and exists else OPEN


def _reported(case: Case) -> Verdict:
    """What a report tells."""
    text, piece, told = case.text, case.piece, case.told
    if case.is_report or plan_behind(text, piece.quantity.end):
        counted = told.kind == "estimate" and of_part_year(text, piece)
        like = told.kind or _like_estimate(text, case.pieces, case.index, case.before)
        return "actual" if counted else like or "actual"
    if told.now is None and changed_since(text, piece, case.mention, wanted=told.wanted):
        return "actual"
    return (
        STATE if told.kind is None and case.has_no_year and states(text, piece, wanted=told.wanted) else OPEN
    )


def _past(case: Case) -> Verdict:
    """What is of a year that is over, or of a bracket that tells of one."""
    inside, told, mention = case.inside, case.told, case.mention
    tells = inside is not None and _BRACKET_YEAR.search(f"({inside}") and not lies_ahead(mention, told)
    if not (case.is_past or tells):
        return OPEN
    until = told.kind == "current" and _UP_TO.match(case.text, mention.start if mention else 0)
    return "current" if until else "actual"


def _wanted(case: Case) -> Verdict:
    """What its own words want."""
    return None if pattern_of("wanted").search(case.own) else OPEN


def _like_those_before(case: Case) -> Verdict:
    """What goes on telling as the values before it."""
    text, pieces, before, told = case.text, case.pieces, case.before, case.told
    earlier = former(text, pieces, before, case.index, case.whole)
    if earlier is not None and goes_on(text, pieces[earlier], case.piece, case.mention, told):
        over = _ends_before(case.mention, case.mentions[earlier], case.inherited)
        return "actual" if before[earlier] == "estimate" and over else before[earlier]
    today = case.index and before[case.index - 1] in ("current", STATE) and case.mention is None
    return before[case.index - 1] if today and tells_today(text, pieces, case.index) else OPEN


_RULES: tuple[Callable[[Case], Verdict], ...] = (
    _compared, _fulfilled, _foreseen, _worded, _as_it_is, _reported, _past, _wanted, _like_those_before,
)  # fmt: skip
