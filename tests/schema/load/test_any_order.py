"""What is kept and what is replaced is decided by quality and hash: any order of storing gives the same database."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from sqlalchemy import Engine, text

from schema.contract.records import DocumentRecords
from schema.database.opening import open_database
from schema.load.corrections import Change, correct
from schema.load.store import Outcome, Stored, store
from tests.samples.records import AGENCIES, cao_bang
from tests.samples.writers import NOW, everything
from tests.schema.load.test_same_document import plan

DOCUMENT = "cao-bang-337-qd-ubnd-2018"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NO_DATE = {"issued_on": None, "document_id": "cao-bang-337-qd-ubnd"}


def file(letter: str, seed: int = 1, **head: object) -> DocumentRecords:
    """A file of a document with rows of every kind; the seed is its text."""
    text_of = plan(seed)
    rows = cao_bang(sha256=letter * 64, source_file=f"{letter}.pdf", **head)
    own = rows.document.document_id
    clauses = tuple(replace(c, clause_id=f"{own}:c:{c.path}", document_id=own) for c in text_of.clauses)
    named = DocumentRecords(document=rows.document, clauses=clauses)
    return replace(rows, clauses=clauses) if own == DOCUMENT else named


FILES = {
    "pdf": file("b"),
    "another-pdf": file("c"),
    "scan-without-date": file("d", text_source="ocr", **NO_DATE),
    "word": file("e", number="337 /QĐ-UBND", media_type=DOCX),
    "earlier-that-year": file("1", seed=4, issued_on=date(2018, 1, 5)),
    "later-that-year": file("2", seed=2, issued_on=date(2018, 12, 1)),
    "twin-of-the-pdf": file("a", issued_on=date(2018, 12, 1), media_type=DOCX),
    "pdf-without-date": file("0", **NO_DATE),
    "another-scan": file("9", text_source="ocr", **NO_DATE),
    "of-the-council": file("3", seed=3, issuer_id=None, issuer_raw="HĐND", province_code="06", document_id="x-337-qd-ubnd-2018"),
}  # fmt: skip


@pytest.fixture
def engine() -> Iterator[Engine]:
    opened = open_database("sqlite://")
    yield opened
    opened.dispose()


def load(engine: Engine, records: DocumentRecords) -> Stored:
    return store(engine, records, AGENCIES, NOW)


def stored(names: Sequence[str]) -> dict[str, list[str]]:
    engine = open_database("sqlite://")
    for name in names:
        load(engine, FILES[name])
    found = everything(engine)
    engine.dispose()
    return found


def orders(names: Sequence[str], most: int) -> list[tuple[str, ...]]:
    every = list(permutations(names))
    return random.Random(7).sample(every, min(most, len(every)))


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(("pdf", "scan-without-date", "word", "later-that-year", "of-the-council"), id="three-and-two-others"),
        pytest.param(("another-pdf", "pdf", "pdf-without-date"), id="three-as-good"),
        pytest.param(("later-that-year", "pdf", "earlier-that-year"), id="three-of-one-id"),
        pytest.param(("pdf", "twin-of-the-pdf", "scan-without-date"), id="a-scan-that-fits-two"),
        pytest.param(("pdf", "twin-of-the-pdf", "scan-without-date", "another-scan"), id="two-scans-that-fit-two"),
    ],
)  # fmt: skip
def test_any_order_gives_the_same_database(names: Sequence[str]) -> None:
    expected = stored(names)
    for order in orders(names, 8):
        assert stored(order) == expected, order


def ids(engine: Engine) -> dict[str, str]:
    """Document id → the first letter of the hash of the file that gives its rows."""
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT document_id, sha256 FROM documents"))
        return {row.document_id: row.sha256[0] for row in rows}


def test_documents_that_share_an_id_are_numbered_by_date(engine: Engine) -> None:
    assert load(engine, FILES["later-that-year"]).document_id == DOCUMENT
    assert load(engine, FILES["pdf"]).renamed == ((DOCUMENT, f"{DOCUMENT}~2"), (f"{DOCUMENT}~2", DOCUMENT))
    assert ids(engine) == {DOCUMENT: "b", f"{DOCUMENT}~2": "2"}


def test_a_document_with_corrections_keeps_its_id(engine: Engine) -> None:
    load(engine, FILES["later-that-year"])
    correct(engine, Change(f"{DOCUMENT}:t1:A:1", "title", "Trồng rừng ngập mặn"), NOW)
    assert load(engine, FILES["pdf"]).document_id == f"{DOCUMENT}~2"
    assert load(engine, FILES["earlier-that-year"]).document_id == f"{DOCUMENT}~2"
    assert ids(engine) == {DOCUMENT: "2", f"{DOCUMENT}~2": "1", f"{DOCUMENT}~3": "b"}
    load(engine, FILES["later-that-year"])
    with engine.connect() as connection:
        query = text("SELECT title FROM tasks WHERE task_id = :task")
        assert connection.execute(query, {"task": f"{DOCUMENT}:t1:A:1"}).scalar() == "Trồng rừng ngập mặn"


def test_a_document_that_a_person_names_as_the_one_amended_keeps_its_id(engine: Engine) -> None:
    amending = file(
        "4", seed=4, number="9/QĐ-UBND", issued_on=date(2020, 1, 2), document_id="cao-bang-9-qd-ubnd-2020"
    )
    for each in (FILES["later-that-year"], amending):
        load(engine, each)
    correct(engine, Change(amending.document.document_id, "amends_id", DOCUMENT, "said by phone", "An"), NOW)
    assert load(engine, FILES["pdf"]).document_id == f"{DOCUMENT}~2"
    load(engine, amending)
    with engine.connect() as connection:
        query = text("SELECT amends_id FROM documents WHERE number = '9/QĐ-UBND'")
        assert connection.execute(query).scalar() == DOCUMENT
    assert ids(engine)[DOCUMENT] == "2"


def test_a_better_file_that_states_more_gives_its_id(engine: Engine) -> None:
    assert load(engine, FILES["scan-without-date"]).document_id == "cao-bang-337-qd-ubnd"
    told = load(engine, FILES["pdf"])
    assert (told.document_id, told.outcome) == (DOCUMENT, Outcome.REPLACED)
    assert told.renamed == (("cao-bang-337-qd-ubnd", DOCUMENT),)


def test_an_accepted_finding_stays_accepted_under_a_new_id(engine: Engine) -> None:
    load(engine, FILES["later-that-year"])
    with engine.begin() as connection:
        connection.execute(text("UPDATE findings SET status = 'accepted'"))
    load(engine, FILES["pdf"])
    with engine.connect() as connection:
        query = text(
            "SELECT document_id, status FROM findings WHERE code = 'unit_conflict' ORDER BY document_id"
        )
        assert [tuple(r) for r in connection.execute(query)] == [
            (DOCUMENT, "open"), (f"{DOCUMENT}~2", "accepted"),
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second", "outcome", "replaced", "kept_below"),
    [
        pytest.param("word", "pdf", Outcome.REPLACED, "e.pdf", None, id="a-better-one-replaces"),
        pytest.param("pdf", "word", Outcome.KEPT, None, "b.pdf", id="a-worse-one-is-kept-beside"),
        pytest.param("another-pdf", "pdf", Outcome.REPLACED, "c.pdf", None, id="as-good-with-a-smaller-hash"),
        pytest.param("pdf", "another-pdf", Outcome.KEPT, None, "b.pdf", id="as-good-with-a-greater-hash"),
        pytest.param(
            "pdf-without-date", "pdf", Outcome.REPLACED, "0.pdf", None, id="as-good-and-states-its-date"
        ),
        pytest.param("pdf", "pdf-without-date", Outcome.KEPT, None, "b.pdf", id="as-good-without-its-date"),
        pytest.param("pdf", "pdf", Outcome.REPLACED, None, None, id="the-same-file-read-anew"),
        pytest.param("pdf", "later-that-year", Outcome.ADDED, None, None, id="another-document"),
    ],
)  # fmt: skip
def test_which_file_was_replaced_or_stands_is_told(
    engine: Engine, first: str, second: str, outcome: Outcome, replaced: str | None, kept_below: str | None
) -> None:
    load(engine, FILES[first])
    told = load(engine, FILES[second])
    assert (told.outcome, told.replaced, told.kept_below) == (outcome, replaced, kept_below)


def test_a_consolidated_text_does_not_replace_the_act_it_consolidates(engine: Engine) -> None:
    load(engine, FILES["pdf"])
    head = {
        "number": "12/VBHN-UBND",
        "document_id": "cao-bang-12-vbhn-ubnd-2019",
        "issued_on": date(2019, 5, 6),
    }
    assert load(engine, file("a", **head)).outcome is Outcome.ADDED
    assert len(ids(engine)) == 2


def test_seven_consolidated_texts_without_a_date_stay_apart(engine: Engine) -> None:
    for seed, letter in enumerate("3456789"):
        assert load(engine, file(letter, seed, **NO_DATE)).outcome is Outcome.ADDED
    assert sorted(ids(engine).values()) == list("3456789")


def test_a_file_that_gave_the_rows_and_turns_out_to_be_another_document(engine: Engine) -> None:
    load(engine, FILES["pdf"])
    load(engine, FILES["word"])
    head = {"number": "338/QĐ-UBND", "document_id": "cao-bang-338-qd-ubnd-2018"}
    told = load(engine, file("b", **head))
    assert (told.document_id, told.again) == ("cao-bang-338-qd-ubnd-2018", ("e.pdf",))
    assert ids(engine) == {"cao-bang-338-qd-ubnd-2018": "b"}
    assert load(engine, FILES["word"]).outcome is Outcome.ADDED


def test_a_worse_file_that_turns_out_to_be_another_document_leaves(engine: Engine) -> None:
    load(engine, FILES["pdf"])
    load(engine, FILES["word"])
    head = {"number": "338/QĐ-UBND", "document_id": "cao-bang-338-qd-ubnd-2018", "media_type": DOCX}
    told = load(engine, file("e", **head))
    assert (told.document_id, told.outcome, told.again) == ("cao-bang-338-qd-ubnd-2018", Outcome.ADDED, ())
    with engine.connect() as connection:
        query = text("SELECT document_id FROM document_files ORDER BY sha256")
        assert list(connection.scalars(query)) == [DOCUMENT, "cao-bang-338-qd-ubnd-2018"]


def test_files_of_an_older_database_stay_where_they_are(engine: Engine) -> None:
    load(engine, FILES["pdf"])
    load(engine, FILES["scan-without-date"])
    with engine.begin() as connection:
        connection.execute(text("UPDATE file_identities SET sketch = ''"))
    assert load(engine, FILES["scan-without-date"]).outcome is Outcome.KEPT
    assert load(engine, FILES["pdf"]).outcome is Outcome.REPLACED
    assert ids(engine) == {DOCUMENT: "b"}
