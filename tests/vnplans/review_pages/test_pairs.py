"""Compare: two plans task by task, decided, undone, revoked; two people at once; the report under a policy of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import vnplans
from tests.samples.review_server import Visitor, served
from tests.samples.tiny_plans import tiny_plan
from vnplans.review_server.access import Access

A, B = "bac-ninh-31-kh-ubnd-2024", "bac-ninh-78-kh-ubnd-2024"
ONE, OTHER = f"{A}:t1:1", f"{B}:t1:1"
BOTH = f"a={A}&b={B}"
FORM = {"a": A, "b": B, "current": ONE, "other": OTHER}


@pytest.fixture
def db(tmp_path: Path) -> str:
    """Two small plans whose first tasks are alike."""
    for number in (31, 78):
        (tmp_path / f"{number}.md").write_text(tiny_plan(number), encoding="utf-8")
    name = str(tmp_path / "plans.sqlite")
    assert all(
        r.error is None for r in vnplans.ingest(tmp_path / "31.md", tmp_path / "78.md", db=name, jobs=0)
    )
    return name


@pytest.fixture
def visitor(db: str) -> Iterator[Visitor]:
    with served(db) as made:
        made.get("/")
        yield made


def standing(db: str) -> list[tuple[str, str]]:
    found = vnplans.matches(db=db)
    return [(m.verdict, m.reason) for m in found[found["revoked_at"].isna()].itertuples()]


def done(answer: str) -> str:
    found = re.search(r'<textarea name="done" hidden>(.*?)</textarea>', answer, re.DOTALL)
    assert found is not None
    return found[1]


def seen(answer: str) -> str:
    found = re.search(f'name="seen:{re.escape(OTHER)}" value="(.*?)"', answer)
    assert found is not None
    return found[1]


def said(visitor: Visitor, verdict: str, **more: str) -> str:
    return visitor.post("/compare/decide", {**FORM, "verdict": verdict, **more}).text


def test_two_plans_are_chosen_and_shown_task_by_task(visitor: Visitor) -> None:
    assert f'<option value="{B}"' in visitor.get("/compare?lang=en").text
    shown = visitor.get(f"/compare?{BOTH}&lang=en").text
    assert "0 of 2 tasks decided" in shown
    assert f'name="other" value="{OTHER}" data-key="1" checked' in shown
    assert f"/d/{B}?tab=tasks&amp;record={OTHER.replace(':', '%3A')}&amp;field=title" in shown


def test_a_decision_is_kept_shown_and_revoked(visitor: Visitor, db: str) -> None:
    answer = said(visitor, "same", reason="both plant trees")
    assert standing(db) == [("same", "both plant trees")]
    assert "both plant trees" in answer and 'max="2" value="1"' in answer
    (made,) = vnplans.matches(db=db).itertuples()
    assert made.author
    form = {**FORM, "revoked": OTHER, "moment": made.created_at}
    assert 'class="revoked"' in visitor.post("/compare/revoke", form).text
    assert standing(db) == []


def test_what_was_called_unrelated_is_offered_no_more_and_can_be_undone(visitor: Visitor, db: str) -> None:
    answer = said(visitor, "unrelated")
    assert standing(db) == [("unrelated", "compared side by side")]
    assert f'name="other" value="{OTHER}"' not in answer
    back = visitor.post("/compare/undo", {**FORM, "done": done(answer)}).text
    assert f'name="other" value="{OTHER}"' in back
    assert standing(db) == []


def test_undo_puts_the_earlier_decision_back(visitor: Visitor, db: str) -> None:
    first = said(visitor, "related", reason="first")
    second = said(visitor, "same", done=done(first), **{f"seen:{OTHER}": seen(first)})
    assert [v for v, _ in standing(db)] == ["same"]
    visitor.post("/compare/undo", {**FORM, "done": done(second)})
    assert standing(db) == [("related", "first")]


def test_the_later_of_two_people_is_told(visitor: Visitor, db: str) -> None:
    vnplans.match(ONE, OTHER, "related", db, author="Lan")
    answer = said(visitor, "same")
    assert 'role="alert"' in answer and "Lan said: related" in answer
    assert [v for v, _ in standing(db)] == ["related"]


def test_undo_does_not_take_back_what_another_decided(visitor: Visitor, db: str) -> None:
    answer = said(visitor, "same")
    vnplans.match(ONE, OTHER, "related", db, author="Lan")
    assert "Lan said: related" in visitor.post("/compare/undo", {**FORM, "done": done(answer)}).text
    assert [v for v, _ in standing(db)] == ["related"]


@pytest.mark.parametrize(
    ("verdict", "other"), [("alike", OTHER), ("", OTHER), ("same", "gone"), ("same", ONE)]
)
def test_what_is_no_decision_is_told_and_not_kept(
    visitor: Visitor, db: str, verdict: str, other: str
) -> None:
    assert 'role="alert"' in said(visitor, verdict, other=other)
    assert len(vnplans.matches(db=db)) == 0


def test_the_list_is_filtered(visitor: Visitor) -> None:
    said(visitor, "related")
    listed = re.compile(r'<li><a href="/compare[^"]*current=([^"]*)"')
    every = listed.findall(visitor.get(f"/compare?{BOTH}").text)
    left = listed.findall(visitor.get(f"/compare?{BOTH}&undecided=1").text)
    assert (len(every), len(left)) == (2, 1) and left[0] != every[0]
    assert listed.findall(visitor.get(f"/compare?{BOTH}&kind=related").text) == every[:1]


@pytest.mark.parametrize(
    ("path", "status"), [(f"?a={A}&b=nowhere", 404), (f"?a={A}&b={A}", 409), (f"?a={A}", 200)]
)
def test_an_address_that_names_no_two_plans_is_explained(visitor: Visitor, path: str, status: int) -> None:
    assert visitor.get(f"/compare{path}").status == status


def test_the_report_has_its_style_and_nothing_else(visitor: Visitor) -> None:
    charts = visitor.get(f"/compare/charts?{BOTH}&lang=vi")
    assert f'src="/compare/report?a={A}&amp;b={B}&amp;lang=vi"' in charts.text
    assert "unsafe" not in charts.headers["content-security-policy"]
    report = visitor.get(f"/compare/report?{BOTH}&lang=vi")
    assert '<html lang="vi">' in report.text
    policy = report.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "style-src 'unsafe-inline'" in policy and "sandbox" in policy
    assert "script-src" not in policy and "frame-ancestors 'self'" in policy
    assert report.headers["x-frame-options"] == "SAMEORIGIN"


def test_a_corrected_title_is_scored_anew(visitor: Visitor, db: str) -> None:
    score = re.compile(r"<strong>(\d+)</strong> <small>/ 100")
    before = score.findall(visitor.get(f"/compare?{BOTH}").text)
    vnplans.correct(OTHER, "title", "Xây dựng nhà máy xử lý rác thải", db)
    after = score.findall(visitor.get(f"/compare?{BOTH}").text)
    assert int(before[0]) >= 40 > int(after[0])


def test_pairs_are_taken_away(visitor: Visitor) -> None:
    found = visitor.get(f"/compare.csv?{BOTH}")
    assert OTHER in found.text and found.text.lstrip("\ufeff").startswith("side,rank,score")
    assert visitor.get(f"/compare.xlsx?{BOTH}").body.startswith(b"PK")


def test_who_only_looks_sees_no_keys_and_decides_nothing(db: str) -> None:
    with served(db, Access(read_only=True)) as visitor:
        shown = visitor.get(f"/compare?{BOTH}").text
        assert OTHER.replace(":", "%3A") in shown
        assert "data-key" not in shown and "<kbd" not in shown and 'type="radio"' not in shown
        assert visitor.post("/compare/decide", {**FORM, "verdict": "same"}).status == 403
    assert standing(db) == []
