"""How many codes of national indicators are right, against pairs that a reader wrote without sight of the rules.

usage: python -m bench.national_codes [--held-out] [--rows]

Counts, over ``tests/cells/national_codes_more.csv`` (or its held-out half): the share of given codes that the
reader names or also accepts; the share of the reader's codes that were given; and whether the reader's code is
the first candidate, the second, or neither. ``--rows`` lists each row that is not right; of held-out rows none
is ever listed, so that nobody tunes by them.
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from normalize.national.match import match_national, rank_national
from normalize.national.sets import national_sets

CELLS = Path(__file__).resolve().parents[1] / "tests" / "cells"
WRITTEN = CELLS / "national_codes_more.csv"
HELD_OUT = CELLS / "national_codes_more_held_out.csv"
NONE = "none"


@dataclass(frozen=True, slots=True)
class Pair:
    """A name and what the reader says of it; codes as ``national_code`` holds them, ``none`` for no code."""

    name: str
    unit: str | None
    direction: str | None
    code: str
    also: frozenset[str]

    @property
    def allowed(self) -> frozenset[str]:
        """All answers that the reader accepts."""
        return self.also | {self.code}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the matcher says: its code, or ``none``, and its first two candidates."""

    pair: Pair
    code: str
    candidates: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Whether the reader names the code or accepts it."""
        return self.code in self.pair.allowed


@dataclass(frozen=True, slots=True)
class Count:
    """Figures over all pairs.

    Attributes:
        pairs, coded: how many there are, and how many were given a code.
        right: codes given that the reader names or accepts.
        wanted, found: pairs with a code of the reader, and those of them whose code was given right.
        firm, firm_found: the same of pairs for which the reader accepts no ``none``.
        first, second: of ``wanted``, where the reader's code (or one he accepts) is the first candidate, the
            second.
    """

    pairs: int
    coded: int
    right: int
    wanted: int
    found: int
    firm: int
    firm_found: int
    first: int
    second: int

    @property
    def precision(self) -> float:
        """Share of the codes given that are right."""
        return self.right / self.coded if self.coded else 1.0

    @property
    def recall(self) -> float:
        """Share of the reader's codes that were given."""
        return self.found / self.wanted if self.wanted else 1.0

    @property
    def firm_recall(self) -> float:
        """The same where the reader accepts no ``none``."""
        return self.firm_found / self.firm if self.firm else 1.0


def read_pairs(path: Path) -> tuple[Pair, ...]:
    """The pairs of a file of ``tests/cells``."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_pair(row) for row in csv.DictReader(file))


def _pair(row: dict[str, str]) -> Pair:
    unit, _, change = row["unit"].partition(" ")
    also = frozenset(_code(*_parted(a, row["set"])) for a in row["also_acceptable"].split("|") if a.strip())
    direction = "increase" if change.strip() == "tăng" else None
    return Pair(row["name"], unit or None, direction, _code(row["set"], row["code"]), also)


def _parted(text: str, own_set: str) -> tuple[str, str]:
    of_set, _, code = text.strip().rpartition(":")
    return of_set or own_set, code


def _code(of_set: str, code: str) -> str:
    """A set and a code, as ``national_code`` holds them."""
    if code == NONE or not code:
        return NONE
    prefix = next(s.prefix for s in national_sets() if s.circular.startswith(of_set))
    return f"{prefix}: {code}" if prefix else code


def answer(pair: Pair) -> Answer:
    """What the matcher says of a pair's name and unit."""
    match = match_national(pair.name, unit=pair.unit, direction=pair.direction)
    ranked = rank_national(pair.name, unit=pair.unit, direction=pair.direction)
    return Answer(pair, match.code if match else NONE, tuple(c.code for c in ranked[:2]))


def count(answers: Sequence[Answer]) -> Count:
    """The figures."""
    coded = [a for a in answers if a.code != NONE]
    wanted = [a for a in answers if a.pair.code != NONE]
    found = [a for a in wanted if a.code != NONE and a.is_right]
    firm = [a for a in wanted if NONE not in a.pair.also]
    ranks = [next((n for n, c in enumerate(a.candidates) if c in a.pair.allowed), None) for a in wanted]
    return Count(
        pairs=len(answers),
        coded=len(coded),
        right=sum(a.is_right for a in coded),
        wanted=len(wanted),
        found=len(found),
        firm=len(firm),
        firm_found=sum(a in found for a in firm),
        first=ranks.count(0),
        second=ranks.count(1),
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the figures of one half."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--held-out", action="store_true", help="the half that nobody works from")
    parser.add_argument(
        "--rows", action="store_true", help="list what is not right (never of the held-out half)"
    )
    wanted = parser.parse_args(arguments)
    answers = [answer(pair) for pair in read_pairs(HELD_OUT if wanted.held_out else WRITTEN)]
    c = count(answers)
    print(f"{c.pairs} names, {c.coded} with a code: {c.right} right, precision {c.precision:.3f}")
    print(f"reader's codes: {c.wanted}, given {c.found}, recall {c.recall:.3f}")
    print(f"  of {c.firm} for which he accepts no 'none': {c.firm_found}, {c.firm_recall:.3f}")
    print(f"first candidate {c.first}, second {c.second}, neither {c.wanted - c.first - c.second}")
    if wanted.rows and not wanted.held_out:
        for a in answers:
            if not a.is_right:
                print(f"{a.code} for {a.pair.code}: {a.pair.name} [{a.pair.unit}], candidates {a.candidates}")


if __name__ == "__main__":
    main()
