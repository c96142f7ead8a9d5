"""The bodies of a row: of a task's and of an indicator's, read in one place.

Every cell of every role of bodies is read; positions count within a role over all cells, so that a cell of
lead bodies that names a supporting one itself does not take the place of the first of the column of those.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import regex

from extract.model import RawField
from normalize.agencies.read import AgencyMention, parse_agencies
from normalize.agency_names.register import day_of_year
from normalize.notes import Code, Note, info, warning
from normalize.roles import role_of
from schema.setting.document import Setting

_WORD = regex.compile(r"\p{L}{2,}")


@dataclass(frozen=True, slots=True)
class Body:
    """A body named in a cell, with its place among those of its role (1-based)."""

    mention: AgencyMention
    position: int
    raw: RawField

    @property
    def key(self) -> str:
        """The key of its provenance: ``lead.1``."""
        return f"{self.mention.role}.{self.position}"

    @property
    def sureness(self) -> float:
        """Of the reading or of the letters, whichever is less (0 to 1)."""
        return min(self.mention.confidence, self.raw.confidence)

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the text of its cell, half-open."""
        return self.mention.start, self.mention.end


def body_fields(fields: Iterable[RawField]) -> tuple[RawField, ...]:
    """The cells that hold bodies, in order."""
    return tuple(f for f in fields if role_of(f.role).holds_bodies)


def read_bodies(
    fields: Iterable[RawField], setting: Setting
) -> tuple[tuple[Body, ...], tuple[RawField, ...]]:
    """The bodies of cells in order, and the cells of approvers that hold a remark where a body should stand.

    Args:
        fields: cells of roles that hold bodies; an unknown name is kept, but for a column of approvers.
    """
    counts: Counter[str] = Counter()
    bodies: list[Body] = []
    remarks: list[RawField] = []
    for raw in fields:
        for mention in _mentions(raw, setting):
            if raw.role == "approver" and mention.agency_id is None and not mention.is_open_set:
                remarks.append(raw)
                continue
            counts[mention.role] += 1
            bodies.append(Body(mention, counts[mention.role], raw))
    return tuple(bodies), tuple(remarks)


def _mentions(raw: RawField, setting: Setting) -> tuple[AgencyMention, ...]:
    return parse_agencies(
        raw.text,
        default_role=role_of(raw.role).bodies,
        on=setting.on or day_of_year(setting.year),
        province_code=setting.province_code,
        level=setting.level,
        issuer=setting.issuer_id,
        named=setting.named,
    )


def remark_note(raw: RawField) -> Note:
    """What is said of a cell of approvers that names none."""
    return info(
        Code.AGENCY_UNKNOWN,
        "The column of approving bodies holds a remark and no body; the text is kept in approver_raw.",
        found=raw.text[:120],
    )


_FEWEST_WORDS = 2
"""Words of a cell that should name a body, at least: "Không", "nt", "-" name none and say so."""


def without_body(fields: Iterable[RawField], bodies: Iterable[Body]) -> tuple[RawField, ...]:
    """The cells of bodies that hold words and of which nothing was read: a remark, or text of another column."""
    read = {id(body.raw) for body in bodies}
    return tuple(
        raw for raw in fields if id(raw) not in read and len(_WORD.findall(raw.text)) >= _FEWEST_WORDS
    )


def no_body_note(raw: RawField) -> Note:
    """What is said of a cell under a heading of bodies that names none."""
    return warning(
        Code.CELL_SHIFTED,
        "The cell stands under a heading of bodies and names none: a remark, or text of another column.",
        found=raw.text[:120],
    )


def page_of(raw: RawField) -> int | None:
    """The page a cell begins on."""
    return raw.parts[0].place.page if raw.parts else None
