"""Parts of one sentence that are counted, and that a line break put at the start of a line."""

from __future__ import annotations

import pytest

from extract.clauses.tree import read_clauses
from tests.extract.clauses.test_tree import blocks

SENTENCES = [
    "I. A\n1. Sở Y tế tỉnh Hà Giang thực hiện: (1) Mua thiết bị cho trạm y tế;\n(2) Tập huấn cho y tá;\n(3) Tuyên truyền.\n2. B",
    "I. A\n1. Kho dữ liệu đất đai gồm (i) bản đồ nền; (ii) số liệu thửa đất và\n(iii) Hồ sơ của chủ đất.\n2. B",
    "I. A\n1. Nhà máy nước phải (a) Nâng công suất;…\n(b) Thay đường ống.\n2. B",
]
LISTS = [
    "I. A\n(1) Trồng rừng;\n(2) Nuôi tôm;\n(3) Làm đường.",
    "I. A\n(1) Hai việc: (1) Trồng rừng;\n(2) Nuôi tôm.",
    "I. Gồm: (1) Trồng rừng.\n(2) Nuôi tôm.",
    "I. A như mục (1) đã nêu;\n(3) Nuôi tôm.",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_that_counts_its_parts_is_one_clause(text: str) -> None:
    clauses = read_clauses(blocks(text))
    assert [c.path for c in clauses] == ["I", "I.1", "I.2"]
    assert [n for c in clauses for n in c.notes] == []
    assert all(line.split(" ", 1)[1] in " ".join(c.text for c in clauses) for line in text.split("\n"))


@pytest.mark.parametrize("text", LISTS)
def test_a_list_keeps_its_clauses(text: str) -> None:
    n_items = sum(line.startswith("(") for line in text.split("\n"))
    assert len(read_clauses(blocks(text))) == 1 + n_items


def test_below_an_item_it_stays_with_the_item() -> None:
    text = "I. A\n- Sở Công Thương: (1) Rà soát lưới điện;\n(2) Thay công tơ.\n- Sở Nội vụ: B"
    assert [c.path for c in read_clauses(blocks(text))] == ["I", "I.-1", "I.-2"]
