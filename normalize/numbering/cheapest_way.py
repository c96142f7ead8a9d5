"""The cheapest way through a column of labels: all of them are read at once, none alone.

What is left of a misread number tells less than its neighbours do (5.3 stands between 5.2 and 5.4). So
each label may be what was read or something else, each at a price, and each step from one number to the
next has a price too; the reading of the column is the way through it that costs least. Prices have no
unit: they only say which of two readings is the likelier. They are rows of
``data/numbering_prices.csv``, each with an example.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from normalize.registers import rows

WAYS = 60
"""Ways that are followed at once, the cheapest ones. Example: 60 of the 200 that five doubtful numbers
in a row open."""

L = TypeVar("L")
"""A label with what stands around it."""
S = TypeVar("S", bound=Hashable)
"""What the labels to come must know of the way so far, such as the last number."""
G = TypeVar("G")
"""What a label is taken for."""


@dataclass(frozen=True, slots=True)
class Step(Generic[S, G]):
    """One label taken for something: what for, at which price, and where that leads."""

    given: G
    price: float
    state: S


@dataclass(frozen=True, slots=True)
class Way(Generic[G]):
    """A way through a column: what each label is taken for, top to bottom, and the sum of the prices."""

    given: tuple[G, ...]
    price: float


@dataclass(frozen=True, slots=True)
class _Link(Generic[G]):
    """The last label of a way; the labels before it hang on it."""

    price: float
    given: G
    before: _Link[G] | None


def cheapest_way(labels: Sequence[L], start: S, steps: Callable[[S, L], Iterable[Step[S, G]]]) -> Way[G]:
    """The cheapest way through labels.

    Args:
        steps: for a state and a label, every step that may be taken; at least one for each label.

    Raises:
        ValueError: a label leaves no step at all.
    """
    ways: list[tuple[S, _Link[G] | None]] = [(start, None)]
    for label in labels:
        reached: dict[S, _Link[G]] = {}
        for state, link in ways:
            for step in steps(state, label):
                price = step.price + (link.price if link is not None else 0.0)
                if step.state not in reached or price < reached[step.state].price:
                    reached[step.state] = _Link(price, step.given, link)
        if not reached:
            raise ValueError(f"no step leads on from {label!r}")
        ways = [*sorted(reached.items(), key=lambda way: way[1].price)[:WAYS]]
    return _way_to(ways[0][1])


def _way_to(link: _Link[G] | None) -> Way[G]:
    price = link.price if link is not None else 0.0
    given: list[G] = []
    while link is not None:
        given.append(link.given)
        link = link.before
    return Way(tuple(reversed(given)), price)


@cache
def prices(series: str) -> Mapping[str, float]:
    """The prices of a series (``groups``, ``rows``) by name."""
    return {row["name"]: float(row["cost"]) for row in rows("numbering_prices") if row["series"] == series}
