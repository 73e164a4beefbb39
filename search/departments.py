"""Ministries and ministers without one, by their names through time and what they are called.

A `Line` is an office that went on under other names: who asks for one of its names or
abbreviations means all of them, since a question about Justitie did not end in 2010.
Where parts of a ministry were merged or split off, the lines stay apart and `note` says
where to look as well: taking all of Economische Zaken for landbouw would find too much.

The names are those of `indexer/portfolios.py`. When each was used is given by the day the
cabinet took office that introduced it, from general knowledge of the cabinets
Balkenende II (27 May 2003), Balkenende IV (22 February 2007), Rutte (14 October 2010,
5 November 2012, 26 October 2017, 10 January 2022) and Schoof (2 July 2024); the decrees
in the Staatsblad were not consulted, so a day may be off. The dates are shown, and
nothing is left out because of them: a letter counts for the name it prints.
"""

import re
from dataclasses import dataclass
from functools import cache

from .names import folded


@dataclass(frozen=True, slots=True)
class Name:
    """A name, from and until when it was used (years or ISO dates; None is open)."""

    text: str
    since: str | None = None
    until: str | None = None

    def __str__(self) -> str:
        """The name with its time, where one is known."""
        if not (self.since or self.until):
            return self.text
        return f"{self.text}, {self.since or ''}–{self.until or ''}"


@dataclass(frozen=True, slots=True)
class Line:
    """An office through time: its names, the newest first, and its abbreviations."""

    names: tuple[Name, ...]
    short: tuple[str, ...] = ()
    note: str = ""


def _line(
    *names: str | tuple[str, str | None, str | None], short: str = "", note: str = ""
) -> Line:
    made = (Name(name) if isinstance(name, str) else Name(*name) for name in names)
    return Line(tuple(made), tuple(short.split()), note)


_R1, _R2, _R3, _R4, _S = "2010-10-14", "2012-11-05", "2017-10-26", "2022-01-10", "2024-07-02"
_EZ_NOTE = "landbouw was part of it from 2010 to 2017"
_LNV_NOTE = "from 2010 to 2017 landbouw was part of Economische Zaken: add --portfolio EZ"

LINES = (
    _line("Algemene Zaken", short="AZ"),
    _line("Asiel en Migratie", short="AenM A&M", note=""),
    _line("Basis- en Voortgezet Onderwijs en Media", short="BVOM"),
    _line(
        "Binnenlandse Zaken en Koninkrijksrelaties",
        ("Binnenlandse Zaken", None, "1998-08-03"),
        short="BZK BiZa",
    ),
    _line(
        ("Buitenlandse Handel en Ontwikkelingshulp", _S, None),
        ("Buitenlandse Handel en Ontwikkelingssamenwerking", _R2, _S),
        short="BHO BHOS BHenOS",
        note="before 2012: Ontwikkelingssamenwerking, and Buitenlandse Handel",
    ),
    _line("Ontwikkelingssamenwerking", short="OS OSW"),
    _line("Buitenlandse Handel"),
    _line("Buitenlandse Zaken", short="BZ BuZa"),
    _line("Defensie", short="Def"),
    _line("Digitale Economie en Soevereiniteit"),
    _line(
        ("Economische Zaken", _S, None),
        ("Economische Zaken en Klimaat", _R3, _S),
        ("Economische Zaken, Landbouw en Innovatie", _R1, _R2),
        short="EZ EZK EL&I ELI ELenI",
        note=_EZ_NOTE,
    ),
    _line("Europese Zaken", short="EUZA"),
    _line("Financiën", short="Fin FIN"),
    _line(
        ("Immigratie, Integratie en Asiel", _R1, _R2),
        "Immigratie en Asiel",
        short="IIA",
    ),
    _line(
        ("Infrastructuur en Waterstaat", _R3, None),
        ("Infrastructuur en Milieu", _R1, _R3),
        ("Verkeer en Waterstaat", None, _R1),
        short="I&W IenW IW I&M IenM IM V&W VenW VW",
    ),
    _line("Jeugd en Gezin", short="J&G JenG"),
    _line("Jeugd, Preventie en Sport", short="JPS"),
    _line(
        ("Justitie en Veiligheid", _R3, None),
        ("Veiligheid en Justitie", _R1, _R3),
        ("Justitie", None, _R1),
        short="J&V JenV JV V&J VenJ VJ Just",
    ),
    _line(
        ("Klimaat en Groene Groei", _S, None),
        short="KGG K&GG KenGG",
        note="before 2024 klimaat was part of Economische Zaken en Klimaat: add --portfolio EZK",
    ),
    _line(("Klimaat en Energie", _R4, _S), short="K&E KenE"),
    _line("Koninkrijksrelaties en Digitalisering", short="KR&D"),
    _line(
        ("Landbouw, Visserij, Voedselzekerheid en Natuur", _S, None),
        ("Landbouw, Natuur en Voedselkwaliteit", "2003", _S),
        ("Landbouw, Natuurbeheer en Visserij", None, "2003"),
        short="LVVN LNV",
        note=_LNV_NOTE,
    ),
    _line(("Langdurige Zorg en Sport", _R4, _S), short="LZS"),
    _line("Langdurige en Maatschappelijke Zorg", short="LMZ"),
    _line(("Medische Zorg en Sport", _R3, None), "Medische Zorg", short="MZS MZ"),
    _line("Milieu en Wonen", short="M&W MenW"),
    _line(("Natuur en Stikstof", _R4, _S), short="N&S NenS"),
    _line(
        ("Onderwijs, Cultuur en Wetenschap", "2003", None),
        ("Onderwijs, Cultuur en Wetenschappen", None, "2003"),
        short="OCW OC&W OCenW",
    ),
    _line(("Primair en Voortgezet Onderwijs", _R4, _S), short="PVO"),
    _line(("Rechtsbescherming", _R3, None), short="RB Rb"),
    _line(("Armoedebeleid, Participatie en Pensioenen", _R4, _S), short="APP"),
    _line("Sociale Zaken en Werkgelegenheid", short="SZW"),
    _line("Toeslagen en Douane", short="T&D"),
    _line("Volksgezondheid, Welzijn en Sport", short="VWS"),
    _line("Volkshuisvesting en Ruimtelijke Ordening", short="VRO"),
    _line(
        ("Volkshuisvesting, Ruimtelijke Ordening en Milieubeheer", None, _R1),
        short="VROM",
        note="from 2010 milieu was part of Infrastructuur en Milieu: add --portfolio 'I&M'",
    ),
    _line("Vreemdelingenzaken en Integratie", short="V&I VenI"),
    _line("Wonen en Rijksdienst", short="W&R WenR"),
    _line("Wonen, Wijken en Integratie", short="WWI"),
)


def key(short: str) -> str:
    """An abbreviation as it compares: J&V, JenV, jv.

    >>> key("J&V") == key("jv"), key("JenV")
    (True, 'jenv')
    """
    return re.sub(r"[^a-z]", "", short.lower())


@cache
def by_name() -> dict[str, Line]:
    """The line of every name, folded."""
    return {folded(name.text): line for line in LINES for name in line.names}


@cache
def by_short() -> dict[str, Line]:
    """The line of every abbreviation, as `key` has it."""
    return {key(short): line for line in LINES for short in line.short}


def line_of(portfolio: str) -> Line:
    """The line of a portfolio as printed; one that the table does not know is its own.

    >>> [name.text for name in line_of("Veiligheid en justitie").names][0]
    'Justitie en Veiligheid'
    """
    return by_name().get(folded(portfolio)) or Line((), (folded(portfolio),))
