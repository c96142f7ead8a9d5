"""What a report is made of: the documents read once, the words, the crops, and which rows stand on the page.

Up to :data:`FEW` documents stand beside each other with all their rows and two by two; of more only what can be counted
is shown, since sixty-three plans make 1,953 pairs and 5,000 rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from schema.compare.by import Choice, Chosen, choose, ways
from schema.compare.frames import Comparison
from schema.compare.sides import EVERYTHING
from schema.compare.versions import documents_meant
from schema.contract.records import Record, TaskRecord
from vnplans.questions.open import reading
from vnplans.reports.crops import Cropped, crop_records
from vnplans.reports.markup import Markup, link
from vnplans.reports.words import Words

_LIKE_SHOWN = 3
"""Most notes of one kind that are shown where there are many documents."""
FEW = 4
"""Most documents that are shown side by side, with their rows."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a report is made.

    Attributes:
        language: ``en`` or ``vi``.
        files: the PDF, or a folder that holds the PDFs, from which crops are cut; None for a report without crops.
        choice: under which names, and which versions.
    """

    language: str = "en"
    files: Path | None = None
    choice: Choice = field(default_factory=Choice)


@dataclass(frozen=True, slots=True)
class Material:
    """What the sections are made of.

    Attributes:
        labels: record → its short name, for those whose row stands on the page.
        crops: what was cut of the pages.
    """

    chosen: Chosen
    words: Words
    labels: Mapping[str, str]
    crops: Cropped

    @property
    def few(self) -> bool:
        """Whether the documents stand side by side, with all their rows."""
        return len(self.chosen.sides) <= FEW

    def notes(self, found: Comparison) -> tuple[str, ...]:
        """What a comparison says of itself, but not what the overview says of all; of many documents not each one's."""
        own = [n for n in found.notes if n not in self.chosen.notes]
        return self.words.notes(own, None if self.few else _LIKE_SHOWN)

    def link(self, record_id: str, text: str) -> str | Markup:
        """The text as a link to the row of a record, where that stands on the page."""
        return link(record_id, text) if record_id in self.labels else text

    @property
    def sides(self) -> tuple[str, ...]:
        """The headings of the documents."""
        return tuple(s.name for s in self.chosen.sides)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page.

    Attributes:
        name: its anchor, and the key of its words.
        parts: pictures, each with its table below it.
        notes: caveats, in the report's language.
        about: key of the sentence below its heading, where it is not that of its name.
    """

    name: str
    parts: tuple[Markup, ...]
    notes: tuple[str, ...] = ()
    about: str | None = None


def read_material(wanted: tuple[str, ...], db: str | None, options: Options) -> Material:
    """Reads all that a report shows.

    Raises:
        DocumentNotFound, AmbiguousDocument: a name fits nothing, or several documents.
        TooFewDocuments: the database has none.
        UnknownChoice: there is no such language, theme, leading body or year.
    """
    words = Words(options.language)
    with reading(db) as connection:
        documents, _ = documents_meant(
            connection, wanted, options.choice.provinces_on, with_amended=options.choice.with_amended
        )
        few = len(documents) <= FEW
        kinds: frozenset[type[Record]] = frozenset(k for way in ways().values() for k in way.reads)
        chosen = choose(connection, wanted, options.choice, kinds if few else EVERYTHING, fewest=1)
        labels = _labels(chosen) if few else {}
        crops = crop_records(connection, chosen.shown, options.files if few else None)
    return Material(chosen, words, labels, crops)


def _number(task: TaskRecord) -> str | None:
    """The printed number, with that of its group before it where it does not begin so: ``A 8``, ``11.19``."""
    if task.number is None or task.group_number is None or task.number.startswith(task.group_number):
        return task.number
    return f"{task.group_number} {task.number}"


def _labels(chosen: Chosen) -> dict[str, str]:
    """Short names of the rows of tasks and indicators that are shown: the printed number, else the end of the id."""
    found = {}
    for side in chosen.shown:
        for task in side.tasks:
            found[task.task_id] = _number(task) or task.task_id.rpartition(":")[2]
        for one in side.indicators:
            found[one.indicator_id] = one.number or one.clause_path or one.indicator_id.rpartition(":")[2]
    return found
