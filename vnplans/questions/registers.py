"""The registers under ``normalize/data`` as rows: bodies, units, provinces."""

from __future__ import annotations

from datetime import date
from functools import cache

from normalize.agency_names.register import agencies as agency_register
from normalize.places.provinces import provinces as province_register
from normalize.quantities.units import units as unit_register
from schema.contract.records import AgencyRecord, columns
from vnplans.listing import Listing


@cache
def agency_records() -> tuple[AgencyRecord, ...]:
    """The register of bodies as rows of the contract's table."""
    return tuple(
        AgencyRecord(
            agency_id=a.agency_id,
            name=a.name,
            name_en=a.name_en or None,
            abbreviation=a.abbreviation or None,
            level=a.level or None,
            province_code=a.province_code,
            valid_from=a.valid_from,
            valid_to=a.valid_to,
            successor_id=a.successor_id,
            act=a.act,
        )
        for a in agency_register()
    )


def agencies() -> Listing:
    """The bodies of the register."""
    names = columns("agencies")
    return Listing(names, tuple(tuple(getattr(a, n) for n in names) for a in agency_records()))


def units() -> Listing:
    """The units of the register, with the spellings that are read."""
    found = tuple((u.symbol, u.dimension, "; ".join(u.aliases)) for u in unit_register())
    return Listing(("unit", "dimension", "aliases"), found)


def provinces(on: date | None = None) -> Listing:
    """The provinces on a day (today): 63 before 1 July 2025, 34 since."""
    names = ("code", "name", "kind", "valid_from", "valid_to", "code_now", "name_now")
    return Listing(names, tuple(tuple(getattr(p, n) for n in names) for p in province_register(on)))
