"""What the marks of a web page make of its text, settled in its tree before it is read.

Struck and hidden elements are taken out (a row with nothing else goes whole), raised figures become what they are
(footnote, power, unit), form controls become their values, letters of symbol fonts the letters they print. What is
taken out is told as sightings, where it stood in the document itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import regex
from lxml import html

from extract.model import Place, Sighting, SightingKind
from normalize.marks.raised import holds_raised, lowered_text, raised_text, without_note_marks
from normalize.marks.symbols import family_of, symbols_as_letters
from normalize.marks.ticks import is_tick
from normalize.text import clean

CHECKED, UNCHECKED = "☒", "☐"
_STRUCK_TAGS = frozenset({"s", "del", "strike"})
_DEAD = regex.compile(
    r"text-decoration[^;:]*+:[^;]*?line-through|display\s*+:\s*+none|visibility\s*+:\s*+(?:hidden|collapse)"
    r"|mso-hide\s*+:\s*+all",
    regex.IGNORECASE,
)
_NO_PLACE = regex.compile(r"display\s*+:\s*+none|mso-hide", regex.IGNORECASE)
_NOT_SHOWN = "display:none"
_RULE = regex.compile(r"([^{}]++)\{([^{}]*+)\}")
_SELECTOR = regex.compile(r"(?:[a-z]\w*+)?([.#])([\w-]++)", regex.IGNORECASE)
_RAISED = regex.compile(r"vertical-align\s*+:\s*+(?:super|text-top)", regex.IGNORECASE)
_LOWERED = regex.compile(r"vertical-align\s*+:\s*+sub", regex.IGNORECASE)
_NOTE_LINK = regex.compile(r"#_?(?:ftn|edn|fn|footnote|note|cite_note)[-_:]?\w*+$", regex.IGNORECASE)
_NOTE_CLASS = regex.compile(r"MsoFootnoteReference|MsoEndnoteReference|footnote-?ref", regex.IGNORECASE)
_CONTROLS = regex.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FONT = regex.compile(r"font-family\s*+:\s*+[\"']?([\w -]++)", regex.IGNORECASE)
_NOTE_MARK = regex.compile(r"[\[(]?[\w*]{1,4}[\])]?")
_PARTS = frozenset(
    {"td", "th", "p", "li", "div", "tr", "table", "body", "h1", "h2", "h3", "h4", "br", "dd", "dt"}
)
_UNSEEN_INPUTS = frozenset({"hidden", "submit", "button", "image", "reset", "file", "password", "search"})
_FEW = 40
"""Letters looked back to tell what a raised figure is."""
_ICON = 40
"""Pixels: a picture that says it is no larger holds no words."""

Told = tuple[html.HtmlElement, Sighting]
"""A sighting and the element in which it stood."""


@dataclass(slots=True)
class _Page:
    """What is known of the page: classes (``.x``) and ids (``#x``) whose text is not shown with the rule that says so,
    and what is told."""

    dead_names: dict[str, str]
    told: list[Told] = field(default_factory=list)


def settle_marks(root: html.HtmlElement) -> list[Told]:
    """Changes a page's tree so that only its live text is left; what was taken out or put in, with its place."""
    page = _Page(_dead_names(root))
    _drop_controls(root)
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        style = _dead_style(element, page)
        if style is not None:
            _take_out(element, style, page)
    for element in list(root.iter("input", "select", "textarea", "form", "img")):
        _control(element, page)
    for element in list(root.iter()):
        if isinstance(element.tag, str) and element.getparent() is not None:
            _letters(element, page)
    return page.told


def _drop_controls(root: html.HtmlElement) -> None:
    """Takes letters out of the page that lxml gives, and takes from nobody: control characters, half letters."""
    for element in root.iter():
        if isinstance(element.tag, str) and element.text and _CONTROLS.search(element.text):
            element.text = _CONTROLS.sub(_blank_or_none, element.text)
        if element.tail and _CONTROLS.search(element.tail):
            element.tail = _CONTROLS.sub(_blank_or_none, element.tail)


def _blank_or_none(found: regex.Match[str]) -> str:
    return " " if found[0].isspace() else ""


def told_within(told: list[Told], main: html.HtmlElement) -> tuple[Sighting, ...]:
    """The sightings that stood in the main text."""
    inside = set(main.iter())
    return tuple(s for element, s in told if element in inside)


def _dead_names(root: html.HtmlElement) -> dict[str, str]:
    """Classes and ids that the page's own style sheets strike or hide, each with its rule."""
    found: dict[str, str] = {}
    for sheet in root.iter("style"):
        for rule in _RULE.finditer(sheet.text or ""):
            if _DEAD.search(rule[2]):
                names = (_SELECTOR.fullmatch(part.strip()) for part in rule[1].split(","))
                found |= {name[1] + name[2]: rule[2] for name in names if name}
    return found


def _dead_style(element: html.HtmlElement, page: _Page) -> str | None:
    """The style by which an element is struck or hidden; None where it is in force."""
    if element.tag in _STRUCK_TAGS:
        return "line-through"
    if element.get("hidden") is not None or element.get("aria-hidden", "").lower() == "true":
        return _NOT_SHOWN
    if _DEAD.search(element.get("style", "")):
        return str(element.get("style", ""))
    names = [f".{name}" for name in element.get("class", "").split()] + [f"#{element.get('id')}"]
    return next((page.dead_names[name] for name in names if name in page.dead_names), None)


def _take_out(element: html.HtmlElement, style: str, page: _Page) -> None:
    """Takes an element out, its tail kept; a cell that is struck or unseen keeps its place."""
    parent, text = element.getparent(), clean(element.text_content())
    if parent is None or element.tag in ("body", "html"):
        return
    row = next(element.iterancestors("tr"), None)
    if element.tag in ("td", "th") and not _NO_PLACE.search(style):
        for child in list(element):
            element.remove(child)
        element.text = ""
    elif element.tag == "tr":
        _drop_row(element)
    else:
        element.drop_tree()
    if text:
        page.told.append((parent, Sighting(SightingKind.STRUCK, Place(line=element.sourceline), text)))
        if row is not None and row.getparent() is not None:
            _drop_if_empty(row)


def _drop_if_empty(row: html.HtmlElement) -> None:
    """Takes a row out that has nothing left; not one that reaches into others."""
    reaches = any(cell.get("rowspan", "1").strip() not in ("", "1") for cell in row)
    holds = next(row.iter("img", "input", "select", "textarea"), None) is not None
    if not reaches and not holds and not row.text_content().strip():
        _drop_row(row)


def _drop_row(row: html.HtmlElement) -> None:
    """Takes a row out; cells from above that reach into it are one row less high."""
    for distance, above in enumerate(row.itersiblings("tr", preceding=True), start=1):
        for cell in above:
            high = cell.get("rowspan", "1").strip()
            if high.isdecimal() and len(high) < 5 and int(high) > distance:
                cell.set("rowspan", str(int(high) - 1))
    row.drop_tree()


def _control(element: html.HtmlElement, page: _Page) -> None:
    """A form control as its value, a picture of a tick as the tick; other pictures are told."""
    if element.tag == "form":
        if next(element.iter("table", "p"), None) is not None:
            element.tag = "div"
        return
    if element.tag == "img":
        _picture(element, page)
        return
    parent = next((a for a in element.iterancestors("td", "th", "p", "li", "label")), None)
    value = _value(element) if parent is not None else ""
    if not value:
        return
    page.told.append((parent, _told(SightingKind.FORM_FIELD, element, value, taken=True)))
    _becomes(element, value)


def _picture(element: html.HtmlElement, page: _Page) -> None:
    parent, words = element.getparent(), clean(element.get("alt", "") or element.get("title", ""))
    if parent is None:
        return
    if is_tick(words):
        page.told.append((parent, _told(SightingKind.PICTURE, element, words, taken=True)))
        _becomes(element, words)
        return
    sizes = [regex.match(r"\d{1,5}", element.get(side, "")) for side in ("width", "height")]
    small = any(size is not None and int(size[0]) <= _ICON for size in sizes)
    in_cell = next(element.iterancestors("td", "th"), None) is not None
    known = small and not in_cell
    page.told.append((parent, _told(SightingKind.PICTURE, element, words, known=known)))


def _told(
    kind: SightingKind, element: html.HtmlElement, text: str, *, taken: bool = False, known: bool = False
) -> Sighting:
    return Sighting(kind, Place(line=element.sourceline), text, taken=taken, known=known)


def _becomes(element: html.HtmlElement, text: str) -> None:
    """Makes an element a piece of text."""
    for child in list(element):
        element.remove(child)
    element.tag, element.text = "span", text


def _value(element: html.HtmlElement) -> str:
    """What a form control shows; an empty text where it shows nothing."""
    if element.tag == "textarea":
        return clean(element.text_content())
    if element.tag == "select":
        options = list(element.iter("option"))
        chosen = [o for o in options if o.get("selected") is not None] or options[:1]
        return clean(
            "; ".join(o.text_content() for o in chosen if o.get("value") != "" or o is not options[0])
        )
    kind = element.get("type", "text").strip().lower()
    if kind in ("checkbox", "radio"):
        return CHECKED if element.get("checked") is not None else UNCHECKED
    return "" if kind in _UNSEEN_INPUTS else clean(element.get("value", ""))


def _letters(element: html.HtmlElement, page: _Page) -> None:
    """Raised and lowered letters, letters of symbol fonts, and raised figures that are letters of their own."""
    style, parent = element.get("style", ""), element.getparent()
    named = _FONT.search(style)
    font = element.get("face") or (named[1] if named else None)
    if family_of(font):
        for part in element.iter():
            part.text = symbols_as_letters(part.text, font) if part.text else part.text
            if part is not element and part.tail:
                part.tail = symbols_as_letters(part.tail, font)
    is_note = _is_note(element)
    if parent is not None and (element.tag == "sup" or is_note or _RAISED.search(style)):
        _settle(element, parent, page, raised_text(_before(element), element.text_content()), is_note=is_note)
    elif parent is not None and (element.tag == "sub" or _LOWERED.search(style)):
        _settle(element, parent, page, lowered_text(_before(element), element.text_content()))
    elif holds_raised(element.text):
        element.text = _without_marks(element.text, _before(element))
    if holds_raised(element.tail):
        element.tail = _without_marks(element.tail, (_before(element) + element.text_content())[-_FEW:])


def _is_note(element: html.HtmlElement) -> bool:
    """Whether an element is the mark of a note by its class or its link: ``[1]`` as Word saves it."""
    named = _NOTE_CLASS.search(element.get("class", "")) or _NOTE_LINK.search(element.get("href", ""))
    return bool(named) and _NOTE_MARK.fullmatch(clean(element.text_content())) is not None


def _without_marks(text: str, before: str) -> str:
    return without_note_marks(before + text)[len(before) :]


def _settle(
    element: html.HtmlElement, parent: html.HtmlElement, page: _Page, added: str, *, is_note: bool = False
) -> None:
    text = clean(element.text_content())
    if is_note:
        added = text if not _before(element).strip() else ""
    if text and not added:
        page.told.append((parent, _told(SightingKind.OTHER_TEXT, element, text, known=True)))
    if added != text:
        _becomes(element, added)


def _before(element: html.HtmlElement) -> str:
    """The last letters of the same paragraph or cell before an element."""
    pieces: list[str] = []
    size = 0
    for text in _backwards(element):
        pieces.append(text)
        size += len(text)
        if size >= _FEW:
            break
    return "".join(reversed(pieces))[-_FEW:]


def _backwards(element: html.HtmlElement) -> Iterator[str]:
    here = element
    while here.tag not in _PARTS:
        before = here.getprevious()
        parent = here.getparent()
        if before is not None:
            if before.tail:
                yield before.tail
            if before.tag in _PARTS:
                return
            yield before.text_content() if isinstance(before.tag, str) else ""
            here = before
        elif parent is not None:
            if parent.text:
                yield parent.text
            here = parent
        else:
            return
