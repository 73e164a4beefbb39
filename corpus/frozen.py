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


def _made(cls: Any) -> Any:
    own = dict(vars(cls))
    names = tuple(cls.__annotations__)
    defaults = {name: own.pop(name) for name in names if name in own}
    own |= {"__slots__": names, "__match_args__": names, "__qualname__": cls.__qualname__}
    own["__dataclass_fields__"] = _Fields(cls.__annotations__, defaults)
    for given in ("__dict__", "__weakref__"):
        own.pop(given, None)
    made: Any = type(cls)(cls.__name__, cls.__bases__, own)
    made.__init__ = _initializer(made, defaults)
    for name, function in {**_SHARED, **_comparing(made)}.items():
        if name not in own:
            setattr(made, name, function)
    return made


class _Fields:
    """The fields as the standard module keeps them, made when it first asks for them."""

    def __init__(self, types: dict[str, Any], defaults: dict[str, Any]) -> None:
        self._types, self._defaults = types, defaults

    def __get__(self, _: object, cls: Any) -> dict[str, Any]:
        about = {"__annotations__": self._types, "__module__": cls.__module__, "__doc__": "fields"}
        standard: Any = type(cls.__name__, (), {**self._defaults, **about})
        standard = dataclasses.dataclass(init=False, repr=False, eq=False)(standard)
        cls.__dataclass_fields__ = standard.__dataclass_fields__
        return standard.__dataclass_fields__  # type: ignore[no-any-return]


def _initializer(cls: Any, defaults: dict[str, Any]) -> Callable[..., None]:
    """Set the fields, given by place or by name; slots are set past `__setattr__`."""
    puts = [(name, vars(cls)[name].__set__) for name in cls.__slots__]
    setters = [put for _, put in puts]
    most = len(puts)

    def initialize(self: Any, *args: Any, **named: Any) -> None:
        if len(args) == most and not named:
            for put, value in zip(setters, args):  # noqa: B905  (`strict` takes as long as all else)
                put(self, value)
            return
        if args or len(named) != most:
            named = _given(cls, defaults, args, named)
        try:
            for name, put in puts:
                put(self, named[name])
        except KeyError:
            raise TypeError(f"{cls.__name__}() got other names: {sorted(named)}") from None

    return initialize


def _given(
    cls: Any, defaults: dict[str, Any], args: tuple[Any, ...], named: dict[str, Any]
) -> dict[str, Any]:
    """The values of all fields by name, defaults too; TypeError where they do not fit."""
    called, names = cls.__name__, cls.__slots__
    if len(args) > len(names):
        raise TypeError(f"{called}() takes {len(names)} arguments, {len(args)} were given")
    values = dict(zip(names, args, strict=False))
    if twice := values.keys() & named:
        raise TypeError(f"{called}() got two values for {min(twice)!r}")
    values |= named
    for name in names:
        if name not in values:
            if name not in defaults:
                raise TypeError(f"{called}() misses {name!r}")
            values[name] = _default(defaults[name])
    if unknown := values.keys() - {*names}:
        raise TypeError(f"{called}() has no {min(unknown)!r}")
    return values


def _default(given: Any) -> Any:
    """The value of a field that was not given: what stands in the class, or a `field` there."""
    if not isinstance(given, dataclasses.Field):
        return given
    return given.default if given.default_factory is MISSING else given.default_factory()


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
