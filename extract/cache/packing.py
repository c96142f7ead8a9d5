"""Frozen values as bytes and back: MessagePack, compressed. Data, never code; types are checked when they are read."""

from __future__ import annotations

import zlib
from numbers import Integral, Real
from typing import TypeVar

import msgspec

_LEVEL = 1  # of zlib: a third of the size for a fiftieth of a second

ValueT = TypeVar("ValueT")


def packed(value: object) -> bytes:
    """A value as bytes; equal values give equal bytes.

    Raises:
        OverflowError, UnicodeError: a number beyond 64 bits, half a letter.
        NotImplementedError: a value of a kind that has no form as data.
    """
    return zlib.compress(msgspec.msgpack.encode(value, enc_hook=_plain), _LEVEL)


def unpacked(data: bytes, kind: type[ValueT]) -> ValueT:
    """The value of :func:`packed`; fields that its type has won since have their defaults.

    Raises:
        ValueError: it is no value of this kind, or was not packed so.
    """
    try:
        return msgspec.msgpack.decode(zlib.decompress(data), type=kind)
    except (zlib.error, RecursionError) as problem:
        raise ValueError(str(problem)) from problem


def _plain(value: object) -> object:
    """A number of numpy as one of Python's, which it equals.

    Raises:
        NotImplementedError: a value of a kind that no result has.
    """
    if isinstance(value, Integral):
        return int(value)
    if isinstance(value, Real):
        return float(value)
    raise NotImplementedError(f"a {type(value).__name__} cannot be kept")
