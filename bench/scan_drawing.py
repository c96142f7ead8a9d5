"""Small line charts as PNG, with Pillow: two axes from 0 to 1, or named steps along the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT, EDGE = 720, 440, 60
COLOURS = ((150, 150, 150), (20, 90, 170), (200, 80, 20), (30, 130, 70))


@dataclass(frozen=True, slots=True)
class Line:
    """A named line; both coordinates from 0 to 1."""

    name: str
    points: tuple[tuple[float, float], ...]


def draw(path: Path, lines: Sequence[Line], across: str, up: str, steps: Sequence[str] = ()) -> None:
    """Draws the lines; ``steps`` are the names along the first axis, evenly spaced."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), "white")
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(13)
    pen.rectangle((EDGE, 20, WIDTH - 20, HEIGHT - EDGE), outline=(60, 60, 60))
    for tenth in range(0, 11, 2):
        y = _y(tenth / 10)
        pen.line((EDGE, y, WIDTH - 20, y), fill=(225, 225, 225))
        pen.text((24, y - 8), f"{tenth / 10:.1f}", fill="black", font=font)
    for k, name in enumerate(steps or [f"{t / 10:.1f}" for t in range(0, 11, 2)]):
        x = _x(k / max(1, len(steps or range(6)) - 1))
        pen.text((x - 14, HEIGHT - EDGE + 6), name, fill="black", font=font)
    pen.text((WIDTH // 2, HEIGHT - 26), across, fill="black", font=font)
    pen.text((EDGE, 2), up, fill="black", font=font)
    for k, line in enumerate(lines):
        colour = COLOURS[k % len(COLOURS)]
        places = [(_x(x), _y(y)) for x, y in line.points]
        pen.line(places, fill=colour, width=3)
        for x, y in places:
            pen.ellipse((x - 4, y - 4, x + 4, y + 4), fill=colour)
        pen.text((WIDTH - 220, HEIGHT - EDGE - 24 * (len(lines) - k)), line.name, fill=colour, font=font)
    picture.save(path, optimize=True)


def _x(share: float) -> float:
    return EDGE + share * (WIDTH - 20 - EDGE)


def _y(share: float) -> float:
    return HEIGHT - EDGE - share * (HEIGHT - EDGE - 20)
