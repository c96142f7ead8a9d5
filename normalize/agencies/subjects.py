"""Sentences whose subject is a thing: "100% nhiệm vụ Chính phủ giao … được theo dõi", "Kinh phí … giao cho các cơ quan, đơn vị".

Bodies in them say whose the thing is, who gave the task or to whom the money goes, and are no parties. A party is who stands
behind "do" or "được" with a deed of its own ("Kinh phí do Sở Tài chính tham mưu"), and who begins a clause behind a comma
or colon ("Kinh phí: Hằng năm, các sở, ngành lập dự toán").
"""

from __future__ import annotations

from normalize.agencies.circumstances import begins_anew, does_something, names_party
from normalize.agency_names.deeds import begins_item, deed_behind_body
from normalize.agency_names.level_and_place import units_at
from normalize.agency_names.tokens import COLON, COMMA, STRONG, WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell
from normalize.agency_parts.times import share_words

_DOERS = ("do", "được")
"""Words before who does it, in the passive."""
_TELLS = ("giao", "trong", "theo", "được", "trừ")
"""Words that begin what is told of a thing, beside the prepositions."""
_LONGEST_NAME = 10
"""Words of a body's name, at most, where only its end matters."""


def read_subject(cell: Cell, i: int) -> int | None:
    """The word after a sentence, or its part before a party, where its subject is a thing; None where it is none."""
    noun = _thing_end(cell, i)
    if noun is None:
        return None
    close = cell.closing.get(i - 1, len(cell.tokens))
    at, told = noun, share_words(cell, i) is not None or _in_brackets(cell, i)
    while at < close and cell.gap(at) not in STRONG:
        told |= _tells(cell, at) or cell.gap(at) == COLON
        if cell.gap(at) == COLON and names_party(cell, at):
            return at
        if cell.gap(at) == COMMA and cell.starts_party(at):
            told |= _lists_nouns(cell, noun - 1, at)
            if not told or _begins_clause(cell, noun, at):
                return at
        if cell.role_at(at) and _has_bodies(cell, at):
            return at
        if cell.tokens.toned[at] in _DOERS and (doer := _doer_at(cell, at + 1)) is not None:
            return doer
        at += 1
    return at if told else None


def _thing_end(cell: Cell, i: int) -> int | None:
    """The word after the noun of the subject: "100% nhiệm vụ", "Các nhiệm vụ", "Số văn bản"."""
    tokens, n = cell.tokens, len(cell.tokens)
    share = share_words(cell, i)
    behind_time = share is not None and not cell.parts and not cell.roles
    if not begins_item(tokens, i) and not _in_brackets(cell, i) and not behind_time:
        return None
    at = share or i
    many = word_at("quantifier", tokens, at) if at < n else None
    at = many[0] if many is not None else at + 1 if at < n and tokens.toned[at] == "số" else at
    if at >= n or cell.role_at(i) or word_at("skip", tokens, i):
        return None
    thing, noun = word_at("thing", tokens, at), word_at("class", tokens, at)
    if share is not None and cell.gap(at) in WEAK and thing is None:
        thing = word_at("object_verb", tokens, at) or (None if names_party(cell, share) else (at + 1, ""))
    return thing[0] if thing is not None and (noun is None or noun[0] < thing[0]) else None


def _in_brackets(cell: Cell, i: int) -> bool:
    """Whether an item that is put in brackets begins at a word: "(Kèm theo Kế hoạch số …)"."""
    return i > 0 and cell.tokens.plain[i - 1] == "(" and begins_item(cell.tokens, i - 1)


def _tells(cell: Cell, at: int) -> bool:
    return cell.tokens.toned[at] in _TELLS or word_at("preposition", cell.tokens, at) is not None


def _has_bodies(cell: Cell, at: int) -> bool:
    """Whether bodies stand right behind a role word: "đồng thời phối hợp Bộ Công an"."""
    inline = cell.inline_at(at)
    return inline is not None and inline[0] < len(cell.tokens) and names_party(cell, inline[0])


def _begins_clause(cell: Cell, first: int, at: int) -> bool:
    """Whether a party with a deed of its own begins behind a comma, and the comma lists no bodies."""
    acts = begins_anew(cell, at) and names_party(cell, at) and does_something(cell, at)
    return acts and not _ends_party(cell, first, at) and not _is_predicate(cell, at)


def _is_predicate(cell: Cell, at: int) -> bool:
    """“lãi suất cho vay hộ nghèo, học sinh được điều chỉnh”: the deed behind "được" is done with the thing."""
    for k in range(at + 1, len(cell.tokens)):
        if cell.gap(k) in STRONG or (cell.gap(k) in WEAK and deed_behind_body(cell.tokens, k)):
            return False
        if cell.tokens.toned[k] == "được":
            return word_at("assigned", cell.tokens, k) is None
    return False


def _lists_nouns(cell: Cell, first: int, last: int) -> bool:
    """“Tỷ lệ bộ, ngành, địa phương”: a noun of bodies ends right before a comma, and the list is of the thing."""
    starts = range(max(first, last - _LONGEST_NAME), last)
    nouns = (word_at(kind, cell.tokens, k) for k in starts for kind in ("class", "people"))
    return any(noun is not None and noun[0] == last for noun in nouns)


def _ends_party(cell: Cell, first: int, last: int) -> bool:
    """Whether a body, a unit or a noun of bodies ends right before a word, or goes on there."""
    if _lists_nouns(cell, first - 1, last):
        return True
    for k in range(max(first, last - _LONGEST_NAME), last):
        body, noun = cell.named_at(k), word_at("class", cell.tokens, k)
        units = units_at(cell.tokens, k, strict=True)
        ends = (body.last if body else 0, noun[0] if noun else 0, units.last if units else 0)
        if max(ends) >= last:
            return True
    return False


def _doer_at(cell: Cell, i: int) -> int | None:
    """The word behind "do", "được" where a party begins that does something else than to give the task."""
    if i >= len(cell.tokens) or cell.gap(i) not in WEAK or not names_party(cell, i):
        return None
    for k in range(i + 1, len(cell.tokens)):
        if cell.gap(k) in STRONG:
            return None
        if cell.gap(k) not in WEAK:
            continue
        founds = word_at("founds", cell.tokens, k)
        told = founds is not None and founds[0] < len(cell.tokens) and cell.gap(founds[0]) in WEAK
        if told or word_at("gave", cell.tokens, k) is not None:
            return None
        if cell.role_at(k) or deed_behind_body(cell.tokens, k):
            return i
    return None
