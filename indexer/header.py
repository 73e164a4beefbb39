"""Who asked whom what, who answered and when: the header grammar of RECORD.md 1.

    HEAD   := ("Vragen"|"Mondelinge vragen") " van " ASKERS [" aan " ADDR] " over " SUBJECT
              " (ingezonden " DATE ")"
    REPLY  := ("Antwoord"|"Mededeling") " van " BY [", mede namens " ADDR] " (ontvangen " DATE ")"

A header is read from running text, not from lines: PDF lines wrap anywhere and
lose blanks. Each sentence is read from its first words on, and each part of it ends
where the words that begin the next part are first met. Ministries' letters
(`letterhead`) and sites (`catalogue`) say the same in other words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from corpus.document import Asker, Kind, Office

from .dates import DATE, find_date
from .joining import Joining, join_lines
from .people import askers, offices, signers, spaced

_HEAD = re.compile(
    r"(?:\b(?P<oral>[Mm]ondelinge|MONDELINGE) ?|\b(?:[Ss]chriftelijke|SCHRIFTELIJKE) ?|\b)"
    r"(?:[Kk]amer)?(?:[Vv]ra(?:gen|ag)|VRAGEN),? ?(?:die )?(?:(?:zijn|werden|worden) )?"
    r"(?:gesteld |ingezonden )?(?:van|door|VAN) ?"
    r"(?=(?:(?:het|de|HET|DE) ?)?(?:[Tt]weede )?(?:[Kk]amer)?(?:lid|leden|LID|LEDEN)\b(?! der\b))"
)
_ABOUT = (
    r"(?:over|OVER|inzake|betreffende|omtrent|aangaande|naar aanleiding van|met betrekking tot)"
)
_AFTER_ASKERS = re.compile(
    r" ?\(?(?:gericht )?aan ?(?=(?:de|het)? ?(?:[Mm]inister|[Ss]taats))"
    rf"|(?: |(?<=\))){_ABOUT}(?:\b ?|(?=[a-z]))|(?= ?,? ?\(?(?:ingezonden|kenmerk)\b)"
)
# PDF text loses the blank before "over" too: "Groene Groeiover de uitspraak".
_AFTER_ADDRESSEES = re.compile(
    rf"(?:(?<=[ ,)])|(?<=[a-z])(?=over )){_ABOUT}"
    r"(?= |«|‘|\"|[a-z]) ?"
    r"|(?= ?,? ?\(?(?:ingezonden|kenmerk)\b)"
)
SUBMITTED = re.compile(
    rf"\(? ?(?:kenmerk \S{{1,30}},? ?)?[Ii]ngezonden ?(?:op ?)?({DATE}) ?\)?", re.IGNORECASE
)
_REPLY = re.compile(
    r"(?P<sort>(?:Nader|Aanvullend|Herzien|Gewijzigd) antwoord|Antwoord|ANTWOORD"
    r"|Mededeling|MEDEDELING)"
    r" ?van ?(?=(?:de ?)?(?:[Mm]inister|[Ss]taats|MINISTER|STAATS))"
)
_REPLY_BEHIND = re.compile(rf"[ .]{{0,3}}(?={_REPLY.pattern})")
_RECEIVED = re.compile(rf"\( ?[Oo]ntvangen ?({DATE}) ?\)?")
_AFTER_REPLY = re.compile(r"Zie ook\b|(?<=\))\.(?= |$)|\bVragen van\b")
_BEHALF = re.compile(r",? ?(?:en )?mede ?namens ?", re.IGNORECASE)
_AND_BY = re.compile(r",? en (?:van )?(?=(?:[Mm]inister|[Ss]taatssecretaris) (?!van |voor ))")
_SESSION = re.compile(r"Vergaderjaar (\d{4}) ?[–-] ?(\d{4})|(\d{4})[–-](\d{4})$")
REFERENCE = re.compile(r"\b(\d{4}Z) ?(\d{5})\b")
_NUMBER_LINE = re.compile(r"(AH ?)?(\d{1,4})")
_LETTERS_WORDS = re.compile(
    r" ?\(\d{4}Z ?\d{5}\)(?=,? (?:kunnen|worden|zijn)\b)|,? kunnen\b(?=.{0,80}\bbeantwoord)"
    r"|,? worden beantwoord\b|,? ?\(?(?:uw )?kenmerk\b|,? ?\((?:uw )?brief van\b"
    r"|\. (?=(?:Deze|De|Hierbij|Ik|Uw|Mede|In|Bij|Hiermee|Mijn)\b)"
    r"|,? (?:die|welke) (?:u|werden|zijn)\b"
    r"|,? (?:mij )?(?:toegezonden|ingezonden|ingediend) (?:op|bij|d\.d\.)\b"
)
_GOES_ON = re.compile(r" ?(?!en van )[a-z]")
_TRAILING_REFERENCE = re.compile(r" ?\((?:nr\. ?)?\d{4}Z ?\d{5}\)$")


@dataclass(slots=True)
class Header:
    """What the printed header says; None or empty where it says nothing."""

    kind: Kind | None = None
    number: str | None = None
    session: str | None = None
    reference: str | None = None
    subject: str | None = None
    askers: tuple[Asker, ...] = ()
    addressees: tuple[Office, ...] = ()
    ministers: tuple[Office, ...] = ()
    on_behalf_of: tuple[Office, ...] = ()
    asked_on: date | None = None
    answered_on: date | None = None

    def fill(self, other: "Header | None") -> None:
        """Take from another header what this one does not say."""
        for name in (field.name for field in fields(self)) if other else ():
            if not getattr(self, name):
                setattr(self, name, getattr(other, name))


_AS_PRINTED = Joining(lambda word: False)


def read_header(lines: Sequence[str], joining: Joining = _AS_PRINTED) -> Header:
    """Read the official sentences of a header from its lines as printed.

    `joining` tells words, for lines that end in the middle of one.
    """
    head = Header()
    at = _reply_line(lines)
    _numbers(head, lines[:at])
    text = spaced(join_lines(lines[:at], joining))
    reply = _reply_inside(text) if at == len(lines) else None
    answered = text[reply:] if reply else spaced(join_lines(lines[at:], joining))
    asked = read_asked(text[:reply]) or read_asked(answered)
    head.fill(asked)
    if answered:
        _replied(head, answered)
    alone = next((d for line in lines if (d := _submission_alone(line))), None)
    head.asked_on = alone or head.asked_on
    return head


def _reply_line(lines: Sequence[str]) -> int:
    """The line that begins the sentence on who answers, or how many lines there are.

    A subject may speak of such an answer, so of several the first one behind a date
    of submission counts.
    """
    found = [at for at, line in enumerate(lines) if _REPLY.match(line.lstrip())]
    sent = next((at for at, line in enumerate(lines) if "ingezonden" in line), len(lines))
    return next((at for at in found if at > sent), found[0] if found else len(lines))


def _reply_inside(text: str) -> int | None:
    """Where that sentence begins behind a date of submission, on the same line."""
    sent = [found.end() for found in SUBMITTED.finditer(text)]
    return next((m.start() for end in sent if (m := _REPLY_BEHIND.match(text, end))), None)


def _numbers(head: Header, lines: Sequence[str]) -> None:
    """Session, number and reference from lines that hold nothing else, above the sentences."""
    lone = None
    for line in lines:
        text = " ".join(line.split())
        if session := _SESSION.match(text):
            years = f"{session[1] or session[3]}-{session[2] or session[4]}"
            head.session = head.session or years
        elif number := _NUMBER_LINE.fullmatch(text):
            # The last one: the Chamber's own "2" stands above it.
            lone = number[2]
            head.number = lone if number[1] else head.number
        elif reference := REFERENCE.fullmatch(text):
            head.reference = head.reference or reference[1] + reference[2]
        elif _HEAD.match(text):
            break
    if head.session and not head.number:
        head.number = lone


def _submission_alone(line: str) -> date | None:
    """The date of a line that says nothing but when the questions were sent (F4)."""
    found = SUBMITTED.fullmatch(" ".join(line.split()).rstrip("."))
    return find_date(found[1]) if found else None


def read_asked(text: str) -> Header | None:
    """The first sentence in a text on one line that says who asks whom about what."""
    start = _HEAD.search(text)
    if not start:
        return None
    head = Header(kind="oral-questions" if start["oral"] else None)
    begin = start.end()
    end = _AFTER_ASKERS.search(text, begin)
    head.askers = askers(text[begin : end.start() if end else len(text)])
    if end and "aan" in end[0].split():
        begin = end.end()
        end = _AFTER_ADDRESSEES.search(text, begin)
        head.addressees = offices(text[begin : end.start() if end else len(text)])
    if end:
        _subject(head, text[end.end() :], letter=start[0][:1].islower())
    return head


def _subject(head: Header, text: str, *, letter: bool) -> None:
    """The subject, and the date behind it: the last one, for a subject may hold a date."""
    # "Vragen over vragen (ingezonden …) over …": there the subject goes on.
    ends = [end for end in SUBMITTED.finditer(text) if not _GOES_ON.match(text, end.end())]
    if ends:
        # A letter's sentence may go on to another set.
        head.asked_on = find_date(ends[0 if letter else -1][1])
    if letter:
        words = _LETTERS_WORDS.search(text)
        ends = [end for end in ends if not words or end.start() < words.start()]
        text = text[: words.start()] if words else text
    if ends:
        text = text[: ends[-1].start()]
    head.subject = _TRAILING_REFERENCE.sub("", text.strip(" .,;(")).strip(" .,;(") or None


def _replied(head: Header, text: str) -> None:
    """The sentence that says who answers, or that the answer will be late."""
    reply = _REPLY.search(text)
    if not reply:
        return
    if reply["sort"].lower() == "mededeling":
        head.kind = "postponement"
    elif head.kind is None:
        head.kind = "answers"
    received = _RECEIVED.search(text, reply.end())
    other = _AFTER_REPLY.search(text, reply.end())
    ends = [m.start() for m in (received, other) if m]
    read_who(head, text[reply.end() : min(ends, default=len(text))])
    if received:
        head.answered_on = find_date(received[1])


def read_who(head: Header, by: str) -> None:
    """Who answers, and on whose behalf besides: "A (X), mede namens B, en van C (Y)"."""
    behalf = _BEHALF.search(by)
    if behalf:
        more = _AND_BY.search(by, behalf.end())
        head.on_behalf_of = offices(by[behalf.end() : more.start() if more else len(by)])
        by = by[: behalf.start()] + (" en van " + by[more.end() :] if more else "")
    head.ministers = signers(by)
