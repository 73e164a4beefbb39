"""The query language, query by query: what is typed, how it is read, which units it finds.

The letters are those of `tests/asking.py`: seven units that a person can look through.
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.errors import KamerzoekError
from search.engine import Engine
from search.facets import facets
from search.facts import Facts
from search.find import Request, understood
from search.options import FACETS
from tests.asking import LETTERS, TODAY, asked, opened, units


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with opened(*LETTERS) as found:
        yield found


GRAMMAR = [
    pytest.param("pont", "pont", "b1 p1 p2", id="one word"),
    pytest.param("wolf", "wolf", "w1 w2", id="a word and its inflections"),
    pytest.param("ponten", "pont", "b1 p1 p2", id="a plural finds the singular"),
    pytest.param("PONT", "pont", "b1 p1 p2", id="capitals do not count"),
    pytest.param("Pónt", "pont", "b1 p1 p2", id="accents do not count"),
    pytest.param("opvang", "opvang", "o1 o2", id="a part of a compound"),
    pytest.param(
        "opvang van kinderen",
        "opvang AND kind; left out: van",
        "o1 o2",
        id="a compound by its parts",
    ),
    pytest.param("kinderopvang", "kinderopvang", "o1 o2", id="a compound from its start"),
    pytest.param("pont stil", "pont AND stil", "p1", id="all words are needed"),
    pytest.param("oudewaard dijk", "oudewaard AND dijk", "p2", id="across the texts of a unit"),
    pytest.param("veluwe", "veluwe", "w1 w2", id="the subject counts for all units"),
    pytest.param("zeppelin", "zeppelin", "", id="a word that is nowhere"),
    pytest.param("pont zeppelin", "pont AND zeppelin", "", id="one that is and one that is not"),
    pytest.param("de pont", "pont; left out: de", "b1 p1 p2", id="stop words are dropped"),
    pytest.param("wat is het", "wat AND zijn AND het", "", id="stop words alone are words"),
    pytest.param("niet", "niet", "", id="niet is no stop word"),
    pytest.param("dijk OR brug", "dijk OR brug", "b1 p2", id="or"),
    pytest.param("dijk OF brug", "dijk OR brug", "b1 p2", id="or in Dutch"),
    pytest.param("dijk of brug", "dijk AND brug; left out: of", "", id="small or is a word"),
    pytest.param("pont AND stil", "pont AND stil", "p1", id="and"),
    pytest.param("pont EN stil", "pont AND stil", "p1", id="and in Dutch"),
    pytest.param("pont NOT brug", "pont AND NOT brug", "p1 p2", id="not"),
    pytest.param("pont NIET brug", "pont AND NOT brug", "p1 p2", id="not in Dutch"),
    pytest.param("pont -brug", "pont AND NOT brug", "p1 p2", id="minus"),
    pytest.param("pont -brug -stil", "pont AND NOT brug AND NOT stil", "p2", id="two minuses"),
    pytest.param("NOT pont", "NOT pont", "o1 o2 w1 w2", id="not alone"),
    pytest.param("-pont", "NOT pont", "o1 o2 w1 w2", id="minus alone"),
    pytest.param("-(pont OF wolf)", "NOT (pont OR wolf)", "o1 o2", id="minus a group"),
    pytest.param(
        "vecht pont OF dijk", "vecht AND (pont OR dijk)", "b1", id="or binds its neighbours"
    ),
    pytest.param(
        "dijk EN kost OF boer", "(dijk AND kost) OR boer", "p2 w2", id="a written and binds tighter"
    ),
    pytest.param(
        "(dijk OF pont) oudewaard", "(dijk OR pont) AND oudewaard", "p1 p2", id="grouping"
    ),
    pytest.param(
        "(dijk OF pont) (kost OF stil)",
        "(dijk OR pont) AND (kost OR stil)",
        "p1 p2",
        id="grouping twice",
    ),
    pytest.param("((dijk))", "dijk", "p2", id="deep grouping"),
    pytest.param("(dijk", "dijk", "p2", id="a bracket too many"),
    pytest.param("dijk)", "dijk", "p2", id="a bracket too few"),
    pytest.param("dijk ()", "dijk", "p2", id="nothing in brackets"),
    pytest.param("OF", "of", "b1", id="an operator alone"),
    pytest.param("OF dijk", "dijk; left out: of", "p2", id="an operator in front"),
    pytest.param("dijk EN", "dijk; left out: en", "p2", id="an operator behind"),
    pytest.param("dijk EN OF brug", "dijk AND of AND brug", "", id="two operators"),
    pytest.param("NIET NIET pont", "NOT pont", "o1 o2 w1 w2", id="a double negation"),
    pytest.param('"de pont"', '"de pont"', "p1", id="a phrase"),
    pytest.param('"pont de"', '"pont de"', "", id="a phrase in order"),
    pytest.param('"op de veluwe"', '"op de veluwe"', "w1 w2", id="a phrase with stop words"),
    pytest.param('"pont"', '"pont"', "b1 p1", id="a phrase of one word is the word by itself"),
    pytest.param("“de pont”", '"de pont"', "p1", id="smart quotes"),
    pytest.param("„de pont”", '"de pont"', "p1", id="low quotes"),
    pytest.param("«de pont»", '"de pont"', "p1", id="printers' quotes"),
    pytest.param("»de pont«", '"de pont"', "p1", id="turned printers' quotes"),
    pytest.param("‘de pont’", '"de pont"', "p1", id="single smart quotes"),
    pytest.param("'de pont'", '"de pont"', "p1", id="single quotes"),
    pytest.param('"de pont', "pont; left out: de", "b1 p1 p2", id="a lone quote"),
    pytest.param('"" pont', "pont", "b1 p1 p2", id="an empty phrase"),
    pytest.param('pont -"de pont"', 'pont AND NOT "de pont"', "b1 p2", id="a phrase excluded"),
    pytest.param('"de pont" stil', '"de pont" AND stil', "p1", id="a phrase and a word"),
    pytest.param('"de pont" OF dijk', '"de pont" OR dijk', "p1 p2", id="a phrase or a word"),
    pytest.param('"brug pont"~3', '"brug pont"~3', "b1", id="near, in order"),
    pytest.param('"pont brug"~3', '"pont brug"~3', "b1", id="near, the other way round"),
    pytest.param('"komt vecht"~3', '"komen vecht"~3', "", id="too far"),
    pytest.param('"komt vecht"~9', '"komen vecht"~9', "b1", id="far enough"),
    pytest.param('"tien boswachters"~4', '"tien boswachter"~4', "w1", id="near with inflections"),
    pytest.param('"de pont"~', '"de pont"', "p1", id="a slop of nothing"),
    pytest.param('"pont"~5', '"pont"', "b1 p1", id="near of one word"),
    pytest.param("=Kamer", "=Kamer", "o1 w1", id="exact"),
    pytest.param("=kamers", "=kamers", "o2", id="exact is not the plural"),
    pytest.param("kamer", "kamer", "o1 o2 w1", id="without exact both"),
    pytest.param('="de Kamer"', '="de Kamer"', "o1 w1", id="exact phrase"),
    pytest.param("=wolf", "=wolf", "w2", id="exact in another form"),
    pytest.param("kamer -=Kamer", "kamer AND NOT =Kamer", "o2", id="exact excluded"),
    pytest.param("wacht*", "wacht*", "o1 o2", id="a prefix"),
    pytest.param("Wacht*", "wacht*", "o1 o2", id="a prefix with capitals"),
    pytest.param("wachtlijsten*", "wachtlijsten*", "o1 o2", id="a prefix longer than the lemma"),
    pytest.param("wol*", "wol*", "w1 w2", id="a prefix of a word"),
    pytest.param("*opvang", "*opvang", "o1 o2", id="a suffix"),
    pytest.param("no*gang", "no*gang", "o2", id="in the middle"),
    pytest.param("w?lf", "w?lf", "w1 w2", id="one letter"),
    pytest.param("d??k", "d??k", "p2", id="two letters"),
    pytest.param("pont?", "pont", "b1 p1 p2", id="a question mark at the end"),
    pytest.param("a*", "a", "", id="too short a pattern"),
    pytest.param("pont -br*", "pont AND NOT br*", "p1 p2", id="an excluded pattern"),
    pytest.param("(br* OF dij*)", "br* OR dij*", "b1 p2", id="a pattern in a group"),
    pytest.param("dijc~", "dijc~1", "p2", id="near spelling"),
    pytest.param("pondt~2", "pondt~2", "b1 p1 p2", id="near spelling, two letters"),
    pytest.param("zeppelen~", "zeppelen~2", "", id="near spelling too far"),
    pytest.param("wachtlijstem~", "wachtlijstem~2", "o1 o2", id="near spelling of a plural"),
    pytest.param("pont~x", "pont AND x", "", id="a tilde elsewhere"),
    pytest.param("vraag:pont", "question:pont", "b1 p1", id="in the question"),
    pytest.param("question:pont", "question:pont", "b1 p1", id="in the question, English"),
    pytest.param("Vraag:pont", "question:pont", "b1 p1", id="capitals in a name"),
    pytest.param("antwoord:pont", "answer:pont", "p1", id="in the answer"),
    pytest.param("onderwerp:veerpont", "subject:veerpont", "p1 p2", id="in the subject"),
    pytest.param("vraag:opvang", "question:opvang", "o1", id="a part of a compound in a field"),
    pytest.param(
        "antwoord:opvang", "answer:opvang", "", id="a part of a compound in another field"
    ),
    pytest.param('antwoord:"de pont"', 'answer:"de pont"', "p1", id="a phrase in a field"),
    pytest.param('vraag:"de pont"', 'question:"de pont"', "", id="a phrase not in a field"),
    pytest.param(
        "vraag:(brug pont)", "question:brug AND question:pont", "b1", id="a group in a field"
    ),
    pytest.param(
        "vraag:(dijk OF boer)", "question:dijk OR question:boer", "p2 w2", id="or in a field"
    ),
    pytest.param("antwoord:=Kamer", "answer:=Kamer", "o1 w1", id="exact in a field"),
    pytest.param("vraag:wol*", "question:wol*", "w1 w2", id="a pattern in a field"),
    pytest.param("vraag:v*t", "question:v*t", "b1 p1", id="a pattern in another field"),
    pytest.param('vraag:"brug pont"~3', 'question:"brug pont"~3', "b1", id="near in a field"),
    pytest.param("pont -vraag:pont", "pont AND NOT question:pont", "p2", id="not in a field"),
    pytest.param(
        "vraag:dijk antwoord:vraag", "question:dijk AND answer:vraag", "p2", id="two fields"
    ),
    pytest.param("vraag: pont", "vraag AND pont", "p2", id="a field of nothing"),
    pytest.param("pont vraag:", "pont AND vraag", "p2", id="a field at the end"),
    pytest.param("vraag:() pont", "pont", "b1 p1 p2", id="a field of brackets"),
    pytest.param("titel:pont", "titel AND pont", "", id="an unknown field"),
    pytest.param(
        "https://vraag.nl/pont", "http AND vraag AND nl AND pont", "", id="an address is no field"
    ),
    pytest.param(
        'minister:"van zuylekom"', 'minister:"van zuylekom"', "p1 p2 w1 w2", id="a minister"
    ),
    pytest.param(
        "minister:zuylekom", "minister:zuylekom", "p1 p2 w1 w2", id="a minister by a word"
    ),
    pytest.param("minister:ozturk", "minister:ozturk", "o1 o2", id="a minister without accents"),
    pytest.param("minister:natuur", "minister:natuur", "w1 w2", id="a minister by portfolio"),
    pytest.param(
        "pont -minister:zuylekom", "pont AND NOT minister:zuylekom", "b1", id="a minister excluded"
    ),
    pytest.param(
        "minister:zuylekom OF wolf",
        "minister:zuylekom OR wolf",
        "p1 p2 w1 w2",
        id="a minister or a word",
    ),
    pytest.param(
        "portefeuille:waterstaat", "portfolio:waterstaat", "b1 p1 p2 w1 w2", id="a portfolio"
    ),
    pytest.param(
        "portefeuille:I&W", "portfolio:I&W", "b1 p1 p2 w1 w2", id="a portfolio by its letters"
    ),
    pytest.param("portfolio:VWS", "portfolio:VWS", "o1 o2", id="a portfolio of other letters"),
    pytest.param(
        'portefeuille:"=infrastructuur en waterstaat"',
        'portfolio:"=infrastructuur en waterstaat"',
        "b1 p1 p2 w1 w2",
        id="a portfolio exactly",
    ),
    pytest.param("rol:staatssecretaris", "role:staatssecretaris", "w1 w2", id="a role"),
    pytest.param("indiener:zwart", "asker:zwart", "o1 o2", id="an asker"),
    pytest.param(
        'indiener:"de wit"', 'asker:"de wit"', "o1 o2 w1 w2", id="an asker in two letters"
    ),
    pytest.param(
        "indiener:(zwart OF terpstra)",
        "asker:zwart OR asker:terpstra",
        "b1 o1 o2 p1 p2",
        id="askers",
    ),
    pytest.param("partij:SP", "party:SP", "o1 o2", id="a party"),
    pytest.param("partij:pvda", "party:pvda", "o1 o2 w1 w2", id="a party that merged"),
    pytest.param("partij:=PvdA", "party:=PvdA", "w1 w2", id="a party exactly"),
    pytest.param(
        "partij:GroenLinks-PvdA", "party:GroenLinks-PvdA", "o1 o2", id="a party in another spelling"
    ),
    pytest.param("wolf -partij:pvda", "wolf AND NOT party:pvda", "", id="a party excluded"),
    pytest.param("soort:vragen", "kind:vragen", "b1", id="a kind"),
    pytest.param("kind:questions", "kind:questions", "b1", id="a kind in English"),
    pytest.param("nummer:101", "number:101", "p1 p2", id="a number"),
    pytest.param("kenmerk:2024Z00101", "reference:2024Z00101", "p1 p2", id="a reference"),
    pytest.param("vergaderjaar:2023-2024", "session:2023-2024", "p1 p2", id="a session"),
    pytest.param("vergaderjaar:2022/23", "session:2022/23", "w1 w2", id="a session in short"),
    pytest.param("datum:2024", "date:2024", "p1 p2", id="a year"),
    pytest.param("datum:2024-03", "date:2024-03", "p1 p2", id="a month"),
    pytest.param('datum:"maart 2024"', 'date:"maart 2024"', "p1 p2", id="a month in words"),
    pytest.param("datum:2023..2024", "date:2023..2024", "p1 p2 w1 w2", id="a range"),
    pytest.param(
        "datum:[2023 TO 2024]", "date:2023..2024", "p1 p2 w1 w2", id="a range in brackets"
    ),
    pytest.param(
        "datum:[2023 TOT 2024]", "date:2023..2024", "p1 p2 w1 w2", id="a range in Dutch brackets"
    ),
    pytest.param("datum:2024..", "date:2024..", "b1 p1 p2", id="an open range"),
    pytest.param("datum:..2022", "date:..2022", "o1 o2", id="until"),
    pytest.param("datum:<2022", "date:<2022", "o1 o2", id="before"),
    pytest.param("ingezonden:2024-02", "asked:2024-02", "p1 p2", id="the day of the question"),
    pytest.param("beantwoord:2025", "answered:2025", "", id="the day of the answer"),
    pytest.param("dagen:21", "days:21", "o1 o2 p1 p2", id="days"),
    pytest.param("dagen:22..", "days:22..", "w1 w2", id="days from"),
    pytest.param("dagen:<=21", "days:<=21", "o1 o2 p1 p2", id="days to"),
    pytest.param("verwijst:kst-36410-7", "cites:kst-36410-7", "o1", id="a citation"),
    pytest.param(
        'verwijst:"36 410, nr. 7"', 'cites:"36 410, nr. 7"', "o1", id="a citation as printed"
    ),
    pytest.param("verwijst:kst-36410", "cites:kst-36410", "o1", id="a dossier"),
    pytest.param("verwijst:36410", "cites:36410", "o1", id="a dossier by its number"),
    pytest.param('verwijst:"36 410"', 'cites:"36 410"', "o1", id="a dossier as printed"),
    pytest.param("is:onbeantwoord", "is:onbeantwoord", "b1 w2", id="unanswered"),
    pytest.param("is:unanswered", "is:unanswered", "b1 w2", id="unanswered in English"),
    pytest.param("is:doubtful", "is:doubtful", "w1 w2", id="doubtful"),
    pytest.param("is:verwijzing", "is:verwijzing", "p2", id="a referral"),
    pytest.param("is:promise", "is:promise", "o1", id="a promise"),
    pytest.param("is:ja", "is:ja", "o1 o2", id="yes"),
    pytest.param("is:no", "is:no", "p1", id="no"),
    pytest.param("is:short", "is:short", "o2 p1 p2 w1", id="short"),
    pytest.param("partij:SP datum:2021", "party:SP AND date:2021", "o1 o2", id="facts alone"),
    pytest.param(
        'pont datum:2024.. partij:"partij zuid"',
        'pont AND date:2024.. AND party:"partij zuid"',
        "b1 p1 p2",
        id="facts and words",
    ),
    pytest.param(
        "(datum:2021 OF datum:2025) -wachtlijst",
        "(date:2021 OR date:2025) AND NOT wachtlijst",
        "b1",
        id="a fact in a group",
    ),
    pytest.param("veer-pont", 'veerpont OR "veer pont"', "p1 p2", id="a hyphen"),
    pytest.param("dijk/brug", "dijk AND brug", "", id="a slash"),
    pytest.param("pont, stil!", "pont AND stil", "p1", id="punctuation"),
    pytest.param("foto's van pont", "foto AND pont; left out: van", "", id="an apostrophe"),
    pytest.param("pont^2", "pont AND 2", "", id="a weight is a word"),
    pytest.param("+pont", "pont", "b1 p1 p2", id="a plus"),
    pytest.param("dat is:pont", "zijn AND pont; left out: dat", "", id="is, as a word"),
    pytest.param(
        "vraag:vraag:pont", "question:vraag AND question:pont", "", id="a field of a field"
    ),
    pytest.param("*wacht*", "*wacht*", "o1 o2 w1", id="a pattern inside a compound"),
    pytest.param(
        "minister:(ozturk OF bäcker)",
        "minister:ozturk OR minister:bäcker",
        "o1 o2 w1 w2",
        id="a minister in brackets",
    ),
    pytest.param('datum:"2024-03-12"', "date:2024-03-12", "p1 p2", id="a weekday"),
    pytest.param("-datum:2024", "NOT date:2024", "b1 o1 o2 w1 w2", id="not a year"),
]


@pytest.mark.parametrize(("typed", "read", "found"), GRAMMAR)
def test_a_query_is_read_and_finds(engine: Engine, typed: str, read: str, found: str) -> None:
    hits = asked(engine, Request(typed))
    assert hits.query.interpreted == read
    assert units(engine, Request(typed)) == found


def test_every_kind_of_query_is_in_the_table() -> None:
    assert len(GRAMMAR) > 120


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param("*", "no word to search for", id="no word"),
        pytest.param("minister:nooit", "no minister 'nooit' in the index", id="nobody"),
        pytest.param("portefeuille:oorlog", "no portfolio 'oorlog'", id="no portfolio"),
        pytest.param("indiener:xxx", "no asker 'xxx'", id="no asker"),
        pytest.param("partij:xyz", "no party 'xyz'", id="no party"),
        pytest.param("rol:koning", "choose minister, staatssecretaris", id="no role"),
        pytest.param("soort:brief", "choose answers, questions", id="no kind"),
        pytest.param("datum:ooit", "'ooit' is not a date", id="no date"),
        pytest.param("datum:2024..2023", "begins after it ends", id="a range turned around"),
        pytest.param("dagen:veel", "no range of numbers", id="no number"),
        pytest.param("vergaderjaar:5", "'5' is no session", id="no session"),
    ],
)
def test_what_is_no_query_is_refused_in_a_line(engine: Engine, typed: str, said: str) -> None:
    with pytest.raises(KamerzoekError) as error:
        asked(engine, Request(typed))
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_raw_is_plain_words(engine: Engine) -> None:
    raw = Request('"pont" OF -vraag:stil*', raw=True)
    assert asked(engine, raw).query.interpreted == "pont AND vraag AND stil; left out: of"


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        pytest.param((), "b1 p1 p2", id="everywhere"),
        pytest.param(("question",), "b1 p1", id="question"),
        pytest.param(("answer",), "p1", id="answer"),
        pytest.param(("subject",), "p1 p2", id="subject"),
        pytest.param(("question", "answer"), "b1 p1", id="either"),
    ],
)
def test_words_are_looked_for_inside(engine: Engine, inside: tuple[str, ...], found: str) -> None:
    assert units(engine, Request("pont", inside=inside)) == found


SIGNS = "\"“”„«»‘’'()[]{}:~*?=-^.,/&@ \n\t"
NAMES = ["vraag:", "minister:", "datum:", "partij:", "is:", "dagen:", "verwijst:", "OF", "NIET"]
TEXTS = st.lists(
    st.sampled_from([*SIGNS, *NAMES, "pont", "kamer", "2024", "..", "TO", "kaag", "é"])
    | st.characters(),
    max_size=14,
).map("".join)


@example("vraag:minister:pont")
@example("-datum:[2020 TO ")
@example("partij:(SP OF")
@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_text_is_understood_or_refused_in_a_line(engine: Engine, typed: str) -> None:
    refused = ""
    try:
        first = asked(engine, Request(typed))
        assert first.query.interpreted
        assert len(list(first.hits)) == first.total
    except KamerzoekError as error:
        refused = str(error)
    assert "\n" not in refused


QUERIES = st.sampled_from(["", "pont", "de", "wacht*", "NIET wolf", "dijk OF brug", "kamer~"])
FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "minister": st.sampled_from([("zuylekom",), ("bäcker", "ozturk"), ("natuur",)]),
        "portfolio": st.sampled_from([("VWS",), ("I&W",), ("natuur", "vws")]),
        "role": st.sampled_from([("minister",), ("staatssecretaris",)]),
        "asker": st.sampled_from([("de wit",), ("zwart", "terpstra")]),
        "party": st.sampled_from([("pvda",), ("=PvdA",), ("sp", "partij zuid")]),
        "kind": st.sampled_from([("answers",), ("questions",)]),
        "answer_is": st.sampled_from([("short",), ("yes", "no"), ("referral",)]),
        "cites": st.sampled_from([("kst-36410",), ("36 410, nr. 7",)]),
        "days": st.sampled_from(["21", "..30", "22.."]),
        "unanswered": st.booleans(),
        "doubtful": st.booleans(),
        "strict": st.booleans(),
        "since": st.sampled_from(["2021", "mei 2023", "2024-03-12"]),
        "until": st.sampled_from(["2024", "2024-03-12"]),
        "on": st.sampled_from(["2021", "2023..2024", "..2023"]),
        "date_of": st.sampled_from(["answered", "asked"]),
    },
)


@settings(max_examples=120, deadline=None)
@given(QUERIES, FILTERS, FILTERS)
def test_a_filter_never_adds_a_hit(
    engine: Engine, text: str, given_: dict[str, object], more: dict[str, object]
) -> None:
    some = replace(Request(text), **given_)  # type: ignore[arg-type]
    fewer = replace(some, **{name: value for name, value in more.items() if name not in given_})  # type: ignore[arg-type]
    if "strict" in more and "minister" not in given_:
        fewer = replace(fewer, strict=some.strict)
    if "date_of" in more and not (some.since or some.until or some.on):
        fewer = replace(fewer, date_of=some.date_of)
    found = [_everything(engine, request) for request in (some, fewer)]
    assert found[1] <= found[0]


def _everything(engine: Engine, request: Request) -> set[str]:
    one = understood(engine, request, TODAY, everything=True)
    page = engine.search(one.tree, one.filters, one.sort, None, 0)
    return {match.unit for match in page.matches}


FILTER_OF = {
    "minister": "minister",
    "portfolio": "portfolio",
    "party": "party",
    "asker": "asker",
    "year": "on",
    "month": "on",
    "kind": "kind",
}


@settings(max_examples=60, deadline=None)
@given(QUERIES, st.sampled_from(FACETS), st.booleans())
def test_a_facet_counts_what_its_filter_finds(
    engine: Engine, text: str, name: str, strict: bool
) -> None:
    request = Request(text, strict=strict)
    one = understood(engine, request, TODAY, everything=True)
    (facet,) = facets(engine, one, [name], Facts(engine, TODAY, strict))
    within = set[str]()
    for label, count in facet.values:
        exact = label if name in {"year", "month", "kind"} else f"={label}"
        value: object = exact if FILTER_OF[name] == "on" else (exact,)
        found = _everything(engine, replace(request, **{FILTER_OF[name]: value}))  # type: ignore[arg-type]
        assert len(found) == count
        within |= found
    assert len(_everything(engine, request) - within) == facet.none
