"""What can go wrong while plans are reviewed, beside what can go wrong with any dataset."""

from __future__ import annotations

from extract.errors import ReadError
from schema.errors import DatasetError


def message_of(problem: DatasetError | ReadError) -> str:
    """What went wrong and what helps, as two sentences."""
    told = str(problem)
    return f"{told}{'' if told.endswith(('.', '!', '?')) else '.'} {problem.hint}"


def is_to_insist_on(problem: DatasetError | ReadError) -> bool:
    """Whether the refused thing may be kept all the same: a name that the register does not know may, “many” as an amount may not."""
    return isinstance(problem, DatasetError) and problem.may_insist


class ChangedMeanwhile(DatasetError):
    """Somebody else changed a value after the page was shown on which it was decided."""

    hint = "Look at the value as it is now, then decide again."
    exit_code = 61


class PortTaken(DatasetError):
    """The review cannot be served at this address: another program has the port, or it is none of this computer."""

    hint = "Name another with --port (0 takes a free one), or end the other program."
    exit_code = 62
