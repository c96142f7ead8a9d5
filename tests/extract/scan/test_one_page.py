"""What stands beside the tables of a page is read without the white round it."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest

pytest.importorskip("cv2", reason="opencv-python-headless is not installed (extra scan)")

from extract.ink.picture import Grey
from extract.scan.tesseract import Mode, RecognisedWord, read_inked

DPI = 200.0
HEIGHT = 1654


@dataclass
class OneWord:
    """A reader that takes all ink for one word, and keeps the heights of the pictures that it was shown."""

    heights: list[int] = field(default_factory=list)

    def read(self, grey: Grey, mode: Mode, dpi: float, letters: str = "") -> list[RecognisedWord]:
        """One word round all ink."""
        self.heights.append(len(grey))
        rows, columns = np.nonzero(grey < 128)
        x0, x1, top, bottom = columns.min(), columns.max() + 1, rows.min(), rows.max() + 1
        return [RecognisedWord("20", x0, x1, top, bottom, 20.0, 0, 0.9)]


@pytest.mark.parametrize(
    ("first", "last", "low"),
    [(1550, 1570, True), (0, 15, True), (HEIGHT - 9, HEIGHT, True), (100, 900, False)],
    ids=["number at the foot", "at the upper edge", "at the lower edge", "text"],
)
def test_little_text_is_read_without_the_rest_of_the_page(first: int, last: int, low: bool) -> None:
    page: Grey = np.full((HEIGHT, 2340), 255, np.uint8)
    page[first:last, 2150:2180] = 0
    reader = OneWord()
    [word] = read_inked(page, Mode.PAGE, reader, DPI)  # type: ignore[arg-type]
    assert (word.x0, word.x1, word.top, word.bottom) == (2150, 2180, first, last)
    assert (reader.heights[0] < HEIGHT / 4) is low
