"""Bars and sparklines of block characters, or of ASCII where a terminal cannot show those."""

from collections.abc import Sequence

_EIGHTHS = "▏▎▍▌▋▊▉█"
_HEIGHTS = "▁▂▃▄▅▆▇█"
_SIGNS = "_.:-=+*#"


def bar(value: float | None, most: float, room: int, blocks: bool) -> str:
    """A bar as long as a value is of the most there is; what is more than nothing shows.

    >>> bar(5, 10, 5, True), bar(5, 10, 5, False), bar(1, 1000, 5, True), bar(0, 10, 5, True)
    ('██▌', '##', '▏', '')
    """
    if not value or most <= 0 or room < 1:
        return ""
    if not blocks:
        return "#" * max(1, round(room * value / most))
    full, part = divmod(max(1, round(8 * room * value / most)), 8)
    return "█" * full + (_EIGHTHS[part - 1] if part else "")


def spark(values: Sequence[float | None], blocks: bool) -> str:
    """A sign for each value, as high as it is of the highest; nothing at all is the lowest sign.

    >>> spark([0, 1, 7, None, 14], True), spark([0, 1, 7, 14], False)
    ('▁▂▅▁█', '_.=#')
    """
    signs = _HEIGHTS if blocks else _SIGNS
    most = max((value or 0 for value in values), default=0)
    top = len(signs) - 1
    return "".join(signs[max(1, round(top * value / most)) if value else 0] for value in values)


def joined(values: Sequence[float | None], room: int) -> tuple[list[float | None], int]:
    """As many values as there is room for, and of how many each is the mean.

    >>> joined([1, 3, 5, None, None], 3)
    ([2.0, 5.0, None], 2)
    """
    step = max(1, -(-len(values) // max(1, room)))
    if step == 1:
        return list(values), 1
    parts = [values[at : at + step] for at in range(0, len(values), step)]
    return [_mean(part) for part in parts], step


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
