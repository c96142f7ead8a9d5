"""The prices of the series: each is paid in its example, and nothing else than the example says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from normalize.numbering import group_series, row_series
from normalize.numbering.cheapest_way import Step, cheapest_way, prices
from normalize.numbering.group_series import GroupLabel
from normalize.numbering.row_series import RowLabel
from normalize.registers import rows

ROWS = rows("numbering_prices")
ALONE, OTHER, SURE, NONE = "*", "|", "@", "_"
"""How an example is written: ``H@0.4*`` is H read with confidence 0.4 in the row of a heading,
``53|5.3`` was read as 5.3 too."""


def parts(token: str) -> tuple[str, float, tuple[str, ...], bool]:
    """Text, confidence, other readings, whether its row is a heading's."""
    rest, alone = token.removesuffix(ALONE), token.endswith(ALONE)
    rest, *others = rest.split(OTHER)
    text, _, sure = rest.partition(SURE)
    return text, float(sure or 1.0), tuple(others), alone


def price_of_groups(read: list[str], taken: list[str]) -> float:
    """What it costs to take labels for these numbers of groups."""
    labels = [GroupLabel(text, sure, alone) for text, sure, _, alone in map(parts, read)]
    wanted = [None if t == NONE else int(t) for t in taken]
    column = list(zip(group_series._in_column(labels), wanted, strict=True))

    def steps(
        state: group_series._State, at: tuple[group_series._InColumn, int | None]
    ) -> Iterator[Step[group_series._State, int | None]]:
        return (step for step in group_series._steps(state, at[0]) if step.given == at[1])

    return cheapest_way(column, group_series._START, steps).price


def price_of_rows(read: list[str], taken: list[str]) -> float:
    """What it costs to take labels for these numbers of rows."""
    labels = [RowLabel(text, sure, others) for text, sure, others, _ in map(parts, read)]
    wanted = [None if t == NONE else tuple(map(int, t.split("."))) for t in taken]
    column = list(zip(row_series._in_column(labels), wanted, strict=True))

    def steps(
        state: row_series._State, at: tuple[row_series._InColumn, tuple[int, ...] | None]
    ) -> Iterator[Step[row_series._State, row_series.RowNumber]]:
        return (step for step in row_series._steps(state, at[0]) if step.given[0] == at[1])

    return cheapest_way(column, row_series._START, steps).price


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['series']}-{row['name']}" for row in ROWS])
def test_a_price_is_paid_in_its_example(row: dict[str, str]) -> None:
    price_of = price_of_groups if row["series"] == "groups" else price_of_rows
    paid = [item.split() for item in row["pays"].split(" + ")]
    assert row["name"] in {name for _, name in paid}
    total = sum(float(share) * prices(row["series"])[name] for share, name in paid)
    assert price_of(row["read"].split(), row["taken"].split()) == pytest.approx(total)


def test_every_price_stands_once_with_its_meaning() -> None:
    names = [(row["series"], row["name"]) for row in ROWS]
    assert len(set(names)) == len(names)
    assert all(row["meaning"] and float(row["cost"]) > 0 for row in ROWS)
