"""Small whole files of each kind that is read, and ways to break one at a few places, for the tests that give readers what nobody wrote."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf

from extract.docx.styles import W
from tests.samples.pdf import Sheet, write
from tests.samples.tiny_plans import tiny_plan

_BROKEN_WORDS = (
    b"0", b"-1", b"99999999999", b"1e308", b"nan", b"\x00", b"\xff\xfe", b"<", b">", b"</w:tc>", b"<w:tbl>", b"</table>",
    b"<td rowspan=999>", b"<!--", b"&#0;", b"&", b"]]>", b"|", b"\t", b"\n\n", b"(", b"<<", b"endobj", b"stream", b"/Kids",
    b"/Parent", b"[", b"1 0 R", b"q Q", b"BT", b"0 0 0 0 0 0 cm", b"\xe1\xbb", "Số: ".encode(), "Căn cứ ".encode(), b"%PDF-",
)  # fmt: skip
"""Words that mean something to one reader or another."""


def broken(data: bytes, chance: random.Random) -> bytes:
    """A file with some bytes or stretches of it changed, left out, doubled or moved, as chance will have it."""
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8, 30))):
        at, size = chance.randrange(len(found) + 1), chance.choice((1, 2, 5, 20, 200))
        how = chance.randrange(6)
        if how == 0:
            found[at : at + size] = chance.randbytes(size)
        elif how == 1:
            del found[at : at + size]
        elif how == 2:
            found[at:at] = found[at : at + size] * chance.choice((1, 2, 50))
        elif how == 3:
            found[at:at] = chance.choice(_BROKEN_WORDS)
        elif how == 4:
            other = chance.randrange(len(found) + 1)
            found[at : at + size] = found[other : other + size]
        elif found:
            place = min(at, len(found) - 1)
            found[place] ^= 1 << chance.randrange(8)
    return bytes(found[:2_000_000])


def _pdf(_: random.Random) -> bytes:
    """Two pages, a ruled table on each, every object in the open."""
    with TemporaryDirectory() as folder:
        sheets = []
        for page in (1, 2):
            sheet = Sheet().text(70, 60, f"Số: {page}/KH-UBND").text(70, 90, "Căn cứ Luật Bảo vệ môi trường;")
            for row in range(4):
                top = 120 + 30 * row
                for x, word in zip(
                    (70, 110, 330), (str(row + 1), "Trồng cây xanh", "Sở Công Thương"), strict=True
                ):
                    sheet.text(x + 4, top + 6, word)
            rules = [f"70 {842 - 120 - 30 * n} m 480 {842 - 120 - 30 * n} l S" for n in range(5)]
            rules += [f"{x} 722 m {x} 602 l S" for x in (70, 110, 330, 480)]
            sheets.append(sheet.raw("\n".join(rules)))
        path = write(Path(folder, "plan.pdf"), sheets)
        out = io.BytesIO()
        with pikepdf.open(path) as pdf:
            pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
        return out.getvalue()


def _document_xml() -> bytes:
    def paragraph(text: str) -> str:
        return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"

    def cell(text: str) -> str:
        return f'<w:tc><w:tcPr><w:gridSpan w:val="1"/></w:tcPr>{paragraph(text)}</w:tc>'

    rows = "".join(
        f"<w:tr>{cell(str(n))}{cell('Trồng cây xanh')}{cell('Sở Công Thương')}</w:tr>" for n in range(1, 5)
    )
    body = "".join(paragraph(line) for line in tiny_plan(1).splitlines()[:10])
    return f'<w:document xmlns:w="{W.strip("{}")}"><w:body>{body}<w:tbl>{rows}</w:tbl></w:body></w:document>'.encode()


def _docx(chance: random.Random) -> bytes:
    """Its main part is broken before it is packed: a broken archive alone is refused at once."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", broken(_document_xml(), chance))
    return out.getvalue()


def _html(_: random.Random) -> bytes:
    lines = tiny_plan(1).splitlines()
    rows = "".join(f"<tr><td>{n}<td>Trồng cây xanh<td colspan=2>Sở Công Thương</tr>" for n in range(1, 5))
    paragraphs = "".join(f"<p>{line}</p>" for line in lines[:10])
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{paragraphs}<table>{rows}</table>'.encode()


def _saved_page(chance: random.Random) -> bytes:
    """The archive of one page (MHT)."""
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html; charset="utf-8"\n\n'
    return head.encode() + _html(chance) + b"\n--b--\n"


def _markdown(_: random.Random) -> bytes:
    return tiny_plan(1).encode()


def _portal(_: random.Random) -> bytes:
    """Text as a portal shows it: a cell a line behind a tab."""
    rows = "".join(f"\t{n}\n\n\tTrồng cây xanh\n\n\tSở Công Thương\n\n" for n in range(1, 6))
    return (
        tiny_plan(1).split("|", maxsplit=1)[0] + "\tTT\n\n\tNhiệm vụ\n\n\tCơ quan chủ trì\n\n" + rows
    ).encode()


def _rtf(_: random.Random) -> bytes:
    return (
        b"{\\rtf1\\ansi\\uc1 "
        + b"".join(b"S\\u7889? 1/KH-UBND\\par {\\trowd\\cellx900 a\\cell\\row}" for _ in range(5))
        + b"}"
    )


MADE: dict[str, Callable[[random.Random], bytes]] = {
    "pdf": _pdf, "docx": _docx, "html": _html, "mht": _saved_page, "md": _markdown, "txt": _portal,
}  # fmt: skip
"""A whole file by its kind; of a Word file one whose text is broken already."""
BY_OFFICE: dict[str, Callable[[random.Random], bytes]] = {"rtf": _rtf}
"""Those that LibreOffice reads, some seconds each."""
