"""Forms of one word meet in one term, forms of different words do not."""

import pytest

from indexer.analysis import analyse
from indexer.compounds import Splitter
from indexer.lemmas import Lemmatizer, stem
from indexer.lexicon import Lexicon, Role, compile_lexicon


def term(word: str) -> str:
    return analyse(word)[0].term


MEET = """
kind kinderen kindje kindjes
minister ministers
gemeente gemeenten gemeentes
overheid overheden
bedrijf bedrijven bedrijfje
huis huizen huisje
brief brieven briefje
zaak zaken
school scholen schooltje
stad steden stadje
lid leden
museum musea museums
criterium criteria
politicus politici
idee ideeën ideetje
ministerie ministeries
sanctie sancties
bureau bureaus
foto foto's fotootje
auto auto's autootje
bacterie bacteriën
industrie industrieën
mogelijkheid mogelijkheden
groot grote groter grootste
goed goede
Europees Europese
officieel officiële
financieel financiële
moeilijk moeilijke moeilijker moeilijkst moeilijkste
boos boze
lief lieve liever
betalen betaal betaalt betaalde betaalden betaald betaalde
werken werk werkt werkte werkten gewerkt
geven geef geeft gaf gaven gegeven
krijgen krijg krijgt kreeg kregen gekregen
aanvragen aangevraagd aanvraag aanvraagt
toewijzen toegewezen toewijst toewees
uitbreiden uitgebreid uitbreidt uitgebreide
onderzoeken onderzoekt onderzocht onderzoek
zijn is was waren geweest bent ben
hebben heeft had hadden gehad heb
kunnen kan kon konden kunt
worden wordt werd werden geworden
Oeigoer Oeigoeren Oeigoerse oeigoers
Chinees Chinezen Chinese
Turk Turken Turkse Turks
Syriër Syriërs Syrische
Marokkaan Marokkanen Marokkaanse Marokkaans
Nederlands Nederlandse
Kamerlid Kamerleden
lidstaat lidstaten
toeslagenaffaire toeslagenaffaires
mensenrecht mensenrechten
zorginstelling zorginstellingen
arbeidsongeval arbeidsongevallen
klimaatdoel klimaatdoelen
vluchteling vluchtelingen
student studenten
leraar leraren leraars
varken varkens varkentje
evalueren geëvalueerd evalueert evalueerde
coördineren gecoördineerd coördineert
antwoorden antwoord antwoordt geantwoord
besluiten besluit besloot besloten
ondernemen ondernam ondernomen onderneemt
nemen neemt nam genomen
verbieden verbiedt verbood
""".strip().splitlines()

APART = """
minister ministerie
minister mini
gemeente mening
gemeente gemeen
overheid over
geweld wel
gezin zin
gebied bieden
niet genieten
kamer kam
staat staten-generaal
raad radio
beleid leiden
belang lang
bestuur sturen
besluit sluiten
geval vallen
gevaar varen
gedrag dragen
verdrag dragen
verband band
bank banket
regering regen
politie politiek
kerk kerker
kost koster
recht rechter
wet weten
post poster
maat maatregel
kans kanselier
part partij
toets toetsenbord
leger leeg
vader vadem
moeder moe
last laster
orde order
reden reder
stem stempel
boer boerka
winter winst
premie premier
pers persoon
hand handel
tafel taf
dienst dienen
asiel as
land landing
kwartaal kwartier
regeling regel
handeling handel
bekend bekendheid
Nederland Nederlander
betaling betalen
vrij vrijheid
""".strip().splitlines()


@pytest.mark.parametrize("forms", MEET)
def test_forms_of_one_word_meet(forms: str) -> None:
    found = {form: term(form) for form in forms.split()}
    assert len(set(found.values())) == 1, found


@pytest.mark.parametrize("pair", APART)
def test_different_words_stay_apart(pair: str) -> None:
    one, other = pair.split()
    assert term(one) != term(other)


def test_the_lists_are_long_enough_to_tell_something() -> None:
    assert len(MEET) >= 40
    assert len(APART) >= 40


@pytest.mark.parametrize(
    "word", ["bij", "want", "over", "als", "dan", "uit", "wel", "door", "niet", "geen"]
)
def test_a_word_of_form_is_only_itself(word: str) -> None:
    assert term(word) == word


@pytest.mark.parametrize("word", ["bijen", "wanten", "alen"])
def test_a_plural_is_never_taken_for_a_word_of_form(word: str) -> None:
    assert term(word) not in {"bij", "want", "al"}


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        pytest.param("lockdown lockdowns", "lockdown", id="a new plural on -s"),
        pytest.param("Verhulsdonk Verhulsdonks", "verhulsdonk", id="a name and its genitive"),
        pytest.param("2024Z18775", "2024z18775", id="a number with a letter"),
        pytest.param("mbo hbo", None, id="abbreviations"),
    ],
)
def test_words_that_no_dictionary_has(forms: str, expected: str | None) -> None:
    for form in forms.split():
        assert term(form) == (expected or form)


@pytest.fixture
def small() -> Lemmatizer:
    """A language of four words."""
    roles = {
        "zorg": Role.WORD | Role.BEGIN | Role.END,
        "affaire": Role.WORD | Role.END,
        "affaires": Role.WORD | Role.END,
        "ging": Role.WORD,
    }
    lexicon = Lexicon(compile_lexicon({"affaires": "affaire", "ging": "ga"}, roles))
    return Lemmatizer(lexicon, Splitter(lexicon))


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        pytest.param("ging", "ga", id="in the lexicon"),
        pytest.param("zorgaffaires", "zorgaffaire", id="by the last part of a compound"),
        pytest.param("appjes", stem("appjes"), id="by the stemmer when unknown"),
        pytest.param("zorg", "zorg", id="a lemma is its own"),
    ],
)
def test_the_first_step_that_knows_a_word_decides(small: Lemmatizer, word: str, lemma: str) -> None:
    assert small.term(word) == lemma


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("fracties", "fractie"),
        ("cadeaus", "cadeau"),
        ("oeigoertjes", "oeigoer"),
        ("podcasts", "podcast"),
        ("geerlings", "geerling"),
    ],
)
def test_the_stemmer_takes_endings_off_unknown_words(form: str, base: str) -> None:
    assert stem(form) == stem(base)


@pytest.mark.parametrize("name", ["zegerius", "geurts", "omtzigt", "verhulsdonk"])
def test_the_stemmer_takes_nothing_out_of_a_name(name: str) -> None:
    assert name.startswith(stem(name))


@pytest.mark.parametrize("word", ["mbo", "q1", "0900", "a", ""])
def test_the_stemmer_leaves_short_words_and_numbers(word: str) -> None:
    assert stem(word) == word
