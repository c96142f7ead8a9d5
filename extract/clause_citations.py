"""Citations of a clause to the clause: ``điểm a khoản 2 Điều 3``, ``Điều 3, khoản 2``, ``mục 2.1 phần II``, ``mục I.2``.

A citation is read inside out: each of its parts names one step of the path, whatever their order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from extract.model import Clause

_PART = r"(?:(?P<point>[Đđ]iểm)\s+(?P<a>[a-zđ])\b|(?P<paragraph>[Kk]hoản)\s+(?P<k>\d{1,2})\b|(?P<article>Điều|điều)\s+(?P<d>\d{1,3})\b|(?P<section>[Mm]ục|[Pp]hần|[Cc]hương|[Tt]iểu\s+mục)\s+(?P<m>(?:[IVX]+|\d{1,2})(?:\.(?:\d{1,2}|[a-zđ]))*)\b)"
_CITATION = regex.compile(rf"(?P<all>{_PART}(?:\s*(?:,|của|thuộc|tại)?\s*{_PART})*)")
_ONE = regex.compile(_PART)


@dataclass(frozen=True, slots=True)
class ClauseCitation:
    """A citation in a text: the steps from outermost to innermost, and the clause it names, where there is one."""

    raw: str
    start: int
    end: int
    steps: tuple[str, ...]
    path: str | None


def find_clause_citations(text: str, clauses: Sequence[Clause]) -> tuple[ClauseCitation, ...]:
    """The clauses of this document that a text cites; a citation of another act resolves to no clause of this one.

    ``Điều 3 Luật Đất đai`` cites another act and has ``path`` None.
    """
    paths = [clause.path for clause in clauses]
    found = []
    for match in _CITATION.finditer(text):
        steps = _steps(match["all"])
        foreign = regex.match(
            r"\s*(?:của\s+|tại\s+)?(?:Luật|Bộ luật|Nghị|Thông tư|Quyết định\s+số|Pháp lệnh|Hiến pháp)",
            text[match.end() :],
        )
        found.append(
            ClauseCitation(
                match["all"], match.start(), match.end(), steps, None if foreign else _resolve(steps, paths)
            )
        )
    return tuple(found)


def _steps(citation: str) -> tuple[str, ...]:
    """The steps, outermost first: section, article, paragraph, point."""
    order: list[tuple[int, str]] = []
    for match in _ONE.finditer(citation):
        if match["section"]:
            order += (
                [(0, step) for step in match["m"].split(".")]
                if not match["m"][0].isdigit()
                else [(1, match["m"])]
            )
        elif match["article"]:
            order.append((2, f"Điều {match['d']}"))
        elif match["paragraph"]:
            order.append((3, match["k"]))
        else:
            order.append((4, match["a"]))
    return tuple(step for _, step in sorted(order, key=lambda pair: pair[0]))


def _resolve(steps: tuple[str, ...], paths: list[str]) -> str | None:
    """The one path that is, or ends in, the steps; None where none or several do."""
    wanted = ".".join(steps)
    exact = [path for path in paths if path == wanted]
    if exact:
        return exact[0]
    ends = [path for path in paths if path.endswith(f".{wanted}")]
    return ends[0] if len(ends) == 1 else None
