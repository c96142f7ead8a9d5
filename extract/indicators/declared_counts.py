"""Counts of activities that the body states, to be held against the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from extract.indicators.owners import ancestors, owner_of
from extract.model import Clause, Fragment
from extract.model.printed import printed_paragraphs

_COUNT = regex.compile(
    r"(?<!\p{L})(?:gồm|có|bao gồm|tổng số|tổng cộng)\s+(?:tổng số\s+)?(?P<n>\d{1,3})\s+(?:nhóm\s+)?"
    r"(?:hoạt động|nhiệm vụ|dự án|chương trình|đề án|giải pháp|nhiệm vụ/dự án|chương trình, dự án)(?!\p{L})",
    regex.IGNORECASE,
)
_COUNT_IN_HEADING = regex.compile(
    r"\(\s*(?:gồm\s+|có\s+|tổng số\s+)?\d{1,3}\s+(?:nhóm\s+)?(?:mục tiêu|chỉ tiêu|tiêu chí|chỉ số|hoạt động|nhiệm vụ|dự án"
    r"|chương trình|đề án|giải pháp|nội dung)(?!\p{L})[^()]{0,40}\)\s*[.:;]?\s*$",
    regex.IGNORECASE,
)
"""How many items stand below a heading: "Nhóm chỉ tiêu về môi trường (16 mục tiêu)"."""
_SUBJECT = regex.compile(r"^(?:về\s+)?(?:lĩnh(?:\s+vực)?\s+)?(?P<subject>[^:.]{3,120}):", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DeclaredCount:
    """A count of activities the text states: ``Có 03 hoạt động`` of ``lĩnh vực lâm nghiệp``."""

    clause_path: str
    raw: str
    subject: str
    count: int
    fragments: tuple[Fragment, ...]


def counts_items(heading: str) -> bool:
    """Whether a heading ends with the count of the items below it, which is no target."""
    return _COUNT_IN_HEADING.search(heading) is not None


def read_declared_counts(clauses: Sequence[Clause]) -> tuple[DeclaredCount, ...]:
    """Counts of activities that the body states, to be held against the tables."""
    by_path = {clause.path: clause for clause in clauses}
    return tuple(
        DeclaredCount(
            owner_of(clause, by_path)[0] or clause.path,
            match.group(0),
            _count_subject(clause, paragraph.text[: match.start()], by_path),
            int(match["n"]),
            paragraph.fragments,
        )
        for clause in clauses
        if any(map(_COUNT.search, clause.text.split("\n")))
        for paragraph in printed_paragraphs(clause)
        for match in _COUNT.finditer(paragraph.text)
    )


def _count_subject(clause: Clause, before: str, by_path: dict[str, Clause]) -> str:
    """What is counted: the words before the count, else the nearest heading."""
    match = _SUBJECT.match(before)
    if match:
        return match["subject"].strip()
    for outer in [clause, *ancestors(clause, by_path)]:
        if outer.heading:
            return outer.heading.strip(" :")
    return ""
