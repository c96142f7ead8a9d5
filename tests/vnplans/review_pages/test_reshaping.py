"""Rows split and joined, and headers mapped to roles, by the forms of the pages."""

from __future__ import annotations

import re

import pytest

import vnplans
from tests.samples.review_server import Visitor
from tests.samples.reviewed_plans import PDF_ID, TEXT_ID
from vnplans.intake import taught
from vnplans.intake.run import read_files

FIRST, SECOND, ADDED = f"{PDF_ID}:t1:1", f"{PDF_ID}:t1:2", f"{PDF_ID}:added1"


def titles(db: str) -> list[str]:
    return list(vnplans.show(PDF_ID, db)["tasks"]["title"])


def test_a_row_is_split_at_its_line_breaks_and_the_whole_is_revoked(decider: Visitor, own_db: str) -> None:
    form = decider.get(f"/d/{PDF_ID}/split?record={FIRST}").text
    assert re.search(r'name="words"[^>]*>Nâng cấp trạm y tế số 1</textarea>', form)
    sent = {"record": FIRST, "words": "Nâng cấp trạm y tế\r\n\r\n số 1 và kho thuốc", "reason": ""}
    shown = decider.post(f"/d/{PDF_ID}/split?lang=en", sent).text
    assert "Nâng cấp trạm y tế</h2>" in shown and "revoke the whole split or join" in shown
    assert titles(own_db)[:2] == ["Nâng cấp trạm y tế", "số 1 và kho thuốc"]
    log = vnplans.corrections(db=own_db)
    (made,) = (row for _, row in log.iterrows() if row["action"] == "split")
    assert made["reason"] == "checked beside the page"
    added = decider.get(f"/d/{PDF_ID}/record?id={ADDED}").text
    whole = re.search(r'name="correction" value="([^"]+)"', added)
    assert whole is not None and whole[1] == made["correction_id"], "its parts are revoked with the whole"
    decider.post(f"/d/{PDF_ID}/change", {"action": "revoke", "correction": whole[1], "shown": FIRST})
    assert titles(own_db)[:2] == ["Nâng cấp trạm y tế số 1", "Nâng cấp trạm y tế số 2"]


def test_a_row_that_is_not_parted_is_shown_again_with_the_reason(decider: Visitor, own_db: str) -> None:
    sent = {"record": FIRST, "words": "Chỉ một dòng", "reason": "x"}
    refused = decider.post(f"/d/{PDF_ID}/split", sent).text
    assert 'role="alert"' in refused and ">Chỉ một dòng</textarea>" in refused and 'value="x"' in refused
    assert vnplans.corrections(db=own_db).empty


def test_rows_are_joined_where_they_differ_as_one_says(decider: Visitor, own_db: str) -> None:
    form = decider.get(f"/d/{PDF_ID}/join?record={FIRST}&lang=en").text
    assert f'value="{SECOND}" checked' in form, "the row behind is the first choice"
    assert "Nâng cấp trạm y tế số 1 Nâng cấp trạm y tế số 2</textarea>" in form
    assert re.search(r'name="value:budget_vnd"[^>]*required placeholder="the rows differ', form)
    sent = {"record": FIRST, "with": SECOND, "value:title": "Nâng cấp hai trạm y tế", "value:budget_vnd": ""}
    refused = decider.post(f"/d/{PDF_ID}/join", {**sent, "value:period_start": "x"}).text
    assert 'role="alert"' in refused and ">Nâng cấp hai trạm y tế</textarea>" in refused
    assert vnplans.corrections(db=own_db).empty
    shown = decider.post(f"/d/{PDF_ID}/join?lang=en", {**sent, "value:budget_vnd": "4 tỷ"}).text
    assert "Nâng cấp hai trạm y tế</h2>" in shown and "4,000,000,000" in shown
    assert shown.count('class="place"') > 1 and len(titles(own_db)) == 30
    beside = decider.get(f"/d/{PDF_ID}/join?record={PDF_ID}:t1:3").text
    assert f'value="{SECOND}"' not in beside, "a row that was joined is no neighbour"


def test_the_effect_of_a_role_is_shown_before_it_is_kept(
    decider: Visitor, own_db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taught, "read_files", lambda files, settings, _: read_files(files, settings, 0))
    table = f"{TEXT_ID}:t1"
    shown = decider.get(f"/d/{TEXT_ID}/record?id={table}&lang=en").text
    assert "Cơ quan chủ trì</th><td>Lead" in shown and "Sở Công Thương · Sở Tài chính" in shown
    sent = {"table": table, "header": "Cơ quan chủ trì", "role": "support"}
    effect = decider.post(f"/d/{TEXT_ID}/columns/try?lang=en", sent).text
    assert "<strong>2</strong> Tasks: altered Support" in effect and "Keep this role" in effect
    assert vnplans.corrections(db=own_db).empty
    kept = decider.post(f"/d/{TEXT_ID}/columns/keep", {**sent, "reason": "they support"})
    assert kept.headers["hx-redirect"] == f"/d/{TEXT_ID}?tab=tables&record={TEXT_ID}%3At1"
    made = vnplans.corrections(db=own_db).iloc[-1]
    assert (made["action"], made["field"], made["new_value"], made["reason"]) == (
        "map", "Cơ quan chủ trì", "support", "they support",
    )  # fmt: skip
    again = decider.get(f"/d/{TEXT_ID}/record?id={table}&lang=en").text
    assert "Cơ quan chủ trì</th><td>Support" in again
    back = {"action": "revoke", "correction": made["correction_id"], "shown": table}
    assert "Cơ quan chủ trì</th><td>Lead" in decider.post(f"/d/{TEXT_ID}/change?lang=en", back).text


def test_a_role_that_there_is_not_is_refused(decider: Visitor) -> None:
    sent = {"table": f"{TEXT_ID}:t1", "header": "Cơ quan chủ trì", "role": "leader"}
    assert 'role="alert"' in decider.post(f"/d/{TEXT_ID}/columns/try", sent).text
    assert 'role="alert"' in decider.post(f"/d/{TEXT_ID}/columns/keep", sent).text
