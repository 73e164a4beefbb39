"""Questions and answers are paired into units, by the numbers they print.

An answer takes every question that it names, wherever that stands; one without
numbers takes the questions since the answer before it. What does not pair is
kept as it is and doubted: nothing is renumbered, nothing is dropped.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import merge
from itertools import islice, pairwise

from corpus.document import Doubt, Question, Unit, unit_id

from .joining import Joining, flow
from .markers import Marker
from .notemarks import marks_in
from .paragraphs import answer_in
from .pieces import Label, Piece


@dataclass(slots=True)
class Letter:
    """What assembling needs: the pieces of a letter, its markers in order, how lines join.

    `answered` says that the letter gives answers, so that a question without an
    answer marker may have its answer right behind it.
    """

    pieces: list[Piece]
    markers: list[Marker]
    joining: Joining
    answered: bool
    may_be_stacked: bool = False
    """Whether an answer without numbers may answer several questions before it."""

    def text(self, pieces: Sequence[Piece], label: Label) -> str:
        """Label what is unlabelled among pieces and return all text under that label."""
        for piece in pieces:
            if piece.label is None:
                piece.label = label
        mine = [p for p in pieces if p.label == label]
        return flow(mine, self.joining)


@dataclass(slots=True)
class Draft:
    """A unit in the making; `at` is where it stands in the letter."""

    at: int
    questions: list[Question] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    page: int | None = None
    merged: bool = False
    """Whether it became part of another draft."""

    @property
    def numbers(self) -> tuple[str, ...]:
        """All its numbers: of its questions as printed, then those only the answer names."""
        asked = [n for question in self.questions for n in question.numbers]
        return tuple(dict.fromkeys([*asked, *self.answered]))


_LOOKED_AT = 50
"""Questions of one number that an answer looks at; no letter prints one a third as often."""

Block = tuple[Marker, list[Piece]]
"""What one marker heads."""


def assemble(letter: Letter) -> tuple[list[Draft], tuple[Doubt, ...]]:
    """Pair questions and answers; return the units in the order of their answers."""
    drafts: list[Draft] = []
    since: list[Draft] = []
    asked = Asked()
    named = {n for m in letter.markers if m.sort == "answer" for n in m.numbers}
    letter.may_be_stacked = any(m.sort == "answer" and not m.numbers for m in letter.markers)
    count = 0
    for (marker, pieces), follower in _with_next(_blocks(letter)):
        if marker.sort == "question":
            count += max(len(marker.numbers), 1)
            numbers = marker.numbers or (str(count),)
            followed = follower == "answer" or bool(named.intersection(numbers))
            draft = _question(letter, marker, numbers, pieces, followed=followed)
            drafts.append(draft)
            since.append(draft)
            asked.note(draft)
            continue
        mine = asked.taken(marker.numbers) if marker.numbers else _taken(_open(since))
        drafts += _answer(letter, marker, pieces, mine)
        for draft in mine[:1]:
            asked.note(draft)
        since = []
    kept = sorted((d for d in drafts if not d.merged), key=lambda draft: draft.at)
    _number_orphans(kept)
    return kept, tuple(_doubts(kept, letter))


def _blocks(letter: Letter) -> list[Block]:
    ends = [*(m.at for m in letter.markers[1:]), len(letter.pieces)]
    found = []
    for marker, end in zip(letter.markers, ends, strict=False):
        if not marker.silent:
            marker.piece.label = "marker"
        found.append((marker, letter.pieces[marker.at : end]))
    return found


def _with_next(blocks: Sequence[Block]) -> Iterator[tuple[Block, str | None]]:
    for block, after in pairwise(blocks):
        yield block, after[0].sort
    if blocks:
        yield blocks[-1], None


class Asked:
    """The questions by number, in the order of the letter, those still open apart.

    A draft moves to the place of each answer it gets. So it is noted again then, and where it
    was noted before counts no more; what counts no more in front is forgotten, so that a
    number that is printed thousands of times is looked up as fast as any other.
    """

    def __init__(self) -> None:
        self._open: dict[str, deque[tuple[int, Draft]]] = defaultdict(deque)
        self._answered: dict[str, deque[tuple[int, Draft]]] = defaultdict(deque)

    def note(self, draft: Draft) -> None:
        """Take up a question at its place, which is behind all that were noted before."""
        by_number = self._answered if draft.answers else self._open
        for number in dict.fromkeys(draft.questions[0].numbers):
            by_number[number].append((draft.at, draft))

    def taken(self, numbers: Sequence[str]) -> list[Draft]:
        """The questions that an answer to these numbers answers: those still open, else any."""
        wanted = set(numbers)
        return self._first(self._open, wanted) or self._first(self._answered, wanted)

    def _first(
        self, by_number: dict[str, deque[tuple[int, Draft]]], wanted: set[str]
    ) -> list[Draft]:
        queues = [by_number[number] for number in wanted if number in by_number]
        is_open = by_number is self._open

        def counts(at: int, draft: Draft) -> bool:
            return not draft.merged and draft.at == at and is_open == (not draft.answers)

        for queue in queues:
            while queue and not counts(*queue[0]):
                queue.popleft()
        found = islice(merge(*queues, key=lambda entry: entry[0]), _LOOKED_AT * len(wanted))
        return _taken((draft for at, draft in found if counts(at, draft)), wanted)


def _question(
    letter: Letter,
    marker: Marker,
    numbers: tuple[str, ...],
    pieces: list[Piece],
    *,
    followed: bool,
) -> Draft:
    """A question, with its answer when that follows without a marker of its own."""
    draft = Draft(marker.at, page=marker.piece.line.page)
    answer: list[Piece] = []
    if letter.answered and not followed:
        answer = answer_in(
            pieces, paragraphs=letter.joining.paragraphs, surely=letter.may_be_stacked
        )
        for piece in answer:
            piece.label = "answer"
    draft.questions.append(Question(numbers, letter.text(pieces, "question")))
    if answer:
        draft.answers.append(letter.text(answer, "answer"))
    draft.notes += _marks(pieces)
    return draft


def _marks(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        if piece.label == "mark":
            yield from marks_in(piece.text)


def _answer(
    letter: Letter, marker: Marker, pieces: list[Piece], mine: Sequence[Draft]
) -> Iterator[Draft]:
    """Give an answer to its questions, which become one unit at its place; else to nobody."""
    text, notes = letter.text(pieces, "answer"), list(_marks(pieces))
    if not mine and not marker.numbers and not text:
        return  # a heading over the answers, not one of them
    if not mine:
        yield Draft(marker.at, [], [text], list(marker.numbers), notes)
        return
    first, *others = mine
    for other in others:
        first.questions += other.questions
        first.answers += other.answers
        first.answered += other.answered
        first.notes += other.notes
        other.merged = True
    first.answers.append(text)
    first.answered += marker.numbers
    first.notes += notes
    first.at = marker.at


def _open(drafts: Sequence[Draft]) -> Sequence[Draft]:
    """Those of the questions that have no answer yet; when none is open, all."""
    return [draft for draft in drafts if not draft.answers] or drafts


def _taken(drafts: Iterable[Draft], wanted: set[str] | None = None) -> list[Draft]:
    """The questions that an answer answers, of some in the order of the letter.

    A number printed twice is answered only once; when all that are `wanted` are, that is all.
    """
    seen: set[str] = set()
    taken = []
    for draft in drafts:
        numbers = {n for question in draft.questions for n in question.numbers}
        if not numbers & seen:
            seen |= numbers
            taken.append(draft)
            if wanted is not None and wanted <= seen:
                break
    return taken


def _number_orphans(drafts: Sequence[Draft]) -> None:
    """Number an answer that names no question and follows none, by its order."""
    for nth, draft in enumerate(drafts, 1):
        if not draft.numbers:
            draft.answered.append(str(nth))


def units_of(drafts: Sequence[Draft], document: str) -> tuple[Unit, ...]:
    """The finished units of a document, each under an id of its own."""
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for draft in drafts:
        seen[draft.numbers] += 1
        answer = "\n\n".join(text for text in draft.answers if text) or None
        identity = unit_id(document, draft.numbers, seen[draft.numbers])
        found.append(
            Unit(
                identity, draft.numbers, tuple(draft.questions), answer, draft.page,
                notes=tuple(draft.notes),
            )
        )  # fmt: skip
    return tuple(found)


def _doubts(drafts: Sequence[Draft], letter: Letter) -> Iterator[Doubt]:
    """Everything about the numbering that may be wrong."""
    asked = Counter(n for d in drafts for q in d.questions for n in q.numbers)
    whole = {int(n) for d in drafts for n in d.numbers if n.isdigit()}
    missing = sorted(set(range(1, max(whole, default=0) + 1)) - whole)
    for n in missing[:50]:
        yield Doubt("number-missing", f"number {n} is nowhere in the letter")
    for number, times in asked.items():
        if times > 1:
            yield Doubt("question-repeated", f"question {number} is printed {times} times")
    for draft in drafts:
        numbers = ", ".join(draft.numbers)
        unasked = [n for n in draft.answered if n not in asked]
        if unasked or not draft.questions:
            which = ", ".join(unasked) or numbers
            yield Doubt("question-missing", f"an answer to {which}, but no such question")
        if letter.answered and draft.questions and not any(draft.answers):
            yield Doubt("answer-missing", f"question {numbers} has no answer")
        if any(not q.text for q in draft.questions):
            yield Doubt("question-empty", f"question {numbers} has no text")
