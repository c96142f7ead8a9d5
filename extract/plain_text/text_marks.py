"""The marks of a text file that change what stands in it, settled line by line before anything is read.

Struck and hidden text (``~~8.400~~``, ``<del>``, ``<span hidden>``, comments) is taken out, raised figures become what
they are (``540<sup>1</sup>``, ``3.600[^1]``, ``m^2^``, ``$10^{6}$``). Lines keep their numbers. What is taken out is
told as sightings.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import regex

from extract.model import Place, Sighting, SightingKind
from normalize.marks.raised import lowered_text, raised_text, without_note_marks
from normalize.text import clean

_STRUCK = regex.compile(
    r"(?<![\\~])~~(?=[^\s~])([^~|\n]++)~~(?!~)"
    r"|<(s|del|strike)\b[^<>]*+>((?:[^<]++|<(?!/?\2\b))*+)</\2\s*+>"
    r"|<(\w++)\b(?=[^<>]*+>)(?=[^<>]*?(?:\shidden\b|aria-hidden|display\s*+:\s*+none|visibility\s*+:\s*+hidden"
    r"|line-through))[^<>]*+>([^<]*+)</\4\s*+>",
    regex.IGNORECASE,
)
_NOTE = regex.compile(r"\s?\[\^[^\]\s|]{1,30}\]")
_DEFINITION = regex.compile(r"\s{0,3}\[\^[^\]\s]{1,30}\]:\s*+(.*+)$")
_RAISED = regex.compile(
    r"\s*+<sup\b[^<>]*+>([^<]{0,60})</sup\s*+>"
    r"|(?<=[\w)%])\^([^\s^|]{1,8})\^"
    r"|(?<=(?<!\p{L})[kcdm]?m)\^([23])(?!\d)",
    regex.IGNORECASE,
)
_LOWERED = regex.compile(
    r"\s*+<sub\b[^<>]*+>([^<]{0,60})</sub\s*+>|(?<=\p{Lu})~(\d{1,2})~(?!~)", regex.IGNORECASE
)
_FORMULA = regex.compile(r"\$([^$|\n]{1,60})\$")
_UP = regex.compile(r"\^\s*+(?:\{([^{}]{1,8})\}|(\w))")
_DOWN = regex.compile(r"_\s*+(?:\{([^{}]{1,8})\}|(\w))")
_COMMAND = regex.compile(r"\\(?:mathrm|text|mathbf|rm)\s*+\{([^{}]*+)\}")
_SIGNS = {r"\times": "×", r"\cdot": "·", r"\%": "%", r"\geq": "≥", r"\leq": "≤", r"\ge": "≥", r"\le": "≤", r"\pm": "±",
          r"\approx": "≈", r"\checkmark": "✓", r"\circ": "°", r"\surd": "√", r"\,": " ", r"\ ": " ", "~": " "}  # fmt: skip
_BACK = 40
"""Letters looked back to tell what a raised figure is."""


@dataclass(slots=True)
class SettledText:
    """The lines with their marks settled, and what was taken out."""

    lines: list[str]
    sightings: list[Sighting] = field(default_factory=list)


def settled_text(lines: list[str]) -> SettledText:
    """Settles the marks of each line; a line keeps its number even where nothing is left of it."""
    done = SettledText([])
    for number, line in enumerate(lines, start=1):
        done.lines.append(_settled(line, number, done.sightings))
    return done


def _settled(line: str, number: int, told: list[Sighting]) -> str:
    definition = _DEFINITION.match(line)
    if definition is not None:
        told.append(Sighting(SightingKind.OTHER_TEXT, Place(line=number), clean(definition[1]), known=True))
        return ""
    if not any(sign in line for sign in "~<^$"):
        return without_note_marks(line)

    def struck(found: regex.Match[str]) -> str:
        text = clean(next((part for part in (found[1], found[3], found[5]) if part), ""))
        if text:
            told.append(Sighting(SightingKind.STRUCK, Place(line=number), text))
        return ""

    live = _STRUCK.sub(struck, _without_comments(line))
    live = _NOTE.sub("", live)
    live = _FORMULA.sub(_without_formula, live)
    live = _replaced(live, _RAISED, raised_text)
    live = _replaced(live, _LOWERED, lowered_text)
    return without_note_marks(live)


def _without_comments(line: str) -> str:
    """The line without comments that begin and end on it; looked for by hand, as a pattern would look for the end
    of each that has none."""
    pieces: list[str] = []
    at = 0
    while (start := line.find("<!--", at)) >= 0 and (end := line.find("-->", start + 4)) >= 0:
        pieces.append(line[at:start])
        at = end + 3
    return "".join([*pieces, line[at:]])


def _replaced(line: str, pattern: regex.Pattern[str], settle: Callable[[str, str], str]) -> str:
    """The line with each mark replaced by what it adds to the text before it."""
    pieces: list[str] = []
    at = 0
    for found in pattern.finditer(line):
        pieces.append(line[at : found.start()])
        before = "".join(pieces[-3:])[-_BACK:].rpartition("|")[2]
        pieces.append(settle(before, next((part for part in found.groups() if part), "")))
        at = found.end()
    return "".join([*pieces, line[at:]])


def _without_formula(found: regex.Match[str]) -> str:
    """A short formula of LaTeX as text: ``$10^{6}$`` as ``10<sup>6</sup>``; what is no formula stays."""
    inside = found[1]
    if not regex.search(r"[\^_\\]", inside):
        return found[0]
    plain = _COMMAND.sub(r"\1", inside)
    for command, sign in _SIGNS.items():
        plain = plain.replace(command, sign)
    if "\\" in plain:
        return found[0]
    plain = _UP.sub(lambda up: f"<sup>{up[1] or up[2]}</sup>", plain)
    plain = _DOWN.sub(lambda down: f"<sub>{down[1] or down[2]}</sub>", plain)
    return plain.replace("{", "").replace("}", "").strip()
