"""Bodies: the register of agencies, and the bodies that a task or an indicator names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from schema.contract.columns import KEY, Id, one_of, owned_by, refers_to

BODY_ROLES = one_of("lead", "support", "implement", "direct", "monitor", "approve")
"""What a body does for a task or an indicator; ``tasks_wide`` has a column for each, in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyRecord:
    """One body in the register, valid from ``valid_from`` to ``valid_to`` (closed)."""

    agency_id: Id
    name: str
    name_en: str | None = None
    abbreviation: str | None = None
    level: str | None = None
    province_code: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successor_id: Annotated[str | None, refers_to("agencies.agency_id")] = None
    act: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskAgencyRecord:
    """One body named in a task.

    Attributes:
        position: 1-based, within the role.
        agency: the register's name as of the document's date; the phrase itself for an open set.
        raw: its fragment of the cell.
        scope: what it leads where several share.
    """

    task_id: Annotated[str, KEY, owned_by("tasks.task_id")]
    role: Annotated[str, KEY, BODY_ROLES]
    position: Annotated[int, KEY]
    agency_id: Annotated[str | None, refers_to("agencies.agency_id")] = None
    agency: str | None = None
    raw: str | None = None
    is_open_set: bool = False
    scope: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorAgencyRecord:
    """One body named for an indicator; columns as in :class:`TaskAgencyRecord`."""

    indicator_id: Annotated[str, KEY, owned_by("indicators.indicator_id")]
    role: Annotated[str, KEY, BODY_ROLES]
    position: Annotated[int, KEY]
    agency_id: Annotated[str | None, refers_to("agencies.agency_id")] = None
    agency: str | None = None
    raw: str | None = None
    is_open_set: bool = False
    scope: str | None = None
