"""Task rows to records: every cell read by the parser of its role, the raw text kept beside the value.

One task gives one row of ``tasks`` and its rows of ``task_agencies``, ``task_products``, ``task_budgets`` and
``task_funding``. What a parser doubts becomes a finding on this task and that column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import regex

from extract.model import Column, RawField, TaskRow
from normalize.agency_cells import AgencyMention, parse_agencies
from normalize.funding import parse_funding, source_of_header
from normalize.money import MoneyReading, parse_amount, parse_money
from normalize.notes import Code, Note, info, warning
from normalize.numbers import NumberStyle
from normalize.periods import Period, parse_duration, parse_period
from normalize.priority import parse_priority
from normalize.roles import role_of
from normalize.themes import classify_theme
from schema.ids import IdRegister, row_id, table_id
from schema.recorder import Recorder
from schema.records import (
    TaskAgencyRecord,
    TaskBudgetRecord,
    TaskFundingRecord,
    TaskProductRecord,
    TaskRecord,
)
from schema.setting import Setting


@dataclass(slots=True)
class TaskRecords:
    """The records of all tasks of a document."""

    tasks: list[TaskRecord] = field(default_factory=list)
    agencies: list[TaskAgencyRecord] = field(default_factory=list)
    products: list[TaskProductRecord] = field(default_factory=list)
    budgets: list[TaskBudgetRecord] = field(default_factory=list)
    funding: list[TaskFundingRecord] = field(default_factory=list)
    ids: dict[int, str] = field(default_factory=dict)
    """Position of the task → its id."""


def build_tasks(
    rows: Sequence[TaskRow],
    setting: Setting,
    recorder: Recorder,
    ids: IdRegister,
    clause_ids: Mapping[str, str],
) -> TaskRecords:
    """Records of all task rows of a document, in order."""
    out = TaskRecords()
    number_in_table: dict[int | None, int] = {}
    has_children = {(r.table, r.parent) for r in rows if r.parent is not None}
    by_number: dict[tuple[int | None, str], str] = {}
    for row in rows:
        number_in_table[row.table] = number_in_table.get(row.table, 0) + 1
        record = _task_id(row, setting.document_id, number_in_table[row.table], ids)
        out.ids[row.position] = record
        parent = by_number.get((row.table, row.parent)) if row.parent else None
        if row.number and row.parent is None:
            by_number[(row.table, row.number)] = record
        is_parent = (row.table, row.number) in has_children
        _TaskReader(row, record, setting, recorder, out).read(parent, clause_ids, is_parent)
    return out


def _task_id(row: TaskRow, document: str, nth: int, ids: IdRegister) -> str:
    if row.table is None:
        return ids.unique(
            row_id(f"{document}:c:{row.clause_path}", (), None, row.row + 1)
            if row.clause_path
            else f"{document}:p{nth}"
        )
    path = row.group.path if row.group else ()
    number = row.number if row.number and any(c.isalnum() for c in row.number) else None
    if number is None and row.parent is not None:
        path = (*path, row.parent)
    return ids.unique(row_id(table_id(document, row.table), path, number, nth))


class _TaskReader:
    """Reads the cells of one task row into its records."""

    def __init__(
        self, row: TaskRow, record: str, setting: Setting, recorder: Recorder, out: TaskRecords
    ) -> None:
        self.row, self.record, self.setting, self.recorder, self.out = row, record, setting, recorder, out
        self.confidences: list[float] = []

    def read(self, parent: str | None, clause_ids: Mapping[str, str], is_parent: bool) -> None:
        title, description, target = self._text("title"), self._text("description"), self._text("target")
        group = self.row.group
        period = self._period("period", "period_raw", "period_start")
        due = self._period("due", "due_raw", "due_start")
        start = self._period("start", "period_raw", "period_start")
        span = _from_start(period, start, due)
        budget, budget_raw = self._budget()
        ghg, ghg_raw = self._ghg()
        priority, priority_raw = self._priority()
        duration, duration_raw = self._duration()
        theme = classify_theme(
            title or "", group_title=group.title if group else None, description=description
        )
        self._agencies(is_parent)
        self._funding()
        self._products()
        self._notes_of_row()
        first, last = self._pages()
        self.out.tasks.append(
            TaskRecord(
                task_id=self.record,
                document_id=self.setting.document_id,
                table_id=table_id(self.setting.document_id, self.row.table)
                if self.row.table is not None
                else None,
                clause_id=clause_ids.get(self.row.clause_path) if self.row.clause_path else None,
                position=self.row.position,
                number=self.row.number,
                group_number=group.number if group else None,
                group_title=group.title if group else None,
                group_path="/".join(group.path) if group else None,
                parent_task_id=parent,
                title=title,
                description=description,
                target=target,
                product=self._text("product"),
                period_raw=self._raw("period") or self._raw("start"),
                period_start=span.start if span else None,
                period_end=span.end if span else None,
                open_ended=bool(span and span.open_ended),
                recurrence=span.recurrence if span else None,
                due_raw=self._raw("due"),
                due_start=due.start if due else None,
                due_end=due.end if due else None,
                due_recurrence=due.recurrence if due else None,
                duration_raw=duration_raw,
                duration_days=duration,
                priority_raw=priority_raw,
                priority=priority,
                budget_raw=budget_raw,
                budget_vnd=budget,
                ghg_raw=ghg_raw,
                ghg_tco2e=ghg,
                approver_raw=self._raw("approver"),
                theme=theme.theme,
                theme_secondary=theme.secondary,
                page_first=first,
                page_last=last,
                confidence=round(min(self.confidences, default=1.0), 3),
            )
        )
        self._trace_shared(theme.rule if theme.theme else None)

    def _pages(self) -> tuple[int | None, int | None]:
        """First and last page of the row: it begins where its title does (a merged body may begin before)."""
        pages = [p.place.page for f in self.row.fields for p in f.parts if p.place.page is not None]
        title = self.row.field("title")
        own = self._page(title) if title else None
        return own or min(pages, default=None), max(pages, default=None)

    def _page(self, raw: RawField | None) -> int | None:
        return raw.parts[0].place.page if raw and raw.parts else None

    def _note(
        self, column: str, notes: Sequence[Note], raw: RawField | None = None, table: str = "tasks"
    ) -> None:
        self.recorder.notes(table, self.record, column, notes, self._page(raw))

    def _trace(
        self, column: str, raw: RawField, rule: str, confidence: float, span: tuple[int, int] | None = None
    ) -> None:
        confidence = min(confidence, raw.confidence)
        self.confidences.append(confidence)
        self._trace_in("tasks", column, raw, rule, confidence, span)

    def _trace_in(
        self,
        table: str,
        field_name: str,
        raw: RawField,
        rule: str,
        confidence: float,
        span: tuple[int, int] | None,
    ) -> None:
        """Provenance of a value inside a field, whose text may itself lie inside a clause."""
        if span is None and (raw.offset or self.row.clause_path):
            span = (0, len(raw.text))
        moved = (span[0] + raw.offset, span[1] + raw.offset) if span else None
        self.recorder.trace(
            table, self.record, field_name, raw.parts, rule=rule, confidence=confidence, span=moved
        )

    def _raw(self, role: str) -> str | None:
        texts = dict.fromkeys(f.text for f in self.row.all_of(role))
        return " ".join(texts) or None

    def _text(self, role: str) -> str | None:
        """The text of a role; several columns of it are joined."""
        fields = self.row.all_of(role)
        for k, raw in enumerate(fields):
            if k == 0:
                self._trace(role, raw, "cell", _column_score(raw))
            self._note(role, raw.notes, raw)
        return " ".join(f.text for f in fields) or None

    def _trace_shared(self, theme_rule: str | None) -> None:
        title = self.row.field("title")
        if title and theme_rule:
            self.recorder.trace(
                "tasks", self.record, "theme", title.parts, rule=theme_rule, confidence=title.confidence
            )
        if self.row.group:
            self.recorder.trace("tasks", self.record, "group_title", self.row.group.parts, rule="group_row")

    def _period(self, role: str, raw_column: str, column: str) -> Period | None:
        fields = self.row.all_of(role)
        if not fields:
            return None
        raw = fields[0]
        periods = _marked_years(fields) or _without_vision(parse_period(raw.text))
        for period in periods:
            self._note(raw_column, period.notes, raw)
        self._note(raw_column, raw.notes, raw)
        if not periods:
            return None
        first = periods[0] if len(periods) == 1 else _envelope(periods)
        span = (periods[0].start_char, periods[-1].end_char)
        self._trace(column, raw, first.rule, first.confidence, span)
        if len(periods) > 1:
            self._note(
                raw_column,
                (
                    (info if _gapless(periods) else warning)(
                        Code.PERIOD_UNPARSED,
                        "The cell holds several periods; their whole span was taken.",
                        found=raw.text,
                    ),
                ),
                raw,
            )
        return first

    def _style(self, column: Column | None) -> NumberStyle | None:
        if column is None or self.row.table is None:
            return None
        return self.setting.styles.get((self.row.table, column.index))

    def _budget(self) -> tuple[int | None, str | None]:
        total: int | None = None
        raw_total: str | None = None
        for raw in self.row.all_of("budget"):
            column = raw.column
            reading = parse_money(
                raw.text, header_unit=column.unit if column else None, style=self._style(column)
            )
            amount = int(reading.amount_vnd) if reading.amount_vnd is not None else None
            year = column.year if column else None
            if year is not None and len(self.row.all_of("budget")) > 1:
                self.out.budgets.append(
                    TaskBudgetRecord(task_id=self.record, year=year, amount_vnd=amount, raw=raw.text)
                )
                self._share(raw, reading, str(year))
            elif raw_total is None:
                total, raw_total = amount, raw.text
                self._note("budget_vnd", (*reading.notes, *raw.notes), raw)
                self._trace("budget_vnd", raw, reading.rule, reading.confidence, (reading.start, reading.end))
        return total, raw_total

    def _share(self, raw: RawField, reading: MoneyReading, which: str) -> None:
        """Findings and provenance of one amount by year or by source."""
        notes = (*reading.notes, *raw.notes)
        self.recorder.notes("task_budgets", self.record, "amount_vnd", notes, self._page(raw))
        confidence = min(reading.confidence, raw.confidence)
        where = f"amount_vnd.{which}"
        self._trace_in("task_budgets", where, raw, reading.rule, confidence, (reading.start, reading.end))

    def _ghg(self) -> tuple[Decimal | None, str | None]:
        raw = self.row.field("ghg")
        if raw is None:
            return None, None
        unit = raw.column.unit if raw.column else None
        reading = parse_amount(
            raw.text, header_unit=unit, dimension="mass_co2e", style=self._style(raw.column)
        )
        self._note("ghg_tco2e", (*reading.notes, *raw.notes), raw)
        self._trace("ghg_tco2e", raw, reading.rule, reading.confidence, (reading.start, reading.end))
        return reading.value, raw.text

    def _priority(self) -> tuple[str | None, str | None]:
        raw = self.row.field("priority")
        if raw is None:
            return None, None
        reading = parse_priority(raw.text)
        self._note("priority", (*reading.notes, *raw.notes), raw)
        self._trace("priority", raw, reading.rule, reading.confidence)
        return reading.value, raw.text

    def _duration(self) -> tuple[int | None, str | None]:
        raw = self.row.field("duration")
        if raw is None:
            return None, None
        reading = parse_duration(raw.text)
        self._note("duration_raw", (*reading.notes, *raw.notes), raw)
        return reading.days, raw.text

    def _agencies(self, is_parent: bool) -> None:
        counts: dict[str, int] = {}
        for raw in (f for f in self.row.fields if role_of(f.role).holds_bodies):
            mentions = parse_agencies(
                raw.text,
                default_role=role_of(raw.role).bodies,
                on=self.setting.on,
                province_code=self.setting.province_code,
                level=self.setting.level,
            )
            for mention in mentions:
                if raw.role == "approver" and mention.agency_id is None and not mention.is_open_set:
                    self._note("approve", (_no_approver(raw),), raw)
                    continue
                counts[mention.role] = counts.get(mention.role, 0) + 1
                self._add_agency(mention, counts[mention.role], raw)
            self._note(_role_column(raw.role), raw.notes, raw)
            self._note_foreign_role(raw, mentions)
        self._note_missing_lead(counts, is_parent)

    def _note_foreign_role(self, raw: RawField, mentions: Sequence[AgencyMention]) -> None:
        """A lead cell that names a supporting body itself, beside a column for those: one of the two is odd."""
        if raw.role != "lead" or self.row.table not in self.setting.support_tables:
            return
        foreign = [m.raw for m in mentions if m.role == "support"]
        if foreign:
            note = warning(
                Code.CELL_SHIFTED,
                f"The column of lead bodies says itself that {', '.join(foreign)} supports; read as support.",
                expected="support",
                found=raw.text,
            )
            self._note("lead", (note,), raw)

    def _add_agency(self, mention: AgencyMention, position: int, raw: RawField) -> None:
        self.out.agencies.append(
            TaskAgencyRecord(
                task_id=self.record,
                role=mention.role,
                position=position,
                agency_id=mention.agency_id,
                agency=mention.agency,
                raw=mention.raw,
                is_open_set=mention.is_open_set,
                scope=mention.scope,
            )
        )
        self._note(mention.role, mention.notes, raw)
        confidence = min(mention.confidence, raw.confidence)
        where = f"{mention.role}.{position}"
        self._trace_in("task_agencies", where, raw, mention.rule, confidence, (mention.start, mention.end))
        if mention.role in ("lead", "support"):
            self.confidences.append(confidence)

    def _note_missing_lead(self, counts: Mapping[str, int], is_parent: bool) -> None:
        if self.row.table not in self.setting.lead_tables or is_parent:
            return
        if set(counts) & {"lead", "implement", "direct"}:
            return
        self._note("lead", (warning(Code.LEAD_MISSING, "The column of lead bodies is empty in this row."),))

    def _funding(self) -> None:
        seen: set[str] = set()
        for raw in self.row.all_of("funding"):
            for mention in parse_funding(raw.text):
                if mention.source not in seen:
                    seen.add(mention.source)
                    self.out.funding.append(
                        TaskFundingRecord(task_id=self.record, source=mention.source, raw=mention.raw)
                    )
                    self._trace_funding(
                        raw, mention.source, mention.rule, mention.confidence, (mention.start, mention.end)
                    )
            self._note("funding", raw.notes, raw, "task_funding")
        for raw in self.row.all_of("funding_mark"):
            self._funding_mark(raw, seen)

    def _trace_funding(
        self, raw: RawField, source: str, rule: str, confidence: float, span: tuple[int, int]
    ) -> None:
        self._trace_in("task_funding", source, raw, rule, min(confidence, raw.confidence), span)

    def _funding_mark(self, raw: RawField, seen: set[str]) -> None:
        """A cell under a named source: a mark, an amount from it, or words that name sources themselves."""
        header = raw.column.header.split(" / ")[-1] if raw.column else ""
        source = source_of_header(header)
        if raw.text[:1].isdigit():
            reading = parse_money(
                raw.text, header_unit=raw.column.unit if raw.column else None, style=self._style(raw.column)
            )
            amount = int(reading.amount_vnd) if reading.amount_vnd is not None else None
            self.out.budgets.append(
                TaskBudgetRecord(
                    task_id=self.record, source=source or "other", amount_vnd=amount, raw=raw.text
                )
            )
            self._share(raw, reading, source or "other")
        for mention in parse_funding("x" if raw.text[:1].isdigit() else raw.text, header_source=source):
            if mention.source not in seen:
                seen.add(mention.source)
                self.out.funding.append(
                    TaskFundingRecord(task_id=self.record, source=mention.source, raw=raw.text)
                )
                self._trace_funding(raw, mention.source, mention.rule, mention.confidence, (0, len(raw.text)))

    def _products(self) -> None:
        products, dues = self.row.all_of("product"), self.row.all_of("due")
        if len(products) < 2 and len(dues) < 2:
            return
        for k in range(max(len(products), len(dues))):
            product = products[k] if k < len(products) else None
            due = dues[k] if k < len(dues) else None
            period = next(iter(parse_period(due.text)), None) if due else None
            self.out.products.append(
                TaskProductRecord(
                    task_id=self.record,
                    position=k + 1,
                    product=product.text if product else None,
                    due_raw=due.text if due else None,
                    due_start=period.start if period else None,
                    due_end=period.end if period else None,
                    due_recurrence=period.recurrence if period else None,
                )
            )

    def _notes_of_row(self) -> None:
        in_fields = {n for f in self.row.fields for n in f.notes}
        self._note("number", [n for n in self.row.notes if n not in in_fields])
        if self.row.number_parts:
            sure = min(p.confidence for p in self.row.number_parts)
            self.recorder.trace(
                "tasks", self.record, "number", self.row.number_parts, rule="cell", confidence=sure
            )
        for raw in self.row.all_of("approver")[:1]:
            self._trace("approver_raw", raw, "cell", _column_score(raw))


def _column_score(raw: RawField) -> float:
    return raw.column.score if raw.column else 1.0


def _role_column(role: str) -> str:
    return {"approver": "approve", "lead_support": "lead"}.get(role, role)


def _no_approver(raw: RawField) -> Note:
    return info(
        Code.AGENCY_UNKNOWN,
        "The column of approving bodies holds a remark and no body; the text is kept in approver_raw.",
        found=raw.text[:120],
    )


_CROSS = regex.compile(r"[xX✓✔vV+]")


def _marked_years(fields: Sequence[RawField]) -> list[Period]:
    """The span of the years whose columns hold a cross; a year left out between them is a warning."""
    years: list[tuple[int, int]] = []
    for raw in fields:
        column = raw.column
        if column is None or column.year is None or not _CROSS.fullmatch(raw.text.strip()):
            return []
        years.append((column.year_start or column.year, column.year))
    years.sort()
    notes = [
        warning(Code.PERIOD_UNPARSED, "The years between the crosses are not all marked.", found=f"{a}, {b}")
        for (_, a), (b, _) in pairwise(years)
        if b > a + 1
    ]
    first, last = years[0][0], years[-1][1]
    mark = fields[0].text
    return [Period(date(first, 1, 1), date(last, 12, 31), False, None, "year", mark, 0, len(mark), "marks", 0.95, tuple(notes))]  # fmt: skip


def _without_vision(periods: Sequence[Period]) -> list[Period]:
    """The periods of work: ``tầm nhìn đến năm 2050`` beside them is none."""
    return [p for p in periods if p.rule != "vision"] or list(periods)


def _gapless(periods: Sequence[Period]) -> bool:
    """Whether each period begins the day after the one before: ``Năm 2026, 2027``; their span says it all."""
    return all(a.end and b.start and b.start - a.end == timedelta(days=1) for a, b in pairwise(periods))


def _envelope(periods: Sequence[Period]) -> Period:
    """One period over several: from the first start to the last end."""
    starts = [p.start for p in periods if p.start]
    ends = [p.end for p in periods if p.end]
    return replace(
        periods[0],
        start=min(starts) if starts else None,
        end=max(ends) if ends else None,
        open_ended=any(p.open_ended for p in periods),
        recurrence=next((p.recurrence for p in periods if p.recurrence), None),
    )


def _from_start(period: Period | None, start: Period | None, due: Period | None) -> Period | None:
    """A period whose start, and perhaps whose end, stand in columns of their own."""
    if start is None:
        return period
    if period is not None:
        return replace(period, start=start.start)
    return replace(start, end=due.end if due else None, open_ended=due is None, recurrence=start.recurrence)
