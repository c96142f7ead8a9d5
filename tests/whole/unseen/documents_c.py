"""Invented plans, third part: what layouts do to readers who trust rules, header words and page breaks."""

from __future__ import annotations

from documents_a import point
from typeset import Plan, Table, group, indicator, other, task

# 17 ── column numbers under the header, group cells merged down over a page break, header repeated
NGHE_AN = Plan(
    "u17-nghe-an-gop",
    "pdf",
    "612/QĐ-UBND",
    "decision",
    ("ỦY BAN NHÂN DÂN", "TỈNH NGHỆ AN"),
    "2024-03-15",
    "Nghệ An",
    "40",
    bases=[("687/QĐ-TTg", "2022-06-07")],
    body=[
        "=QUYẾT ĐỊNH\nVề việc phê duyệt Đề án phát triển kinh tế tuần hoàn tỉnh Nghệ An đến năm 2030",
        "=ỦY BAN NHÂN DÂN TỈNH",
        "Căn cứ Quyết định số 687/QĐ-TTg ngày 07/6/2022 của Thủ tướng Chính phủ phê duyệt Đề án phát triển kinh tế tuần hoàn ở Việt Nam;",
        "Xét đề nghị của Sở Kế hoạch và Đầu tư,",
        "=QUYẾT ĐỊNH:",
        "#Điều 1. Phê duyệt Đề án phát triển kinh tế tuần hoàn tỉnh Nghệ An đến năm 2030.",
        "Đề án gồm các nhóm nhiệm vụ, giải pháp nêu tại Phụ lục.",
        "LANDSCAPE",
        "=Phụ lục\nPHÂN CÔNG NHIỆM VỤ THỰC HIỆN ĐỀ ÁN",
        "Căn cứ chức năng, nhiệm vụ được giao, các cơ quan, đơn vị chủ trì có trách nhiệm xây dựng kế hoạch chi tiết, xác định rõ tiến độ, nguồn lực và phân công đơn vị đầu mối để tổ chức thực hiện.",
        "Các cơ quan, đơn vị phối hợp có trách nhiệm cung cấp thông tin, số liệu, tham gia ý kiến đúng thời hạn theo đề nghị của cơ quan chủ trì.",
        "Nội dung cụ thể như sau:",
        Table(
            [
                [
                    "STT",
                    "Nhóm nhiệm vụ",
                    "Nội dung thực hiện",
                    "Cơ quan chủ trì",
                    "Cơ quan phối hợp",
                    "Thời gian thực hiện",
                    "Dự kiến sản phẩm",
                ],
                ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
            ],
            ["number", "grouping", "title", "lead", "support", "period", "product"],
            [1.3, 4.0, 7.5, 3.8, 4.2, 2.6, 3.2],
            [
                task(
                    "1",
                    "Nâng cao nhận thức",
                    "Biên soạn sổ tay kinh tế tuần hoàn cho doanh nghiệp, hợp tác xã",
                    "Sở Kế hoạch và Đầu tư",
                    "Liên minh Hợp tác xã tỉnh",
                    "2024-2025",
                    "Sổ tay",
                ),
                task(
                    "^",
                    "^",
                    "Lồng ghép nội dung kinh tế tuần hoàn vào chương trình giáo dục địa phương",
                    "Sở Giáo dục và Đào tạo",
                    "Trường Đại học Vinh",
                    "2025-2030",
                    "Tài liệu giáo dục",
                ),
                task(
                    "2",
                    "Nông nghiệp tuần hoàn",
                    "Xây dựng mô hình chăn nuôi bò sữa khép kín, thu hồi năng lượng từ chất thải và tái sử dụng nước thải sau xử lý",
                    "Sở Nông nghiệp và Phát triển nông thôn",
                    "Hội Nông dân tỉnh; UBND các huyện, thành phố, thị xã",
                    "2024-2027",
                    "03 mô hình",
                ),
                task(
                    "^",
                    "^",
                    "Phát triển chuỗi sản xuất phân bón hữu cơ từ phụ phẩm nông nghiệp, phế phẩm chế biến thủy sản",
                    "Sở Nông nghiệp và Phát triển nông thôn",
                    "Sở Công Thương; các hợp tác xã",
                    "2025-2030",
                    "Chuỗi liên kết",
                ),
                task(
                    "^",
                    "^",
                    "Thu gom bao gói thuốc bảo vệ thực vật sau sử dụng tại các vùng sản xuất tập trung",
                    "UBND các huyện, thành phố, thị xã",
                    "Chi cục Trồng trọt và Bảo vệ thực vật",
                    "Hằng năm",
                    "Bể chứa, hợp đồng xử lý",
                ),
                task(
                    "3",
                    "Công nghiệp, chất thải",
                    "Hỗ trợ chuyển đổi khu công nghiệp sinh thái tại Khu kinh tế Đông Nam",
                    "Ban Quản lý Khu kinh tế Đông Nam",
                    "Sở Tài nguyên và Môi trường",
                    "2025-2030",
                    "01 khu công nghiệp",
                ),
                task(
                    "^",
                    "^",
                    "Phân loại chất thải rắn sinh hoạt tại nguồn",
                    "Sở Tài nguyên và Môi trường",
                    "UBND các huyện, thành phố, thị xã",
                    "Trước 31/12/2024",
                    "Quyết định, hướng dẫn",
                ),
            ],
            size=14,
            repeat=2,
        ),
    ],
)

# 18 ── time of submission beside time of execution, approver, plain dates, monthly reports
CA_MAU = Plan(
    "u18-ca-mau-trinh",
    "pdf",
    "41/CTr-UBND",
    "programme",
    ("UBND TỈNH CÀ MAU",),
    "2026-03-02",
    "Cà Mau",
    "96",
    bases=[("154/NQ-CP", "2025-05-31")],
    body=[
        "=CHƯƠNG TRÌNH CÔNG TÁC\nTrọng tâm năm 2026 của Ủy ban nhân dân tỉnh Cà Mau",
        "Căn cứ Nghị quyết số 154/NQ-CP ngày 31/5/2025 của Chính phủ về nhiệm vụ, giải pháp chủ yếu thực hiện Kế hoạch phát triển kinh tế - xã hội; UBND tỉnh ban hành Chương trình công tác như sau:",
        "#A. NỘI DUNG TRÌNH",
        Table(
            [
                [
                    "STT",
                    "Tên đề án, báo cáo",
                    "Cơ quan soạn thảo",
                    "Cơ quan phối hợp",
                    "Cấp quyết định",
                    "Thời gian thực hiện",
                    "Thời gian trình",
                ]
            ],
            ["number", "title", "lead", "support", "approver", "period", "due"],
            [1.1, 4.9, 2.7, 2.9, 2.0, 1.9, 2.1],
            [
                group(None, "NÔNG NGHIỆP, MÔI TRƯỜNG", "<", "<", "<", "<", "<", "<"),
                task(
                    "1",
                    "Đề án phát triển tôm - rừng bền vững",
                    "Sở Nông nghiệp và Môi trường",
                    "Sở Tài chính",
                    "HĐND tỉnh",
                    "2026-2030",
                    "30/6/2026",
                ),
                task(
                    "2",
                    "Kế hoạch phòng, chống sạt lở bờ biển",
                    "Sở Nông nghiệp và Môi trường",
                    "Sở Xây dựng; UBND các xã, phường",
                    "UBND tỉnh",
                    "Năm 2026",
                    "Tháng 5/2026",
                ),
                group(None, "VĂN HÓA, XÃ HỘI", "<", "<", "<", "<", "<", "<"),
                task(
                    "3",
                    "Quy định chính sách hỗ trợ học phí",
                    "Sở Giáo dục và Đào tạo",
                    "Sở Tài chính, Sở Tư pháp",
                    "HĐND tỉnh",
                    "2026-2027",
                    "Quý III/2026",
                ),
                task(
                    "4",
                    "Báo cáo tình hình kinh tế - xã hội",
                    "Sở Tài chính",
                    "Các sở, ban, ngành",
                    "UBND tỉnh",
                    "Hằng tháng",
                    "Trước ngày 20 hằng tháng",
                ),
            ],
            size=12,
        ),
    ],
)

# 19 ── indicators with a column for each year
CAN_THO = Plan(
    "u19-can-tho-chi-tieu",
    "pdf",
    "77/NQ-HĐND",
    "resolution",
    ("HỘI ĐỒNG NHÂN DÂN", "THÀNH PHỐ CẦN THƠ"),
    "2025-12-10",
    "Cần Thơ",
    "92",
    body=[
        "=NGHỊ QUYẾT\nVề Kế hoạch phát triển kinh tế - xã hội 5 năm 2026 - 2030 thành phố Cần Thơ",
        "=HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ CẦN THƠ",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "=QUYẾT NGHỊ:",
        "#Điều 1. Thông qua các chỉ tiêu tại Phụ lục kèm theo.",
        "LANDSCAPE",
        "=PHỤ LỤC\nCÁC CHỈ TIÊU CHỦ YẾU GIAI ĐOẠN 2026 - 2030",
        Table(
            [
                [
                    "STT",
                    "Tên chỉ tiêu",
                    "Đơn vị",
                    "Ước TH 2025",
                    "Kế hoạch",
                    "<",
                    "<",
                    "<",
                    "<",
                    "Cơ quan chủ trì theo dõi, đánh giá",
                ],
                ["^", "^", "^", "^", "2026", "2027", "2028", "2029", "2030", "^"],
            ],
            ["number", "title", "unit", "now", "a", "b", "c", "d", "e", "lead"],
            [1.2, 7.0, 2.4, 2.0, 1.8, 1.8, 1.8, 1.8, 1.8, 5.0],
            [
                indicator(
                    "1",
                    "Tốc độ tăng trưởng kinh tế (GRDP)",
                    "%",
                    "7,39",
                    "10,0",
                    "10,2",
                    "10,5",
                    "10,5",
                    "10,8",
                    "Sở Tài chính",
                    targets=[
                        point(y, v, "%")
                        for y, v in zip(range(2026, 2031), (10, 10.2, 10.5, 10.5, 10.8), strict=True)
                    ],
                ),
                indicator(
                    "2",
                    "Tổng vốn đầu tư toàn xã hội",
                    "Tỷ đồng",
                    "71.500",
                    "82.000",
                    "94.000",
                    "108.000",
                    "124.500",
                    "143.000",
                    "Sở Tài chính",
                    targets=[
                        point(y, v, "tỷ đồng")
                        for y, v in zip(
                            range(2026, 2031), (82000, 94000, 108000, 124500, 143000), strict=True
                        )
                    ],
                ),
                indicator(
                    "3",
                    "Tỷ lệ đô thị hóa",
                    "%",
                    "42",
                    "43",
                    "44",
                    "45",
                    "46,5",
                    "48",
                    "Sở Xây dựng",
                    targets=[
                        point(y, v, "%")
                        for y, v in zip(range(2026, 2031), (43, 44, 45, 46.5, 48), strict=True)
                    ],
                ),
                indicator(
                    "4",
                    "Giảm tỷ lệ hộ nghèo",
                    "%/năm",
                    "0,4",
                    "0,3",
                    "0,3",
                    "0,3",
                    "0,2",
                    "0,2",
                    "Sở Nông nghiệp và Môi trường",
                    targets=[
                        point(y, v, "%/năm")
                        for y, v in zip(range(2026, 2031), (0.3, 0.3, 0.3, 0.2, 0.2), strict=True)
                    ],
                ),
            ],
            size=12,
            repeat=2,
            shade=True,
        ),
    ],
)

# 20 ── money in tỷ đồng with decimals, decimal numbering, subtotals in every group, total in the middle of the header's wording
BEN_TRE = Plan(
    "u20-ben-tre-von",
    "pdf",
    "2290/QĐ-UBND",
    "decision",
    ("ỦY BAN NHÂN DÂN", "TỈNH BẾN TRE"),
    "2021-09-29",
    "Bến Tre",
    "83",
    bases=[("120/NQ-CP", "2017-11-17")],
    body=[
        "=QUYẾT ĐỊNH\nPhê duyệt Kế hoạch phát triển bền vững thích ứng với biến đổi khí hậu tỉnh Bến Tre giai đoạn 2021 - 2025",
        "=CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
        "Căn cứ Nghị quyết số 120/NQ-CP ngày 17 tháng 11 năm 2017 của Chính phủ về phát triển bền vững đồng bằng sông Cửu Long thích ứng với biến đổi khí hậu;",
        "=QUYẾT ĐỊNH:",
        "#Điều 1. Phê duyệt Kế hoạch với danh mục dự án tại Phụ lục.",
        "LANDSCAPE",
        "=Phụ lục. DANH MỤC DỰ ÁN",
        Table(
            [
                [
                    "TT",
                    "Tên dự án",
                    "Chủ đầu tư",
                    "Thời gian",
                    "Khái toán kinh phí (tỷ đồng)",
                    "<",
                    "<",
                    "<",
                    "Ghi chú",
                ],
                ["^", "^", "^", "^", "Tổng số", "Trung ương", "Địa phương", "Nguồn khác", "^"],
            ],
            ["number", "title", "lead", "period", "budget", "x1", "x2", "x3", "note"],
            [1.4, 8.0, 5.0, 2.4, 2.2, 2.0, 2.0, 2.0, 2.0],
            [
                group("1", "1", "Hạ tầng thủy lợi", "", "", "2.851,5", "2.500", "201,5", "150", ""),
                task(
                    "1.1",
                    "Hệ thống thủy lợi Nam Bến Tre",
                    "Ban Quản lý dự án đầu tư xây dựng các công trình Nông nghiệp và Phát triển nông thôn",
                    "2021-2024",
                    "1.351,5",
                    "1.250",
                    "101,5",
                    "-",
                    "",
                ),
                task(
                    "1.2",
                    "Đê bao ngăn mặn huyện Bình Đại",
                    "UBND huyện Bình Đại",
                    "2022-2025",
                    "1.500",
                    "1.250",
                    "100",
                    "150",
                    "Vay ADB",
                ),
                group("2", "2", "Cấp nước sinh hoạt", "", "", "96,25", "40", "56,25", "-", ""),
                task(
                    "2.1",
                    "Mở rộng Nhà máy nước Cái Cỏ",
                    "Trung tâm Nước sạch và Vệ sinh môi trường nông thôn",
                    "2021-2022",
                    "56,25",
                    "-",
                    "56,25",
                    "-",
                    "",
                ),
                task("2.2", "Hồ trữ nước ngọt Lạc Địa", "Sở NN&PTNT", "2023-2025", "40", "40", "-", "-", ""),
                other("", "Cộng (1+2)", "", "", "2.947,75", "2.540", "257,75", "150", ""),
            ],
            size=12,
            repeat=2,
            scale=1_000_000_000,
        ),
    ],
)

# 21 ── two task tables of different columns, then a form
DIEN_BIEN = Plan(
    "u21-dien-bien-hai-bang",
    "pdf",
    "1999/KH-UBND",
    "plan",
    ("ỦY BAN NHÂN DÂN", "TỈNH ĐIỆN BIÊN"),
    "2023-06-05",
    "Điện Biên",
    "11",
    bases=[("01/CT-TTg", "2023-01-16")],
    body=[
        "=KẾ HOẠCH\nTăng cường quản lý, bảo vệ rừng và phát triển dịch vụ môi trường rừng tỉnh Điện Biên giai đoạn 2023 - 2025",
        "Căn cứ Chỉ thị số 01/CT-TTg ngày 16/01/2023 của Thủ tướng Chính phủ, UBND tỉnh ban hành Kế hoạch như sau:",
        "#I. MỤC TIÊU",
        "Bảo vệ tốt diện tích rừng hiện có.",
        "#II. TỔ CHỨC THỰC HIỆN",
        "Các đơn vị thực hiện theo các phụ lục.",
        "PAGE",
        "=PHỤ LỤC I\nNHIỆM VỤ THƯỜNG XUYÊN",
        Table(
            [["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp"]],
            ["number", "title", "lead", "support"],
            [1.2, 8.0, 3.9, 3.9],
            [
                task(
                    "1",
                    "Tuần tra, kiểm soát khu vực rừng giáp ranh",
                    "Hạt Kiểm lâm các huyện",
                    "UBND các xã, phường, thị trấn",
                ),
                task(
                    "2",
                    "Chi trả tiền dịch vụ môi trường rừng",
                    "Quỹ Bảo vệ và Phát triển rừng tỉnh",
                    "Ngân hàng Chính sách xã hội tỉnh",
                ),
                task(
                    "3",
                    "Kiểm tra công tác phòng cháy, chữa cháy rừng",
                    "Chi cục Kiểm lâm",
                    "Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh",
                ),
            ],
            size=12,
        ),
        "",
        "=PHỤ LỤC II\nCÁC DỰ ÁN ƯU TIÊN",
        ">Đơn vị tính: Triệu đồng",
        Table(
            [
                [
                    "STT",
                    "Tên dự án",
                    "Quy mô",
                    "Thời gian thực hiện",
                    "Tổng mức đầu tư",
                    "Nguồn vốn",
                    "Chủ đầu tư",
                ]
            ],
            ["number", "title", "scale", "period", "budget", "funding", "lead"],
            [1.1, 5.0, 2.2, 2.0, 2.2, 2.0, 3.0],
            [
                task(
                    "1",
                    "Trồng rừng phòng hộ Mường Chà",
                    "500 ha",
                    "2023-2025",
                    "17.500",
                    "NSTW",
                    "Ban Quản lý rừng phòng hộ Mường Chà",
                ),
                task(
                    "2",
                    "Xây dựng chốt bảo vệ rừng Mường Nhé",
                    "05 chốt",
                    "2024",
                    "2.750",
                    "NSĐP",
                    "Ban Quản lý Khu bảo tồn thiên nhiên Mường Nhé",
                ),
                other("", "Tổng", "", "", "20.250", "", ""),
            ],
            size=12,
        ),
        "PAGE",
        "=BIỂU MẪU\nBÁO CÁO KẾT QUẢ THỰC HIỆN NHIỆM VỤ (Kèm theo Công văn số …/… ngày …/…/…)",
        Table(
            [["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Thời gian hoàn thành", "Kết quả thực hiện"]],
            ["number", "x", "y", "z", "q"],
            [1.2, 6.0, 3.5, 3.0, 3.3],
            [other("1", "Nhiệm vụ 1", "", "", ""), other("2", "…", "", "", ""), other("…", "", "", "", "")],
            size=12,
        ),
    ],
)

# 22 ── no rule drawn at all: the columns are only aligned
LAI_CHAU = Plan(
    "u22-lai-chau-khong-ke",
    "pdf",
    "830/KH-UBND",
    "plan",
    ("ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU"),
    "2022-03-21",
    "Lai Châu",
    "12",
    bases=[("150/QĐ-TTg", "2022-01-28")],
    body=[
        "=KẾ HOẠCH\nThực hiện Chiến lược phát triển nông nghiệp và nông thôn bền vững tỉnh Lai Châu",
        "Căn cứ Quyết định số 150/QĐ-TTg ngày 28/01/2022 của Thủ tướng Chính phủ phê duyệt Chiến lược phát triển nông nghiệp và nông thôn bền vững giai đoạn 2021 - 2030; UBND tỉnh ban hành Kế hoạch như sau:",
        "#I. YÊU CẦU",
        "Bám sát thực tiễn địa phương.",
        "#II. NHIỆM VỤ",
        Table(
            [["STT", "Nội dung", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian"]],
            ["number", "title", "lead", "support", "period"],
            [1.2, 6.3, 3.8, 3.8, 2.2],
            [
                task(
                    "1",
                    "Phát triển vùng chè tập trung chất lượng cao",
                    "Sở Nông nghiệp và PTNT",
                    "UBND các huyện, thành phố",
                    "2022-2025",
                ),
                task(
                    "2",
                    "Cấp mã số vùng trồng phục vụ xuất khẩu",
                    "Chi cục Trồng trọt và Bảo vệ thực vật",
                    "Sở Công Thương",
                    "Quý III/2022",
                ),
                task(
                    "3",
                    "Đào tạo nghề cho lao động nông thôn",
                    "Sở Lao động - Thương binh và Xã hội",
                    "Hội Nông dân tỉnh",
                    "Hằng năm",
                ),
                task(
                    "4",
                    "Sơ kết thực hiện Kế hoạch",
                    "Sở Nông nghiệp và PTNT",
                    "Các sở, ban, ngành",
                    "Tháng 12/2025",
                ),
            ],
            size=12,
            borders="none",
        ),
    ],
)

# 23 ── HTML as Word saves it: one table per printed page with its header repeated, non-breaking spaces, spans
DA_NANG = Plan(
    "u23-da-nang-word",
    "html",
    "254/KH-UBND",
    "plan",
    ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ ĐÀ NẴNG"),
    "2025-09-08",
    "Đà Nẵng",
    "48",
    bases=[("1012/QĐ-TTg", "2024-09-21")],
    body=[
        "=KẾ HOẠCH\nPhát triển ngành công nghiệp bán dẫn thành phố Đà Nẵng năm 2025 - 2026",
        "Thực hiện Quyết định số 1012/QĐ-TTg ngày 21/9/2024 của Thủ tướng Chính phủ về Chương trình phát triển nguồn nhân lực ngành công nghiệp bán dẫn, UBND thành phố ban hành Kế hoạch như sau:",
        "#I.\u00a0MỤC TIÊU",
        "Hình thành hệ sinh thái vi mạch, bán dẫn.",
        "#II.\u00a0PHÂN CÔNG NHIỆM VỤ",
        Table(
            [
                [
                    "STT",
                    "Nội\u00a0dung",
                    "Cơ quan\u00a0chủ trì",
                    "Cơ quan phối hợp",
                    "Thời hạn",
                    "Kết quả đầu ra",
                ]
            ],
            ["number", "title", "lead", "support", "period", "product"],
            [1] * 6,
            [
                group("I", "I", "Nguồn nhân lực", "<", "<", "<", "<"),
                task(
                    "1",
                    "Đào tạo chuyển đổi 600 kỹ sư thiết kế vi mạch",
                    "Sở Khoa học và Công nghệ",
                    "Đại học Đà Nẵng",
                    "2025-2026",
                    "600 kỹ sư",
                ),
                task(
                    "2",
                    "Thu hút chuyên gia người Việt ở nước ngoài",
                    "Sở Nội vụ",
                    "Sở Ngoại vụ",
                    "Thường xuyên",
                    "Danh sách chuyên gia",
                ),
            ],
        ),
        Table(
            [
                [
                    "STT",
                    "Nội\u00a0dung",
                    "Cơ quan\u00a0chủ trì",
                    "Cơ quan phối hợp",
                    "Thời hạn",
                    "Kết quả đầu ra",
                ]
            ],
            ["number", "title", "lead", "support", "period", "product"],
            [1] * 6,
            [
                group("II", "II", "Hạ tầng", "<", "<", "<", "<"),
                task(
                    "3",
                    "Đầu tư phòng thí nghiệm đóng gói tiên tiến",
                    "Ban Quản lý Khu công nghệ cao và các khu công nghiệp Đà Nẵng",
                    "Sở Tài chính",
                    "Quý IV/2026",
                    "Phòng thí nghiệm",
                ),
                task(
                    "4",
                    "Hoàn thiện Khu công viên phần mềm số 2 giai đoạn 1",
                    "Ban Quản lý dự án đầu tư xây dựng Đà Nẵng",
                    "Sở Xây dựng",
                    "Trước 31/12/2025",
                    "Khu công viên hoạt động",
                ),
            ],
        ),
    ],
)

# 24 ── lead and support in one line, time merged over several tasks, details below the title, letters as numbers
BAC_KAN = Plan(
    "u24-bac-kan-mot-o",
    "pdf",
    "455/KH-UBND",
    "plan",
    ("ỦY BAN NHÂN DÂN", "TỈNH BẮC KẠN"),
    "2022-08-12",
    "Bắc Kạn",
    "06",
    bases=[("882/QĐ-TTg", "2022-07-22")],
    body=[
        "=KẾ HOẠCH\nThực hiện tăng trưởng xanh trên địa bàn tỉnh Bắc Kạn giai đoạn 2022 - 2025",
        "Thực hiện Quyết định số 882/QĐ-TTg ngày 22/7/2022 của Thủ tướng Chính phủ, UBND tỉnh ban hành Kế hoạch như sau:",
        "#I. NHIỆM VỤ",
        Table(
            [["TT", "Nội dung, nhiệm vụ", "Cơ quan thực hiện", "Lộ trình", "Dự toán (triệu đồng)"]],
            ["number", "title", "who", "period", "budget"],
            [1.0, 7.2, 5.0, 2.2, 2.2],
            [
                group("a", "a)", "Lâm nghiệp", "", "", ""),
                task(
                    "1",
                    "Phát triển trồng rừng gỗ lớn:\n- Chuyển hóa 2.000 ha rừng gỗ nhỏ;\n- Trồng mới 1.500 ha",
                    "Chủ trì: Sở Nông nghiệp và PTNT; phối hợp: UBND các huyện, thành phố",
                    "2022-2025",
                    "45.000",
                    lead=["Sở Nông nghiệp và PTNT"],
                    support=["UBND các huyện, thành phố"],
                ),
                task(
                    "2",
                    "Đánh giá trữ lượng các-bon rừng",
                    "Chủ trì: Chi cục Kiểm lâm; phối hợp: Sở Khoa học và Công nghệ, Trường Đại học Nông Lâm Thái Nguyên",
                    "^",
                    "3.200",
                    lead=["Chi cục Kiểm lâm"],
                    support=["Sở Khoa học và Công nghệ", "Trường Đại học Nông Lâm Thái Nguyên"],
                ),
                group("b", "b)", "Du lịch", "", "", ""),
                task(
                    "3",
                    "Xây dựng tuyến du lịch sinh thái hồ Ba Bể",
                    "Chủ trì: Sở Văn hóa, Thể thao và Du lịch; phối hợp: UBND huyện Ba Bể",
                    "2023-2024",
                    "12.500,5",
                    lead=["Sở Văn hóa, Thể thao và Du lịch"],
                    support=["UBND huyện Ba Bể"],
                ),
            ],
            size=12,
        ),
    ],
)

DOCUMENTS = [NGHE_AN, CA_MAU, CAN_THO, BEN_TRE, DIEN_BIEN, LAI_CHAU, DA_NANG, BAC_KAN]
__all__ = ["DOCUMENTS"]
