"""Times of a task: when it is carried out (columns of a period and of a start), and when it is due.

All cells are read. Several periods give their whole span, with a note; several due times give theirs, and each stands in
``task_products`` beside the result that is due then (:mod:`schema.build.task_products`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

import regex

from extract.model import Column, RawField
from normalize.marks.ticks import is_empty_box, is_tick
from normalize.notes import LOOK, Code, Note, info, warning
from normalize.periods.phrases import Period
from normalize.periods.read import parse_period, without_clock_times
from normalize.periods.short_years import short_years
from schema.build.readings import ColumnNote, Given, Reading, Trace, column_notes, printed
from schema.setting.document import Setting

_DEED = r"(?:ban hành|hoàn thành|trình|phê duyệt|công bố|xây dựng|tham mưu|xong)"
_GOES_ON = r"(?:\s+và|\s*[,;])\s+(?:tiếp tục\s+)?(?:tổ chức|triển khai|thực hiện|duy trì|vận hành|áp dụng|theo dõi)\b"
_ISSUED = regex.compile(
    rf"\s*[-–+•]?\s*{_DEED}\b(.{{3,60}}?){_GOES_ON}|\s*(?P<time>[^.;]{{3,40}}?)\s+{_DEED}{_GOES_ON}",
    regex.IGNORECASE,
)
"""A deed with its time, after which the work goes on."""
_DUE_THEN_ON = regex.compile(rf"\s*(.{{3,60}}?){_GOES_ON}", regex.IGNORECASE)
"""A due time after which the work goes on: ``Trong tháng 01/2026 và tổ chức thực hiện``."""
_YEAR = regex.compile(r"(?<!\d)20\d\d(?!\d)")
_NO_YEAR = "No year is printed;"
_YEARLESS = regex.compile(
    r"(?:(?:trong|trước|chậm nhất|đến|hết|cuối|đầu|giữa|từ|ngày|tháng|quý|và|hoàn thành|cả|năm)\b|T(?=\.?\d)|[IV]{1,3}\b|\d{1,2}(?!\d)|[\s,;/.–-])+",
    regex.IGNORECASE,
)
"""Nothing but days, months and quarters, the year as such, and words that relate them."""
_ENDS_IN_A_DAY = regex.compile(r"(?<![\d/])\d{1,2}/\d{1,2}\.?$")
_BARE_PART = regex.compile(
    r"(?:T\.?\s?)?0?\d{1,2}(?:\s?[-–]\s?(?:T\.?\s?)?\d{1,2})?|[IV]{1,3}(?:\s?[-–]\s?[IV]{1,3})?"
)
"""The number, or the first and last, of quarters or months that the header above names: ``1-3`` below ``Tháng``."""


@dataclass(frozen=True, slots=True)
class _Times:
    """What the cells of one role say: their whole span (None: nothing), notes and places."""

    span: Period | None = None
    notes: tuple[ColumnNote, ...] = ()
    traces: tuple[Trace, ...] = ()


def read_times(given: Given) -> Reading:
    """The period and the due time of a task; a start in a column of its own begins the period."""
    row = given.row
    years = given.setting.years
    period = _times(row.all_of("period"), "period_raw", "period_start", years)
    due = _times(row.all_of("due"), "due_raw", "due_start", years)
    start = _times(row.all_of("start"), "period_raw", "period_start")
    span, until = _from_start(period.span, start.span, due.span), due.span
    own_due = row.all_of("due")
    issued = _issued(own_due or row.all_of("period"), due=bool(own_due))
    if issued.span is not None or not own_due:
        due, until = issued, issued.span
    return Reading(
        values=(
            ("period_raw", printed(row.all_of("period")) or printed(row.all_of("start"))),
            ("period_start", span.start if span else None),
            ("period_end", span.end if span else None),
            ("open_ended", _goes_on(span, until)),
            ("recurrence", span.recurrence if span else None),
            ("due_raw", printed(row.all_of("due")) or (until.raw if until else None)),
            ("due_start", until.start if until else None),
            ("due_end", until.end if until else None),
            ("due_recurrence", until.recurrence if until else None),
        ),
        notes=tuple(_of_plan(n, given.setting) for n in (*period.notes, *due.notes, *start.notes)),
        traces=(*period.traces, *due.traces, *start.traces),
    )


def _of_plan(told: ColumnNote, setting: Setting) -> ColumnNote:
    """A note that the plan's year was taken, as a warning where that was hardly read: each time that prints none hangs on it."""
    note = told.note
    if (
        not setting.years_in_doubt
        or not note.message.startswith(_NO_YEAR)
        or note.expected != str(setting.year)
    ):
        return told
    message = f"{_NO_YEAR} {note.expected}, the plan's, was taken, which was hardly read in its title.{LOOK}"
    doubt = warning(Code.PERIOD_UNPARSED, message, expected=note.expected, found=note.found)
    return replace(told, note=doubt)


def _issued(fields: Sequence[RawField], *, due: bool) -> _Times:
    """When a deed is to be done that then goes on: January in "Ban hành trong tháng 01/2026 và tổ chức thực hiện".

    Args:
        due: whether the cells are of a column of due times, which need not name the deed.
    """
    for raw in fields:
        found = _ISSUED.match(raw.text) or (_DUE_THEN_ON.match(raw.text) if due else None)
        which = 1 if found is None or found[1] is not None else "time"
        times = parse_period(found[which]) if found else ()
        if found and len(fields) == 1 and len(times) == 1 and times[0].end is not None:
            first = found.start(which)
            span = (first + times[0].start_char, first + times[0].end_char)
            goes_on = replace(times[0], open_ended=due)
            return _Times(
                goes_on,
                (*column_notes("due_raw", times[0].notes, raw), *own_notes(fields, "due_raw")),
                (Trace("due_start", raw, "issued_then_done", 0.9, span),),
            )
    return _Times()


def _goes_on(period: Period | None, due: Period | None) -> bool:
    """Whether a task has no end: its period says so, or where no period is printed its due time ("Từ quý
    II/2027")."""
    says = period if period is not None else due
    return says is not None and says.open_ended


def _times(
    fields: Sequence[RawField], raw_column: str, column: str, years: tuple[int, int] | None = None
) -> _Times:
    """The span of all cells of a role, its notes on ``raw_column``, its places under ``column``; ``years``: the plan's."""
    fields = [f for f in fields if not is_empty_box(f.text)]
    plan = years[0] if years is not None and years[0] == years[1] else None
    if (marked := _marked_years(fields, plan)) is not None:
        notes = (*column_notes(raw_column, marked.notes, fields[0]), *own_notes(fields, raw_column))
        crosses = (Trace(column, f, marked.rule, marked.confidence, (0, len(f.text))) for f in fields)
        return _Times(marked, notes, tuple(crosses))
    read = [(f, p) for f in fields if (p := _read(f, years, plan))]
    notes = tuple(t for f, found in read for p in found for t in column_notes(raw_column, p.notes, f))
    notes += own_notes(fields, raw_column)
    periods = [p for _, found in read for p in found]
    dated = [p for p in periods if p.rule != "unparsed"] or periods
    traces = tuple(_trace(column, f, found, decides=found[0] in dated) for f, found in read)
    if len({(p.start, p.end, p.open_ended, p.recurrence) for p in dated}) < 2:
        return _Times(dated[0] if dated else None, notes, traces)
    note = _several(dated, len(read), "; ".join(f.text for f, _ in read))
    return _Times(envelope(dated), (*notes, ColumnNote(raw_column, note, read[0][0])), traces)


def _read(raw: RawField, years: tuple[int, int] | None, plan: int | None) -> list[Period]:
    """The periods of work of one cell."""
    return _without_vision(short_years(raw.text, years) or in_year(raw.text, year_over(raw, plan)))


def year_over(raw: RawField, plan: int | None) -> int | None:
    """The year that times without one have: the only one that heads the column (``Thời gian (Năm 2026)``), else that of a plan
    of one year."""
    named = set(_YEAR.findall(raw.column.header)) if raw.column is not None else set()
    return int(named.pop()) if len(named) == 1 else plan


def in_year(text: str, year: int | None) -> tuple[Period, ...]:
    """The periods of a cell; where it names no year and its quarters, months or days are of no other, those of ``year``:
    ``Quý I``, ``15/6``. A clock time is none: ``Từ 20 giờ 15 phút ngày 23 tháng 1``."""
    stated = without_clock_times(text).strip(" .;,-–")
    read = parse_period(stated)
    if year is None or len(read) != 1 or read[0].rule != "unparsed" or not _YEARLESS.fullmatch(stated):
        return parse_period(text)
    tail = f"/{year}" if _ENDS_IN_A_DAY.search(stated) else f" năm {year}"
    found = parse_period(regex.sub(r"\s*năm$", "", stated, flags=regex.IGNORECASE) + tail)
    vague = any(p.precision == "year" for p in found) and any(map(str.isdigit, stated))
    if not found or vague or any(p.start is None and p.end is None for p in found):
        return parse_period(text)
    note = info(
        Code.PERIOD_UNPARSED,
        f"{_NO_YEAR} that of the plan or of the header was taken.",
        expected=str(year),
        found=text,
    )
    return tuple(
        replace(p, start_char=0, end_char=len(text), raw=text, notes=(*p.notes, note)) for p in found
    )


def _trace(column: str, raw: RawField, periods: Sequence[Period], *, decides: bool) -> Trace:
    """Where the periods of one cell stand; a cell that states none beside others decides nothing."""
    span = (periods[0].start_char, periods[-1].end_char)
    sure = min(p.confidence for p in periods)
    return Trace(column, raw, periods[0].rule, sure, span, decides=decides)


def own_notes(fields: Sequence[RawField], column: str) -> tuple[ColumnNote, ...]:
    return tuple(t for f in fields for t in column_notes(column, f.notes, f))


def _several(periods: Sequence[Period], cells: int, text: str) -> Note:
    where = "The cell holds" if cells == 1 else "The cells hold"
    level = info if _gapless(periods) else warning
    return level(Code.SEVERAL_VALUES, f"{where} several periods; their whole span was taken.", found=text)


def _marked_years(fields: Sequence[RawField], plan: int | None) -> Period | None:
    """The span of the times whose columns hold a cross; a time left out between them is a warning."""
    times = [
        t for raw in fields if is_tick(raw.text) and (t := _time_of_column(raw.column, plan)) is not None
    ]
    if not times or len(times) < len(fields):
        return None
    times.sort()
    notes = [
        warning(Code.SEVERAL_VALUES, "The times between the crosses are not all marked.", found=f"{a}, {b}")
        for (_, a), (b, _) in pairwise(times)
        if b > a + timedelta(days=1)
    ]
    mark = fields[0].text
    return Period(times[0][0], times[-1][1], False, None, "year", mark, 0, len(mark), "marks", 0.95, tuple(notes))  # fmt: skip


def _time_of_column(column: Column | None, plan: int | None) -> tuple[date, date] | None:
    """First and last day of the time that heads a column: ``2026-2030``, ``Năm 2025 / Quý II``, ``Quý I`` in a plan of
    one year, ``Tháng / 3``."""
    if column is None:
        return None
    *above, own = column.header.split(" / ")
    named = [int(y) for level in above for y in _YEAR.findall(level)]
    year = column.year or (named[-1] if named else plan)
    if year is None:
        return None
    start = column.year_start if column.year is not None and column.year_start else year
    kind = next((k for level in reversed(above) for k in ("quý", "tháng") if k in level.lower()), "")
    leaf = f"{kind} {own.replace('T', '')}" if kind and _BARE_PART.fullmatch(own.strip()) else own
    within = [p for p in parse_period(f"{leaf} năm {year}") if str(year) not in own]
    if any(map(str.isdigit, own)):
        within = [p for p in within if p.precision != "year"]
    part = next(((p.start, p.end) for p in within if p.start and p.end), None)
    if part is None and column.year is None:
        return None
    return part or (date(start, 1, 1), date(year, 12, 31))


def _without_vision(periods: Sequence[Period]) -> list[Period]:
    """The periods of work: ``tầm nhìn đến năm 2050`` beside them is none."""
    return [p for p in periods if p.rule != "vision"] or list(periods)


def _gapless(periods: Sequence[Period]) -> bool:
    """Whether each period begins the day after the one before: ``Năm 2026, 2027``; their span says it all."""
    return all(a.end and b.start and b.start - a.end == timedelta(days=1) for a, b in pairwise(periods))


def envelope(periods: Sequence[Period]) -> Period:
    """One period over several: from the first start to the last end. It has no start where the first only says until when
    (``Trước 31/3/2026; điều chỉnh 30/9/2028``)."""
    starts = [p.start for p in periods if p.start]
    if periods[0].start is None and periods[0].end is not None:
        starts = []
    ends = [p.end for p in periods if p.end]
    return replace(
        periods[0],
        start=min(starts) if starts else None,
        end=max(ends) if ends else None,
        open_ended=any(p.open_ended for p in periods),
        recurrence=next((p.recurrence for p in periods if p.recurrence), None),
    )


def _from_start(period: Period | None, start: Period | None, due: Period | None) -> Period | None:
    """A period whose start, and perhaps whose end, stand in columns of their own; it has no end where that of the end says that
    it goes on (``Các năm tiếp theo``, ``Thường xuyên``)."""
    if start is None:
        return period
    if period is not None:
        return replace(period, start=start.start)
    goes_on = due is None or due.open_ended or (due.end is None and due.recurrence is not None)
    return replace(start, end=due.end if due else None, open_ended=goes_on, recurrence=start.recurrence)
