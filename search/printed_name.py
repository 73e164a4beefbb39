"""A name as the record prints it, in the parts that a list of literature sorts by.

The record prints a surname with its prefix and a capital ("Van der Burg"), a given name
only to tell namesakes apart ("Inge van Dijk"), and of a married name both halves
("Bikker-Van den Hil"). Dutch sorts by the word behind the prefix, so the prefix is a
part of its own, in the small letters that it has behind a given name.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

_PREFIXES = {
    "van", "von", "de", "den", "der", "het", "'t", "’t", "ter", "ten", "te", "in", "op",
    "la", "le", "du", "di", "da", "dos", "vande", "vander",
}  # fmt: skip
# These open a surname and stay with it: nobody sorts El Yassini under Y.
_OPENS = {"el", "al", "ben", "bin", "abu", "ait", "aït", "st.", "sint"}


@dataclass(frozen=True, slots=True)
class PrintedName:
    """A name in parts: `given` "Inge", `particle` "van", `family` "Dijk"; two may be empty."""

    family: str
    particle: str = ""
    given: str = ""


def parted(name: str) -> PrintedName:
    """The parts of a name as printed.

    >>> parted("Van der Burg")
    PrintedName(family='Burg', particle='van der', given='')
    >>> parted("Inge van Dijk")
    PrintedName(family='Dijk', particle='van', given='Inge')
    >>> parted("Faber – Van de Klashorst").family, parted("El Yassini").family
    ('Faber-Van de Klashorst', 'El Yassini')
    """
    words = name.replace(" – ", "-").replace(" - ", "-").split()
    given = _first(words, _begins_surname)
    family = given + _first(words[given:], lambda word: not _is_prefix(word))
    return PrintedName(
        " ".join(words[family:]),
        " ".join(words[given:family]).lower(),
        " ".join(words[:given]),
    )


def _first(words: Sequence[str], fits: Callable[[str], bool]) -> int:
    """The place of the first word that fits, else of the last."""
    last = max(0, len(words) - 1)
    return next((place for place, word in enumerate(words[:last]) if fits(word)), last)


def _begins_surname(word: str) -> bool:
    return _is_prefix(word) or word.lower() in _OPENS or _is_prefix(word.rpartition("-")[2])


def _is_prefix(word: str) -> bool:
    return word.lower() in _PREFIXES
