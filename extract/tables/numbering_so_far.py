"""The labels of a table's rows so far, kept so that a further piece is asked about in the time of one
look-up.

A table of many pages is asked at each seam whether the next label goes on with any label above it. Going
through all of them each time would take four times as long for twice the pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from normalize.numbering.labels import Kind, Label, Number
from normalize.numbering.order import follows, is_child


class NumberingSoFar:
    """The labels of a column, in order: ``add`` each one, then ask ``leads_to`` or ``last``."""

    def __init__(self) -> None:
        self.last: Label | None = None
        self._by_number: dict[tuple[Kind, Number], dict[str, Label]] = {}
        self._lone_letters: dict[tuple[Kind, str], Label] = {}
        """Labels of one letter: ``H`` leads to ``I``, whatever kinds the two were taken for."""
        self._bullet: Label | None = None

    def add(self, label: Label) -> None:
        """Takes note of the next label."""
        self.last = label
        self._by_number.setdefault((label.kind, label.parts), {})[label.text] = label
        if len(label.text) == 1:
            self._lone_letters[label.kind, label.text] = label
        if label.is_bullet:
            self._bullet = label

    def leads_to(self, label: Label) -> bool:
        """Whether a label comes right after, or right below, any of those so far: 1.2 after 1 and after
        1.1."""
        return any(follows(b, label) or is_child(b, label) for b in self._may_lead_to(label))

    def _may_lead_to(self, label: Label) -> Iterator[Label]:
        """The few labels so far that can: the one before it, those it begins with, single letters, a
        bullet."""
        if self._bullet is not None:
            yield self._bullet
        yield from self._lone_letters.values()
        if not label.parts:
            return
        yield from self._of(label.kind, (*label.parts[:-1], label.parts[-1] - 1))
        for kind in (Kind.UPPER, Kind.ROMAN, Kind.UPPER_NUMBER, Kind.NUMBER, Kind.DECIMAL):
            for n in range(1, len(label.parts) + 1):
                yield from self._of(kind, label.parts[:n])

    def _of(self, kind: Kind, number: Number) -> Iterator[Label]:
        yield from self._by_number.get((kind, number), {}).values()
