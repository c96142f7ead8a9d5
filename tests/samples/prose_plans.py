"""Plans in prose made at random from a seed: what is printed, in which format, and what a reader takes from it."""

from __future__ import annotations

import html
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import docx

DEEDS = (
    "Rà soát quy hoạch điểm tập kết rác",
    "Xây dựng quy chế quản lý bãi vật liệu thải",
    "Lập bản đồ nguồn nước mặt toàn tỉnh",
    "Thay đèn đường bằng đèn tiết kiệm điện",
    "Trồng rừng phòng hộ ven biển",
    "Tổ chức tập huấn cho cán bộ xã",
    "Thí điểm thu gom vỏ thuốc bảo vệ thực vật",
    "Hỗ trợ doanh nghiệp kiểm kê khí nhà kính",
)
BODIES = (
    "Sở Xây dựng",
    "Sở Tài chính",
    "Sở Nông nghiệp và Môi trường",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Công an tỉnh",
    "Văn phòng Ủy ban nhân dân tỉnh",
    "Ban Quản lý các khu công nghiệp",
)
OTHERS = (
    "Sở Khoa học và Công nghệ",
    "Sở Công Thương và Ủy ban nhân dân các xã, phường",
    "các sở, ngành liên quan",
    "Sở Tư pháp; Thanh tra tỉnh",
)
TIMES = ("Quý III/2026", "năm 2026", "2025-2027", "từ năm 2026 đến năm 2028")
ENDS = ("trước ngày 30/11/2026", "trong quý IV/2026", "trong tháng 6 năm 2026", "trước 15/3/2026")
LEADS = (
    "Đơn vị chủ trì",
    "Cơ quan chủ trì",
    "Cơ quan chủ trì tham mưu thực hiện",
    "Đơn vị chủ trì tham mưu thực hiện",
    "Cơ quan thực hiện",
    "Đơn vị đầu mối",
    "Cơ quan, đơn vị đầu mối tham mưu",
    "Chủ trì",
    "Phân công",
    "Trách nhiệm",
    "Cơ quan chịu trách nhiệm chính",
    "Đơn vị được giao chủ trì",
)
SUPPORTS = ("Đơn vị phối hợp", "Phối hợp", "Cơ quan phối hợp thực hiện", "Các đơn vị tham gia phối hợp")
PERIODS = (
    "Thời gian thực hiện",
    "Thời gian",
    "Tiến độ",
    "Tiến độ thực hiện",
    "Thời gian triển khai thực hiện",
)
PRODUCTS = ("Sản phẩm", "Kết quả", "Sản phẩm đầu ra", "Kết quả cần đạt")
BUDGETS = ("Kinh phí", "Kinh phí thực hiện", "Dự kiến kinh phí")
HEAD = (
    "ỦY BAN NHÂN DÂN",
    "TỈNH QUẢNG TRỊ",
    "Số: 66/KH-UBND",
    "Quảng Trị, ngày 03 tháng 3 năm 2026",
    "KẾ HOẠCH",
    "Phát triển kinh tế xanh trên địa bàn tỉnh Quảng Trị năm 2026",
    "Căn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;",
)
DUTIES = (
    "III. TỔ CHỨC THỰC HIỆN",
    "1. Sở Tài chính chủ trì, phối hợp với các sở, ngành liên quan bố trí kinh phí theo quy định.",
    "2. Giao Sở Công Thương theo dõi, đôn đốc việc thực hiện Kế hoạch này./.",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
    "Nguyễn Thị Mẫu",
)


@dataclass(frozen=True, slots=True)
class Told:
    """A task as a reader takes it; empty where the print says nothing."""

    title: str
    lead: str
    support: str = ""
    period: str = ""
    product: str = ""
    budget: str = ""

    def fields(self) -> dict[str, str]:
        roles = ("title", "lead", "support", "period", "product", "budget")
        return {role: getattr(self, role) for role in roles if getattr(self, role)}


@dataclass(frozen=True, slots=True)
class Plan:
    """The paragraphs of a plan and the tasks that stand in them."""

    name: str
    lines: tuple[str, ...]
    tasks: tuple[Told, ...]


Layout = Callable[[int, str, Sequence[tuple[str, str]]], list[str]]
"""Number of the task, its text, its labels with their values → paragraphs."""


def _bullets(n: int, deed: str, labels: Sequence[tuple[str, str]]) -> list[str]:
    return [f"{n}. {deed}", *(f"- {label}: {value}." for label, value in labels)]


def _lines(n: int, deed: str, labels: Sequence[tuple[str, str]]) -> list[str]:
    return [f"{n}. {deed}", *(f"{label}: {value}." for label, value in labels)]


def _behind(n: int, deed: str, labels: Sequence[tuple[str, str]]) -> list[str]:
    return [f"{n}. {deed}. " + "; ".join(f"{k}: {v}" for k, v in _lower(labels)) + "."]


def _sentences(n: int, deed: str, labels: Sequence[tuple[str, str]]) -> list[str]:
    return [f"{n}. {deed}. " + ". ".join(f"{k}: {v}" for k, v in labels) + "."]


def _bracket(n: int, deed: str, labels: Sequence[tuple[str, str]]) -> list[str]:
    return [f"{n}. {deed} (" + "; ".join(f"{k}: {v}" for k, v in _lower(labels)) + ")."]


def _one_line(n: int, deed: str, labels: Sequence[tuple[str, str]]) -> list[str]:
    return [f"{n}. {deed}", "; ".join(f"{k}: {v}" for k, v in _lower(labels)) + "."]


def _below_dash(n: int, deed: str, labels: Sequence[tuple[str, str]]) -> list[str]:
    head = [f"{n}. Nhóm việc thứ {n}"] if n == 1 else []
    return [*head, f"- {deed}", *(f"+ {label}: {value}." for label, value in labels)]


def _next_line(n: int, deed: str, labels: Sequence[tuple[str, str]]) -> list[str]:
    return [f"{n}. {deed}", *(part for label, value in labels for part in (f"{label}:", f"{value}."))]


def _parts(n: int, deed: str, labels: Sequence[tuple[str, str]]) -> list[str]:
    return [
        f"{n}. {deed}",
        *(f"{letter}) {k}: {v}." for letter, (k, v) in zip("abcdđe", labels, strict=False)),
    ]


def _lower(labels: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(k if not at else k[0].lower() + k[1:], v) for at, (k, v) in enumerate(labels)]


LAYOUTS: dict[str, Layout] = {
    "bullets": _bullets,
    "lines": _lines,
    "behind": _behind,
    "sentences": _sentences,
    "bracket": _bracket,
    "one-line": _one_line,
    "below-dash": _below_dash,
    "next-line": _next_line,
    "parts": _parts,
}


def labelled_plan(seed: int) -> Plan:
    """A plan whose tasks have labels, all in one layout and wording."""
    chosen = random.Random(seed)
    name = chosen.choice(list(LAYOUTS))
    kinds = ["lead", *(k for k in ("support", "period", "product", "budget") if chosen.random() < 0.6)]
    if chosen.random() < 0.4:
        chosen.shuffle(kinds)
    words = {
        "lead": chosen.choice(LEADS),
        "support": chosen.choice(SUPPORTS),
        "period": chosen.choice(PERIODS),
        "product": chosen.choice(PRODUCTS),
        "budget": chosen.choice(BUDGETS),
    }
    lines, tasks = [], []
    for n, deed in enumerate(chosen.sample(DEEDS, chosen.randint(2, 4)), 1):
        values = {
            "lead": chosen.choice(BODIES),
            "support": chosen.choice(OTHERS),
            "period": chosen.choice(TIMES),
            "product": "Quyết định của Ủy ban nhân dân tỉnh",
            "budget": f"{chosen.randint(2, 90) * 10} triệu đồng",
        }
        tasks.append(Told(deed, **{kind: values[kind] for kind in kinds}))
        lines.extend(LAYOUTS[name](n, deed, [(words[kind], values[kind]) for kind in kinds]))
    return Plan(f"{name}/{words['lead']}", _whole(lines), tuple(tasks))


def assigning_plan(seed: int) -> Plan:
    """A plan whose tasks are sentences that assign a deed to bodies."""
    chosen = random.Random(seed)
    shape = chosen.choice(["leads", "given", "given-behind", "bracket", "heading"])
    lines, tasks = [], []
    for n, deed in enumerate(chosen.sample(DEEDS, chosen.randint(2, 4)), 1):
        lead, other = chosen.choice(BODIES), chosen.choice([*OTHERS[:3], ""])
        end = chosen.choice([*ENDS, ""])
        with_others = f", phối hợp với {other}" if other else ""
        by = f"{chosen.choice([';', ','])} hoàn thành {end}" if end else ""
        small = deed[0].lower() + deed[1:]
        if shape in ("leads", "given"):
            text = f"{'Giao ' if shape == 'given' else ''}{lead} chủ trì{with_others} {small}{by}"
            lines.append(f"{n}. {text}.")
            tasks.append(Told(text, lead, other, end))
        elif shape == "given-behind":
            lines.append(f"{n}. {deed}. Giao {lead} chủ trì{with_others} thực hiện{by}.")
            tasks.append(Told(deed, lead, other, end))
        elif shape == "bracket":
            lines.append(f"{n}. {deed} ({lead} chủ trì{with_others}{by}).")
            tasks.append(Told(deed, lead, other, end))
        else:
            lines.extend([f"{n}. {deed}", f"{lead} chủ trì{with_others} {small}{by}."])
            tasks.append(Told(deed, lead, other, end))
    return Plan(shape, _whole(lines), tuple(tasks))


def _whole(lines: Sequence[str]) -> tuple[str, ...]:
    aims = ("I. MỤC TIÊU", "Phát triển kinh tế xanh, bền vững.", "II. NHIỆM VỤ, GIẢI PHÁP")
    return (*HEAD, *aims, *lines, *DUTIES)


def as_markdown(lines: Sequence[str], path: Path) -> Path:
    target = path.with_suffix(".md")
    target.write_text("\n\n".join(lines) + "\n", "utf-8")
    return target


def as_bold_markdown(lines: Sequence[str], path: Path) -> Path:
    """Labels in bold, the colon inside the marks, as portals print them."""
    marked = [_bold_label(line) for line in lines]
    return as_markdown(marked, path)


def _bold_label(line: str) -> str:
    label, colon, value = line.partition(": ")
    known = {*LEADS, *SUPPORTS, *PERIODS, *PRODUCTS, *BUDGETS}
    return f"**{label}:** {value}" if colon and label in known else line


def as_html(lines: Sequence[str], path: Path) -> Path:
    target = path.with_suffix(".html")
    body = "\n".join(f"<p>{html.escape(line)}</p>" for line in lines)
    target.write_text(f"<html><meta charset='utf-8'><body>{body}</body></html>", "utf-8")
    return target


def as_docx(lines: Sequence[str], path: Path) -> Path:
    target = path.with_suffix(".docx")
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(target))
    return target


FORMATS = (as_markdown, as_bold_markdown, as_html, as_docx)
