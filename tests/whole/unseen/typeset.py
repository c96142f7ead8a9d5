"""Sets invented plans in type: one description gives DOCX (for PDF), HTML, Markdown or portal text, and the truth beside it.

A document is written by hand in the ``documents_*`` modules; the truth in them is written by hand too: what a reader would
note, never what the pipeline says. Pages alone are looked up in the finished PDF, by the first words of a row.
"""

from __future__ import annotations

import html
import json
import re
import subprocess
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from readings import KEPT, NAMES, TIMES


@dataclass
class Row:
    """A printed row: its cells ("^" merged with the cell above, "<" with the cell on the left) and what a reader notes."""

    cells: tuple[str, ...]
    kind: str = "task"
    truth: dict[str, object] = field(default_factory=dict)


def task(*cells: str, **truth: object) -> Row:
    return Row(cells, "task", truth)


def group(number: str | None, *cells: str) -> Row:
    return Row(cells, "group", {"number": number})


def other(*cells: str) -> Row:
    return Row(cells, "other")


def indicator(*cells: str, **truth: object) -> Row:
    return Row(cells, "indicator", truth)


@dataclass
class Table:
    """``head``: header rows; ``keys``: the role of each column in the truth; ``widths`` in centimetres."""

    head: list[list[str]]
    keys: list[str]
    widths: list[float]
    rows: list[Row]
    size: float = 11
    borders: str = "all"
    repeat: int = 1
    scale: int = 1_000_000
    shade: bool = False
    keep_rows: bool = False


@dataclass
class Plan:
    slug: str
    media: str
    number: str
    type: str
    issuer: tuple[str, ...]
    issued_on: str
    place: str
    province_code: str | None
    body: list[object]
    bases: list[tuple[str, str]] = field(default_factory=list)
    indicators: list[dict[str, object]] = field(default_factory=list)
    size: float = 13
    nfd: bool = False
    rotate: tuple[int, ...] = ()
    note: str = ""


# ---------------------------------------------------------------- truth


def bodies(cell: str) -> list[str]:
    marks = {}
    for k, phrase in enumerate(sorted(KEPT, key=len, reverse=True)):
        cell = cell.replace(phrase, f"\x00{k}\x00")
        marks[f"\x00{k}\x00"] = phrase
    out = []
    for part in re.split(r"[,;\n]", cell):
        for mark, phrase in marks.items():
            part = part.replace(mark, phrase)
        part = re.sub(r"^[\s\-+•]+|[\s.]+$", "", part)
        if part:
            out.append(part)
    return out


def time_truth(key: str, raw: str) -> dict[str, object]:
    value = TIMES[raw]
    span, recurrence = value if isinstance(value, tuple) else (value, None)
    return {key: span, ("recurrence" if key == "period" else "due_recurrence"): recurrence}


def task_truth(
    row: Row, table: int, keys: list[str], values: dict[str, str], near: str | None, scale: int
) -> dict[str, object]:
    out: dict[str, object] = {
        "table": table,
        "number": (values.get("number") or "").strip().rstrip(".-") or None,
        "group": near,
        "title": " ".join(values.get("title", "").split()),
    }
    for role in ("lead", "support"):
        if role in keys:
            out[role] = bodies(values[role])
    for key in ("period", "due"):
        if key in keys:
            out |= time_truth(key, values[key]) if values[key].strip() else {key: None}
    if "start" in keys:
        out["period"] = [TIMES[values["start"]][0], TIMES[values["end"]][1]]
    if "budget" in keys:
        raw = re.sub(r"[^\d,]", "", values["budget"]).replace(",", ".")
        out["budget_vnd"] = round(float(raw) * scale) if raw else None
    for key, name in (("product", "product_start"), ("approver", "approver")):
        if key in keys and values[key].strip():
            out[name] = " ".join(values[key].split())[:60]
    if "number" in keys and row.cells[keys.index("number")] == "^":
        del out["number"]  # a number printed once for several rows: whose it is, no reader can say
    out |= row.truth
    named = [*out.get("lead", []), *out.get("support", [])]  # type: ignore[misc]
    out["names"] = {b: NAMES[b] for b in named if b in NAMES}
    return {k: v for k, v in out.items() if k not in ("recurrence", "due_recurrence") or v}


def truth_of(plan: Plan) -> dict[str, object]:
    tasks: list[dict[str, object]] = []
    indicators: list[dict[str, object]] = [dict(x) for x in plan.indicators]
    tables = [x for x in plan.body if isinstance(x, Table)]
    notes = []
    for n, table in enumerate(tables, 1):
        near: str | None = None
        last: dict[str, str] = {}
        followed = any(
            "theo dõi" in h for line in table.head for h in line
        )  # "Cơ quan theo dõi" leads nothing
        for row in table.rows:
            cells = list(row.cells)
            values = {
                k: (last.get(k, "") if c == "^" else "" if c == "<" else c)
                for k, c in zip(table.keys, cells, strict=False)
            }
            if row.kind == "group":
                near = row.truth["number"]  # type: ignore[assignment]
            elif row.kind == "task":
                t = task_truth(row, n, table.keys, values, near, table.scale)
                k = table.keys.index("title")
                width, margin = (
                    (29.7, (29.7 - sum(table.widths)) / 2) if sum(table.widths) > 20 else (21.0, 3.0)
                )
                edge = 1.5 if sum(table.widths) > 20 else margin
                t["_find"], t["_column"] = (
                    cells[k],
                    (
                        (edge + sum(table.widths[:k])) / width - 0.005,
                        (edge + sum(table.widths[: k + 1])) / width - 0.005,
                    ),
                )
                tasks.append(t)
            elif row.kind == "indicator":
                indicators.append(
                    {
                        "table": n,
                        "number": values.get("number") or None,
                        "name_start": " ".join(values["title"].split())[:80],
                        "lead": bodies(values["lead"]) if values.get("lead") else [],
                        "roles_strict": not followed,
                        **row.truth,
                    }
                )
            last = values
        notes.append(
            {
                "table": n,
                "columns": [
                    " / ".join(dict.fromkeys(c for c in column if c not in ("^", "<")))
                    for column in zip(*table.head, strict=True)
                ],
                "n_rows": sum(r.kind != "group" for r in table.rows),
            }
        )
    doc = {
        "slug": plan.slug,
        "number": plan.number,
        "type": plan.type,
        "issuer": " ".join(plan.issuer),
        "issued_on": plan.issued_on,
        "province_code": plan.province_code,
        "source": {"path": f"{plan.slug}.{plan.media}"},
    }
    return {
        "document": doc,
        "note": plan.note,
        "legal_references": [{"number": n, "issued_on": d} for n, d in plan.bases],
        "tables": notes,
        "tasks": tasks,
        "indicators": indicators,
    }


def squeeze(text: str) -> str:
    return re.sub(r"\W+", "", unicodedata.normalize("NFC", text)).lower()


def add_pages(truth: dict[str, object], pdf: Path | None) -> None:
    """The page on which each row begins: its first words, sought down its own column; none where the file has no pages."""
    import pdfplumber

    texts: dict[tuple[float, float], list[str]] = {}
    at: dict[int, tuple[int, int]] = {}
    for t in truth["tasks"]:  # type: ignore[attr-defined]
        wanted, (left, right) = squeeze(t.pop("_find"))[:24], t.pop("_column")
        if pdf is None:
            continue
        if (left, right) not in texts:
            with pdfplumber.open(pdf) as file:
                texts[left, right] = [
                    squeeze(
                        "".join(
                            w["text"]
                            for w in p.extract_words()
                            if left <= (w["x0"] + w["x1"]) / 2 / p.width <= right
                        )
                    )
                    for p in file.pages
                ]
        pages = texts[left, right]
        page, offset = at.get(t["table"], (0, 0))
        for k in range(page, len(pages)):
            found = pages[k].find(wanted, offset if k == page else 0)
            if found < 0 and k + 1 < len(pages):  # the row's first lines may end the page
                tail = next(
                    (
                        n
                        for n in range(len(wanted) - 1, 4, -1)
                        if pages[k][offset if k == page else 0 :]
                        .removesuffix(str(k + 1))
                        .endswith(wanted[:n])
                        and pages[k + 1].startswith(wanted[n:])
                    ),
                    0,
                )
                found = len(pages[k]) if tail else -1
            if found >= 0:
                at[t["table"]], t["page"] = (k, found + 1), k + 1
                break
        else:
            raise ValueError(f"not in print: {t['title']}")


# ---------------------------------------------------------------- DOCX


def letterhead(plan: Plan) -> tuple[str, str]:
    day, month, year = plan.issued_on[8:], plan.issued_on[5:7], plan.issued_on[:4]
    left = "\n".join([*plan.issuer, "", f"Số: {plan.number}"])
    right = f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n{plan.place}, ngày {day} tháng {int(month) if int(month) > 2 else month} năm {year}"
    return left, right


def put(
    cell: object, text: str, size: float, bold: bool = False, centre: bool = False, nfd: bool = False
) -> None:
    for k, line in enumerate(text.split("\n")):
        p = cell.paragraphs[0] if k == 0 else cell.add_paragraph()  # type: ignore[attr-defined]
        p.paragraph_format.space_after = Pt(0)
        p.paragraph_format.space_before = Pt(1)
        if centre:
            p.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = p.add_run(unicodedata.normalize("NFD", line) if nfd else line)
        run.font.size, run.bold, run.font.name = Pt(size), bold, "Times New Roman"


def draw_borders(table: object, kind: str) -> None:
    sides = {
        "all": ("top", "left", "bottom", "right", "insideH", "insideV"),
        "h": ("top", "bottom", "insideH"),
        "none": (),
        "open": ("top", "bottom", "insideH", "insideV"),
        "v": ("top", "left", "bottom", "right", "insideV"),
    }[kind]
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        e = OxmlElement(f"w:{side}")
        e.set(qn("w:val"), "single" if side in sides else "nil")
        e.set(qn("w:sz"), "4")
        borders.append(e)
    table._tbl.tblPr.append(borders)  # type: ignore[attr-defined]


def set_table(doc: object, spec: Table, nfd: bool) -> None:
    n, all_rows = len(spec.keys), [*(Row(tuple(h), "head") for h in spec.head), *spec.rows]
    table = doc.add_table(rows=len(all_rows), cols=n)  # type: ignore[attr-defined]
    table.autofit = False
    for j, w in enumerate(spec.widths):
        table.columns[j].width = Cm(w)
    draw_borders(table, spec.borders)
    grid = [list(r.cells) + [""] * (n - len(r.cells)) for r in all_rows]
    for i, row in enumerate(all_rows):
        tr = table.rows[i]._tr.get_or_add_trPr()
        if i < spec.repeat and row.kind == "head":
            tr.append(OxmlElement("w:tblHeader"))
        if spec.keep_rows:
            tr.append(OxmlElement("w:cantSplit"))
        cells = table.rows[i].cells
        for j, w in enumerate(spec.widths):
            cells[j].width = Cm(w)
    for i, row in enumerate(all_rows):
        for j in range(n):
            if grid[i][j] in ("^", "<"):
                continue
            right, down = j, i
            while right + 1 < n and grid[i][right + 1] == "<":
                right += 1
            while down + 1 < len(grid) and grid[down + 1][j] == "^":
                down += 1
            cell = table.cell(i, j)
            if (right, down) != (j, i):
                cell = cell.merge(table.cell(down, right))
            bold = row.kind in ("head", "group", "other") and grid[i][j] != ""
            centre = row.kind == "head" or spec.keys[j] in ("number", "period", "due", "start", "end", "unit")
            put(cell, grid[i][j], spec.size, bold, centre and not (right > j and row.kind == "group"), nfd)
            if row.kind == "head":
                cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
            if spec.shade and row.kind in ("head", "group"):
                e = OxmlElement("w:shd")
                e.set(qn("w:val"), "clear")
                e.set(qn("w:fill"), "D9E2F3" if row.kind == "head" else "F2F2F2")
                cell._tc.get_or_add_tcPr().append(e)


def set_docx(plan: Plan, path: Path) -> None:
    doc = Document()
    doc.styles["Normal"].font.name = "Times New Roman"
    doc.styles["Normal"].font.size = Pt(plan.size)
    section = doc.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = (
        Cm(3),
        Cm(1.5),
        Cm(2),
        Cm(2),
    )
    left, right = letterhead(plan)
    head = doc.add_table(rows=1, cols=2)
    put(head.cell(0, 0), left, plan.size, True, True, plan.nfd)
    put(head.cell(0, 1), right, plan.size, True, True, plan.nfd)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = footer.add_run()
        e = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            e.set(qn("w:fldCharType"), kind)
        else:
            e.text = text
        run._r.append(e)
    for part in plan.body:
        if isinstance(part, Table):
            set_table(doc, part, plan.nfd)
        elif part in ("LANDSCAPE", "PORTRAIT"):
            s = doc.add_section()
            s.orientation = WD_ORIENT.LANDSCAPE if part == "LANDSCAPE" else WD_ORIENT.PORTRAIT
            s.page_width, s.page_height = (Cm(29.7), Cm(21)) if part == "LANDSCAPE" else (Cm(21), Cm(29.7))
            s.left_margin = s.right_margin = Cm(1.5)
        elif part == "PAGE":
            doc.add_page_break()
        else:
            set_paragraph(doc, str(part), plan)
    doc.save(str(path))


def set_paragraph(doc: object, text: str, plan: Plan) -> None:
    style, text = (text[0], text[1:]) if text.startswith(("=", "#", ">", "~")) else ("", text)
    p = doc.add_paragraph()  # type: ignore[attr-defined]
    p.paragraph_format.space_after = Pt(4)
    if style == "=":
        p.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif style in (">", "~"):
        p.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    else:
        p.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        p.paragraph_format.first_line_indent = Cm(1)
    for k, line in enumerate(text.split("\n")):
        run = p.add_run(unicodedata.normalize("NFD", line) if plan.nfd else line)
        run.font.name = "Times New Roman"
        run.bold, run.italic = style in ("=", "#"), style in (">", "~")
        if k + 1 < len(text.split("\n")):
            run.add_break()


# ---------------------------------------------------------------- markup


def spans(spec: Table) -> list[list[tuple[str, int, int, str]]]:
    """(text, colspan, rowspan, row kind) of the printed cells, row by row."""
    n, all_rows = len(spec.keys), [*(Row(tuple(h), "head") for h in spec.head), *spec.rows]
    grid = [list(r.cells) + [""] * (n - len(r.cells)) for r in all_rows]
    out = []
    for i, row in enumerate(grid):
        line = []
        for j, text in enumerate(row):
            if text in ("^", "<"):
                continue
            right, down = j, i
            while right + 1 < n and row[right + 1] == "<":
                right += 1
            while down + 1 < len(grid) and grid[down + 1][j] == "^":
                down += 1
            line.append((text, right - j + 1, down - i + 1, all_rows[i].kind))
        out.append(line)
    return out


def _listed(text: str) -> str:
    """Lines as a list, one line as it is."""
    if "\n" not in text:
        return html.escape(text)
    return "<ul>" + "".join(f"<li>{html.escape(x)}</li>" for x in text.split("\n")) + "</ul>"


def html_table(spec: Table, modern: bool = False) -> str:
    """As Word saves it; ``modern``: thead, th, and lists in cells."""
    if modern:
        rows_ = [
            [
                (
                    "th" if kind == "head" else "td",
                    f' colspan="{c}"' * (c > 1) + f' rowspan="{r}"' * (r > 1),
                    text,
                )
                for text, c, r, kind in line
            ]
            for line in spans(spec)
        ]
        lines = [
            "<tr>" + "".join(f"<{tag}{attrs}>{_listed(text)}</{tag}>" for tag, attrs, text in row) + "</tr>"
            for row in rows_
        ]
        n = len(spec.head)
        return f'<div class="table-responsive"><table class="table"><thead>{"".join(lines[:n])}</thead><tbody>{"".join(lines[n:])}</tbody></table></div>'
    out = ['<table border="1" cellspacing="0" cellpadding="0" style="border-collapse:collapse"><tbody>']
    for line in spans(spec):
        out.append("<tr>")
        for text, cols, rows_, kind in line:
            attrs = (f' colspan="{cols}"' if cols > 1 else "") + (f' rowspan="{rows_}"' if rows_ > 1 else "")
            inner = "".join(f"<p>{html.escape(x)}</p>" for x in text.split("\n")) if text else "<p>&nbsp;</p>"
            out.append(
                f"<td valign=top{attrs}>{'<b>' + inner + '</b>' if kind in ('head', 'group') else inner}</td>"
            )
        out.append("</tr>")
    return "".join([*out, "</tbody></table>"])


def set_html(plan: Plan) -> str:
    left, right = letterhead(plan)
    cell = "<td width=50%><p align=center><b>{}</b></p></td>"
    parts = [
        f"<table border=0><tr>{cell.format(left.replace(chr(10), '<br>'))}{cell.format(right.replace(chr(10), '<br>'))}</tr></table>"
    ]
    for part in plan.body:
        if isinstance(part, Table):
            parts.append(html_table(part, plan.note == "th"))
        elif part not in ("LANDSCAPE", "PORTRAIT", "PAGE"):
            text = str(part)
            style, text = (text[0], text[1:]) if text.startswith(("=", "#", ">", "~")) else ("", text)
            inner = html.escape(text).replace("\n", "<br>")
            parts.append(
                f"<p align=center><strong>{inner}</strong></p>"
                if style == "="
                else f"<p><b>{inner}</b></p>"
                if style == "#"
                else f"<p>{inner}</p>"
            )
    menu = "".join(
        f'<li><a href="/{k}">{x}</a></li>'
        for k, x in enumerate(
            ("Trang chủ", "Văn bản mới", "Tra cứu", "Hỏi đáp pháp luật", "Biểu mẫu", "Đăng nhập")
        )
    )
    related = "".join(
        f"<tr><td>{k}</td><td><a href=#>Quyết định {k}{k}4/QĐ-UBND năm 2019 về giá đất</a></td><td>Còn hiệu lực</td></tr>"
        for k in (1, 2, 3)
    )
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{plan.number} - Cổng thông tin văn bản</title><script>var a=1;</script><style>p{{margin:0}}</style></head><body>'
        f'<header><nav><ul>{menu}</ul></nav></header><div class="breadcrumb">Trang chủ &raquo; Văn bản &raquo; {plan.number}</div><div class="wrap"><div id="content1">{"".join(parts)}</div>'
        f"<aside><h3>Văn bản liên quan</h3><table><tr><th>STT</th><th>Văn bản</th><th>Tình trạng</th></tr>{related}</table></aside></div><footer>Bản quyền © Cổng thông tin. Điện thoại: 024 3999 1234</footer></body></html>"
    )


def set_markdown(plan: Plan) -> str:
    left, right = letterhead(plan)
    out = [f"**{x}**" for x in (left + "\n" + right).split("\n") if x]
    for part in plan.body:
        if isinstance(part, Table):
            n = len(part.keys)
            lines = []
            for k, row in enumerate([*(Row(tuple(h), "head") for h in part.head), *part.rows]):
                cells = [
                    ("" if c in ("^", "<") else c).replace("\n", "<br>")
                    for c in [*row.cells, *[""] * (n - len(row.cells))]
                ]
                if row.kind == "group":
                    cells = [f"**{c}**" if c else "" for c in cells]
                lines.append("| " + " | ".join(cells) + " |")
                if k == 0:
                    lines.append("|" + "---|" * n)
            out.append("\n".join(lines))
        elif part not in ("LANDSCAPE", "PORTRAIT", "PAGE"):
            text = str(part)
            style, text = (text[0], text[1:]) if text.startswith(("=", "#", ">", "~")) else ("", text)
            out.append({"=": "### ", "#": "#### "}.get(style, "") + text.replace("\n", " "))
    return "\n\n".join(out) + "\n"


def set_portal_text(plan: Plan) -> str:
    """As copied from a portal's page: one cell a line, merged and empty cells leave nothing."""
    left, right = letterhead(plan)
    out = [x for x in (left + "\n" + right).split("\n") if x]
    for part in plan.body:
        if isinstance(part, Table):
            for line in spans(part):
                out += [" ".join(text.split()) for text, *_ in line if text.strip()]
        elif part not in ("LANDSCAPE", "PORTRAIT", "PAGE"):
            out.append(re.sub(r"^[=#>~]", "", str(part)).replace("\n", " "))
    return "\n".join(out) + "\n"


# ---------------------------------------------------------------- files


def to_pdf(docx: Path, folder: Path, profile: Path) -> Path:
    """LibreOffice now and then leaves without a file while an earlier one is still closing: asked up to three times."""
    pdf = folder / f"{docx.stem}.pdf"
    for attempt in range(3):
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{profile}{attempt}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(folder),
                str(docx),
            ],
            check=False,
            capture_output=True,
            timeout=180,
        )
        if pdf.exists():
            break
    return pdf


def turn_pages(pdf: Path, pages: tuple[int, ...]) -> None:
    """Draw landscape pages turned by 90° on portrait paper, as printers' drivers do."""
    import pikepdf

    with pikepdf.open(pdf, allow_overwriting_input=True) as file:
        for n in pages:
            page = file.pages[n - 1]
            _, _, w, h = (float(x) for x in page.mediabox)
            if w > h:
                page.contents_add(f"q 0 1 -1 0 {h} 0 cm".encode(), prepend=True)
                page.contents_add(b"Q")
                page.mediabox = [0, 0, h, w]
                for box in ("/CropBox", "/TrimBox"):
                    if box in page:
                        del page[box]
        file.save(pdf)


def make(plan: Plan, files: Path, work: Path) -> None:
    truth = truth_of(plan)
    if plan.media in ("pdf", "scan.pdf", "docx"):
        docx = work / f"{plan.slug}.docx"
        set_docx(plan, docx)
        if plan.media == "docx":
            (files / docx.name).write_bytes(docx.read_bytes())
            add_pages(truth, None)
        else:
            pdf = to_pdf(docx, work, work / "profile")
            add_pages(truth, pdf)
            if plan.rotate:
                turn_pages(pdf, plan.rotate)
            if plan.media == "scan.pdf":
                scan_pages(pdf)
            (files / f"{plan.slug}.{plan.media}").write_bytes(pdf.read_bytes())
    else:
        text = {"html": set_html, "md": set_markdown, "txt": set_portal_text}[plan.media](plan)
        (files / f"{plan.slug}.{plan.media}").write_text(text, "utf-8")
        add_pages(truth, None)
    (Path(__file__).parent / f"{plan.slug}.json").write_text(
        json.dumps(truth, ensure_ascii=False, indent=1) + "\n", "utf-8"
    )


def scan_pages(pdf: Path, skew: float = 0.5) -> None:
    """The same pages as pictures: 200 dpi, black and white, a little askew."""
    import pypdfium2
    from PIL import Image

    images = []
    for k, page in enumerate(pypdfium2.PdfDocument(str(pdf))):
        im = page.render(scale=200 / 72, grayscale=True).to_pil().convert("L")
        im = im.rotate(skew if k % 2 else -skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
        images.append(im.point(lambda x: 255 if x > 150 else 0).convert("1"))
    images[0].save(pdf, save_all=True, append_images=images[1:], resolution=200)
