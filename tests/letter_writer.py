"""The questions and answers of a written letter: marked, grouped and ordered in any way."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from tests.letter_words import COMPOUNDS, NOUNS, Choose, asking, clause, note, statement
from tests.letters import Para, Unit, mark


@dataclass
class Plan:
    """How a letter marks and groups: the styles that serve it as a whole."""

    question: Literal["word", "alone", "stop", "inline", "automatic", "none"] = "word"
    answer: Literal["same", "op vraag", "op vragen", "vraag", "bare", "none"] = "same"
    colon: bool = False
    stacked: bool = False
    late: bool = False
    answered: bool = True
    marks: bool = True
    enumerations: bool = True
    doubles: bool = True
    """Whether one answer may be given to several questions."""
    always_colon: bool = False


def listed(choose: Choose, numbers: Sequence[str]) -> str:
    """Numbers as a marker prints them."""
    if len(numbers) == 1:
        return numbers[0]
    run = all(int(b) == int(a) + 1 for a, b in pairwise(numbers))
    forms = [
        f"{', '.join(numbers[:-1])} en {numbers[-1]}",
        f"{','.join(numbers[:-1])} en {numbers[-1]}",
    ]
    if len(numbers) > 2:
        forms.append(f"{', '.join(numbers[:-1])}, en {numbers[-1]}")
    if run and len(numbers) > 2:
        forms += [f"{numbers[0]} t/m {numbers[-1]}", f"{numbers[0]}-{numbers[-1]}",
                  f"{numbers[0]} tot en met {numbers[-1]}"]  # fmt: skip
    return choose.one(forms)


class Writer:
    """Writes the questions and answers of one letter."""

    def __init__(self, choose: Choose, plan: Plan) -> None:
        self.choose = choose
        self.plan = plan
        self.notes: list[str] = []
        self.paras: list[Para] = []
        self.units: list[Unit] = []

    def write(self) -> None:
        """Write all questions, and answers where the plan has them."""
        count = self.choose.one((1, 2, 3, 3, 4, 5, 6, 8, 12))
        groups = self._groups([str(n) for n in range(1, count + 1)])
        held = 0
        if self.plan.late and len(groups) > 2:
            held = self.choose.integer(1, len(groups) - 2)
        open_unit: Unit | None = None
        for at, group in enumerate(groups):
            if at == held and held:
                open_unit = self._asked(group)
            else:
                self._group(group, open_unit if at == len(groups) - 1 else None)

    def _groups(self, numbers: list[str]) -> list[list[str]]:
        """The questions that are answered together; scattered ones are printed together."""
        alone = self.plan.answer == "none" or not self.plan.doubles
        single = not self.plan.answered or self.plan.question == "none" or alone
        groups: list[list[str]] = []
        while numbers:
            size = 1 if single else min(len(numbers), self.choose.one((1, 1, 1, 1, 2, 3, 4)))
            scattered = not self.plan.stacked and size > 1 and self.choose.chance(30)
            others = numbers[1:]
            mine = (
                self.choose.some(others, min(size - 1, len(others)))
                if scattered
                else others[: size - 1]
            )
            group = sorted([numbers[0], *mine], key=int)
            groups.append(group)
            numbers = [number for number in numbers if number not in group]
        return groups

    def _asked(self, group: list[str]) -> Unit:
        """Print the questions of a group."""
        unit = Unit(list(group), [])
        for numbers in [[n] for n in group] if self.plan.stacked else [group]:
            unit.questions.append((numbers, self._question(numbers)))
        return unit

    def _group(self, group: list[str], held: Unit | None) -> None:
        """Print questions with their answer, which also answers those that were held back."""
        unit = self._asked(group)
        if held:
            unit = Unit(held.numbers + unit.numbers, held.questions + unit.questions)
        if self.plan.answered:
            self._answer_marker(unit.numbers)
            unit.answer = self._answer()
        self.units.append(unit)

    def _question(self, numbers: list[str]) -> str:
        """Print one question and return its text."""
        text = "".join(asking(self.choose) + " " for _ in numbers).strip()
        if self.choose.chance(25):
            text += " " + asking(self.choose)
        text = self._noted(text)
        printed = listed(self.choose, numbers)
        style = self.plan.question
        colon = self._colon()
        if style == "word":
            self.paras.append(Para("marker", f"Vraag {printed}{colon}"))
        elif style in {"alone", "stop"}:
            self.paras.append(Para("marker", printed + ("." if style == "stop" else "")))
        shown = f"{printed}. {text}" if style == "inline" else text
        number = f"{printed}." if style == "automatic" else None
        self.paras.append(Para("question", shown, number))
        return text

    def _colon(self) -> str:
        """The colon that may stand behind a marker."""
        often = self.plan.colon and self.choose.chance(50)
        return ":" if often or self.plan.always_colon else ""

    def _answer_marker(self, numbers: list[str]) -> None:
        printed = listed(self.choose, numbers)
        colon = self._colon()
        several = len(numbers) > 1
        words = {
            "same": f"Antwoord{'en' if several and self.choose.chance(20) else ''} {printed}",
            "op vraag": f"Antwoord op vraag {printed}",
            "op vragen": f"Antwoord{'en' if self.choose.chance(20) else ''} op "
            f"{self.choose.one(('', 'de '))}{'vragen' if several else 'vraag'} {printed}",
            "vraag": f"Antwoord {'vragen' if several else 'vraag'} {printed}",
            "bare": "Antwoord",
        }
        if self.plan.answer != "none":
            self.paras.append(Para("marker", words[self.plan.answer] + colon))

    def _answer(self) -> str:
        """Print one answer and return its text, its paragraphs one behind the other."""
        shown = []
        for _ in range(self.choose.one((1, 1, 2, 3))):
            sentences = [statement(self.choose) for _ in range(self.choose.integer(1, 3))]
            shown.append(self._noted(" ".join(sentences)))
            if self.plan.enumerations and self.choose.chance(15):
                shown += self._enumeration()
        self.paras += [Para("answer", text) for text in shown]
        return "\n".join(shown)

    def _enumeration(self) -> list[str]:
        """The items of an enumeration, each a paragraph, and a sentence behind them."""
        form = self.choose.one(("– {1}", "{0}. {1}", "({0}) {1}", "{2}. {1}", "{0}) {1}"))
        if self.plan.marks and form.startswith("{0})"):
            form = "({0}) {1}"
        items = [
            form.format(n, clause(self.choose) + ";", "abcdef"[n - 1])
            for n in range(1, self.choose.integer(2, 5) + 1)
        ]
        return ["Het gaat om het volgende:", *items, statement(self.choose)]

    def _noted(self, text: str) -> str:
        """A text with references to new notes in some places where a sentence allows one."""
        if not self.plan.marks or not self.choose.chance(25):
            return text
        for place in sorted(self._places(text, self.choose.one((1, 1, 2))), reverse=True):
            text = f"{text[:place]}\x00{text[place:]}"
        while "\x00" in text:
            for _ in range(self.choose.one((1, 1, 1, 1, 2))):
                self.notes.append(note(self.choose))
                text = text.replace("\x00", mark(len(self.notes)) + "\x00", 1)
            text = text.replace("\x00", "", 1)
        return text

    def _places(self, text: str, count: int) -> list[int]:
        """Ends of sentences, quotations and nouns, outside brackets."""
        depth, places = 0, [len(text)]
        for at, char in enumerate(text):
            depth += (char == "(") - (char == ")")
            word = text[: at + 1].rpartition(" ")[2].strip("«»?.")
            noun = word in NOUNS or word in COMPOUNDS
            allowed = char == "»" or noun or (char in "?." and len(word) > 4 and word.isalpha())
            if allowed and not depth and text[at + 1 : at + 2] in {" ", ".", "?", ","}:
                places.append(at + 1)
        places = sorted(set(places))
        return self.choose.some(places, min(count, len(places)))
