"""Results of a task, each with the time it is due.

A row of ``task_products`` is one result where a task has several: printed in lines of their own beside their due times, or
in one cell as a list, ``Bản đồ địa chính (30/6/2026); Sổ mục kê (30/9/2026)``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from extract.model import RawField
from normalize.periods.read import looks_like_period, parse_period
from schema.build.readings import Given, Reading, Trace, column_score
from schema.build.task_times import envelope, in_year, own_notes, year_over
from schema.contract.records import TaskProductRecord

_Pair = tuple[RawField | None, RawField | None]
"""A result and its due time."""
_BULLET = regex.compile(r"[-–+•*]\s*(?=\p{Lu}|\d)|\d{1,2}[.)]\s+(?=\p{Lu})")
_ITEM = regex.compile(r"[\p{Lu}\d]")
_OWN_TIME = regex.compile(r"\s*(?:\((?P<time>[^()]{3,60})\)|[:,–-]\s*(?P<time>[^():;]{3,60}))\s*[.;,]*$")
"""What closes a result of a list with its time: ``(30/6/2026)``, ``: Quý IV/2026``."""


def read_products(given: Given) -> Reading:
    """The results of a task as one text, and each with its date where there are several results or due
    times."""
    fields = given.row.all_of("product")
    rows = _pairs(fields, given.row.all_of("due"), given.setting.year)
    products = [_product(given, k, *pair) for k, pair in enumerate(rows, 1)]
    return Reading(
        values=(("product", text_of(fields)),),
        products=tuple(p for p, _ in products),
        notes=own_notes(fields, "product"),
        traces=(
            *(Trace("product", f, "cell", column_score(f)) for f in fields),
            *(t for _, traces in products for t in traces),
        ),
    )


def _pairs(products: Sequence[RawField], dues: Sequence[RawField], plan: int | None) -> list[_Pair]:
    """Each result beside its due time: those of one line of the row belong together; empty where there is one
    of each."""
    if len(products) < 2 and len(dues) < 2:
        return _of_list(products[0], dues, plan) if products else []
    pairs: list[_Pair] = []
    for line in dict.fromkeys(f.row for f in sorted((*products, *dues), key=lambda f: f.row or 0)):
        own, due = [f for f in products if f.row == line], [f for f in dues if f.row == line]
        for k in range(max(len(own), len(due))):
            pairs.append((own[k] if k < len(own) else None, due[k] if k < len(due) else None))
    return pairs


def _of_list(cell: RawField, dues: Sequence[RawField], plan: int | None) -> list[_Pair]:
    """The results that one cell lists, each with the time it names itself, else with the one at its place in a list of as
    many due times."""
    printed = [_without_time(piece, plan) for piece in _pieces(cell)]
    pieces = _with_times_between(printed, plan)
    if len(pieces) < len(printed) and all(_ITEM.match(product.text) for product, _ in pieces):
        return list(pieces)
    if len(pieces) < 2 or not all(_ITEM.match(product.text) for product, _ in pieces):
        return []
    if any(time is not None for _, time in pieces) or not dues:
        return list(pieces)
    times = list(_pieces(dues[0]))
    if len(times) != len(pieces) or not all(_is_time(t.text, plan) for t in times):
        return list(pieces)
    return [(product, time) for (product, _), time in zip(pieces, times, strict=True)]


def _with_times_between(
    pieces: Sequence[tuple[RawField, RawField | None]], plan: int | None
) -> list[tuple[RawField, RawField | None]]:
    """A list in which times stand as items of their own, each behind its result: ``Quyết định; Quý I/2026``."""
    found: list[tuple[RawField, RawField | None]] = []
    for product, time in pieces:
        if found and time is None and found[-1][1] is None and _is_time(product.text, plan):
            found[-1] = (found[-1][0], product)
        else:
            found.append((product, time))
    return found


def _pieces(cell: RawField) -> Iterator[RawField]:
    """The items of a list: lines behind bullets, or what semicolons part."""
    starts = list(_line_starts(cell)) or [
        0,
        *(m.end() for m in regex.finditer(r";\s*(?![^()]*\))", cell.text)),
    ]
    for start, end in zip(starts, [*starts[1:], len(cell.text)], strict=True):
        if cell.text[start:end].strip():
            yield _part(cell, start, end)


def _line_starts(cell: RawField) -> Iterator[int]:
    """Where the items behind bullets begin in the text of a cell, of two lines or more."""
    at, found = 0, []
    for line in cell.lines:
        begins = cell.text.find(line.strip(), at)
        if begins < 0:
            return
        at = begins + len(line.strip())
        if (bullet := _BULLET.match(line.strip())) is not None:
            found.append(begins + bullet.end())
        elif not found:
            return
    if len(found) > 1:
        yield from found


def _part(cell: RawField, start: int, end: int) -> RawField:
    text = cell.text[start:end]
    kept = regex.sub(r"(?:[\s;,]|(?<![\p{L}])[-–+•*]|\s\d{1,2}[.)])*$", "", text)
    return replace(cell, text=kept, offset=cell.offset + start, lines=())


def _without_time(piece: RawField, plan: int | None) -> tuple[RawField, RawField | None]:
    """A result without the time that closes it, and that time."""
    found = _OWN_TIME.search(piece.text)
    if found is None or found.start() == 0 or not _is_time(found["time"], plan):
        return piece, None
    time = replace(piece, text=found["time"], offset=piece.offset + found.start("time"))
    return replace(piece, text=piece.text[: found.start()].strip()), time


def _is_time(text: str, plan: int | None) -> bool:
    """Whether a text is a time and nothing else, or one in the year of the plan."""
    if looks_like_period(text):
        return True
    without = parse_period(text)
    return without != in_year(text, plan) and all(p.rule == "unparsed" for p in without)


def text_of(fields: Sequence[RawField]) -> str | None:
    """The texts of the fields as one; a dash alone says that there is none."""
    return " ".join(f.text for f in fields if f.text.strip(" -–—.…/")) or None


def _product(
    given: Given, position: int, product: RawField | None, due: RawField | None
) -> tuple[TaskProductRecord, tuple[Trace, ...]]:
    """A row of ``task_products``, and where its result and its date stand."""
    periods = in_year(due.text, year_over(due, given.setting.year)) if due else ()
    until = periods[0] if len(periods) == 1 else envelope(periods) if periods else None
    row = TaskProductRecord(
        task_id=given.task_id,
        position=position,
        product=product.text if product else None,
        due_raw=due.text if due else None,
        due_start=until.start if until else None,
        due_end=until.end if until else None,
        due_recurrence=until.recurrence if until else None,
    )
    traces: list[Trace] = []
    if product:
        span = None if product.lines else (0, len(product.text))
        traces.append(Trace(f"product.{position}", product, "cell", column_score(product), span, "task_products", False))  # fmt: skip
    if due and until:
        span = (periods[0].start_char, periods[-1].end_char)
        traces.append(Trace(f"due_start.{position}", due, until.rule, until.confidence, span, "task_products", False))  # fmt: skip
    return row, tuple(traces)
