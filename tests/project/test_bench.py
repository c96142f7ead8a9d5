"""The measurements: how rows are held against the truth, what the report says, and damaged files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.all_gold import counted, section_of, table, with_section
from bench.correct import Score, against_gold, against_truth, squeezed
from bench.damaged import FEWEST_COPIES, GENERATORS, endings, whole_files
from bench.files import truth_of
from bench.report import report
from bench.results import Results
from bench.second_faults import FAULTS
from extract.grid.on_page import grids_on
from extract.pdf.pages import read_pages
from tests.samples.files import corpus_file

TRUTH = {
    "tables": [
        {
            "position": 1,
            "cells": [
                {"row": 0, "column": 0, "text": "1"},
                {"row": 0, "column": 1, "text": "Rà soát quy hoạch"},
                {"row": 1, "column": 0, "text": "2"},
                {"row": 1, "column": 1, "text": "Trồng cây"},
                {"row": 1, "column": 2, "text": ""},
            ],
        }
    ]
}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([["1", "Rà soát\nquy hoạch"], ["2", "Trồng cây", ""]], Score(4, 4, 2, 2), id="all"),
        pytest.param(
            [["1", "Rà soát"], ["", "quy hoạch"], ["2", "Trồng cây"]], Score(3, 4, 1, 2), id="split"
        ),
        pytest.param([["1", "Rà soát quy hoạch 2", "Trồng cây"]], Score(2, 4, 0, 2), id="rows merged"),
        pytest.param([["1", "Rà soát quy hoạch"]] * 2, Score(2, 4, 1, 2), id="twice counts once"),
        pytest.param([], Score(0, 4, 0, 2), id="nothing"),
    ],
)
def test_against_truth(tmp_path: Path, rows: list[list[str]], expected: Score) -> None:
    truth = tmp_path / "truth.json"
    truth.write_text(json.dumps(TRUTH), encoding="utf-8")
    assert against_truth(rows, truth) == expected


GOLD_TASK = {
    "number": "1",
    "title_start": "Rà soát",
    "title_end": "hoạch.",
    "lead": ["Sở Xây dựng", "Sở Y tế"],
    "support": [],
}


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(["1.", "Rà soát quy hoạch.", "Sở Xây dựng; Sở Y tế"], Score(3, 3, 1, 1), id="whole"),
        pytest.param(["1.", "Rà soát quy hoạch.", "Sở Xây dựng"], Score(2, 3, 0, 1), id="a body lost"),
        pytest.param(["", "Rà soát quy hoạch.", "Sở Xây dựng, Sở Y tế"], Score(2, 3, 0, 1), id="no number"),
        pytest.param(["1", "Rà soát quy", "Sở Xây dựng, Sở Y tế"], Score(0, 3, 0, 1), id="title cut"),
    ],
)
def test_against_gold(tmp_path: Path, row: list[str], expected: Score) -> None:
    gold = tmp_path / "gold.json"
    gold.write_text(json.dumps({"tasks": [GOLD_TASK], "indicators": []}), encoding="utf-8")
    assert against_gold([row], gold) == expected


def test_letters_that_look_alike() -> None:
    assert squeezed("Ðiều  1\n") == "Điều1"


def test_report_says_where_we_lose() -> None:
    results = Results(
        pages={"a.pdf": 3, "b.pdf": 5}, largest="b.pdf", growth=[100.0, 100.0], machine="a machine"
    )
    results.seconds["a.pdf"] = {"vnplans": 0.5, "pdfplumber": 1.0, "PyMuPDF": 4.0}
    results.seconds["b.pdf"] = {"vnplans": 2.6, "pdfplumber": 2.0, "PyMuPDF": None}
    results.peaks = {"vnplans": 90.0, "pdfplumber": 50.0}
    for tool in ("vnplans", "pdfplumber"):
        results.truth[tool], results.gold[tool] = Score(9, 10, 1, 2), Score(0, 0, 0, 0)
    results.failures = ["PyMuPDF on b.pdf: the process ended"]
    page = report(results)
    assert "| a.pdf | 3 | 1.00 | 0.50 | 4.00 |" in page
    assert "| b.pdf | 5 | 2.00 | 1.30 | failed |" in page
    assert "median 0.90, largest 1.30" in page
    assert "pdfplumber is quicker than vnplans on `b.pdf`: 2.00 s against 2.60 s." in page
    assert "pdfplumber needs less memory" in page and "Failed: PyMuPDF on b.pdf" in page


def test_gold_over_all_documents() -> None:
    """Figures of score.py are added up by heading, over typed documents alone."""
    typed = counted(
        "a pdf", "a  task 3/4  lead_recall 5/6  doc_number 1/1  doc_issued_on 0/1  silent 2\n      - lead: 1"
    )
    scan = counted("b-scan pdf", "b  task 0/9  silent 7")
    assert (typed.silent, typed.misses, typed.share("heads")) == (2, ["lead: 1"], (1, 2))
    rows = {line.split(" | ")[0]: line.split(" | ") for line in table([typed, scan], ["c"]).splitlines()}
    assert rows["| all typed"][1:3] == ["3/4", "5/6"] and rows["| all typed"][-1] == "2 |"
    assert rows["| share (asked)"][2] == "0.833 (0.98)" and rows["| b-scan pdf"][1] == "0/9"
    assert "Put away and not read: c." in table([typed], ["c"])


def test_table_of_gold_is_kept_when_the_page_is_made_again() -> None:
    page = with_section("# Benchmarks\n\nbefore\n", "## Values held against gold\n\n| a |\n")
    assert with_section("# Benchmarks\n\nafter\n", section_of(page)) == page.replace("before", "after")
    assert section_of("# Benchmarks\n") == ""


@pytest.mark.parametrize("plan", ["cao-bang", "bac-ninh"])
def test_corpus_read_whole(plan: str) -> None:
    """Every cell and row of a rendition, whatever the other tools make of it."""
    from bench.tools import vnplans

    path = corpus_file(plan, ".pdf")
    score = against_truth(vnplans(path), truth_of(path))
    assert score.of_cells > 200
    assert (score.cells, score.rows) == (score.of_cells, score.of_rows)


@pytest.mark.parametrize("fault", FAULTS)
def test_faults_spoil_the_page(fault: str) -> None:
    """Each fault changes what our reader sees; it is not a measurement of nothing."""
    import random

    page = next(
        p for p in read_pages(corpus_file("bac-ninh", ".pdf")) if len(grids_on(p)[0]) and p.number > 9
    )
    grids = grids_on(page)[0]
    spoilt = [FAULTS[fault](page, grids, random.Random(seed)) for seed in range(20)]
    texts = sorted(c.text for g in grids for c in g.cells)
    read = [sorted(c.text for g in grids_on(p)[0] for c in g.cells) for p in spoilt if p is not None]
    assert any(one != texts for one in read)


def test_damaged_copies_are_damaged() -> None:
    number = 0
    for kind, data in whole_files().items():
        copies = list(GENERATORS[kind](data))
        number += len(copies)
        assert len(copies) == len({damage for damage, _ in copies})
        assert [damage for damage, copy in copies if copy == data] == []
    assert number >= FEWEST_COPIES


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "every"), [("pdf", 5), ("docx", 2), ("txt", 2), ("html", 2)])
def test_damaged_files_end_well(kind: str, every: int) -> None:
    """Read whole, read in part with a finding, or refused with a named error: nothing else. All of them: ``make fuzz``."""
    found = list(endings(kind, whole_files()[kind], every))
    assert len(found) >= 9
    assert [e for e in found if not e.good] == []
    assert {e.outcome for e in found} == {"whole", "less, and said", "refused"}


def test_what_the_typed_form_says_too_is_no_flag_of_the_reading() -> None:
    pytest.importorskip("cv2", reason="opencv-python-headless is not installed (extra scan)")
    from bench.scan.shaken import is_of_reading

    of_print = {"record_id": "i:4.1:v1", "field": "raw", "code": "number_ambiguous", "message": "by or to"}
    of_reading = {**of_print, "message": "Read as '38', by a second reader as '33'."}
    typed = frozenset({tuple(of_print.values())})
    assert not is_of_reading(of_print, typed)
    assert is_of_reading(of_reading, typed)
    assert is_of_reading(of_print, None)
    assert not is_of_reading({**of_print, "code": "unit_missing"}, None)
