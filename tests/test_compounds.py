"""Compounds come apart where a reader would cut them, and nothing else does."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.analysis import parts
from indexer.compounds import Span, Splitter
from indexer.forms import tools
from indexer.lexicon import Lexicon, Role, compile_lexicon
from indexer.words import fold


def table(text: str) -> list[str]:
    return text.split()


# A compound, then parts that must be found in it, as printed.
COMPOUNDS = """
mensenrechten mensen rechten
mensenrechtensanctieregime mensen rechten sanctie regime mensenrechten sanctieregime
kinderopvangtoeslag kinder opvang toeslag kinderopvang
toeslagenaffaire toeslagen affaire
ministerraad minister raad
gemeenteraad gemeente raad
klimaatwet klimaat wet
stroomnet stroom net
stikstofuitstoot stikstof uitstoot
jeugdzorg jeugd zorg
jeugdzorginstelling jeugd zorg jeugdzorg instelling
arbeidsongeval arbeids ongeval
huurtoeslag huur toeslag
zorgverzekeraar zorg verzekeraar
zorgverzekeringswet zorgverzekerings zorg wet
belastingdienst belasting dienst
rechtsstaat rechts staat
rechtsbijstand rechts bijstand
asielzoekerscentrum asiel zoekers centrum
vluchtelingenverdrag vluchtelingen verdrag
wapenexport wapen export
wapenexportvergunning wapen export vergunning
kernenergie kern energie
kerncentrale kern centrale
windmolenpark wind molen park
gaswinning gas winning
aardbevingsschade aardbevings schade
woningbouw woning bouw
woningnood woning nood
huisartsenpost huisartsen post
ziekenhuisbed ziekenhuis bed
geneesmiddelentekort geneesmiddelen tekort
onderwijsachterstand onderwijs achterstand
basisschool basis school
schoolmaaltijd school maaltijd
studiefinanciering studie financiering
leerplichtambtenaar leerplicht ambtenaar
veiligheidsraad veiligheids raad
veiligheidsdienst veiligheids dienst
inlichtingendienst inlichtingen dienst
politieagent politie agent
politiebureau politie bureau
drugshandel drugs handel
mensenhandel mensen handel
kinderarbeid kinder arbeid
kinderbijslag kinder bijslag
pensioenfonds pensioen fonds
pensioenleeftijd pensioen leeftijd
arbeidsmarkt arbeids markt
arbeidsmarktbeleid arbeidsmarkt beleid
loonbelasting loon belasting
inkomstenbelasting inkomsten belasting
begrotingstekort begrotings tekort
staatsschuld staats schuld
staatssecretaris staats secretaris
kamervraag kamer vraag
kamerbrief kamer brief
kamerlid kamer lid
coalitieakkoord coalitie akkoord
verkiezingsprogramma verkiezings programma
gemeenteraadsverkiezingen gemeenteraads verkiezingen
dierenwelzijn dieren welzijn
dierproef dier proef
veehouderij vee houderij
landbouwsubsidie landbouw subsidie
natuurgebied natuur gebied
natuurherstel natuur herstel
waterkwaliteit water kwaliteit
drinkwatervoorziening drinkwater voorziening
luchtvervuiling lucht vervuiling
luchthaven lucht haven
vliegtuigongeluk vliegtuig ongeluk
spoorwegovergang spoorweg overgang
treinverkeer trein verkeer
fietspad fiets pad
snelheidsovertreding snelheids overtreding
rijbewijs rij bewijs
ontwikkelingssamenwerking ontwikkelings samenwerking
handelsverdrag handels verdrag
handelsmissie handels missie
importheffing import heffing
dwangarbeid dwang arbeid
heropvoedingskamp heropvoedings kamp
persvrijheid pers vrijheid
godsdienstvrijheid godsdienst vrijheid
vrouwenrechten vrouwen rechten
genderongelijkheid gender ongelijkheid
discriminatieverbod discriminatie verbod
privacywetgeving privacy wetgeving
gegevensbescherming gegevens bescherming
algoritmeregister algoritme register
cyberaanval cyber aanval
coronamaatregel corona maatregel
vaccinatiebeleid vaccinatie beleid
ouderenzorg ouderen zorg
verpleeghuis verpleeg huis
schuldhulpverlening schuld hulpverlening
bijstandsuitkering bijstands uitkering
armoedebestrijding armoede bestrijding
energierekening energie rekening
prijsplafond prijs plafond
""".strip().splitlines()

WHOLE = table("""
minister ministerie president parlement regering oppositie motie amendement antwoord
beantwoording vraagstelling gemeente provincie departement inspectie commissie organisatie
administratie registratie informatie communicatie discriminatie integratie migratie
immigratie emigratie democratie bureaucratie universiteit kwaliteit activiteit identiteit
mobiliteit criminaliteit autoriteit veiligheid gezondheid mogelijkheid verantwoordelijkheid
aansprakelijkheid gelijkwaardigheid zelfstandigheid openbaarheid vergunning verklaring
vergadering vereniging verzekering belasting begroting ontwikkeling samenleving samenwerking
ondersteuning behandeling bescherming bestrijding uitvoering uitkering opleiding onderneming
onderzoeker ondernemer leverancier burgemeester ambtenaar vertegenwoordiger deskundige
leerling vreemdeling vluchteling gedetineerde slachtoffer getuige verdachte journalist
terrorist activist toerist economie economisch historisch juridisch politiek publiek
internationaal nationaal regionaal provinciaal gemeentelijk maatschappelijk wetenschappelijk
verantwoordelijk noodzakelijk belangrijk voldoende verschillende betreffende overigens
bovendien desalniettemin inmiddels september november december januari februari Rotterdam
Amsterdam Groningen Nederland Griekenland Duitsland combinatie transactie reactie redactie
tractor sector rapport transport export import paspoort portefeuille financieel financiering
subsidiering evaluatie consultatie implementatie democratisch kandidaat mandaat predikaat
resultaat formaat apparaat parket market budget internet asiel wereld geweld beleid bestand
verband verbod gebod gebied bestuur bezwaar beroep energie ecologie technologie ideologie
pathologie chirurg psycholoog bioloog
""")


@pytest.mark.parametrize("line", COMPOUNDS)
def test_a_compound_is_found_by_its_parts(line: str) -> None:
    word, *expected = line.split()
    printed = {word[part.start : part.end] for part in parts(word)}
    assert set(expected) <= printed


@pytest.mark.parametrize("line", COMPOUNDS)
def test_the_words_of_a_compound_fill_it(line: str) -> None:
    word = line.split()[0]
    units = tools().splitter.units(word)
    assert units[0].start == 0
    assert units[-1].end == len(word)
    assert all(one.end == other.start for one, other in pairwise(units))


@pytest.mark.parametrize("line", COMPOUNDS)
@pytest.mark.parametrize(
    ("last", "stays"),
    [
        pytest.param("beleid", True, id="ends compounds"),
        pytest.param("raad", False, id="too short to be sure of"),
        pytest.param("mochten", False, id="ends none"),
        pytest.param("xyzxyz", False, id="is no word"),
    ],
)
def test_a_compound_with_another_last_part_is_surely_one_only_where_it_is(
    line: str, last: str, stays: bool
) -> None:
    splitter = tools().splitter
    word = line.split()[0]
    head = splitter.ends(word)[-2]
    other = word[:head] + last
    assert splitter.stays(other, head) is stays
    assert splitter.ends(other) or not stays


@pytest.mark.parametrize("word", WHOLE)
def test_what_is_no_compound_stays_whole(word: str) -> None:
    assert parts(word) == ()


@given(st.sampled_from(COMPOUNDS), st.data())
def test_a_part_is_printed_where_it_says_however_it_is_printed(
    line: str, data: st.DataObject
) -> None:
    word = line.split()[0]
    at = data.draw(st.integers(1, len(word) - 1))
    capital = data.draw(st.booleans())
    printed = (word.upper() if capital else word.replace("ij", "ĳ"))[: at + 1]
    printed += "\u00ad" + (word.upper() if capital else word.replace("ij", "ĳ"))[at + 1 :]
    assert parts(printed)
    for part in parts(printed):
        covered = fold(printed[part.start : part.end])
        assert tools().lemmatizer.term(covered) == part.term


def test_the_lists_are_long_enough_to_tell_something() -> None:
    assert len(COMPOUNDS) >= 100
    assert len(WHOLE) >= 100


@pytest.mark.parametrize(
    ("word", "terms"),
    [
        pytest.param("mensenrechten", ["mens", "recht"], id="plurals inside"),
        pytest.param("arbeidsongevallen", ["arbeid", "ongeval"], id="a linking s"),
        pytest.param("kinderopvang", ["kind", "opvang"], id="kinder is kind"),
        pytest.param("veiligheidsdiensten", ["veiligheid", "dienst"], id="s after -heid"),
    ],
)
def test_parts_are_lemmas(word: str, terms: list[str]) -> None:
    assert [part.term for part in parts(word)] == terms


def test_a_long_compound_holds_the_compounds_inside_it() -> None:
    found = {part.term for part in parts("mensenrechtensanctieregimes")}
    assert {"mensenrecht", "sanctieregime", "mens", "recht", "sanctie", "regime"} <= found
    assert "rechtensanctie" not in found


def test_the_council_of_ministers_is_no_small_star() -> None:
    assert [part.term for part in parts("ministerraad")] == ["minister", "raad"]


@pytest.fixture
def toy() -> Splitter:
    both = Role.WORD | Role.NOUN | Role.BEGIN | Role.MIDDLE | Role.END
    roles = {
        "water": both,
        "schap": Role.WORD | Role.END,
        "waterschap": Role.WORD | Role.NOUN | Role.END,
        "arbeids": Role.BEGIN,
        "tijd": both,
        "zee": both,
        "egel": both,
        "haven": Role.WORD | Role.NOUN,
        "meester": Role.WORD | Role.NOUN | Role.END,
        "boter": Role.WORD | Role.NOUN | Role.BEGIN | Role.WHOLE,
        "tijdwater": Role.WORD | Role.WHOLE,
    }
    return Splitter(Lexicon(compile_lexicon({}, roles)))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("arbeidstijd", "arbeids tijd", id="a form that only begins"),
        pytest.param("tijdarbeids", "", id="never ends"),
        pytest.param("waterschaptijd", "waterschap tijd", id="a listed compound is one part"),
        pytest.param("zeetijd", "zee tijd", id="three letters"),
        pytest.param("zeeegel", "", id="clashing vowels need a hyphen"),
        pytest.param("havenmeester", "haven meester", id="a noun begins an unknown word"),
        pytest.param("havensmeester", "havens meester", id="with a linking s too"),
        pytest.param("tijdwater", "", id="marked as whole"),
        pytest.param("water", "", id="one word"),
        pytest.param("watertijdxyz", "", id="a rest that is no word"),
        pytest.param("water2tijd", "", id="not only letters"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_splitter_keeps_to_the_roles(toy: Splitter, word: str, expected: str) -> None:
    assert " ".join(word[a:b] for a, b in toy.units(word)) == expected


def test_spans_are_parts_compounds_inside_and_what_three_parts_make(toy: Splitter) -> None:
    word = "waterschaptijdwater"
    assert toy.spans(word) == [
        Span(0, 10),  # waterschap
        Span(0, 5),  # water
        Span(5, 10),  # schap
        Span(10, 14),  # tijd
        Span(14, 19),  # water
        Span(10, 19),  # tijdwater
        Span(0, 14),  # waterschaptijd
    ]


def test_letters_without_end_are_no_compound(toy: Splitter) -> None:
    assert toy.units("water" * 2000) == []
