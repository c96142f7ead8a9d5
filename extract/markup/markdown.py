"""Markdown to blocks, also what OCR services write of it.

A table row is one line, its cells between tabs or pipes, or the table is HTML; a blank line ends the piece. A
row that the page broke goes on below a repeated header.
"""

from __future__ import annotations

import regex

from extract.html.saved_page import html_blocks
from extract.model import Block
from extract.plain_tables.bar_grid import region_blocks
from extract.plain_tables.bar_pieces import bar_regions
from extract.plain_tables.columned_text import columned_tables
from extract.plain_tables.drawn_text import DrawnTable, drawn_tables
from extract.plain_tables.rows import Row, continued, grid_of
from extract.plain_tables.tabbed_text import tabbed_tables
from extract.plain_text.hard_wrap import paragraphs_in, wrapping_of
from extract.plain_text.paragraphs import paragraph_of, plain, rejoined, without_subscripts

_BREAK = regex.compile(r"<br\s*/?>", regex.IGNORECASE)
_HTML_TABLE = regex.compile(r"<table\b", regex.IGNORECASE)
_PIPE_RULE = regex.compile(r"^\s*\|?[\s:|-]+[|+][\s:|+-]*$")

_ENDS = regex.compile(r"^\||(?<!\\)\|$")
"""The bars at the ends of a row: one each, for a second one is an empty cell."""
_BARE_RULE = regex.compile(r"^\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+$")
"""The rule of a table without bars at the ends of its rows: ``---|---|---``."""


def markdown_blocks(lines: list[str]) -> tuple[Block, ...]:
    """Paragraphs and tables of a Markdown text, in order."""
    lines = with_outer_bars(lines)
    blocks: list[Block] = []
    how = wrapping_of(lines)
    regions = {region.first: region for region in bar_regions(lines)}
    drawn = {table.first: table for table in _tables_of_text(lines)}
    at = 0
    while at < len(lines):
        if at in drawn:
            blocks.append(drawn[at].grid)
            at = drawn[at].last
        elif at in regions:
            blocks.extend(region_blocks(regions[at]))
            at = regions[at].last
        elif _HTML_TABLE.search(lines[at]):
            end = _end_of_html(lines, at)
            blocks.extend(_html_table(lines, at, end))
            at = end
        elif _is_table_line(lines[at]):
            end = at
            while end < len(lines) and _is_table_line(lines[end]):
                end += 1
            printed = [k for k in range(at, end) if not _PIPE_RULE.match(lines[k])]
            rows = continued([_markdown_row(lines[k], k + 1) for k in printed], [lines[k] for k in printed])
            if rows:
                blocks.append(grid_of(rows, "markdown"))
            at = end
        elif not lines[at].strip(" \t\xa0"):
            at += 1
        else:
            end = at + 1
            while end < len(lines) and end not in regions and end not in drawn and _is_text(lines[end]):
                end += 1
            for first, last in paragraphs_in(lines[at:end], how):
                blocks.extend(paragraph_of(lines[at + first : at + last], at + first + 1))
            at = end
    return rejoined(blocks)


def _tables_of_text(lines: list[str]) -> tuple[DrawnTable, ...]:
    """The tables that letters, signs, spaces or tabs between lines draw."""
    return (*drawn_tables(lines), *columned_tables(lines), *tabbed_tables(lines))


def with_outer_bars(lines: list[str]) -> list[str]:
    """The lines with a bar at both ends of the rows of tables that have none there, as html2text writes them."""
    if not any(_BARE_RULE.match(line) for line in lines):
        return lines
    barred = list(lines)
    k = 0
    for at in range(1, len(lines)):
        if at > k and _BARE_RULE.match(lines[at]) and "|" in lines[at - 1]:
            k = at - 1
            while k < len(lines) and "|" in lines[k] and not lines[k].lstrip().startswith("|"):
                barred[k] = f"| {lines[k]} |"
                k += 1
    return barred


def _end_of_html(lines: list[str], at: int) -> int:
    """The index behind the line that closes the table which opens at ``at``."""
    depth = 0
    for k in range(at, len(lines)):
        depth += len(_HTML_TABLE.findall(lines[k])) - lines[k].lower().count("</table>")
        if depth <= 0:
            return k + 1
    return len(lines)


def _html_table(lines: list[str], at: int, end: int) -> tuple[Block, ...]:
    """A table written as HTML inside Markdown; empty lines before it keep its line numbers."""
    text = "\n" * at + "\n".join(map(without_subscripts, lines[at:end]))
    return html_blocks(text, "table")


def _is_text(line: str) -> bool:
    """Whether a line is neither blank nor of a table."""
    return not (not line.strip(" \t\xa0") or _is_table_line(line) or _HTML_TABLE.search(line))


def _is_table_line(line: str) -> bool:
    bars = line.strip()
    if bars.startswith("|-") and "+" in bars:
        return _PIPE_RULE.match(bars) is not None
    return line.count("\t") >= 2 or (bars.startswith("|") and line.count("|") >= 3)


def _markdown_row(line: str, number: int) -> Row:
    texts = line.split("\t") if "\t" in line else regex.split(r"(?<!\\)\|", _ENDS.sub("", line.strip()))
    return Row(tuple(tuple((number, plain(part)) for part in _BREAK.split(text)) for text in texts))
