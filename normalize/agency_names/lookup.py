"""Which body of the register does one name print?

A whole cell with several bodies is read by :func:`normalize.agencies.read.parse_agencies`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from normalize.agency_names.body import body_at
from normalize.agency_names.misprints import repaired_body
from normalize.agency_names.register import Agency
from normalize.agency_names.register_choice import Context
from normalize.agency_names.tokens import Tokens
from normalize.agency_names.words import word_at
from normalize.notes import Note

_LONGEST = 300
"""Letters of the longest name that is looked up."""


@dataclass(frozen=True, slots=True)
class AgencyMatch:
    """The body a text names.

    Attributes:
        agency: the row of the register.
        name: its name as the contract writes it, with a place where the body keeps one ("Điện lực Cao Bằng").
        rule: ``alias``, ``alias_with_place``, ``typing_error``, or ``office_holder`` ("Chủ tịch UBND tỉnh").
        confidence: 0 to 1.
        notes: repairs, and doubts about validity on the day.
    """

    agency: Agency
    name: str
    rule: str
    confidence: float
    notes: tuple[Note, ...]


def find_agency(text: str, *, on: date | None = None, level: str | None = None) -> AgencyMatch | None:
    """The one body that a text names, typed anyhow; None where it names none, or more than a name.

    Args:
        text: a name, at most 300 letters.
        on: the day as of which the name is meant: a short form may have stood for different bodies.
        level: ``centre``, ``province``, ``district`` or ``commune``: whose body a name without a level is
            (None: the province's).
    """
    tokens = Tokens(text[:_LONGEST])
    if not len(tokens) or len(text) > _LONGEST:
        return None
    context = Context(on, None, level or "province")
    title = word_at("title", tokens, 0)
    for first in (0, title[0]) if title and title[0] < len(tokens) else (0,):
        body = body_at(tokens, first, context)
        if body is None or body.last != len(tokens):
            body, _ = repaired_body(tokens, first, len(tokens), context)
        if body is not None:
            rule = "office_holder" if first else body.rule
            return AgencyMatch(body.row.agency, body.name, rule, body.confidence, body.notes)
    return None
