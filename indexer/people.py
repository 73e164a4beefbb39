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

from .portfolios import cut_and, mended, split_portfolios

_ROLE = (
    r"(?P<president>[Mm]inister-[Pp]resident|MINISTER-PRESIDENT)"
    r"|(?P<minister>[Mm]inisters?|MINISTERS?)(?![-\w]| ?\))"
    r"|(?P<secretary>[Ss]taats?secretaris(?:sen)?|STAATSSECRETARIS(?:SEN)?)(?!\w| ?\))"
)
_ROLES = re.compile(rf"(?:\b[Dd]e ?)?(?:{_ROLE})")
# PDF text loses the blank behind a role: "de MinisterKlimaat", "vanFinanciën".
_GLUED_ROLE = re.compile(
    r"\b([Mm]inisters?|[Ss]taats?secretaris(?:sen)?)(?=[A-Z]|(?:van|voor|en)\b)"
)
_GLUED_WORD = re.compile(r"\b(?:(van|voor|de|en|leden|lid)(?=[A-ZÀ-Ý])|(en)(?=(?:van|voor|de)\b))")
_GLUED_PREFIX = re.compile(r"\b(Van|De|Den|Der|Ter|El)(?=[A-ZÀ-Ý])")
_BEFORE_STOP = re.compile(r"(?<=\w) (?=[,;.](?!\w))")
_BEFORE_DATE = re.compile(r"(?<=[a-z)»”])(?=\((?:ingezonden|ontvangen))")
_ABSENT = re.compile(r",? ?bij afwezigheid van\b[^,]*(?:,|$)")
_LOOSE_ACCENTS = {
    "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303",
    "ˇ": "\u030c", "¸": "\u0327", "˚": "\u030a",
}  # fmt: skip
_LOOSE = re.compile(rf"(?<=[^\W\d_]) ?([{''.join(_LOOSE_ACCENTS)}])")
_SHARED = re.compile(r"(?:[Bb]eiden?|[Aa]llen|[Aa]lle \w+|respectievelijk)(?: |(?=[A-ZÀ-Ý\d]))")


def spaced(text: str) -> str:
    """A header's text on one line, with the blanks that PDF text lost before capitals."""
    text = _GLUED_ROLE.sub(r"\1 ", " ".join(text.split()))
    text = _GLUED_WORD.sub(r"\1\2 ", text)
    text = _BEFORE_STOP.sub("", text)
    return _BEFORE_DATE.sub(" ", text)


def _composed(text: str) -> str:
    """A name whose accent was printed beside its letter ("Kostic ´") made whole."""
    text = _LOOSE.sub(lambda found: _LOOSE_ACCENTS[found[1]], text)
    return unicodedata.normalize("NFC", text)


_BRACKETS = re.compile(r"(\([^()]*\)?)")


def askers(text: str) -> tuple[Asker, ...]:
    """The members in "A, B (beiden X) en C (Y)".

    >>> [(a.name, a.party) for a in askers("Aa, Van den Bee (beiden X-Y) en Cee (Z)")]
    [('Aa', 'X-Y'), ('Van den Bee', 'X-Y'), ('Cee', 'Z')]
    """
    found: list[Asker] = []
    waiting: list[str] = []
    for part in _BRACKETS.split(_composed(" ".join(text.split()))):
        if part.startswith("("):
            party = " ".join(_SHARED.sub("", part.strip("() ")).split())
            found += [Asker(name, party or None) for name in waiting]
            waiting = []
        else:
            waiting += _names(part)
    return (*found, *(Asker(name) for name in waiting))


_LIST_START = re.compile(
    r"(?: ?,| ?\ben\b)* ?(?:(?:van )?(?:(?:het|de|HET|DE) )?"
    r"(?:(?:[Tt]weede )?(?:[Kk]amer)?(?:leden|lid|LEDEN|LID)\b ?)+)?"
)
_BETWEEN_NAMES = re.compile(r" ?, ?(?:en\b)? ?| en ?(?=[A-ZÀ-Ý'’‘]|[a-z]{2,3} )")
_BROKEN_NAME = re.compile(r"(?<=\w)- (?=[A-ZÀ-Ý])")


def _names(text: str) -> list[str]:
    """The names in a list without brackets."""
    start = _LIST_START.match(text)
    parts = _BETWEEN_NAMES.split(text[start.end() if start else 0 :])
    return [name for part in parts if (name := _clean_name(part))]


def _clean_name(text: str) -> str:
    start = _LIST_START.match(text.strip(" ,;."))
    name = text.strip(" ,;.")[start.end() if start else 0 :].strip()
    name = _GLUED_PREFIX.sub(r"\1 ", _BROKEN_NAME.sub("-", name))
    return name if any(c.isalpha() for c in name) else ""


def _roles(text: str) -> Iterator[tuple[Role, str]]:
    """Every role in a text with what follows it up to the next role."""
    found = list(_ROLES.finditer(text))
    for match, after in zip(found, [*found[1:], None], strict=False):
        words = text[match.end() : after.start() if after else len(text)]
        yield _role(match), cut_and(words) if after else words


def _role(match: re.Match[str]) -> Role:
    if match["president"]:
        return "minister-president"
    return "minister" if match["minister"] else "staatssecretaris"


_NAMED = re.compile(r" ?(?!(?:van|voor) )(?P<name>[^()]{2,60}?) ?\((?P<portfolio>[^()]{2,120})\)")


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
        if named := _NAMED.match(rest):
            found.append(Office(role, mended(named["portfolio"]), _composed(named["name"])))
            continue
        portfolios = split_portfolios(_TRAILING_AND.sub("", rest.strip(" ,.")))
        if not portfolios:
            waiting.append(role)
        for name in portfolios:
            found += [Office(shared, name) for shared in (*waiting, role)]
        if portfolios:
            waiting = []
    return tuple(dict.fromkeys(found))


_TRAILING_AND = re.compile(r",? ?\ben(?: van| voor| aan)?$|,? ?\ben$")
_BY = re.compile(
    rf"(?:\b[Dd]e )?(?:{_ROLE}) ?(?P<name>[^()]{{0,120}}?) ?"
    r"(?:\((?P<portfolio>[^()]*)\)?|(?=,? mede ?namens)"
    r"|(?=,? en (?:van )?(?:de )?(?:[Mm]inister|[Ss]taatssecretaris))|$)"
)
_OFFICE_AS_NAME = re.compile(r"(?:van|voor) (?=[A-ZÀ-Ý])")


def signers(text: str) -> tuple[Office, ...]:
    """Who signs in "minister A (X) en van staatssecretaris B (Y)".

    >>> [(o.role, o.name, o.portfolio) for o in signers("Minister Van Aa (Economische Zaken)")]
    [('minister', 'Van Aa', 'Economische Zaken')]
    """
    found = []
    for match in _BY.finditer(spaced(text)):
        name = _composed(match["name"].strip(" ,."))
        portfolio = mended(match["portfolio"]) if match["portfolio"] else None
        if not portfolio and (seat := _OFFICE_AS_NAME.match(name)):
            name, portfolio = "", mended(name[seat.end() :])
        if name or portfolio:
            found.append(Office(_role(match), portfolio or None, name or None))
    return tuple(dict.fromkeys(found))
