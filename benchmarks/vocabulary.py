"""Words for generated letters, as often as words are in Dutch official text.

Three things decide what an index of so many units looks like, and all are those of a real
corpus of 60,000 units (`docs/benchmarks.md` has both beside each other): how often the
common words come, how many new words every further letter brings, and how much the words
of one letter repeat. A word of rank r is drawn as often as 1 / (r (1 + (r/R)^g)): Zipf's
law with the steeper tail that large corpora have (Ferrer i Cancho and Solé, "Two regimes
in the frequency of words", 2001).

The commonest words are words of form. Below them come the words of `PLACED`, each at the
rank that it has in official text, so that a query finds its share whatever the size; the
rest is shuffled from the word list of the analysis, and the further down, the more
are compounds made of two of its words, invented names, and numbers.
"""

from array import array
from collections.abc import Iterator
from itertools import accumulate, chain, repeat
from random import Random

from indexer.lexicon import Lexicon, Role
from tests.letter_words import upper

COMMON = (
    "de", "van", "het", "en", "in", "een", "op", "voor", "of", "met", "is", "die", "aan", "te",
    "worden", "zijn", "wordt", "bij", "dat", "tot", "door", "als", "deze", "niet", "indien",
    "dit", "ten", "dan", "onder", "heeft", "1", "2", "uit", "om", "over", "na", "3", "ter",
    "kunnen", "naar", "geen", "hebben", "alle", "binnen", "zij", "4", "meer", "zich", "waarop",
    "per", "staat", "wel", "welke", "5", "tussen", "waarin", "er", "hun", "6", "der", "hij",
    "ook", "zoals", "zal", "moet", "waarvan", "i", "dient", "daarvan", "7", "haar", "daarbij",
    "heb", "ik", "u", "uw", "wij", "mij", "daar", "zo", "nog", "maar", "andere", "ander",
    "eerste", "tweede", "volgende", "bepaalde", "zeer", "vaak", "steeds", "verder", "hierbij",
    "echter", "zodat", "omdat", "tevens", "alsmede", "ofwel", "8", "9", "10", "volgens", "wat",
    "wie", "hoe", "waarom", "wanneer", "waar", "dus", "want", "tegen", "zonder", "sinds",
    "tijdens", "via", "reeds", "slechts", "al", "toch", "één", "beide", "elk", "elke", "ieder",
    "iedere", "daarom", "hierover", "hiervan", "hierop", "daarop", "daarvoor", "daarmee",
    "zelf", "samen", "weer", "werd", "werden", "was", "waren", "zou", "zouden", "kan", "mag",
    "mogen", "moeten", "wil", "willen", "gaat", "gaan", "komt", "komen", "doet", "doen",
    "geeft", "geven", "maakt", "maken", "neemt", "nemen",
)  # fmt: skip
"""Words of form, the commonest first."""

PLACED = {
    "lid": 15, "artikel": 22, "toepassing": 33, "eerste lid": 40, "wet": 50, "minister": 54,
    "besluit": 56, "jaar": 66, "de minister": 75, "regeling": 78, "van toepassing": 95,
    "verzoek": 112, "kwaliteit": 230, "onderwijs": 262, "toezicht": 286, "Europese Unie": 300,
    "zorg": 320, "veiligheid": 380, "coördinatie": 400, "hoger beroep": 480, "vergunning": 570,
    "werknemer": 571, "werkgever": 590, "subsidie": 600, "schip": 614, "ondernemer": 623,
    "belasting": 633, "rechter": 672, "gemeente": 678, "bank": 852, "verzekering": 915,
    "school": 909, "water": 987, "politie": 1043, "dieren": 1269, "pensioen": 1356,
    "scholen": 1441, "woning": 1727, "EU": 1800, "vaartuig": 2115, "boete": 2222, "BTW": 2400,
    "huisvesting": 2707, "ziekenhuis": 2811, "toeslag": 2973, "opvang": 3135, "vlees": 3269,
    "notaris": 3306, "geneesmiddelen": 3537, "AWB": 3600, "leraar": 4010, "VWS": 4195,
    "studiefinanciering": 4229, "OCW": 4600, "financiële": 900, "kinderopvang": 5205,
    "energiebelasting": 5400, "jeugdzorg": 5747, "stikstof": 6542, "wachttijd": 7930,
    "huisarts": 8559, "dierenwelzijn": 10385, "tandarts": 10610, "kernenergie": 10902,
    "gevangenis": 12393, "veerpont": 12439, "dijken": 14219, "erfdienstbaarheid": 20708,
    "kinderopvangtoeslag": 25263, "wachtlijst": 33266,
}  # fmt: skip
"""Words and pairs of words, with their rank."""

SIZE = 1_500_000
"""Words there are: the last ones are drawn once in a billion times."""

_BEND, _STEEPER = 5000, 0.85  # fitted to that corpus, as is the half in `_share`
_PLAIN = 20_000  # words of the list that come before most are made of two, or names
_NAMES = (
    "ber", "dam", "den", "dijk", "els", "erp", "ges", "hol", "hui", "ker", "lan", "len", "lo",
    "man", "mar", "mer", "nes", "oot", "ren", "rij", "rik", "sel", "ster", "tel", "tin", "veld",
    "ver", "voor", "wal", "wel", "wijk", "win", "zand", "zee",
)  # fmt: skip


class Vocabulary:
    """`words` by rank, the commonest first, and `weights`, the sums of how often each comes."""

    def __init__(self, size: int = SIZE) -> None:
        self.words = _words(size)
        self.weights = array("d", accumulate(map(_share, range(1, size + 1))))

    def draw(self, chance: Random, count: int) -> list[str]:
        """So many words, each as often as it comes."""
        return chance.choices(self.words, cum_weights=self.weights, k=count)


def _share(rank: int) -> float:
    return float(1 / (rank + 0.5) / (1 + (rank / _BEND) ** _STEEPER))


def _words(size: int) -> list[str]:
    """The same words every time: what is drawn from them is seeded, they are not."""
    chance = Random(0)
    seen = {*COMMON, *(word.lower() for word in PLACED)}
    at = {rank: word for word, rank in PLACED.items()}
    rest = chain(COMMON, _unseen(_endless(chance), seen))
    return [at.get(rank) or next(rest) for rank in range(1, size + 1)]


def _unseen(words: Iterator[str], seen: set[str]) -> Iterator[str]:
    for word in words:
        if word not in seen:
            seen.add(word)
            yield word


def _endless(chance: Random) -> Iterator[str]:
    """Words of the list, the shorter ones sooner, ever more mixed with what is in no list."""
    plain, begins, ends = _listed(chance)
    for rank, word in enumerate(chain(plain, repeat("")), 1):
        if word:
            yield word
        others = 3 if rank > _PLAIN else chance.random() < 0.3
        for _ in range(others):
            yield _unlisted(chance, begins, ends)


def _unlisted(chance: Random, begins: list[str], ends: list[str]) -> str:
    draw = chance.random()
    if draw < 0.7:
        return chance.choice(begins) + chance.choice(ends)
    if draw < 0.85:
        return name(chance)
    return str(int(10 ** chance.uniform(1.5, 6)))


def name(chance: Random) -> str:
    """An invented name."""
    return upper("".join(chance.choice(_NAMES) for _ in range(chance.choice((2, 2, 3)))))


def _listed(chance: Random) -> tuple[list[str], list[str], list[str]]:
    """Words, beginnings and ends of compounds of the word list, in their order here."""
    items = sorted((form, roles) for form, _, roles in Lexicon.open().items())
    usable = [(f, r) for f, r in items if f.isalpha() and len(f) > 2 and not r & Role.SHORT]
    plain = [form for form, roles in usable if roles & Role.WORD and len(form) < 22]
    plain.sort(key=lambda form: len(form) + chance.gauss(0, 6))
    begins = [form for form, roles in usable if roles & Role.BEGIN and 3 < len(form) < 12]
    ends = [form for form, roles in usable if roles & Role.END and 3 < len(form) < 12]
    return plain, begins, ends
