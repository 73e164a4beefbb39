"""How a query was understood, line by line: for whoever wonders why something is found.

pont-kade: pontkade, or pont kade side by side
parts: pont, kade
matched: (all:pontkade OR …)
ranked: all:pontkade^1 …
"""

from collections.abc import Iterator
from itertools import groupby

from indexer.analysis import analyse, grams, kin, parts

from .filters import Filters
from .find import Asked
from .meaning import compounds, matching, names, sequences, shorter, weights
from .query import Typed, facts_of, patterns, positive, shown
from .weights import NEAR

_SHOWN = 20


def explained(asked: Asked) -> Iterator[str]:
    """The lines of an explanation."""
    yield f"read as: {asked.query.interpreted}"
    for leaf in dict.fromkeys(positive(asked.query.tree)):
        yield from _leaf(leaf)
    for pattern in dict.fromkeys(patterns(asked.query.tree)):
        fitting = pattern.found or ()
        more = f" and {len(fitting) - _SHOWN:,} more" if len(fitting) > _SHOWN else ""
        yield f"{shown(pattern)}: {', '.join(fitting[:_SHOWN]) or 'no word of the index'}{more}"
    for fact in dict.fromkeys(facts_of(asked.query.tree)):
        yield f"{shown(fact)}: {fact.meaning}"
    yield from (f"filter: {line}" for line in _filters(asked.filters))
    yield f"order: {asked.sort}"
    yield f"matched: {matching(asked.query.tree)}"
    found = sorted(weights(asked.query.tree).items(), key=lambda item: (item[0][0], -item[1]))
    for field, group in groupby(found, key=lambda item: item[0][0]):
        yield f"ranked by {field}: " + ", ".join(f"{t} {weight:g}" for (_, t), weight in group)
    if asked.added:
        listed = (f"{one.printed} ({one.term} {one.weight:.2f})" for one in asked.added)
        yield f"widened with: {', '.join(listed)}"


def _leaf(leaf: Typed) -> Iterator[str]:
    typed = " ".join(leaf.printed)
    if leaf.exact:
        yield f"{typed}: as printed, but for case and accents"
        return
    if leaf.quoted:
        kinds = [("side by side", [" ".join(sequence) for sequence in sequences(leaf)])]
    else:
        word = leaf.printed[0]
        whole = analyse(word)[0].term
        kin_terms = [other for part in (whole, *_parts(word)) for other in kin(part)]
        kinds = [
            ("whole words and parts of words", [whole]),
            ("inside words of the index", list(leaf.inside)),
            ("side by side", [" ".join(sequence) for sequence in sequences(leaf)]),
            (f"within {NEAR} words", [" … ".join(apart) for apart in compounds(leaf)]),
            ("its parts, in the ranking" if not leaf.loose else "its parts", _parts(word)),
            ("akin, in the ranking", kin_terms),
            ("in its subject, in the ranking", list(grams(word))),
        ]
    kinds.append(("in full", [" ".join(name) for name in names(leaf)]))
    kinds.append(("in short", shorter(leaf)))
    yield f"{typed}: " + "; ".join(f"{name}: {', '.join(found)}" for name, found in kinds if found)


def _parts(word: str) -> list[str]:
    return [part.term for part in parts(word)]


def _filters(filters: Filters) -> Iterator[str]:
    if filters.since:
        yield f"from {filters.since.isoformat()}"
    if filters.until:
        yield f"to {filters.until.isoformat()}"
    if filters.date_of:
        yield f"the day it was {filters.date_of}"
    if filters.typed:
        yield ", ".join(f"{name} {value}" for name, value in filters.typed)
    yield from map(str, filters.where)
