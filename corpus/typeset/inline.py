"""Marks inside a line (``**``, ``*``, ``<b>``, ``<u>``, ``<sub>``, ``&amp;``, ``\\*``) as real formatting."""

from __future__ import annotations

import html
import re

from corpus.typeset.model import Run, Runs

_TOKEN = re.compile(r"\\[*_]|\*\*|\*|</?(?:b|u|sub)>")
_SPACE_ROUND_SUB = re.compile(r"(?<=CO) (?=<sub>)|(?<=</sub>) (?=\))")
_OCR_RESIDUE = re.compile(r"\s*↴")


def runs_of(source: str) -> Runs:
    """The runs of one paragraph of Markdown or of one table cell."""
    source = _OCR_RESIDUE.sub("", _SPACE_ROUND_SUB.sub("", source))
    bold = italic = underline = subscript = False
    runs: list[Run] = []
    position = 0

    def emit(text: str) -> None:
        if text:
            runs.append(Run(html.unescape(text), bold, italic, underline, subscript))

    for found in _TOKEN.finditer(source):
        emit(source[position : found.start()])
        position = found.end()
        token = found.group(0)
        if token.startswith("\\"):
            emit(token[1])
        elif token == "**":
            bold = not bold
        elif token == "*":
            italic = not italic
        elif token.strip("</>") == "b":
            bold = not token.startswith("</")
        elif token.strip("</>") == "u":
            underline = not token.startswith("</")
        else:
            subscript = not token.startswith("</")
    emit(source[position:])
    return tuple(runs)
