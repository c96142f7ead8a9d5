"""How a reader notes printed times and bodies; written by hand after the conventions of the gold files."""

from __future__ import annotations

from itertools import product

_LAST = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}

TIMES: dict[str, object] = {
    "Thường xuyên": (None, "continuous"),
    "Hằng năm": (None, "annual"),
    "Hàng năm": (None, "annual"),
    "Hằng quý": (None, "quarterly"),
    "Hằng tháng": (None, "monthly"),
    "Tháng 12 hằng năm": (None, "annual"),
    "Khi có thiên tai": None,
    "Đến năm 2025": [None, "2025-12-31"],
    "Trước 30/11/2022": [None, "2022-11-29"],
    "31/12/2026": ["2026-12-31", "2026-12-31"],
    "30/6/2026": ["2026-06-30", "2026-06-30"],
    "Trước ngày 20 hằng tháng": (None, "monthly"),
    "Trước 31/12/2024": [None, "2024-12-30"],
    "Trước 31/12/2025": [None, "2025-12-30"],
    "Trước 30/6/2026": [None, "2026-06-29"],
    "Trước 15/10/2026": [None, "2026-10-14"],
    "Trước ngày 15/4/2024": [None, "2024-04-14"],
    "Tháng 3/2026 - 11/2026": ["2026-03-01", "2026-11-30"],
    "Năm 2026 và các năm tiếp theo": ["2026-01-01", None, True],
    "Giai đoạn 2026 - 2030": ["2026-01-01", "2030-12-31"],
}
for _y in range(2019, 2031):
    TIMES[f"{_y}"] = [f"{_y}-01-01", f"{_y}-12-31"]
    TIMES[f"Năm {_y}"] = [f"{_y}-01-01", f"{_y}-12-31"]
    for _m, _d in _LAST.items():
        TIMES[f"Tháng {_m}/{_y}"] = [f"{_y}-{_m:02d}-01", f"{_y}-{_m:02d}-{_d}"]
    for _q, (_name, _a) in enumerate(zip(("I", "II", "III", "IV"), (1, 4, 7, 10), strict=True)):
        TIMES[f"Quý {_name}/{_y}"] = [f"{_y}-{_a:02d}-01", f"{_y}-{_a + 2:02d}-{_LAST[_a + 2]}"]
for _a, _b in product(range(2019, 2031), repeat=2):
    if _a < _b:
        TIMES[f"{_a}-{_b}"] = [f"{_a}-01-01", f"{_b}-12-31"]

# bodies whose names hold a comma
KEPT = [
    "UBND các huyện, thành phố, thị xã",
    "UBND các xã, phường, thị trấn",
    "Các sở, ban, ngành",
    "các sở, ban, ngành",
    "Các phòng, đơn vị thuộc Sở",
    "UBND các huyện, thị xã, thành phố",
    "UBND các huyện, thành phố",
    "UBND các xã, phường, đặc khu",
    "UBND các xã, thị trấn",
    "UBND các xã, phường",
    "Trung tâm Văn hóa, Thông tin và Du lịch huyện",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Báo và phát thanh, truyền hình Hải Phòng",
    "Báo và Đài phát thanh, truyền hình Tây Ninh",
    "Chi cục Biển, Đảo và Thủy sản",
    "Sở Công Thương các tỉnh, thành phố",
]

# the register's names of bodies as printed
NAMES = {
    "Sở TT&TT": "Sở Thông tin và Truyền thông",
    "Sở KH&ĐT": "Sở Kế hoạch và Đầu tư",
    "Sở TN&MT": "Sở Tài nguyên và Môi trường",
    "Sở NN&PTNT": "Sở Nông nghiệp và Phát triển nông thôn",
    "Sở Nông nghiệp và PTNT": "Sở Nông nghiệp và Phát triển nông thôn",
    "Sở NN&MT": "Sở Nông nghiệp và Môi trường",
    "Sở KH&CN": "Sở Khoa học và Công nghệ",
    "Sở LĐTBXH": "Sở Lao động - Thương binh và Xã hội",
    "Sở Công Thương": "Sở Công Thương",
    "Sở Tài chính": "Sở Tài chính",
    "Sở Tư pháp": "Sở Tư pháp",
    "UBND các huyện, thị xã, thành phố": "Ủy ban nhân dân cấp huyện",
    "UBND các huyện, thành phố, thị xã": "Ủy ban nhân dân cấp huyện",
    "UBND các xã, phường, thị trấn": "Ủy ban nhân dân cấp xã",
    "UBND các huyện, thành phố": "Ủy ban nhân dân cấp huyện",
    "UBND các xã, phường, đặc khu": "Ủy ban nhân dân cấp xã",
    "UBND các xã, phường": "Ủy ban nhân dân cấp xã",
    "UBND các xã, thị trấn": "Ủy ban nhân dân cấp xã",
}
