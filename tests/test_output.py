"""What hits look like: for a person at a terminal, for a program, for a spreadsheet."""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.document import Asker, Document, Doubt, Footnote, Office, Question, Unit
from indexer.build import Step
from indexer.entries import entries
from search.about import About
from search.filters import Filters
from search.hits import Hit, Hits
from search.marking import wanted
from search.output import inspection, text
from search.output.columns import USUAL
from search.output.formats import DATA, by_suffix, writer
from search.output.letter import Letter
from search.output.progress import line, progress
from search.output.table import cell
from search.output.terminal import Style, columns, paragraph, safe, style_for, wrap
from search.parse import parse
from search.snippet import snippets
from tests.factories import document, letter, unit

ABOUT = About(
    "veerpont",
    "veerpont",
    "kamerzoek search veerpont",
    1,
    1,
    "whoosh",
    "2024-03-12",
    told="nowhere",
)
PLAIN = Style(80, colour=False)


def hits_of(*documents: Document, typed: str = "veerpont", total: int | None = None) -> Hits:
    """All units of the documents as the hits of a query."""
    query = parse(typed)
    found = [
        Hit(rank, 2.5, entry, snippets(entry, query.tree))
        for rank, entry in enumerate((e for d in documents for e in entries(d)), 1)
    ]
    filters = Filters("zuylekom", since=date(2024, 1, 1))
    return Hits(query, filters, "whoosh", len(found) if total is None else total, 0, found)


def written(name: str, hits: Hits) -> str:
    out = io.StringIO(newline="")
    writer(name)(hits, ABOUT, out)
    return out.getvalue()


def as_text(*documents: Document, typed: str = "veerpont", style: Style = PLAIN) -> str:
    out = io.StringIO()
    text.write(hits_of(*documents, typed=typed), out, style)
    return out.getvalue()


def lines_of(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def test_a_hit_tells_what_when_who_and_shows_the_words() -> None:
    answered = letter(
        ("Vaart de veerpont nog?", "Nee. De veerpont ligt stil."),
        on_behalf_of=(Office("staatssecretaris", "Financiën"),),
    )
    assert as_text(answered) == (
        "1. De veerpont bij Oudewaard\n"
        "   2024-03-12 · minister Van Zuylekom (Waterstaat), mede namens staatssecretaris\n"
        "   van Financiën\n"
        "   Vraag 1 · Terpstra-Noord (Partij Zuid) · ah-tk-20232024-101#1\n"
        "   Vraag     Vaart de veerpont nog?\n"
        "   Antwoord  Nee. De veerpont ligt stil.\n"
    )


def test_a_grouped_answer_tells_all_its_numbers() -> None:
    grouped = document(unit(numbers=("4", "5", "7")), subject="De veerpont")
    assert "Vraag 4, 5 en 7 · ah-tk-20232024-101#4-5-7" in as_text(grouped)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        pytest.param(letter(("Vaart hij?", None)), "not answered in this letter", id="skipped"),
        pytest.param(
            letter(("Vaart hij?", None), kind="questions", ministers=(), answered_on=None),
            "questions only",
            id="questions",
        ),
        pytest.param(letter(("Vaart hij?", None), kind="postponement"), "postponed", id="delay"),
        pytest.param(document(kind="oral-questions", subject="x"), "oral questions", id="oral"),
        pytest.param(letter(answered_on=None), "asked 2024-02-20", id="no day of an answer"),
        pytest.param(letter(answered_on=None, asked_on=None), "no date", id="no day at all"),
        pytest.param(
            letter(ministers=(), addressees=(Office("minister", "Waterstaat"),)),
            "aan minister van Waterstaat",
            id="who was asked when nobody signed",
        ),
        pytest.param(
            letter(ministers=(Office("minister-president", None, "Van Raan"),)),
            "minister-president Van Raan\n",
            id="an office without portfolio",
        ),
    ],
)
def test_a_hit_says_what_is_out_of_the_ordinary(one: Document, said: str) -> None:
    assert said in as_text(one)


def test_marked_words_stand_out_in_colour_and_colour_adds_nothing_else() -> None:
    one = letter(("Vaart de veerpont nog?", "Nee."))
    coloured = as_text(one, style=Style(80, colour=True))
    assert "\x1b[1;31mveerpont\x1b[0m nog?" in coloured
    for code in ("0", "1", "2", "1;31"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == as_text(one)


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    long = letter(
        ("De veerpont " * 30, "Een veerpontenonderhoudsplanning " * 20 + "h" * 300),
        subject="Het onderhoud van de veerpont " * 6,
        askers=tuple(Asker(f"Van der Lange-Naam {n}", "Partij Zuid") for n in range(9)),
    )
    assert max(map(columns, as_text(long, style=Style(width)).splitlines())) <= width


CONTROL = "\x1b]0;x\x07\x9b31m\u202e\x00\x7f"


def test_control_characters_of_a_record_reach_no_output() -> None:
    bad = letter(
        (f"De veerpont{CONTROL}", f"Ja{CONTROL}"),
        subject=f"S{CONTROL}",
        askers=(Asker(f"A{CONTROL}", f"P{CONTROL}"),),
        ministers=(Office("minister", f"W{CONTROL}", f"N{CONTROL}"),),
        footnotes=(Footnote(f"1{CONTROL}", f"n{CONTROL}"),),
        warnings=(Doubt(f"c{CONTROL}", f"w{CONTROL}"),),
        preamble=CONTROL,
        closing=CONTROL,
    )
    bad = replace(bad, source=f"x{CONTROL}.txt", number=f"1{CONTROL}", reference=CONTROL)
    outputs = [as_text(bad), lines_of(Letter(bad, PLAIN).whole())]
    outputs += [lines_of(inspection.lines([bad], PLAIN))]
    outputs += [written(name, hits_of(bad)) for name in DATA]
    for output in outputs:
        assert not set(CONTROL) & set(output) - set("]0;x31m")


def test_json_keeps_control_characters_as_escapes() -> None:
    (hit,) = json.loads(written("json", hits_of(letter(("De veerpont\x1b\u202e", "Ja")))))["hits"]
    assert hit["question"] == "De veerpont\x1b\u202e"


def test_json_is_the_agreed_form() -> None:
    found = json.loads(written("json", hits_of(letter(("De veerpont?", "Ja.")), total=12)))
    assert list(found) == ["schema", "query", "engine", "total", "offset", "hits"]
    assert (found["schema"], found["engine"], found["total"]) == ("kamerzoek.hits/1", "whoosh", 12)
    assert found["query"] == {
        "text": "veerpont",
        "interpreted": "veerpont",
        "filters": {"minister": "zuylekom", "from": "2024-01-01", "to": None},
    }
    assert found["hits"] == [
        {
            "rank": 1,
            "score": 2.5,
            "unit": "ah-tk-20232024-101#1",
            "numbers": ["1"],
            "document": {
                "id": "ah-tk-20232024-101",
                "source": "brieven/ah-tk-20232024-101.txt",
                "number": None,
                "session": None,
                "reference": None,
                "subject": "De veerpont bij Oudewaard",
                "kind": "answers",
                "askers": [{"name": "Terpstra-Noord", "party": "Partij Zuid"}],
                "ministers": [
                    {"role": "minister", "name": "Van Zuylekom", "portfolio": "Waterstaat"}
                ],
                "on_behalf_of": [],
                "asked_on": "2024-02-20",
                "answered_on": "2024-03-12",
                "url": "https://zoek.officielebekendmakingen.nl/ah-tk-20232024-101.html",
            },
            "question": "De veerpont?",
            "answer": "Ja.",
            "snippets": [
                {"field": "question", "text": "De veerpont?", "marks": [[3, 11]]},
                {"field": "answer", "text": "Ja.", "marks": []},
            ],
            "signs": [{"sort": "short", "phrase": "Ja."}, {"sort": "yes", "phrase": "Ja"}],
        }
    ]


def test_json_without_hits_is_whole() -> None:
    assert json.loads(written("json", hits_of()))["hits"] == []


def test_jsonl_has_the_same_hits_one_a_line() -> None:
    hits = hits_of(letter(("De veerpont?", "Ja."), ("Tweede\nregel", None)))
    lines = written("jsonl", hits).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(written("json", hits))["hits"]


def test_csv_holds_every_fact_on_every_row() -> None:
    one = letter(
        ("De veerpont?", "Ja,\nzeker."),
        askers=(Asker("Een", "P1"), Asker("Twee", None)),
        ministers=(
            Office("minister", "Waterstaat", "Kop"),
            Office("minister", "Defensie", "Staart"),
        ),
        on_behalf_of=(Office("minister", "Financiën"),),
        number="101",
        session="2023-2024",
        reference="2024Z00001",
    )
    one = replace(one, units=(replace(one.units[0], numbers=("4", "5")),))
    (row,) = csv.DictReader(io.StringIO(written("csv", hits_of(one)), newline=""))
    assert list(row) == [name for name in USUAL if name != "about"]
    assert row == {
        "unit": "ah-tk-20232024-101#1",
        "document": "ah-tk-20232024-101",
        "number": "101",
        "session": "2023-2024",
        "reference": "2024Z00001",
        "kind": "answers",
        "numbers": "4, 5",
        "subject": "De veerpont bij Oudewaard",
        "askers": "Een; Twee",
        "parties": "P1; ",
        "ministers": "Kop; Staart",
        "portfolios": "Waterstaat; Defensie",
        "on_behalf_of": "minister van Financiën",
        "asked_on": "2024-02-20",
        "answered_on": "2024-03-12",
        "question": "De veerpont?",
        "answer": "Ja,\nzeker.",
        "score": "2.5000",
        "url": "https://zoek.officielebekendmakingen.nl/ah-tk-20232024-101.html",
        "source": "brieven/ah-tk-20232024-101.txt",
    }


def test_tsv_has_one_line_a_hit_whatever_is_in_the_text() -> None:
    hits = hits_of(letter(("De\tveerpont?", "Ja,\r\nzeker."), ("Nog een", None)))
    rows = [line.split("\t") for line in written("tsv", hits).splitlines()]
    assert {len(row) for row in rows} == {len(USUAL) - 1}
    assert "De veerpont?" in rows[1]
    assert len(rows) == 3


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t=", "\r=", "\x1b=", " =", "\uff1d", "\uff20"]
)
def test_a_cell_is_never_a_formula(start: str) -> None:
    assert cell(f"{start}cmd|' /C calc'!A0").startswith("'")
    assert "'=1+1" in written("csv", hits_of(letter(("De veerpont", "=1+1"))))


@settings(deadline=None)
@given(st.text())
def test_every_cell_comes_back_from_csv(value: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow([cell(value)])
    assert list(csv.reader(io.StringIO(out.getvalue(), newline=""))) in ([[cell(value)]], [[]])


def test_formats_by_the_name_of_a_file() -> None:
    assert [by_suffix(PurePath(name)) for name in ("a.csv", "b.TSV", "c.json", "d.jsonl", "e")] == [
        "csv", "tsv", "json", "jsonl", None,
    ]  # fmt: skip


def test_a_letter_is_shown_whole() -> None:
    whole = letter(
        ("Bent u bekend met de veerpont?\n\nEn waarom?", "Ja."),
        ("Vaart hij?", None),
        preamble="Geachte voorzitter,",
        closing="Hoogachtend",
        footnotes=(Footnote("1", "Een noot."),),
        warnings=(Doubt("answer-missing", "vraag 2 heeft geen antwoord"),),
        number="101",
        session="2023-2024",
        reference="2024Z00001",
        addressees=(Office("minister", "Waterstaat"),),
    )
    assert lines_of(Letter(whole, PLAIN).whole()) == (
        """\
De veerpont bij Oudewaard
Answered   2024-03-12 · minister Van Zuylekom (Waterstaat)
Asked      2024-02-20 · Terpstra-Noord (Partij Zuid)
To         minister van Waterstaat
Number     101 2023-2024 · 2024Z00001
Letter     ah-tk-20232024-101
Source     brieven/ah-tk-20232024-101.txt

Geachte voorzitter,

Vraag 1
Bent u bekend met de veerpont?

En waarom?

Antwoord
Ja.

Vraag 2
Vaart hij?

not answered in this letter

Hoogachtend

Noten
[1] Een noot.

Doubtful
! answer-missing: vraag 2 heeft geen antwoord"""
    )


def test_one_unit_is_shown_under_the_head_of_its_letter() -> None:
    whole = letter(("Eerste?", "Ja."), ("Tweede?", "Nee."))
    shown = lines_of(Letter(whole, PLAIN).unit(whole.units[1]))
    assert "De veerpont bij Oudewaard" in shown
    assert "Tweede?" in shown
    assert "Eerste?" not in shown


def test_a_letter_of_questions_says_once_that_it_has_no_answers() -> None:
    asked = letter(("Eerste?", None), ("Tweede?", None), kind="questions", ministers=())
    shown = lines_of(Letter(asked, PLAIN).whole())
    assert "Kind       questions" in shown
    assert "not answered" not in shown


def test_an_answer_to_several_questions_names_them() -> None:
    questions = (Question(("2",), "Waarom?"), Question(("3",), "Sinds wanneer?"))
    grouped = Unit("x#2-3", ("2", "3"), questions, "Daarom.")
    shown = lines_of(Letter(document(grouped), PLAIN).whole())
    assert "Antwoord op vraag 2 en 3\nDaarom." in shown


def test_words_are_marked_in_a_letter_where_its_field_matches() -> None:
    one = letter(("De\nveerpont?", "De veerpont\n\nde veerpont"))
    want = wanted(parse('"de veerpont"').tree)
    shown = lines_of(Letter(one, Style(80, colour=True), want).whole())
    assert "\x1b[1;31mDe\x1b[0m\n\x1b[1;31mveerpont\x1b[0m?" in shown
    assert shown.count("\x1b[1;31m") == 5


def test_an_inspection_shows_every_question_and_answer_with_its_length() -> None:
    one = letter(
        ("Bent u bekend met het bericht? " * 5, "Ja."),
        ("Vaart hij?", None),
        closing="Hoogachtend",
        footnotes=(Footnote("1", "Een noot."),),
        warnings=(Doubt("answer-missing", "vraag 2 heeft geen antwoord"),),
    )
    assert lines_of(inspection.lines([one], PLAIN)) == (
        """\
brieven/ah-tk-20232024-101.txt
  letter    ah-tk-20232024-101 · answers · 2 units, 1 without answer
  subject   De veerpont bij Oudewaard
  answered  2024-03-12 · minister Van Zuylekom (Waterstaat)
  asked     2024-02-20 · Terpstra-Noord (Partij Zuid)
  Vraag 1               155  Bent u bekend met het bericht? Bent u bekend met h…
    Antwoord              3  Ja.
  Vraag 2                10  Vaart hij?
    not answered in this letter
  after                  11  Hoogachtend
  notes              1
  ! answer-missing: vraag 2 heeft geen antwoord"""
    )


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_one_line_of_a_terminal_and_gone_afterwards() -> None:
    stream = Terminal()
    with progress(stream) as show:
        for done in range(4):
            show(Step(done, 4, "x.txt", done * 10))
    assert stream.getvalue().endswith("\r\x1b[K")
    assert "\n" not in stream.getvalue()


def test_progress_is_not_for_a_file() -> None:
    stream = io.StringIO()
    with progress(stream) as show:
        show(Step(1, 4, "x.txt", 10))
    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("done", "seconds", "said"),
    [
        pytest.param(0, 9, "-" * 24 + " 0 of 4 files, 0 letters", id="nothing yet"),
        pytest.param(1, 30, "#" * 6 + "-" * 18 + " 1 of 4 files, 10 letters, 1:30 left", id="some"),
        pytest.param(4, 9, "#" * 24 + " 4 of 4 files, 40 letters", id="all"),
    ],
)
def test_progress_tells_how_far_and_how_long(done: int, seconds: float, said: str) -> None:
    assert line(Step(done, 4, "x.txt", done * 10), seconds) == said


@pytest.mark.parametrize(
    ("stream", "when", "environ", "colour"),
    [
        pytest.param(Terminal(), "auto", {}, True, id="a terminal"),
        pytest.param(io.StringIO(), "auto", {}, False, id="a pipe"),
        pytest.param(io.StringIO(), "always", {}, True, id="a pipe that wants it"),
        pytest.param(Terminal(), "never", {}, False, id="a terminal that does not"),
        pytest.param(Terminal(), "auto", {"NO_COLOR": "1"}, False, id="NO_COLOR"),
        pytest.param(Terminal(), "auto", {"NO_COLOR": ""}, True, id="NO_COLOR that is empty"),
        pytest.param(Terminal(), "auto", {"TERM": "dumb"}, False, id="a dumb terminal"),
        pytest.param(Terminal(), "always", {"NO_COLOR": "1"}, True, id="asked for by hand"),
    ],
)
def test_colour_is_for_a_terminal_that_wants_it(
    stream: io.StringIO, when: str, environ: dict[str, str], colour: bool
) -> None:
    assert style_for(stream, when, environ).colour is colour  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        pytest.param("aap noot mies", 8, ["aap noot", "mies"], id="at blanks"),
        pytest.param("abcdefghij kl", 4, ["abcd", "efgh", "ij", "kl"], id="a long word"),
        pytest.param("aa bcdefgh", 5, ["aa", "bcdef", "gh"], id="a long word after a short one"),
        pytest.param("维吾尔 维吾尔", 6, ["维吾尔", "维吾尔"], id="wide characters"),
        pytest.param("e\u0301e\u0301e\u0301 x", 3, ["e\u0301e\u0301e\u0301", "x"], id="accents"),
        pytest.param("a   b", 80, ["a   b"], id="blanks in a line stay"),
        pytest.param("", 80, [], id="nothing"),
    ],
)
def test_lines_break_at_blanks(words: str, width: int, lines: list[str]) -> None:
    assert [words[start:end] for start, end in wrap(words, width)] == lines


@settings(deadline=None)
@given(st.text(alphabet="ab 维\u0301", max_size=60), st.integers(2, 20))
def test_lines_lose_nothing_and_fit(words: str, width: int) -> None:
    lines = [words[start:end] for start, end in wrap(words, width)]
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert all(columns(line) <= width for line in lines)


def test_marks_go_on_over_a_line_break() -> None:
    shown = list(paragraph("aap noot mies", Style(10, colour=True), marks=[(0, 13)]))
    assert shown == ["\x1b[1;31maap noot\x1b[0m", "\x1b[1;31mmies\x1b[0m"]


@settings(deadline=None)
@given(st.text())
def test_a_safe_text_has_no_control_character_and_keeps_every_place(words: str) -> None:
    assert len(safe(words)) == len(words)
    assert all(char == "\n" or char.isprintable() or ord(char) >= 0xA0 for char in safe(words))
