"""What an element of HTML is: a block, a heading, a note, a mark of one, no text at all.

The notes are known by the habits of officielebekendmakingen.nl (`div.voet.noot`),
of Word's own HTML (`#_ftn1`) and of the common footnote markup (`#fn1`).
"""

import re

from lxml import etree


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


BLOCKS = _names(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary"
    " table tbody td tfoot th thead caption tr ul"
)
# Blocks that a browser sets off with blank space.
SPACED = _names("blockquote dl figure h1 h2 h3 h4 h5 h6 ol p pre table ul hr")
HEADINGS = _names("h1 h2 h3 h4 h5 h6")
_UNSEEN = _names(
    "script style noscript template iframe object svg canvas audio video button select textarea"
    " label input nav head"
)
_CHROME = _names(
    "breadcrumb breadcrumbs cookie cookies cookiebar menu navigation navigatie navbar pagination"
    " share sidebar skiplink skiplinks skip-link skip-links social sr-only visually-hidden"
    " print-hide noprint note-close footnote-back footnote-backref"
)
_KEPT = {"html", "body", "main", "article"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTE_LINK = re.compile(r"#.*(?:ftn|fn|foot|noot|note)", re.IGNORECASE)
_NOTE_ID = re.compile(
    r"(?:supernote-note|_?ftn|_?edn|fn|footnote|endnote|voetnoot|noot)[-_:]?.*\d.*", re.IGNORECASE
)
_NOTE_CLASSES = {"noot", "voetnoot", "footnote", "endnote"}


def is_note(element: etree._Element) -> bool:
    """Whether an element holds the body of one note."""
    if element.tag not in {"div", "li", "p", "aside", "dd", "td"}:
        return False
    classes = set(element.get("class", "").lower().split())
    return bool(classes & _NOTE_CLASSES or _NOTE_ID.fullmatch(element.get("id", "")))


def may_be_mark(element: etree._Element) -> bool:
    """Whether an element refers to a note, if what it holds is a number."""
    if element.tag == "sup" or "nootnum" in element.get("class", "").lower().split():
        return True
    return element.tag == "a" and bool(_NOTE_LINK.match(element.get("href", "")))


def is_unseen(element: etree._Element) -> bool:
    """Whether an element is no part of the text: code, a page's navigation, what is hidden."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _UNSEEN:
        return True
    if tag in _KEPT or is_note(element):
        return False
    if tag in {"header", "footer", "aside"} and not _inside_text(element):
        return True
    hidden = "hidden" in element.attrib or _HIDDEN.search(element.get("style", ""))
    role = element.get("role", "")
    names = {*element.get("class", "").lower().split(), element.get("id", "").lower()}
    return bool(
        hidden
        or role in {"navigation", "banner", "contentinfo", "search", "complementary"}
        or names & _CHROME
    )


def _inside_text(element: etree._Element) -> bool:
    return next(element.iterancestors("main", "article"), None) is not None


def text_length(root: etree._Element) -> int:
    """The characters of all text in a tree, seen or not."""
    return sum(len(str(part).strip()) for part in root.itertext())
