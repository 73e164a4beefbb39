"""What is tantivy's own, beside the contract that all engines keep."""

from pathlib import Path

import pytest

from corpus.document import Document
from corpus.records import to_json
from indexer.entries import entries, texts_of
from search.engines.tantivy_engine import backend
from search.engines.tantivy_letters_engine import Letter
from search.engines.tantivy_units_engine import framed
from search.engines.tantivy_writer_engine import TantivyWriter
from search.filters import Filters
from search.query import any_unit
from tests.factories import document, letter


def test_a_letter_is_read_whose_units_lie_in_two_segments(tmp_path: Path) -> None:
    """A segment that is full ends anywhere, also within a letter."""
    cut = letter(*[(f"Vraag over de pont {n}?", f"Antwoord {n}.") for n in range(4)], id="cut")
    other = letter(("Vaart de pont?", "Nee."), ("Waarom?", "Stuk."), id="other")
    backend.create(tmp_path)
    with backend.writer(tmp_path) as writer:
        assert isinstance(writer, TantivyWriter)
        (prepared,) = writer.prepare([cut])
        first, rest = prepared.documents[:2], prepared.documents[2:]
        writer.add_prepared([prepared._replace(documents=first)], [True])
        writer.commit()
    with backend.writer(tmp_path) as writer:
        writer.add([other])
        writer.add_prepared([prepared._replace(documents=rest)], [True])
        writer.commit()
    engine = backend.open(tmp_path)
    matches = engine.search(any_unit(), Filters(), "newest", None, 0).matches
    assert [one.entry.unit for one in matches] == [*cut.units, *other.units]
    assert (engine.document("cut"), engine.document("other")) == (cut, other)
    engine.close()


def test_what_a_killed_commit_deleted_is_no_hindrance_to_the_next(tmp_path: Path) -> None:
    """The list of what is deleted bears a stamp; the commit after a crash comes to it again."""
    letters = [letter((f"Vraag over de pont {n}?", "Ja."), id=f"l{n}") for n in range(3)]
    backend.create(tmp_path)
    with backend.writer(tmp_path) as writer:
        writer.add(letters)
        writer.commit()
    with backend.writer(tmp_path) as writer:
        writer.delete(["l0"])
        writer.commit()
    (named,) = tmp_path.glob("*.del")
    segment, stamp, _ = named.name.split(".")
    for later in range(1, 30):
        (tmp_path / f"{segment}.{int(stamp) + later}.del").touch()
    with backend.writer(tmp_path) as writer:
        writer.delete(["l1"])
        writer.commit()
    engine = backend.open(tmp_path)
    assert [engine.document(one.id) is None for one in letters] == [True, True, False]
    engine.close()


@pytest.mark.parametrize(
    "one",
    [
        pytest.param(letter(("Vaart de pont?", "Ja."), ("Waarom?", None), id="a"), id="units"),
        pytest.param(letter((" ", "Ja."), id="b", subject=None), id="blank texts are left out"),
        pytest.param(document(id="c", subject="Een pont"), id="no units"),
    ],
)
def test_the_texts_of_a_kept_unit_are_those_of_its_entry(one: Document) -> None:
    about = to_json(one)
    units, about["units"] = about["units"], []
    kept = Letter(framed([about, *units]))
    for nth, entry in enumerate(entries(one)):
        assert kept.texts(nth) == texts_of(kept.entry(nth)) == texts_of(entry)
