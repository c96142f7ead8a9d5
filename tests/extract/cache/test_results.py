"""Results kept on disk: the same values come back, a damaged entry counts as none, the oldest go."""

from __future__ import annotations

import logging
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from extract.cache.folder import DEFAULT_MEGABYTES, cache_folder, user_cache
from extract.cache.results import ResultCache, key_of
from extract.model import Box, Marks, Page, Rule, Word
from normalize.notes import Code, warning
from tests.samples.files import ROOT

KEY = key_of(("a file", 200))
WORD = Word(
    "Sở", Box(1.0, 2.1234567, 3.0, 4.0), 11.04, note=warning(Code.OCR_LOW_CONFIDENCE, "?", found="Sở")
)
PAGE = Page(3, 595.32, 841.92, (WORD,), (), skew=0.1)


@pytest.fixture
def cache(tmp_path: Path) -> ResultCache:
    return ResultCache(tmp_path / "cache", 1)


def entries(cache: ResultCache) -> list[Path]:
    return sorted(p for p in cache.folder.rglob("*") if p.is_file())


def test_what_was_kept_comes_back(cache: ResultCache) -> None:
    assert cache.get("page", KEY, Page) is None
    cache.put("page", KEY, PAGE)
    assert repr(cache.get("page", KEY, Page)) == repr(PAGE)
    assert cache.get("page", key_of(("a file", 300)), Page) is None
    assert cache.get("other", KEY, Page) is None


def test_letters_and_lines_of_a_page_come_back(cache: ResultCache) -> None:
    marks = Marks("ab", np.arange(8, dtype=np.float32).tobytes(), (Rule(Box(1.0, 2.0, 3.0, 2.5)),))
    cache.put("page", KEY, replace(PAGE, marks=marks))
    kept = cache.get("page", KEY, Page)
    assert kept is not None and kept.marks == marks


def test_numbers_of_numpy_are_numbers(cache: ResultCache) -> None:
    kept = Page(int(np.int64(3)), np.float64(1.5), np.float32(2.0), (), (), turned=np.int64(90))  # type: ignore[arg-type]
    cache.put("page", KEY, kept)
    assert cache.get("page", KEY, Page) == kept


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_only_the_owner_looks_into_it(cache: ResultCache) -> None:
    cache.put("page", KEY, PAGE)
    assert stat.S_IMODE(cache.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(entries(cache)[0].stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(lambda held: held[:-9], id="cut-off"),
        pytest.param(lambda held: b"", id="empty"),
        pytest.param(lambda held: held[:60] + bytes([held[60] ^ 1]) + held[61:], id="one-bit"),
        pytest.param(lambda held: os.urandom(300), id="other-bytes"),
    ],
)
def test_a_damaged_entry_is_said_and_made_again(
    cache: ResultCache, harm: object, caplog: pytest.LogCaptureFixture
) -> None:
    cache.put("page", KEY, PAGE)
    (path,) = entries(cache)
    path.write_bytes(harm(path.read_bytes()))  # type: ignore[operator]
    with caplog.at_level(logging.WARNING):
        assert cache.get("page", KEY, Page) is None
    assert f"The cache's entry {path} is damaged" in caplog.text
    assert entries(cache) == []
    cache.put("page", KEY, PAGE)
    assert cache.get("page", KEY, Page) == PAGE


def test_an_entry_of_another_kind_is_damaged(cache: ResultCache) -> None:
    cache.put("page", KEY, WORD)
    assert cache.get("page", KEY, Page) is None
    assert entries(cache) == []


def test_a_folder_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    cache = ResultCache(tmp_path / "file")
    cache.put("page", KEY, PAGE)
    assert cache.get("page", KEY, Page) is None
    assert cache.prune() == 0


def test_what_cannot_be_kept_is_said(cache: ResultCache, caplog: pytest.LogCaptureFixture) -> None:
    cache.put("page", KEY, object())
    assert "does not keep a result: a object cannot be kept" in caplog.text
    assert entries(cache) == []


def test_the_longest_unused_go_first(cache: ResultCache) -> None:
    keys = [key_of((n,)) for n in range(6)]
    for age, key in enumerate(keys):
        cache.put("page", key, os.urandom(300_000))
        os.utime(cache._path("page", key), (10_000 + age, 10_000 + age))
    assert cache.get("page", keys[0], bytes) is not None  # used now
    assert cache.prune() == 4
    assert [k for k in keys if cache._path("page", k).exists()] == [keys[0], keys[5]]
    assert cache.prune() == 0


def test_other_files_of_the_folder_are_left(cache: ResultCache) -> None:
    cache.put("page", KEY, os.urandom(300_000))
    others = [
        cache.folder / name for name in ("plan.pdf", "plans/a.pdf", f"objects/ab/{'c' * 38}", ".git/config")
    ]
    for other in others:
        other.parent.mkdir(parents=True, exist_ok=True)
        other.write_bytes(bytes(2_000_000))
    killed = cache._path("page", KEY).with_name(".a1b2c3d4")
    fetched = cache.folder / "fetched" / "0123456789ab" / "plans" / "b.pdf"
    for own in (killed, fetched):
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_bytes(bytes(1_000_000))
    assert cache.prune() == 3
    assert entries(cache) == sorted(others)


def test_several_write_at_once(cache: ResultCache) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: cache.put("page", KEY, PAGE), range(80)))
    assert cache.get("page", KEY, Page) == PAGE
    assert len(entries(cache)) == 1


def test_one_that_is_killed_while_it_writes_leaves_no_entry(cache: ResultCache) -> None:
    killed = (
        "import os, signal, sys, tempfile\nfrom pathlib import Path\n"
        "from extract.cache import results\n"
        "results._digest = lambda data: os.kill(os.getpid(), signal.SIGKILL)\n"
        "results.ResultCache(Path(sys.argv[1])).put('page', sys.argv[2], 'x' * 1000)\n"
    )
    subprocess.run([sys.executable, "-c", killed, str(cache.folder), KEY], cwd=ROOT, check=False)
    assert cache.get("page", KEY, str) is None
    cache.put("page", KEY, "whole")
    assert cache.get("page", KEY, str) == "whole"


def test_the_environment_names_folder_and_size(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("VNPLANS_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "vnplans"
    monkeypatch.setenv("VNPLANS_CACHE", str(tmp_path / "other"))
    assert user_cache().folder == tmp_path / "other"
    monkeypatch.setenv("VNPLANS_CACHE_MB", "77")
    assert user_cache().megabytes == 77
    monkeypatch.setenv("VNPLANS_CACHE_MB", "much")
    assert user_cache().megabytes == DEFAULT_MEGABYTES
