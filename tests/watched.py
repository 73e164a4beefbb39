"""An index that changes, and whoever watches it: what the tests of watches share."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from corpus.document import Document
from corpus.errors import KamerzoekError
from search import watching
from search.backends import BACKENDS
from search.batches import Batch
from search.find import Request
from search.session import opened
from search.store import begin
from search.watches import Watch, watches
from tests.factories import letter

TODAY = date(2025, 6, 1)


def about_ferry(nth: int, *answers: str | None, **fields: object) -> Document:
    """A letter with a question about the ferry for each answer."""
    given = {"id": f"2024Z{nth:05}", "reference": f"2024Z{nth:05}", **fields}
    return letter(*((f"Vaart de veerpont {n}?", one) for n, one in enumerate(answers)), **given)  # type: ignore[arg-type]


@dataclass
class Archive:
    """An index in a folder, and whoever watches it."""

    folder: Path
    engine: str
    told: list[tuple[str, str]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def index(self) -> Path:
        return self.folder / "index"

    def holds(self, *letters: Document, rebuild: bool = False, remove: Iterable[str] = ()) -> None:
        """Put letters into the index, in place of those of their ids."""
        with begin(self.index, self.engine, rebuild) as writer:
            writer.delete([*remove, *(one.id for one in letters)])
            writer.add(letters)
            writer.commit()

    def watch(
        self, name: str, text: str, today: date = TODAY, everything: bool = False, **filters: object
    ) -> watching.Added:
        request = Request(text, **filters)  # type: ignore[arg-type]
        with watches(self.index, make=True) as state, opened(self.index) as engine:
            return watching.add(state, engine, name, request, today, everything)

    def run(
        self,
        today: date = TODAY,
        tell: Callable[[Sequence[Batch]], None] | None = None,
        names: Sequence[str] = (),
    ) -> list[str]:
        """Run the watches; what was told, as `what unit`, in order."""
        before = len(self.told)
        with watches(self.index) as state, opened(self.index) as engine:
            chosen = state.named(names)
            watching.run(state, engine, chosen, today, tell or self.hear, self.fail)
        return [f"{what} {unit}" for what, unit in self.told[before:]]

    def hear(self, batches: Sequence[Batch]) -> None:
        self.told += [(one.what, one.hit.unit.id) for batch in batches for one in batch.news]

    def fail(self, watch: Watch, error: KamerzoekError) -> None:
        self.errors.append(f"{watch.name}: {error}")


@pytest.fixture(params=BACKENDS)
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Archive:
    made = Archive(tmp_path, request.param)
    made.holds(about_ferry(1, "Nee.", "Ja."))
    return made
