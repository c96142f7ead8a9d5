"""Bytes of a text file as letters: what is lost is marked where it stood."""

from __future__ import annotations

import pytest

from extract.plain_text.decoding import text_of


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("Sở\r\nTài chính\r".encode(), "Sở\nTài chính\n", id="line ends"),
        pytest.param("Sở ".encode() + bytes(40) + b"ch\x00nh", "Sở \ufffdch\ufffdnh", id="zeros of a disk"),
        pytest.param("Sở Tài chính".encode("utf-16-le"), "Sở Tài chính", id="UTF-16 without a mark"),
        pytest.param(b"\xef\xbb\xbfS", "S", id="a mark of UTF-8"),
    ],
)
def test_text_of_bytes(data: bytes, text: str) -> None:
    assert text_of(data) == text
