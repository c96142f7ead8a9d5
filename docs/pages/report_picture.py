"""Draws ``docs/pictures/report.png``, pieces of a report of the two plans: ``python -m docs.pages.report_picture DATABASE``.

The database is that of ``make demo`` (``.cache/demo.sqlite``). It needs Chromium, which nothing else here does; where the picture is
made again it may differ in its letters, since fonts do.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from lxml import html
from PIL import Image, ImageChops
from PIL.PngImagePlugin import PngInfo

from vnplans.reports.material import Options, read_material
from vnplans.reports.write import page

OUT = Path(__file__).parents[1] / "pictures" / "report.png"
SHOWN = (("periods", 0), ("shared", 0))
"""Sections, and which of their pictures."""
TOLD = "Description"
"""Under which name the picture carries its words."""
_SIZE = "820,1100"
_COLOURS = 48
_MARGIN = 12


def pieces(database: str) -> str:
    """The pictures alone, as a page."""
    material = read_material(("Cao Bằng", "Bắc Ninh"), database, Options())
    root = html.fromstring(page(material))
    body = root.find("body")
    figures = [body.find(f".//section[@id='{name}']").findall(".//figure")[n] for name, n in SHOWN]
    for child in list(body):
        body.remove(child)
    body.extend(figures)
    return html.tostring(root, encoding="unicode", doctype="<!DOCTYPE html>")


def told(source: str) -> str:
    """The charts in words, as the report has them for people who do not see it: the picture carries them, so that a test sees
    when it is out of date."""
    return "\n".join(e.get("aria-label") for e in html.fromstring(source).iter() if e.get("role") == "img")


def main(database: str) -> None:
    """Writes the picture."""
    made = pieces(database)
    with tempfile.TemporaryDirectory() as folder:
        source, shot = Path(folder) / "pieces.html", Path(folder) / "shot.png"
        source.write_text(made, "utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--hide-scrollbars", f"--window-size={_SIZE}"]
        subprocess.run([*command, f"--screenshot={shot}", source.as_uri()], check=True, capture_output=True)
        image = Image.open(shot).convert("RGB")
    white = Image.new("RGB", image.size, "white")
    _, _, right, bottom = ImageChops.difference(image, white).getbbox() or (0, 0, *image.size)
    kept = image.crop((0, 0, min(right + _MARGIN, image.width), min(bottom + _MARGIN, image.height)))
    words = PngInfo()
    words.add_itxt(TOLD, told(made))
    kept.quantize(_COLOURS, dither=Image.Dither.NONE).save(OUT, optimize=True, pnginfo=words)
    print(OUT)


if __name__ == "__main__":
    main(sys.argv[1])
