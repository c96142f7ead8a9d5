"""What columns of figures are by their body: a comparison of two others, the two that it compares, per cent beside tons.

Headers are worded in many ways; that one column is the quotient of two others is not. So the body decides where the
words say nothing, and it overrules them where they tell of something that is measured.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import regex

from extract.indicators.compared_columns import Compared, compared_columns, printed_figures
from extract.indicators.kinds_by_words import BARE_SHARE
from extract.indicators.near_a_hundred import is_near_a_hundred
from extract.indicators.reckoned_columns import growth_of_years, sums_of_years
from extract.model import Table
from extract.tables.cell_texts import texts_of, units_of_rows
from extract.tables.matrix import body_rows, table_matrix
from extract.tables.value_columns import SPAN_OR_BOUND
from normalize.figure_header_words import names_a_rate
from normalize.figure_headers import GROWTH, SHARE, WANTED, HeaderWords
from normalize.quantities.stated_units import find_unit
from normalize.text import clean

CONTEXT = "context"
"""The kind of figures that only tell of the rows, beside columns of years: ``Dân số (người)``, ``Số thôn``."""
RECKONED = "reckoned"
"""The kind of figures that say by how many per cent a year those of the years beside them grow, as reckoning them shows."""
NEITHER = frozenset({SHARE, GROWTH, CONTEXT, RECKONED})
"""Kinds of figures that are neither targets nor observations."""
_PLANNED = frozenset({WANTED, "plan"})
_FEWEST_ASKED = 2
"""Such cells of a column, at least."""
_OTHER_UNITS = 0.7
"""Share of the units of the rows that must be none of per cent for a column of per cent to measure something else."""


def kinds_by_body(
    table: Table, words: Mapping[int, HeaderWords], kinds: Mapping[int, str | None]
) -> dict[int, str | None]:
    """The kinds of the columns of figures, those told by the words of their headers among them.

    Args:
        words: what each header says; ``kinds``: the kinds by these words.
    """
    found = dict(kinds)
    may = [
        c
        for c in found
        if found[c] in NEITHER or words[c].year is None or found[c] is None or words[c].unit == "%"
    ]
    compared = compared_columns(table, found, may)
    in_units = _rows_have_other_units(table)
    for column, made in compared.items():
        if found[column] not in NEITHER and (in_units or _only_compares(table, words, column, made)):
            found[column] = _of_comparison(made, found)
    for column, made in compared.items():
        if found[column] == SHARE:
            found |= _held_against(made, found)
    for column in found:
        if in_units and found[column] is None and _is_per_cent_of_others(table, words[column], column):
            found[column] = CONTEXT
    figures = printed_figures(table, found)
    years = {c: y for c in found if (y := _one_year(words[c], found[c])) is not None}
    rates = [c for c in found if c not in years and found[c] not in NEITHER]
    found |= dict.fromkeys(growth_of_years(figures, rates, years), RECKONED)
    measured = [c for c, kind in found.items() if kind is not None and kind not in NEITHER]
    for column in found:
        own = words[column]
        bare = found[column] is None and own.year is None and own.part is None and own.unit in (None, "%")
        if bare and is_near_a_hundred(figures, column, measured):
            found[column] = CONTEXT
    return found


def summed_years(
    table: Table, words: Mapping[int, HeaderWords], kinds: Mapping[int, str | None]
) -> dict[int, tuple[int, int]]:
    """The columns that name no year and are sums over those of several years, each with the first and last of these."""
    years = {c: y for c in kinds if (y := _one_year(words[c], kinds[c])) is not None}
    may = [c for c in kinds if words[c].year is None and kinds[c] not in (SHARE, GROWTH, RECKONED)]
    return sums_of_years(printed_figures(table, kinds), may, years)


def asked_for_by_body(table: Table, bare: Collection[int]) -> set[int]:
    """The columns among years that state what is asked for: half of their cells are spans or bounds, which nobody counts.

    Args:
        bare: columns of figures whose headers name neither year nor kind.
    """
    m, body = table_matrix(table), body_rows(table)
    found = set()
    for column in bare:
        texts = texts_of(table.columns[column], m, body)
        asked = sum(SPAN_OR_BOUND.match(t) is not None for t in texts)
        if asked >= _FEWEST_ASKED and asked * 2 >= len(texts):
            found.add(column)
    return found


def _one_year(words: HeaderWords, kind: str | None) -> int | None:
    whole = words.year_start is None and words.part is None
    return words.year if whole and kind not in NEITHER else None


def _only_compares(table: Table, words: Mapping[int, HeaderWords], column: int, made: Compared) -> bool:
    """Whether a quotient is no measure by itself: its header names none, or both figures are of one measure; ``Tỷ lệ hộ nghèo``
    beside "Số hộ" and "Hộ nghèo" is one."""
    leaf = clean(table.columns[column].header.rpartition(" / ")[2])
    if BARE_SHARE.fullmatch(leaf) is not None or words[column].subject is None:
        return True
    return words[made.above].subject == words[made.below].subject


def _of_comparison(made: Compared, kinds: Mapping[int, str | None]) -> str:
    done, planned = kinds[made.above], kinds[made.below]
    return SHARE if planned in _PLANNED and done not in _PLANNED and not made.is_change else GROWTH


def _held_against(made: Compared, kinds: Mapping[int, str | None]) -> dict[int, str | None]:
    """The two columns of a share of fulfilment: what was done and what was planned, where no words say so."""
    done, planned = kinds[made.above], kinds[made.below]
    if done is not None or made.is_change:
        return {}
    return {made.above: "actual", **({made.below: WANTED} if planned is None else {})}


def _rows_have_other_units(table: Table) -> bool:
    """Whether a column of units says that most rows are measured in something else than per cent."""
    texts = units_of_rows(table.columns, table_matrix(table), body_rows(table))
    units = [u for t in texts if (u := find_unit(t)) is not None]
    return bool(units) and sum(u.dimension != "share" for u in units) >= _OTHER_UNITS * len(texts)


def _is_per_cent_of_others(table: Table, words: HeaderWords, column: int) -> bool:
    """Whether a column is in per cent by its header, among rows of other units, and names neither a year nor a rate: whatever
    it holds is no figure of its rows."""
    leaf = clean(table.columns[column].header.rpartition(" / ")[2])
    return words.unit == "%" and not regex.search(r"\d{4}", leaf) and not names_a_rate(leaf)
