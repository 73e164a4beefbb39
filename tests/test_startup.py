"""What a command loads, since that is most of what a person waits for.

The lists are exact. A module that is new here costs every search its time: import it in the
function that needs it, or, when all searches do, add it to the list.
"""

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from corpus.records import dump
from search import lean
from search.backends import BACKENDS
from tests.factories import letter

ROOT = Path(__file__).parent.parent
OURS = ("cli", "corpus", "indexer", "search")

pytestmark = pytest.mark.executable

HELP = """
cli corpus corpus.errors corpus.frozen search search.commands search.lean search.output
search.output.console search.output.examples search.output.terminal
"""
SEARCH = """
cli corpus corpus.document corpus.errors corpus.fields corpus.frozen corpus.records indexer
indexer.abbreviations indexer.analysis indexer.answers indexer.chunks indexer.compounds
indexer.entries indexer.facts indexer.forms indexer.glue indexer.irregular indexer.kin
indexer.lemmas indexer.lexicon indexer.words indexer.writer search search.argv search.backends
search.bare search.checked search.command search.commands search.commands.search search.disk
search.engine search.engines search.engines.records search.facts
search.filters search.find search.grammar search.hits search.lean search.learned search.likely
search.manifest search.marking search.meaning search.names search.nothing search.options
search.output search.output.console search.output.examples search.output.listing
search.output.pager
search.output.summary search.output.terminal search.output.text search.output.words search.parse
search.parties search.query search.session search.snippet search.spelling search.store
search.weights
"""
ENGINES = {
    "whoosh": """
search.engines.whoosh_codec_engine search.engines.whoosh_combine_engine
search.engines.whoosh_compile_engine search.engines.whoosh_engine
search.engines.whoosh_files_engine search.engines.whoosh_match_engine
search.engines.whoosh_order_engine search.engines.whoosh_phrase_engine
search.engines.whoosh_scan_engine search.engines.whoosh_segments_engine
""",
    "tantivy": """
search.engines.tantivy_compile_engine search.engines.tantivy_engine
search.engines.tantivy_files_engine search.engines.tantivy_leaves_engine
search.engines.tantivy_letters_engine
search.engines.tantivy_order_engine search.engines.tantivy_parts_engine
search.engines.tantivy_schema_engine
""",
}
LIBRARIES = {"click", "whoosh", "marisa_trie", "Stemmer"}
"""All that a search loads of others; Whoosh also has the tree of queries."""

SCRIPT = f"""
import atexit, runpy, sys
atexit.register(lambda: print("loaded", *sys.modules, sep="\\n", file=sys.stderr))
sys.path.insert(0, {str(ROOT)!r})
sys.argv = ["kamerzoek", *sys.argv[1:]]
from cli import main
main()
"""


def loaded(*line: str) -> set[str]:
    """The modules that are loaded when a command has ended."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *line], capture_output=True, encoding="utf-8", check=True
    )
    return set(done.stderr.partition("loaded\n")[2].split())


def ours(modules: set[str]) -> set[str]:
    return {name for name in modules if name.partition(".")[0] in OURS}


def others(modules: set[str]) -> set[str]:
    """The packages that are neither ours nor the standard library's."""
    packages = {name.partition(".")[0] for name in modules} - sys.stdlib_module_names - set(OURS)
    return {name for name in packages if not name.startswith("_")} - {"cython_runtime"}


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("startup")
    letters = [letter(id=f"ah-tk-20222023-{nth}") for nth in range(30)]
    (base / "letters.json").write_text(json.dumps(dump(letters)), encoding="utf-8")
    return base / "letters.json"


def test_help_loads_no_command() -> None:
    modules = loaded("--help")
    assert ours(modules) == set(HELP.split())
    assert others(modules) == {"click"}


def test_the_help_of_a_command_loads_that_command_alone() -> None:
    modules = loaded("search", "--help")
    assert {name for name in modules if name.startswith("search.commands.")} == {
        "search.commands.search"
    }
    assert others(modules) == {"click"}


@pytest.mark.parametrize("engine", BACKENDS)
def test_a_search_loads_only_what_it_needs(letters: Path, engine: str, tmp_path: Path) -> None:
    index = ["--index", str(tmp_path / "index")]
    loaded("index", str(letters), "--engine", engine, *index)
    modules = loaded("search", "veerpont", "--limit", "10", *index)
    assert ours(modules) == {*SEARCH.split(), *ENGINES[engine].split()}
    assert others(modules) == LIBRARIES | {engine}
    assert not modules & {"lxml", "subprocess", "importlib.metadata", "email", "multiprocessing"}
    assert not modules & {"whoosh.qparser", "whoosh.searching"}


def test_what_is_spared_is_loaded_at_its_first_use() -> None:
    script = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from search.lean import SPARED, spare
spare()
def standing():
    found = [name for name in SPARED if name in sys.modules]
    return [name for name in found if "__getattr__" in vars(sys.modules[name])]
import whoosh.query.terms, whoosh.analysis, whoosh.reading
print(*standing())
import whoosh.codec.whoosh3, whoosh.filedb.compound
from whoosh.lang.morph_en import rules
print(sorted(whoosh.query.terms.variations("run"))[:2], len(rules) > 9)
import shutil, hashlib
print(shutil.which("no such program"), hashlib.sha256().name)
print(type(whoosh.codec.base.lev.levenshtein_automaton("pont", 1)).__name__)
stemmed = whoosh.analysis.StemmingAnalyzer()("Is running")
print(whoosh.reading.distance("pont", "pond"), [token.text for token in stemmed])
import whoosh.query as tree
near = tree.SpanFirst(tree.Term("all", "pont"))
print(near.q, type(near).__name__)
class Lost(tree.Query):
    def matcher(self, *_):
        raise whoosh.reading.SegmentReader and whoosh.reading.TermNotFound("caught as what it is")
from types import SimpleNamespace
print([*Lost().docs(SimpleNamespace(boolean_context=str))])
print(standing())
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8")
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "whoosh.analysis whoosh.lang.morph_en whoosh.matching whoosh.query.nested "
        "whoosh.query.qcolumns whoosh.query.spans whoosh.reading whoosh.util whoosh.util.times",
        "['ran', 'run'] True", "None sha256", "NFA", "1 ['runn']", "all:pont SpanFirst", "[]",
        "['whoosh.query.nested', 'whoosh.query.qcolumns', 'whoosh.util', 'whoosh.util.filelock', "
        "'whoosh.util.loading', 'whoosh.util.times']",
    ]  # fmt: skip


@pytest.mark.parametrize(("module", "names"), lean.SPARED.items())
def test_what_is_spared_can_only_be_called(module: str, names: tuple[str, ...]) -> None:
    """By a name that it has not, or that is no function, it would be spared for nothing."""
    assert all(callable(getattr(import_module(module), name)) for name in names)


def test_a_search_takes_along_all_that_is_spared(letters: Path, tmp_path: Path) -> None:
    loaded("index", str(letters), "--index", str(tmp_path / "index"))
    assert set(lean.SPARED) <= loaded("search", "veerpont", "--index", str(tmp_path / "index"))
