"""Whether a value is wanted, or tells what was, is, was planned, or where a change starts.

    (năm 2024: 98%)                     actual, of 2024
    Hiện nay khoảng 180 trạm            current
    ước đạt 48,1 tạ/ha                  estimate
    (kế hoạch là 15%)                   plan, an earlier one's figure
    từ 7.000 ha lên 20.000 ha           7.000 is the baseline of the target 20.000
    đạt 116,8% kế hoạch                 a share of fulfilment: neither

The words that say so are the register ``value_kinds.csv``.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalize.targets.kind_rules import Case, kind_of
from normalize.targets.model import Piece
from normalize.targets.reported import forecasts_itself, is_forecast
from normalize.targets.told import Told, lies_ahead, like_its_like
from normalize.targets.years import YearMention


def kinds_of(
    text: str,
    pieces: Sequence[Piece],
    mentions: Sequence[YearMention | None],
    wholes: Sequence[int | None],
    told: Told,
    inherited: int | None = None,
) -> list[str | None]:
    """The kind of each value; None for one that is wanted.

    Args:
        mentions: the year that governs each.
        inherited: the year that the context gives to the others.
    """
    kinds: list[str | None] = []
    for index in range(len(pieces)):
        kinds.append(kind_of(Case(text, pieces, index, mentions, wholes[index], kinds, told, inherited)))
        if (
            kinds[-1] == "estimate"
            and lies_ahead(mentions[index], told)
            and (not is_forecast(text, pieces[index]) or forecasts_itself(text, pieces[index]))
        ):
            kinds[-1] = None
    return [kind or like_its_like(text, pieces, k, kinds, mentions, told) for k, kind in enumerate(kinds)]
