"""How wide the rows of a portal's text usually are: it marks where a cell begins, not where a row ends."""

from __future__ import annotations

from bisect import bisect_left

import regex

_BEGINS_APPENDIX = regex.compile(r"\s*PHỤ LỤC")


def is_cell_line(line: str) -> bool:
    """Whether a line begins a cell: a tab with nothing before it."""
    return "\t" in line and not line.split("\t", 1)[0].strip("\xa0 ")


class UsualWidths:
    """How many cells a row has from a line on: the commonest run of cell lines between blank lines, up to the
    next appendix.

    Of two as common the wider one. The text is looked through once, for it may hold thousands of tables.
    """

    def __init__(self, lines: list[str]) -> None:
        self._cells = [0]
        """How many cell lines stand before each line."""
        self._ends: list[int] = []
        """The blank lines between two rows."""
        self._appendices: list[int] = []
        for k, line in enumerate(lines):
            is_cell = is_cell_line(line)
            self._cells.append(self._cells[-1] + is_cell)
            if not is_cell and not line.strip("\xa0 ") and k + 1 < len(lines) and is_cell_line(lines[k + 1]):
                self._ends.append(k)
            elif not is_cell and _BEGINS_APPENDIX.match(line):
                self._appendices.append(k)
        self._appendices.append(len(lines))
        self._later = self._commonest_later()

    def _commonest_later(self) -> list[tuple[dict[int, int], tuple[int, int]]]:
        """For each blank line between rows: width → how often the rows behind it have it, and the commonest
        (how often, width).

        Widths of rows are few, so that each table is small.
        """
        later: list[tuple[dict[int, int], tuple[int, int]]] = []
        counts: dict[int, int] = {}
        best = (0, 0)
        for i in range(len(self._ends) - 1, -1, -1):
            end = self._ends[i]
            if i + 1 == len(self._ends) or self._section_of(end) != self._section_of(self._ends[i + 1]):
                counts, best = {}, (0, 0)
            else:
                width = self._cells[self._ends[i + 1]] - self._cells[end]
                counts = {**counts, width: counts.get(width, 0) + 1}
                best = max(best, (counts[width], width))
            later.append((counts, best))
        return later[::-1]

    def _section_of(self, line: int) -> int:
        """The line of the next appendix, or behind the text."""
        return self._appendices[bisect_left(self._appendices, line)]

    def at(self, line: int) -> int:
        """The usual width from a cell line on; 1 at least."""
        section = self._section_of(line)
        i = bisect_left(self._ends, line)
        if i == len(self._ends) or self._ends[i] > section:
            return max(self._cells[section] - self._cells[line], 1)
        width = self._cells[self._ends[i]] - self._cells[line]
        counts, best = self._later[i]
        return max(best, (counts.get(width, 0) + 1, width))[1]
