"""A clause while its body is read: what it holds so far, and what its last line leads to."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.model import Fragment, Paragraph
from normalize.notes import Note
from normalize.numbering.labels import Kind, Label


@dataclass(slots=True)
class OpenClause:
    """A clause in the making.

    Attributes:
        label: None for a paragraph without a label that leads a list.
        level: 0 for the outermost.
        paragraphs: its own text, without the label.
        fragments: where these paragraphs are printed.
        first: the paragraph that opened it.
        last_child: the last label of each kind right below it.
        n_bullets, n_intros, n_children: how many of each stand right below it.
        labels_at: index of the first paragraph and of the first fragment of a task's labels ("Đơn vị chủ trì:
            …") that stand on lines of their own below an item; None without such lines.
    """

    label: Label | None
    kind: Kind
    path: str
    level: int
    parent: OpenClause | None
    paragraphs: list[str] = field(default_factory=list)
    fragments: list[Fragment] = field(default_factory=list)
    first: Paragraph | None = None
    notes: list[Note] = field(default_factory=list)
    last_child: dict[Kind, Label] = field(default_factory=dict)
    n_bullets: int = 0
    n_intros: int = 0
    n_children: int = 0
    labels_at: tuple[int, int] | None = None

    @property
    def leads_list(self) -> bool:
        """Whether its last paragraph ends with a colon."""
        return bool(self.paragraphs) and ends_with_colon(self.paragraphs[-1])

    @property
    def introduces_text(self) -> bool:
        """Whether a list item introduces the paragraph without a label below it: it is one line with a
        colon."""
        return self.leads_list and not self.n_children and len(self.paragraphs) == 1


def ends_with_colon(text: str) -> bool:
    """Whether a line leads a list."""
    return text.rstrip().endswith(":")
