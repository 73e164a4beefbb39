"""An index from engine to engine: everything that it holds is there afterwards, and no more."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner
from whoosh import query as tree

from cli import kamerzoek
from corpus.document import Document
from corpus.errors import KamerzoekError
from corpus.records import dump
from indexer.build import Step, build
from search import advice
from search.backends import BACKENDS
from search.convert import convert
from search.engine import Engine
from search.filters import Filters
from search.manifest import read_manifest
from search.store import begin, open_index
from tests.factories import letter

PAIRS = [pytest.param(*pair, id="-".join(pair)) for pair in product(BACKENDS, BACKENDS)]
OTHERS = [pytest.param(name, id=name) for name in BACKENDS]

FIRST = letter(("Vaart de pont?", "Nee."), id="ah-tk-20232024-101", answered_on=date(2024, 3, 1))
LATER = replace(FIRST, answered_on=date(2024, 4, 1))
LETTERS = {
    "eerste.json": [FIRST],
    "later.json": [LATER, letter(id="ah-tk-20232024-102")],
    "leeg.json": [letter(id="ah-tk-20232024-103"), replace(FIRST, id="kv-tk-x", units=())],
}


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Files of which one is superseded, one cannot be read, and one cannot be read in part.

    Five letters, four units: a letter without units is one to an engine.
    """
    folder = tmp_path / "brieven"
    folder.mkdir()
    for name, documents in LETTERS.items():
        sourced = [replace(one, source=name) for one in documents]
        (folder / name).write_text(json.dumps(dump(sourced)), encoding="utf-8")
    (folder / "stuk.pdf").write_bytes(b"%PDF-1.4 stuk")
    line = (folder / "leeg.json").read_text(encoding="utf-8").replace("-103", "-104")
    (folder / "deels.jsonl").write_text(f"{line}\n[nee\n", encoding="utf-8")
    return folder


def indexed(directory: Path, letters: Path, engine: str | None = None) -> Path:
    with begin(directory, engine) as writer:
        build([letters], writer, jobs=1)
    return directory


def held(engine: Engine) -> Iterator[object]:
    """All that can be asked of an index."""
    sources = sorted(engine.sources(), key=lambda source: source.path)
    yield sources
    for source in sources:
        for kept in source.documents:
            yield engine.document(kept.id)
    yield engine.units
    for field in ("all", "subject", "party", "portfolio", "signing"):
        yield list(engine.lexicon(field))
    page = engine.search(tree.Term("all", "pont"), Filters(), "newest", None, 0)
    yield page.total
    yield [(match.unit, match.entry) for match in page.matches]


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_nothing_is_lost(tmp_path: Path, letters: Path, before: str, after: str) -> None:
    directory = indexed(tmp_path / "index", letters, before)
    with closing(open_index(directory)) as engine:
        expected = list(held(engine))
    done = convert(directory, after)
    assert (done.before, done.after, done.documents, done.units) == (before, after, 5, 4)
    manifest = read_manifest(directory)
    assert manifest
    assert manifest.engine == after
    with closing(open_index(directory)) as engine:
        assert engine.name == after
        assert list(held(engine)) == expected
    assert [path.name for path in directory.iterdir() if path.is_dir()] == [manifest.data]


@pytest.mark.parametrize("after", OTHERS)
def test_indexing_goes_on_where_it_was(tmp_path: Path, letters: Path, after: str) -> None:
    directory = indexed(tmp_path / "index", letters)
    convert(directory, after)
    with begin(directory) as writer:
        report = build([letters], writer, jobs=1)
    assert (report.unchanged, report.new, report.changed) == (5, 0, 0)
    assert len(report.failed) == 2
    (letters / "later.json").unlink()
    with begin(directory) as writer:
        build([letters], writer, jobs=1)
    with closing(open_index(directory)) as engine:
        found = engine.document(FIRST.id)
    assert found
    assert found.answered_on == FIRST.answered_on


def test_the_steps_are_letters(tmp_path: Path, letters: Path) -> None:
    steps: list[Step] = []
    convert(indexed(tmp_path / "index", letters), "whoosh", progress=steps.append)
    assert (steps[0].total, steps[0].what) == (5, "letters")
    assert (steps[-1].done, steps[-1].current) == (5, "")


@pytest.mark.parametrize("after", OTHERS)
def test_many_letters_are_moved_by_several_processes(
    tmp_path: Path, letters: Path, monkeypatch: pytest.MonkeyPatch, after: str
) -> None:
    directory = indexed(tmp_path / "index", letters)
    with closing(open_index(directory)) as engine:
        expected = list(held(engine))
    monkeypatch.setattr("search.convert._SLICE", 2)
    monkeypatch.setattr("search.convert.processors", lambda: 2)
    assert convert(directory, after).documents == 5
    with closing(open_index(directory)) as engine:
        assert list(held(engine)) == expected


def test_what_stops_it_leaves_the_index_as_it_was(
    tmp_path: Path, letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = indexed(tmp_path / "index", letters)
    before = read_manifest(directory)

    def gone(engine: Engine, name: str) -> Document | None:
        return None

    monkeypatch.setattr("search.engines.whoosh_engine.WhooshEngine.document", gone)
    with pytest.raises(KamerzoekError, match="is damaged: the letter ah-tk-"):
        convert(directory, "whoosh")
    assert read_manifest(directory) == before
    assert len([path for path in directory.iterdir() if path.is_dir()]) == 1
    with closing(open_index(directory)) as engine:
        assert {source.path for source in engine.sources()} >= {str(letters / "eerste.json")}


def test_where_there_is_nothing_to_convert_nothing_is_made(tmp_path: Path, letters: Path) -> None:
    with pytest.raises(KamerzoekError, match="there is no index in"):
        convert(tmp_path / "index", "whoosh")
    assert not (tmp_path / "index").exists()
    directory = indexed(tmp_path / "index", letters)
    with pytest.raises(KamerzoekError, match="no engine 'lucene'; choose from: whoosh"):
        convert(directory, "lucene")


def test_the_command_tells_what_was_moved(
    tmp_path: Path, letters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = indexed(tmp_path / "index", letters)
    line = ["convert", "--engine", "whoosh", "--index", str(directory)]
    result = CliRunner().invoke(kamerzoek, line)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("5 letters, 4 units moved from whoosh to whoosh in ")


@pytest.mark.parametrize("line", ["status --index {0}", "index {1} --index {0}"])
def test_an_index_that_has_outgrown_its_engine_says_so_once(
    tmp_path: Path, letters: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    directory = indexed(tmp_path / "index", letters)
    arguments = line.format(directory, letters).split()
    monkeypatch.setitem(BACKENDS, advice.FAST, "search.engines.whoosh_engine")
    assert CliRunner().invoke(kamerzoek, arguments).stderr == ""
    monkeypatch.setattr(advice, "MANY", 5)
    assert CliRunner().invoke(kamerzoek, arguments).stderr == (
        "Note: 5 units are many for whoosh; tantivy finds faster in so many: "
        f"kamerzoek convert --engine tantivy --index {directory}\n"
    )


@pytest.mark.parametrize(
    ("engine", "units", "told"),
    [
        pytest.param("whoosh", 49_999, False, id="not so many"),
        pytest.param("whoosh", 50_000, True, id="many"),
        pytest.param("tantivy", 400_000, False, id="an engine for many"),
    ],
)
def test_when_an_index_has_outgrown_its_engine(
    monkeypatch: pytest.MonkeyPatch, engine: str, units: int, told: bool
) -> None:
    monkeypatch.setitem(BACKENDS, advice.FAST, "search.engines.whoosh_engine")
    assert bool(advice.outgrown(Path("index"), engine, units)) is told


def test_nothing_is_advised_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(BACKENDS, advice.FAST, raising=False)
    assert advice.outgrown(Path("index"), "whoosh", 400_000) is None
