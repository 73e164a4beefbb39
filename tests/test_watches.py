"""The file of watches: beside the index, and one clear line when it is not as it should be."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from corpus.errors import KamerzoekError
from search.batches import Seen
from search.find import Request
from search.requests import dump, load
from search.watches import SCHEMA_VERSION, state_file, watches


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Where an index would be, with a watch of it."""
    place = tmp_path / "kamervragen"
    with watches(place, make=True) as state:
        state.add("pont", Request("veerpont"))
    return place


def names(index: Path) -> list[str]:
    with watches(index) as state:
        return [watch.name for watch in state.all()]


def test_the_file_lies_beside_the_index(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [path.name for path in index.parent.iterdir()] == ["kamervragen.watches.sqlite"]
    monkeypatch.chdir(index.parent)
    assert names(Path("kamervragen")) == ["pont"]
    index.mkdir()
    monkeypatch.chdir(index)
    assert state_file(Path()) == state_file(index)
    assert state_file(Path("../kamervragen")) == state_file(index)
    (index.parent / "nu").symlink_to(index)
    assert state_file(index.parent / "nu").name == "nu.watches.sqlite"


def test_looking_at_watches_makes_no_file(tmp_path: Path) -> None:
    assert names(tmp_path / "index") == []
    assert list(tmp_path.iterdir()) == []


def test_each_file_is_known_from_others(index: Path, tmp_path: Path) -> None:
    with watches(index) as one, watches(tmp_path / "other", make=True) as other:
        assert one.token != other.token


def test_a_watch_that_is_removed_takes_all_it_has_seen_along(index: Path) -> None:
    with watches(index) as state:
        (watch,) = state.named(["PONT"])
        Seen(state, watch).see([("2024Z00001#1", True)])
        state.remove(watch)
        assert len(Seen(state, watch)) == 0
        assert state.add("pont", Request("brug")).id != watch.id


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param(["brug"], "there is no watch 'brug'; there are: pont", id="some"),
        pytest.param(["pont", "pond"], "there is no watch 'pond'", id="one of two"),
    ],
)
def test_an_unknown_name_is_told_with_those_there_are(
    index: Path, typed: list[str], said: str
) -> None:
    with watches(index) as state, pytest.raises(KamerzoekError, match=said):
        state.named(typed)


def spoilt(path: Path) -> None:
    path.write_bytes(b"onzin " * 400)


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def pages_lost(path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))


def changed(sql: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with closing(sqlite3.connect(path)) as database:
            database.executescript(sql)

    return change


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        pytest.param(spoilt, "are damaged: file is not a database", id="no database"),
        pytest.param(half, "are damaged: database disk image is malformed", id="cut short"),
        pytest.param(pages_lost, "are damaged: database disk image is malformed", id="pages"),
        pytest.param(changed("DROP TABLE news; DROP TABLE batch; DROP TABLE watch"),
                     "are damaged: no such table", id="a table lost"),
        pytest.param(changed("PRAGMA user_version = 99"),
                     rf"by another version \(schema 99, this program has {SCHEMA_VERSION}\)",
                     id="another version"),
        pytest.param(changed("PRAGMA application_id = 7"), "is no file of watches",
                     id="of another program"),
        pytest.param(a_folder, "cannot be read or written: unable to open", id="a folder"),
    ],
)  # fmt: skip
def test_a_file_that_does_not_fit_is_one_line(
    index: Path, damage: Callable[[Path], None], said: str
) -> None:
    damage(state_file(index))
    with pytest.raises(KamerzoekError, match=said) as caught:
        names(index)
    assert "\n" not in str(caught.value)
    assert str(state_file(index)) in str(caught.value)


def test_an_empty_file_is_made_one_of_watches(tmp_path: Path) -> None:
    state_file(tmp_path / "index").touch()
    assert names(tmp_path / "index") == []
    with watches(tmp_path / "index") as state:
        state.add("pont", Request("veerpont"))
    assert names(tmp_path / "index") == ["pont"]


def test_who_finds_the_file_in_use_for_too_long_is_told(index: Path) -> None:
    with watches(index) as state, state.transaction():
        assert names(index) == ["pont"]
        with (
            pytest.raises(KamerzoekError, match="another kamerzoek is at work on the watches"),
            watches(index, patience=0) as other,
            other.transaction(),
        ):
            pytest.fail("two at once")
    with watches(index, patience=0) as state, state.transaction():
        pass


def test_what_was_begun_and_not_ended_has_not_happened(index: Path) -> None:
    with watches(index) as state:
        with suppress(ZeroDivisionError), state.transaction():
            state.add("brug", Request("brug"))
            raise ZeroDivisionError
        assert [watch.name for watch in state.all()] == ["pont"]


@pytest.mark.parametrize(
    "request_",
    [
        pytest.param(Request(limit=None), id="nothing"),
        pytest.param(
            Request("a \ud800", minister=("Öz", "K"), since="30d", limit=None), id="words"
        ),
        pytest.param(Request("x", doubtful=False, any_word=True, limit=None), id="switches"),
    ],
)
def test_a_request_comes_back_as_it_was_typed(request_: Request) -> None:
    assert load(dump(request_)) == request_


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "null",
        '{"query": "x"}',
        '{"query": "x", "options": []}',
        '{"query": "x", "options": {"colour": ["red"]}}',
        '{"query": "x", "options": {"from": []}}',
        '{"query": "x", "options": {"minister": 3}}',
    ],
)
def test_a_request_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(KamerzoekError, match="its search cannot be read"):
        load(text)
