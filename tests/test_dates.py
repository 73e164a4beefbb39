"""A date as people type it, and the days it means."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import KamerzoekError
from search.dates import bounds, period

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
        "12 april",
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


def test_a_rough_range_widens_to_both_sides() -> None:
    assert bounds("2020", "2021-02", TODAY) == (date(2020, 1, 1), date(2021, 2, 28))


def test_a_range_may_be_open() -> None:
    assert bounds(None, None, TODAY) == (None, None)
    assert bounds("2021", None, TODAY) == (date(2021, 1, 1), None)


def test_a_range_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(KamerzoekError, match="--from 2022 begins after --to 2021 ends"):
        bounds("2022", "2021", TODAY)
