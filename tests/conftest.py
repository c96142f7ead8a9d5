"""What many tests need: the corpus, the shared real documents where they are present, records read once."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from vnplans.intake.collecting import seldom_collected

settings.register_profile("fuzz", max_examples=5_000, deadline=None)  # `make fuzz`


@pytest.fixture(scope="session", autouse=True)
def cache_of_this_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Scanned pages are read once a run by all its processes together, and nothing is taken from an earlier run."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        yield


@pytest.fixture(scope="session", autouse=True)
def collected_as_when_reading() -> Iterator[None]:
    """Python looks for cycles of objects as seldom as in the process that reads files."""
    with seldom_collected():
        yield
