"""Tables of a web page that are made of ``div``: rows and cells by role, style or class.

``display: table-row``, ``role="row"``, a CSS grid with so many columns, ``<div class="row"><div class="cell">``.
Pages lay out their parts with such classes too, so that where only a class says so the first row must print
headers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex
from lxml import html

from extract.grid.size import check_size
from extract.html.tables import Laid
from normalize.headers import match_header

_RULE = regex.compile(r"([^{}]+)\{([^{}]*)\}")
_CLASS = regex.compile(r"\.([\w-]+)\s*$")
_DISPLAY = regex.compile(r"display\s*:\s*(?:inline-)?([\w-]+)", regex.IGNORECASE)
_COLUMNS = regex.compile(r"grid-template-columns\s*:\s*([^;]+)", regex.IGNORECASE)
_REPEAT = regex.compile(r"repeat\(\s*(\d{1,2})\s*,[^()]*+(?:\([^()]*+\)[^()]*+)*+\)", regex.IGNORECASE)
_TRACK = regex.compile(r"[\w.%-]+(?:\([^()]*\))?")
_SPAN = regex.compile(r"grid-column\s*:[^;]*\bspan\s+(\d{1,2})", regex.IGNORECASE)
_TABLE_CLASS = regex.compile(r"(?:^|[\s_-])(?:table|tbl|grid|bang)(?:$|[\s_-])", regex.IGNORECASE)
_ROW_CLASS = regex.compile(r"(?:^|[\s_-])(?:row|tr|dong|hang)(?:$|[\s_-])", regex.IGNORECASE)
_CAPTION_CLASS = regex.compile(r"(?:^|[\s_-])(?:caption|title|unit|note)(?:$|[\s_-])", regex.IGNORECASE)
_GROUPS = regex.compile(r"(?:^|[\s_-])(?:thead|tbody|head|header|body|rows)(?:$|[\s_-])", regex.IGNORECASE)
_KNOWN_SCORE = 0.75
_KNOWN_HEADERS = 2
"""Headers of the register that the first row prints, where nothing but a class says that it is a table."""
_FEWEST_ROWS = 2
_FEWEST_CELLS = 2
_BREAKING = frozenset({"p", "table", "h1", "h2", "h3", "h4", "ul", "ol"})


def inline_styles(root: html.HtmlElement) -> None:
    """Writes what style sheets of the page say of classes into the elements, as far as tables need it."""
    rules: dict[str, str] = {}
    for sheet in root.iter("style"):
        for selectors, body in _RULE.findall(sheet.text or ""):
            shown = _DISPLAY.search(body)
            if (shown is not None and shown[1].lower() != "none") or _COLUMNS.search(body):
                for selector in selectors.split(","):
                    if (named := _CLASS.search(selector.strip())) is not None:
                        rules[named[1]] = f"{rules.get(named[1], '')};{body.strip()}"
    if not rules:
        return
    for element in root.iter():
        if isinstance(element.tag, str) and (names := element.get("class")):
            found = ";".join(rules[name] for name in names.split() if name in rules)
            if found:
                element.set("style", f"{found};{element.get('style', '')}")


@dataclass(frozen=True, slots=True)
class DivTable:
    """The cells of a table with their places; ``captions``: what stands among its rows and is none."""

    laid: list[Laid]
    n_rows: int
    n_columns: int
    captions: list[html.HtmlElement]


def div_table(element: html.HtmlElement) -> DivTable | None:
    """The table that an element makes of others; None for any other element.

    Raises:
        TooBig: more cells than any plan has.
    """
    if element.tag in ("table", "p") or len(element) == 0:
        return None
    rows = _grid_rows(element) or _rows(element)
    if len(rows) < _FEWEST_ROWS or any(not row for row in rows):
        return None
    width = max(sum(_wide(cell) for cell in row) for row in rows)
    usual = Counter(len(row) for row in rows).most_common(1)[0][0]
    if usual < _FEWEST_CELLS or not (_says_table(element) or _prints_headers(rows[0])):
        return None
    check_size(len(rows), width)
    captions = [child for child in _elements(element) if _is_caption(child)]
    return DivTable(list(_laid(rows)), len(rows), width, captions)


def _display(element: html.HtmlElement) -> str:
    found = _DISPLAY.search(element.get("style", ""))
    return found[1].lower() if found else ""


def _elements(element: html.HtmlElement) -> list[html.HtmlElement]:
    return [child for child in element if isinstance(child.tag, str)]


def _grid_rows(element: html.HtmlElement) -> list[list[html.HtmlElement]]:
    """The rows of a CSS grid: its children, so many to a row as it has columns."""
    columns = _columns_of(element) if _display(element) == "grid" else 0
    if columns < _FEWEST_CELLS or _has_text(element):
        return []
    rows: list[list[html.HtmlElement]] = [[]]
    filled = 0
    for cell in _elements(element):
        if filled >= columns:
            rows.append([])
            filled = 0
        rows[-1].append(cell)
        filled += _wide(cell)
    return rows


def _columns_of(element: html.HtmlElement) -> int:
    stated = _COLUMNS.search(element.get("style", ""))
    if stated is None:
        return 0
    repeated = sum(int(times) for times in _REPEAT.findall(stated[1]))
    return repeated + len(_TRACK.findall(_REPEAT.sub(" ", stated[1])))


def _rows(element: html.HtmlElement) -> list[list[html.HtmlElement]]:
    """The rows of an element whose children are rows, or groups of rows; none where it has other children."""
    if _has_text(element):
        return []
    rows: list[list[html.HtmlElement]] = []
    for child in _elements(element):
        if _is_row(child):
            rows.append(_elements(child))
        elif _is_caption(child):
            continue
        elif _is_group(child):
            rows += [_elements(row) for row in _elements(child) if _is_row(row)]
        else:
            return []
    return rows


def _is_row(element: html.HtmlElement) -> bool:
    says = (
        element.get("role") == "row"
        or _display(element) in ("table-row", "flex", "grid")
        or _ROW_CLASS.search(element.get("class", "")) is not None
    )
    cells = _elements(element)
    return says and bool(cells) and not _has_text(element) and not any(c.tag in _BREAKING for c in cells)


def _is_caption(element: html.HtmlElement) -> bool:
    """A title or unit among the rows."""
    named = _CAPTION_CLASS.search(element.get("class", "")) is not None or element.get("role") == "caption"
    return not _is_row(element) and (named or (element.tag in ("p", "caption") and len(element) == 0))


def _is_group(element: html.HtmlElement) -> bool:
    return (
        element.get("role") == "rowgroup"
        or _display(element) in ("table-row-group", "table-header-group", "table-footer-group")
        or _GROUPS.search(element.get("class", "")) is not None
    )


def _has_text(element: html.HtmlElement) -> bool:
    """Whether words stand in an element beside its children."""
    return bool((element.text or "").strip()) or any((c.tail or "").strip() for c in element)


def _says_table(element: html.HtmlElement) -> bool:
    """Whether an element says by role or style that it is a table, or by its class and its rows' class."""
    if element.get("role") in ("table", "grid") or _display(element) == "table":
        return True
    cells = [cell for row in _rows(element) for cell in row]
    return _TABLE_CLASS.search(element.get("class", "")) is not None and all(
        _display(c) == "table-cell" or c.get("role") in ("cell", "gridcell", "columnheader") for c in cells
    )


def _prints_headers(row: Sequence[html.HtmlElement]) -> bool:
    texts = [" ".join(cell.text_content().split()) for cell in row]
    known = sum(1 for text in texts if text and match_header(text).score >= _KNOWN_SCORE)
    return known >= _KNOWN_HEADERS and 2 * known >= len(texts)


def _wide(cell: html.HtmlElement) -> int:
    """Over how many columns a cell stands: ``aria-colspan``, ``grid-column: span 2``."""
    stated = cell.get("aria-colspan", "")
    if stated.isdigit():
        return min(max(int(stated), 1), 40)
    found = _SPAN.search(cell.get("style", ""))
    return max(int(found[1]), 1) if found else 1


def _laid(rows: Sequence[Sequence[html.HtmlElement]]) -> Iterator[Laid]:
    for r, row in enumerate(rows):
        column = 0
        for cell in row:
            wide = _wide(cell)
            yield Laid(cell, r, column, 1, wide)
            column += wide
