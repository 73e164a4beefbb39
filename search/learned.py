"""What the letters in the index teach about words that no word list has.

New words are made every day (fatbikeverbod) and PDF text glues words
(simpelwegomdat). The word list cannot take them apart; the letters can: where the rest of
such a word is itself a word, of the list or of the letters, the word that is asked for is
inside. This is looked up when a query is asked and not when letters are indexed, so
that the same letters give the same hits, in whatever order they came, and a letter
that is added helps to read all others at once. Printed text stays as printed.

Only words that the analysis leaves whole are looked at: `all` has them by their
beginning, and the field `tails`, which holds them written backwards, by their end.
"""

from collections.abc import Iterator

from indexer.analysis import analyse, unknown
from indexer.forms import tools
from indexer.lexicon import Role

from .engine import Engine
from .query import Tree, Typed, each_leaf

_TYPED = 5  # letters of the word asked for: shorter ones end too many names (Zoetermeer)
_REST = 4  # letters of what is left; 3 for a word of form that a PDF glued on
_FORM = 3
_OFTEN = 2  # units that make a string of letters a word
_MOST = 50


def learn(engine: Engine, query: Tree) -> Tree:
    """The query, each free word with the unknown words of the index that hold it."""
    return each_leaf(query, lambda leaf: _learned(engine, leaf))


def _learned(engine: Engine, leaf: Typed) -> Typed:
    if leaf.quoted or leaf.exact:
        return leaf
    term = analyse(leaf.printed[0])[0].term
    if len(term) < _TYPED or not term.isalpha():
        return leaf
    inside = sorted({*_begun(engine, term), *_ended(engine, term)})[:_MOST]
    apart = _apart(engine, term) if unknown([term]) else ()
    return leaf.taught(tuple(inside), apart)


def _begun(engine: Engine, term: str) -> Iterator[str]:
    """Unknown words that begin with a term and go on with a word."""
    for word, _ in engine.lexicon("all", term):
        rest = word[len(term) :]
        if len(rest) >= _FORM and _is_tail(rest) and unknown([word]):
            yield word


def _ended(engine: Engine, term: str) -> Iterator[str]:
    """Unknown words that end with a term and begin with a word."""
    for backwards, _ in engine.lexicon("tails", term[::-1]):
        word = backwards[::-1]
        rest = word[: -len(term)]
        if len(rest) >= _REST and _is_head(engine, rest):
            yield word


def _apart(engine: Engine, term: str) -> tuple[str, ...]:
    """Where an unknown word that is asked for can be cut; the longest last part that can be."""
    lexicon, _, lemmatizer, _ = tools()
    for at in range(_REST, len(term) - _TYPED + 1):
        tail = term[at:]
        if lexicon.roles(tail) & (Role.END | Role.NOUN) and _is_head(engine, term[:at]):
            return lemmatizer.term(term[:at]), lemmatizer.term(tail)
    return ()


def _is_tail(rest: str) -> bool:
    roles = tools().lexicon.roles(rest)
    return bool(roles & Role.WORD and len(rest) >= _REST) or bool(roles & Role.SHORT)


def _is_head(engine: Engine, rest: str) -> bool:
    """Whether a beginning is a word, by itself or with a linking s."""
    lexicon, _, lemmatizer, _ = tools()
    forms = [rest, rest[:-1]] if rest.endswith("s") else [rest]
    return any(
        lexicon.roles(form) & Role.WORD or engine.frequency(lemmatizer.term(form)) >= _OFTEN
        for form in forms
    )
