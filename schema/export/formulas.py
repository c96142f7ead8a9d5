"""Texts that a spreadsheet would run as a formula, guarded by an apostrophe before them, and back.

A program that opens a CSV file takes a cell which begins with ``=``, ``+``, ``-`` or ``@`` for a formula: it
computes it, shows an error instead of the text, or calls another program. Plans print such cells: "- Trồng rừng".

The rule: a text whose first sign, after apostrophes and spaces, is one of ``= + - @``, their full-width forms, a tab
or a line break gets one apostrophe before it. A text that is a number ("-3", "+1.250,5") stays as it is, and so does
every cell of a column of numbers. :func:`unguarded` takes the apostrophe away again; nothing is lost.

The two patterns hold no more than JavaScript knows as well, so that a page may guard its downloads in the same way.
"""

from __future__ import annotations

import re

FORMULA = r"^['\s]*[=+\-@＝＋－＠\t\r\n]"
"""What a spreadsheet may run. Examples: ``=1+1``, ``- Trồng rừng``, ``@x``, `` =1``."""
NUMBER = r"^[+-]?[0-9]+([.,][0-9]+)*$"
"""What stays a number. Examples: ``-3``, ``+84``, ``-1.250,5``."""

_FORMULA = re.compile(FORMULA)
_NUMBER = re.compile(NUMBER, re.ASCII)
_GUARDED = re.compile(rf"^'(?={FORMULA[1:]})")


def guarded(text: str) -> str:
    """A text as it may stand in a file for spreadsheets.

    Example: ``- Trồng rừng`` → ``'- Trồng rừng``; ``-3`` and ``Trồng rừng`` stay.
    """
    if _FORMULA.match(text) is None or _NUMBER.fullmatch(text):
        return text
    return f"'{text}"


def unguarded(text: str) -> str:
    """The text that was guarded: the inverse of :func:`guarded`."""
    return _GUARDED.sub("", text, count=1)
