"""The light dataclass is the standard one in all that is used of it."""

import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, field, fields, replace
from typing import Any

import pytest

from corpus import frozen


def classes(dataclass: Any) -> tuple[Any, Any]:
    @dataclass(frozen=True, slots=True)
    class Place:
        """A place with a default of each kind."""

        name: str
        kades: tuple[str, ...] = ()
        notes: list[str] = field(default_factory=list)

        @property
        def first(self) -> str:
            return self.kades[0]

    @dataclass(frozen=True, slots=True)
    class Own:
        """A class with functions of its own."""

        name: str

        def __repr__(self) -> str:
            return f"<{self.name}>"

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Own) and self.name.lower() == other.name.lower()

        def __hash__(self) -> int:
            return hash(self.name.lower())

    return Place, Own


STANDARD, LIGHT = classes(dataclasses.dataclass), classes(frozen.dataclass)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(lambda place, _: repr(place("a", ("b",))), id="repr"),
        pytest.param(lambda place, _: place("a").kades, id="default"),
        pytest.param(lambda place, _: place("a").notes is place("a").notes, id="factory"),
        pytest.param(lambda place, _: place("a", notes=["n"], kades=("k",)).first, id="by name"),
        pytest.param(lambda place, _: place("a", ("k",), []) == place("a", ("k",)), id="equal"),
        pytest.param(lambda place, _: place("a") == place("b"), id="different"),
        pytest.param(lambda place, _: place("a") == ("a", (), []), id="no tuple"),
        pytest.param(lambda place, _: hash(place("a", (), ())) == hash(("a", (), ())), id="hash"),
        pytest.param(lambda place, _: asdict(place("a", ("k",))), id="asdict"),
        pytest.param(lambda place, _: [one.name for one in fields(place)], id="fields"),
        pytest.param(lambda place, _: replace(place("a"), kades=("k",)).first, id="replace"),
        pytest.param(lambda place, _: place.__match_args__, id="match"),
        pytest.param(lambda place, _: hasattr(place("a"), "__dict__"), id="slots"),
        pytest.param(lambda _, own: (repr(own("A")), own("A") == own("a")), id="own functions"),
        pytest.param(lambda _, own: len({own("A"), own("a")}), id="own hash"),
    ],
)
def test_it_says_the_same(told: Callable[..., Any]) -> None:
    assert told(*LIGHT) == told(*STANDARD)


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        pytest.param(lambda place: place(), TypeError, id="too few"),
        pytest.param(lambda place: place("a", (), [], 4), TypeError, id="too many"),
        pytest.param(lambda place: place("a", name="a"), TypeError, id="twice"),
        pytest.param(lambda place: place("a", kade="k"), TypeError, id="unknown"),
        pytest.param(lambda place: place(name="a", kades=(), x=[]), TypeError, id="other name"),
        pytest.param(lambda place: replace(place("a"), kade="k"), TypeError, id="replace"),
        pytest.param(lambda place: setattr(place("a"), "name", "b"), FrozenInstanceError, id="set"),
        pytest.param(lambda place: delattr(place("a"), "name"), FrozenInstanceError, id="delete"),
        pytest.param(lambda place: hash(place("a")), TypeError, id="a list has no hash"),
    ],
)
def test_it_refuses_the_same(wrong: Callable[[Any], Any], error: type[Exception]) -> None:
    for place, _ in (STANDARD, LIGHT):
        with pytest.raises(error):
            wrong(place)


@frozen.dataclass(frozen=True, slots=True)
class Kade:
    """A class that pickle finds by its name."""

    name: str
    boats: tuple[int, ...] = ()


def test_it_crosses_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(Kade("a", (1, 2)))) == Kade("a", (1, 2))
