"""An agency cell while it is read: what has been found in it, and what begins at a word.

:class:`Cell` only looks. What adds parts to it: ``known_names``, ``unknown_names``, ``open_sets``,
``brackets``, ``find_parts``.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from normalize.agency_names.body import Body, body_at, uncut_body_at
from normalize.agency_names.deeds import deed_in_name
from normalize.agency_names.level_and_place import units_at
from normalize.agency_names.province_names import province_at
from normalize.agency_names.register_choice import Context
from normalize.agency_names.tokens import COLON, COMMA, DASH, SEMICOLON, SLASH, WEAK, Tokens
from normalize.agency_names.words import first_words, folded, people_at, word_at
from normalize.agency_parts.bracket_pairs import closing_brackets
from normalize.notes import Note
from normalize.text import clean

_AFTER_A_ROLE = ("quantifier", "class", "unit_head", "preposition", "skip", "verb", "object_verb", "title")
"""What may follow a role word: then it is one, and no part of a name."""


@dataclass(slots=True)
class Part:
    """One body, open set or unknown name at words ``[first, last)``.

    Attributes:
        kind: ``body``, ``open`` or ``unknown``.
        agency_id: the register's id of a body, else None.
        name: the register's name; of an open set or an unknown name the words as printed.
        rule: how it was read, see :class:`normalize.agencies.read.AgencyMention`.
        confidence: 0 to 1.
        notes: repairs and doubts.
        scope: what it answers for, where the cell says so.
        role: where brackets state its role.
        head: the head of the name that further names of the list may share: ``("so",)``.
    """

    kind: str
    first: int
    last: int
    agency_id: str | None
    name: str
    rule: str
    confidence: float
    notes: tuple[Note, ...] = ()
    scope: str | None = None
    role: str | None = None
    head: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class RoleWord:
    """A role word before part ``before``. ``form``: ``label`` (with a colon), ``forward``, ``trailing``; at ``clause`` a new one begins."""

    before: int
    role: str
    form: str


@dataclass(slots=True)
class Cell:
    """One cell while it is read.

    Attributes:
        mixed: a slash parts leads from supports.
        parts, roles: what has been found, in reading order.
        deeds: numbers of the parts before which a deed stands.
        awaits_support: "phối hợp" was read without its bodies: they follow a "với" of the deed.
        repairs: look-ups by likeness made so far.
        closing: opening bracket → its closing one, where there is one.
        role_ends: closing brackets with which a role word's bodies end.
    """

    tokens: Tokens
    context: Context
    mixed: bool = False
    parts: list[Part] = field(default_factory=list)
    roles: list[RoleWord] = field(default_factory=list)
    deeds: list[int] = field(default_factory=list)
    awaits_support: bool = False
    repairs: int = 0
    closing: dict[int, int] = field(default_factory=dict)
    role_ends: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.closing = closing_brackets(self.tokens)

    def gap(self, i: int) -> str:
        """What stands before a word, one of the signs of :mod:`normalize.agency_names.tokens`."""
        return self.tokens.gap[i]

    def text(self, first: int, last: int) -> str:
        """Words ``[first, last)`` as printed, on one line."""
        return clean(self.tokens.text[self.tokens.start[first] : self.tokens.end[last - 1]])

    def named_at(self, i: int) -> Body | None:
        """A body at a word, whole or as the rest of a name whose head stands before it in the list."""
        whole = uncut_body_at(self.tokens, i, self.context)
        apart = whole is None and self.gap(i) == SEMICOLON  # "Các Sở: Xây dựng; Công Thương"
        listed = self.parts and (self.in_list(i) or (apart and self.parts[-1].rule == "shared_head"))
        head = self.parts[-1].head if listed else None
        if head is None or not self._may_share(i, len(head)):
            return whole
        rest = body_at(self.tokens, i, self.context, tail_of=head)
        if rest is None or whole is None:
            return rest or whole
        longer = (whole.base_last - whole.first) - (rest.base_last - rest.first)
        in_listed = self.parts[-1].rule == "shared_head" and whole.last == whole.base_last
        return whole if longer > 0 or (longer == 0 and not in_listed) else rest

    def _may_share(self, i: int, words: int) -> bool:
        """A name without its head has a capital, unless the one before it has none, and is no class noun."""
        tokens, before = self.tokens, self.parts[-1]
        small = not tokens.upper(min(before.first + words, before.last - 1))
        return (tokens.upper(i) or (small and self.class_at(i) is None)) and tokens.plain[i - 1] not in (
            "cac",
            "moi",
        )

    def in_list(self, i: int) -> bool:
        """Whether the word goes on with the list of the part before it."""
        at = i
        while at > self.parts[-1].last and word_at("skip", self.tokens, at - 1):
            at -= 1
            if self.tokens.printed(at) == "&":
                return False
        return self.gap(at) in (COMMA, COLON, SLASH, DASH, *WEAK) and at - self.parts[-1].last <= 1

    def head_at(self, i: int) -> tuple[str, ...] | None:
        """The head of the name at a word that further names of the list may share."""
        heads = folded("shared_head")
        found = (tuple(self.tokens.plain[i : i + length]) for length in (2, 1))
        return next((head for head in found if head in heads), None)

    def class_at(self, i: int) -> int | None:
        """A class noun that is no name: (the word after it). "Sở, ngành" is one, "Sở Abc" is not."""
        tokens = self.tokens
        found = word_at("class", tokens, i) or people_at(self.tokens, i)
        if found is None or self._ends_a_region(i):
            return None
        last, strict = found
        verb = word_at("verb", tokens, i)
        if verb is not None and verb[0] > last:
            return None
        if last >= len(tokens) or self.gap(last) not in WEAK:
            return last
        if strict != "strict":
            name = last - i > 1 and tokens.upper(i + 1) and tokens.upper(i) and not tokens.text.isupper()
            return None if name and (tokens.upper(last) or self._names_one(i, last)) else last
        if (
            (word_at("qualifier", tokens, last) and not tokens.upper(last))
            or word_at("class", tokens, last)
            or tokens.plain[last] in ("va", ")", "(")
        ):
            return last
        many = (
            tuple(tokens.plain[i:last]) in folded("of_a_place")
            and units_at(tokens, last, strict=True) is not None
        )
        return last if many or self.role_at(last) else None

    def _names_one(self, i: int, last: int) -> bool:
        """“Viện Nghiên cứu phát triển …”: a noun of one body that goes on, and no word that says which are meant."""
        one = word_at("unit_head", self.tokens, i)
        said = ("qualifier", "preposition", "closer", "class", "scope", "firm_deed")
        goes_on = (
            one is not None and not self.role_at(last) and self.tokens.plain[last] not in ("va", "(", ")")
        )
        return goes_on and not any(word_at(kind, self.tokens, last) for kind in said)

    def _ends_a_region(self, i: int) -> bool:
        """Whether "Bộ" is that of a region's name: "khu vực Nam Trung Bộ", "Bắc Bộ"."""
        before = self.tokens.plain[i - 1] if i else ""
        return self.tokens.plain[i] == "bo" and before in ("bac", "trung", "nam") and self.tokens.upper(i - 1)

    def starts_party(self, i: int) -> bool:
        """Whether a body or an open set begins at a word."""
        while i < len(self.tokens) and (skip := word_at("skip", self.tokens, i)) is not None:
            i = skip[0]
        return i < len(self.tokens) and (
            self.many_at(i)
            or self.class_at(i) is not None
            or word_at("title", self.tokens, i) is not None
            or self.named_at(i) is not None
            or self.new_name_at(i)
            or self.province_at(i)
        )

    def province_at(self, i: int) -> bool:
        """Whether a province's name stands at a word of a document of the centre, and so its committee."""
        return (
            self.context.level == "centre"
            and self.tokens.upper(i)
            and province_at(self.tokens, i) is not None
        )

    def many_at(self, i: int) -> bool:
        """Whether a quantifier counts bodies at a word: "các hộ", but not "các công trình" inside a name."""
        quantifier = word_at("quantifier", self.tokens, i)
        if quantifier is None:
            return False
        return quantifier[0] >= len(self.tokens) or word_at("compound", self.tokens, quantifier[0]) is None

    def new_name_at(self, i: int) -> bool:
        """Whether an unknown name begins at a word, by its capital and its first word: "Công ty Abc"."""
        tokens = self.tokens
        if not tokens.upper(i) or tokens.text.isupper():
            return False
        if word_at("unit_head", tokens, i) is not None or word_at("class", tokens, i) is not None:
            return True
        head = word_at("name_head", tokens, i)
        return (
            head is not None and head[0] < len(tokens) and tokens.upper(head[0]) and self.gap(head[0]) in WEAK
        )

    def open_ended(self, i: int) -> bool:
        """Whether the noun at a word begins names of any length ("Trung tâm …"), unlike "Sở", of which all
        are known."""
        noun = word_at("class", self.tokens, i)
        strict = noun is not None and noun[1] == "strict"
        known = self.tokens.plain[i] in first_words("all_known")
        return not known and (strict or word_at("unit_head", self.tokens, i) is not None)

    def role_at(self, i: int) -> bool:
        """Whether a role word stands at a word: one of a sentence, or a label with its colon."""
        inline = self.inline_at(i)
        if inline is not None:
            return True
        label = word_at("label", self.tokens, i)
        return label is not None and label[0] < len(self.tokens) and self.gap(label[0]) == COLON

    def inline_at(self, i: int) -> tuple[int, str] | None:
        """A role word in the run of a sentence, unless it is part of a name: "Tổ phối hợp liên ngành"."""
        tokens = self.tokens
        inline = self._with_manner(word_at("inline", tokens, i))
        if inline is None or not self._after_bare_head(i):
            return inline
        last = inline[0]
        further = last < len(tokens) and self.gap(last) in WEAK and not tokens.upper(last)
        in_name = (
            inline[1] == "support"
            and further
            and tokens.plain[last - 1] not in ("voi", "cung")
            and tokens.plain[last] not in ("(", ")", "va")
            and not any(word_at(kind, tokens, last) for kind in _AFTER_A_ROLE)
        )
        return None if in_name else inline

    def _with_manner(self, inline: tuple[int, str] | None) -> tuple[int, str] | None:
        """A role word with how it is done: "phối hợp chặt chẽ, kịp thời với"."""
        if inline is None or inline[1] != "support":
            return inline
        last, n = inline[0], len(self.tokens)
        if self.gap(last - 1) == COMMA and self.tokens.toned[last - 1] == "cung":
            last -= 1  # "phối hợp, cung cấp"
        while last < n and (manner := word_at("manner", self.tokens, last)) is not None:
            last = manner[0]
        if last > inline[0]:
            while last < n and self.tokens.plain[last] in ("voi", "cung", "giua") and self.gap(last) in WEAK:
                last += 1
        return last, inline[1]

    def _after_bare_head(self, i: int) -> bool:
        """Whether an item of the cell begins with a noun of bodies that ends here: "Tổ", "Hội đồng"."""
        for first in range(max(i - 2, 0), i):
            head = word_at("unit_head", self.tokens, first)
            if head is not None and head[0] == i and self.gap(i) in WEAK:
                return first == 0 or self.gap(first) not in WEAK
        return False

    def mid_body(self, i: int) -> bool:
        """A body that begins in the middle of a run: a clear one, and no object ("thuộc Sở Y tế")."""
        if (
            self.tokens.plain[i] not in first_words("begins_body")
            and not self.tokens.printed(i)[:2].isupper()
        ):
            return False
        if not self.tokens.upper(i) or (i and word_at("preposition", self.tokens, i - 1)):
            return False
        return body_at(self.tokens, i, self.context) is not None

    def segment_end(self, i: int) -> int:
        """The word after a run without a separator, a role, a class or a body in it."""
        n = len(self.tokens)
        while i < n and self.gap(i) in WEAK and self.tokens.plain[i] not in ("(", ")", "va"):
            if self.role_at(i) or self.class_at(i) or word_at("quantifier", self.tokens, i):
                break
            if self.mid_body(i) or deed_in_name(self.tokens, i) or self._joins_body(i):
                break
            i += 1
        return i

    def _joins_body(self, i: int) -> bool:
        """“giữa Công an tỉnh với Sở Y tế”: "với" joins two bodies."""
        following = i + 1 < len(self.tokens) and self.tokens.upper(i + 1)
        return self.tokens.toned[i] == "với" and following and self.named_at(i + 1) is not None
