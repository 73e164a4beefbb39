"""How a Dutch verb makes its forms, by the rules of spelling and a table.

Weak verbs follow from their stem; strong and irregular ones, and the prefixes that
decide where ge- goes, are in data/verbs.txt. The rules give more than exists
(werkte and werkde): which of it are words, a dictionary tells.
Used to build the lexicon, never while searching.
"""

from collections.abc import Iterable, Iterator, Sequence

_VOWELS = "aeiou"
_UNVOICED = {"v": "f", "z": "s"}


def bases(form: str, ending: str) -> Iterator[str]:
    """Words that give `form` when Dutch spelling adds `ending` (e, en, er …) to them.

    >>> list(bases("brieven", "en")), list(bases("wetten", "en"))
    (['brief', 'briev', 'brieef'], ['wet', 'wett'])
    """
    if not form.endswith(ending) or len(form) - len(ending) < 2:
        return
    stem = form[: -len(ending)]
    last, before = stem[-1], stem[-2]
    if last in _VOWELS:
        yield stem
        return
    unvoiced = _UNVOICED.get(last, last)
    double = stem[:-1] + before + unvoiced
    single = before in _VOWELS and (len(stem) < 3 or stem[-3] not in _VOWELS)
    if single:
        yield double
    if unvoiced != last:
        yield stem[:-1] + unvoiced
    if last == before:
        yield stem[:-1]
    yield stem
    if before in _VOWELS and not single and stem[-3] != before:  # definiëren, beogen
        yield double


def present(infinitive: str, stem: str) -> tuple[str, ...]:
    """The infinitive, the present participle and the present of a verb."""
    third = stem if stem.endswith("t") else stem + "t"
    if infinitive.endswith("aan"):
        third = infinitive[:-1] + "t"
    return (infinitive, infinitive + "d", infinitive + "de", stem, third)


class Verbs:
    """The forms of the past, from the lines of data/verbs.txt."""

    def __init__(self, lines: Iterable[Sequence[str]]) -> None:
        separable: list[str] = []
        inseparable: list[str] = []
        self._strong: dict[str, Sequence[str]] = {}
        for head, *words in lines:
            if head == "separable:":
                separable += words
            elif head == "inseparable:":
                inseparable += words
            else:
                self._strong[head] = words
        self._separable, self._inseparable = tuple(separable), tuple(inseparable)

    @property
    def irregular(self) -> frozenset[str]:
        """The infinitives of the table."""
        return frozenset(self._strong)

    def weak(self, stem: str) -> Iterator[str]:
        """Pasts and participles that a stem may have: werkte, gewerkt, aangevraagde, betaald."""
        yield from (stem + ending for ending in ("de", "den", "te", "ten"))
        endings = [stem + "d", stem + "t", *([stem] if stem[-1] in "dt" else [])]
        for ending in endings:
            for participle in self._participles(ending):
                yield from (participle, participle + "e")

    def strong(self, infinitive: str) -> Iterator[str]:
        """The irregular forms of a verb in the table, or of one with a prefix before it."""
        for prefix in ("", *self._separable, *self._inseparable):
            if not infinitive.startswith(prefix):
                continue
            for form in self._strong.get(infinitive.removeprefix(prefix), ()):
                yield prefix + form
                if form.startswith("ge"):
                    without = prefix + form.removeprefix("ge")
                    yield from (prefix + form + "e", without, without + "e")

    def _participles(self, ending: str) -> Iterator[str]:
        yield "ge" + ending
        if ending.startswith(self._inseparable):
            yield ending
        for prefix in self._separable:
            if ending.startswith(prefix):
                rest = ending.removeprefix(prefix)
                yield f"{prefix}ge{rest}"
                if rest.startswith(("be", "ver", "ont", "her")):
                    yield ending
