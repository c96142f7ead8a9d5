"""Which label may come after which.

The numbering is the checksum of a joined table, so these functions say nothing that they are not sure of.
"""

from __future__ import annotations

from normalize.numbering.labels import COUNTED, LETTERS, Kind, Label, Number, letter_number

_PASSED_OVER = frozenset({"đ", "f", "j", "ư", "w", "z"})
"""Letters many lists leave out: d → e, e → g, i → k."""


def follows(before: Label, after: Label) -> bool:
    """Whether ``after`` is the label that comes right after ``before`` at the same level: 14 → 15, H →
    I, - → -."""
    if before.is_bullet or after.is_bullet:
        return before.is_bullet and after.is_bullet
    if not before.parts or not after.parts:
        return False
    if before.kind is after.kind and before.kind not in (Kind.UPPER, Kind.LETTER):
        return before.parts[:-1] == after.parts[:-1] and after.parts[-1] == before.parts[-1] + 1
    return is_next_letter(before.text, after.text)


def is_child(parent: Label, child: Label) -> bool:
    """Whether the child's label begins with the parent's: ``1`` → ``1.1``, ``C`` → ``C1``."""
    if parent.kind in (Kind.UPPER, Kind.ROMAN):
        same = child.text[:1] == parent.text[:1] and child.parts[:1] == parent.parts
        return child.kind is Kind.UPPER_NUMBER and same
    if parent.kind is Kind.UPPER_NUMBER:
        deeper = child.kind is Kind.UPPER_NUMBER and len(child.parts) > len(parent.parts)
        return deeper and child.parts[: len(parent.parts)] == parent.parts
    if parent.kind in COUNTED:
        return child.kind is Kind.DECIMAL and child.parts[: len(parent.parts)] == parent.parts
    return False


def is_first(label: Label) -> bool:
    """Whether a numbering begins with it: 1, 1.1, I, A, a."""
    return bool(label.parts) and label.parts[-1] == 1


def climbs(before: Label, after: Label) -> bool:
    """Whether a numbering goes up to the next of an outer level: ``1.3`` → ``2``, ``2.2.1`` → ``2.3``,
    ``1.3`` → ``2.1``."""
    depth = len(after.parts)
    if not depth:
        return False
    if depth < len(before.parts):
        return (
            after.parts[:-1] == before.parts[: depth - 1] and after.parts[-1] == before.parts[depth - 1] + 1
        )
    first_below_next = is_first(after) and after.parts[0] == before.parts[0] + 1 if before.parts else False
    return depth == len(before.parts) and after.kind is Kind.DECIMAL and first_below_next


def is_same_level(a: Label, b: Label) -> bool:
    """Whether two labels number things beside each other, near or far: ``I`` and ``IV``, ``1.1`` and
    ``2.3``."""
    if a.kind is b.kind:
        return len(a.parts) == len(b.parts)
    # H → I and B → C in letters, but never A → II: a lone roman letter may be one of the alphabet.
    return {a.kind, b.kind} == {Kind.ROMAN, Kind.UPPER} and is_next_letter(a.text, b.text)


def lacks_one_between(before: Label, after: Label) -> bool:
    """Whether one label of their kind is missing between two: 1 and 3, C and E. D and E lack none."""
    if before.kind is not after.kind or not before.parts or follows(before, after):
        return False
    if before.kind in (Kind.UPPER, Kind.LETTER):
        return any(is_next_letter(letter, after.text) for letter in next_letters(before.text))
    return before.parts[:-1] == after.parts[:-1] and after.parts[-1] == before.parts[-1] + 2


def may_stand_below(above: Label, below: Label) -> bool:
    """Whether a number may stand under another in one column: the next one, the first of a new or an
    inner series, a bullet, or one of an outer series that goes on (``b`` → ``3``)."""
    if below.is_bullet:
        return True
    if is_first(below):
        return above.text != below.text
    if follows(above, below):
        return True
    if above.kind is Kind.NUMBER or (above.kind is Kind.DECIMAL and below.kind in COUNTED):
        return False
    if below.kind in (Kind.NUMBER, Kind.ROMAN):
        return True
    return len(above.text) == len(below.text) == 1 and above.text < below.text


def goes_on(before: Number, number: Number) -> bool:
    """Whether a number may come right after another: (5, 3) and (6,) after (5, 2)."""
    return number in next_numbers(before)


def next_numbers(before: Number) -> tuple[Number, ...]:
    """The numbers that may come right after one: 5.2.1, 6 and 5.3 after 5.2."""
    return (*before, 1), *((*before[:k], before[k] + 1) for k in range(len(before)))


def letter_follows(before: int, now: int) -> bool:
    """Whether a letter comes next in a list, by their places (``d`` → ``e`` and ``e`` → ``g`` do)."""
    return now > before and all(letter in _PASSED_OVER for letter in LETTERS[before : now - 1])


def is_next_letter(before: str, after: str) -> bool:
    """Whether one lone letter comes after another of the same size: ``H`` → ``I``, ``D`` → ``E``."""
    if len(before) != 1 or len(after) != 1 or before.isupper() is not after.isupper():
        return False
    first, second = letter_number(before), letter_number(after)
    return bool(first and second) and letter_follows(first, second)


def next_letters(letter: str) -> tuple[str, ...]:
    """The letters that may come after one, of its size: ``Đ`` and ``E`` after ``D``."""
    found = (each.upper() if letter.isupper() else each for each in LETTERS)
    return tuple(each for each in found if is_next_letter(letter, each))


def skipped_letters(before: int, now: int) -> tuple[str, ...]:
    """The letters between two of a list, by their places."""
    return LETTERS[before : now - 1] if now > before else ()
