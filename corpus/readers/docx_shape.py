"""What a Word story's structure says before it is read: its prose, its fields, its sections."""

from collections import defaultdict

from lxml import etree

from .docx_package import W, value
from .story import is_running_text


def holds_running_text(table: etree._Element) -> bool:
    """Whether any cell of a table, or of a table in it, holds running text."""
    return any(
        is_running_text([_visible(p) for p in cell.findall(f"{W}p")])
        for cell in table.iter(f"{W}tc")
    )


def _visible(paragraph: etree._Element) -> str:
    """About the text of a paragraph; enough to see whether it is a sentence."""
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t"))


def endless_fields(root: etree._Element) -> set[etree._Element]:
    """The beginnings of fields that never end: what follows them is text, not a field's code."""
    open_: defaultdict[etree._Element | None, list[etree._Element]] = defaultdict(list)
    story = (f"{W}txbxContent", f"{W}del", f"{W}moveFrom")
    for mark in root.iter(f"{W}fldChar"):
        around = next(mark.iterancestors(*story), None)
        kind = value(mark, "fldCharType")
        if kind == "begin":
            open_[around].append(mark)
        elif kind == "end" and open_[around]:
            open_[around].pop()
    return {mark for marks in open_.values() for mark in marks}


def section_types(root: etree._Element) -> list[str | None]:
    """How each section begins: `continuous`, or on a new page (also when it does not say)."""
    return [
        value(section.find(f"{W}type"))
        for section in root.iter(f"{W}sectPr")
        if (parent := section.getparent()) is not None and parent.tag in {f"{W}pPr", f"{W}body"}
    ]
