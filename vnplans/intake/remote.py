"""Files that lie elsewhere: on S3, over SSH or HTTP, wherever fsspec reaches; they are fetched before they are read.

A file is fetched once; it is fetched again where the store says that it is another one. The process that stores fetches: those that read
speak to no other machine (``vnplans.intake.limits``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath

from extract.cache.folder import cache_folder
from extract.errors import ToolMissing
from vnplans.intake.messages import StoreUnreachable

_ADDRESS = re.compile(r"(?!file:)[A-Za-z][A-Za-z0-9+.-]+:/{1,2}(?=[^/\\])")
"""So begins an address: ``s3://bucket/plans``; a path keeps one of its strokes only (``s3:/bucket``)."""
_MARK = ".known_by"
"""The ending of the note beside a fetched file that says what the store knew it by."""

_HOW_TO_INSTALL = (
    "pip install 'vnplans[remote]'; addresses s3:// ask for s3fs too, sftp:// for paramiko, gcs:// for gcsfs."
)


def is_address(path: str | Path) -> bool:
    """Whether a path is an address: ``s3://bucket/plans``, ``https://…/plan.pdf``; ``C:\\plans`` is none."""
    return _ADDRESS.match(str(path)) is not None


def fetched(path: str | Path, folder: Path | None = None) -> list[Path]:
    """The files of an address as files of this machine, in the order of their names.

    Args:
        path: of a file, a folder, or a pattern: ``s3://bucket/plans/*.pdf``.
        folder: where they are kept; None: in the user's cache folder.

    Raises:
        ToolMissing: fsspec, or the package that it needs for this kind of address, is not installed.
        StoreUnreachable: the store does not answer, refuses, or has nothing under the address.
    """
    address = _ADDRESS.sub(lambda found: found[0].rstrip("/") + "//", str(path), count=1)
    try:
        from fsspec.core import url_to_fs

        store, inside = url_to_fs(address)
        names = _names(store, inside)
        home = (folder or cache_folder() / "fetched") / sha256(address.encode()).hexdigest()[:12]
        found = [_fetched(store, name, home / _below(name, inside)) for name in sorted(names)]
    except (ImportError, ModuleNotFoundError) as problem:
        raise ToolMissing(f"{address}: {problem}", hint=_HOW_TO_INSTALL) from problem
    except (OSError, ValueError, RuntimeError) as problem:
        raise StoreUnreachable(f"{address}: {problem or type(problem).__name__}") from problem
    if not found:
        raise StoreUnreachable(f"{address}: nothing is there")
    return found


def _names(store: object, inside: str) -> Sequence[str]:
    from fsspec import AbstractFileSystem

    assert isinstance(store, AbstractFileSystem)
    if any(sign in inside for sign in "*?["):
        return [str(name) for name in store.glob(inside) if not store.isdir(name)]
    if store.isdir(inside):
        return [str(name) for name in store.find(inside)]
    return [inside]


def _below(name: str, inside: str) -> PurePosixPath:
    """The part of a file's name below the address; no part of it leads out of the folder it is put into."""
    root = (
        PurePosixPath(re.split(r"[*?\[]", inside)[0].rpartition("/")[0])
        if set(inside) & set("*?[")
        else PurePosixPath(inside)
    )
    path = PurePosixPath(name)
    try:
        parts = path.relative_to(root).parts or (path.name,)
    except ValueError:
        parts = (path.name,)
    return PurePosixPath(*(part for part in parts if part not in ("..", "/", ".")))


def _fetched(store: object, name: str, path: Path) -> Path:
    from fsspec import AbstractFileSystem

    assert isinstance(store, AbstractFileSystem)
    known_by = str(store.ukey(name))
    mark = path.with_name(path.name + _MARK)
    if path.is_file() and mark.is_file() and mark.read_text("utf-8") == known_by:
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    store.get_file(name, str(part))
    part.replace(path)
    mark.write_text(known_by, "utf-8")
    return path
