"""What a letter cites: Kamerstukken, earlier answers, questions, moties, debates.

One citation is printed in a dozen ways (RECORD.md: "21 501-20, nr. 1596",
"Kamerstukken II 2019/20, 35 570 V, nr. 43", "21501-20-1591"). Each is brought to
the identifier under which officielebekendmakingen.nl publishes it, so that two
letters that cite the same paper meet:

    kst-21501-20-1596      a Kamerstuk: dossier, its suffix, number
    ah-tk-20232024-2267    an answer in the Aanhangsel, the identity of our own documents
    2023Z16994             a question, 2024D37938 a document, by reference
    h-tk-20242025-8        a debate in the Handelingen

A motie is known by the Kamerstuk behind it, else by its movers.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from corpus.document import Document, Place, Reference, slug

Sort = Literal["kamerstuk", "aanhangsel", "question", "document", "motie", "handelingen"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in a text: what `sort`, the normal form `target`, and where it is printed.

    `start` and `end` are character offsets in the text; `movers` are the members
    behind a motie, as printed.
    """

    sort: Sort
    target: str
    start: int
    end: int
    movers: tuple[str, ...] = ()


_YEARS = r"(?P<y1>\d{4})\s?[-–/]\s?(?P<y2>\d{4}|\d{2})"
_DOSSIER = r"(?<![\d.])(?P<d1>\d{2})[ \u00a0]?(?P<d2>\d{3})"
_SUFFIX = r"(?:[ \u00a0-](?P<suffix>\d{2}|[IVXLC]{1,6}[A-Z]?|[A-Z])(?![\w]))?"
_KAMERSTUK = re.compile(
    rf"{_DOSSIER}{_SUFFIX}(?:,\s*|\s+|-)nrs?\.?\s*(?P<nr>\d{{1,4}}(?!\d)|[A-Z]{{1,2}}\b)"
    r"(?P<more>(?:\s*(?:,|en)\s*(?:nr\.\s*)?\d{1,4}(?![\d ]\d|\w))*)"
)
_COMPACT = re.compile(
    rf"{_DOSSIER}-(?:(?P<suffix>\d{{2}}|[IVXLC]{{1,6}}[A-Z]?)-)?(?P<nr>\d{{1,4}})(?![\d-])"
)
_DOSSIER_ONLY = re.compile(
    rf"[Kk]amerstuk(?:-?ken)?\s*(?:II?,?\s*)?{_DOSSIER}{_SUFFIX}(?![\d-]|\s*,?\s*nr)"
)
_AANHANGSEL = re.compile(
    r"Aanhangsel(?:\s+van\s+de)?\)?\s*(?:Handelingen\s*)?(?:II,?\s*)?,?\s*"
    rf"(?:vergader-?\s?jaar\s*)?{_YEARS},?\s*nrs?\.?\s*(?P<nr>\d{{1,4}})"
)
_HANDELINGEN = re.compile(
    rf"(?<!Aanhangsel )(?<!van de )Handelingen\s*(?:II|TK)?,?\s*(?:vergaderjaar\s*)?{_YEARS},?\s*"
    r"nr\.?\s*(?P<nr>\d{1,3})"
)
_BY_REFERENCE = re.compile(r"(?<!\w)(?P<year>\d{4})(?P<sort>[ZD])\s?(?P<nr>\d{5})(?!\d)")
_PREFIX = r"(?:(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]er|[Ee]l)\s+)"
_NAME = r"[A-ZÀ-Ž][\w’'-]+"
# A mover is a surname with its prefix, and a given name where namesakes sit in the Chamber.
_MOVER = rf"{_PREFIX}{{0,3}}{_NAME}(?:\s+{_PREFIX}{{0,3}}{_NAME})?"
_MOVERS = rf"(?P<movers>{_MOVER}(?:(?:\s*,\s*|\s+en\s*|/){_MOVER}){{0,5}})(?:\s+c\.s\.)?"
_MOTIE = re.compile(rf"\b[Mm]oties?(?:\s+van\s+(?:het\s+lid|de\s+leden))?[\s-]+{_MOVERS}")
# "moties A c.s. (21 501-20, nr. 1596), B (35 570 V, nr. 43) en C (…)": the list goes on.
_NEXT_MOTIE = re.compile(rf"\s*\([^()]{{5,60}}\)\s*(?:,|en|, en)\s+{_MOVERS}(?=\s*\()")
# What a citation cannot do without. The expressions above read ten times slower than these, which
# `re` and `in` can skip through by a letter that is rare, and nearly no text has any of it.
_FIVE = re.compile(r"\d\d[ \u00a0]?\d\d\d")
_NUMBERED = re.compile(r"nr(?<=[,\s-]nr)s?\.?\s*[\dA-Z]")
_HYPHENED = re.compile(r"-(?:(?<=\d{5}-)|(?<=\d\d[ \u00a0]\d{3}-))[\dIVXLC]")
_Z = re.compile(r"Z(?<=\d{4}Z)\s?\d{5}")
_D = re.compile(r"D(?<=\d{4}D)\s?\d{5}")
_FAR = 200  # characters between a motie and the paper that it is
_NEW_SENTENCE = re.compile(r"[.?!]\s+[A-Z]")
_GLUED_PREFIX = re.compile(r"^(Van|De|Den|Der|Ter)(?=[A-Z])")


def citations(text: str) -> list[Citation]:
    """All citations in a text, in the order they are printed, none inside another of its sort.

    >>> [c.target for c in citations("Kamerstukken II 2019/20, 35 570 V, nr. 43 en 21501-20-1591")]
    ['kst-35570-V-43', 'kst-21501-20-1591']
    >>> [c.target for c in citations("Aanhangsel Handelingen, vergaderjaar 2023-2024, nr. 1121")]
    ['ah-tk-20232024-1121']
    """
    readers, moties = possible(text), "otie" in text
    if not readers and not moties:
        return []
    found: list[Citation] = []
    taken = bytearray(len(text))
    for pattern, read in readers:
        for match in pattern.finditer(text):
            start, end = match.span()
            if taken.find(1, start, end) < 0:
                found += read(match)
                taken[start:end] = b"\x01" * (end - start)
    if moties:
        papers = sorted((c for c in found if c.sort == "kamerstuk"), key=lambda c: c.start)
        found += _moties(text, papers)
    return sorted(found, key=lambda c: (c.start, c.end, c.sort))


def _kamerstuk(match: re.Match[str]) -> Iterator[Citation]:
    groups = match.groupdict()
    base = "-".join(filter(None, ["kst", f"{match['d1']}{match['d2']}", groups.get("suffix")]))
    number = groups.get("nr")
    if number is None:
        yield Citation("kamerstuk", base, *match.span())
        return
    yield Citation("kamerstuk", f"{base}-{number}", match.start(), match.end("nr"))
    for more in re.finditer(r"\d{1,4}", groups.get("more") or ""):
        at = match.start("more")
        yield Citation("kamerstuk", f"{base}-{more[0]}", at + more.start(), at + more.end())


def _session(match: re.Match[str]) -> str | None:
    """The session of a match as eight digits, or None when its years do not follow."""
    first, last = int(match["y1"]), match["y2"]
    second = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    return f"{first}{first + 1}" if second in {first + 1, first - 99} else None


def _numbered(sort: Sort, prefix: str) -> Callable[[re.Match[str]], Iterator[Citation]]:
    def read(match: re.Match[str]) -> Iterator[Citation]:
        session = _session(match)
        if session:
            yield Citation(sort, f"{prefix}-{session}-{match['nr']}", *match.span())

    return read


def _by_reference(match: re.Match[str]) -> Iterator[Citation]:
    sort: Sort = "question" if match["sort"] == "Z" else "document"
    yield Citation(sort, match["year"] + match["sort"] + match["nr"], *match.span())


Reader = tuple[re.Pattern[str], Callable[[re.Match[str]], Iterator[Citation]]]
_READ_AANHANGSEL: Reader = (_AANHANGSEL, _numbered("aanhangsel", "ah-tk"))
_READ_HANDELINGEN: Reader = (_HANDELINGEN, _numbered("handelingen", "h-tk"))
_READ_KAMERSTUK: Reader = (_KAMERSTUK, _kamerstuk)
_READ_COMPACT: Reader = (_COMPACT, _kamerstuk)
_READ_DOSSIER: Reader = (_DOSSIER_ONLY, _kamerstuk)
_READ_REFERENCE: Reader = (_BY_REFERENCE, _by_reference)
READERS = (
    _READ_AANHANGSEL,
    _READ_HANDELINGEN,
    _READ_KAMERSTUK,
    _READ_COMPACT,
    _READ_DOSSIER,
    _READ_REFERENCE,
)
"""All but the moties: what an earlier one has found, a later one does not find again."""


def possible(text: str) -> list[Reader]:
    """Those of the `READERS` that may find something in a text, and for nearly every text none."""
    chosen: list[Reader] = []
    if "nr" in text:
        if "Aanhangsel" in text:
            chosen.append(_READ_AANHANGSEL)
        if "Handelingen" in text:
            chosen.append(_READ_HANDELINGEN)
        if _NUMBERED.search(text) and _FIVE.search(text):
            chosen.append(_READ_KAMERSTUK)
    if _HYPHENED.search(text):
        chosen.append(_READ_COMPACT)
    if "amerstuk" in text:
        chosen.append(_READ_DOSSIER)
    if ("Z" in text and _Z.search(text)) or ("D" in text and _D.search(text)):
        chosen.append(_READ_REFERENCE)
    return chosen


def _moties(text: str, papers: list[Citation]) -> Iterator[Citation]:
    """Moties with their movers; the Kamerstuk close behind one is its target.

    `papers` are the Kamerstukken of the text in their order.
    """
    for first in _MOTIE.finditer(text):
        match: re.Match[str] | None = first
        while match:
            start = first.start() if match is first else match.start("movers")
            yield _motie(text, papers, match["movers"], start, match.end())
            match = _NEXT_MOTIE.match(text, match.end()) if "moties" in first[0].lower() else None


def _motie(text: str, papers: list[Citation], printed: str, start: int, end: int) -> Citation:
    names = re.split(r"\s*,\s*|\s+en\s*(?=[A-Z])|/", printed)
    movers = tuple(_GLUED_PREFIX.sub(r"\1 ", name) for name in names)
    behind = bisect_left(papers, end, key=lambda paper: paper.start)
    target = "motie-" + slug(" ".join(movers))
    if behind < len(papers) and papers[behind].start <= end + _FAR:
        between = text[end : papers[behind].start]
        target = target if _NEW_SENTENCE.search(between) else papers[behind].target
    return Citation("motie", target, start, end, movers)


def cited(document: Document, header: str = "") -> Document:
    """The letter with what it cites; one that comes with its references keeps these."""
    found = () if document.references else tuple(references(document, header))
    return replace(document, references=found) if found else document


def references(document: Document, header: str = "") -> Iterator[Reference]:
    """Every citation of a letter with its place; a letter does not cite itself.

    `header` is the header's text, where "Zie ook Aanhangsel" points to an earlier letter.
    """
    own = {document.id, document.reference}
    for text, field, unit, nth in _places(document, header):
        for c in citations(text):
            if c.target in own:
                continue
            start, end = (None, None) if field == "header" else (c.start, c.end)
            printed = text[c.start : c.end]
            yield Reference(c.sort, c.target, printed, field, unit, nth, start, end, c.movers)


def _places(document: Document, header: str) -> Iterator[tuple[str, Place, str | None, int]]:
    """The texts of a letter, each with its field, its unit, and which of its field it is."""
    yield header, "header", None, 0
    for unit in document.units:
        for nth, question in enumerate(unit.questions):
            yield question.text, "question", unit.id, nth
        if unit.answer:
            yield unit.answer, "answer", unit.id, 0
    for nth, note in enumerate(document.footnotes):
        yield note.text, "footnote", None, nth
