"""From whole texts to their terms without a Python object for every word.

Word forms repeat endlessly, and so do the chunks between white space that they are
printed in ("kinderen", "kinderen,", "(kinderen"). So a chunk is analysed once and
remembered with its terms as a string, and a text is `split`, looked up and joined,
all three in C. What comes out is what `analysis.tokens` gives, in another shape.

No word goes beyond its chunk, but for a dossier number printed with a blank
(21 501-20): such a stretch is taken out first and is a chunk by itself.

Memory is bounded: after `_REMEMBERED` chunks a new generation begins, and what is
asked for again is carried over from the last one.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .index_terms import index_terms
from .words import BLANK, WORD

JOINT = "\0"
"""Between terms that stand at one position, and before a tail; in no term."""

_ACROSS = re.compile(rf"[1-3]\d(?:{BLANK}\d{{3}}\S*)+")
_TAIL = re.compile(rf"{JOINT}\S+ ")
_REMEMBERED = 120_000
_MARKS = ".,;:?!()[]\"'“”‘’"  # Between them and white space, letters are one word.
_LONG = 64  # characters; a longer chunk is an address or a table and does not come back


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

    def terms(self) -> str:
        """All terms of words, then the parts, each as often as it occurs and with a blank behind.

        >>> stream("kinderopvangbeleid VNO-NCW").terms()
        'kinderopvangbeleid vnoncw vno ncw kinderopvang kind opvang beleid '
        """
        words = self.words.replace(JOINT, " ") if JOINT in self.words else self.words
        return words + (_TAIL.sub("", self.inside) if JOINT in self.inside else self.inside)

    def tails(self) -> list[str]:
        """The terms that no list knows, backwards; some may come more than once.

        >>> stream("een fatbikeverbod").tails()
        ['dobrevekibtaf']
        """
        if JOINT not in self.inside:
            return []
        return [item[1:] for item in self.inside.split() if item[0] == JOINT]


def stream(text: str) -> Stream:
    """The terms of a text.

    >>> stream("het kinderopvangbeleid, (kinderen)")
    Stream(words='het kinderopvangbeleid kind ', inside='kinderopvang kind opvang beleid ')
    >>> stream("VNO-NCW zegt").words.replace(JOINT, "/")
    'vnoncw/vno ncw zeg '
    """
    known, printed = _relieved(), chunks(text)
    words, inside = known.__getitem__, known.inside.__getitem__
    return Stream("".join(map(words, printed)), "".join(map(inside, printed)))


@lru_cache(4)  # The texts of a unit are asked for twice.
def chunks(text: str) -> list[str]:
    """A text in the chunks that no word goes beyond; not to be changed."""
    return text.split() if _ACROSS.search(text) is None else list(_stretches(text))


def terms_of(form: str) -> list[str]:
    """The terms of a word form that was met in a text.

    >>> terms_of("VNO-NCW")
    ['vnoncw', 'vno', 'ncw']
    """
    return _chunks.word(form)[0].replace(JOINT, " ").split()


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


class _Chunks(dict[str, str]):
    """The words of a chunk; `inside` holds the rest of it. `old` is the last generation."""

    def __init__(self, old: "_Chunks | None" = None) -> None:
        super().__init__()
        self.inside = _Inside(self)
        self.old = old

    def __missing__(self, chunk: str) -> str:
        words, inside = self.made(chunk)
        if len(chunk) <= _LONG:
            self[chunk], self.inside[chunk] = words, inside
        return words

    def made(self, chunk: str) -> tuple[str, str]:
        if self.old and chunk in self.old:
            return self.old[chunk], self.old.inside[chunk]
        bare = chunk.strip(_MARKS)
        forms = [bare] if bare.isalpha() else WORD.findall(chunk)
        if forms == [chunk]:
            return _made(chunk)
        made = list(map(self.word, forms))
        return "".join([words for words, _ in made]), "".join([inside for _, inside in made])

    def word(self, form: str) -> tuple[str, str]:
        """The same of one word of a text, also of one that is several where it stands alone.

        What stands around a word decides too: ".1-1-2000a" holds no date, "1-1-2000a" does.
        """
        if form.isalpha() or WORD.findall(form) == [form]:
            return self[form], self.inside[form]
        return _made(form)


class _Inside(dict[str, str]):
    def __init__(self, chunks: _Chunks) -> None:
        super().__init__()
        self._chunks = chunks

    def __missing__(self, chunk: str) -> str:
        return self._chunks.made(chunk)[1]


def _made(form: str) -> tuple[str, str]:
    terms, parts, unknown = index_terms(form)
    inside = " ".join(parts) + " " if parts else ""
    for term in unknown:
        inside += f"{JOINT}{term[::-1]} "
    if len(terms) == 1:
        return terms[0] + " ", inside
    return f"{terms[0]}{JOINT}{' '.join(terms[1:])} ", inside


_chunks = _Chunks()
