"""What a portal's page prints before and behind the document, in a text saved from it.

Before the letterhead: menu, attributes of the document ("Số hiệu:", "Ngày ban hành:"), an article about it. Behind
the signature or the last appendix: related documents, addresses, notices of the portal. It is told as seen, and
is no part of the plan: an article's sentences would else become clauses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from extract.model import Place, Sighting, SightingKind
from extract.plain_text.paragraphs import plain
from normalize.headers import is_number_header
from normalize.numbering.labels import Kind
from normalize.numbering.paragraph_labels import paragraph_label
from normalize.official_words import any_of, document_types, is_broken_state, names_state, signs_for, words

_WITHIN = 400
"""Lines before which a document's own letterhead stands."""
_OVER_STATE = 8
"""Lines of a letterhead over the name of the state, at most (a bar, the issuer, a dash)."""
_TAIL = 12
"""Lines of a page's foot that a single phrase may open."""
_HEADER = 12
"""Letters of the header of row numbers ("STT"), at most: a table stands there."""
_LONG_PHRASE = 4
"""Words of a phrase that may open a sentence."""
_NUMBER = regex.compile(r"\d+(?:/\d{4})?/\p{Lu}[\p{Lu}Đ-]+")


@dataclass(frozen=True, slots=True)
class Body:
    """The document's own lines, those before it blank so that each keeps its number; what stands around them."""

    lines: list[str]
    sightings: tuple[Sighting, ...]


def body_of(lines: Sequence[str]) -> Body:
    """The lines of the document inside a portal's page; all lines where nothing says that it is one."""
    first = _first_line(lines)
    last = _last_line(lines, first)
    around = ((0, first), (last, len(lines)))
    seen = tuple(s for a, b in around for s in _sighting(lines, a, b))
    return Body([""] * first + list(lines[first:last]), seen)


def _sighting(lines: Sequence[str], first: int, last: int) -> tuple[Sighting, ...]:
    texts = [text for line in lines[first:last] if (text := plain(line).strip("| "))]
    if not texts:
        return ()
    shown = " / ".join(texts)
    return (Sighting(SightingKind.OTHER_TEXT, Place(line=first + 1), shown, known=True),)


@cache
def _lines_of(use: str) -> regex.Pattern[str]:
    """A line that is a phrase of a page and nothing else but what a colon or a date adds; a long phrase may
    open a sentence."""
    whole = "|".join(regex.escape(phrase, literal_spaces=True) for phrase in words(use))
    long = "|".join(
        regex.escape(p, literal_spaces=True) for p in words(use) if len(p.split()) >= _LONG_PHRASE
    )
    return regex.compile(
        rf"(?=\W*\p{{Lu}})\W*(?:(?:{whole})(?:\W*|\s*:.{{0,80}}|[\s\d:/.,-]++)$|(?:{long})(?!\p{{L}}))",
        regex.IGNORECASE,
    )


def _first_line(lines: Sequence[str]) -> int:
    """The line on which the letterhead begins, where a portal's words stand before it; else 0."""
    state = next((k for k, line in enumerate(lines[:_WITHIN]) if _names_state_alone(lines, k)), None)
    if state is None:
        return 0
    first = state
    for k in range(state - 1, max(state - _OVER_STATE, 0) - 1, -1):
        text = plain(lines[k]).strip(" |*")
        if any(c.isalpha() for c in text):
            if not text.isupper():
                break
            first = k
        elif lines[k].strip() == "|" and first < state:
            first = k
            break
    known = sum(
        1 for line in lines[:first] if len(line) < 80 and _lines_of("portal_before").match(plain(line))
    )
    return first if known else 0


def _names_state_alone(lines: Sequence[str], at: int) -> bool:
    """Whether the name of the state begins on a line, over two lines perhaps: ``CỘNG HÒA XÃ HỘI⏎CHỦ NGHĨA …``."""
    text = plain(" ".join(lines[at : at + 2]).replace("|", " ")).strip(" *")
    return text.isupper() is not False and text[:4].isupper() and names_state(text) and _begins_state(text)


def _begins_state(text: str) -> bool:
    given = text.split()
    return any(is_broken_state(" ".join(given[:size])) for size in (8, 9, 7, 6)) or names_state(text[:60])


def _last_line(lines: Sequence[str], first: int) -> int:
    """The line behind the document: the first phrase of a page's foot that no part of a document follows."""
    signed = next((k for k in range(len(lines) - 1, first - 1, -1) if signs_for(plain(lines[k]))), None)
    if signed is None:
        return len(lines)
    marks = [k for k in range(signed + 1, len(lines)) if _is_foot(lines[k])]
    part = _last_part(lines, signed)
    marks = [k for k in marks if k > part]
    if not marks or (len(marks) == 1 and len(lines) - marks[0] > _TAIL):
        return len(lines)
    at = marks[0]
    return at - 1 if at > signed + 1 and _restates(lines[at - 1]) else at


def _is_foot(line: str) -> bool:
    return len(line) < 100 and _lines_of("portal_after").match(plain(line)) is not None


def _last_part(lines: Sequence[str], signed: int) -> int:
    """The last line behind the signature that opens an appendix, an article or a part of a document."""
    return next((k for k in range(len(lines) - 1, signed, -1) if _opens_part(lines[k])), signed)


def _opens_part(line: str) -> bool:
    text = plain(line).strip(" *:.|")
    if not text:
        return False
    if text.isupper() and _appendix().match(text):
        return True
    if len(text) < _HEADER and is_number_header(text):
        return True
    label = paragraph_label(text[:40])
    return label is not None and label.kind in (Kind.ARTICLE, Kind.ROMAN, Kind.CHAPTER)


@cache
def _appendix() -> regex.Pattern[str]:
    return regex.compile(any_of("appendix"), regex.IGNORECASE)


def _restates(line: str) -> bool:
    """The portal's own title under the text: ``Quyết định 2553/QĐ-TTg năm 2025 điều chỉnh …``."""
    text = plain(line)
    number = _NUMBER.search(text[:60])
    return number is not None and text.upper().startswith(document_types())
