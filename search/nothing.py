"""Why a search found nothing or little: which word or filter, and what to try instead.

Every word is counted by itself, every filter is left out once, and words that are in few
units are compared with the words of the index, for a letter that is wrong and for
compounds that are written in another way. What would find something comes as a command.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from indexer.analysis import analyse, units, words

from .commands import command
from .engine import Engine
from .find import Asked, Request
from .meaning import matching
from .query import Filters, Tree, Typed, any_unit, leaves, shown
from .spelling import Lexicon, near

_MOST_LEAVES = 10
_MOST_TRIED = 5
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
    found = [*dict.fromkeys(leaves(asked.query.tree))][:_MOST_LEAVES]
    trees = [matching(leaf) for leaf in found]
    _, counts = engine.tally(any_unit(), Filters(), trees)
    counted = dict(zip(found, counts, strict=True))
    reasons = list(_filters(engine, asked, request))
    if len(counted) > 1 or 0 in counted.values():
        reasons += [f"{_name(leaf)} is in {_units(n)}" for leaf, n in counted.items()]
    tried = [*_without(engine, asked, request), *_spelled(engine, counted, request, nothing=True)]
    return Why(tuple(reasons), tuple(dict.fromkeys(tried))[:_MOST_TRIED])


def did_you_mean(engine: Engine, asked: Asked, request: Request) -> str | None:
    """Another spelling of a rare word, as a command; None when the words look right."""
    found = [leaf for leaf in dict.fromkeys(leaves(asked.query.tree)) if isinstance(leaf, Typed)]
    counted = {leaf: engine.tally(matching(leaf), Filters())[0] for leaf in found[:_MOST_LEAVES]}
    return next(_spelled(engine, counted, request, nothing=False), None)


def _filters(engine: Engine, asked: Asked, request: Request) -> Iterator[str]:
    """How many units the words find alone, and which filter takes all of them."""
    if asked.filters == Filters() or not request.text.strip():
        return
    alone, _ = engine.tally(matching(asked.query.tree), Filters())
    yield f"without the filters there {'are' if alone > 1 else 'is'} {_units(alone)}"


def _without(engine: Engine, asked: Asked, request: Request) -> Iterator[str]:
    """The command without one filter, for each filter that alone stands in the way."""
    for fewer, filters in lesser(asked.filters, request):
        if engine.tally(matching(asked.query.tree), filters)[0]:
            yield command(fewer)


def lesser(filters: Filters, request: Request) -> Iterator[tuple[Request, Filters]]:
    """The request and its filters without one of them, one after another."""
    plain = Request()
    if filters.since or filters.until:
        bare = replace(request, since=None, until=None, on=None, date_of=None)
        yield bare, replace(filters, since=None, until=None, date_of=None)
    given = [(option, name, fills) for option, name, fills, values in request.facts() if values]
    for nth, (option, _, fills) in enumerate(given):
        fewer = replace(request, **{fills: getattr(plain, fills)})
        left = (*filters.where[:nth], *filters.where[nth + 1 :])
        typed = tuple(one for one in filters.typed if f"--{one[0]}" != option)
        minister = None if fills == "minister" else filters.minister
        yield fewer, replace(filters, where=left, typed=typed, minister=minister)


def _spelled(
    engine: Engine, counted: dict[Tree, int], request: Request, *, nothing: bool
) -> Iterator[str]:
    """The command with a word that is spelled or joined in another way."""
    lexicon = Lexicon(engine)
    for leaf, count in counted.items():
        if not isinstance(leaf, Typed) or leaf.exact or count > (0 if nothing else _RARE):
            continue
        for word in leaf.printed:
            for other in _alike(lexicon, word, count):
                yield command(replace(request, text=_replaced(request.text, word, other)))
    if nothing:
        yield from _joined(engine, request)


def _alike(lexicon: Lexicon, word: str, count: int) -> list[str]:
    """The words nearest to one, the most frequent first, that far more units hold."""
    if len(word) < _SHORTEST:
        return []
    terms = lexicon.terms()
    own = analyse(word)[0].term
    if not own.isalpha():
        return []
    distance = 2 if len(own) >= _LONG else 1
    for far in range(1, distance + 1):
        enough = [t for t in near(own, terms, far) if terms[t] >= _FAR_MORE * count and t != own]
        if count:  # something is found: only a word that is clearly meant
            enough = [t for t in enough if terms[t] > _FAR_MORE * max(count, _RARE)]
        if enough:
            return sorted(enough, key=lambda t: (-terms[t], t))[:3]
    return []


def _joined(engine: Engine, request: Request) -> Iterator[str]:
    """Two words as one, and a compound as its parts, where that finds something."""
    typed = [word for word, _ in words(request.text)]
    for one, other in pairwise(typed):
        joined = one + other
        if engine.frequency(analyse(joined)[0].term):
            yield command(replace(request, text=request.text.replace(f"{one} {other}", joined)))
    for word in typed:
        apart = units(word)
        if len(apart) > 1 and all(map(engine.frequency, apart)):
            text = _replaced(request.text, word, " ".join(apart))
            yield command(replace(request, text=text))


def _replaced(text: str, word: str, other: str) -> str:
    at = next((start for found, start in words(text) if found == word), None)
    return text if at is None else text[:at] + other + text[at + len(word) :]


def _name(leaf: Tree) -> str:
    plain = isinstance(leaf, Typed) and not leaf.exact and not leaf.slop
    return repr(" ".join(leaf.printed)) if plain and isinstance(leaf, Typed) else shown(leaf)


def _units(total: int) -> str:
    return f"{f'{total:,}' if total else 'no'} unit" + ("" if total == 1 or not total else "s")
