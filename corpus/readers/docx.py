"""Word files: paragraphs with what Word renders around them.

Read from the XML itself, because the libraries at hand leave out what these
letters depend on: automatic numbers, notes, text boxes, soft breaks, the page a
paragraph is on (RECORD.md 3). Heads and feet come once each, before and after
the body; which of them print is decided as Word does.
"""

from collections.abc import Iterator
from dataclasses import replace

from ..document import Footnote
from ..errors import UnreadableError
from ..text import Line, Region, Text
from .characters import clean
from .docx_numbering import Numbering
from .docx_package import Package, R, W, switched_on, value
from .docx_story import Story
from .docx_styles import Styles
from .story import Notes, Pages

_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def read(data: bytes) -> Text:
    """A Word file (2007 and later) as paragraphs."""
    file = _File(Package(data))
    body = file.body()
    heads, feet = file.around("header"), file.around("footer")
    return Text(
        lines=(*heads, *body, *feet),
        paragraphs=True,
        notes=tuple(file.footnotes()),
        title=file.title(),
        form="docx",
    )


class _File:
    """A package with what its stories share: styles, lists, pages, notes."""

    def __init__(self, package: Package) -> None:
        self._package = package
        root = package.xml(package.body)
        if root is None:
            raise UnreadableError("not a DOCX file (there is no Word document in it)")
        self._root = root
        self._styles = Styles(package.related("styles"))
        self._numbering = Numbering(package.related("numbering"))
        self._pages = Pages()
        self._notes = Notes()

    def body(self) -> list[Line]:
        """The lines of the letter; pages are only known where the file tells of any."""
        lines = list(self._story("body", self._pages).lines(self._root))
        if not self._pages.turned:
            lines = [replace(line, page=None) for line in lines]
        if not any(line.region == "body" for line in lines):
            lines = [replace(line, region="body") for line in lines]
        return lines

    def around(self, kind: Region) -> list[Line]:
        """The lines of all heads or feet that are printed, equal ones once."""
        found: dict[str, Line] = {}
        for name, first_page in self._printed(kind):
            root = self._package.xml(name)
            if root is not None:
                for line in self._story(kind, Pages(), letterhead=first_page).lines(root):
                    found.setdefault(line.text, replace(line, page=None))
        return list(found.values())

    def footnotes(self) -> Iterator[Footnote]:
        """The notes that the body refers to, numbered through; end notes as well as footnotes."""
        bodies = {
            (kind, value(note, "id")): note
            for kind in ("footnote", "endnote")
            if (root := self._package.related(f"{kind}s")) is not None
            for note in root.iter(f"{W}{kind}")
        }
        for mark, key in enumerate(list(self._notes.met), 1):
            if key in bodies:
                story = Story(self._styles, self._numbering, Pages(), Notes(), "note")
                text = " ".join(line.text.strip() for line in story.lines(bodies[key]))
                yield Footnote(str(mark), text)

    def title(self) -> str | None:
        """The title in the file's properties."""
        for relation in self._package.relations("").values():
            if relation.kind == "core-properties":
                root = self._package.xml(relation.target)
                title = None if root is None else root.findtext(_TITLE)
                return clean(" ".join((title or "").split())) or None
        return None

    def _story(self, region: Region, pages: Pages, *, letterhead: bool = False) -> Story:
        return Story(
            self._styles, self._numbering, pages, self._notes, region, letterhead=letterhead
        )

    def _printed(self, kind: Region) -> Iterator[tuple[str, bool]]:
        """The parts that hold heads or feet, and whether it is the letterhead of page 1.

        Those for kinds of pages that the section does not tell apart are never printed.
        """
        settings = self._package.related("settings")
        evens = settings is not None and switched_on(settings.find(f"{W}evenAndOddHeaders"))
        relations = self._package.relations(self._package.body)
        for section in self._root.iter(f"{W}sectPr"):
            first = switched_on(section.find(f"{W}titlePg"))
            references = section.findall(f"{W}{kind}Reference")
            for reference in sorted(references, key=lambda r: value(r, "type") != "first"):
                pages = value(reference, "type") or ""
                wanted = {"even": evens, "first": first}.get(pages, True)
                id_ = reference.get(f"{R}id") or ""
                if wanted and id_ in relations:
                    yield relations[id_].target, pages == "first" and kind == "header"
