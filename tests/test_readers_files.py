"""From a path to what is in it: which reader, how much, archives, files of records."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.readers import SUFFIXES, Failed, Outcome, Read, limits, read, read_bytes
from corpus.text import Text

LETTER = b"Vraag 1\nBent u bekend met het bericht over de veerpont?\nAntwoord 1\nJa.\n"
RECORD = {"id": "d-1", "units": [{"numbers": ["1"], "questions": [], "answer": "Ja."}]}


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def reason(data: bytes, name: str) -> str:
    """Why a file that gives nothing else is not read."""
    (outcome,) = read_bytes(data, name)
    assert isinstance(outcome, Failed)
    return outcome.reason


def told(outcomes: list[Outcome]) -> dict[str, str]:
    """Each outcome by its source: the reason, or what kind of thing was read."""
    return {
        o.source: o.reason if isinstance(o, Failed) else type(o.content).__name__ for o in outcomes
    }


def test_a_file_is_named_as_the_caller_wants(tmp_path: Path) -> None:
    path = tmp_path / "brief.TXT"
    path.write_bytes(LETTER)
    (outcome,) = read(path, "brieven/brief.TXT")
    assert isinstance(outcome, Read)
    assert outcome.source == "brieven/brief.TXT"
    assert isinstance(outcome.content, Text)
    assert [o.source for o in read(path)] == [str(path)]


@pytest.mark.parametrize("name", ["weg.txt", "map.txt"])
def test_what_is_not_a_file_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "map.txt").mkdir()
    (outcome,) = read(tmp_path / name, name)
    assert outcome == Failed(name, "cannot be opened: no such file")


def test_a_letter_of_64_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "groot.txt"
    with path.open("wb") as file:
        file.write(b"Vraag 1")
        file.truncate(64 * limits.MB)
    (outcome,) = read(path, "groot.txt")
    assert outcome == Failed("groot.txt", "too large: 64 MB, the limit for one letter is 50 MB")


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        pytest.param(b"", "leeg.pdf", "empty", id="nothing in it"),
        pytest.param(b" \n\n", "wit.txt", "no text", id="only blanks"),
        pytest.param(LETTER, "brief.wpd", "a .wpd file, which is not read", id="another format"),
        pytest.param(LETTER, "brief", "a file without a suffix, which is not read", id="no suffix"),
        pytest.param(
            rb"{\rtf1 Vraag 1}", "brief.doc", "an RTF file, which is not read; save it as .docx",
            id="RTF under the name of .doc",
        ),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "brief.docx", "encrypted: it cannot be read without its password",
            id="an encrypted Word file",
        ),
        pytest.param(LETTER, "brief.pdf", "not a PDF file", id="text under the name of .pdf"),
        pytest.param(b"{", "x.json", "not JSON: Expecting property name", id="JSON cut off"),
        pytest.param(b'{"documents": []}', "x.json", "no letters in it", id="no records"),
    ],
)  # fmt: skip
def test_the_reason_is_told(data: bytes, name: str, expected: str) -> None:
    assert reason(data, name).startswith(expected)


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        pytest.param(b"<html><p>Vraag 1</p></html>", "brief.doc", "html", id="HTML as .doc"),
        pytest.param(b"\n<!DOCTYPE html><p>Vraag 1", "brief.txt", "html", id="HTML as .txt"),
        pytest.param(b"\xef\xbb\xbf<html><p>Vraag 1", "x.pdf", "html", id="HTML as .pdf"),
        pytest.param(b"<p>Vraag 1</p>", "brief.htm", "html", id="a fragment of HTML"),
        pytest.param(b"Vraag 1 < Vraag 2", "brief.txt", "text", id="text"),
    ],
)
def test_content_counts_for_more_than_the_suffix(data: bytes, name: str, form: str) -> None:
    (outcome,) = read_bytes(data, name)
    assert isinstance(outcome, Read)
    assert isinstance(outcome.content, Text)
    assert outcome.content.form == form


def test_every_suffix_has_a_reader_that_refuses_nonsense() -> None:
    assert sorted(SUFFIXES) == [
        ".doc", ".docx", ".htm", ".html", ".json", ".jsonl", ".odt", ".pdf", ".txt", ".xml", ".zip",
    ]  # fmt: skip
    for suffix in SUFFIXES:
        assert isinstance(next(read_bytes(b"\x00\x01\x02", f"x{suffix}")), Failed)


def test_too_much_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_TEXT", 1_000_000)
    assert reason(b"Vraag 1 " * 130_000, "x.txt") == "too much text: over 1 million characters"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param(b"a\n" * 1_000_001, "x.txt", id="lines"),
        pytest.param(b"<p>" * 2_000_002, "x.html", id="elements"),
        pytest.param(zipped({"word/document.xml": b"<a/>" * 2_000_002}), "x.docx", id="XML"),
    ],
)
def test_a_letter_in_a_million_pieces_is_refused(data: bytes, name: str) -> None:
    assert reason(data, name) == "too many pieces: over 1 million"


def test_a_defect_of_a_reader_costs_one_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    from corpus.readers import txt

    def broken(_: bytes) -> Text:
        raise KeyError("page")

    monkeypatch.setattr(txt, "read", broken)
    assert reason(LETTER, "x.txt") == "cannot be read: KeyError: 'page'"


# Archives


def test_an_archive_gives_its_letters_and_leaves_the_rest() -> None:
    data = zipped(
        {
            "2024/brief.txt": LETTER,
            "2024/leeg.txt": b"",
            "2024/foto.jpg": b"\xff\xd8",
            "__MACOSX/2024/brief.txt": LETTER,
            "2024/.brief.txt": LETTER,
            ".DS_Store": b"x",
            "record.json": json.dumps(RECORD).encode(),
        }
    )
    assert told(list(read_bytes(data, "a.zip", "map/a.zip"))) == {
        "map/a.zip/2024/brief.txt": "Text",
        "map/a.zip/2024/leeg.txt": "empty",
        "map/a.zip/record.json": "Document",
    }


def test_an_archive_on_disk_is_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"brief.txt": LETTER}))
    assert told(list(read(path, "a.zip"))) == {"a.zip/brief.txt": "Text"}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../brief.txt", "../brief.txt"),
        ("/etc/brief.txt", "/etc/brief.txt"),
        ("a/../../brief.txt", "a/../../brief.txt"),
        ("C:\\brief.txt", "C:/brief.txt"),
    ],
)
def test_a_name_that_leads_outside_is_refused(name: str, shown: str) -> None:
    outcomes = told(list(read_bytes(zipped({name: LETTER, "b.txt": LETTER}), "a.zip")))
    assert outcomes == {
        f"a.zip/{shown}": "refused: its name leads outside the archive",
        "a.zip/b.txt": "Text",
    }


def test_an_archive_may_hold_an_archive_but_no_deeper() -> None:
    inner = zipped({"brief.txt": LETTER})
    middle = zipped({"binnen.zip": inner, "brief.txt": LETTER})
    assert told(list(read_bytes(zipped({"midden.zip": middle}), "a.zip"))) == {
        "a.zip/midden.zip/binnen.zip": "an archive within an archive within an archive",
        "a.zip/midden.zip/brief.txt": "Text",
    }


def test_a_bomb_is_stopped_while_it_unpacks() -> None:
    data = zipped({"bom.txt": b"a" * (12 * limits.MB), "brief.txt": LETTER})
    assert told(list(read_bytes(data, "a.zip"))) == {
        "a.zip/bom.txt": "a zip bomb: it unpacks to over 200 times its size",
        "a.zip/brief.txt": "Text",
    }


def test_sizes_are_counted_and_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_LETTER", limits.MB)
    whole = zipped({"groot.txt": b"Vraag 1\n" * 200_000}, zipfile.ZIP_STORED)
    size = (1_600_000).to_bytes(4, "little")
    lying = whole.replace(size, (7).to_bytes(4, "little"))
    for data in (whole, lying):
        (outcome,) = read_bytes(data, "a.zip")
        assert isinstance(outcome, Failed)
    assert reason(whole, "a.zip") == "too large: over 1 MB, the limit for one letter"


def test_an_archive_ends_where_it_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_UNPACKED", 1000)
    data = zipped({f"{n}.txt": LETTER for n in range(100)})
    outcomes = list(read_bytes(data, "a.zip"))
    assert told(outcomes)["a.zip"].startswith("too large: it unpacks to over")
    assert 10 < len(outcomes) < 20


def test_an_encrypted_member_is_told() -> None:
    data = bytearray(zipped({"geheim.txt": LETTER}, zipfile.ZIP_STORED))
    data[6] |= 1  # the flag, in the member's own head and in the directory
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert told(list(read_bytes(bytes(data), "a.zip"))) == {
        "a.zip/geheim.txt": "encrypted: it cannot be read without its password"
    }


def test_one_damaged_member_does_not_cost_the_others() -> None:
    data = zipped({"a.txt": LETTER, "b.txt": LETTER * 2}, zipfile.ZIP_STORED)
    damaged = data.replace(b"veerpont", b"veerboot", 1)
    outcomes = told(list(read_bytes(damaged, "a.zip")))
    assert outcomes["a.zip/a.txt"].startswith("broken in the archive: Bad CRC-32")
    assert outcomes["a.zip/b.txt"] == "Text"


def test_a_broken_archive_is_one_failure() -> None:
    assert reason(zipped({"a.txt": LETTER})[:-30], "a.zip").startswith("not a zip archive that can")
    assert reason(zipped({}), "a.zip") == "no letters in it"


# Files of records


def lines(*parts: str) -> bytes:
    return "\n".join(parts).encode()


def test_a_jsonl_file_gives_a_document_a_line_and_names_the_bad_ones() -> None:
    data = lines(json.dumps(RECORD), "", "{kapot", '["lijst"]', json.dumps({**RECORD, "id": "d-2"}))
    outcomes = list(read_bytes(data, "a.jsonl"))
    assert told(outcomes) == {
        "a.jsonl:1": "Document",
        "a.jsonl:3": "not JSON: Expecting property name enclosed in double quotes: line 1 column 2"
        " (char 1)",
        "a.jsonl:4": 'not a record: an object is expected, found ["lijst"]',
        "a.jsonl:5": "Document",
    }
    assert isinstance(outcomes[0], Read)
    assert isinstance(outcomes[0].content, Document)
    assert outcomes[0].content.source == "a.jsonl:1"


def test_a_bad_record_of_a_json_file_does_not_cost_the_others() -> None:
    data = json.dumps({"documents": [RECORD, {"units": 5}]}).encode()
    assert told(list(read_bytes(data, "a.json"))) == {
        "a.json:1": "Document",
        "a.json:2": "units: not a list: 5",
    }


@pytest.mark.parametrize(
    ("data", "name", "sources"),
    [
        pytest.param(json.dumps(RECORD, indent=1).encode(), "a.jsonl", ["a.jsonl"], id="indented"),
        pytest.param(json.dumps([RECORD, RECORD]).encode(), "a.jsonl", ["a.jsonl:1", "a.jsonl:2"],
                     id="a list as .jsonl"),
        pytest.param(lines(*[json.dumps(RECORD)] * 2), "a.json", ["a.json:1", "a.json:2"],
                     id="lines as .json"),
        pytest.param(b"\xef\xbb\xbf" + lines(json.dumps(RECORD)), "a.jsonl", ["a.jsonl:1"],
                     id="with a mark before it"),
        pytest.param(lines(json.dumps({"documents": [RECORD, RECORD]})), "a.jsonl",
                     ["a.jsonl:1:1", "a.jsonl:1:2"], id="what inspect printed"),
    ],
)  # fmt: skip
def test_json_and_jsonl_are_told_by_content(data: bytes, name: str, sources: list[str]) -> None:
    assert told(list(read_bytes(data, name))) == dict.fromkeys(sources, "Document")


def test_a_line_too_long_to_be_a_letter_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_LINE", limits.MB)
    data = lines('{"a": "' + "x" * (3 * limits.MB) + '"}', json.dumps(RECORD))
    assert told(list(read_bytes(data, "a.jsonl"))) == {
        "a.jsonl:1": "too large: over 1 MB in one line",
        "a.jsonl:2": "Document",
    }


def test_a_member_without_a_name_does_not_cost_the_others() -> None:
    """Found by fuzzing: the zip library itself stumbles over one."""
    data = zipped({"X.txt": LETTER, "brief.txt": LETTER}).replace(b"X.txt", b"\0.txt")
    outcomes = list(read_bytes(data, "a.zip"))
    assert [outcome.source for outcome in outcomes] == ["a.zip/brief.txt"]
