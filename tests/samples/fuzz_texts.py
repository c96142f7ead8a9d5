"""Texts that nobody wrote, made of what plans print: words, figures, marks, lines of the corpus, any letter."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from tests.samples.files import corpus_file

_PIECES = (
    "Sở Y tế", "UBND các huyện, ", "Chủ trì: ", "phối hợp với ", "đến năm 2030 đạt ", "trên 50%", "12,5 tỷ đồng", "1.000", "quý I/2025",
    "Quyết định số 12/QĐ-UBND ngày 1/2/2023", "Luật Đất đai", "huyện Hòa An", "tỉnh Bắc Ninh", "m²", "CO₂", "tCO2e", "I. ", "1.1. ", "a) ",
    "- ", "+ ", "(", ")", "[", "“", "”", "<sub>2</sub>", "**", "|", "---", "\t", "\n", "/", "%", "‰", "°C", "²", "①", "Ⅳ", "٣", "٫", "½",
    "\u0301", "\u200b", "\u202e", "\ufffd", "\ud800", "\x00", "\x1b[", "ThuËt", "Thu,Ët", "giaûi phaùp", "năm 0000", "31/02/2024", "9" * 40,
    "1e9", "-0", "giai đoạn 2021-2030", "so với", "gấp đôi", "cả hai", "...", "…", "Ðề án", "đạt từ 10 đến 20", "X", "N/A",
)  # fmt: skip


@cache
def _lines() -> tuple[str, ...]:
    texts = (
        corpus_file(province, kind).read_text("utf-8")
        for province, kind in (("cao-bang", ".md"), ("bac-ninh", ".txt"))
    )
    return tuple(line for text in texts for line in text.splitlines() if line.strip())[::7]


def texts() -> st.SearchStrategy[str]:
    """Any text: of letters alone, of pieces in a row, of cut lines of a plan between them."""
    piece = st.one_of(
        st.sampled_from(_PIECES),
        st.sampled_from(_lines()).flatmap(lambda line: st.integers(0, len(line)).map(lambda n: line[:n])),
        st.text(max_size=6),
        st.integers(-(10**12), 10**12).map(str),
    )
    return st.one_of(
        st.text(max_size=200),
        st.lists(piece, max_size=25).map("".join),
        st.lists(piece, max_size=25).map(" ".join),
    )
