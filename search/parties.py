"""Parties as letters print them: one name in several spellings, and names that merged.

The spellings were seen in letters from 2008 to 2025, the rest is general knowledge. Who
asks for a party also gets what it merged into: the members of GroenLinks and PvdA have
asked as GroenLinks-PvdA since their joint list of 2023. `=PvdA` is that name alone.
"""

from functools import cache

from .names import folded

SPELLINGS = {
    "50PLUS": ("50Plus", "50 Plus"),
    "BBB": ("BoerBurgerBeweging", "Boer Burger Beweging"),
    "BVNL": ("Belang van Nederland", "Groep Van Haga"),
    "CDA": ("Christen-Democratisch Appèl",),
    "ChristenUnie": ("CU", "Christen Unie", "Christenunie"),
    "D66": ("D'66", "Democraten 66"),
    "DENK": (),
    "FVD": ("FvD", "Forum voor Democratie"),
    "GroenLinks": ("GL", "Groen Links"),
    "GroenLinks-PvdA": ("GL-PvdA", "GLPvdA", "PvdA-GroenLinks", "PvdA-GL", "GroenLinks/PvdA"),
    "JA21": (),
    "NSC": ("Nieuw Sociaal Contract",),
    "PVV": ("Partij voor de Vrijheid",),
    "PvdA": ("Partij van de Arbeid",),
    "PvdD": ("Partij voor de Dieren",),
    "SGP": ("Staatkundig Gereformeerde Partij",),
    "SP": ("Socialistische Partij",),
    "VVD": ("Volkspartij voor Vrijheid en Democratie",),
    "Volt": (),
}
"""The name that is shown, and how else it is written; case and dashes make no difference."""

MERGED = {"GroenLinks": ("GroenLinks-PvdA",), "PvdA": ("GroenLinks-PvdA",)}
"""What a party's members went on under."""


def key(party: str) -> str:
    """A party's name as it compares.

    >>> key("Christen Unie") == key("ChristenUnie"), key("PvDA") == key("PvdA")
    (True, True)
    """
    return folded(party).replace(" ", "")


@cache
def _names() -> dict[str, str]:
    return {key(s): name for name, others in SPELLINGS.items() for s in (name, *others)}


def party_of(printed: str) -> str:
    """The name of a party that is printed in any way; one that is not known is its own.

    >>> party_of("Nieuw Sociaal Contract"), party_of("Partij Zuid")
    ('NSC', 'Partij Zuid')
    """
    return _names().get(key(printed), printed)
