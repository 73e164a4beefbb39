"""Two English stemmers that are left unloaded until somebody uses them.

`whoosh.query`, the language of all engines, takes a function from each of them along, and
loading them compiles more than a hundred regular expressions: a fifth of what a search waits
for before it begins, for something that Kamerzoek, with an analysis of its own, never
calls. So a module of the same name stands in for each. Its function, or any other name
that is asked of it, loads the real module into its place first.
"""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import Any

SPARED = {"whoosh.lang.porter": "stem", "whoosh.lang.morph_en": "variations"}
"""The modules, and the function of each that is imported from it by name."""


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
        return real and ModuleSpec(fullname, _Standing(real), origin=real.origin)  # type: ignore[arg-type]


class _Standing:
    """Makes a module that loads what it stands in for when it is used."""

    def __init__(self, real: ModuleSpec) -> None:
        self._real = real

    def create_module(self, _: ModuleSpec) -> None:
        """Leave it to Python."""

    def exec_module(self, module: ModuleType) -> None:
        """Give it its function, and a way to everything else."""
        name = SPARED[module.__name__]

        def get(attribute: str) -> Any:
            if attribute.startswith("__"):  # asked by the import system, of every module
                raise AttributeError(attribute)
            if vars(module).pop("__getattr__", None):
                assert self._real.loader
                self._real.loader.exec_module(module)
            return getattr(module, attribute)

        def later(*args: Any, **options: Any) -> Any:
            return get(name)(*args, **options)

        vars(module).update({name: later, "__getattr__": get})
