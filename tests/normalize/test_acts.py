"""Document numbers taken apart, dates of acts, and one id for one act."""

from __future__ import annotations

from datetime import date

import pytest

from normalize.acts import (
    ActIssuer,
    ActType,
    act_id,
    act_issuers,
    act_types,
    find_numbers,
    read_number,
    search_date,
)


@pytest.mark.parametrize(
    ("text", "number", "act_type", "year"),
    [
        ("Số: 337 /QĐ-UBND", "337/QĐ-UBND", "quyet_dinh", None),
        ("Quyết định số 64/2003/QĐ-TTg ngày", "64/2003/QĐ-TTg", "quyet_dinh", 2003),
        ("Nghị định 06/2022/NĐ-CP", "06/2022/NĐ-CP", "nghi_dinh", 2022),
        ("Thông tư số 10/2023/TT-BKHĐT", "10/2023/TT-BKHĐT", "thong_tu", 2023),
        ("Nghị quyết số 66.2/2025/NQ-CP ngày", "66.2/2025/NQ-CP", "nghi_quyet", 2025),
        ("Thông báo Kết luận số 901-KL/TU", "901-KL/TU", "ket_luan", None),
        ("Chỉ thị số 58/CT-TW", "58/CT-TW", "chi_thi", None),
        ("Luật số 67/2006/QH11", "67/2006/QH11", "luat", 2006),
        ("số 43/2013/QH 13", "43/2013/QH13", "luat", 2013),
        ("Thông tư liên tịch số 43/2008/TT-BTC-BTTTT", "43/2008/TT-BTC-BTTTT", "thong_tu", 2008),
        ("Công văn số 491/BTTTT-ƯDCNTT", "491/BTTTT-ƯDCNTT", "cong_van", None),
        ("Nghị quyết số 13/2006/NQ-HDND", "13/2006/NQ-HDND", "nghi_quyet", 2006),
        ("Kế hoạch số 105-KH/TU", "105-KH/TU", "ke_hoach", None),
        ("Quyết định 01/TTg", "01/TTg", None, None),
        ("Số: 52- CT/TW", "52-CT/TW", "chi_thi", None),
    ],
    ids=lambda value: str(value)[:24],
)
def test_number(text: str, number: str, act_type: str | None, year: int | None) -> None:
    found = read_number(text)
    assert found is not None
    assert (found.number, found.act_type, found.year) == (number, act_type, year)


@pytest.mark.parametrize(
    "text",
    [
        "ngày 22/4/2003",
        "QCVN 01:2021/BXD",
        "TCVN 7382:2004",
        "5,4 tấn/ha",
        "24/7",
        "giai đoạn 2021-2030",
        "KH&CN",
        "2018 - 2020",
    ],
)
def test_no_number(text: str) -> None:
    assert find_numbers(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ngày 04 tháng 4 năm 2018", date(2018, 4, 4)),
        ("ngày 25/9/2012", date(2012, 9, 25)),
        ("ngày 07 tháng 10 năm 2023 của", date(2023, 10, 7)),
        ("ngày 31/02/2020", None),
        ("ngà 01/6/2009", date(2009, 6, 1)),
        ("gày 25/9/2012", date(2012, 9, 25)),
        ("ngay 04 tháng 4 năm 2018", date(2018, 4, 4)),
        ("ngày 04 thán 4 năm 2018", date(2018, 4, 4)),
        ("hàng ngày 1/2", None),
        ("nga 01/6/20091", None),
        ("năm 2022", None),
    ],
)
def test_date(text: str, value: date | None) -> None:
    found = search_date(text)
    assert (found[0] if found else None) == value


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("64/2003/QĐ-TTg", None), ("64/QĐ-TTg", 2003)),
        (("06/2022/NĐ-CP", None), ("6/NĐ-CP", 2022)),
        (("58-CT/TW", 2000), ("58/CT-TW", 2000)),
        (("901-KL/TU", 2023), ("901/KL-TU", 2023)),
    ],
    ids=["year_in_number", "leading_zero", "party_style", "party_style_of_a_province"],
)
def test_one_act_one_id(first: tuple[str, int | None], second: tuple[str, int | None]) -> None:
    ids = {act_id(number=read_number(text), year=year, province="Bắc Ninh") for text, year in (first, second)}
    assert len(ids) == 1


def test_local_numbers_carry_the_province() -> None:
    ids = [
        act_id(number=read_number("2167/QĐ-UBND"), year=2016, province=p) for p in ("Cao Bằng", "Bắc Ninh")
    ]
    assert ids == ["2167-qd-ubnd-cao-bang-2016", "2167-qd-ubnd-bac-ninh-2016"]


def test_law_without_number() -> None:
    assert act_id(act_type="luat", title="Luật Đất đai", year=2013) == "luat-dat-dai-2013"


@pytest.mark.parametrize("kind", act_types(), ids=lambda kind: kind.id)
def test_symbols_of_the_register_are_read(kind: ActType) -> None:
    symbols = [s for s in kind.symbols if "-" not in s and s not in ("QH", "UBTVQH", "L-CTN")]
    read = [read_number(f"số 12/{symbol}-UBND") for symbol in symbols]
    assert [n is not None and n.number for n in read] == [f"12/{symbol}-UBND" for symbol in symbols]


@pytest.mark.parametrize("issuer", act_issuers(), ids=lambda issuer: issuer.symbol)
def test_issuers_of_the_register_are_read(issuer: ActIssuer) -> None:
    number = read_number(f"12/QĐ-{issuer.symbol}")
    assert number is not None
    assert number.issuer == issuer.issuer


def test_registers_are_sorted() -> None:
    assert [k.id for k in act_types()] == sorted(k.id for k in act_types())
    assert [i.symbol for i in act_issuers()] == sorted(i.symbol for i in act_issuers())
