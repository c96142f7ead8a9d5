"""Two plans on which a person decides in every way, step by step, for the tests of what databases keep of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

from sqlalchemy import Engine

from schema.contract.records import DocumentRecords
from schema.load.added_rows import Content
from schema.load.additions import Addition, add
from schema.load.correction_log import Action
from schema.load.corrections import Change, correct, revoke
from schema.load.decisions import Decision, decide
from schema.load.renaming import renamed
from schema.load.store import store
from schema.matching.decisions import Decision as Match
from schema.matching.decisions import decide as match
from schema.matching.decisions import revoke_decision
from tests.samples.records import AGENCIES, cao_bang

CAO_BANG, BAC_NINH = "cao-bang-337-qd-ubnd-2018", "bac-ninh-342-kh-ubnd-2023"
FOREST, SECOND, BUS = f"{CAO_BANG}:t1:A:1", f"{CAO_BANG}:t1:A:2", f"{BAC_NINH}:t1:A:2"
DOUBT = f"{FOREST}!budget_vnd!unit_conflict"
NOW = datetime(2026, 1, 2, tzinfo=UTC)

Step = Callable[[Engine], object]


def bac_ninh() -> DocumentRecords:
    """A second plan, of another province, with a title of its own."""
    head = {
        "number": "342/KH-UBND", "province_code": "27", "province_code_now": "24", "issued_on": date(2023, 10, 7),
        "issuer_raw": "UBND TỈNH BẮC NINH", "sha256": "9" * 64, "source_file": "bn.pdf",
    }  # fmt: skip
    records = cao_bang(**head)
    first, second = records.tasks
    tasks = (replace(first, title="Trồng mới rừng"), replace(second, title="Xe buýt", duplicate_of=None))
    return renamed(replace(records, tasks=tasks), BAC_NINH)


def read_again(engine: Engine) -> None:
    """Both plans are stored, or stored once more."""
    for records in (bac_ninh(), cao_bang()):
        store(engine, records, AGENCIES, NOW)


def _added(engine: Engine) -> None:
    content = Content(
        name="Trồng cây xanh đô thị", under=CAO_BANG, page=2, after=FOREST, values={"theme": "forestry"}
    )
    add(engine, Addition(table="tasks", content=content, reason="missed", author="Lan"), NOW)


STEPS: dict[str, Step] = {
    "read": read_again,
    "match": lambda engine: match(engine, Match(FOREST, BUS, "same", "the same work", "Lan"), NOW),
    "another-match": lambda engine: match(engine, Match(SECOND, BUS, "unrelated", "no bus", "Lan"), NOW),
    "correction": lambda engine: correct(
        engine, Change(FOREST, "lead", "Sở Công Thương", "asked", "Lan"), NOW
    ),
    "dismissal": lambda engine: decide(engine, [Decision(DOUBT, Action.DISMISS, "as printed", "Lan")], NOW),
    "rejection": lambda engine: decide(engine, [Decision(SECOND, Action.REJECT, "a heading", "Lan")], NOW),
    "addition": _added,
    "read-again": read_again,
    "correction-revoked": partial(revoke, correction_id=f"{FOREST}!lead!1", now=NOW),
    "match-revoked": lambda engine: revoke_decision(engine, FOREST, BUS, NOW),
    "read-a-third-time": read_again,
}
"""What is done, in its order."""
