"""Cells that say what each body does: where the deed begins, what it says of the roles, and what is no body.

The wordings were made for the rules; those of published documents are in ``tests/cells``.
"""

from __future__ import annotations

from datetime import date

import pytest

from normalize.agencies.read import parse_agencies
from normalize.notes import Code

LATE = date(2025, 11, 30)


def reading(
    cell: str, role: str = "lead", on: date = LATE, province: str | None = "68", level: str = "province"
) -> str:
    """Role and name of each part, ``*`` before an open set."""
    found = parse_agencies(cell, default_role=role, on=on, province_code=province, level=level)
    return " | ".join(f"{m.role} {'* ' + m.raw if m.is_open_set else m.agency}" for m in found)


DEEDS = [
    (
        "Sở Công Thương chủ trì xây dựng Đề án; Sở Tài chính thẩm định dự toán; UBND các xã, phường tổ chức thực hiện",
        "lead Sở Công Thương | implement Sở Tài chính | implement Ủy ban nhân dân cấp xã",
    ),
    (
        "1. Sở Nội vụ: chủ trì tham mưu\n2. Sở Tài chính: bố trí kinh phí\n3. Các xã, phường: triển khai thực hiện",
        "lead Sở Nội vụ | implement Sở Tài chính | implement Ủy ban nhân dân cấp xã",
    ),
    (
        "Sở Y tế chủ trì, tổng hợp; các sở, ngành rà soát, gửi số liệu",
        "lead Sở Y tế | implement * các sở, ngành",
    ),
    (
        "Sở Y tế chủ trì, phối hợp với Sở Tài chính và UBND cấp xã rà soát danh sách, trình UBND tỉnh trước 30/6",
        "lead Sở Y tế | support Sở Tài chính | support Ủy ban nhân dân cấp xã",
    ),
    (
        "Sở Khoa học và Công nghệ chủ trì phát triển kinh tế số, kinh tế dữ liệu; các sở, ngành phối hợp",
        "lead Sở Khoa học và Công nghệ | support * các sở, ngành",
    ),
    (
        "Sở Xây dựng (chủ trì); Sở Tài chính; UBND phường Xuân Hương - Đà Lạt",
        "lead Sở Xây dựng | support Sở Tài chính | support Ủy ban nhân dân phường Xuân Hương - Đà Lạt",
    ),
    (
        "Sở Nội vụ khẩn trương chủ trì, phối hợp chặt chẽ, kịp thời với Sở Tư pháp",
        "lead Sở Nội vụ | support Sở Tư pháp",
    ),
    (
        "Sở Y tế (chủ trì), Sở Tài chính, Hội Nông dân tỉnh",
        "lead Sở Y tế | support Sở Tài chính | support Hội Nông dân tỉnh",
    ),
    ("UBND tỉnh giao Sở Nội vụ chủ trì kiểm tra", "direct Ủy ban nhân dân tỉnh | lead Sở Nội vụ"),
    ("Công an tỉnh chỉ đạo Công an các xã, phường tuần tra", "lead Công an tỉnh | implement Công an cấp xã"),
    ("Giao Sở Tài chính cân đối vốn; giao Sở Xây dựng lập quy hoạch", "lead Sở Tài chính | lead Sở Xây dựng"),
    (
        "Đối với tiêu chí 3: Sở Y tế chủ trì, phối hợp với Sở Tài chính hướng dẫn",
        "lead Sở Y tế | support Sở Tài chính",
    ),
    ("Sở Y tế chủ trì các chương trình nghiên cứu cấp tỉnh", "lead Sở Y tế"),
    (
        "Sở Tài chính (trước 30/6/2026); Sở Tài chính (trước 31/12/2026)",
        "lead Sở Tài chính | lead Sở Tài chính",
    ),
    ("Công ty Điện lực Lâm Đồng xây dựng, cải tạo lưới điện", "lead Công ty Điện lực Lâm Đồng"),
    ("Trường Đại học Y Dược Cần Thơ nghiên cứu, chế tạo thiết bị", "lead Trường Đại học Y Dược Cần Thơ"),
    ("Sở Nội vụ: Chủ trì, phối hợp, tham mưu cho các cấp về nhân lực", "lead Sở Nội vụ"),
]


@pytest.mark.parametrize(("cell", "expected"), DEEDS)
def test_a_deed_is_no_part_of_a_name(cell: str, expected: str) -> None:
    assert reading(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Phối hợp với các sở, ngành, địa phương xây dựng kế hoạch", "support * các sở, ngành, địa phương"),
        ("Chủ trì, phối hợp với các bộ, cơ quan rà soát, hoàn thiện", "support * các bộ, cơ quan"),
        ("Chủ động phối hợp các hội, đoàn thể tổ chức hội thi", "support * các hội, đoàn thể"),
        (
            "Phối hợp với các tổ chức cung cấp dịch vụ chi trả mở tài khoản",
            "support * các tổ chức cung cấp dịch vụ chi trả",
        ),
        ("Thường xuyên phối hợp, trao đổi thông tin với Sở Y tế", "support Sở Y tế"),
        ("Tham mưu UBND tỉnh phối hợp với Bộ Công an rà soát", "support Bộ Công an"),
        ("Phối hợp với các cơ quan liên quan có giải pháp xử lý", "support * các cơ quan liên quan"),
        ("Phối hợp với các lực lượng trong phòng ngừa tội phạm", "support * các lực lượng"),
    ],
)
def test_a_clause_without_subject_names_who_supports(cell: str, expected: str) -> None:
    assert reading(cell, "support") == expected


@pytest.mark.parametrize(
    "cell",
    [
        "các bộ, cơ quan, địa phương, Tập đoàn kinh tế, Tổng công ty",
        "Tập đoàn kinh tế, Tổng công ty nhà nước, các bộ, cơ quan ngang bộ, địa phương",
        "CÁC BỘ, NGÀNH, ĐỊA PHƯƠNG, TẬP ĐOÀN KINH TẾ, TỔNG CÔNG TY",
        "Tập đoàn, tổng công ty, các sở, ban, ngành",
        "Các doanh nghiệp sản xuất, kinh doanh phân bón trên địa bàn tỉnh",
        "Các cơ sở đào tạo nghề, doanh nghiệp khai thác khoáng sản",
        "Cơ quan quản lý cấp trên của đơn vị sự nghiệp công lập",
        "Đơn vị thực hiện công trình, dự án",
        "Các sở, ngành được giao làm chủ đầu tư chương trình, dự án",
        "Hộ gia đình trồng rừng, hợp tác xã, tổ hợp tác",
        "Bộ trưởng, Thủ trưởng cơ quan ngang bộ, cơ quan thuộc Chính phủ",
        "Công an các đơn vị, địa phương",
    ],
)
def test_an_open_set_stays_whole(cell: str) -> None:
    assert reading(cell, "support") == f"support * {cell}"


def test_a_body_named_inside_a_set_is_its_own_row() -> None:
    assert reading("Các bộ, ngành, Tập đoàn Điện lực Việt Nam, các tổng công ty", "support") == (
        "support * Các bộ, ngành | support Tập đoàn Điện lực Việt Nam | support * các tổng công ty"
    )


@pytest.mark.parametrize(
    "name",
    [
        "Vụ Quản lý chất lượng giáo dục",
        "Cục Quản lý đăng ký kinh doanh",
        "Ban Chỉ đạo thực hiện các chương trình mục tiêu quốc gia tỉnh",
        "Tổ công tác triển khai Đề án 06 tỉnh",
        "Trung tâm Đào tạo và Hội nhập quốc tế",
        "Ban Quản lý dự án đầu tư xây dựng các công trình văn hóa và xã hội tỉnh",
        "Tổ tư vấn Chương trình OCOP",
        "Chi cục Thuế khu vực XII",
        "Ngân hàng Nhà nước khu vực 10",
    ],
)
def test_a_verb_or_numeral_inside_a_name_stays_in_it(name: str) -> None:
    assert reading(name) == f"lead {name}"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (
            "UBND các tỉnh, thành phố: Lào Cai, Hải Phòng và các địa phương",
            "lead Ủy ban nhân dân tỉnh Lào Cai | lead Ủy ban nhân dân thành phố Hải Phòng | lead * các địa phương",
        ),
        (
            "UBND 03 xã: Quảng Tân, Quảng Tâm và Quảng Trực",
            "lead Ủy ban nhân dân xã Quảng Tân | lead Ủy ban nhân dân xã Quảng Tâm | lead Ủy ban nhân dân xã Quảng Trực",
        ),
        ("UBND các xã, phường, đặc khu", "lead Ủy ban nhân dân cấp xã"),
        (
            "UBND các tỉnh vùng đồng bằng sông Hồng và Đông Nam Bộ; Sở Y tế",
            "lead Ủy ban nhân dân cấp tỉnh | lead Sở Y tế",
        ),
        ("Các Bộ: Nội vụ, Công an, Quốc phòng", "lead Bộ Nội vụ | lead Bộ Công an | lead Bộ Quốc phòng"),
        ("Sở Nội vụ, Công an", "lead Sở Nội vụ | lead Công an tỉnh"),
        (
            "Trưởng Công an các xã; Trưởng Ban Tổ chức Tỉnh ủy",
            "lead Công an cấp xã | lead Ban Tổ chức Tỉnh ủy",
        ),
    ],
)
def test_lists_under_one_head(cell: str, expected: str) -> None:
    assert reading(cell) == expected


@pytest.mark.parametrize(
    ("cell", "on", "province", "agency_id"),
    [
        ("UBND thành phố Huế", date(2025, 3, 1), "46", "uy-ban-nhan-dan-tinh"),
        ("HĐND thành phố Huế", date(2025, 3, 1), "46", "hoi-dong-nhan-dan-tinh"),
        ("UBND thành phố Huế", date(2023, 3, 1), "46", "uy-ban-nhan-dan-cap-huyen"),
        ("UBND TP. Hồ Chí Minh", date(2023, 3, 1), "79", "uy-ban-nhan-dan-tinh"),
        ("Công an Thành phố", date(2025, 11, 1), "79", "cong-an-tinh"),
        ("Công an thành phố", date(2023, 11, 1), "04", "cong-an-cap-huyen"),
        ("UBND thành phố Cao Bằng", date(2023, 11, 1), "04", "uy-ban-nhan-dan-cap-huyen"),
        ("UBND thành phố", date(2025, 11, 1), None, "uy-ban-nhan-dan-tinh"),
    ],
)
def test_cities_by_their_date(cell: str, on: date, province: str | None, agency_id: str) -> None:
    (mention,) = parse_agencies(cell, default_role="lead", on=on, province_code=province)
    assert mention.agency_id == agency_id


def test_another_province_keeps_its_name() -> None:
    assert reading("UBND tỉnh Lâm Đồng, UBND tỉnh Lào Cai") == (
        "lead Ủy ban nhân dân tỉnh | lead Ủy ban nhân dân tỉnh Lào Cai"
    )


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Đơn vị chủ trì tham mưu thực hiện: Sở Tư pháp", "lead Sở Tư pháp"),
        (
            "Cơ quan chịu trách nhiệm thu thập, tổng hợp: Bộ Tài chính (Tổng cục Hải quan)",
            "lead Bộ Tài chính (Tổng cục Hải quan)",
        ),
        ("Đơn vị theo dõi, đôn đốc: Văn phòng UBND tỉnh", "monitor Văn phòng Ủy ban nhân dân tỉnh"),
        (
            "Cơ quan thực hiện: Sở Y tế chủ trì, phối hợp với Sở Tài chính",
            "lead Sở Y tế | support Sở Tài chính",
        ),
        ("Thời gian thực hiện: Từ 01/7/2025; Đơn vị thực hiện: Sở Y tế", "implement Sở Y tế"),
    ],
)
def test_labels_inside_a_cell(cell: str, expected: str) -> None:
    assert reading(cell) == expected


def test_what_is_not_known_is_said() -> None:
    (mention,) = parse_agencies("Đề nghị Ủy ban Bảo tồn biển", default_role="lead", on=LATE)
    assert [n.code for n in mention.notes] == [Code.AGENCY_UNKNOWN]
