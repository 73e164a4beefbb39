"""Invented letters in any number, for measuring how speed and memory grow.

    python -m benchmarks.generated 400000 units.jsonl [--seed 1]

The same seed gives the same letters, one `kamerzoek.documents/1` a line; more of them are
the fewer, but for the last of these, with others behind them. They read like nothing, but
an index cannot tell: words come as often, repeat within a letter and go on being new as in
official text (`vocabulary.py`), texts are as long, and ministers come and go with invented
cabinets.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random

from benchmarks.vocabulary import Vocabulary, name
from corpus.document import (
    Asker,
    Document,
    Office,
    Question,
    Reference,
    Role,
    Unit,
    document_id,
    unit_id,
)
from corpus.records import to_json
from tests.letter_words import PARTIES, PORTFOLIOS, upper

OPENINGS = (
    "Bent u bekend met het bericht", "Klopt het dat", "Deelt u de mening dat", "Kunt u aangeven of",
    "Wat is uw reactie op", "Hoe verklaart u dat", "Bent u bereid om", "Welke maatregelen neemt u",
)  # fmt: skip
REPLIES = (
    "Ja.", "Nee.", "Ja, dat bericht is mij bekend.", "Zie het antwoord op vraag {n}.",
    "Deze mening deel ik niet.", "In het antwoord op vraag {n} ben ik daarop ingegaan.",
)  # fmt: skip
FIRST, LAST = date(2008, 1, 1), date(2025, 12, 31)
CABINET = 4
"""Years that a cabinet stays."""

_CHARACTERS = 6.75  # of a word, with the blank and the signs behind it
_REPEATED = (2, 5, 8)  # of every ten words of a letter these are others of it once more


def letters(units: int, seed: int = 1, vocabulary: Vocabulary | None = None) -> Iterator[Document]:
    """Letters with so many units in all, one by one."""
    chance = Random(seed)
    house = _House(Random(seed + 1))
    vocabulary = vocabulary or Vocabulary()
    while units > 0:
        count = min(units, chance.randint(3, 12))
        yield _letter(chance, house, vocabulary, count)
        units -= count


class _House:
    """Who asks and who answers, and the numbers that letters get."""

    def __init__(self, chance: Random) -> None:
        prefixes = ("", "", "", "Van ", "De ", "Van der ")
        self._names = (chance.choice(prefixes) + name(chance) for _ in iter(int, 1))
        self.members = [Asker(next(self._names), chance.choice(PARTIES)) for _ in range(150)]
        self.loud = list(accumulate(1 / rank for rank in range(1, 151)))
        self.cabinets = [self._cabinet() for _ in range(FIRST.year, LAST.year + 1, CABINET)]
        self.busy = list(accumulate(1 / rank for rank in range(1, len(self.cabinets[0]) + 1)))
        self._numbers: Counter[str] = Counter()

    def _cabinet(self) -> list[Office]:
        roles: tuple[Role, ...] = ("minister", "staatssecretaris")
        return [Office(role, seat, next(self._names)) for seat in PORTFOLIOS for role in roles]

    def numbered(self, when: date) -> tuple[str, str, str]:
        """The number, the session and the reference of the next letter of a day."""
        year = when.year if when.month >= 9 else when.year - 1
        session = f"{year}-{year + 1}"
        self._numbers[session] += 1
        nth = self._numbers[session]
        return str(nth), session, f"{year}Z{nth:05}"


def _letter(chance: Random, house: _House, vocabulary: Vocabulary, count: int) -> Document:
    answered = FIRST + timedelta(chance.randrange((LAST - FIRST).days + 1))
    number, session, reference = house.numbered(answered)
    id_ = document_id(number, session, reference, "")
    cabinet = house.cabinets[(answered.year - FIRST.year) // CABINET]
    signing = chance.choices(cabinet, cum_weights=house.busy)
    behalf = chance.choices(cabinet, k=1) if chance.random() < 0.1 else []
    lengths = [(_length(chance, 326), _length(chance, 976)) for _ in range(count)]
    words = _Words(chance, vocabulary, 14 + sum(map(sum, lengths)))
    made = [_unit(chance, words, id_, n, *both) for n, both in enumerate(lengths, 1)]
    members = chance.choices(house.members, cum_weights=house.loud, k=chance.choice((1, 1, 1, 2)))
    return Document(
        id_,
        f"generated/{id_}.txt",
        "answers",
        number,
        session,
        reference,
        subject=words.some(chance.randint(8, 12)),
        askers=tuple(dict.fromkeys(members)),
        addressees=tuple(Office(one.role, one.portfolio) for one in signing),
        ministers=tuple(signing),
        on_behalf_of=tuple(Office(one.role, one.portfolio) for one in behalf),
        asked_on=answered - timedelta(chance.randint(5, 60)),
        answered_on=answered,
        units=tuple(unit for unit, _ in made),
        references=tuple(cited for _, cited in made if cited),
    )


def _length(chance: Random, median: int) -> int:
    """Words of a text: the logarithm of its length is normal; one in five thousand is a book."""
    longer = 20 if chance.random() < 0.0002 else 1
    return max(3, round(median * chance.lognormvariate(0, 0.447) * longer / _CHARACTERS))


class _Words:
    """The words of one letter, drawn together, since those of a letter repeat each other."""

    def __init__(self, chance: Random, vocabulary: Vocabulary, count: int) -> None:
        self._chance = chance
        self._words = vocabulary.draw(chance, count)
        for at in _REPEATED:
            again = chance.choices(self._words, k=len(range(at, count, 10)))
            self._words[at::10] = again

    def some(self, count: int) -> str:
        """The next so many words."""
        taken, self._words = self._words[:count], self._words[count:]
        return " ".join(taken) or "dat"

    def sentences(self, count: int) -> str:
        """The next so many words as sentences, most with a comma."""
        made = []
        while count > 0:
            first, then = self._chance.randint(3, 14), self._chance.randint(0, 14)
            text = self.some(min(first, count))
            if count > first and then:
                text += f", {self.some(min(then, count - first))}"
            made.append(upper(text) + ".")
            count -= first + then
        return " ".join(made)


def _unit(
    chance: Random, words: _Words, letter: str, nth: int, asked: int, answered: int
) -> tuple[Unit, Reference | None]:
    id_, numbers = unit_id(letter, (str(nth),)), (str(nth),)
    question = f"{chance.choice(OPENINGS)} {words.some(min(asked, 12))}?"
    if asked > 12:
        question += f" {words.sentences(asked - 12)}"
    answer = words.sentences(answered)
    if chance.random() < 0.3:
        answer = f"{chance.choice(REPLIES).format(n=chance.randint(1, 9))} {answer}"
    cited = None
    if chance.random() < 0.05:
        dossier, paper = chance.randint(30_000, 36_000), chance.randint(1, 99)
        text = f"Kamerstuk {dossier // 1000} {dossier % 1000:03}, nr. {paper}"
        start = len(answer) + 5
        cited = Reference(
            "kamerstuk", f"kst-{dossier}-{paper}", text, "answer", id_, 0, start, start + len(text)
        )
        answer += f" Zie {text}."
    return Unit(id_, numbers, (Question(numbers, question),), answer), cited


def write(path: Path, units: int, seed: int = 1) -> None:
    """Write letters to a file; it has its name only when it is whole."""
    unfinished = path.with_name(f"{path.name}.unfinished")
    with unfinished.open("w", encoding="utf-8") as out:
        for letter in letters(units, seed):
            out.write(json.dumps(to_json(letter), ensure_ascii=False) + "\n")
    unfinished.replace(path)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("units", type=int)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    started = time.perf_counter()
    write(given.file, given.units, given.seed)
    seconds, size = time.perf_counter() - started, given.file.stat().st_size / 1e6
    print(f"{given.units:,} units, {size:,.0f} MB, {seconds:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
