"""Layers of a PDF file that are switched off: what stands on them is not on the page as a person sees it.

pdfium leaves such content out when it draws and gives its letters all the same. So the showing and painting of what
stands on a hidden layer is taken out of a copy of the file, which is then read.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf

_TEXT = frozenset({"Tj", "TJ", "Do", "sh", "INLINE IMAGE", "BI"})
_NEXT_LINE = frozenset({"'", '"'})
_PAINT = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"})
_DEEPEST = 12
_Instruction = (
    pikepdf.ContentStreamInstruction
    | pikepdf.ContentStreamInlineImage
    | tuple[list[pikepdf.Object], pikepdf.Operator]
)


@dataclass(frozen=True, slots=True)
class _Layers:
    """The object numbers of the layers that are off."""

    off: frozenset[tuple[int, int]]

    def hides(self, group: object) -> bool:
        """Whether an optional content group, or a membership of some, is not shown."""
        if not isinstance(group, pikepdf.Dictionary):
            return False
        if group.get("/Type") != "/OCMD":
            return group.objgen in self.off
        members = group.get("/OCGs")
        listed = list(members) if isinstance(members, pikepdf.Array) else [members]
        hidden = [m.objgen in self.off for m in listed if isinstance(m, pikepdf.Dictionary)]
        policy = str(group.get("/P", "/AnyOn"))
        if not hidden:
            return False
        if policy in ("/AllOn", "/AllOff"):
            return any(hidden) if policy == "/AllOn" else not all(hidden)
        return all(hidden) if policy == "/AnyOn" else not any(hidden)


def has_hidden_layers(pdf: pikepdf.Pdf) -> bool:
    """Whether any layer of a file is off."""
    return bool(_off(pdf))


def without_hidden_layers(path: Path) -> io.BytesIO:
    """A copy of the file without what stands on hidden layers.

    Raises:
        pikepdf.PdfError: the file or its content cannot be taken apart.
    """
    copy = io.BytesIO()
    with pikepdf.open(path) as pdf:
        layers = _Layers(_off(pdf))
        done: set[tuple[int, int]] = set()
        for page in pdf.pages:
            content = pikepdf.unparse_content_stream(_live(page, page.resources, layers))
            page.Contents = pdf.make_stream(content)
            _strip_forms(page.resources, layers, done, _DEEPEST)
        pdf.save(copy)
    copy.seek(0)
    return copy


def _off(pdf: pikepdf.Pdf) -> frozenset[tuple[int, int]]:
    properties = pdf.Root.get("/OCProperties")
    default = properties.get("/D") if isinstance(properties, pikepdf.Dictionary) else None
    if not isinstance(default, pikepdf.Dictionary):
        return frozenset()
    off = set(_numbers(default.get("/OFF")))
    if default.get("/BaseState") == "/OFF" and properties is not None:
        off |= set(_numbers(properties.get("/OCGs"))) - set(_numbers(default.get("/ON")))
    return frozenset(off)


def _numbers(groups: object) -> Iterator[tuple[int, int]]:
    for group in groups if isinstance(groups, pikepdf.Array) else ():
        if isinstance(group, pikepdf.Dictionary):
            yield group.objgen


def _strip_forms(
    resources: pikepdf.Object | None, layers: _Layers, done: set[tuple[int, int]], depth: int
) -> None:
    named = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    for form in named.values() if isinstance(named, pikepdf.Dictionary) else ():
        if (
            not isinstance(form, pikepdf.Stream)
            or form.get("/Subtype") != "/Form"
            or form.objgen in done
            or depth == 0
        ):
            continue
        done.add(form.objgen)
        own = form.get("/Resources", resources)
        form.write(pikepdf.unparse_content_stream(_live(form, own, layers)))
        _strip_forms(own, layers, done, depth - 1)


def _live(
    content: pikepdf.Page | pikepdf.Object, resources: pikepdf.Object | None, layers: _Layers
) -> list[_Instruction]:
    """The instructions of a content stream without what is shown or painted on hidden layers."""
    kept: list[_Instruction] = []
    marked: list[bool] = []
    for instruction in pikepdf.parse_content_stream(content):
        operator = str(instruction.operator)
        if operator in ("BDC", "BMC"):
            marked.append(operator == "BDC" and layers.hides(_group(instruction.operands, resources)))
        elif operator == "EMC" and marked:
            marked.pop()
        hidden = any(marked) or (operator == "Do" and _draws_hidden(instruction.operands, resources, layers))
        if not hidden or operator not in _TEXT | _NEXT_LINE | _PAINT:
            kept.append(instruction)
        elif operator in _NEXT_LINE:
            kept.append(([], pikepdf.Operator("T*")))
        elif operator in _PAINT:
            kept.append(([], pikepdf.Operator("n")))
    return kept


def _group(operands: object, resources: pikepdf.Object | None) -> object:
    """The group that ``/OC /Name BDC`` names."""
    parts = list(operands) if isinstance(operands, pikepdf.Array | list | tuple) else [*operands]  # type: ignore[misc]
    if len(parts) < 2 or str(parts[0]) != "/OC":
        return None
    if isinstance(parts[1], pikepdf.Dictionary):
        return parts[1]
    named = resources.get("/Properties") if isinstance(resources, pikepdf.Dictionary) else None
    return named.get(str(parts[1])) if isinstance(named, pikepdf.Dictionary) else None


def _draws_hidden(operands: object, resources: pikepdf.Object | None, layers: _Layers) -> bool:
    named = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
    names = [str(part) for part in operands]  # type: ignore[attr-defined]
    drawn = named.get(names[0]) if names and isinstance(named, pikepdf.Dictionary) else None
    return isinstance(drawn, pikepdf.Stream) and layers.hides(drawn.get("/OC"))
