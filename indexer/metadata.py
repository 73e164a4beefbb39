"""What a letter does not print, from the metadata beside it.

The letter itself always comes first: metadata is typed in elsewhere, and has dates
that do not exist and names turned about ("Ham van der B."; RECORD.md 2.6). So it
only fills what is empty, a value that cannot be true is left out, and metadata that
names another letter is not used at all, with a doubt that says so.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from corpus.document import Asker, Document, Doubt, Kind, Office, document_id

from .dates import find_date
from .header import Header, read_asked
from .identity import renamed
from .people import offices

Pairs = Sequence[tuple[str, str]]

_REFERENCE = re.compile(r"(\d{4}Z) ?(\d{5})")
_IDENTIFIER = re.compile(r"ah-tk-(\d{4})(\d{4})-(\d{1,5})(?:-[hn]\d)?")
_SESSION = re.compile(r"(\d{4}) ?[-–/] ?(\d{4})")
# The Chamber's own numbers say the session first: 242500594.
_LONG_NUMBER = re.compile(r"(\d{2})(\d{2})(\d{5})")
_ISO = re.compile(r"(\d{4})0?-(\d{1,2})-(\d{1,2})(?!\d)")  # 0: "20090-04-01" was seen
_DAY_FIRST = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})(?!\d)")
_YEARS = range(1990, 2101)
_INITIALS = re.compile(r"(?:[A-Z][a-z]{0,2}\.-?)+")
_PREFIXES = {
    "van", "de", "den", "der", "het", "'t", "’t", "ter", "ten", "te", "in", "op", "el", "al", "von",
    "la", "le", "du", "di", "da",
}  # fmt: skip
_PARTY = re.compile(r"\(([^()]{1,40})\)")
_LATE = re.compile(r"\b(?:mededeling|uitstel)\b", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:minister|ministers|staatssecretaris|staatssecretarissen)\b", re.IGNORECASE
)


def filled(document: Document, metadata: Pairs) -> Document:
    """The document with what the metadata of its letter says where the letter says nothing.

    `metadata` are names in small letters and values as written (`Text.metadata`). The
    ids are made anew when number, session or reference came from there. For a text
    that gave one document: the metadata of a letter in two papers cannot tell which.
    """
    said = _said(metadata)
    for printed, other in (
        (document.reference, said.reference),
        (document.number and document.session and document.number, said.session and said.number),
    ):
        if printed and other and printed != other:
            doubt = Doubt("metadata-differs", f"the letter prints {printed}, its metadata {other}")
            return replace(document, warnings=(*document.warnings, doubt))
    return _identified(_merged(document, said))


def _merged(document: Document, said: Header) -> Document:
    answered = document.kind not in {"questions", "oral-questions"}
    late = said.kind == "postponement" and not any(unit.answer for unit in document.units)
    asked, received = document.asked_on or said.asked_on, document.answered_on
    if answered or late:
        received = received or said.answered_on
    if asked and received and asked > received:
        asked, received = document.asked_on, document.answered_on
    return replace(
        document,
        kind=said.kind if late and said.kind and document.kind == "questions" else document.kind,
        number=document.number or said.number,
        session=document.session or said.session,
        reference=document.reference or said.reference,
        subject=document.subject or said.subject,
        askers=document.askers or said.askers,
        addressees=document.addressees or said.addressees,
        asked_on=asked,
        answered_on=received,
    )


def _identified(document: Document) -> Document:
    """The document under the id that its numbers make, if it has any."""
    name = document_id(document.number, document.session, document.reference, document.id)
    known = (document.number and document.session) or document.reference
    return renamed(document, name) if known and name != document.id else document


def _said(metadata: Pairs) -> Header:
    """Metadata as the header it stands for."""
    head = Header()
    # A title that names the askers does so as letters do, with their parties: it goes last.
    for name, value in sorted(metadata, key=lambda pair: pair[0] in _TITLES):
        if name in _READERS:
            _READERS[name](head, value.strip())
    return head


def _identifier(head: Header, value: str) -> None:
    if found := _IDENTIFIER.fullmatch(value):
        _session(head, f"{found[1]}-{found[2]}")
        head.number = head.number or found[3]
    elif value.startswith("kv-tk-"):
        _reference(head, value.removeprefix("kv-tk-"))


def _reference(head: Header, value: str) -> None:
    if found := _REFERENCE.fullmatch(value):
        head.reference = head.reference or found[1] + found[2]


def _session(head: Header, value: str) -> None:
    found = _SESSION.fullmatch(value)
    if found and int(found[2]) == int(found[1]) + 1:
        head.session = head.session or f"{found[1]}-{found[2]}"


def _number(head: Header, value: str) -> None:
    if re.fullmatch(r"0*\d{1,4}", value):
        head.number = head.number or str(int(value))
    elif found := _LONG_NUMBER.fullmatch(value):
        _session(head, f"20{found[1]}-20{found[2]}")
        head.number = head.number or str(int(found[3]))


def _title(head: Header, value: str) -> None:
    """A title is the sentence on who asks whom about what, or the subject alone."""
    if asked := read_asked(" ".join(value.split())):
        head.subject = asked.subject or head.subject
        head.askers = asked.askers or head.askers
        head.addressees = asked.addressees or head.addressees
        head.asked_on = head.asked_on or asked.asked_on
    elif not re.match(r"(?:aanhangsel|kamervragen|antwoord|mededeling)\b", value, re.IGNORECASE):
        head.subject = head.subject or value.rstrip(".") or None
    _sort(head, value)


def _asker(head: Header, value: str) -> None:
    names = (_named(one) for one in re.split(r"[;|]", value))
    new = (asker for asker in names if asker)
    head.askers = tuple(dict.fromkeys((*head.askers, *new)))


def _named(value: str) -> Asker | None:
    """A member as letters print one, from a name turned about.

    >>> _named("Ham van der B."), _named("Tongeren, L. van (GL)")
    (Asker(name='Van der Ham', party=None), Asker(name='Van Tongeren', party='GL'))
    """
    party = _PARTY.search(value)
    words = _PARTY.sub(" ", value).replace(",", " ").split()
    words = [word for word in words if not _INITIALS.fullmatch(word)]
    at = len(words)
    while at > 1 and words[at - 1].lower() in _PREFIXES:
        at -= 1
    name = " ".join((*words[at:], *words[:at]))
    if not any(c.isalpha() for c in name) or len(name) > 60:
        return None
    return Asker(name[0].upper() + name[1:], party[1].strip() if party else None)


def _addressee(head: Header, value: str) -> None:
    found: tuple[Office, ...] = offices(value) if _ROLE.search(value) else ()
    head.addressees = tuple(dict.fromkeys((*head.addressees, *found)))


def _asked(head: Header, value: str) -> None:
    head.asked_on = day(value) or head.asked_on


def _received(head: Header, value: str) -> None:
    head.answered_on = head.answered_on or day(value)


def _sort(head: Header, value: str) -> None:
    late: Kind | None = "postponement" if _LATE.search(value) else None
    head.kind = head.kind or late


def day(value: str) -> date | None:
    """A day as metadata writes it, if there is such a day.

    >>> day("2009-02-28"), day("28-2-2009"), day("2009-02-31"), day("20090-04-01")
    (datetime.date(2009, 2, 28), datetime.date(2009, 2, 28), None, datetime.date(2009, 4, 1))
    """
    parts = None
    if found := _ISO.match(value):
        parts = found.groups()
    elif found := _DAY_FIRST.match(value):
        parts = found.groups()[::-1]
    try:
        read = date(*map(int, parts)) if parts else find_date(value)
    except ValueError:
        return None
    return read if read and read.year in _YEARS else None


_TITLES = {"title", "documenttitel"}
_READERS: dict[str, Callable[[Header, str], None]] = {
    "identifier": _identifier,
    "vraagnummer": _reference,
    "vergaderjaar": _session,
    "aanhangsel": _number,
    "aanhangselnummer": _number,
    "title": _title,
    "documenttitel": _title,
    "indiener": _asker,
    "ontvanger": _addressee,
    "datumindiening": _asked,
    "datumontvangst": _received,
    "type": _sort,
}
