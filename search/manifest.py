"""What `index.json` says of an index directory, and whether this program can use it.

It names the engine, the versions, and `data`, the folder inside the directory
with the engine's files. It is only ever replaced whole. A version that does not
fit is refused, with the command that rebuilds the index: terms of another
analysis would find nothing and never say so.
"""

import json
from dataclasses import asdict, fields
from datetime import UTC, datetime
from pathlib import Path

from corpus.errors import KamerzoekError
from corpus.frozen import dataclass
from indexer.analysis import ANALYSIS_VERSION

from .disk import sync

MANIFEST = "index.json"
SCHEMA_VERSION = 5
"""Raised whenever an engine keeps something in another way: older indexes are refused."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The `engine` and its `data` folder, the versions, and the moment the index was `created`.

    `schema` and `analysis` must be those of this program; `software` is only told.
    """

    engine: str
    data: str
    schema: int = SCHEMA_VERSION
    analysis: int = ANALYSIS_VERSION
    created: str = ""
    software: str = ""


def new_manifest(engine: str) -> Manifest:
    """The manifest of an index that begins now, with a data folder of its own."""
    from secrets import token_hex

    from .software import software

    created = datetime.now(UTC).isoformat(timespec="seconds")
    return Manifest(engine, f"data-{token_hex(4)}", created=created, software=software())


def last_change(directory: Path, manifest: Manifest) -> str:
    """When what an index holds last changed, as ISO 8601 in UTC; empty when it cannot be told.

    Every engine's commit writes files, and nothing but a commit leaves newer ones; locks,
    which an engine may touch at any time, do not count.
    """
    try:
        files = [
            path.stat().st_mtime
            for path in (directory / manifest.data).iterdir()
            if path.is_file() and not path.name.startswith(".") and path.suffix != ".lock"
        ]
    except OSError:
        return ""
    moment = datetime.fromtimestamp(max(files, default=0), UTC)
    return moment.isoformat(timespec="seconds") if files else ""


def read_manifest(directory: Path) -> Manifest | None:
    """The manifest as it stands, whatever its versions; None when there is no index."""
    try:
        text = (directory / MANIFEST).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise KamerzoekError(f"cannot read the index in {directory}: {error.strerror}") from error
    try:
        obj = json.loads(text)
        manifest = Manifest(**{f.name: obj[f.name] for f in fields(Manifest) if f.name in obj})
    except (ValueError, TypeError) as error:
        raise damaged(directory, f"{MANIFEST} cannot be read") from error
    # The folder is about to be opened, written and, one day, removed: it must be one of ours.
    if not isinstance(manifest.data, str) or not is_data(manifest.data):
        raise damaged(directory, f"{MANIFEST} names no data folder")
    return manifest


def checked(directory: Path) -> Manifest:
    """The manifest of an index that this program can use; raises `KamerzoekError` otherwise."""
    manifest = read_manifest(directory)
    if manifest is None:
        raise KamerzoekError(
            f"there is no index in {directory}",
            f"make one: kamerzoek index PATH... --index {_quoted(directory)}",
        )
    for what, has, wants in (
        ("schema", manifest.schema, SCHEMA_VERSION),
        ("analysis", manifest.analysis, ANALYSIS_VERSION),
    ):
        if has != wants:
            raise KamerzoekError(
                f"the index in {directory} was made by another version "
                f"({what} {has}, this program has {wants})",
                f"rebuild it: {rebuild_command(directory)}",
            )
    if not (directory / manifest.data).is_dir():
        raise damaged(directory, f"{manifest.data} is missing")
    return manifest


def write_manifest(directory: Path, manifest: Manifest) -> None:
    """Replace the manifest in one rename, once its new text is on the disk."""
    fresh = directory / f"{MANIFEST}.new"
    fresh.write_text(json.dumps(asdict(manifest), indent=2) + "\n", encoding="utf-8")
    sync(fresh)
    fresh.replace(directory / MANIFEST)
    sync(directory)


def is_data(name: str) -> bool:
    """Whether a name is that of a data folder."""
    return name.startswith("data-") and name[5:].isalnum()


def damaged(directory: Path, what: str) -> KamerzoekError:
    """The error of an index that cannot be used as it is."""
    return KamerzoekError(
        f"the index in {directory} is damaged: {what}", f"rebuild it: {rebuild_command(directory)}"
    )


def rebuild_command(directory: Path) -> str:
    """The command that makes an index anew."""
    return f"kamerzoek index --rebuild PATH... --index {_quoted(directory)}"


def convert_command(directory: Path, engine: str) -> str:
    """The command that gives an index to another engine."""
    return f"kamerzoek convert --engine {engine} --index {_quoted(directory)}"


def _quoted(directory: Path) -> str:
    """A folder as it is typed in a shell."""
    import shlex

    return shlex.quote(str(directory))
