"""One table of a plan, written in each shape that saving or converting a portal's page makes of it."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Callable, Sequence

TableRow = list[str]
HEADERS = [
    "STT",
    "Nhiệm vụ",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời gian thực hiện",
    "Kinh phí (triệu đồng)",
    "Ghi chú",
]
DEEDS = ["Khảo sát", "Xây dựng", "Nâng cấp", "Tổ chức", "Rà soát", "Thí điểm", "Đào tạo", "Hỗ trợ"]
THINGS = [
    "nguồn nước mặt toàn tỉnh",
    "mô hình chè hữu cơ vùng cao",
    "hệ thống cảnh báo sớm tại các xã biên giới",
    "cơ sở dữ liệu dùng chung",
    "cán bộ về kiểm kê khí nhà kính",
    "mạng lưới thu gom rác thải nhựa ở các chợ",
]
BODIES = [
    "Sở Tài chính",
    "Sở Công Thương",
    "Sở Nông nghiệp và Môi trường",
    "Sở Khoa học và Công nghệ",
    "Ủy ban nhân dân các xã, phường",
]
TIMES = ["2026", "2025-2027", "Năm 2026", "Quý IV/2026", "Hằng năm", "2026 - 2030"]
GROUPS = [
    "NHÓM GIẢI PHÁP VỀ CƠ CHẾ, CHÍNH SÁCH",
    "Phát triển nguồn nhân lực",
    "Ứng dụng công nghệ số trong quản lý",
]


def a_table(chance: random.Random, *, groups: bool = True, empty: bool = True) -> list[TableRow]:
    """A header and some rows; group rows have two cells, the others as many as the header."""
    width = chance.randint(4, 7)
    rows = [HEADERS[:width]]
    for number in range(1, chance.randint(4, 8)):
        if groups and chance.random() < 0.3:
            rows.append(
                [
                    ["I", "II", "III", "IV", "V", "VI", "VII"][len([r for r in rows if len(r) == 2])],
                    chance.choice(GROUPS),
                ]
            )
        task = f"{chance.choice(DEEDS)} {chance.choice(THINGS)}"
        amount = f"{chance.randint(1, 9)}.{chance.randint(100, 999)}"
        row = [
            str(number),
            task,
            chance.choice(BODIES),
            chance.choice(BODIES),
            chance.choice(TIMES),
            amount,
            "Nguồn vốn lồng ghép",
        ]
        if empty and width > 4 and chance.random() < 0.4:
            row[chance.choice([k for k in (3, 5, 6) if k < width])] = ""
        rows.append(row[:width])
    return rows


def bar_lines(rows: Sequence[TableRow], chance: random.Random) -> str:
    """A bar alone on a line between cells; wrapped cells, bold headers, two bars on one line perhaps."""
    size = chance.choice([18, 25, 40])
    bold = chance.random() < 0.5
    lines: list[str] = []
    for r, row in enumerate(rows):
        lines.append("|")
        for cell in row:
            printed = textwrap.wrap(
                f"**{cell}**" if bold and (r == 0 or len(row) == 2) and cell else cell, size
            )
            lines += [*printed, "|"]
    if chance.random() < 0.3:
        lines = "\n".join(lines).replace("|\n|\n", "||\n").split("\n")
    if chance.random() < 0.3 and rows[-1][-1]:
        lines = lines[:-1]
    return "\n".join(lines)


def _padded(rows: Sequence[TableRow]) -> list[TableRow]:
    return [row + [""] * (len(rows[0]) - len(row)) for row in rows]


def pipes(rows: Sequence[TableRow], chance: random.Random) -> str:
    """As markdownify, docling and marker write it."""
    rule = chance.choice(["---", ":---:", "------"])
    body = [f"| {' | '.join(row)} |" for row in _padded(rows)]
    return "\n".join([body[0], f"|{'|'.join([rule] * len(rows[0]))}|", *body[1:]])


def bare_pipes(rows: Sequence[TableRow], _: random.Random) -> str:
    """As html2text writes it: no bar at the ends."""
    body = [" | ".join(row) for row in _padded(rows)]
    return "\n".join([body[0], "|".join(["---"] * len(rows[0])), *body[1:]])


def org(rows: Sequence[TableRow], _: random.Random) -> str:
    """As Org mode writes it: a rule of bars and pluses."""
    body = [f"| {' | '.join(row)} |" for row in _padded(rows)]
    return "\n".join([body[0], f"|{'+'.join(['---'] * len(rows[0]))}|", *body[1:]])


def tabs(rows: Sequence[TableRow], _: random.Random) -> str:
    return "\n".join("\t".join(row) for row in _padded(rows))


def browser_paragraphs(rows: Sequence[TableRow], _: random.Random) -> str:
    """A browser's text of cells that hold paragraphs: blank lines before each tab and between rows."""
    return "\n\n\n".join("\n\n\t".join(row) for row in _padded(rows))


def browser_lines(rows: Sequence[TableRow], _: random.Random) -> str:
    """The same with a tab alone on a line between two cells."""
    return "\n".join("\n\t\n".join(row) for row in _padded(rows))


def portal_tabs(rows: Sequence[TableRow], _: random.Random) -> str:
    """A law portal's text: a tab before each cell, a blank line between rows."""
    return "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in _padded(rows))


def spaces(rows: Sequence[TableRow], chance: random.Random) -> str:
    """Columns of spaces without any rule; a wrapped cell goes on below."""
    sizes, cut = _columns(rows, chance)
    return "\n".join("   ".join(line).rstrip() for row in cut for line in _lines(row, sizes))


def simple(rows: Sequence[TableRow], _: random.Random) -> str:
    """Columns of spaces with dashes below the header: pandoc's simple table."""
    sizes = [max(len(row[c]) for row in _padded(rows)) for c in range(len(rows[0]))]
    body = [
        "  ".join(cell.ljust(size) for cell, size in zip(row, sizes, strict=True)).rstrip()
        for row in _padded(rows)
    ]
    return "\n".join([body[0], "  ".join("-" * size for size in sizes), *body[1:]])


def semicolons(rows: Sequence[TableRow], chance: random.Random) -> str:
    """Signs between cells, quoted where the sign stands inside."""
    sign = chance.choice(";,")
    quoted = [[f'"{cell}"' if sign in cell else cell for cell in row] for row in _padded(rows)]
    return "\n".join(sign.join(row) for row in quoted)


def _columns(rows: Sequence[TableRow], chance: random.Random) -> tuple[list[int], list[list[list[str]]]]:
    sizes = [chance.randint(14, 26) for _ in rows[0]]
    sizes[0] = 5
    return sizes, [
        [textwrap.wrap(cell, size) or [""] for cell, size in zip(row, sizes, strict=True)]
        for row in _padded(rows)
    ]


def _lines(row: Sequence[Sequence[str]], sizes: Sequence[int]) -> list[list[str]]:
    deep = max(map(len, row))
    return [
        [(cell[k] if k < len(cell) else "").ljust(size) for cell, size in zip(row, sizes, strict=True)]
        for k in range(deep)
    ]


def drawn(rows: Sequence[TableRow], chance: random.Random) -> str:
    """A frame of signs or of box characters, as pandoc, databases and reStructuredText draw it."""
    sizes, cut = _columns(rows, chance)
    rule = f"+{'+'.join('-' * (size + 2) for size in sizes)}+"
    out = [rule]
    for r, row in enumerate(cut):
        out += [f"| {' | '.join(line)} |" for line in _lines(row, sizes)]
        out.append(rule.replace("-", "=") if r == 0 and chance.random() < 0.5 else rule)
    text = "\n".join(out)
    return (
        text.replace("+", "┼").replace("-", "─").replace("|", "│")
        if chance.random() < 0.3 and "-" not in "".join(c for r in rows for c in r)
        else text
    )


def framed(rows: Sequence[TableRow], chance: random.Random) -> str:
    """A frame with rules round the header only; a wrapped cell goes on below."""
    sizes, cut = _columns(rows, chance)
    rule = f"+{'+'.join('-' * (size + 2) for size in sizes)}+"
    out = [[f"| {' | '.join(line)} |" for line in _lines(row, sizes)] for row in cut]
    return "\n".join([rule, *out[0], rule, *(line for lines in out[1:] for line in lines), rule])


def set_pipes(rows: Sequence[TableRow], chance: random.Random) -> str:
    """Pipes at the same places in all lines; a wrapped cell goes on in a row without a number."""
    sizes, cut = _columns(rows, chance)
    out = [[f"| {' | '.join(line)} |" for line in _lines(row, sizes)] for row in cut]
    rule = f"|{'|'.join('-' * (size + 2) for size in sizes)}|"
    return "\n".join([*out[0], rule, *(line for lines in out[1:] for line in lines)])


def multiline(rows: Sequence[TableRow], chance: random.Random) -> str:
    """Columns of spaces under dashes, a blank line between rows: pandoc's multiline table."""
    sizes, cut = _columns(rows, chance)
    full = "-" * (sum(sizes) + 2 * len(sizes))
    out = [
        full,
        *("  ".join(line) for line in _lines(cut[0], sizes)),
        "  ".join("-" * size for size in sizes),
    ]
    for row in cut[1:]:
        out += ["  ".join(line).rstrip() for line in _lines(row, sizes)] + [""]
    return "\n".join([*out[:-1], full])


def div_table(rows: Sequence[TableRow], chance: random.Random) -> str:
    """A page whose table is made of div."""
    look = chance.choice(["class", "role", "display", "grid", "sheet"])
    row_mark, cell_mark, table_mark, head = {
        "class": ('class="row"', 'class="cell"', 'class="table"', ""),
        "role": ('role="row"', 'role="cell"', 'role="table"', ""),
        "display": ('style="display: table-row"', 'style="display:table-cell"', 'style="display:table"', ""),
        "grid": (
            "",
            "",
            f'style="display:grid;grid-template-columns: 40px repeat({len(rows[0]) - 1}, 1fr)"',
            "",
        ),
        "sheet": (
            'class="a"',
            'class="b"',
            'class="t"',
            "<style>.t{display:table}.a{display:table-row}</style>",
        ),
    }[look]
    cells = [[f"<div {cell_mark}>{cell}</div>" for cell in row] for row in _padded(rows)]
    body = "".join(
        "".join(row) if look == "grid" else f"<div {row_mark}>{''.join(row)}</div>" for row in cells
    )
    return f"<html><head>{head}</head><body><p>KẾ HOẠCH</p><div {table_mark}>{body}</div></body></html>"


def page_table(rows: Sequence[TableRow], chance: random.Random) -> str:
    """A page with an ordinary table, its cells of one or more paragraphs, the whole in a layout table perhaps."""

    def cell(text: str) -> str:
        return chance.choice(
            [f"<td>{text}</td>", f"<td><p>{text}</p></td>", f"<td><p><b>{text}</b></p></td>"]
        )

    body = "".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in rows)
    table = f"<table border=1>{body}</table>"
    if chance.random() < 0.5:
        table = f"<table><tr><td><p>KẾ HOẠCH</p><p>I. NHIỆM VỤ</p>{table}<p>Các sở, ngành triển khai./.</p></td></tr></table>"
    return f"<html><body><p>KẾ HOẠCH</p>{table}</body></html>"


Writer = Callable[[Sequence[TableRow], random.Random], str]
TEXT_SHAPES: tuple[Writer, ...] = (
    bar_lines,
    pipes,
    bare_pipes,
    org,
    tabs,
    browser_paragraphs,
    browser_lines,
    portal_tabs,
    semicolons,
    drawn,
    framed,
    set_pipes,
    multiline,
    spaces,
    simple,
)
PAGE_SHAPES: tuple[Writer, ...] = (div_table, page_table)
