"""How statistics are shown: as text, as tables for programs, as a picture."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from corpus.errors import KamerzoekError
from search.about import About
from search.counts import Axis, Cell, Counts, Key, Response
from search.measures import MEASURES
from search.output import picture
from search.output.counts_data import SCHEMA, write_json, write_table
from search.output.counts_text import lines
from search.output.terminal import Style
from search.output.ticks import ticks, years
from search.periods import between

ABOUT = About(
    "pont", "pont", "kamerzoek stats pont --by year", 7, 90, "whoosh", "", "2024-03-05T10:00:00",
    filters={"party": ("SP", "V88"), "unanswered": ("yes",)}, options={"sort": ("newest",)},
)  # fmt: skip
NAMES = Axis("minister", ("Aldershof", "Öztürk", ""))
YEARS = Axis("year", ("2021", "2022", "2023"), timed=True)


def cell(hits: int, answers: int = 200, response: Response | None = None) -> Cell:
    return Cell(hits, hits, 1, answers, answers * 1000, response or Response())


def counts(cells: Mapping[Key, Cell], *axes: Axis) -> Counts:
    return Counts(axes, cells, True, ("question", "answer"))


BY_YEAR = counts(
    {("2021",): cell(4), ("2023",): cell(2, 50), (None,): cell(6, 250)},
    YEARS,
)
BY_NAME = counts(
    {
        ("Aldershof",): cell(4, response=Response(12, 1, 20.5, 40.0, (6, 0))),
        ("Öztürk",): cell(2, response=Response(3, 0, 9.0, 9.0, (0, 0))),
        ("",): cell(1),
        (None,): cell(6),
    },
    NAMES,
)
CROSSED = counts(
    {
        ("Aldershof", "2021"): cell(4),
        ("Öztürk", "2022"): cell(2, 40),
        ("", "2021"): cell(0),
        ("Aldershof", None): cell(4),
        ("Öztürk", None): cell(2),
        ("", None): cell(1),
        (None, "2021"): cell(4),
        (None, "2022"): cell(2),
        (None, None): cell(6),
    },
    NAMES,
    YEARS,
)


def text(
    found: Counts,
    measure: str = "hits",
    top: int | None = None,
    waits: bool = False,
    width: int = 72,
    blocks: bool = True,
) -> list[str]:
    return list(lines(found, MEASURES[measure], waits, top, Style(width, blocks=blocks)))


# Text


def test_a_list_has_what_rates_rest_on_and_a_bar() -> None:
    assert text(BY_YEAR) == [
        "hits by year  6 hits in 1 letter",
        "2021 █▁▅ 2023",
        "                  of  per 100  per 100,000",
        "       hits  answers  answers        words",
        "2021      4      200    2.00         2.00   ████████████████████████████",
        "2022      0        0       -            -",
        "2023      2       50    4.00*        4.00*  ██████████████",
        "total     6      250    2.40         2.40",
        "* of fewer than 100 answers or 100,000 words",
    ]


def test_response_days_take_the_place_of_rates() -> None:
    assert text(BY_NAME, waits=True) == [
        "hits by minister  6 hits in 1 letter",
        "                      of  days not  median      90%   % over   % over",
        "           hits  letters     known    days  in days  21 days  42 days",
        "Aldershof     4       12         1   20.5     40.0       50        0",
        "Öztürk        2        3         0    9.0*     9.0*       0*       0*",
        "(none)        1        0         0      -        -        -        -",
        "total         6        0         0      -        -        -        -",
        "* of fewer than 10 letters",
    ]


def test_what_is_measured_has_a_column_and_the_bars() -> None:
    shown = text(BY_NAME, "p90")
    assert "90%" in shown[1]
    assert shown[0].startswith("days in which 90% of letters were answered by minister")
    letters = text(BY_YEAR, "letters")
    assert letters[3].split()[:2] == ["hits", "letters"]


def test_what_is_not_shown_is_told() -> None:
    shown = text(BY_NAME, top=1)
    assert [line.split()[0] for line in shown[3:6]] == ["Aldershof", "(none)", "total"]
    assert shown[-1] == ("1 of 2 ministers shown; --top N shows more, --format csv all")


@pytest.mark.parametrize("width", [40, 50, 60, 80, 100])
@pytest.mark.parametrize("found", [BY_YEAR, BY_NAME, CROSSED], ids=["year", "name", "crossed"])
def test_lines_fit(width: int, found: Counts) -> None:
    for waits in (False, True):
        assert max(map(len, text(found, waits=waits, width=width)[1:-1])) <= width


def test_a_table_has_a_dot_for_nothing() -> None:
    assert text(CROSSED) == [
        "hits by minister and year  6 hits in 1 letter",
        "           2021  2022  2023  total",
        "Aldershof     4     ·     ·      4",
        "Öztürk        ·     2     ·      2",
        "(none)        ·     ·     ·      1",
        "total         4     2     ·      6",
    ]


def test_a_cell_without_answers_is_blank_and_one_of_few_has_a_star() -> None:
    assert text(CROSSED, "per-answers")[1:4] == [
        "           2021   2022  2023  total",
        "Aldershof  2.00                2.00",
        "Öztürk           5.00*         1.00",
    ]


def test_columns_that_do_not_fit_are_numbered() -> None:
    names = tuple(f"Van den Naam-{nth}" for nth in range(9))
    found = counts(
        {("2021", name): cell(nth + 1) for nth, name in enumerate(names)}
        | {("2021", None): cell(45), (None, None): cell(45)},
        YEARS,
        Axis("asker", names),
    )
    shown = text(found, width=60)
    assert shown[1].split() == [*"123456789", "total"]
    assert shown[2].split() == ["2021", *"123456789", "45"]
    assert shown[6].startswith("1 Van den Naam-0 · 2 Van den Naam-1 ·")
    assert shown[7].startswith(("4 Van den", "· 4 Van den"))
    narrow = text(found, width=30)
    assert narrow[1].split() == [*"123456", "total"]
    assert narrow[-1] == "6 of 9 askers shown; --top N shows more, --format csv all"


def test_steps_of_time_that_do_not_fit_are_sparklines() -> None:
    months = between("month", 736_000, 738_000)
    found = counts(
        {("Aldershof", months[0]): cell(4), ("Aldershof", None): cell(4), (None, None): cell(4),
         (None, months[0]): cell(4)},
        Axis("minister", ("Aldershof",)),
        Axis("month", tuple(months), timed=True),
    )  # fmt: skip
    shown = text(found, width=60)
    assert shown[1].startswith("Aldershof      4  █▁▁▁")
    assert shown[3].split() == [
        months[0],
        "to",
        f"{months[-1]},",
        *["each", "row", "up", "to", "its", "own", "highest"],
    ]
    assert max(map(len, shown[:3])) <= 60


def test_a_plain_terminal_gets_ascii() -> None:
    for found in (BY_YEAR, BY_NAME, CROSSED):
        assert all(line.replace("Ö", "O").replace("ü", "u").isascii()
                   for line in text(found, blocks=False))  # fmt: skip


def test_a_name_that_commands_a_terminal_does_not() -> None:
    bad = "rood\x1b[31m\nnaam"
    found = counts({(bad,): cell(1), (None,): cell(1)}, Axis("asker", (bad,)))
    crossed = counts({(bad, "2021"): cell(1), (bad, None): cell(1)}, Axis("asker", (bad,)), YEARS)
    for one in (found, crossed):
        assert not any("\x1b" in line or "\n" in line for line in text(one))


# For programs


def rows(found: Counts, tabs: bool = False, top: int | None = None) -> list[dict[str, str]]:
    out = io.StringIO(newline="")
    write_table(found, out, top, tabs)
    return list(csv.DictReader(io.StringIO(out.getvalue()), delimiter="\t" if tabs else ","))


@pytest.mark.parametrize("tabs", [False, True])
def test_a_row_a_group_and_none_for_the_total(tabs: bool) -> None:
    found = rows(BY_YEAR, tabs)
    assert [row["year"] for row in found] == ["2021", "2022", "2023"]
    assert [row["hits"] for row in found] == ["4", "0", "2"]
    assert [row["per_100_answers"] for row in found] == ["2.0", "", "4.0"]
    assert [row["few_answers"] for row in found] == ["no", "yes", "yes"]


def test_crossed_groups_have_a_row_for_every_step_of_time() -> None:
    assert [(row["minister"], row["year"], row["hits"]) for row in rows(CROSSED)] == [
        ("Aldershof", "2021", "4"), ("Aldershof", "2022", "0"), ("Aldershof", "2023", "0"),
        ("Öztürk", "2021", "0"), ("Öztürk", "2022", "2"), ("Öztürk", "2023", "0"),
    ]  # fmt: skip
    assert len(rows(CROSSED, top=1)) == 3


def test_a_name_that_a_spreadsheet_would_run_is_text() -> None:
    found = counts({("=1+1",): cell(1)}, Axis("asker", ("=1+1",)))
    assert rows(found)[0]["asker"] == "'=1+1"


def test_json_says_how_it_was_made() -> None:
    out = io.StringIO()
    write_json(BY_NAME, ABOUT, out, None)
    found = json.loads(out.getvalue())
    assert found["schema"] == SCHEMA
    assert found["about"]["command"] == ABOUT.command
    assert found["by"] == ["minister"]
    assert found["total"]["hits"] == 6
    assert [(one["minister"], one["hits"]) for one in found["groups"]] == [
        ("Aldershof", 4), ("Öztürk", 2), (None, 1),
    ]  # fmt: skip
    assert found["groups"][0]["days_median"] == 20.5
    assert found["groups"][0]["days_over_21"] == 6


# Names below a timeline


@pytest.mark.parametrize(
    ("period", "first", "last", "shown"),
    [
        ("month", "2021-11", "2022-02", "nov/2021 dec jan/2022 feb"),
        ("month", "2022-02", "2022-05", "feb/2022 mrt apr mei"),
        ("month", "2019-12", "2021-12", "jan/2020 apr jul okt jan/2021 apr jul okt"),
        ("month", "2015-01", "2022-12", "2015 2016 2017 2018 2019 2020 2021 2022"),
        ("quarter", "2021-10", "2022-06", "Q4/2021 Q1/2022 Q2"),
        ("year", "2019-01", "2021-01", "2019 2020 2021"),
        ("year", "1990-01", "2021-01", "1990 1995 2000 2005 2010 2015 2020"),
    ],
)  # fmt: skip
def test_months_have_dutch_names(period: str, first: str, last: str, shown: str) -> None:
    from datetime import date

    steps = between(period, *(date.fromisoformat(f"{day}-02").toordinal() for day in (first, last)))
    named = ticks(period, steps)
    assert " ".join(label.replace("\n", "/") for _, label in named) == shown
    assert bool(years(period, steps)) == (period == "month" and len(steps) > 72)


# A picture


@pytest.fixture
def charts() -> object:
    pytest.importorskip("matplotlib")
    from search.output import charts

    return charts


def drawn(tmp_path: Path, found: Counts, name: str, measure: str = "hits") -> bytes:
    path = tmp_path / name
    picture.write(found, MEASURES[measure], ABOUT, None, path)
    return path.read_bytes()


@pytest.mark.parametrize("found", [BY_YEAR, BY_NAME, CROSSED], ids=["year", "name", "crossed"])
@pytest.mark.parametrize("measure", ["hits", "per-answers", "median"])
def test_a_picture_is_written(charts: object, tmp_path: Path, found: Counts, measure: str) -> None:
    assert drawn(tmp_path, found, "a.png", measure).startswith(b"\x89PNG")
    root = ET.fromstring(drawn(tmp_path, found, "a.svg", measure))
    assert root.tag.endswith("svg")
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_the_same_counts_give_the_same_picture(charts: object, tmp_path: Path) -> None:
    assert drawn(tmp_path, CROSSED, "a.svg") == drawn(tmp_path, CROSSED, "b.svg")
    assert drawn(tmp_path, BY_YEAR, "a.png") == drawn(tmp_path, BY_YEAR, "b.png")


def values(found: Counts) -> Sequence[Sequence[str]]:
    return [axis.values for axis in found.axes]


def test_a_column_is_as_high_as_its_value(charts: object) -> None:
    from search.output.charts import BLUE, PALE, chart

    figure = chart(BY_YEAR, MEASURES["per-answers"], values(BY_YEAR))
    bars = [patch for patch in figure.axes[0].patches if hasattr(patch, "get_height")][:3]
    assert [bar.get_height() for bar in bars] == [2.0, 0, 4.0]
    from matplotlib.colors import to_hex

    assert [to_hex(bar.get_facecolor()) for bar in bars[::2]] == [BLUE, PALE]


def test_a_map_has_the_values_of_its_cells(charts: object) -> None:
    from search.output.charts import chart

    figure = chart(CROSSED, MEASURES["hits"], values(CROSSED))
    said = [text.get_text() for text in figure.axes[0].texts]
    assert said == ["4", "2"]
    assert [label.get_text() for label in figure.axes[0].get_yticklabels()] == [
        "Aldershof", "Öztürk", "(none)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("found", "measure", "said"),
    [
        (BY_YEAR, "hits", "n = 6 hits in 1 letter"),
        (BY_YEAR, "per-answers",
         "n = 6 hits in 250 answers · pale: of fewer than 100 answers · grey: no answers"),
        (BY_NAME, "median", "n = 0 letters with both days, 0 without · "
         "pale: of fewer than 10 letters · –: no letters"),
        (CROSSED, "per-answers", "n = 6 hits in 200 answers · "
         "with a star: of fewer than 100 answers · grey: no answers"),
    ],
)  # fmt: skip
def test_a_picture_says_where_its_numbers_are_from(found: Counts, measure: str, said: str) -> None:
    source = picture.source(found, MEASURES[measure], ABOUT, values(found))
    assert source == f"Kamerzoek, index of 5 maart 2024, 90 units · {said}"


def test_a_picture_says_what_was_asked_for() -> None:
    assert picture.title(ABOUT) == "pont · party SP · party V88 · unanswered"


def test_a_picture_never_replaces_a_file_by_surprise(tmp_path: Path) -> None:
    there = tmp_path / "a.png"
    there.write_bytes(b"mine")
    with pytest.raises(KamerzoekError, match="there already"):
        picture.checked(there, force=False)
    (tmp_path / "b.svg").mkdir()
    with pytest.raises(KamerzoekError, match="is a folder"):
        picture.checked(tmp_path / "b.svg", force=True)
    with pytest.raises(KamerzoekError, match=r"end it in \.png or \.svg"):
        picture.checked(tmp_path / "a.jpg", force=False)


def test_without_matplotlib_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture, "find_spec", lambda name: None)
    with pytest.raises(KamerzoekError) as error:
        picture.checked(tmp_path / "a.png", force=False)
    assert error.value.hint == "install it: pip install 'kamerzoek[plot]'"


def test_a_picture_that_cannot_be_written_is_an_error(charts: object, tmp_path: Path) -> None:
    with pytest.raises(KamerzoekError, match="cannot be written"):
        drawn(tmp_path, BY_YEAR, "nowhere/a.png")
