"""The examples in the documentation are run: a command shows what the page says it shows.

A `console` block is one or more commands, each behind `$ `, with all they print on
stdout and stderr. After a change of output that is meant, rewrite the pages with

    KAMERZOEK_UPDATE_DOCS=1 pytest tests/test_docs.py

and read the difference before committing it. Most pages begin by indexing the samples:
that is done once, and each page gets a copy of the index and what was printed.
"""

import os
import re
import shutil
import subprocess
import sys
from functools import cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FIRST = "kamerzoek index corpus/samples/letters"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Reader:
    """Someone who types the commands of a page, one after another, in one shell."""

    def __init__(self, folder: Path, before: "Reader | None" = None) -> None:
        (folder / "corpus").symlink_to(ROOT / "corpus")
        program = folder / "bin" / "kamerzoek"
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{ROOT / "cli.py"}" "$@"\n')
        program.chmod(0o755)
        self.folder = folder
        self.index = folder / "index"
        self.before = before
        self.environment = {
            **os.environ,
            "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
            "KAMERZOEK_INDEX": str(self.index),
            "COLUMNS": "80",
            "PYTHONIOENCODING": "utf-8",
            "NO_COLOR": "1",
        }

    @cached_property
    def first(self) -> str:
        """What the first command of most pages prints; the index stays."""
        return self.runs(FIRST)

    def types(self, command: str) -> str:
        if command == FIRST and self.before and not self.index.exists():
            printed = self.before.first
            shutil.copytree(self.before.index, self.index)
            return printed
        return self.runs(command)

    def runs(self, command: str) -> str:
        run = subprocess.run(
            ["sh", "-c", command],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=60,
            check=False,
        )
        return run.stdout


def commands(block: str) -> list[tuple[str, str]]:
    """The commands of a block with the output printed below each."""
    found = re.split(r"^\$ (.*)$\n?", block, flags=re.MULTILINE)[1:]
    return list(zip(found[::2], found[1::2], strict=True))


def steady(output: str) -> str:
    """Output without what differs from run to run: seconds, moments, and where things lie."""
    output = re.sub(r"\b\d+\.\d s\b", "0.1 s", output)
    output = re.sub(r"\d{4}-\d\d-\d\dT[\d:+]+", "now", output)
    return re.sub(r"/[\w./-]+/(corpus/samples|index\b)", r"\1", output).rstrip("\n")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """Who has indexed the samples when the first page asks for it."""
    return Reader(tmp_path_factory.mktemp("samples"))


@pytest.mark.executable
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_show_what_the_page_says(page: Path, tmp_path: Path, before: Reader) -> None:
    reader = Reader(tmp_path, before)
    text = page.read_text(encoding="utf-8")

    def rerun(match: re.Match[str]) -> str:
        shown = []
        for command, printed in commands(match[1]):
            output = reader.types(command)
            same = steady(output) == steady(printed)
            shown.append(f"$ {command}\n{printed if same else output.rstrip() + chr(10)}")
        return f"```console\n{''.join(shown)}```"

    fresh = BLOCK.sub(rerun, text)
    if os.environ.get("KAMERZOEK_UPDATE_DOCS") and fresh != text:
        page.write_text(fresh, encoding="utf-8")
    assert fresh == text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files_that_are_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8"))
    lost = [link for link in links if ":" not in link and not (page.parent / link).is_file()]
    assert not lost
