"""Periods: the right way round, inside the plan's years, and every figure of the cell read as a date."""

from __future__ import annotations

from datetime import date

import regex

from extract.model import RawField
from normalize.notes import Code, info, warning
from normalize.periods.read import parse_period, without_clock_times
from normalize.roles import role_of
from normalize.text import clean
from schema.checks.given import CheckInput, field_of, page_of
from schema.contract.records import DocumentRecord, TaskRecord
from schema.recorder import Recorder

_LONG_BEFORE, _LONG_AFTER = 5, 10
"""Years before and after the plan from which a year is taken for a misprint; up to that a project may
reach."""
_SPAN_IN_TITLE = regex.compile(r"\b((?:19|20)\d{2})\s*[-–]\s*((?:19|20)\d{2})\b")


_DAY_OF_EACH = regex.compile(
    r"(?:ngày|tháng|quý|tuần|mùng|mồng|đợt)\s+\d{1,2}(?:/\d{1,2})?(?:\s*(?:[-–,;]|và|đến)\s*\d{1,2}(?:/\d{1,2})?)*(?![\d/])|(?<![\d/])\d{1,2}/\d{1,2}(?![\d/])|[,;]\s*\d{1,2}(?=\s*[,;]|\s+h[àằ]ng\b)",
    regex.IGNORECASE,
)
"""The day of a recurrence: "Trước ngày 20 hằng tháng", "Tháng 12 hằng năm", "30/6 và 31/12 hằng năm"."""
_ORDINAL = regex.compile(r"\b(?:thứ|lần(?: thứ)?|khóa|khoá|đợt|số)\s+\d{1,3}(?![\d/])", regex.IGNORECASE)
"""The number of a session, of a time, of an act: "Kỳ họp thứ 30 (tháng 7/2026)"."""


def check_order(given: CheckInput, recorder: Recorder) -> None:
    """A finding for each period that ends before it begins, and each task due before it begins."""
    for task in given.records.tasks:
        _check_order(task, recorder)


def check_inside(given: CheckInput, recorder: Recorder) -> None:
    """A finding for each period outside the plan's years; what reaches over their edge is told."""
    for task in given.records.tasks:
        _check_inside(task, given.records.document, recorder)
    _check_targets(given, recorder)


def check_period_cells(given: CheckInput, recorder: Recorder) -> None:
    """A finding for each figure in a cell of time that is no part of the period read from it."""
    for task, record in given.tasks():
        for field in task.fields:
            if role_of(field.role).holds_time and (left := _unread_figures(field)):
                table, name = field_of(field.role)
                note = warning(
                    Code.PERIOD_UNPARSED,
                    f"“{left}” in the cell was not read as a date.",
                    found=field.text[:80],
                )
                recorder.note(table, record, name, note, page_of(field))


def _unread_figures(field: RawField) -> str:
    """What stands in a cell of time besides its periods and holds a figure."""
    text = clean(field.text)
    read = [(p.start_char, p.end_char) for p in parse_period(field.text) if p.rule != "unparsed"]
    if not read:
        return ""
    left = text
    for start, end in sorted(read, reverse=True):
        left = f"{left[:start]} {left[end:]}"
    left = without_clock_times(_ORDINAL.sub(" ", left))
    left = _DAY_OF_EACH.sub(" ", left) if any(p.recurrence for p in parse_period(field.text)) else left
    found = regex.search(r"\S*\d\S*", left)
    return found.group(0) if found and not regex.search(r"\d/[A-ZĐ]", left) else ""


def _check_order(task: TaskRecord, recorder: Recorder) -> None:
    for column, start, end in (
        ("period_start", task.period_start, task.period_end),
        ("due_start", task.due_start, task.due_end),
    ):
        if start and end and start > end:
            note = warning(
                Code.PERIOD_INVERTED, "The period ends before it begins.", found=f"{start} – {end}"
            )
            recorder.note("tasks", task.task_id, column, note, task.page_first)
    if task.due_end and task.period_start and task.due_end < task.period_start:
        note = warning(
            Code.PERIOD_INVERTED,
            f"The task is due by {task.due_end}, before its execution begins ({task.period_start}).",
            found=f"{task.period_raw} / {task.due_raw}",
        )
        recorder.note("tasks", task.task_id, "due_start", note, task.page_first)


def _check_inside(task: TaskRecord, document: DocumentRecord, recorder: Recorder) -> None:
    for column, raw, start, end in (
        ("period_start", task.period_raw, task.period_start, task.period_end),
        ("due_start", task.due_raw, task.due_start, task.due_end),
    ):
        message = _outside(start, end, document)
        if message is not None:
            note = warning(Code.PERIOD_OUTSIDE_PLAN, message, expected=_years(document), found=raw)
            recorder.note("tasks", task.task_id, column, note, task.page_first)
        elif (at_edge := _at_the_edge(start, end, document)) is not None:
            note = info(Code.PERIOD_OUTSIDE_PLAN, at_edge, expected=_years(document), found=raw)
            recorder.note("tasks", task.task_id, column, note, task.page_first)
    if task.open_ended and task.period_end is not None:
        note = info(
            Code.PERIOD_OUTSIDE_PLAN, "The period has no last year: it goes on.", found=task.period_raw
        )
        recorder.note("tasks", task.task_id, "period_end", note, task.page_first)
    _check_title(task, recorder)


def _outside(start: date | None, end: date | None, document: DocumentRecord) -> str | None:
    first, last = document.period_start, _last(document)
    if first is not None and end is not None and end < first:
        return "The period lies before the plan's own years."
    if last is not None and start is not None and start > last:
        return "The period lies after the plan's own years."
    if first is not None and start is not None and start.year < first.year - _LONG_BEFORE:
        return "The period begins long before the plan's own years."
    if last is not None and end is not None and end.year > last.year + _LONG_AFTER:
        return "The period ends long after the plan's own years."
    return None


def _at_the_edge(start: date | None, end: date | None, document: DocumentRecord) -> str | None:
    """What is odd and possible: nearly over when the plan was signed, or beyond its years and inside its
    vision."""
    signed, close = document.issued_on, document.period_end
    if signed and start and end and start.year < signed.year and end.year <= signed.year:
        return "The period began before the plan was signed and ends in the year of its signing."
    if close is not None and end is not None and end > close:
        return f"The period goes beyond the plan's own years, which end with {close.year}."
    return None


def _check_title(task: TaskRecord, recorder: Recorder) -> None:
    """A plan "giai đoạn 2026-2030" that is carried out 2025-2030: told, since either may be meant."""
    found = _SPAN_IN_TITLE.findall(task.title or "")
    start, end = task.period_start, task.period_end
    if len(found) == 1 and start and end and (int(found[0][0]), int(found[0][1])) != (start.year, end.year):
        note = info(
            Code.PERIOD_OUTSIDE_PLAN,
            f"The title speaks of {'-'.join(found[0])}, the column of time of {start.year}-{end.year}.",
            expected="-".join(found[0]),
            found=task.period_raw,
        )
        recorder.note("tasks", task.task_id, "period_start", note, task.page_first)


def _check_targets(given: CheckInput, recorder: Recorder) -> None:
    """A target of 2018-2020 in a plan of 2017-2020: told, since a year of the plan is left out."""
    document = given.records.document
    first, close = document.period_start, document.period_end
    for target in given.records.targets:
        begins, ends = target.year_start, target.year
        if first is None or close is None or begins is None or ends != close.year:
            continue
        if begins != first.year:
            note = info(
                Code.PERIOD_OUTSIDE_PLAN,
                f"The target speaks of {begins}-{ends}; the plan's own years are {first.year}-{close.year}.",
                expected=_years(document),
                found=target.raw,
            )
            recorder.note("targets", target.target_id, "year_start", note)


def _years(document: DocumentRecord) -> str:
    return f"{document.period_start or '…'} – {_last(document) or '…'}"


def _last(document: DocumentRecord) -> date | None:
    vision = date(document.vision_year, 12, 31) if document.vision_year else None
    return max((d for d in (document.period_end, vision) if d), default=None)
