"""HTML from values: every text is escaped here, and nowhere else.

Titles and names come from files of anyone. ``tag("td", {}, "<script>")`` gives ``<td>&lt;script&gt;</td>``; only what
:func:`tag` made itself (:class:`Markup`) is taken as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from urllib.parse import quote

_VOID = frozenset({"br", "img", "line", "meta", "rect", "circle"})
"""Elements without content; those of SVG are closed as XML asks."""
_UNPRINTABLE = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff]")
"""Control characters, those that turn the direction of writing, halves of letter pairs."""


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def tag(name: str, attributes: Mapping[str, str], *children: str) -> Markup:
    """An element; children that are no markup are escaped."""
    own = "".join(f' {k}="{_text(v)}"' for k, v in attributes.items())
    if name in _VOID:
        return Markup(f"<{name}{own}/>")
    return Markup(f"<{name}{own}>{together(children)}</{name}>")


def together(parts: Iterable[str]) -> Markup:
    """Several pieces one behind the other."""
    return Markup("".join(p if isinstance(p, Markup) else _text(p) for p in parts))


def _text(text: str) -> str:
    return escape(_UNPRINTABLE.sub("\ufffd", str(text)))


def anchor(record_id: str) -> str:
    """The id of the row of a record in the page: without spaces."""
    return "r-" + re.sub(r"\s", "_", record_id)


def link(record_id: str, text: str) -> Markup:
    """A link to the row of a record in the page."""
    return tag("a", {"href": "#" + quote(anchor(record_id), safe=":~!-_.")}, text)
