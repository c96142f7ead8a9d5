"""Small test pages, written as PDF by hand: positioned text and drawn rules, nothing else.

Text is set in Helvetica with a ToUnicode map, so any letter can be printed at any place; letter widths are those
of a fixed-width font (0.5 of the size), which keeps the arithmetic of the tests simple. Coordinates are points
from the top left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

WIDTH, HEIGHT = 595.0, 842.0
LETTER = 0.5
"""Width of every letter as a share of the font size."""


@dataclass
class Sheet:
    """A page to be written: call the methods, then pass it to :func:`write`."""

    width: float = WIDTH
    height: float = HEIGHT
    rotate: int = 0
    _ops: list[tuple[str, str | None]] = field(default_factory=list)

    def text(
        self, x: float, top: float, text: str, size: float = 12.0, *, bold: bool = False, upward: bool = False
    ) -> Sheet:
        """Print a line with its upper edge at ``top``; ``upward``: turned to read from bottom to top."""
        y = self.height - top - 0.8 * size
        matrix = f"0 1 -1 0 {x:.2f} {y:.2f}" if upward else f"1 0 0 1 {x:.2f} {y:.2f}"
        self._ops.append((f"BT /{'F2' if bold else 'F1'} {size} Tf {matrix} Tm <{{}}> Tj ET", text))
        return self

    def condensed(self, x: float, top: float, text: str, spacing: float, size: float = 12.0) -> Sheet:
        """Print a line with ``spacing`` points added after each letter."""
        self._ops.append((f"{spacing} Tc", None))
        self.text(x, top, text, size)
        self._ops.append(("0 Tc", None))
        return self

    def white(self, x: float, top: float, text: str, size: float = 12.0) -> Sheet:
        """Print a line in white."""
        self._ops.append(("1 g", None))
        self.text(x, top, text, size)
        self._ops.append(("0 g", None))
        return self

    def raw(self, operators: str) -> Sheet:
        """Put operators into the content as they are."""
        self._ops.append((operators, None))
        return self

    def lines(
        self, x: float, top: float, texts: Sequence[str], size: float = 12.0, *, leading: float = 15.0
    ) -> Sheet:
        """Print lines under each other."""
        for index, text in enumerate(texts):
            self.text(x, top + index * leading, text, size)
        return self

    def line(
        self, x0: float, y0: float, x1: float, y1: float, *, dash: str = "", thick: float = 0.5
    ) -> Sheet:
        """Stroke a line."""
        head = f"[{dash}] 0 d" if dash else "[] 0 d"
        self._ops.append(
            (f"{head} {thick} w {x0} {self.height - y0:.2f} m {x1} {self.height - y1:.2f} l S", None)
        )
        return self

    def bar(self, x0: float, top: float, x1: float, bottom: float, grey: float = 0.0) -> Sheet:
        """Fill a rectangle: a rule as word processors draw it, or a shade."""
        box = f"{x0} {self.height - bottom:.2f} {x1 - x0:.2f} {bottom - top:.2f}"
        self._ops.append((f"{grey} g {box} re f 0 g", None))
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> Sheet:
        """Stroke a full grid."""
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)
        return self

    def table(
        self, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]], size: float = 10.0
    ) -> Sheet:
        """A ruled table; lines of a cell are parted by ``\\n``."""
        self.grid(xs, ys)
        for top, row in zip(ys, rows, strict=False):
            for x, cell in zip(xs, row, strict=False):
                self.lines(x + 3, top + 3, cell.split("\n") if cell else [], size, leading=size + 2)
        return self

    def content(self, glyphs: dict[str, int]) -> bytes:
        """The page's content stream; letters get their codes in ``glyphs``."""
        out: list[str] = []
        for op, text in self._ops:
            if text is None:
                out.append(op)
            else:
                codes = "".join(f"{glyphs.setdefault(c, len(glyphs) + 1):04X}" for c in text)
                out.append(op.format(codes))
        return "\n".join(out).encode()


def write(path: Path, sheets: Sequence[Sheet], *, fonts: tuple[str, str] = ("Sample", "Sample-Bold")) -> Path:
    """Write the pages to ``path``."""
    glyphs: dict[str, int] = {}
    contents = [sheet.content(glyphs) for sheet in sheets]
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    for name in fonts:
        objects += _font(name, len(objects) + 1)
    cmap = _cmap(glyphs)
    objects.append(_stream(cmap))
    to_unicode = len(objects)
    objects = [o.replace(b"@CMAP@", f"{to_unicode} 0 R".encode()) for o in objects]
    kids: list[str] = []
    for sheet, content in zip(sheets, contents, strict=True):
        objects.append(_stream(content))
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.width} {sheet.height}] /Rotate {sheet.rotate} "
            f"/Contents {len(objects)} 0 R /Resources << /Font << /F1 3 0 R /F2 6 0 R >> >> >>"
        )
        objects.append(page.encode())
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
    path.write_bytes(_file(objects))
    return path


def _font(name: str, number: int) -> list[bytes]:
    weight = 700 if "Bold" in name else 400
    return [
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
        f"/DescendantFonts [{number + 1} 0 R] /ToUnicode @CMAP@ >>".encode(),
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW 500 /CIDSystemInfo "
        f"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {number + 2} 0 R >>".encode(),
        f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [0 -200 500 800] /ItalicAngle 0 "
        f"/Ascent 800 /Descent -200 /CapHeight 700 /StemV {weight // 5} /FontWeight {weight} >>".encode(),
    ]


def _cmap(glyphs: dict[str, int]) -> bytes:
    pairs = "\n".join(
        f"<{code:04X}> <{char.encode('utf-16-be', 'surrogatepass').hex().upper()}>"
        for char, code in glyphs.items()
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /S def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(glyphs)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
    ).encode()


def _stream(data: bytes) -> bytes:
    return f"<< /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _file(objects: Sequence[bytes]) -> bytes:
    out = b"%PDF-1.7\n"
    places: list[int] = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return out
