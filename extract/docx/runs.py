"""The runs of a Word paragraph as a reader sees them: live text, text that is not in force, form fields.

Not in force is what a tracked change has deleted or moved away and what is struck out or hidden, by the run or by
a style. A check box (content control or legacy form field) is the box that it shows, a drop-down list the entry
that is chosen; a prompt ("Click here to enter text") is nothing. Letters of symbol fonts are the letters they print.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from extract.docx.letters import MARKS, MATH, SKIPPED, Letters
from extract.docx.styles import Look, Styles, W, value
from normalize.marks.symbols import symbols_as_letters

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
CHECKED, UNCHECKED = "☒", "☐"
_TEXT = frozenset({f"{W}t", f"{MATH}t", f"{W}delText"})
_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_OFF = frozenset({"0", "false", "off"})
_RAISED_BY = 4
"""Half points by which letters must be set higher to be raised."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Letters of one run.

    Attributes:
        live: whether they are in force; else struck, deleted or hidden.
        height: 1 raised, -1 lowered, 0 on the line.
        field: whether they are the value of a form field.
        run: the run they stand in, None for a check box's content control.
    """

    text: str
    look: Look
    live: bool = True
    height: int = 0
    field: bool = False
    run: etree._Element | None = None


@dataclass(frozen=True, slots=True)
class _State:
    """What the elements around a run say of it."""

    live: bool = True
    height: int = 0
    field: bool = False


def pieces_of(paragraph: etree._Element, look: Look, styles: Styles, letters: Letters) -> Iterator[Piece]:
    """The pieces of a paragraph in order, those not in force too; runs without text have an empty one."""
    field = _LegacyField()
    for run, state in _runs(paragraph, _State()):
        if run.tag == f"{W}sdt":
            yield Piece(CHECKED if _is_checked(run) else UNCHECKED, look, state.live, field=True)
            continue
        of_run = styles.run(run, look)
        text = _text(run, of_run.font, letters)
        own = field.met(run, text)
        live = state.live and not (of_run.struck or of_run.hidden)
        height = state.height or _height(of_run)
        yield Piece(own or text, of_run, live, height, bool(own) or state.field, run)


def _runs(element: etree._Element, state: _State) -> Iterator[tuple[etree._Element, _State]]:
    """Runs and check boxes inside an element, with what stands round them."""
    for child in element:
        tag = child.tag
        if tag in (f"{W}r", f"{MATH}r"):
            yield child, state
        elif tag in _DELETED:
            yield from _runs(child, replace(state, live=False))
        elif tag == f"{W}sdt":
            yield from _control(child, state)
        elif tag in (f"{MATH}sup", f"{MATH}sub"):
            yield from _runs(child, replace(state, height=1 if tag == f"{MATH}sup" else -1))
        elif tag not in SKIPPED:
            yield from _runs(child, state)


def _control(control: etree._Element, state: _State) -> Iterator[tuple[etree._Element, _State]]:
    """A content control: its box, nothing where it shows its prompt, else what it holds."""
    if control.find(f"{W}sdtPr/{W14}checkbox") is not None:
        yield control, state
    elif not is_prompt(control):
        yield from _runs(control, replace(state, field=True))


def is_prompt(control: etree._Element) -> bool:
    """Whether a content control shows its prompt and holds no value."""
    prompt = control.find(f"{W}sdtPr/{W}showingPlcHdr")
    return prompt is not None and prompt.get(f"{W}val", "1") not in _OFF


def _is_checked(control: etree._Element) -> bool:
    state = control.find(f"{W}sdtPr/{W14}checkbox/{W14}checked")
    return state is not None and state.get(f"{W14}val", "1") not in _OFF


def _height(look: Look) -> int:
    if look.vertical in ("superscript", "subscript"):
        return 1 if look.vertical == "superscript" else -1
    by = look.position or 0
    return (by >= _RAISED_BY) - (by <= -_RAISED_BY)


def _text(run: etree._Element, font: str | None, letters: Letters) -> str:
    """The letters of a run as they are printed; ``\\n`` for a line break."""
    if run in letters.runs and run.find(f"{W}sym") is None:
        return letters.runs[run]
    pieces: list[str] = []
    for child in run:
        if child.tag in _TEXT:
            pieces.append(symbols_as_letters(child.text or "", font))
        elif child.tag == f"{W}sym":
            pieces.append(_symbol(child))
        else:
            pieces.append(MARKS.get(str(child.tag), ""))
    return "".join(pieces)


def _symbol(element: etree._Element) -> str:
    """The letter of ``<w:sym w:font="Wingdings" w:char="F0FC"/>``; the private-use letter where it is not known."""
    code = element.get(f"{W}char", "")
    try:
        letter = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    return symbols_as_letters(letter, element.get(f"{W}font"))


class _LegacyField:
    """The legacy form field that is open in a paragraph: what it shows if no run prints its value."""

    def __init__(self) -> None:
        self._pending = ""

    def met(self, run: etree._Element, text: str) -> str:
        """The field's value where this run is the place to print it, else nothing."""
        for mark in run.iter(f"{W}fldChar"):
            kind = mark.get(f"{W}fldCharType")
            data = mark.find(f"{W}ffData")
            if kind == "begin" and data is not None:
                if data.find(f"{W}checkBox") is not None:
                    return CHECKED if _box_is_checked(data) else UNCHECKED
                self._pending = _chosen(data)
            elif kind == "end":
                value, self._pending = self._pending, ""
                return value
        if text.strip():
            self._pending = ""
        return ""


def _box_is_checked(data: etree._Element) -> bool:
    box = data.find(f"{W}checkBox")
    for name in ("checked", "default"):
        mark = box.find(f"{W}{name}") if box is not None else None
        if mark is not None:
            return mark.get(f"{W}val", "1") not in _OFF
    return False


def _chosen(data: etree._Element) -> str:
    """The chosen entry of a drop-down list, or the text that a text field holds by default."""
    entries = [e.get(f"{W}val", "") for e in data.findall(f"{W}ddList/{W}listEntry")]
    chosen = data.find(f"{W}ddList/{W}result")
    if chosen is None:
        chosen = data.find(f"{W}ddList/{W}default")
    at = chosen.get(f"{W}val", "0") if chosen is not None else "0"
    if entries:
        return entries[int(at)] if at.isdecimal() and int(at) < len(entries) else ""
    text = data.find(f"{W}textInput")
    return (value(text, "default") or "") if text is not None else ""
