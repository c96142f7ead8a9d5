"""What the document itself says of a word: it says most things more than once, and its pages are read one by one.

Once all are read, doubts of words are settled that the document reads surely elsewhere (:mod:`extract.scan.vouched_words`), and
words of names are doubted that it has otherwise (:mod:`extract.scan.name_forms`). Nothing is changed by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.model import Page, PageKind, Word
from extract.scan.name_forms import names_doubted
from extract.scan.spots import Spot, stretches
from extract.scan.vouched_words import said_in, vouched


def with_document_heard(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages of one document that were read from their pictures, its doubts settled and names doubted by what it says
    elsewhere."""
    told = list(stretches(pages))
    said = said_in(told)
    changed: dict[tuple[int, int], Word] = {}
    for spot in (spot for spots in told for spot in spots if not _is_else_doubted(spot, pages[spot.page])):
        word = vouched(spot, said)
        if word is not None:
            changed[spot.page, spot.index] = word
    for spot, word in names_doubted(told):
        changed[spot.page, spot.index] = word
    return tuple(
        _with(page, {index: w for (at, index), w in changed.items() if at == k})
        for k, page in enumerate(pages)
    )


def _is_else_doubted(spot: Spot, page: Page) -> bool:
    """Whether what the note of a word says may not be all that is in doubt: letters may lie under a streak, or another program's
    text layer have other ones."""
    box, margin = spot.word.box, spot.word.size
    return page.kind is PageKind.WRONG_TEXT or any(
        hidden.x0 - margin < box.x1 and box.x0 < hidden.x1 + margin
        and hidden.top - margin < box.bottom and box.top < hidden.bottom + margin
        for hidden in page.hidden
    )  # fmt: skip


def _with(page: Page, changed: dict[int, Word]) -> Page:
    return (
        replace(page, words=tuple(changed.get(k, word) for k, word in enumerate(page.words)))
        if changed
        else page
    )
