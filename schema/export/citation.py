"""How a release is cited: ``CITATION.cff``, and ``datacite.json`` for the archive that gives it a DOI.

Neither holds a DOI or a date: both are given when a release is deposited, and the same input gives the same bytes.
The record is after the DataCite Metadata Schema 4.5, in the JSON that DataCite's API takes as ``attributes``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from schema.contract.records import DocumentRecord
from schema.database.rows import read_records
from schema.export.about import Dataset, dataset
from schema.export.content import Content, Part
from schema.version import program_version

CFF = "CITATION.cff"
DATACITE = "datacite.json"


def write_citation(folder: Path, content: Content, parts: Sequence[Part]) -> list[str]:
    """Writes both and gives the files' names."""
    about = dataset()
    record = _datacite(about, read_records(content.connection, DocumentRecord), parts)
    (folder / DATACITE).write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (folder / CFF).write_text(_cff(about), encoding="utf-8")
    return [CFF, DATACITE]


def _cff(about: Dataset) -> str:
    """Citation File Format 1.2.0; a text in quotes of JSON is one of YAML too."""

    def quoted(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    lines = [
        "cff-version: 1.2.0",
        f"title: {quoted(about.title_en)}",
        'message: "If you use this dataset, please cite it."',
        "type: dataset",
        "authors:",
        *(f"  - name: {quoted(name)}" for name in about.creators),
        f"version: {quoted(program_version())}",
        f"license: {about.licence.name}",
        f"abstract: {quoted(f'{about.description_en} {about.licence.note}')}",
        "keywords:",
        *(f"  - {quoted(word)}" for word in about.keywords),
    ]
    return "\n".join(lines) + "\n"


def _datacite(
    about: Dataset, documents: Sequence[DocumentRecord], parts: Sequence[Part]
) -> dict[str, object]:
    return {
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Tabular data"},
        "titles": [
            {"title": about.title_en, "lang": "en"},
            {"title": about.title_vi, "lang": "vi", "titleType": "TranslatedTitle"},
        ],
        "creators": [{"name": name, "nameType": "Organizational"} for name in about.creators],
        "publisher": {"name": about.publisher},
        "publicationYear": about.publication_year,
        "version": program_version(),
        "language": "vi",
        "subjects": [{"subject": word, "lang": "en"} for word in about.keywords],
        "descriptions": [
            {"description": about.description_en, "descriptionType": "Abstract", "lang": "en"},
            {"description": about.description_vi, "descriptionType": "Abstract", "lang": "vi"},
        ],
        "rightsList": [
            {
                "rights": about.licence.title,
                "rightsUri": about.licence.url,
                "rightsIdentifier": about.licence.name,
                "rightsIdentifierScheme": "SPDX",
            },
            {"rights": about.licence.note},
        ],
        "formats": list(dict.fromkeys(p.file_format for p in parts)),
        "sizes": [f"{len(documents)} documents"],
        "relatedItems": [_source(d) for d in documents],
        "schemaVersion": "http://datacite.org/schema/kernel-4",
    }


def _source(document: DocumentRecord) -> dict[str, object]:
    """A plan that the rows were read from."""
    title = " ".join(filter(None, (document.number, document.title))) or document.document_id
    found: dict[str, object] = {
        "relatedItemType": "Text",
        "relationType": "IsDerivedFrom",
        "titles": [{"title": title}],
    }
    if document.issued_on is not None:
        found["publicationYear"] = str(document.issued_on.year)
    return found
