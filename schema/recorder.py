"""Collects findings and provenance while records are made, and gives each finding its id.

Notes of the parsers become findings here, once the record and the column they speak of are known; fragments
of cells and clauses become provenance rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.model import Fragment
from normalize.notes import Note
from schema.contract.ids import IdRegister, finding_id
from schema.contract.records import Finding, ProvenanceRecord


@dataclass(frozen=True, slots=True)
class WeakReading:
    """The least sure part that a value was read from: its confidence, its least sure word, its text and
    page."""

    confidence: float
    word: str
    text: str
    page: int | None


def weak_reading(fragment: Fragment, start: int, end: int) -> WeakReading:
    """How sure a part of a fragment's text is."""
    return WeakReading(
        fragment.confidence_in(start, end),
        fragment.weakest_in(start, end),
        fragment.text[start:end],
        fragment.place.page,
    )


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value was read.

    Attributes:
        parts: the printed parts of the cell or clause, in order; their texts joined by one space are its
            text.
        rule: how it was read: ``cell``, ``head.number``, ``legal``.
        confidence: how sure the reading is (0 to 1), beside the sureness of the letters.
        span: half-open span of the value in that text, None for the whole.
        deciding: spans of the words on which the value hangs, None for all: only doubts about these words are
            doubts about the value. Example: of ``giảm ít nhất 11% so với BAU`` the words ``11%``.
        first_part: number of parts that the value has already, from texts read before.
    """

    parts: Sequence[Fragment]
    rule: str
    confidence: float = 1.0
    span: tuple[int, int] | None = None
    deciding: Sequence[tuple[int, int]] | None = None
    first_part: int = 0

    def touched(self) -> Iterator[tuple[int, Fragment, tuple[int, int], WeakReading]]:
        """The parts that the span touches: number, part, span within it, and its weakest deciding words."""
        at = 0
        for number, fragment in enumerate(self.parts, self.first_part):
            end = at + len(fragment.text)
            if self.span is None or _overlap(self.span, at, end):
                own = _local(self.span, at, end)
                yield number, fragment, own, _weakest(fragment, own, self._deciding_in(at, end))
            at = end + 1

    def _deciding_in(self, at: int, end: int) -> list[tuple[int, int]] | None:
        if self.deciding is None:
            return None
        return [_local(words, at, end) for words in self.deciding if _overlap(words, at, end)]


@dataclass(frozen=True, slots=True)
class Remark:
    """A note with the record and the column it speaks of; ``page`` is the printed one, 1-based.

    Example: ``Remark("tables", "…:t2", "n_rows", note, 20)``.
    """

    table: str
    record: str
    field: str
    note: Note
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Traced:
    """The place of one value: ``Traced("clauses", "…:c:I.2", "text", origin)``."""

    table: str
    record: str
    field: str
    origin: Origin


class Recorder:
    """The findings and provenance of one document, in the order they were found out."""

    def __init__(self, document_id: str) -> None:
        self.document_id = document_id
        self._ids = IdRegister()
        self._findings: list[Finding] = []
        self._provenance: dict[tuple[str, str, str, int], ProvenanceRecord] = {}
        self._weak: dict[tuple[str, str, str], WeakReading] = {}
        self.read_from: list[tuple[Fragment, str, str, str]] = []
        """Each printed piece with the table, record and field of a value that was read from it."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(self._findings)

    @property
    def provenance(self) -> tuple[ProvenanceRecord, ...]:
        return tuple(self._provenance.values())

    def note(self, table: str, record: str, field: str | None, note: Note, page: int | None = None) -> None:
        """Files one note under the record and the column it speaks of."""
        self._findings.append(
            Finding(
                finding_id=self._ids.unique(finding_id(record, field, note.code.value)),
                document_id=self.document_id,
                record_table=table,
                record_id=record,
                field=field,
                code=note.code.value,
                severity=note.severity.value,
                message=note.message,
                expected=note.expected,
                found=note.found,
                page=page,
            )
        )

    def file(self, remarks: Iterable[Remark]) -> None:
        """Files remarks in their order."""
        for remark in remarks:
            self.note(remark.table, remark.record, remark.field, remark.note, remark.page)

    def place(self, traced: Iterable[Traced]) -> None:
        """Says where several values were read."""
        for value in traced:
            self.trace(value.table, value.record, value.field, value.origin)

    def notes(
        self, table: str, record: str, field: str | None, notes: Iterable[Note], page: int | None = None
    ) -> None:
        """Files several notes, the same one once."""
        for note in dict.fromkeys(notes):
            self.note(table, record, field, note, page)

    def trace(self, table: str, record: str, field: str, origin: Origin) -> int:
        """Says where a value was read: one row for each printed part that its span touches.

        Returns:
            The number of parts that were counted, touched or not.
        """
        for number, fragment, span, weakest in origin.touched():
            self.read_from.append((fragment, table, record, field))
            known = self._weak.get((table, record, field))
            if weakest.confidence < (known.confidence if known else 1.0):
                self._weak[table, record, field] = weakest
            if (table, record, field, number) not in self._provenance:
                sureness = round(min(origin.confidence, weakest.confidence), 3)
                row = _placed((table, record, field, number), origin.rule, sureness, fragment, span)
                self._provenance[table, record, field, number] = row
        return len(origin.parts)

    def show(self, table: str, record: str, field: str, origin: Origin) -> None:
        """Says where a value should stand that was not read, so that the place can be shown: no doubt of its letters
        is filed."""
        for number, fragment, span, _ in origin.touched():
            value = (table, record, field, number)
            self._provenance.setdefault(value, _placed(value, origin.rule, origin.confidence, fragment, span))

    def weakly_read(self, below: float) -> Iterator[tuple[str, str, str, WeakReading]]:
        """Table, record and field of every value read from letters less sure than ``below``, with the weakest
        part."""
        for (table, record, field), weakest in self._weak.items():
            if weakest.confidence < below:
                yield table, record, field, weakest


def _placed(
    value: tuple[str, str, str, int], rule: str, confidence: float, fragment: Fragment, span: tuple[int, int]
) -> ProvenanceRecord:
    """The row of a value (table, record, field, part) with the place and text of the printed part that it was read from."""
    table, record, field, part = value
    place = fragment.place
    box = place.box
    return ProvenanceRecord(
        record_table=table,
        record_id=record,
        field=field,
        part=part,
        page=place.page,
        x0=_round(box.x0) if box else None,
        top=_round(box.top) if box else None,
        x1=_round(box.x1) if box else None,
        bottom=_round(box.bottom) if box else None,
        line=place.line,
        char_start=span[0],
        char_end=span[1],
        raw=fragment.text,
        rule=rule,
        confidence=confidence,
    )


def _weakest(
    fragment: Fragment, span: tuple[int, int], deciding: Sequence[tuple[int, int]] | None
) -> WeakReading:
    """The weakest reading of a part, or of its deciding words; its text is the whole part's."""
    if deciding is None:
        return weak_reading(fragment, *span)
    readings = (weak_reading(fragment, *words) for words in deciding)
    sure = WeakReading(1.0, "", "", fragment.place.page)
    return replace(min(readings, key=lambda r: r.confidence, default=sure), text=fragment.text[slice(*span)])


def _round(value: float) -> float:
    return round(value, 2)


def _overlap(span: tuple[int, int], at: int, end: int) -> bool:
    return span[0] < end and span[1] > at


def _local(span: tuple[int, int] | None, at: int, end: int) -> tuple[int, int]:
    """The span within one part, half-open."""
    if span is None:
        return 0, end - at
    return max(span[0] - at, 0), min(span[1], end) - at
