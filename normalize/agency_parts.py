"""The parts of an agency cell in reading order: bodies, open sets, what is not known, and the role words between them.

A cell is read from left to right. At each word the reader asks, in this order: a bracket? a role? a body of the
register? the rest of a list whose head was said before ("Sở Tài chính, Xây dựng")? an open set? a word that
carries nothing, or a verb after which no party is named? What is none of these is a name that is not known.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from normalize.agency_index import HEADS, index
from normalize.agency_places import Place, is_municipality, units_at
from normalize.agency_reading import Body, Context, body_at, choose, full_name, repaired, repaired_body
from normalize.agency_register import by_id, register
from normalize.agency_tokens import COLON, COMMA, DASH, SLASH, STRONG, WEAK, Tokens
from normalize.agency_words import word_at
from normalize.notes import Code, Note, warning
from normalize.text import clean

_MOST_REPAIRS = 12
"""Look-ups by likeness in one cell; what is beyond has no candidates named."""
_FAMILIES = ("uy-ban-nhan-dan", "hoi-dong-nhan-dan", "dang-uy")
"""Bodies that stand at each level; ids are one of these and the level."""
_OF_A_PLACE = frozenset(
    (("benh", "vien"), ("truong",), ("truong", "hoc"), ("tram", "y", "te"), ("cong", "ty"))
)
"""Class nouns that stay open with a place after them: "bệnh viện huyện"."""
_MID_HEADS = frozenset(
    ("so", "bo", "ubnd", "uy", "hđnd", "chi", "cuc", "tong", "đai", "van", "hoi", "ban", "lien", "vien")
)
"""First words of names that may begin without a separator before them ("… cơ quan UBND các tỉnh")."""


@dataclass(slots=True)
class Part:
    """One body, open set or unknown name at words ``[first, last)``."""

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
    """A role word before part number ``before``. ``form``: ``label`` (with a colon), ``forward``, ``trailing``."""

    before: int
    role: str
    form: str


@dataclass(slots=True)
class Reader:
    """Reads one cell; :meth:`read` fills ``parts`` and ``roles``. ``mixed``: a slash parts leads from supports."""

    tokens: Tokens
    context: Context
    mixed: bool = False
    parts: list[Part] = field(default_factory=list)
    roles: list[RoleWord] = field(default_factory=list)
    repairs: int = 0
    closing: dict[int, int] = field(default_factory=dict)

    def read(self) -> None:
        """Read the whole cell."""
        i, n = 0, len(self.tokens)
        self.closing = _closing_brackets(self.tokens)
        while i < n:
            following = self._step(i)
            i = following if following > i else i + 1
        self._share_levels()

    def _share_levels(self) -> None:
        """ "HĐND, UBND các huyện": the level said with the last holds for the council before it."""
        for part, following in zip(self.parts, self.parts[1:], strict=False):
            stems = [
                next((s for s in _FAMILIES if (p.agency_id or "").startswith(s)), None)
                for p in (part, following)
            ]
            if None in stems or stems[0] == stems[1] or part.rule != "alias":
                continue
            if following.rule != "alias_with_place" or self._gap(following.first) not in (
                COMMA,
                SLASH,
                DASH,
                *WEAK,
            ):
                continue
            level = (following.agency_id or "").removeprefix(stems[1] or "")
            shared = by_id().get(f"{stems[0]}{level}")
            if shared is not None and following.name.startswith(by_id()[following.agency_id or ""].name):
                part.agency_id, part.name, part.rule = shared.agency_id, shared.name, "shared_level"

    # -- one step ---------------------------------------------------------------------------------------------
    def _step(self, i: int) -> int:
        plain = self.tokens.plain[i]
        if plain == ")":
            return i + 1
        if plain == "(":
            return self._bracket(i)
        role = self._role(i)
        if role is not None:
            return role
        body = self._body(i)
        if body is not None:
            return self._take_body(body)
        for read in (self._shared_units, self._titled, self._open_set, self._bare_units):
            last = read(i)
            if last is not None:
                return last
        skip = word_at("skip", self.tokens, i)
        if skip is not None:
            return skip[0]
        return self._sentence(i) or self._unknown(i)

    def _gap(self, i: int) -> str:
        return self.tokens.gap[i]

    def _text(self, first: int, last: int) -> str:
        return clean(self.tokens.text[self.tokens.start[first] : self.tokens.end[last - 1]])

    # -- roles ------------------------------------------------------------------------------------------------
    def _role(self, i: int) -> int | None:
        n = len(self.tokens)
        label = word_at("label", self.tokens, i)
        if label is not None and label[0] < n and self._gap(label[0]) == COLON:
            self.roles.append(RoleWord(len(self.parts), label[1], "label"))
            return label[0]
        inline = word_at("inline", self.tokens, i)
        if inline is None:
            return None
        last, role = inline
        forward = (
            last < n
            and self._gap(last) in WEAK
            and (self._starts_party(last) or self.tokens.plain[last] == "(")
        )
        if not forward and not self.parts:
            return last if last < n else None
        self.roles.append(RoleWord(len(self.parts), role, "forward" if forward else "trailing"))
        return last

    def _starts_party(self, i: int) -> bool:
        """Whether a body or an open set begins at a word."""
        while i < len(self.tokens) and word_at("skip", self.tokens, i) is not None:
            i += 1
        return i < len(self.tokens) and (
            word_at("quantifier", self.tokens, i) is not None
            or self._class_at(i) is not None
            or word_at("title", self.tokens, i) is not None
            or self._body(i) is not None
        )

    # -- bodies -----------------------------------------------------------------------------------------------
    def _body(self, i: int) -> Body | None:
        """A body at a word, whole or as the rest of a name whose head stands before it in the list."""
        whole = body_at(self.tokens, i, self.context)
        head = self.parts[-1].head if self.parts and self._in_list(i) else None
        if head is None or not self._may_share(i, len(head)):
            return whole
        rest = body_at(self.tokens, i, self.context, tail_of=head)
        if rest is None or (
            whole is not None and whole.base_last - whole.first >= rest.base_last - rest.first
        ):
            return whole
        return rest

    def _may_share(self, i: int, words: int) -> bool:
        """A name without its head has a capital, unless the one before it has none, and is no class noun."""
        tokens, before = self.tokens, self.parts[-1]
        small = not tokens.upper(min(before.first + words, before.last - 1))
        return (tokens.upper(i) or (small and self._class_at(i) is None)) and tokens.plain[i - 1] not in (
            "cac",
            "moi",
        )

    def _in_list(self, i: int) -> bool:
        """Whether the word goes on with the list of the part before it."""
        at = i
        while at > self.parts[-1].last and word_at("skip", self.tokens, at - 1):
            at -= 1
        return self._gap(at) in (COMMA, COLON, SLASH, DASH, *WEAK) and at - self.parts[-1].last <= 1

    def _take_body(self, body: Body) -> int:
        """Add a body with the words that follow it, or see that it is another name that only begins alike."""
        last, scope, fits = self._rest_of_name(body)
        unit = self._unit_of(body, last)
        if unit is not None:
            return unit
        misprint = self._misprint(body, last) if fits and last == body.last else None
        if misprint is not None:
            return misprint
        rule = body.rule
        if not fits:
            return self._doubtful(body, last)
        head = (
            self._head(body.first) if rule != "shared_head" else self.parts[-1].head if self.parts else None
        )
        name = body.name
        if body.row.own_name == "any" and (last > body.last or last - body.base_last > 1):
            name = self._text(body.first, last)
            name = name[:1].upper() + name[1:]
        self.parts.append(
            Part(
                "body",
                body.first,
                last,
                body.row.agency.agency_id,
                name,
                rule,
                body.confidence,
                body.notes,
                scope,
                head=head,
            )
        )
        return last

    def _head(self, i: int) -> tuple[str, ...] | None:
        """The head of the name at a word that further names of the list may share."""
        for head in reversed(HEADS):
            if tuple(self.tokens.plain[i : i + len(head)]) == head:
                return head
        return None

    def _rest_of_name(self, body: Body) -> tuple[int, str | None, bool]:
        """Words after a body up to the next part: (the word after them, a scope, whether they go with the name)."""
        last = body.last
        if body.row.own_name == "any":
            return self._own_name_end(last), None, True
        said = self._qualified(last)
        if said is not None:
            return said
        end = self._segment_end(last)
        if end == last or word_at("object_verb", self.tokens, last) or word_at("verb", self.tokens, last):
            return last, None, True
        if all(self._numeral(k) for k in range(last, end)):
            return end, None, True
        local = (
            body.row.agency.agency_id.startswith(("uy-ban-nhan-dan", "hoi-dong-nhan-dan"))
            and body.last > body.base_last
        )
        return end, None, local and (not self.tokens.upper(last) or self.tokens.text.isupper())

    def _qualified(self, i: int) -> tuple[int, str | None, bool] | None:
        """Words that go with the name before them: its owner ("thuộc Sở Y tế"), a qualifier, or a scope."""
        if i >= len(self.tokens) or self._gap(i) not in WEAK:
            return None
        owner = word_at("preposition", self.tokens, i)
        if owner is not None and owner[0] < len(self.tokens):
            above = body_at(self.tokens, owner[0], self.context)
            if above is not None:
                return above.last, None, True
        qualifier, scope = word_at("qualifier", self.tokens, i), word_at("scope", self.tokens, i)
        if qualifier is not None and (scope is None or qualifier[0] > scope[0]):
            return max(self._segment_end(i), qualifier[0]), None, True
        if scope is not None:
            end = self._own_name_end(i)
            return end, self._text(i, end), True
        return None

    def _numeral(self, i: int) -> bool:
        """ "Khu vực 5", "Khu vực VII"."""
        return self.tokens.plain[i].isdigit() or set(self.tokens.plain[i]) <= set("ivx")

    def _own_name_end(self, i: int) -> int:
        """The word after a name that goes on as it likes ("Ban Chỉ đạo thực hiện …"), up to a separator or a body."""
        n = len(self.tokens)
        while i < n and self.tokens.plain[i] not in ("(", ")") and not self._inline_role(i):
            gap = self._gap(i)
            if gap not in WEAK and not (gap == DASH and self.tokens.upper(i) and not self._mid_body(i)):
                break
            if self._mid_body(i) or (
                self.tokens.plain[i] == "va" and i + 1 < n and self._starts_party(i + 1)
            ):
                break
            i += 1
        return i

    def _segment_end(self, i: int) -> int:
        """The word after a run of words without a separator, a role, a class or a body in it."""
        n = len(self.tokens)
        while i < n and self._gap(i) in WEAK and self.tokens.plain[i] not in ("(", ")", "va"):
            if self._inline_role(i) or self._class_at(i) or word_at("quantifier", self.tokens, i):
                break
            if self._mid_body(i):
                break
            i += 1
        return i

    def _inline_role(self, i: int) -> bool:
        inline = word_at("inline", self.tokens, i)
        if inline is not None:
            return True
        label = word_at("label", self.tokens, i)
        return label is not None and label[0] < len(self.tokens) and self._gap(label[0]) == COLON

    def _mid_body(self, i: int) -> bool:
        """A body that begins in the middle of a run: only the clear ones, and not as an object ("thuộc Sở Y tế")."""
        if self.tokens.plain[i] not in _MID_HEADS and not self.tokens.printed(i)[:2].isupper():
            return False
        if not self.tokens.upper(i) or (i and word_at("preposition", self.tokens, i - 1)):
            return False
        return body_at(self.tokens, i, self.context) is not None

    def _unit_of(self, body: Body, last: int) -> int | None:
        """ "Thanh tra Sở Xây dựng" is no body of the register but a part of one."""
        head = word_at("unit_head", self.tokens, body.first)
        if head is None or head[0] != body.last or last >= len(self.tokens) or self._gap(last) not in WEAK:
            return None
        above = body_at(self.tokens, last, self.context)
        if above is None:
            return None
        return self._add_unknown(body.first, above.last, (above.row.agency.name, body.row.agency.name))

    def _misprint(self, body: Body, last: int) -> int | None:
        """ "Sở NN&PTNN" begins like "Sở NN": what an ``&`` or "và" joins to a name without being one belongs to it."""
        if last + 1 >= len(self.tokens) or self.tokens.plain[last] != "va" or self._gap(last) not in WEAK:
            return None
        if self._starts_party(last + 1) or self._units_follow(last + 1) or self._inline_role(last + 1):
            return None
        end = self._segment_end(last + 1)
        found, names = self._repair(body.first, end)
        if found is not None:
            return self._add_repaired(found)
        if self.tokens.printed(last) == "&":
            return self._add_unknown(body.first, end, (body.row.agency.name, *names))
        return None

    def _units_follow(self, i: int) -> bool:
        return units_at(self.tokens, i) is not None

    def _doubtful(self, body: Body, last: int) -> int:
        """A name of the register with further words that are not part of it: a misprint, a longer name, or unknown."""
        first = body.first
        end = last
        while end < len(self.tokens) and self.tokens.plain[end] == "va" and self._gap(end) in WEAK:
            further = self._segment_end(end + 1)
            if further == end + 1:
                break
            end = further
        for at in dict.fromkeys((end, last)):
            found, names = self._repair(first, at)
            if found is not None:
                return self._add_repaired(found)
        return self._add_unknown(first, last, (body.row.agency.name, *names))

    def _repair(self, first: int, last: int) -> tuple[Body | None, tuple[str, ...]]:
        if self.repairs >= _MOST_REPAIRS:
            return None, ()
        self.repairs += 1
        return repaired_body(self.tokens, first, last, self.context)

    def _add_repaired(self, body: Body) -> int:
        self.parts.append(
            Part(
                "body",
                body.first,
                body.last,
                body.row.agency.agency_id,
                body.name,
                body.rule,
                body.confidence,
                body.notes,
                head=self._head(body.first),
            )
        )
        return body.last

    def _add_unknown(self, first: int, last: int, names: tuple[str, ...]) -> int:
        text = self._text(first, last)
        near = ", ".join(dict.fromkeys(names))
        message = f"No body of the register is named “{text}”" + (f"; nearest: {near}." if near else ".")
        note = warning(Code.AGENCY_UNKNOWN, message, found=text)
        self.parts.append(Part("unknown", first, last, None, text, "unknown", 0.3, (note,)))
        return last

    def _titled(self, i: int) -> int | None:
        """An office holder stands for the office: "Chủ tịch UBND các huyện", "Giám đốc SYT"."""
        title = word_at("title", self.tokens, i)
        if title is None or title[0] >= len(self.tokens) or self._gap(title[0]) not in WEAK:
            return None
        at = title[0]
        quantifier = word_at("quantifier", self.tokens, at)
        body = self._body(quantifier[0] if quantifier and quantifier[0] < len(self.tokens) else at)
        count = len(self.parts)
        if body is not None:
            last = self._take_body(body)
        elif self._open_set(at) is not None:
            last = self.parts[-1].last
        else:
            return None
        if len(self.parts) > count:
            part = self.parts[count]
            part.first, part.rule = i, "office_holder" if part.kind == "body" else part.rule
            if part.kind != "body":
                part.name = self._text(i, part.last)
        return last

    # -- local government -------------------------------------------------------------------------------------
    def _shared_units(self, i: int) -> int | None:
        """Further levels after "UBND các huyện": ", các xã", "và cấp xã"."""
        if not self.parts or self.parts[-1].kind != "body" or not self._in_list(i):
            return None
        family = self.parts[-1].agency_id or ""
        stem = next((s for s in ("uy-ban-nhan-dan", "hoi-dong-nhan-dan") if family.startswith(s)), None)
        return self._units(i, stem, "shared_head", strict=False) if stem else None

    def _bare_units(self, i: int) -> int | None:
        """ "Các huyện, thành phố", "thành phố Bắc Giang": their people's committees are meant."""
        return self._units(i, "uy-ban-nhan-dan", "local_government", strict=True)

    def _units(self, i: int, stem: str, rule: str, *, strict: bool) -> int | None:
        municipality = is_municipality(self.context.province_code)
        place = units_at(self.tokens, i, strict=strict, municipality=municipality)
        if place is None or place.level == "all" or (strict and place.name is None and not place.plural):
            return None
        if self._is_address(place, i):
            self.parts[-1].last = place.last
            return place.last
        rows = tuple(n for n, r in enumerate(register()) if r.agency.agency_id.startswith(stem))
        row = choose(rows, self.context, place.level)
        if row is None:
            return None
        end = self._segment_end(place.last)
        notes = (repaired(self._text(i, place.last), row.agency.name),) if place.repaired else ()
        name = full_name(row, place, self.context)
        self.parts.append(Part("body", i, end, row.agency.agency_id, name, rule, 0.85, notes))
        return end

    def _is_address(self, place: Place, i: int) -> bool:
        """ "UBND xã Nam Tuấn, huyện Hòa An": the larger unit only says where the smaller one lies."""
        if not self.parts or place.plural or (place.name is None and place.province is None):
            return False
        before = self.parts[-1]
        named = before.name.rsplit(" cấp ", 1)[-1] == before.name
        rank = {
            "uy-ban-nhan-dan-cap-xa": 0,
            "hoi-dong-nhan-dan-cap-xa": 0,
            "uy-ban-nhan-dan-cap-huyen": 1,
            "hoi-dong-nhan-dan-cap-huyen": 1,
        }.get(before.agency_id or "")
        larger = {"district": 1, "province": 2}.get(place.level, 0)
        return named and rank is not None and larger > rank and self._gap(i) in (COMMA, DASH, *WEAK)

    # -- open sets --------------------------------------------------------------------------------------------
    def _class_at(self, i: int) -> int | None:
        """A class noun that is no name: (the word after it). "Sở, ngành" is one, "Sở Abc" is not."""
        tokens = self.tokens
        found = word_at("class", tokens, i)
        if found is None:
            return None
        last, strict = found
        verb = word_at("verb", tokens, i)
        if verb is not None and verb[0] > last:
            return None
        if strict != "strict" or last >= len(tokens) or self._gap(last) not in WEAK:
            return last
        if (
            word_at("qualifier", tokens, last)
            or word_at("class", tokens, last)
            or tokens.plain[last] in ("va", ")", "(")
        ):
            return last
        many = tuple(tokens.plain[i:last]) in _OF_A_PLACE and units_at(tokens, last, strict=True) is not None
        return last if many or self._inline_role(last) else None

    def _open_set(self, i: int) -> int | None:
        """A phrase that names no body: "Các sở, ngành liên quan", kept whole up to the next named body."""
        tokens, n = self.tokens, len(self.tokens)
        quantifier = word_at("quantifier", tokens, i)
        at = quantifier[0] if quantifier else i
        if quantifier is not None:
            if at >= n:
                return None
            if self._gap(at) in WEAK:
                listed = self._heads_list(at)
                if listed is not None:
                    return listed
                if self._listed_body(at):
                    return at
                units = units_at(tokens, i, strict=True) if tokens.plain[i] == "cac" else None
                if units is not None and units.level != "all":
                    return None
        found = word_at("class", tokens, at) if quantifier else None
        last = found[0] if found else self._class_at(at)
        if last is None and quantifier is None:
            return None
        end = self._open_end(i, max(last or at + 1, at + 1))
        text = self._text(i, end)
        self.parts.append(Part("open", i, end, None, text, "open_set", 0.95))
        return end

    def _listed_body(self, at: int) -> bool:
        """A body after a quantifier, unless its name is a class noun: "các Hạt Kiểm lâm", but not "các trường đại học"."""
        body, noun = self._body(at), word_at("class", self.tokens, at)
        return body is not None and not (noun and body.row.own_name == "any" and noun[0] >= body.base_last)

    def _heads_list(self, at: int) -> int | None:
        """ "Các Bộ: A, B" and "các Sở Tài chính, Nội vụ": the head is said once, the names follow."""
        head = self._head(at)
        if head is None:
            return None
        first = at + len(head)
        if first < len(self.tokens) and self._gap(first) in (COLON, *WEAK):
            if self._gap(first) in WEAK and body_at(self.tokens, at, self.context) is not None:
                return None
            rest = body_at(self.tokens, first, self.context, tail_of=head)
            if rest is not None:
                last = self._take_body(rest)
                self.parts[-1].rule, self.parts[-1].head = "shared_head", head
                return last
        return None

    def _open_end(self, first: int, i: int) -> int:
        """Where an open set ends: at a strong sign, a role word, a named body, or a new class after "liên quan"."""
        tokens, n = self.tokens, len(self.tokens)
        closed = bool(word_at("closer", tokens, i - 1))
        while i < n:
            gap, word = self._gap(i), tokens.plain[i]
            if gap in STRONG or gap == COLON or word in ("(", ")") or (gap == SLASH and self.mixed):
                break
            joined = word in ("va", "cung", "voi", "hoac")
            if joined:
                ahead = i + 1
                if ahead < n and (self._ends_open(ahead, closed, COMMA) or tokens.plain[ahead] in "()"):
                    break
                i += 1
                continue
            if self._ends_open(i, closed, gap):
                break
            if closed and word_at("verb", tokens, i):
                break
            closed |= word_at("closer", tokens, i) is not None
            noun = word_at("class", tokens, i)
            i = noun[0] if noun else i + 1
        while i > first + 1 and tokens.plain[i - 1] in ("va", "cung", "voi", "hoac"):
            i -= 1
        return i

    def _ends_open(self, i: int, closed: bool, gap: str) -> bool:
        tokens = self.tokens
        if self._inline_role(i) or word_at("object_verb", tokens, i):
            return True
        if gap in WEAK:
            return self._mid_body(i)
        title = word_at("title", tokens, i)
        if title is not None and title[0] < len(tokens) and self._body(title[0]) is not None:
            return True
        if closed and (word_at("quantifier", tokens, i) or self._class_at(i) is not None):
            return True
        if self._class_at(i) is not None:
            return False
        if word_at("quantifier", tokens, i):
            at = i + 1
            return at < len(tokens) and (self._listed_body(at) or self._heads_start(at))
        if gap == DASH:
            return self._mid_body(i)
        clear = tokens.upper(i) or tokens.plain[i] in _MID_HEADS or tokens.text.islower()
        return (clear and self._body(i) is not None) or self._named(i)

    def _heads_start(self, at: int) -> bool:
        head = self._head(at)
        first = at + len(head) if head else at
        return (
            head is not None
            and first < len(self.tokens)
            and index().match_tail(head, self.tokens, first) is not None
            and self._gap(first) == COLON
        )

    def _named(self, i: int) -> bool:
        """A name that is not known, by its capital and its first word: "Công ty Abc" after "các doanh nghiệp,"."""
        tokens = self.tokens
        if not tokens.upper(i) or tokens.text.isupper():
            return False
        return word_at("unit_head", tokens, i) is not None or word_at("class", tokens, i) is not None

    # -- what is left -----------------------------------------------------------------------------------------
    def _sentence(self, i: int) -> int | None:
        """A verb: at the head of a cell it is passed over ("Đề nghị …"), after a body its object is no party."""
        acting = word_at("object_verb", self.tokens, i)
        scope = word_at("scope", self.tokens, i)
        verb = acting or word_at("verb", self.tokens, i) or scope
        if verb is None:
            return None
        if not self.parts and not scope and verb[0] < len(self.tokens) and self._starts_party(verb[0]):
            return verb[0]
        return self._to_next_item(i) if acting else self._to_next_party(i)

    def _to_next_item(self, i: int) -> int:
        """After "trình", "báo cáo", …: what follows is an object, up to the next item of the cell."""
        i += 1
        while i < len(self.tokens) and self._gap(i) not in STRONG:
            i += 1
        return i

    def _to_next_party(self, i: int) -> int:
        """After "hướng dẫn", "theo", …: up to a separator that a named body follows."""
        i += 1
        while i < len(self.tokens) and self._gap(i) not in STRONG:
            if self._gap(i) == COMMA and self._starts_party(i):
                break
            if self._inline_role(i):
                break
            i += 1
        return i

    def _unknown(self, i: int) -> int:
        """A name that the register does not hold, a misprint of one that it does, or the unit of a known body."""
        end = self._unknown_end(i)
        found, names = self._repair(i, end)
        if found is not None:
            return self._add_repaired(found)
        n = len(self.tokens)
        if end < n and self._gap(end) in WEAK and word_at("unit_head", self.tokens, i):
            body = self._body(end)
            if body is not None:
                return self._add_unknown(i, body.last, (body.name, *names))
        if not any(c.isalpha() for c in self._text(i, end)):
            return end
        return self._add_unknown(i, end, names)

    def _unknown_end(self, i: int) -> int:
        n, at = len(self.tokens), i + 1
        while at < n:
            gap = self._gap(at)
            if gap in STRONG or gap == COLON or self.tokens.plain[at] in "()" or self._inline_role(at):
                break
            if gap in (COMMA, SLASH):
                small = gap == COMMA and not self.tokens.upper(at) and not word_at("skip", self.tokens, at)
                if (
                    not small
                    or word_at("class", self.tokens, at)
                    or self._starts_party(at)
                    or units_at(self.tokens, at, strict=True)
                ):
                    break
            elif (
                self._mid_body(at)
                or (self.tokens.plain[at] == "va" and at + 1 < n and self._starts_party(at + 1))
                or word_at("object_verb", self.tokens, at)
                or (gap in WEAK and word_at("quantifier", self.tokens, at))
            ):
                break
            at += 1
        return at

    # -- brackets ---------------------------------------------------------------------------------------------
    def _bracket(self, i: int) -> int:
        """What stands in brackets: a role, a unit of the body before, named members of an open set, or a scope."""
        tokens, n = self.tokens, len(self.tokens)
        close = self.closing.get(i, n)
        if close == i + 1 or not self.parts:
            return i + 1
        before = self.parts[-1]
        for kind in ("label", "inline"):
            role = word_at(kind, tokens, i + 1)
            if role is not None and role[0] == close:
                self._role_in_brackets(role[1])
                return close + 1
        if before.kind != "open" and self._bracket_unit(i, close, before):
            return close + 1
        if self._starts_party(i + 1) and self._body_soon(i + 1):
            return i + 1
        if before.kind == "open" and before.last == i:
            before.last = min(close + 1, n)
            before.name = self._text(before.first, before.last)
            return close + 1
        self._set_scope(i, close)
        return close + 1

    def _role_in_brackets(self, role: str) -> None:
        """ "A (chủ trì), B, C (phối hợp)": C supports, and so does B, since A's role is told too."""
        self.parts[-1].role = role
        at = len(self.parts) - 2
        while at >= 0 and self.parts[at].role is None and self._gap(self.parts[at + 1].first) not in STRONG:
            at -= 1
        if at >= 0 and self.parts[at].role is not None:
            for part in self.parts[at + 1 : -1]:
                part.role = part.role or role

    def _body_soon(self, i: int) -> bool:
        while i < len(self.tokens) and (
            word_at("skip", self.tokens, i) or word_at("quantifier", self.tokens, i)
        ):
            i += 1
        return i < len(self.tokens) and self._body(i) is not None

    def _bracket_unit(self, i: int, close: int, before: Part) -> bool:
        """ "Bộ Kế hoạch và Đầu tư (Tổng cục Thống kê)" is one body as printed; "(UBND)" only says it again."""
        tokens = self.tokens
        body = body_at(tokens, i + 1, self.context)
        again = body is not None and body.last == close and body.row.agency.agency_id == before.agency_id
        head = word_at("unit_head", tokens, i + 1)
        if head is None and body is not None and body.last == close:
            head = word_at("unit_head", Tokens(body.row.agency.name), 0)
        if not again and (head is None or (tokens.upper(i + 1) is False and body is None)):
            return False
        if not again and any(tokens.gap[k] in STRONG for k in range(i + 2, close)):
            return False
        before.last = min(close + 1, len(tokens))
        if not again:
            before.name = f"{before.name} ({self._text(i + 1, close)})"
            before.rule = "unit_in_brackets"
        return True

    def _set_scope(self, i: int, close: int) -> None:
        """A scope belongs to the body before it; one that speaks of "each" belongs to all bodies of the item."""
        scope = self._text(i + 1, close)
        shared = any(word_at("distributive", self.tokens, k) for k in range(i + 1, min(close, i + 40)))
        for part in reversed(self.parts):
            if part.scope is None:
                part.scope = scope
            if not shared or self._gap(part.first) in STRONG:
                break


def _closing_brackets(tokens: Tokens) -> dict[int, int]:
    """Opening bracket → its closing one; one that is never closed reaches to the end."""
    found: dict[int, int] = {}
    if "(" not in tokens.plain:
        return found
    open_ones: list[int] = []
    for at, word in enumerate(tokens.plain):
        if word == "(":
            open_ones.append(at)
        elif word == ")" and open_ones:
            found[open_ones.pop()] = at
    return found
