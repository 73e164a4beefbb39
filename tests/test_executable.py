"""The real program in a process of its own: pipes, terminals and signals."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.records import dump
from tests.factories import letter

ROOT = Path(__file__).parent.parent
PROGRAM = [sys.executable, str(ROOT / "cli.py")]

pytestmark = pytest.mark.executable

BAD = letter(
    ("Vaart de veerpont\x1b]0;x\x07\x9b31m?", "=cmd|' /C calc'!A0"),
    ("Vaart de veerpont\u202e weer?", "Ja, de veerpont vaart. " * 40),
    id="ah-tk-20232024-101",
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index with many hits for `veerpont`, and with a record that means harm."""
    base = tmp_path_factory.mktemp("executable")
    letters = [BAD, *(letter(id=f"ah-tk-20222023-{number}") for number in range(300))]
    (base / "letters.json").write_text(json.dumps(dump(letters)), encoding="utf-8")
    done = kamerzoek("index", str(base / "letters.json"), "--index", str(base / "index"))
    assert done.returncode == 0, done.stderr
    return base / "index"


def environment(**more: str) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "SYSTEMROOT"}
    }
    return {**kept, "LC_ALL": "C.UTF-8", **more}


def kamerzoek(*args: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *args],
        capture_output=True,
        encoding="utf-8",
        env=environment(**more),
        timeout=60,
    )


def test_results_go_to_stdout_and_the_rest_to_stderr(index: Path) -> None:
    done = kamerzoek("search", "veerpont", "--limit", "2", "--index", str(index))
    assert done.returncode == 0
    assert done.stdout.startswith("1. ")
    assert done.stderr == "2 of 302 hits shown; more with --limit or --offset 2\n"


def test_nothing_found_and_an_error_have_their_codes(index: Path) -> None:
    assert kamerzoek("search", "xyzzy", "--index", str(index)).returncode == 1
    assert kamerzoek("search", "?", "--index", str(index)).returncode == 2
    assert kamerzoek("search", "x", "--index", str(index / "nowhere")).returncode == 2


def test_a_closed_pipe_ends_quietly(index: Path) -> None:
    with subprocess.Popen(
        [*PROGRAM, "export", "veerpont", "-o", "-", "--format", "jsonl", "--index", str(index)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as program:
        assert program.stdout
        assert program.stderr
        program.stdout.read(1)
        program.stdout.close()
        assert program.stderr.read() == b""
        assert program.wait(timeout=60) == 0


def test_a_pipe_that_is_closed_before_anything_is_written_ends_quietly(index: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*PROGRAM, "search", "veerpont", "--index", str(index)],
        stdout=write,
        stderr=subprocess.PIPE,
        env=environment(),
        timeout=60,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


def on_a_terminal(index: Path, **more: str) -> str:
    """What a search writes when stdout is a terminal."""
    main, terminal = pty.openpty()
    with subprocess.Popen(
        [*PROGRAM, "search", "veerpont", "--limit", "1", "--index", str(index)],
        stdout=terminal,
        stderr=subprocess.DEVNULL,
        env=environment(**more),
    ) as program:
        os.close(terminal)
        written = b""
        try:
            while data := os.read(main, 4096):
                written += data
        except OSError:  # the terminal's other end is gone
            pass
        program.wait(timeout=60)
    os.close(main)
    return written.decode()


@pytest.mark.parametrize(
    ("more", "colour"),
    [
        pytest.param({"TERM": "xterm"}, True, id="a terminal"),
        pytest.param({"TERM": "xterm", "NO_COLOR": "1"}, False, id="NO_COLOR"),
        pytest.param({"TERM": "dumb"}, False, id="a dumb terminal"),
    ],
)
def test_colour_on_a_terminal(index: Path, more: dict[str, str], colour: bool) -> None:
    written = on_a_terminal(index, **more)
    assert "veerpont" in written
    assert ("\x1b[1;31m" in written) is colour


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv", "tsv"])
def test_no_control_character_of_a_record_reaches_a_terminal(index: Path, form: str) -> None:
    line = ["search", "veerpont", "--limit", "400", "--format", form, "--index", str(index)]
    out = kamerzoek(*line).stdout
    assert "Vaart de veerpont" in out
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202e]", out)


def test_a_letter_that_means_harm_is_shown_without_it(index: Path) -> None:
    for line in (
        ["show", BAD.id, "--index", str(index)],
        ["inspect", str(index.parent / "letters.json")],
    ):
        out = kamerzoek(*line).stdout
        assert "veerpont" in out
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", out)


def test_a_cell_that_begins_like_a_formula_is_text(index: Path) -> None:
    out = kamerzoek("search", "calc", "--format", "csv", "--index", str(index)).stdout
    assert "'=cmd|' /C calc'!A0" in out
    assert ",=cmd" not in out


def test_an_old_encoding_of_the_console_gets_utf_8(index: Path) -> None:
    done = kamerzoek(
        "search", "veerpont", "--limit", "400", "--index", str(index), PYTHONIOENCODING="latin-1"
    )
    assert done.returncode == 0
    assert "·" in done.stdout


def test_a_defect_shows_where_when_it_is_asked_to(index: Path) -> None:
    line = ["search", "?", "--index", str(index)]
    assert "Traceback" not in kamerzoek(*line).stderr
    assert "Traceback" in kamerzoek(*line, KAMERZOEK_DEBUG="1").stderr
