"""A coloured picture as grey dots: dark is what is ink, whatever the colour of seals and markers round it.

Red ink is as light as paper in the red channel: seals vanish, black and blue ink stay. A broad bright patch in green
or blue (a highlighter, a tinted row) is dark there; in it the brightest channel counts, in which only letters are
dark.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

Dots = npt.NDArray[np.uint8]

BRIGHT = 165
"""Brightest channel (of 255) from which a dot may be of a patch; ink is darker."""
TINTED = 45
"""Difference between the brightest channel and the red one from which the red one would be dark."""
COARSE = 4
"""Patches are looked for in every fourth dot."""
BROAD = 1.0
"""Millimetres: strokes of coloured letters are not as broad."""
SOLID = 0.15
"""Share of a patch that is as broad, between its letters and round them."""
HOLES = 4.5
"""Millimetres: letters in a patch leave holes no larger than this."""
RIM = 1.8
"""Millimetres round a patch that are of it: JPEG blurs colours at edges."""


def grey_of(dots: Dots, dpi: float) -> Dots:
    """The grey picture of rows by columns of dots with blue, green, red last (or of one grey channel)."""
    if dots.ndim < 3 or dots.shape[2] < 3:
        return np.asarray(np.ascontiguousarray(dots.reshape(dots.shape[:2])), dtype=np.uint8)
    red = np.asarray(np.ascontiguousarray(dots[:, :, 2]), dtype=np.uint8)
    patches = _patches(dots[::COARSE, ::COARSE, :3], dpi / COARSE / 25.4)
    if not patches.any():
        return red
    mask = cv2.resize(patches, (red.shape[1], red.shape[0]), interpolation=cv2.INTER_NEAREST) > 0
    return np.asarray(np.where(mask, dots[:, :, :3].max(axis=2), red), dtype=np.uint8)


def _patches(coarse: Dots, mm: float) -> Dots:
    """Where broad bright patches lie that are dark in the red channel (1, else 0); ``mm``: dots a millimetre."""
    brightest = np.asarray(coarse.max(axis=2), dtype=np.uint8)
    tinted = (brightest >= BRIGHT) & (brightest.astype(np.int16) - coarse[:, :, 2] >= TINTED)
    mask = np.asarray(tinted, dtype=np.uint8)
    if not mask.any():
        return mask
    solid = cv2.morphologyEx(mask, cv2.MORPH_OPEN, _square(BROAD * mm))
    whole = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, _square(HOLES * mm))
    count, labels = cv2.connectedComponents(whole, connectivity=8)
    sizes, solids = (np.bincount(labels[m > 0], minlength=count) for m in (whole, solid))
    patch = (sizes > 0) & (solids >= SOLID * sizes)
    return np.asarray(cv2.dilate(patch[labels].astype(np.uint8), _square(2 * RIM * mm)), dtype=np.uint8)


def _square(side: float) -> Dots:
    size = round(side) | 1
    return np.ones((size, size), np.uint8)
