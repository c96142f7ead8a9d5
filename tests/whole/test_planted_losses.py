"""Losses planted inside readers, joins, finders and builders of small plans of chance: a finding names each."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bench.loss_kinds import PLANTS, Plant
from bench.losses import named, read_source
from tests.schema.account.test_account import HEAD, drawn

LABELLED = "\n\nII. PHÂN CÔNG\n\n1. Tổ chức dọn rác tại bến cảng và bãi biển.\n\nCơ quan chủ trì: Sở Giao thông vận tải và Công an tỉnh.\n\nThời gian thực hiện: Quý II năm 2026.\n"


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_planted_loss_is_named(tmp_path: Path, plant: Plant, seed: int) -> None:
    draw = random.Random(seed)
    clauses, table = drawn(draw)
    path = tmp_path / "plan.md"
    path.write_text(f"{HEAD}{clauses}\n\nDanh mục nhiệm vụ:\n\n{table}\n{LABELLED}", "utf-8")
    source = read_source(path)
    assert [
        f.code for f in source.records.findings if f.code.endswith("_unread") and f.severity != "info"
    ] == []
    loss = next((found for _ in range(20) if (found := plant(source, draw)) is not None), None)
    assert loss is not None, "the plan has something of each kind"
    assert named(source, loss) != ()
