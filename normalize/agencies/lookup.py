"""Bodies of the Vietnamese state and its organisations: the register and the look-up of one name.

The register is ``data/agencies.csv`` (see ``docs/registers-agencies.md`` for how to add to it). A whole cell with
several bodies is read by :func:`normalize.agencies.read.parse_agencies`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from normalize.agencies.body import body_at
from normalize.agencies.index import near
from normalize.agencies.misprints import repaired_body
from normalize.agencies.register import LEVELS, Agency, RegisterRow, agencies, by_id, register, successor
from normalize.agencies.register_choice import Context
from normalize.agencies.tokens import Tokens
from normalize.agencies.words import word_at
from normalize.notes import Note

__all__ = [
    "LEVELS", "Agency", "AgencyMatch", "RegisterRow", "agencies", "by_id", "find_agency", "nearest", "register", "successor",
]  # fmt: skip


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


_LONGEST = 300
"""Letters of the longest name."""


def nearest(text: str, *, limit: int = 3) -> tuple[Agency, ...]:
    """The bodies whose names are nearest to a text, best first, at most ``limit``."""
    words = [w for w in Tokens(text[:_LONGEST]).plain if w != "va"]
    rows = (register()[r].agency for n in near(" ".join(words), limit=limit * 3) for r in n.rows)
    return tuple(dict.fromkeys(rows))[:limit]
