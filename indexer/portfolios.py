"""Names of portfolios, for reading headers that lost their blanks and commas.

PDF text prints "enSport" and "vanFinanciën", and one heading may list ministers
"van A, B en C en D" where a name holds commas and "en" itself. Knowing the names
settles both. They are the names of Dutch ministries and of ministers without one
since 2007, as their decrees print them; a name that is not here is still read,
by grammar alone.
"""

import re
from functools import cache

NAMES = (
    "Algemene Zaken",
    "Asiel en Migratie",
    "Basis- en Voortgezet Onderwijs en Media",
    "Binnenlandse Zaken en Koninkrijksrelaties",
    "Binnenlandse Zaken",
    "Buitenlandse Handel en Ontwikkelingshulp",
    "Buitenlandse Handel en Ontwikkelingssamenwerking",
    "Buitenlandse Handel",
    "Buitenlandse Zaken",
    "Defensie",
    "Digitale Economie en Soevereiniteit",
    "Economische Zaken en Klimaat",
    "Economische Zaken, Landbouw en Innovatie",
    "Economische Zaken",
    "Europese Zaken",
    "Financiën",
    "Immigratie en Asiel",
    "Immigratie, Integratie en Asiel",
    "Infrastructuur en Milieu",
    "Infrastructuur en Waterstaat",
    "Jeugd en Gezin",
    "Jeugd, Preventie en Sport",
    "Justitie en Veiligheid",
    "Justitie",
    "Klimaat en Energie",
    "Klimaat en Groene Groei",
    "Koninkrijksrelaties en Digitalisering",
    "Landbouw, Natuur en Voedselkwaliteit",
    "Landbouw, Visserij, Voedselzekerheid en Natuur",
    "Langdurige Zorg en Sport",
    "Langdurige en Maatschappelijke Zorg",
    "Medische Zorg en Sport",
    "Medische Zorg",
    "Milieu en Wonen",
    "Natuur en Stikstof",
    "Onderwijs, Cultuur en Wetenschap",
    "Ontwikkelingssamenwerking",
    "Primair en Voortgezet Onderwijs",
    "Rechtsbescherming",
    "Armoedebeleid, Participatie en Pensioenen",
    "Sociale Zaken en Werkgelegenheid",
    "Toeslagen en Douane",
    "Veiligheid en Justitie",
    "Verkeer en Waterstaat",
    "Volksgezondheid, Welzijn en Sport",
    "Volkshuisvesting en Ruimtelijke Ordening",
    "Volkshuisvesting, Ruimtelijke Ordening en Milieubeheer",
    "Vreemdelingenzaken en Integratie",
    "Wonen en Rijksdienst",
    "Wonen, Wijken en Integratie",
)


@cache
def _pattern() -> re.Pattern[str]:
    """Any known name, its blanks optional, the longest first."""
    longest = sorted(NAMES, key=len, reverse=True)
    names = (r"\s*".join(map(re.escape, name.split())) for name in longest)
    return re.compile("|".join(f"({name})" for name in names), re.IGNORECASE)


def _squeeze(text: str) -> str:
    return "".join(text.split()).casefold()


@cache
def _by_letters() -> dict[str, str]:
    return {_squeeze(name): name for name in NAMES}


def mended(text: str) -> str:
    """A printed portfolio with the blanks it lost; its own spelling of capitals is kept.

    >>> mended("Volksgezondheid, Welzijn enSport"), mended("Asiel en migratie")
    ('Volksgezondheid, Welzijn en Sport', 'Asiel en migratie')
    """
    printed = " ".join(text.split()).strip(" ,.;")
    known = _by_letters().get(_squeeze(printed))
    return known if known and known.casefold() != printed.casefold() else printed


_GLUED_AND = re.compile(r"(?P<name>\b[A-ZÀ-Ý][^()]{3,80}?)en(?= (?:van|voor)\b|$)")


def _cut_glued(found: re.Match[str]) -> str:
    """Cut off the "en" between two names, one of which is known: "Waterstaaten van"."""
    name = re.split(r"\b(?:en van|en voor|van|voor) ", found["name"])[-1]
    behind = found.string[found.end() :].partition(" ")[2].partition(" ")[2]
    known = _squeeze(name) in _by_letters() or _pattern().match(behind)
    return f"{found['name']} en" if known else found[0]


_AND_AT_END = re.compile(r"(?<=\w{3})en ?$")


def cut_and(text: str) -> str:
    """The words between two roles, where an "en" must stand, without the one glued to a name.

    >>> cut_and("voor Dijken en Duinenen "), cut_and("van Financiën "), cut_and("van Vrede en ")
    ('voor Dijken en Duinen', 'van Financiën ', 'van Vrede en ')
    """
    name = re.sub(r"^\s*(?:van|voor)\b", "", text)
    return text if _squeeze(name) in _by_letters() else _AND_AT_END.sub("", text)


def split_portfolios(text: str) -> list[str]:
    """The portfolios in a list such as "Financiën en voor Buitenlandse Handel".

    Known names are taken first; what is left is cut at "en van", "en voor" and
    ", van", never at a bare "en".

    >>> split_portfolios("Onderwijs, Cultuur en Wetenschap en Volksgezondheid, Welzijn en Sport")
    ['Onderwijs, Cultuur en Wetenschap', 'Volksgezondheid, Welzijn en Sport']
    >>> split_portfolios("Vrede en van Dijken")
    ['Vrede', 'Dijken']
    """
    found: list[str] = []
    text = _GLUED_AND.sub(_cut_glued, text)
    for part in re.split(r",? ?\ben (?:van|voor|de|het)\b|, ?(?:van|voor)\b", text):
        names = [match.group() for match in _pattern().finditer(part)]
        rest = _pattern().sub(" ", part)
        if names and not re.sub(r"\b(?:en|van|voor|de)\b|[\s,.]", "", rest):
            found += names
        elif part.strip(" ,.") not in {"", "en"}:
            found.append(re.sub(r"^\s*(?:van|voor)\b\s*", "", part))
    return [mended(name) for name in found]
