"""Signs that an answer does not answer, or answers in a word: heuristics, and told as such.

Each sign is found by what the record's own set phrases look like, and comes with the
phrase that gave it away, so that a reader judges for himself. A sign says how an
answer is worded, not whether it is good: "Zie het antwoord op vraag 2" may be all
there is to say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

SignSort = Literal["short", "referral", "promise", "yes", "no"]
SIGNS: tuple[SignSort, ...] = get_args(SignSort)

SHORT = 60
"""The most characters of a short answer: a sentence. The median of real answers is 525."""

_OTHERS = r"(?:het|de|mijn|onze?|bovenstaande?|onderstaande?|bijgaande?|eerdere?|voorgaande?)\s+"
_ANSWER = r"(?:gezamenlijke\s+)?(?:antwoord(?:en)?|beantwoording)"
_QUESTION = r"(?:\s+(?:op|van|bij|onder))?(?:\s+(?:de|uw))?\s+(?:vra(?:ag|gen)\s*)?\d+"
_REFERRAL = re.compile(
    rf"\b(?:zie|verwij(?:s|zen|st)\b[^.!?\n]{{0,60}}?\bnaar)\s+(?:ook\s+|verder\s+|hiervoor\s+)?"
    rf"(?:{_OTHERS})?{_ANSWER}(?:{_QUESTION}|\s+hierboven|\s+hiervoor)",
    re.IGNORECASE,
)
_TOLD = r"(?:informeren|berichten|inlichten|toe\s?(?:te\s)?(?:sturen|zenden)|toesturen|toezenden)"
_LISTENER = r"(?:(?:uw|de|beide)\s+(?:Tweede\s+)?Kamers?|u|uw\s+leden)"
_PROMISE = re.compile(
    rf"\b(?:(?:zal|zullen|zult)\b[^.!?\n]{{0,120}}?\b{_LISTENER}\b[^.!?\n]{{0,140}}?\b{_TOLD}\b"
    rf"|(?:informeer|informeren|bericht|ontvangt)\s+(?:ik\s+|wij\s+)?{_LISTENER}\b"
    rf"|(?:wordt|worden)\s+{_LISTENER}\b[^.!?\n]{{0,120}}?\bge(?:ïnformeerd|informeerd)\b"
    rf"|{_LISTENER}\s+(?:wordt|worden)\b[^.!?\n]{{0,120}}?\bge(?:ïnformeerd|informeerd)\b"
    r"|(?:kom|komen)\s+(?:ik|wij|we)\s+(?:hier|daar)(?:op)?\b[^.!?\n]{0,60}?\bterug\b)",
    re.IGNORECASE,
)
_YES = re.compile(r"\s*(Ja(?:zeker)?)\b(?!\s*/\s*nee)", re.IGNORECASE)
_NO = re.compile(r"\s*(Nee[n]?)\b", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")


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
    return tuple(_signs(answer)) if answer and answer.strip() else ()


def _signs(answer: str) -> Iterator[Sign]:
    text = _BLANKS.sub(" ", answer).strip()
    if len(text) <= SHORT:
        yield Sign("short", text)
    for sort, pattern in (("referral", _REFERRAL), ("promise", _PROMISE)):
        if found := pattern.search(text):
            yield Sign(sort, found.group())  # type: ignore[arg-type]
    for sort, pattern in (("yes", _YES), ("no", _NO)):
        if found := pattern.match(text):
            yield Sign(sort, found.group(1))  # type: ignore[arg-type]
