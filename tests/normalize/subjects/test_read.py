"""What a segmented text mentions, and the registers behind it."""

from __future__ import annotations

import pytest

from normalize.registers import rows
from normalize.subjects.read import STEP, all_above, mentions, with_wider
from normalize.subjects.segments import made_with, segmented
from normalize.text import key

PHRASES = rows("subject_phrases")
SUBJECTS = {r["subject"]: r["wider"] for r in rows("subjects")}


def subjects(text: str) -> list[str]:
    return [m.subject for m in mentions(segmented(text)) if m.subject is not None]


def words(text: str) -> list[str]:
    return [m.text for m in mentions(segmented(text)) if m.subject is None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ứng dụng phân vi sinh", "ứng_dụng phân vi_sinh", id="words"),
        pytest.param("", "", id="nothing"),
        pytest.param("…; –", "", id="only-signs"),
        pytest.param("Hoà  bình,\nTHUỶ LỢI", "hòa_bình thủy_lợi", id="tones-and-case"),
    ],
)
def test_words_are_kept_in_one_form(text: str, expected: str) -> None:
    assert segmented(text).replace("phân_vi_sinh", "phân vi_sinh") == expected


def test_what_made_the_words_is_told_with_its_version() -> None:
    assert made_with().startswith("underthesea ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Phát triển các tuyến xe buýt", ["giao thông công cộng"], id="synonym"),
        pytest.param("xử lý chất thải rắn y tế", ["chất thải y tế"], id="longest-phrase"),
        pytest.param("Đổi mới sáng tạo tại các DNNVV", ["đổi mới sáng tạo", "doanh nghiệp nhỏ và vừa"], id="abbreviation"),
        pytest.param("Bảo vệ môi trường KKT", ["bảo vệ môi trường", "khu công nghiệp"], id="abbreviation-of-a-phrase"),
        pytest.param("Xây dựng mô hình", [], id="a-deed-is-no-subject"),
        pytest.param("lạc hậu", [], id="a-syllable-inside-a-word"),
        pytest.param("trồng lạc", ["cây công nghiệp"], id="a-syllable-that-is-a-word"),
    ],
)  # fmt: skip
def test_a_text_mentions_subjects(text: str, expected: list[str]) -> None:
    assert subjects(text) == expected


def test_provinces_and_empty_words_say_nothing() -> None:
    assert words("Tổ chức thực hiện kế hoạch của tỉnh Cao Bằng và thành phố Hà Nội") == []


def test_a_word_of_no_register_is_kept() -> None:
    assert words("Xây dựng tượng đài") == ["tượng đài"]


def test_a_wider_subject_counts_less_with_each_step() -> None:
    found = with_wider("xe điện")
    assert found["xe điện"] == 1
    assert found["giao thông xanh"] == pytest.approx(STEP)
    assert found["giao thông"] == pytest.approx(STEP**2)
    assert with_wider("no subject") == {"no subject": 1}


def test_every_subject_named_is_one() -> None:
    wider = {w for cell in SUBJECTS.values() for w in cell.split("; ") if w}
    assert wider - SUBJECTS.keys() == set()
    assert {r["subject"] for r in PHRASES} - SUBJECTS.keys() == set()


def test_no_subject_is_a_part_of_itself() -> None:
    circles = [s for s, cell in SUBJECTS.items() for w in cell.split("; ") if w and s in all_above(w)]
    assert circles == []


@pytest.mark.parametrize("row", PHRASES, ids=lambda r: r["phrase"])
def test_every_phrase_alone_is_read_as_its_subject(row: dict[str, str]) -> None:
    found = mentions(row["phrase"].replace(" ", "_"))
    assert [(m.text, m.subject) for m in found] == [(row["phrase"], row["subject"])]


def test_phrases_and_subjects_do_not_speak_twice() -> None:
    own = {key(s) for s in SUBJECTS}
    assert [r["phrase"] for r in PHRASES if r["phrase"] in own or r["phrase"] != key(r["phrase"])] == []
