"""Readable ids that are the same on any machine and after any re-reading: corrections hang on them.

A document is named by who issued it, its number and its year (``cao-bang-337-qd-ubnd-2018``); its records
append a table (``:t1``), a group path and a number (``:t1:A:1``), without a number the position (``:t1:p3``).
Where two records would share an id, the later ones take ``~2``, ``~3``.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import chain, count

import regex

from normalize.text import fold

_NOT_PLAIN = regex.compile(r"[^a-z0-9]+")
_NOT_LABEL = regex.compile(r"[^\p{L}\p{N}.+\-]+")
_TITLE_WORDS = 8
UNNAMED = "document"
"""The id of a document of which neither number nor title was read; ``schema.load.store`` adds its hash."""
_PLACE_PREFIX = ("thanh-pho-", "tinh-")


def slug(text: str) -> str:
    """Lower-case ASCII words joined by ``-``: ``Cao Bằng`` → ``cao-bang``, ``337/QĐ-UBND`` →
    ``337-qd-ubnd``."""
    return _NOT_PLAIN.sub("-", fold(text).replace("đ", "d")).strip("-")


def place_slug(name: str) -> str:
    """The slug of a province or issuer, without ``tỉnh`` or ``thành phố`` before it."""
    plain = slug(name)
    for prefix in _PLACE_PREFIX:
        plain = plain.removeprefix(prefix)
    return plain


def document_id(owner: str | None, number: str | None, issued_on: date | None, title: str | None) -> str:
    """The id of a document.

    Args:
        owner: name of the province, or of the issuer where it is no province's.
        number: as printed (``337/QĐ-UBND``).
        issued_on: for the year.
        title: its first words serve where no number was read.

    Returns:
        ``owner-number-year``; parts that are not stated are left out; ``UNNAMED`` where nothing is.
    """
    parts = [place_slug(owner)] if owner else []
    if number:
        parts.append(slug(number))
    elif title:
        parts.append("-".join(slug(title).split("-")[:_TITLE_WORDS]))
    if issued_on is not None:
        parts.append(str(issued_on.year))
    return "-".join(p for p in parts if p) or UNNAMED


def label(text: str) -> str:
    """A printed number as a part of an id: ``C 5`` → ``C5``, ``1.1.`` → ``1.1``, ``(1)`` → ``1``."""
    return _NOT_LABEL.sub("", text).strip(".-+")


def table_id(document: str, position: int) -> str:
    """The id of a table; ``position`` counts from 1."""
    return f"{document}:t{position}"


def row_id(parent: str, group_path: Iterable[str], number: str | None, position: int) -> str:
    """The id of a task or an indicator under its table (or document).

    Args:
        parent: id of the table, or of the document for a row in prose.
        group_path: numbers of the groups, outermost first; those the number itself repeats (``1`` before
            ``1.1``) are left out.
        number: as printed, None where the row has none.
        position: 1-based, used where there is no number.
    """
    own = label(number) if number else ""
    groups = [g for g in (label(p) for p in group_path) if g and not own.startswith(f"{g}.")]
    return ":".join([parent, *groups, own or f"p{position}"])


def child_id(parent: str, kind: str, position: int) -> str:
    """The id of a dependent record: ``child_id("…:t1:A:1", "v", 2)`` is ``…:t1:A:1:v2``."""
    return f"{parent}:{kind}{position}"


def clause_id(document: str, path: str) -> str:
    """The id of a clause, from its path (``I.2.c``)."""
    return f"{document}:c:{path}"


def reference_id(document: str, position: int) -> str:
    """The id of a cited act; ``position`` counts from 1."""
    return f"{document}:r{position}"


def finding_id(record: str, field: str | None, code: str) -> str:
    """The id of a finding: the record, the field and the code (``…:t1:A:1!budget_vnd!unit_conflict``)."""
    return f"{record}!{field or ''}!{code}"


class IdRegister:
    """Gives each id once within a document: the second ``x`` becomes ``x~2``, the third ``x~3``."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def unique(self, wanted: str) -> str:
        """The id itself the first time, after that with the first ``~n`` that is free."""
        candidates = chain([wanted], (f"{wanted}~{n}" for n in count(2)))
        found = next(c for c in candidates if c not in self._given)
        self._given.add(found)
        return found
