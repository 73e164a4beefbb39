"""How a unit is cited: in one line for people, in parts for programs that keep literature.

The line is that of the Leidraad voor juridische auteurs, which Dutch lawyers and their
journals keep to, with the questions and the day behind it:

    Aanhangsel Handelingen II 2024/25, nr. 594, antwoord op vragen 4 en 5 (19 november 2024)

Only what the letter prints is told. A letter that is not in the Aanhangsel yet is cited
by its reference, as Kamervragen; one without any number by its subject. An answer is its
ministers', a question that nothing answers is its askers'. All text is on one line and
without control characters, so that it fits any form.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.document import Document, Office, Unit
from indexer.dates import MONTHS
from indexer.entries import Entry

from .output.terminal import safe
from .output.words import asker, listed, office

SITE = "https://zoek.officielebekendmakingen.nl"
CHAMBERS = {"I": "Eerste Kamer der Staten-Generaal", "II": "Tweede Kamer der Staten-Generaal"}

_SESSION = re.compile(r"(\d{4})-(\d{4})")
_REFERENCE = re.compile(r"\d{4}Z\d{5}")
_NUMBER = re.compile(r"\d{1,5}")
_PUBLISHED = re.compile(
    r"ah-[te]k-\d{8}-\d{1,5}(?:-[hn]\d+)?|ah-\d{5,}|kv-tk-\w{5,20}|kst-\d{5}(?:-[A-Z]+)?-\w{1,6}"
)
_WHOLE = {"answers": "antwoord op vragen", "oral-questions": "mondelinge vragen"}
_MOST_ASKERS = 3  # named in a title
_LONGEST_SUBJECT = 80  # characters of one that stands in for a number


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a unit: a person's `name` as printed, or an `institution`."""

    name: str
    institution: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """A unit as it is cited.

    `key` is its id. It stands in a `series` ("Aanhangsel Handelingen II") of a `session`
    ("2024/25") under a `number` ("594"; else the reference), of a Kamerstuk in a `dossier`
    ("36100-XVII"), and is a `part` of what stands there ("antwoord op vragen 4 en 5"). `day`
    is that of the answer, else of the question. `title` tells it in words. `askers`,
    `ministers` and `on_behalf_of` are as printed, with their party or office. `address` is
    where it is published, if what it prints tells that.
    """

    key: str
    series: str
    session: str | None
    dossier: str | None
    number: str | None
    part: str
    day: date | None
    title: str
    authors: tuple[Author, ...]
    subject: str
    numbers: tuple[str, ...]
    askers: tuple[str, ...]
    ministers: tuple[str, ...]
    on_behalf_of: tuple[str, ...]
    asked_on: date | None
    answered_on: date | None
    address: str | None

    @property
    def place(self) -> str:
        """Where the letter is found: "Aanhangsel Handelingen II 2024/25, nr. 594"."""
        series = " ".join(filter(None, (self.series, self.session)))
        series = ", ".join(filter(None, (series, self.dossier)))
        if self.number:
            return f"{series}, nr. {self.number}"
        return f"{series} over {_cut(self.subject)}" if self.subject else series

    @property
    def line(self) -> str:
        """The whole citation in one line."""
        said = ", ".join(filter(None, (self.place, self.part)))
        if self.day is None:
            return said
        when = dutch(self.day)
        return f"{said} ({when})" if self.day == self.answered_on else f"{said} (ingezonden {when})"

    @property
    def publisher(self) -> str:
        """The chamber that the questions were asked in: the second, unless the first is told."""
        return CHAMBERS["I" if self.series.endswith(" I") else "II"]

    @property
    def note(self) -> str:
        """Who asked and answered in which role and when, for forms that have no room elsewhere."""
        return "; ".join(_told(self))


def citation(entry: Entry) -> Citation:
    """The citation of a unit."""
    document, unit = entry.document, entry.unit
    answered = unit.answer is not None or not unit.questions or document.kind == "postponement"
    days = (document.answered_on, document.asked_on)
    askers = tuple(_clean(asker(one)) for one in document.askers)
    subject = _clean(document.subject or "")
    numbers = tuple(_clean(number) for number in unit.numbers)
    part = _part(document, unit)
    dossier, number = _number(document)
    return Citation(
        key=_clean(unit.id),
        series=_series(document),
        session=_session(document),
        dossier=dossier,
        number=number,
        part=part,
        day=next(filter(None, days if answered else reversed(days)), None),
        title=_title(document, part, askers, subject),
        authors=_authors(document, answered),
        subject=subject,
        numbers=numbers,
        askers=askers,
        ministers=tuple(_clean(office(one)) for one in document.ministers),
        on_behalf_of=tuple(_clean(office(one)) for one in document.on_behalf_of),
        asked_on=document.asked_on,
        answered_on=document.answered_on,
        address=address(document),
    )


def address(document: Document) -> str | None:
    """Where a letter is published, if what it prints tells that; never a guess.

    >>> letter = Document("ah-tk-20242025-594", "x.pdf", "answers", "594", "2024-2025")
    >>> address(letter)
    'https://zoek.officielebekendmakingen.nl/ah-tk-20242025-594.html'
    """
    session = _SESSION.fullmatch(document.session or "")
    if whole := published(document.id):
        return whole
    if session and _NUMBER.fullmatch(document.number or ""):
        return published(f"ah-tk-{session[1]}{session[2]}-{document.number}")
    if document.kind == "questions" and _REFERENCE.fullmatch(document.reference or ""):
        return published(f"kv-tk-{document.reference}")
    return None


def published(identifier: str) -> str | None:
    """The address of what is published under an identifier; None for what is no such one.

    >>> published("kst-36410-VI-7"), published("motie-aardema")
    ('https://zoek.officielebekendmakingen.nl/kst-36410-VI-7.html', None)
    """
    return f"{SITE}/{identifier}.html" if _PUBLISHED.fullmatch(identifier) else None


def text_of(entry: Entry) -> str:
    """What the unit says, on one line: its questions, and its answer behind them."""
    question = _clean(entry.question)
    answer = _clean(entry.unit.answer or "")
    parts = (f"Vraag: {question}" if question else "", f"Antwoord: {answer}" if answer else "")
    return " ".join(filter(None, parts))


def dutch(day: date) -> str:
    """A day in words.

    >>> dutch(date(2024, 11, 19))
    '19 november 2024'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _series(document: Document) -> str:
    if document.kind == "committee-list":
        return "Kamerstukken II" if document.number else "Lijst van vragen en antwoorden"
    chamber = "I" if document.id.startswith("ah-ek-") else "II"
    if _in_appendix(document):
        return f"Aanhangsel Handelingen {chamber}"
    known = f" {chamber}" if document.reference else ""
    return ("Mondelinge vragen" if document.kind == "oral-questions" else "Kamervragen") + known


def _number(document: Document) -> tuple[str | None, str | None]:
    """The dossier and the number; the reference only where that is what identifies the letter."""
    if document.kind == "committee-list" and document.number:
        dossier, _, number = _clean(document.number).rpartition("-")
        return dossier or None, number
    known = document.number if _in_appendix(document) else document.reference
    return None, _clean(known or "") or None


def _in_appendix(document: Document) -> bool:
    """Whether a letter is known by its number: it is one of a session, or all there is."""
    return bool(document.number and (document.session or not document.reference))


def _session(document: Document) -> str | None:
    """The session as lawyers write it: 2024/25, but 1999/2000."""
    years = _SESSION.fullmatch(document.session or "")
    if not years:
        return _clean(document.session or "") or None
    first, last = years.groups()
    return f"{first}/{last[2:] if first[:2] == last[:2] else last}"


def _part(document: Document, unit: Unit) -> str:
    asked = _asked(unit.numbers)
    if document.kind == "postponement":
        return f"uitstel van antwoord {f'op {asked}' if asked else ''}".strip()
    if unit.answer is None:
        return asked
    return f"antwoord op {asked}" if asked else "antwoord"


def _asked(numbers: Sequence[str]) -> str:
    if not numbers:
        return ""
    return f"{'vragen' if len(numbers) > 1 else 'vraag'} {_clean(listed(numbers))}"


def _title(document: Document, part: str, askers: Sequence[str], subject: str) -> str:
    """Such as "Antwoord op vragen 4 en 5 van het lid Aa (X) over de veerpont"."""
    title = part or _WHOLE.get(document.kind, "vragen")
    if askers and document.kind == "committee-list":
        title += f" van de {askers[0].removeprefix('de ')}"
    elif len(askers) > _MOST_ASKERS:
        title += f" van het lid {askers[0]} c.s."
    elif askers:
        title += f" van {'de leden' if len(askers) > 1 else 'het lid'} {listed(askers)}"
    title += f" over {subject}" if subject else ""
    return title[0].upper() + title[1:]


def _authors(document: Document, answered: bool) -> tuple[Author, ...]:
    signed = tuple(_signer(one) for one in document.ministers)
    committee = document.kind == "committee-list"
    asked = tuple(Author(_clean(one.name), committee) for one in document.askers)
    found = signed or asked if answered else asked or signed
    return tuple(one for one in found if one.name) or (Author(CHAMBERS["II"], institution=True),)


def _signer(one: Office) -> Author:
    if one.name and one.name.strip():
        return Author(_clean(one.name))
    said = _clean(office(one))
    return Author(said[:1].upper() + said[1:], institution=True)


def _told(cited: Citation) -> Iterator[str]:
    asked = [f"ingezonden {dutch(cited.asked_on)}"] if cited.asked_on else []
    if cited.askers or asked:
        yield "gevraagd: " + ", ".join((*cited.askers, *asked))
    if cited.ministers:
        namens = [f"mede namens {listed(cited.on_behalf_of)}"] if cited.on_behalf_of else []
        day = [f"ontvangen {dutch(cited.answered_on)}"] if cited.answered_on else []
        yield "beantwoord: " + ", ".join((listed(cited.ministers), *namens, *day))


def _clean(text: str) -> str:
    return " ".join(safe(text, instead="").split())


def _cut(text: str) -> str:
    if len(text) <= _LONGEST_SUBJECT:
        return text
    return text[:_LONGEST_SUBJECT].rpartition(" ")[0].rstrip(" ,.") + " …"
