"""The labels that Word prints by itself: "1.", "a)", "-", "Điều 3." of numbered paragraphs and STT columns.

They stand in no text of the file: ``numbering.xml`` says how a list counts, and each paragraph only that it
is an item. Lists that share a definition share their counters unless one of them starts again.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import regex
from lxml import etree

from extract.docx.styles import W, value
from normalize.numbering.roman import roman_text

_PLACE = regex.compile(r"%(\d)")
_PRINTABLE_BULLET = regex.compile(r"^[-–—+*•▪■●○◦▫✓➢]$")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is labelled: ``text`` holds ``%1`` for the count of the first level."""

    format: str = "decimal"
    text: str = "%1."
    start: int = 1


@dataclass(frozen=True, slots=True)
class ListKind:
    """A list: the definition whose counters it shares, its levels, and the counts it starts with again, by
    level."""

    definition: str
    levels: dict[int, Level]
    restarts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a file, counting while its paragraphs are read in order."""

    kinds: dict[str, ListKind] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _begun: set[str] = field(default_factory=set)

    def label(self, list_id: str | None, level: int | None) -> str:
        """The label of the next item of a list; empty where it is in none."""
        kind = self.kinds.get(list_id or "")
        if kind is None or list_id is None:
            return ""
        depth = level or 0
        counts = self._counts[kind.definition]
        if list_id not in self._begun:
            self._begun.add(list_id)
            counts.update({d: start - 1 for d, start in kind.restarts.items()})
        here = kind.levels.get(depth, Level())
        counts[depth] = counts.get(depth, here.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return _printed(kind, depth, counts)


def read_numbering(root: etree._Element | None) -> Numbering:
    """The lists of ``word/numbering.xml``."""
    if root is None:
        return Numbering()
    definitions = {a.get(f"{W}abstractNumId", ""): _levels(a) for a in root.findall(f"{W}abstractNum")}
    kinds: dict[str, ListKind] = {}
    for num in root.findall(f"{W}num"):
        definition = value(num, "abstractNumId") or ""
        levels, restarts = dict(definitions.get(definition, {})), {}
        for override in num.findall(f"{W}lvlOverride"):
            depth = int(override.get(f"{W}ilvl", "0"))
            start = value(override, "startOverride")
            if start is not None and start.isdigit():
                restarts[depth] = int(start)
            levels |= _levels(override)
        kinds[num.get(f"{W}numId", "")] = ListKind(definition, levels, restarts)
    return Numbering(kinds)


def _levels(parent: etree._Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in parent.findall(f"{W}lvl"):
        start = value(element, "start") or "1"
        text = value(element, "lvlText")
        levels[int(element.get(f"{W}ilvl", "0"))] = Level(
            format=value(element, "numFmt") or "decimal",
            text=text if text is not None else "",
            start=int(start) if start.isdigit() else 1,
        )
    return levels


def _printed(kind: ListKind, depth: int, counts: dict[int, int]) -> str:
    level = kind.levels.get(depth, Level())
    if level.format == "bullet":
        return level.text if _PRINTABLE_BULLET.match(level.text) else "-"
    if level.format == "none":
        return ""

    def one(found: regex.Match[str]) -> str:
        at = int(found[1]) - 1
        shown = kind.levels.get(at, Level())
        return spelled(counts.get(at, shown.start), shown.format)

    return _PLACE.sub(one, level.text)


def spelled(count: int, how: str) -> str:
    """A count as Word writes it: decimal, decimalZero, letters or Roman figures."""
    if how in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if how == "upperLetter" else letter
    if how in ("lowerRoman", "upperRoman"):
        roman = roman_text(count)
        return roman if how == "upperRoman" else roman.lower()
    return f"{count:02}" if how == "decimalZero" else str(count)
