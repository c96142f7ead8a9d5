"""A drawing of documents and the acts they rest on: documents left, acts right, one line a citation.

Acts that several documents share come first and are drawn dark; with many acts only bases ("Căn cứ") and
shared acts are drawn, and how many mentions were left out is said below. The drawing is plain SVG, written
with lxml.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from schema.contract.records import RecordValue
from vnplans.questions.references import citations

_SVG = "http://www.w3.org/2000/svg"
_ROW = 26
"""Points between two acts."""
_LEFT, _RIGHT, _TOP = 300, 560, 64
_WIDTH = 1180
_LONGEST = 78
_DARK, _PALE, _LINE, _TEXT = "#0b5d3b", "#7a8b84", "#b9c7c1", "#1d2b26"

Row = Mapping[str, RecordValue]


@dataclass(frozen=True, slots=True)
class _Act:
    """One act with the documents that cite it."""

    act_id: str
    label: str
    documents: tuple[str, ...]
    is_basis: bool


def reference_graph(wanted: str | None = None, db: str | None = None) -> str:
    """The drawing of one document, or of all where ``wanted`` is None, as SVG text.

    Raises:
        DocumentNotFound, AmbiguousDocument: nothing fits, or several documents.
    """
    found = citations(wanted, db)
    documents = {row["document_id"]: row for row in found.documents.dicts()}
    return draw_references(documents, found.references.dicts())


def draw_references(documents: Mapping[RecordValue, Row], citations: Sequence[Row]) -> str:
    """The drawing as SVG text.

    Args:
        documents: id of a document → its row (``number``, ``title``).
        citations: rows of ``legal_references``.
    """
    acts = _acts(citations)
    drawn = [a for a in acts if a.is_basis or len(a.documents) > 1]
    names = sorted({d for a in drawn for d in a.documents})
    height = _TOP + _ROW * max(len(drawn), 2 * len(names)) + 60
    root = etree.fromstring(f'<svg xmlns="{_SVG}"/>')
    _set(root, {"viewBox": f"0 0 {_WIDTH} {height}", "width": str(_WIDTH), "height": str(height)})
    root.set("font-family", "DejaVu Sans, Arial, sans-serif")
    etree.SubElement(root, "rect", width="100%", height="100%", fill="white")
    _write(
        root, 24, 30, "Plans and the acts they rest on / Các kế hoạch và văn bản căn cứ", size=16, bold=True
    )
    places = {
        name: _TOP + (k + 0.5) * (height - _TOP - 60) / max(len(names), 1) for k, name in enumerate(names)
    }
    for k, act in enumerate(drawn):
        _draw_act(root, act, _TOP + _ROW * (k + 0.5), places)
    for name, y in places.items():
        _draw_document(root, documents.get(name), name, y)
    _write(root, 24, height - 20, _footer(acts, drawn), size=11, colour=_PALE)
    return etree.tostring(root, encoding="unicode", pretty_print=True)


def _acts(citations: Sequence[Row]) -> list[_Act]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in citations:
        groups[str(row["act_id"] or row["number"] or row["raw"])].append(row)
    acts = [_act(act_id, rows) for act_id, rows in groups.items()]
    return sorted(acts, key=lambda a: (-len(a.documents), not a.is_basis, a.act_id))


def _act(act_id: str, rows: Sequence[Row]) -> _Act:
    number = next((str(r["number"]) for r in rows if r["number"]), "")
    title = next((str(r["title"]) for r in rows if r["title"]), "")
    label = " – ".join(p for p in (number, title) if p) or str(rows[0]["raw"])
    documents = tuple(sorted({str(r["document_id"]) for r in rows}))
    return _Act(act_id, label, documents, any(r["relation"] == "basis" for r in rows))


def _draw_act(root: etree._Element, act: _Act, y: float, places: Mapping[str, float]) -> None:
    shared = len(act.documents) > 1
    colour = _DARK if shared else _LINE
    for name in act.documents:
        middle = (_LEFT + _RIGHT) / 2
        path = (
            f"M {_LEFT} {places[name]:.1f} C {middle} {places[name]:.1f}, {middle} {y:.1f}, {_RIGHT} {y:.1f}"
        )
        line = etree.SubElement(root, "path", d=path, fill="none", stroke=colour)
        line.set("stroke-width", "1.8" if shared else "1")
    etree.SubElement(root, "circle", cx=str(_RIGHT), cy=f"{y:.1f}", r="4", fill=_DARK if shared else _PALE)
    group = _write(root, _RIGHT + 12, y + 4, _short(act.label), size=11, bold=shared)
    etree.SubElement(group, "title").text = act.label


def _draw_document(root: etree._Element, row: Row | None, name: str, y: float) -> None:
    number = str(row["number"]) if row and row["number"] else name
    etree.SubElement(root, "circle", cx=str(_LEFT), cy=f"{y:.1f}", r="6", fill=_DARK)
    _write(root, _LEFT - 14, y - 2, number, size=13, bold=True, anchor="end")
    _write(root, _LEFT - 14, y + 14, name, size=10, anchor="end", colour=_PALE)


def _write(
    root: etree._Element,
    x: float,
    y: float,
    text: str,
    *,
    size: int,
    bold: bool = False,
    anchor: str = "start",
    colour: str = _TEXT,
) -> etree._Element:
    group = etree.SubElement(root, "g")
    written = etree.SubElement(group, "text", x=f"{x:.1f}", y=f"{y:.1f}", fill=colour)
    _set(
        written, {"text-anchor": anchor, "font-size": str(size), "font-weight": "bold" if bold else "normal"}
    )
    written.text = text
    return group


def _set(element: etree._Element, attributes: Mapping[str, str]) -> None:
    for name, value in attributes.items():
        element.set(name, value)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _footer(acts: Sequence[_Act], drawn: Sequence[_Act]) -> str:
    shared = sum(len(a.documents) > 1 for a in acts)
    left = len(acts) - len(drawn)
    return f"{len(drawn)} acts drawn, {shared} of them shared; {left} that are only mentioned by one document are left out."
