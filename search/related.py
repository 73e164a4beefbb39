"""Words from the first hits that widen a query: relevance feedback, RM3.

After Abdul-Jaleel and others, "UMass at TREC 2004: Novelty and HARD": the first hits are
taken to be to the point, and the words that they use more than the whole index does
join the query. A word's share in each hit, weighed by the hit's share of the scores,
is its weight; times its rarity, which that paper leaves out and which keeps common
words away. The terms come from our own analysis of the stored texts, so it works the
same on every engine. What was added is always told.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from indexer.analysis import analyse, part_tokens, tokens
from indexer.entries import Entry, texts_of

from .bare import STOP_WORDS
from .engine import Engine, Match
from .engines.terms import UnitFeed, unit_terms
from .meaning import Weights
from .weights import PART

FIRST = 10
"""The hits that are read: 5 or 10 are as good."""

MOST = 50
"""The terms that are added: 30 to 50 are as good."""

TYPED = 0.4
"""The share of the words as typed in all weight: .4 to .5 are as good."""

_RAREST, _COMMONEST = 2, 0.1  # units that must hold a term, and the share that may
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Added:
    """A term that joins a query, as it is printed in the first hits, with its weight."""

    term: str
    printed: str
    weight: float


def related(engine: Engine, first: Sequence[Match], typed: Weights) -> tuple[Added, ...]:
    """The terms to add to a query with the `typed` weights, the heaviest first."""
    entries = [match.entry for match in first[:FIRST]]
    shares = _shares(entries, [match.score for match in first[:FIRST]])
    left = {t: share for t, share in shares.items() if typed.get(("all", t), 0.0) < PART}
    heavy = _heaviest(engine, left, MOST)
    typed_weight = sum(weight for (field, _), weight in typed.items() if weight >= PART)
    scale = typed_weight * (1 - TYPED) / TYPED / (sum(heavy.values()) or 1.0)
    printed = _printed(entries, heavy.keys())
    return tuple(Added(term, printed[term], scale * share) for term, share in heavy.items())


def _shares(entries: Sequence[Entry], scores: Sequence[float]) -> dict[str, float]:
    """How much of the hits is a term, each hit counting by its score."""
    maker, total = UnitFeed(), sum(scores) or 1.0
    shares: dict[str, float] = defaultdict(float)
    for entry, score in zip(entries, scores, strict=True):
        counts = unit_terms(maker.texts(entry)).counts["all"]
        length = sum(counts.values()) or 1
        for term, count in counts.items():
            shares[term] += count / length * score / total
    return shares


def _heaviest(engine: Engine, shares: dict[str, float], most: int) -> dict[str, float]:
    """The terms with the most weight, ties by the alphabet."""
    stop = {part.term for word in STOP_WORDS for part in analyse(word)}
    limit = max(_RAREST, engine.units * _COMMONEST)
    weighed = {}
    for term, share in shares.items():
        if len(term) < _SHORTEST or term.isdigit() or term in stop:
            continue
        holding = engine.frequency(term)
        if _RAREST <= holding <= limit:
            weighed[term] = share * log(1 + (engine.units - holding + 0.5) / (holding + 0.5))
    best = sorted(weighed, key=lambda term: (-weighed[term], term))[:most]
    return {term: weighed[term] for term in best}


def _printed(entries: Iterable[Entry], wanted: Iterable[str]) -> dict[str, str]:
    """Each term as it is printed most in the hits; words before parts of words."""
    forms: dict[str, Counter[str]] = {term: Counter() for term in wanted}
    for entry in entries:
        for text in texts_of(entry).values():
            for weight, found in ((1000, tokens(text)), (1, part_tokens(text))):
                for term, _, start, end in found:
                    if term in forms:
                        forms[term][text[start:end]] += weight
    return {
        term: min(counted, key=lambda form: (-counted[form], form), default=term)
        for term, counted in forms.items()
    }
