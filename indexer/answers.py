"""Signs that an answer does not answer, or answers in a word: heuristics, and told as such.

Each sign is found by what the record's own set phrases look like, and comes with the
phrase that gave it away, so that a reader judges for himself. A sign says how an
answer is worded, not whether it is good: "Zie het antwoord op vraag 2" may be all
there is to say.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, get_args

from corpus.frozen import dataclass

SignSort = Literal["short", "referral", "promise", "yes", "no"]
SIGNS: tuple[SignSort, ...] = get_args(SignSort)
_AT_FIRST: tuple[SignSort, ...] = ("yes", "no")

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
# What a referral or a promise cannot do without: in bytes, of letters that are the lower case of
# one capital only (so not i, k, s), and then in a text that was `_lowered`.
_YOU = re.compile(rb"u(?<!\wu)w?(?!\w)")
_ANSWER_TO = rf"antwoord(?:en|ing|)(?:{_QUESTION}|\s+hier)"
_COME_BACK = r"kom(?:en|)\s+(?:ik|wij|we)\s"
_VERBS = ("nforme", "bericht", "ontvangt", "inlicht", "sturen", "zenden")


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
    begin = " ".join(answer[: SHORT + 20].split())
    sorts = possible(answer)
    if not sorts and len(begin) > SHORT and begin[:2].lower() not in {"ja", "ne"}:
        return ()  # Nearly every answer, and what follows takes ten times as long.
    return tuple(_signs(" ".join(answer.split()), sorts))


def _signs(text: str, sorts: Iterable[SignSort]) -> Iterator[Sign]:
    if text and len(text) <= SHORT:
        yield Sign("short", text)
    for sort in (*sorts, *_AT_FIRST):
        found = _patterns()[sort].search(text)
        phrase = found.group() if found else _will_tell(text) if sort == "promise" else ""
        if phrase:
            yield Sign(sort, phrase)


def possible(answer: str) -> list[SignSort]:
    """Whether there may be a referral or a promise in an answer, in the least of time.

    Bytes come to lower case in a third of the time that a text takes.
    """
    lower = answer.encode("utf-8", "replace").lower()
    refers = b"antwoord" in lower
    tells = b"amer" in lower or _YOU.search(lower) is not None
    comes_back = b"terug" in lower
    if not (refers or tells or comes_back):
        return []
    text = _lowered(answer)
    answer_to, come_back = _needed()
    refers = refers and answer_to.search(text) is not None
    tells = tells and any(verb in text for verb in _VERBS)
    comes_back = comes_back and come_back.search(text) is not None
    found: tuple[tuple[SignSort, bool], ...] = (
        ("referral", refers),
        ("promise", tells or comes_back),
    )
    return [sort for sort, may_be in found if may_be]


def _lowered(text: str) -> str:
    """A text in which every letter that an expression takes for another is that other one."""
    return text.lower().replace("\u0307", "").replace("ı", "i").replace("ſ", "s")


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
def _needed() -> tuple[re.Pattern[str], ...]:
    return re.compile(_ANSWER_TO), re.compile(_COME_BACK)


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
