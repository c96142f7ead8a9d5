"""Invented plans, fourth part, written after the first run of the others: marks under years, three levels of header, ranges."""

from __future__ import annotations

from documents_a import point
from typeset import Plan, Table, group, indicator, other, task

# 25 ── years as columns with crosses, bodies merged down over a group
KHANH_HOA = Plan(
    "u25-khanh-hoa-danh-dau", "pdf", "3344/QĐ-UBND", "decision", ("ỦY BAN NHÂN DÂN", "TỈNH KHÁNH HÒA"), "2021-11-02", "Khánh Hòa", "56",
    bases=[("1055/QĐ-TTg", "2020-07-20")],
    body=[
        "=QUYẾT ĐỊNH\nBan hành Kế hoạch hành động ứng phó biến đổi khí hậu tỉnh Khánh Hòa giai đoạn 2021 - 2025", "=ỦY BAN NHÂN DÂN TỈNH KHÁNH HÒA", "Căn cứ Quyết định số 1055/QĐ-TTg ngày 20/7/2020 của Thủ tướng Chính phủ ban hành Kế hoạch quốc gia thích ứng với biến đổi khí hậu giai đoạn 2021 - 2030;", "=QUYẾT ĐỊNH:", "#Điều 1. Ban hành kèm theo Quyết định này Kế hoạch hành động.", "LANDSCAPE", "=PHỤ LỤC\nKẾ HOẠCH THỰC HIỆN CÁC NHIỆM VỤ",
        Table(
            [["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện", "<", "<", "<", "<"], ["^", "^", "^", "^", "2021", "2022", "2023", "2024", "2025"]],
            ["number", "title", "lead", "support", "y1", "y2", "y3", "y4", "y5"], [1.2, 9.0, 4.5, 5.0, 1.3, 1.3, 1.3, 1.3, 1.3],
            [
                group("I", "I", "Thích ứng", "", "", "", "", "", "", ""),
                task("1", "Bản đồ nguy cơ ngập lụt đô thị Nha Trang", "Sở Tài nguyên và Môi trường", "Sở Xây dựng", "x", "x", "", "", "", period=["2021-01-01", "2022-12-31"]),
                task("2", "Nâng cấp hệ thống quan trắc khí tượng", "^", "Đài Khí tượng Thủy văn tỉnh", "", "x", "x", "x", "", period=["2022-01-01", "2024-12-31"]),
                group("II", "II", "Giảm nhẹ", "", "", "", "", "", "", ""),
                task("3", "Kiểm kê phát thải khí nhà kính", "Sở Công Thương", "Sở Tài nguyên và Môi trường", "", "", "x", "", "", period=["2023-01-01", "2023-12-31"]),
                task("4", "Chuyển đổi xe buýt sử dụng điện", "Sở Giao thông vận tải", "Sở Tài chính", "", "", "", "x", "x", period=["2024-01-01", "2025-12-31"]),
            ], size=12, repeat=2,
        ),
    ],
)

# 26 ── groups named "Nhiệm vụ 1:", activities as dashes with their own bodies and times
GIA_LAI = Plan(
    "u26-gia-lai-gach-dau-dong", "pdf", "67/CTr-UBND", "programme", ("ỦY BAN NHÂN DÂN", "TỈNH GIA LAI"), "2026-02-10", "Gia Lai", "52",
    bases=[("70-NQ/TW", "2025-08-20")],
    body=[
        "=CHƯƠNG TRÌNH HÀNH ĐỘNG\nBảo đảm an ninh năng lượng trên địa bàn tỉnh Gia Lai đến năm 2030", "Thực hiện Nghị quyết số 70-NQ/TW ngày 20/8/2025 của Bộ Chính trị về bảo đảm an ninh năng lượng quốc gia, UBND tỉnh ban hành Chương trình hành động như sau:", "#I. PHÂN CÔNG",
        Table(
            [["Stt", "Nội dung", "Chủ trì", "Phối hợp", "Thời gian hoàn thành"]], ["number", "title", "lead", "support", "period"], [1.1, 7.3, 3.3, 3.3, 2.3],
            [
                task("1", "Hoàn thiện cơ chế, chính sách", "", "", ""),
                task("-", "Ban hành quy định ưu đãi điện mặt trời tự sản, tự tiêu", "Sở Công Thương", "Sở Tài chính", "Quý III/2026"),
                task("-", "Rà soát thủ tục đầu tư dự án điện gió", "Sở Tài chính", "Sở Công Thương", "31/12/2026"),
                task("2", "Phát triển hạ tầng", "", "", ""),
                task("-", "Giải phóng mặt bằng trạm biến áp 500 kV", "UBND các xã, phường", "Sở Nông nghiệp và Môi trường", "2026-2027"),
                task("-", "Đầu tư lưới điện thông minh", "Công ty Điện lực Gia Lai", "Sở Công Thương", "2026-2030"),
            ], size=12,
        ),
    ],
)

# 27 ── amounts in đồng, years from and to, unit only in the note above
PHU_THO = Plan(
    "u27-phu-tho-tu-den", "pdf", "915/QĐ-UBND", "decision", ("ỦY BAN NHÂN DÂN", "TỈNH PHÚ THỌ"), "2022-04-20", "Phú Thọ", "25",
    bases=[("263/QĐ-TTg", "2022-02-22")],
    body=[
        "=QUYẾT ĐỊNH\nPhê duyệt danh mục dự án xây dựng nông thôn mới tỉnh Phú Thọ giai đoạn 2022 - 2025", "=CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "Căn cứ Quyết định số 263/QĐ-TTg ngày 22 tháng 02 năm 2022 của Thủ tướng Chính phủ phê duyệt Chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2021 - 2025;", "=QUYẾT ĐỊNH:", "#Điều 1. Phê duyệt danh mục dự án tại Phụ lục kèm theo.", "LANDSCAPE", "=PHỤ LỤC DANH MỤC DỰ ÁN", ">Đơn vị tính: đồng",
        Table(
            [["STT", "Tên dự án", "Địa điểm", "Chủ đầu tư", "Thời gian thực hiện", "<", "Tổng mức đầu tư", "Nguồn vốn"], ["^", "^", "^", "^", "Từ năm", "Đến năm", "^", "^"]],
            ["number", "title", "place", "lead", "start", "end", "budget", "funding"], [1.2, 7.0, 4.0, 5.0, 1.8, 1.8, 3.4, 2.8],
            [
                task("1", "Đường giao thông nông thôn xã Xuân Lộc", "Xã Xuân Lộc, huyện Thanh Thủy", "UBND huyện Thanh Thủy", "2022", "2023", "12.450.000.000", "NSTW, NSĐP"),
                task("2", "Trạm cấp nước sạch liên xã", "Huyện Hạ Hòa", "Trung tâm Nước sạch và Vệ sinh môi trường nông thôn", "2022", "2024", "38.200.000.000", "NSTW"),
                task("3", "Khu xử lý rác thải tập trung", "Huyện Tam Nông", "UBND huyện Tam Nông", "2023", "2025", "25.000.000.000", "Xã hội hóa"),
                other("", "Tổng cộng", "", "", "", "", "75.650.000.000", ""),
            ], size=12, repeat=2, scale=1,
        ),
    ],
)

# 28 ── targets as they are written: ranges, bounds, words, the unit in the name
LANG_SON = Plan(
    "u28-lang-son-chi-tieu", "pdf", "145/KH-UBND", "plan", ("ỦY BAN NHÂN DÂN", "TỈNH LẠNG SƠN"), "2021-07-08", "Lạng Sơn", "20",
    bases=[("136/QĐ-TTg", "2020-09-25")],
    body=[
        "=KẾ HOẠCH\nThực hiện phát triển bền vững tỉnh Lạng Sơn đến năm 2030", "Căn cứ Nghị quyết số 136/NQ-CP ngày 25/9/2020 của Chính phủ về phát triển bền vững; UBND tỉnh ban hành Kế hoạch như sau:", "#I. CÁC CHỈ TIÊU",
        Table(
            [["TT", "Chỉ tiêu", "Năm 2020", "Mục tiêu đến năm 2025", "Mục tiêu đến năm 2030", "Cơ quan chịu trách nhiệm"]], ["number", "title", "now", "a", "b", "lead"], [1.0, 6.0, 1.8, 2.6, 2.6, 3.6],
            [
                indicator("1", "Tỷ lệ che phủ rừng (%)", "63", "65", "Duy trì 65", "Sở NN&PTNT", targets=[point(2025, 65, "%"), point(2030, 65, "%")]),
                indicator("2", "Tỷ lệ dân số đô thị được cấp nước sạch (%)", "90", "95-98", "Trên 99", "Sở Xây dựng", targets=[{"year": 2025, "comparator": "range", "low": 95, "high": 98, "unit": "%"}, point(2030, 99, "%", ">")]),
                indicator("3", "Tỷ lệ hộ nghèo (%)", "7,9", "Dưới 4", "≤ 2", "Sở LĐTBXH", targets=[point(2025, 4, "%", "<"), point(2030, 2, "%", "<=")]),
                indicator("4", "Thu nhập bình quân đầu người (triệu đồng)", "36", "Khoảng 55", "≥ 90", "Cục Thống kê", targets=[point(2025, 55, "triệu đồng", "~"), point(2030, 90, "triệu đồng", ">=")]),
                indicator("5", "Số xã đạt chuẩn nông thôn mới (xã)", "65", "91", "130", "Sở NN&PTNT", targets=[point(2025, 91, "xã"), point(2030, 130, "xã")]),
            ], size=12,
        ),
    ],
)
LANG_SON.bases = [("136/NQ-CP", "2020-09-25")]

# 29 ── three levels of header over the money
QUANG_NINH = Plan(
    "u29-quang-ninh-ba-tang", "pdf", "58/NQ-HĐND", "resolution", ("HỘI ĐỒNG NHÂN DÂN", "TỈNH QUẢNG NINH"), "2023-12-08", "Quảng Ninh", "22",
    body=[
        "=NGHỊ QUYẾT\nThông qua danh mục dự án bảo vệ môi trường giai đoạn 2024 - 2026", "=HỘI ĐỒNG NHÂN DÂN TỈNH QUẢNG NINH", "Căn cứ Luật Bảo vệ môi trường ngày 17 tháng 11 năm 2020;", "=QUYẾT NGHỊ:", "#Điều 1. Thông qua danh mục dự án tại Phụ lục.", "LANDSCAPE", "=PHỤ LỤC\nDANH MỤC DỰ ÁN", ">ĐVT: tỷ đồng",
        Table(
            [["STT", "Danh mục dự án", "Đơn vị chủ trì", "Thời gian thực hiện", "Kinh phí thực hiện", "<", "<", "<"], ["^", "^", "^", "^", "Tổng số", "Trong đó", "<", "<"], ["^", "^", "^", "^", "^", "Ngân sách tỉnh", "Ngân sách huyện", "Vốn khác"]],
            ["number", "title", "lead", "period", "budget", "a", "b", "c"], [1.2, 8.5, 5.0, 2.6, 2.3, 2.3, 2.3, 2.3],
            [
                group("I", "I", "Xử lý nước thải", "", "", "1.250,5", "900", "150,5", "200"),
                task("1", "Nhà máy xử lý nước thải Hạ Long", "UBND thành phố Hạ Long", "2024-2026", "1.100", "800", "100", "200"),
                task("2", "Trạm xử lý nước thải làng nghề", "Sở Tài nguyên và Môi trường", "2024", "150,5", "100", "50,5", "0"),
                group("II", "II", "Quan trắc", "", "", "45", "45", "0", "0"),
                task("1", "Bổ sung 15 trạm quan trắc tự động", "Sở Tài nguyên và Môi trường", "2024-2025", "45", "45", "0", "0"),
                other("", "TỔNG CỘNG (I+II)", "", "", "1.295,5", "945", "150,5", "200"),
            ], size=12, repeat=3, scale=1_000_000_000,
        ),
    ],
)

# 30 ── a page with thead and th, lists in cells, bodies on lines of their own
BAC_GIANG = Plan(
    "u30-bac-giang-th", "html", "128/KH-UBND", "plan", ("ỦY BAN NHÂN DÂN", "TỈNH BẮC GIANG"), "2024-05-20", "Bắc Giang", "24",
    bases=[("13/CT-TTg", "2023-05-11")],
    body=[
        "=KẾ HOẠCH\nQuản lý chất thải nhựa trên địa bàn tỉnh Bắc Giang năm 2024", "Thực hiện Chỉ thị số 13/CT-TTg ngày 11/5/2023 của Thủ tướng Chính phủ, UBND tỉnh ban hành Kế hoạch như sau:", "#1. Phân công nhiệm vụ",
        Table(
            [["STT", "Nội dung", "Thời gian thực hiện", "Đơn vị chủ trì", "Đơn vị phối hợp", "Sản phẩm"]], ["number", "title", "period", "lead", "support", "product"], [1] * 6,
            [
                task("1", "Phát động phong trào chống rác thải nhựa", "Tháng 6/2024", "Sở Tài nguyên và Môi trường", "Sở Công Thương\nSở Giáo dục và Đào tạo\nUBND các huyện, thị xã, thành phố", "Lễ phát động"),
                task("2", "Kiểm tra cơ sở sản xuất túi ni lông", "Quý III/2024", "Sở Công Thương", "Công an tỉnh\nCục Quản lý thị trường tỉnh", "Báo cáo"),
                task("3", "Thu gom, tái chế chất thải nhựa nông nghiệp", "Thường xuyên", "UBND các huyện, thị xã, thành phố", "Hội Nông dân tỉnh\nHội Liên hiệp Phụ nữ tỉnh", "Mô hình thu gom"),
            ],
        ),
    ],
    note="th",
)

DOCUMENTS = [KHANH_HOA, GIA_LAI, PHU_THO, LANG_SON, QUANG_NINH, BAC_GIANG]
__all__ = ["DOCUMENTS"]
