"""Signs that an answer does not answer, or answers in a word: heuristics, and told as such.

Each sign is found by what the record's own set phrases look like, and comes with the
phrase that gave it away, so that a reader judges for himself. A sign says how an
answer is worded, not whether it is good: "Zie het antwoord op vraag 2" may be all
there is to say.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Literal, get_args

from corpus.frozen import dataclass

SignSort = Literal["short", "referral", "promise", "yes", "no"]
SIGNS: tuple[SignSort, ...] = get_args(SignSort)

SHORT = 60
"""The most characters of a short answer: a sentence. The median of real answers is 525."""

_OTHERS = r"(?:het|de|mijn|onze?|bovenstaande?|onderstaande?|bijgaande?|eerdere?|voorgaande?)\s+"
_ANSWER = r"(?:gezamenlijke\s+)?(?:antwoord(?:en)?|beantwoording)"
_QUESTION = r"(?:\s+(?:op|van|bij|onder))?(?:\s+(?:de|uw))?\s+(?:vra(?:ag|gen)\s*)?\d+"
_REFERRAL = (
    rf"\b(?:zie|verwij(?:s|zen|st)\b[^.!?\n]{{0,60}}?\bnaar)\s+(?:ook\s+|verder\s+|hiervoor\s+)?"
    rf"(?:{_OTHERS})?{_ANSWER}(?:{_QUESTION}|\s+hierboven|\s+hiervoor)"
)
_TOLD = r"(?:informeren|berichten|inlichten|toe\s?(?:te\s)?(?:sturen|zenden)|toesturen|toezenden)"
_LISTENER = r"(?:(?:uw|de|beide)\s+(?:Tweede\s+)?Kamers?|u|uw\s+leden)"
_PROMISE = (
    rf"\b(?:(?:informeer|informeren|bericht|ontvangt)\s+(?:ik\s+|wij\s+)?{_LISTENER}\b"
    rf"|(?:wordt|worden)\s+{_LISTENER}\b[^.!?\n]{{0,120}}?\bge(?:ïnformeerd|informeerd)\b"
    rf"|{_LISTENER}\s+(?:wordt|worden)\b[^.!?\n]{{0,120}}?\bge(?:ïnformeerd|informeerd)\b"
    r"|(?:kom|komen)\s+(?:ik|wij|we)\s+(?:hier|daar)(?:op)?\b[^.!?\n]{0,60}?\bterug\b)"
)
# "Ik zal uw Kamer … informeren": three words in the order of one sentence, looked for one after
# another, since gaps between them in one expression take the square of a hostile text.
_IN_ORDER = (r"\b(?:zal|zullen|zult)\b", rf"\b{_LISTENER}\b", rf"\b{_TOLD}\b")
_SENTENCES = re.compile(r"[^.!?]{1,1000}")
_YOU = re.compile(r"u(?!\w)(?<!\wu)")


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign in an answer: its `sort`, and the printed `phrase` that it was told by."""

    sort: SignSort
    phrase: str


def signs(answer: str | None) -> tuple[Sign, ...]:
    """The signs in an answer, each sort at most once, in the order of `SIGNS`.

    >>> for sign in signs("Nee. Zie ook het antwoord op vraag 3."):
    ...     print(sign.sort, "-", sign.phrase)
    short - Nee. Zie ook het antwoord op vraag 3.
    referral - Zie ook het antwoord op vraag 3
    no - Nee
    """
    if not answer:
        return ()
    lower = answer.lower()
    sorts = [sort for sort, may_be in _MAY_BE.items() if may_be(lower)]
    few = len(answer.split(None, SHORT // 2)) <= SHORT // 2  # A word takes two characters.
    return tuple(_signs(answer, sorts)) if sorts or few else ()


def _signs(answer: str, sorts: Iterable[SignSort]) -> Iterator[Sign]:
    text = " ".join(answer.split())
    if text and len(text) <= SHORT:
        yield Sign("short", text)
    for sort in sorts:
        found = _patterns()[sort].search(text)
        phrase = found.group() if found else _will_tell(text) if sort == "promise" else ""
        if phrase:
            yield Sign(sort, phrase)


def _may_promise(lower: str) -> bool:
    if "terug" in lower or "amer" in lower or ("leden" in lower and "uw" in lower):
        return True
    return _YOU.search(lower) is not None


# Every unit of an index passes here, and the expressions take thirty times as long. What a sign
# cannot do without is looked for in letters that are the lower case of one capital only.
_MAY_BE: dict[SignSort, Callable[[str], bool]] = {
    "referral": lambda lower: "antwoord" in lower,
    "promise": _may_promise,
    "yes": lambda lower: lower.lstrip().startswith("ja"),
    "no": lambda lower: lower.lstrip().startswith("ne"),
}


def _will_tell(text: str) -> str:
    """The first promise to tell the Chamber, from `zal` to the verb; empty for none."""
    will, listener, told = _told_in_order()
    for sentence in _SENTENCES.finditer(text):
        start = will.search(text, *sentence.span())
        whom = start and listener.search(text, start.end(), sentence.end())
        last = whom and told.search(text, whom.end(), sentence.end())
        if start and last:
            return text[start.start() : last.end()]
    return ""


@cache
def _told_in_order() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(one, re.IGNORECASE) for one in _IN_ORDER)


@cache
def _patterns() -> dict[SignSort, re.Pattern[str]]:
    """Compiled when an answer is looked at: a help page needs the names alone."""
    return {
        "referral": re.compile(_REFERRAL, re.IGNORECASE),
        "promise": re.compile(_PROMISE, re.IGNORECASE),
        "yes": re.compile(r"^Ja(?:zeker)?\b(?!\s*/\s*nee)", re.IGNORECASE),
        "no": re.compile(r"^Neen?\b", re.IGNORECASE),
    }
