"""Letters that others are taken for when a page is read from its picture (``data/look_alikes.csv``).

Kept by the place they stand in: a letter is a misread stroke of a roman number only where such a number may
stand.
"""

from __future__ import annotations

from functools import cache

import regex

from normalize.registers import rows


@cache
def look_alikes(place: str) -> dict[str, tuple[str, ...]]:
    """What each letter may stand for in a place (``roman``, ``label``, ``figure``, ``date``), the usual one
    first."""
    return {r["read"]: tuple(r["stands_for"].split("|")) for r in rows("look_alikes") if r["place"] == place}


@cache
def _usual(place: str) -> dict[int, str]:
    return str.maketrans({read: meant[0] for read, meant in look_alikes(place).items()})


def as_figures(read: str, place: str) -> str:
    """What was read with each letter that figures are taken for in a place (``figure``, ``date``) as the
    usual one."""
    return read.translate(_usual(place))


def may_be_roman(read: str, number: str) -> bool:
    """Whether letters may be a misread roman number: ``H`` is II or I, ``HH`` and ``1H`` are III."""
    strokes = look_alikes("roman")
    pattern = "".join(f"(?:{'|'.join(strokes.get(c, (regex.escape(c),)))})" for c in read)
    return bool(regex.fullmatch(pattern, number))


def usual_roman(read: str) -> str:
    """The roman number that misread letters usually are: each letter by its usual strokes (``HH``: three, not
    four)."""
    strokes = "".join(look_alikes("roman").get(c, (c,))[0] for c in read)
    return {"IIII": "III"}.get(strokes, strokes)
