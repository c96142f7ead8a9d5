"""What is printed only in the picture of a signature field or a stamp is read where it stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf

from extract.model.head import Head
from extract.official.head import read_head
from extract.paged import read_pdf
from tests.samples.pdf import HEIGHT, Sheet, write

LETTERHEAD = (
    Sheet()
    .lines(70, 60, ["ỦY BAN NHÂN DÂN", "TỈNH LẠNG SƠN"])
    .text(70, 95, "Số:        /KH-UBND")
    .lines(300, 60, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"])
    .text(300, 95, "Lạng Sơn, ngày      tháng      năm 2026")
    .text(260, 140, "KẾ HOẠCH")
    .text(200, 158, "Trồng rừng năm 2026")
    .lines(70, 190, ["I. MỤC TIÊU", "1. Trồng mới 500 ha rừng."])
)


def _form(pdf: Pdf, page: int, width: float, height: float) -> Object:
    """The content of a page as an appearance: a form in a form, as programs that sign write them."""
    own = pdf.pages[page].obj
    box = Array([0, 0, width, height])
    inner = pdf.make_stream(
        own.Contents.read_bytes(), Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=own.Resources
    )
    within = Dictionary(XObject=Dictionary(n2=inner))
    return pdf.make_stream(b"q /n2 Do Q", Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=within)


def _head(folder: Path, kind: dict[str, Name], *, flags: int = 4, scale: float = 1.0) -> Head:
    number, day = Sheet(60, 14).text(2, 1, "118", 11), Sheet(120, 14).text(2, 1, f"05{' ' * 13}3", 11)
    write(folder / "plain.pdf", [LETTERHEAD, number, day])
    with Pdf.open(folder / "plain.pdf") as pdf:
        pdf.pages[0].Annots = Array(
            pdf.make_indirect(
                Dictionary(Type=Name.Annot, **kind, F=flags, Rect=Array([x, HEIGHT - 109, x + width, HEIGHT - 95]),
                           AP=Dictionary(N=_form(pdf, page, width * scale, 14 * scale)))
            )
            for page, x, width in ((1, 90, 60), (2, 385, 120))
        )  # fmt: skip
        pdf.Root.AcroForm = Dictionary(Fields=pdf.pages[0].Annots)
        del pdf.pages[1:]
        pdf.save(folder / "signed.pdf")
    return read_head(read_pdf(folder / "signed.pdf", twice=False).blocks)


SIGNATURE, STAMP = {"Subtype": Name.Widget, "FT": Name.Sig}, {"Subtype": Name.Stamp}


@pytest.mark.parametrize("kind", [SIGNATURE, STAMP], ids=["signature", "stamp"])
def test_number_and_date_of_a_stamp(tmp_path: Path, kind: dict[str, Name]) -> None:
    head = _head(tmp_path, kind)
    assert head.number is not None and head.number.value == "118/KH-UBND"
    assert head.issued_on is not None and head.issued_on.value == date(2026, 3, 5)


def test_what_is_not_shown_is_not_read(tmp_path: Path) -> None:
    head = _head(tmp_path, SIGNATURE, flags=2)
    assert head.number is None and head.issued_on is None


def test_the_picture_is_fitted_into_its_box(tmp_path: Path) -> None:
    """A form of twice the size holds its text in the lower left quarter: printed, it is half as high."""
    head = _head(tmp_path, STAMP, scale=2.0)
    assert head.number is not None and head.number.value == "118/KH-UBND"
