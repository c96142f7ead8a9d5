"""Decisions with what is attached to them, made at random from a seed: every mark that may stand between."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

TITLES = (
    "KẾ HOẠCH",
    "CHƯƠNG TRÌNH",
    "ĐỀ ÁN",
    "KẾ HOẠCH HÀNH ĐỘNG",
    "CHƯƠNG TRÌNH HÀNH ĐỘNG",
    "PHƯƠNG ÁN",
    "QUY HOẠCH",
)
SUBJECT = "Phát triển kinh tế tuần hoàn tỉnh Lạng Sơn đến năm 2030"
DECISION = (
    "ỦY BAN NHÂN DÂN",
    "TỈNH LẠNG SƠN",
    "Số: 1204/QĐ-UBND",
    "Lạng Sơn, ngày 06 tháng 5 năm 2024",
    "QUYẾT ĐỊNH",
    "Ban hành Kế hoạch phát triển kinh tế tuần hoàn tỉnh Lạng Sơn đến năm 2030",
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
    "Theo đề nghị của Giám đốc Sở Công Thương.",
    "QUYẾT ĐỊNH:",
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển kinh tế tuần hoàn tỉnh Lạng Sơn đến năm 2030.",
    "Điều 2. Quyết định này có hiệu lực kể từ ngày ký ban hành.",
)
LAST_ARTICLE = "Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh và các cơ quan liên quan chịu trách nhiệm thi hành Quyết định này"
RECEIVERS = ("Nơi nhận:", "- Như Điều 3;", "- Lưu: VT, KT.")
SIGNATURE = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị Mẫu")
LETTERHEAD = (
    "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
)
BODY = (
    "I. MỤC TIÊU",
    "1. Đến năm 2030:",
    "a) Tỷ lệ chất thải nhựa được tái chế đạt 45%.",
    "b) Tỷ lệ khu công nghiệp có hệ thống xử lý nước thải tập trung đạt 80%.",
    "II. NHIỆM VỤ",
    "1. Khảo sát nguồn thải nhựa tại các chợ biên giới. Đơn vị chủ trì: Sở Công Thương; thời gian: 2025-2026.",
    "III. TỔ CHỨC THỰC HIỆN",
    "Các sở, ngành triển khai Kế hoạch này",
)
OUTLINE = (
    "I. NHIỆM VỤ CHUNG",
    "1. Lập danh mục cơ sở tái chế (chủ trì: Sở Xây dựng; hoàn thành: quý II/2026).",
    "II. NHIỆM VỤ RIÊNG",
    "1. Trồng cây xanh ven sông.",
)


@dataclass(frozen=True, slots=True)
class Attached:
    """The paragraphs, and the paths of the parts that a reader finds in what is attached."""

    name: str
    lines: tuple[str, ...]
    parts: tuple[str, ...]


def attached_plan(seed: int) -> Attached:
    """A decision with a plan behind it; sometimes with an appendix that is an outline."""
    chosen = random.Random(seed)
    end, said = chosen.choice(["./.", ".", "./."]), []
    ending = {
        "receivers+signature": (*RECEIVERS, *SIGNATURE),
        "signature+receivers": (*SIGNATURE, *RECEIVERS),
        "signature": SIGNATURE,
        "nothing": (),
    }
    how = chosen.choice(list(ending))
    said.append(how)
    middle: list[str] = []
    if chosen.random() < 0.3:
        middle.extend(LETTERHEAD)
        said.append("letterhead")
    middle.extend(_title(chosen, alone=how == "nothing" and end == "."))
    if chosen.random() < 0.4:
        middle.append(
            chosen.choice(
                [
                    "(Kèm theo Quyết định số 1204/QĐ-UBND ngày 06 tháng 5 năm 2024)",
                    "(Ban hành kèm theo Quyết định số 1204/QĐ-UBND)",
                ]
            )
        )
        said.append("kèm theo")
    if chosen.random() < 0.4:
        middle.append("Thực hiện Quyết định số 687/QĐ-TTg, Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:")
    lines = [*DECISION, LAST_ARTICLE + end, *ending[how], *middle, *BODY[:-1], BODY[-1] + "./."]
    parts = ["I", "I.1", "I.1.a", "I.1.b", "II", "II.1", "III"]
    if chosen.random() < 0.4:
        said.append("appendix")
        lines.extend([*_appendix(chosen), *OUTLINE])
        parts.extend(["Phụ lục I", "Phụ lục I.I", "Phụ lục I.I.1", "Phụ lục I.II", "Phụ lục I.II.1"])
    return Attached("/".join(said), tuple(lines), tuple(parts))


def _title(chosen: random.Random, *, alone: bool) -> Sequence[str]:
    """The type, and the subject below it or, where other marks stand between, in its line."""
    title = chosen.choice(TITLES[:5] if alone else TITLES)
    if alone or chosen.random() < 0.6:
        return (title, SUBJECT if chosen.random() < 0.5 else SUBJECT.upper())
    return (f"{title} {SUBJECT.upper()}",)


def _appendix(chosen: random.Random) -> Sequence[str]:
    name = chosen.choice(["PHỤ LỤC I", "Phụ lục I", "PHỤ LỤC I. DANH MỤC NHIỆM VỤ"])
    return (
        name,
        "DANH MỤC NHIỆM VỤ THỰC HIỆN KẾ HOẠCH",
        "(Kèm theo Quyết định số 1204/QĐ-UBND ngày 06 tháng 5 năm 2024)",
    )
