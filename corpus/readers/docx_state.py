"""What a Word file counts while its story is read: pages, and references to notes."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Pages:
    """The page that is being read; a rendered break that repeats a set one counts once."""

    number: int = 1
    turned: bool = False
    """Whether any page break was met: without one nothing is known of pages."""
    used: bool = False
    fresh: bool = False

    def turn(self, *, rendered: bool = False) -> None:
        """Go to the next page, at a set break or where Word last broke the page."""
        if not (rendered and self.fresh):
            self.number += 1
        self.turned = True
        self.fresh = not rendered
        self.used = False

    def write(self) -> None:
        """Something visible stands on the page."""
        self.used = True
        self.fresh = False


@dataclass(slots=True)
class Notes:
    """The references to notes, by kind and id, in the order in which they are met."""

    met: list[tuple[str, str]] = field(default_factory=list)

    def mark(self, kind: str, id_: str) -> str:
        """The running number of a reference."""
        self.met.append((kind, id_))
        return str(len(self.met))
