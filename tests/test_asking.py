"""What surrounds a list of hits: facets, reasons, suggestions, neighbours, completion, shape."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.document import Asker, Office
from corpus.errors import KamerzoekError
from search.completion import completions
from search.departments import LINES, by_name, by_short, key
from search.engine import Engine
from search.facets import chosen, facets
from search.facts import Facts, numbers
from search.find import Request, hits_of, letter_of, understood
from search.nothing import did_you_mean, why_nothing
from search.options import ASKING, FACETS
from search.output.pager import paged
from search.output.spread import lines, write
from search.output.terminal import Style
from search.output.words import address
from search.parties import party_of
from search.portfolios import portfolios
from search.retyped import command
from search.similar import alike, question_of
from search.store import begin
from tests.asking import LETTERS, OPVANG, PONT, TODAY, WOLF, asked, opened, units
from tests.factories import letter, minister


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with opened(*LETTERS) as found:
        yield found


# Names


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        pytest.param("VWS", "Volksgezondheid, Welzijn en Sport", id="abbreviation"),
        pytest.param("vws", "Volksgezondheid, Welzijn en Sport", id="small letters"),
        pytest.param("BZ", "Buitenlandse Zaken", id="two letters"),
        pytest.param("BuZa", "Buitenlandse Zaken", id="another abbreviation"),
        pytest.param("buitenlandse zaken", "Buitenlandse Zaken", id="the whole name"),
        pytest.param("ministerie van welzijn", "Volksgezondheid, Welzijn en Sport", id="a word"),
        pytest.param("volksgez", "Volksgezondheid, Welzijn en Sport", id="a piece"),
        pytest.param("J&V", "Justitie; Justitie en veiligheid; Veiligheid en Justitie", id="line"),
        pytest.param("venj", "Justitie; Justitie en veiligheid; Veiligheid en Justitie", id="old"),
        pytest.param("justitie", "Justitie; Justitie en veiligheid; Veiligheid en Justitie",
                     id="a word of all its names"),
        pytest.param("=Justitie", "Justitie", id="this name alone"),
        pytest.param("Droomland en Zee", "Droomland en Zee", id="no name that is known"),
        pytest.param("d&z", "Droomland en Zee", id="initials of no known name"),
    ],
)  # fmt: skip
def test_a_portfolio_is_found_by_any_of_its_names(typed: str, printed: str) -> None:
    every = [
        "Volksgezondheid, Welzijn en Sport", "Buitenlandse Zaken", "Binnenlandse Zaken",
        "Justitie", "Veiligheid en Justitie", "Justitie en veiligheid", "Droomland en Zee",
    ]  # fmt: skip
    found = portfolios(typed, dict.fromkeys(every, 1))
    assert "; ".join(sorted(found.printed)) == printed


def test_a_portfolio_that_was_elsewhere_says_where() -> None:
    found = portfolios("LNV", {"Landbouw, Visserij, Voedselzekerheid en Natuur": 1})
    assert "from 2010 to 2017 landbouw was part of Economische Zaken" in found.notes[-1]


def test_several_portfolios_are_a_question_back() -> None:
    with pytest.raises(KamerzoekError, match=r"may be Buitenlandse Zaken \(2\), Economische"):
        portfolios("zaken", {"Buitenlandse Zaken": 2, "Economische Zaken": 1})


def test_the_table_of_departments_is_unambiguous() -> None:
    shorts = [(key(short), line) for line in LINES for short in set(map(key, line.short))]
    assert len({short for short, _ in shorts}) == len(shorts)
    assert len(by_name()) == sum(len(line.names) for line in LINES)
    assert all(short for short in by_short())


@pytest.mark.parametrize(
    ("printed", "party"),
    [
        ("PvDA", "PvdA"),
        ("Christen Unie", "ChristenUnie"),
        ("CU", "ChristenUnie"),
        ("Nieuw Sociaal Contract", "NSC"),
        ("GL-PvdA", "GroenLinks-PvdA"),
        ("GL", "GroenLinks"),
        ("D66", "D66"),
        ("Partij Zuid", "Partij Zuid"),
    ],
)
def test_a_party_is_one_in_every_spelling(printed: str, party: str) -> None:
    assert party_of(printed) == party


def test_an_asker_with_namesakes_is_a_question_back() -> None:
    askers = [Asker("Inge Terlaak"), Asker("Olger Terlaak")]
    with (
        opened(*(letter(id=f"x{n}", askers=(one,)) for n, one in enumerate(askers))) as found,
        pytest.raises(KamerzoekError, match=r"'terlaak' may be Inge Terlaak \(1\), Olger"),
    ):
        asked(found, Request(asker=("terlaak",)))


# Facets


def test_facets_count_all_hits(engine: Engine) -> None:
    one = understood(engine, Request(), TODAY, everything=True)
    found = {f.name: f for f in facets(engine, one, FACETS, Facts(engine, TODAY))}
    assert found["year"].values == (("2021", 2), ("2023", 2), ("2024", 2), ("2025", 1))
    assert found["month"].values[0] == ("2021-07", 2)
    assert found["kind"].values == (("answers", 6), ("questions", 1))
    assert found["party"].values == (
        ("Partij Zuid", 3), ("GroenLinks-PvdA", 2), ("PvdA", 2), ("SP", 2),
    )  # fmt: skip
    assert found["minister"].values == (("Van Zuylekom", 4), ("Bäcker", 2), ("Öztürk-Van Raan", 2))
    assert (found["minister"].none, found["year"].none) == (1, 0)


def test_a_facet_is_bars_json_or_csv(engine: Engine, capsys: pytest.CaptureFixture[str]) -> None:
    import sys

    one = understood(engine, Request("pont"), TODAY)
    found = facets(engine, one, ["kind"], Facts(engine, TODAY))
    assert list(lines(found, 3, Style(40))) == [
        "kind  3 hits",
        "answers    2  " + "█" * 26,
        "questions  1  " + "█" * 13,
    ]
    write(found, 3, "json", sys.stdout, Style())
    assert json.loads(capsys.readouterr().out)["facets"]["kind"] == {
        "values": [{"value": "answers", "hits": 2}, {"value": "questions", "hits": 1}],
        "none": 0,
    }
    write(found, 3, "csv", sys.stdout, Style())
    assert capsys.readouterr().out == "facet,value,hits\r\nkind,answers,2\r\nkind,questions,1\r\n"
    with pytest.raises(KamerzoekError, match="cannot be written as tsv"):
        write(found, 3, "tsv", sys.stdout, Style())


def test_bars_keep_to_the_columns() -> None:
    from search.facets import Facet

    wide = Facet("asker", (("维" * 40, 12_345), ("Kort", 1)), 3)
    for width in (40, 80, 100):
        from search.output.terminal import columns

        assert max(map(columns, lines([wide], 9, Style(width)))) <= width


def test_an_unknown_facet_is_refused() -> None:
    assert chosen("year, minister,year") == ["year", "minister"]
    with pytest.raises(KamerzoekError, match="no facet 'colour'; choose minister"):
        chosen("colour")


# Nothing found


def why(engine: Engine, request: Request) -> tuple[str, list[str]]:
    one = understood(engine, request, TODAY)
    found = why_nothing(engine, one, request)
    return ", ".join(found.reasons), [each.removeprefix("kamerzoek ") for each in found.commands]


@pytest.mark.parametrize(
    ("request_", "reasons", "commands"),
    [
        pytest.param(
            Request("pont zeppelin"), "'pont' is in 3 units, 'zeppelin' is in no unit", [],
            id="a word that is nowhere"),
        pytest.param(
            Request("veerpomt"), "'veerpomt' is in no unit", ["search veerpont"], id="misspelled"),
        pytest.param(
            Request("boswchter wolf"), "'boswchter' is in no unit, 'wolf' is in 2 units",
            ["search boswachter wolf"], id="one of two misspelled"),
        pytest.param(
            Request("wolf", until="2020"), "without the filters there are 2 units",
            ["search wolf"], id="a period"),
        pytest.param(
            Request("wolf", minister=("öztürk",), until="2024"),
            "without the filters there are 2 units",
            ["search wolf --to 2024"], id="one filter of two"),
        pytest.param(
            Request("veerpomt oudewaart"),
            "'veerpomt' is in no unit, 'oudewaart' is in no unit",
            ["search veerpont oudewaard"], id="both misspelled"),
        pytest.param(
            Request("veer wachtlijst"), "'veer' is in 2 units, 'wachtlijst' is in 2 units", [],
            id="never together"),
        pytest.param(
            Request("kinder opvangt pont"), "", [], id="reasons may find nothing to try"),
    ],
)  # fmt: skip
def test_nothing_found_says_why_and_what_to_try(
    engine: Engine, request_: Request, reasons: str, commands: list[str]
) -> None:
    said, tried = why(engine, request_)
    assert reasons in said
    assert tried == commands


def test_what_is_tried_finds_something(engine: Engine) -> None:
    for text in ("veerpomt", "bos wachter zegt", "wachtlijstem", "kinderopfang"):
        _, tried = why(engine, Request(text))
        for line in tried:
            words = line.removeprefix("search ").strip("'")
            assert units(engine, Request(words))


def test_a_rare_word_that_may_be_misspelled_is_asked_about() -> None:
    many = [letter(("Vaart de veerpont?", "Ja."), id=f"x{n}") for n in range(40)]
    with opened(*many, letter(("Vaart de veerpomt?", "Ja."), id="y")) as found:
        for text, said in (("veerpomt", "kamerzoek search veerpont"), ("veerpont", None)):
            request = Request(text)
            assert did_you_mean(found, understood(found, request, TODAY), request) == said


@pytest.mark.parametrize(
    ("request_", "line"),
    [
        pytest.param(Request("pont kade"), "pont kade", id="plain words"),
        pytest.param(Request('"de pont"'), "'\"de pont\"'", id="a phrase"),
        pytest.param(Request(minister=("van raan", "x")), "--minister 'van raan' --minister x",
                     id="names"),
        pytest.param(Request("x", doubtful=False, unanswered=True), "x --unanswered --certain",
                     id="switches"),
        pytest.param(Request("x", limit=3, passages=9), "x", id="not how much is shown"),
    ],
)  # fmt: skip
def test_a_request_is_told_as_a_command(request_: Request, line: str) -> None:
    assert command(request_) == f"kamerzoek search {line}"


def test_every_option_fills_a_field_of_a_request() -> None:
    fields = set(Request.__dataclass_fields__)
    assert {option.fills for option in ASKING} <= fields


# Neighbours


def test_what_is_like_a_question_is_another_letter() -> None:
    again = letter(
        ("Hoe lang duurt het wachten voor kinderopvang, en is er een wachtlijst?", "Lang."),
        id="later",
        subject="Opvang",
        reference="2024Z1",
    )
    copy = replace(OPVANG, id="copy")
    with opened(PONT, WOLF, OPVANG, again, copy) as found:
        question = question_of(OPVANG, OPVANG.units[0])
        one = alike(found, question, Request(), TODAY, OPVANG)
        hits = [hit.unit.id for hit in hits_of(found, one, Request()).hits]
        assert hits[0] == "later#1"
        assert not any(hit.startswith(("o#", "copy#")) for hit in hits)
        draft = alike(found, "Zijn er wolven op de Veluwe?", Request(), TODAY)
        assert next(iter(hits_of(found, draft, Request()).hits)).document.id == "w"


def test_a_draft_without_a_known_word_is_refused(engine: Engine) -> None:
    with pytest.raises(KamerzoekError, match="no word of it is in the index"):
        alike(engine, "xyzzy 12", Request(), TODAY)


# Shape


def test_letters_come_once_with_the_number_of_others(engine: Engine) -> None:
    found = asked(engine, Request("pont", group="document"))
    assert {hit.document.id: hit.others for hit in found.hits} == {"p": 1, "b": 0}
    assert (found.total, found.by_letter) == (2, True)


def test_a_passage_is_as_long_as_asked(engine: Engine) -> None:
    long = letter(("Vaart?", "De pont " + "vaart heen en weer " * 80 + "."), id="lang")
    with opened(long) as found:
        sizes = []
        for words in (10, 40, 100):
            (hit,) = asked(found, Request("pont", words=words)).hits
            sizes.append(len(hit.snippets[-1].text.split()))
    assert sizes == sorted(sizes)
    assert sizes[0] <= 20
    assert sizes[2] > 60


@pytest.mark.parametrize(
    ("typed", "found"),
    [("21..", (21, None)), ("<= 7", (None, 7)), (">=3", (3, None)), ("<5", (None, 4))],
)
def test_a_range_of_numbers(typed: str, found: tuple[int | None, int | None]) -> None:
    assert numbers(typed) == found


# Completion, links


@pytest.mark.parametrize(
    ("keyword", "typed", "found"),
    [
        pytest.param("minister", "zuy", ["Van Zuylekom"], id="a word of a name"),
        pytest.param("minister", "b", ["Bäcker"], id="without accents"),
        pytest.param("portfolio", "", ["Infrastructuur en Waterstaat", "Natuur",
                                       "Volksgezondheid, Welzijn en Sport"], id="all"),
        pytest.param("party", "groen", ["GroenLinks-PvdA"], id="a party by its name"),
        pytest.param("asker", "de w", ["De Wit"], id="an asker"),
        pytest.param("asker", "xyz", [], id="nobody"),
    ],
)  # fmt: skip
def test_names_complete_what_is_typed(
    tmp_path: Path, keyword: str, typed: str, found: list[str]
) -> None:
    with begin(tmp_path / "index") as writer:
        writer.add(LETTERS)
        writer.commit()
    assert completions(tmp_path / "index", keyword, typed) == found


def test_completion_without_an_index_is_nothing(tmp_path: Path) -> None:
    assert completions(tmp_path, "minister", "x") == []


def test_a_link_leads_to_the_file_or_the_archive() -> None:
    assert address("/brieven/a b.pdf") == "file:///brieven/a%20b.pdf"
    assert address("/brieven/a.zip/map/b.pdf") == "file:///brieven/a.zip"
    assert address("brief.pdf") is None
    assert Style(links=True).link("x", "file:///x") == "\x1b]8;;file:///x\x1b\\x\x1b]8;;\x1b\\"
    assert Style().link("x", "file:///x") == "x"


def test_a_minister_is_found_in_every_office_and_in_her_name() -> None:
    first = letter(id="een", ministers=(minister("Kaagman", "Buitenlandse Zaken"),))
    later = letter(id="twee", ministers=(minister("Kaagman", "Financiën"),))
    other = letter(
        id="drie",
        ministers=(minister("Crom", "Defensie"),),
        on_behalf_of=(Office("minister", "Financien"),),
    )
    with opened(first, later, other) as found:
        assert units(found, Request(minister=("kaagman",))) == "drie1 een1 twee1"
        assert units(found, Request(minister=("kaagman",), strict=True)) == "een1 twee1"


# The pager


@pytest.mark.parametrize(
    ("terminal", "wanted", "pager", "said"),
    [
        pytest.param(True, True, "tr a-z A-Z", "PONT\n", id="on a terminal"),
        pytest.param(True, False, "tr a-z A-Z", "pont\n", id="not when unwanted"),
        pytest.param(False, True, "tr a-z A-Z", "pont\n", id="not in a pipe"),
        pytest.param(True, True, "no-such-pager-here", "pont\n", id="none installed"),
        pytest.param(True, True, "", "pont\n", id="none named"),
        pytest.param(True, True, "cat", "pont\n", id="cat is none"),
    ],
)
def test_results_go_through_a_pager(
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    terminal: bool,
    wanted: bool,
    pager: str,
    said: str,
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: terminal, raising=False)
    monkeypatch.setattr("sys.stdin.isatty", lambda: terminal, raising=False)
    monkeypatch.setenv("PAGER", pager)
    monkeypatch.setenv("TERM", "xterm")
    with paged(wanted) as out:
        out.write("pont\n")
    assert capfd.readouterr().out == said


def test_a_pager_that_is_left_early_is_a_closed_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setenv("PAGER", "true")
    monkeypatch.setenv("TERM", "xterm")
    with pytest.raises(BrokenPipeError), paged(True) as out:
        out.writelines(["pont " * 10_000] * 100)


def test_whole_texts_keep_their_paragraphs() -> None:
    from search.marking import wanted
    from search.output.text import lines as shown
    from search.output.text import whole

    two = letter(("Vaart de pont?", "Nee.\n\nDe pont ligt stil.\nMorgen niet."), id="twee")
    with opened(two) as found:
        hits = asked(found, Request("pont"))
        (hit,) = hits.hits
        want = wanted(hits.query.tree)
        text = list(shown(replace(hit, snippets=whole(hit, want)), want, Style(80, colour=True)))
    assert text[-3:] == [
        "   Antwoord  Nee.",
        "             De \x1b[1;31mpont\x1b[0m ligt stil.",
        "             Morgen niet.",
    ]


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        pytest.param("p#2-3", "p#2-3", id="its id"),
        pytest.param("p#2", "p#2-3", id="one of its numbers"),
        pytest.param("p#3", "p#2-3", id="another"),
        pytest.param("p#1", "p#1", id="a unit with one number"),
        pytest.param("p", None, id="the letter"),
    ],
)
def test_a_grouped_answer_is_found_by_each_of_its_numbers(typed: str, unit: str | None) -> None:
    together = replace(PONT.units[1], id="p#2-3", numbers=("2", "3"))
    with opened(replace(PONT, units=(PONT.units[0], together))) as engine:
        found = letter_of(engine, typed)
    assert found is not None
    assert (found.unit and found.unit.id) == unit


@pytest.mark.parametrize("typed", ["p#4", "q#1", "#1", "p#", ""])
def test_no_unit_has_this_number(engine: Engine, typed: str) -> None:
    assert letter_of(engine, typed) is None


def test_who_signed_is_read_once_of_every_open_index(engine: Engine) -> None:
    cabinet = Facts(engine, TODAY).cabinet
    assert Facts(engine, TODAY, strict=True).cabinet is cabinet
    with opened(PONT) as other:
        assert Facts(other, TODAY).cabinet.names() != cabinet.names()
