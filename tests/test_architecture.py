"""The rules of the house, read from the syntax of every module: who may import whom.

    cli.py  →  search  →  indexer  →  corpus

An engine's library is imported only in that engine's own modules, so that it can be
replaced; Whoosh's analysis, parser and query tree are also the language that all
engines share, and have their places. Click stays in `cli.py`, so that everything can
be used without a command line. Each rule is a function that gives what breaks it, and
is itself tested on modules that do.
"""

import ast
import doctest
import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("corpus", "indexer", "search", "cli")
ENGINE_LIBRARIES = {"whoosh", "tantivy", "opensearchpy"}
LANGUAGE = {
    "indexer.analyzer": {"whoosh.analysis"},
    "search.filters": {"whoosh.query"},
    "search.query": {"whoosh.query"},
    "search.checked": {"whoosh.query"},
    "search.meaning": {"whoosh.query"},
    "search.facts": {"whoosh.query"},
    "search.facets": {"whoosh.query"},
    "search.similar": {"whoosh.query"},
    "search.bare": {"whoosh.query", "whoosh.lang"},
    "search.parse": {"whoosh.query"},
    "search.syntax": {"whoosh.query", "whoosh.qparser"},
    "search.marking": {"whoosh.query"},
    "search.snippet": {"whoosh.query"},
    "search.engine": {"whoosh.query"},
}


@dataclass(frozen=True)
class Module:
    """A module by its dotted name (`search.find`) and its source."""

    name: str
    source: str

    @property
    def package(self) -> str:
        return self.name.partition(".")[0]

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source)

    def imports(self, top_only: bool = False) -> Iterator[tuple[str, bool]]:
        """Every module that may be imported, in full, and whether it is written relatively.

        `from a import b` gives `a` and `a.b`: the syntax does not tell which of them is meant.
        With `top_only` only what is imported when the module itself is.
        """
        for node in _statements(self.tree, top_only):
            if isinstance(node, ast.Import):
                yield from ((alias.name, False) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = self._base(node)
                yield base, bool(node.level)
                yield from ((f"{base}.{alias.name}", bool(node.level)) for alias in node.names)

    def _base(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parents = self.name.split(".")[: -node.level]
        return ".".join([*parents, *filter(None, [node.module])])


def _statements(tree: ast.AST, top_only: bool) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(tree):
        if top_only and (isinstance(node, ast.FunctionDef | ast.Lambda) or _for_types(node)):
            continue
        yield node
        yield from _statements(node, top_only)


def _for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


@cache
def modules() -> list[Module]:
    """All modules, read and parsed once."""
    paths = [ROOT / "cli.py"]
    for package in LAYERS[:-1]:
        paths += (ROOT / package).rglob("*.py")
    found = []
    for path in paths:
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        # an __init__ is named like its package: `from . import x` is one level up from inside it
        source = path.read_text(encoding="utf-8")
        found.append(Module(f"{name}.__init__" if parts[-1] == "__init__" else name, source))
    return found


def breaks_chain(module: Module) -> Iterator[str]:
    """A layer imports itself and what lies below it."""
    own = LAYERS.index(module.package)
    for name, _ in module.imports():
        package = name.partition(".")[0]
        if package in LAYERS and LAYERS.index(package) > own:
            yield f"{module.name} imports {name}, which is above it"


def breaks_engine_rule(module: Module) -> Iterator[str]:
    """Only an engine's own modules import its library; Whoosh's language has its places."""
    if module.name.startswith("search.engines.") and module.name.endswith("_engine"):
        return
    allowed = LANGUAGE.get(module.name, set())
    for name in {name for name, _ in module.imports()}:
        if name.partition(".")[0] not in ENGINE_LIBRARIES or (name == "whoosh" and allowed):
            continue
        if not any(name == part or name.startswith(f"{part}.") for part in allowed):
            yield f"{module.name} imports {name}"


def breaks_click_rule(module: Module) -> Iterator[str]:
    """Nothing but the command line knows Click."""
    if module.package != "cli":
        for name, _ in module.imports():
            if name.partition(".")[0] == "click":
                yield f"{module.name} imports {name}"


def breaks_import_style(module: Module) -> Iterator[str]:
    """Relative inside a package, absolute across packages."""
    for name, relative in module.imports():
        if name.partition(".")[0] == module.package != "cli" and not relative:
            yield f"{module.name} imports {name} absolutely"
        if relative and name.partition(".")[0] != module.package:
            yield f"{module.name} reaches out of its package for {name}"


def breaks_name_rule(module: Module) -> Iterator[str]:
    """No module hides a library that others import by the same name."""
    if module.name.rpartition(".")[2] in {*ENGINE_LIBRARIES, "click", "lxml", "json", "csv"}:
        yield f"{module.name} has the name of a library"


def cycle(found: list[Module]) -> list[str]:
    """A circle of imports at module level, or nothing."""
    names = {module.name.removesuffix(".__init__") for module in found}
    graph: dict[str, set[str]] = {}
    for module in found:
        name = module.name.removesuffix(".__init__")
        targets = {target for target, _ in module.imports(top_only=True)}
        graph[name] = {target for target in targets & names if target != name}
        # a package's __init__ runs before its modules, so they may name it and it them
        if module.name.endswith(".__init__"):
            graph[name] = {target for target in graph[name] if not target.startswith(f"{name}.")}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


RULES = [
    breaks_chain,
    breaks_engine_rule,
    breaks_click_rule,
    breaks_import_style,
    breaks_name_rule,
]


@pytest.mark.parametrize("rule", RULES)
def test_every_module_keeps_to(rule: Callable[[Module], Iterator[str]]) -> None:
    found = modules()
    assert len(found) > 20
    assert [broken for module in found for broken in rule(module)] == []


@pytest.mark.parametrize("name", [module.name for module in modules()])
def test_examples_in_docstrings_are_true(name: str) -> None:
    found = importlib.import_module(name.removesuffix(".__init__"))
    assert doctest.testmod(found).failed == 0


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert cycle(modules()) == []


@pytest.mark.parametrize(
    ("rule", "name", "source"),
    [
        pytest.param(breaks_chain, "corpus.x", "from indexer.analysis import fold", id="upwards"),
        pytest.param(breaks_chain, "indexer.x", "def f():\n    import search.find", id="inside"),
        pytest.param(breaks_chain, "search.x", "import cli", id="the command line"),
        pytest.param(breaks_engine_rule, "search.find", "from whoosh.index import create_in",
                     id="an engine's library"),
        pytest.param(breaks_engine_rule, "search.find", "from whoosh import query", id="its tree"),
        pytest.param(breaks_engine_rule, "search.find", "import whoosh", id="all of it"),
        pytest.param(breaks_engine_rule, "search.query", "import whoosh.searching",
                     id="more than the language"),
        pytest.param(breaks_engine_rule, "indexer.build", "import tantivy", id="another engine's"),
        pytest.param(breaks_click_rule, "search.output.text", "import click", id="click"),
        pytest.param(breaks_import_style, "search.find", "from search.query import Query",
                     id="absolute inside"),
        pytest.param(breaks_import_style, "search.output.text", "from ...corpus import text",
                     id="relative across"),
        pytest.param(breaks_name_rule, "search.engines.whoosh", "", id="whoosh.py"),
    ],
)  # fmt: skip
def test_a_rule_sees_what_breaks_it(
    rule: Callable[[Module], Iterator[str]], name: str, source: str
) -> None:
    assert list(rule(Module(name, source)))


@pytest.mark.parametrize(
    ("name", "source"),
    [
        pytest.param("search.find", "from indexer.analysis import fold", id="downwards"),
        pytest.param("search.query", "from whoosh import query as tree", id="the language"),
        pytest.param("search.engines.whoosh_engine", "from whoosh.index import x", id="engine"),
        pytest.param("search.output.text", "from ..hits import Hit", id="relative inside"),
        pytest.param("cli", "import click\nfrom search.find import find", id="the command line"),
    ],
)
def test_a_rule_lets_pass_what_keeps_to_it(name: str, source: str) -> None:
    module = Module(name, source)
    assert [broken for rule in RULES for broken in rule(module)] == []


def test_a_circle_is_seen_and_an_import_in_a_function_is_none() -> None:
    one = Module("search.a", "from .b import x")
    assert set(cycle([one, Module("search.b", "from . import a")])) == {"search.a", "search.b"}
    assert cycle([one, Module("search.b", "def f():\n    from . import a")]) == []
