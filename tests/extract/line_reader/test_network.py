"""The network that is installed reads a printed line; one that is not the expected one is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from extract.line_reader import network
from extract.line_reader.installed import ALPHABET, NETWORK, file_of, is_installed
from extract.line_reader.network import Absent, LineNetwork, line_network, opened
from tests.samples.files import CORPUS

SCAN = CORPUS / "bac-ninh-2023" / "bac-ninh-342-kh-ubnd-2023-scan.pdf"
HALF_A_LETTER = 20
"""Dots, with some room."""
needs_network = pytest.mark.skipif(
    not is_installed(), reason="asterocr is not installed (extra second-reader)"
)


@pytest.fixture(scope="module")
def line() -> np.ndarray:
    """A printed line of a scan: its twelfth stripe of ink."""
    pytest.importorskip("cv2", reason="opencv-python-headless is not installed (extra scan)")
    from extract.ink.picture import rendered
    from extract.scan.cells import stripes_of

    grey = rendered(SCAN, 3, 200).grey
    top, bottom = stripes_of((grey < 140).astype(np.uint8), 2, 8)[11]
    return grey[top - 2 : bottom + 2]


def read(found: LineNetwork | Absent, line: np.ndarray) -> str:
    assert isinstance(found, LineNetwork)
    return "".join(letter.text for letter in found.read(line))


@needs_network
def test_a_printed_line_is_read_and_each_time_alike(line: np.ndarray) -> None:
    text = read(line_network(), line)
    assert text.startswith("soát hoạt động sản xuất theo kinh nghiệm thực hành tốt để tiết kiệm")
    assert read(line_network(), line) == text


@needs_network
def test_letters_stand_where_they_are_printed(line: np.ndarray) -> None:
    found = line_network()
    assert isinstance(found, LineNetwork)
    places = [letter.x for letter in found.read(line)]
    assert places == sorted(places)
    columns = np.flatnonzero((line < 140).any(axis=0))
    assert abs(places[0] - columns[0]) < HALF_A_LETTER
    assert columns[-1] - 5 * HALF_A_LETTER < places[-1] < columns[-1]  # a speck stands behind the line


@needs_network
def test_a_changed_network_is_not_opened(tmp_path: Path) -> None:
    changed = tmp_path / "asternet.onnx"
    shutil.copy(str(file_of(NETWORK[0])), changed)
    with changed.open("ab") as file:
        file.write(b"\0")
    found = opened(changed, file_of(ALPHABET[0]))
    assert isinstance(found, Absent)
    assert found.changed
    assert NETWORK[0] in found.reason


def test_a_missing_file_is_said() -> None:
    found = opened(None, None)
    assert isinstance(found, Absent)
    assert "second-reader" in found.reason


def test_without_the_extra_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "is_installed", lambda: False)
    line_network.cache_clear()
    found = line_network()
    line_network.cache_clear()
    assert isinstance(found, Absent)
    assert not found.changed
