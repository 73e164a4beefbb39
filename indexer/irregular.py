"""Forms that share no beginning with their lemma: vond and vind, was and zijn.

All other forms hold the first letters of their term, so that most words can be told not to
be what is looked for without working out what they are (`beginnings`). The list is made from
the lexicon by `make_data.py`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from .lexicon import DATA, Lexicon, read_table

IRREGULAR = DATA / "irregular.txt"
_LETTERS = 2
_HEAD = """\
# Forms that do not hold the first two letters of their lemma, made by make_data.py from
# the lexicon: a lemma and its forms, without forms that hold another one of the line.
"""


@cache
def _table() -> dict[str, list[str]]:
    lines = IRREGULAR.read_text("utf-8").splitlines()
    return {lemma: forms for lemma, *forms in read_table(lines)}


def beginnings(terms: Iterable[str]) -> frozenset[str]:
    """Letters of which a folded word holds some when one of the terms is of it, or of its parts.

    >>> sorted(beginnings(["kinderopvang", "vind"]))
    ['ki', 'vi', 'vond']
    """
    found = {term.lower()[:_LETTERS] for term in terms}
    return frozenset(found.union(*(_table().get(term, ()) for term in terms)))


def irregular(lexicon: Lexicon) -> Iterator[str]:
    """The lines of the list: a lemma and its forms, without those that hold another."""
    forms = defaultdict(list)
    for form, lemma, _ in lexicon.items():
        if lemma[:_LETTERS] not in form:
            forms[lemma].append(form)
    for lemma, found in sorted(forms.items()):
        least = [one for one in found if not any(o in one for o in found if o != one)]
        yield " ".join((lemma, *sorted(least)))


def irregular_text(lexicon: Lexicon) -> str:
    """The file of the list."""
    lines = "".join(f"{line}\n" for line in irregular(lexicon))
    return f"{_HEAD}{lines}"
