"""What the reading process and the one that sends it jobs say to each other: pickles with their length before.

Here too are the errors that only reading in a process of its own can give.
"""

from __future__ import annotations

import pickle
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from extract.errors import ReadError
from schema.records import DocumentRecords
from vnplans.settings import ReadSettings

_LENGTH = struct.Struct(">Q")


class ReadingCrashed(ReadError):
    """Reading failed in a way we did not foresee: a defect of ours, or a file damaged in a new way."""

    hint = "Nothing of this file was stored; please report it with this message."
    exit_code = 18


class ReadingTooLong(ReadError):
    """Reading took longer than allowed."""

    hint = "Allow more with --seconds, or split the file."
    exit_code = 19


class ReadingTooBig(ReadError):
    """Reading needed more memory than allowed."""

    hint = "Allow more with --megabytes, or split the file."
    exit_code = 20


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read."""

    path: Path
    settings: ReadSettings


@dataclass(frozen=True, slots=True)
class Answer:
    """What reading gave: records, or the error that a person is told."""

    records: DocumentRecords | None
    error: ReadError | None


@dataclass(frozen=True, slots=True)
class PagesDone:
    """How far the reading of a file's scanned pages is; comes any number of times before the answer."""

    done: int
    every: int


def send(stream: IO[bytes], message: Job | Answer | PagesDone) -> None:
    """Writes one message."""
    packed = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(packed)))
    stream.write(packed)
    stream.flush()


def receive(stream: IO[bytes]) -> Job | Answer | PagesDone | None:
    """Reads one message; None where the stream ended."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    packed = stream.read(length)
    if len(packed) < length:
        return None
    message = pickle.loads(packed)
    assert isinstance(message, Job | Answer | PagesDone)
    return message
