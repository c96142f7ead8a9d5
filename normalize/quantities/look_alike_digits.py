"""Figures typed with letters that look like digits (``l.250``, ``1.25O``, ``１２５０``, ``1·250``), or broken in their cell.

Only a token that has a real digit, and that is a number of three digits and more once mended, is one: ``5l`` is five
litres. The mended text is as long as the printed one, so that spans hold.
"""

from __future__ import annotations

import re

from normalize.quantities.separators import NUMBER

_DIGITS = str.maketrans("lIOo·０１２３４５６７８９．，", "1100.0123456789.,")
_TOKEN = re.compile(r"(?<![^\W_])[0-9lIOo０-９][0-9lIOo·．，０-９.,]{1,18}[0-9lIOo０-９](?![^\W_])")
_BROKEN = re.compile(
    r"(?<![\d.,])(?P<head>\d{1,3}(?:\.\d{3})*)\.(?P<gap>\s+)(?P<tail>\d{3}(?:\.\d{3})*)(?![\d.,])"
)
"""A figure broken behind the point of its thousands."""
_FEWEST_DIGITS = 3


def mended_digits(plain: str) -> str:
    """The cell with its look-alikes mended, and with a figure that its line breaks whole again: ``l.250 triệu`` is ``1.250
    triệu``, ``12. 000`` is `` 12.000``."""
    return _BROKEN.sub(
        lambda found: f"{' ' * len(found['gap'])}{found['head']}.{found['tail']}", _TOKEN.sub(_mended, plain)
    )


def _mended(found: re.Match[str]) -> str:
    token = found.group()
    mended = token.translate(_DIGITS)
    real = any("0" <= c <= "9" or "０" <= c <= "９" for c in token)
    fits = NUMBER.fullmatch(mended) and sum(map(str.isdigit, mended)) >= _FEWEST_DIGITS
    return mended if real and fits else token
