"""Findings in parts: the database filters, counts and cuts; what is not shown is counted."""

from __future__ import annotations

from collections import Counter

import pytest

from schema.contract.records import columns
from tests.samples.files import corpus_file
from vnplans.cli import main
from vnplans.listing import Page
from vnplans.questions.findings import Wanted, count_findings, counted, findings, settled


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    import vnplans

    path = str(tmp_path_factory.mktemp("findings") / "x.sqlite")
    vnplans.ingest(corpus_file("cao-bang", ".md"), corpus_file("bac-ninh", ".txt"), db=path, jobs=0)
    return path


@pytest.mark.parametrize("limit", [1, 7, 500])
def test_the_parts_are_the_whole(db: str, limit: int) -> None:
    every = findings(db=db)
    assert len(every.rows) > 14
    parts = [findings(db=db, page=Page(limit, n)) for n in range(1, len(every.rows) // limit + 2)]
    assert [row for part in parts for row in part.rows] == list(every.rows)
    assert all(part.columns == columns("findings") for part in parts)


def test_a_part_says_what_it_is_not(db: str) -> None:
    every = len(findings(db=db).rows)
    assert findings(db=db, page=Page(5, 2)).notes == (
        f"Rows 6 to 10 of {every}; --page 3 shows the next, --limit 0 all.",
    )
    last = findings(db=db, page=Page(every - 1, 2))
    assert last.notes == (f"Rows {every} to {every} of {every}; --limit 0 all.",)
    assert findings(db=db, page=Page(5, 999)).notes == (
        f"No page 999: {every} rows fill {-(-every // 5)} pages of 5.",
    )
    assert findings(db=db, page=Page(every)).notes == findings(db=db).notes == ()


@pytest.mark.parametrize(
    "wanted",
    [Wanted(), Wanted(severity="warning"), Wanted(table="tasks", field="lead"), Wanted(code="sum_mismatch"), Wanted(status="open")],
    ids=repr,
)  # fmt: skip
@pytest.mark.parametrize("document", [None, "Cao Bằng"])
def test_the_database_filters_and_counts_as_a_reader_would(
    db: str, wanted: Wanted, document: str | None
) -> None:
    order = ("error", "warning", "info")
    every = findings(document, db).dicts()
    least = order.index(wanted.severity or "info")
    asked = {
        "code": wanted.code,
        "record_table": wanted.table,
        "field": wanted.field,
        "status": wanted.status,
    }
    kept = [
        row
        for row in every
        if order.index(str(row["severity"])) <= least and all(v in (None, row[k]) for k, v in asked.items())
    ]
    found = findings(document, db, wanted)
    assert found.dicts() == kept
    count = counted(document, db, wanted)
    assert count == count_findings(found)
    assert Counter({(r["code"], r["severity"]): r["count"] for r in count.dicts()}).total() == len(kept)
    assert settled(document, db, wanted) == ()


def test_a_table_is_cut_and_json_is_not(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    for more, shown in (
        (["--limit", "3"], "Rows 1 to 3 of"),
        (["--limit", "3", "--page", "2"], "Rows 4 to 6 of"),
    ):
        with pytest.raises(SystemExit):
            main(["findings", "--db", db, *more])
        assert shown in capsys.readouterr().out
    with pytest.raises(SystemExit):
        main(["findings", "--db", db, "--json"])
    assert capsys.readouterr().out.count('"finding_id"') == len(
        findings(db=db, wanted=Wanted(status="open")).rows
    )


@pytest.mark.parametrize("more", [[], ["--all"], ["--limit", "9"]], ids=" ".join)
def test_a_page_behind_the_last_is_answered_by_one_sentence(
    db: str, more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["findings", "--db", db, "--page", "300", *more])
    (line,) = capsys.readouterr().out.splitlines()
    assert (ended.value.code, line.split(":")[0]) == (0, "No page 300")
