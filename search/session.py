"""An index opened for a command, and what is told on stderr about a search in it."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from corpus.errors import KamerzoekError
from corpus.frozen import dataclass

from .engine import Engine
from .find import Asked, Request, hits_of, letter_of, understood
from .hits import Hit, Hits
from .marking import Wanted, wanted
from .meaning import matching
from .output import console, summary
from .store import open_index

if TYPE_CHECKING:
    from .about import About, Told
    from .batch import Done
    from .facets import Facet


@contextmanager
def opened(index: Path) -> Iterator[Engine]:
    """An index, closed again afterwards."""
    with closing(open_index(index)) as engine:
        yield engine


def advise(index: Path, engine: Engine) -> None:
    """Tell when an index has outgrown its engine."""
    from .advice import outgrown

    if advice := outgrown(index, engine.name, engine.units):
        console.say(f"Note: {advice}")


@dataclass(frozen=True, slots=True)
class Listed:
    """Hits while their index is open, and what a list of them says of itself."""

    hits: Hits
    request: Request
    index: Path
    engine: Engine

    def about(
        self, *, letters: bool = False, columns: tuple[str, ...] = (), told: "Told" = "nowhere"
    ) -> "About":
        """How the list was made; with `letters` those of the index are counted, in its files."""
        from .provenance import about_of

        made = about_of(
            self.index, self.engine, self.request, self.hits, columns=columns, told=told
        )
        if not letters:
            return made
        held = [one for source in self.engine.sources() for one in source.documents]
        current = [one for one in held if not one.superseded]
        return replace(made, letters=len(current), units=sum(one.units for one in current))


@contextmanager
def found(
    index: Path, request: Request, explain: bool = False, everything: bool = False
) -> Iterator[Listed]:
    """The hits of a request while the index is open; notes, and why there are none, are told.

    With `everything` a request for nothing in particular finds all units.
    """
    with opened(index) as engine:
        asked = told(engine, request, explain, everything)
        hits = hits_of(engine, asked, request)
        tell_more(engine, asked, request, hits.total)
        yield Listed(hits, request, index, engine)


def allowed(engine: Engine, request: Request) -> Iterator[Hit]:
    """All units that the filters of a request let pass, whatever words it has."""
    bare = replace(request, text="", related=False, sort="newest", limit=None)
    asked = understood(engine, bare, date.today(), everything=True)
    yield from hits_of(engine, asked, bare).hits


def told(
    engine: Engine, request: Request, explain: bool = False, everything: bool = False
) -> Asked:
    """A request as it is understood; what the user should know of that is told."""
    asked = understood(engine, request, date.today(), everything)
    if explain:
        from .explain import explained

        for line in explained(asked):
            console.say(f"Explain: {line}")
    for note in asked.notes:
        console.say(f"Note: {note}")
    return asked


def tell_more(engine: Engine, asked: Asked, request: Request, total: int) -> None:
    """Tell why nothing was found, or how a word may have been meant."""
    from .nothing import did_you_mean, why_nothing

    if not total:
        why = why_nothing(engine, asked, request)
        console.say(summary.nothing(asked.query, ", ".join(why.reasons)))
        for one in why.commands:
            console.say(f"Try: {one}")
    elif suggestion := did_you_mean(engine, asked, request):
        console.say(f"Bedoelde u: {suggestion}")


@dataclass(frozen=True, slots=True)
class Counted:
    """How many units a search finds, and how they are spread."""

    total: int
    facets: "list[Facet]"


def counted(index: Path, request: Request, names: Sequence[str], explain: bool) -> Counted:
    """Count the units that a request finds, by some facets; none for the number alone."""
    from .facets import facets
    from .facts import Facts

    with opened(index) as engine:
        asked = told(engine, request, explain, everything=True)
        by_letter = request.group == "document" and not names
        if by_letter:
            total = engine.search(
                matching(asked.query.tree), asked.filters, "newest", 0, 0, by_letter
            ).total
        else:
            total, _ = engine.tally(matching(asked.query.tree), asked.filters)
        if not total:
            tell_more(engine, asked, request, total)
        facts = Facts(engine, date.today(), request.strict, request.date_of or "day")
        return Counted(total, facets(engine, asked, names, facts) if total else [])


@contextmanager
def resembling(
    index: Path, id_: str | None, text: str | None, request: Request
) -> Iterator[Listed]:
    """The questions most like a unit, a letter or a text, while the index is open."""
    from .similar import alike, question_of

    with opened(index) as engine:
        own = letter_of(engine, id_) if id_ is not None else None
        if id_ is not None and own is None:
            raise KamerzoekError(f"no letter or unit has the id {id_!r}", "every hit shows its id")
        asked_text = question_of(own.document, own.unit) if own else text or ""
        asked = alike(engine, asked_text, request, date.today(), own.document if own else None)
        for note in asked.notes:
            console.say(f"Note: {note}")
        hits = hits_of(engine, asked, request)
        if not hits.total:
            console.say("Nothing found")
        yield Listed(hits, request, index, engine)


def marked(engine: Engine, words: str) -> Wanted:
    """What a query marks in a letter, with all that the index knows of its words."""
    return wanted(understood(engine, Request(words), date.today()).query.tree)


def many(index: Path, lines: TextIO, request: Request, form: str, out: TextIO) -> "Done":
    """The hits of many queries, written as they come; bad lines are told."""
    from .batch import FORMS, run

    if form not in FORMS:
        raise KamerzoekError(f"a batch cannot be written as {form}", "choose trec or jsonl")
    if request.text.strip():
        raise KamerzoekError("words beside a batch", "put all queries in the file")
    with opened(index) as engine:
        return run(engine, lines, request, form, out, lambda said: console.say(f"Error: {said}"))
