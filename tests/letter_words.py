"""Words and sentences for generated letters, full of what looks like structure and is none.

Every choice is made through `Choose`, which draws from hypothesis (so that a failing
letter shrinks) or from a seeded random generator (so that many letters are made fast).
Nobody and nothing named here exists.
"""

from collections.abc import Callable, Sequence
from datetime import date
from random import Random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

T = TypeVar("T")


Integers = Callable[[int, int], int]
"""Gives a whole number from a lowest to a highest one."""


class Choose:
    """Choices; 0, the first and False are the simplest ones."""

    def __init__(self, integer: Integers) -> None:
        self.integer = integer

    @classmethod
    def drawn(cls, draw: "DrawFn") -> "Choose":
        """Choices that hypothesis makes."""
        from hypothesis import strategies as st

        return cls(lambda low, high: draw(st.integers(low, high)))

    @classmethod
    def seeded(cls, seed: int) -> "Choose":
        """Choices that a seed makes."""
        return cls(Random(seed).randint)

    def one(self, items: Sequence[T]) -> T:
        """One of some things."""
        return items[self.integer(0, len(items) - 1)]

    def chance(self, percent: int) -> bool:
        """True in so many cases of a hundred."""
        return self.integer(0, 99) >= 100 - percent

    def some(self, items: Sequence[T], count: int) -> list[T]:
        """Different things, `count` of them, in any order."""
        rest = list(items)
        return [rest.pop(self.integer(0, len(rest) - 1)) for _ in range(count)]


NOUNS = (
    "veerpont", "dijkverzwaring", "waterschap", "vergunningverlening", "steiger", "provincie",
    "ontwikkelingshulp", "beantwoording", "huisvesting", "schipper", "overstroming", "begroting",
    "verkeersveiligheid", "oeververbinding", "subsidieregeling", "inspectie", "coördinator",
    "reizigers", "maatregelen", "gemeente", "vaarroute", "onderhoudscontract",
)  # fmt: skip
VERBS = ("onderzoekt", "betaalt", "beheert", "bespreekt", "verplaatst", "versterkt", "meldt")
ADJECTIVES = (
    "trage", "nieuwe", "regionale", "tijdelijke", "aangekondigde", "EU-brede", "IT-gerelateerde",
)  # fmt: skip
COMPOUNDS = ("non-proliferatie", "zee-inham", "VN-verdrag", "oud-schipper", "oer-Hollandse")
PAPERS = ("Veerbode", "de Dijkwachter", "NRO", "AB", "Het Oeverblad", "veer.nl")
LEXICON = frozenset(word for word in (*NOUNS, *VERBS, *ADJECTIVES) if "-" not in word)
"""The words that may be broken at a line end; the splitter is told that they are words."""

NAMES = (
    "Oudkerken", "Van Zandleven", "De Broekert", "Van der Plasdijk", "Öztunç", "Kostić",
    "El Amraoui", "Terlinden-Van Aa", "Wijngaarde", "Inge van Dijken", "Den Hilverts",
    "Welzijn", "Van ’t Veer",
)  # fmt: skip
PARTIES = (
    "VP",
    "PvdK",
    "De Dijk",
    "GroenLand-PvdK",
    "Nieuw Sociaal Verbond",
    "D99",
    "50-MIN",
    "BBQ",
)
PORTFOLIOS = (
    "Defensie", "Financiën", "Justitie en Veiligheid", "Volksgezondheid, Welzijn en Sport",
    "Onderwijs, Cultuur en Wetenschap", "Klimaat en Groene Groei", "Asiel en Migratie",
    "Buitenlandse Zaken", "Infrastructuur en Waterstaat", "Vrede", "Dijken en Duinen",
)  # fmt: skip


def day(choose: Choose) -> date:
    """Any day of these years."""
    return date(choose.integer(2009, 2025), choose.integer(1, 12), choose.integer(1, 28))


MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip


def dutch(when: date) -> str:
    """A day as letters print it."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def reference(choose: Choose) -> str:
    """The number of a set of questions."""
    return f"{choose.integer(2010, 2025)}Z{choose.integer(10000, 25999)}"


def clause(choose: Choose) -> str:
    """Some words without an end."""
    words = [choose.one(("de", "een", "elke")), choose.one(ADJECTIVES), choose.one(NOUNS)]
    words += [choose.one(VERBS), "de", choose.one(COMPOUNDS if choose.chance(20) else NOUNS)]
    if choose.chance(40):
        words += ["in", str(choose.integer(1990, 2024)), "en", "de", choose.one(NOUNS)]
    return " ".join(words)


def upper(text: str) -> str:
    """A text with its first letter as a capital."""
    return text[0].upper() + text[1:]


def _n(choose: Choose) -> int:
    return choose.integer(1, 12)


def title(choose: Choose) -> str:
    """A quoted title, at times with a quotation inside."""
    inner = f" «{choose.one(NOUNS)}»" if choose.chance(20) else ""
    return f"«{upper(clause(choose))}{inner}»"


def statement(choose: Choose) -> str:
    """A sentence of an answer; many speak of questions and answers themselves."""
    n, m = _n(choose), _n(choose)
    return choose.one((
        f"{upper(clause(choose))}.",
        "Ja.",
        "Nee.",
        f"{upper(clause(choose))}, en {clause(choose)}.",
        f"Zie het antwoord op vraag {n}.",
        f"Nee, zie antwoord {n}.",
        f"Ja, zie antwoord vraag {n}.",
        f"Zoals in het antwoord op de vragen {n} en {m} is aangegeven, {clause(choose)}.",
        "Zoals in antwoord vier is aangegeven, is dat niet zo.",
        f"Antwoord geven op vraag {n} kan ik nu nog niet.",
        "Vraag is of dat zo kan blijven.",
        f"De vraag {n} op {m} vertalen kan niet.",
        f"Vragen van het lid {choose.one(NAMES)} gingen daar ook over.",
        f"Het gaat om (1) de {choose.one(NOUNS)}, (2) {clause(choose)} en (3) toezicht.",
        f"Dat heeft twee redenen: 1) {clause(choose)} en 2) {clause(choose)}.",
        f"In {choose.integer(1990, 2024)} waren het er {n}, daarna {m} miljoen.",
        f"Artikel {n} van de wet geldt sinds {dutch(day(choose))}.",
        f"Dit staat in {title(choose)}, aldus de {choose.one(NOUNS)}.",
        f"Met het {n}e pakket daalt de uitstoot van CO2 met {m},5% per jaar.",
        f"Zie Kamerstuk 99 670, nr. {n}, en Aanhangsel Handelingen, vergaderjaar 2019–2020, "
        f"nr. {m}.",
        f"Waarom {clause(choose)}? Dat is mij niet bekend.",
        f"Daarover (zie bijlage {n}) {clause(choose)}.",
        f"De brief van {dutch(day(choose))} ({reference(choose)}) blijft gelden.",
    ))  # fmt: skip


def asking(choose: Choose) -> str:
    """A sentence of a question."""
    n = _n(choose)
    return choose.one((
        f"Klopt het dat {clause(choose)}?",
        f"Bent u bekend met het bericht {title(choose)} ({choose.one(PAPERS)}, "
        f"{dutch(day(choose))})?",
        f"Deelt u de mening dat {clause(choose)}? Zo ja, hoe? Zo nee, waarom niet?",
        f"In uw antwoord op vraag {n} van eerdere vragen schrijft u dat {clause(choose)}. "
        "Klopt dat?",
        f"Hoeveel {choose.one(NOUNS)} waren er in 2019, 2020 en {choose.integer(2021, 2024)}?",
        f"{upper(clause(choose))}. Wat doet u daaraan?",
        f"Kunt u: 1) zeggen of {clause(choose)}; 2) dat toelichten?",
        f"Herinnert u zich vraag {n} uit {choose.integer(2010, 2020)}?",
        "Kunt u deze vragen één voor één en binnen de gestelde termijn beantwoorden?",
        f"Hoe oordeelt u over artikel {n}, lid {_n(choose)}, nu {clause(choose)}?",
    ))  # fmt: skip


def note(choose: Choose) -> str:
    """The text of a note."""
    when = dutch(day(choose))
    n = _n(choose)
    return choose.one((
        f"{choose.one(PAPERS)}, {when}, {title(choose)}",
        f"NOS, {when}, {title(choose)} (https://www.pont.nl/nieuws/{n}-de-veerpont)",
        f"https://www.veerbode.nl/artikel/{choose.one(NOUNS)}-{choose.one(NOUNS)}.html",
        f"Kamerstuk 99 670, nr. {n}.",
        f"(Aanhangsel Handelingen, vergaderjaar 2019–2020, nr. {n}).",
        f"{reference(choose)}/2021D37938",
        f"{when}, {choose.one(PAPERS)}",
        f"Zie ook www.pont.nl, geraadpleegd op {when}",
    ))  # fmt: skip
