"""The commands as a user types them: what comes out, where, and with which exit code."""

import csv
import io
import json
import re
import shlex
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from shutil import copytree
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from cli import kamerzoek, page
from corpus.document import Asker, Document, Office
from corpus.records import dump
from search.command import Command, Group, first_sentence
from search.commands import COMMANDS
from search.options import WORDS_ARGUMENT, Argument, Option
from search.output.examples import EXAMPLES
from search.output.formats import FORMATS
from tests.factories import letter, minister

LETTERS = (
    letter(
        ("Bent u bekend met het bericht over de veerpont?", "Ja, dat bericht is mij bekend."),
        ("Vaart de veerpont nog?", "Nee. De veerpont ligt stil door een defecte motor."),
        id="ah-tk-20232024-101",
        on_behalf_of=(Office("staatssecretaris", "Financiën"),),
    ),
    letter(
        ("Hoe lang is de wachtlijst?", "De wachtlijst voor de coördinatie telt tien gezinnen."),
        ("Klopt dat?", None),
        id="ah-tk-20222023-77",
        subject="Wachtlijst voor kinderopvang",
        asked_on=date(2023, 1, 10),
        answered_on=date(2023, 2, 1),
        ministers=(Office("minister", "Sociale Zaken", "Öztürk-Van Raan"),),
        askers=(Asker("De Wit", "Partij Noord"),),
    ),
    letter(
        ("Wanneer vaart de veerpont weer?", "In mei."),
        id="ah-tk-20242025-9",
        subject="Opnieuw de veerpont",
        asked_on=date(2024, 10, 1),
        answered_on=date(2024, 10, 30),
        ministers=(minister("Terlaak"),),
    ),
    letter(
        ("Hoe hoog is de heffing?", "Vier procent."),
        id="ah-tk-20232024-55",
        subject="Een heffing",
        asked_on=date(2023, 12, 1),
        answered_on=date(2024, 1, 15),
        ministers=(Office("staatssecretaris", "Financiën", "Kramer"),),
    ),
)

Run = Callable[..., Result]


def loaded(name: str) -> Command | Group:
    """The data of a command."""
    command: Command | Group = import_module(f"search.commands.{name.replace('-', '_')}").COMMAND
    return command


def write_letters(folder: Path, *letters: Document) -> Path:
    folder.mkdir(exist_ok=True)
    for one in letters:
        path = folder / f"{one.id}.json"
        path.write_text(json.dumps(dump([replace(one, source=path.name)])), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small index that no test changes."""
    base = tmp_path_factory.mktemp("cli")
    letters = write_letters(base / "letters", *LETTERS)
    result = CliRunner().invoke(kamerzoek, ["index", str(letters), "--index", str(base / "index")])
    assert result.exit_code == 0, result.output
    return base / "index"


@pytest.fixture
def run(index: Path) -> Run:
    """Run a command line on the small index."""

    def run_(line: str, *more: str, **options: str | None) -> Result:
        env = {"KAMERZOEK_INDEX": str(index), "COLUMNS": "80", "NO_COLOR": None, **options}
        return CliRunner().invoke(kamerzoek, [*shlex.split(line), *more], env=env)

    return run_


def units(result: Result) -> list[str]:
    """The units of the hits, from text."""
    return re.findall(r"[\w-]+#[\w~-]+", result.stdout)


def error(result: Result) -> str:
    """The one line of an error; fails when there is anything else."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1
    return result.stderr


def test_words_find_units_with_the_best_first(run: Run) -> None:
    result = run("search veerpont stil")
    assert result.exit_code == 0
    assert units(result) == ["ah-tk-20232024-101#2"]
    assert "Antwoord  Nee. De veerpont ligt stil door een defecte motor." in result.stdout
    assert result.stderr == "1 hit\n"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        pytest.param("search veerpont wachtlijst", 0, id="all words"),
        pytest.param("search veerpont wachtlijst --any", 5, id="any word"),
        pytest.param("search gezin", 1, id="all forms"),
        pytest.param("search gezin --exact", 0, id="the form as printed"),
        pytest.param("search =gezinnen", 1, id="a word as printed"),
        pytest.param("search '=tien gezinnen'", 1, id="a phrase as printed"),
        pytest.param("search opvang", 2, id="a part of a compound"),
        pytest.param("search opvang --exact", 0, id="no part of a compound"),
    ],
)
def test_how_words_are_found(run: Run, line: str, found: int) -> None:
    assert len(units(run(line))) == found


def test_related_words_are_told(run: Run) -> None:
    result = run("search motor --related")
    assert "Note: widened with words of the first hits: " in result.stderr
    assert "Oudewaard" in result.stderr


def test_an_explanation_goes_to_stderr(run: Run) -> None:
    result = run("search veerponten --explain --format json")
    assert json.loads(result.stdout)["total"] == 3
    assert result.stderr.startswith("Explain: read as: veerpont\n")


def test_a_batch_runs_many_queries(run: Run, tmp_path: Path) -> None:
    queries = tmp_path / "queries.tsv"
    queries.write_text("a\tveerpont\nb\tzeppelin\nc\theffing\n", encoding="utf-8")
    result = run(f"search --batch {queries} --limit 2")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [line.split()[0] for line in result.stdout.splitlines()] == ["a", "a", "c"]
    queries.write_text("geen tab\n", encoding="utf-8")
    result = run(f"search --batch {queries} --format jsonl")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Error: line 1: no tab between an id and a query\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("search pont --format trec", "trec is the form of a batch", id="no batch"),
        pytest.param("search pont --batch -", "words beside a batch", id="words too"),
        pytest.param("search --batch - --format csv", "cannot be written as csv", id="a table"),
        pytest.param("search --batch none.tsv", "none.tsv", id="no such file"),
        pytest.param("search pont --related --sort newest", "by relevance", id="related by day"),
    ],
)
def test_what_does_not_go_together_is_told(run: Run, line: str, said: str) -> None:
    assert said in error(run(line))


@pytest.mark.parametrize("typed", ["coordinatie", "Coördinatie", "COÖRDINATIE", "coördinaties"])
def test_accents_case_and_inflection_do_not_count(run: Run, typed: str) -> None:
    assert units(run(f"search {typed}")) == ["ah-tk-20222023-77#1"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        pytest.param("search veerpont", 3, id="no filter"),
        pytest.param("search veerpont --minister terlaak", 1, id="a name"),
        pytest.param("search veerpont --minister waterstaat", 3, id="a portfolio"),
        pytest.param("search veerpont --from 2024-10", 1, id="from a month on"),
        pytest.param("search veerpont --to 'maart 2024'", 2, id="to the end of a month"),
        pytest.param("search veerpont --from 2024 --to 2024", 3, id="a year"),
        pytest.param("search --minister ozturk", 2, id="no words, accents folded"),
        pytest.param("search --from 2024-10-30", 1, id="no words, from a day on"),
        pytest.param("search veerpont -motor", 2, id="a word excluded"),
        pytest.param("search '\"de veerpont\"'", 3, id="a phrase"),
        pytest.param("search wachtlijst OF motor", 3, id="either of two words"),
    ],
)
def test_filters_and_operators(run: Run, line: str, found: int) -> None:
    assert len(units(run(line))) == found


@pytest.mark.parametrize("name", ["kramer", "financien", "staatssecretaris van Financiën"])
def test_an_answer_given_in_the_name_of_another_is_hers_too(run: Run, name: str) -> None:
    assert units(run("search stil --minister", name)) == ["ah-tk-20232024-101#2"]
    assert units(run("search --minister", name))[-1] == "ah-tk-20232024-55#1"


def test_the_list_is_cut_and_says_so(run: Run) -> None:
    first = run("search veerpont --sort oldest --limit 2")
    assert first.stderr == "2 of 3 hits shown; more with --limit or --offset 2\n"
    second = run("search veerpont --sort oldest --limit 2 --offset 2")
    assert second.stdout.startswith("3. ")
    assert second.stderr == "the last 1 of 3 hits shown\n"
    assert [*units(first), *units(second)] == units(run("search veerpont --sort oldest"))


def test_after_the_last_hit_there_is_nothing(run: Run) -> None:
    result = run("search veerpont --offset 9")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "no hits after 9 hits; there are 3\n"


def test_newest_and_oldest_first(run: Run) -> None:
    newest = units(run("search veerpont --sort newest"))
    assert newest[0] == "ah-tk-20242025-9#1"
    assert units(run("search veerpont --sort oldest"))[-1] == "ah-tk-20242025-9#1"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("search veerpont xyzzy", "'veerpont' is in 3 units, 'xyzzy' is in no unit",
                     id="a word that is nowhere"),
        pytest.param("search veerpont --to 2020", "without the filters there are 3 units",
                     id="filters that take all"),
        pytest.param("search xyzzy", "for xyzzy: 'xyzzy' is in no unit", id="one word"),
        pytest.param("search --to 2001", "Nothing found\n", id="filters alone"),
        pytest.param("show nooit#1", "no letter or unit has the id 'nooit#1'", id="an id"),
        pytest.param("export xyzzy -o never.csv", "Nothing found for xyzzy", id="an export"),
    ],
)  # fmt: skip
def test_nothing_found_is_explained_and_is_exit_code_1(run: Run, line: str, said: str) -> None:
    result = run(line)
    assert (result.exit_code, result.stdout) == (1, "")
    first, *tries = result.stderr.splitlines(keepends=True)
    assert said in first
    assert all(one.startswith("Try: kamerzoek search ") for one in tries)
    assert not Path("never.csv").exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("search", "nothing to search for; type one or more words", id="no words"),
        pytest.param("search ''", "nothing to search for", id="empty words"),
        pytest.param("search '?!'", "no word to search for in '?!'", id="punctuation"),
        pytest.param("search x --from ooit", "'ooit' is not a date; write it as", id="no date"),
        pytest.param("search x --from 2022 --to 2021", "begins after", id="dates turned around"),
        pytest.param("search x --minister terlaek", "did you mean Terlaak", id="unknown minister"),
        pytest.param("search x --limit -1", "try 'kamerzoek search --help'", id="limit"),
        pytest.param("search x --limmit 3", "No such option '--limmit'", id="option"),
        pytest.param("search x -limit 3", "write --limit for the option", id="one dash"),
        pytest.param("serach x", "No such command 'serach'", id="command"),
        pytest.param("search x --index /nowhere/at/all", "kamerzoek index", id="no index"),
        pytest.param("show", "Missing argument 'ID'", id="no id"),
        pytest.param("export veerpont", "no file is named; add -o", id="no file"),
        pytest.param("export veerpont -o x.doc", "tells no form; end it in", id="unknown suffix"),
        pytest.param("export veerpont -o -", "add --format", id="stdout without a form"),
        pytest.param("export veerpont -o /nowhere/x.csv", "cannot be written", id="no folder"),
        pytest.param("export '' -o x.csv", "nothing to search for", id="export without words"),
        pytest.param("inspect /nowhere.txt", "no such file", id="no file to inspect"),
        pytest.param("index /nowhere", "/nowhere", id="nothing to index"),
    ],
)
def test_an_error_is_one_line_that_says_what_to_do(run: Run, line: str, said: str) -> None:
    assert said in error(run(line))


def test_control_characters_that_were_typed_are_not_echoed(run: Run) -> None:
    assert "\x1b" not in error(run("search x --minister", "\x1b]0;x\x07"))


def test_a_bug_is_one_line_too(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("search.session.understood", broken)
    assert "unexpected: ZeroDivisionError: oops; run with KAMERZOEK_DEBUG=1" in error(
        run("search x")
    )
    debugged = run("search x", KAMERZOEK_DEBUG="1")
    assert "Traceback" in debugged.stderr
    assert debugged.exit_code == 2


def test_an_interruption_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("search.session.understood", interrupted)
    result = run("search x")
    assert (result.exit_code, result.stdout) == (130, "")
    assert result.stderr.strip() == "Interrupted"


def test_quotes_that_the_shell_took_are_told(run: Run) -> None:
    result = run("search 'veerpont stil'")
    assert "for a phrase type '\"veerpont stil\"'" in result.stderr
    assert units(result) == ["ah-tk-20232024-101#2"]


@pytest.mark.parametrize(
    "typed", ["veerpont OF stil", "-veerpont stil", "(veerpont stil)", "een " * 9]
)
def test_a_query_in_quotes_is_no_lost_phrase(run: Run, typed: str) -> None:
    assert "Note" not in run("search", typed).stderr


def test_a_pasted_text_is_not_told_back_in_full(run: Run) -> None:
    result = run("search", "xyzzy " + " ".join(f"woord{n}" for n in range(500)))
    assert result.exit_code == 1
    assert len(result.stderr) < 600


def test_an_excluded_phrase_keeps_together(run: Run) -> None:
    assert len(units(run("search veerpont '-veerpont ligt stil'"))) == 2


def test_json_says_what_was_asked_and_counts_all(run: Run) -> None:
    result = run("search Veerpont --from 2024 --limit 1 --format json")
    found = json.loads(result.stdout)
    assert found["schema"] == "kamerzoek.hits/1"
    assert found["query"]["text"] == "Veerpont"
    assert found["query"]["filters"] == {"minister": None, "from": "2024-01-01", "to": None}
    assert (found["total"], len(found["hits"])) == (3, 1)
    assert "1 of 3 hits shown" in result.stderr


@pytest.mark.parametrize("form", ["jsonl", "csv", "tsv"])
def test_other_forms_have_the_same_hits(run: Run, form: str) -> None:
    out = run(f"search veerpont --format {form}").stdout
    if form == "jsonl":
        ids = [json.loads(line)["unit"] for line in out.splitlines()]
    else:
        rows = csv.DictReader(
            io.StringIO(out, newline=""), delimiter="," if form == "csv" else "\t"
        )
        ids = [row["unit"] for row in rows]
    assert ids == units(run("search veerpont"))


def test_colour_is_for_who_asks(run: Run) -> None:
    assert "\x1b" not in run("search veerpont").stdout
    assert "\x1b[1;31mveerpont\x1b[0m" in run("search veerpont --color always").stdout
    assert "\x1b" not in run("search veerpont --color always --format json").stdout


def test_show_prints_a_letter_or_a_unit(run: Run) -> None:
    whole = run("show ah-tk-20232024-101").stdout
    assert "Vraag 1" in whole
    assert "Vraag 2" in whole
    one = run("show ah-tk-20232024-101#2").stdout
    assert "De veerpont ligt stil" in one
    assert "dat bericht is mij bekend" not in one


def test_show_marks_on_request(run: Run) -> None:
    line = "show ah-tk-20232024-101#2 --highlight 'veerpont -stil' --color always"
    assert run(line).stdout.count("\x1b[1;31m") == 3


def test_status_tells_what_the_index_holds(run: Run, index: Path) -> None:
    lines = run("status").stdout.splitlines()
    assert lines[1].startswith("engine    whoosh, created 20")
    assert lines[2:] == ["letters   4, 2023-02-01 to 2024-10-30", "units     6", "files     4"]
    found = json.loads(run("status --format json").stdout)
    assert (found["schema"], found["index"]) == ("kamerzoek.status/1", str(index))
    assert (found["documents"], found["units"], found["failed"]) == (4, 6, [])


def test_indexing_reports_what_was_read_and_what_failed(tmp_path: Path) -> None:
    letters = write_letters(tmp_path / "letters", *LETTERS)
    (letters / "leeg.txt").write_text("")
    arguments = ["index", str(letters), "--index", str(tmp_path / "index")]
    first = CliRunner().invoke(kamerzoek, arguments)
    assert (first.exit_code, first.stderr) == (0, "")
    assert re.fullmatch(
        r"5 files: 5 new, 1 failed\n4 letters, 6 units read in \d+\.\d s\n  ! .*leeg.txt: empty\n",
        first.stdout,
    )
    again = CliRunner().invoke(kamerzoek, arguments)
    assert again.stdout.startswith("5 files: 5 unchanged, 1 failed\n")


def test_many_failures_are_listed_in_full_on_request(tmp_path: Path) -> None:
    letters = write_letters(tmp_path / "letters", LETTERS[0])
    for number in range(25):
        (letters / f"{number}.txt").write_text("")
    arguments = ["index", str(letters), "--index", str(tmp_path / "index")]
    few = CliRunner().invoke(kamerzoek, arguments).stdout
    assert few.count("  ! ") == 20
    assert few.endswith("\n  and 5 more; --verbose shows all\n")
    assert CliRunner().invoke(kamerzoek, [*arguments, "--verbose"]).stdout.count("  ! ") == 25


@pytest.mark.parametrize("empty", [pytest.param(True, id="no file"), pytest.param(False, id="bad")])
def test_indexing_that_finds_no_letter_is_an_error(tmp_path: Path, empty: bool) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    if not empty:
        (folder / "leeg.txt").write_text("")
    result = CliRunner().invoke(kamerzoek, ["index", str(folder), "--index", str(tmp_path / "x")])
    assert result.exit_code == 2
    assert result.stderr == f"Error: no letters found under {folder}\n"


def test_an_interrupted_run_says_what_it_leaves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("indexer.build._Run.read_changed", interrupted)
    letters = write_letters(tmp_path / "letters", LETTERS[0])
    result = CliRunner().invoke(
        kamerzoek, ["index", str(letters), "--index", str(tmp_path / "index")]
    )
    assert result.exit_code == 130
    assert result.stderr == (
        "Interrupted: what was read is kept; the same command goes on from there\n"
    )


def test_inspect_reads_files_without_an_index(tmp_path: Path) -> None:
    letters = write_letters(tmp_path / "letters", LETTERS[0])
    (path,) = letters.iterdir()
    bad = letters / "leeg.txt"
    bad.write_text("")
    result = CliRunner().invoke(kamerzoek, ["inspect", str(path), str(bad)])
    assert result.exit_code == 2
    assert "  Vraag 2                22  Vaart de veerpont nog?\n" in result.stdout
    assert result.stderr == f"Error: {bad}: empty\n"
    as_json = CliRunner().invoke(kamerzoek, ["inspect", str(path), str(path), "--format", "json"])
    assert json.loads(as_json.stdout)["documents"][1]["id"] == LETTERS[0].id


def test_show_gives_a_letter_as_json(run: Run) -> None:
    found = json.loads(run("show ah-tk-20232024-101#2 --format json").stdout)
    assert found["schema"] == "kamerzoek.documents/1"
    assert [unit["numbers"] for unit in found["documents"][0]["units"]] == [["1"], ["2"]]


@pytest.mark.parametrize("form", FORMATS)
def test_export_writes_all_hits(run: Run, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"hits{FORMATS[form].suffixes[0]}"
    result = run(f"export veerpont -o {path}")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"3 hits written to {path}\n"
    assert list(tmp_path.iterdir()) == [path]
    assert path.stat().st_size


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl"])
def test_search_writes_the_hits_of_an_export_alone(run: Run, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"hits.{form}"
    run(f"export veerpont -o {path} --about nowhere")
    assert path.read_bytes() == run(f"search veerpont --format {form}").stdout_bytes


def test_export_replaces_a_file_only_when_told_to(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "hits.csv"
    path.write_text("mine")
    assert "is there already; add --force" in error(run(f"export veerpont -o {path}"))
    assert path.read_text() == "mine"
    assert run(f"export veerpont -o {path} --force").exit_code == 0
    assert path.read_text().startswith("unit,")


def test_an_export_that_fails_leaves_what_was_there(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "hits.csv"
    path.write_text("mine")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("search.output.table.write_csv", full)
    assert "No space left on device" in error(run(f"export veerpont -o {path} --force"))
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_export_to_stdout(run: Run) -> None:
    result = run("export veerpont -o - --format csv")
    assert result.stdout.startswith("unit,")
    assert result.stderr == "3 hits written\n"


LETTER = """\
AH 101
2024Z00001
Antwoord van minister Van Zuylekom (Waterstaat) (ontvangen 12 maart 2024)

Vraag 1
Bent u bekend met het bericht over de veerpont?

Antwoord op vraag 1
Ja.
"""

PAGES = {name: loaded(name) for name in kamerzoek.commands}
SUBCOMMANDS = [
    f"{name} {one}"
    for name, page in PAGES.items()
    if isinstance(page, Group)
    for one in page.commands
]


@pytest.mark.parametrize("command", ["", *PAGES, *SUBCOMMANDS])
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_of_every_command_ends_with_examples(run: Run, command: str, option: str) -> None:
    result = run(f"{command} {option}")
    assert result.exit_code == 0
    assert re.search(rf"Examples:\n( +kamerzoek {command}.*\n)+$", result.stdout)
    assert max(map(len, result.stdout.splitlines())) <= 88


@pytest.mark.parametrize(
    ("name", "short"), [item for under in COMMANDS.values() for item in under.items()]
)
def test_the_list_of_commands_says_what_each_says_first(name: str, short: str) -> None:
    assert short == first_sentence(PAGES[name].says)


def test_the_list_of_commands_stands_under_headings(run: Run) -> None:
    text = run("--help").stdout
    for heading, commands in COMMANDS.items():
        listed = text.partition(f"\n{heading}:\n")[2].partition("\n\n")[0]
        assert re.findall("^  ([a-z-]+) ", listed, re.MULTILINE) == list(commands)


def test_a_group_is_a_command_with_subcommands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(EXAMPLES, "keep", ("keep add pont veerpont -stil", "keep list"))
    typed: list[dict[str, object]] = []

    def add(**values: object) -> int:
        typed.append(values)
        return 0

    rows = (Argument("name", "NAME"), WORDS_ARGUMENT)
    options = (Option("--file", "path", "A file.", metavar="FILE", takes="path", short="-f"),)
    group = page(
        "keep", Group("Keep searches.", {"add": Command("Add one. Or two.", add, options, rows)})
    )
    result = CliRunner().invoke(group, ["add", "pont", "veerpont", "-stil", "-f", "x"])
    assert (result.exit_code, result.output) == (0, "")
    assert typed == [{"name": "pont", "text": "veerpont -stil", "path": Path("x")}]
    assert re.search(r"^  add  Add one$", CliRunner().invoke(group, ["--help"]).stdout, re.M)
    own = CliRunner().invoke(group, ["add", "--help"]).stdout
    assert "keep add pont" in own
    assert "keep list" not in own


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("search veerpont --format csv", id="search"),
        pytest.param("search veerpont --format trec --batch vragen.tsv", id="batch"),
        pytest.param("similar --text vraag.txt --format csv", id="similar"),
        pytest.param("export veerpont -o - --format csv --about nowhere", id="export"),
        pytest.param("kwic veerpont --format csv", id="kwic"),
    ],
)
def test_a_limit_of_zero_is_all(
    run: Run, index: Path, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("vraag.txt").write_text("Vaart de veerpont nog?", encoding="utf-8")
    Path("vragen.tsv").write_text("1\tveerpont\n", encoding="utf-8")
    line = line.replace("search veerpont", "search") if "batch" in line else line
    one, every, most = (
        run(f"{line} --limit {limit} --index {index}").stdout for limit in (1, 0, 99)
    )
    assert one != every == most


@pytest.mark.parametrize("line", [line for lines in EXAMPLES.values() for line in lines])
def test_examples_are_understood(
    run: Run, index: Path, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each example runs; that this small index knows no such minister or letter is all it says."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    write_letters(tmp_path / "brieven", LETTERS[0])
    (record,) = (tmp_path / "brieven").iterdir()
    Path("records.jsonl").write_text(record.read_text(encoding="utf-8"), encoding="utf-8")
    Path("brief.txt").write_text(LETTER, encoding="utf-8")
    Path("vraag.txt").write_text("Vaart de veerpont nog?", encoding="utf-8")
    Path("queries.tsv").write_text("q1\tveerpont\n", encoding="utf-8")
    for name in ("stikstof.xlsx", "januari.csv", "februari.jsonl"):
        if line.startswith(("export --again", "diff ")):
            run("export veerpont", "-o", name)
    if line.startswith("diff "):
        run("export veerpont -o stikstof-nu.xlsx")
    with ZipFile("archief.zip", "w") as archive:
        archive.write(record)
    if line.startswith("convert "):
        copytree(index, tmp_path / "index")
    changes = line.startswith(("index ", "convert "))
    result = run(line, KAMERZOEK_INDEX=str(tmp_path / "index" if changes else index))
    unknown = re.search("no (minister|portfolio|letter or unit|watch)", result.stderr)
    assert result.exit_code in {0, 1} or unknown, result.stderr


@pytest.mark.parametrize(
    ("line", "out", "code"),
    [
        pytest.param("search veerpont --count", "3\n", 0, id="units"),
        pytest.param("search veerpont --count --group document", "2\n", 0, id="letters"),
        pytest.param("search --count", "6\n", 0, id="everything"),
        pytest.param("search xyzzy --count", "0\n", 1, id="nothing"),
        pytest.param("search minister:terlaak --count", "1\n", 0, id="a fact"),
        pytest.param("search --minister terlaak --minister kramer --count", "4\n", 0, id="either"),
        pytest.param("search --asker wit --unanswered --count", "1\n", 0, id="two filters"),
        pytest.param("search --days 21 --on 2024 --count", "2\n", 0, id="days"),
        pytest.param("search --answer-is no --count", "1\n", 0, id="a sign"),
        pytest.param("search --certain --kind answers --count", "6\n", 0, id="certain"),
    ],
)
def test_count_is_the_number_alone(run: Run, line: str, out: str, code: int) -> None:
    result = run(line)
    assert (result.stdout, result.exit_code) == (out, code), result.stderr


def test_facets_are_bars_or_data(run: Run) -> None:
    result = run("search veerpont --facet minister,year")
    assert [line.split()[0] for line in result.stdout.splitlines() if line] == [
        "minister", "Kramer", "Van", "Terlaak", "year", "2024",
    ]  # fmt: skip
    found = json.loads(run("search veerpont --facet year --format json").stdout)
    assert found["facets"]["year"]["values"] == [{"value": "2024", "hits": 3}]
    assert run("search x --facet colour").exit_code == 2
    assert run("search xyzzy --facet year").exit_code == 1


def test_several_who_fit_are_told_with_their_numbers(run: Run) -> None:
    said = error(run("search --portfolio a"))
    assert "may be" in said or "no portfolio" in said
    assert "no asker 'xyz' in the index" in error(run("search --asker xyz"))


def test_filters_are_part_of_the_json(run: Run) -> None:
    line = "search veerpont --portfolio waterstaat --date-of asked --on 2024 --format json"
    found = json.loads(run(line).stdout)
    assert found["query"]["filters"] == {
        "minister": None,
        "from": "2024-01-01",
        "to": "2024-12-31",
        "portfolio": ["waterstaat"],
        "date-of": ["asked"],
    }


def test_what_an_answer_was_taken_for_is_shown_with_the_phrase(run: Run) -> None:
    result = run("search --answer-is no")
    assert "   taken for no by: Nee\n" in result.stdout


def test_full_shows_whole_texts(run: Run) -> None:
    result = run("search wachtlijst coordinatie --full --color always")
    assert "Hoe lang is de \x1b[1;31mwachtlijst\x1b[0m?" in result.stdout


def test_similar_leaves_the_letter_itself_out(run: Run, tmp_path: Path) -> None:
    result = run("similar ah-tk-20232024-101#2")
    assert units(result)[0] == "ah-tk-20242025-9#1"
    assert not any(one.startswith("ah-tk-20232024-101") for one in units(result))
    draft = tmp_path / "vraag.txt"
    draft.write_text("Wanneer vaart de veerpont weer?", encoding="utf-8")
    assert units(run("similar --text", str(draft)))[0] == "ah-tk-20242025-9#1"
    assert "give an ID or --text FILE" in error(run("similar"))
    assert "no letter or unit has the id 'x'" in error(run("similar x"))


def test_nothing_but_results_goes_into_a_pipe(run: Run) -> None:
    result = run("search veerpont --limit 1")
    assert "\x1b" not in result.stdout


def test_names_of_the_index_complete(index: Path) -> None:
    env = {
        "_KAMERZOEK_COMPLETE": "bash_complete",
        "COMP_WORDS": "kamerzoek search --minister ter",
        "COMP_CWORD": "3",
        "KAMERZOEK_INDEX": str(index),
    }
    result = CliRunner().invoke(kamerzoek, [], prog_name="kamerzoek", env=env)
    assert result.stdout == "plain,Terlaak\n"


def test_options_stand_under_headings(run: Run) -> None:
    text = run("search --help").stdout
    assert [line for line in text.splitlines() if re.fullmatch(r"[A-Z]\w+:", line)] == [
        "Words:", "Who:", "When:", "What:", "Order:", "Shown:", "Output:",
    ]  # fmt: skip
