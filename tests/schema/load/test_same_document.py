"""Whether two files are one document: tables of heads, and texts more or less alike."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest

from schema.contract.records import ClauseRecord, DocumentRecords
from schema.load.same_document import SAME_TEXT, Identity, identity, likeness, same_document, sketch, texts
from tests.samples.files import corpus_file, records_of
from tests.samples.records import cao_bang

WORDS = [
    "trồng",
    "rừng",
    "phòng",
    "hộ",
    "đầu",
    "nguồn",
    "xây",
    "dựng",
    "thủy",
    "điện",
    "nhỏ",
    "phát",
    "triển",
    "nông",
    "nghiệp",
    "hữu",
    "cơ",
    "gắn",
    "với",
    "du",
    "lịch",
    "sinh",
    "thái",
    "tiết",
    "kiệm",
    "năng",
    "lượng",
    "trong",
    "công",
    "nghiệp",
    "xử",
    "lý",
    "chất",
    "thải",
    "rắn",
    "đô",
    "thị",
    "giao",
    "thông",
    "xanh",
    "nâng",
    "cao",
    "nhận",
    "thức",
    "cộng",
    "đồng",
]


def plan(seed: int, clauses: int = 40, **head: object) -> DocumentRecords:
    """A document of so many clauses of twenty syllables; another seed is another text."""
    draw = random.Random(seed)
    own = tuple(
        ClauseRecord(
            clause_id=f"x:c:{n}", document_id="x", path=str(n), text=" ".join(draw.choices(WORDS, k=20))
        )
        for n in range(clauses)
    )
    return replace(cao_bang(**head), clauses=own, cells=(), tasks=(), indicators=())


def misread(text: str, share: float, draw: random.Random) -> str:
    """As OCR gives it: this share of the letters is another one."""
    return "".join(draw.choice("eaoinuc") if c != " " and draw.random() < share else c for c in text)


def scanned(records: DocumentRecords, share: float, **head: object) -> DocumentRecords:
    draw = random.Random(1)
    read = tuple(replace(c, text=misread(c.text or "", share, draw)) for c in records.clauses)
    document = replace(records.document, **{"sha256": "f" * 64, "text_source": "ocr", **head})  # type: ignore[arg-type]
    return replace(records, document=document, clauses=read)


HEAD_ALONE = {"sha256": "f" * 64}
NO_NUMBER = {"number": None, "document_id": "cao-bang-phe-duyet-ke-hoach-tang-truong-xanh-2018"}
UNNAMED = {"number": None, "title": None, "document_id": "document", "issuer_raw": None, "issuer_id": None,
           "province_code": None, "issued_on": None}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "other_text", "same_text"),
    [
        pytest.param({}, True, True, id="all-alike"),
        pytest.param({"number": "337 /QĐ-UBND"}, True, True, id="spaces-in-the-number"),
        pytest.param({"issued_on": None}, False, True, id="date-not-read"),
        pytest.param({"issuer_raw": None, "issuer_id": None}, True, True, id="issuer-known-by-its-province"),
        pytest.param(
            {"issuer_raw": "Ủy ban nhân dân", "province_code": None, "document_id": "uy-ban-nhan-dan-337-qd-ubnd-2018"},
            False, True, id="a-committee-of-no-stated-province",
        ),
        pytest.param(NO_NUMBER, False, True, id="number-not-read"),
        pytest.param(UNNAMED, False, True, id="nothing-read-of-the-head"),
        pytest.param({**NO_NUMBER, "title": "Kế hoạch năm 2019"}, False, False, id="plan-of-another-year"),
        pytest.param({"issued_on": date(2018, 3, 28)}, False, False, id="other-date"),
        pytest.param({"number": "338/QĐ-UBND"}, False, False, id="other-number"),
        pytest.param({"number": "12/VBHN-UBND"}, False, False, id="a-consolidated-text"),
        pytest.param({"issuer_id": "hoi-dong-nhan-dan-tinh"}, False, False, id="the-council-of-the-same-province"),
        pytest.param(
            {"issuer_raw": "UBND TỈNH LẠNG SƠN", "document_id": "lang-son-337-qd-ubnd-2018"}, False, False,
            id="other-issuer",
        ),
    ],
)  # fmt: skip
def test_same_document(changes: dict[str, object], other_text: bool, same_text: bool) -> None:
    one = identity(plan(1))
    for seed, expected in ((1, same_text), (2, other_text)):
        other = identity(plan(seed, **{**HEAD_ALONE, **changes}))
        assert same_document(one, other) is expected, seed
        assert same_document(other, one) is expected, seed


def test_the_same_bytes_are_one_document() -> None:
    one = identity(plan(1))
    assert same_document(one, replace(one, number="1/KH", issued_on=date(1999, 1, 1), sketch=""))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("BỘ TÀI CHÍNH", "Bộ Tài chính", True, id="one-ministry"),
        pytest.param("BỘ TÀI CHÍNH", "BỘ CÔNG THƯƠNG", False, id="two-ministries"),
    ],
)
def test_issuers_that_are_no_provinces(one: str, other: str, same: bool) -> None:
    first, second = (
        Identity(
            sha256=letter * 64, document_id="x", number="1/TT", issuer_raw=name, issued_on=date(2020, 1, 2)
        )
        for letter, name in (("a", one), ("b", other))
    )
    assert same_document(first, second) is same


@pytest.mark.parametrize("share", [0.0, 0.01, 0.03])
def test_a_scan_of_a_plan_without_its_date_is_the_same_plan(share: float) -> None:
    one = plan(1)
    assert same_document(identity(one), identity(scanned(one, share, issued_on=None)))


def test_a_text_of_a_few_words_tells_nothing() -> None:
    one, other = (
        Identity(sha256=letter * 64, document_id="x", number="1/KH", sketch=sketch(["kế hoạch trồng rừng"]))
        for letter in "ab"
    )
    assert not same_document(one, other)


def test_half_of_a_text_is_not_the_text() -> None:
    one = plan(1)
    half = replace(
        one, clauses=one.clauses[:10], document=replace(one.document, sha256="f" * 64, issued_on=None)
    )
    assert not same_document(identity(one), identity(half))


def test_renditions_of_a_plan_are_alike_and_two_plans_are_not() -> None:
    names = [("cao-bang", ".md"), ("bac-ninh", ".txt"), ("bac-ninh", ".docx")]
    read = {n: sketch(texts(records_of(corpus_file(*n)))) for n in names}
    for a, b in combinations(names, 2):
        alike = likeness(read[a], read[b])
        assert alike > 0.9 if a[0] == b[0] else alike < SAME_TEXT / 2, (a, b, alike)
