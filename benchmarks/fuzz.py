"""Fuzz the readers, and the whole way from bytes to units, guided by coverage.

    python -m venv .fuzz && .fuzz/bin/pip install . atheris
    .fuzz/bin/python benchmarks/fuzz.py docx --minutes 10

Atheris (libFuzzer for Python) keeps every input that reaches new code and goes on
from there. It is no dependency of the project: nobody needs it to work with it, and
its wheels are for few platforms. The seeds are the sample letters and what is made
of them here; zip formats are unpacked, changed and packed again, because a flipped
bit in packed data only ever finds the checksum. Three things are checked of every input:

- no exception but our own: a reader may raise `UnreadableError`, splitting too;
- no runaway time: a second, and 20 microseconds for every byte that is unpacked
  (instrumented code is several times slower than code at work);
- no runaway memory: 200 MB, and 400 bytes for every byte that is unpacked.

A finding is kept (`findings/` in the working folder), told once, and fuzzing goes on.
What native code does (a crash of lxml or PDFium) ends the run, and the input is kept.
"""

import argparse
import hashlib
import importlib
import io
import json
import resource
import sys
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "corpus" / "samples"
READERS = ("txt", "html", "xml", "pdf", "docx", "odt", "doc")
_LARGEST_SEED = 60_000
TARGETS = (*READERS, "json", "zip", "letters", "metadata")


class Check:
    """Runs one target on inputs, and keeps what goes wrong."""

    def __init__(self, target: str, folder: Path, run: Callable[[bytes], None]) -> None:
        self.target = target
        self.run = run
        self.folder = folder / "findings"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.report = folder / f"report-{target}-{int(time.time())}.json"
        self.inputs = 0
        self.slowest = 0.0
        self.findings: dict[str, int] = {}
        self.started = time.monotonic()

    def __call__(self, data: bytes) -> None:
        """One input; a defect is written down, never raised."""
        size = unpacked_size(data)
        memory, clock = peak(), time.process_time()
        try:
            self.run(data)
        except RecursionError:
            self.found("RecursionError", data, traceback.format_exc()[-2000:])
        except Exception as error:
            last = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{type(error).__name__} {Path(last.filename).name}:{last.lineno}"
            self.found(place, data, traceback.format_exc())
        seconds = time.process_time() - clock
        self.slowest = max(self.slowest, seconds / (1 + 20e-6 * size))
        if seconds > 1 + 20e-6 * size:
            self.found("slow", data, f"{seconds:.1f} s for {size} bytes")
        if peak() - memory > 200_000_000 + 400 * size:
            self.found("memory", data, f"{(peak() - memory) >> 20} MB for {size} bytes")
        self.inputs += 1
        if self.inputs % 200 == 0:
            self.write()

    def found(self, what: str, data: bytes, told: str) -> None:
        """Keep an input, and tell of it when nothing like it was found before."""
        self.findings[what] = self.findings.get(what, 0) + 1
        if self.findings[what] > 3:
            return
        name = f"{self.target}-{hashlib.sha1(data).hexdigest()[:10]}"
        (self.folder / name).write_bytes(data)
        (self.folder / f"{name}.txt").write_text(f"{what}\n{told}\n")
        print(f"FOUND {what} in {self.target}: {name}\n{told[-600:]}", flush=True)
        self.write()

    def write(self) -> None:
        """Say how far it is; a run may end at any moment."""
        self.report.write_text(
            json.dumps(
                {
                    "target": self.target,
                    "minutes": round((time.monotonic() - self.started) / 60, 2),
                    "inputs": self.inputs,
                    "slowest, of the bound": round(self.slowest, 3),
                    "findings": self.findings,
                }
            )
        )


def peak() -> int:
    """The most memory the process ever had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def unpacked_size(data: bytes) -> int:
    """The bytes of an input, for a zip those in it as well."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return len(data) + sum(min(i.file_size, 10**8) for i in archive.infolist())
    except Exception:
        return len(data)


def target_of(name: str) -> Callable[[bytes], None]:
    """What is run on every input."""
    if name in READERS:
        return reading(name)
    if name == "metadata":
        return metadata
    suffix = {"letters": ".txt"}.get(name, f".{name}")
    importlib.import_module({"letters": "corpus.readers.txt"}.get(name, "corpus.readers.docx"))

    def whole(data: bytes) -> None:
        from corpus.readers import Failed, read_bytes

        for outcome in read_bytes(data, f"brief{suffix}"):
            if isinstance(outcome, Failed):
                if outcome.reason.startswith("cannot be read:"):
                    raise AssertionError(outcome.reason)
            else:
                split(outcome.content, outcome.source)

    return whole


def reading(name: str) -> Callable[[bytes], None]:
    """Read with one reader, and split what it gives."""
    from corpus.errors import UnreadableError

    reader: ModuleType = importlib.import_module(f"corpus.readers.{name}")

    def run(data: bytes) -> None:
        try:
            text = reader.read(data)
        except UnreadableError:
            return
        for line in text.lines:
            assert line.text == line.text.rstrip(), "a blank at the end of a line"
            assert not [c for c in line.text if c < " " and c != "\t"], "a control character"
            line.text.encode()
        split(text, f"brief.{name}")

    return run


def split(content: Any, source: str) -> None:
    """Split a text, and hold the documents to their own JSON."""
    from corpus import records
    from corpus.errors import UnreadableError
    from corpus.text import Text

    if isinstance(content, Text):
        from indexer.references import references
        from indexer.splitter import split as split_text

        try:
            documents = split_text(content, source)
        except UnreadableError:
            return
        for document in documents:
            list(references(document, document.subject or ""))
            assert records.from_json(records.to_json(document), source) == document


def metadata(data: bytes) -> None:
    """Metadata of a file beside a letter, and what it fills in."""
    from corpus.document import Document
    from corpus.errors import UnreadableError
    from corpus.readers import metadata as reader
    from indexer.metadata import filled

    try:
        found = reader.read(data)
    except UnreadableError:
        return
    filled(Document("brief", "brief.txt", "questions"), found)


def seeds(target: str) -> Iterator[bytes]:
    """Inputs to begin with: sample letters of the kind."""
    suffixes = {"html": {".html", ".htm"}, "letters": {".txt"}, "json": {".json", ".jsonl"}}
    for path in sorted(SAMPLES.rglob("*")):
        if (
            path.suffix in suffixes.get(target, {f".{target}"})
            and path.stat().st_size < _LARGEST_SEED
        ):
            yield path.read_bytes()
    made = Path(__file__).parent / "seeds"
    if made.is_dir():
        for path in sorted(made.glob(f"*.{target}")):
            yield path.read_bytes()


def main() -> None:
    parser = argparse.ArgumentParser(description="Fuzz one reader, guided by coverage.")
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--folder", type=Path, default=Path(".fuzz-work"), help="inputs, findings")
    parser.add_argument("--plain", action="store_true", help="only libFuzzer's own changes")
    given = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    from benchmarks.mutations import LARGEST, dictionary, mutator

    try:
        atheris = importlib.import_module("atheris")
    except ImportError:
        sys.exit("atheris is not installed: pip install atheris")
    with atheris.instrument_imports(include=["corpus", "indexer"], enable_loader_override=False):
        run = target_of(given.target)
        for module in (
            "corpus.readers",
            "corpus.records",
            "indexer.references",
            "indexer.splitter",
        ):
            importlib.import_module(module)
    inputs = given.folder / f"inputs-{given.target}"
    inputs.mkdir(parents=True, exist_ok=True)
    for seed in seeds(given.target):
        (inputs / hashlib.sha1(seed).hexdigest()).write_bytes(seed)
    words = given.folder / "words.dict"
    words.write_text(dictionary())
    options = [
        sys.argv[0], str(inputs), f"-max_total_time={int(given.minutes * 60)}", "-timeout=120",
        f"-max_len={LARGEST}", "-rss_limit_mb=3000", f"-dict={words}", "-print_final_stats=1",
        f"-artifact_prefix={given.folder}/crash-{given.target}-", "-verbosity=0",
    ]  # fmt: skip
    check = Check(given.target, given.folder, run)
    change = {} if given.plain else {"custom_mutator": mutator(given.target)}
    atheris.Setup(options, check, **change)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
