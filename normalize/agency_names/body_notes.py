"""Notes on a body that was read: its name is misprinted, or was not valid on the day."""

from __future__ import annotations

from datetime import date, timedelta

from normalize.agency_names.register import Agency, successor
from normalize.notes import Code, Note, info, warning

_GRACE = timedelta(days=31)
"""Reorganised bodies took up their names within weeks of the day: no doubt is raised inside them."""


def repaired(printed: str, name: str, what: str = "spelling") -> Note:
    """The note on a name that is misprinted but clear."""
    return info(Code.TEXT_REPAIRED, f"Agency read in spite of its {what}.", expected=name, found=printed)


def validity_notes(agency: Agency, on: date | None) -> list[Note]:
    if on is None or agency.valid(on):
        return []
    if agency.valid_to is not None and agency.valid_to < on - _GRACE:
        heir = successor(agency.agency_id, on)
        message = f"{agency.name} ended on {agency.valid_to}, before the document's date {on}."
        return [
            warning(Code.AGENCY_NOT_VALID, message, expected=heir.name if heir else None, found=agency.name)
        ]
    if agency.valid_from is not None and agency.valid_from > on + _GRACE:
        message = f"{agency.name} began on {agency.valid_from}, after the document's date {on}."
        return [warning(Code.AGENCY_NOT_VALID, message, found=agency.name)]
    return []
