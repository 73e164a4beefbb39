"""From whole texts to their terms without a Python object for every word.

Word forms repeat endlessly, and so do the chunks between white space that they are
printed in ("kinderen", "kinderen,", "(kinderen"). So a chunk is analysed once and
remembered with all that is asked of it, and a text is `split`, looked up and joined,
all three in C. What comes out is what `analysis.tokens` gives, in another shape.

No word goes beyond its chunk, but for a dossier number printed with a blank
(21 501-20): such a stretch is taken out first and is a chunk by itself.

Memory is bounded: after `_REMEMBERED` chunks a new generation begins, and what is
asked for again is carried over from the last one.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from .words import BLANK, WORD, fold

if TYPE_CHECKING:
    from .index_terms import Terms

JOINT = "\0"
"""Between terms that stand at one position, and before a tail; in no term."""

_ACROSS = re.compile(rf"[1-3]\d(?:{BLANK}\d{{3}}\S*)+")
_REMEMBERED = 200_000
_MARKS = ".,;:?!()[]\"'“”‘’"  # Between them and white space, letters are one word.
_LONG = 64  # characters; a longer chunk is an address or a table and does not come back


class Chunk:
    """What stands between white space, analysed.

    `words` and `inside` are as in `Stream`, `forms` its words as printed (`words.surface`), each
    followed by a blank. `several`: where it has more than one term, a chunk for each with its
    form. Chunks of one term and one form are the same object (kinderen, Kinderen), so
    that a set of chunks holds each once.
    """

    __slots__ = ("forms", "inside", "several", "words")

    def __init__(
        self, words: str, inside: str, forms: str, several: "tuple[Chunk, ...]" = ()
    ) -> None:
        self.words, self.inside, self.forms = words, inside, forms
        self.several = several


class Stream(NamedTuple):
    """The terms of a text as two strings.

    `words`: an item a position, each followed by a blank. An item is a term, or of a
    hyphenated word, dossier number or date the whole and the first segment with `JOINT`
    between. `inside`: the parts of compounds, and behind a `JOINT` the terms that are
    unknown, written backwards; in order, each followed by a blank, repeated as the words are.
    """

    words: str
    inside: str

    def places(self) -> dict[str, list[int]]:
        """The terms of `words`, each with its positions.

        >>> stream("De VNO-NCW en de").places()
        {'de': [0, 4], 'vnoncw': [1], 'vno': [1], 'ncw': [2], 'en': [3]}
        """
        found: dict[str, list[int]] = {}
        for position, item in enumerate(self.words.split()):
            if JOINT in item:
                for term in item.split(JOINT):
                    found.setdefault(term, []).append(position)
            elif item in found:
                found[item].append(position)
            else:
                found[item] = [position]
        return found

    def parts(self) -> str:
        """The parts of the compounds, each as often as it occurs and with a blank behind.

        >>> stream("kinderopvangbeleid, fatbikeverbod").parts()
        'kinderopvang kind opvang beleid '
        """
        if JOINT not in self.inside:
            return self.inside
        return "".join([f"{item} " for item in self.inside.split() if item[0] != JOINT])

    def terms(self) -> str:
        """All terms of words, then the parts, each as often as it occurs and with a blank behind.

        >>> stream("kinderopvangbeleid VNO-NCW").terms()
        'kinderopvangbeleid vnoncw vno ncw kinderopvang kind opvang beleid '
        """
        words = self.words.replace(JOINT, " ") if JOINT in self.words else self.words
        return words + self.parts()

    def tails(self) -> list[str]:
        """The terms that no list knows, backwards; some may come more than once.

        >>> stream("een fatbikeverbod").tails()
        ['dobrevekibtaf']
        """
        if JOINT not in self.inside:
            return []
        return [item[1:] for item in self.inside.split() if item[0] == JOINT]


WORDS, INSIDE = attrgetter("words"), attrgetter("inside")
FORMS = attrgetter("forms")


def stream(text: str) -> Stream:
    """The terms of a text.

    >>> stream("het kinderopvangbeleid, (kinderen)")
    Stream(words='het kinderopvangbeleid kind ', inside='kinderopvang kind opvang beleid ')
    >>> stream("VNO-NCW zegt").words.replace(JOINT, "/")
    'vnoncw/vno ncw zeg '
    """
    return streamed(chunks(text))


def streamed(found: Iterable[Chunk]) -> Stream:
    """The terms of a text that was cut into chunks."""
    found = list(found)
    return Stream("".join(map(WORDS, found)), "".join(map(INSIDE, found)))


class Chunks(list[Chunk]):
    """The chunks of a text in order, and how many words stand in it between white space.

    These are as many, but where a chunk has white space inside.
    """

    __slots__ = ("printed",)

    def __init__(self, found: Iterable[Chunk] = (), printed: int = 0) -> None:
        super().__init__(found)
        self.printed = printed


def chunks(text: str) -> Chunks:
    """The chunks of a text.

    >>> [chunk.forms for chunk in chunks("De kinderen, (het VNO-NCW)")]
    ['de ', 'kinderen ', 'het ', 'vno-ncw ']
    >>> chunks("Zie 21 501-20, bijlage").printed
    4
    """
    words = text.split()
    return Chunks(map(_relieved().__getitem__, _rejoined(text, words)), len(words))


def pieces(text: str) -> list[str]:
    """A text as printed, in the chunks that no word goes beyond."""
    return _rejoined(text, text.split())


def _rejoined(text: str, words: list[str]) -> list[str]:
    """What stands between white space in a text, numbers with a blank as one piece."""
    return words if _ACROSS.search(text) is None else list(_stretches(text))


def _relieved() -> "_Chunks":
    """What is remembered; a new generation when that is much. It only grows within a text."""
    global _chunks
    if len(_chunks) > _REMEMBERED:
        _chunks.old = None
        _chunks = _Chunks(_chunks)
    return _chunks


def forget() -> None:
    """Analyse everything anew: for whoever tries out another analysis."""
    global _chunks
    _chunks = _Chunks()


def _stretches(text: str) -> Iterator[str]:
    """The chunks of a text, those that one number may join as one."""
    at = 0
    for match in _ACROSS.finditer(text):
        chunks = text[at : match.start()].split()
        start = match.start()
        if start > at and not text[start - 1].isspace():
            start -= len(chunks.pop())
        yield from chunks
        yield text[start : match.end()]
        at = match.end()
    yield from text[at:].split()


class _Chunks(dict[str, Chunk]):
    """Chunks by their print. `same` has those of one term; `old` is the last generation."""

    def __init__(self, old: "_Chunks | None" = None) -> None:
        super().__init__()
        self.same: dict[str, Chunk] = {}
        self.old = old

    def __missing__(self, printed: str) -> Chunk:
        made = self._carried(printed) or self._made(printed)
        if len(printed) <= _LONG:
            self[printed] = made
        return made

    def _carried(self, printed: str) -> Chunk | None:
        """What the last generation knew."""
        found = self.old.get(printed) if self.old is not None else None
        if found is not None:
            for one in found.several or (found,):
                self.same[_key(one.words, one.inside, one.forms)] = one
        return found

    def _made(self, printed: str) -> Chunk:
        bare = printed.strip(_MARKS)
        if bare.isalpha():
            return self._of_word(bare) if bare == printed else self[bare]
        forms = WORD.findall(printed)
        if forms == [printed]:
            return self._of_word(printed)
        made = list(map(self._word, forms))
        if len(made) < 2:
            return made[0] if made else _NOTHING
        words, inside = streamed(made)
        return Chunk(words, inside, "".join(map(FORMS, made)), tuple(_pairs(made)))

    def _word(self, form: str) -> Chunk:
        """The same of one word of a text, also of one that is several where it stands alone.

        What stands around a word decides too: ".1-1-2000a" holds no date, "1-1-2000a" does.
        """
        if form.isalpha() or WORD.findall(form) == [form]:
            return self[form]
        return self._of_word(form)

    def _of_word(self, form: str) -> Chunk:
        terms, inside = _analysed(form)
        printed = f"{fold(form)} "  # its surface, which few forms are asked for twice
        if len(terms) == 1:
            return self._pair(f"{terms[0]} ", inside, printed)
        several = tuple([self._pair(f"{term} ", "", printed) for term in terms])
        return Chunk(f"{terms[0]}{JOINT}{' '.join(terms[1:])} ", inside, printed, several)

    def _pair(self, term: str, inside: str, form: str) -> Chunk:
        """The one chunk of a term and a form: what is printed in several ways is kept once."""
        key = _key(term, inside, form)
        made = self.same.get(key) or (self.old and self.old.same.get(key))
        if not made:
            made = Chunk(term, inside, term if form == term else form)
        self.same[key] = made
        return made


def _key(term: str, inside: str, form: str) -> str:
    return f"{term}{form}{inside}"


def _pairs(found: Iterable[Chunk]) -> Iterator[Chunk]:
    for one in found:
        yield from one.several or (one,)


@cache
def _index_terms() -> "Callable[[str], Terms]":
    """Loaded at the first text: a search analyses none."""
    from .index_terms import index_terms

    return index_terms


def _analysed(form: str) -> tuple[list[str], str]:
    """The terms of a word, the whole first, and what is `inside` it."""
    terms, parts, unknown = _index_terms()(form)
    inside = " ".join(parts) + " " if parts else ""
    for term in unknown:
        inside += f"{JOINT}{term[::-1]} "
    return terms, inside


_NOTHING = Chunk("", "", "")
_chunks = _Chunks()
