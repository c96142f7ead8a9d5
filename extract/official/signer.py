"""Who signed, and as what."""

from __future__ import annotations

import regex

from extract.model.head import HeadField
from extract.official.zones import Line, Zone
from normalize.official_words import any_of
from normalize.text import clean

_SIGNER_ROLE = regex.compile(rf"(?:{any_of('signs_for')}\s?\.\s?)?{any_of('signer', capitals=True)}\b")

_PERSON = regex.compile(r"(?:\p{Lu}\p{Ll}*\s){1,4}\p{Lu}\p{Ll}+")


def signer_of(lines: list[Line]) -> tuple[HeadField[str] | None, HeadField[str] | None]:
    """The name below the signer's role, behind the end of the first text."""
    role: HeadField[str] | None = None
    for line in lines:
        if line.zone is not Zone.END:
            if role is not None:
                break
            continue
        match = _SIGNER_ROLE.search(line.text)
        rest = line.text
        if match is not None:
            role = HeadField(line.text, line.text, line.fragments, "letterhead")
            rest = line.text[match.end() :]
        names = _PERSON.findall(rest)
        if role is not None and names and not rest.isupper() and (match is None or len(rest) > len(names[-1])) and not rest.startswith("-"):  # fmt: skip
            if match is None and len(line.text) > 40:
                continue
            return HeadField(clean(names[-1]), line.text, line.fragments, "letterhead"), role
    return None, role
