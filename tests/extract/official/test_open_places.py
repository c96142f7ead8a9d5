"""Places of a number and a date that were left open or written by hand: said with their place, and never guessed."""

from __future__ import annotations

import pytest

from extract.model import Block, Box, Document, Fragment, Paragraph, Place, TextSource
from extract.model.head import Head
from extract.official.head import read_head
from normalize.notes import Code
from schema.assemble import build_records

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
BASIS = "Căn cứ Quyết định số 118/QĐ-UBND ngày 05/3/2024 của UBND tỉnh Yên Bái;"


def blocks_of(left: str, right: str, confidence: float = 0.9) -> list[Block]:
    text = f"UBND TỈNH YÊN BÁI\n{left}\n{MOTTO}\n{right}\nKẾ HOẠCH\nTrồng rừng\n{BASIS}\nI. MỤC TIÊU\n1. Trồng mới"
    return [
        Paragraph(
            x, (Fragment(x, Place(page=1, box=Box(50, 20 * n, 250, 20 * n + 12)), confidence=confidence),)
        )
        for n, x in enumerate(text.split("\n"), 1)
    ]


def open_places(head: Head) -> dict[str, str]:
    return {place.field: place.raw for place in head.open_places}


@pytest.mark.parametrize(
    ("number", "date"),
    [
        pytest.param("Số: /KH-UBND", "Yên Bái, ngày tháng năm 2024", id="left-open"),
        pytest.param("Số: 2zøØ[B-SKHCN", "Yên Bái, ngày Z7 tháng 1ăm 2024", id="scrawls"),
        pytest.param("số: 4|/ÏB-SKHCN", "Yên Bái, ngày 1é@tháng øøăm 2024", id="a-small-s"),
        pytest.param("Số:", "Yên Bái ngày tháng năm 2024", id="nothing-and-no-comma"),
    ],
)
def test_what_is_open_is_said_with_its_place(number: str, date: str) -> None:
    head = read_head(blocks_of(number, date))
    assert (head.number, head.issued_on) == (None, None)
    assert open_places(head) == {"number": number, "issued_on": date}


@pytest.mark.parametrize(
    ("number", "value"),
    [
        pytest.param("số: 41/KH-UBND", "41/KH-UBND", id="a-small-s"),
        pytest.param("Số: 41/KH-UBND", "41/KH-UBND", id="read"),
    ],
)
def test_a_number_that_was_read_is_taken(number: str, value: str) -> None:
    head = read_head(blocks_of(number, "Yên Bái ngày 16 tháng 02 năm 2024"))
    assert head.number is not None
    assert head.number.value == value
    assert head.issued_on is not None
    assert head.issued_on.value.isoformat() == "2024-02-16"
    assert not head.open_places


def test_the_digital_signature_gives_the_day() -> None:
    right = "Yên Bái, ngày 1é@tháng øøăm 2024\nThời gian ký: 19/02/2024 16:20:11 +07:00"
    head = read_head(blocks_of("Số: 2zøØ[B-SKHCN", right))
    assert head.issued_on is not None
    assert head.issued_on.value.isoformat() == "2024-02-19"
    assert set(open_places(head)) == {"number"}


@pytest.mark.parametrize("line", ["Số: lượng tham dự gồm 30 người", "Biểu số: abc", "Số lượng"])
def test_other_words_are_no_place(line: str) -> None:
    assert "number" not in open_places(read_head(blocks_of(line, "Yên Bái, ngày 16 tháng 02 năm 2024")))


def test_the_finding_and_its_place_are_recorded() -> None:
    blocks = tuple(blocks_of("Số: 2zøØ[B-SKHCN", "Yên Bái, ngày Z7 tháng 1ăm 2024"))
    document = Document("a.pdf", "0" * 64, "application/pdf", TextSource.OCR, 1, (), blocks)
    records = build_records(document)
    found = {
        f.field: f
        for f in records.findings
        if f.code == Code.HEAD_MISSING.value and f.record_table == "documents"
    }
    assert {name: f.found for name, f in found.items() if name in ("number", "issued_on")} == {
        "number": "Số: 2zøØ[B-SKHCN",
        "issued_on": "Yên Bái, ngày Z7 tháng 1ăm 2024",
    }
    assert "--number" in found["number"].message
    assert all(f.page == 1 for f in found.values())
    shown = {p.field: p for p in records.provenance if p.rule == "head.open_place"}
    assert (shown["number"].page, shown["number"].x0, shown["number"].top) == (1, 50, 40)
    assert shown["issued_on"].raw == "Yên Bái, ngày Z7 tháng 1ăm 2024"
