"""What a list of hits says of itself: all of the search comes back from it."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import KamerzoekError
from search.about import About, from_json, from_rows, rows, said, to_json, unsaid
from search.find import Request
from search.options import ASKING
from search.provenance import request_of, typed

MADE = About(
    query="veerpont -brug",
    interpreted="veerpont NOT brug",
    command="kamerzoek search 'veerpont -brug' --minister zuylekom --from 2021",
    total=12,
    units=147,
    engine="whoosh",
    made="2024-03-12T09:00:00+00:00",
    indexed="2024-03-01T09:00:00+00:00",
    filters={"minister": ("zuylekom", "raan"), "from": ("2021",)},
    options={"sort": ("newest",), "any": ("yes",)},
    since="2021-01-01",
    limit=100,
    letters=35,
    software="0.1.0",
    schema=3,
    analysis=5,
    columns=("unit", "subject"),
)


def again(request: Request) -> Request:
    """A request after it went through a list."""
    made = replace(
        MADE,
        query=request.text,
        filters=typed(request, filtering=True),
        options=typed(request, filtering=False),
        limit=request.limit,
    )
    lines = rows(from_json(json.loads(json.dumps(to_json(made)))))
    back = from_rows((name, unsaid(said(value))) for name, value in lines)
    assert back
    return request_of(back)


def values() -> st.SearchStrategy[Request]:
    """Any request: every option with values that its table allows."""
    fills: dict[str, st.SearchStrategy[Any]] = {}
    for option in ASKING:
        one: st.SearchStrategy[Any] = (
            st.booleans() if option.switch
            else st.sampled_from(option.choices) if option.choices
            else st.text(min_size=1)
        )  # fmt: skip
        if option.many:
            one = st.lists(one, min_size=1).map(tuple)
        fills[option.fills] = one
    return st.builds(lambda given: Request(**given), st.fixed_dictionaries({}, optional=fills))


@settings(deadline=None)
@given(values(), st.text().map(str.strip), st.none() | st.integers(1))
def test_every_search_comes_back_from_its_list(
    request_: Request, text: str, limit: int | None
) -> None:
    asked = replace(request_, text=text, limit=limit)
    assert again(asked) == asked


def test_a_list_says_what_was_typed_by_the_names_of_the_options() -> None:
    request = Request("pont", minister=("a", "b"), since="2021", any_word=True, doubtful=False)
    assert typed(request, filtering=True) == {
        "minister": ("a", "b"),
        "from": ("2021",),
        "doubtful": ("no",),
    }
    assert typed(request, filtering=False) == {
        "any": ("yes",),
        "sort": ("relevance",),
        "group": ("unit",),
    }


def test_its_lines_are_for_people_and_come_back() -> None:
    found = rows(MADE)
    assert ("filter minister", "raan") in found
    assert ("option sort", "newest") in found
    assert ("total", "12") in found
    assert from_rows(found) == MADE


def test_what_is_empty_has_no_line() -> None:
    bare = About("pont", "pont", "kamerzoek search pont", 0, 1, "whoosh", "2024-03-12")
    assert not {"limit", "letters", "since", "columns"} & {name for name, _ in rows(bare)}
    assert from_rows(rows(bare)) == bare


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        pytest.param(None, "is no kamerzoek.about/1", id="nothing"),
        pytest.param({"about": "kamerzoek.about/9"}, "is no kamerzoek.about/1", id="another form"),
        pytest.param({"about": "kamerzoek.about/1"}, "not whole", id="too little"),
        pytest.param({**to_json(MADE), "total": "many"}, "wrong 'total'", id="no number"),
        pytest.param({**to_json(MADE), "filters": {"to": "x"}}, "wrong 'filters'", id="no list"),
        pytest.param({**to_json(MADE), "columns": [1]}, "wrong 'columns'", id="no texts"),
    ],
)
def test_what_no_list_says_is_refused(wrong: Any, said: str) -> None:
    with pytest.raises(KamerzoekError, match=said):
        from_json(wrong)


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        pytest.param({"colour": ("red",)}, "'colour'", id="an option of another version"),
        pytest.param({"kind": ("poem",)}, "unknown kind: 'poem'", id="a choice there is not"),
        pytest.param({"strict": ("maybe",)}, "unknown strict", id="neither yes nor no"),
        pytest.param({"from": ()}, "without a value", id="no value"),
    ],
)
def test_what_cannot_be_asked_again_is_refused(
    filters: dict[str, tuple[str, ...]], said: str
) -> None:
    with pytest.raises(KamerzoekError, match=said):
        request_of(replace(MADE, filters=filters))
