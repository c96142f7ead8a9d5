"""The register of bodies: ``data/agencies.csv``, one row for one body during one stretch of time.

A row is a kind of body rather than a single office where every province has one: there is one
``so-tai-chinh``, not sixty-three. Its province is that of the document. Dates stand only where a source gives
them; a row that has a
``successor_id`` and no ``valid_to`` has ended on a day the register does not know.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from normalize.registers import Row, rows

LEVELS = ("centre", "province", "district", "commune", "all")


@dataclass(frozen=True, slots=True)
class Agency:
    """One body of the register (contract: table ``agencies``).

    Attributes:
        agency_id: readable and stable: ``so-tai-chinh``.
        name: full Vietnamese name, without a province's name, with the level where the name needs it.
        abbreviation: as in document numbers (``SKHĐT``) or as commonly written; empty where there is none.
        level: where in the state it stands: ``centre``, ``province``, ``district``, ``commune``, or ``all``
            for a body found at any of them. What sort of body it is says the register's column ``kind``.
        province_code: only for a body of one province; None for one that every province has.
        valid_from, valid_to: inclusive; None where open or not known.
        successor_id: the body that took over, None where it still exists (or none did).
        act: the act that made the change, only where a supplied text shows it.
    """

    agency_id: str
    name: str
    name_en: str
    abbreviation: str
    level: str
    province_code: str | None
    valid_from: date | None
    valid_to: date | None
    successor_id: str | None
    act: str | None

    def valid(self, on: date | None) -> bool:
        """Whether nothing in the register says that it did not exist on that day (None: any day)."""
        if on is None:
            return True
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A row with what look-up needs besides the body itself.

    Attributes:
        kind: ``state``, ``local_class`` (all bodies of one level together), ``party``, ``organisation``,
            ``justice``,
            ``press``, ``enterprise``, ``ad_hoc``.
        own_name: ``province`` where the printed body keeps the place in its name ("Điện lực Cao Bằng"),
            ``any`` where whatever follows belongs to the name ("Trường Cao đẳng nghề …"), ``dash`` where a comma instead
            of its dash makes two bodies of it ("Sở Giao thông vận tải - Xây dựng"), else empty.
        aliases: other printed forms; the name and the abbreviation are not repeated.
        source: where the row comes from; example: one printed form found there, empty where none was.
    """

    agency: Agency
    kind: str
    own_name: str
    aliases: tuple[str, ...]
    source: str
    example: str


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def register() -> tuple[RegisterRow, ...]:
    """All rows, in the file's order."""
    return tuple(_row(r) for r in rows("agencies"))


def _row(r: Row) -> RegisterRow:
    agency = Agency(
        agency_id=r["agency_id"],
        name=r["name"],
        name_en=r["name_en"],
        abbreviation=r["abbreviation"],
        level=r["level"],
        province_code=r["province_code"] or None,
        valid_from=_day(r["valid_from"]),
        valid_to=_day(r["valid_to"]),
        successor_id=r["successor_id"] or None,
        act=r["act"] or None,
    )
    aliases = tuple(a for a in r["aliases"].split("|") if a)
    return RegisterRow(agency, r["kind"], r["own_name"], aliases, r["source"], r["example"])


@cache
def agencies() -> tuple[Agency, ...]:
    """The register, by id."""
    return tuple(row.agency for row in register())


@cache
def by_id() -> dict[str, Agency]:
    """The register as a mapping."""
    return {a.agency_id: a for a in agencies()}


@cache
def _years_of_change() -> frozenset[int]:
    """Years in which a body of the register began or ended."""
    days = (day for a in agencies() for day in (a.valid_from, a.valid_to))
    return frozenset(day.year for day in days if day is not None)


def day_of_year(year: int | None) -> date | None:
    """The day as of which names in a document of a year are read where only the year is known.

    None where bodies began or ended in that year, so that its days differ. Example: 2026 → 1 January 2026; 2025 → None.
    """
    return None if year is None or year in _years_of_change() else date(year, 1, 1)


def successor(agency_id: str, on: date) -> Agency | None:
    """The body that has this one's duties on that day: itself while it is valid, else along the successors.

    Returns:
        None for an unknown id, and where the register knows of no body that took over by then.
    """
    known = by_id()
    agency, visited = known.get(agency_id), {agency_id}
    while agency is not None:
        ended = agency.valid_to is not None and agency.valid_to < on
        heir = known.get(agency.successor_id or "")
        begun = heir is not None and (heir.valid_from is None or heir.valid_from <= on)
        if not ended and (agency.valid_to is not None or not begun):
            return agency
        if heir is None or heir.agency_id in visited:
            return None
        visited.add(heir.agency_id)
        agency = heir
    return None
