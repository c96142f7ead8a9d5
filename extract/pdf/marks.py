"""The letters and lines of a PDF page as they were found, for a reader that makes cells of them in its own way."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extract.model import Marks, Rule
from extract.pdf.words import Letters

FEWEST_LINES = 4
"""Drawn lines of a page below which it has no ruled table."""


def marks_of(letters: Letters, rules: Sequence[Rule]) -> Marks | None:
    """The letters and lines of a page; None where the lines are too few for a table."""
    if len(rules) < FEWEST_LINES:
        return None
    corners = letters.corners.astype(np.float32).tobytes()
    return Marks(letters.text, corners, tuple(rules))
