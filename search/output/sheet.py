"""A list of hits as a document for who did not make it: what a page, Markdown and mail share.

On top stand what was searched for and how much was found; then the hits, each with its
passages and its citation; at the end how the list was made, so that it can be made again.
Nothing of a record in it commands a terminal or breaks a line.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..about import About
from ..citation import citation
from ..hits import Hit, Hits, Snippet
from ..marking import Wanted, marks, wanted
from . import dutch
from .terminal import safe
from .words import answered_by, asker, question_label

LABELS = {"question": "Vraag", "answer": "Antwoord"}
EVERYTHING = "Alle vragen en antwoorden"

Rows = tuple[tuple[str, str], ...]
Pieces = tuple[tuple[str, bool], ...]
"""A text in pieces, each marked or not."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage: "Vraag" or "Antwoord", and its text."""

    label: str
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Item:
    """A hit in words. `state` is what is out of the ordinary, `more` how many go with it."""

    rank: int
    unit: str
    subject: Pieces
    when: str
    by: str
    asked: str
    state: str
    more: str
    passages: tuple[Passage, ...]
    citation: str
    address: str | None
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Head:
    """What stands on top: the `title`, the number found, and the filters by their labels."""

    title: str
    found: str
    filters: Rows


def head(hits: Hits, about: About) -> Head:
    """The top of a list."""
    what = ("brief", "brieven") if hits.by_letter else ("treffer", "treffers")
    found = dutch.part(hits.offset, about.limit, hits.total, dutch.counted(hits.total, *what))
    order = (dutch.ORDERS.get(name) for name in about.options.get("sort", ()))
    found = ", ".join(filter(None, (found, *order)))
    filters = tuple((_line(label), _line(value)) for label, value in _filters(about))
    return Head(_line(about.query) or EVERYTHING, found, filters)


def _filters(about: About) -> Iterator[tuple[str, str]]:
    """What was filtered by; a period as the days that it meant, for "30d" tells a reader none."""
    period = dutch.period(about.since, about.until)
    options = {name: values for name, values in about.options.items() if name in dutch.FILTERS}
    for name, values in {**about.filters, **options}.items():
        if not (period and name in dutch.PERIOD):
            yield from (dutch.filtered(name, value) for value in values)
    yield from period


def account(about: About) -> Rows:
    """How the list was made, as labels and values; nothing where it is not to be told.

    What is not known is left out, and so is the command of what was no search by words.
    """
    if about.told == "nowhere":
        return ()
    letters = "" if about.letters is None else dutch.counted(about.letters, "brief", "brieven")
    units = dutch.counted(about.units, "antwoord of vraag", "antwoorden en vragen")
    rows = {
        "Gezocht naar": about.query,
        "Gelezen als": about.interpreted,
        "Gezocht in": f"{units} uit {letters}" if letters else units,
        "Bijgewerkt": dutch.moment(about.indexed) if about.indexed else "",
        "Lijst gemaakt": dutch.moment(about.made),
        "Gemaakt met": f"Kamerzoek {about.software} (index {about.engine}, schema {about.schema}, "
        f"analyse {about.analysis})",
        "Opnieuw zoeken": about.command if about.query or about.filters else "",
    }
    return tuple((label, _line(value)) for label, value in rows.items() if value)


def items(hits: Hits) -> Iterator[Item]:
    """The hits in words, one by one as they come."""
    want = wanted(hits.query.tree)
    return (item(hit, want) for hit in hits.hits)


def item(hit: Hit, want: Wanted) -> Item:
    """One hit in words."""
    document, cited = hit.document, citation(hit.entry)
    subject = cited.subject or cited.place
    numbers = question_label(hit.unit.numbers) if hit.unit.numbers else ""
    askers = ", ".join(asker(one) for one in document.askers)
    more = dutch.counted(hit.others, "ander antwoord", "andere antwoorden") if hit.others else ""
    return Item(
        rank=hit.rank,
        unit=_line(hit.unit.id),
        subject=_pieces(subject, [(mark.start, mark.end) for mark in marks(subject, want)]),
        when=dutch.when(document),
        by=_line(answered_by(document)),
        asked=_line(" · ".join(filter(None, (numbers, askers)))),
        state=dutch.state(document, hit.unit),
        more=f"en {more} in dezelfde brief" if more else "",
        passages=tuple(_passage(one) for one in hit.snippets if one.field in LABELS),
        citation=cited.line,
        address=cited.address,
        question=safe(hit.entry.question),
        answer=safe(hit.unit.answer or ""),
    )


def plain(pieces: Pieces) -> str:
    """The text of which these are the pieces."""
    return "".join(text for text, _ in pieces)


def _passage(snippet: Snippet) -> Passage:
    text = safe(snippet.text).replace("\n", " ")
    return Passage(LABELS[snippet.field], _pieces(text, snippet.marks))


def _pieces(text: str, places: Iterable[tuple[int, int]]) -> Pieces:
    pieces, last = list[tuple[str, bool]](), 0
    for start, end in places:
        pieces += [(text[last:start], False), (text[start:end], True)]
        last = end
    return tuple(piece for piece in (*pieces, (text[last:], False)) if piece[0])


def _line(text: str) -> str:
    return " ".join(safe(text).split())
