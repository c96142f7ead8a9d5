"""The wording of official documents: one register, and patterns that hold in print and in misread scans."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import regex

from normalize.official_words import (
    any_of,
    begins_body,
    begins_receivers,
    begins_state,
    document_types,
    is_broken_state,
    is_piece_of_letterhead,
    names_motto,
    names_state,
    signs_for,
    without_letterhead,
    words,
)
from normalize.registers import rows
from tests.samples.files import ROOT

USES = {use for row in rows("official_words") for use in row["uses"].split()}
CODE = "\n".join(p.read_text("utf-8") for d in ("normalize", "extract", "schema") for p in (ROOT / d).rglob("*.py"))  # fmt: skip


@pytest.mark.parametrize(
    ("told", "text", "expected"),
    [
        pytest.param(names_state, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True, id="state"),
        pytest.param(names_state, "Cộng hoà xã hội chủ nghĩa", True, id="state, older tone, broken off"),
        pytest.param(names_state, "CÔNG HOA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True, id="state, marks misread"),
        pytest.param(names_state, "ĐẢNG CỘNG SẢN VIỆT NAM", True, id="party"),
        pytest.param(names_state, "Cộng hòa xã hội", False, id="less than the state's name"),
        pytest.param(names_motto, "Độc lập - Tự do - Hạnh phúc", True, id="motto"),
        pytest.param(names_motto, "độc lập tự do hạnh phúc", True, id="motto without dashes"),
        pytest.param(names_motto, "Độc lập – Tự do", False, id="half a motto"),
        pytest.param(begins_receivers, "Nơi nhận:", True, id="receivers"),
        pytest.param(begins_receivers, "Noi nhân", True, id="receivers, marks misread"),
        pytest.param(begins_receivers, "Gửi nơi nhận", False, id="receivers inside"),
        pytest.param(signs_for, "TM. ỦY BAN NHÂN DÂN", True, id="signs for a body"),
        pytest.param(signs_for, " KT . CHỦ TỊCH", True, id="signs for the head, spaces"),
        pytest.param(signs_for, "Q. Ba Đình", False, id="a district is no formula"),
        pytest.param(signs_for, "TT. HỘI ĐỒNG", False, id="no formula"),
        pytest.param(is_broken_state, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT", True, id="state broken over lines"),
        pytest.param(is_broken_state, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA", True, id="state broken, older tone"),
        pytest.param(is_broken_state, "CỘNG HÒA XÃ HỘI", False, id="broken too early"),
        pytest.param(is_broken_state, "ĐẢNG CỘNG SẢN VIỆT", True, id="party broken over lines"),
        pytest.param(is_piece_of_letterhead, "CHỦ NGHĨA VIỆT NAM", True, id="piece of the state's name"),
        pytest.param(is_piece_of_letterhead, "NAM", False, id="one word is no piece"),
        pytest.param(is_piece_of_letterhead, "TỈNH CAO BẰNG", False, id="no piece"),
        pytest.param(begins_body, "Sở Y tế", True, id="body"),
        pytest.param(begins_body, "So Y te", True, id="body without marks"),
        pytest.param(begins_body, "các sở, ngành liên quan", True, id="open set of bodies"),
        pytest.param(begins_body, "UỶ BAN NHÂN DÂN", True, id="body, older tone"),
        pytest.param(begins_body, "HĐND tỉnh", True, id="body with đ"),
        pytest.param(begins_body, "Số lượng", False, id="a number is no body"),
        pytest.param(begins_body, "Sơ kết thực hiện", False, id="a review is no body"),
        pytest.param(begins_body, "Ban hành kế hoạch", False, id="to issue is no body"),
    ],
)
def test_words_of_official_documents(told: Callable[[str], bool], text: str, expected: bool) -> None:
    assert told(text) is expected


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("UBND TỈNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "UBND TỈNH", id="beside the issuer"),
        pytest.param("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "", id="broken off"),
        pytest.param("SỞ Y TẾ Đôc lâp — Tư do - Hanh phuc", "SỞ Y TẾ", id="motto misread"),
        pytest.param("TỈNH ỦY ĐẢNG CỘNG SẢN VIỆT NAM", "TỈNH ỦY", id="party"),
        pytest.param("PHÁT TRIỂN KINH TẾ XÃ HỘI", "PHÁT TRIỂN KINH TẾ XÃ HỘI", id="a title stays"),
    ],
)
def test_the_letterhead_is_taken_out(text: str, left: str) -> None:
    assert without_letterhead(text).strip() == left


def test_the_state_begins_with_two_words_in_either_placing_of_tones() -> None:
    assert all(begins_state(*pair.split()) for pair in ("CỘNG HÒA", "CỘNG HOÀ", "ĐẢNG CỘNG"))
    assert not begins_state("CỘNG", "ĐỒNG")


def test_types_of_documents_are_in_capitals_the_longest_first() -> None:
    types = document_types()
    assert types.index("KẾ HOẠCH HÀNH ĐỘNG") < types.index("KẾ HOẠCH")
    assert "VĂN BẢN" not in types


def test_a_pattern_is_made_of_the_phrases_of_its_uses() -> None:
    assert any_of("proposes") == "(?:Theo đề nghị|Xét đề nghị)"
    assert regex.fullmatch(any_of("issuer", capitals=True), "THÀNH UỶ")
    with pytest.raises(KeyError):
        words("no such use")


@pytest.mark.parametrize("use", sorted(USES))
def test_every_use_is_asked_for(use: str) -> None:
    assert re.search(rf"[\"']{use}[\"']", CODE), "no module asks for this use"


def _texts_of(module: Path) -> list[str]:
    """The strings of a module without its docstrings, in small letters."""
    tree = ast.parse(module.read_text("utf-8"))
    docs = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    return [n.value.lower() for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in docs]  # fmt: skip


def test_no_module_of_extract_spells_the_letterhead_the_bases_or_the_receivers_itself() -> None:
    own = re.compile(
        r"cộng h(?:òa|oà)|độc lập|đảng cộng sản|nơi\\?s?[ +]*nhận|căn cứ|theo đề nghị|\btm\b.{0,3}\bkt\b"
    )
    spelt = {
        m.relative_to(ROOT).as_posix()
        for m in (ROOT / "extract").rglob("*.py")
        if any(own.search(text) for text in _texts_of(m))
    }
    assert spelt == set()
