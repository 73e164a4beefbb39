"""Questions and answers are paired into units, by the numbers they print.

An answer takes every question that it names, wherever that stands; one without
numbers takes the questions since the answer before it. What does not pair is
kept as it is and doubted: nothing is renumbered, nothing is dropped.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.document import Doubt, Question, Unit, unit_id

from .joining import flow
from .markers import Marker
from .paragraphs import answer_begins, groups
from .pieces import Label, Piece


@dataclass(slots=True)
class Letter:
    """What assembling needs: the pieces up to `end`, their markers, and how lines join.

    `answered` says that the letter gives answers, so that a question without an
    answer marker may have its answer right behind it.
    """

    pieces: list[Piece]
    markers: list[Marker]
    end: int
    paragraphs: bool
    known: frozenset[str]
    answered: bool

    def text(self, pieces: Sequence[Piece], label: Label) -> str:
        """Label what is unlabelled among pieces and return all text under that label."""
        for piece in pieces:
            if piece.label is None:
                piece.label = label
        mine = [p for p in pieces if p.label == label]
        return flow(mine, paragraphs=self.paragraphs, known=self.known)


@dataclass(slots=True)
class Draft:
    """A unit in the making; `at` is where it stands in the letter."""

    at: int
    questions: list[Question] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    page: int | None = None

    @property
    def numbers(self) -> tuple[str, ...]:
        """All its numbers: of its questions as printed, then those only the answer names."""
        asked = [n for question in self.questions for n in question.numbers]
        return tuple(dict.fromkeys([*asked, *self.answered]))


@dataclass(slots=True)
class _Block:
    """What one marker heads."""

    marker: Marker
    pieces: list[Piece]


def assemble(letter: Letter) -> tuple[list[Draft], tuple[Doubt, ...]]:
    """Pair questions and answers; return the units in the order of their answers."""
    asked: list[Draft] = []
    orphans: list[Draft] = []
    since = 0
    for block in _blocks(letter):
        if block.marker.sort == "question":
            asked.append(_question(letter, block))
            continue
        named = block.marker.numbers
        mine = [d for d in asked if _names(d, named)] if named else asked[since:]
        answer = letter.text(block.pieces, "answer")
        if mine:
            _merge(asked, mine, answer, named, block.marker.index)
        else:
            orphans.append(Draft(block.marker.index, [], [answer], list(named)))
        since = len(asked)
    drafts = sorted([*asked, *orphans], key=lambda draft: draft.at)
    _number_orphans(drafts)
    return drafts, doubts(drafts, letter)


def _blocks(letter: Letter) -> list[_Block]:
    ends = [*(m.index for m in letter.markers[1:]), letter.end]
    found = []
    for marker, end in zip(letter.markers, ends, strict=False):
        if not marker.auto:
            letter.pieces[marker.index].label = "marker"
        found.append(_Block(marker, letter.pieces[marker.index : end]))
    return found


def _names(draft: Draft, numbers: tuple[str, ...]) -> bool:
    return any(n in numbers for question in draft.questions for n in question.numbers)


def _question(letter: Letter, block: _Block) -> Draft:
    """A question, with its answer when that follows without a marker of its own."""
    draft = Draft(block.marker.index, page=letter.pieces[block.marker.index].line.page)
    answer: list[Piece] = []
    named = {n for m in letter.markers if m.sort == "answer" for n in m.numbers}
    after = next((m for m in letter.markers if m.index > block.marker.index), None)
    followed = after is not None and after.sort == "answer"
    if letter.answered and not followed and not named.intersection(block.marker.numbers):
        found = groups(block.pieces, paragraphs=letter.paragraphs)
        begins = answer_begins(found)
        answer = [piece for group in found[begins:] for piece in group] if begins else []
        for piece in answer:
            piece.label = "answer"
    text = letter.text(block.pieces, "question")
    draft.questions.append(Question(block.marker.numbers, text))
    if answer:
        draft.answers.append(letter.text(answer, "answer"))
    return draft


def _merge(
    asked: list[Draft], mine: list[Draft], answer: str, named: tuple[str, ...], at: int
) -> None:
    """Give an answer to its questions: they become one unit, at the place of the answer."""
    open_ones = [d for d in mine if not d.answers]
    # A number printed twice: only its first question is the one that is answered.
    seen: set[str] = set()
    taken = []
    for draft in open_ones or mine:
        numbers = {n for question in draft.questions for n in question.numbers}
        if numbers & seen:
            continue
        seen |= numbers
        taken.append(draft)
    first, *others = taken
    for other in others:
        first.questions += other.questions
        first.answers += other.answers
        asked.remove(other)
    first.answers.append(answer)
    first.answered += named
    first.at = at


def _number_orphans(drafts: list[Draft]) -> None:
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
        found.append(Unit(identity, draft.numbers, tuple(draft.questions), answer, draft.page))
    return tuple(found)


def doubts(drafts: Sequence[Draft], letter: Letter) -> tuple[Doubt, ...]:
    """Everything about the numbering that may be wrong."""
    found: list[Doubt] = []
    asked = Counter(n for d in drafts for q in d.questions for n in q.numbers)
    whole = {int(n) for d in drafts for n in d.numbers if n.isdigit()}
    missing = sorted(set(range(1, max(whole, default=0) + 1)) - whole)
    found += [Doubt("number-missing", f"number {n} is nowhere in the letter") for n in missing[:50]]
    for number, times in asked.items():
        if times > 1:
            found.append(Doubt("question-repeated", f"question {number} is printed {times} times"))
    for draft in drafts:
        numbers = ", ".join(draft.numbers)
        unasked = [n for n in draft.answered if n not in asked]
        if unasked or not draft.questions:
            which = ", ".join(unasked) or numbers
            found.append(Doubt("question-missing", f"an answer to {which}, but no such question"))
        if letter.answered and draft.questions and not any(draft.answers):
            found.append(Doubt("answer-missing", f"question {numbers} has no answer"))
        if any(not q.text for q in draft.questions):
            found.append(Doubt("question-empty", f"question {numbers} has no text"))
    return tuple(found)
