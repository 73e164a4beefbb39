"""What reading gives: something read, or the reason why not."""

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from ..document import Document
from ..text import Text

if TYPE_CHECKING:
    Stream: TypeAlias = io.BufferedReader[Any]
else:
    Stream = io.BufferedReader


@dataclass(frozen=True, slots=True)
class Read:
    """What one file, member or line gave: text still to be split, or a finished document."""

    source: str
    content: Text | Document


@dataclass(frozen=True, slots=True)
class Failed:
    """A file, member or line that cannot be read, and the reason in a few words."""

    source: str
    reason: str


Outcome = Read | Failed
