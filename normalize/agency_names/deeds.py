"""Where a deed begins in a cell that says what its bodies do, and where it ends.

“Bộ A chủ trì, tổng hợp; các bộ, cơ quan rà soát”: behind a body that is whole, or behind a set of offices, a verb
begins what is to be done (``deed_verbs.csv``). A deed holds no parties, whatever its words, up to the next item that
begins with one, or to a role word with its bodies ("…, phối hợp với Sở B"). Inside a name that is not known only what no
name holds begins one ("thường xuyên", "có trách nhiệm"), or a verb behind a proper name ("Công ty Điện lực Quảng Trị xây
dựng …"): "Cục Quản lý đăng ký kinh doanh" is a name.
"""

from __future__ import annotations

from normalize.agency_names.tokens import COLON, COMMA, SLASH, STRONG, WEAK, Tokens
from normalize.agency_names.words import folded, word_at

_LONGEST_CLASS = 5
"""Words of a class noun, at most: "sở ban ngành"."""
_LONGEST_TOLD = 9
"""Words of what a set does for others, at most: "cung cấp dịch vụ chi trả không dùng tiền mặt"."""
_LONGEST_SET = 8
"""Words from the plural of a set to the last of its nouns, at most."""
_HELD = ("deed", "firm_deed", "quantifier", "compound", "thing", "paper", "event")
"""What may stand behind "tổ chức" where it is a verb: "Tổ chức hội nghị", "Tổ chức các lớp"."""
_HELD_THINGS = ("quantifier", "thing", "paper", "event", "done")
"""What shows so in a list of offices too, where a verb may be the deed of all of them."""
_BEHIND_NOUN = ("do", "thuộc")
"""What follows "tổ chức" in a list of nouns where it is one of them: "tổ chức do Quốc hội thành lập"."""
_COMPOUND_BEFORE = 3
"""Words before a syllable at which a compound that holds it may begin."""


def begins_item(tokens: Tokens, i: int) -> bool:
    """Whether a word is the first of an item of the cell."""
    return i == 0 or tokens.gap[i] in STRONG or tokens.gap[i] == COLON


def deed_behind_body(tokens: Tokens, i: int) -> bool:
    """Whether a deed begins at the word behind a body whose name is whole."""
    if i >= len(tokens) or tokens.gap[i] not in (*WEAK, COMMA, COLON):
        return False
    return _verb_end(tokens, i) is not None or is_copula(tokens, i)


def is_copula(tokens: Tokens, i: int) -> bool:
    """“UBND các xã là chủ đầu tư”: no name holds "là", and what it says of the body before it is no party."""
    return tokens.toned[i] == "là" and tokens.gap[i] in WEAK and i + 1 < len(tokens)


def deed_in_name(tokens: Tokens, i: int) -> bool:
    """Whether a deed begins inside what looks like one name: at a word no name holds, or behind a proper name."""
    if tokens.upper(i) or tokens.gap[i] not in WEAK:
        return False
    if is_copula(tokens, i):
        return True
    if _firm_at(tokens, i) or _organises(tokens, i) or _writes(tokens, i) or _ends_in_deed(tokens, i):
        return not _behind_head(tokens, i)
    verb = _verb_end(tokens, i) if i > 1 and _is_proper(tokens, i - 1) else None
    if verb is None or verb == i + 1:
        return False
    if _is_number(tokens, i - 1):
        return True  # "Kiểm toán nhà nước khu vực IX kiểm toán"
    return verb < len(tokens) and tokens.gap[verb] in (*WEAK, COMMA)


def deed_in_set(tokens: Tokens, i: int, *, is_closed: bool, describes: bool) -> bool:
    """Whether a deed begins inside an open set.

    Args:
        is_closed: "liên quan" has closed the set.
        describes: any verb but a firm one only tells which party is meant: "Đơn vị thực hiện công trình".
    """
    if tokens.gap[i] not in (*WEAK, COMMA):
        return False
    if tokens.upper(i):
        return _begins_large(tokens, i)
    if _firm_at(tokens, i) or (is_closed and tokens.toned[i] == "có"):
        return True
    verb = _verb_end(tokens, i)
    if word_at("done", tokens, i) is not None and _is_told(tokens, i):
        return True
    if verb is None:
        return False
    behind_noun = is_closed or _class_ends(tokens, i)
    if verb == i + 1 and not behind_noun:
        return False
    if is_closed or _behind_office(tokens, i):
        return True
    return not describes and word_at("describes", tokens, i) is None


def _is_told(tokens: Tokens, i: int) -> bool:
    """“các tổ chức chi trả dịch vụ thực hiện …”: what the set does for others has been said right before a word."""
    starts = range(max(i - _LONGEST_TOLD, 0), i - 2)
    return any((said := word_at("describes", tokens, k)) is not None and said[0] == i for k in starts)


def deed_begins_item(tokens: Tokens, i: int) -> bool:
    """Whether an item of the cell begins with a deed: "Tham mưu UBND tỉnh …", "Chủ động phối hợp …"."""
    if word_at("firm_deed", tokens, i) is not None:
        return True
    verb = _verb_end(tokens, i, at_head=True)
    return verb is not None and verb < len(tokens) and (tokens.gap[verb] in (*WEAK, COMMA, COLON))


def firm_end(tokens: Tokens, i: int) -> int:
    """The word after adverbs of a deed: "có trách nhiệm thường xuyên"; a new item ends them."""
    first = i
    while i < len(tokens) and (i == first or tokens.gap[i] not in STRONG):
        found = word_at("firm_deed", tokens, i)
        if found is None:
            break
        i = found[0]
    return i


def _verb_end(tokens: Tokens, i: int, *, at_head: bool = False) -> int | None:
    """The word after the verb of a deed at a word; None where none stands there, or a noun that begins like one."""
    if tokens.upper(i) and not (at_head and not tokens.text.isupper()) and not _begins_large(tokens, i):
        return None
    if _firm_at(tokens, i):
        return (word_at("firm_deed", tokens, i) or (i + 1, ""))[0]
    verb = word_at("deed", tokens, i)
    if verb is None or _is_noun(tokens, i) or _inside_compound(tokens, i):
        return None
    large = next((k for k in range(i + 1, verb[0]) if tokens.upper(k)), None)
    if not tokens.upper(i) and large is not None and word_at("paper", tokens, large) is None:
        return None  # "Đài Truyền hình Thành phố" holds no "hình thành"; "xây dựng Kế hoạch" is a deed
    longer = [word_at(kind, tokens, i) for kind in ("class", "unit_head", "quantifier")]
    if any(found is not None and found[0] > verb[0] for found in longer):
        return None
    noun = word_at("no_deed", tokens, i)
    begins_name = noun is not None and (not at_head or tokens.plain[i] in ("to", "cap", "thong"))
    if begins_name or _is_organisation(tokens, i, verb[0]):
        return None
    return verb[0]


def _begins_large(tokens: Tokens, i: int) -> bool:
    """“Các doanh nghiệp viễn thông Chủ động xây dựng”: words that no name holds, with a capital as behind a heading."""
    firm = word_at("firm_deed", tokens, i) if tokens.gap[i] in WEAK and not tokens.text.isupper() else None
    return firm is not None and firm[0] > i + 1 and not any(tokens.upper(k) for k in range(i + 1, firm[0]))


def _firm_at(tokens: Tokens, i: int) -> bool:
    """Whether words stand there that no name holds; "việc rà soát" is a noun all the same."""
    is_noun = i > 0 and tokens.gap[i] in WEAK and tokens.plain[i - 1] in ("viec", "su", "cac", "nhung")
    if is_noun or _inside_compound(tokens, i):
        return False
    in_deed = (
        tokens.toned[i] == "trong" and i + 1 < len(tokens) and word_at("deed", tokens, i + 1) is not None
    )
    return in_deed or word_at("firm_deed", tokens, i) is not None


def _organises(tokens: Tokens, i: int) -> bool:
    """“tổ chức diễn tập”: the verb with a further one behind it, and no noun of organisations."""
    if (
        tokens.toned[i : i + 2] != ["tổ", "chức"]
        or i + 2 >= len(tokens)
        or tokens.plain[i - 1] in ("cac", "ban")
    ):
        return False
    is_noun = word_at("no_deed", tokens, i) is not None
    return not is_noun and tokens.gap[i + 2] in WEAK and word_at("deed", tokens, i + 2) is not None


def _writes(tokens: Tokens, i: int) -> bool:
    """“xây dựng Thông tư”: a verb with a paper as its object, which has a capital."""
    verb = _verb_end(tokens, i)
    return (
        verb is not None
        and verb < len(tokens)
        and tokens.gap[verb] in WEAK
        and tokens.upper(verb)
        and word_at("paper", tokens, verb) is not None
    )


def _ends_in_deed(tokens: Tokens, i: int) -> bool:
    """“Cục An toàn bức xạ và hạt nhân thực hiện”: no name ends in what is done with the whole task."""
    done = word_at("done", tokens, i)
    return done is not None and (done[0] >= len(tokens) or tokens.gap[done[0]] in STRONG)


def _behind_head(tokens: Tokens, i: int) -> bool:
    """Whether a name's noun ends right before a word: "Trung tâm hỗ trợ kỹ thuật nông nghiệp" is a name."""
    heads = [(k, word_at("unit_head", tokens, k)) for k in range(max(i - 2, 0), i)]
    return any(
        head is not None
        and head[0] == i
        and (begins_item(tokens, k) or tokens.gap[k] == COMMA or tokens.plain[k - 1] == "va")
        for k, head in heads
    )


def _is_proper(tokens: Tokens, i: int) -> bool:
    """Whether a word is of a proper name: a capital, no abbreviation, and no noun that begins names."""
    printed = tokens.printed(i)
    if _is_number(tokens, i):
        return True
    if tokens.plain[i] == "bo" and printed[0].isupper() and tokens.plain[i - 1] in ("bac", "trung", "nam"):
        return True  # "khu vực Bắc Trung Bộ"
    if not printed[:1].isupper() or len(printed) == 1 or printed.isupper():
        return False
    return not any(word_at(kind, tokens, i) for kind in ("class", "unit_head"))


def _is_number(tokens: Tokens, i: int) -> bool:
    """“Khu vực XII”, "Phòng 5"."""
    return tokens.printed(i).isdigit() or set(tokens.plain[i]) <= set("ivx")


def _is_organisation(tokens: Tokens, i: int, last: int) -> bool:
    """Whether "tổ chức" is the noun: in a list of nouns, unless a verb or something that is held follows."""
    if tokens.plain[i:last] != ["to", "chuc"]:
        return False
    in_list = i > 0 and (tokens.gap[i] in (COMMA, SLASH) or tokens.plain[i - 1] in ("va", "hoac"))
    if not in_list and not begins_item(tokens, i):
        return False
    if last >= len(tokens) or tokens.gap[last] not in WEAK or tokens.toned[last] in _BEHIND_NOUN:
        return True
    if _behind_agency(tokens, i):
        return (
            not any(word_at(kind, tokens, last) for kind in _HELD_THINGS) and not tokens.plain[last].isdigit()
        )
    held = any(word_at(kind, tokens, last) for kind in _HELD)
    return not held and not tokens.plain[last].isdigit()


def _behind_agency(tokens: Tokens, i: int) -> bool:
    """“các cơ quan, tổ chức bố trí lực lượng”: behind "cơ quan," or "đơn vị," of a set it is the noun."""
    if tokens.gap[i] != COMMA or tokens.toned[i - 2 : i] not in (["cơ", "quan"], ["đơn", "vị"]):
        return False
    starts = range(i - 2, max(i - _LONGEST_SET, 0) - 1, -1)
    return any(word_at("quantifier", tokens, k) is not None for k in starts)


def _is_noun(tokens: Tokens, i: int) -> bool:
    """Whether the word before makes a verb a noun: "việc thực hiện", "các tham mưu", "ngành xây dựng".

    A noun of bodies in a list does not: "các bộ, cơ quan rà soát".
    """
    if i == 0 or tokens.gap[i] not in WEAK or _ends_a_force(tokens, i):
        return False
    for first in (i - 1, i - 2):
        before = word_at("before_deed", tokens, first) if first >= 0 else None
        if before is not None and before[0] == i:
            if tokens.toned[first:i] == ["được", "giao"] and _charges(tokens, first):
                return False
            if any(_ends_class(tokens, k, i) for k in range(max(i - _LONGEST_CLASS, 0), i - 2)):
                return False  # "đài truyền thanh cơ sở tăng thời lượng"
            is_body = word_at("class", tokens, first) or word_at("unit_head", tokens, first)
            in_list = first > 0 and (
                tokens.gap[first] in (COMMA, SLASH) or tokens.plain[first - 1] in ("va", "ban")
            )
            return not (is_body and in_list)
    return False


def _charges(tokens: Tokens, i: int) -> bool:
    """“theo nhiệm vụ được giao tổ chức …”: what is given to a body stands right before "được giao", which ends there."""
    return any((found := word_at("charge", tokens, max(i - n, 0))) and found[0] == i for n in (1, 2))


def _ends_class(tokens: Tokens, first: int, i: int) -> bool:
    """Whether a class noun is words ``[first, i)``."""
    found = word_at("class", tokens, first)
    return found is not None and found[0] == i


def _ends_a_force(tokens: Tokens, i: int) -> bool:
    """“lực lượng Bộ đội Biên phòng tuần tra”: the "phòng" before the verb is no room in which it is done."""
    starts = range(max(i - _LONGEST_CLASS, 0), i - 1)
    return any((found := word_at("force", tokens, k)) is not None and found[0] == i for k in starts)


def _inside_compound(tokens: Tokens, i: int) -> bool:
    """Whether a word is a later syllable of a compound: "trình" in "chương trình"."""
    for start in range(i - 1, max(i - _COMPOUND_BEFORE, 0) - 1, -1):
        compound = word_at("compound", tokens, start)
        if compound is not None and compound[0] > i:
            return True
    return False


def _class_ends(tokens: Tokens, i: int) -> bool:
    """Whether a class noun, or what closes a set, ends right before a word."""
    for first in range(i - 1, max(i - _LONGEST_CLASS, 0) - 1, -1):
        for kind in ("class", "closer"):
            found = word_at(kind, tokens, first)
            if found is not None and found[0] == i:
                return True
    return False


def _behind_office(tokens: Tokens, i: int) -> bool:
    """Whether the noun right before a word is one of offices: behind "sở, ngành" no verb only describes."""
    offices = folded("office")
    return any(i >= n and tuple(tokens.plain[i - n : i]) in offices for n in (1, 2))
