"""What was measured, as a page of Markdown."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from bench.correct import NOTHING, Score
from bench.results import Results
from bench.tools import BASE, OURS

MEDIAN, WORST, MEMORY = 0.4, 0.75, 450
"""What is asked: the median of our time over pdfplumber's, the largest, and MB on the largest file."""
OVER_CAMELOT = 1.0
"""What is asked of the median of our time over that of camelot, engine ``vector``."""
ASKED = {"agency cells": 5_000, "quantities": 20_000}


def report(results: Results) -> str:
    """The whole page."""
    lines = [
        "# Benchmarks",
        "",
        "Made by `make bench` (`python -m bench`), one run; nothing here is written by hand but the code that writes it.",
        f"Machine: {results.machine}.",
        "",
        "vnplans is measured from the file to the database: pages, tables, second reader, tasks, agencies, checks, SQLite.",
        "The others are asked for tables alone. Each tool has a process of its own with everything imported; times are",
        "processor seconds"
        + (
            ", each file once."
            if results.quick
            else ", the median of three turns; long ones, and the two slowest tools, once."
        ),
        "",
        *_times(results),
        "",
        *_memory(results),
        "",
        *_correctness(results),
        "",
        *_speeds(results),
        "",
        *_losses(results),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _times(results: Results) -> Iterator[str]:
    tools = _tools(results)
    yield f"## Time over that of {BASE}"
    yield ""
    yield f"| file | pages | {BASE}, s | " + " | ".join(tools) + " |"
    yield "|---|---:|---:|" + "---:|" * len(tools)
    for name, seconds in results.seconds.items():
        base = seconds.get(BASE)
        shown = " | ".join(_ratio(seconds.get(t), base) for t in tools)
        yield f"| {name} | {results.pages[name]} | {_number(base)} | {shown} |"
    medians = [_number(_median(results, t)) for t in tools]
    yield "| **median** | | | " + " | ".join(medians) + " |"
    yield ""
    ours = _ratios(results, OURS)
    if ours:
        yield (
            f"Asked: median at most {MEDIAN}, no file above {WORST}. "
            f"Measured: median {statistics.median(ours):.2f}, largest {max(ours):.2f}."
        )
    over = [1 / times for times in _times_over_ours(results, "camelot vector")]
    if over:
        yield f"Asked of our time over that of camelot vector: median at most {OVER_CAMELOT}. Measured: {statistics.median(over):.2f}."
    for tool in tools:
        times = _times_over_ours(results, tool)
        if times and tool != OURS:
            yield (
                f"{tool} takes {statistics.median(times):.1f} times our time (median; least {min(times):.1f})."
            )


def _tools(results: Results) -> list[str]:
    first = next(iter(results.seconds.values()), {})
    return [OURS, *(t for t in first if t not in (OURS, BASE))]


def _ratios(results: Results, tool: str) -> list[float]:
    pairs = ((s.get(tool), s.get(BASE)) for s in results.seconds.values())
    return [own / base for own, base in pairs if own is not None and base]


def _times_over_ours(results: Results, tool: str) -> list[float]:
    pairs = ((s.get(tool), s.get(OURS)) for s in results.seconds.values())
    return [own / ours for own, ours in pairs if own is not None and ours]


def _median(results: Results, tool: str) -> float | None:
    ratios = _ratios(results, tool)
    return statistics.median(ratios) if ratios else None


def _ratio(own: float | None, base: float | None) -> str:
    return "failed" if own is None else f"{own / base:.2f}" if base else "–"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _memory(results: Results) -> Iterator[str]:
    yield "## Memory"
    yield ""
    yield "Peak of each tool's process, which read all the files one after the other, the largest last"
    yield f"(`{results.largest}`, {results.pages[results.largest]} pages), MB:"
    yield ""
    yield "| " + " | ".join(results.peaks) + " |"
    yield "|" + "---:|" * len(results.peaks)
    yield "| " + " | ".join(f"{mb:.0f}" for mb in results.peaks.values()) + " |"
    yield ""
    held = ", ".join(f"{mb:.0f}" for mb in results.growth)
    yield (
        f"Asked of vnplans: at most {MEMORY} MB, and no growth with the number of documents. "
        f"Held after each round over the files of less than 40 pages, in one process: {held} MB."
    )


def _correctness(results: Results) -> Iterator[str]:
    yield "## Cells right and rows whole"
    yield ""
    yield "Corpus: every printed cell and row of the renditions. Gold: number, title and bodies of the rows that a reader"
    yield "wrote down for real decisions. A cell that a page breaks counts as one; only vnplans joins pages."
    yield ""
    yield "| tool | corpus: cells | corpus: rows | gold: cells | gold: rows |"
    yield "|---|---:|---:|---:|---:|"
    for tool, score in results.truth.items():
        gold = results.gold.get(tool, NOTHING)
        yield f"| {tool} | {_cells(score)} | {_rows(score)} | {_cells(gold)} | {_rows(gold)} |"


def _cells(score: Score) -> str:
    return f"{score.cells}/{score.of_cells}" if score.of_cells else "–"


def _rows(score: Score) -> str:
    return f"{score.rows}/{score.of_rows}" if score.of_rows else "–"


def _speeds(results: Results) -> Iterator[str]:
    yield "## Speed of normalize"
    yield ""
    for name, speed in results.speeds.items():
        yield f"* {name}: {speed:,.0f} a second, each text seen for the first time (asked: {ASKED[name]:,})."


def _losses(results: Results) -> Iterator[str]:
    """Where another tool was better, and what failed: from the figures."""
    yield "## Where others are better, and what failed"
    yield ""
    found = [
        f"* {tool} is quicker than vnplans on `{name}`: {own:.2f} s against {ours:.2f} s."
        for name, seconds in results.seconds.items()
        for tool, own in seconds.items()
        if tool != OURS and own is not None and (ours := seconds.get(OURS)) is not None and own < ours
    ]
    peak = results.peaks.get(OURS)
    found += [
        f"* {tool} needs less memory on the largest file: {mb:.0f} MB against {peak:.0f} MB."
        for tool, mb in results.peaks.items()
        if peak is not None and mb < peak
    ]
    for which, scores in (("corpus", results.truth), ("gold", results.gold)):
        own = scores.get(OURS)
        found += [
            f"* {tool} has more cells or rows right on the {which}."
            for tool, score in scores.items()
            if own is not None and (score.cells > own.cells or score.rows > own.rows)
        ]
    yield from found or ["* Nowhere in this run."]
    yield from (f"* Failed: {failure}" for failure in results.failures)
