"""The two scores from which tasks are held to be the same or related, set by readers' pairs and checked by leaving tasks out:

    python -m bench.task_classes

For each pair of scores of a small grid the agreement (Cohen's kappa, the mean over both readers of Bắc Ninh × Cao Bằng) with what they say
is counted. Then each task of Bắc Ninh is left out in turn: the best scores by the other tasks decide on the pairs of this one, and
all such decisions together are held against the readers. Both figures are printed, and how often which scores were best.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from bench.task_pairs import (
    CLASSES,
    CORPUS,
    GOLD,
    Pair,
    Verdicts,
    among_others,
    corpus_side,
    kappa,
    read_gold,
)
from schema.matching.classes import Beside, Least, held

GRID = tuple(Least(same, related) for same, related in product((26.0, 28.0, 30.0, 32.0, 34.0), range(10, 23)))


@dataclass(frozen=True, slots=True)
class Check:
    """What the readers' pairs say of the scores.

    Attributes:
        best: the scores of the best agreement, with that.
        left_out: the agreement where each task is decided by the others.
        chosen: how often which scores were best then.
    """

    best: Least
    agreement: float
    left_out: float
    chosen: Counter[Least]


def check(besides: Mapping[Pair, Beside], readers: Sequence[Verdicts], grid: Sequence[Least] = GRID) -> Check:
    """Sets the scores by all tasks, and by all but one in turn."""
    decided = {least: _decided(besides, least) for least in grid}
    best = max(grid, key=lambda least: _agreement(decided[least], readers))
    apart: dict[Pair, str] = {}
    chosen = Counter[Least]()
    tasks: dict[str, list[Pair]] = defaultdict(list)
    for pair in besides:
        tasks[pair[0]].append(pair)
    for own in tasks.values():
        left = set(own)
        rest = {least: {p: v for p, v in found.items() if p not in left} for least, found in decided.items()}
        least = max(grid, key=lambda least: _agreement(rest[least], readers))
        chosen[least] += 1
        apart |= {pair: decided[least][pair] for pair in own}
    return Check(best, _agreement(decided[best], readers), _agreement(apart, readers), chosen)


def _decided(besides: Mapping[Pair, Beside], least: Least) -> dict[Pair, str]:
    return {pair: held(beside, least).verdict for pair, beside in besides.items()}


def _agreement(decided: Verdicts, readers: Sequence[Verdicts]) -> float:
    listed = {p: v for p, v in decided.items() if v != CLASSES[-1]}
    own = ({p: v for p, v in reader.items() if p in decided} for reader in readers)
    return sum(kappa(reader, listed, len(decided)) for reader in own) / len(readers)


def main() -> None:
    a, b = (corpus_side(document) for document in sorted(CORPUS))
    found = check(among_others(a, b), [read_gold(path) for path in GOLD])
    print(
        f"best {found.best}: kappa {found.agreement:.3f}; each task decided by the others: {found.left_out:.3f}"
    )
    for least, times in found.chosen.most_common():
        print(f"  {times} times {least}")


if __name__ == "__main__":
    main()
