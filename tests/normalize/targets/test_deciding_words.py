"""On which words of a statement a target hangs: what is doubted of others is no doubt of its value."""

from __future__ import annotations

import pytest

from normalize.targets.deciding_words import deciding_words


@pytest.mark.parametrize(
    ("text", "decide", "do_not"),
    [
        ("ii). 4% còn lại là mức giảm khi có hỗ trợ", {"4%", "giảm"}, {"ii)."}),
        ("Xử lý các cơ sở theo Quyết định số 64/2003/QĐ-TTg đạt 100%", {"đạt", "100%"}, {"64/2003/QĐ-TTg", "Xử"}),
        ("Áp dụng hệ thống quản lý nội vi cho 15% số khách sạn", {"cho", "15%", "số"}, {"nội", "vi", "sạn"}),
        ("Tỷ lệ hộ nghèo giảm xuống còn 20.", {"còn", "20."}, {"nghèo"}),
        ("nâng cấp đường rộng 20 m.", {"20", "m."}, {"cấp"}),
        ("trong đó: i). 9% tự nguyện", {"9%"}, {"i)."}),
        ("tắng 20 xã trở lên", {"tắng", "20", "xã", "trở", "lên"}, set()),
        ("tốc độ tắng trưởng của đồ thị mới đạt 8%", {"tốc", "độ", "tắng", "8%"}, {"đồ", "thị", "mới"}),
    ],
)  # fmt: skip
def test_words_that_decide(text: str, decide: set[str], do_not: set[str]) -> None:
    found = {text[start:end] for start, end in deciding_words(text)}
    assert decide <= found
    assert not do_not & found
