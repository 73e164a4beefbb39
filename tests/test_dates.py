"""A date as people type it, and the days it means."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import KamerzoekError
from search.dates import bounds, period, span

TODAY = date(2024, 3, 1)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        pytest.param("2021-04-12", "2021-04-12", "2021-04-12", id="iso day"),
        pytest.param("2021-04", "2021-04-01", "2021-04-30", id="iso month"),
        pytest.param("2021", "2021-01-01", "2021-12-31", id="year"),
        pytest.param("12 april 2021", "2021-04-12", "2021-04-12", id="Dutch day"),
        pytest.param("april 2021", "2021-04-01", "2021-04-30", id="Dutch month"),
        pytest.param("12-4-2021", "2021-04-12", "2021-04-12", id="day first"),
        pytest.param("12/04/2021", "2021-04-12", "2021-04-12", id="slashes"),
        pytest.param("12.4.2021", "2021-04-12", "2021-04-12", id="points"),
        pytest.param("  1   MAART 2020 ", "2020-03-01", "2020-03-01", id="blanks and capitals"),
        pytest.param("3 sept. 2020", "2020-09-03", "2020-09-03", id="abbreviation with a point"),
        pytest.param("mrt 2020", "2020-03-01", "2020-03-31", id="abbreviated month"),
        pytest.param("12-apr-2021", "2021-04-12", "2021-04-12", id="joined by hyphens"),
        pytest.param("2024-02", "2024-02-01", "2024-02-29", id="leap month"),
        pytest.param("2021-4-1", "2021-04-01", "2021-04-01", id="iso without zeros"),
        pytest.param("vandaag", "2024-03-01", "2024-03-01", id="today"),
        pytest.param("gisteren", "2024-02-29", "2024-02-29", id="yesterday"),
        pytest.param("eergisteren", "2024-02-28", "2024-02-28", id="the day before"),
        pytest.param("12 april", "2023-04-12", "2023-04-12", id="the last time it was"),
        pytest.param("februari", "2024-02-01", "2024-02-29", id="the last such month"),
        pytest.param("maart", "2024-03-01", "2024-03-31", id="this month"),
        pytest.param("april", "2023-04-01", "2023-04-30", id="a month of last year"),
        pytest.param("29 feb", "2024-02-29", "2024-02-29", id="the last leap day"),
        pytest.param("may 2021", "2021-05-01", "2021-05-31", id="English month"),
        pytest.param("vrijdag", "2024-03-01", "2024-03-01", id="weekday today"),
        pytest.param("vorige vrijdag", "2024-02-23", "2024-02-23", id="weekday before"),
        pytest.param("maandag", "2024-02-26", "2024-02-26", id="weekday"),
        pytest.param("ma", "2024-02-26", "2024-02-26", id="short weekday"),
        pytest.param("30d", "2024-01-31", "2024-03-01", id="days"),
        pytest.param("2w", "2024-02-16", "2024-03-01", id="weeks"),
        pytest.param("afgelopen 3 maanden", "2023-12-01", "2024-03-01", id="months"),
        pytest.param("1j", "2023-03-01", "2024-03-01", id="years"),
        pytest.param("vorige maand", "2024-02-01", "2024-02-29", id="last month"),
        pytest.param("deze maand", "2024-03-01", "2024-03-31", id="this month in words"),
        pytest.param("vorig jaar", "2023-01-01", "2023-12-31", id="last year"),
        pytest.param("dit kwartaal", "2024-01-01", "2024-03-31", id="this quarter"),
        pytest.param("vorig kwartaal", "2023-10-01", "2023-12-31", id="last quarter"),
        pytest.param("vorige week", "2024-02-19", "2024-02-25", id="last week"),
        pytest.param("2023-Q4", "2023-10-01", "2023-12-31", id="quarter"),
        pytest.param("1e kwartaal 2023", "2023-01-01", "2023-03-31", id="quarter in words"),
    ],
)
def test_a_date_means_its_first_to_its_last_day(typed: str, first: str, last: str) -> None:
    assert [day.isoformat() for day in period(typed, TODAY)] == [first, last]


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "ooit",
        "12 brumaire 2021",
        "21",
        "202",
        "20210",
        "..",
        "maandagen",
        "3 sterren",
        "2021-04-12-01",
        "٢٠٢١",
    ],
)
def test_what_is_no_date_names_the_accepted_forms(typed: str) -> None:
    with pytest.raises(KamerzoekError, match="is not a date; write it as one of: 2021-04-12"):
        period(typed, TODAY)


@pytest.mark.parametrize("typed", ["2021-02-29", "31 april 2021", "2021-13", "0-1-2021", "0000"])
def test_an_impossible_date_is_refused(typed: str) -> None:
    with pytest.raises(KamerzoekError, match=r"no day .* in the calendar"):
        period(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        pytest.param("2021-04-12", "2021-04-12", "2021-04-12", id="a day"),
        pytest.param("2023..2024", "2023-01-01", "2024-12-31", id="years"),
        pytest.param("2023 .. maart 2024", "2023-01-01", "2024-03-31", id="a year to a month"),
        pytest.param("..2024", None, "2024-12-31", id="open at the begin"),
        pytest.param("2023..", "2023-01-01", None, id="open at the end"),
        pytest.param("2020-2021", "2020-01-01", "2021-12-31", id="years with a dash"),
        pytest.param("maart t/m mei 2023", "2023-03-01", "2023-05-31", id="one year for both"),
        pytest.param("3 t/m 12 mei 2023", "2023-05-03", "2023-05-12", id="one month for both"),
        pytest.param("1 mei tot en met 3 juni 2023", "2023-05-01", "2023-06-03", id="in words"),
        pytest.param("sinds 2023", "2023-01-01", None, id="since"),
        pytest.param(">=2023-02", "2023-02-01", None, id="at least"),
        pytest.param("t/m 2023", None, "2023-12-31", id="up to and with"),
        pytest.param("na 2023", "2024-01-01", None, id="after"),
        pytest.param("voor mei 2023", None, "2023-04-30", id="before"),
        pytest.param("vorige maand..", "2024-02-01", None, id="since last month"),
    ],
)
def test_a_range_widens_to_both_sides(typed: str, first: str | None, last: str | None) -> None:
    assert [day and day.isoformat() for day in span(typed, TODAY)] == [first, last]


def test_a_range_turned_around_is_refused() -> None:
    with pytest.raises(KamerzoekError, match=r"'2024\.\.2023' begins after it ends"):
        span("2024..2023", TODAY)


def test_a_day_narrows_what_the_bounds_allow() -> None:
    assert bounds("2021-03", None, TODAY, "2021") == (date(2021, 3, 1), date(2021, 12, 31))
    assert bounds(None, None, TODAY, "..2021") == (None, date(2021, 12, 31))


@settings(deadline=None)
@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_understood_in_every_form(day: date) -> None:
    months = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
    forms = [
        day.isoformat(),
        f"{day.day}-{day.month}-{day.year}",
        f"{day.day} {months[day.month - 1]} {day.year}",
    ]
    assert [period(form, TODAY) for form in forms] == [(day, day)] * 3


@settings(deadline=None)
@given(st.text(max_size=20))
def test_any_text_is_a_date_or_a_clear_error(typed: str) -> None:
    try:
        first, last = period(typed, TODAY)
    except KamerzoekError:
        return
    assert first <= last
    assert span(typed, TODAY) == (first, last)


def test_a_rough_range_widens_to_both_sides() -> None:
    assert bounds("2020", "2021-02", TODAY) == (date(2020, 1, 1), date(2021, 2, 28))


def test_a_range_may_be_open() -> None:
    assert bounds(None, None, TODAY) == (None, None)
    assert bounds("2021", None, TODAY) == (date(2021, 1, 1), None)


def test_a_range_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(KamerzoekError, match="--from 2022 begins after --to 2021 ends"):
        bounds("2022", "2021", TODAY)
