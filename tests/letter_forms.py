"""The forms of the record, each a way to write a head and to choose a plan and a layout."""

from collections.abc import Callable
from datetime import timedelta

from corpus.text import Line, Text
from tests.letter_layouts import (
    as_paragraphs,
    double_spaced,
    extracted,
    in_columns,
    markdown,
)
from tests.letter_words import LEXICON, Choose, clause, day, dutch, reference, upper
from tests.letter_writer import Plan, Writer
from tests.letters import Para, Truth, people, seats, signers, subject

Written = tuple[Text, list[Truth]]
Form = Callable[[Choose], Written]


def known(word: str) -> bool:
    """The word list that the splitter is given."""
    return word in LEXICON


def _small(offices: str) -> str:
    return offices.replace("Minister", "minister").replace("Staats", "staats")


def asked_of(choose: Choose, truth: Truth, *, official: bool, sent: bool = True) -> str:
    """The sentence that says who asks whom what."""
    truth.askers, members = people(choose)
    truth.addressees, offices = seats(choose)
    truth.subject = subject(choose)
    truth.asked_on = day(choose)
    offices = (
        offices if official else offices.replace("Minister", "minister").replace("Staats", "staats")
    )
    about = f"Vragen van {members} aan {offices} over {truth.subject}"
    return about + (f" (ingezonden {dutch(truth.asked_on)})" if sent else "")


def replied(choose: Choose, truth: Truth, word: str, *, official: bool) -> str:
    """The sentence that says who answers."""
    truth.ministers, truth.behalf, by = signers(choose)
    truth.answered_on = (truth.asked_on or day(choose)) + timedelta(days=choose.integer(1, 90))
    if not official:
        by = _small(by)
        if by.endswith(")") and choose.chance(10):
            by = by[:-1]
    return f"{word} van {by} (ontvangen {dutch(truth.answered_on)})"


def session_of(choose: Choose) -> str:
    year = choose.integer(2008, 2024)
    return f"{year}-{year + 1}"


MASTHEAD = (
    "Vragen gesteld door de leden der Kamer, met de daarop door de",
    "regering gegeven antwoorden",
)


def _official_head(choose: Choose, truth: Truth, word: str) -> list[Para]:
    truth.session, truth.number = session_of(choose), str(choose.integer(1, 4046))
    lines = ["Tweede Kamer der Staten-Generaal2",
             f"Vergaderjaar {truth.session.replace('-', '–')} Aanhangsel van de Handelingen",
             *MASTHEAD, truth.number, asked_of(choose, truth, official=True) + ".",
             replied(choose, truth, word, official=True) + "."]  # fmt: skip
    if choose.chance(20):
        lines[-1] += " Zie ook Aanhangsel Handelingen, vergaderjaar 2019–2020, nr. 393."
    return [Para("head", line) for line in lines]


OFFICIAL_LAYOUTS = (extracted, extracted, extracted, in_columns)


def official(choose: Choose) -> Written:
    """F1: answers in the Chamber's own print, as extracted text."""
    truth = Truth()
    head = _official_head(choose, truth, "Antwoord")
    writer = written(choose, truth, Plan(answer=choose.one(("same", "same", "op vraag"))))
    return choose.one(OFFICIAL_LAYOUTS)(choose, [*head, *writer.paras], truth), [truth]


def written(choose: Choose, truth: Truth, plan: Plan) -> Writer:
    writer = Writer(choose, plan)
    writer.write()
    truth.units, truth.notes = writer.units, writer.notes
    return writer


def in_markdown(choose: Choose) -> Written:
    """F1 as a tool for Markdown extracts it."""
    truth = Truth()
    head = _official_head(choose, truth, "Antwoord")
    writer = written(choose, truth, Plan())
    text = markdown(choose, [*head[5:], *writer.paras], truth)
    top = ["# 2", f"#### {head[1].text}", f"**{MASTHEAD[0]}**", f"**{MASTHEAD[1]}**",
           f"### {truth.number}"]  # fmt: skip
    return Text((*map(Line, top), *text.lines)), [truth]


def delayed(choose: Choose) -> Written:
    """F11: a notice that answers will be late, with all questions."""
    truth = Truth(kind="postponement")
    head = _official_head(choose, truth, "Mededeling")
    writer = written(choose, truth, Plan(answered=False))
    truth.closing = (
        "De vragen kunnen niet binnen de gebruikelijke termijn worden beantwoord, omdat "
        f"{clause(choose)}. Ik stuur de antwoorden zo spoedig mogelijk."
    )
    last = [Para("closing", "Mededeling"), Para("closing", truth.closing)]
    truth.closing = "Mededeling" + truth.closing
    return choose.one(OFFICIAL_LAYOUTS)(choose, [*head, *writer.paras, *last], truth), [truth]


def questions(choose: Choose) -> Written:
    """F2: questions in the Chamber's own print."""
    truth = Truth(kind="questions", session=session_of(choose), reference=reference(choose))
    session = (truth.session or "").replace("-", "–")
    lines = ["Tweede Kamer der Staten-Generaal2",
             f"Vergaderjaar {session} Vragen gesteld door de leden der Kamer",
             truth.reference or "", asked_of(choose, truth, official=True) + "."]  # fmt: skip
    writer = written(choose, truth, Plan(answered=False))
    head = [Para("head", line) for line in lines]
    return extracted(choose, [*head, *writer.paras], truth), [truth]


def _provisional_plan(choose: Choose) -> Plan:
    plan = Plan(stacked=choose.chance(70), colon=choose.chance(20))
    plan.question = choose.one(("word", "word", "alone", "stop", "inline"))
    plan.answer = choose.one(("same", "op vraag", "op vragen", "vraag", "bare"))
    plan.late = plan.stacked and plan.answer != "bare" and choose.chance(40)
    if plan.question != "word":
        plan.stacked = plan.stacked or plan.question == "inline"
    return plan


def provisional(choose: Choose) -> Written:
    """F3: answers before they are printed, a paragraph a line, or as pdftotext gives them."""
    truth = Truth(number=str(choose.integer(1, 4046)), reference=reference(choose))
    lines = [f"AH {truth.number}", truth.reference or "",
             replied(choose, truth, "Antwoord", official=False)]  # fmt: skip
    if choose.chance(40):
        lines.append("Zie ook Aanhangsel Handelingen, vergaderjaar 2019-2020, nr. 507")
    writer = written(choose, truth, _provisional_plan(choose))
    paras = [*(Para("head", line) for line in lines), *writer.paras]
    paras += _remark(choose, truth, writer)
    if writer.plan.question == "word" and not truth.closing and choose.chance(30):
        return double_spaced(choose, paras, truth), [truth]
    return as_paragraphs(choose, paras, truth.notes), [truth]


def _remark(choose: Choose, truth: Truth, writer: Writer) -> list[Para]:
    """The remark that may stand below all answers."""
    if truth.notes or not choose.chance(15):
        return []
    said = f"Deze vragen dienen ter aanvulling op eerdere vragen ter zake ({reference(choose)})."
    truth.closing = f"Toelichting: {said}"
    return [Para("closing", truth.closing)]


def asked(choose: Choose) -> Written:
    """F4, F13: questions before they are printed."""
    truth = Truth(kind="questions", reference=reference(choose))
    sentence = asked_of(choose, truth, official=False, sent=False)
    sent = f"(ingezonden {dutch(truth.asked_on)})" if truth.asked_on else ""
    lines = [truth.reference or "", sent, sentence]
    if choose.chance(20):
        lines, truth.reference, truth.asked_on = [f"Schriftelijke v{sentence[1:]}"], None, None
    plan = Plan(answered=False)
    plan.question = choose.one(("word", "alone", "stop", "inline", "automatic", "none"))
    writer = written(choose, truth, plan)
    paras = [*(Para("head", line) for line in lines), *writer.paras]
    return as_paragraphs(choose, paras, truth.notes), [truth]


def unnumbered(choose: Choose) -> Written:
    """F3 without numbers: only `Antwoord` parts the texts, or bold type does."""
    truth = Truth(number=str(choose.integer(1, 4046)), reference=reference(choose))
    lines = [f"AH {truth.number}", truth.reference or "",
             replied(choose, truth, "Antwoord", official=False)]  # fmt: skip
    bold = choose.chance(50)
    plan = Plan(question="none", answer="none" if bold else "bare", enumerations=False)
    writer = written(choose, truth, plan)
    paras = [*(Para("head", line) for line in lines), *writer.paras]
    return as_paragraphs(choose, paras, truth.notes, bold=bold), [truth]


def ministry(choose: Choose) -> Written:
    """F5: a ministry's letter, with boxes around it and a title over the answers."""
    truth = Truth(reference=reference(choose))
    sentence = asked_of(choose, truth, official=False, sent=False)
    about = sentence.removeprefix("Vragen van ")
    role, name, portfolio = "minister", "Terlinden-Van Aa", "Defensie"
    truth.ministers, truth.answered_on = [(role, name, portfolio)], day(choose)
    seat = f"{role} van {portfolio}"
    title = f"Antwoorden van de {seat} op {choose.one(('', 'de '))}Kamervragen van {about}"
    sent = dutch(truth.asked_on or day(choose))
    said = [f"In antwoord op uw brief van {sent}, nr. {truth.reference}, deel ik u mede dat de "
            f"vragen van {about} worden beantwoord zoals aangegeven in de bijlage van deze brief.",
            f"De {seat},", f"D. {name}", title]  # fmt: skip
    plan = _provisional_plan(choose)
    plan.question = "word"
    writer = written(choose, truth, plan)
    body = as_paragraphs(
        choose, [*(Para("head", s) for s in said), *writer.paras], truth.notes, bold=True
    )
    boxes = ["> Retouradres Postbus 1", "Datum", dutch(truth.answered_on), "Onderwerp",
             f"Beantwoording Kamervragen van {about}", "Ons kenmerk", "5164758"]  # fmt: skip
    return Text((*(Line(b, region="box") for b in boxes), *body.lines), paragraphs=True), [truth]


def two_sets(choose: Choose) -> Written:
    """F6: one letter that answers two sets of questions."""
    truths = [Truth(reference=f"2021Z{10000 + n}{choose.integer(0, 9)}"[:10]) for n in (1, 2)]
    day_, (role, name, portfolio) = day(choose), ("minister", "van Zandleven", "Defensie")
    sets: list[list[Para]] = []
    plan = _provisional_plan(choose)
    plan.marks = False
    for truth in truths:
        sentence = asked_of(choose, truth, official=False)
        truth.ministers, truth.answered_on = [(role, name, portfolio)], day_
        writer = written(choose, truth, plan)
        sets.append([Para("head", truth.reference or ""), Para("head", sentence), *writer.paras])
    both = " en ".join(
        f"van het lid {t.askers[0][0]} ({t.askers[0][1]}) over {upper(clause(choose))} (kenmerk "
        f"{t.reference}, ingezonden {dutch(t.asked_on or day_)})" for t in truths
    )  # fmt: skip
    lines = [f"Den Haag, {dutch(day_)}", "Geachte Voorzitter,",
             f"Hierbij doe ik u toekomen de antwoorden op de vragen {both}.",
             f"De {role} van {portfolio},", f"F.A. {name}"]  # fmt: skip
    paras = [*(Para("preamble", line) for line in lines), *sets[0], *sets[1]]
    return as_paragraphs(choose, paras, []), truths


FORMS: dict[str, Form] = {
    "official": official, "markdown": in_markdown, "delayed": delayed, "questions": questions,
    "provisional": provisional, "asked": asked, "unnumbered": unnumbered, "ministry": ministry,
    "two sets": two_sets,
}  # fmt: skip
