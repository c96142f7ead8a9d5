"""A plan as born-digital PDF, through Typst: real text in an embedded font, rules as vector lines.

Letters go in as Typst strings, never as markup, so that nothing of the text is taken for a command.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from corpus.typeset.model import Block, Cell, Pair, Par, Plan, Run, Runs, Table

FONT = "Liberation Serif"
"""Metric twin of Times New Roman with Vietnamese from version 2 on, SIL Open Font License 1.1."""
FONT_FOLDER = Path("/usr/share/fonts/truetype/liberation2")
"""Where Debian's package fonts-liberation2 puts it; version 1 beside it has no Vietnamese."""
BODY_SIZE, TABLE_SIZE, SMALL_SIZE = 13.5, 11.5, 11.0
"""Sizes in points, as administrative documents have them."""

_PREAMBLE = """#set document(title: {title}, author: {author}, date: datetime(year: {y}, month: {m}, day: {d}))
#set text(font: "{font}", size: {size}pt, lang: "vi", hyphenate: false, fallback: false, ligatures: false)
#set par(justify: true, leading: 0.62em, spacing: 0.85em, linebreaks: "optimized")
#set table(stroke: 0.5pt, inset: (x: 3.5pt, y: 4pt))
#let sb(it) = text(size: 0.62em, baseline: 0.18em, it)
#let page-number(al) = context {{ let n = here().page(); if n > 1 {{ align(al, text(size: 12pt, str(n))) }} }}
"""
_SLASHED = re.compile(r"(\w+(?:/\w+)*(?:/[^\W\d]\w*)+(?:-\w+)*)")
_MARGINS = "(top: 2cm, bottom: 2cm, left: 3cm, right: 1.7cm)"
_LANDSCAPE_MARGINS = "(top: 2cm, bottom: 1.8cm, left: 2cm, right: 2cm)"


def typst_source(plan: Plan) -> str:
    """The whole plan as one Typst file."""
    y, m, d = plan.issued_on
    preamble = _PREAMBLE.format(
        title=_string(plan.title), author=_string(plan.author), y=y, m=m, d=d, font=FONT, size=BODY_SIZE
    )
    number = (
        "header: page-number(center), footer: none"
        if plan.page_number == "top"
        else "header: none, footer: page-number(right)"
    )
    parts = [preamble, f'#set page(paper: "a4", margin: {_MARGINS}, {number})']
    parts += [_block(b) for b in plan.body]
    for appendix in plan.appendices:
        parts.append(f'#set page(paper: "a4", flipped: true, margin: {_LANDSCAPE_MARGINS}, {number})')
        parts += [_block(b) for b in appendix]
    return "\n".join(parts) + "\n"


def write(plan: Plan, target: Path) -> None:
    """The PDF at ``target``; the same bytes each time (the plan's own date is the file's date)."""
    import typst  # of the group "typeset" alone; the tests read this module without it

    made = datetime.datetime(*plan.issued_on, tzinfo=datetime.UTC)
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[FONT_FOLDER])
    pdf = typst.compile(
        typst_source(plan).encode(),
        font_paths=fonts,
        format="pdf",
        timestamp=int(made.timestamp()),
    )
    target.write_bytes(pdf)


def _string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _line(text: str) -> str:
    """One line as Typst code; words with a slash are kept whole, as Word keeps them ("huyện/thị")."""
    pieces = _SLASHED.split(text)
    return (
        " + ".join(f"box({_string(p)})" if _SLASHED.fullmatch(p) else _string(p) for p in pieces if p) or '""'
    )


def _run(run: Run) -> str:
    """One run as Typst code, line breaks as ``linebreak()``."""
    code = " + linebreak() + ".join(_line(t) for t in run.text.split("\n"))
    code = f"({code})" if " + " in code else code
    if run.subscript:
        code = f"sb({code})"
    if run.underline:
        code = f"underline(evade: false, {code})"
    look = [f'weight: "{"bold"}"'] * run.bold + ['style: "italic"'] * run.italic
    return f"text({', '.join([*look, code])})" if look else f"[#{code}]"


def _runs(runs: Runs) -> str:
    return " + ".join(_run(r) for r in runs) or "[]"


def _block(block: Block) -> str:
    if isinstance(block, Table):
        return _table(block)
    return _pair(block) if isinstance(block, Pair) else _par(block)


def _par(par: Par) -> str:
    if par.style == "gap":
        return "#v(1em)"
    if par.style == "center":
        return f"#block(width: 100%, align(center, par(justify: false, {_runs(par.runs)})))"
    if par.style == "small":
        return f"#block(spacing: 0.55em, text(size: {SMALL_SIZE}pt, {_runs(par.runs)}))"
    indent = "0pt" if par.style == "plain" else "1.27cm"
    sticky = "true" if par.heading else "false"
    return (
        f"#block(sticky: {sticky}, "
        f"par(first-line-indent: (amount: {indent}, all: true), {_runs(par.runs)}))"
    )  # fmt: skip


def _pair(pair: Pair) -> str:
    """Two columns without rules; the short line under office and motto is drawn."""
    columns = ", ".join(f"{s}fr" for s in pair.shares)
    line = "#align(center, line(length: {}, stroke: 0.6pt))\n"
    sides = []
    for side, length in ((pair.left, "2.2cm"), (pair.right, "5.6cm")):
        pieces = [_par(p) for p in side]
        if pair.ruled:
            pieces.insert(1, "#v(-0.35em)\n" + line.format(length) + "#v(-0.2em)")
        sides.append("[" + "\n".join(pieces) + "]")
    size = 12.5 if pair.ruled else 13
    return (
        f"#block(breakable: false, width: 100%, "
        f"[#set text(size: {size}pt); #set par(leading: 0.5em)\n"
        f"#grid(columns: ({columns}), column-gutter: 0.3cm, {', '.join(sides)})])\n#v(0.4em)"
    )


def _table(table: Table) -> str:
    widths = ", ".join(f"{w}cm" for w in table.widths)
    centered = ", ".join(str(c) for c in table.centered)
    align = f"(x, y) => if x in ({centered},) {{ center + horizon }} else {{ left + horizon }}"
    header = "".join(_cell(c, header=True) + ",\n" for row in table.header for c in row)
    repeat = "true" if table.repeat_header else "false"
    head = f"table.header(repeat: {repeat},\n{header}),\n" if header else ""
    rows = "".join("".join(_cell(c) + ", " for c in row) + "\n" for row in table.rows)
    return (
        f"#[#set text(size: {TABLE_SIZE}pt); #set par(justify: false, leading: 0.5em, spacing: 0.6em)\n"
        f"#table(columns: ({widths}), align: {align},\n{head}{rows})]"
    )


def _cell(cell: Cell, *, header: bool = False) -> str:
    body = "\n".join(f"#par({_runs(p)})" for p in cell.paragraphs if p) if any(cell.paragraphs) else ""
    options = []
    if cell.column_span > 1:
        options.append(f"colspan: {cell.column_span}")
    if cell.row_span > 1:
        options.append(f"rowspan: {cell.row_span}")
    if header:
        options.append("align: center + horizon")
    return f"table.cell({', '.join(options)})[{body}]" if options else f"[{body}]"
