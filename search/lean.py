"""Modules that are left unloaded until somebody uses them.

Whoosh takes functions and classes along from modules that Kamerzoek, with an analysis,
posting lists and near spellings of its own, never calls: an English stemmer, which compiles
more than a hundred regular expressions, automata, queries by span. Its tree of queries, which
is the language of every engine, takes along readers, matchers and analyzers, of which only
the Whoosh engine needs some. Python's own `shutil` and `hashlib`, which load
compression and OpenSSL, are there for what only writing calls. All of them are a third of
what a search waits for before it begins. So a module of the same name stands in for each. What
is taken from it by name, or any other name that is asked of it, loads the real module into its
place when it is used.
"""

import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

SPARED = {
    "hashlib": ("blake2b", "md5"),
    "shutil": ("copyfileobj",),
    "whoosh.analysis": ("Token", "entoken", "unstopped"),
    "whoosh.automata.lev": ("levenshtein_automaton",),
    "whoosh.lang.morph_en": ("variations",),
    "whoosh.matching": ("AndMaybeMatcher", "MultiMatcher", "RequireMatcher"),
    "whoosh.query.nested": ("NestedChildren", "NestedParent"),
    "whoosh.query.qcolumns": ("ColumnMatcher", "ColumnQuery"),
    "whoosh.query.spans": (
        "Span", "SpanBefore", "SpanBiMatcher", "SpanBiQuery", "SpanCondition", "SpanContains",
        "SpanFirst", "SpanNear", "SpanNear2", "SpanNot", "SpanOr", "SpanQuery",
        "SpanWrappingMatcher", "WrappingSpan",
    ),
    "whoosh.reading": (),
    "whoosh.support.levenshtein": ("distance",),
    "whoosh.util": ("fib", "make_binary_tree", "make_weighted_tree", "random_name"),
    "whoosh.util.filelock": ("FileLock",),
    "whoosh.util.loading": ("RenamingUnpickler",),
    "whoosh.util.times": ("datetime_to_long", "long_to_datetime"),
}  # fmt: skip
"""The modules, and what is imported from each by name, to be called and for nothing else."""

ALONE = {"whoosh.matching": {"mcore": ("LeafMatcher", "ListMatcher", "ReadTooFar")}}
"""What is imported from a package and can be had from one module of it, without the others."""

RAISED = {"whoosh.reading": ("TermNotFound",)}
"""What is imported from them to be caught: a class from the beginning, which the module keeps."""


def spare() -> None:
    """Spare what is not loaded yet; for a program, before it loads anything else."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())


class _Finder:
    """Finds the modules that are spared, and makes what stands in for them."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, _: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The spec of a module that is spared; None for all others."""
        if fullname not in SPARED:
            return None
        real = PathFinder.find_spec(fullname, path)
        if real is None:
            return None
        found = ModuleSpec(fullname, _Standing(real), origin=real.origin)  # type: ignore[arg-type]
        found.submodule_search_locations = real.submodule_search_locations
        return found


class _Standing:
    """Makes a module that loads what it stands in for when it is used."""

    def __init__(self, real: ModuleSpec) -> None:
        self._real = real

    def create_module(self, _: ModuleSpec) -> None:
        """Leave it to Python."""

    def exec_module(self, module: ModuleType) -> None:
        """Give it what is taken by name, and a way to everything else."""
        names = SPARED[module.__name__]
        caught = {name: type(name, (Exception,), {}) for name in RAISED.get(module.__name__, ())}

        def get(attribute: str) -> Any:
            if attribute.startswith("__"):  # asked by the import system, of every module
                raise AttributeError(attribute)
            for part, held in ALONE.get(module.__name__, {}).items():
                if attribute in held:
                    return getattr(import_module(f"{module.__name__}.{part}"), attribute)
            if vars(module).pop("__getattr__", None):
                assert self._real.loader
                self._real.loader.exec_module(module)
                vars(module).update(caught)
            return getattr(module, attribute)

        def later(name: str, /, *args: Any, **options: Any) -> Any:
            return get(name)(*args, **options)

        calls = {name: partial(later, name) for name in names}
        vars(module).update(calls, **caught, __getattr__=get)
