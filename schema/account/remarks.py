"""What went nowhere, as findings: one for each kind, with the places and what a person can do.

A paragraph that is in no clause has its finding; labels and figures inside it are not told again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extract.model import Fragment, Place, SeenKind
from normalize.notes import Code, Note, info, warning
from schema.account.balance import Account, AccountInput, Entry
from schema.account.columns import lost_cells, lost_columns, lost_figures, lost_rows
from schema.account.past import in_past
from schema.account.tables import table_remarks
from schema.recorder import Remark

_PLACES = 6
"""Places that a finding names; the others are counted."""
_FOUND = 120
"""Letters of the text that a finding shows."""
_LONG_RUN = 12
_MANY = 30
"""Words from which text in no clause is more than a torn line."""
_MANY_DISTINCT = 8
"""Different words from which text in no block is more than the pieces of a formula."""
_SEVERAL = 3
_NEAR = 4
"""Blocks round a label of a body within which a label of a time belongs to a task."""


def account_remarks(account: Account, given: AccountInput) -> Iterator[Remark]:
    """Everything that was seen and not taken, and what was lost of tables that were."""
    document = given.records.document.document_id
    yield from table_remarks(account.entries, document)
    yield from lost_rows(account, given)
    yield from lost_cells(account, given)
    yield from lost_columns(account, given)
    yield from lost_figures(account, given)
    yield from _body(account.entries, document)
    yield from _unbuilt(account, document)
    unread = {e.seen.block for e in account.entries if e.seen.kind is SeenKind.CLAUSE and e.lost}
    told = [e for e in account.entries if e.seen.block not in unread]
    past = in_past(given.records)
    yield from _figures([e for e in told if e.record is None or e.record[1] not in past], document)
    yield from _labels([e for e in told if e.seen.sign != "deadline"], document)
    yield from _deadlines([e for e in told if e.record is not None and e.record[1] not in past], document)
    yield from _sightings(account.entries, document)


def place_text(place: Place) -> str:
    """``p. 3`` or ``line 17``."""
    return f"p. {place.page}" if place.page is not None else f"line {place.line}"


def _is_placed(place: Place) -> bool:
    return place.page is not None or place.line is not None


def listed(entries: Sequence[Entry]) -> str:
    """The places of some entries, each once, the first few by name."""
    places = list(dict.fromkeys(place_text(e.seen.place) for e in entries if _is_placed(e.seen.place)))
    more = f" and {len(places) - _PLACES} more places" if len(places) > _PLACES else ""
    return ", ".join(places[:_PLACES]) + more


def _body(entries: Iterable[Entry], document: str) -> Iterator[Remark]:
    lost = [e for e in entries if e.seen.kind is SeenKind.CLAUSE and e.lost]
    if not lost:
        return
    runs = _runs(lost)
    longest = max(runs, key=lambda run: sum(e.lost for e in run))
    n = sum(e.lost for e in lost)
    starts = [run[0] for run in sorted(runs, key=lambda r: -sum(e.lost for e in r))]
    message = (
        f"{n} words of running text are in no clause and no row ({listed(starts)}). Text behind a signature, in"
        " an appendix or before the first number is not read as clauses: look whether it holds parts of the plan."
    )
    much = n >= _MANY or sum(e.lost for e in longest) >= _LONG_RUN
    note = (warning if much else info)(Code.BODY_UNREAD, message, found=longest[0].seen.text[:_FOUND])
    yield Remark("documents", document, "pages", note, longest[0].seen.place.page)


def _unbuilt(account: Account, document: str) -> Iterator[Remark]:
    """Records that were read and are not there, one finding for each table of the dataset."""
    by_table: dict[str, list[Fragment]] = {}
    for (table, _), fragment in account.takings.unbuilt.items():
        by_table.setdefault(table, []).append(fragment)
    for table, fragments in by_table.items():
        places = ", ".join(dict.fromkeys(place_text(f.place) for f in fragments[:_PLACES]))
        message = f"{len(fragments)} records of {table} were read and are not in the dataset ({places})."
        code = Code.BODY_UNREAD if table == "clauses" else Code.REGION_UNREAD
        note = warning(code, message, found=fragments[0].text[:_FOUND])
        yield Remark("documents", document, "pages", note, fragments[0].place.page)


def _runs(lost: Sequence[Entry]) -> list[list[Entry]]:
    """Entries whose blocks follow each other."""
    runs: list[list[Entry]] = []
    for entry in lost:
        if runs and entry.seen.block - runs[-1][-1].seen.block <= 1:
            runs[-1].append(entry)
        else:
            runs.append([entry])
    return runs


def _figures(entries: Iterable[Entry], document: str) -> Iterator[Remark]:
    lost = [e for e in entries if e.seen.kind is SeenKind.FIGURE and e.lost]
    if lost:
        n = sum(e.lost for e in lost)
        message = (
            f"{n} {_plural(n, 'figure')} that look like targets gave none ({listed(lost)}):"
            " a goal with a figure stands there."
        )
        yield _on_clause_or_document(lost, document, warning(Code.BODY_UNREAD, message, found=_text(lost)))


def _labels(entries: Sequence[Entry], document: str) -> Iterator[Remark]:
    labels = [e for e in entries if e.seen.kind is SeenKind.LABEL]
    bodies = {e.seen.block for e in labels if e.seen.sign != "time" and not e.seen.known}
    none = {e.seen.block + k for e in labels if e.seen.known for k in range(_NEAR)}
    lost = [
        e
        for e in labels
        if e.lost
        and e.seen.block not in none
        and (e.seen.sign != "time" or any(abs(e.seen.block - b) <= _NEAR for b in bodies))
    ]
    if lost:
        n, n_taken = sum(e.lost for e in lost), sum(e.n_taken for e in labels)
        message = (
            f"{n} {_plural(n, 'label')} of tasks (who leads, by when) are in no task ({listed(lost)});"
            f" {n_taken} others are: a task in running text was not read, or a part of one."
        )
        yield _on_clause_or_document(lost, document, warning(Code.LABELS_UNREAD, message, found=_text(lost)))


def _deadlines(entries: Iterable[Entry], document: str) -> Iterator[Remark]:
    """Deeds that are to be done by a date, in a clause that gave no task."""
    lost = [
        e
        for e in entries
        if e.seen.sign == "deadline" and e.lost and e.record is not None and e.record[0] == "clauses"
    ]
    if lost:
        n = sum(e.lost for e in lost)
        message = (
            f"{n} {_plural(n, 'sentence')} with a date by which a deed is to be done gave no task ({listed(lost)}):"
            " look whether a task stands there, and add it with who leads."
        )
        yield _on_clause_or_document(lost, document, warning(Code.BODY_UNREAD, message, found=_text(lost)))


def _on_clause_or_document(lost: Sequence[Entry], document: str, note: Note) -> Remark:
    """A finding on the clause where all of it stands in one, else on the document."""
    records = {e.record for e in lost}
    page = lost[0].seen.place.page
    (only,) = records if len(records) == 1 else (None,)
    if only is not None and only[0] == "clauses":
        return Remark(*only, "text", note, page)
    return Remark("documents", document, "pages", note, page)


_SIGHTINGS = {
    SeenKind.PICTURE: (
        warning,
        "picture",
        "what is written in it is not in the rows: look at the page, or ingest it as a scan",
    ),
    SeenKind.FORM_FIELD: (warning, "form field", "its value is not in the rows: look at the page"),
    SeenKind.ANNOTATION: (
        warning,
        "annotation",
        "it lies over the page and is not in the rows: look whether it changes them",
    ),
    SeenKind.STRUCK: (info, "struck or hidden text", "it is not in force and not in the rows"),
    SeenKind.OTHER_TEXT: (
        info,
        "text that stands in no paragraph and no cell",
        "its words are in no row: look at the page",
    ),
}


def _sightings(entries: Sequence[Entry], document: str) -> Iterator[Remark]:
    for kind, (severity, name, meaning) in _SIGHTINGS.items():
        lost = [e for e in entries if e.seen.kind is kind and e.taken_as == "nothing"]
        if lost:
            places = listed(lost)
            message = f"{len(lost)} × {name}{f' ({places})' if places else ''}: {meaning}."
            much = kind is SeenKind.OTHER_TEXT and any(_is_much(e) for e in lost)
            note = (warning if much else severity)(Code.REGION_UNREAD, message, found=_text(lost) or None)
            yield Remark("documents", document, "pages", note, lost[0].seen.place.page)


def _is_much(entry: Entry) -> bool:
    """Whether words that are in no block are more than the pieces of a formula: many, or several figures."""
    words = set(entry.seen.text.split())
    figures = sum(1 for w in words if w[0].isdigit())
    return len(words) >= _MANY_DISTINCT or figures >= _SEVERAL


def _text(lost: Sequence[Entry]) -> str:
    return max(lost, key=lambda e: e.seen.n).seen.text[:_FOUND]


def _plural(n: int, word: str) -> str:
    return word if n == 1 else f"{word}s"
