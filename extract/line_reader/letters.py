"""What a network says of each strip of a line, turned into letters with their place and confidence.

A network of this kind (CTC: connectionist temporal classification) gives, for each strip of four dots, how likely each
letter of its alphabet stands there, or none. A letter is a run of strips that name it; two equal letters have a strip
of none between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

NONE = 0
"""Place of "no letter" in the alphabet."""
STRIP = 4
"""Dots of the picture of a line that make one strip."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that was read.

    Attributes:
        text: the letter; a space where two words part.
        x: its middle, in dots from the left edge of the piece that was read.
        confidence: the network's own figure for it, 0 to 1, in steps of 0.001.
    """

    text: str
    x: float
    confidence: float


def letters_of(log_shares: Floats, alphabet: Sequence[str], scale: float = 1.0) -> Iterator[Letter]:
    """The letters of a line from left to right.

    Args:
        log_shares: for each strip (rows) and each letter of the alphabet (columns) the logarithm of its share.
        alphabet: the letters, the first of which stands for none.
        scale: dots of the piece for each dot of the picture that the network saw.

    Example: strips that name ``2``, none, ``.``, ``1``, ``1`` are the letters ``2.1``.
    """
    named = log_shares.argmax(axis=1)
    ends = np.flatnonzero(np.diff(named)) + 1
    for run in np.split(np.arange(len(named)), ends):
        if run.size and (at := int(named[run[0]])) != NONE:
            middle = (float(run.mean()) + 0.5) * STRIP * scale
            share = float(np.exp(log_shares[run, at].max()))
            yield Letter(alphabet[at], middle, round(min(1.0, share), 3))
