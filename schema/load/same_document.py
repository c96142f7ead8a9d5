"""Whether two files are one document: their heads agree, or what is not stated is made up for by the text.

Two files are one document where number, issuer and date are stated in both and agree. Where they contradict
each
other in one of the three, they are two, however alike the text is: a consolidated text repeats the act that
it consolidates word for word, and is another document. Where one of the two does not state a part (the date
of a scan is often written by hand), the text decides: it must be nearly the same.

    >>> from dataclasses import replace
    >>> a = Identity(sha256="a" * 64, document_id="cao-bang-337-qd-ubnd-2018", number="337/QĐ-UBND",
    ...              province_code="04", issued_on=date(2018, 3, 27))
    >>> same_document(a, replace(a, sha256="b" * 64))
    True
    >>> same_document(a, replace(a, sha256="b" * 64, issued_on=None))  # nothing is known of the text
    False
    >>> same_document(a, replace(a, sha256="b" * 64, issued_on=date(2018, 12, 1)))
    False

The text is kept as a sketch: the ``SKETCH_SIZE`` smallest hashes of all runs of ``RUN`` syllables, without
tones, so that misread tone marks of a scan weigh nothing, and the order of clauses and cells neither.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from normalize.text import fold, key
from schema.contract.ids import UNNAMED, slug
from schema.contract.records import DocumentRecord, DocumentRecords

RUN = 3  # syllables hashed together
SKETCH_SIZE = 128  # hashes kept of a file; the likeness of two files is then known to some 5 per cent
SAME_TEXT = 0.5  # likeness (Jaccard) from which texts are one where a part of the head is missing
SAME_TEXT_NO_HEAD = 0.7  # the same where neither number nor title agree
FEWEST_RUNS = 8  # a text of fewer runs tells nothing
FEWEST_RUNS_NO_HEAD = 64
_MISREAD_ISSUER = 85.0  # per cent; two printed issuers so alike may be one, read a little otherwise
_NUMBER = re.compile(r"\d+")
_DIGITS = 8  # hexadecimal, of one hash


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What one file says of which document it is.

    Attributes:
        document_id: the id that its own head gives (``schema.contract.ids.document_id``), without ``~2``.
        number: as a key (``normalize.text.key``), so that ``337 /QĐ-UBND`` is found as ``337/QĐ-UBND`` is.
        sketch: of its text (:func:`sketch`); empty where it is not known.
    """

    sha256: str
    document_id: str
    number: str | None = None
    title: str | None = None
    issuer_raw: str | None = None
    issuer_id: str | None = None
    province_code: str | None = None
    issued_on: date | None = None
    sketch: str = ""


def identity(records: DocumentRecords) -> Identity:
    """The identity of the file that gave these records."""
    return head_identity(records.document, sketch(texts(records)))


def head_identity(document: DocumentRecord, sketched: str = "") -> Identity:
    """The identity of a file of which the head is known, and the text's sketch or nothing."""
    return Identity(
        sha256=document.sha256,
        document_id=telling_id(document),
        number=key(document.number) if document.number else None,
        title=document.title,
        issuer_raw=document.issuer_raw,
        issuer_id=document.issuer_id,
        province_code=document.province_code,
        issued_on=document.issued_on,
        sketch=sketched,
    )


def telling_id(document: DocumentRecord) -> str:
    """The id that a file's head gives, without ``~2``; one of which nothing was read is named by its hash."""
    own = document.document_id.partition("~")[0]
    return f"{own}-{document.sha256[:8]}" if own == UNNAMED else own


def same_document(one: Identity, other: Identity) -> bool:
    """Whether two files are one document; see the module."""
    if one.sha256 == other.sha256:
        return True
    agreed = _agreed(one, other)
    return False not in agreed and (all(agreed) or same_text(one, other))


def contradicts(one: Identity, other: Identity) -> bool:
    """Whether two files state another number, issuer or date."""
    return one.sha256 != other.sha256 and False in _agreed(one, other)


def states_all(one: Identity) -> bool:
    """Whether a file states its number, issuer and date."""
    return missing(one) == 0


def missing(one: Identity) -> int:
    """How many of number, issuer and date a file does not state, 0 to 3."""
    return (not one.number, not (one.province_code or one.issuer_raw), one.issued_on is None).count(True)


def _agreed(one: Identity, other: Identity) -> tuple[bool | None, ...]:
    """Whether number, issuer and date agree, each; None where one of the two does not state it."""
    return _same_number(one, other), _same_issuer(one, other), _same_date(one, other)


def _same_number(one: Identity, other: Identity) -> bool | None:
    if not one.number or not other.number:
        return None
    return key(one.number) == key(other.number)


def _same_date(one: Identity, other: Identity) -> bool | None:
    if one.issued_on is None or other.issued_on is None:
        return None
    return one.issued_on == other.issued_on


def _same_issuer(one: Identity, other: Identity) -> bool | None:
    """None where one of the two does not state it, or names no province where the other does.

    "Ủy ban nhân dân" alone is printed by every province; two bodies of one province (People's Committee and
    People's Council) are two issuers.
    """
    if one.issuer_id and other.issuer_id and one.issuer_id != other.issuer_id:
        return False
    if one.province_code and other.province_code:
        owners = {owner_of(one), owner_of(other)} - {""}
        return one.province_code == other.province_code and len(owners) < 2
    if one.province_code or other.province_code:
        return None
    printed, other_printed = key(one.issuer_raw or ""), key(other.issuer_raw or "")
    if not printed or not other_printed:
        return None
    if printed == other_printed:
        return True
    return None if fuzz.ratio(printed, other_printed) >= _MISREAD_ISSUER else False


def owner_of(one: Identity) -> str:
    """The first part of an id: ``cao-bang`` of ``cao-bang-337-qd-ubnd-2018``; empty where no number is
    stated."""
    if not one.number:
        return ""
    return one.document_id.partition(f"-{slug(one.number)}")[0]


def same_text(one: Identity, other: Identity) -> bool:
    """Whether two files have nearly the same text; where neither number nor title agree, it must be
    nearer."""
    if _numbers_of_titles_differ(one, other):
        return False
    named = _same_number(one, other) or (one.title and key(one.title) == key(other.title or ""))
    fewest, least = (FEWEST_RUNS, SAME_TEXT) if named else (FEWEST_RUNS_NO_HEAD, SAME_TEXT_NO_HEAD)
    if min(len(one.sketch), len(other.sketch)) < fewest * _DIGITS:
        return False
    return likeness(one.sketch, other.sketch) >= least


def _numbers_of_titles_differ(one: Identity, other: Identity) -> bool:
    """The plans of two years may be word for word alike: ``năm 2025`` is not ``năm 2026``."""
    if not one.title or not other.title:
        return False
    return sorted(_NUMBER.findall(one.title)) != sorted(_NUMBER.findall(other.title))


def texts(records: DocumentRecords) -> Iterator[str]:
    """Everything a file says: clauses, cells, tasks, indicators."""
    for clause in records.clauses:
        yield from (clause.heading or "", clause.text or "")
    yield from (c.text or c.raw or "" for c in records.cells if c.part == 0)
    yield from (t.title or "" for t in records.tasks)
    yield from (i.name or "" for i in records.indicators)


def sketch(texts: Iterable[str]) -> str:
    """The smallest hashes of a text's runs, in order, eight hexadecimal digits each."""
    runs: set[str] = set()
    for text in set(texts):
        words = fold(text).split()
        runs.update(map(" ".join, zip(*(words[n:] for n in range(RUN)), strict=False)))
    found = set(map(_hash, runs))
    return "".join(f"{h:0{_DIGITS}x}" for h in sorted(found)[:SKETCH_SIZE])


def _hash(run: str) -> int:
    """CRC-32 spread over its whole range, so that the smallest are a fair sample: the same on any machine."""
    return (zlib.crc32(run.encode("utf-8", "replace")) * 2_654_435_761) & 0xFFFFFFFF


def likeness(one: str, other: str) -> float:
    """The share of runs that two sketched texts have in common, 0 to 1 (Jaccard).

    >>> likeness(sketch(["trồng rừng phòng hộ"]), sketch(["trong rung phong ho"]))
    1.0
    """
    mine, others = _hashes(one), _hashes(other)
    if not mine or not others:
        return 0.0
    smallest = sorted(mine | others)[:SKETCH_SIZE]
    return sum(h in mine and h in others for h in smallest) / len(smallest)


def _hashes(sketched: str) -> frozenset[str]:
    return frozenset(sketched[n : n + _DIGITS] for n in range(0, len(sketched), _DIGITS))
