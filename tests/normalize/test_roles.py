"""The register of roles: which role has which property, and that no module keeps a list of its own."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

from normalize.agencies.read import MIXED
from normalize.agencies.read import ROLES as AGENCY_ROLES
from normalize.headers import header_phrases, header_roles
from normalize.registers import rows
from normalize.roles import UNMAPPED, Role, role_of, roles, roles_that
from tests.samples.files import ROOT

BODIES = "approver implement lead lead_support monitor support"
COLUMNS_OF_THE_CONTRACT = {"schema/load/corrections.py"}
"""Modules that list columns of tables, of which some are named like roles."""


@pytest.mark.parametrize(
    ("have", "names"),
    [
        pytest.param(lambda r: r.holds_bodies, BODIES, id="bodies"),
        pytest.param(lambda r: r.leads, "lead lead_support", id="leads"),
        pytest.param(lambda r: r.carries_out, "implement lead lead_support part support", id="carries out"),
        pytest.param(lambda r: r.holds_time, "due period start", id="time"),
        pytest.param(lambda r: r.holds_figure, "budget funding_mark ghg value", id="figure"),
        pytest.param(lambda r: r.adds_up, "budget funding_mark ghg", id="adds up"),
        pytest.param(lambda r: r.figure == "own", "budget ghg", id="figure of the whole task"),
        pytest.param(lambda r: bool(r.money), "budget funding funding_mark", id="money"),
        pytest.param(lambda r: r.names_row, "indicator title", id="names its row"),
        pytest.param(
            lambda r: bool(r.identifies), "code indicator number title", id="name or label of its row"
        ),
        pytest.param(lambda r: r.holds_target, "target value", id="target"),
        pytest.param(
            lambda r: r.is_short,
            "approver budget due duration funding_mark ghg part period priority start",
            id="short",
        ),
        pytest.param(
            lambda r: r.may_hold_stray_figure, f"{BODIES} funding priority", id="a figure there has slid"
        ),
        pytest.param(
            lambda r: r.may_hold_stray_period,
            f"{BODIES} budget funding funding_mark ghg note priority product",
            id="a period there has slid",
        ),
        pytest.param(
            lambda r: r.empty_cell == "untold",
            "code lead lead_support note number part unit unmapped",
            id="empty cells untold",
        ),
        pytest.param(
            lambda r: not r.in_header,
            "description implement part unmapped",
            id="follows from the columns beside",
        ),
    ],
)
def test_roles_with_a_property(have: Callable[[Role], bool], names: str) -> None:
    assert set(roles_that(have)) == set(names.split())


def test_each_role_has_a_label_in_both_languages() -> None:
    assert all(row["label_vi"] and row["label_en"] for row in rows("roles"))


def test_the_properties_of_a_role_have_known_values() -> None:
    for role in roles().values():
        assert role.bodies in ("", MIXED, *AGENCY_ROLES), role
        assert role.figure in ("", "own", "share", "value"), role
        assert role.money in ("", "amount", "source"), role
        assert role.identifies in ("", "name", "label"), role
        assert role.empty_cell in ("odd", "usual", "untold"), role


def test_headers_say_only_roles_that_a_header_can_say() -> None:
    assert {role for role, _ in header_phrases().values()} <= set(header_roles())
    assert UNMAPPED in roles() and UNMAPPED not in header_roles()


def test_an_unknown_role_is_no_role() -> None:
    with pytest.raises(KeyError):
        role_of("colour")


def _lists_of_roles(module: Path) -> list[list[str]]:
    """Sets, tuples and lists of three and more names in a module that are all names of roles."""
    found = []
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Set | ast.Tuple | ast.List):
            names = [e.value for e in node.elts if isinstance(e, ast.Constant) and isinstance(e.value, str)]
            if len(names) == len(node.elts) >= 3 and set(names) <= set(roles()):
                found.append(names)
    return found


@pytest.mark.parametrize("package", ["normalize", "extract", "schema", "vnplans"])
def test_no_module_lists_roles_itself(package: str) -> None:
    lists = {m.relative_to(ROOT).as_posix(): _lists_of_roles(m) for m in (ROOT / package).rglob("*.py")}
    assert {m: names for m, names in lists.items() if names and m not in COLUMNS_OF_THE_CONTRACT} == {}
