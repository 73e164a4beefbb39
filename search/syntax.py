"""The grammar of the query language: Whoosh's parser with its plugins and some of our own.

A word becomes a `Typed` and not one of Whoosh's terms, because what a printed word means
to us (`meaning.py`: its forms, its parts, its name) does not fit one term to one word. Two filters
of our own run between Whoosh's: one makes every operator sit between things it
can combine, one drops stop words. Stop words stay where a user clearly means
them: in a phrase, beside an operator, or when there is nothing else.

`parse.py` reads words alone without it, so that most searches need not load it.
"""

import re

from whoosh import query as tree
from whoosh.qparser import (
    FieldsPlugin,
    GroupPlugin,
    OperatorsPlugin,
    Plugin,
    QueryParser,
    syntax,
)
from whoosh.qparser.taggers import RegexTagger

from indexer.analysis import fold, words

from .bare import holds_word, is_stop, typed
from .grammar import AND, FACT_FIELDS, FIELD_NAMES, NOT, OR, STATES, pattern, state
from .query import FIELDS, Fact, Typed


class _Fields(FieldsPlugin):  # type: ignore[misc]
    """Names of fields before a colon; names that are none stay words."""

    class FieldnameTagger(FieldsPlugin.FieldnameTagger):  # type: ignore[misc]
        """A name by what it means."""

        def create(self, parser: QueryParser, match: re.Match[str]) -> syntax.FieldnameNode | None:
            """The node of a name; None where it is a word after all."""
            name = FIELD_NAMES[match["text"].lower()]
            value = re.match(r"[\w-]*", match.string[match.end() :])
            if name == "is" and value and state(value.group()) not in (*STATES, ""):
                return None
            return syntax.FieldnameNode(name, match.group())

    def __init__(self) -> None:
        names = "|".join(sorted(FIELD_NAMES, key=len, reverse=True))
        super().__init__(rf"(?i:(?<![\w:/])(?P<text>{names})):(?=[^\s:)/])", remove_unknown=False)


class _Brackets(Plugin):  # type: ignore[misc]
    """A range between brackets behind the name of a field, as one value."""

    class Tagger(RegexTagger):  # type: ignore[misc]
        """The inside of the brackets."""

        def create(self, parser: QueryParser, match: re.Match[str]) -> syntax.WordNode:
            """The node of a range."""
            return syntax.WordNode(f"{match['first'].strip()}..{match['last'].strip()}")

    EXPRESSION = (
        r"(?<=:)[\[{](?P<first>[^\[\]{}]*?)(?:\b(?:TO|TOT)\b|\.\.)(?P<last>[^\[\]{}]*)[\]}]"
    )

    def taggers(self, parser: QueryParser) -> list[tuple[RegexTagger, int]]:
        """Its one tagger."""
        return [(self.Tagger(self.EXPRESSION), -1)]


class _Phrase(syntax.SyntaxNode):  # type: ignore[misc]
    """Words between quotes; `exact` when `=` stands before them, near each other with `slop`."""

    has_fieldname = True
    has_text = True

    def __init__(self, text: str, exact: bool, slop: int) -> None:
        self.text, self.exact, self.slop = text, exact, slop
        self.fieldname: str | None = None

    def r(self) -> str:
        return f'"{self.text}"'

    def query(self, parser: "Parser") -> tree.Query | None:
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

    def filters(self, parser: "Parser") -> list[tuple[object, int]]:
        return [(self.place_operators, 540), (self.drop_stop_words, 560)]

    def place_operators(self, parser: "Parser", group: syntax.GroupNode) -> syntax.GroupNode:
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

    def drop_stop_words(self, parser: "Parser", group: syntax.GroupNode) -> syntax.GroupNode:
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
            parser.dropped += [node.text for node in dropped]
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
    return holds_word(node.text)


def _is_stop(node: syntax.SyntaxNode) -> bool:
    return (
        isinstance(node, syntax.WordNode)
        and node.fieldname is None
        and not node.text.startswith("=")
        and is_stop(node.text)
    )


def _operators() -> OperatorsPlugin:
    """Whoosh's operators with their Dutch names, and `-` before a word."""
    tagger = OperatorsPlugin.OpTagger
    alone = r"(?<![^\s(]){}(?![^\s(])"
    minus = tagger(r"(?<![^\s(])-(?=[^\s\-])", syntax.NotGroup, syntax.PrefixOperator, memo="minus")
    return OperatorsPlugin(
        ops=[(minus, 0)],
        Not=alone.format(f"(?:{'|'.join(NOT)})"),
        And=rf"(?<![^\s()])(?:{'|'.join(AND)})(?![^\s()])",
        Or=rf"(?<![^\s()])(?:{'|'.join(OR)})(?![^\s()])",
        AndNot=None,
        AndMaybe=None,
        Require=None,
    )


class Parser(QueryParser):  # type: ignore[misc]
    """Whoosh's parser over no schema, with our words; `dropped` are the stop words left out."""

    def __init__(self, any_word: bool, exact: bool, raw: bool, fields: tuple[str, ...]) -> None:
        group = _Any if any_word else syntax.AndGroup
        signs = [] if raw else [_Quotes(), _Fields(), _Brackets(), GroupPlugin(), _operators()]
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
        found = typed(text, exact=exact, loose=loose, fields=fields)
        return tree.And(found) if found else None
