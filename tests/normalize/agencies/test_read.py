"""Agency cells: printed cells with their readings, the gold of the supplied documents, and what must always hold."""

from __future__ import annotations

import csv
import difflib
import json
import re
import unicodedata
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from normalize.agencies.read import AgencyMention, parse_agencies
from normalize.notes import Code, Severity
from normalize.text import clean
from tests.samples.clock import assert_within
from tests.samples.files import ROOT

SHARED = ROOT.parent / "shared"
ALL_ROLES = ("lead", "support", "approve", "implement", "direct", "monitor", "lead_support")


# ---- printed cells and their readings ---------------------------------------------------------------------------
def reading(mentions: tuple[AgencyMention, ...]) -> str:
    """Mentions in the table's shorthand: role, id (``*`` open set, ``?`` unknown), name, [scope]."""
    return " | ".join(
        f"{m.role} {'*' if m.is_open_set else m.agency_id or '?'} "
        f"{m.agency if m.agency_id else m.raw}{f' [{m.scope}]' if m.scope else ''}"
        for m in mentions
    )


def read_rows() -> list[dict[str, str]]:
    with (ROOT / "tests" / "cells" / "agencies.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_table_is_large_enough() -> None:
    assert len({row["cell"] for row in read_rows() if row["source"] != "shape"}) >= 150


@pytest.mark.parametrize("row", read_rows(), ids=lambda row: row["id"])
def test_printed_cell(row: dict[str, str]) -> None:
    mentions = parse_agencies(
        row["cell"], default_role=row["role"], on=date.fromisoformat(row["on"]), level=row["level"]
    )
    assert reading(mentions) == row["expected"]


@pytest.mark.parametrize(
    ("cell", "code", "severity"),
    [
        pytest.param("Sở NNN&PTNT", Code.TEXT_REPAIRED, Severity.INFO, id="letter too many"),
        pytest.param("Sở NN&PTNN", Code.TEXT_REPAIRED, Severity.INFO, id="wrong letter"),
        pytest.param("Hội Nông dân tinh", Code.TEXT_REPAIRED, Severity.INFO, id="tone of the level"),
        pytest.param("Chỉ cục Kiểm lâm", Code.TEXT_REPAIRED, Severity.INFO, id="tone of the head"),
        pytest.param("Sở công Thương", Code.TEXT_REPAIRED, Severity.INFO, id="capitals"),
        pytest.param(
            "Sở Nông nghiệp và Môi trường", Code.AGENCY_NOT_VALID, Severity.WARNING, id="not yet there"
        ),
        pytest.param("Trung tâm Nghiên cứu Mùa xuân", Code.AGENCY_UNKNOWN, Severity.INFO, id="a full name"),
        pytest.param("Sở Hạnh phúc", Code.AGENCY_UNKNOWN, Severity.WARNING, id="unknown"),
        pytest.param(
            "Trung tâm Khuyến ngư và Khuyến nôg", Code.AGENCY_UNKNOWN, Severity.WARNING, id="misspelt"
        ),
        pytest.param("Văn phòng Sở", Code.AGENCY_UNKNOWN, Severity.WARNING, id="a noun alone"),
        pytest.param("Trung tâm Nghiên cứu Cây của", Code.AGENCY_UNKNOWN, Severity.WARNING, id="cut off"),
        pytest.param("CÔNG TY MÙA XUÂN", Code.AGENCY_UNKNOWN, Severity.WARNING, id="all capitals"),
        pytest.param("Công ty Cổ phần Chè Đắk Lắk", Code.AGENCY_UNKNOWN, Severity.INFO, id="company"),
        pytest.param("Trường Tiểu học Kim Đồng", Code.AGENCY_UNKNOWN, Severity.INFO, id="school"),
        pytest.param("Nghiệp đoàn Nghề cá", Code.AGENCY_UNKNOWN, Severity.INFO, id="union"),
        pytest.param(
            "Trung tâm Xúc tiến đầu tư và phát triển doanh nghiệp",
            Code.AGENCY_UNKNOWN,
            Severity.WARNING,
            id="longer than a known name",
        ),
        pytest.param(
            "Ban Điều hành Chương trình OCOP", Code.AGENCY_UNKNOWN, Severity.INFO, id="of a programme"
        ),
        pytest.param("Bảo tàng tỉnh", Code.AGENCY_UNKNOWN, Severity.WARNING, id="no misprint of Báo Đảng"),
    ],
)
def test_doubts_are_said(cell: str, code: Code, severity: Severity) -> None:
    (mention,) = parse_agencies(cell, default_role="lead", on=date(2020, 1, 1))
    assert [(n.code, n.severity) for n in mention.notes] == [(code, severity)]


@pytest.mark.parametrize(
    "cell",
    [
        "Sở Giao thông Vận tải",
        "SỞ TÀI CHÍNH",
        "Sở NN&PTNT, Sở KH&ĐT, Sở TN&MT, Sở KH&CN",
        "UBND các huyện/thị xã/thành phố",
        "Sở Văn hoá, Thể thao và Du lịch",
        "Các sở, ngành liên quan",
    ],
)
def test_what_is_fine_carries_no_note(cell: str) -> None:
    assert [n for m in parse_agencies(cell, default_role="lead", on=date(2020, 1, 1)) for n in m.notes] == []


@pytest.mark.parametrize(
    ("cell", "agency_id"),
    [
        pytest.param("các sở, ban, ngành, UBNáD các huyện", "uy-ban-nhan-dan-cap-huyen", id="in an open set"),
        pytest.param("Báo Cao Bằlng", None, id="begins like báo cáo"),
        pytest.param("UBND các huyệcn", "uy-ban-nhan-dan-cap-huyen", id="level"),
        pytest.param("ở Xây dựng", None, id="head lost"),
        pytest.param("Bộ Vă hóa Thể thao và Du lịch", "bo-van-hoa-the-thao-va-du-lich", id="not the word và"),
    ],
)
def test_damage_is_never_silent(cell: str, agency_id: str | None) -> None:
    mention = parse_agencies(cell, default_role="lead")[-1]
    assert mention.agency_id == agency_id
    assert [n.code for n in mention.notes] == [Code.TEXT_REPAIRED if agency_id else Code.AGENCY_UNKNOWN]


def test_unknown_names_its_nearest() -> None:
    (mention,) = parse_agencies("Sở Tài nguyên Biển", default_role="lead")
    assert mention.agency_id is None
    assert mention.agency == "Sở Tài nguyên Biển"
    assert "Sở Tài nguyên và Môi trường" in mention.notes[0].message


def test_longer_name_tells_the_one_it_begins_with() -> None:
    (mention,) = parse_agencies("Quỹ Đầu tư phát triển và Bảo lãnh tín dụng", default_role="lead")
    assert (mention.agency_id, mention.agency) == (None, "Quỹ Đầu tư phát triển và Bảo lãnh tín dụng")
    assert "Quỹ Đầu tư phát triển tỉnh" in mention.notes[0].message


def test_ended_body_names_its_heir() -> None:
    (mention,) = parse_agencies("Sở Kế hoạch và Đầu tư", default_role="lead", on=date(2026, 1, 1))
    assert mention.notes[0].expected == "Sở Tài chính"


def test_municipality_is_a_province() -> None:
    (city,) = parse_agencies("UBND thành phố", default_role="lead", province_code="01")
    (town,) = parse_agencies("UBND thành phố", default_role="lead", province_code="04")
    assert (city.agency_id, city.agency) == ("uy-ban-nhan-dan-tinh", "Ủy ban nhân dân thành phố")
    assert town.agency_id == "uy-ban-nhan-dan-cap-huyen"


def test_unknown_role_is_refused() -> None:
    with pytest.raises(ValueError, match="no role"):
        parse_agencies("Sở Tài chính", default_role="boss")


# ---- what must always hold --------------------------------------------------------------------------------------
WORDS = [w for row in read_rows() for w in re.split(r"(\s+)", row["cell"])]
cell_texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(WORDS), max_size=60).map("".join),
    st.lists(st.sampled_from([*WORDS, ",", ";", "/", "(", ")", "-", "\n", "&", ":"]), max_size=60).map(
        " ".join
    ),
)


@given(cell_texts, st.sampled_from(ALL_ROLES), st.sampled_from(["province", "centre", "district"]))
@settings(max_examples=300, deadline=None)
def test_spans_lie_in_the_cell_and_in_order(text: str, role: str, level: str) -> None:
    mentions = parse_agencies(text, default_role=role, on=date(2021, 1, 1), level=level)
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert clean(text[mention.start : mention.end]) == mention.raw
        assert mention.role in ALL_ROLES[:-1]
        assert 0 <= mention.confidence <= 1
        assert not (mention.is_open_set and mention.agency_id)
    ends = [m.end for m in mentions]
    assert all(a <= m.start for a, m in zip(ends, mentions[1:], strict=False))


def without_places(mentions: tuple[AgencyMention, ...]) -> list[tuple[str, str | None, bool]]:
    return [(m.role, m.agency_id, m.is_open_set) for m in mentions]


@given(st.sampled_from(read_rows()))
def test_nfd_reads_as_nfc(row: dict[str, str]) -> None:
    forms = (unicodedata.normalize(form, row["cell"]) for form in ("NFC", "NFD"))
    first, second = (reading(parse_agencies(f, default_role=row["role"], level=row["level"])) for f in forms)
    assert first == second


@given(st.sampled_from(read_rows()), st.sampled_from([" ", "  ", "\n", "\u00a0", " \n "]))
def test_white_space_does_not_matter(row: dict[str, str], space: str) -> None:
    cell = clean(row["cell"])
    assume("\n" not in space or not re.search(r"\s[-–+]\s", cell))  # a dash at the head of a line is a bullet
    spaced = cell.replace(" ", space)
    first, second = (parse_agencies(c, default_role=row["role"], level=row["level"]) for c in (cell, spaced))
    assert without_places(first) == without_places(second)


@given(st.sampled_from([row for row in read_rows() if row["expected"] and "?" not in row["expected"]]))
def test_capitals_do_not_hide_a_body(row: dict[str, str]) -> None:
    first, second = (
        {m.agency_id for m in parse_agencies(c, default_role=row["role"], level=row["level"]) if m.agency_id}
        for c in (row["cell"], row["cell"].upper())
    )
    assert first <= second


HOSTILE = {
    "commas": "a," * 5_000, "brackets": "(" * 10_000, "closed brackets": "()" * 5_000, "words": "a " * 5_000,
    "heads": "Sở " * 3_333, "bodies": "UBND các huyện, " * 625, "và": "và " * 3_333, "các": "các " * 2_500,
    "bullets": "\n- " * 3_333, "numbers": "1. " * 3_333, "roles": "phối hợp " * 1_100, "spaces": " " * 10_000,
    "different unknown": ", ".join(f"Phòng Tuần {i} abc" for i in range(600))[:10_000],
    "near misses": ", ".join(f"Sở Tài chínk{i} và Abc" for i in range(500))[:10_000],
}  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_takes_long(text: str) -> None:
    parse_agencies("Sở Tài chính", default_role="lead")
    assert_within(0.05, lambda: parse_agencies(text, default_role="lead_support"))


def test_beyond_a_cells_length_is_kept_and_flagged() -> None:
    text = "Sở Tài chính, " * 400
    mentions = parse_agencies(text, default_role="lead")
    assert mentions[-1].notes[0].code is Code.AGENCY_UNKNOWN
    assert mentions[-1].end == len(text)


# ---- gold -------------------------------------------------------------------------------------------------------
def fold(text: str) -> str:
    """As ``score.py`` folds: NFC, small letters, single spaces, no edge punctuation."""
    s = unicodedata.normalize("NFC", text).lower()
    return re.sub(r"\s+", " ", re.sub(r"^[\s\-+•*.,;:]+|[\s.,;:]+$", "", s)).strip()


def same_body(gold: str, mention: AgencyMention) -> bool:
    """The scorer's test: equal, alike, or one holding the other and not much longer."""
    g = fold(gold)
    for x in {fold(mention.agency), fold(mention.raw)} - {""}:
        a, b = sorted((g, x), key=len)
        alike = difflib.SequenceMatcher(None, g, x, autojunk=False).ratio() >= 0.9
        if g == x or alike or (a in b and len(a) >= 0.5 * len(b)):
            return True
    return False


def bare(name: str) -> str:
    """A name without the province."""
    return re.sub(r" (của )?(tỉnh|thành phố)( [^ ]+){0,3}$", "", fold(name))


def cao_bang_cells() -> dict[str, str]:
    """Title's first words → agency cell of both tables of the Cao Bằng plan."""
    cells: dict[str, str] = {}
    for line in (SHARED / "plans/cao-bang-337-qd-ubnd-2018.md").read_text(encoding="utf-8").splitlines():
        columns = [re.sub(r"<[^>]+>", "", c).replace("&amp;", "&").strip() for c in line.split("\t")]
        if len(columns) >= 3:
            first = columns[3] if len(columns) == 8 and columns[0] and "/" + columns[3] != "/" else columns[2]
            column = 2 if re.fullmatch(r"\d+\.\d+", columns[0]) else 3
            cells[fold(columns[1])[:60]] = columns[column] if len(columns) > column else first
    return cells


def gold_cells() -> list[
    tuple[str, list[tuple[str, list[str], list[str] | None]], dict[str, str], bool, str, date]
]:
    """(label, [(cell, wanted, …)], names, strict, level, day) for every task and indicator of the gold."""
    found = []
    cao_bang = cao_bang_cells()
    for path in sorted((SHARED / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        level = "province" if gold["document"].get("province_code") else "centre"
        day = date.fromisoformat(gold["document"]["issued_on"])
        for kind in ("tasks", "indicators"):
            for task in gold.get(kind, []):
                if "lead" not in task:
                    continue
                lead, support = task["lead"], task.get("support", [])
                strict = task.get("roles_strict", task.get("lead_strict", True))
                title = fold(task.get("title") or task.get("title_start") or task.get("name_start") or "")[
                    :60
                ]
                if path.stem == "cao_bang":
                    raw = next((c for t, c in cao_bang.items() if t[:40] == title[:40]), "")
                    cells = [(raw, "lead_support")]
                else:
                    cells = [
                        (task.get("lead_raw") or ", ".join(lead), "lead"),
                        (task.get("support_raw") or "; ".join(support), "support"),
                    ]
                found.append(
                    (
                        f"{path.stem} {task.get('number')} {title[:20]}",
                        cells,
                        lead,
                        support,
                        task.get("names") or {},
                        task.get("optional_bodies") or [],
                        strict,
                        level,
                        day,
                    )
                )
    return found  # type: ignore[return-value]


@pytest.mark.skipif(not (SHARED / "gold").exists(), reason="../shared/gold is absent")
def test_gold_of_the_supplied_documents() -> None:
    hit = wanted = extra = right = names = 0
    missed: list[str] = []
    for label, cells, lead, support, printed, optional, strict, level, day in gold_cells():  # type: ignore[misc]
        mentions = [
            m for cell, role in cells for m in parse_agencies(cell, default_role=role, on=day, level=level)
        ]
        groups = (
            [
                (lead, [m for m in mentions if m.role == "lead"]),
                (support, [m for m in mentions if m.role == "support"]),
            ]
            if strict
            else [([*lead, *support], mentions)]
        )
        for want, have in groups:
            left = list(have)
            for w in want:
                wanted += 1
                k = next((i for i, m in enumerate(left) if same_body(w, m)), None)
                if k is None:
                    missed.append(f"{label}: missing {w!r} in {[(m.role, m.raw) for m in mentions]}")
                else:
                    hit += 1
                    left.pop(k)
            rest = [m for m in left if not m.is_open_set and not any(same_body(o, m) for o in optional)]
            extra += len(rest)
            missed += [f"{label}: extra {m.raw!r}" for m in rest]
        for print_, name in printed.items():
            names += 1
            got = [m for m in mentions if same_body(print_, m) or bare(m.agency) == bare(name)]
            ok = any(bare(m.agency) == bare(name) for m in got)
            right += ok
            missed += [] if ok else [f"{label}: {print_} -> {[m.agency for m in got]} for {name}"]
    report = "\n".join(missed)
    assert wanted > 300 and names > 60
    assert hit / wanted >= 0.98, report
    assert hit / (hit + extra) >= 0.98, report
    assert right / names >= 0.98, report
    print(f"{hit}/{wanted} extra {extra} names {right}/{names}\n{report}")
