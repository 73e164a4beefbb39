"""Which of the names in an index are meant by what was typed, and what to say when none is.

Names are compared as words without case, accents and dashes, since one person is
printed as "Faber-Van de Klashorst" and "Faber – van de Klashorst". What is typed is the
whole of a name, or words of it, or a piece of it; the first of these that fits anyone
decides. When names of different people fit equally, nobody is chosen: the candidates
are told with the number of units of each. `=` before a name asks for the whole of it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from corpus.errors import KamerzoekError
from indexer.analysis import fold

SHOWN = 8
_SHORTEST = 3  # letters of a piece of a name


@lru_cache(maxsize=10_000)
def folded(text: str) -> str:
    """A name as words that compare: no case, no accents, no dashes, one blank between.

    >>> folded("Faber – Van de Klashorst"), folded("Yeşilgöz-Zegerius")
    ('faber van de klashorst', 'yesilgoz zegerius')
    """
    return " ".join(re.findall(r"[a-z0-9]+", fold(text).replace("'", "")))


def fitting(typed: str, names: Iterable[str], *, pieces: bool = True) -> list[str]:
    """The names that what was typed fits best, as printed; [] when it fits none.

    Without `pieces` it must be whole words.

    >>> fitting("s. kaag", ["Kaag", "Kaagman"]), fitting("kaagm", ["Kaag", "Kaagman"])
    (['Kaag'], ['Kaagman'])
    >>> fitting("van dijk", ["Inge van Dijk", "Van Dijk"]), fitting("=dijk", ["Van Dijk"])
    (['Van Dijk'], [])
    """
    every = list(names)
    wanted = folded(typed)
    rules: tuple[Callable[[str], bool], ...] = (
        lambda name: folded(name) == wanted,
        lambda name: _has_words(wanted, folded(name)),
        lambda name: _has_piece(wanted, folded(name)),
    )
    last = 1 if typed.lstrip().startswith("=") else 3 if pieces else 2
    for rule in rules[:last]:
        if wanted and (found := [name for name in every if rule(name)]):
            return found
    return []


def _has_words(wanted: str, name: str) -> bool:
    """All typed words are words of the name, or the name is their end (Sigrid Kaag, S. Kaag)."""
    typed, words = wanted.split(), name.split()
    return bool(words) and (set(typed) <= set(words) or typed[-len(words) :] == words)


def _has_piece(wanted: str, name: str) -> bool:
    piece = wanted.replace(" ", "")
    return len(piece) >= _SHORTEST and piece in name.replace(" ", "")


def one_of(typed: str, option: str, units: Mapping[str, int]) -> None:
    """See that what was typed fits one; `units` are of each that it fits, by name."""
    if len(units) > 1:
        first = next(iter(sorted(units, key=lambda name: (-units[name], name))))
        raise KamerzoekError(
            f"{typed.strip()!r} may be {counted(units)}",
            f"type the one you mean in full, such as: {option} {_quoted(first.lower())}",
        )


def unknown(typed: str, what: str, units: Mapping[str, int]) -> KamerzoekError:
    """That nothing of the name is in the index; with the nearest that are, or examples."""
    hint = _nearest(typed, units) if units else f"no letter in it names a {what}"
    return KamerzoekError(f"no {what} {typed.strip()!r} in the index", hint)


def counted(units: Mapping[str, int]) -> str:
    """Names with their numbers of units, most first."""
    most = sorted(units.items(), key=lambda item: (-item[1], item[0]))
    listed = ", ".join(f"{name} ({count:,})" for name, count in most[:SHOWN])
    return listed + (f" and {len(most) - SHOWN} more" if len(most) > SHOWN else "")


def _quoted(name: str) -> str:
    return f'"{name}"' if re.search(r"[^\w-]", name) else name


def _nearest(typed: str, units: Mapping[str, int]) -> str:
    from rapidfuzz import fuzz, process  # only here: loading it takes longer than most searches

    printed: dict[str, str] = {}
    for name in sorted(units, key=lambda name: -units[name]):
        printed.setdefault(folded(name), name)
    near = process.extract(
        folded(typed), list(printed), scorer=fuzz.WRatio, limit=3, score_cutoff=60
    )
    if near:
        named = (printed[choice] for choice, _, _ in near)
        return "did you mean " + " or ".join(f"{name} ({units[name]:,})" for name in named) + "?"
    most = sorted(units, key=lambda name: (-units[name], name))[:5]
    return "it holds, for example, " + ", ".join(most)
