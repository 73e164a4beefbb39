"""`watch`: searches that tell what is new, for cron, mail and feed readers."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

from corpus.errors import KamerzoekError

from ..command import DONE, NOTHING, WRONG, Command, Group
from ..options import (
    COLOR,
    INDEX,
    WHAT,
    WHEN,
    WHO,
    WORDS,
    WORDS_ARGUMENT,
    Argument,
    Option,
    form_of,
)
from ..output import console

ENTRIES = 100
WATCHED = tuple(option for option in (*WORDS, *WHO, *WHEN, *WHAT) if option.fills != "related")
"""The options of a watch: `--related` finds other words as an index grows, so it has no place."""


def add(*, name: str, everything: bool, index: Path, place: Path | None, **typed: Any) -> int:
    """Add a watch, and say how much there is now."""
    from .. import watching
    from ..find import Request
    from ..output.summary import counted
    from ..session import opened
    from ..watches import watches

    with opened(index) as engine, watches(index, make=True, place=place) as state:
        added = watching.add(state, engine, name, Request(**typed), date.today(), everything)
    for note in added.notes:
        console.say(f"Note: {note}")
    if everything:
        said = "all that is found will be told by the first run"
    else:
        said = f"{counted(added.seen, 'unit')} found now; a run tells what comes after"
    console.say(f"Watch {added.watch.name}: {said}")
    return DONE


def list_(*, form: str, index: Path, place: Path | None, color: Any) -> int:
    """Show the watches there are."""
    from ..batches import held
    from ..output import watchlist
    from ..watches import watches

    with watches(index, place=place) as state:
        there = [held(state, watch) for watch in state.all()]
    if form == "json":
        console.show(watchlist.records(there))
    else:
        console.show(watchlist.lines(there, console.style(color)))
    return DONE if there else _none()


def show(*, name: str, form: str, index: Path, place: Path | None, color: Any) -> int:
    """Show one watch, and what it told last."""
    from ..batches import Batches, held
    from ..output import watchlist
    from ..watches import watches

    with watches(index, place=place) as state:
        (watch,) = state.named([name])
        there, news = held(state, watch), Batches(state).latest([watch], 10)
    if form == "json":
        console.show(watchlist.records([there]))
    else:
        style = console.style(color)
        console.show(watchlist.lines([there], style))
        console.show(watchlist.last(news, style))
    return DONE


def remove(*, names: tuple[str, ...], index: Path, place: Path | None) -> int:
    """Take watches out."""
    from ..watches import watches

    with watches(index, place=place) as state:
        with state.transaction():
            chosen = state.named(names)
            for watch in chosen:
                state.remove(watch)
        for watch in chosen:
            console.say(f"Watch {watch.name} removed")
    return DONE


def run(
    *,
    names: tuple[str, ...],
    form: str | None,
    feed: Path | None,
    entries: int,
    index: Path,
    place: Path | None,
    color: Any,
) -> int:
    """Run watches; quiet when there is no news."""
    from .. import watching
    from ..batches import Batches
    from ..output.atom import Feed
    from ..output.outlet import Outlet, checked_feed
    from ..session import opened
    from ..watches import Watch, watches

    path = feed and checked_feed(feed)
    form = form or (None if feed else "text")
    bad: list[Watch] = []

    def failed(watch: Watch, error: KamerzoekError) -> None:
        bad.append(watch)
        console.fail(error, f"watch {watch.name}: {error}")

    with watches(index, place=place) as state:
        chosen = state.named(names)
        if not chosen:
            return _none()

        def shown() -> Feed:
            news = Batches(state).latest(chosen, entries)
            return Feed(state.token, chosen, bool(names), news)

        outlet = Outlet(form, console.raw(sys.stdout), console.style(color), path, shown)
        with opened(index) as engine:
            told = watching.run(state, engine, chosen, date.today(), outlet.tell, failed)
    return WRONG if bad else DONE if told else NOTHING


def _none() -> int:
    console.say("There are no watches; add one: kamerzoek watch add NAME WORDS")
    return NOTHING


NAME = Argument("name", "NAME")
STATE = Option(
    "--state",
    "place",
    "File that keeps the watches.",
    metavar="FILE",
    takes="path",
    variable="KAMERZOEK_WATCHES",
    default_said="$KAMERZOEK_WATCHES, else beside the index",
)
COMMAND = Group(
    says="""Tell what is new since the last time: for mail, programs and feed readers.

A watch is a search with a name. `add` it once, and `run` it after each time that the index
is brought up to date.""",
    commands={
        "add": Command(
            says="""Add a watch: what it finds from now on is told by `run`.

What it finds at this moment counts as seen. Days such as 30d are counted anew from the day
of each run.""",
            arguments=(NAME, WORDS_ARGUMENT),
            options=(
                *WATCHED,
                Option("--all", "everything", "Tell all that is found now, too."),
                INDEX,
                STATE,
            ),
            run=add,
        ),
        "list": Command(
            says="List the watches: what each looks for, when it ran, how much it has seen.",
            options=(form_of("text", "json"), INDEX, STATE, COLOR),
            run=list_,
        ),
        "show": Command(
            says="Show a watch and the last that it told.",
            arguments=(NAME,),
            options=(form_of("text", "json"), INDEX, STATE, COLOR),
            run=show,
        ),
        "remove": Command(
            says="Remove watches, with all they have seen.",
            arguments=(Argument("names", "NAME...", many=True),),
            options=(INDEX, STATE),
            run=remove,
        ),
        "run": Command(
            says="""Tell what is new since the last run, of all watches or of those named.

Nothing is printed when nothing is new, and the exit code is 1. New is a unit that was not
found before; a question that was found without an answer is told again when it has got one.
With --feed the news go into an Atom feed, and to the screen only with --format.""",
            arguments=(Argument("names", "[NAME]...", many=True, required=False),),
            options=(
                form_of("text", "json", default=None),
                Option(
                    "--feed",
                    "feed",
                    "Keep an Atom feed in this file.",
                    metavar="FILE",
                    takes="path",
                ),
                Option(
                    "--entries",
                    "entries",
                    "Most entries of the feed; 500 is all that is kept.",
                    metavar="N",
                    default=ENTRIES,
                    least=1,
                ),
                INDEX,
                STATE,
                COLOR,
            ),
            run=run,
        ),
    },
)
