"""Texts of which some pieces are in an old encoding: every encoding, every mixture, and what must stay."""

from __future__ import annotations

import random

import pytest

from normalize.notes import Code, Severity
from normalize.spelling.piecewise import Piece, read_pieces
from tests.samples.old_letters import ENCODERS, tcvn3, torn

SENTENCES = (
    "Ủy ban nhân dân tỉnh Yên Bái ban hành Kế hoạch như sau:",
    "Căn cứ Quyết định số 1658/QĐ-TTg ngày 01/10/2021 của Thủ tướng Chính phủ;",
    "Thay đèn đường bằng đèn LED tại thị xã Nghĩa Lộ",
    "Trồng rừng phòng hộ đầu nguồn sông Chảy, 8.400 triệu đồng",
    "Sở Nông nghiệp và Phát triển nông thôn chủ trì, phối hợp với các sở, ngành",
    "Đào tạo cán bộ về kiểm kê khí nhà kính, hoàn thành trong Quý IV/2024",
    "Tỷ lệ dân số nông thôn dùng nước hợp vệ sinh đạt 98%",
    "Xây dựng mô hình chè hữu cơ vùng cao giai đoạn 2023 - 2030",
    "Lập bản đồ nguồn nước mặt toàn tỉnh",
)
PLAIN = ("2023-2025", "1.250", "STT", "UBND", "5")


def _plan(chance: random.Random) -> list[str]:
    return [
        chance.choice(SENTENCES) if chance.random() < 0.7 else chance.choice(PLAIN)
        for _ in range(chance.randint(8, 20))
    ] + [chance.choice(SENTENCES) for _ in range(3)]


@pytest.mark.parametrize("name", ENCODERS)
@pytest.mark.parametrize("seed", range(6))
def test_a_whole_text_in_an_old_encoding_is_read(name: str, seed: int) -> None:
    plan = _plan(random.Random(f"{name}{seed}"))
    read = read_pieces([Piece(ENCODERS[name](text)) for text in plan])
    assert [t.casefold() for t in read.texts] == [t.casefold() for t in plan]
    assert read.notes and all(note.severity is Severity.INFO for note in read.notes)


@pytest.mark.parametrize("name", ENCODERS)
@pytest.mark.parametrize("seed", range(6))
def test_a_table_in_an_old_encoding_in_a_text_in_unicode_is_read(name: str, seed: int) -> None:
    chance = random.Random(f"table {name}{seed}")
    body, table = _plan(chance), _plan(chance)
    read = read_pieces([Piece(t) for t in body] + [Piece(ENCODERS[name](t)) for t in table])
    assert [t.casefold() for t in read.texts] == [t.casefold() for t in body + table]


@pytest.mark.parametrize("seed", range(6))
def test_torn_words_are_put_together(seed: int) -> None:
    plan = _plan(random.Random(seed))
    read = read_pieces([Piece(torn(text)) for text in plan])
    assert list(read.texts) == plan
    assert Code.TEXT_REPAIRED in {note.code for note in read.notes}


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(SENTENCES, id="Vietnamese"),
        pytest.param(("Réalisé à 20 % des objectifs, coût élevé, forêt, où, été, né, dès",) * 9, id="French"),
        pytest.param(("El Niño y La Niña, España, señor Núñez, año 2030, compañía",) * 9, id="Spanish"),
        pytest.param(("Ứng phó El Niño; chuyên gia Peña (España) hỗ trợ tỉnh", *SENTENCES), id="names"),
        pytest.param(
            ("The plan of the province: 5 m² of forest, 20 °C ± 1, «A» · B − C §",) * 9, id="English"
        ),
        pytest.param(("XÃ\xa0HỘI CHỦ NGHĨA", "nhóm B ở tổ A", "loại I A", "thứ i", *SENTENCES), id="alike"),
        pytest.param(("a^2 + b^2 = c^2", "x+y^2", "C++", *SENTENCES), id="formulas"),
    ],
)
def test_what_is_right_stays(texts: tuple[str, ...]) -> None:
    read = read_pieces([Piece(text) for text in texts])
    assert read.texts == texts
    assert read.notes == ()


def test_the_letter_that_tcvn3_lost_is_given_back_with_a_warning() -> None:
    plan = [text for text in SENTENCES if "đầu tư" not in text]
    read = read_pieces([Piece(tcvn3(text).replace("\u00ad", "")) for text in plan])
    assert [t.casefold() for t in read.texts] == [t.casefold() for t in plan]
    assert [note.severity for note in read.notes] == [Severity.WARNING]


def test_capitals_that_tcvn3_cannot_write_come_back() -> None:
    printed = [tcvn3(t) for t in ("KẾ HOẠCH", "TỔ CHỨC THỰC HIỆN", "Kế hoạch", "Số: 118/KH-UBND", *SENTENCES)]
    assert read_pieces([Piece(t) for t in printed]).texts[:4] == (
        "KẾ HOẠCH", "TỔ CHỨC THỰC HIỆN", "Kế hoạch", "Số: 118/KH-UBND",
    )  # fmt: skip


@pytest.mark.parametrize(
    "lose",
    [
        pytest.param(lambda t: t.encode("latin-1", "replace").decode("latin-1"), id="question-marks"),
        pytest.param(lambda t: "".join("\ufffd" if ord(c) > 0x1E00 else c for c in t), id="replaced"),
        pytest.param(lambda t: "".join(" " if ord(c) > 0x1E00 else c for c in t), id="blanks"),
    ],
)
def test_letters_that_are_lost_for_good_are_said(lose) -> None:  # type: ignore[no-untyped-def]
    read = read_pieces([Piece(lose(text)) for text in SENTENCES])
    assert [(note.code, note.severity) for note in read.notes] == [(Code.TEXT_LAYER_WRONG, Severity.WARNING)]
