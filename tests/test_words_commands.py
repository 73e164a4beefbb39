"""`kwic`, `collocates`, `cites`, `cited-by` and `graph` as typed: what is printed, exit codes."""

import io
import shlex
from pathlib import Path

import networkx
import pytest
from click.testing import CliRunner, Result

from cli import kamerzoek
from search.store import begin
from tests.test_citing import LETTERS


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kamerzoek") / "index"
    with begin(folder) as writer:
        writer.add(LETTERS)
        writer.commit()
    return folder


def run(index: Path, line: str) -> Result:
    env = {"KAMERZOEK_INDEX": str(index), "COLUMNS": "80", "NO_COLOR": None}
    return CliRunner().invoke(kamerzoek, shlex.split(line), env=env)


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        pytest.param("kwic motie", 0, "1 occurrence in 1 unit\n", id="kwic"),
        pytest.param(
            "kwic zin --limit 2",
            0,
            "2 occurrences shown, of 1 unit; all with --limit 0\n",
            id="kwic, cut",
        ),
        pytest.param(
            "kwic zin --limit 2 --sort left1",
            0,
            "2 of 16 occurrences shown, of 1 unit; all with --limit 0\n",
            id="kwic, sorted and cut",
        ),
        pytest.param(
            "kwic --minister wit",
            2,
            "Error: no words to show; type one or more words, such as: kinderopvang\n",
            id="kwic of filters alone",
        ),
        pytest.param(
            "kwic niets --in answer", 1, "Nothing found for answer:niets: ", id="kwic, nothing"
        ),
        pytest.param(
            "collocates zin",
            0,
            "within 5 of 16 occurrences, against the other words of the same texts\n",
            id="collocates",
        ),
        pytest.param(
            "collocates zin --against all",
            0,
            "against the words of all units that the filters let pass\n",
            id="collocates against all",
        ),
        pytest.param("cites 36 410, nr. 8", 0, "1 letter\n", id="cites, without quotes"),
        pytest.param(
            "cites 36410 --limit 1",
            0,
            "1 of 2 letters shown; more with --limit or --offset 1\n",
            id="cites, cut",
        ),
        pytest.param(
            "cites 11 111, nr. 1", 1, "Nothing found\nLooked for kst-11111-1\n", id="cites, nothing"
        ),
        pytest.param("cites ''", 2, "Error: no paper is named; ", id="cites, no paper"),
        pytest.param("cited-by ah-tk-20232024-101", 0, "5 papers cited\n", id="cited-by"),
        pytest.param(
            "cited-by ah-tk-20222023-12",
            1,
            "Nothing found: ah-tk-20222023-12 cites nothing\n",
            id="cited-by, nothing",
        ),
        pytest.param(
            "cited-by x",
            1,
            "Nothing found: no letter or unit has the id 'x'; ",
            id="cited-by, no such letter",
        ),
        pytest.param("graph", 0, "7 edges written\n", id="graph"),
        pytest.param("graph --minister wit", 0, "1 edge written\n", id="graph of a search"),
        pytest.param(
            "graph veerpont --from 2022 --to 2022", 1, "0 edges written\n", id="graph without edges"
        ),
    ],
)
def test_what_is_said_below_and_the_exit_code(index: Path, line: str, code: int, said: str) -> None:
    done = run(index, line)
    assert done.exit_code == code
    assert said in done.stderr
    assert bool(done.stdout) == (code == 0 or line.startswith("graph veerpont"))


def test_kwic_is_as_wide_as_the_terminal_or_as_asked(index: Path) -> None:
    for line, width in (("kwic zin", 80), ("kwic zin --width 120", 120)):
        assert {len(row) for row in run(index, line).stdout.splitlines()} == {width}


def test_kwic_gives_as_many_words_as_asked(index: Path) -> None:
    first, *_ = run(index, "kwic zin --context 2 --limit 1").stdout.splitlines()
    assert first.split() == ["is", "een", "zin", "die", "er", "A", "ah-tk-20232024-101#2"]


def test_a_graph_on_stdout_is_graphml_and_nothing_else(index: Path) -> None:
    made = run(index, "graph --format graphml --of letter").stdout
    read = networkx.read_graphml(io.BytesIO(made.encode()))
    assert set(read.predecessors("kst-36410-7")) == {"ah-tk-20232024-101"}
