"""Sheets of tasks in other words than ``bench.scan.task_sheets``, with other columns: five, three of them centred.

They were drawn once the first sheets were read without silent errors, to see whether that holds elsewhere.
"""

from __future__ import annotations

from bench.scan.task_sheets import Form, Office

FORM = Form(
    head=(
        (80.0, "UBND TỈNH PHÚ THỌ", False), (330.0, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True),
        (66.0, "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", True), (372.0, "Độc lập - Tự do - Hạnh phúc", True),
        (112.0, "Số: 127/KH-SNNMT", False), (352.0, "Phú Thọ, ngày 08 tháng 01 năm 2026", False),
    ),
    title=("KẾ HOẠCH", "Công tác năm 2026 của các đơn vị trực thuộc Sở"),
    widths=(36.0, 174.0, 92.0, 106.0, 84.0),
    header=("STT", "Nội dung công việc", "Đơn vị chủ trì", "Kết quả cần đạt", "Thời hạn"),
    heading="{k}. {name}: {n} nhiệm vụ",
    centred=frozenset({0, 2, 4}),
)  # fmt: skip

OFFICES = (
    Office("Lĩnh vực trồng trọt", (
        ("Mở rộng vùng bưởi được cấp mã số", "Sở Tài chính", "40 ha", "Quý II"),
        ("Khảo nghiệm giống lúa chịu hạn tại ba xã miền núi", "Sở Khoa học và Công nghệ", "03 giống lúa", "30/9/2026"),
        ("Rà soát cơ sở buôn bán thuốc bảo vệ thực vật", "Sở Công Thương", "120 cơ sở", "Tháng 4"),
        ("Dự báo sâu bệnh vụ xuân", "Sở Y tế", "12 kỳ", "Quý I"),
        ("In tờ rơi về phân bón hữu cơ", "Sở Văn hóa, Thể thao và Du lịch", "2.000 tờ", "Tháng 7"),
    )),
    Office("Lĩnh vực chăn nuôi", (
        ("Tiêm phòng lở mồm long móng cho đàn trâu, bò", "Sở Y tế", "85% tổng đàn", "Tháng 10"),
        ("Xây dựng chuỗi gà đồi an toàn sinh học", "Sở Công Thương", "05 chuỗi", "Quý IV"),
        ("Di dời trại lợn ra khỏi khu dân cư", "Sở Xây dựng", "16 trại", "31/12/2026"),
        ("Lấy mẫu giám sát cúm gia cầm", "Sở Y tế", "600 mẫu", "Cả năm"),
    )),
    Office("Lĩnh vực thủy lợi", (
        ("Nạo vét kênh chính của trạm bơm Sơn Cương", "Sở Tài chính", "7,5 km", "Tháng 5"),
        ("Kiểm định an toàn đập, hồ chứa nước", "Sở Xây dựng", "11 hồ", "Quý III"),
        ("Cắm mốc hành lang bảo vệ đê hữu sông Thao", "Công an tỉnh", "240 mốc", "30/11/2026"),
        ("Tập huấn quản lý tổ dùng nước", "Sở Nội vụ", "06 lớp", "Tháng 8"),
        ("Thay máy bơm cũ", "Sở Tài chính", "9 máy", "Quý I"),
    )),
    Office("Lĩnh vực đất đai", (
        ("Lập bản đồ hiện trạng sử dụng đất", "Sở Xây dựng", "01 bản đồ", "Quý III"),
        ("Cấp giấy chứng nhận lần đầu cho hộ gia đình", "Sở Tư pháp", "1.500 giấy", "Cả năm"),
        ("Số hóa sổ địa chính của các xã mới", "Sở Khoa học và Công nghệ", "60% số xã", "Tháng 12"),
    )),
)  # fmt: skip
