"""Statistics of hits: what is counted, what it is a part of, and how long it took."""

import random
import statistics
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Asker, Document, Office
from corpus.errors import KamerzoekError
from search.backends import BACKENDS
from search.counting import count, dimensions
from search.counts import Cell, Counts, quantile, response
from search.engine import Engine
from search.facets import facets
from search.facts import Facts
from search.find import Request, understood
from search.measures import MEASURES
from search.options import BY, FACETS
from search.output.counts_data import measured
from search.periods import between, sessions
from tests.asking import LETTERS, TODAY, opened
from tests.factories import letter, minister
from tests.plain_counts import VALUES, counted

WORDS = ("pont", "wolf", "bos", "geld")
MINISTERS = (
    minister("Aldershof", "Natuur"),
    minister("Bäcker", "Financiën"),
    Office("staatssecretaris", "Financiën", "Van Zuylekom"),
    Office("minister-president", "Algemene Zaken", "Öztürk-Raan"),
)
ASKERS = (
    Asker("De Wit", "Partij Noord"),
    Asker("Zwart", "Partij Noord"),
    Asker("Terpstra", "V88"),
    Asker("Kweldam"),
)


def letters(number: int, seed: int = 3) -> list[Document]:
    """Letters of all sorts: joint, half answered, undated, of nobody, of years far apart."""
    chance = random.Random(seed)

    def text(most: int) -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(1, most)))

    def one(nth: int) -> Document:
        answered = date(2019, 11, 1) + timedelta(days=chance.randint(0, 900))
        asked = answered - timedelta(days=chance.randint(-3, 60))
        return letter(
            *((text(4), chance.choice((None, text(9)))) for _ in range(chance.randint(1, 4))),
            id=f"brief-{nth}",
            subject=text(2),
            answered_on=chance.choice((answered, answered, answered, None)),
            asked_on=chance.choice((asked, asked, None)),
            session=chance.choice((None, "2019-2020", "2021-2022")),
            ministers=tuple(chance.sample(MINISTERS, chance.choice((0, 1, 1, 2)))),
            addressees=tuple(chance.sample(MINISTERS, 1)),
            askers=tuple(chance.sample(ASKERS, chance.randint(0, 3))),
        )

    return [one(nth) for nth in range(number)]


MANY = letters(120)


@pytest.fixture(scope="module", params=BACKENDS)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    with opened(*MANY, name=request.param) as found:
        yield found


def counts(engine: Engine, request: Request, *by: str) -> Counts:
    one = understood(engine, request, TODAY, everything=True)
    return count(engine, one, request, by, TODAY)


def holds(word: str, fields: tuple[str, ...]) -> Any:
    def hit(one: Document, unit: Any) -> bool:
        texts = {
            "subject": one.subject or "",
            "question": " ".join(question.text for question in unit.questions),
            "answer": unit.answer or "",
        }
        return any(word in texts[field].split() for field in fields or tuple(texts))

    return hit


# Against brute force


@settings(max_examples=60, deadline=None)
@given(
    word=st.sampled_from(WORDS),
    by=st.sampled_from(
        [(name,) for name in BY]
        + [(a, b) for a in BY for b in BY if a != b and "party" in (a, b)]
        + [("minister", "year"), ("month", "minister"), ("asker", "minister")]
    ),
    inside=st.sampled_from([(), ("answer",), ("question",), ("question", "answer")]),
    party=st.sampled_from([(), ("=Partij Noord",)]),
    unanswered=st.booleans(),
)
def test_counts_are_those_of_a_plain_loop(
    engine: Engine,
    word: str,
    by: tuple[str, ...],
    inside: tuple[str, ...],
    party: tuple[str, ...],
    unanswered: bool,
) -> None:
    request = Request(word, exact=True, inside=inside, party=party, unanswered=unanswered)
    found = counts(engine, request, *by)
    plain = counted(
        MANY,
        by,
        holds(word, inside),
        lambda one, unit: (
            (not party or any(asker.party == "Partij Noord" for asker in one.askers))
            and (not unanswered or unit.answer is None)
        ),
        inside or ("question", "answer"),
    )
    for key, expected in plain.items():
        shown = measured(found.cell(*key))
        if not found.rated:
            expected |= {"answers": None, "words": None}
        assert {name: shown[name] for name in expected} == expected, key
    assert {key for key in found.cells if found.cells[key].hits} == {
        key for key, one in plain.items() if one["hits"]
    }


def test_what_the_loop_is_told_apart_by(engine: Engine) -> None:
    """The letters above have everything that a wrong count would stumble over."""
    total = counts(engine, Request("pont"), "year").total
    assert 0 < total.answered < total.hits
    assert total.letters < total.answered
    assert total.answers is not None
    assert total.answered < total.answers
    assert total.response.letters > 0
    assert total.response.missing > 0
    assert total.response.late[0] > total.response.late[1] > 0
    by_minister = counts(engine, Request("pont"), "minister")
    assert sum(by_minister.cell(v).hits for v in by_minister.axes[0].values) > total.hits


@pytest.mark.parametrize("name", [name for name in BY if name in FACETS])
@pytest.mark.parametrize("many", [MANY, LETTERS], ids=["generated", "in her name"])
def test_a_group_counts_what_the_facet_counts(name: str, many: list[Document]) -> None:
    with opened(*many) as engine:
        request = Request("pont")
        one = understood(engine, request, TODAY)
        (facet,) = facets(engine, one, [name], Facts(engine, TODAY))
        found = counts(engine, request, name)
        values = {v: found.cell(v).hits for v in found.axes[0].values if found.cell(v).hits}
        none = {"": facet.none} if facet.none else {}
        assert values == dict(facet.values) | none


@pytest.mark.parametrize("name", ["year", "quarter", "month", "session"])
def test_groups_add_up_where_every_unit_has_one(engine: Engine, name: str) -> None:
    found = counts(engine, Request("pont"), name)
    cells = [found.cell(value) for value in found.axes[0].values]
    assert sum(cell.hits for cell in cells) == found.total.hits
    assert sum(cell.letters for cell in cells) == found.total.letters
    assert sum(cell.answered for cell in cells) == found.total.answered
    crossed = counts(engine, Request("pont"), "minister", name)
    for minister_ in crossed.axes[0].values:
        of_one = [crossed.cell(minister_, value).hits for value in crossed.axes[1].values]
        assert sum(of_one) == crossed.cell(minister_).hits


def test_every_dimension_has_a_plain_one() -> None:
    assert set(BY) == set(VALUES)


# What the rates are of


def test_options_are_the_frame_and_words_are_counted(engine: Engine) -> None:
    within = counts(engine, Request("pont", party=("=V88",)), "year").total
    among = counts(engine, Request('pont partij:"=V88"'), "year").total
    every = counts(engine, Request("pont"), "year").total
    assert within.hits == among.hits < every.hits
    assert within.answers is not None
    assert every.answers is not None
    assert within.answers < every.answers == among.answers


@pytest.mark.parametrize(
    ("request_", "rated", "texts"),
    [
        pytest.param(Request("pont"), True, ("question", "answer"), id="words"),
        pytest.param(Request("pont", inside=("answer",)), True, ("answer",), id="of the answer"),
        pytest.param(Request("pont", inside=("subject",)), True, (), id="a subject has no words"),
        pytest.param(Request(), False, (), id="without words every answer is a hit"),
        pytest.param(Request("is:unanswered"), False, (), id="no hit is an answer"),
    ],
)
def test_rates_where_they_make_sense(
    engine: Engine, request_: Request, rated: bool, texts: tuple[str, ...]
) -> None:
    found = counts(engine, request_, "year")
    assert (found.rated, found.texts) == (rated, texts)
    assert (found.total.per_answers is not None, found.total.per_words is not None) == (
        rated,
        bool(texts),
    )


@pytest.mark.parametrize(
    ("cell", "texts"),
    [
        (Cell(hits=3, answered=2, answers=400, words=200_000), ("0.50", "1.00")),
        (Cell(hits=3, answered=2, answers=100, words=100_000), ("2.00", "2.00")),
        (Cell(hits=3, answered=2, answers=99, words=99_999), ("2.02*", "2.00*")),
        (Cell(answers=0, words=0), ("-", "-")),
        (Cell(), ("-", "-")),
    ],
)
def test_rates_of_few_are_marked(cell: Cell, texts: tuple[str, str]) -> None:
    assert (MEASURES["per-answers"].text(cell), MEASURES["per-words"].text(cell)) == texts


# Time


def test_time_has_no_gaps() -> None:
    far = [
        letter(
            ("Pont?", "Ja."),
            id="a",
            subject=None,
            answered_on=date(2019, 11, 30),
            session="2018-2019",
        ),
        letter(
            ("Dijk?", "Ja."),
            id="b",
            subject=None,
            answered_on=date(2020, 3, 1),
            session="2021-2022",
        ),
        letter(("Dijk?", "Ja."), id="c", subject=None, answered_on=None, asked_on=None),
    ]
    with opened(*far) as engine:
        axes = {
            name: counts(engine, Request("pont"), name).axes[0].values
            for name in ("year", "quarter", "month", "session")
        }
        assert axes["year"] == ("2019", "2020")
        assert axes["quarter"] == ("2019-Q4", "2020-Q1")
        assert axes["month"] == ("2019-11", "2019-12", "2020-01", "2020-02", "2020-03")
        assert axes["session"] == ("2018-2019", "2019-2020", "2020-2021", "2021-2022")
        found = counts(engine, Request("dijk"), "year")
        assert found.axes[0].values == ("2019", "2020", "")
        assert [found.cell(value).hits for value in ("2019", "2020", "", None)] == [0, 1, 1, 2]
        asked = counts(engine, Request("pont", date_of="asked"), "month").axes[0].values
        assert asked == ("2024-02",)


@given(st.dates(), st.dates(), st.sampled_from(["year", "quarter", "month"]))
def test_steps_of_time_are_in_order(one: date, other: date, period: str) -> None:
    first, last = sorted((one, other))
    if (last - first).days > 40_000:
        return
    steps = between(period, first.toordinal(), last.toordinal())
    assert steps == sorted(set(steps))
    assert len(steps) >= 1


@given(st.lists(st.sampled_from(["2019-2020", "2021-2022", "", "later"]), unique=True))
def test_no_printed_session_is_lost(printed: list[str]) -> None:
    assert set(printed) <= set(sessions(printed))


# Response days


def test_a_letter_counts_once_however_many_hits_are_in_it() -> None:
    long = letter(
        ("Pont?", "Ja."), ("Pont?", "Nee."), ("Pont?", "Pont."), id="lang",
        asked_on=date(2024, 1, 1), answered_on=date(2024, 1, 31),
    )  # fmt: skip
    short = letter(
        ("Pont?", "Ja."), id="kort", asked_on=date(2024, 1, 1), answered_on=date(2024, 1, 11)
    )
    open_ = letter(("Pont?", None), id="open", asked_on=date(2024, 1, 1), answered_on=None)
    with opened(long, short, open_) as engine:
        total = counts(engine, Request("pont"), "year").total
    assert (total.hits, total.letters) == (5, 3)
    assert total.response == response([30, 10])
    assert total.response.median == 20


@given(st.lists(st.integers(0, 400), min_size=2, max_size=30))
def test_quantiles_are_those_of_the_standard_library(days: list[int]) -> None:
    parts = statistics.quantiles(days, n=10, method="inclusive")
    assert quantile(sorted(days), 0.9) == pytest.approx(parts[8])
    assert quantile(sorted(days), 0.5) == statistics.median(days)


# What is typed


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("jaar", "nothing is counted by 'jaar'; choose year"),
        ("", "--by takes one name or two"),
        ("minister,party,year", "--by takes one name or two"),
        ("year,month", "year and month are both time"),
    ],
)
def test_what_is_no_dimension(typed: str, said: str) -> None:
    with pytest.raises(KamerzoekError) as error:
        dimensions(typed)
    assert said in str(error.value)


def test_dimensions_are_names_with_commas() -> None:
    assert dimensions(" minister, year,minister") == ["minister", "year"]
