"""Members and ministers as a header prints them: the grammar of RECORD.md 1.

    ASKERS := P {", " P} " en " P          P := NAME " (" PARTY ")"
    ADDR   := "de " ROLE " van|voor " PORTFOLIO {" en van " PORTFOLIO} {" en de " ROLE …}
    BY     := ["de "] ROLE " " NAME " (" PORTFOLIO ")" {" en van " BY}

A bracket may serve several names ("A en B (beiden D66)"); it serves every name
since the bracket before it. Blanks may be lost anywhere, brackets left open.
"""

import re
import unicodedata
from collections.abc import Iterator

from corpus.document import Asker, Office, Role

from .portfolios import mended, split_portfolios

_ROLE = (
    r"(?P<president>[Mm]inister-[Pp]resident)"
    r"|(?P<minister>[Mm]inisters?)(?![-\w]|\s*\))"
    r"|(?P<secretary>[Ss]taats?secretaris(?:sen)?)"
)
_ROLES = re.compile(rf"(?:\b[Dd]e\s*)?(?:{_ROLE})")
# PDF text loses the blank behind a role: "de MinisterKlimaat", "vanFinanciën".
_GLUED_ROLE = re.compile(r"\b([Mm]inisters?|[Ss]taats?secretaris(?:sen)?)(?=[A-Z])")
_GLUED_WORD = re.compile(r"\b(van|voor|de|en)(?=[A-Z])")
_ABSENT = re.compile(r",?\s*bij afwezigheid van\b[^,]*(?:,|$)")
_LOOSE_ACCENTS = {"´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303"}
_SHARED = re.compile(r"^(?:beiden?|allen|alle\s+\w+)\s+", re.IGNORECASE)


def spaced(text: str) -> str:
    """A header's text on one line, with the blanks that PDF text lost before capitals."""
    text = _GLUED_ROLE.sub(r"\1 ", " ".join(text.split()))
    text = _GLUED_WORD.sub(r"\1 ", text)
    text = re.sub(r"(?<=\w) (?=[,;.])", "", text)
    return re.sub(r"(?<=[a-z)])(?=\((?:ingezonden|ontvangen))", " ", text)


def _composed(text: str) -> str:
    """A name whose accent was printed beside its letter ("Kostic ´") made whole."""
    for loose, combining in _LOOSE_ACCENTS.items():
        text = re.sub(rf"(?<=[^\W\d_])\s?{re.escape(loose)}", combining, text)
    return unicodedata.normalize("NFC", text)


def askers(text: str) -> tuple[Asker, ...]:
    """The members in "A, B (beiden X) en C (Y)".

    >>> [(a.name, a.party) for a in askers("Aa, Van den Bee (beiden X-Y) en Cee (Z)")]
    [('Aa', 'X-Y'), ('Van den Bee', 'X-Y'), ('Cee', 'Z')]
    """
    found: list[Asker] = []
    waiting: list[str] = []
    for part in re.split(r"(\([^()]*\)?)", _composed(" ".join(text.split()))):
        if part.startswith("("):
            party = _SHARED.sub("", part.strip("() ")).strip()
            found += [Asker(name, party or None) for name in waiting]
            waiting = []
        else:
            waiting += _names(part)
    return (*found, *(Asker(name) for name in waiting))


def _names(text: str) -> list[str]:
    """The names in a list without brackets."""
    text = re.sub(r"^\s*(?:,|\ben\b)?\s*(?:(?:het|de)\s+)?(?:(?:leden|lid)\b\s*)*", "", text)
    parts = re.split(r"\s*,\s*(?:en\b)?\s*|\s+en\s*(?=[A-Z'’]|[a-z]{2,4}\s)", text)
    return [name for part in parts if (name := _clean_name(part))]


def _clean_name(text: str) -> str:
    name = re.sub(r"^(?:(?:het|de)\s+)?(?:lid|leden)\b\s*|^en\b\s*", "", text.strip(" ,;.")).strip()
    return name if any(c.isalpha() for c in name) else ""


def _roles(text: str) -> Iterator[tuple[Role, str]]:
    """Every role in a text with what follows it up to the next role."""
    found = list(_ROLES.finditer(text))
    for match, after in zip(found, [*found[1:], None], strict=True):
        role: Role = (
            "minister-president"
            if match["president"]
            else "minister"
            if match["minister"]
            else "staatssecretaris"
        )
        yield role, text[match.end() : after.start() if after else len(text)]


def offices(text: str) -> tuple[Office, ...]:
    """The offices in "de Ministers van A en van B en de Staatssecretaris van C".

    >>> [(o.role, o.portfolio) for o in offices("de Minister en Staatssecretaris van Defensie")]
    [('minister', 'Defensie'), ('staatssecretaris', 'Defensie')]
    """
    found: list[Office] = []
    waiting: list[Role] = []
    for role, rest in _roles(_ABSENT.sub(" ", spaced(text))):
        if role == "minister-president":
            found.append(Office(role))
            continue
        portfolios = split_portfolios(re.sub(r",?\s*\ben\s*$", "", rest.strip(" ,.")))
        if not portfolios:
            waiting.append(role)
        for name in portfolios:
            found += [Office(shared, name) for shared in (*waiting, role)]
        if portfolios:
            waiting = []
    return tuple(dict.fromkeys(found))


_BY = re.compile(
    rf"(?:\b[Dd]e\s+)?(?:{_ROLE})\s*"
    r"(?P<name>[^()]*?)\s*(?:\((?P<portfolio>[^()]*)\)?|(?=,\s*mede\s*namens)|$)"
)


def signers(text: str) -> tuple[Office, ...]:
    """Who signs in "minister A (X) en van staatssecretaris B (Y)".

    >>> [(o.role, o.name, o.portfolio) for o in signers("Minister Van Aa (Economische Zaken)")]
    [('minister', 'Van Aa', 'Economische Zaken')]
    """
    found = []
    for match in _BY.finditer(spaced(text)):
        role: Role = (
            "minister-president"
            if match["president"]
            else "minister"
            if match["minister"]
            else "staatssecretaris"
        )
        name = _composed(re.sub(r"^(?:van|voor)\s+(?=de\b)", "", match["name"].strip(" ,.")))
        portfolio = mended(match["portfolio"]) if match["portfolio"] else None
        if name or portfolio:
            found.append(Office(role, portfolio or None, name or None))
    return tuple(dict.fromkeys(found))
