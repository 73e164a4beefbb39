"""The one root of the errors that a user may see.

Everything below the command line raises a `KamerzoekError` for what a user can
mend: a file that cannot be read, an index that is not there. `cli.py` turns it
into one line on stderr and exit code 2; any other exception is a defect of ours.
"""


class KamerzoekError(Exception):
    """Something the user can act on: `message` says what, `hint` what to do next."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type["KamerzoekError"], tuple[str, str]]:
        # Errors cross process borders when files are read in parallel.
        return type(self), (self.message, self.hint)

    def __str__(self) -> str:
        return f"{self.message}; {self.hint}" if self.hint else self.message


class UnreadableError(KamerzoekError):
    """A file that cannot be read as a letter; the message is the reason, in a few words."""
