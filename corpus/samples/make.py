"""Make the samples anew: `python -m corpus.samples.make [FOLDER]`.

All files come from the texts in `sources/` and are the same bytes every time and on every
machine, so a test can make them again and compare. Needs reportlab (the `dev` extra), which
knows how wide the letters of the standard fonts are.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from .making import broken, extracted, official, plain, readme, records, web, word
from .making.packing import zipped
from .making.source import Letter, letters
from .making.truth import facts

HERE = Path(__file__).resolve().parent

LAYOUTS: dict[str, Callable[[Sequence[Letter]], bytes]] = {
    "official": official.pdf,
    "extracted": extracted.text,
    "provisional": word.provisional_docx,
    "ministry": word.ministry,
    "text": plain.text,
    "plain_letter": plain.plain_letter,
    "pdftotext": plain.pdftotext,
    "gazette": web.gazette,
    "chamber": web.chamber,
    "as_json": records.as_json,
    "as_lines": records.as_lines,
}
"""How a letter is laid out, by the `layout` of its source."""


def files() -> Iterator[tuple[str, bytes]]:
    """Every generated file: its place in the samples' folder, and its bytes."""
    found = letters()
    for name, group in groupby(found, key=lambda letter: letter.file):
        yield f"letters/{name}", _file(list(group))
    by_name = {letter.name: letter for letter in found}
    for name, maker in broken.MAKERS.items():
        yield f"broken/{name}", maker(by_name)
    yield from readme.files(found).items()
    yield "expected.json", _expected(found)


def _file(group: list[Letter]) -> bytes:
    if group[0].get("member"):
        return zipped({letter.head["member"]: _laid_out([letter]) for letter in group})
    return _laid_out(group)


def _laid_out(group: list[Letter]) -> bytes:
    return LAYOUTS[group[0].head["layout"]](group)


def _expected(found: list[Letter]) -> bytes:
    """The truth by file; a file of several letters holds the others under `more`."""
    whole: dict[str, Any] = {}
    for name, group in groupby(found, key=lambda letter: letter.file):
        first, *others = [facts(letter) for letter in group]
        whole[Path(name).stem] = first | ({"more": others} if others else {})
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def write(folder: Path) -> int:
    """Write every file below a folder; returns how many."""
    count = 0
    for name, data in files():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        count += 1
    return count


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    print(f"{write(target)} files written to {target}")
