"""What the head of a document does not say: a finding for each, with what helps."""

from __future__ import annotations

from collections.abc import Mapping

from extract.model.head import Head
from normalize.notes import Code, warning
from schema.recorder import Origin, Recorder

_MISSING = {
    "number": "The head of the document states no number: “Số: …” was looked for beside and under the issuer, down to the first "
    "basis or clause, and numbers of cited acts do not serve. State it with --number.",
    "issued_on": "The head of the document states no date: “<Place>, ngày … tháng … năm …” was looked for in it, and dates of cited "
    "acts do not serve. State it with --issued-on.",
    "issuer_raw": "The head of the document names no issuer: a body in capitals was looked for above its type. State it with --issuer.",
    "title": "The head of the document states no title: the lines below its type were looked for. Write it with vnplans correct.",
    "province_code": "No province is named by the issuer, the title or the place of the date. State it with --province.",
}
_OPEN = {
    "number": "The place of the number is empty, or what is written there by hand cannot be read; numbers of cited acts do not serve. "
    "State it with --number.",
    "issued_on": "The place of the date is empty, or what is written there by hand cannot be read; dates of cited acts do not serve. "
    "State it with --issued-on.",
}


def note_missing(values: Mapping[str, object], head: Head, document: str, recorder: Recorder) -> None:
    """Says which of the values of a head are not there, with the place that was left open where there is one.

    Args:
        values: the columns that a document of its kind has, each with what was read or stated; None where nothing was.
    """
    for column in (c for c, value in values.items() if value is None):
        place = next((p for p in head.open_places if p.field == column), None)
        message = _MISSING[column] if place is None else _OPEN[column]
        note = warning(Code.HEAD_MISSING, message, found=place.raw if place else None)
        page = place.fragments[0].place.page if place else None
        recorder.note("documents", document, column, note, page)
        if place is not None:
            recorder.show("documents", document, column, Origin(place.fragments, "head.open_place", 0.0))
