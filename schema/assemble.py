"""A document, read, to all its records: the one place where extract's rows meet normalize's parsers.

The steps are the design's: head, legal references, clauses, tables, tasks, indicators; then the checks. Nothing
here touches files or the database.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.clauses.tree import read_clauses
from extract.indicators.read import read_declared_counts, read_indicators
from extract.model import Clause, Column, Document, Grid, Paragraph, Table
from extract.official.cited_acts import LegalReference, read_legal_references
from extract.official.head import read_head
from extract.tables.read import body_rows, read_tables
from extract.tasks.of_prose import read_prose_tasks
from extract.tasks.of_tables import read_task_tables
from normalize.notes import Code, warning
from normalize.quantities.separators import NumberStyle, guess_separators
from normalize.roles import role_of
from normalize.text import fold
from schema.build.document import DocumentIdentity, HeadOverrides, build_document, identify, note_pages
from schema.build.indicators import build_indicators
from schema.build.tables import build_cells, build_joins, build_table, note_rejected
from schema.build.tasks import build_tasks
from schema.checks import CheckInput, SecondReading, run_checks
from schema.contract.ids import IdRegister, clause_id, reference_id
from schema.contract.records import ClauseRecord, DocumentRecords, LegalReferenceRecord
from schema.recorder import Recorder
from schema.setting.document import Setting
from schema.setting.money_columns import MoneyColumns, money_columns, shared_unit
from schema.sums.settle import settle_figures


def build_records(
    document: Document,
    overrides: HeadOverrides | None = None,
    extra_headers: Mapping[str, str] | None = None,
    second: Sequence[SecondReading] = (),
) -> DocumentRecords:
    """All records of one document.

    Args:
        overrides: number, issuer, date, province as a person states them.
        extra_headers: header phrase → role, taught for this run.
        second: cells as a second reader saw them, to be held against the first.
    """
    overrides = overrides or HeadOverrides()
    head = read_head(document.blocks)
    identity = identify(document, head, overrides)
    recorder = Recorder(identity.document_id)
    ids = IdRegister()
    record = build_document(document, head, identity, overrides, recorder)
    note_pages(document, identity, recorder)
    clauses = read_clauses(document.blocks)
    clause_ids = {c.path: clause_id(identity.document_id, c.path) for c in clauses}
    tables = read_tables(document.blocks, extra_headers)
    rows = read_task_tables(tables)
    setting = _setting(identity, tables)
    settled = settle_figures(tables, rows, setting)
    if settled != tables:
        tables, rows = settled, read_task_tables(settled)
    printed = [t for r in rows for t in r.tasks]
    printed += read_prose_tasks(clauses, len(printed))
    tasks = build_tasks(printed, setting, recorder, ids, clause_ids)
    found = read_indicators(clauses, tables, printed)
    indicators = build_indicators(found, setting, recorder, ids, tasks.ids)
    for table_rows in rows:
        note_rejected(table_rows, identity.document_id, recorder)
    _note_unread_appendix(document, tables, identity, recorder)
    records = DocumentRecords(
        document=record,
        legal_references=_references(read_legal_references(document.blocks), identity.document_id, recorder),
        clauses=_clauses(clauses, clause_ids, identity.document_id, recorder),
        tables=tuple(build_table(t, identity.document_id, recorder) for t in tables),
        joins=tuple(j for t in tables for j in build_joins(t, identity.document_id)),
        cells=tuple(c for t in tables for c in build_cells(t, identity.document_id)),
        tasks=tuple(tasks.tasks),
        task_agencies=tuple(tasks.agencies),
        task_products=tuple(tasks.products),
        task_budgets=tuple(tasks.budgets),
        task_funding=tuple(tasks.funding),
        indicators=tuple(indicators.indicators),
        indicator_agencies=tuple(indicators.agencies),
        targets=tuple(indicators.targets),
    )
    checked = run_checks(
        CheckInput(
            records,
            rows,
            tables,
            setting,
            tuple(read_declared_counts(clauses)),
            tasks.ids,
            document.blocks,
            document.pages,
            second,
        ),
        recorder,
    )
    return replace(checked, findings=recorder.findings, provenance=recorder.provenance)


def _setting(identity: DocumentIdentity, tables: Sequence[Table]) -> Setting:
    styles: dict[tuple[int, int], NumberStyle] = {}
    for table in tables:
        body = set(body_rows(table))
        for column in table.columns:
            if role_of(column.role).holds_figure:
                texts = [c.text for c in table.cells if c.column == column.index and c.row in body and c.text]
                styles[(table.position, column.index)] = guess_separators(texts)
    money = {t.position: money_columns(t.columns) for t in tables}
    return Setting(
        document_id=identity.document_id,
        on=identity.issued_on,
        province_code=identity.province.code if identity.province else None,
        level=identity.level,
        styles=styles,
        support_tables=frozenset(t.position for t in tables if any(c.role == "support" for c in t.columns)),
        lead_tables=frozenset(t.position for t in tables if any(role_of(c.role).leads for c in t.columns)),
        money=money,
        units={k: u for t in tables for k, u in _shared_units(t, money[t.position]).items()},
    )


def _shared_units(table: Table, money: MoneyColumns) -> dict[tuple[int, int], str]:
    """The unit of the total, for the columns of its parts that print none."""
    unit = shared_unit(table.columns, money)
    parts = [c for c in table.columns if _is_part_of_money(c) and c.unit is None and c.index != money.total]
    return {(table.position, c.index): unit for c in parts} if unit else {}


def _is_part_of_money(column: Column) -> bool:
    """Whether a column may hold a part of the total: money by year or by source, or bare years right of it."""
    role = role_of(column.role)
    return bool(role.money and role.holds_figure) or role.figure == "value"


def _references(
    references: Sequence[LegalReference], document: str, recorder: Recorder
) -> tuple[LegalReferenceRecord, ...]:
    rows = []
    for reference in references:
        record = reference_id(document, reference.position)
        recorder.trace(
            "legal_references",
            record,
            "raw",
            reference.fragments,
            rule="legal",
            span=(reference.start, reference.end),
        )
        rows.append(
            LegalReferenceRecord(
                reference_id=record,
                document_id=document,
                position=reference.position,
                relation=reference.relation,
                number=reference.number,
                act_type=reference.act_type,
                issuer=reference.issuer,
                issued_on=reference.issued_on,
                title=reference.title,
                raw=reference.raw,
                page=reference.fragments[0].place.page if reference.fragments else None,
                act_id=reference.act_id,
            )
        )
    return tuple(rows)


def _clauses(
    clauses: Sequence[Clause], clause_ids: Mapping[str, str], document: str, recorder: Recorder
) -> tuple[ClauseRecord, ...]:
    rows = []
    for clause in clauses:
        record = clause_ids[clause.path]
        pages = [f.place.page for f in clause.fragments if f.place.page is not None]
        recorder.trace("clauses", record, "text", clause.fragments, rule="clause")
        recorder.notes("clauses", record, "label", clause.notes, pages[0] if pages else None)
        for fragment in clause.fragments:
            recorder.notes("clauses", record, "text", fragment.notes, fragment.place.page)
        rows.append(
            ClauseRecord(
                clause_id=record,
                document_id=document,
                parent_id=clause_ids.get(clause.parent) if clause.parent else None,
                path=clause.path,
                label=clause.label,
                heading=clause.heading,
                text=clause.text,
                page_first=min(pages) if pages else None,
                page_last=max(pages) if pages else None,
            )
        )
    return tuple(rows)


def _note_unread_appendix(
    document: Document, tables: Sequence[Table], identity: DocumentIdentity, recorder: Recorder
) -> None:
    """A text that speaks of an appendix, and no table of it: said, never passed over."""
    if any(t.kind != "other" or t.appendix for t in tables):
        return
    mentions = [b for b in document.blocks if isinstance(b, Paragraph) and _speaks_of_appendix(b.text)]
    if mentions:
        grids = sum(isinstance(b, Grid) for b in document.blocks)
        note = warning(
            Code.APPENDIX_UNREAD,
            f"The text speaks of an appendix, but no table of tasks or indicators was found ({grids} other tables).",
            found=mentions[0].text[:160],
        )
        recorder.note("documents", identity.document_id, "pages", note, mentions[0].page_first)


def _speaks_of_appendix(text: str) -> bool:
    folded = fold(text)
    return "phu luc" in folded and any(w in folded for w in ("kem theo", "chi tiet", "danh muc", "đinh kem"))
