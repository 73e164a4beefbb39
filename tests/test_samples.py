"""The samples: made anew they are the same bytes, and every letter is read as it was written.

The sources of the samples hold what is true of each letter, beside what it prints. So here
the whole way from a file to its units is held against what a person wrote down: who asked
whom, who answered and when, every question and every answer to the last word.
"""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corpus.document import Document, Office
from corpus.errors import UnreadableError
from corpus.readers import SUFFIXES, Failed, Read, read
from corpus.samples.make import write
from corpus.samples.making.broken import MAKERS
from corpus.samples.making.source import MARK, Letter, letters, parse
from corpus.samples.making.truth import groups
from corpus.text import Text
from indexer.splitter import split

SAMPLES = Path(__file__).resolve().parent.parent / "corpus" / "samples"
EXPECTED: dict[str, dict[str, Any]] = json.loads((SAMPLES / "expected.json").read_text("utf-8"))
LETTERS = letters()
FILES = sorted({letter.file for letter in LETTERS})
READABLE = {"control-characters.txt", "no-letter.txt"}
FACTS = ["kind", "number", "session", "reference", "asked_on", "answered_on", "askers"]
OFFICES = ["addressees", "ministers", "on_behalf_of"]


def squeeze(text: str | None) -> str:
    """A text without blanks, hyphens, accents and case, in which ways of extraction differ."""
    plain = unicodedata.normalize("NFKD", text or "").casefold()
    return re.sub(r"[\s\-\u00ad\u00b4\u0300-\u036f\u2010-\u2015]", "", plain)


@cache
def documents(file: str) -> tuple[Document, ...]:
    """All documents that reading a sample gives."""
    found: list[Document] = []
    for outcome in read(SAMPLES / "letters" / file, file):
        assert isinstance(outcome, Read), outcome
        content = outcome.content
        found += [content] if isinstance(content, Document) else split(content, outcome.source)
    return tuple(found)


def broken_documents(name: str) -> tuple[Document, ...]:
    """The documents of a broken sample that can be read all the same."""
    (outcome,) = read(SAMPLES / "broken" / name, name)
    assert isinstance(outcome, Read)
    assert isinstance(outcome.content, Text)
    return split(outcome.content, outcome.source)


def facts(document: Document) -> dict[str, Any]:
    """A document's facts, squeezed where ways of printing differ."""
    return {
        **{key: getattr(document, key) for key in FACTS[:4]},
        **{key: str(getattr(document, key) or "") for key in ("asked_on", "answered_on")},
        "askers": [(squeeze(asker.name), squeeze(asker.party)) for asker in document.askers],
        **{key: sorted(seat(o, key) for o in getattr(document, key)) for key in OFFICES},
    }


def seat(office: Office, key: str) -> tuple[str, ...]:
    """An office to compare: whoever is addressed has no name."""
    name = office.name if key == "ministers" else None
    return (squeeze(office.role), squeeze(name), squeeze(office.portfolio))


def written_facts(want: dict[str, Any]) -> dict[str, Any]:
    """The same of what was written down; a fact that is not there is not checked."""
    given = {key: want[key] for key in [*FACTS, *OFFICES] if key in want}
    given |= {key: given[key] or "" for key in ("asked_on", "answered_on") if key in given}
    if "askers" in given:
        given["askers"] = [(squeeze(name), squeeze(party)) for name, party in given["askers"]]
    for key in OFFICES:
        if key in given:
            given[key] = sorted(seat(Office(**office), key) for office in given[key])
    return given


def pattern(text: str) -> re.Pattern[str]:
    """The whole of a written text; a reference to a note may stand in it in any form."""
    parts = MARK.split(text)
    mark = r"\[?\^?\d{0,2}\]?\)?"
    return re.compile(mark.join(re.escape(squeeze(part)) for part in parts[::2]))


def wrong_units(letter: Letter, document: Document) -> list[tuple[str, str]]:
    """(as written, as found) for every unit, question and answer that is not as it was written."""
    wrong: list[tuple[str, str]] = []
    found = {unit.numbers: unit for unit in document.units}
    for group in groups(letter):
        unit = found.pop(group.numbers, None)
        if unit is None or len(unit.questions) != len(group.questions):
            wrong.append((f"{group.numbers}, {len(group.questions)} questions", f"{unit}"))
            continue
        pairs = [
            (asked.text, question.text)
            for asked, question in zip(group.questions, unit.questions, strict=True)
        ]
        answer = group.answer.text.replace("(nieuwe pagina)", "") if group.answer else ""
        pairs.append((answer, unit.answer or ""))
        wrong += [(a, b) for a, b in pairs if not pattern(a).fullmatch(squeeze(b))]
    return wrong + [("nothing", f"{unit}") for unit in found.values()]


def test_made_anew_the_samples_are_the_same_bytes(tmp_path: Path) -> None:
    write(tmp_path)
    made = {p.relative_to(tmp_path).as_posix(): p for p in tmp_path.rglob("*") if p.is_file()}
    for name, path in made.items():
        assert path.read_bytes() == (SAMPLES / name).read_bytes(), name
    kept = [p for folder in ("letters", "broken") for p in (SAMPLES / folder).iterdir()]
    assert {p.relative_to(SAMPLES).as_posix() for p in kept} | {"expected.json"} == set(made)


def test_the_samples_stay_small() -> None:
    assert sum(p.stat().st_size for p in SAMPLES.rglob("*") if "__pycache__" not in p.parts) < 2**20


@pytest.mark.parametrize("folder", ["letters", "broken"])
def test_the_readme_says_invented_first_and_lists_every_file(folder: str) -> None:
    text = (SAMPLES / folder / "README.md").read_text("utf-8")
    assert "INVENTED" in text.splitlines()[0]
    for path in (SAMPLES / folder).iterdir():
        assert path.name == "README.md" or f"| `{path.name}` |" in text


def test_the_sources_are_not_read_as_letters() -> None:
    assert not [p.name for p in (SAMPLES / "sources").iterdir() if p.suffix in SUFFIXES]


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.name)
def test_every_note_of_a_source_is_referred_to_and_every_reference_has_its_note(
    letter: Letter,
) -> None:
    marks = {mark for block in letter.body for mark in MARK.findall(block.text)}
    assert marks == {number for note in letter.of("noot") for number in note.numbers}


@pytest.mark.parametrize("file", FILES)
def test_the_facts_of_a_letter_are_read_as_they_were_written(file: str) -> None:
    want = EXPECTED[Path(file).stem]
    found = documents(file)
    assert len(found) == 1 + len(want.get("more", []))
    for document, truth in zip(found, [want, *want.get("more", [])], strict=True):
        given = written_facts(truth)
        assert {key: facts(document)[key] for key in given} == given
        # Where none is printed, reading may still take one from a quoted headline.
        assert squeeze(truth.get("subject_has")) in squeeze(document.subject)
        assert not re.search(r"\w- \w", document.subject or ""), "a line end left its hyphen"


@pytest.mark.parametrize("file", FILES)
def test_every_question_and_answer_is_found_to_the_last_word(file: str) -> None:
    of_file = [letter for letter in LETTERS if letter.file == file]
    for letter, document in zip(of_file, documents(file), strict=True):
        assert wrong_units(letter, document) == []


@pytest.mark.parametrize("file", FILES)
def test_furniture_and_notes_are_in_no_unit(file: str) -> None:
    want = EXPECTED[Path(file).stem]
    for document, truth in zip(documents(file), [want, *want.get("more", [])], strict=True):
        texts = [q.text for unit in document.units for q in unit.questions]
        text = squeeze(" ".join(texts + [unit.answer or "" for unit in document.units]))
        assert [s for s in truth["not_in_units"] if squeeze(s) in text] == []


@pytest.mark.parametrize("name", [name for name in MAKERS if name not in READABLE])
def test_a_broken_file_is_refused_with_its_reason(name: str) -> None:
    refused = [o for o in read(SAMPLES / "broken" / name, name) if isinstance(o, Failed)]
    assert refused
    for outcome in refused:
        assert outcome.source.startswith(name)
        # A reason that a reader foresaw, on one line: not the text of some exception.
        assert "Error" not in outcome.reason
        assert "\n" not in outcome.reason


def test_what_is_good_in_a_broken_file_of_records_is_read() -> None:
    outcomes = list(read(SAMPLES / "broken" / "broken-line.jsonl"))
    assert [type(outcome) for outcome in outcomes][:2] == [Read, Failed]


def test_a_letter_with_control_characters_is_a_letter_like_any_other() -> None:
    (document,) = broken_documents("control-characters.txt")
    assert (document.subject or "").startswith("=HYPERLINK(")
    assert [unit.numbers for unit in document.units] == [("1",)]
    assert document.ministers[0].name == "Van Rijsbeek"


def test_a_shopping_list_is_no_letter() -> None:
    with pytest.raises(UnreadableError, match="not a letter"):
        broken_documents("no-letter.txt")


def test_a_source_says_what_is_printed_and_what_is_true() -> None:
    letter = parse(
        "brief",
        "file: brief.txt\nsubject: een onderwerp\n dat doorloopt\n\n"
        "[vraag 1 2] Vraag 1 en 2\nWaarom?{1}\nDaarom.\n\nEn?\n\n"
        "[antwoord 1 2]\nNiet.\n\n[noot 1] Een noot\nop twee regels.\n",
    )
    assert letter.get("subject") == "een onderwerp dat doorloopt"
    (question,) = letter.of("vraag")
    assert (question.numbers, question.printed) == (("1", "2"), "Vraag 1 en 2")
    assert question.paragraphs == ("Waarom?{1} Daarom.", "En?")
    (answer,) = letter.of("antwoord")
    assert (answer.printed, answer.text) == ("", "Niet.")
    assert letter.of("noot")[0].text == "Een noot op twee regels."
