"""Sources of the money of a task, with the amounts that stand under a named source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.model import RawField
from normalize.money.funding import FundingMention, funding_names, parse_funding, source_of_header
from normalize.money.parts import OTHER, labelled_parts
from normalize.text import clean, fold
from schema.build.amount_cells import by_column
from schema.build.money_parts import Part, dated, reading_of_parts, without_total
from schema.build.readings import Given, Reading, Trace, column_notes
from schema.contract.records import TaskFundingRecord
from schema.setting.money_columns import MoneyColumns
from schema.sums.amounts import amount, states_amount

_OF_A_LABEL = 0.8
"""How sure a source is that is known only by the colon behind it."""


def read_funding(given: Given) -> Reading:
    """The sources that the cells name, each once with all its names (``NS tỉnh; NS huyện``); cells under a named source may
    hold a mark, an amount, or words."""
    amounts = reading_of_parts(
        given,
        [
            p
            for fields in by_column(given.row.all_of("funding_mark")).values()
            for p in _of_source(fields, given)
        ],
    )
    named = [(raw, m) for raw in _naming(given) for m in (*funding_names(raw.text), *_without_code(raw))]
    marked = [(raw, m) for raw in given.row.all_of("funding_mark") for m in _sources_of_mark(raw)]
    printed: dict[str, dict[str, str]] = {}
    for _, mention in named:
        printed.setdefault(mention.source, {}).setdefault(fold(mention.raw), mention.raw)
    for raw, mention in marked:
        if mention.source not in printed:
            printed[mention.source] = {"": raw.text}
    return Reading(
        funding=tuple(
            TaskFundingRecord(task_id=given.task_id, source=source, raw="; ".join(names.values()))
            for source, names in printed.items()
        ),
        budgets=amounts.budgets,
        notes=(
            *(t for raw in given.row.all_of("funding") for t in column_notes("funding", raw.notes, raw, "task_funding")),
            *(t for raw in _words_of_mark(given) for t in column_notes("funding", raw.notes, raw, "task_funding")),
            *amounts.notes,
        ),
        traces=(
            *amounts.traces,
            *(_source_trace(raw, m, (m.start, m.end)) for raw, m in named),
            *(_source_trace(raw, m, (0, len(raw.text))) for raw, m in marked),
        ),
    )  # fmt: skip


def _naming(given: Given) -> list[RawField]:
    """The cells that may name sources: those of funding, and those of money with words (``2,5 tỷ (ngân sách tỉnh)``, ``PPP``)."""
    written = [raw for raw in given.row.all_of("budget") if any(map(str.isalpha, raw.text))]
    return [*given.row.all_of("funding"), *written]


def _without_code(raw: RawField) -> list[FundingMention]:
    """Sources beside an amount that none of the codes is for: ``Ngân sách tỉnh: 30 tỷ; Trung tâm: 8 tỷ``."""
    plain = clean(raw.text)
    found = labelled_parts(plain, None, None)
    spans = [p.label for p in found.parts if p.label is not None] if found else []
    return [FundingMention(OTHER, plain[a:b], a, b, "label", _OF_A_LABEL) for a, b in spans]


def _source_trace(raw: RawField, mention: FundingMention, span: tuple[int, int]) -> Trace:
    return Trace(mention.source, raw, mention.rule, mention.confidence, span, "task_funding", False)


def _words_of_mark(given: Given) -> list[RawField]:
    """Cells under a named source that state no amount."""
    return [raw for raw in given.row.all_of("funding_mark") if not states_amount(raw)]


def _of_source(fields: Sequence[RawField], given: Given) -> Iterable[Part]:
    stated = amount(fields, given.setting, given.row.table)
    money = given.setting.money.get(given.row.table or 0, MoneyColumns())
    for raw, figure in without_total(stated):
        part = Part(raw, figure, source=_source_of(raw) or "other")
        yield dated(part) if money.sources_by_year else part


def _source_of(raw: RawField) -> str | None:
    return source_of_header(raw.column.header) if raw.column else None


def _sources_of_mark(raw: RawField) -> Sequence[FundingMention]:
    return parse_funding("x" if states_amount(raw) else raw.text, header_source=_source_of(raw))
