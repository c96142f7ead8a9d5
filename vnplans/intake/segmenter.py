"""What stands for underthesea in the process that reads files: the part of it that segments words, and no other.

Importing the package loads its taggers and its four dictionaries as well: 104 MB in each process, where segmenting takes 41 MB.
Its own modules do the work, so that what they give is the same.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec, module_from_spec
from types import ModuleType

_PACKAGE = "underthesea"
_SEGMENTS = "word_tokenize"
_IN_THEIR_ORDER = (f"{_PACKAGE}.pipeline.text_normalize", f"{_PACKAGE}.pipeline.word_tokenize")
"""Its modules that segment; the first must be imported first, for each imports the other."""


def segmenter_alone() -> ModuleType | None:
    """A module ``underthesea`` whose modules can be imported, with ``word_tokenize``; None where it is not installed.

    Raises:
        AttributeError: by the module, for any other name.
    """
    spec = find_spec(_PACKAGE)
    if spec is None or spec.submodule_search_locations is None:
        return None
    module = module_from_spec(spec)  # made, not run

    def attribute(name: str) -> object:
        if name != _SEGMENTS:
            raise AttributeError(f"{_PACKAGE}.{name} is not here; see {__name__}")
        *_, segments = (import_module(part) for part in _IN_THEIR_ORDER)
        return getattr(segments, _SEGMENTS)

    setattr(module, "__getattr__", attribute)  # noqa: B010 - a ModuleType has no such attribute for mypy
    return module
