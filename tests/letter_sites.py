"""More forms of written letters: what sites print, committees' lists, notices, one long line."""

import re

from corpus.text import Line, Text
from tests.letter_forms import FORMS, Form, Written, asked_of, replied, session_of, written
from tests.letter_layouts import as_paragraphs, extracted, with_digits, wrapped
from tests.letter_words import PORTFOLIOS, Choose, clause, day, dutch, reference, upper
from tests.letter_writer import Plan, Writer
from tests.letters import Para, Truth, is_mark, mark, mark_number


def lines_of(choose: Choose, paras: list[Para]) -> list[Line]:
    """Paragraphs as lines, references to notes as digits behind their words."""
    shown = (with_digits(choose, p.text, ends=True, styles=("glued",)) for p in paras)
    return [Line(line) for lines in shown for line in lines]


def gazette(choose: Choose) -> Written:
    """F7: the text of a page of the official gazette, notes under the word `Noot`."""
    truth = Truth(session=session_of(choose), number=str(choose.integer(1, 4046)))
    head = ["Aanhangsel van de Handelingen",
            "Datum publicatieOrganisatieVergaderjaarNummerDatum ontvangst",
            f"Tweede Kamer der Staten-Generaal{truth.session}{truth.number}",
            asked_of(choose, truth, official=True) + ".",
            replied(choose, truth, "Antwoord", official=True) + "."]  # fmt: skip
    writer = written(choose, truth, Plan(doubles=False))
    sign = choose.one(("XNoot", "X Noot"))
    notes = [line for n, text in enumerate(truth.notes, 1) for line in (sign, str(n), text)]
    end = ["Naar boven"] if choose.chance(80) else []
    lines = (*map(Line, head), *lines_of(choose, writer.paras), *map(Line, [*notes, *end]))
    return Text(lines, paragraphs=True), [truth]


def chamber(choose: Choose) -> Written:
    """F8: a page of the Chamber, its title first, the text wrapped hard at ninety characters."""
    truth = Truth()
    sentence = asked_of(choose, truth, official=True)
    about = sentence.removeprefix("Vragen van ").partition(" aan de ")
    title = f"Antwoord op vragen van {about[0]} over {truth.subject}"
    head = [
        f"Antwoord schriftelijke vragen : {title}",
        sentence + ".",
        replied(choose, truth, "Antwoord", official=True) + ".",
    ]
    writer = written(choose, truth, Plan(marks=False))
    lines = [Line(text) for text in head]
    for para in writer.paras:
        parts = wrapped(choose, para.text, 90, hyphens=False)
        lines += [Line(part, gap=at == 0) for at, part in enumerate(parts)]
    return Text(tuple(lines)), [truth]


def openkamer(choose: Choose) -> Written:
    """F9: questions with an indented answer below each, and facts above them."""
    truth = Truth(reference=reference(choose), subject=upper(clause(choose)))
    truth.asked_on, truth.answered_on = day(choose), day(choose)
    truth.askers = [("Van der Plasdijk", "VP")]
    head = [f"Kamervraag {truth.reference}", truth.subject or "",
            f"Ingediend {dutch(truth.asked_on)}",
            f"Beantwoord {dutch(truth.answered_on)} (na 27 dagen)",
            "Indiener Anna van der Plasdijk (VP)", "Beantwoord door P. Terlinden (X)"]  # fmt: skip
    plan = Plan(answer="none", marks=False, enumerations=False, doubles=False)
    writer = written(choose, truth, plan)
    lines = [Line(text) for text in head]
    for para in writer.paras:
        indent = "    " if para.sort == "answer" else ""
        lines += [Line(indent + part) for part in wrapped(choose, para.text, 80, hyphens=False)]
    return Text(tuple(lines)), [truth]


def tkconv(choose: Choose) -> Written:
    """F10: the official text in cells, below lines of a key and a value."""
    truth = Truth(session=session_of(choose), number=str(choose.integer(1, 4046)))
    name = f"ah-tk-{(truth.session or '').replace('-', '')}-{truth.number}"
    head = ["Nummer: 2025D44207, datum: 2025-10-22", f"officiële HTML versie ({name})",
            "Voortouwcommissie: vaste commissie voor Vrede"]  # fmt: skip
    own = [asked_of(choose, truth, official=True) + ".",
           replied(choose, truth, "Antwoord", official=True) + "."]  # fmt: skip
    writer = written(choose, truth, Plan(marks=False))
    cells = [f"| {text} |" for text in (*own, *(para.text for para in writer.paras))]
    return Text(tuple(map(Line, [*head, *cells])), paragraphs=True), [truth]


def notice(choose: Choose) -> Written:
    """F12: a notice of delay before it is printed, which says all in its text."""
    truth = Truth(kind="postponement", number=str(choose.integer(1, 4046)))
    truth.reference = reference(choose)
    head = [f"AH {truth.number}", truth.reference,
            replied(choose, truth, "Mededeling", official=False)]  # fmt: skip
    sentence = asked_of(choose, truth, official=False, sent=False)
    truth.asked_on = None
    about = sentence[0].lower() + sentence[1:]
    truth.closing = (
        f"De {about} ({truth.reference}) kunnen niet binnen de gebruikelijke termijn worden "
        f"beantwoord, omdat {clause(choose)}."
    )
    return Text(tuple(map(Line, [*head, truth.closing])), paragraphs=True), [truth]


def in_one_line(choose: Choose) -> Written:
    """All questions and answers on one line, as some tools give them."""
    truth = Truth(number=str(choose.integer(1, 4046)), reference=reference(choose))
    head = [f"AH {truth.number}", truth.reference or "",
            replied(choose, truth, "Antwoord", official=False)]  # fmt: skip
    writer = written(choose, truth, Plan(marks=False, enumerations=False, always_colon=True))
    line = " ".join(para.text for para in writer.paras)
    return Text(tuple(map(Line, [*head, line])), paragraphs=True), [truth]


def committee(choose: Choose) -> Written:
    """F14: a committee's list of questions and answers, in any of its markings."""
    dossier, number = f"36{choose.integer(100, 999)}", str(choose.integer(1, 99))
    truth = Truth(kind="committee-list", number=f"{dossier}-{number}")
    portfolio, truth.answered_on = choose.one(PORTFOLIOS), day(choose)
    truth.askers = [(f"vaste commissie voor {portfolio}", "")]
    truth.addressees, truth.subject = [("minister", portfolio)], f"de {clause(choose)}"
    title = choose.one(("", "VERSLAG HOUDENDE EEN ")) + "LIJST VAN VRAGEN EN ANTWOORDEN"
    head = [f"{dossier[:2]} {dossier[2:]} Wijziging van de begroting", f"Nr. {number} {title}",
            f"Vastgesteld {dutch(truth.answered_on)}",
            f"De vaste commissie voor {portfolio} heeft een aantal vragen voorgelegd aan de "
            f"minister van {portfolio} over {truth.subject}."]  # fmt: skip
    plan = Plan(marks=False, doubles=False, enumerations=False)
    plan.question = choose.one(("word", "alone", "stop", "inline"))
    plan.answer = choose.one(("same", "op vraag", "bare", "none"))
    writer = written(choose, truth, plan)
    paras = [*(Para("head", line) for line in head), *writer.paras]
    return as_paragraphs(choose, paras, []), [truth]


def _reordered(writer: Writer) -> tuple[list[Para], list[Para]]:
    """The questions and the answers apart, all marked by lone numbers, notes counted anew."""
    parts: tuple[list[Para], list[Para]] = ([], [])
    which = 0
    for para in writer.paras:
        if para.sort == "marker":
            which = int(para.text.startswith("Antwoord"))
            para.text = re.sub(r"Antwoord(?:en)? ", "", para.text)
        parts[which].append(para)
    marks = [char for para in (*parts[0], *parts[1]) for char in para.text if is_mark(char)]
    anew = str.maketrans({char: mark(n) for n, char in enumerate(marks, 1)})
    writer.notes[:] = [writer.notes[mark_number(char) - 1] for char in marks]
    for para in writer.paras:
        para.text = para.text.translate(anew)
    for unit in writer.units:
        unit.questions = [(numbers, text.translate(anew)) for numbers, text in unit.questions]
        unit.answer = unit.answer and unit.answer.translate(anew)
    return parts


def apart(choose: Choose) -> Written:
    """F1 as it was printed before 2010: all answers behind all questions."""
    truth = Truth(session=session_of(choose), number=str(choose.integer(1, 4046)))
    sentence = asked_of(choose, truth, official=False)
    about, _, sent = sentence.rpartition(" (ingezonden ")
    who, _, came = replied(choose, truth, "Antwoord", official=False).rpartition(" (ontvangen ")
    head = ["Tweede Kamer der Staten-Generaal 2",
            f"Vergaderjaar {(truth.session or '').replace('-', '–')}",
            "Aanhangsel van de Handelingen",
            "Vragen door de leden der Kamer gesteld overeenkomstig artikel 134 van het "
            "Reglement van", "Orde, met de daarop door de regering schriftelijk gegeven antwoorden",
            truth.number or "", f"{about}. (Ingezonden {sent}"]  # fmt: skip
    middle = ["Antwoord"] * choose.chance(70) + [f"{who}. (Ontvangen {came}"]
    asked, given = _reordered(written(choose, truth, Plan(question="alone")))
    paras = [*_head(head), *asked, *_head(middle), *given]
    return extracted(choose, paras, truth, styles=("glued",)), [truth]


def _head(lines: list[str]) -> list[Para]:
    return [Para("head", line) for line in lines]


ALL_FORMS: dict[str, Form] = {
    **FORMS, "gazette": gazette, "chamber": chamber, "openkamer": openkamer, "tkconv": tkconv,
    "notice": notice, "one line": in_one_line, "committee": committee, "apart": apart,
}  # fmt: skip
