"""The staircase: imports run down from floor to floor and from room to room, and never in a circle.

``house.py`` holds the rules that every single room keeps. Each rule is shown to fail on a small tree that is made up.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from importlib.metadata import distributions, packages_distributions
from pathlib import Path

import pytest

from tests.project import house
from tests.project.house import FLOORS, Import, imports_of, python_files, room_of
from tests.samples.files import ROOT

ROOMS = {
    "normalize": """
        figure_headers > figure_header_ratios figure_header_words > targets
        national > targets > quantities > periods > text
        national agencies > spelling
        agencies > agency_parts > agency_names > places > registers notes > text
        agency_names > spelling
        assignments > agencies official_words > registers
        headers > roles > registers
        headers > header_units > text
        headers > money
        task_labels > registers > text
        numbering > spelling > registers notes
        official_words targets > acts > registers
        money > quantities periods > registers notes
        content_cues > official_words
        content_cues known_matter > text registers
        priority themes > registers notes
        quantities money > marks > registers text
        measures subjects > registers text
    """,
    "extract": """
        pdf > parent_process
        read > office paged > docx markup scan second_reader > layout > grid > model
        page_picture scan second_reader > grid pdf > model
        indicators > tasks > tables clauses > official > model > errors
        scan > line_reader
        scan > ink > pdf model
        scan > parent_process
        scan > cache > model
        markup > html > plain_tables > plain_text > layout
        account > model
        read paged > left_out > word_gaps model
        office > office_guard
        read > foreign_kinds > errors
    """,
    "schema": """
        assemble > account > build checks > sums > recorder setting > contract > errors
        compare > matching > database
        compare export load > database > contract > version
    """,
    "vnplans": """
        __init__ > api decisions upkeep
        cli > decisions
        upkeep > intake questions
        api cli > review_server > review_pages > review_look
        api cli decisions review_pages > pictures > intake > questions > kept_files listing > settings
        review_pages > listing_files > listing
        api cli decisions review_pages > reports > intake pictures
    """,
}
"""Who may import whom inside a floor, the upper room first. Lines add up: what may import a room may import all below it."""


@cache
def allowed_below(floor: str) -> dict[str, set[str]]:
    """For each room of a floor the rooms that it may import."""
    below: dict[str, set[str]] = {}
    for line in ROOMS[floor].split("\n"):
        steps = [step.split() for step in line.split(">")]
        for upper, lower in zip(steps, [*steps[1:], []], strict=True):
            for room in upper:
                below.setdefault(room, set()).update(lower)
    for _ in below:  # as many rounds as the longest way down
        for rooms in below.values():
            rooms |= {deeper for room in rooms for deeper in below[room]}
    return below


def arrows_up(root: Path) -> list[str]:
    """Imports that run up the stairs, or beside them, between floors and between the rooms of a floor."""
    faults = []
    for found in imports_between_floors(root):
        floor, room = room_of(found.importer)
        other_floor, other = room_of(found.imported)
        if floor != other_floor:
            wrong = FLOORS.index(other_floor) > FLOORS.index(floor)
        else:
            wrong = room != other and other not in allowed_below(floor).get(room, set())
        if wrong:
            faults.append(f"{found.importer}: {found.imported}")
    return faults


def imports_between_floors(root: Path) -> list[Import]:
    return [found for found in imports_of(root) if found.imported.parts[0] in FLOORS]


def imports_from_outside(root: Path) -> list[str]:
    """Imports of what only surrounds the program: tests, benchmarks, the corpus."""
    return [f"{f.importer}: {f.imported}" for f in imports_of(root) if f.imported.parts[0] not in FLOORS]


def rooms_without_a_place(root: Path) -> list[str]:
    """Rooms that :data:`ROOMS` does not name, and names in it that are no room any more."""
    rooms = {room_of(path) for path in python_files(root, FLOORS)}
    named = {(floor, room) for floor in ROOMS for room in allowed_below(floor)}
    there = {(floor, room) for floor, room in rooms if room != "__init__" or floor == "vnplans"}
    return [f"{floor}/{room}" for floor, room in sorted(there ^ named)]


def circles(root: Path) -> list[str]:
    """Rooms that import one another, over however many steps; each circle once."""
    edges: dict[str, set[str]] = {}
    for found in imports_between_floors(root):
        upper, lower = "/".join(room_of(found.importer)), "/".join(room_of(found.imported))
        if upper != lower:
            edges.setdefault(upper, set()).add(lower)
    reach = {room: set(lower) for room, lower in edges.items()}
    for _ in reach:
        for rooms in reach.values():
            rooms |= {deeper for room in rooms for deeper in reach.get(room, ())}
    in_circles = sorted(room for room in reach if room in reach[room])
    return sorted(
        {" ".join(r for r in in_circles if r in reach[room] and room in reach[r]) for room in in_circles}
    )


Rule = Callable[[Path], list[str]]
"""From the root of a checkout to its faults."""

RULES: list[Rule] = [
    arrows_up,
    circles,
    imports_from_outside,
    rooms_without_a_place,
    house.drawers,
    house.folders_in_folders,
    house.long_files,
    house.private_names_taken,
    house.repeated_names,
    house.rooms_without_a_door,
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_the_rule(rule: Rule) -> None:
    assert rule(ROOT) == []


DOOR = '"""What is read?\n\nDoor: ``read`` (``take``).\n"""\n'
STANDING = {
    "extract/__init__.py": "",
    "extract/model/__init__.py": '"""What is passed on?\n\nDoor: the room itself (``Page``).\n"""\nPage = object\n',
    "extract/grid/__init__.py": DOOR,
    "extract/grid/read.py": "from extract.model import Page\n\n\ndef take() -> None: ...\n",
    "extract/scan/__init__.py": DOOR,
    "extract/grid/gridless.py": "",
    "extract/scan/read.py": "from extract.grid import read\n\n\ndef take() -> None: ...\n",
    "normalize/text.py": "def fold() -> None: ...\n",
    "schema/errors.py": "",
    "bench/words.py": "",
}
"""A small house without a fault (but that most rooms are missing)."""

FAULTS = [
    # rule, the file that is added or written otherwise, its text, the fault
    (
        arrows_up,
        "normalize/text.py",
        "def f():\n    import extract.model\n",
        "normalize/text.py: extract/model/__init__.py",
    ),
    (
        arrows_up,
        "extract/grid/lines.py",
        "from extract.scan.read import take",
        "extract/grid/lines.py: extract/scan/read.py",
    ),
    (
        arrows_up,
        "extract/grid/lines.py",
        "from extract.scan import read",
        "extract/grid/lines.py: extract/scan/read.py",
    ),
    (
        arrows_up,
        "extract/docx/words.py",
        "import extract.scan.read",
        "extract/docx/words.py: extract/scan/read.py",
    ),
    (circles, "extract/grid/lines.py", "from extract.scan.read import take", "extract/grid extract/scan"),
    (
        circles,
        "extract/model/__init__.py",
        "import extract.scan.read",
        "extract/grid extract/model extract/scan",
    ),
    (imports_from_outside, "schema/errors.py", "import bench.words", "schema/errors.py: bench/words.py"),
    (rooms_without_a_place, "extract/attic/read.py", "", "extract/attic"),
    (rooms_without_a_place, "schema/attic.py", "", "schema/attic"),
    (house.drawers, "extract/scan/utils.py", "", "extract/scan/utils.py"),
    (house.drawers, "extract/common/read.py", "", "extract/common/read.py"),
    (house.folders_in_folders, "extract/scan/ink/read.py", "", "extract/scan/ink"),
    (house.long_files, "extract/scan/cells.py", "x = 1\n" * 301, "extract/scan/cells.py: 301"),
    (house.long_files, "bench/words.py", "\n" * 400, "bench/words.py: 400"),
    (
        house.private_names_taken,
        "extract/scan/cells.py",
        "from extract.grid.read import _own",
        "extract/scan/cells.py: _own",
    ),
    (
        house.private_names_taken,
        "extract/scan/cells.py",
        "from extract.grid import read\nread._own()",
        "extract/scan/cells.py: read._own",
    ),
    (
        house.private_names_taken,
        "bench/words.py",
        "import extract.grid.read\nextract.grid.read._own()",
        "bench/words.py: extract.grid.read._own",
    ),
    (house.repeated_names, "extract/scan/scan_cells.py", "", "extract/scan/scan_cells.py"),
    (house.repeated_names, "extract/scan/own_scan.py", "", "extract/scan/own_scan.py"),
    (house.repeated_names, "extract/tables/table_rows.py", "", "extract/tables/table_rows.py"),
    (house.repeated_names, "extract/tables/table.py", "", "extract/tables/table.py"),
    (
        house.rooms_without_a_door,
        "extract/scan/__init__.py",
        '"""Scans. Door: ``read``."""',
        "extract/scan: no question",
    ),
    (house.rooms_without_a_door, "extract/scan/__init__.py", '"""What is read?"""', "extract/scan: no door"),
    (
        house.rooms_without_a_door,
        "extract/scan/__init__.py",
        '"""What is read? Door: ``open``."""',
        "extract/scan: no open",
    ),
    (
        house.rooms_without_a_door,
        "extract/scan/__init__.py",
        DOOR.replace("take", "give"),
        "extract/scan: no give",
    ),
    (house.rooms_without_a_door, "extract/ink/read.py", "", "extract/ink: no question"),
]


def small_house(root: Path, *files: tuple[str, str]) -> Path:
    """Writes :data:`STANDING` with these files added or changed."""
    for name, text in {**STANDING, **dict(files)}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    "rule", [r for r in RULES if r is not rooms_without_a_place], ids=lambda r: r.__name__
)
def test_a_rule_is_content_with_a_small_house(rule: Rule, tmp_path: Path) -> None:
    assert rule(small_house(tmp_path)) == []


@pytest.mark.parametrize(
    ("rule", "file", "text", "fault"), FAULTS, ids=[f"{f[0].__name__}-{f[1]}" for f in FAULTS]
)
def test_a_rule_names_the_fault(rule: Rule, file: str, text: str, fault: str, tmp_path: Path) -> None:
    assert fault in rule(small_house(tmp_path, (file, text)))


def test_the_plan_of_the_rooms_has_no_circle() -> None:
    assert [room for floor in ROOMS for room, below in allowed_below(floor).items() if room in below] == []


def test_a_room_that_is_gone_leaves_the_plan(tmp_path: Path) -> None:
    assert "normalize/targets" in rooms_without_a_place(small_house(tmp_path))


def test_no_sample_hides_a_module_of_python() -> None:
    """A sample that runs as a script has its own folder first on the path: ``numbers.py`` beside it would be taken."""
    samples = {path.stem for path in (ROOT / "tests" / "samples").glob("*.py")}
    assert samples & sys.stdlib_module_names == set()


def test_no_dependency_ships_a_package_of_our_names() -> None:
    owners = packages_distributions()
    ours = {d.metadata["Name"] for d in distributions() if d.metadata["Name"] == "vnplans"} or {"vnplans"}
    taken = {name: set(owners.get(name, ())) - ours for name in FLOORS}
    assert {n: o for n, o in taken.items() if o} == {}
