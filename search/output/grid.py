"""Numbers in columns: names at the left, heads of two lines, stars beside the digits."""

from collections.abc import Sequence

from .terminal import columns, padded

GAP = "  "
Head = tuple[str, str]


def grid(
    labels: Sequence[str], wide: int, heads: Sequence[Head], texts: Sequence[Sequence[str]]
) -> list[str]:
    """The head and a line for each label, all as wide; a label takes `wide` columns.

    >>> print(*grid(["aap", "noot"], 4, [("", "hits")], [["7*"], ["12"]]), sep="|", end="|")
          hits|aap     7*|noot   12 |
    """
    by_column = [_starred(column) for column in zip(*texts, strict=True)] or [[] for _ in heads]
    widths = [
        max(map(columns, (*head, *column))) for head, column in zip(heads, by_column, strict=True)
    ]
    above = [
        GAP.join(
            [" " * wide, *(f"{head[nth]:>{w}}" for head, w in zip(heads, widths, strict=True))]
        )
        for nth in (0, 1)
        if nth or any(head[0] for head in heads)
    ]
    rows = zip(*by_column, strict=True) if by_column and labels else ()
    below = [
        GAP.join([padded(label, wide), *(f"{t:>{w}}" for t, w in zip(row, widths, strict=True))])
        for label, row in zip(labels, rows, strict=True)
    ]
    return [line.rstrip() if nth < len(above) else line for nth, line in enumerate(above + below)]


def _starred(texts: Sequence[str]) -> list[str]:
    """The texts of a column with room for a star behind each, if any has one."""
    star = any(text.endswith("*") for text in texts)
    return [f"{text} " if star and not text.endswith("*") else text for text in texts]
