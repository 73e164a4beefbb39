"""Why a search found nothing or little: which word or filter, and what to try instead.

Every word is counted by itself, every filter is left out once, and words that are in few
units are compared with the words of the index, for a letter that is wrong and for
compounds that are written in another way. What would find something comes as a command.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice, pairwise

from corpus.errors import KamerzoekError
from corpus.frozen import dataclass
from indexer.analysis import analyse, units, words

from .engine import Engine
from .filters import Filters
from .find import Asked, Request, understood
from .meaning import matching
from .query import Tree, Typed, any_unit, leaves, shown
from .spelling import Lexicon

_MOST_LEAVES = 10
_MOST_SHOWN = 5
_MOST_LOOKED_AT = 30  # a pasted text has hundreds of words to mend, and each takes a search
_RARE = 2  # units: a word in more is taken to be meant
_FAR_MORE = 10  # times as many units must hold what is suggested
_SHORTEST = 4
_LONG = 8  # letters of a word in which two may be wrong


@dataclass(frozen=True, slots=True)
class Why:
    """The `reasons`, in a few words each, and `commands` that would find something."""

    reasons: tuple[str, ...]
    commands: tuple[str, ...] = ()


def why_nothing(engine: Engine, asked: Asked, request: Request) -> Why:
    """Why nothing was found, and what to try."""
    from .retyped import command

    found = [*dict.fromkeys(leaves(asked.query.tree))][:_MOST_LEAVES]
    trees = [matching(leaf) for leaf in found]
    _, counts = engine.tally(any_unit(), Filters(), trees)
    counted = dict(zip(found, counts, strict=True))
    reasons = list(_filters(engine, asked, request))
    if len(counted) > 1 or 0 in counted.values():
        reasons += [f"{_name(leaf)} is in {_units(n)}" for leaf, n in counted.items()]
    tried = [*_without(asked, request), *_spelled(engine, counted, request)]
    tried += [*_all_spelled(engine, counted, request), *_joined(request)]
    looked_at = islice(dict.fromkeys(tried), _MOST_LOOKED_AT)
    works = (command(one) for one in looked_at if _finds(engine, one))
    return Why(tuple(reasons), tuple(islice(works, _MOST_SHOWN)))


def did_you_mean(engine: Engine, asked: Asked, request: Request) -> str | None:
    """Another spelling of a rare word, as a command; None when the words look right."""
    found = [leaf for leaf in dict.fromkeys(leaves(asked.query.tree)) if isinstance(leaf, Typed)]
    held = {leaf: min(engine.frequency(analyse(w)[0].term) for w in leaf.printed) for leaf in found}
    rare = {leaf: number for leaf, number in held.items() if number <= _RARE}
    if not rare:
        return None
    from .retyped import command

    tried = _spelled(engine, rare, request, _FAR_MORE * _RARE)
    return next((command(one) for one in tried if _finds(engine, one)), None)


def _finds(engine: Engine, request: Request) -> bool:
    """Whether a request finds anything, words or filters being given."""
    try:
        asked = understood(engine, replace(request, related=False), date.today())
    except KamerzoekError:
        return False
    return engine.tally(matching(asked.query.tree), asked.filters)[0] > 0


def _filters(engine: Engine, asked: Asked, request: Request) -> Iterator[str]:
    """How many units the words find alone, and which filter takes all of them."""
    if asked.filters == Filters() or not request.text.strip():
        return
    alone, _ = engine.tally(matching(asked.query.tree), Filters())
    yield f"without the filters there {'are' if alone > 1 else 'is'} {_units(alone)}"


def _without(asked: Asked, request: Request) -> Iterator[Request]:
    """The request without one of its filters, one after another."""
    plain = Request()
    if asked.filters.since or asked.filters.until:
        yield replace(request, since=None, until=None, on=None, date_of=None)
    for _, _, fills, values in request.facts():
        if values:
            yield replace(request, **{fills: getattr(plain, fills)})


def _spelled(
    engine: Engine, counted: dict[Tree, int], request: Request, enough: int = 1
) -> Iterator[Request]:
    """The request with a word that is in no unit or in few as it may have been meant."""
    lexicon = Lexicon(engine)
    for leaf, count in counted.items():
        if isinstance(leaf, Typed) and not leaf.exact and count < enough:
            for word in leaf.printed:
                for other in _alike(lexicon, word, max(enough, count + 1)):
                    yield replace(request, text=_replaced(request.text, word, other))


def _all_spelled(engine: Engine, counted: dict[Tree, int], request: Request) -> Iterator[Request]:
    """The request with every word that few units hold as a far more frequent one near it."""
    lexicon, text = Lexicon(engine), request.text
    for leaf, count in counted.items():
        if isinstance(leaf, Typed) and not leaf.exact:
            for word in leaf.printed:
                other = next(iter(_alike(lexicon, word, _FAR_MORE * count or 1)), None)
                text = _replaced(text, word, other) if other else text
    if text != request.text:
        yield replace(request, text=text)


def _alike(lexicon: Lexicon, word: str, enough: int) -> list[str]:
    """The words nearest to one, the most frequent first, that enough units hold."""
    own = analyse(word)[0].term
    if len(word) < _SHORTEST or not own.isalpha():
        return []
    for distance in range(1, 3 if len(own) >= _LONG else 2):
        terms = lexicon.near(own, distance)
        found = [term for term in terms if terms[term] >= enough and term != own]
        if found:
            return sorted(found, key=lambda t: (-terms[t], t))[:3]
    return []


def _joined(request: Request) -> Iterator[Request]:
    """Two words as one, and a compound as its parts."""
    typed = [word for word, _ in words(request.text)]
    for one, other in pairwise(typed):
        text = request.text.replace(f"{one} {other}", one + other)
        yield replace(request, text=text)
    for word in typed:
        apart = units(word)
        if len(apart) > 1:
            yield replace(request, text=_replaced(request.text, word, " ".join(apart)))


def _replaced(text: str, word: str, other: str) -> str:
    at = next((start for found, start in words(text) if found == word), None)
    return text if at is None else text[:at] + other + text[at + len(word) :]


def _name(leaf: Tree) -> str:
    plain = isinstance(leaf, Typed) and not leaf.exact and not leaf.slop
    return repr(" ".join(leaf.printed)) if plain and isinstance(leaf, Typed) else shown(leaf)


def _units(total: int) -> str:
    return f"{f'{total:,}' if total else 'no'} unit" + ("" if total == 1 or not total else "s")
