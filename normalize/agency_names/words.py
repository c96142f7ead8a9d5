"""The small words of agency cells (``data/agency_words.csv``) as one tree: role labels, quantifiers, class
nouns, ….

Words that a cell is walked by:

* ``label``, ``inline``: role words before a colon, and in the run of a sentence; the value is the role.
* ``quantifier``, ``class``: what an open set is made of; the value ``strict`` marks nouns that also begin
  names.
* ``closer``: "liên quan": what follows is a new item.
* ``qualifier``: may follow a name and changes nothing.
* ``scope``: begins what a body answers for. ``distributive``: a scope that speaks of all bodies before it.
* ``verb``, ``object_verb``: a sentence goes on; what follows the second is no party to the task.
* ``title``: an office holder stands for the office; ``head_of``: so before a whole name only ("Trưởng Công an xã").
* ``unit_head``: begins the name of a part of a body.
* ``preposition``, ``skip``: join names, and carry nothing.
* ``deed``, ``firm_deed`` (no name holds it), ``describes`` (it may tell which party is meant), ``no_deed`` (a noun that
  begins like one), ``before_deed`` (behind it the verb is a noun): the register ``deed_verbs``. ``office``: behind it
  no verb only describes. ``manner``: how bodies support. ``gives``, ``directs``: X to Y.
* ``assigned``: "được giao". ``standing``: what a body is beside itself. ``board``: stands between a title and a company.
* ``invites``: "khuyến khích": at the head of a cell those who are to do it follow. ``circumstance``: begins when it is to
  be done, up to a comma or colon. ``school``: a kind of schools that may follow in a list of them.
* ``watches``: behind bodies of a later item it is their deed, and they watch over the task. ``done``: ends an item, and no name
  ends so. ``people``: a set at the head of an item. ``legal_form``: behind a dash it is of a company's name.
* ``serves``: tells of a set whom it serves: "các cơ quan tham mưu, giúp việc Tỉnh ủy".
* ``helps``: beside who leads it is the deed of one who supports; of the value ``alone`` only at the end of its item.
* ``guides``: the deed of a body of the Party, or of one that decides, which directs.
* ``part_label``: a part that is counted before a colon ("Bước 1:"). ``thing``: at the head of an item it is no body.
* ``paper``: with a capital behind a verb it is what is written. ``person``: before a name and an office ("Đồng chí …").
* ``needs_place``: a name only where a place follows it. ``goes_on``: behind a whole name it begins no deed: "khu vực".
* ``name_head``: with a capital behind it begins a name. ``of_office``: behind a party body or union, that of one office.
  ``within_body``: one of a body that stands right behind it ("Công đoàn Sở Y tế"). ``force``: a kind of forces that "lực lượng" may list.
* ``gave``: "nhiệm vụ do X giao": X gave what a sentence is about. ``founds``: so a set is told by who founded or runs its bodies.
* ``restricts``: begins a clause that tells which of a set are meant; ``restricted``: ends it without a colon ("phải").
* ``example``: examples of a set or level follow. ``upon``: a circumstance that is passed over where no party follows.
* ``charge``: what is given to a body; behind it "được giao" ends what tells of the body.
* ``compound``: a word of several syllables that names no party: "chương trình" holds no "trình", "phòng
  chống" no "phòng", and "các công trình" is no set of bodies.

Words of names, asked with :func:`first_words` and :func:`folded`:

* ``begins_body``: a name may begin with it without a separator before it ("… cơ quan UBND các tỉnh").
* ``all_known``: the register holds every body whose name begins so.
* ``begins_after_comma``: a comma before it ends a name: "Đảng ủy, UBND các xã" is not "Đảng ủy UBND".
* ``shared_head``: a list of names may state it once: "Sở Kế hoạch và Đầu tư, Tài chính, Xây dựng".
* ``level``: a name that ends so is complete: "Bảo tàng tỉnh và …".
* ``of_a_place``: a class noun that stays open with a place after it: "bệnh viện huyện".
* ``before_level``: may stand before a level: "các huyện", "cấp xã".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from normalize.agency_names.tokens import COLON, COMMA, DASH, INSIDE_NAME, STRONG, WEAK, Tokens
from normalize.registers import rows


@dataclass(slots=True)
class _Kind:
    """The phrases of one kind. ``by_first``: first folded word → its phrases."""

    by_first: dict[str, list[_Phrase]] = field(default_factory=dict)


_Phrase = tuple[tuple[str, ...], str, tuple[str, ...]]
"""Folded words without ``và``, value, the words with their tones."""


_DEEDS = {
    "verb": "deed",
    "firm": "firm_deed",
    "describes": "describes",
    "name": "no_deed",
    "before_name": "before_deed",
}
"""Kinds of the register of deeds as they are asked for here; its other kinds say nothing of bodies."""


def _entries() -> list[tuple[str, str, str]]:
    """Every phrase as (kind, value, phrase), those of deeds too."""
    entries = [(row["kind"], row["value"], row["phrase"]) for row in rows("agency_words")]
    return entries + [(_DEEDS[r["kind"]], "", r["phrase"]) for r in rows("deed_verbs") if r["kind"] in _DEEDS]


@cache
def _kinds() -> dict[str, _Kind]:
    """All phrases, the longest first, read once."""
    found: dict[str, _Kind] = {}
    for name, value, printed in _entries():
        tokens = Tokens(printed)
        words = [(p, t) for p, t in zip(tokens.plain, tokens.toned, strict=True) if p != "va"]
        words = words or list(zip(tokens.plain, tokens.toned, strict=True))
        phrase = (tuple(p for p, _ in words), value, tuple(t for _, t in words))
        found.setdefault(name, _Kind()).by_first.setdefault(words[0][0], []).append(phrase)
    for kind in found.values():
        for phrases in kind.by_first.values():
            phrases.sort(key=lambda phrase: -len(phrase[0]))
    return found


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of all phrases of a kind, with their tones."""
    phrases = (p for found in _kinds()[kind].by_first.values() for p in found)
    return frozenset(word for _, _, toned in phrases for word in toned)


@cache
def folded(kind: str) -> frozenset[tuple[str, ...]]:
    """The phrases of a kind as folded words: ``("chi", "cuc")``."""
    return frozenset(words for phrases in _kinds()[kind].by_first.values() for words, _, _ in phrases)


@cache
def first_words(kind: str) -> frozenset[str]:
    """The folded first words of the phrases of a kind."""
    return frozenset(_kinds()[kind].by_first)


_LENIENT = frozenset({"label", "inline", "title", "closer"})
"""Kinds read without tones too ("Chi đạo" for "Chỉ đạo"); the others need the first word as it is spelt."""
_EXACT = frozenset(
    {"verb", "object_verb", "scope", "qualifier", "skip", "preposition", "compound"} | set(_DEEDS.values())
)
"""Kinds of which each word must be as it is spelt."""
_CUT_BY_COMPOUNDS = frozenset({"verb", "object_verb", "class", "unit_head"})
"""Kinds that do not count inside a compound: no "trình" in "chương trình", no "vụ" in "dịch vụ"."""
_COMPOUND_BEFORE = 3
"""Words before a syllable at which a compound that holds it may begin."""
_WITHIN_CLASS = frozenset((*WEAK, DASH))
"""A comma parts two class nouns ("các Viện, Trường") even where both together are one phrase."""


def word_at(kind: str, tokens: Tokens, first: int) -> tuple[int, str] | None:
    """The longest phrase of a kind that begins at a word.

    Returns:
        (the word after it, the value), or None.
    """
    phrases = _kinds()[kind].by_first.get(tokens.plain[first])
    if phrases is None:
        return None
    bare = tokens.toned[first] == tokens.plain[first]
    lenient = kind in _LENIENT or (kind == "quantifier" and bare)
    gaps = _WITHIN_CLASS if kind == "class" else INSIDE_NAME
    for words, value, toned in phrases:
        if lenient or tokens.toned[first] == toned[0]:
            last = _phrase_end(words, tokens, first, gaps, joined=kind != "deed")
            if last is not None and (kind not in _EXACT or _spelt(toned, tokens, first, last)):
                inside = kind in _CUT_BY_COMPOUNDS and in_compound(tokens, first, last)
                return None if inside else (last, value)
    return None


def people_at(tokens: Tokens, i: int) -> tuple[int, str] | None:
    """“Cán bộ, công chức”: people at the head of an item; inside a name ("Vụ Tổ chức cán bộ") they are no party."""
    begins = i == 0 or tokens.gap[i] in (*STRONG, COMMA, COLON)
    found = word_at("people", tokens, i) if begins else None
    if found is None or found[0] >= len(tokens) or tokens.text.isupper():
        return found
    return None if tokens.gap[found[0]] in WEAK and tokens.upper(found[0]) else found


def in_compound(tokens: Tokens, first: int, last: int) -> bool:
    """Whether words ``[first, last)`` are syllables of a longer word."""
    for start in range(first, max(first - _COMPOUND_BEFORE, 0) - 1, -1):
        compound = word_at("compound", tokens, start)
        if compound is not None and compound[0] > (last if start == first else first):
            return True
    return False


def _spelt(toned: tuple[str, ...], tokens: Tokens, first: int, last: int) -> bool:
    """Whether the tones of all words are right: "Báo Cao Bằng" does not begin with "báo cáo"."""
    printed = tuple(
        t for p, t in zip(tokens.plain[first:last], tokens.toned[first:last], strict=True) if p != "va"
    )
    return printed == toned or len(toned) == 1


def _phrase_end(
    words: tuple[str, ...], tokens: Tokens, first: int, inside: frozenset[str], *, joined: bool
) -> int | None:
    """The word after a phrase that stands at ``first``; where it may be ``joined``, ``và`` may stand inside it."""
    plain, gaps, n = tokens.plain, tokens.gap, len(tokens.plain)
    i = first + 1
    for word in words[1:]:
        while joined and i < n and plain[i] == "va" and word != "va":
            i += 1
        if i >= n or plain[i] != word or gaps[i] not in inside:
            return None
        i += 1
    return i
