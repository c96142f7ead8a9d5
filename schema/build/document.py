"""The head of a document to its record: who issued it, when, for which province and which years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from extract.model import Document, PageKind, Paragraph, TextSource
from extract.model.head import Head, HeadField
from extract.official.amended_act import AmendedAct
from extract.official.head import LOCAL, is_central
from extract.official.issuer import joint_issuers
from normalize.agencies.read import parse_agencies
from normalize.agency_names.lookup import find_agency
from normalize.agency_names.register import by_id
from normalize.notes import Code, Note, error, warning
from normalize.places.provinces import Province, find_province, province_now
from schema.build.level import BELOW_PROVINCE, level_of_place
from schema.build.missing_head import note_missing
from schema.contract.ids import document_id
from schema.contract.records import DocumentRecord
from schema.recorder import Origin, Recorder, Remark
from schema.version import program_version

T = TypeVar("T")

_LAST_DAY_OF_63 = date(2025, 6, 30)
"""The last day of the provinces that were joined on 1 July 2025."""
_PICTURES = (PageKind.SCANNED, PageKind.FRAMED_SCAN, PageKind.WRONG_TEXT)


@dataclass(frozen=True, slots=True)
class HeadOverrides:
    """What a person states because the file does not; each wins over what was read."""

    number: str | None = None
    issuer: str | None = None
    issued_on: date | None = None
    province: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentIdentity:
    """What the other records need to know of their document."""

    document_id: str
    number: str | None
    issuer: str | None
    issued_on: date | None
    province: Province | None

    @property
    def level(self) -> str:
        """``province``, ``district``, ``commune`` or ``centre``: what a body printed without its place belongs to."""
        issuer = by_id().get(issuer_id(self) or "")
        if issuer is not None and issuer.level in BELOW_PROVINCE:
            return issuer.level
        named = level_of_place(self.issuer, self.issued_on)
        if named is not None:
            return named
        return "province" if self.province is not None else "centre"


def identify(document: Document, head: Head, overrides: HeadOverrides) -> DocumentIdentity:
    """Number, issuer, date and province of a document, and its id."""
    number = overrides.number or _value(head.number)
    issuer = overrides.issuer or _value(head.issuer_raw)
    issued_on = overrides.issued_on or _value(head.issued_on)
    province = _province(head, overrides, issued_on)
    owner = province.name if province else issuer
    title = _value(head.title) or _first_words(document)
    return DocumentIdentity(document_id(owner, number, issued_on, title), number, issuer, issued_on, province)


def _value(field: HeadField[T] | None) -> T | None:
    return field.value if field is not None else None


def _first_words(document: Document) -> str | None:
    return next((b.text for b in document.blocks if isinstance(b, Paragraph)), None)


def _province(head: Head, overrides: HeadOverrides, on: date | None) -> Province | None:
    for text in (overrides.province, _value(head.province_name)):
        if text and (found := find_province(text, on=on)) is not None:
            return found
    named = _value(
        head.province_name
    )  # "Hồ Chí Minh" alone is a person's name too, so that it is not found as a place
    if named:
        return find_province(f"thành phố {named}", on=on)
    ended = ended_province(_value(head.issuer_raw), on)
    return province_now(ended.code, ended.valid_to) if ended is not None else None


def ended_province(issuer: str | None, on: date | None) -> Province | None:
    """The province that an issuer names and that had been joined to another before the day; None where none had."""
    if issuer is None or on is None or find_province(issuer, on=on) is not None:
        return None
    found = find_province(issuer, on=_LAST_DAY_OF_63)
    return found if found is not None and found.valid_to is not None and found.valid_to < on else None


def _note_ended(identity: DocumentIdentity, recorder: Recorder) -> None:
    """Says that the province of the issuer had ended, and under which one its document stands."""
    ended = ended_province(identity.issuer, identity.issued_on)
    if ended is None or identity.province is None:
        return
    message = (
        f"{ended.name} ended on {ended.valid_to}, before the document's date {identity.issued_on};"
        f" the province of today that has its land is taken, {identity.province.name}."
    )
    note = warning(Code.AGENCY_NOT_VALID, message, expected=identity.province.name, found=identity.issuer)
    recorder.note("documents", identity.document_id, "province_code", note)


def _unknown_issuer(issuer: str) -> Note:
    message = f"The issuer “{issuer}” is no body of the register; issuer_raw keeps it as printed."
    return warning(Code.AGENCY_UNKNOWN, message, found=issuer)


def build_document(
    document: Document, head: Head, identity: DocumentIdentity, overrides: HeadOverrides, recorder: Recorder
) -> DocumentRecord:
    """The row of ``documents``; what the head left open becomes findings."""
    issuer = issuer_id(identity)
    _trace_head(head, identity, overrides, recorder)
    note_missing(_expected(head, identity), head, identity.document_id, recorder)
    if issuer is None and identity.issuer is not None:
        recorder.note("documents", identity.document_id, "issuer_id", _unknown_issuer(identity.issuer))
    _note_ended(identity, recorder)
    province = identity.province
    now = province_now(province.code, identity.issued_on) if province else None
    return DocumentRecord(
        document_id=identity.document_id,
        number=identity.number,
        doc_type=head.doc_type.value,
        title=_value(head.title),
        issuer_id=issuer,
        issuer_raw=identity.issuer,
        province_code=province.code if province else None,
        province_code_now=now.code if now else None,
        issued_on=identity.issued_on,
        period_start=_value(head.period_start),
        period_end=_value(head.period_end),
        vision_year=_value(head.vision_year),
        source_file=document.file_name,
        sha256=document.sha256,
        media_type=document.media_type,
        text_source=document.text_source.value,
        pages=document.n_pages,
        status=status_of(document),
        pipeline_version=program_version(),
    )


def _expected(head: Head, identity: DocumentIdentity) -> dict[str, object]:
    """The columns that the head should fill: the province of all but a body of the centre, or one that may be."""
    values: dict[str, object] = {
        "number": identity.number,
        "issued_on": identity.issued_on,
        "issuer_raw": identity.issuer,
        "title": head.title.value if head.title else None,
    }
    issuer = identity.issuer
    is_local = issuer is None or bool(LOCAL.search(issuer) and not is_central(issuer, identity.issued_on))
    return {**values, "province_code": identity.province} if is_local else values


def issuer_id(identity: DocumentIdentity) -> str | None:
    """The id of the body that issued the document: of "UBND TỈNH X SỞ Y TẾ" the lower one, printed last; of two
    that issue together the first."""
    if identity.issuer is None:
        return None
    first, *others = joint_issuers(identity.issuer)
    whole = find_agency(first, on=identity.issued_on)
    if whole is not None:
        return whole.agency.agency_id
    return _lower_of_two(first, identity.issued_on) if others else _read_issuer(identity, identity.issuer)


def _read_issuer(identity: DocumentIdentity, issuer: str) -> str | None:
    """The id of the last of several bodies in the issuer's name."""
    province = identity.province.code if identity.province else None
    named = parse_agencies(
        issuer,
        default_role="lead",
        on=identity.issued_on,
        province_code=province,
        level="province" if province else "centre",
    )
    if named and all(m.agency_id for m in named):
        return named[-1].agency_id
    return _lower_of_two(issuer, identity.issued_on)


def _lower_of_two(issuer: str, on: date | None) -> str | None:
    """The second of two bodies that are printed on two lines and look like one name: "BAN CHẤP HÀNH TRUNG ƯƠNG ĐẢNG ĐOÀN
    QUỐC HỘI"; of "UBND TỈNH X VĂN PHÒNG" the office of the first."""
    words = issuer.split()
    for at in range(1, len(words)):
        upper, lower = " ".join(words[:at]), " ".join(words[at:])
        if find_agency(upper, on=on) is None:
            continue
        found = find_agency(lower, on=on) or find_agency(f"{lower} {upper}", on=on)
        if found is not None:
            return found.agency.agency_id
    return None


def status_of(document: Document) -> str:
    """ok, partial (a page failed or could not be read), needs_ocr (all its text is on pages that wait),
    failed."""
    failed = any(n.code is Code.PAGE_FAILED for p in document.pages for n in p.notes)
    waits = waits_for_ocr(document)
    if waits and not document.blocks:
        return "needs_ocr"
    return "partial" if failed or waits else "ok"


def waits_for_ocr(document: Document) -> bool:
    """Whether a page is a picture that was not read, because OCR did not run on it."""
    return any(p.kind in _PICTURES and p.text_source is not TextSource.OCR for p in document.pages)


def page_remarks(document: Document, record: str) -> Iterator[Remark]:
    """What is said of pages that were not read, and of the whole file."""
    for page in document.pages:
        for note in dict.fromkeys(page.notes):
            yield Remark("documents", record, "pages", note, page.number)
    for note in dict.fromkeys(document.notes):
        yield Remark("documents", record, "status", note)
    if status_of(document) == "needs_ocr":
        message = "No page holds text: the file is a scan. Install Tesseract with Vietnamese data and ingest it again."
        yield Remark("documents", record, "status", error(Code.OCR_MISSING, message))


def _trace_head(head: Head, identity: DocumentIdentity, overrides: HeadOverrides, recorder: Recorder) -> None:
    fields: Sequence[tuple[str, HeadField[str] | HeadField[date] | HeadField[int] | None, object]] = (
        ("number", head.number, overrides.number),
        ("doc_type", head.doc_type, None),
        ("title", head.title, None),
        ("issuer_raw", head.issuer_raw, overrides.issuer),
        ("issued_on", head.issued_on, overrides.issued_on),
        ("province_code", head.province_name, overrides.province),
        ("period_start", head.period_start, None),
        ("period_end", head.period_end, None),
        ("vision_year", head.vision_year, None),
    )
    for column, field, stated in fields:
        if field is None or stated:
            continue
        origin = Origin(field.fragments, f"head.{field.rule}", field.confidence)
        recorder.trace("documents", identity.document_id, column, origin)
        page = field.fragments[0].place.page if field.fragments else None
        recorder.notes("documents", identity.document_id, column, field.notes, page)
    recorder.notes("documents", identity.document_id, "period_start", head.period_notes)


def with_amended(record: DocumentRecord, amended: AmendedAct | None, recorder: Recorder) -> DocumentRecord:
    """The document with what it says to do to an earlier act, and where it names that; whether the database has the act is
    known there (``schema.load.amendments``)."""
    if amended is None:
        return record
    origin = Origin(amended.fragments, f"amends.{amended.rule}", span=(amended.start, amended.end))
    for column in ("amends_id", "amendment"):
        recorder.trace("documents", record.document_id, column, origin)
    page = amended.fragments[0].place.page if amended.fragments else None
    recorder.notes("documents", record.document_id, "amends_id", amended.notes, page)
    return replace(record, amendment=amended.effect)
