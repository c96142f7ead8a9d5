"""Who leads, who supports, what and by when, from a sentence that assigns."""

from __future__ import annotations

import pytest

from normalize.assignments import assignment_of

READ = [
    (
        "Sở Xây dựng chủ trì, phối hợp với Sở Tư pháp; Thanh tra tỉnh rà soát đất công; hoàn thành trong quý I/2026.",
        {"lead": "Sở Xây dựng", "support": "Sở Tư pháp; Thanh tra tỉnh", "due": "trong quý I/2026"},
        "rà soát đất công",
    ),
    (
        "Giao Công an tỉnh tham mưu Ủy ban nhân dân tỉnh triển khai ứng dụng mới.",
        {"lead": "Công an tỉnh"},
        "tham mưu Ủy ban nhân dân tỉnh triển khai ứng dụng mới",
    ),
    (
        "Sở Văn hóa, Thể thao và Du lịch chủ trì, phối hợp với các tổ chức chính trị - xã hội tổ chức liên hoan trong quý II năm 2026.",
        {
            "lead": "Sở Văn hóa, Thể thao và Du lịch",
            "support": "các tổ chức chính trị - xã hội",
            "due": "trong quý II năm 2026",
        },
        "tổ chức liên hoan",
    ),
    (
        "Bộ Nông nghiệp và Môi trường khẩn trương chủ trì, phối hợp với Bộ Tài chính trình Chính phủ.",
        {"lead": "Bộ Nông nghiệp và Môi trường", "support": "Bộ Tài chính"},
        "trình Chính phủ",
    ),
    (
        "Sở Công Thương chủ trì; Sở Y tế, Sở Tư pháp phối hợp",
        {"lead": "Sở Công Thương", "support": "Sở Y tế, Sở Tư pháp"},
        "",
    ),
    ("Sở Y tế chủ trì, hoàn thành trước 30/6/2026", {"lead": "Sở Y tế", "due": "trước 30/6/2026"}, ""),
]


@pytest.mark.parametrize(("text", "parts", "deed"), READ)
def test_parts_of_an_assignment(text: str, parts: dict[str, str], deed: str) -> None:
    found = assignment_of(text)
    assert found is not None
    assert {p.role: text[p.start : p.end] for p in found.parts} == parts
    assert text[slice(*found.deed)] == deed
    assert found.is_general == (not deed)


@pytest.mark.parametrize(
    "text",
    [
        "Tăng cường vai trò chủ trì của Sở Y tế.",
        "Các sở, ngành triển khai Kế hoạch này.",
        "Giao thông vận tải được cải thiện.",
        "Giao Sở Y tế",
        "Lập bản đồ (Văn phòng Ủy ban nhân dân tỉnh chủ trì)",
        "Đề nghị các cơ quan nâng cao nhận thức.",
    ],
)
def test_sentences_that_assign_nothing(text: str) -> None:
    assert assignment_of(text) is None
