"""``ingest`` without a path says what it needs, not what it did not find."""

from __future__ import annotations

from pathlib import Path

from tests.vnplans.cli.test_cli import here


def test_ingest_of_nothing_asks_for_a_path(tmp_path: Path) -> None:
    done = here("ingest", db=tmp_path / "plans.sqlite")
    assert done.returncode == 2
    assert "in the folders given" not in done.stderr
    assert "--from" in done.stderr
