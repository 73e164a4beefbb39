"""From the words typed to a query tree: the query language.

Words must all occur in a unit, in any of its fields; "quotes" keep words together;
OR, AND, NOT (or OF, EN, NIET), in capitals, combine; `-word` is NOT; parentheses
group. OR binds the two things beside it, so `a b OR c` is a AND (b OR c).

Plain words never fail: a quote without its partner, a bracket too many, an
operator with nothing to combine are read as the words they are, or as nothing.
Only a text without a single word is refused. That is what makes a pasted
sentence a query.

`=word` and `="some words"` are looked for as printed; fields, facts and patterns are
told in `grammar.py`.

Words alone are read in `bare.py`, all else by the grammar of `syntax.py`, which is loaded
when it is needed.
"""

import re

from whoosh import query as tree

from corpus.errors import KamerzoekError
from indexer.analysis import fold, words

from .bare import bare
from .query import FIELDS, Query, shown

MAX_LENGTH = 10_000
_MAX_DEPTH = 20


def parse(
    text: str,
    *,
    any_word: bool = False,
    exact: bool = False,
    raw: bool = False,
    fields: tuple[str, ...] = FIELDS,
) -> Query:
    """Read what was typed; with `any_word` one of the words is enough, `exact` is `=` everywhere.

    `raw` takes all signs and operators for plain text. `fields` are the texts to look in
    where the query names none.

    Raises `KamerzoekError` when no word is in it.

    >>> parse('oeigoeren "Chinese ambassadeur"').interpreted
    'oeigoer AND "chinees ambassadeur"'
    >>> parse("wachtlijst (kinderopvang OF peuterspeelzaal) -noodopvang").interpreted
    'wachtlijst AND (kinderopvang OR peuterspeelzaal) AND NOT noodopvang'
    >>> parse("de reactie van VNO-NCW").interpreted
    'reactie AND (vnoncw OR "vno ncw"); left out: de, van'
    >>> parse('=Kinderen ="de pont"').interpreted
    '=Kinderen AND ="de pont"'
    >>> parse('vraag:pont minister:"De Wit" veer* "pont kade"~5').interpreted
    'question:pont AND minister:"De Wit" AND veer* AND "pont kade"~5'
    """
    if len(text) > MAX_LENGTH:
        raise KamerzoekError(
            f"a query of {len(text)} characters is too long", f"the most is {MAX_LENGTH}"
        )
    read = _plain(text) if raw else _flat(text)
    found, dropped = bare(read, any_word=any_word, exact=exact, fields=fields) or by_grammar(
        read, any_word=any_word, exact=exact, raw=raw, fields=fields
    )
    if found == tree.NullQuery:
        raise KamerzoekError(
            f"no word to search for in {text.strip()[:40]!r}",
            "type one or more words, such as: kinderopvang wachtlijst",
        )
    left_out = dict.fromkeys(fold(word) for each in dropped for word, _ in words(each))
    said = f"; left out: {', '.join(left_out)}" if left_out else ""
    return Query(text, found, shown(found) + said)


def by_grammar(
    text: str, *, any_word: bool, exact: bool, raw: bool, fields: tuple[str, ...]
) -> tuple[tree.Query, list[str]]:
    """The tree of any text, and the stop words left out."""
    from .syntax import Parser

    parser = Parser(any_word, exact, raw, fields)
    return parser.parse(text), parser.dropped


def _plain(text: str) -> str:
    """The words of a text and nothing that means something else."""
    return " ".join(word for word, _ in words(text))


def _flat(text: str) -> str:
    """The text, without its parentheses when they nest deeper than anyone means."""
    depth = deepest = 0
    for char in text:
        depth += (char == "(") - (char == ")")
        deepest = max(deepest, depth)
    return re.sub(r"[()]", " ", text) if deepest > _MAX_DEPTH else text
