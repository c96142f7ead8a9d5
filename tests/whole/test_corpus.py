"""The corpus is whole: manifest and files agree, and every rendition says what the published text says."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from docx import Document
from docx.oxml.ns import qn

from corpus.typeset import bac_ninh, cao_bang, pdf, word
from corpus.typeset.inline import runs_of
from corpus.typeset.model import Pair, Plan, Table, plain_text
from tests.samples.files import ROOT

CORPUS = ROOT / "corpus"
MANIFEST = list(csv.DictReader((CORPUS / "manifest.csv").open(encoding="utf-8")))
DOCUMENT_SUFFIXES = {".md", ".txt", ".pdf", ".docx"}
MAX_SCAN_BYTES = 4_000_000
PLANS = {
    "cao-bang": ("cao-bang-2018/cao-bang-337-qd-ubnd-2018", ".md", cao_bang.read),
    "bac-ninh": ("bac-ninh-2023/bac-ninh-342-kh-ubnd-2023", ".txt", bac_ninh.read),
}


def source(name: str) -> Path:
    stem, suffix, _ = PLANS[name]
    return CORPUS / f"{stem}{suffix}"


def rendition(name: str, ending: str) -> Path:
    return CORPUS / f"{PLANS[name][0]}{ending}"


def plan(name: str) -> Plan:
    return PLANS[name][2](source(name))


def words(text: str) -> Counter[str]:
    """Letters and figures alone, so that marks of Markdown and places of line breaks do not count."""
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text)))


def pages_of(path: Path) -> list[str]:
    with pdfium.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def source_words(name: str) -> Counter[str]:
    """Words of the published text, the repeats of table headers aside."""
    lines = source(name).read_text(encoding="utf-8").splitlines()
    seen: set[str] = set()
    kept: list[str] = []
    for line in lines:
        header = line.startswith(("STT\t", "\t\t\tTổng vốn"))
        if header and line[:8] in seen:
            continue
        seen.add(line[:8])
        kept.append(plain_text(runs_of(re.sub(r"^#+ ", "", line))))
    return words("\n".join(kept))


def overlap(found: Counter[str], expected: Counter[str]) -> float:
    """Share of the expected words that are found, counted with repeats."""
    return (found & expected).total() / expected.total()


def test_manifest_lists_every_document_once() -> None:
    listed = [row["file"] for row in MANIFEST]
    present = {
        p.relative_to(CORPUS).as_posix()
        for folder in ("cao-bang-2018", "bac-ninh-2023")
        for p in (CORPUS / folder).iterdir()
        if p.suffix in DOCUMENT_SUFFIXES
    }
    assert sorted(listed) == sorted(present)
    assert len(listed) == 8


@pytest.mark.parametrize("row", MANIFEST, ids=[row["file"].split("/")[-1] for row in MANIFEST])
def test_manifest_tells_the_truth(row: dict[str, str]) -> None:
    content = (CORPUS / row["file"]).read_bytes()
    assert row["sha256"] == hashlib.sha256(content).hexdigest()
    assert int(row["bytes"]) == len(content)
    assert all(row[field] for field in ("number", "issued_on", "issuer", "media_type", "origin"))


@pytest.mark.parametrize("name", PLANS)
def test_gold_and_manifest_speak_of_the_same_document(name: str) -> None:
    gold = json.loads((CORPUS / "gold" / f"{name.replace('-', '_')}.json").read_text(encoding="utf-8"))
    row = next(r for r in MANIFEST if r["file"].startswith(PLANS[name][0]))
    assert (row["number"], row["issued_on"]) == (gold["document"]["number"], gold["document"]["issued_on"])


@pytest.mark.parametrize("name", PLANS)
def test_pdf_says_what_the_text_says(name: str) -> None:
    found = words("\n".join(pages_of(rendition(name, ".pdf"))))
    expected = source_words(name)
    assert overlap(found, expected) >= 0.995
    assert overlap(expected, found) >= 0.95  # page numbers and repeated headers come on top


@pytest.mark.parametrize("name", PLANS)
def test_pdf_text_is_composed_unicode(name: str) -> None:
    text = "\n".join(pages_of(rendition(name, ".pdf")))
    assert text == unicodedata.normalize("NFC", text)
    assert "\ufffd" not in text
    assert not re.search(r"[\ue000-\uf8ff]", text)


@pytest.mark.parametrize("name", PLANS)
def test_docx_says_what_the_text_says(name: str) -> None:
    body = Document(str(rendition(name, ".docx"))).element.body
    paragraphs = (
        "".join(t.text or "" if t.tag == qn("w:t") else "\n" for t in p.iter(qn("w:t"), qn("w:br")))
        for p in body.iter(qn("w:p"))
    )
    found, expected = words("\n".join(paragraphs)), source_words(name)
    assert overlap(found, expected) >= 0.998
    assert overlap(expected, found) >= 0.998


@pytest.mark.parametrize("name", PLANS)
def test_scan_is_images_without_text(name: str) -> None:
    scan = rendition(name, "-scan.pdf")
    assert scan.stat().st_size <= MAX_SCAN_BYTES
    assert "".join(pages_of(scan)).strip() == ""
    with pdfium.PdfDocument(scan) as pdf, pdfium.PdfDocument(rendition(name, ".pdf")) as born:
        assert len(pdf) == len(born)


@pytest.mark.parametrize("name", PLANS)
def test_truth_is_what_is_typeset(name: str) -> None:
    truth = json.loads((CORPUS / "truth" / f"{Path(PLANS[name][0]).name}.json").read_text(encoding="utf-8"))
    tables = [b for appendix in plan(name).appendices for b in appendix if isinstance(b, Table)]
    assert len(truth["tables"]) == len(tables) == 2
    for written, table in zip(truth["tables"], tables, strict=True):
        area = sum(c["row_span"] * c["column_span"] for c in written["cells"])
        assert area == written["n_rows"] * written["n_columns"]
        assert [c["text"] for c in written["cells"]] == [
            c.text for row in (*table.header, *table.rows) for c in row
        ]


@pytest.mark.parametrize("name", PLANS)
def test_docx_is_what_the_script_writes(name: str, tmp_path: Path) -> None:
    word.write(plan(name), tmp_path / "again.docx")
    assert (tmp_path / "again.docx").read_bytes() == rendition(name, ".docx").read_bytes()


@pytest.mark.parametrize("name", PLANS)
def test_pdf_is_what_the_script_writes(name: str, tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="typst is not installed (group typeset)")
    if not pdf.FONT_FOLDER.is_dir():
        pytest.skip("fonts-liberation2 is not installed")
    pdf.write(plan(name), tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == rendition(name, ".pdf").read_bytes()


@pytest.mark.parametrize(
    ("number", "spans"),
    [("2.1", (1, 1, 1, 1, 3, 1)), ("4.1", (1, 1, 1, 1, 1, 2, 1)), ("5.1", (1, 1, 1, 1, 1, 2, 1)), ("2.2", (1,) * 8)],
)  # fmt: skip
def test_slid_rows_have_their_merged_cell_and_the_period_last(number: str, spans: tuple[int, ...]) -> None:
    table = [b for b in plan("cao-bang").appendices[0] if isinstance(b, Table)][1]
    row = next(r for r in table.rows if r[0].text == number)
    assert tuple(c.column_span for c in row) == spans
    assert row[-1].text == "2017-2020"


def test_what_bac_ninh_lost_stays_lost() -> None:
    bac = plan("bac-ninh")
    assert not any(isinstance(b, Pair) for b in bac.body)
    first, second = (b for appendix in bac.appendices for b in appendix if isinstance(b, Table))
    assert first.header == ()
    assert first.rows[0][0].text == ""
    assert [c.text for c in second.rows[-1]] == ["16", *[""] * 7]


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("(nghìn tCO <sub>2</sub> )", "(nghìn tCO2)"),
        ("<u>Chi đạo &amp; kiểm tra:</u> Sở", "Chi đạo & kiểm tra: Sở"),
        ("\\* *Phấn đấu*", "* Phấn đấu"),
        ("khí nhà kính ↴", "khí nhà kính"),
    ],
    ids=["subscript", "entity", "escape", "residue"],
)
def test_marks_become_formatting(printed: str, plain: str) -> None:
    assert plain_text(runs_of(printed)) == plain
