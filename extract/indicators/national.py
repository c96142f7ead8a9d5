"""The national indicator that the name and the unit of an indicator speak of."""

from __future__ import annotations

from dataclasses import replace

from extract.model.indicators import Indicator
from normalize.national.match import NationalMatch, match_national
from normalize.notes import Code, Note, info, warning


def national_match(indicator: Indicator) -> NationalMatch | None:
    """The match of an indicator's name, its unit and the direction of its targets.

    A unit or a direction that not all its values share says nothing of what is measured.
    """
    of_values = [t.unit for t in indicator.targets] + [o.unit for o in indicator.observations]
    units = {unit for unit in of_values if unit}
    directions = {target.direction for target in indicator.targets if target.direction}
    return match_national(
        indicator.name,
        unit=next(iter(units)) if len(units) == 1 else None,
        direction=next(iter(directions)) if len(directions) == 1 else None,
    )


def with_national_code(indicator: Indicator) -> Indicator:
    """With the code of the national indicator it speaks of, and why; a table that prints codes keeps its
    own."""
    if indicator.code or indicator.national_code:
        return indicator
    match = national_match(indicator)
    if match is None:
        return indicator
    return replace(indicator, national_code=match.code, national_note=_note(match))


def _note(match: NationalMatch) -> Note:
    """Why the code was given, and what else it might be; to be looked at where that is nearly as likely."""
    second = match.second
    same = f"; the same name: {', '.join(match.namesakes)}" if match.namesakes else ""
    other = f"; next: {second.code} {second.name} ({second.score:.2f})" if second else "; no other comes near"
    message = f"{match.code} is {match.name}, {match.score:.2f} by {match.reason}{same}{other}"
    if second is not None and second.barred:
        message += f", but {second.barred}"
    if match.is_near:
        return warning(Code.NATIONAL_CODE, f"{message}: the two are near each other, check.")
    return info(Code.NATIONAL_CODE, f"{message}.")
