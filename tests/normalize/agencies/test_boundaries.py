"""Where sets, names and units end in cells of bodies: families, zones, owners in brackets, forces of one level.

The wordings were made for the rules; those of published documents are in ``tests/cells``.
"""

from __future__ import annotations

import pytest

from normalize.agencies.read import parse_agencies
from tests.normalize.agencies.test_sentences import reading

FAMILIES = [
    ("SởTT&TT; Sở Y tế", "lead Sở Thông tin và Truyền thông | lead Sở Y tế"),
    ("Các Đồn Biên phòng, UBND xã", "lead * Các Đồn Biên phòng | lead Ủy ban nhân dân cấp xã"),
    ("Giám đốc các Ban Quản lý dự án", "lead * Giám đốc các Ban Quản lý dự án"),
    ("các bệnh viện đa khoa khu vực; Sở Y tế", "lead * các bệnh viện đa khoa khu vực | lead Sở Y tế"),
    ("Các ban xây dựng Đảng, Sở Nội vụ", "lead * Các ban xây dựng Đảng | lead Sở Nội vụ"),
    ("Ban Xây dựng Đảng xã", "lead Ban Xây dựng Đảng"),
    ("Các Hạt Kiểm lâm", "lead Hạt Kiểm lâm"),
    ("Các tổ công nghệ số cộng đồng; Sở Y tế", "lead * Các tổ công nghệ số cộng đồng | lead Sở Y tế"),
    ("các công ty cấp nước, Sở Xây dựng", "lead * các công ty cấp nước | lead Sở Xây dựng"),
    ("các Trường Cao đẳng, Trung cấp; Sở Y tế", "lead * các Trường Cao đẳng, Trung cấp | lead Sở Y tế"),
    (
        "các trường Tiểu học, Trung học cơ sở, Trường Đại học Tây Nguyên",
        "lead * các trường Tiểu học, Trung học cơ sở | lead Trường Đại học Tây Nguyên",
    ),
]

PLACES = [
    (
        "UBND xã, phường, đặc khu Phú Quý",
        "lead Ủy ban nhân dân cấp xã | lead Ủy ban nhân dân đặc khu Phú Quý",
    ),
    (
        "các xã, phường và đặc khu Lý Sơn",
        "lead Ủy ban nhân dân cấp xã | lead Ủy ban nhân dân đặc khu Lý Sơn",
    ),
    ("UBND các xã, phường, đặc khu trên địa bàn", "lead Ủy ban nhân dân cấp xã"),
    ("UBND các xã có làng nghề, Sở Công Thương", "lead Ủy ban nhân dân cấp xã | lead Sở Công Thương"),
    (
        "UBND các xã có rừng và Hạt Kiểm lâm khu vực",
        "lead Ủy ban nhân dân cấp xã | lead Hạt Kiểm lâm khu vực",
    ),
    ("UBND các xã có trách nhiệm tuyên truyền", "lead Ủy ban nhân dân cấp xã"),
    ("Hội Nông dân, Tỉnh đoàn", "lead Hội Nông dân tỉnh | lead Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh"),
]

OWNERS = [
    (
        "Chi cục Kiểm lâm (Sở Nông nghiệp và Môi trường), Sở Tài chính",
        "lead Chi cục Kiểm lâm | lead Sở Tài chính",
    ),
    ("Cục Thuế (Bộ Tài chính)", "lead Cục Thuế"),
    ("Ban Chỉ đạo 35 (Sở Nội vụ)", "lead Ban Chỉ đạo 35 | lead Sở Nội vụ"),
    ("Sở Y tế (Sở Tài chính)", "lead Sở Y tế | lead Sở Tài chính"),
    (
        "Trường Đại học Nông Lâm - Đại học Huế; Sở Y tế",
        "lead Trường Đại học Nông Lâm - Đại học Huế | lead Sở Y tế",
    ),
    ("Cơ quan thường trực Hội đồng (Sở Tư pháp) thực hiện", "lead Sở Tư pháp"),
    ("Ngân hàng Nhà nước Việt Nam - Chi nhánh Khu vực 9", "lead Ngân hàng Nhà nước khu vực 9"),
    (
        "Vietcombank - Chi nhánh Bắc Giang, Sở Tài chính",
        "lead Vietcombank - Chi nhánh Bắc Giang | lead Sở Tài chính",
    ),
    ("Hội Nạn nhân chất độc da cam/dioxin tỉnh", "lead Hội Nạn nhân chất độc da cam tỉnh"),
    ("Sở Tài chính/sở Xây dựng", "lead Sở Tài chính | lead Sở Xây dựng"),
]

FORCES = [
    ("Công an, Quân sự các xã; Sở Y tế", "lead * Công an, Quân sự các xã | lead Sở Y tế"),
    ("Sở Y tế; Công an, Biên phòng cấp xã", "lead Sở Y tế | lead * Công an, Biên phòng cấp xã"),
    ("Công an, Quân sự tỉnh", "lead Công an tỉnh | lead Bộ Chỉ huy Quân sự tỉnh"),
    ("Công an, Ban Chỉ huy Quân sự cấp xã", "lead Công an cấp xã | lead Ban Chỉ huy Quân sự cấp xã"),
]

DEEDS = [
    ("Bộ Tư lệnh Vùng 4 Hải quân tổ chức tập huấn", "lead Bộ Tư lệnh Vùng 4 Hải quân"),
    ("Trung tâm Tổ chức biểu diễn nghệ thuật", "lead Trung tâm Tổ chức biểu diễn nghệ thuật"),
    ("Học viện Cảnh sát nhân dân cử báo cáo viên", "lead Học viện Cảnh sát nhân dân"),
    ("Cảng vụ Hàng hải Nha Trang, ga Nha Trang", "lead Cảng vụ Hàng hải Nha Trang | lead ga Nha Trang"),
    ("Khuyến khích Hội Nông dân tỉnh xây dựng mô hình", "lead Hội Nông dân tỉnh"),
    ("Khuyến khích các doanh nghiệp đầu tư", ""),
    ("Sau khi có kết quả kiểm tra, Sở Tư pháp báo cáo UBND tỉnh", "lead Sở Tư pháp"),
    ("Khi phát hiện sai phạm: UBND các xã báo cáo", "lead Ủy ban nhân dân cấp xã"),
    ("UBND tỉnh yêu cầu các sở, ngành triển khai", "direct Ủy ban nhân dân tỉnh | lead * các sở, ngành"),
    ("Phối hợp giữa Công an tỉnh với Sở Y tế trong việc quản lý", "support Công an tỉnh | support Sở Y tế"),
    ("các đơn vị cấp nước, cấp điện", "lead * các đơn vị cấp nước, cấp điện"),
]


@pytest.mark.parametrize(("cell", "wanted"), [*FAMILIES, *PLACES, *OWNERS, *FORCES, *DEEDS])
def test_where_parts_end(cell: str, wanted: str) -> None:
    assert reading(cell) == wanted


def test_who_keeps_the_office_of_a_council_is_the_body_that_is_meant() -> None:
    (mention,) = parse_agencies("Cơ quan thường trực Hội đồng (Sở Tư pháp)", default_role="lead")
    assert (mention.raw, mention.scope) == ("Sở Tư pháp", "Cơ quan thường trực Hội đồng")


def test_a_unit_in_brackets_of_the_centre_is_no_unit_of_the_province() -> None:
    (mention,) = parse_agencies("Cục Hải quan (Bộ Tài chính)", default_role="support")
    assert (mention.agency, mention.raw) == ("Cục Hải quan", "Cục Hải quan (Bộ Tài chính)")
