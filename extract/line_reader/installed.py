"""Whether the second reader is installed, and where its files are; nothing of it is loaded."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

PACKAGE = "asterocr"
"""The distribution that holds the network."""
NETWORK = (
    "asterocr/assets/asternet.onnx",
    "10c96b533e1f64031d73edfddafd7d4b13595544f11891f0531bcd72cb29be80",
)
"""The file of the network in its distribution, and its SHA-256."""
ALPHABET = ("asterocr/assets/vocab.json", "82c6df018ceca8c10876947e0f7df798ed321825276ed7f3bb12ae3ed6dc647b")
"""The same for its alphabet."""
INSTALL = "Install it with: pip install 'vnplans[second-reader]'"


def is_installed() -> bool:
    """Whether the packages of the second reader are there; their files are not looked at."""
    return find_spec("onnxruntime") is not None and file_of(NETWORK[0]) is not None


def file_of(name: str) -> Path | None:
    """Where a file of the distribution lies; None where the distribution is not there."""
    from importlib.metadata import PackageNotFoundError, distribution  # 40 ms, which not every command has

    try:
        return Path(str(distribution(PACKAGE).locate_file(name)))
    except PackageNotFoundError:
        return None
