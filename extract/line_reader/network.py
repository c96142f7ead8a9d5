"""The network AsterNet, which is installed with the extra ``second-reader``, opened by its path.

The package ``asterocr`` is never imported: only two of its files are read, the network and its alphabet. Both are held
against the hashes stated here, so that the same letters come out of the same picture wherever it is read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from extract.line_reader.crops import strips_of
from extract.line_reader.installed import ALPHABET, INSTALL, NETWORK, file_of, is_installed
from extract.line_reader.letters import Floats, Letter, letters_of


class Session(Protocol):
    """What is used of an onnxruntime session."""

    def run(self, names: Sequence[str] | None, given: dict[str, npt.NDArray[np.float32]]) -> list[Floats]:
        """The outputs for the inputs by name."""


@dataclass(frozen=True, slots=True)
class Absent:
    """Why there is no second reader.

    Attributes:
        reason: a sentence.
        changed: whether it is installed, and not the one that is expected.
    """

    reason: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class LineNetwork:
    """The network, loaded once a process; it reads one strip at a time with one thread."""

    session: Session
    alphabet: Sequence[str]

    def read(self, piece: npt.NDArray[np.uint8]) -> list[Letter]:
        """The letters of a piece of a picture that shows one line, from left to right.

        Args:
            piece: brightness of its dots, 0 is black.
        """
        return list(self._letters(piece))

    def _letters(self, piece: npt.NDArray[np.uint8]) -> Iterator[Letter]:
        for k, strip in enumerate(strips_of(piece)):
            [log_shares] = self.session.run(None, {"images": strip.dots[None]})
            if k:
                yield Letter(" ", strip.left, 1.0)
            for letter in letters_of(log_shares[:, 0], self.alphabet, strip.scale):
                yield Letter(letter.text, strip.left + letter.x, letter.confidence)


@cache
def line_network() -> LineNetwork | Absent:
    """The network of this process, or why there is none."""
    if not is_installed():
        return Absent(f"The second reader is not installed. {INSTALL}.")
    return opened(file_of(NETWORK[0]), file_of(ALPHABET[0]))


def opened(network: Path | None, alphabet: Path | None) -> LineNetwork | Absent:
    """The network and the alphabet in two files, where they are the expected ones."""
    for path, (name, expected) in ((network, NETWORK), (alphabet, ALPHABET)):
        if path is None or not path.is_file():
            return Absent(f"The file {name} of the second reader is missing. {INSTALL}.", changed=True)
        if hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            return Absent(f"The file {name} of the second reader is not the expected one.", changed=True)
    assert network is not None and alphabet is not None
    return LineNetwork(_session(network), tuple(json.loads(alphabet.read_text("utf-8"))["chars"]))


def _session(path: Path) -> Session:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session: Session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return session
