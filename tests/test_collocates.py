"""The words near a word: counted as by hand, and tested as Dunning does."""

import csv
import io
import json
from collections import Counter
from dataclasses import replace
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document
from indexer.analysis import analyse, words
from search.backends import BACKENDS
from search.collocates import CHANCE, Collocate, Counts, collocates, counts, log_likelihood
from search.concordance import looked_for, spans
from search.find import Request, find
from search.output import collocates as output
from search.output.terminal import Style, columns
from search.session import allowed
from tests.asking import TODAY, opened
from tests.factories import letter

NEAR = (
    ("Is de lange wachtlijst korter?", "De lange wachtlijst, de langste wachtlijst van het land."),
    ("Wie staat er op een wachtlijst?", "Ouders en kinderen, zegt u: een lange, lange wachtlijst."),
    ("Waar is de boot?", "Een lange boot ligt aan de kade van het land, ver van ouders en kind."),
)
LETTERS = tuple(
    letter(pair, id=f"l{nth}", subject="Iets over wachtlijsten") for nth, pair in enumerate(NEAR)
)


def counted(window: int, *, everywhere: bool = False, name: str = "whoosh") -> Counts:
    request = Request("wachtlijst", limit=None, passages=0)
    with opened(*LETTERS, name=name) as engine:
        hits = find(engine, request, TODAY)
        rest = allowed(engine, request) if everywhere else ()
        return counts(hits.hits, looked_for(hits.query.tree), window, rest)


def by_hand(window: int, *, everywhere: bool) -> dict[str, tuple[int, int]]:
    """Near and elsewhere of each lemma, one word after another."""
    found: dict[str, tuple[int, int]] = {}
    for unit in NEAR:
        holds = any("wachtlijst" in text for text in unit)
        for text in unit:
            printed = [word for word, _ in words(text)]
            own = [at for at, word in enumerate(printed) if word.startswith("wachtlijst")]
            for at, word in enumerate(printed):
                if at in own or not (holds or everywhere):
                    continue
                close = any(abs(at - node) <= window for node in own)
                lemma = analyse(word)[0].term
                near, far = found.get(lemma, (0, 0))
                found[lemma] = (near + close, far + (not close))
    return found


@pytest.mark.parametrize("name", BACKENDS)
@pytest.mark.parametrize("everywhere", [False, True])
@pytest.mark.parametrize("window", [1, 2, 5])
def test_words_are_counted_as_by_hand(window: int, everywhere: bool, name: str) -> None:
    made = counted(window, everywhere=everywhere, name=name)
    hand = by_hand(window, everywhere=everywhere)
    assert made.windows == sum(near for near, _ in hand.values())
    assert made.others == sum(far for _, far in hand.values())
    lemmas = {
        lemma: (by_lemma(made.near)[lemma], by_lemma(made.elsewhere)[lemma]) for lemma in hand
    }
    assert lemmas == hand
    for row in collocates(made, least=1):
        assert (row.near, row.elsewhere) == hand[analyse(row.word)[0].term]


def by_lemma(forms: Counter[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for form, number in forms.items():
        found[analyse(form)[0].term] += number
    return found


def test_a_row_says_all_forms_together_as_the_one_printed_most() -> None:
    made = Counts(windows=10, others=90)
    made.near.update({"kind": 1, "kinderen": 3, "Kinderen": 1, "boot": 5})
    made.elsewhere.update({"land": 89, "kindje": 1})
    made.units.update({"kind": 2, "boot": 1})
    rows = {row.word: row for row in collocates(made)}
    assert (rows["kinderen"].near, rows["kinderen"].units) == (5, 2)


def test_expected_is_what_the_sums_of_the_table_give() -> None:
    made = counted(2, everywhere=True)
    for row in collocates(made, least=1):
        total = made.windows + made.others
        assert row.expected == pytest.approx(made.windows * (row.near + row.elsewhere) / total)
        cells = (row.near, made.windows - row.near, row.elsewhere, made.others - row.elsewhere)
        assert row.likelihood == pytest.approx(log_likelihood(*cells))
        assert row.near > row.expected
        assert row.likelihood > CHANCE


def test_words_that_every_text_has_are_left_out_unless_asked_for() -> None:
    made = Counts(windows=20, others=80)
    made.near.update({"de": 10, "boot": 10})
    made.elsewhere.update({"land": 80})
    assert [row.word for row in collocates(made)] == ["boot"]
    assert {row.word for row in collocates(made, stop_words=frozenset())} == {"boot", "de"}


def test_what_is_no_word_or_too_seldom_is_left_out() -> None:
    made = Counts(windows=20, others=80)
    made.near.update({"2024": 8, "a": 4, "boot": 5, "kade": 2})
    made.elsewhere.update({"land": 80})
    assert [row.word for row in collocates(made, least=3)] == ["boot"]


@pytest.mark.parametrize(
    ("table", "ratio"),
    [
        pytest.param((110, 2442, 111, 29114), 270.72, id="the swiss"),
        pytest.param((29, 13, 123, 31612), 263.90, id="can be"),
        pytest.param((31, 23, 139, 31584), 256.84, id="previous year"),
        pytest.param((10, 0, 3, 31764), 167.23, id="mineral water"),
        pytest.param((76, 104, 2476, 29121), 157.21, id="at the"),
    ],
)
def test_the_figures_of_dunnings_own_table(table: tuple[int, int, int, int], ratio: float) -> None:
    """Dunning 1993, table 1: k(A B), k(~A B), k(A ~B), k(~A ~B) of bigrams in Swiss news."""
    assert round(log_likelihood(*table), 2) == ratio


@given(*[st.integers(1, 500)] * 4)
def test_it_is_the_ratio_of_two_binomials(a: int, b: int, c: int, d: int) -> None:
    """The formula as Dunning gives it: one share for both rows against a share for each."""

    def likely(k: int, n: int, p: float) -> float:
        return k * log(p) + (n - k) * log(1 - p)

    rows, share = (a + b, c + d), (a + c) / (a + b + c + d)
    apart = likely(a, rows[0], a / rows[0]) + likely(c, rows[1], c / rows[1])
    alike = likely(a, rows[0], share) + likely(c, rows[1], share)
    assert log_likelihood(a, b, c, d) == pytest.approx(2 * (apart - alike), abs=1e-6)


@pytest.mark.parametrize("table", [(3, 0, 0, 0), (0, 0, 3, 4), (3, 4, 0, 0), (0, 5, 0, 7)])
def test_an_empty_row_or_column_tells_nothing(table: tuple[int, int, int, int]) -> None:
    assert log_likelihood(*table) == pytest.approx(0)


def test_a_word_near_two_occurrences_is_near_once() -> None:
    made = Counts()
    text = "een wachtlijst lange wachtlijst"
    with opened(letter(("Hoe?", text))) as engine:
        hits = find(engine, Request("wachtlijst"), TODAY)
        (hit,) = hits.hits
        want = looked_for(hits.query.tree)
        made.add(hit.entry, want, window=5)
    assert len(spans(text, want["answer"])) == made.occurrences == 2
    assert made.near == {"een": 1, "lange": 1}


def written(form: str, *letters: Document) -> str:
    out = io.StringIO()
    with opened(*letters) as engine:
        hits = find(engine, Request("wachtlijst", limit=None), TODAY)
        made = counts(hits.hits, looked_for(hits.query.tree), 5)
        rows = [*collocates(made, least=1), Collocate("x" * 90, 1, 0.5, 2, 1, 9.0)]
        output.write(rows, made, "units", 5, hits, form, out, Style(60))
    return out.getvalue()


def test_lines_fit_and_columns_stand_below_each_other() -> None:
    heading, *rows = written("text", *LETTERS).splitlines()
    assert heading.split() == ["near", "expected", "elsewhere", "units", "likelihood"]
    assert {columns(row) for row in rows} == {columns(heading)}
    assert columns(heading) <= 60


def test_a_table_and_json_say_the_same() -> None:
    rows = list(csv.DictReader(io.StringIO(written("csv", *LETTERS))))
    made = json.loads(written("json", *LETTERS))
    assert [row["word"] for row in rows] == [one["word"] for one in made["collocates"]]
    assert (made["schema"], made["window"], made["occurrences"]) == (
        "kamerzoek.collocates/1", 5, 5,
    )  # fmt: skip


def test_the_rest_keeps_to_the_filters_and_leaves_the_words_out() -> None:
    other = replace(LETTERS[2], id="ander", kind="questions")
    request = Request("wachtlijst", kind=("answers",))
    with opened(*LETTERS, other) as engine:
        assert sorted(hit.document.id for hit in allowed(engine, request)) == ["l0", "l1", "l2"]
