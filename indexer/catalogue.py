"""What sites print about a letter around its text: lines of a key and a value.

    F7   "Tweede Kamer der Staten-Generaal2014-20151365"      zoek.officielebekendmakingen.nl
    F8   "Antwoord schriftelijke vragen : Antwoord op vragen van …"   tweedekamer.nl
    F9   "Kamervraag 2023Z02920", "Ingediend 17 februari 2023", …     openkamer.org
    F10  "Nummer: 2025D44207, datum: …", "Gericht aan: …", …          berthub.eu/tkconv

The letter's own header says more and is believed first; where the text is bare, as
at openkamer, this is all there is.
"""

import re
from collections.abc import Callable, Sequence

from corpus.document import Asker, Kind

from .dates import find_date, find_date_in_figures
from .header import REFERENCE, Header, read_asked
from .people import askers, offices, signers, spaced

_DATE = r"(?:[0-3]?\d-[01]?\d-\d{4} ?)?"
_GAZETTE = re.compile(
    rf"{_DATE}(?:Tweede|Eerste) Kamer der Staten-Generaal ?"
    rf"(\d{{4}}) ?[-–] ?(\d{{4}}) ?(\d{{1,4}}?) ?({_DATE})"
)
_GAZETTE_HEADS = re.compile(
    r"Datum publicatie ?Organisatie ?Vergaderjaar ?Nummer(?: ?Datum ontvangst)?(?: ?Rubriek)?"
)
_IDENTIFIER = re.compile(r"\b(?:ah|kv)-tk-(?:(\d{4})(\d{4})-(\d{1,4})|(\d{4}Z\d{5}))\b")
_CHAMBER = re.compile(
    r"(?P<sort>Antwoord schriftelijke vragen(?: \(nader\))?|Mededeling \(uitstel antwoord\)"
    r"|Mededeling|Schriftelijke vragen|Mondelinge vragen) ?: (?P<title>.+)"
)
_CHAMBER_KINDS: dict[str, Kind] = {
    "antw": "answers",
    "mede": "postponement",
    "schr": "questions",
    "mond": "oral-questions",
}
_OPENKAMER = re.compile(r"Kamervraag (\d{4}Z\d{5})(?:$| )")
_KEY = re.compile(
    r"(?P<key>Beantwoord door|Beantwoord(?= \d)|Ingediend|Indiener\(s\)|Indieners?|Gericht aan"
    r"|Nummer|Eerste ondertekenaar|Mede namens|Mede ondertekenaars?|Medeindieners?"
    r"|Voortouwcommissie|Volgcommissie|Onderwerpen|Onderwerp|Titel|Bron vraag|Bron antwoord"
    r"|Bron|Zaak|Termijn"
    r"|Datum indiening|Datum reactie|Datum)(?!\w)"
    r" ?(?P<colon>:)? ?(?P<value>.*)"
)
_OFFICIAL_PAGE = re.compile(r".{0,20}\bofficiële (?:HTML|PDF) versie\b.{0,60}", re.I)
_GIVEN = re.compile(
    r"(?:[A-ZÀ-Ž][a-zà-ž]+(?:-[A-Z][a-z]+)?|(?:[A-Z]\. ?){1,5}) "
    r"(?P<name>(?:van|de|den|der|ter|ten|el|'t|’t)\b.*|[A-ZÀ-Ž].*)"
)
_LONGEST_HEAD = 40
"""Lines in which a site has said what it says."""


def read_catalogue(lines: Sequence[str]) -> tuple[Header, list[str]]:
    """What a site says above a letter, and the lines that are the letter's own."""
    head = Header()
    rest: list[str] = []
    openkamer = False
    for line in lines[:_LONGEST_HEAD]:
        text = " ".join(line.split())
        if openkamer and not head.subject and not _KEY.fullmatch(text):
            head.subject = text
        elif not _read_line(head, text, openkamer=openkamer):
            rest.append(line)
        openkamer |= bool(_OPENKAMER.match(text))
    return head, [*rest, *lines[_LONGEST_HEAD:]]


def _read_line(head: Header, text: str, *, openkamer: bool) -> bool:
    """Take what one line says; whether it is a line of a site."""
    if found := _GAZETTE.fullmatch(text):
        head.session, head.number = f"{found[1]}-{found[2]}", found[3]
        head.answered_on = find_date_in_figures(found[4])
    elif found := _CHAMBER.fullmatch(text):
        _chamber(head, found["sort"], found["title"])
    elif found := _OPENKAMER.match(text):
        head.reference = found[1]
    elif _OFFICIAL_PAGE.fullmatch(text):
        _identifier(head, text)
    elif (found := _KEY.fullmatch(text)) and (openkamer or found["colon"]):
        _keyed(head, found["key"], found["value"])
    else:
        return bool(_GAZETTE_HEADS.fullmatch(text))
    return True


def _chamber(head: Header, sort: str, title: str) -> None:
    """The title of a page of the Chamber: "Antwoord op vragen van het lid … over …"."""
    head.kind = _CHAMBER_KINDS[sort[:4].lower()]
    asked = read_asked(spaced(title))
    if asked:
        asked.kind = None
        head.fill(asked)


def _identifier(head: Header, text: str) -> None:
    found = _IDENTIFIER.search(text)
    if found and found[1]:
        head.session, head.number = f"{found[1]}-{found[2]}", found[3]
    elif found:
        head.reference = found[4]


def _keyed(head: Header, key: str, value: str) -> None:
    """Take the value of a key."""
    readers: dict[str, Callable[[Header, str], None]] = {
        "Ingediend": _asked_on,
        "Datum indiening": _asked_on,
        "Beantwoord": _answered_on,
        "Datum reactie": _answered_on,
        "Indiener": _by,
        "Indieners": _by,
        "Indiener(s)": _by,
        "Eerste ondertekenaar": _by,
        "Mede namens": _by,
        "Medeindiener": _by,
        "Medeindieners": _by,
        "Mede ondertekenaar": _by,
        "Mede ondertekenaars": _by,
        "Beantwoord door": _answered_by,
        "Gericht aan": _to,
        "Nummer": _number,
        "Onderwerp": _subject,
        "Titel": _subject,
    }
    if key in readers:
        readers[key](head, value)


def _asked_on(head: Header, value: str) -> None:
    head.asked_on = find_date(value) or find_date_in_figures(value)


def _answered_on(head: Header, value: str) -> None:
    head.answered_on = find_date(value) or find_date_in_figures(value)
    head.kind = "answers"


def _by(head: Header, value: str) -> None:
    """Add members: each key names some, and the same one may be named twice."""
    found = [Asker(_surname(a.name), a.party) for a in askers(value)]
    head.askers = tuple(dict.fromkeys((*head.askers, *found)))


def _surname(name: str) -> str:
    """The surname behind a given name or initials: "Caroline van der Plas"."""
    found = _GIVEN.fullmatch(name)
    surname = found["name"] if found else name
    return surname[:1].upper() + surname[1:]


def _answered_by(head: Header, value: str) -> None:
    head.ministers = signers(value)


def _to(head: Header, value: str) -> None:
    head.addressees = offices(value)


def _number(head: Header, value: str) -> None:
    found = REFERENCE.search(value)
    if found:
        head.reference = found[1] + found[2]


def _subject(head: Header, value: str) -> None:
    head.subject = value or None
