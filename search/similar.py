"""Asked before? The questions nearest to one in the index, or to a draft.

The rarest words of the text ask together, any of them enough, so that what shares most
of them comes first: the ranking that every search has, over its subject and questions
before its answers. The letter itself is left out, and so is every paper with its number.
"""

from dataclasses import replace
from datetime import date

from whoosh import query as tree

from corpus.document import Document, Unit
from corpus.errors import KamerzoekError
from indexer.analysis import analyse, words

from .bare import STOP_WORDS
from .engine import Engine
from .facts import Facts
from .find import Asked, Request, filters_of
from .meaning import ranked
from .query import Query, Typed

WORDS = 25
"""The words that ask; a question has about as many that tell something."""

_SHORTEST = 3
_COMMONEST = 0.2  # of all units: a word that more of them hold tells nothing


def question_of(document: Document, unit: Unit | None) -> str:
    """What is asked: the questions of a unit, or of the whole letter, behind their subject."""
    asked = (unit,) if unit else document.units
    texts = [question.text for one in asked for question in one.questions]
    return "\n".join([document.subject or "", *texts])


def alike(
    engine: Engine, text: str, request: Request, today: date, own: Document | None = None
) -> Asked:
    """The search for what is like a text; `own` is the letter that it is from.

    Raises `KamerzoekError` when no word of the text is in the index.
    """
    chosen = telling(engine, text)
    if not chosen:
        raise KamerzoekError("no word of it is in the index", "give a question as it is asked")
    query = tree.Or([Typed((word,), loose=True) for word in chosen])
    facts = Facts(engine, today, request.strict)
    filters = filters_of(request, facts)
    if own:
        same = [tree.Term("document", own.id)]
        same += [tree.Term("reference", own.reference)] if own.reference else []
        filters = replace(filters, where=(*filters.where, tree.Not(tree.Or(same))))
    said = Query(text, query, " OR ".join(chosen))
    return Asked(said, filters, "relevance", ranked(query), tuple(facts.notes))


def telling(engine: Engine, text: str) -> list[str]:
    """The words of a text that fewest units hold, the rarest first, each in one form."""
    forms: dict[str, str] = {}
    for word, _ in words(text):
        if len(word) >= _SHORTEST and word.lower() not in STOP_WORDS and not word.isdigit():
            for part in analyse(word)[:1]:
                forms.setdefault(part.term, word)
    most = max(engine.units * _COMMONEST, 2)
    held = {term: engine.frequency(term) for term in forms}
    found = [term for term, count in held.items() if 0 < count <= most]
    rarest = sorted(found or [t for t, n in held.items() if n], key=lambda t: (held[t], t))
    return [forms[term] for term in rarest[:WORDS]]
