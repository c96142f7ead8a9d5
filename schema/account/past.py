"""Clauses that tell what was, whose figures are no targets, and those of standing duties, which are no tasks."""

from __future__ import annotations

from functools import cache

import regex

from normalize.registers import rows
from normalize.text import fold
from schema.contract.records import DocumentRecords


def in_past(records: DocumentRecords) -> frozenset[str]:
    """The ids of the clauses under a heading such as ``Kết quả thực hiện năm 2025``, that clause included."""
    found: set[str] = set()
    for clause in records.clauses:
        told = fold(clause.heading or (clause.text or "").split("\n")[0][:_HEADING])
        if clause.parent_id in found or tells_past(told):
            found.add(clause.clause_id)
    return frozenset(found)


def in_duties(records: DocumentRecords) -> frozenset[str]:
    """The ids of the clauses of standing duties: under such a heading (``Tổ chức thực hiện``), or in an
    article."""
    found: set[str] = set()
    for clause in records.clauses:
        told = fold(clause.heading or (clause.text or "").split("\n")[0][:_HEADING])
        is_article = fold(clause.label or "").startswith("đieu")
        if clause.parent_id in found or is_article or _duties().search(told):
            found.add(clause.clause_id)
    return frozenset(found)


_HEADING = 80
"""Letters of a clause without a heading that may be one."""


@cache
def _duties() -> regex.Pattern[str]:
    phrases = "|".join(
        regex.escape(fold(row["phrase"])) for row in rows("part_titles") if row["kind"] == "duties"
    )
    return regex.compile(rf"\b(?:{phrases})\b")


def tells_past(told: str) -> bool:
    """Whether a phrase of the past stands in a folded text; as a mere piece of it it is found soonest."""
    return any(phrase in told for phrase in _phrases_of_past()) and _past().search(told) is not None


@cache
def _phrases_of_past() -> tuple[str, ...]:
    return (*_folded("past"), *_folded("past_at_start"))


def _folded(kind: str) -> tuple[str, ...]:
    return tuple(fold(row["phrase"]) for row in rows("part_titles") if row["kind"] == kind)


@cache
def _past() -> regex.Pattern[str]:
    anywhere = "|".join(map(regex.escape, _folded("past")))
    at_start = "|".join(map(regex.escape, _folded("past_at_start")))
    return regex.compile(rf"\b(?:{anywhere})\b|^(?:\W*\w{{1,3}}\W+)?(?:{at_start})\b")
