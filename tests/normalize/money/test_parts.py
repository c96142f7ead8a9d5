"""The parts of an amount that a cell names."""

from __future__ import annotations

import pytest

from normalize.money.parts import labelled_parts

MILLIARD = 1_000_000_000


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("Ngân sách tỉnh: 30 tỷ đồng; Trung tâm: 08 tỷ đồng", [("local_budget", 30), ("other", 8)]),
        ("Vườn quốc gia: 2 tỷ đồng; NSTW: 5 tỷ đồng", [("other", 2), ("central_budget", 5)]),
        ("Tổng: 7 tỷ đồng; NSTW: 5 tỷ đồng; Ban Quản lý chợ: 2 tỷ đồng", [("central_budget", 5), ("other", 2)]),
    ],
)  # fmt: skip
def test_a_source_without_a_code_beside_one_that_has_one(cell: str, parts: list[tuple[str, int]]) -> None:
    found = labelled_parts(cell, None, None)
    assert found is not None
    assert [(p.source, p.amount) for p in found.parts] == [(s, n * MILLIARD) for s, n in parts]
    named = [cell[slice(*p.label)] for p in found.parts if p.label]
    assert len(named) == 1 and f"{named[0]}:" in cell


@pytest.mark.parametrize("cell", ["Trung tâm: 8 tỷ đồng; Chi cục: 2 tỷ đồng", "Trung tâm: 8 tỷ đồng"])
def test_labels_alone_are_no_sources(cell: str) -> None:
    assert labelled_parts(cell, None, None) is None
