"""What a Word story's structure says before it is read: its prose, its fields, its sections."""

import re
from collections import defaultdict
from collections.abc import Sequence

from lxml import etree

from .docx_package import W, value

_SENTENCE_END = re.compile(r"[.?!:][\"'’”»)\]]*$")
_FEWEST_WORDS = 12
_WORDS_A_PARAGRAPH = 8


def is_running_text(paragraphs: Sequence[str]) -> bool:
    """Whether paragraphs are sentences of a letter, not the labels and lines of a letterhead.

    A letterhead may hold a long subject or a whole clause, but among short lines;
    running text has its words in few paragraphs and stops like a sentence.
    """
    filled = [text.strip() for text in paragraphs if text.strip()]
    words = sum(len(text.split()) for text in filled)
    return (
        words >= _FEWEST_WORDS
        and words >= _WORDS_A_PARAGRAPH * len(filled)
        and bool(_SENTENCE_END.search(filled[-1]))
    )


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
