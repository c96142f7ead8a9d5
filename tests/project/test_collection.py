"""Every file of tests is run: none stands in a folder that pytest passes over."""

from __future__ import annotations

from fnmatch import fnmatch

import pytest

from tests.samples.files import ROOT


def test_no_folder_of_tests_is_passed_over(request: pytest.FixtureRequest) -> None:
    patterns: list[str] = request.config.getini("norecursedirs")
    folders = {path.parent.relative_to(ROOT) for path in (ROOT / "tests").rglob("test_*.py")}
    assert folders
    assert [f for f in folders if any(fnmatch(part, p) for part in f.parts for p in patterns)] == []
