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

The grammar is Whoosh's parser with its plugins; a word becomes a `Typed` and not one
of Whoosh's terms, because what a printed word means to us (`meaning.py`: its forms,
its parts, its name) does not fit one term to one word. Two filters
of our own run between Whoosh's: one makes every operator sit between things it
can combine, one drops stop words. Stop words stay where a user clearly means
them: in a phrase, beside an operator, or when there is nothing else.
"""

import re

from whoosh import query as tree
from whoosh.lang.stopwords import stoplists
from whoosh.qparser import GroupPlugin, OperatorsPlugin, Plugin, QueryParser, syntax
from whoosh.qparser.taggers import RegexTagger

from corpus.errors import KamerzoekError
from indexer.abbreviations import full_names
from indexer.analysis import analyse, fold, words

from .grammar import FACT_FIELDS, Brackets, Fields, pattern
from .query import FIELDS, Fact, Query, Typed, shown

STOP_WORDS = frozenset(stoplists["nl"]) - {"niet", "geen"}
"""Dropped from free text: Whoosh's Dutch list, but `niet` and `geen` turn a meaning around."""

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
    parser = _Parser(any_word, exact, raw, fields)
    found = parser.parse(_plain(text) if raw else _flat(text))
    if found == tree.NullQuery:
        raise KamerzoekError(
            f"no word to search for in {text.strip()[:40]!r}",
            "type one or more words, such as: kinderopvang wachtlijst",
        )
    left_out = "; left out: " + ", ".join(dict.fromkeys(parser.dropped)) if parser.dropped else ""
    return Query(text, found, shown(found) + left_out)


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


class _Phrase(syntax.SyntaxNode):  # type: ignore[misc]
    """Words between quotes; `exact` when `=` stands before them, near each other with `slop`."""

    has_fieldname = True
    has_text = True

    def __init__(self, text: str, exact: bool, slop: int) -> None:
        self.text, self.exact, self.slop = text, exact, slop
        self.fieldname: str | None = None

    def r(self) -> str:
        return f'"{self.text}"'

    def query(self, parser: "_Parser") -> tree.Query | None:
        if self.fieldname in FACT_FIELDS:
            return Fact(self.fieldname, self.text.strip())
        printed = tuple(word for word, _ in words(self.text))
        exact, slop = self.exact or parser.exact, self.slop if len(printed) > 1 else 0
        fields = parser.fields_of(self.fieldname)
        if not printed:
            return None
        return Typed(printed, quoted=True, exact=exact and not slop, fields=fields, slop=slop)


class _Quotes(Plugin):  # type: ignore[misc]
    """Quotes of every kind, paired loosely: who types them does not mind which."""

    # Single quotes are apostrophes too: one that opens or closes has no letter on its other side.
    _EXACT, _SLOP = r"(?P<exact>(?<![^\s(:])=)?", r"(?:~(?P<slop>[0-9]{1,2})(?!\w))?"
    EXPRESSIONS = (
        rf'{_EXACT}["“”„‟«»](?P<text>[^"“”„‟«»]*)["“”„‟«»]{_SLOP}',
        rf"{_EXACT}‘(?!s-)(?P<text>[^‘]*?)’(?!\w){_SLOP}",
        rf"{_EXACT}(?<!\w)'(?!s-)(?P<text>[^']+)'(?!\w){_SLOP}",
    )

    class Tagger(RegexTagger):  # type: ignore[misc]
        def create(self, parser: QueryParser, match: re.Match[str]) -> _Phrase:
            return _Phrase(match["text"], bool(match["exact"]), int(match["slop"] or 0))

    def taggers(self, parser: QueryParser) -> list[tuple[RegexTagger, int]]:
        return [(self.Tagger(expression), 0) for expression in self.EXPRESSIONS]


class _Any(syntax.OrGroup):  # type: ignore[misc]
    """Words of which one is enough; what is excluded stays excluded, a fact stays needed."""

    def query(self, parser: QueryParser) -> tree.Query:
        parts = [query for node in self.nodes if (query := node.query(parser)) is not None]
        needed = [part for part in parts if isinstance(part, tree.Not | Fact)]
        wanted = [part for part in parts if not isinstance(part, tree.Not | Fact)]
        return tree.And([tree.Or(wanted), *needed] if wanted else needed)


class _Tidy(Plugin):  # type: ignore[misc]
    """The two filters of our own, after Whoosh drops the blanks (500), before it combines (600)."""

    def filters(self, parser: "_Parser") -> list[tuple[object, int]]:
        return [(self.place_operators, 540), (self.drop_stop_words, 560)]

    def place_operators(self, parser: "_Parser", group: syntax.GroupNode) -> syntax.GroupNode:
        """Take out what holds no word, then make words of operators that combine nothing."""
        nodes = [
            self.place_operators(parser, node) if isinstance(node, syntax.GroupNode) else node
            for node in group
        ]
        kept = [node for node in nodes if isinstance(node, syntax.Operator) or _holds_word(node)]
        placed: list[syntax.SyntaxNode] = []
        for at in range(len(kept) - 1, -1, -1):  # from the right: an operator needs what follows
            placed += _placed(
                kept[at], kept[at - 1] if at else None, placed[-1] if placed else None
            )
        group.nodes = placed[::-1]
        return group

    def drop_stop_words(self, parser: "_Parser", group: syntax.GroupNode) -> syntax.GroupNode:
        """Leave out stop words that stand in a run of words, while a word remains."""
        nodes = group.nodes
        for node in nodes:
            if isinstance(node, syntax.GroupNode):
                self.drop_stop_words(parser, node)
        kept: list[syntax.SyntaxNode] = []
        dropped: list[syntax.SyntaxNode] = []
        for at, node in enumerate(nodes):
            beside = nodes[max(at - 1, 0) : at] + nodes[at + 1 : at + 2]
            meant = any(isinstance(other, syntax.Operator) for other in beside)
            (dropped if _is_stop(node) and not meant else kept).append(node)
        if kept and dropped:
            group.nodes = kept
            parser.dropped += [fold(word) for node in dropped for word, _ in words(node.text)]
        return group


def _placed(
    node: syntax.SyntaxNode, before: syntax.SyntaxNode | None, after: syntax.SyntaxNode | None
) -> list[syntax.SyntaxNode]:
    """What a node is between its neighbours: itself, or a word, or nothing."""
    if not isinstance(node, syntax.Operator):
        return [node]
    prefix = isinstance(node, syntax.PrefixOperator)
    if prefix and isinstance(after, syntax.PrefixOperator):
        return []  # NOT NOT is NOT
    led = prefix or not (before is None or isinstance(before, syntax.Operator))
    if led and not (after is None or isinstance(after, syntax.InfixOperator)):
        return [node]
    return [] if node.text == "-" else [_word(node)]


def _word(operator: syntax.Operator) -> syntax.WordNode:
    return syntax.WordNode(operator.text).set_range(operator.startchar, operator.endchar)


def _holds_word(node: syntax.SyntaxNode) -> bool:
    if isinstance(node, syntax.GroupNode):
        return bool(node.nodes)
    if node.fieldname in FACT_FIELDS:
        return bool(node.text.strip())
    return any(analyse(word) for word, _ in words(node.text))


def _is_stop(node: syntax.SyntaxNode) -> bool:
    return (
        isinstance(node, syntax.WordNode)
        and node.fieldname is None
        and not node.text.startswith("=")
        and all(fold(word) in STOP_WORDS and not full_names(word) for word, _ in words(node.text))
    )


def _operators() -> OperatorsPlugin:
    """Whoosh's operators with their Dutch names, and `-` before a word."""
    tagger = OperatorsPlugin.OpTagger
    alone = r"(?<![^\s(]){}(?![^\s(])"
    minus = tagger(r"(?<![^\s(])-(?=[^\s\-])", syntax.NotGroup, syntax.PrefixOperator, memo="minus")
    return OperatorsPlugin(
        ops=[(minus, 0)],
        Not=alone.format("(?:NOT|NIET)"),
        And=r"(?<![^\s()])(?:AND|EN)(?![^\s()])",
        Or=r"(?<![^\s()])(?:OR|OF)(?![^\s()])",
        AndNot=None,
        AndMaybe=None,
        Require=None,
    )


class _Parser(QueryParser):  # type: ignore[misc]
    """Whoosh's parser over no schema, with our words; `dropped` are the stop words left out."""

    def __init__(self, any_word: bool, exact: bool, raw: bool, fields: tuple[str, ...]) -> None:
        group = _Any if any_word else syntax.AndGroup
        signs = [] if raw else [_Quotes(), Fields(), Brackets(), GroupPlugin(), _operators()]
        super().__init__(None, None, plugins=[*signs, _Tidy()], group=group)
        self.loose, self.exact, self.fields = any_word, exact, fields
        self.raw = raw
        self.dropped: list[str] = []

    def fields_of(self, name: str | None) -> tuple[str, ...]:
        """The texts that a part of the query is looked for in."""
        return (name,) if name in FIELDS else self.fields

    def term_query(
        self,
        fieldname: str | None,
        text: str,
        termclass: type[tree.Query],
        boost: float = 1.0,
        tokenize: bool = True,
        removestops: bool = True,
    ) -> tree.Query | None:
        """What stands between blanks: usually a word, or several (kort/lang)."""
        if fieldname in FACT_FIELDS:
            return Fact(fieldname, text)
        fields = self.fields_of(fieldname)
        exact = self.exact or text.startswith("=")
        if not exact and not self.raw and (like := pattern(text, fold, fields)):
            return like
        loose = self.loose and not exact
        found = [Typed((w,), exact=exact, loose=loose, fields=fields) for w, _ in words(text)]
        return tree.And(found) if found else None
