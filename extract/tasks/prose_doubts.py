"""What is doubtful about tasks in prose: whose labels they are, where one task ends, what it is called."""

from __future__ import annotations

from normalize.notes import Code, Note, warning

TELLING = {"lead": "lead bodies", "support": "supporting bodies", "period": "the time", "due": "the end"}
"""Kinds of labels of which a task has one, and how a finding names them. Money or a product may stand
twice."""


def label_repeated(kind: str, n: int) -> Note:
    """A label stands ``n`` times for one task, and no text between them begins another."""
    return warning(
        Code.JOIN_DOUBTFUL,
        f"The label of {kind} stands {n} times under this clause: it may hold several tasks, read here as one.",
    )


def one_of_several(n: int) -> Note:
    """``n`` items of a list share the labels below the last of them."""
    return warning(
        Code.JOIN_DOUBTFUL,
        f"These labels stand below {n} items of a list, of which only the last touches them: read as one task, they"
        " may be several.",
    )


def amid_bullets(before: str) -> Note:
    """Labels stand once in a list, with bullets before and behind them."""
    return warning(
        Code.JOIN_DOUBTFUL,
        "Labels stand once amid the bullets of this clause: read as those of the whole clause, they may speak of the"
        " bullet before them only.",
        found=before,
    )


def only_last_labelled(above: str) -> Note:
    """Labels stand on lines below the last item alone."""
    return warning(
        Code.JOIN_DOUBTFUL,
        "Of the items of this clause only the last has labels, below it: read as its own, they may speak of the whole"
        " clause.",
        found=above,
    )


def last_text_taken(n: int) -> Note:
    """``n`` texts stand between the labels of two tasks."""
    return warning(
        Code.JOIN_DOUBTFUL,
        f"Between these labels and those before stand {n} texts: the last was taken for the title of the task.",
    )


def told_in_one_paragraph() -> Note:
    """A task begins amid a paragraph."""
    return warning(
        Code.JOIN_DOUBTFUL,
        "This task was told from the one before it in the same paragraph, because a label stands there a second time.",
    )


def untitled(title: str) -> Note:
    """Labels with no text of their own before them."""
    return warning(
        Code.CELL_EMPTY,
        "No task is printed before these labels: the title is the heading of their section, or the labels themselves.",
        found=title,
    )


def lead_missing() -> Note:
    """A task beside others, without a leading body."""
    return warning(
        Code.LEAD_MISSING,
        "A task in prose with labels but none of a leading body, beside tasks that have one.",
    )


def deed_unseen() -> Note:
    """A sentence that names bodies and no known verb of a deed."""
    return warning(
        Code.JOIN_DOUBTFUL,
        "Where the supporting bodies of this sentence end and the task begins is not told by a known verb: the body may"
        " hold words of the task. A verb of deed_verbs.csv mends it.",
    )
