"""Four small letters that the tests of asking share; a person can see what each query finds.

| unit | question | answer |
| --- | --- | --- |
| p1 | Vaart de veerpont nog? | Nee. De pont ligt stil. |
| p2 | Wat kost een nieuwe dijk? | Zie het antwoord op vraag 1. |
| w1 | Hoeveel wolven telt de Veluwe? | Er zijn tien wolven, zegt de boswachter van de Kamer. |
| w2 | Mag een boer de wolf verjagen? | |
| o1 | Hoe lang is de wachtlijst voor kinderopvang? | Ja, de wachtlijst is lang. Ik zal ... |
| o2 | Krijgen kamers en gangen een nooduitgang? | Ja. |
| b1 | Komt er een brug of een pont over de Vecht? | |
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.document import Asker, Document, Doubt, Office, Reference
from search.backends import DEFAULT_ENGINE
from search.engine import Engine, backend
from search.find import Request, find
from search.hits import Hits
from tests.factories import letter, minister

TODAY = date(2025, 6, 1)

PONT = letter(
    ("Vaart de veerpont nog?", "Nee. De pont ligt stil."),
    ("Wat kost een nieuwe dijk?", "Zie het antwoord op vraag 1."),
    id="p",
    subject="De veerpont bij Oudewaard",
    number="101",
    session="2023-2024",
    reference="2024Z00101",
    askers=(Asker("Terpstra-Noord", "Partij Zuid"),),
    ministers=(minister("Van Zuylekom", "Infrastructuur en Waterstaat"),),
    asked_on=date(2024, 2, 20),
    answered_on=date(2024, 3, 12),
)
WOLF = letter(
    ("Hoeveel wolven telt de Veluwe?", "Er zijn tien wolven, zegt de boswachter van de Kamer."),
    ("Mag een boer de wolf verjagen?", None),
    id="w",
    subject="Wolven op de Veluwe",
    number="77",
    session="2022-2023",
    reference="2023Z00077",
    askers=(Asker("De Wit", "PvdA"),),
    ministers=(Office("staatssecretaris", "Natuur", "Bäcker"),),
    on_behalf_of=(Office("minister", "Infrastructuur en waterstaat"),),
    asked_on=date(2023, 3, 1),
    answered_on=date(2023, 5, 1),
    warnings=(Doubt("question-missing", "vraag 3 ontbreekt"),),
)
OPVANG = letter(
    (
        "Hoe lang is de wachtlijst voor kinderopvang?",
        "Ja, de wachtlijst is lang. Ik zal de Kamer voor de zomer informeren.",
    ),
    ("Krijgen kamers en gangen een nooduitgang?", "Ja."),
    id="o",
    subject="Wachtlijsten in de kinderopvang",
    reference="2021Z09001",
    askers=(Asker("Zwart", "SP"), Asker("De Wit", "GL-PvdA")),
    ministers=(minister("Öztürk-Van Raan", "Volksgezondheid, Welzijn en Sport"),),
    asked_on=date(2021, 6, 10),
    answered_on=date(2021, 7, 1),
    references=(Reference("kamerstuk", "kst-36410-7", "36 410, nr. 7", "answer", "o#1", 0, 0, 5),),
)
BRUG = letter(
    ("Komt er een brug of een pont over de Vecht?", None),
    id="b",
    kind="questions",
    subject="De brug over de Vecht",
    reference="2025Z00005",
    askers=(Asker("Terpstra-Noord", "Partij Zuid"),),
    addressees=(Office("minister", "Infrastructuur en Waterstaat"),),
    ministers=(),
    asked_on=date(2025, 1, 5),
    answered_on=None,
)
LETTERS = (PONT, WOLF, OPVANG, BRUG)


@contextmanager
def opened(*letters: Document, name: str = DEFAULT_ENGINE) -> Iterator[Engine]:
    """An index of letters, in memory as long as it is used."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        data = Path(folder)
        backend(name).create(data)
        with backend(name).writer(data) as writer:
            writer.add(letters)
            writer.commit()
        engine = backend(name).open(data)
        try:
            yield engine
        finally:
            engine.close()


def asked(engine: Engine, request: Request) -> Hits:
    """All hits of a request."""
    return find(engine, replace(request, limit=None), TODAY)


def units(engine: Engine, request: Request) -> str:
    """The units found, as `p1 p2`, in the order of their names."""
    return " ".join(sorted(hit.unit.id.replace("#", "") for hit in asked(engine, request).hits))
