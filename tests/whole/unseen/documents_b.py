"""Invented plans, second half: districts, indicator tables, law portals' pages, portal text, Markdown, a scan, long tables."""

from __future__ import annotations

from documents_a import point
from typeset import Plan, Table, group, indicator, other, task

# 7 ── a district, before its abolition: 11-point type, no borders at all but for the page's columns, I.1, 1.1 and a)
MEO_VAC = Plan(
    "u07-meo-vac",
    "pdf",
    "96/KH-UBND",
    "plan",
    ("ỦY BAN NHÂN DÂN", "HUYỆN MÈO VẠC"),
    "2024-02-27",
    "Mèo Vạc",
    "02",
    bases=[("43/KH-UBND", "2024-01-30")],
    body=[
        "=KẾ HOẠCH\nPhòng, chống thiên tai và thích ứng với biến đổi khí hậu huyện Mèo Vạc năm 2024",
        "Thực hiện Kế hoạch số 43/KH-UBND ngày 30/01/2024 của UBND tỉnh Hà Giang về phòng, chống thiên tai năm 2024, UBND huyện ban hành Kế hoạch như sau:",
        "#I. MỤC ĐÍCH, YÊU CẦU",
        "Chủ động phòng ngừa, ứng phó kịp thời, khắc phục nhanh hậu quả.",
        "#II. PHÂN CÔNG NHIỆM VỤ",
        Table(
            [["STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"]],
            ["number", "title", "lead", "support", "period"],
            [1.3, 6.7, 3.6, 3.6, 2.3],
            [
                group("I", "I", "GIAI ĐOẠN PHÒNG NGỪA", "", "", ""),
                group("1", "1", "Công tác chỉ đạo", "", "", ""),
                task(
                    "1.1",
                    "Kiện toàn Ban Chỉ huy PCTT và TKCN huyện",
                    "Phòng Nông nghiệp và PTNT",
                    "Văn phòng HĐND và UBND huyện",
                    "Quý I/2024",
                ),
                task(
                    "1.2",
                    "Rà soát phương án ứng phó với các cấp độ rủi ro thiên tai",
                    "Ban Chỉ huy Quân sự huyện",
                    "UBND các xã, thị trấn",
                    "Trước ngày 15/4/2024",
                ),
                group("2", "2", "Tuyên truyền", "", "", ""),
                task(
                    "2.1",
                    "Phát thanh bằng tiếng Mông về lũ quét, sạt lở đất",
                    "Trung tâm Văn hóa, Thông tin và Du lịch huyện",
                    "UBND các xã, thị trấn",
                    "Hằng tháng",
                ),
                task(
                    "2.2",
                    "Tập huấn kỹ năng cho lực lượng xung kích",
                    "Phòng Nông nghiệp và PTNT",
                    "Hội Chữ thập đỏ huyện",
                    "Tháng 5/2024",
                ),
                group("II", "II", "GIAI ĐOẠN ỨNG PHÓ", "", "", ""),
                task(
                    "1",
                    "Trực ban 24/24 giờ trong mùa mưa lũ",
                    "Văn phòng HĐND và UBND huyện",
                    "Công an huyện",
                    "Thường xuyên",
                ),
                task(
                    "2",
                    "Sơ tán dân ra khỏi vùng nguy hiểm",
                    "UBND các xã, thị trấn",
                    "Ban Chỉ huy Quân sự huyện; Công an huyện",
                    "Khi có thiên tai",
                ),
            ],
            size=11,
            borders="all",
        ),
    ],
    size=12,
)

# 8 ── socio-economic plan: body, a table of indicators, a table of norms (decoy), a small table of reports
SOC_TRANG = Plan(
    "u08-soc-trang-ktxh",
    "pdf",
    "108/NQ-HĐND",
    "resolution",
    ("HỘI ĐỒNG NHÂN DÂN", "TỈNH SÓC TRĂNG"),
    "2020-12-08",
    "Sóc Trăng",
    "94",
    bases=[("16/TTr-UBND", "2020-11-23")],
    body=[
        "=NGHỊ QUYẾT\nVề Kế hoạch phát triển kinh tế - xã hội 5 năm 2021 - 2025 tỉnh Sóc Trăng",
        "=HỘI ĐỒNG NHÂN DÂN TỈNH SÓC TRĂNG\nKHÓA IX, KỲ HỌP THỨ 18",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
        "Xét Tờ trình số 16/TTr-UBND ngày 23 tháng 11 năm 2020 của Ủy ban nhân dân tỉnh Sóc Trăng.",
        "=QUYẾT NGHỊ:",
        "#Điều 1. Thông qua Kế hoạch phát triển kinh tế - xã hội 5 năm 2021 - 2025 với các chỉ tiêu tại Phụ lục 1.",
        "#Điều 2. Giao Ủy ban nhân dân tỉnh tổ chức thực hiện.",
        "PAGE",
        "=PHỤ LỤC 1\nHỆ THỐNG CHỈ TIÊU CHỦ YẾU",
        Table(
            [
                [
                    "TT",
                    "Chỉ tiêu",
                    "ĐVT",
                    "Hiện trạng 2020",
                    "Mục tiêu 2025",
                    "Mục tiêu 2030",
                    "Cơ quan theo dõi",
                ]
            ],
            ["number", "title", "unit", "now", "a", "b", "lead"],
            [1.0, 6.0, 2.0, 2.0, 2.0, 2.0, 3.0],
            [
                group("I", "I", "Về kinh tế", "", "", "", "", ""),
                indicator(
                    "1",
                    "Tốc độ tăng trưởng GRDP bình quân",
                    "%/năm",
                    "6,5",
                    "8,0",
                    "8,5",
                    "Sở KH&ĐT",
                    targets=[point(2025, 8, "%/năm"), point(2030, 8.5, "%/năm")],
                ),
                indicator(
                    "2",
                    "GRDP bình quân đầu người",
                    "Triệu đồng",
                    "47,5",
                    "75",
                    "120",
                    "Cục Thống kê",
                    targets=[point(2025, 75, "triệu đồng"), point(2030, 120, "triệu đồng")],
                ),
                indicator(
                    "3",
                    "Sản lượng lúa",
                    "Nghìn tấn",
                    "2.070",
                    "2.000",
                    "1.950",
                    "Sở NN&PTNT",
                    targets=[point(2025, 2_000_000, ""), point(2030, 1_950_000, "")],
                ),
                indicator(
                    "4",
                    "Tổng thu ngân sách trên địa bàn",
                    "Tỷ đồng",
                    "4.150",
                    "≥ 6.000",
                    "≥ 10.000",
                    "Sở Tài chính",
                    targets=[point(2025, 6000, "tỷ đồng", ">="), point(2030, 10000, "tỷ đồng", ">=")],
                ),
                group("II", "II", "Về xã hội", "", "", "", "", ""),
                indicator(
                    "5",
                    "Tỷ lệ hộ nghèo (theo chuẩn nghèo đa chiều)",
                    "%",
                    "2,66",
                    "< 1",
                    "-",
                    "Sở LĐTBXH",
                    targets=[point(2025, 1, "%", "<")],
                ),
                indicator(
                    "6",
                    "Số bác sĩ trên một vạn dân",
                    "Bác sĩ",
                    "7,8",
                    "9,0",
                    "11,0",
                    "Sở Y tế",
                    targets=[point(2025, 9, ""), point(2030, 11, "")],
                ),
                group("III", "III", "Về môi trường", "", "", "", "", ""),
                indicator(
                    "7",
                    "Tỷ lệ dân số nông thôn sử dụng nước hợp vệ sinh",
                    "%",
                    "98",
                    "99,5",
                    "100",
                    "Sở NN&PTNT",
                    targets=[point(2025, 99.5, "%"), point(2030, 100, "%")],
                ),
                indicator(
                    "8",
                    "Diện tích rừng trồng mới",
                    "ha",
                    "1.250",
                    "1.400",
                    "1.600",
                    "Sở NN&PTNT",
                    targets=[point(2025, 1400, "ha"), point(2030, 1600, "ha")],
                ),
            ],
            size=12,
        ),
        "PAGE",
        "=PHỤ LỤC 2\nĐỊNH MỨC CHI HỘI NGHỊ, TẬP HUẤN",
        Table(
            [["STT", "Nội dung chi", "Đơn vị tính", "Mức chi (đồng)", "Ghi chú"]],
            ["number", "x", "unit", "y", "z"],
            [1.2, 7.0, 3.0, 3.0, 3.0],
            [
                other("1", "Thù lao giảng viên cấp tỉnh", "Buổi", "1.000.000", ""),
                other("2", "Nước uống cho đại biểu", "Người/ngày", "40.000", "02 buổi"),
                other("3", "Thuê hội trường", "Ngày", "3.500.000", "Theo hóa đơn"),
            ],
            size=12,
        ),
        "",
        "=PHỤ LỤC 3\nBIỂU MẪU BÁO CÁO KẾT QUẢ THỰC HIỆN",
        Table(
            [["STT", "Nội dung", "Đơn vị thực hiện", "Kết quả", "Tồn tại, nguyên nhân"]],
            ["number", "x", "y", "z", "q"],
            [1.2, 6.0, 3.5, 3.2, 3.3],
            [other("1", "…", "…", "…", "…"), other("2", "", "", "", ""), other("3", "", "", "", "")],
            size=12,
        ),
    ],
)

# 9 ── HTML of a law portal: rowspans (lead over several rows, title over two bodies), menus around
BINH_DINH = Plan(
    "u09-binh-dinh-khi-hau",
    "html",
    "4471/QĐ-UBND",
    "decision",
    ("ỦY BAN NHÂN DÂN", "TỈNH BÌNH ĐỊNH"),
    "2020-10-30",
    "Bình Định",
    "52",
    bases=[("1055/QĐ-TTg", "2020-07-20"), ("2053/QĐ-TTg", "2016-10-28"), ("1120/TTr-STNMT", "2020-10-20")],
    body=[
        "=QUYẾT ĐỊNH\nBAN HÀNH KẾ HOẠCH HÀNH ĐỘNG ỨNG PHÓ VỚI BIẾN ĐỔI KHÍ HẬU TỈNH BÌNH ĐỊNH GIAI ĐOẠN 2021 - 2030",
        "=CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH",
        "Căn cứ Quyết định số 2053/QĐ-TTg ngày 28/10/2016 của Thủ tướng Chính phủ về việc ban hành Kế hoạch thực hiện Thỏa thuận Paris về biến đổi khí hậu;",
        "Căn cứ Quyết định số 1055/QĐ-TTg ngày 20/7/2020 của Thủ tướng Chính phủ ban hành Kế hoạch quốc gia thích ứng với biến đổi khí hậu;",
        "Theo đề nghị của Sở Tài nguyên và Môi trường tại Tờ trình số 1120/TTr-STNMT ngày 20/10/2020,",
        "=QUYẾT ĐỊNH:",
        "#Điều 1. Ban hành kèm theo Quyết định này Kế hoạch hành động ứng phó với biến đổi khí hậu tỉnh Bình Định giai đoạn 2021 - 2030.",
        "#Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
        "=DANH MỤC NHIỆM VỤ, DỰ ÁN",
        Table(
            [
                [
                    "STT",
                    "Tên nhiệm vụ, dự án",
                    "Đơn vị chủ trì",
                    "Đơn vị phối hợp",
                    "Thời gian thực hiện",
                    "Kinh phí (tỷ đồng)",
                ]
            ],
            ["number", "title", "lead", "support", "period", "budget"],
            [1, 1, 1, 1, 1, 1],
            [
                group("A", "A. Nhiệm vụ phi công trình", "<", "<", "<", "<", "<"),
                task(
                    "1",
                    "Cập nhật kịch bản biến đổi khí hậu, nước biển dâng",
                    "Sở Tài nguyên và Môi trường",
                    "Các sở, ban, ngành",
                    "2021-2022",
                    "3,5",
                ),
                task(
                    "2",
                    "Xây dựng hệ thống cảnh báo sớm sạt lở",
                    "^",
                    "Đài Khí tượng Thủy văn khu vực Nam Trung Bộ",
                    "2022-2025",
                    "12",
                ),
                task(
                    "3",
                    "Lồng ghép biến đổi khí hậu vào quy hoạch",
                    "Sở Kế hoạch và Đầu tư",
                    "Các sở, ban, ngành",
                    "Hàng năm",
                    "1,25",
                ),
                group("B", "B. Nhiệm vụ công trình", "<", "<", "<", "<", "<"),
                task(
                    "1",
                    "Kè chống xói lở bờ biển xã Nhơn Hải",
                    "UBND thành phố Quy Nhơn",
                    "Sở Nông nghiệp và PTNT",
                    "2021-2025",
                    "85",
                ),
                task(
                    "2",
                    "Trồng rừng ngập mặn đầm Thị Nại",
                    "Sở Nông nghiệp và PTNT",
                    "UBND các huyện: Tuy Phước, Phù Cát",
                    "2021-2030",
                    "40,6",
                    support=["Ủy ban nhân dân huyện Tuy Phước", "Ủy ban nhân dân huyện Phù Cát"],
                ),
                other("", "Tổng cộng", "", "", "", "142,35"),
            ],
            scale=1_000_000_000,
        ),
    ],
)

# 10 ── HTML, after 1 July 2025: no group rows but a column of groups (rowspan), product before bodies
THAI_NGUYEN = Plan(
    "u10-thai-nguyen",
    "html",
    "205/KH-UBND",
    "plan",
    ("ỦY BAN NHÂN DÂN", "TỈNH THÁI NGUYÊN"),
    "2025-10-21",
    "Thái Nguyên",
    "19",
    bases=[("68-NQ/TW", "2025-05-04"), ("138/NQ-CP", "2025-05-16")],
    indicators=[
        {
            "clause": "I",
            "name_start": "Phấn đấu đến năm 2030 có 20.000 doanh nghiệp hoạt động",
            "targets": [point(2030, 20000, "doanh nghiệp")],
        },
        {
            "clause": "I",
            "name_start": "Khu vực kinh tế tư nhân đóng góp trên 50% GRDP",
            "targets": [point(2030, 50, "%", ">")],
        },
    ],
    body=[
        "=KẾ HOẠCH\nTriển khai Nghị quyết số 68-NQ/TW của Bộ Chính trị về phát triển kinh tế tư nhân trên địa bàn tỉnh Thái Nguyên",
        "Thực hiện Nghị quyết số 68-NQ/TW ngày 04/5/2025 của Bộ Chính trị về phát triển kinh tế tư nhân; Nghị quyết số 138/NQ-CP ngày 16/5/2025 của Chính phủ; UBND tỉnh ban hành Kế hoạch như sau:",
        "#I. MỤC TIÊU ĐẾN NĂM 2030",
        "- Phấn đấu đến năm 2030 có 20.000 doanh nghiệp hoạt động.",
        "- Khu vực kinh tế tư nhân đóng góp trên 50% GRDP.",
        "#II. PHÂN CÔNG NHIỆM VỤ",
        Table(
            [
                [
                    "TT",
                    "Nhiệm vụ cụ thể",
                    "Hình thức văn bản/ sản phẩm",
                    "Cơ quan chủ trì, tham mưu",
                    "Cơ quan, đơn vị phối hợp",
                    "Thời gian trình",
                ]
            ],
            ["number", "title", "product", "lead", "support", "period"],
            [1] * 6,
            [
                group("I", "I", "CẢI CÁCH THỂ CHẾ", "<", "<", "<", "<"),
                task(
                    "1",
                    "Rà soát, cắt giảm ít nhất 30% thời gian xử lý thủ tục hành chính",
                    "Quyết định của UBND tỉnh",
                    "Văn phòng UBND tỉnh",
                    "Các sở, ban, ngành; UBND các xã, phường",
                    "Quý IV/2025",
                ),
                task(
                    "2",
                    "Đối thoại giữa lãnh đạo tỉnh với doanh nghiệp",
                    "Hội nghị",
                    "Sở Tài chính",
                    "Hiệp hội Doanh nghiệp tỉnh; Thuế tỉnh Thái Nguyên",
                    "Hằng quý",
                ),
                group("II", "II", "TIẾP CẬN ĐẤT ĐAI, VỐN", "<", "<", "<", "<"),
                task(
                    "3",
                    "Hỗ trợ giảm tiền thuê đất trong khu công nghiệp cho doanh nghiệp nhỏ và vừa",
                    "Nghị quyết của HĐND tỉnh",
                    "Sở Tài chính",
                    "Ban Quản lý các khu công nghiệp tỉnh; Sở Nông nghiệp và Môi trường",
                    "Tháng 6/2026",
                ),
                task(
                    "4",
                    "Kết nối ngân hàng - doanh nghiệp",
                    "Hội nghị kết nối",
                    "Ngân hàng Nhà nước chi nhánh Khu vực 5",
                    "Sở Công Thương",
                    "Năm 2026 và các năm tiếp theo",
                ),
            ],
        ),
    ],
)

# 11 ── text copied from a portal, one cell a line
KON_TUM = Plan(
    "u11-kon-tum",
    "txt",
    "1182/KH-UBND",
    "plan",
    ("ỦY BAN NHÂN DÂN", "TỈNH KON TUM"),
    "2022-04-18",
    "Kon Tum",
    "62",
    bases=[("523/QĐ-TTg", "2021-04-01")],
    body=[
        "=KẾ HOẠCH\nThực hiện Chiến lược phát triển lâm nghiệp Việt Nam giai đoạn 2021 - 2030, tầm nhìn đến năm 2050 trên địa bàn tỉnh Kon Tum",
        "Căn cứ Quyết định số 523/QĐ-TTg ngày 01/4/2021 của Thủ tướng Chính phủ phê duyệt Chiến lược phát triển lâm nghiệp Việt Nam giai đoạn 2021 - 2030, tầm nhìn đến năm 2050; Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
        "I. MỤC TIÊU",
        "Ổn định độ che phủ rừng.",
        "II. DANH MỤC NHIỆM VỤ",
        Table(
            [["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"]],
            ["number", "title", "lead", "support", "period"],
            [1] * 5,
            [
                group("I", "I", "Bảo vệ và phát triển rừng", "", "", ""),
                task(
                    "1",
                    "Xây dựng Đề án trồng 15.000 ha rừng",
                    "Sở Nông nghiệp và Phát triển nông thôn",
                    "Sở Tài nguyên và Môi trường",
                    "Năm 2022",
                ),
                task(
                    "2",
                    "Theo dõi diễn biến rừng",
                    "Chi cục Kiểm lâm",
                    "UBND các huyện, thành phố",
                    "Hằng năm",
                ),
                task(
                    "3",
                    "Xử lý đất lâm nghiệp bị lấn chiếm",
                    "UBND các huyện, thành phố",
                    "Chi cục Kiểm lâm",
                    "2022-2025",
                ),
                group("II", "II", "Chế biến và thương mại lâm sản", "", "", ""),
                task(
                    "1", "Thu hút đầu tư chế biến gỗ", "Sở Kế hoạch và Đầu tư", "Sở Công Thương", "2022-2030"
                ),
                task(
                    "2",
                    "Cấp chứng chỉ quản lý rừng bền vững",
                    "Các công ty lâm nghiệp",
                    "Sở Nông nghiệp và Phát triển nông thôn",
                    "2023-2025",
                ),
                task(
                    "3",
                    "Phát triển dược liệu dưới tán rừng",
                    "Sở Nông nghiệp và Phát triển nông thôn",
                    "Sở Y tế",
                    "Quý II/2023",
                ),
            ],
        ),
    ],
)

# 12 ── Markdown with pipe tables, <br> in cells, a two-line header whose second line is only figures of years
NINH_THUAN = Plan(
    "u12-ninh-thuan",
    "md",
    "3915/KH-UBND",
    "plan",
    ("ỦY BAN NHÂN DÂN", "TỈNH NINH THUẬN"),
    "2023-08-25",
    "Ninh Thuận",
    "58",
    bases=[("893/QĐ-TTg", "2023-07-26")],
    indicators=[
        {
            "clause": "II.1",
            "name_start": "Tỷ trọng năng lượng tái tạo trong tổng sản lượng điện đạt 90% vào năm 2030",
            "targets": [point(2030, 90, "%")],
        }
    ],
    body=[
        "=KẾ HOẠCH\nPhát triển năng lượng tái tạo tỉnh Ninh Thuận đến năm 2030",
        "Căn cứ Quyết định số 893/QĐ-TTg ngày 26/7/2023 của Thủ tướng Chính phủ phê duyệt Quy hoạch tổng thể về năng lượng quốc gia thời kỳ 2021 - 2030, tầm nhìn đến năm 2050, UBND tỉnh ban hành Kế hoạch:",
        "#I. QUAN ĐIỂM",
        "Phát triển năng lượng gắn với bảo vệ môi trường.",
        "#II. MỤC TIÊU",
        "1. Tỷ trọng năng lượng tái tạo trong tổng sản lượng điện đạt 90% vào năm 2030.",
        "#III. NHIỆM VỤ",
        "#Bảng 1. Phân công nhiệm vụ",
        Table(
            [
                [
                    "STT",
                    "Nhiệm vụ trọng tâm",
                    "Chủ trì",
                    "Phối hợp",
                    "Tiến độ",
                    "Kinh phí (triệu đồng)",
                    "Ghi chú",
                ]
            ],
            ["number", "title", "lead", "support", "period", "budget", "note"],
            [1] * 7,
            [
                group("I", "I", "Hạ tầng truyền tải", "", "", "", "", ""),
                task(
                    "1",
                    "Phối hợp đầu tư đường dây 500 kV đấu nối",
                    "Sở Công Thương",
                    "Tổng công ty Truyền tải điện quốc gia",
                    "2023-2026",
                    "",
                    "EVNNPT đầu tư",
                ),
                task(
                    "2",
                    "Giải phóng mặt bằng hành lang tuyến",
                    "UBND huyện Thuận Nam",
                    "Sở Tài nguyên và Môi trường",
                    "Quý IV/2023",
                    "15.000",
                    "",
                ),
                group("II", "II", "Nghiên cứu, đào tạo", "", "", "", "", ""),
                task(
                    "3",
                    "Đề án trung tâm đào tạo nhân lực năng lượng tái tạo",
                    "Sở Lao động - Thương binh và Xã hội",
                    "Trường Cao đẳng Nghề Ninh Thuận",
                    "2024-2025",
                    "2.300,5",
                    "",
                ),
                task(
                    "4",
                    "Nghiên cứu sản xuất hydrogen xanh",
                    "Sở Khoa học và Công nghệ",
                    "Sở Công Thương<br>Viện Năng lượng".replace("<br>", "\n"),
                    "2025-2030",
                    "4.200",
                    "Kêu gọi ODA",
                ),
            ],
        ),
    ],
)

# 13 ── a scan of two pages, typed in 13 points
HAU_GIANG = Plan(
    "u13-hau-giang-scan",
    "scan.pdf",
    "57/KH-UBND",
    "plan",
    ("ỦY BAN NHÂN DÂN", "TỈNH HẬU GIANG"),
    "2019-04-16",
    "Hậu Giang",
    "93",
    bases=[("1670/QĐ-TTg", "2017-10-31")],
    body=[
        "=KẾ HOẠCH\nThực hiện Chương trình mục tiêu ứng phó với biến đổi khí hậu và tăng trưởng xanh năm 2019",
        "Thực hiện Quyết định số 1670/QĐ-TTg ngày 31/10/2017 của Thủ tướng Chính phủ phê duyệt Chương trình mục tiêu Ứng phó với biến đổi khí hậu và tăng trưởng xanh giai đoạn 2016 - 2020, UBND tỉnh xây dựng Kế hoạch như sau:",
        "#I. MỤC TIÊU",
        "Nâng cao năng lực thích ứng với biến đổi khí hậu, hạn mặn.",
        "#II. NỘI DUNG THỰC HIỆN",
        Table(
            [["STT", "Nội dung", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian"]],
            ["number", "title", "lead", "support", "period"],
            [1.3, 6.0, 3.6, 3.9, 2.5],
            [
                task(
                    "1",
                    "Nạo vét kênh trữ nước ngọt phục vụ sản xuất",
                    "Sở Nông nghiệp và PTNT",
                    "UBND các huyện, thị xã, thành phố",
                    "Quý II/2019",
                ),
                task(
                    "2",
                    "Quan trắc độ mặn tự động tại 05 trạm",
                    "Sở Tài nguyên và Môi trường",
                    "Đài Khí tượng Thủy văn tỉnh",
                    "Năm 2019",
                ),
                task(
                    "3",
                    "Tuyên truyền về tăng trưởng xanh",
                    "Sở Kế hoạch và Đầu tư",
                    "Báo Hậu Giang",
                    "Thường xuyên",
                ),
                task(
                    "4",
                    "Trồng cây xanh phân tán",
                    "UBND các huyện, thị xã, thành phố",
                    "Tỉnh đoàn",
                    "Tháng 5/2019",
                ),
                task(
                    "5",
                    "Báo cáo kết quả thực hiện",
                    "Sở Tài nguyên và Môi trường",
                    "Các sở, ban, ngành",
                    "Tháng 12/2019",
                ),
            ],
            size=13,
        ),
    ],
)

# 14 ── decomposed letters (NFD), horizontal rules only, bullets in cells, a note under the table
HUE = Plan(
    "u14-hue-nfd",
    "pdf",
    "312/KH-UBND",
    "plan",
    ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HUẾ"),
    "2025-08-14",
    "Huế",
    "46",
    bases=[("896/QĐ-TTg", "2022-07-26")],
    nfd=True,
    body=[
        "=KẾ HOẠCH\nThực hiện Chiến lược quốc gia về biến đổi khí hậu trên địa bàn thành phố Huế giai đoạn 2025 - 2030",
        "Căn cứ Quyết định số 896/QĐ-TTg ngày 26/7/2022 của Thủ tướng Chính phủ phê duyệt Chiến lược quốc gia về biến đổi khí hậu giai đoạn đến năm 2050, UBND thành phố ban hành Kế hoạch như sau:",
        "#I. MỤC TIÊU",
        "Chủ động thích ứng hiệu quả.",
        "#II. NHIỆM VỤ TRỌNG TÂM",
        Table(
            [["TT", "Nội dung nhiệm vụ", "Chủ trì thực hiện", "Phối hợp thực hiện", "Thời gian"]],
            ["number", "title", "lead", "support", "period"],
            [1.2, 6.2, 3.8, 3.8, 2.3],
            [
                task(
                    "1",
                    "Kiểm kê khí nhà kính cấp thành phố",
                    "Sở Nông nghiệp và Môi trường",
                    "Sở Công Thương\nSở Xây dựng",
                    "2026-2027",
                ),
                task(
                    "2",
                    "Bảo vệ hệ sinh thái đầm phá Tam Giang - Cầu Hai:\n- Trồng rừng ngập mặn;\n- Phục hồi thảm cỏ biển",
                    "UBND các xã, phường",
                    "Chi cục Biển, Đảo và Thủy sản",
                    "2025-2030",
                ),
                task(
                    "3",
                    "Nâng cấp hồ chứa, đê ngăn mặn",
                    "Ban Quản lý dự án đầu tư xây dựng khu vực",
                    "Sở Tài chính",
                    "Giai đoạn 2026 - 2030",
                ),
                task("4", "Đào tạo cán bộ về thị trường các-bon", "Sở Nội vụ", "Đại học Huế", "Quý III/2026"),
            ],
            size=12,
            borders="h",
        ),
        "* Ghi chú: Kinh phí thực hiện được bố trí theo phân cấp ngân sách hiện hành.",
    ],
)

# 15 ── a long table over pages, rows broken by pages, header not repeated, dash sub-rows, letters then numbers running on
_VERBS = [
    (
        "Rà soát, sửa đổi, bổ sung quy định về {} trên địa bàn tỉnh bảo đảm đồng bộ với quy định của Trung ương, trong đó làm rõ trách nhiệm của từng cơ quan, đơn vị và thời hạn hoàn thành",
        "Sở Tư pháp",
        "Các sở, ban, ngành; UBND các xã, phường",
        "Quý III/2026",
        "Văn bản quy phạm pháp luật",
    ),
    (
        "Xây dựng, vận hành cơ sở dữ liệu về {}",
        "Sở Khoa học và Công nghệ",
        "Sở Tài chính; Công an tỉnh",
        "2026-2028",
        "Cơ sở dữ liệu",
    ),
    (
        "Truyền thông, nâng cao nhận thức của người dân, doanh nghiệp về {}",
        "Sở Văn hóa, Thể thao và Du lịch",
        "Báo và Đài phát thanh, truyền hình Tây Ninh; Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        "Hằng năm",
        "Tin, bài, phóng sự",
    ),
    (
        "Kiểm tra, giám sát việc chấp hành pháp luật về {}; kịp thời xử lý vi phạm và công khai kết quả trên Cổng thông tin điện tử tỉnh",
        "Thanh tra tỉnh",
        "Sở Nông nghiệp và Môi trường; Công an tỉnh",
        "Thường xuyên",
        "Kết luận kiểm tra",
    ),
]
_TOPICS = [
    "quản lý chất thải rắn",
    "sử dụng nước ngầm",
    "vật liệu xây dựng không nung",
    "giao thông xanh",
    "nông nghiệp hữu cơ",
    "khu công nghiệp sinh thái",
    "du lịch bền vững",
]


def _long_rows() -> list[object]:
    rows, n = [], 0
    for letter, topic in zip("ABCDEFG", _TOPICS, strict=True):
        rows.append(group(letter, letter, topic.upper(), "", "", "", ""))
        for title, lead, support, time, product in _VERBS:
            n += 1
            rows.append(task(f"{n:02d}", title.format(topic), lead, support, time, product))
    return rows


TAY_NINH = Plan(
    "u15-tay-ninh-dai",
    "pdf",
    "5120/QĐ-UBND",
    "decision",
    ("ỦY BAN NHÂN DÂN", "TỈNH TÂY NINH"),
    "2026-01-15",
    "Tây Ninh",
    "80",
    bases=[("882/QĐ-TTg", "2022-07-22"), ("95/TTr-STC", "2026-01-05")],
    body=[
        "=QUYẾT ĐỊNH\nBan hành Kế hoạch hành động tăng trưởng xanh tỉnh Tây Ninh giai đoạn 2026 - 2030",
        "=CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH TÂY NINH",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "Căn cứ Quyết định số 882/QĐ-TTg ngày 22 tháng 7 năm 2022 của Thủ tướng Chính phủ phê duyệt Kế hoạch hành động quốc gia về tăng trưởng xanh giai đoạn 2021 - 2030;",
        "Theo đề nghị của Giám đốc Sở Tài chính tại Tờ trình số 95/TTr-STC ngày 05 tháng 01 năm 2026.",
        "=QUYẾT ĐỊNH:",
        "#Điều 1. Ban hành kèm theo Quyết định này Kế hoạch hành động tăng trưởng xanh tỉnh Tây Ninh giai đoạn 2026 - 2030.",
        "#Điều 2. Giao Sở Tài chính theo dõi, tổng hợp.",
        "PAGE",
        "=PHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ",
        Table(
            [["STT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian", "Kết quả"]],
            ["number", "title", "lead", "support", "period", "product"],
            [1.2, 5.6, 2.9, 3.4, 2.0, 2.4],
            _long_rows(),
            size=13,
            repeat=0,
        ),  # type: ignore[arg-type]
    ],
)

# 16 ── Word file: title merged over activities with their own bodies, several periods in a cell, "Trong đó"
QUANG_TRI = Plan(
    "u16-quang-tri",
    "docx",
    "88/KH-UBND",
    "plan",
    ("ỦY BAN NHÂN DÂN", "TỈNH QUẢNG TRỊ"),
    "2025-09-25",
    "Quảng Trị",
    "44",
    bases=[("1131/QĐ-TTg", "2025-06-12")],
    body=[
        "=KẾ HOẠCH\nPhát triển công nghệ chiến lược và kinh tế xanh tỉnh Quảng Trị giai đoạn 2025 - 2030",
        "Căn cứ Quyết định số 1131/QĐ-TTg ngày 12/6/2025 của Thủ tướng Chính phủ ban hành Danh mục công nghệ chiến lược và sản phẩm công nghệ chiến lược; UBND tỉnh ban hành Kế hoạch như sau:",
        "#I. YÊU CẦU",
        "Bám sát chỉ đạo của Trung ương.",
        "#II. NHIỆM VỤ",
        Table(
            [
                [
                    "TT",
                    "Nhóm nhiệm vụ",
                    "Hoạt động cụ thể",
                    "Chủ trì",
                    "Phối hợp",
                    "Thời gian thực hiện",
                    "Nguồn kinh phí",
                ]
            ],
            ["number", "grouping", "title", "lead", "support", "period", "funding"],
            [1.1, 3.2, 4.6, 2.6, 2.6, 2.2, 2.0],
            [
                task(
                    "1",
                    "Phát triển điện gió",
                    "Rà soát quy hoạch các dự án điện gió",
                    "Sở Công Thương",
                    "Sở Xây dựng",
                    "2025-2026",
                    "NSNN",
                ),
                task(
                    "^",
                    "^",
                    "Hỗ trợ nhà đầu tư về thủ tục đất đai",
                    "Sở Nông nghiệp và Môi trường",
                    "UBND các xã, phường, đặc khu",
                    "Thường xuyên",
                    "NSNN",
                ),
                task(
                    "2",
                    "Nông nghiệp xanh",
                    "Mở rộng diện tích lúa hữu cơ",
                    "Sở Nông nghiệp và Môi trường",
                    "Hội Nông dân tỉnh",
                    "2026-2030",
                    "NSNN, doanh nghiệp",
                ),
                task(
                    "^",
                    "^",
                    "Cấp mã số vùng trồng",
                    "Chi cục Trồng trọt và Bảo vệ thực vật",
                    "UBND các xã, phường, đặc khu",
                    "Quý I/2026",
                    "NSNN",
                ),
                task(
                    "^",
                    "^",
                    "Xây dựng thương hiệu nông sản",
                    "Sở Công Thương",
                    "Sở Khoa học và Công nghệ",
                    "2026-2028",
                    "Xã hội hóa",
                ),
            ],
            size=12,
        ),
    ],
)

DOCUMENTS = [
    MEO_VAC,
    SOC_TRANG,
    BINH_DINH,
    THAI_NGUYEN,
    KON_TUM,
    NINH_THUAN,
    HAU_GIANG,
    HUE,
    TAY_NINH,
    QUANG_TRI,
]
__all__ = ["DOCUMENTS"]
