"""Charts of the scan benchmarks as PNG, drawn with matplotlib (group ``bench``; loaded only when a chart is
asked for)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

STYLES = {
    "cells right": ("#145aaa", "o", "-"),
    "figures right": ("#1e8246", "s", "-"),
    "flagged": ("#c85014", "^", "--"),
    "wrong without a flag": ("#b01030", "v", ":"),
}
"""Colour, mark and line of each measure; told apart without colour too."""


FAINT = 0.4
"""How opaque the lines of a reading are that another is compared with."""
CROWDED = 0.9
"""Confidence beyond which the points lie too close for numbers beside them."""


@dataclass(frozen=True, slots=True)
class Panel:
    """One series of steps.

    Attributes:
        steps: their names.
        lines: for each reading (an effort) and each measure its share of cells at each step.
    """

    title: str
    steps: tuple[str, ...]
    lines: Mapping[str, Mapping[str, tuple[float, ...]]]


def draw_steps(path: Path, panels: Sequence[Panel]) -> None:
    """Draws the series side by side with one scale, 0 to 1; the last reading with full lines, the others faint."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(11, 4.2), layout="constrained")
    widths = [max(1.2, len(p.steps)) for p in panels]
    axes = figure.subplots(1, len(panels), sharey=True, squeeze=False, width_ratios=widths)[0]
    for axis, panel in zip(axes, panels, strict=True):
        last = list(panel.lines)[-1]
        for reading, lines in panel.lines.items():
            for name, values in lines.items():
                colour, mark, line = STYLES[name]
                faint = reading != last
                axis.plot(
                    panel.steps,
                    values,
                    color=colour,
                    marker=mark,
                    linestyle=line,
                    label=f"{name}, {reading}",
                    alpha=FAINT if faint else 1.0,
                    markersize=4 if faint else 6,
                    linewidth=1.0 if faint else 1.5,
                )
        axis.set_title(panel.title, fontsize=10)
        axis.set_ylim(0, 1.03)
        axis.margins(x=0.12)
        axis.grid(axis="y", color="#dddddd")
        axis.tick_params(labelsize=9)
    axes[0].set_ylabel("share of cells")
    figure.legend(*axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=4, frameon=False)
    figure.savefig(path, dpi=110)


def draw_curve(path: Path, bands: Sequence[tuple[float, float, int]]) -> None:
    """Draws how right words are by the confidence they carry: for each band mean confidence, share right,
    words."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6.4, 4.6), layout="constrained")
    axis = figure.subplots()
    axis.plot((0, 1), (0, 1), color="#999999", linestyle="--", label="as stated")
    means, shares, words = zip(*bands, strict=True)
    axis.plot(means, shares, color="#145aaa", marker="o", label="measured")
    for x, y, count in zip(means, shares, words, strict=True):
        if x > CROWDED:
            continue
        axis.annotate(
            f"{count:,}", (x, y), textcoords="offset points", xytext=(-6, 7), fontsize=8, ha="right"
        )
    axis.set_xlabel("confidence of the word (beside each point: words)")
    axis.set_ylabel("share of words that are right")
    axis.set_xlim(0, 1.03)
    axis.set_ylim(0, 1.05)
    axis.grid(color="#eeeeee")
    axis.legend(frameon=False, loc="lower right")
    figure.savefig(path, dpi=110)
