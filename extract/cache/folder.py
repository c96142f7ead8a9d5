"""Where results are kept, and how many: the user's cache folder, or what the environment names."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from extract.cache.results import ResultCache

FOLDER_VARIABLE = "VNPLANS_CACHE"
"""The environment variable that names the folder; ``XDG_CACHE_HOME`` names the one above, where it is not set."""
SIZE_VARIABLE = "VNPLANS_CACHE_MB"
"""The environment variable that says how many megabytes the folder may hold."""
DEFAULT_MEGABYTES = 2048
"""Some 10,000 plans: a plan of 20 pages takes 60 kB as records and 100 kB as pages read."""


def cache_folder() -> Path:
    """The user's cache folder for this project."""
    if named := os.environ.get(FOLDER_VARIABLE):
        return Path(named)
    if above := os.environ.get("XDG_CACHE_HOME"):
        return Path(above) / "vnplans"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "vnplans"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home()) / "vnplans"
    return Path.home() / ".cache" / "vnplans"


def user_cache(folder: Path | None = None) -> ResultCache:
    """The cache in a folder, None for the user's."""
    return ResultCache(folder or cache_folder(), _megabytes())


def _megabytes() -> int:
    """The limit that is set; the default where none is, or what is set is no number."""
    try:
        return max(int(os.environ[SIZE_VARIABLE]), 0)
    except (KeyError, ValueError):
        return DEFAULT_MEGABYTES
