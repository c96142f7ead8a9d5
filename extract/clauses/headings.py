"""What a clause says: its heading, and the paragraphs of its own text."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extract.clauses.open_clause import OpenClause, ends_with_colon
from extract.model import Clause
from normalize.numbering.paragraph_labels import ITEMS

_RUN_IN = regex.compile(r"(?P<heading>\p{Lu}[^:.;]{2,110}):\s+\S")
"""A heading in the line of its text: "3. Sở Nội vụ: Chủ trì …"."""
_LONGEST = 220
"""Letters of a heading, at most."""
_LONGEST_OF_ITEM = 120
"""Letters of the heading of a list item, at most."""
_IN_SENTENCE = regex.compile(r"[.;,]\s*$|\./\.$")
"""How a line ends that is no title."""


def heading_of(clause: OpenClause) -> str | None:
    """The heading of a clause: marked, bold, in capitals, or a short line that ends like a title."""
    # "Chương I" has its heading on the next line.
    text = next((line for line in clause.paragraphs if line), "")
    if not text or clause.first is None or clause.label is None:
        return None
    if clause.kind in ITEMS:
        return text if ends_with_colon(text) and len(text) <= _LONGEST_OF_ITEM else None
    run_in = _RUN_IN.match(text)
    if run_in:
        return run_in["heading"]
    if len(text) > _LONGEST:
        return None
    if clause.first.heading is not None or clause.first.bold or text.isupper():
        return text
    return text if not _IN_SENTENCE.search(text) else None


def own_paragraphs(clause: Clause) -> Iterator[str]:
    """The paragraphs of a clause's own text, its heading included."""
    yield from (line for line in clause.text.split("\n") if line)
