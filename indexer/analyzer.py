"""Our analysis as an analyzer of Whoosh's, for whatever of Whoosh asks for one.

Apart from `analysis`, for no index and no search needs it: engines get terms.
"""

from collections.abc import Iterator
from typing import Any

from whoosh.analysis.acore import Token
from whoosh.analysis.analyzers import Analyzer

from .analysis import tokens


class DutchAnalyzer(Analyzer):  # type: ignore[misc]
    """The tokens of `analysis`, as Whoosh has them."""

    def __call__(
        self, value: str, positions: bool = False, chars: bool = False, **kwargs: Any
    ) -> Iterator[Token]:
        """Yield Whoosh tokens; one object is used again and again, as Whoosh expects."""
        token = Token(positions, chars, **kwargs)
        token.boost = 1.0
        token.stopped = False
        for term, position, start, end in tokens(value):
            token.text = term
            if positions:
                token.pos = position
            if chars:
                token.startchar, token.endchar = start, end
            yield token
