"""What the document of a cell says of it: its day, its province, its level, by the beginning of the cell's id.

The cells stand by themselves; in a run these three come from the document's head. A document that is not named here is
a province's of the years in which most of the others were signed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from normalize.agency_names.register import by_id
from normalize.places.provinces import find_province


@dataclass(frozen=True, slots=True)
class CellContext:
    """Day as ISO text (None: not told), code of the province (None: the centre, or not told), level of the issuer, the register's
    id of a ministry whose plan it is."""

    on: str | None
    province_code: str | None
    level: str
    issuer: str | None = None


_OF_GENRE = re.compile(r"genre-(?P<kind>tinh|thanh-pho)-(?P<place>[a-z-]+)-(?P<year>\d{4})")
_OF_SET = re.compile(r"^s\d+-")
_MINISTRY = re.compile(r"genre-(?P<name>(?:bo|trung-uong)[a-z-]*)-(?P<year>\d{4})")
_CENTRE = "centre"
_PROVINCE = "province"
_CONTEXTS = {
    "s-16-dongthap": CellContext("2025-11-30", "82", _PROVINCE),
    "s-17-sonla": CellContext("2025-11-30", "14", _PROVINCE),
    "s-19-cantho": CellContext("2025-11-30", "92", _PROVINCE),
    "s-20-dongthap": CellContext("2025-11-30", "82", _PROVINCE),
    "s-21-bacninh": CellContext("2025-11-30", "24", _PROVINCE),
    "s-24c7124e": CellContext("2025-11-30", "92", _PROVINCE),
    "s-25-hanoi": CellContext("2025-11-30", "01", _PROVINCE),
    "s-27-dongnai": CellContext("2025-11-30", "75", _PROVINCE),
    "s-31fb08f3": CellContext("2025-11-30", "79", _PROVINCE),
    "s-8e9a425d": CellContext("2025-11-30", "01", _PROVINCE),
    "s-ceb89a53": CellContext("2025-11-30", "40", _PROVINCE),
    "s-11-daknong": CellContext("2024-06-30", "67", _PROVINCE),
    "s-01-lamdong": CellContext("2026-01-15", "68", _PROVINCE),
    "s-03-lamdong": CellContext("2026-01-15", "68", _PROVINCE),
    "s-04-lamdong": CellContext("2026-01-15", "68", _PROVINCE),
    "s-05-lamdong": CellContext("2026-01-15", "68", _PROVINCE),
    "s-06-lamdong": CellContext("2026-01-15", "68", _PROVINCE),
    "s-07-lamdong": CellContext("2026-01-15", "68", _PROVINCE),
    "s-5be26782": CellContext("2025-11-30", None, _PROVINCE),
    "s-bacgiang-2010": CellContext("2010-11-26", "24", _PROVINCE),
    "s-bacgiang-2012": CellContext("2012-06-30", "24", _PROVINCE),
    "s-bac-ninh": CellContext("2023-10-07", "27", _PROVINCE),
    "s-cao-bang": CellContext("2018-04-04", "04", _PROVINCE),
    "bac-ninh": CellContext("2023-10-07", "27", _PROVINCE),
    "cao-bang": CellContext("2018-04-04", "04", _PROVINCE),
    "s-10-dangdoanqh": CellContext("2025-06-30", None, _CENTRE),
    "s-08-bca": CellContext("2025-11-30", None, _CENTRE),
    "s-13-vbpl": CellContext("2025-11-30", None, _CENTRE),
    "s-646f0a00": CellContext("2025-11-30", None, _CENTRE),
    "s-2edf5927": CellContext("2025-11-30", None, _CENTRE),
    "s-826ed569": CellContext("2025-11-30", None, _CENTRE),
    "s-tt-": CellContext("2024-06-30", None, _CENTRE),
    "s-nq-175": CellContext("2023-10-30", None, _CENTRE),
    "s-nq-116": CellContext("2026-06-30", None, _CENTRE),
    "s-15-dongnai": CellContext("2025-11-30", "75", _PROVINCE),
    "s-23-hcm": CellContext("2025-11-30", "79", _PROVINCE),
    "s-24-dongthap": CellContext("2025-12-15", "82", _PROVINCE),
    "s-8966c59f": CellContext("2025-11-30", "24", _PROVINCE),
    "s-d5ffa6af": CellContext("2025-11-30", "66", _PROVINCE),
    "s-qd-115-2004": CellContext("2004-06-30", None, _CENTRE),
    "genre-bo-2024": CellContext("2024-11-30", None, _CENTRE),
    "genre-bo-2026": CellContext("2026-11-30", None, _CENTRE),
    "s-nghi-quyet-so-116": CellContext("2026-06-30", None, _CENTRE),
    "s-nghi-quyet-so-175": CellContext("2023-10-30", None, _CENTRE),
    "s-thong-tu-so-25-2026": CellContext("2026-06-30", None, _CENTRE),
    "s-thong-tu-so-": CellContext("2023-10-30", None, _CENTRE),
    "s-2005-1ADDZ": CellContext("2004-10-25", None, _CENTRE),
    "s-qh-2005": CellContext("2004-10-25", None, _CENTRE),
    "qd-": CellContext("2026-06-30", None, _CENTRE),
    "nq-116": CellContext("2026-06-30", None, _CENTRE),
    "nq-175": CellContext("2023-10-30", None, _CENTRE),
    "tt-": CellContext("2023-10-30", None, _CENTRE),
}
_PLACES = {
    "an-giang": "An Giang", "nghe-an": "Nghệ An", "ca-mau": "Cà Mau", "quang-ninh": "Quảng Ninh", "gia-lai": "Gia Lai",
    "thanh-hoa": "Thanh Hóa", "lang-son": "Lạng Sơn", "vinh-long": "Vĩnh Long", "lao-cai": "Lào Cai", "binh-duong": "Bình Dương",
    "ha-giang": "Hà Giang", "dak-lak": "Đắk Lắk", "da-nang": "Đà Nẵng", "ha-noi": "Hà Nội", "hue": "Huế", "ho-chi-minh": "Hồ Chí Minh",
    "bac-giang": "Bắc Giang", "bac-lieu": "Bạc Liêu", "bac-ninh": "Bắc Ninh", "ben-tre": "Bến Tre", "binh-dinh": "Bình Định",
    "binh-phuoc": "Bình Phước", "binh-thuan": "Bình Thuận", "ba-ria-vung-tau": "Bà Rịa - Vũng Tàu", "can-tho": "Cần Thơ",
    "cao-bang": "Cao Bằng", "dak-nong": "Đắk Nông", "dien-bien": "Điện Biên", "dong-nai": "Đồng Nai", "dong-thap": "Đồng Tháp",
    "ha-nam": "Hà Nam", "ha-tinh": "Hà Tĩnh", "hai-duong": "Hải Dương", "hai-phong": "Hải Phòng", "hau-giang": "Hậu Giang",
    "hoa-binh": "Hòa Bình", "hung-yen": "Hưng Yên", "khanh-hoa": "Khánh Hòa", "kien-giang": "Kiên Giang", "kon-tum": "Kon Tum",
    "lai-chau": "Lai Châu", "lam-dong": "Lâm Đồng", "long-an": "Long An", "nam-dinh": "Nam Định", "ninh-binh": "Ninh Bình",
    "ninh-thuan": "Ninh Thuận", "phu-tho": "Phú Thọ", "phu-yen": "Phú Yên", "quang-binh": "Quảng Bình", "quang-nam": "Quảng Nam",
    "quang-ngai": "Quảng Ngãi", "quang-tri": "Quảng Trị", "soc-trang": "Sóc Trăng", "son-la": "Sơn La", "tay-ninh": "Tây Ninh",
    "thai-binh": "Thái Bình", "thai-nguyen": "Thái Nguyên", "thua-thien-hue": "Thừa Thiên Huế", "tien-giang": "Tiền Giang",
    "tra-vinh": "Trà Vinh", "tuyen-quang": "Tuyên Quang", "vinh-phuc": "Vĩnh Phúc", "yen-bai": "Yên Bái", "bac-kan": "Bắc Kạn",
}  # fmt: skip
"""Provinces and cities in the ids of cells whose source is no document: ``genre-tinh-an-giang-2026``."""
_OTHER = CellContext("2025-11-30", None, _PROVINCE)


def context_of(cell_id: str) -> CellContext:
    """The context of a cell, by the longest beginning of its id (or of a source of no document) that is known.

    The number of the set is no part of an id: "s5-03-lamdong-…" is "s-03-lamdong-…".
    """
    cell_id = _OF_SET.sub("s-", cell_id)
    if (own := _OF_GENRE.match(cell_id)) is not None:
        on = date(int(own["year"]), 11, 30)
        province = find_province(
            f"{own['kind'].replace('thanh-pho', 'thành phố').replace('tinh', 'tỉnh')} {_PLACES[own['place']]}",
            on=on,
        )
        return CellContext(on.isoformat(), province.code if province else None, _PROVINCE)
    if (ministry := _MINISTRY.match(cell_id)) is not None:
        named = ministry["name"]
        return CellContext(f"{ministry['year']}-11-30", None, _CENTRE, named if named in by_id() else None)
    known = [start for start in _CONTEXTS if cell_id.startswith(start)]
    return _CONTEXTS[max(known, key=len)] if known else _OTHER
