"""How much is read twice: the efforts one may ask for."""

from __future__ import annotations

from enum import StrEnum

from extract.line_reader.installed import is_installed


class ScanEffort(StrEnum):
    """How much of a scan a second reader reads too."""

    FAST = "fast"
    """Nothing: Tesseract alone."""
    CAREFUL = "careful"
    """What Tesseract was not sure of."""
    THOROUGH = "thorough"
    """All but what it was very sure of."""


READ_AGAIN_BELOW = {ScanEffort.FAST: 0.0, ScanEffort.CAREFUL: 0.95, ScanEffort.THOROUGH: 0.99}
"""The chance that a word is right below which it is read again."""
SHORT_BELOW = {ScanEffort.FAST: 0.0, ScanEffort.CAREFUL: 0.98, ScanEffort.THOROUGH: 0.995}
"""The same for what no neighbours vouch for: figures, marks, the words of short cells."""


def effort_of(asked: ScanEffort | None) -> ScanEffort:
    """The effort asked for; where none is, ``careful`` where a second reader is installed, ``fast`` elsewhere."""
    if asked is not None:
        return asked
    return ScanEffort.CAREFUL if is_installed() else ScanEffort.FAST
