"""Counts as lists print them: 3, c, iii."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def counted(count: int, form: str) -> str:
    """A count in a form named as in Word files (`lowerLetter`); unknown forms count in digits.

    >>> counted(3, "lowerLetter"), counted(28, "upperLetter"), counted(9, "lowerRoman")
    ('c', 'BB', 'ix')
    """
    if form in {"lowerLetter", "upperLetter"} and count > 0:
        # Word goes on after z with aa, bb, cc.
        letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 10)
        return letter if form == "lowerLetter" else letter.upper()
    if form in {"lowerRoman", "upperRoman"} and 0 < count < 4000:
        roman = _roman(count)
        return roman if form == "lowerRoman" else roman.upper()
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    out = ""
    for size, sign in _ROMAN:
        out += sign * (count // size)
        count %= size
    return out
