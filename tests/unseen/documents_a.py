"""Invented plans, first half: typed PDFs of provinces and ministries before and after 1 July 2025."""

from __future__ import annotations

from typeset import Plan, Table, group, other, task


def point(year: int, value: float | None, unit: str, comparator: str = "=", **more: object) -> dict[str, object]:
    low, high = (None, value) if comparator in ("<=", "<") else (value, None)
    return {"year": year, "comparator": comparator, "low": low, "high": high, "unit": unit, **more}


# 1 ── digital transformation, portrait, two words for the bodies, time of completion, running numbers
QUANG_NAM = Plan(
    "u01-quang-nam-so", "pdf", "2415/KH-UBND", "plan", ("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NAM"), "2022-04-28", "Quảng Nam", "49",
    bases=[("749/QĐ-TTg", "2020-06-03"), ("942/QĐ-TTg", "2021-06-15"), ("05-NQ/TU", "2021-04-12")],
    indicators=[
        {"clause": "I.2", "name_start": "100% dịch vụ công trực tuyến mức độ 4 được tích hợp lên Cổng Dịch vụ công quốc gia", "targets": [point(2025, 100, "%")]},
        {"clause": "I.2", "name_start": "90% hồ sơ công việc tại cấp tỉnh, 80% hồ sơ công việc tại cấp huyện", "targets": [point(2025, 90, "%"), point(2025, 80, "%"), point(2025, 60, "%")]},
        {"clause": "I.2", "name_start": "Kinh tế số chiếm tối thiểu 20% GRDP", "targets": [point(2025, 20, "%", ">=")]},
    ],
    body=[
        "=KẾ HOẠCH\nChuyển đổi số tỉnh Quảng Nam đến năm 2025, định hướng đến năm 2030",
        "Thực hiện Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ phê duyệt Chương trình Chuyển đổi số quốc gia đến năm 2025, định hướng đến năm 2030; Quyết định số 942/QĐ-TTg ngày 15/6/2021 của Thủ tướng Chính phủ phê duyệt Chiến lược phát triển Chính phủ điện tử hướng tới Chính phủ số; Nghị quyết số 05-NQ/TU ngày 12/4/2021 của Tỉnh ủy về chuyển đổi số, UBND tỉnh ban hành Kế hoạch với các nội dung sau:",
        "#I. MỤC TIÊU", "#1. Mục tiêu chung", "Chuyển đổi số toàn diện trong các cơ quan nhà nước, nâng cao năng lực cạnh tranh của doanh nghiệp.", "#2. Mục tiêu cụ thể đến năm 2025",
        "- 100% dịch vụ công trực tuyến mức độ 4 được tích hợp lên Cổng Dịch vụ công quốc gia.", "- 90% hồ sơ công việc tại cấp tỉnh, 80% hồ sơ công việc tại cấp huyện và 60% hồ sơ công việc tại cấp xã được xử lý trên môi trường mạng.", "- Kinh tế số chiếm tối thiểu 20% GRDP.",
        "#II. NHIỆM VỤ, GIẢI PHÁP", "Nội dung công việc, phân công và thời gian thực hiện được nêu tại Phụ lục kèm theo.",
        "#III. TỔ CHỨC THỰC HIỆN", "1. Sở Thông tin và Truyền thông là cơ quan thường trực, theo dõi, đôn đốc việc thực hiện Kế hoạch này.", "2. Các sở, ban, ngành và UBND các huyện, thị xã, thành phố báo cáo kết quả trước ngày 15/12 hằng năm.", "PAGE",
        "=PHỤ LỤC\nDANH MỤC NỘI DUNG CÔNG VIỆC CHUYỂN ĐỔI SỐ GIAI ĐOẠN 2022 - 2025", "=(Kèm theo Kế hoạch số 2415/KH-UBND ngày 28/4/2022 của UBND tỉnh Quảng Nam)",
        Table(
            [["TT", "Nội dung công việc", "Đơn vị thực hiện", "Đơn vị phối hợp", "Thời gian hoàn thành", "Sản phẩm"]],
            ["number", "title", "lead", "support", "period", "product"], [1.1, 5.2, 2.9, 3.0, 2.2, 2.6],
            [
                group("I", "I", "Nhận thức số", "", "", "", ""),
                task("1", "Tổ chức hội nghị quán triệt, phổ biến chủ trương về chuyển đổi số cho lãnh đạo các cấp", "Sở Thông tin và Truyền thông", "Sở Nội vụ; Trường Chính trị tỉnh", "Quý III/2022", "Hội nghị"),
                task("2", "Xây dựng chuyên trang, chuyên mục về chuyển đổi số", "Báo Quảng Nam, Đài Phát thanh - Truyền hình tỉnh", "Các sở, ban, ngành; UBND các huyện, thị xã, thành phố", "Hằng năm", "Chuyên trang, chuyên mục"),
                group("II", "II", "Thể chế số", "", "", "", ""),
                task("3", "Ban hành quy chế quản lý, vận hành và khai thác Nền tảng tích hợp, chia sẻ dữ liệu dùng chung của tỉnh (LGSP), bao gồm cả việc kết nối với các hệ thống thông tin, cơ sở dữ liệu quốc gia và của các bộ, ngành Trung ương", "Sở TT&TT", "Văn phòng UBND tỉnh, Sở Tư pháp", "Tháng 9/2022", "Quyết định của UBND tỉnh"),
                task("4", "Sửa đổi Kiến trúc Chính quyền điện tử tỉnh Quảng Nam, phiên bản 2.0", "Sở TT&TT", "Các sở, ban, ngành", "Trước 30/11/2022", "Quyết định của UBND tỉnh"),
                group("III", "III", "Hạ tầng số và nhân lực số", "", "", "", ""),
                task("5", "Nâng cấp Trung tâm dữ liệu tỉnh đáp ứng yêu cầu lưu trữ, bảo đảm an toàn thông tin", "Sở TT&TT", "Sở KH&ĐT, Sở Tài chính", "2023-2024", "Trung tâm dữ liệu được nâng cấp"),
                task("6", "Phủ sóng băng rộng di động đến các thôn vùng sâu, vùng xa", "Các doanh nghiệp viễn thông", "UBND các huyện, thị xã, thành phố", "Đến năm 2025", "100% thôn được phủ sóng"),
                task("7", "Bồi dưỡng kỹ năng số cho cán bộ, công chức, viên chức", "Sở Nội vụ", "Sở TT&TT", "Thường xuyên", "Các lớp bồi dưỡng"),
                task("8", "Thành lập Tổ công nghệ số cộng đồng", "UBND các huyện, thị xã, thành phố", "Đoàn TNCS Hồ Chí Minh tỉnh; Hội Liên hiệp Phụ nữ tỉnh", "Năm 2022", "Quyết định thành lập Tổ"),
                task("9", "Xây dựng cơ sở dữ liệu đất đai dùng chung", "Sở TN&MT", "Sở TT&TT; UBND các huyện, thị xã, thành phố", "Quý IV/2024", "Cơ sở dữ liệu đưa vào vận hành"),
            ], size=12,
        ),
    ],
)

# 2 ── green growth with money by source: two-level header, totals on top, letters and romans, landscape, unit above the table
DONG_THAP = Plan(
    "u02-dong-thap-xanh", "pdf", "188/QĐ-UBND-HC", "decision", ("ỦY BAN NHÂN DÂN", "TỈNH ĐỒNG THÁP"), "2023-03-07", "Đồng Tháp", "87",
    bases=[("1658/QĐ-TTg", "2021-10-01"), ("882/QĐ-TTg", "2022-07-22"), ("315/TTr-SKHĐT", "2023-02-20")],
    indicators=[
        {"clause": "2.1.a", "name_start": "Cường độ phát thải khí nhà kính trên GRDP giảm ít nhất 15% so với năm 2014", "targets": [point(2030, 15, "%", ">=")]},
        {"clause": "2.1.b", "name_start": "Tỷ lệ chất thải rắn sinh hoạt đô thị được thu gom, xử lý đạt 95%", "targets": [point(2030, 95, "%")]},
        {"clause": "2.1.c", "name_start": "Diện tích lúa áp dụng quy trình canh tác bền vững đạt từ 161.000 ha trở lên", "targets": [point(2030, 161000, "ha", ">=")]},
    ],
    body=[
        "=QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch hành động tăng trưởng xanh tỉnh Đồng Tháp giai đoạn 2023 - 2030", "=ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019;",
        "Căn cứ Quyết định số 1658/QĐ-TTg ngày 01 tháng 10 năm 2021 của Thủ tướng Chính phủ phê duyệt Chiến lược quốc gia về tăng trưởng xanh giai đoạn 2021 - 2030, tầm nhìn 2050;",
        "Căn cứ Quyết định số 882/QĐ-TTg ngày 22 tháng 7 năm 2022 của Thủ tướng Chính phủ phê duyệt Kế hoạch hành động quốc gia về tăng trưởng xanh giai đoạn 2021 - 2030;",
        "Theo đề nghị của Giám đốc Sở Kế hoạch và Đầu tư tại Tờ trình số 315/TTr-SKHĐT ngày 20 tháng 02 năm 2023.", "=QUYẾT ĐỊNH:",
        "#Điều 1. Ban hành Kế hoạch hành động tăng trưởng xanh tỉnh Đồng Tháp giai đoạn 2023 - 2030, với các nội dung sau:", "#2. Mục tiêu", "2.1. Mục tiêu đến năm 2030", "a) Cường độ phát thải khí nhà kính trên GRDP giảm ít nhất 15% so với năm 2014.", "b) Tỷ lệ chất thải rắn sinh hoạt đô thị được thu gom, xử lý đạt 95%.", "c) Diện tích lúa áp dụng quy trình canh tác bền vững đạt từ 161.000 ha trở lên.",
        "#Điều 2. Quyết định này có hiệu lực kể từ ngày ký.", "#Điều 3. Chánh Văn phòng UBND Tỉnh, Giám đốc Sở Kế hoạch và Đầu tư, Thủ trưởng các sở, ban, ngành Tỉnh chịu trách nhiệm thi hành Quyết định này./.",
        "LANDSCAPE", "=PHỤ LỤC I\nDANH MỤC CHƯƠNG TRÌNH, DỰ ÁN ƯU TIÊN THỰC HIỆN KẾ HOẠCH HÀNH ĐỘNG TĂNG TRƯỞNG XANH", ">Đơn vị tính: triệu đồng",
        Table(
            [["STT", "Danh mục chương trình, dự án", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện", "Tổng kinh phí", "Nguồn vốn", "<", "<"], ["^", "^", "^", "^", "^", "^", "NSTW", "NSĐP", "Khác"]],
            ["number", "title", "lead", "support", "period", "budget", "x1", "x2", "x3"], [1.2, 6.6, 3.4, 4.0, 2.3, 2.4, 2.1, 2.1, 2.1],
            [
                other("", "TỔNG CỘNG", "", "", "", "1.068.350", "480.000", "198.350", "390.000"),
                group("A", "A", "LĨNH VỰC NÔNG NGHIỆP", "", "", "", "513.850", "180.000", "133.850", "200.000"),
                group("I", "I", "Trồng trọt", "", "", "", "463.850", "160.000", "123.850", "180.000"),
                task("1", "Dự án cánh đồng lúa giảm phát thải vùng Đồng Tháp Mười", "Sở Nông nghiệp và PTNT", "Sở Tài chính; UBND các huyện, thành phố", "2023-2027", "420.000", "160.000", "80.000", "180.000"),
                task("2", "Mô hình tưới tiết kiệm nước cho cây xoài", "Sở Nông nghiệp và PTNT", "Hội Nông dân Tỉnh", "2023-2025", "43.850", "-", "43.850", "-"),
                group("II", "II", "Thủy sản", "", "", "", "50.000", "20.000", "10.000", "20.000"),
                task("1", "Ứng dụng hệ thống tuần hoàn nước trong nuôi cá tra", "Sở Nông nghiệp và PTNT", "Sở Khoa học và Công nghệ; Hiệp hội Thủy sản Tỉnh", "2024-2026", "50.000", "20.000", "10.000", "20.000"),
                group("B", "B", "LĨNH VỰC NĂNG LƯỢNG, CÔNG NGHIỆP", "", "", "", "554.500", "300.000", "64.500", "190.000"),
                task("1", "Lắp đặt hệ thống chiếu sáng công cộng tiết kiệm năng lượng", "Sở Xây dựng", "UBND các huyện, thành phố", "2023-2030", "364.500", "300.000", "64.500", "-"),
                task("2", "Hỗ trợ doanh nghiệp áp dụng sản xuất sạch hơn trong chế biến lương thực, thực phẩm", "Sở Công Thương", "Các doanh nghiệp", "2024-2028", "190.000", "-", "-", "190.000"),
            ], size=14, repeat=2, shade=True,
        ),
        "Ghi chú: Kinh phí là dự kiến, được xác định cụ thể khi phê duyệt dự án.",
    ],
    note="The totals add up; the hyphen is an empty amount.",
)

# 3 ── after 1 July 2025: approver and leader columns, bands over all columns without a number, running numbers, title over several bodies
LAM_DONG = Plan(
    "u03-lam-dong-nq57", "pdf", "7312/KH-UBND", "plan", ("ỦY BAN NHÂN DÂN", "TỈNH LÂM ĐỒNG"), "2025-11-18", "Lâm Đồng", "68",
    bases=[("57-NQ/TW", "2024-12-22"), ("71/NQ-CP", "2025-04-01")],
    body=[
        "=KẾ HOẠCH\nHành động thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị trên địa bàn tỉnh Lâm Đồng năm 2026",
        "Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số quốc gia; Nghị quyết số 71/NQ-CP ngày 01/4/2025 của Chính phủ, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
        "#I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích: Cụ thể hóa các nhiệm vụ được giao, rõ người, rõ việc, rõ thời gian, rõ kết quả.", "2. Yêu cầu: Các sở, ngành, địa phương chủ động triển khai.", "#II. NHIỆM VỤ", "Chi tiết theo Phụ lục đính kèm.", "LANDSCAPE",
        "=PHỤ LỤC NHIỆM VỤ THỰC HIỆN NĂM 2026",
        Table(
            [["Số TT", "Nhiệm vụ", "Sản phẩm/ Kết quả", "Cấp trình/ phê duyệt", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn hoàn thành", "Lãnh đạo UBND tỉnh phụ trách"]],
            ["number", "title", "product", "approver", "lead", "support", "period", "leader"], [1.2, 6.2, 3.6, 2.8, 3.6, 4.0, 2.5, 2.6],
            [
                group(None, "Hoàn thiện thể chế, cơ chế chính sách", "<", "<", "<", "<", "<", "<", "<"),
                task("1", "Xây dựng Nghị quyết của HĐND tỉnh về hỗ trợ doanh nghiệp đổi mới sáng tạo", "Nghị quyết", "HĐND tỉnh", "Sở Khoa học và Công nghệ", "Sở Tài chính, Sở Tư pháp", "Quý II/2026", "PCT Nguyễn Văn A"),
                task("2", "Rà soát, bãi bỏ các quy định cản trở phát triển khoa học và công nghệ", "Quyết định", "UBND tỉnh", "Sở Tư pháp", "Các sở, ban, ngành", "Trước 30/6/2026", "PCT Nguyễn Văn A"),
                group(None, "Phát triển hạ tầng số, dữ liệu số", "<", "<", "<", "<", "<", "<", "<"),
                task("3", "Số hóa, làm sạch cơ sở dữ liệu:\na) Cơ sở dữ liệu đất đai;\nb) Cơ sở dữ liệu hộ tịch;\nc) Cơ sở dữ liệu lao động, việc làm", "Báo cáo kết quả", "UBND tỉnh", "Sở Nông nghiệp và Môi trường\nSở Tư pháp\nSở Nội vụ", "Công an tỉnh; UBND các xã, phường, đặc khu", "Tháng 12/2026", "PCT Trần Thị B"),
                task("4", "Bảo đảm hạ tầng mạng tại Trung tâm Phục vụ hành chính công cấp xã", "Hạ tầng hoạt động ổn định", "Chủ tịch UBND cấp xã", "UBND các xã, phường, đặc khu", "VNPT Lâm Đồng; Viettel Lâm Đồng", "Thường xuyên", "PCT Trần Thị B"),
                task("5", "Triển khai nền tảng bản đồ số nông nghiệp công nghệ cao", "Nền tảng vận hành", "", "Sở NN&MT", "Sở KH&CN", "Năm 2026", "PCT Lê C"),
                group(None, "Phát triển nguồn nhân lực", "<", "<", "<", "<", "<", "<", "<"),
                task("6", "Đào tạo, bồi dưỡng đội ngũ nòng cốt về trí tuệ nhân tạo cho cán bộ, công chức", "Chứng nhận, báo cáo", "UBND tỉnh", "Sở Nội vụ", "Trường Đại học Đà Lạt", "Hằng năm", "PCT Lê C"),
                task("7", "Phối hợp tổ chức Ngày hội khởi nghiệp đổi mới sáng tạo", "Sự kiện", "UBND tỉnh", "Sở Khoa học và Công nghệ", "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh; Tỉnh đoàn", "Tháng 10/2026", "PCT Nguyễn Văn A"),
            ], size=14, shade=True,
        ),
    ],
)

# 4 ── money by year, pages turned on portrait paper, total row at the bottom
HAI_PHONG = Plan(
    "u04-hai-phong-nang-luong", "pdf", "295/KH-UBND", "plan", ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HẢI PHÒNG"), "2025-12-09", "Hải Phòng", "31",
    bases=[("280/QĐ-TTg", "2019-03-13"), ("55-NQ/TW", "2020-02-11")],
    indicators=[
        {"clause": "I.2", "name_start": "Tiết kiệm từ 8,0 đến 10,0% tổng tiêu thụ năng lượng toàn thành phố", "targets": [{"year": 2030, "comparator": "range", "low": 8, "high": 10, "unit": "%"}]},
        {"clause": "I.2", "name_start": "Giảm mức tổn thất điện năng xuống thấp hơn 3,2%", "targets": [point(2030, 3.2, "%", "<")]},
        {"clause": "I.2", "name_start": "Tổng công suất điện mặt trời mái nhà đạt khoảng 450 MW", "targets": [point(2030, 450, "MW", "~")]},
    ],
    body=[
        "=KẾ HOẠCH\nSử dụng năng lượng tiết kiệm và hiệu quả trên địa bàn thành phố Hải Phòng giai đoạn 2026 - 2030",
        "Căn cứ Nghị quyết số 55-NQ/TW ngày 11/02/2020 của Bộ Chính trị về định hướng Chiến lược phát triển năng lượng quốc gia của Việt Nam đến năm 2030, tầm nhìn đến năm 2045;", "Căn cứ Quyết định số 280/QĐ-TTg ngày 13/3/2019 của Thủ tướng Chính phủ phê duyệt Chương trình quốc gia về sử dụng năng lượng tiết kiệm và hiệu quả giai đoạn 2019 - 2030;", "Ủy ban nhân dân thành phố ban hành Kế hoạch như sau:",
        "#I. MỤC TIÊU", "#1. Mục tiêu tổng quát", "Huy động mọi nguồn lực trong nước và quốc tế cho thúc đẩy sử dụng năng lượng tiết kiệm và hiệu quả.", "#2. Mục tiêu cụ thể đến năm 2030", "- Tiết kiệm từ 8,0 đến 10,0% tổng tiêu thụ năng lượng toàn thành phố.", "- Giảm mức tổn thất điện năng xuống thấp hơn 3,2%.", "- Tổng công suất điện mặt trời mái nhà đạt khoảng 450 MW.",
        "#II. KINH PHÍ", "Khái toán kinh phí thực hiện Kế hoạch tại Phụ lục.", "LANDSCAPE", "=PHỤ LỤC\nNHIỆM VỤ VÀ KHÁI TOÁN KINH PHÍ THỰC HIỆN KẾ HOẠCH", ">ĐVT: Triệu đồng",
        Table(
            [["STT", "Tên nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Kinh phí thực hiện", "<", "<", "<", "<", "<"], ["^", "^", "^", "^", "2026", "2027", "2028", "2029", "2030", "Tổng"]],
            ["number", "title", "lead", "support", "y1", "y2", "y3", "y4", "y5", "budget"], [1.2, 7.4, 3.3, 3.9, 1.7, 1.7, 1.7, 1.7, 1.7, 2.0],
            [
                group("I", "I", "Quản lý nhà nước về năng lượng", "", "", "", "", "", "", "", ""),
                task("1", "Kiểm toán năng lượng tại các tòa nhà công sở", "Sở Công Thương", "Sở Xây dựng", "500", "500", "600", "600", "600", "2.800"),
                task("2", "Xây dựng cơ sở dữ liệu năng lượng thành phố", "Sở Công Thương", "Sở Khoa học và Công nghệ; Thống kê thành phố Hải Phòng", "1.200", "800", "-", "-", "-", "2.000"),
                group("II", "II", "Tuyên truyền, đào tạo", "", "", "", "", "", "", "", ""),
                task("1", "Tuyên truyền Giờ Trái đất hằng năm", "Sở Công Thương", "Báo và phát thanh, truyền hình Hải Phòng; UBND các xã, phường, đặc khu", "150", "150", "150", "150", "150", "750"),
                task("2", "Đào tạo người quản lý năng lượng cho các cơ sở sử dụng năng lượng trọng điểm", "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp", "Công ty TNHH MTV Điện lực Hải Phòng", "200", "200", "250", "250", "300", "1.200"),
                group("III", "III", "Hỗ trợ kỹ thuật", "", "", "", "", "", "", "", ""),
                task("1", "Thí điểm mô hình quản lý năng lượng theo ISO 50001 tại khu công nghiệp", "Ban Quản lý Khu kinh tế Hải Phòng", "Sở Công Thương", "-", "1.500", "1.500", "-", "-", "3.000"),
                other("", "TỔNG CỘNG", "", "", "2.050", "3.150", "2.500", "1.000", "1.050", "9.750"),
            ], size=11, repeat=2,
        ),
    ],
    rotate=(2,),
)

# 5 ── a department's plan: no number column, lead and support in one cell
VINH_LONG = Plan(
    "u05-vinh-long-tuan-hoan", "pdf", "418/KH-SNNMT", "plan", ("UBND TỈNH VĨNH LONG", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"), "2026-02-05", "Vĩnh Long", "86",
    bases=[("222/QĐ-TTg", "2025-01-23")],
    body=[
        "=KẾ HOẠCH\nThực hiện kinh tế tuần hoàn trong nông nghiệp trên địa bàn tỉnh Vĩnh Long năm 2026",
        "Căn cứ Quyết định số 222/QĐ-TTg ngày 23/01/2025 của Thủ tướng Chính phủ ban hành Kế hoạch hành động quốc gia thực hiện kinh tế tuần hoàn đến năm 2035, Sở Nông nghiệp và Môi trường xây dựng Kế hoạch như sau:",
        "#1. Mục đích", "Giảm khai thác tài nguyên, giảm chất thải, bảo vệ môi trường.", "#2. Nội dung thực hiện",
        Table(
            [["Nội dung, hoạt động", "Phân công thực hiện", "Thời gian", "Kết quả đạt được"]], ["title", "who", "period", "product"], [6.0, 5.0, 2.5, 3.5],
            [
                task("Xây dựng mô hình thu gom phụ phẩm dừa để sản xuất than sinh học", "Chủ trì: Chi cục Trồng trọt và Bảo vệ thực vật\nPhối hợp: Trung tâm Khuyến nông, UBND các xã, phường", "Quý I/2026", "02 mô hình", lead=["Chi cục Trồng trọt và Bảo vệ thực vật"], support=["Trung tâm Khuyến nông", "UBND các xã, phường"]),
                task("Hướng dẫn xử lý rơm rạ, không đốt đồng", "Chủ trì: Trung tâm Khuyến nông\nPhối hợp: Hội Nông dân tỉnh", "Thường xuyên", "Tài liệu hướng dẫn; tập huấn 20 lớp", lead=["Trung tâm Khuyến nông"], support=["Hội Nông dân tỉnh"]),
                task("Thí điểm thu hồi khí biogas từ chăn nuôi heo tập trung", "Chủ trì: Chi cục Chăn nuôi và Thú y\nPhối hợp: Sở Khoa học và Công nghệ", "Tháng 3/2026 - 11/2026", "Báo cáo đánh giá", lead=["Chi cục Chăn nuôi và Thú y"], support=["Sở Khoa học và Công nghệ"]),
                task("Điều tra, đánh giá lượng phụ phẩm nông nghiệp trên địa bàn tỉnh", "Chủ trì: Phòng Kế hoạch - Tài chính", "Trước 15/10/2026", "Báo cáo", lead=["Phòng Kế hoạch - Tài chính"], support=[]),
                task("Tổng kết, đánh giá kết quả thực hiện Kế hoạch", "Chủ trì: Chi cục Bảo vệ môi trường\nPhối hợp: Các phòng, đơn vị thuộc Sở", "Tháng 12 hằng năm", "Báo cáo tổng kết", lead=["Chi cục Bảo vệ môi trường"], support=["Các phòng, đơn vị thuộc Sở"]),
            ], size=13, borders="all",
        ),
        "#3. Kinh phí thực hiện", "Từ nguồn chi thường xuyên giao cho Sở năm 2026.",
    ],
)

# 6 ── a ministry: columns of start and end, full-width bands with a roman inside, small type, table open at its sides
BCT = Plan(
    "u06-bo-cong-thuong", "pdf", "1734/QĐ-BCT", "decision", ("BỘ CÔNG THƯƠNG",), "2024-07-03", "Hà Nội", None,
    bases=[("96/2022/NĐ-CP", "2022-11-29"), ("687/QĐ-TTg", "2022-06-07")],
    body=[
        "=QUYẾT ĐỊNH\nBan hành Kế hoạch thực hiện kinh tế tuần hoàn ngành Công Thương giai đoạn 2024 - 2030", "=BỘ TRƯỞNG BỘ CÔNG THƯƠNG",
        "Căn cứ Nghị định số 96/2022/NĐ-CP ngày 29 tháng 11 năm 2022 của Chính phủ quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Bộ Công Thương;", "Căn cứ Quyết định số 687/QĐ-TTg ngày 07 tháng 6 năm 2022 của Thủ tướng Chính phủ phê duyệt Đề án phát triển kinh tế tuần hoàn ở Việt Nam;", "Theo đề nghị của Vụ trưởng Vụ Tiết kiệm năng lượng và Phát triển bền vững.", "=QUYẾT ĐỊNH:", "#Điều 1. Ban hành kèm theo Quyết định này Kế hoạch thực hiện kinh tế tuần hoàn ngành Công Thương giai đoạn 2024 - 2030.", "#Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký.", "LANDSCAPE", "=PHỤ LỤC KẾ HOẠCH TRIỂN KHAI",
        Table(
            [["TT", "Hoạt động", "Cơ quan đầu mối", "Cơ quan tham gia", "Thời gian thực hiện", "<", "Kết quả dự kiến"], ["^", "^", "^", "^", "Bắt đầu", "Kết thúc", "^"]],
            ["number", "title", "lead", "support", "start", "end", "product"], [1.2, 8.4, 4.4, 4.6, 1.8, 1.8, 4.2],
            [
                group("I", "I. Hoàn thiện chính sách, pháp luật", "<", "<", "<", "<", "<", "<"),
                task("1", "Xây dựng thông tư hướng dẫn thiết kế sinh thái cho sản phẩm điện, điện tử", "Vụ Pháp chế", "Vụ Khoa học và Công nghệ", "2024", "2025", "Thông tư"),
                task("2", "Rà soát tiêu chuẩn, quy chuẩn kỹ thuật đối với nguyên liệu tái chế trong ngành thép, giấy, nhựa", "Vụ Khoa học và Công nghệ", "Bộ Khoa học và Công nghệ; Hiệp hội Thép Việt Nam", "2024", "2026", "Bộ tiêu chuẩn được rà soát"),
                group("II", "II. Hỗ trợ doanh nghiệp", "<", "<", "<", "<", "<", "<"),
                task("1", "Xây dựng sàn giao dịch phụ phẩm công nghiệp", "Cục Công nghiệp", "Sở Công Thương các tỉnh, thành phố", "2025", "2028", "Sàn giao dịch vận hành"),
                task("2", "Tư vấn kỹ thuật cho 200 doanh nghiệp nhỏ và vừa", "Cục Kỹ thuật an toàn và Môi trường công nghiệp", "VCCI", "2025", "2030", "Báo cáo tư vấn"),
                task("3", "Kết nối tài chính xanh", "Vụ Tiết kiệm năng lượng và Phát triển bền vững", "Ngân hàng Nhà nước Việt Nam", "2026", "2030", "Các khoản vay xanh"),
            ], size=10, borders="open", repeat=2,
        ),
    ],
)

DOCUMENTS = [QUANG_NAM, DONG_THAP, LAM_DONG, HAI_PHONG, VINH_LONG, BCT]
__all__ = ["DOCUMENTS", "point"]
