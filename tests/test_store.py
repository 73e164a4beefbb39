"""The index directory: what is refused and with which words, rebuilding, one writer at a time."""

import json
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from whoosh import query as tree

from corpus.errors import KamerzoekError
from indexer.analysis import ANALYSIS_VERSION
from search.backends import BACKENDS
from search.filters import Filters
from search.manifest import MANIFEST, read_manifest
from search.store import LOCK, begin, open_index
from tests.factories import letter


def make(directory: Path, *names: str, rebuild: bool = False) -> None:
    with begin(directory, rebuild=rebuild) as writer:
        writer.add(letter(id=name) for name in names)
        writer.commit()


def held(directory: Path) -> list[str]:
    """The letters in an index."""
    engine = open_index(directory)
    page = engine.search(tree.Every(), Filters(), "relevance", None, 0)
    found = sorted(match.entry.document.id for match in page.matches)
    engine.close()
    return found


def folders(directory: Path) -> list[str]:
    return [path.name for path in directory.iterdir() if path.is_dir()]


def change(directory: Path, **fields: object) -> None:
    manifest = directory / MANIFEST
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), **fields}))


def test_an_index_is_made_where_there_is_none_and_goes_on_from_there(tmp_path: Path) -> None:
    directory = tmp_path / "nieuwe map" / "index"
    make(directory, "a")
    make(directory, "b")
    assert held(directory) == ["a", "b"]
    manifest = read_manifest(directory)
    assert manifest is not None
    assert (manifest.engine, manifest.analysis) == ("whoosh", ANALYSIS_VERSION)
    assert manifest.created
    assert folders(directory) == [manifest.data]


def test_nothing_is_an_index_before_its_first_commit(tmp_path: Path) -> None:
    with begin(tmp_path / "index") as writer:
        writer.add([letter()])
    with pytest.raises(KamerzoekError, match="there is no index in"):
        open_index(tmp_path / "index")
    assert folders(tmp_path / "index") == []


def test_a_rebuild_replaces_everything_at_once(tmp_path: Path) -> None:
    make(tmp_path, "a")
    before = open_index(tmp_path)
    with begin(tmp_path, rebuild=True) as writer:
        assert writer.sources() == {}
        writer.add([letter(id="b")])
        assert held(tmp_path) == ["a"]
        writer.commit()
        assert held(tmp_path) == ["b"]
    assert before.document("a") == letter(id="a")
    assert len(folders(tmp_path)) == 1
    before.close()


def test_a_rebuild_that_does_not_commit_leaves_the_old_index(tmp_path: Path) -> None:
    make(tmp_path, "a")
    with suppress(ZeroDivisionError), begin(tmp_path, rebuild=True) as writer:
        writer.add([letter(id="b")])
        raise ZeroDivisionError
    assert held(tmp_path) == ["a"]
    assert len(folders(tmp_path)) == 1


def test_what_a_crashed_rebuild_left_is_removed_by_the_next_writer(tmp_path: Path) -> None:
    make(tmp_path, "a")
    (tmp_path / "data-0badc0de").mkdir()
    (tmp_path / "data-0badc0de" / "half.seg").write_bytes(b"half")
    assert held(tmp_path) == ["a"]
    make(tmp_path, "b")
    assert held(tmp_path) == ["a", "b"]
    assert len(folders(tmp_path)) == 1


def spoil_manifest(directory: Path) -> None:
    (directory / MANIFEST).write_text("{")


def not_an_object(directory: Path) -> None:
    (directory / MANIFEST).write_text("[]")


def point_elsewhere(directory: Path) -> None:
    change(directory, data="../..")


def lose_data(directory: Path) -> None:
    (directory / folders(directory)[0]).rename(directory / "weg")


def lose_files(directory: Path) -> None:
    for path in (directory / folders(directory)[0]).iterdir():
        path.unlink()


def spoil_files(directory: Path) -> None:
    for path in (directory / folders(directory)[0]).iterdir():
        path.write_bytes(b"onzin")


DAMAGE = [
    pytest.param(spoil_manifest, "is damaged: index.json cannot be read", id="broken-manifest"),
    pytest.param(not_an_object, "is damaged: index.json cannot be read", id="manifest-of-else"),
    pytest.param(point_elsewhere, "is damaged: index.json names no data folder", id="elsewhere"),
    pytest.param(lose_data, "is damaged: data-.* is missing", id="no-data-folder"),
    pytest.param(lose_files, "is damaged: its files cannot be read", id="no-files"),
    pytest.param(spoil_files, "is damaged: its files cannot be read", id="broken-files"),
    pytest.param(
        lambda directory: change(directory, analysis=0),
        r"was made by another version \(analysis 0, this program has \d+\)",
        id="other-analysis",
    ),
    pytest.param(
        lambda directory: change(directory, schema=99),
        r"was made by another version \(schema 99, this program has \d+\)",
        id="other-schema",
    ),
]


@pytest.mark.parametrize(("damage", "words"), DAMAGE)
def test_an_index_that_does_not_fit_is_refused_with_what_mends_it(
    tmp_path: Path, damage: Callable[[Path], None], words: str
) -> None:
    directory = tmp_path / "mijn index"
    make(directory, "a")
    damage(directory)
    with pytest.raises(KamerzoekError, match=words) as error:
        open_index(directory)
    command = f"kamerzoek index --rebuild PATH... --index '{directory}'"
    assert error.value.hint == f"rebuild it: {command}"
    with pytest.raises(KamerzoekError, match=words), begin(directory):
        pass
    make(directory, "b", rebuild=True)
    assert held(directory) == ["b"]


def test_no_index(tmp_path: Path) -> None:
    for directory in (tmp_path, tmp_path / "weg", tmp_path / MANIFEST / "in-a-file"):
        with pytest.raises(KamerzoekError, match="there is no index in") as error:
            open_index(directory)
        assert error.value.hint == f"make one: kamerzoek index PATH... --index {directory}"
        (tmp_path / MANIFEST).unlink(missing_ok=True)


def test_a_file_is_no_place_for_an_index(tmp_path: Path) -> None:
    file = tmp_path / "brief.txt"
    file.write_text("Geachte voorzitter")
    with pytest.raises(KamerzoekError, match="is a file, not a folder"), begin(file):
        pass
    with pytest.raises(KamerzoekError, match="cannot write the index in"), begin(file / "index"):
        pass


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("Geachte voorzitter")
    with pytest.raises(KamerzoekError, match="holds other files and is no index"), begin(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["brief.txt"]


def test_a_full_disk_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path) -> None:
        raise OSError(28, "No space left on device")

    make(tmp_path, "a")
    monkeypatch.setattr("search.engines.whoosh_merge_engine.sync", full)
    with pytest.raises(KamerzoekError, match=r"cannot write the index in .*: No space left"):
        make(tmp_path, "b")
    monkeypatch.undo()
    assert held(tmp_path) == ["a"]


def test_an_unknown_engine_is_told_which_there_are(tmp_path: Path) -> None:
    with (
        pytest.raises(KamerzoekError, match="there is no engine 'zoekmachine'") as error,
        begin(tmp_path / "index", engine="zoekmachine"),
    ):
        pass
    assert error.value.hint == "choose from: " + ", ".join(BACKENDS)
    assert not (tmp_path / "index").exists()


def test_another_engine_needs_a_conversion(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a")
    monkeypatch.setitem(BACKENDS, "other", "search.engines.whoosh_engine")
    with (
        pytest.raises(KamerzoekError, match="is kept by whoosh, not by other") as error,
        begin(tmp_path, engine="other"),
    ):
        pass
    assert error.value.hint == (f"change it: kamerzoek convert --engine other --index {tmp_path}")


def test_a_second_writer_waits_and_says_so_once(tmp_path: Path) -> None:
    make(tmp_path, "a")
    waited = threading.Event()
    second = threading.Thread(target=lambda: make_waiting(tmp_path, waited.set))
    with begin(tmp_path) as writer:
        second.start()
        assert waited.wait(10)
        writer.add([letter(id="b")])
        writer.commit()
    second.join(10)
    assert held(tmp_path) == ["a", "b", "c"]


def make_waiting(directory: Path, waiting: Callable[[], None]) -> None:
    with begin(directory, waiting=waiting) as writer:
        writer.add([letter(id="c")])
        writer.commit()


def test_a_second_writer_may_give_up(tmp_path: Path) -> None:
    calls: list[int] = []
    with (
        begin(tmp_path),
        pytest.raises(KamerzoekError, match="another kamerzoek is indexing in"),
        begin(tmp_path, waiting=lambda: calls.append(1), timeout=0.1),
    ):
        pass
    assert calls == [1]


def test_reading_needs_no_lock(tmp_path: Path) -> None:
    make(tmp_path, "a")
    with begin(tmp_path):
        assert held(tmp_path) == ["a"]
    (tmp_path / LOCK).unlink(missing_ok=True)
    assert held(tmp_path) == ["a"]
