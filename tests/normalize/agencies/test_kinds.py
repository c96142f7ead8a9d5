"""Kinds of names, sets and sentences in cells of bodies: plurals in names, offices, forces, units, oversight.

The wordings were made for the rules; those of published documents are in ``tests/cells``.
"""

from __future__ import annotations

import pytest

from normalize.agencies.read import parse_agencies
from tests.normalize.agencies.test_sentences import reading

PLURALS = [
    ("Ban Quản lý các bến xe", "lead Ban Quản lý các bến xe"),
    ("Ban Quản lý các chợ đầu mối; Sở Công Thương", "lead Ban Quản lý các chợ đầu mối | lead Sở Công Thương"),
    ("Trung tâm Y tế các khu vực", "lead Trung tâm Y tế khu vực"),
    ("Trung tâm Khuyến nông các vùng trồng lúa", "lead Trung tâm Khuyến nông"),
    ("Ban Liên lạc Hội Đồng hương các xã, phường", "lead Ban Liên lạc Hội Đồng hương các xã, phường"),
    ("Trung tâm Vận hành các hồ chứa nước", "lead Trung tâm Vận hành các hồ chứa nước"),
    ("Sở Y tế các đơn vị liên quan", "lead Sở Y tế | lead * các đơn vị liên quan"),
    ("Ban Quản lý bến xe, các huyện", "lead Ban Quản lý bến xe | lead Ủy ban nhân dân cấp huyện"),
    ("UBND các huyệcn", "lead Ủy ban nhân dân cấp huyện"),
    (
        "- Chủ trì: Ban Quản lý các bến xe - Phối hợp: Sở Xây dựng",
        "lead Ban Quản lý các bến xe | support Sở Xây dựng",
    ),
    (
        "Chủ trì: Trung tâm Bảo tồn Văn hóa Chăm\nPhối hợp: Sở Du lịch",
        "lead Trung tâm Bảo tồn Văn hóa Chăm | support Sở Du lịch",
    ),
    ("Viện Nghiên cứu khí hậu miền núi", "lead Viện Nghiên cứu khí hậu miền núi"),
    ("Viện nghiên cứu trên địa bàn", "lead * Viện nghiên cứu trên địa bàn"),
    ("Vụ Tổng hợp ngân sách", "lead Vụ Tổng hợp ngân sách"),
]

OFFICES = [
    ("Chủ tịch, Phó Chủ tịch UBND các xã", "lead Ủy ban nhân dân cấp xã"),
    ("Giám đốc và Phó Giám đốc Sở Y tế", "lead Sở Y tế"),
    ("Chủ tịch HĐQT, Tổng Giám đốc Tập đoàn Điện lực Việt Nam", "lead Tập đoàn Điện lực Việt Nam"),
    ("Tổng Giám đốc Ngân hàng Chính sách xã hội", "lead Ngân hàng Chính sách xã hội"),
    ("Giám đốc Ngân hàng Chính sách xã hội", "lead Ngân hàng Chính sách xã hội chi nhánh tỉnh"),
    ("Bộ trưởng Bộ Nội vụ quy định chi tiết biên chế", "lead Bộ Nội vụ"),
    ("Giám đốc Sở Tài chính chuẩn bị hồ sơ", "lead Sở Tài chính"),
    ("Bộ trưởng, Thủ trưởng cơ quan ngang Bộ", "lead * Bộ trưởng, Thủ trưởng cơ quan ngang Bộ"),
]

BESIDE_ITSELF = [
    ("Sở Nội vụ - cơ quan thường trực Ban Chỉ đạo cải cách hành chính chủ trì", "lead Sở Nội vụ"),
    ("Sở Y tế, cơ quan thường trực của Ban Chỉ đạo, chủ trì", "lead Sở Y tế"),
    ("Công an tỉnh là cơ quan thường trực có trách nhiệm đôn đốc", "lead Công an tỉnh"),
    ("Sở Công Thương (cơ quan thường trực)", "lead Sở Công Thương"),
    ("Cơ quan thường trực Ban Chỉ đạo", "lead * Cơ quan thường trực | lead Ban Chỉ đạo tỉnh"),
]

UNITS = [
    ("Đảng ủy cơ quan Sở Tài chính", "lead Đảng ủy cơ quan Sở Tài chính"),
    ("Công đoàn cơ quan Văn phòng UBND tỉnh", "lead Công đoàn cơ quan Văn phòng UBND tỉnh"),
    ("Phòng 3, Cục Cảnh sát hình sự, Bộ Công an", "lead Phòng 3, Cục Cảnh sát hình sự, Bộ Công an"),
    ("Phòng PC06, Công an tỉnh phối hợp", "support Phòng PC06, Công an tỉnh"),
    ("Phòng PC07, Sở Y tế", "lead Phòng PC07 | lead Sở Y tế"),
    ("VNPT Sơn La; Viettel Lào Cai", "lead VNPT Sơn La | lead Viettel Lào Cai"),
]

SETS = [
    ("Lực lượng Công an, Biên phòng các cấp", "lead * Lực lượng Công an, Biên phòng các cấp"),
    ("lực lượng quân sự các cấp", "lead * lực lượng quân sự các cấp"),
    ("Lực lượng Công an tỉnh", "lead Công an tỉnh"),
    ("Lực lượng Quân sự, Công an tuần tra biên giới", "lead * Lực lượng Quân sự, Công an"),
    ("Mặt trận và các đoàn thể", "lead * Mặt trận và các đoàn thể"),
    ("MTTQ và các tổ chức chính trị - xã hội cấp xã", "lead * MTTQ và các tổ chức chính trị - xã hội cấp xã"),
    (
        "MTTQ tỉnh và các đoàn thể",
        "lead Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh | lead * các đoàn thể",
    ),
    ("các tổ chức xã hội, Nghiệp đoàn Vận tải", "lead * các tổ chức xã hội | lead Nghiệp đoàn Vận tải"),
    (
        "Các sở, ngành (trong đó có Sở Y tế, Sở Nội vụ)",
        "lead * Các sở, ngành | lead Sở Y tế | lead Sở Nội vụ",
    ),
    (
        "các địa phương lân cận, nhất là tỉnh Lào Cai và thành phố Hà Nội",
        "lead * các địa phương lân cận | lead Ủy ban nhân dân tỉnh Lào Cai"
        " | lead Ủy ban nhân dân thành phố Hà Nội",
    ),
    ("Doanh nghiệp thu mua, chủ rừng là tổ chức", "lead * Doanh nghiệp thu mua, chủ rừng là tổ chức"),
    ("Nhà đầu tư xây dựng và kinh doanh hạ tầng", "lead * Nhà đầu tư xây dựng và kinh doanh hạ tầng"),
    ("các DNNVV, HTX", "lead * các DNNVV, HTX"),
    ("Các cơ quan, đơn vị theo quy định", "lead * Các cơ quan, đơn vị theo quy định"),
    ("Các sở, ngành định kỳ hằng năm gửi báo cáo Bộ Nội vụ", "lead * Các sở, ngành"),
]

ROLES = [
    ("Công ty Cổ phần Nước sạch, dưới sự hướng dẫn của Sở Y tế", "lead Công ty Cổ phần Nước sạch | support Sở Y tế"),
    ("UBND các xã, dưới sự chỉ đạo của Sở Y tế", "lead Ủy ban nhân dân cấp xã | direct Sở Y tế"),
    ("Hội Nông dân tỉnh với sự hỗ trợ của Sở Công Thương", "lead Hội Nông dân tỉnh | support Sở Công Thương"),
    ("UBND các xã thực hiện dưới sự giám sát của Sở Y tế", "lead Ủy ban nhân dân cấp xã | monitor Sở Y tế"),
    ("Sở Y tế chủ trì, cùng Sở Nội vụ, Công an tỉnh", "lead Sở Y tế | support Sở Nội vụ | support Công an tỉnh"),
    ("Các sở, ngành chủ động phối hợp, tham mưu triển khai", "lead * Các sở, ngành"),
    (
        "Sở Y tế chủ trì; các sở, ngành chủ động phối hợp, cung cấp số liệu",
        "lead Sở Y tế | support * các sở, ngành",
    ),
    ("Sở Y tế chủ trì; Viện Dinh dưỡng hỗ trợ kỹ thuật", "lead Sở Y tế | support Viện Dinh dưỡng"),
    ("Sở Y tế chủ trì; Sở Tài chính hỗ trợ kinh phí", "lead Sở Y tế | support Sở Tài chính"),
    ("Trung tâm hỗ trợ kỹ thuật nông nghiệp", "lead Trung tâm hỗ trợ kỹ thuật nông nghiệp"),
    ("Sở Nội vụ tham mưu, Sở Tài chính thẩm định kinh phí", "lead Sở Nội vụ | lead Sở Tài chính"),
    ("Sở Y tế tổng hợp, báo cáo Sở Nội vụ, UBND tỉnh xem xét", "lead Sở Y tế"),
    (
        "phối hợp với các sở, ngành được giao chủ trì để tham mưu",
        "support * các sở, ngành được giao chủ trì",
    ),
    ("Sở Tài chính thẩm định; UBND các xã chi trả", "lead Sở Tài chính | implement Ủy ban nhân dân cấp xã"),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "wanted"), [*PLURALS, *OFFICES, *BESIDE_ITSELF, *UNITS, *SETS, *ROLES])
def test_kinds_of_cells(cell: str, wanted: str) -> None:
    assert reading(cell) == wanted


def test_what_a_body_is_beside_itself_is_its_scope() -> None:
    (mention,) = parse_agencies("Sở Nội vụ - cơ quan thường trực Ban Chỉ đạo", default_role="lead")
    assert (mention.raw, mention.scope) == ("Sở Nội vụ", "cơ quan thường trực Ban Chỉ đạo")


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        (
            "Sở Xây dựng, Sở Y tế; các hãng vận tải",
            "lead Sở Xây dựng | lead Sở Y tế | support * các hãng vận tải",
        ),
        ("Sở Xây dựng, các sở, ngành", "lead Sở Xây dựng | lead * các sở, ngành"),
        ("Sở Xây dựng; Sở Y tế", "lead Sở Xây dựng | lead Sở Y tế"),
    ],
)
def test_a_set_behind_a_semicolon_of_a_column_of_both_supports(cell: str, wanted: str) -> None:
    assert reading(cell, role="lead_support") == wanted
