"""What typed words match, and what their terms weigh: over a real index of invented letters."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from corpus.document import Document
from corpus.errors import KamerzoekError
from search.engine import Engine, backend
from search.explain import explained
from search.find import Request, find, understood
from search.meaning import matching, weights
from search.parse import parse
from search.weights import ASKED, GRAM, KIN, NAME, PART
from tests.factories import letter

TODAY = date(2024, 6, 1)


@contextmanager
def index(*commits: Sequence[Document]) -> Iterator[Engine]:
    """An open index, each group of letters committed by itself."""
    with TemporaryDirectory() as folder:
        backend("whoosh").create(Path(folder))
        for documents in commits:
            with backend("whoosh").writer(Path(folder)) as writer:
                writer.add(documents)
                writer.commit()
        engine = backend("whoosh").open(Path(folder))
        try:
            yield engine
        finally:
            engine.close()


def texts(*answers: str) -> list[Document]:
    """A letter with each answer, named a, b, c …; what else it prints is the same in all."""
    return [
        letter(("Klopt dat?", answer), id=chr(ord("a") + n), subject=None)
        for n, answer in enumerate(answers)
    ]


def found(engine: Engine, text: str, **options: bool) -> str:
    """The letters that are found, best first, as one string."""
    hits = find(engine, Request(text, **options), TODAY).hits  # type: ignore[arg-type]
    return "".join(hit.document.id for hit in hits)


@pytest.mark.parametrize(
    ("typed", "answers", "expected"),
    [
        pytest.param("mensenrechten", ["het mensenrechtensanctieregime", "de mens"], "a",
                     id="inside a compound"),
        pytest.param("oeigoerse", ["De Oeigoeren.", "De Oeigoer zelf."], "ab", id="inflection"),
        pytest.param("kinderopvangtoeslag",
                     ["de kinderopvangtoeslagen", "toeslag voor kinderopvang", "de toeslag"],
                     "ab", id="a compound printed apart"),
        pytest.param("wachtlijst", ["wacht " + "en " * 9 + "lijst", "wachtlijsten"], "b",
                     id="but not far apart"),
        pytest.param('"mensenrechten"', ["het mensenrechtensanctieregime", "de mensenrechten"],
                     "b", id="quotes want the word by itself"),
        pytest.param('"de mensenrechten"', ["de mensenrechtensituatie", "de mensenrechten"],
                     "b", id="a phrase wants whole words"),
        pytest.param("=kinderen", ["het kind", "de kinderen", "Kinderen!", "kinderopvang"],
                     "bc", id="as printed"),
        pytest.param('="de kinderen"', ["de kinderen", "kinderen de", "de kind"], "a",
                     id="a phrase as printed"),
        pytest.param("VNO NCW", ["VNO-NCW", "VNO en NCW", "NCW"], "ab", id="hyphen or blank"),
        pytest.param("VNO-NCW", ["VNO-NCW", "VNO NCW", "VNO en NCW"], "ab", id="hyphenated"),
        pytest.param("OM", ["OM", "het Openbaar Ministerie", "om het"], "ab", id="abbreviation"),
        pytest.param("om de", ["het OM de", "om de"], "b", id="a word like an abbreviation"),
        pytest.param('"openbaar ministerie"', ["het OM", "het openbaar ministerie", "om"], "ba",
                     id="a name in full"),
        pytest.param("coordinatie", ["coördinatie", "gecoördineerd"], "a", id="accents"),
        pytest.param("ME'ers", ["de ME’ers", "de ME", "voor me"], "a", id="apostrophes"),
        pytest.param("ME", ["de ME’ers", "de ME", "voor me"], "ba", id="inside an apostrophe"),
        pytest.param("21 501-20", ["Kamerstuk 21 501-20", "21501-20", "501 en 20"], "ab",
                     id="a dossier"),
        pytest.param("'s-Gravenhage", ["’s-Gravenhage", "den Haag"], "a", id="'s-Gravenhage"),
        pytest.param("pont -veer", ["de pont", "de veerpont"], "a", id="leaves out parts too"),
    ],
)  # fmt: skip
def test_words_find(typed: str, answers: list[str], expected: str) -> None:
    with index(texts(*answers, *["Niets daarvan."] * 8)) as engine:
        assert sorted(found(engine, typed)) == sorted(expected)


@pytest.mark.parametrize(
    ("typed", "options", "expected"),
    [
        pytest.param("pont kade", {}, "a", id="all words"),
        pytest.param("pont kade", {"any_word": True}, "abc", id="any word"),
        pytest.param(
            "pont kade -sluis", {"any_word": True}, "ab", id="any, but not what is left out"
        ),
        pytest.param("ponten", {"exact": True}, "b", id="exact"),
        pytest.param("veerpont", {"any_word": True}, "abc", id="any finds parts"),
    ],
)
def test_options_change_what_is_enough(typed: str, options: dict[str, bool], expected: str) -> None:
    letters = texts("de pont aan de kade", "oude ponten", "sluis en pont", "Niets daarvan.")
    with index(letters) as engine:
        assert "".join(sorted(found(engine, typed, **options))) == expected


def test_the_word_itself_ranks_above_its_parts() -> None:
    answers = ["de kinderopvang", "opvang van kinderen", "opvang", "Niets daarvan."]
    with index(texts(*answers)) as engine:
        assert found(engine, "kinderopvang", any_word=True)[:3] == "abc"


def test_weights_tell_what_each_term_adds() -> None:
    found = weights(parse("betalingsregeling").tree)
    assert found["all", "betalingsregeling"] == 1.0
    assert found["all", "regeling"] == PART
    assert found["all", "betaal"] == KIN
    assert found["grams", "beta"] == GRAM
    assert weights(parse('"de regeling" =kade').tree) == {
        ("all", "de"): 1.0, ("all", "regeling"): 1.0, ("all", "kade"): 1.0,
        ("question", "de"): ASKED, ("question", "regeling"): ASKED, ("question", "kade"): ASKED,
    }  # fmt: skip
    assert weights(parse('"openbaar ministerie"').tree)["all", "OM"] == NAME
    assert weights(parse("pont -brug").tree).keys() & {("all", "brug"), ("grams", "brug")} == set()


NETS = ("beheerder", "vergunning", "commissie", "onderzoek", "maatregel", "afspraak")


def test_a_pasted_sentence_is_not_looked_for_in_grams() -> None:
    sentence = " ".join(a + b for a in ("kabel", "water", "stroom") for b in NETS)
    assert {field for field, _ in weights(parse(sentence).tree)} == {"all", "question"}


def test_what_is_left_out_is_matched_as_typed() -> None:
    assert str(matching(parse("NOT pont").tree)) == "NOT (all:pont)"


NEW = [
    "Een vaxpas is een toegangsbewijs.",
    "Het vaxtoegangsbewijs vervalt.",
    "De vax was er. De vax is er.",
    "Een vax.",
    "simpelwegomdat het kan",
]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        pytest.param("toegangsbewijs", "ab", id="the end of a new word"),
        pytest.param("simpelweg", "e", id="the begin of words that were glued"),
    ],
)
def test_letters_teach_new_words(typed: str, expected: str) -> None:
    zap = [text.replace("vax", "zorbel") for text in NEW]
    with index(texts(*zap, *["Niets daarvan."] * 5)) as engine:
        assert "".join(sorted(found(engine, typed))) == expected


def test_what_letters_teach_depends_on_no_order() -> None:
    zap = texts(*[text.replace("vax", "zorbel") for text in NEW], "Niets daarvan.")
    for commits in ([zap], [zap[::-1]], [[one] for one in zap], [zap[2:], zap[:2]]):
        with index(*commits) as engine:
            assert sorted(found(engine, "toegangsbewijs")) == ["a", "b"]


def test_without_the_letters_nothing_is_taught() -> None:
    alone = texts("Het zorbeltoegangsbewijs vervalt.", "Niets daarvan.")
    with index(alone) as engine:
        assert found(engine, "toegangsbewijs") == ""


RELATED = [
    "De zeehond rust op het wad bij Schier.",
    "De zeehond zwemt naar de crèche van Pieterburen.",
    "In Pieterburen is een crèche op het wad.",
    "Op het wad van Schier.",
    *["Het kabinet beziet de begroting."] * 40,
]


def test_related_widens_with_words_of_the_first_hits_and_says_which() -> None:
    with index(texts(*RELATED)) as engine:
        asked = understood(engine, Request("zeehond", related=True), TODAY)
        assert {"crèche", "wad", "Schier", "Pieterburen"} <= {one.printed for one in asked.added}
        assert not {"de", "het", "op", "zeehond"} & {one.term for one in asked.added}
        assert all(one.printed in asked.notes[-1] for one in asked.added)
        assert found(engine, "zeehond") in {"ab", "ba"}
        widened = found(engine, "zeehond", related=True)
        assert sorted(widened[:2]) == ["a", "b"]
        assert set(widened) == set("abcd")
        assert set(found(engine, "zeehond -crèche", related=True)) == set("ad")


def test_related_hits_without_the_word_show_what_they_were_found_by() -> None:
    with index(texts(*RELATED)) as engine:
        hits = {hit.document.id: hit for hit in find(
            engine, Request("zeehond", related=True), TODAY).hits}  # fmt: skip
        snippet = hits["c"].snippets[-1]
        assert "wad" in {snippet.text[start:end] for start, end in snippet.marks}


def test_related_says_when_there_is_nothing_to_learn() -> None:
    with index(texts("Een dijk.", "Een pont.")) as engine:
        asked = understood(engine, Request("zeppelin", related=True), TODAY)
    assert asked.notes == ("no related words: too little was found to learn from",)


def test_related_is_refused_in_another_order() -> None:
    with index(texts("Een dijk.")) as engine, pytest.raises(KamerzoekError, match="by relevance"):
        find(engine, Request("dijk", related=True, sort="newest"), TODAY)


def test_a_word_between_quotes_never_loses_compounds_silently() -> None:
    with index(texts("de mensenrechten", "het mensenrechtenverdrag", "Niets.")) as engine:
        notes = understood(engine, Request('"mensenrechten"'), TODAY).notes
        assert notes == (
            '"mensenrechten" in quotes is a word by itself; '
            "without quotes it is also found in longer words, in 1 unit more",
        )
        assert understood(engine, Request('="mensenrechten"'), TODAY).notes == ()
        assert understood(engine, Request('"verdrag" pont'), TODAY).notes != ()


def test_an_explanation_tells_terms_expansions_filters_and_the_tree() -> None:
    request = Request(
        'OM betalingsregeling "openbaar ministerie" =kade', since="2023", any_word=True
    )
    with index(texts("Het zorbelbetalingsregeling.")) as engine:
        lines = list(explained(understood(engine, request, TODAY)))
    text = "\n".join(lines)
    for part in (
        "read as: OM OR betalingsregeling",
        "OM: whole words and parts of words: OM; in full: openbaar ministerie",
        "within 4 words: betaling … regeling; its parts: betaling, regeling; akin",
        "in short: OM",
        "kade: as printed, but for case and accents",
        "filter: from 2023-01-01",
        "matched: (",
        "ranked by all: OM 1",
    ):
        assert part in text
