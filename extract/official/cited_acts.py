"""Cited acts: the bases at the head (``Căn cứ …``) and the mentions in text, tables and appendices.

A citation is found by its number, or by ``Luật`` and a name, or by a short form (``NQ71 của Tỉnh ủy``,
``QĐ 01/TTg năm 2022``); what stands round it gives type, date, issuer and title. An act cited again is not
listed again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import regex

from extract.model import Block, Fragment, Paragraph
from extract.model.head import Head
from extract.official.blank_forms import blocks_of_blank_forms
from extract.official.citations import BASIS, Citation, find_citations
from extract.official.head import read_head
from extract.official.zones import Zone, read_zones
from normalize.acts import act_id
from normalize.numbering.labels import Kind
from normalize.numbering.paragraph_labels import ITEMS, paragraph_label
from normalize.official_words import BULLET, any_of
from normalize.text import clean, fold, place_tones


@dataclass(frozen=True, slots=True)
class LegalReference:
    """One cited act.

    Attributes:
        position: from 1; bases first, in order, then mentions.
        relation: ``basis`` or ``mention``.
        number: as printed, without stray spaces; None where none is printed.
        act_type: id of ``act_types.csv``.
        issuer: as printed behind ``của``, else what the number's letters say.
        title: name of a law, or what stands behind ``về``, ``phê duyệt``, …
        raw: the citation as printed.
        fragments: where it is printed.
        act_id: one id for one act, see ``normalize.acts``.
        start, end: span of ``raw`` in the paragraph's or cell's text.
    """

    position: int
    relation: str
    number: str | None
    act_type: str | None
    issuer: str | None
    issued_on: date | None
    title: str | None
    raw: str
    fragments: tuple[Fragment, ...]
    act_id: str
    start: int
    end: int


def read_legal_references(blocks: Sequence[Block], head: Head | None = None) -> tuple[LegalReference, ...]:
    """Every act the document cites: bases first, then mentions, each act once; its own number left out.

    Args:
        head: that of these blocks, where the caller has read it.
    """
    head = head or read_head(blocks)
    own = fold(head.number.value) if head.number else ""
    province = head.province_name.value if head.province_name else None
    bases: list[LegalReference] = []
    mentions: list[LegalReference] = []
    for part in _joined(_texts(blocks)):
        previous: Citation | None = None
        for found in find_citations(part.text):
            inside = previous is not None and previous.title_from <= found.start < previous.end
            if not inside:
                previous = found
            if own and found.printed and fold(found.printed) == own:
                continue
            basis = part.is_basis and not inside
            reference = _reference(
                found, part.text, part.fragments, "basis" if basis else "mention", province
            )
            (bases if basis else mentions).append(reference)
    kept = _without_repeats(_with_years([*bases, *mentions]))
    return tuple(replace(reference, position=place) for place, reference in enumerate(kept, 1))


@dataclass(frozen=True, slots=True)
class _Text:
    """A paragraph or cell to search; ``is_basis``: a paragraph of the head that begins with ``Căn cứ``."""

    text: str
    fragments: tuple[Fragment, ...]
    is_basis: bool
    is_cell: bool = False


def _joined(texts: Iterator[_Text]) -> Iterator[_Text]:
    """A citation broken over two paragraphs (``ngày 05 tháng`` / ``01 năm 2026``) is joined to one text."""
    held: _Text | None = None
    for now in texts:
        goes_on = not now.is_cell and _GOES_ON.match(now.text)
        if held is not None and goes_on and not held.is_cell and _BROKEN_OFF.search(held.text):
            held = _Text(f"{held.text} {now.text}", (*held.fragments, *now.fragments), held.is_basis)
            continue
        if held is not None:
            yield held
        held = now
    if held is not None:
        yield held


_GOES_ON = regex.compile(r"[\d\p{Ll}]")
_BROKEN_OFF = regex.compile(
    r"(?:ngày|tháng|năm|số|của|\d|/|[-–])\s*$|(?:ngày|tháng)\s+\d{1,2}(?:\s+tháng)?\s*$"
)


def _texts(blocks: Sequence[Block]) -> Iterator[_Text]:
    """Every paragraph and cell with its fragments, and whether it is a basis; blank forms left out."""
    goes_on, listed = False, None
    forms = blocks_of_blank_forms(blocks)
    for index, (zone, block) in enumerate(zip(read_zones(blocks), blocks, strict=True)):
        if index in forms:
            continue
        if isinstance(block, Paragraph):
            text = clean(block.text)
            listed = _bases_section(text, listed) if zone is Zone.BODY else None
            if listed is not None:
                yield _Text(text, block.fragments, True)
                continue
            starts = zone is Zone.HEAD and BASIS.match(text) is not None
            goes_on = zone is Zone.HEAD and (starts or (goes_on and _continues_bases(text)))
            yield _Text(text, block.fragments, goes_on)
        else:
            for cell in block.cells:
                yield _Text(clean(cell.text), (cell.fragment,), False, True)


_OF_BASES = regex.compile(
    rf"(?:các\s+)?(?:{any_of('cites')}|cơ sở)\s+(?:pháp lý|lập|xây dựng|ban hành|để|chính trị)|{any_of('cites')}\s*:?$",
    regex.IGNORECASE,
)


def _bases_section(text: str, listed: Kind | None) -> Kind | None:
    """``I. CĂN CỨ LẬP KẾ HOẠCH``: the kind of the label that opened a part of bases, until the next such
    label."""
    label = paragraph_label(text)
    if label is None or label.kind in ITEMS or label.kind is Kind.LETTER:
        return listed
    if _OF_BASES.match(place_tones(text[label.end :])):
        return label.kind
    return None if listed is None or label.kind <= listed else listed


def _continues_bases(text: str) -> bool:
    """``Luật … ngày …;`` or ``- Nghị định số …`` in a paragraph of its own below ``Căn cứ``."""
    return regex.match(rf"{BULLET}(?:các\s+)?(?:{any_of('cited')}|Kế hoạch)\b", text) is not None  # fmt: skip


def _reference(
    found: Citation, text: str, fragments: tuple[Fragment, ...], relation: str, province: str | None
) -> LegalReference:
    year = found.issued_on.year if found.issued_on else found.year
    return LegalReference(
        position=0,
        relation=relation,
        number=found.printed,
        act_type=found.act_type,
        issuer=found.issuer,
        issued_on=found.issued_on,
        title=found.title,
        raw=text[found.start : found.end].rstrip(" ;,"),
        fragments=fragments,
        act_id=act_id(
            number=found.number, act_type=found.act_type, title=found.title, year=year, province=province
        ),
        start=found.start,
        end=found.start + len(text[found.start : found.end].rstrip(" ;,")),
    )


_DATED = regex.compile(r"-(?:19|20)\d\d$")
"""The end of the id of an act cited with its year."""


def _with_years(references: list[LegalReference]) -> list[LegalReference]:
    """A citation without a year takes the id of the same act cited with one, where there is only one."""
    dated = {r.act_id for r in references if _DATED.search(r.act_id)}
    fuller: dict[str, list[str]] = defaultdict(list)
    for act in dated:
        fuller[_DATED.sub("", act)].append(act)
    return [
        replace(reference, act_id=fuller[reference.act_id][0])
        if len(fuller.get(reference.act_id, ())) == 1 and reference.act_id not in dated
        else reference
        for reference in references
    ]


def _without_repeats(references: list[LegalReference]) -> list[LegalReference]:
    """Each act once, where it stands first; of its citations the one that gives its date."""
    kept: dict[str, LegalReference] = {}
    for reference in references:
        first = kept.setdefault(reference.act_id, reference)
        if first.issued_on is None and reference.issued_on is not None:
            kept[reference.act_id] = replace(reference, relation=first.relation)
    return list(kept.values())
