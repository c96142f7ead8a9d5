"""Whether a saved web page ends before its end: within a tag, or within a table."""

from __future__ import annotations

import regex

from normalize.notes import Code, Note, warning

_TABLE = regex.compile(r"<(/?)table\b", regex.IGNORECASE)
_OPEN_TAG = regex.compile(r"<[A-Za-z/!][^<>]*$")
_LAST = 2_000
"""Letters at the end in which a tag is looked for that is never closed."""


def cut_off_notes(text: str) -> tuple[Note, ...]:
    """A note where the page's source breaks off: a last table that is never closed, a tag of which only the beginning is there.

    ``…<tr><td>Sở`` and ``…<td>Sở</td><td cla`` break off; a page without ``</html>`` does not: many have none.
    """
    where = "within a tag" if _OPEN_TAG.search(text[-_LAST:].rstrip()) else ""
    if not where:
        ends = [tag[1] for tag in _TABLE.finditer(text)]
        where = "within a table" if ends and not ends[-1] else ""
    if not where:
        return ()
    message = f"The page's source ends {where}: the file is cut off, and what followed is missing. Save the page again."
    return (warning(Code.REGION_UNREAD, message, found=where),)
