"""Frozen dataclasses that cost little to define, since a search waits for every one of them.

A dataclass compiles six functions when its module is loaded, which takes a quarter of a
millisecond: with some forty classes a tenth of all that a search takes. This `dataclass` makes
the same of a class with functions that need no compiling. It takes what is frozen and has
slots, nothing else; to type checkers, `fields`, `replace` and `asdict` it is the standard one.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, TypeVar

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: Literal[True], slots: Literal[True]) -> Callable[[type[T]], type[T]]:
        """The decorator of a class that never changes and compares by value."""
        return _made


def _made(cls: type[T]) -> type[T]:
    own = dict(vars(cls))
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    made.__init__ = _initializer(made)
    for name, function in {**_SHARED, **_comparing(made)}.items():
        if name not in own:
            setattr(made, name, function)
    return made  # type: ignore[no-any-return]


def _initializer(cls: Any) -> Callable[..., None]:
    """Set the fields, given by place or by name; slots are set past `__setattr__`."""
    fields = {field.name: field for field in dataclasses.fields(cls)}
    puts = [(name, vars(cls)[name].__set__) for name in fields]
    setters = [put for _, put in puts]
    most = len(fields)

    def initialize(self: Any, *args: Any, **named: Any) -> None:
        if len(args) == most and not named:
            for put, value in zip(setters, args):  # noqa: B905  (`strict` takes as long as all else)
                put(self, value)
            return
        if args or len(named) != most:
            named = _given(cls.__name__, fields, args, named)
        try:
            for name, put in puts:
                put(self, named[name])
        except KeyError:
            raise TypeError(f"{cls.__name__}() got other names: {sorted(named)}") from None

    return initialize


def _given(
    called: str, fields: dict[str, Any], args: tuple[Any, ...], named: dict[str, Any]
) -> dict[str, Any]:
    """The values of all fields by name, defaults too; TypeError where they do not fit."""
    if len(args) > len(fields):
        raise TypeError(f"{called}() takes {len(fields)} arguments, {len(args)} were given")
    values = dict(zip(fields, args, strict=False))
    if twice := values.keys() & named:
        raise TypeError(f"{called}() got two values for {min(twice)!r}")
    values |= named
    for name, field in fields.items():
        if name not in values:
            if field.default is not MISSING:
                values[name] = field.default
            elif field.default_factory is not MISSING:
                values[name] = field.default_factory()
            else:
                raise TypeError(f"{called}() misses {name!r}")
    if unknown := values.keys() - fields:
        raise TypeError(f"{called}() has no {min(unknown)!r}")
    return values


def _comparing(cls: Any) -> dict[str, Callable[..., Any]]:
    """Equality and hash by the values of all fields."""
    values = attrgetter(*cls.__match_args__)

    def equal(self: Any, other: object) -> Any:
        return values(self) == values(other) if type(other) is type(self) else NotImplemented

    def hashed(self: Any) -> int:
        return hash(values(self))

    return {"__eq__": equal, "__hash__": hashed}


def _repr(self: Any) -> str:
    each = (f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{type(self).__qualname__}({', '.join(each)})"


def _refuse(self: Any, name: str, *_: Any) -> None:
    raise FrozenInstanceError(f"cannot change {name!r} of a frozen {type(self).__name__}")


def _reduce(self: Any) -> tuple[Any, ...]:
    return type(self), tuple(getattr(self, name) for name in self.__match_args__)


_SHARED = {
    "__repr__": _repr,
    "__reduce__": _reduce,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
}
