"""The command line: Click, made of the commands' own data, and errors as lines and exit codes.

What commands there are is the table in `search/commands`; each is a module there that holds
its options as rows and the function that runs it. A module is loaded when its command is run
or asked for help, so that `--help` loads no command. Here rows become Click's options and
help gets its headings and examples; errors are translated once, in `Kamerzoek.main`.

Results go to stdout, all else to stderr. Exit codes are 0 for found or done, 1 for
nothing found, 2 for an error of use or input, 130 for an interruption.
"""

# ruff: noqa: E402
import gc

gc.set_threshold(100_000)  # What loading makes is no garbage, and looking for it takes long.

import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from corpus.errors import KamerzoekError
from search.commands import COMMANDS
from search.lean import spare
from search.output import console
from search.output.examples import epilog

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from search.command import Command, Group
    from search.options import Argument, Option

DONE, WRONG, INTERRUPTED = 0, 2, 130

NAMES = [name for commands in COMMANDS.values() for name in commands]


class ClosedPipeError(Exception):
    """Whoever read our output has seen enough."""


class Kamerzoek(click.Group):
    """The program: every error becomes one line and an exit code here, and nowhere else."""

    def main(self, args: Sequence[str] | None = None, *_: Any, **extra: Any) -> Any:
        """Run, and leave the process with the exit code."""
        extra.update(prog_name="kamerzoek", standalone_mode=False)
        console.use_utf8(sys.stdout, sys.stderr)
        code = WRONG
        try:
            done = super().main(args, **extra)
            sys.stdout.flush()
            code = done or DONE
        except (ClosedPipeError, BrokenPipeError):
            console.close_quietly(sys.stdout)
            code = DONE
        except (click.Abort, KeyboardInterrupt):
            console.say("Interrupted")
            code = INTERRUPTED
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message(), err=True)
        except click.ClickException as error:
            console.say(f"Error: {_usage(error)}")
        except KamerzoekError as error:
            console.fail(error, str(error))
        except Exception as error:
            said = f"unexpected: {type(error).__name__}: {error}"
            console.fail(error, f"{said}; run with KAMERZOEK_DEBUG=1 to see where")
        sys.exit(code)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a closed pipe is no error, whatever Click makes of it."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise ClosedPipeError from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands under their headings, from the table alone."""
        width = max(map(len, NAMES))
        for heading, commands in COMMANDS.items():
            with formatter.section(heading):
                formatter.write_dl([(name.ljust(width), says) for name, says in commands.items()])


def _usage(error: click.ClickException) -> str:
    """Click's error as one line with what to do."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "kamerzoek"
    return f"{' '.join(error.format_message().split()).rstrip('.')}; try '{command} --help'"


class Pages(Mapping[str, click.Command]):
    """The commands by name, each made when it is asked for."""

    def __getitem__(self, name: str) -> click.Command:
        if name not in NAMES:
            raise KeyError(name)
        module = import_module(f"search.commands.{name.replace('-', '_')}")
        return page(name, module.COMMAND)

    def __iter__(self) -> Iterator[str]:
        return iter(NAMES)

    def __len__(self) -> int:
        return len(NAMES)


def page(path: str, made_of: "Command | Group") -> click.Command:
    """A command as Click has it; `path` are its names behind the program's."""
    from search.command import Group, first_sentence

    name = path.rpartition(" ")[2]
    if isinstance(made_of, Group):
        inner = {one: page(f"{path} {one}", command) for one, command in made_of.commands.items()}
        return click.Group(name, inner, help=made_of.says, epilog=epilog(path), params=[HELP])
    return Page(
        made_of,
        name,
        params=[*map(_argument, made_of.arguments), *map(_option, made_of.options), HELP],
        callback=made_of.run,
        help=made_of.says,
        short_help=first_sentence(made_of.says),
        epilog=epilog(path),
    )


class Page(click.Command):
    """A command: options under headings, words that may begin with a dash."""

    def __init__(self, made_of: "Command", name: str, **given: Any) -> None:
        super().__init__(name, **given)
        self.made_of = made_of

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the options of a search under the headings of their tables."""
        from search.options import GROUPS, OTHERS, heading_of

        headings = {option.fills: heading_of(option) for option in self.made_of.options}
        if set(headings.values()) <= {OTHERS}:
            super().format_options(ctx, formatter)
            return
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        for heading in (*GROUPS, OTHERS):
            under = [one for one in options if headings.get(one.name or "", OTHERS) == heading]
            if records := [record for one in under if (record := one.get_help_record(ctx))]:
                with formatter.section(heading):
                    formatter.write_dl(records)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep excluded words (`-word`) from being taken for options."""
        if any(argument.takes == "words" for argument in self.made_of.arguments):
            from search.argv import shield

            options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
            names = {name for option in options for name in option.opts}
            valued = {name for option in options if not option.is_flag for name in option.opts}
            args = shield(args, names, valued)
        return super().parse_args(ctx, args)


def _argument(row: "Argument") -> click.Argument:
    """An argument as Click has it."""
    given: dict[str, Any] = {"metavar": row.metavar, "required": row.required}
    if row.takes == "words":
        given["callback"] = _query
    return click.Argument([row.fills], type=_type(row.takes), nargs=-1 if row.many else 1, **given)


def _query(_: click.Context, __: click.Parameter, words: tuple[str, ...]) -> str:
    from search.argv import lost_quotes, unshield

    if note := lost_quotes(words):
        console.say(f"Note: {note}")
    return unshield(words)


def _option(row: "Option") -> click.Option:
    """An option as Click has it."""
    given: dict[str, Any] = {"help": row.says, "required": row.required, "envvar": row.variable}
    if row.switch:
        given |= {"is_flag": True, "default": None if "/" in row.names else False}
    else:
        given |= {"type": _value(row), "metavar": row.metavar, "multiple": row.many}
        if not (row.many or row.required):
            given["default"] = row.default
    if row.default_said:
        given["show_default"] = row.default_said
    if row.lists:
        given["shell_complete"] = partial(_names, row.lists)
    return click.Option([name for name in (row.short, row.names, row.fills) if name], **given)


def _value(row: "Option") -> click.ParamType[Any]:
    if row.least is not None:
        return click.IntRange(row.least)
    return click.Choice(row.choices) if row.choices else _type(row.takes)


def _type(takes: str) -> click.ParamType[Any]:
    if takes == "path":
        return Place()
    return click.File(encoding="utf-8", errors="replace") if takes == "file" else click.STRING


class Place(click.ParamType[Any]):
    """A path that need not be there: `click.Path` that does not look for a translator."""

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The value as a path."""
        from pathlib import Path

        return Path(value)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem]":
        """Leave files and folders to the shell."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


def _names(facet: str, ctx: click.Context, _: Any, typed: str) -> "list[CompletionItem]":
    from click.shell_completion import CompletionItem

    from search.completion import completions

    return [CompletionItem(one) for one in completions(ctx.params["index"], facet, typed)]


def _version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from search.software import software

        click.echo(f"kamerzoek {software()}")
        context.exit()


def _help(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        click.echo(context.get_help())
        context.exit()


SETTINGS = {"max_content_width": 100, "show_default": True}
HELP = click.Option(
    ["-h", "--help"], is_flag=True, is_eager=True, expose_value=False, callback=_help,
    help="Show this message and exit.",
)  # fmt: skip
"""Help as Click has it, but for a search for translations, which takes a millisecond."""
VERSION = click.Option(
    ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version,
    help="Show the version.",
)  # fmt: skip

kamerzoek = Kamerzoek(
    "kamerzoek",
    commands=Pages(),  # type: ignore[arg-type]  # Click only reads them
    help="Search parliamentary questions and the government's answers to them.",
    epilog=epilog("kamerzoek"),
    params=[VERSION, HELP],
    context_settings=SETTINGS,
)


def main() -> None:
    """Run the program on the arguments of the process."""
    spare()
    try:
        kamerzoek.main()
    except SystemExit as ended:
        console.leave(int(ended.code or 0))


if __name__ == "__main__":
    main()
