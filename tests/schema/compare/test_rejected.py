"""A row that a person rejected is none: no comparison counts it, nor what hangs on it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine

from schema.compare.sides import Side, read_sides
from schema.database.find import find_document
from schema.database.opening import open_database
from schema.load.correction_log import Action
from schema.load.corrections import revoke
from schema.load.decisions import Decision, decide
from schema.load.store import store
from tests.samples.records import AGENCIES, cao_bang

FIRST = "cao-bang-337-qd-ubnd-2018:t1:A:1"
INDICATOR = "cao-bang-337-qd-ubnd-2018:i1"


def side(engine: Engine) -> Side:
    with engine.connect() as connection:
        (found,) = read_sides(connection, [find_document(connection, "Cao Bằng")])
    return found


def test_a_rejected_row_is_in_no_comparison_until_the_rejection_is_revoked(tmp_path: Path) -> None:
    engine = open_database(str(tmp_path / "plans.sqlite"))
    store(engine, cao_bang(), AGENCIES)
    before = side(engine)
    made = decide(engine, [Decision(FIRST, Action.REJECT), Decision(INDICATOR, Action.REJECT)])
    without = side(engine)
    assert [t.task_id for t in without.tasks] == [t.task_id for t in before.tasks if t.task_id != FIRST]
    assert (without.agencies, without.funding, without.budgets) == ((), (), ())
    assert (without.indicators, without.targets) == ((), ())
    for correction in made:
        revoke(engine, correction.correction_id)
    assert (side(engine).tasks, side(engine).targets) == (before.tasks, before.targets)
    engine.dispose()
