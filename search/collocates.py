"""The words that stand near a word more often than chance has it.

Every printed word within so many words of an occurrence (`concordance.py`) is near it,
once, however many occurrences it is near; windows stay inside their text. Counted are
lemmas, so that `kind` and `kinderen` are one. For each, the words of the texts make a
table of two by two:

                    this word    any other word
    near            near         windows - near
    not near        elsewhere    others - elsewhere

The test is the log-likelihood ratio of Dunning, "Accurate methods for the statistics of
surprise and coincidence" (Computational Linguistics 19, 1993): of such a table
2 * sum(observed * ln(observed / expected)), expected being row total * column total / all.
It holds for rare words, where chi-square does not. By chance 3.84 is passed by one word in
twenty, 10.83 by one in a thousand. Words that do not pass 3.84, and those that stand there
less often than expected, are left out. The occurrences themselves are in no cell.

"Not near" are the other words of the texts that hold the word (`units`): what stands
beside it and not just in the same answer. Or those of all units that the filters let pass
(`all`), which also shows what it is about; that reads every one of them. The numbers of
units in an index (`Engine.frequency`) could not serve: they count no words.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import log
from typing import Literal

from indexer.analysis import analyse, words
from indexer.entries import Entry, texts_of
from indexer.words import WORD, fold

from .bare import STOP_WORDS
from .concordance import spans
from .hits import Hit
from .marking import Wanted

Against = Literal["units", "all"]

CHANCE = 3.84
"""What one word in twenty passes by chance: chi-square of one degree of freedom at .05."""


@dataclass(frozen=True, slots=True)
class Collocate:
    """A word, as it is printed most, and its table: `near`, `elsewhere`, and `expected` near.

    `units` is in how many units it stands near, `likelihood` what Dunning's test gives.
    """

    word: str
    near: int
    expected: float
    elsewhere: int
    units: int
    likelihood: float


@dataclass(slots=True)
class Counts:
    """What is counted in texts: words near (`windows` of them) and not near (`others`).

    `near`, `elsewhere` and `printed` are by printed form, `units` by term.
    """

    occurrences: int = 0
    windows: int = 0
    others: int = 0
    near: Counter[str] = field(default_factory=Counter)
    elsewhere: Counter[str] = field(default_factory=Counter)
    units: Counter[str] = field(default_factory=Counter)

    def add(self, entry: Entry, want: dict[str, Wanted], window: int) -> bool:
        """Count the texts of a unit; not, if none of them holds what is wanted."""
        texts = {name: text for name, text in texts_of(entry).items() if name in want}
        nodes = {name: spans(text, want[name]) for name, text in texts.items()}
        if not any(nodes.values()):
            return False
        beside: set[str] = set()
        for name, text in texts.items():
            beside.update(self._text(text, nodes[name], window))
        self.units.update({_term(word) for word in beside})
        return True

    def _text(self, text: str, nodes: list[tuple[int, int]], window: int) -> list[str]:
        """Count one text; the words near are returned."""
        printed = list(words(text))
        starts = [start for _, start in printed]
        inside = [range(bisect_left(starts, a), bisect_left(starts, b)) for a, b in nodes]
        own = {at for span in inside for at in span}
        around = (range(max(0, span.start - window), span.stop + window) for span in inside)
        close = {at for span in around for at in span if at < len(printed)} - own
        found = [printed[at][0] for at in close]
        self.occurrences += len(nodes)
        self.windows += len(found)
        self.near.update(found)
        apart = close | own
        self._elsewhere(word for at, (word, _) in enumerate(printed) if at not in apart)
        return found

    def rest(self, entry: Entry, want: dict[str, Wanted]) -> None:
        """Count the texts of a unit in which nothing is looked for."""
        for name, text in texts_of(entry).items():
            if name in want:
                self._elsewhere(WORD.findall(text))

    def _elsewhere(self, found: Iterable[str]) -> None:
        rest = list(found)
        self.elsewhere.update(rest)
        self.others += len(rest)


def counts(
    hits: Iterable[Hit], want: dict[str, Wanted], window: int, rest: Iterable[Hit] = ()
) -> Counts:
    """The words near what is wanted in some hits, and those that are not.

    Of `rest`, what does not hold it counts as not near.
    """
    made, seen = Counts(), set[str]()
    for hit in hits:
        if made.add(hit.entry, want, window):
            seen.add(hit.unit.id)
    for hit in rest:
        if hit.unit.id not in seen:
            made.rest(hit.entry, want)
    return made


def collocates(
    made: Counts, *, least: int = 3, stop_words: frozenset[str] = STOP_WORDS
) -> list[Collocate]:
    """The words that stand near at least so often, the least likely to be chance first.

    Words of `stop_words` are left out of the list, never out of the counts; so is what has
    no two letters.
    """
    forms: dict[str, Counter[str]] = {}
    for word, number in made.near.items():
        forms.setdefault(_term(word), Counter())[word] += number
    kept = {term: found for term, found in forms.items() if found.total() >= least}
    elsewhere = dict.fromkeys(kept, 0)
    for word, number in made.elsewhere.items():
        if (term := _term(word)) in elsewhere:
            elsewhere[term] += number
    rows = (_row(made, term, found, elsewhere[term]) for term, found in kept.items())
    telling = (row for row in rows if row.near > row.expected and row.likelihood > CHANCE)
    shown = [row for row in telling if _is_word(row.word, stop_words)]
    return sorted(shown, key=lambda row: (-row.likelihood, -row.near, row.word))


def _row(made: Counts, term: str, found: Counter[str], elsewhere: int) -> Collocate:
    near = found.total()
    word = min(found, key=lambda form: (-found[form], form))
    total = made.windows + made.others
    expected = made.windows * (near + elsewhere) / total
    ratio = log_likelihood(near, made.windows - near, elsewhere, made.others - elsewhere)
    return Collocate(word, near, expected, elsewhere, made.units[term], ratio)


def log_likelihood(a: int, b: int, c: int, d: int) -> float:
    """Dunning's ratio of the table `a b / c d`.

    The example is the first of Dunning's table of bigrams, "the swiss".

    >>> round(log_likelihood(110, 2442, 111, 29114), 1)
    270.7
    """
    total = a + b + c + d
    rows, columns = (a + b, c + d), (a + c, b + d)
    return 2 * sum(
        cell * log(cell * total / (rows[at // 2] * columns[at % 2]))
        for at, cell in enumerate((a, b, c, d))
        if cell
    )


def _term(word: str) -> str:
    return analyse(word)[0].term


def _is_word(word: str, stop_words: frozenset[str]) -> bool:
    folded = fold(word)
    return sum(map(str.isalpha, folded)) > 1 and folded not in stop_words
