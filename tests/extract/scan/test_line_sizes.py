"""The size of a line that was measured over the line above it is the usual one."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("cv2", reason="opencv-python-headless is not installed (extra scan)")

from extract.scan.tesseract import BELOW, SMALL, RecognisedWord, _on_lines

DPI, PITCH, BODY = 200.0, 50, 20


def sizes(*bodies: int, pitch: int = PITCH) -> list[float]:
    """The sizes of lines of small letters with bodies of so many dots, one below the other."""
    grey = np.full((pitch * (len(bodies) + 1), 400), 255, np.uint8)
    words = []
    for k, body in enumerate(bodies, 1):
        base = pitch * k
        grey[base - body : base, 20:380:8] = 0
        words.append(RecognisedWord("xanh", 20, 380, base - body, base, 0.0, k, 0.9))
    found = list(_on_lines(words, grey, DPI))
    assert [w.bottom for w in found] == pytest.approx(
        [pitch * k + BELOW * w.size for k, w in enumerate(found, 1)]
    )
    return [w.size for w in found]


def test_a_line_whose_ink_runs_into_the_line_above_has_the_usual_size() -> None:
    assert sizes(BODY, BODY + 24, BODY) == pytest.approx([BODY / SMALL] * 3, rel=0.1)


def test_a_larger_line_with_room_above_stays_large() -> None:
    low, high, _ = sizes(BODY, BODY + 24, BODY, pitch=120)
    assert high > 2 * low
