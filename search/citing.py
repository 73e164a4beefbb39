"""Who cites what: citations with the passages that they stand in, and what is cited.

A letter cites in its questions, its answers, its notes and its header ("Zie ook Aanhangsel
..."). A note speaks for the units that refer to it; the header, and a note that no unit
refers to, for the letter. A paper is known by the identifier under which it is published
(`indexer/references.py`); a letter of the index goes by all that it prints, so that who
cites it by its reference and who cites it by its number in the Aanhangsel are found alike.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from corpus.document import Document, Reference, Unit
from indexer.entries import head

from .engine import Engine
from .facts import targets, terms, within
from .filters import Filters
from .find import letter_of
from .hits import Hit, Snippet
from .snippet import passages

_MOST = 20  # letters that share a reference


@dataclass(frozen=True, slots=True)
class Paper:
    """What is cited: its `sort`, its identifier `target`, and the `letter` of the index it is."""

    sort: str
    target: str
    letter: Document | None = None


@dataclass(frozen=True, slots=True)
class Citing:
    """A place where a letter cites a paper; `unit` is None where the letter as a whole does.

    `printed` is the citation as it stands there, `label` the mark of a note or the numbers
    of a question or answer, and `passage` what stands around it.
    """

    document: Document
    unit: Unit | None
    paper: Paper
    field: str
    label: tuple[str, ...]
    printed: str
    passage: Snippet


@dataclass(slots=True)
class Papers:
    """The papers of an index: whether what is cited is one of its letters, looked up once."""

    engine: Engine
    _known: dict[str, Paper] = field(default_factory=dict)

    def paper(self, sort: str, target: str) -> Paper:
        """A paper by its identifier."""
        if target not in self._known:
            letter = next(letters(self.engine, target), None)
            self._known[target] = Paper(sort, target, letter)
        return self._known[target]


def letters(engine: Engine, identifier: str) -> Iterator[Document]:
    """The letters of an index, without their texts, that print an identifier, the newest first."""
    wanted = terms("document", [identifier]) | terms("reference", [identifier])
    page = engine.search(wanted, Filters(), "newest", _MOST, 0, by_letter=True)
    return (head(match.entry.document) for match in page.matches)


def identifiers(engine: Engine, typed: str) -> tuple[str, ...]:
    """What a paper may be cited by: as typed, and all that the letter prints if it is one."""
    own = letter_of(engine, typed)
    asked = (own.document.id,) if own else targets(typed)
    known = [letter for one in asked for letter in letters(engine, one)]
    return tuple(dict.fromkeys([*asked, *(name for one in known for name in _names(one))]))


def _names(letter: Document) -> Iterator[str]:
    yield letter.id
    if letter.reference:
        yield letter.reference
    if letter.number and letter.session:
        yield f"ah-tk-{letter.session.replace('-', '')}-{letter.number}"


def citing(
    engine: Engine, hits: Iterable[Hit], asked: tuple[str, ...]
) -> Iterator[tuple[Hit, list[Citing]]]:
    """The letters of some hits, each with the places where it cites what is asked for."""
    papers = Papers(engine)
    for hit in hits:
        letter = engine.document(hit.document.id)
        if letter:
            yield hit, list(places(letter, papers, asked=asked))


def places(
    letter: Document,
    papers: Papers,
    *,
    unit: Unit | None = None,
    asked: tuple[str, ...] = (),
) -> Iterator[Citing]:
    """The places where a whole letter, or one unit of it, cites something, or what is asked for.

    Citations of one paper that stand close together share a passage.
    """
    about, together = head(letter), dict[tuple[str | int | None, ...], list[Reference]]()
    for one in letter.references:
        if asked and not any(within(one.target, name) for name in asked):
            continue
        if unit is None or unit in speakers(letter, one):
            together.setdefault((one.field, one.unit, one.nth, one.target), []).append(one)
    for same in together.values():
        first = same[0]
        paper = papers.paper(_sort(same), first.target)
        printed = ", ".join(dict.fromkeys(one.text for one in same))
        speaker = next(iter(speakers(letter, first)), None)
        for passage in _passages(letter, same, printed):
            yield Citing(
                about, speaker, paper, first.field, _label(letter, first), printed, passage
            )


def _sort(same: Sequence[Reference]) -> str:
    """What sort of paper it is: a motie is cited with its Kamerstuk behind it."""
    sorts = [one.sort for one in same]
    return "motie" if "motie" in sorts else sorts[0]


def speakers(letter: Document, reference: Reference) -> list[Unit]:
    """The units that cite: where it stands, or that refer to the note; [] for the whole letter."""
    if reference.field == "footnote":
        mark = _label(letter, reference)
        return [unit for unit in letter.units if mark and mark[0] in unit.notes]
    return [unit for unit in letter.units if unit.id == reference.unit]


def _label(letter: Document, reference: Reference) -> tuple[str, ...]:
    nth = reference.nth
    if reference.field == "footnote":
        return (letter.footnotes[nth].mark,) if nth < len(letter.footnotes) else ()
    unit = next((one for one in letter.units if one.id == reference.unit), None)
    if unit is None:
        return ()
    if reference.field == "question" and nth < len(unit.questions):
        return unit.questions[nth].numbers
    return unit.numbers


def _text(letter: Document, reference: Reference) -> str:
    """The text that a citation stands in; of a header, which is not kept, nothing."""
    nth = reference.nth
    if reference.field == "footnote":
        return letter.footnotes[nth].text if nth < len(letter.footnotes) else ""
    unit = next((one for one in letter.units if one.id == reference.unit), None)
    if unit and reference.field == "question" and nth < len(unit.questions):
        return unit.questions[nth].text
    return (unit.answer or "") if unit and reference.field == "answer" else ""


def _passages(letter: Document, same: Sequence[Reference], printed: str) -> list[Snippet]:
    """What stands around citations in one text; where that is not known, they as `printed`."""
    first = same[0]
    text = _text(letter, first)
    places = [
        (one.start, one.end)
        for one in same
        if one.start is not None and one.end is not None and 0 <= one.start < one.end <= len(text)
    ]
    if places:
        return list(passages(first.field, text, places))
    return [Snippet(first.field, printed, ((0, len(printed)),) if printed else ())]
