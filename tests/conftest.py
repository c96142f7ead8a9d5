"""What many tests need: the corpus, the shared real documents where they are present, records read once."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from tests.samples.files import CORPUS
from vnplans.intake.collecting import seldom_collected

settings.register_profile("fuzz", max_examples=5_000, deadline=None)  # `make fuzz`


@pytest.fixture(scope="session", autouse=True)
def cache_of_this_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Files and scanned pages are read once a run by all its processes together; nothing comes from an earlier run.

    Tests that check the reading itself call the readers, which know no cache, or turn it off.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder_of_the_run(tmp_path_factory) / "cache"))
        patch.delenv("VNPLANS_CACHE", raising=False)
        yield


@pytest.fixture(scope="session")
def corpus_was_read(tmp_path_factory: pytest.TempPathFactory, cache_of_this_run: None) -> None:
    """The corpus lies in the run's cache: one process of the run reads it, and those that need it wait."""
    folder = folder_of_the_run(tmp_path_factory)
    done = folder / "corpus-was-read"
    with FileLock(folder / "corpus-was-read.lock"):
        if not done.exists():
            command = [sys.executable, "-m", "vnplans.cli", "ingest", str(CORPUS), "--no-keep"]
            subprocess.run(
                [*command, "--db", str(folder / "corpus.sqlite")],
                cwd=CORPUS.parent,
                check=True,
                capture_output=True,
            )
            done.touch()


def folder_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all processes of a run share."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(scope="session", autouse=True)
def collected_as_when_reading() -> Iterator[None]:
    """Python looks for cycles of objects as seldom as in the process that reads files."""
    with seldom_collected():
        yield
