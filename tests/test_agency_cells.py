"""Agency cells: printed cells with their readings, the gold of the supplied documents, and what must always hold."""

from __future__ import annotations

import difflib
import json
import re
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from normalize.agency_cells import AgencyMention, parse_agencies

SHARED = Path(__file__).resolve().parents[2] / "shared"


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
