"""What typed words mean to an index: which units match, and what each term adds to a score.

The two are apart. A unit matches by the words as they were asked for; its score
is a sum over weighted terms, so that a match is ranked by everything that is known
about its words, and nothing of that makes it match.

A free word matches where it stands, in any of its forms, by itself or as a part of
a compound. A compound also matches where its parts stand near each other
(`toeslag voor kinderopvang` for kinderopvangtoeslag), an abbreviation where its name
stands. Words between quotes match whole words only, in their order. Exact words
match as printed. Where one of all the words is enough, so is one part of a compound,
a word of the same family, or six letters of a word in the subject of a letter.
"""

from collections.abc import Iterable, Iterator
from itertools import permutations, product
from math import prod

from whoosh import query as tree

from indexer.abbreviations import abbreviations, full_names
from indexer.analysis import analyse, form, grams, kin, terms, units

from .checked import Inside, Printed
from .query import FIELDS, Fact, Pattern, Typed, patterns, positive
from .weights import ASKED, GRAM, INSIDE, KIN, NAME, NEAR, PART, RUN

_MAX_VARIANTS = 8
_MAX_UNITS = 3  # parts of a compound that are looked for in every order
_MAX_FITTING = 60  # terms of a pattern that rank; all of them match
_MAX_GRAMS = 60  # a pasted sentence needs no help from grams

Weights = dict[tuple[str, str], float]
"""What a term in a field adds, to a word as typed."""


def matching(query: tree.Query) -> tree.Query:
    """The tree that an engine matches."""
    match query:
        case Typed():
            return tree.Or(list(_alternatives(query)))
        case Pattern():
            names = ("all",) if query.distance and query.fields == FIELDS else query.fields
            return tree.Or([tree.Term(f, t) for t in query.found or () for f in names])
        case Fact():
            return query.meaning or tree.NullQuery
    return _inside(query)


def _lists(leaf: Typed) -> tuple[str, ...]:
    """The lists of terms that a leaf is looked up in."""
    return ("all",) if leaf.fields == FIELDS else leaf.fields


def _inside(query: tree.Query) -> tree.Query:
    if isinstance(query, tree.Not):
        return tree.Not(matching(query.query))
    return query.apply(matching)


def ranked(query: tree.Query) -> tree.Query:
    """The same matches, scored by all that is known of what was typed."""
    return _scored(matching(query), query, weights(query))


def widened(query: tree.Query, more: Weights) -> tree.Query:
    """Whatever holds a term of `more` matches too, within what the query asks of letters."""
    found = weights(query)
    for key, weight in more.items():
        found[key] = max(weight, found.get(key, 0.0))
    kept = tree.Not | Fact
    out = [part for part in query if isinstance(part, kept)] if _is_and(query) else []
    wide = tree.Or([matching(query), *(tree.Term(field, term) for field, term in more)])
    return _scored(tree.And([wide, *map(matching, out)]), query, found)


def _is_and(query: tree.Query) -> bool:
    return isinstance(query, tree.And)


def _scored(match: tree.Query, query: tree.Query, found: Weights) -> tree.Query:
    scored = [tree.Term(field, term, boost=weight) for (field, term), weight in found.items()]
    scored += [
        tree.Phrase(field, list(name), boost=NAME)
        for leaf in positive(query)
        for name in names(leaf)
        for field in FIELDS
    ]
    return tree.AndMaybe(tree.ConstantScoreQuery(match, 0.0), tree.Or(scored)) if scored else match


def weights(query: tree.Query) -> Weights:
    """What the terms of a query add to a score; a term that comes twice has its highest weight."""
    found: Weights = {}
    for leaf in positive(query):
        for key, weight in _weighed(leaf):
            found[key] = max(weight, found.get(key, 0.0))
    for pattern in patterns(query):
        for term in (pattern.found or ())[:_MAX_FITTING]:
            found["all", term] = 1.0
    in_grams = [key for key in found if key[0] == "grams"]
    if len(in_grams) > _MAX_GRAMS:
        for key in in_grams:
            del found[key]
    return found


def _weighed(leaf: Typed) -> Iterator[tuple[tuple[str, str], float]]:
    for word in leaf.printed:
        made = form(word)
        here = made.terms[:1] if leaf.exact else made.terms
        yield from ((("all", part.term), 1.0) for part in here)
        yield from ((("question", part.term), ASKED) for part in here)
        if leaf.quoted or leaf.exact:
            continue
        yield from ((("all", part.term), PART) for part in made.parts)
        for part in (*made.terms, *made.parts):
            yield from ((("all", other), KIN) for other in kin(part.term))
        yield from ((("grams", gram), GRAM) for gram in grams(word))
        yield from ((("all", term), INSIDE) for term in leaf.inside)
        yield from ((("all", term), PART) for term in leaf.apart)
    yield from ((("all", short), NAME) for short in shorter(leaf))


def names(leaf: Typed) -> list[tuple[str, ...]]:
    """What an abbreviation stands for, in terms; [] for anything else."""
    if leaf.exact or leaf.quoted:
        return []
    return [tuple(terms(name)) for name in full_names(leaf.printed[0])]


def shorter(leaf: Typed) -> list[str]:
    """The terms of the abbreviations of a name between quotes; [] for anything else."""
    if leaf.exact or not leaf.quoted:
        return []
    return [analyse(short)[0].term for short in abbreviations(" ".join(leaf.printed))]


def _alternatives(leaf: Typed) -> Iterator[tree.Query]:
    """The ways in which a leaf may match."""
    if leaf.exact:
        yield Printed(_as_terms(leaf), leaf.printed, leaf.fields)
        return
    if not leaf.quoted:
        yield from _word(leaf, analyse(leaf.printed[0])[0].term)
    for sequence in sequences(leaf):
        yield from _near(leaf, sequence, leaf.slop) if leaf.slop else _anywhere(leaf, sequence)
    for apart in compounds(leaf):
        yield from _near(leaf, apart, NEAR)
    for term in leaf.inside:
        yield from _whole(leaf, term)
    if leaf.loose:
        yield from _loosely(leaf)
    for name in names(leaf):
        yield from _anywhere(leaf, name)
    for short in shorter(leaf):
        yield from _word(leaf, short)


def _as_terms(leaf: Typed) -> tree.Query:
    """Where exact words may stand: as a phrase, if each is one term and so one place."""
    each = [analyse(word) for word in leaf.printed]
    if len(each) > 1 and all(len(word) == 1 for word in each):
        return tree.Or(list(_anywhere(leaf, [word[0].term for word in each])))
    return tree.And([tree.Or(list(_anywhere(leaf, (word[0].term,)))) for word in each])


def _word(leaf: Typed, term: str) -> Iterator[tree.Query]:
    """A term by itself or as a part of a compound, in the fields of a leaf."""
    anywhere = tree.Term("all", term)
    if leaf.fields == FIELDS:
        yield anywhere
        return
    whole = list(_whole(leaf, term))
    yield from whole
    yield Inside(tree.And([anywhere, tree.Not(tree.Or(whole))]), term, leaf.fields)


def _whole(leaf: Typed, term: str) -> Iterator[tree.Query]:
    """A term that is a word by itself, in the fields of a leaf."""
    lists = _lists(leaf)
    return (tree.Term(name, term) for name in lists)


def _loosely(leaf: Typed) -> Iterator[tree.Query]:
    """What is enough where one of many words is: a part, a kindred or a like word."""
    made = form(leaf.printed[0])
    akin = (other for part in (*made.terms, *made.parts) for other in kin(part.term))
    for term in dict.fromkeys((*(part.term for part in made.parts), *akin)):
        yield from _word(leaf, term)
    if "subject" in leaf.fields:
        in_order = [tree.Term("grams", gram) for gram in grams(leaf.printed[0])]
        for at in range(len(in_order) - RUN + 1):
            yield tree.And(in_order[at : at + RUN])


def _near(leaf: Typed, apart: tuple[str, ...], slop: int) -> Iterator[tree.Query]:
    """Whole words near each other: in any order, or when they are many in two."""
    for order in permutations(apart) if len(apart) <= _MAX_UNITS else (apart, apart[::-1]):
        yield from _anywhere(leaf, order, slop)


def _anywhere(leaf: Typed, sequence: Iterable[str], slop: int = 1) -> Iterator[tree.Query]:
    """Whole words side by side, or near each other in this order, in any of the fields."""
    words = list(sequence)
    for field in leaf.fields:
        yield tree.Phrase(field, words, slop) if len(words) > 1 else tree.Term(field, words[0])


def sequences(leaf: Typed) -> list[tuple[str, ...]]:
    """The whole words that a leaf stands for side by side: `VNO-NCW` is also `VNO NCW`.

    >>> sequences(Typed(("de", "VNO-NCW"), quoted=True))
    [('de', 'vnoncw'), ('de', 'vno', 'ncw')]
    >>> sequences(Typed(("VNO-NCW",))), sequences(Typed(("pont",)))
    ([('vno', 'ncw')], [])
    """
    if leaf.exact:
        return []
    choices = [_spellings(word) for word in leaf.printed]
    if not leaf.quoted:
        return choices[0][1:]
    few = prod(map(len, choices)) <= _MAX_VARIANTS
    variants = product(*choices) if few else [[c[0] for c in choices], [c[-1] for c in choices]]
    return list(dict.fromkeys(tuple(t for spelling in v for t in spelling) for v in variants))


def _spellings(word: str) -> list[tuple[str, ...]]:
    """The sequences of terms that a printed word stands for: the whole, then its segments."""
    whole, *segments = (part.term for part in analyse(word))
    return [(whole,), tuple(segments)] if segments else [(whole,)]


def compounds(leaf: Typed) -> list[tuple[str, ...]]:
    """The parts of a compound that may stand apart, as terms; [] for anything else.

    >>> compounds(Typed(("kinderopvangtoeslagen",)))
    [('kinderopvang', 'toeslag')]
    """
    if leaf.exact or leaf.quoted:
        return []
    apart = units(leaf.printed[0]) or leaf.apart
    return [apart] if len(set(apart)) > 1 else []
