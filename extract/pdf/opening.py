"""Opening a PDF: each thing that can be wrong with the file has an exception of its own; what can be repaired
is.

Chain: pdfium; if it cannot, pikepdf repairs the structure and pdfium tries again. A file whose end is missing
is refused: nothing shows what it has lost.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium_api
import pypdfium2.raw as pdfium

from extract.errors import DamagedFile, EmptyFile, EncryptedPdf, MissingFile, UnknownType
from extract.pdf.damage import QPDF_ERRORS
from extract.pdf.layers import without_hidden_layers
from normalize.notes import Code, Note, info, warning

_HEAD_BYTES = 1024
_TAIL_BYTES = 2048


@dataclass(slots=True)
class Opened:
    """An open file and what was done to open it. Close it."""

    path: Path
    pdf: pdfium_api.PdfDocument
    notes: tuple[Note, ...] = ()
    whole: pdfium_api.PdfDocument | None = None
    """The file with its hidden layers, once they have been taken out of ``pdf``."""
    _repaired_files: list[pdfium_api.PdfDocument] = field(default_factory=list)

    def hide_layers(self) -> None:
        """Goes on with a copy of the file without what stands on layers that are switched off; a note says so."""
        try:
            shown = _load(without_hidden_layers(self.path))
        except (pdfium_api.PdfiumError, *QPDF_ERRORS) as reason:
            text = f"The file has layers that are switched off, and they could not be taken out ({reason})."
            self.notes = (*self.notes, warning(Code.PAGE_FAILED, text))
            return
        self.pdf, self.whole = shown, self.pdf
        text = "The file has layers that are switched off; what stands on them is left out."
        self.notes = (*self.notes, info(Code.TEXT_REPAIRED, text))

    def repaired_page(self, index: int) -> pdfium_api.PdfPage:
        """A page (0-based) of the repaired file, for one that could not be read as it is.

        Raises:
            PdfiumError, DamagedFile: it cannot be read after repair either.
        """
        if not self._repaired_files:
            self._repaired_files.append(_load(_repaired(self.path)))
        return self._repaired_files[0][index]

    def close(self) -> None:
        """Release the file."""
        for pdf in (self.pdf, self.whole, *self._repaired_files):
            if pdf is not None:
                pdf.close()


def open_pdf(path: Path) -> Opened:
    """Open a PDF, repaired if need be.

    Raises:
        MissingFile, EmptyFile, UnknownType, EncryptedPdf, DamagedFile: as they say.
    """
    _check_bytes(path)
    try:
        return Opened(path, _load(path))
    except pdfium_api.PdfiumError as reason:
        if getattr(reason, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise EncryptedPdf(f"{path.name}: the PDF is encrypted with a password") from reason
    try:
        repaired = _load(_repaired(path))
    except pdfium_api.PdfiumError as reason:
        raise DamagedFile(f"{path.name}: the PDF is damaged and could not be repaired") from reason
    return Opened(path, repaired, (info(Code.TEXT_REPAIRED, "The damaged file was repaired to be read."),))


def open_mended(path: Path, data: bytes) -> Opened:
    """Open the bytes of a PDF whose fonts were put right; ``path`` is that of the file as it is."""
    return Opened(path, _load(io.BytesIO(data)))


def _check_bytes(path: Path) -> None:
    if not path.is_file():
        raise MissingFile(f"{path}: no such file")
    size = path.stat().st_size
    if size == 0:
        raise EmptyFile(f"{path.name}: the file is empty")
    with path.open("rb") as stream:
        head = stream.read(_HEAD_BYTES)
        stream.seek(max(0, size - _TAIL_BYTES))
        tail = stream.read()
    if b"%PDF-" not in head:
        raise UnknownType(f"{path.name}: not a PDF")
    if b"startxref" not in tail and b"%%EOF" not in tail:
        raise DamagedFile(f"{path.name}: the PDF is cut off (its end is missing)")


def _load(source: Path | io.BytesIO) -> pdfium_api.PdfDocument:
    pdf = pdfium_api.PdfDocument(source)
    if len(pdf) == 0:
        pdf.close()
        raise pdfium_api.PdfiumError("no pages")
    return pdf


def _repaired(path: Path) -> io.BytesIO:
    repaired = io.BytesIO()
    try:
        with pikepdf.open(path) as broken:
            if not len(broken.pages):
                raise DamagedFile(f"{path.name}: the PDF has no pages")
            broken.save(repaired)
    except pikepdf.PasswordError as reason:
        raise EncryptedPdf(f"{path.name}: the PDF is encrypted with a password") from reason
    except QPDF_ERRORS as reason:
        raise DamagedFile(f"{path.name}: the PDF is damaged and could not be repaired") from reason
    repaired.seek(0)
    return repaired
