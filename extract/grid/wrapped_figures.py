"""A figure that a narrow cell breaks over two lines: ``12.`` / ``000`` is 12.000, ``1.250`` / ``.000`` is 1.250.000.

Only where the cell holds nothing else and the break lies at a mark between thousands. ``1.2`` / ``50`` may be two
figures and stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

_FIGURE = regex.compile(r"\d{1,3}(?:\.\d{3})++(?:,\d{1,3})?|\d{1,3}(?:,\d{3})++(?:\.\d{1,3})?")
_MARKS = (".", ",")


def whole_figures(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines of a cell; a figure that is broken over them is one line."""
    if len(lines) > 1 and lines[0][:1].isdigit():
        whole = "".join(line.strip() for line in lines)
        broken = all(a.rstrip().endswith(_MARKS) or b.lstrip().startswith(_MARKS) for a, b in pairwise(lines))
        if broken and _FIGURE.fullmatch(whole):
            return (whole,)
    return tuple(lines)
