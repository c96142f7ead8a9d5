"""The main text of a saved web page: what is left when scripts, menus and the page's furniture are gone.

Law portals wrap the document in their own page. It is found by going down from the body as long as one child
holds nearly all text that is not a link and nothing beside it looks like a part of a document. An element
whose id or class names the full text is taken at once where it holds most of the page. To keep a line of a
menu is a small harm, to lose a line of the document a great one.
"""

from __future__ import annotations

import regex
from lxml import etree, html

from normalize.official_words import any_of
from normalize.text import clean

_DROPPED = frozenset({
    "script", "style", "noscript", "template", "nav", "aside", "header", "footer", "form", "iframe", "object", "svg",
    "button", "select", "input", "textarea", "head", "link", "meta", "dialog",
})  # fmt: skip
_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "head", "link", "meta", "svg", "object", "iframe", "input", "select",
})  # fmt: skip
_FURNITURE = regex.compile(
    r"(?:^|[\s_-])(?:nav|menu|navbar|sidebar|footer|breadcrumbs?|comments?|related|share|social|banner|advert\w*|ads?"
    r"|cookie|login|search|toolbar|tabs?|popup|modal|tooltip|toc|mucluc)(?:$|[\s_-])",
    regex.IGNORECASE,
)
_FULL_TEXT = regex.compile(r"toan-?van|full-?text|divcontentdoc|\bcontent1\b", regex.IGNORECASE)
"""As vbpl.vn (``toanvancontent``, ``fulltext``) and thuvienphapluat.vn (``divContentDoc``, ``content1``) name
it."""
_MOST = 0.6
_HIDDEN = regex.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", regex.IGNORECASE)
_LINK_SHARE = 0.5
"""Furniture by its name is dropped only where more than this share of its letters are links …"""
_SHORT = 400
"""… or where it is shorter than this (letters)."""
_NEARLY_ALL = 0.8
_DOCUMENT_MARK = regex.compile(
    rf"{any_of('page_mark', capitals=True)}"
    rf"|Phụ lục|{any_of('cites', 'receivers')}|Điều \d|{any_of('page_sign')}\.|Số\s*:\s*\d"
)
_TEXT_TAGS = frozenset({"p", "span", "a", "b", "i", "u", "strong", "em", "font", "pre", "li"})
_TABLE_TAGS = frozenset({"tbody", "thead", "tfoot", "tr", "td", "th"})


def main_element(root: html.HtmlElement) -> html.HtmlElement:
    """The element that holds the document; changes ``root`` by taking the furniture out."""
    body = root.find(".//body")
    here = body if body is not None else root
    _strip(here)
    here = _named_full_text(here)
    while (child := _heaviest(here)) is not None:
        here = child
    while here.tag in _TABLE_TAGS or here.tag == "table":
        parent = here.getparent()
        if parent is None or _is_wrapper_cell(here):
            break
        here = parent
    return here


def printed_pieces(element: html.HtmlElement) -> list[tuple[int, str]]:
    """The texts in an element that a reader sees, each with its line; what main text is not among them is the page's."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN or _HIDDEN.search(element.get("style", "")):
        return []
    found = [(element.sourceline or 0, clean(element.text or ""))]
    for child in element:
        found += printed_pieces(child)
        found.append((child.sourceline or 0, clean(child.tail or "")))
    return [(line, text) for line, text in found if text]


def _named_full_text(body: html.HtmlElement) -> html.HtmlElement:
    """The element that says it is the full text, where it holds most letters of the page; else the body."""
    least = _MOST * _weight(body)
    named = (e for e in body.iter("div", "article", "section", "main", "td") if _FULL_TEXT.search(_name(e)))
    return next((e for e in named if _weight(e) >= least > 0), body)


def _name(element: html.HtmlElement) -> str:
    return f"{element.get('id', '')} {element.get('class', '')}"


def _strip(body: html.HtmlElement) -> None:
    for element in list(body.iter()):
        if element is body or element.getparent() is None:
            continue
        if not isinstance(element.tag, str) or element.tag in _DROPPED or _is_furniture(element):
            element.drop_tree() if isinstance(element, html.HtmlElement) else _drop(element)


def _drop(element: etree._Element) -> None:
    """Takes a comment or instruction out, its tail kept."""
    parent, tail = element.getparent(), element.tail or ""
    if parent is None:
        return
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _is_furniture(element: html.HtmlElement) -> bool:
    if _HIDDEN.search(element.get("style", "")) or element.get("hidden") is not None:
        return True
    if element.get("role") in ("navigation", "banner", "search", "contentinfo", "complementary"):
        return True
    if element.tag in _TEXT_TAGS | _TABLE_TAGS or not _FURNITURE.search(_name(element)):
        return False
    total = len(element.text_content().strip())
    links = sum(len(a.text_content().strip()) for a in element.iter("a"))
    return total < _SHORT or links > _LINK_SHARE * total


def _text(element: html.HtmlElement) -> str:
    """Letters of an element that are not links."""
    if element.tag == "a":
        return ""
    pieces = [element.text or ""]
    for child in element:
        pieces += [_text(child), child.tail or ""]
    return "".join(pieces)


def _weight(element: html.HtmlElement) -> int:
    return len(_text(element).strip())


def _heaviest(element: html.HtmlElement) -> html.HtmlElement | None:
    """The child that holds nearly all of an element's text and can hold paragraphs, None where none does."""
    whole = _weight(element)
    for child in element:
        if child.tag in _TEXT_TAGS or _weight(child) < _NEARLY_ALL * whole or whole == 0:
            continue
        beside = [other for other in element if other is not child]
        if any(_DOCUMENT_MARK.search(_text(other)) for other in beside):
            return None
        return child
    return None


def _is_wrapper_cell(element: html.HtmlElement) -> bool:
    """Whether a cell is the frame of a page set as a table: it holds tables or many paragraphs itself."""
    return element.tag in ("td", "th") and (
        element.find(".//table") is not None
        or len(element.findall(".//p")) + len(element.findall(".//br")) > 8
    )
