"""What is known of a unit besides its words: the exact terms and numbers that filters look for.

Terms are what the letter prints, not what it should have printed: "Asiel en migratie"
and "Asiel en Migratie" are two terms, and whoever asks for one is given both by
`search`, which knows the whole index. An engine keeps them as they are.

`KEYWORDS`, each any number of terms a unit:

    document    the letter's id                 number, reference, session   as printed
    kind        of the letter                   minister     a name that signed
    office      `role TAB portfolio` signed     behalf       the same, in whose name besides
    portfolio   of both; where nobody signed, of who was asked          role  likewise
    asker       a name                          party        of an asker
    state       answered or unanswered, and doubtful or certain
    sign        of a non-answer (`answers.py`)  cites        targets (`references.py`)

`NUMBERS`: `day` (of the answer, else of the question), `answered` and `asked` as
ordinals (`date.toordinal`), `days` from asked to answered, and of a unit itself
`question_words` and `answer_words`, which are what stands between blanks; None where not
known, and for a text that is not there.
"""

from corpus.document import Document, Office, Unit

from .answers import signs

KEYWORDS = (
    "document",
    "number",
    "reference",
    "session",
    "kind",
    "minister",
    "office",
    "behalf",
    "portfolio",
    "role",
    "asker",
    "party",
    "state",
    "sign",
    "cites",
)
OWN = ("state", "sign", "cites")
"""Those of the keywords that a unit has of its own, beside the letter's."""
NUMBERS = ("day", "answered", "asked", "days", "question_words", "answer_words")
PREMIER = "Algemene Zaken"
"""The portfolio of a minister-president, whose letters print none."""


def office_key(role: str, portfolio: str | None) -> str:
    """An office as one exact term."""
    return f"{role}\t{portfolio or ''}"


def letter_terms(document: Document) -> dict[str, tuple[str, ...]]:
    """The terms that all units of a letter share, each once, in order of print."""
    offices, behalf = document.ministers, document.on_behalf_of
    concerned = (*offices, *behalf) or document.addressees
    found: dict[str, list[str | None]] = {
        "document": [document.id],
        "number": [document.number],
        "reference": [document.reference],
        "session": [document.session],
        "kind": [document.kind],
        "minister": [office.name for office in offices],
        "office": [office_key(office.role, office.portfolio) for office in offices],
        "behalf": [office_key(office.role, office.portfolio) for office in behalf],
        "portfolio": [portfolio(office) for office in concerned],
        "role": [office.role for office in offices or document.addressees],
        "asker": [one.name for one in document.askers],
        "party": [one.party for one in document.askers],
        "state": ["doubtful" if document.warnings else "certain"],
    }
    return {name: tuple(dict.fromkeys(filter(None, terms))) for name, terms in found.items()}


def portfolio(office: Office) -> str | None:
    """The portfolio of an office, also where it goes without saying."""
    return office.portfolio or (PREMIER if office.role == "minister-president" else None)


def unit_terms(document: Document, unit: Unit) -> dict[str, tuple[str, ...]]:
    """The terms of one unit of a letter; to be added to those of the letter."""
    state = "answered" if unit.answer is not None else "unanswered"
    return {
        "state": (state,) if unit.questions or unit.answer is not None else (),
        "sign": tuple(sign.sort for sign in signs(unit.answer)),
        "cites": cited(document, unit),
    }


def cited(document: Document, unit: Unit) -> tuple[str, ...]:
    """What a unit cites: in its own texts, in the notes that these refer to, and in the header.

    The header ("Zie ook Aanhangsel ...") speaks for all units of its letter, and so does a
    note that no unit refers to.
    """
    if not document.references:
        return ()
    everywhere = {mark for one in document.units for mark in one.notes}
    notes = {
        nth
        for nth, note in enumerate(document.footnotes)
        if note.mark in unit.notes or note.mark not in everywhere
    }
    targets = (
        one.target
        for one in document.references
        if (one.unit == unit.id and one.field != "footnote")
        or (one.field == "footnote" and one.nth in notes)
        or one.field == "header"
    )
    return tuple(dict.fromkeys(targets))


def numbers(document: Document) -> dict[str, int | None]:
    """The numbers that all units of a letter share."""
    answered, asked = document.answered_on, document.asked_on
    return {
        "day": document.dated.toordinal() if document.dated else None,
        "answered": answered.toordinal() if answered else None,
        "asked": asked.toordinal() if asked else None,
        "days": (answered - asked).days if answered and asked and answered >= asked else None,
    }


def unit_numbers(
    unit: Unit, question_words: int | None = None, answer_words: int | None = None
) -> dict[str, int | None]:
    """The numbers of one unit of a letter; to be added to those of the letter.

    How many words there are, whoever has split its texts knows already and can give.
    """
    if question_words is None:
        question_words = sum(len(question.text.split()) for question in unit.questions)
    if answer_words is None:
        answer_words = len((unit.answer or "").split())
    return {
        "question_words": question_words if unit.questions else None,
        "answer_words": None if unit.answer is None else answer_words,
    }
