"""A large file is read in slices, apart from each other, and nothing is lost between them."""

import json
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.readers import Outcome, limits, read, slices, slicing
from corpus.readers.slicing import Slice


def in_slices(path: Path, size: int) -> list[Outcome]:
    parts = list(slicing.slices(path, path.suffix[1:], size))
    return [outcome for part in parts for outcome in read(path, part=part)]


def record(number: int) -> str:
    return json.dumps({"id": f"brief-{number}", "subject": "Pont " * (number % 7)})


LINES = st.lists(
    st.one_of(st.integers(0, 99).map(record), st.sampled_from(["", "{}", "geen json"])), min_size=1
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("slices")


@given(LINES, st.integers(1, 400), st.booleans(), st.sampled_from(["\n", "\r\n"]))
@settings(deadline=None)
def test_lines_in_slices_are_the_lines_of_the_file(
    folder: Path, lines: list[str], size: int, closed: bool, end: str
) -> None:
    path = folder / "x.jsonl"
    path.write_bytes((end.join(lines) + (end if closed else "")).encode())
    found = list(read(path))
    if path.stat().st_size > size and len(lines) > 1 and found[0].source != str(path):
        assert in_slices(path, size) == found


def test_slices_follow_each_other_up_to_the_end(folder: Path) -> None:
    path = folder / "y.jsonl"
    path.write_text("\n".join(map(record, range(100))))
    parts = list(slicing.slices(path, "jsonl", 500))
    assert len(parts) > 5
    assert (parts[0].start, parts[-1].end) == (0, path.stat().st_size)
    assert all(one.end == other.start for one, other in pairwise(parts))


def test_a_line_longer_than_a_slice_is_one_slice(folder: Path) -> None:
    path = folder / "z.jsonl"
    path.write_text("\n".join([record(1), json.dumps({"subject": "Pont " * 400}), record(2)]))
    assert [one.source for one in in_slices(path, 300)] == [f"{path}:{n}" for n in (1, 2, 3)]
    assert len(list(slicing.slices(path, "jsonl", 300))) < 5


def zipped(path: Path, **members: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("_", "."), text)
    return path


def test_members_in_slices_are_the_members_of_the_archive(folder: Path) -> None:
    letters = {f"{n}_json": record(n) for n in range(20)}
    path = zipped(folder / "a.zip", **letters, leeg_txt="", foto_jpg="x" * 90)
    assert len(list(slicing.slices(path, "zip", 100))) > 3
    assert in_slices(path, 100) == list(read(path))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("a.txt", "Vraag 1\n" * 99, id="a-letter"),
        pytest.param("a.json", json.dumps([{"subject": "Pont " * 50}] * 3), id="one-json-value"),
        pytest.param("a.jsonl", "", id="nothing"),
        pytest.param("a.jsonl", record(6), id="a-small-file"),
        pytest.param("a.zip", "PK\3\4 and no archive" * 50, id="a-broken-archive"),
        pytest.param("b.pdf", "%PDF-" * 99, id="a-pdf"),
        pytest.param("c.jsonl", "{\\rtf" * 99, id="what-is-not-read"),
    ],
)
def test_all_else_is_read_whole(folder: Path, name: str, content: str) -> None:
    path = folder / name
    path.write_text(content)
    assert list(slicing.slices(path, path.suffix[1:], 100)) == []
    assert list(slices(folder / "not there.jsonl")) == []


def test_an_archive_in_the_archive_is_counted_in_one_go(folder: Path) -> None:
    path = zipped(folder / "b.zip", a_txt="Vraag " * 50, c_zip="x" * 300)
    assert list(slicing.slices(path, "zip", 100)) == []


def test_an_archive_too_large_to_unpack_is_not_cut(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = zipped(folder / "c.zip", a_txt="Vraag " * 50, b_txt="Vraag " * 50)
    assert list(slicing.slices(path, "zip", 100)) == [Slice(0, 1), Slice(1, 2)]
    monkeypatch.setattr(limits, "MAX_UNPACKED", 500)
    assert list(slicing.slices(path, "zip", 100)) == []
