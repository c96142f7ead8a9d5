"""Each phrase of the registers of subjects stands in a published document, and in none that a test compares alone.

``tests/cells/register_sources.csv`` names the file of each source under ``../shared/real``. Where the documents are absent the tests that
read them are skipped by name; that no source is a compared plan is asked everywhere.
"""

from __future__ import annotations

import csv
import hashlib
import re
from functools import cache

import pytest

from extract.model.document import Grid
from extract.read import read_document
from normalize.registers import rows
from normalize.text import key
from tests.samples.files import ROOT, shared_file

COMPARED = ("337/QĐ-UBND", "342/KH-UBND", "179/KH-UBND", "552/KH-UBND", "2629/QĐ-TTg")
COMPARED_FILES = (
    "15-dongnai-kh179",
    "16-dongthap-kh552",
    "01-lamdong-kh-cchc",
    "2edf5927c71bc4c1",
    "bac-ninh",
    "cao-bang",
)
PUT_AWAY = ("0", "1", "2")
"""First digits of the hash of files that nobody reads who writes rules."""
FILES = {
    r["source"]: r["file"]
    for r in csv.DictReader((ROOT / "tests/cells/register_sources.csv").open(encoding="utf-8", newline=""))
}
SAID: dict[str, list[str]] = {}
for register, column in (("subject_phrases", "phrase"), ("subjects", "subject")):
    for row in rows(register):
        SAID.setdefault(row["source"], []).append(row[column])


def plain(text: str) -> str:
    """Words with one space between and around them."""
    return " " + re.sub(r"[^\w]+", " ", key(text)) + " "


@cache
def text_of(file: str) -> str:
    parts: list[str] = []
    for block in read_document(shared_file(f"real/{file}")).blocks:
        parts += [c.text for c in block.cells] if isinstance(block, Grid) else [block.text]
    return plain("\n".join(parts))


@pytest.mark.parametrize("source", sorted(SAID))
def test_every_phrase_stands_in_the_document_that_its_row_names(source: str) -> None:
    text = text_of(FILES[source])
    assert [phrase for phrase in SAID[source] if plain(phrase) not in text] == []


def test_no_source_is_a_plan_that_a_test_compares() -> None:
    assert [s for s in SAID if any(c in s for c in COMPARED)] == []
    assert [s for s, file in FILES.items() if any(c in file for c in COMPARED_FILES)] == []


@pytest.mark.parametrize("source", sorted(FILES))
def test_no_source_is_put_away(source: str) -> None:
    digest = hashlib.sha256(shared_file(f"real/{FILES[source]}").read_bytes()).hexdigest()
    assert not digest.startswith(PUT_AWAY)


def test_every_source_is_used() -> None:
    assert FILES.keys() - SAID.keys() == set()
