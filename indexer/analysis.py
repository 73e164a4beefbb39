"""From Dutch text to terms, once, the same way at index time and at query time.

The steps, in their order, each a function of its own:

1. `words` finds the printed words of a text with their offsets (words.py);
2. `segments` cuts a hyphenated word, `number` a dossier number or a date;
3. `unglue` takes apart what a PDF glued (glue.py), a line break is mended;
4. `fold` drops case and accents;
5. `bare` drops an apostrophe and what Dutch hangs behind it (foto's, A4'tje);
6. the lemma is looked up, or what is unknown is stemmed (lemmas.py);
7. a compound gives its parts (compounds.py), beside the whole word.

Folding works on a word, never on a text: Unidecode changes the length of some
characters, and the offsets must stay those of the text as printed.

A hyphenated word gives one term for the whole, joined, and one for each
segment; the first segment stands at the position of the whole and the next ones
follow, so that `wiskundeonderwijs` finds wiskunde-onderwijs and the phrase
"VNO NCW" finds VNO-NCW. The parts of a compound have no positions: they belong where
phrases never look. Stop words stay in: phrases need them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .chunks import JOINT, Stream, stream
from .forms import Form, Forms, Part, is_unknown, tools
from .lemmas import stem
from .words import WORD, bare, fold, segments, surface, words

__all__ = [
    "ANALYSIS_VERSION",
    "JOINT",
    "Feed",
    "Form",
    "Part",
    "Stream",
    "Token",
    "analyse",
    "bare",
    "feed",
    "fold",
    "form",
    "grams",
    "kin",
    "part_tokens",
    "parts",
    "places",
    "segments",
    "stem",
    "stream",
    "surface",
    "terms",
    "tokens",
    "units",
    "unknown",
    "words",
]

ANALYSIS_VERSION = 5
"""Raised whenever a text may give other terms than before: older indexes are refused."""

_GRAM = 4
_forms = Forms()


class Token(NamedTuple):
    """A term where it stands: its `position` in words, and the printed characters it covers."""

    term: str
    position: int
    start: int
    end: int


class Feed(NamedTuple):
    """What an engine indexes of a text.

    `places`: each term with its positions, in order; `parts`: each part of a compound
    with how often it occurs; `length`: positions in all.
    """

    places: dict[str, list[int]]
    parts: dict[str, int]
    length: int


def form(word: str) -> Form:
    """The terms and parts of one printed word form.

    >>> [part.term for part in form("EU-sanctieregimes").terms]
    ['eusanctieregime', 'eu', 'sanctieregime']
    >>> [part.term for part in form("EU-sanctieregimes").parts]
    ['sanctie', 'regime']
    """
    return _forms[word]


def analyse(word: str) -> tuple[Part, ...]:
    """The terms of one printed word form: the whole, then the segments of a hyphenated word.

    >>> [part.term for part in analyse("VNO-NCW")]
    ['vnoncw', 'vno', 'ncw']
    """
    return _forms[word].terms


def parts(word: str) -> tuple[Part, ...]:
    """The parts of a compound, lemmatised: its words, and the compounds inside it.

    >>> [part.term for part in parts("mensenrechtenverdragen")]
    ['mensenrecht', 'mens', 'recht', 'verdrag']
    """
    return _forms[word].parts


def units(word: str) -> tuple[str, ...]:
    """The words that a compound is made of, as terms, a known compound as one; () for others.

    >>> units("kinderopvangtoeslagen"), units("toeslag")
    (('kinderopvang', 'toeslag'), ())
    """
    folded = bare(fold(word))
    _, splitter, lemmatizer, _ = tools()
    return tuple(lemmatizer.term(folded[start:end]) for start, end in splitter.units(folded))


def unknown(found: Iterable[str]) -> list[str]:
    """The terms that are long words and that neither the list nor the rules of compounds know.

    >>> unknown(["fatbikeverbod", "rookverbod", "dijk"])
    ['fatbikeverbod']
    """
    return list(filter(is_unknown, found))


def kin(term: str) -> list[str]:
    """Terms of the same family, to widen a query with at a low weight (kin.py).

    >>> kin("betaling")
    ['betaal']
    """
    return tools().kin.of(term)


def tokens(text: str) -> Iterator[Token]:
    """All terms of a text in order, with positions and offsets.

    >>> [(t.term, t.position) for t in tokens("de VNO-NCW zegt")]
    [('de', 0), ('vnoncw', 1), ('vno', 1), ('ncw', 2), ('zeg', 3)]
    """
    position = 0
    for word, offset in words(text):
        found = _forms[word]
        for term, step, start, end in found.terms:
            yield Token(term, position + step, offset + start, offset + end)
        position += found.width


def part_tokens(text: str) -> Iterator[Token]:
    """The parts of all compounds of a text, where they are printed: for marking them.

    >>> text = "het mensenrechtenverdrag"
    >>> [text[t.start : t.end] for t in part_tokens(text)]
    ['mensenrechten', 'mensen', 'rechten', 'verdrag']
    """
    position = 0
    for word, offset in words(text):
        found = _forms[word]
        for term, _, start, end in found.parts:
            yield Token(term, position, offset + start, offset + end)
        position += found.width


def terms(text: str) -> list[str]:
    """The terms of a text with positions, in order, without the positions.

    >>> terms("Kinderen van de VNO-NCW")
    ['kind', 'van', 'de', 'vnoncw', 'vno', 'ncw']
    """
    found: list[str] = []
    add = found.append
    for made in map(_forms.__getitem__, WORD.findall(text)):
        if made.single:
            add(made.single)
        else:
            found += [part.term for part in made.terms]
    return found


def places(text: str) -> dict[str, list[int]]:
    """The terms of a text, each with the positions it stands at: `tokens` as an index keeps them.

    >>> places("de zegt de")
    {'de': [0, 2], 'zeg': [1]}
    """
    return feed(text).places


def feed(text: str) -> Feed:
    """All that an index keeps of a text, in one pass without an object for every word.

    >>> made = feed("kinderopvang voor kinderen")
    >>> made.places, made.parts
    ({'kinderopvang': [0], 'voor': [1], 'kind': [2]}, {'kind': 1, 'opvang': 1})
    """
    found = stream(text)
    counts = Counter(part for part in found.inside.split() if part[0] != JOINT)
    return Feed(found.places(), dict(counts), len(found.words.split()))


def grams(text: str) -> dict[str, int]:
    """The runs of four characters in the words of a text, with how often they occur.

    For a field that ranks at a low weight: they join what no rule does (nicotineverslaving,
    verslaafd). Words of up to four characters give none.

    >>> grams("Oeigoer")
    {'oeig': 1, 'eigo': 1, 'igoe': 1, 'goer': 1}
    """
    counts: dict[str, int] = {}
    for word in WORD.findall(text):
        folded = fold(word)
        for start in range(len(folded) - _GRAM + 1 if len(folded) > _GRAM else 0):
            gram = folded[start : start + _GRAM]
            counts[gram] = counts.get(gram, 0) + 1
    return counts
