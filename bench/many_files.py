"""Any number of plans that differ, made from the renditions: other texts, other parts of the pages, damaged files.

Of 100 files 45 are text (Markdown, portal text) with rows and clauses left out, in another order, and with other figures; 15 are
Word; 33 are PDF with some of the pages; 2 are scanned pages; 5 are cut off, no plan, or encrypted. Each has its own number, stated in its
head or in the folder's manifest. The same seed gives the same texts.
"""

from __future__ import annotations

import csv
import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf

from bench.files import CORPUS, corpus_pdfs

LETTERS_A_PAGE = 2_500
"""Letters of a text that a printed page holds; a text file has no pages of its own."""
_FIGURE = re.compile(r"(?<![\d/.,-])\d{2,4}(?![\d/.,-]|\s*/)")
_NUMBER = re.compile(r"337 ?/QĐ-UBND|342 ?/KH-UBND")

Made = tuple[str, bytes, int]
"""The ending of a file's name, its bytes, its pages."""


def make_files(folder: Path, count: int, seed: int = 7) -> int:
    """Writes so many files with their manifest to a folder that is made, and gives their pages."""
    folder.mkdir(parents=True)
    chance = random.Random(seed)
    pages = 0
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as listed:
        rows = csv.writer(listed)
        rows.writerow(("file", "number", "issued_on", "issuer"))
        for n in range(1, count + 1):
            number, year = f"{n}/KH-UBND", chance.randrange(2016, 2026)
            ending, data, own = _kind(chance)(chance, number)
            name = f"{n:05d}.{ending}"
            (folder / name).write_bytes(data)
            province = chance.choice(("Bắc Ninh", "Cao Bằng", "Sơn La", "Nghệ An", "An Giang"))
            rows.writerow(
                (name, number, f"{year}-0{chance.randrange(1, 10)}-15", f"Ủy ban nhân dân tỉnh {province}")
            )
            pages += own
    return pages


def _kind(chance: random.Random) -> Callable[[random.Random, str], Made]:
    kinds = ((_text, 45), (_word, 15), (_pdf, 33), (_scan, 2), (_damaged, 5))
    return chance.choices([k for k, _ in kinds], [share for _, share in kinds])[0]


def _text(chance: random.Random, number: str) -> Made:
    """Lines left out and figures altered; half of the rows of a table in another order."""
    path = chance.choice(sorted([*CORPUS.glob("*/*.md"), *CORPUS.glob("*/*.txt")]))
    text = _NUMBER.sub(number, path.read_text("utf-8"))
    share = chance.uniform(0.4, 1.0)
    lines = [line for n, line in enumerate(text.splitlines()) if n < 12 or chance.random() < share]
    varied = "\n".join(_FIGURE.sub(lambda found: _other(found[0], chance), line) for line in lines)
    return path.suffix[1:], varied.encode(), max(1, len(varied) // LETTERS_A_PAGE)


def _other(figure: str, chance: random.Random) -> str:
    """Another figure of as many digits; years stay years."""
    value = int(figure)
    if 1990 <= value <= 2060:
        return str(min(max(value + chance.randrange(-1, 2), 1990), 2060))
    return str(chance.randrange(10 ** (len(figure) - 1), 10 ** len(figure)))


def _word(chance: random.Random, number: str) -> Made:
    """The words of a Word file with other figures."""
    path = chance.choice(sorted(CORPUS.glob("*/*.docx")))
    out = io.BytesIO()
    letters = 0
    with zipfile.ZipFile(path) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for part in given.infolist():
            data = given.read(part)
            if part.filename == "word/document.xml":
                text = _NUMBER.sub(number, data.decode())
                words = re.sub(r"(<w:t[^>]*>)([^<]*)", lambda f: f[1] + _FIGURE.sub(lambda d: _other(d[0], chance), f[2]), text)  # fmt: skip
                data, letters = words.encode(), len(re.sub(r"<[^>]*>", "", words))
            made.writestr(part.filename, data)
    return "docx", out.getvalue(), max(1, letters // LETTERS_A_PAGE)


def _pdf(chance: random.Random, _: str) -> Made:
    """Some pages in a row of a PDF, without the first, so that the number is the manifest's."""
    path = chance.choice(corpus_pdfs())
    return _pages_of(path, chance, chance.randrange(2, 14))


def _scan(chance: random.Random, _: str) -> Made:
    path = chance.choice(sorted(CORPUS.glob("*/*-scan.pdf")))
    return _pages_of(path, chance, chance.randrange(1, 3))


def _pages_of(path: Path, chance: random.Random, wanted: int) -> Made:
    out = io.BytesIO()
    with pikepdf.open(path) as pdf:
        first = chance.randrange(1, max(2, len(pdf.pages) - wanted))
        kept = list(pdf.pages)[first : first + wanted]
        with pikepdf.new() as made:
            made.pages.extend(kept)
            made.docinfo["/Title"] = str(chance.random())
            made.save(out)
    return "pdf", out.getvalue(), len(kept)


def _damaged(chance: random.Random, number: str) -> Made:
    """Cut off, encrypted, or no plan."""
    ending, data, pages = _pdf(chance, number)
    which = chance.randrange(3)
    if which == 0:
        return ending, data[: int(len(data) * chance.uniform(0.1, 0.9))], pages
    if which == 1:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pdf.save(out, encryption=pikepdf.Encryption(owner="o", user=number))
        return ending, out.getvalue(), pages
    return "txt", f"Hôm nay trời đẹp, ngày thứ {chance.random()}.\n".encode() * 9, 1
