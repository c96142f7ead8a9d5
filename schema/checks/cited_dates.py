"""Dates of cited acts that cannot be: of another year than the act's number has, or later than the document that
cites it.

``Nghị quyết số 12/2024/QH15 ngày 05 tháng 6 năm 2025`` in a plan of May 2025: the date is misprinted, or the number is.
"""

from __future__ import annotations

from datetime import date

from normalize.acts import read_number
from normalize.notes import Code, Note, warning
from schema.checks.given import CheckInput
from schema.contract.records import LegalReferenceRecord
from schema.recorder import Recorder


def check_cited_dates(given: CheckInput, recorder: Recorder) -> None:
    """A finding on the date of each cited act that its number or the document's own date contradicts."""
    own = given.records.document.issued_on
    for reference in given.records.legal_references:
        note = _impossible(reference, own)
        if note is not None:
            recorder.note("legal_references", reference.reference_id, "issued_on", note, reference.page)


def _impossible(reference: LegalReferenceRecord, own: date | None) -> Note | None:
    """What contradicts the date of a cited act; the year of its number goes first."""
    dated = reference.issued_on
    if dated is None:
        return None
    number = read_number(reference.number or "")
    found = dated.isoformat()
    if number is not None and number.year is not None and number.year != dated.year:
        message = f"The number of the cited act is of {number.year}, its date of {dated.year}: one of them is misprinted."
        return warning(Code.SOURCES_DISAGREE, message, expected=str(number.year), found=found)
    if own is not None and dated > own:
        message = f"The cited act is dated later than the document that cites it, which is of {own}."
        return warning(Code.SOURCES_DISAGREE, message, found=found)
    return None
