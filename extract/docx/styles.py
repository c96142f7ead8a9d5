"""What a DOCX says about the look of its paragraphs, through its styles.

Bold, italic, alignment, heading level, table rules and list membership may stand at the run, at the
paragraph, or at a style or at one of the styles it is based on; the nearest wins.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from operator import attrgetter

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = frozenset({"0", "false", "off", "none"})
_NO_RULE = frozenset({"nil", "none"})
_STRIKES = tuple(W + name for name in ("strike", "dstrike", "vanish", "del", "moveFrom"))
_MAX_DEPTH = 12
"""Styles based on styles: more than this is a circle."""


@dataclass(frozen=True, slots=True)
class Look:
    """Properties as stated; None where nothing is stated.

    Attributes:
        outline: heading level from 1.
        list_id, list_level: the numbered list a paragraph belongs to, and its level from 0.
        ruled: a table's cells have lines round them.
        font: name of the font of its letters.
        struck, hidden: its letters are struck out, or not shown.
        vertical: ``superscript``, ``subscript`` or ``baseline``.
        position: half points by which its letters are set higher.
    """

    bold: bool | None = None
    italic: bool | None = None
    alignment: str | None = None
    outline: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    ruled: bool | None = None
    font: str | None = None
    struck: bool | None = None
    hidden: bool | None = None
    vertical: str | None = None
    position: int | None = None

    def over(self, below: Look) -> Look:
        """This look, and where it states nothing, the one below."""
        stated = zip(_STATED(self), _STATED(below), strict=True)
        return Look(*(own if own is not None else other for own, other in stated))


_STATED = attrgetter(*(f.name for f in fields(Look)))
"""All that a look states, in the order of its attributes."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a file by id, and the default look of its paragraphs."""

    looks: dict[str, Look] = field(default_factory=dict)
    default_paragraph: str | None = None

    def paragraph(self, element: etree._Element) -> Look:
        """The look of a paragraph: its own over its style's."""
        properties = element.find(f"{W}pPr")
        own = look_of(properties) if properties is not None else Look()
        style = value(properties, "pStyle") if properties is not None else None
        return own.over(self.looks.get(style or self.default_paragraph or "", Look()))

    def run(self, element: etree._Element, paragraph: Look) -> Look:
        """The look of a run's letters: its own over its character style's over its paragraph's."""
        properties = element.find(f"{W}rPr")
        if properties is None:
            return paragraph
        own = _letters(properties)
        return own.over(self.looks.get(value(properties, "rStyle") or "", Look())).over(paragraph)

    def font(self, element: etree._Element, paragraph: Look) -> str | None:
        """The font of a run's letters, as in :meth:`run`; quick."""
        properties = next(element.iterchildren(f"{W}rPr"), None)
        if properties is None:
            return paragraph.font
        of_style = self.looks.get(value(properties, "rStyle") or "", Look()).font
        return _font(next(properties.iterchildren(f"{W}rFonts"), None)) or of_style or paragraph.font

    def may_strike(self, element: etree._Element) -> bool:
        """Whether anything inside an element may be struck out, hidden or deleted; quick."""
        if any(True for _ in element.iter(*_STRIKES)):
            return True
        return any(look.struck or look.hidden for look in self.looks.values())

    def ruled(self, table: etree._Element) -> bool:
        """Whether a table's cells have lines round them."""
        properties = table.find(f"{W}tblPr")
        own = _ruled(properties.find(f"{W}tblBorders")) if properties is not None else None
        if own is None and properties is not None:
            own = self.looks.get(value(properties, "tblStyle") or "", Look()).ruled
        if own:
            return True
        cells = list(table.iter(f"{W}tc"))
        lined = sum(1 for c in cells if _ruled(c.find(f"{W}tcPr/{W}tcBorders")))
        return bool(cells) and lined * 2 >= len(cells)


def read_styles(root: etree._Element | None) -> Styles:
    """The styles of ``word/styles.xml``, each with what it inherits."""
    if root is None:
        return Styles()
    elements = {s.get(f"{W}styleId", ""): s for s in root.iter(f"{W}style")}
    looks = {name: _inherited(name, elements, 0) for name in elements}
    default = next(
        (
            name
            for name, s in elements.items()
            if s.get(f"{W}type") == "paragraph" and s.get(f"{W}default") not in (None, *_OFF)
        ),
        None,
    )
    return Styles(looks, default)


def _inherited(name: str, elements: dict[str, etree._Element], depth: int) -> Look:
    element = elements.get(name)
    if element is None or depth > _MAX_DEPTH:
        return Look()
    own = _style_look(element)
    based_on = value(element, "basedOn")
    return own.over(_inherited(based_on, elements, depth + 1)) if based_on else own


def _style_look(style: etree._Element) -> Look:
    look = Look()
    letters, paragraph = style.find(f"{W}rPr"), style.find(f"{W}pPr")
    if letters is not None:
        look = _letters(letters)
    if paragraph is not None:
        look = look.over(look_of(paragraph))
    name = (value(style, "name") or "").lower()
    if look.outline is None and name.startswith("heading ") and name[8:].isdigit():
        look = replace(look, outline=int(name[8:]))
    borders = style.find(f"{W}tblPr/{W}tblBorders")
    return replace(look, ruled=_ruled(borders))


def look_of(properties: etree._Element) -> Look:
    """The look that a ``w:pPr`` states."""
    list_of = properties.find(f"{W}numPr")
    outline = value(properties, "outlineLvl")
    return Look(
        alignment=value(properties, "jc"),
        outline=int(outline) + 1 if outline and outline.isdigit() and int(outline) < 6 else None,
        list_id=value(list_of, "numId") if list_of is not None else None,
        list_level=int(value(list_of, "ilvl") or 0) if list_of is not None else None,
    )


def _letters(properties: etree._Element) -> Look:
    stated = {child.tag: child for child in reversed(properties)}

    def switch(name: str) -> bool | None:
        found = stated.get(f"{W}{name}")
        return None if found is None else found.get(f"{W}val", "1") not in _OFF

    def valued(name: str) -> str | None:
        found = stated.get(f"{W}{name}")
        return None if found is None else found.get(f"{W}val")

    by = valued("position") or ""
    return Look(
        bold=switch("b"),
        italic=switch("i"),
        font=_font(stated.get(f"{W}rFonts")),
        struck=_either(switch("strike"), switch("dstrike")),
        hidden=switch("vanish"),
        vertical=valued("vertAlign"),
        position=int(by) if by.lstrip("-").isdecimal() and len(by) < 5 else None,
    )


def _font(fonts: etree._Element | None) -> str | None:
    return None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")


def _either(one: bool | None, other: bool | None) -> bool | None:
    """Whether one of two switches is on; None where neither is stated."""
    return None if one is None and other is None else bool(one or other)


def _ruled(borders: etree._Element | None) -> bool | None:
    """Whether any border of a set is drawn; None where the set is absent."""
    if borders is None:
        return None
    return any(b.get(f"{W}val") not in _NO_RULE for b in borders)


def value(element: etree._Element, name: str) -> str | None:
    """``w:val`` of a child, None where there is no such child."""
    found = next(element.iterchildren(f"{W}{name}"), None)
    return None if found is None else found.get(f"{W}val")
