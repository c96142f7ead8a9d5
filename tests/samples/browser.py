"""The browser in which the review is tested: Chromium of the system, driven by Playwright."""

from __future__ import annotations

import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome")


def find_browser() -> str | None:
    """The program, None where none is installed (``.ci/program browser`` installs one)."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)
