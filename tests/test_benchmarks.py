"""What measures the engines: invented letters, the questions that are asked, the tables."""

import json
import sys
import time
from collections import Counter
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from benchmarks import generated, panel, results, tables
from benchmarks.agreement import compare, document, indexed, of_questions
from benchmarks.contestants.contestant import How, contestant, names
from benchmarks.contestants.fts5 import matched
from benchmarks.measuring import BASE
from benchmarks.panel import TURNS, asked
from benchmarks.processes import FailedError, run
from benchmarks.questions import QUESTIONS, Question
from benchmarks.results import Answered, Indexed, Measured, Results, Started, percentile
from benchmarks.units import Narrow, cut, described, rows
from benchmarks.vocabulary import Vocabulary
from corpus.document import Document
from corpus.records import from_json, to_json
from search.backends import BACKENDS
from search.find import Request
from tests.factories import letter, minister

vocabulary = cache(lambda: Vocabulary(20_000))


def letters(units: int, seed: int = 1) -> list[Document]:
    return list(generated.letters(units, seed, vocabulary()))


def file_of(folder: Path, documents: list[Document]) -> Path:
    path = folder / "letters.jsonl"
    path.write_text("".join(json.dumps(to_json(one)) + "\n" for one in documents), "utf-8")
    return path


# Invented letters


def test_the_same_seed_gives_the_same_letters_and_another_seed_others() -> None:
    assert letters(40) == letters(40)
    assert letters(40)[0].units != letters(40, seed=2)[0].units


def test_more_letters_are_the_fewer_with_others_behind_them() -> None:
    few, many = letters(40), letters(80)
    assert few[:-1] == many[: len(few) - 1]


def test_as_many_units_are_written_as_are_asked_for() -> None:
    found = letters(101)
    assert sum(len(one.units) for one in found) == 101
    ids = [unit.id for one in found for unit in one.units] + [one.id for one in found]
    assert len(set(ids)) == len(ids)


def test_what_is_written_is_read_back_as_it_was() -> None:
    for one in letters(60):
        assert from_json(json.loads(json.dumps(to_json(one))), one.source) == one


def test_what_a_letter_cites_stands_where_it_says() -> None:
    cited = [(one, each) for one in letters(200) for each in one.references]
    assert cited
    for one, reference in cited:
        (unit,) = (unit for unit in one.units if unit.id == reference.unit)
        assert (unit.answer or "")[reference.start : reference.end] == reference.text


def test_words_come_as_often_as_in_official_text() -> None:
    text = " ".join(
        text
        for one in letters(300)
        for unit in one.units
        for text in (unit.answer or "", *(question.text for question in unit.questions))
    )
    counts = Counter(text.lower().replace(",", "").replace(".", "").split())
    every = sum(counts.values())
    assert 0.06 < counts["de"] / every < 0.12
    assert 0.0002 < counts["onderwijs"] / every < 0.001
    assert counts["minister"] > counts["onderwijs"] > counts["stikstof"]
    assert sum(1 for n in counts.values() if n == 1) > 0.2 * len(counts)


# Cutting and describing


def test_a_corpus_is_cut_at_a_whole_letter_and_described(tmp_path: Path) -> None:
    whole = file_of(tmp_path, letters(200))
    part = tmp_path / "part.jsonl"
    cut(whole, 50, part)
    found = described("part", part)
    assert 50 <= found.units < 62
    assert found.units == sum(1 for _ in rows(part))
    assert found.text < part.stat().st_size
    assert sum(1 for row in rows(part) if row.minister == found.minister) > 0
    assert any(found.since.toordinal() <= row.day <= found.until.toordinal() for row in rows(part))


# Questions


def test_there_are_sixty_questions_each_of_its_own() -> None:
    assert len({question.label for question in QUESTIONS}) == len(QUESTIONS) == 60
    assert len(TURNS) == len({question.kind for question in QUESTIONS})


@pytest.mark.parametrize(
    ("question", "text", "fts5"),
    [
        pytest.param(Question("word", ("dijk",)), "dijk", '("dijk")', id="word"),
        pytest.param(Question("two words", ("dijk", "duin")), "dijk duin",
                     '("dijk" AND "duin")', id="two words"),
        pytest.param(Question("phrase", ("de", "dijk"), together=True), '"de dijk"',
                     '("de dijk")', id="phrase"),
        pytest.param(Question("near", ("dijk", "duin"), together=True, apart=4), '"dijk duin"~4',
                     '(NEAR("dijk" "duin", 4))', id="near"),
        pytest.param(Question("either", either=("dijk", "duin")), "(dijk OF duin)",
                     '(("dijk" OR "duin"))', id="either"),
        pytest.param(Question("without", ("dijk",), without=("duin",)), "dijk -duin",
                     '("dijk") NOT "duin"', id="without"),
        pytest.param(Question("nothing but without", without=("duin",)), "NIET duin", None,
                     id="nothing but without"),
        pytest.param(Question("prefix", ("dijk*",)), "dijk*", '("dijk"*)', id="prefix"),
        pytest.param(Question("wildcard", ("*dijk",)), "*dijk", None, id="wildcard"),
        pytest.param(Question("fuzzy", ("dijkk",), edits=1), "dijkk~1", None, id="fuzzy"),
        pytest.param(Question("one field", ("dijk",), field="question"), "vraag:dijk",
                     '(question : "dijk")', id="one field"),
        pytest.param(Question("as printed", ("dijken",)), "=dijken", '("dijken")', id="printed"),
    ],
)  # fmt: skip
def test_a_question_in_the_language_of(question: Question, text: str, fts5: str | None) -> None:
    assert (question.text, matched(question)) == (text, fts5)


# Contestants


def sunflowers() -> list[Document]:
    """Two dozen letters; each third has the word, each fourth is of another minister."""
    return [
        letter(
            ("Wat is dit?", "Een zonnebloem." if nth % 3 == 0 else "Een wilg."),
            id=f"brief-{nth}",
            answered_on=date(2000 + nth, 5, 1),
            ministers=(minister("Aldershof" if nth % 4 == 0 else "Van Zuylekom"),),
        )
        for nth in range(24)
    ]


@pytest.mark.parametrize("name", [name for name in names() if name != "ripgrep"])
def test_a_contestant_finds_the_units_with_a_word_whatever_the_filter(
    name: str, tmp_path: Path
) -> None:
    if name == "bare-tantivy":
        pytest.importorskip("tantivy")
    path, index = file_of(tmp_path, sunflowers()), tmp_path / "index"
    index.mkdir()
    run(contestant(name).command(path, index))
    asking = contestant(name).open(index)
    word = Question("word", ("zonnebloem",))
    few = date(2006, 1, 1), date(2015, 12, 31)
    try:
        for narrow, wanted in (
            (Narrow("none"), 8),
            (Narrow("minister", "Aldershof"), 2),
            (Narrow("period", None, *few), 4),
            (Narrow("both", "Aldershof", *few), 1),
        ):
            found = [asking.ask(word, narrow, how) for how in ("ids", "hits", "snippets")]
            assert found == [wanted] * 3
            assert asking.ask(replace(word, newest=True), narrow, "ids") == wanted
            assert asking.ask(replace(word, facet="year"), narrow, "ids") == wanted
        timed = [one for turn in TURNS for one in asked(asking, turn, [Narrow("none")], set())]
        assert len(timed) == 60 * 3
        assert all((seconds is None) == (total is None) for *_, seconds, total in timed)
    finally:
        asking.close()


class Slow:
    """Takes a while for what is newest, and cannot tell facets; knows what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def ask(self, question: Question, narrow: Narrow, how: How) -> int | None:
        self.asked.append(question.label)
        if question.newest:
            time.sleep(0.02)
        return None if question.facet else 3

    def close(self) -> None:
        pass


def test_what_takes_long_is_asked_once_and_what_cannot_be_done_has_no_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(panel, "SLOW", 0.01)
    one, slow = Slow(), set[panel.Asked]()
    turn = [
        Question("word", ("pont",)),
        Question("word", ("dijk",), newest=True),
        Question("word", ("wolf",), facet="year"),
    ]
    for others in (0, 3):
        found = asked(one, turn, [Narrow("none")], slow)
        assert len(found) == 3 * 3 - others
        assert all((seconds is None) == ("wolf" in label) for label, *_, seconds, _ in found)
    assert one.asked.count("dijk, newest first") == 3


def test_a_process_is_measured_with_those_it_starts() -> None:
    inner = "x = bytearray(60_000_000); import time; time.sleep(0.2)"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}])"
    found = run([sys.executable, "-c", outer])
    assert found.seconds > 0.2
    if sys.platform == "linux":
        assert found.largest > 60_000_000
        assert found.tree > found.largest


def test_a_process_that_fails_tells_why() -> None:
    with pytest.raises(FailedError, match="too bad"):
        run([sys.executable, "-c", "raise SystemExit('too bad')"])


# Agreement


def everything() -> list[tuple[str, Request]]:
    requests = [*of_questions([Narrow("none"), Narrow("minister", "Aldershof")])]
    return [*requests[::7], ("random", Request("zonnebloem -wilg", any_word=True))]


@pytest.mark.parametrize("engine", BACKENDS)
def test_an_engine_agrees_with_itself_whatever_the_order_of_the_letters(
    engine: str, tmp_path: Path
) -> None:
    path = file_of(tmp_path, [*sunflowers(), *letters(30)])
    with ExitStack() as stack:
        one, other = (
            stack.enter_context(closing(each)) for each in indexed(path, [engine, engine], tmp_path)
        )
        found = compare([one, other], iter(everything()))
    assert sum(tally.hits for tally in found.values()) > 50
    assert sum(tally.scored for tally in found.values()) > 10
    assert [said for tally in found.values() for said in tally.said] == []
    assert all(tally.shared == tally.best for tally in found.values())


def test_engines_that_find_other_units_are_told(tmp_path: Path) -> None:
    path, fewer = file_of(tmp_path, sunflowers()), tmp_path / "fewer.jsonl"
    cut(path, 23, fewer)
    with ExitStack() as stack:
        one, other = (
            stack.enter_context(closing(next(indexed(each, ["whoosh"], tmp_path / each.stem))))
            for each in (path, fewer)
        )
        asked_for = [("word", Request("zonnebloem")), ("word", Request("veerpont"))]
        found = compare([one, other], iter(asked_for))
    assert (found["word"].asked, found["word"].wrong) == (2, 1)
    (said,) = found["word"].said
    assert said.endswith("other hits: 24 | 23; in one only: ['brief-23#1'] | []")
    assert said in document(found)


class _Line:
    """A line to a contestant who takes so many seconds for a turn, by a clock of its own."""

    now = 0.0

    def __init__(self, seconds: float) -> None:
        self.seconds, self.turns = seconds, 0

    def send(self, _: object) -> None:
        _Line.now += self.seconds

    def recv(self) -> list[object]:
        self.turns += 1
        return []


@pytest.mark.parametrize(
    ("patience", "rounds"),
    [
        pytest.param(1.0, (5, 1), id="who is slow is asked once"),
        pytest.param(1000.0, (5, 5), id="who is not too slow is asked every time"),
        pytest.param(0.0, (1, 1), id="nobody is asked in vain"),
    ],
)
def test_who_takes_too_long_for_all_questions_is_not_asked_again(
    patience: float, rounds: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.panel.time.perf_counter", lambda: _Line.now)
    quick, slow = _Line(0.9 / len(TURNS)), _Line(100.0 / len(TURNS))
    lines: Any = {"quick": quick, "slow": slow}
    told: list[str] = []
    assert len(list(panel.rounds(lines, 5, patience, told.append))) == sum(rounds) * len(TURNS)
    assert (quick.turns, slow.turns) == tuple(each * len(TURNS) for each in rounds)
    assert "slow 100.0 s" in told[0]


# Tables


def example() -> Results:
    """Two contestants on one corpus: the second is twice as fast, and cannot do one question."""
    found = Results({"runs": 3}, {"cores": 2, "processor": "A processor"})
    found.corpora.append(Measured("few 10", "few", 2, 10, 2_000_000, "Aldershof", "2020", "2021"))
    for name, seconds, questions in (("kamerzoek-x", 2.0, ("a", "b")), ("other", 1.0, ("a",))):
        times = [seconds, seconds * 3, seconds / 3]
        found.indexed.append(
            Indexed("few 10", name, times, [200_000_000] * 3, [100_000_000] * 3, 1_000_000)
        )
        for narrow, longer in (("none", 1.0), ("period", 1.5)):
            for question in questions:
                found.answered.append(
                    Answered("few 10", name, f"kind {question}", question, narrow, "ids",
                             [one * longer / 1000 for one in times], 4)
                )  # fmt: skip
    found.answered.append(Answered("few 10", "other", "kind b", "b", "none", "ids", [], None))
    found.started.append(Started("few 10", BASE, True, [0.02, 0.03, 0.01]))
    found.started.append(Started("few 10", "--help", True, [0.03, 0.03, 0.03]))
    found.notes.append("few 10: without ripgrep: rg is not installed")
    found.took["few 10"] = {"index": 90.0, "ask": 60.0}
    return found


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("| kamerzoek-x | 1.00 (0.50) | 5.00 (0.50) | 200 (1.00) | 100 (1.00) "
                     "| 0.500 (1.00) | 3 |", id="index"),
        pytest.param("| kamerzoek-x, ids | 2 | 2.00 | 2.00 | 2.00 | 1 | 2.00 (2.00) | 3 |",
                     id="questions"),
        pytest.param("| kind a | 2.00 (2.00) | 1.00 (1.00) |", id="a kind that both can do"),
        pytest.param("| kind b | 2.00 | – |", id="a kind that one cannot do"),
        pytest.param("| period | 3.00 (×1.50) | 1.50 (×1.50) |", id="a filter"),
        pytest.param("| --help | 30.0 (1.50) | – |", id="a start"),
        pytest.param("| index speed | 0.500 |", id="one divided by the other"),
        pytest.param("A processor, 2 cores, 0 GiB, None; ; None. Medians of 3 runs. "
                     "Measuring took 2.5 minutes.", id="how long it took"),
        pytest.param("- few 10: without ripgrep: rg is not installed", id="a note"),
    ],
)  # fmt: skip
def test_the_tables_tell_of(line: str) -> None:
    assert line in tables.document(example(), "other").splitlines()


def test_a_larger_corpus_is_set_beside_the_smaller_one() -> None:
    found = example()
    found.corpora.append(replace(found.corpora[0], name="few 40", units=40))
    found.answered += [
        replace(one, corpus="few 40", seconds=[3 * each for each in one.seconds])
        for one in found.answered
    ]
    line = "| other, few 40 | 3.00 | 3.00 | ×4.0 | ×3.00 | ×3.00 |"
    assert line in tables.document(found, "other").splitlines()


def test_results_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    example().write(tmp_path / "figures.json")
    assert results.read(tmp_path / "figures.json") == example()


@pytest.mark.parametrize(
    ("share", "value"), [(0.5, 5), (0.95, 10), (1, 10), (0.1, 1), (0.11, 2), (0, 1)]
)
def test_a_percentile_is_the_nearest_rank(share: float, value: int) -> None:
    assert percentile(list(range(10, 0, -1)), share) == value
