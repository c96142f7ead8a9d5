"""Damaged Word files, web pages and plain texts: the copies that ``bench.damaged`` reads.

A copy is told from damage to the file (``the end of the archive missing``) or to its text (``rows without
their ends``). Each generator is given the bytes of a whole file and gives pairs of the kind of damage and the damaged bytes.
"""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Iterator
from html import escape

import docx
from docx.table import Table

Copies = Iterator[tuple[str, bytes]]
_MAIN = "word/document.xml"


def page_of(word: bytes) -> bytes:
    """A plain web page with the paragraphs and the tables of a Word file."""
    parts: list[str] = []
    for block in docx.Document(io.BytesIO(word)).iter_inner_content():
        if isinstance(block, Table):
            rows = ["".join(f"<td>{_lines(c.text)}</td>" for c in row.cells) for row in block.rows]
            parts.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
        elif block.text.strip():
            parts.append(f"<p>{_lines(block.text)}</p>")
    head = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Văn bản</title></head><body>'
    return (head + "\n".join(parts) + "</body></html>").encode()


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.splitlines())


def of_word(data: bytes, seed: int = 5) -> Copies:
    """A DOCX as an archive that is broken, and with a part in it that is."""
    chance = random.Random(seed)
    for tenth in range(1, 10):
        yield f"cut off at {tenth}0 %", data[: len(data) * tenth // 10]
    yield "the end of the archive missing", data[: data.rindex(b"PK\x05\x06")]
    yield "the list of the archive blank", _blank(data, data.index(b"PK\x01\x02"), 300)
    for number in (20, 200, 2_000):
        yield f"{number} random bytes", sprinkled(data, number, chance)
    yield "2,000 zeros in the middle", _zeros(data, len(data) // 2, 2_000)
    yield "100 bytes before the head", bytes(100) + data
    yield "without its main part", repacked(data, {_MAIN: None})
    yield "without its list of types", repacked(data, {"[Content_Types].xml": None})
    yield "without its relations", repacked(data, {"_rels/.rels": None, "word/_rels/document.xml.rels": None})
    yield "without its styles", repacked(data, {"word/styles.xml": None})
    yield "without its numbering", repacked(data, {"word/numbering.xml": None})
    main = zipfile.ZipFile(io.BytesIO(data)).read(_MAIN)
    yield from (
        (kind, repacked(data, {_MAIN: broken}))
        for kind, broken in (
            ("main part cut off at half", main[: len(main) // 2]),
            ("main part empty", b""),
            ("main part of zeros", bytes(len(main))),
            ("main part in UTF-16 said to be UTF-8", main.decode().encode("utf-16-le")),
            ("a tag of the main part never closed", main.replace(b"</w:tbl>", b"", 1)),
            ("marks of XML in the main part", main.replace(b"<w:tr>", b"<w:tr>&#0;", 1)),
            ("rows of tables are paragraphs", main.replace(b"w:tr>", b"w:p>")),
            ("cells without their paragraphs", re.sub(rb"<w:tc>.*?</w:tc>", b"<w:tc/>", main, count=40)),
            ("other names for its tags", main.replace(b"wordprocessingml", b"wordprocessinggml")),
        )
    )


def of_text(data: bytes, seed: int = 7) -> Copies:
    """A plain text, with Markdown or without: bytes lost, letters in another coding, lines run together."""
    chance = random.Random(seed)
    text = data.decode()
    for tenth in (1, 3, 5, 7, 9):
        yield f"cut off at {tenth}0 %", data[: len(data) * tenth // 10]
    yield "cut within a letter", data[: data.index("ế".encode(), len(data) // 2) + 1]
    for number in (20, 200, 2_000):
        yield f"{number} random bytes", sprinkled(data, number, chance)
    yield "2,000 zeros in the middle", _zeros(data, len(data) // 2, 2_000)
    yield "UTF-16 without a mark", text.encode("utf-16-le")
    yield "UTF-8 read as Latin and written again", text.encode().decode("latin-1").encode()
    yield "question marks for letters", text.encode("ascii", "replace")
    yield "no line ends", text.replace("\n", " ").encode()
    yield "line ends of old Macs", text.replace("\n", "\r").encode()
    yield "a mark before each letter", "\u200b".join(text).encode()
    yield "letters from right to left", ("\u202e" + text).encode()
    yield "tabs and bars for spaces", text.replace(" ", " |\t").encode()


def of_page(data: bytes, seed: int = 9) -> Copies:
    """A web page: cut off, with broken tags, with much that is none of the document."""
    chance = random.Random(seed)
    for tenth in (1, 3, 5, 7, 9):
        yield f"cut off at {tenth}0 %", data[: len(data) * tenth // 10]
    for number in (20, 200, 2_000):
        yield f"{number} random bytes", sprinkled(data, number, chance)
    yield "rows without their ends", data.replace(b"</tr>", b"")
    yield "cells without their ends", data.replace(b"</td>", b"")
    yield "tables without their ends", data.replace(b"</table>", b"")
    yield "tables that begin twice", data.replace(b"<table>", b"<table><table>")
    yield "rows outside of tables", data.replace(b"<table>", b"").replace(b"</table>", b"")
    yield "a comment that never ends", data.replace(b"<table>", b"<!-- <table>", 1)
    yield "a script that never ends", data.replace(b"<table>", b"<script><table>", 1)
    yield "a false charset", data.replace(b'charset="utf-8"', b'charset="utf-16"')
    yield "quotes that never end", data.replace(b"<p>", b'<p title="', 3)
    yield "the page inside a frame", b"<iframe srcdoc='" + data + b"'></iframe>"


def sprinkled(data: bytes, number: int, chance: random.Random) -> bytes:
    """So many bytes of the file made others, at random places; the first and the last 20 stay."""
    changed = bytearray(data)
    for _ in range(number):
        changed[chance.randrange(20, len(data) - 20)] = chance.randrange(256)
    return bytes(changed)


def _blank(data: bytes, start: int, length: int) -> bytes:
    return data[:start] + b" " * length + data[start + length :]


def _zeros(data: bytes, start: int, length: int) -> bytes:
    return data[:start] + bytes(length) + data[start + length :]


def repacked(data: bytes, parts: dict[str, bytes | None]) -> bytes:
    """The archive with these parts changed, or left out where None."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as whole,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in whole.namelist():
            content = parts.get(name, whole.read(name))
            if content is not None:
                archive.writestr(name, content)
    return out.getvalue()
