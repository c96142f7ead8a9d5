"""Notes on the numbers of clauses: one that is used twice, one that jumps. The numbers stay as they are
printed."""

from __future__ import annotations

from extract.clauses.open_clause import OpenClause
from normalize.notes import Code, Note, info, warning
from normalize.numbering.labels import BULLETS, COUNTED, Kind, Label
from normalize.numbering.order import letter_follows, skipped_letters

_BEGIN_ANYWHERE = frozenset({Kind.PART, Kind.CHAPTER, Kind.ARTICLE, Kind.SECTION})
"""Labels that may begin with any number: an extract of an act begins with ``Điều 5``."""


def numbering_notes(label: Label, before: Label | None, parent: OpenClause | None) -> list[Note]:
    """What is wrong with a label's number.

    Args:
        before: the last label of its kind under the same parent, None where it is the first.
        parent: the clause it belongs to.
    """
    if label.kind in BULLETS or not label.parts:
        return []
    if label.kind is Kind.LETTER:
        return _of_letter(label, before)
    if before is None and label.kind in _BEGIN_ANYWHERE:
        return []
    foreign = _under_other_number(label, parent)
    return [foreign] if foreign is not None else _of_number(label, before)


def _under_other_number(label: Label, parent: OpenClause | None) -> Note | None:
    """``4.2`` under ``5.``: None where the number begins with that of its parent."""
    if label.kind is not Kind.DECIMAL or parent is None or parent.label is None or parent.kind not in COUNTED:
        return None
    number = parent.label.parts
    return None if label.parts[: len(number)] == number else _gap(label, ".".join(map(str, number)) + ".…")


def _of_number(label: Label, before: Label | None) -> list[Note]:
    now, last = label.parts[-1], 0
    if before is not None and before.parts[:-1] == label.parts[:-1]:
        last = before.parts[-1]
    if label.kind is Kind.UPPER and before is not None and letter_follows(last, now):
        return []
    if before is not None and now <= last:
        return [_repeated(label)]
    if now != last + 1:
        return [_gap(label, ".".join(map(str, (*label.parts[:-1], last + 1))))]
    return []


def _of_letter(label: Label, before: Label | None) -> list[Note]:
    last, now = (0 if before is None else before.parts[0]), label.parts[0]
    if before is not None and now <= last:
        return [_repeated(label)]
    if not letter_follows(last, now):
        return [_gap(label, skipped_letters(last, now)[0] + ")")]
    if "đ" in skipped_letters(last, now):
        message = f"The list goes from d to {label.printed} without đ."
        return [info(Code.ROW_NUMBER_GAP, message, expected="đ)", found=label.printed)]
    return []


def _gap(label: Label, expected: str) -> Note:
    message = f"Clause {label.printed} does not follow the one before it."
    return warning(Code.ROW_NUMBER_GAP, message, expected=expected, found=label.printed)


def _repeated(label: Label) -> Note:
    message = f"Clause number {label.printed} was used before in the same place."
    return warning(Code.ROW_NUMBER_REPEATED, message, found=label.printed)
