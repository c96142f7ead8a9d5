"""Where the next sentence of a statement begins.

A sentence begins with a capital letter, or with the figure that it states: ``… đúng hạn. 100% hồ sơ trễ hẹn …``.
A point within a number (``10. 000 ha``) or behind a single letter (``TP. 3 quận``) ends none.
"""

from __future__ import annotations

FIGURE_AHEAD = r"(?<=\p{Ll}{2}[)”’\"]?\.\s{1,3})(?=\d[\d.,]*\s*(?:%|\p{Ll}{2})|$)"
"""Holds where the space behind a full stop ends and a figure with what it counts begins, or where the words looked
at end, because they are those before a figure."""
SHARE_AHEAD = r"(?<=\p{Ll}{2}[)”’\"]?\.\s{1,3})(?=\d[\d.,]*\s*%)"
"""Holds where the space behind a full stop ends and a share begins."""
FULL_STOP = rf"\.\s+(?:(?=\p{{Lu}})|{FIGURE_AHEAD})"
"""The full stop with the space behind it: ``. `` of ``quy định. Tỷ lệ …`` and of ``quy định. 100% …``."""
