"""Decisions: the queue of findings, corrections, taking back, and two people at once."""

from __future__ import annotations

import re
import sqlite3
import threading
import time
from contextlib import closing
from decimal import Decimal

import vnplans
from tests.samples.review_server import Visitor
from tests.samples.reviewed_plans import PDF_ID
from vnplans.questions.doubts import open_findings
from vnplans.questions.open import reading

TASK = f"{PDF_ID}:t1:1"
NO_LEAD = f"{PDF_ID}:t1:2!lead!lead_missing"
NO_TIME = f"{PDF_ID}:t1:6!period_raw!period_unparsed"


def open_ids(db: str) -> list[str]:
    with reading(db) as connection:
        return [f.finding_id for f in open_findings(connection, None, None, None)]


def value(db: str, record: str, field: str) -> object:
    shown = dict(vnplans.show(record, db)["record"].itertuples(index=False, name=None))
    return shown.get(field)


def test_the_queue_goes_in_the_order_of_the_rows(own_db: str) -> None:
    ids = open_ids(own_db)
    assert len(ids) == 21
    assert [i.split("!")[0].rpartition(":")[2] for i in ids[:6]] == ["2", "6", "7", "8", "9", "10"]


def test_a_finding_is_accepted_and_the_next_one_shown(decider: Visitor, own_db: str) -> None:
    answer = decider.post("/findings/decide", {"finding": NO_LEAD, "action": "accept"}).text
    assert NO_LEAD not in open_ids(own_db)
    assert re.search(r'aria-current="true".*?', answer) and f'name="finding" value="{NO_TIME}"' in answer
    made = vnplans.corrections(db=own_db).iloc[-1]
    assert (made["action"], made["record_id"]) == ("accept", NO_LEAD)
    assert made["author"] and made["reason"] == "checked beside the page"


def test_a_dismissal_is_undone(decider: Visitor, own_db: str) -> None:
    answer = decider.post("/findings/decide", {"finding": NO_LEAD, "action": "dismiss"}).text
    done = re.search(r'<textarea name="done" hidden>(.*?)</textarea>', answer, re.DOTALL)
    assert done is not None and NO_LEAD in done[1]
    back = decider.post("/findings/undo", {"done": done[1]}).text
    assert f'name="finding" value="{NO_LEAD}"' in back
    assert NO_LEAD in open_ids(own_db)


def test_a_period_is_corrected_in_both_fields_and_undone_in_both(decider: Visitor, own_db: str) -> None:
    record = NO_TIME.partition("!")[0]
    form = {
        "finding": NO_TIME, "action": "change", "reason": "misprint", f"value:{record}|period_start": "2021-01-01",
        f"seen:{record}|period_start": "", f"value:{record}|period_end": "2024-12-31", f"seen:{record}|period_end": "",
    }  # fmt: skip
    answer = decider.post("/findings/decide", form).text
    assert str(value(own_db, record, "period_start")) == "2021-01-01"
    assert str(value(own_db, record, "period_end")) == "2024-12-31"
    assert NO_TIME not in open_ids(own_db)
    done = re.search(r'<textarea name="done" hidden>(.*?)</textarea>', answer, re.DOTALL)
    assert done is not None
    decider.post("/findings/undo", {"done": done[1]})
    assert value(own_db, record, "period_end") is None
    assert NO_TIME in open_ids(own_db)


def correction(to: str, seen: str) -> dict[str, str]:
    own = f"{TASK}|budget_vnd"
    return {"action": "change", "shown": TASK, "field": own, f"value:{own}": to, f"seen:{own}": seen}


def test_a_budget_is_corrected_beside_its_row(decider: Visitor, own_db: str) -> None:
    decider.post("/author", {"author": "Nguyễn Thị Lan"})
    answer = decider.post(f"/d/{PDF_ID}/change?lang=en", correction("2000000000", "1500000000")).text
    assert "2,000,000,000" in answer and "corrected" in answer
    assert Decimal(str(value(own_db, TASK, "budget_vnd"))) == 2_000_000_000
    assert vnplans.corrections(db=own_db).iloc[-1]["author"] == "Nguyễn Thị Lan"


def test_the_later_one_is_told_what_changed(decider: Visitor, own_db: str) -> None:
    vnplans.correct(TASK, "budget_vnd", "3000000000", own_db, reason="seen", author="colleague")
    answer = decider.post(f"/d/{PDF_ID}/change", correction("2000000000", "1500000000")).text
    assert "3000000000 now, somebody changed it" in answer
    assert Decimal(str(value(own_db, TASK, "budget_vnd"))) == 3_000_000_000


def test_a_value_that_is_none_is_refused_with_a_reason(decider: Visitor, own_db: str) -> None:
    answer = decider.post(f"/d/{PDF_ID}/change", correction("much", "1500000000")).text
    assert 'role="alert"' in answer and "much" in answer
    assert Decimal(str(value(own_db, TASK, "budget_vnd"))) == 1_500_000_000


def test_a_row_is_rejected_and_the_decision_revoked(decider: Visitor, own_db: str) -> None:
    shown = {"shown": TASK, "record": TASK}
    answer = decider.post(f"/d/{PDF_ID}/change", {**shown, "action": "reject"}).text
    assert value(own_db, TASK, "review_status") == "rejected"
    found = re.search(r'name="correction" value="([^"]+)"', answer)
    assert found is not None
    decider.post(f"/d/{PDF_ID}/change", {**shown, "action": "revoke", "correction": found[1]})
    assert value(own_db, TASK, "review_status") == "extracted"


def test_an_unknown_action_and_a_finding_that_is_gone_are_told(decider: Visitor) -> None:
    for form in ({"finding": NO_LEAD, "action": "burn"}, {"finding": "gone", "action": "accept"}):
        answer = decider.post("/findings/decide", form)
        assert answer.status == 200 and 'role="alert"' in answer.text


def test_undo_without_a_decision_changes_nothing(decider: Visitor, own_db: str) -> None:
    assert decider.post("/findings/undo", {"done": ""}).status == 200
    assert decider.post("/findings/undo", {"done": "x ← nothing"}).status == 200
    assert len(open_ids(own_db)) == 21


def test_nothing_open_is_said(decider: Visitor, own_db: str) -> None:
    vnplans.dismiss(*open_ids(own_db), db=own_db, author="me", reason="test")
    assert "No open findings" in decider.get("/findings?lang=en").text


def test_a_doubt_that_is_on_no_value_offers_none_to_correct(decider: Visitor, own_db: str) -> None:
    with sqlite3.connect(own_db) as connection:
        same = "record_table = 'tables', record_id = ?, field = 'budget', page = 2"
        connection.execute(f"UPDATE findings SET {same} WHERE finding_id = ?", [f"{PDF_ID}:t1", NO_LEAD])
    text = decider.get(f"/findings?current={NO_LEAD}").text
    assert 'id="correct"' not in text and re.search(r'data-do="correct"\s+disabled', text)
    assert text.count("<rect") > 3, "the column is outlined on the page"


def test_a_refused_value_stays_in_its_field_and_may_be_insisted_on(decider: Visitor, own_db: str) -> None:
    own = f"{TASK}|lead"
    seen = value(own_db, TASK, "lead") or "Sở Tài chính"
    form = {
        "action": "change",
        "shown": TASK,
        "field": own,
        f"value:{own}": "Sở Tào Lao",
        f"seen:{own}": str(seen),
    }
    refused = decider.post(f"/d/{PDF_ID}/change?lang=en", form).text
    assert ">Sở Tào Lao</textarea>" in refused and "keep it all the same" in refused
    assert refused.count('role="alert"') == 1, "the reason stands beside the value"
    kept = decider.post(f"/d/{PDF_ID}/change?lang=en", {**form, "insist": "1"}).text
    assert 'role="alert"' not in kept and "Sở Tào Lao" in kept


def test_who_waits_for_a_locked_database_keeps_nobody_else_waiting(decider: Visitor, own_db: str) -> None:
    form = {"finding": NO_LEAD, "action": "accept"}
    kept: list[int] = []
    with closing(sqlite3.connect(own_db)) as other:
        other.execute("BEGIN IMMEDIATE")
        waiting = threading.Thread(target=lambda: kept.append(decider.post("/findings/decide", form).status))
        waiting.start()
        time.sleep(0.5)
        looked = [decider.get("/").status, decider.get(f"/d/{PDF_ID}").status]
        assert looked == [200, 200] and waiting.is_alive() and not kept
        other.rollback()
    waiting.join(20)
    assert kept == [200] and NO_LEAD not in open_ids(own_db)


def test_every_finding_with_a_page_has_an_outline_or_the_words_that_there_is_none(
    decider: Visitor, own_db: str
) -> None:
    changed = "record_id = ?, field = ?, page = 2, found = ?"
    texts = {}
    for record, field, found in (
        (TASK, "priority", None),
        (TASK, "raw", "Nâng cấp trạm y tế số 1"),
        (f"{PDF_ID}:t1", "caption", None),
    ):
        with sqlite3.connect(own_db) as connection:
            connection.execute(
                f"UPDATE findings SET {changed} WHERE finding_id = ?", [record, field, found, NO_LEAD]
            )
        text = decider.get(f"/findings?lang=en&current={NO_LEAD}").text
        assert 'class="crop' in text
        texts[field] = text
    assert "<rect" in texts["priority"] and "the row or clause that it is on is outlined" in texts["priority"]
    assert "<rect" in texts["raw"] and "is outlined" not in texts["raw"]
    assert "<rect" not in texts["caption"] and "nothing is outlined" in texts["caption"]


def test_what_can_never_be_kept_is_not_offered_to_be_kept(decider: Visitor, own_db: str) -> None:
    seen = str(value(own_db, TASK, "budget_vnd"))
    own = f"{TASK}|budget_vnd"
    form = {"action": "change", f"value:{own}": "many", f"seen:{own}": seen}
    on_page = decider.post(f"/d/{PDF_ID}/change?lang=en", {**form, "shown": TASK, "field": own}).text
    with sqlite3.connect(own_db) as connection:
        connection.execute(
            "UPDATE findings SET record_id = ?, field = 'budget_vnd' WHERE finding_id = ?", [TASK, NO_LEAD]
        )
    in_queue = decider.post("/findings/decide?lang=en", {**form, "finding": NO_LEAD}).text
    for text in (on_page, in_queue):
        assert "is no amount of money" in text and 'name="insist"' not in text
    own = f"{TASK}|lead"
    unknown = {"action": "change", f"value:{own}": "Sở Tào Lao", f"seen:{own}": "Sở Tài chính"}
    assert 'name="insist"' in decider.post("/findings/decide", {**unknown, "finding": NO_LEAD}).text


def test_words_of_another_row_may_be_added_all_the_same_but_no_row_without_words(decider: Visitor) -> None:
    twice = decider.post(f"/d/{PDF_ID}/add", {"kind": "tasks", "words": "Nâng cấp trạm y tế số 9"}).text
    assert 'role="alert"' in twice
    none = decider.post(f"/d/{PDF_ID}/add", {"kind": "tasks", "words": " "}).text
    assert 'role="alert"' in none and 'name="insist"' not in none
