"""Another reader's cells made comparable with ours: struck words and marks of notes taken out, values of form fields
and words of pictures put in.

The other readers know nothing of strikes, annotations and pictures; without this each of them would be a doubt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extract.model import Sighting
from extract.second_reader.disagreement import OtherCell


def in_force(cells: Sequence[OtherCell], told: Sequence[Sighting]) -> tuple[OtherCell, ...]:
    """The cells with what was seen beside the text of their page settled in them."""
    done = list(cells)
    for sighting in told:
        box = sighting.place.box
        if box is None or not sighting.text:
            continue
        x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
        for k, cell in enumerate(done):
            if cell.box.contains(x, y):
                text = (
                    f"{cell.text} {sighting.text}" if sighting.taken else _without(cell.text, sighting.text)
                )
                done[k] = replace(cell, text=text)
    return tuple(done)


def _without(text: str, words: str) -> str:
    """A text without some words; where they are broken otherwise, without their letters, the last ones first."""
    if words in text:
        return text.replace(words, "", 1)
    left = Counter(c for c in words if not c.isspace())
    kept: list[str] = []
    for letter in reversed(text):
        if left[letter]:
            left[letter] -= 1
        else:
            kept.append(letter)
    return "".join(reversed(kept))
