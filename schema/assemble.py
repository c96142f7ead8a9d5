"""A document, read, to all its records: the one place where extract's rows meet normalize's parsers.

The steps are the design's: head, legal references, clauses, tables, tasks, indicators; then the checks.
Nothing here touches files or the database.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extract.account.read import read_seen
from extract.clauses.preamble import read_preamble
from extract.clauses.tree import read_clauses
from extract.indicators.declared_counts import read_declared_counts
from extract.indicators.headings_over import sets_criteria
from extract.indicators.read import read_statements
from extract.model import Clause, Column, Document, Table, TaskRow
from extract.model.head import Head
from extract.model.indicators import Dated
from extract.official.amended_act import read_amended_act
from extract.official.cited_acts import LegalReference, read_legal_references
from extract.official.head import read_head
from extract.tables.headed_grids import headed_blocks
from extract.tables.matrix import body_rows
from extract.tables.read import read_tables
from extract.tasks.of_prose import read_prose_tasks
from extract.tasks.of_tables import TableRows, read_task_tables
from normalize.agency_parts.sums_up import names_without
from normalize.notes import DOUBTED
from normalize.quantities.separators import NumberStyle, guess_separators
from normalize.roles import role_of
from normalize.targets.years import title_period
from schema.account.balance import AccountInput, account_of
from schema.account.remarks import account_remarks
from schema.build.clauses import (
    build_clause,
    build_reference,
    clause_ids,
    clause_place,
    clause_remarks,
    figure_remark,
    reference_place,
    unread_appendix,
)
from schema.build.document import (
    DocumentIdentity,
    HeadOverrides,
    build_document,
    identify,
    issuer_id,
    page_remarks,
    with_amended,
)
from schema.build.indicators import build_indicators
from schema.build.tables import (
    build_cells,
    build_joins,
    build_table,
    row_remarks,
    table_remarks,
    unread_columns,
)
from schema.build.tasks import build_tasks
from schema.checks import CheckInput, SecondReading, run_checks
from schema.contract.ids import IdRegister
from schema.contract.records import DocumentRecord, DocumentRecords
from schema.recorder import Recorder
from schema.setting.document import Setting
from schema.setting.money_columns import MoneyColumns, money_columns, shared_unit
from schema.sums.settle import settle_figures

_LAST_QUARTER = 10  # the month from which a year is ending


@dataclass(frozen=True, slots=True)
class _Printed:
    """What a document prints, before any record is made of it.

    Attributes:
        rows: the rows of the tables of tasks.
        tasks: those of the tables, then those in prose.
        preamble: the sentences above the first clause.
    """

    clauses: tuple[Clause, ...]
    references: tuple[LegalReference, ...]
    tables: tuple[Table, ...]
    rows: tuple[TableRows, ...]
    tasks: tuple[TaskRow, ...]
    preamble: tuple[Clause, ...] = ()


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
    document = replace(document, blocks=headed_blocks(document.blocks, extra_headers))
    head = read_head(document.blocks)
    identity = identify(document, head, overrides)
    tables = read_tables(document.blocks, extra_headers, head.title.value if head.title else None)
    doubted = _years_in_doubt(head, identity.issued_on)
    setting = replace(_setting(identity, tables, _years(head)), years_in_doubt=doubted)
    printed = _read(document, head, tables, setting)
    recorder = Recorder(identity.document_id)
    record = build_document(document, head, identity, overrides, recorder)
    record = with_amended(record, read_amended_act(document.blocks, head), recorder)
    recorder.file(page_remarks(document, identity.document_id))
    records, task_ids = build_printed(record, printed, setting, recorder)
    recorder.file(unread_appendix(document, printed.tables, identity.document_id))
    given = CheckInput(
        records,
        printed.rows,
        printed.tables,
        setting,
        tuple(read_declared_counts(printed.clauses)),
        task_ids,
        document.blocks,
        document.pages,
        second,
    )
    checked = run_checks(given, recorder)
    return _with_account(checked, document, printed, recorder)


def _with_account(
    records: DocumentRecords, document: Document, printed: _Printed, recorder: Recorder
) -> DocumentRecords:
    """The records with the account of the document: what was seen, where it went, and what went nowhere."""
    given = AccountInput(read_seen(document), records, printed.tables, printed.rows, recorder)
    account = account_of(given)
    recorder.file(account_remarks(account, given))
    partial = account.is_partial and records.document.status == "ok"
    return replace(
        records,
        document=replace(records.document, status="partial") if partial else records.document,
        coverage=account.coverage(records.document.document_id),
        findings=recorder.findings,
        provenance=recorder.provenance,
    )


def _read(document: Document, head: Head, tables: tuple[Table, ...], setting: Setting) -> _Printed:
    """The clauses, cited acts, tables and tasks of a document; figures that sums decide are settled."""
    clauses = read_clauses(document.blocks)
    rows = read_task_tables(tables)
    settled = settle_figures(tables, rows, setting)
    if settled != tables:
        rows = read_task_tables(settled)
    tasks = [t for r in rows for t in r.tasks]
    tasks += read_prose_tasks(clauses, len(tasks))
    references = read_legal_references(document.blocks, head)
    return _Printed(clauses, references, settled, rows, tuple(tasks), read_preamble(document.blocks))


def build_printed(
    document: DocumentRecord, printed: _Printed, setting: Setting, recorder: Recorder
) -> tuple[DocumentRecords, Mapping[int, str]]:
    """The records of what is printed, and the position of each task with its id."""
    own, ids = document.document_id, IdRegister()
    of_clauses = clause_ids(printed.clauses, own)
    tasks = build_tasks(printed.tasks, setting, recorder, ids, of_clauses)
    stated = read_statements(
        printed.clauses, printed.tables, printed.tasks, _dated(document, setting), printed.preamble
    )
    indicators = build_indicators(stated.indicators, setting, recorder, ids, tasks.ids)
    recorder.file(figure_remark(p.clause, of_clauses[p.clause.path], p.note) for p in stated.passed_over)
    _record(printed, of_clauses, setting, recorder)
    records = DocumentRecords(
        document=document,
        legal_references=tuple(build_reference(r, own) for r in printed.references),
        clauses=tuple(build_clause(c, of_clauses, own) for c in printed.clauses),
        tables=tuple(build_table(t, own) for t in printed.tables),
        joins=tuple(j for t in printed.tables for j in build_joins(t, own)),
        cells=tuple(c for t in printed.tables for c in build_cells(t, own)),
        tasks=tuple(tasks.tasks),
        task_agencies=tuple(tasks.agencies),
        task_products=tuple(tasks.products),
        task_budgets=tuple(tasks.budgets),
        task_funding=tuple(tasks.funding),
        indicators=tuple(indicators.indicators),
        indicator_agencies=tuple(indicators.agencies),
        targets=tuple(indicators.targets),
        observations=tuple(indicators.observations),
    )
    return records, tasks.ids


def _dated(document: DocumentRecord, setting: Setting) -> Dated:
    """What the document says of its time."""
    start, end = (day.year if day else None for day in (document.period_start, document.period_end))
    on = setting.on
    is_late = on is not None and on.month >= _LAST_QUARTER
    is_report = document.doc_type == "report"
    title = document.title or ""
    return Dated(
        on.year if on else None, is_late, start, end, title_period(title), is_report, sets_criteria(title)
    )


def _record(printed: _Printed, of_clauses: Mapping[str, str], setting: Setting, recorder: Recorder) -> None:
    """What is said of rows, clauses and tables, and where clauses and cited acts stand."""
    own = setting.document_id
    tables = {t.position: t for t in printed.tables}
    for rows in printed.rows:
        recorder.file(row_remarks(rows, own))
        recorder.file(unread_columns(tables[rows.table], setting))
    recorder.place(reference_place(r, own) for r in printed.references)
    recorder.place(clause_place(c, of_clauses[c.path]) for c in printed.clauses)
    for clause in printed.clauses:
        recorder.file(clause_remarks(clause, of_clauses[clause.path]))
    for table in printed.tables:
        recorder.file(table_remarks(table, own))


def _years(head: Head) -> tuple[int, int] | None:
    """First and last year of a plan; None where its head does not state both."""
    first, last = head.period_start, head.period_end
    if first is None or last is None or first.value is None or last.value is None:
        return None
    return first.value.year, last.value.year


def _years_in_doubt(head: Head, issued_on: date | None) -> bool:
    """Whether the first or the last year of a plan was read from digits in doubt, and is not the one that a plan of its date is
    made for: the year of that, in the last quarter the next."""
    usual = issued_on and issued_on.year + (issued_on.month >= _LAST_QUARTER)
    stated = [f for f in (head.period_start, head.period_end) if f is not None and f.value.year != usual]
    return any(
        str(f.value.year) in part.text[doubt.start : doubt.end]
        for f in stated
        for part in f.fragments
        for doubt in part.doubts
        if doubt.confidence < DOUBTED
    )


def _setting(identity: DocumentIdentity, tables: Sequence[Table], years: tuple[int, int] | None) -> Setting:
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
        years=years,
        province_code=identity.province.code if identity.province else None,
        level=identity.level,
        issuer_id=issuer_id(identity),
        named=names_without(_cells_of_bodies(tables)),
        styles=styles,
        support_tables=frozenset(t.position for t in tables if any(c.role == "support" for c in t.columns)),
        lead_tables=frozenset(t.position for t in tables if any(role_of(c.role).leads for c in t.columns)),
        money=money,
        units={k: u for t in tables for k, u in _shared_units(t, money[t.position]).items()},
    )


def _cells_of_bodies(tables: Sequence[Table]) -> Iterator[str]:
    """The texts of all cells under headings of bodies."""
    for table in tables:
        columns = {c.index for c in table.columns if role_of(c.role).holds_bodies}
        yield from (c.text for c in table.cells if c.column in columns and c.text)


def _shared_units(table: Table, money: MoneyColumns) -> dict[tuple[int, int], str]:
    """The unit of the total, for the columns of its parts that print none; that of all its parts where the total prints none."""
    unit = shared_unit(table.columns, money)
    whole = {
        c.unit
        for c in table.columns
        if _is_part_of_money(c) and c.unit is not None and c.index != money.total
    }
    if unit is None and money.total is not None and len(whole) == 1:
        return {(table.position, money.total): whole.pop()}
    parts = [c for c in table.columns if _is_part_of_money(c) and c.unit is None and c.index != money.total]
    return {(table.position, c.index): unit for c in parts} if unit else {}


def _is_part_of_money(column: Column) -> bool:
    """Whether a column may hold a part of the total: money by year or by source, or bare years right of
    it."""
    role = role_of(column.role)
    return bool(role.money and role.holds_figure) or role.figure == "value"
