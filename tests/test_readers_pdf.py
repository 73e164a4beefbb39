"""PDF files as they come: order, columns, note marks, heads, feet and notes.

The files are drawn here, line by line, so that each shows one thing.
"""

from collections.abc import Callable
from io import BytesIO

import pytest
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.pdfencrypt import StandardEncryption  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from corpus.errors import UnreadableError
from corpus.readers import limits, pdf
from corpus.text import Text

Draw = Callable[[Canvas], None]


def made(*pages: Draw, **options: object) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, **options)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def put(
    canvas: Canvas, x: float, y: float, *lines: str, size: float = 9, bold: bool = False
) -> float:
    """Draw lines below each other; give where the next one would stand."""
    for line in lines:
        canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        canvas.drawString(x, y, line)
        y -= size * 1.2
    return y


def spell(canvas: Canvas, x: float, y: float, *parts: str) -> None:
    """Draw one line whose parts that begin with ^ are raised, with _ lowered."""
    line = canvas.beginText(x, y)
    for part in parts:
        moved = part[0] in "^_"
        line.setFont("Helvetica", 6.5 if moved else 10)
        line.setRise({"^": 3.5, "_": -2}.get(part[0], 0))
        line.textOut(part[1:] if moved else part)
    canvas.drawText(line)


def read(*pages: Draw) -> Text:
    return pdf.read(made(*pages))


def texts(text: Text, region: str = "body") -> list[str]:
    return [line.text for line in text.lines if line.region == region]


def test_lines_carry_what_the_page_shows() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 142, 700, "Vraag 1", bold=True)
        put(canvas, 142, 689, "Bent u bekend met het bericht over", "de veerpont?", size=10)

    first, second, third = read(page, page).lines[:3]
    assert (first.text, first.page, first.size, first.bold) == ("Vraag 1", 1, 9.0, True)
    assert (second.size, second.bold, second.gap) == (10.0, False, False)
    assert third.text == "de veerpont?"


def test_blank_space_above_a_line_is_a_gap() -> None:
    def page(canvas: Canvas) -> None:
        y = put(canvas, 142, 700, *["Een regel van een alinea"] * 4)
        put(canvas, 142, y - 11, "Een nieuwe alinea", "met nog een regel")

    assert [line.text for line in read(page).lines if line.gap] == ["Een nieuwe alinea"]


def test_a_word_in_bold_does_not_make_a_line_bold() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 90, 640, "Vet ", bold=True, size=10)
        put(canvas, 112, 640, "en niet vet", size=10)

    (line,) = read(page).lines
    assert (line.text, line.bold) == ("Vet en niet vet", False)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["het bericht?", "^1"], "het bericht?[^1]"),
        (["het bericht", "^1", " en meer"], "het bericht[^1] en meer"),
        (["het bericht?", "^2, 3"], "het bericht?[^2] [^3]"),
        (["het bericht", "^1)", " en meer"], "het bericht[^1] en meer"),
        (["^12", " vervolg van een zin"], "[^12] vervolg van een zin"),
        (["op 20 km", "^2", " land"], "op 20 km2 land"),
        (["de uitstoot van CO", "_2", " daalt"], "de uitstoot van CO2 daalt"),
        (["in de 21", "^e", " eeuw"], "in de 21e eeuw"),
    ],
)
def test_raised_digits_are_note_marks(parts: list[str], expected: str) -> None:
    (line,) = read(lambda canvas: spell(canvas, 90, 700, *parts)).lines
    assert line.text == expected


def test_a_mark_drawn_after_its_line_is_fitted_in() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 90, 700, "Waar staat de noot?", "De volgende regel", size=10)
        end = 90 + canvas.stringWidth("Waar staat de noot?", "Helvetica", 10)
        put(canvas, end, 703.5, "4", size=6.5)

    assert texts(read(page)) == ["Waar staat de noot?[^4]", "De volgende regel"]


def test_a_hyphen_at_a_line_end_stays() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 142, 700, "over de ver-", "gunningverlening en de zorg-", "en jeugdtaken")

    assert texts(read(page)) == ["over de ver-", "gunningverlening en de zorg-", "en jeugdtaken"]


def test_letters_drawn_as_one_sign_stay_in_their_word() -> None:
    """A ligature comes as two letters in one place, which once began a line at the second."""
    pdfmetrics.registerFont(pdfmetrics.Font("Ligatures", "Helvetica", "MacRomanEncoding"))

    def page(canvas: Canvas) -> None:
        canvas.setFont("Ligatures", 10)
        canvas.drawString(90, 700, "de deﬁnitieve vorm van de ﬂat")

    assert texts(read(page)) == ["de definitieve vorm van de flat"]


def official(number: int, pages: int) -> Draw:
    """A page of the official print: margin column, body, notes in small type, foot."""

    def page(canvas: Canvas) -> None:
        if number == 1:
            put(canvas, 57, 781, "Tweede Kamer der Staten-Generaal", size=15, bold=True)
            put(canvas, 520, 781, "2", size=26, bold=True)
            put(canvas, 57, 645, "9302", size=11, bold=True)
            put(
                canvas, 142, 645, "Vragen van het lid Duinhoven (VP) aan de Minister", "van Polders"
            )
        put(canvas, 142, 600, "Vraag 1", "Waarom vaart de pont niet?", "Antwoord 1", "Daarom niet.")
        put(
            canvas,
            142,
            110,
            f"{number}De Polderbode, 3 mei 2024, Pont vaart",
            "niet meer uit",
            size=6.5,
        )
        put(canvas, 57, 52, f"’s-Gravenhage {2024}", size=6.5)
        foot = f"Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel {number}"
        put(canvas, 142, 52, foot, size=6.5)

    return page


def test_the_official_print_is_taken_apart() -> None:
    text = read(*[official(number, 3) for number in (1, 2, 3)])
    first = [line for line in text.lines if line.page == 1]
    assert [(line.region, line.text) for line in first] == [
        ("body", "Tweede Kamer der Staten-Generaal 2"),
        ("body", "9302"),
        ("body", "Vragen van het lid Duinhoven (VP) aan de Minister"),
        ("body", "van Polders"),
        ("body", "Vraag 1"),
        ("body", "Waarom vaart de pont niet?"),
        ("body", "Antwoord 1"),
        ("body", "Daarom niet."),
        ("note", "1De Polderbode, 3 mei 2024, Pont vaart"),
        ("note", "niet meer uit"),
        ("footer", "’s-Gravenhage 2024 Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 1"),
    ]


def test_one_page_shows_no_foot_but_shows_its_notes() -> None:
    text = read(official(1, 1))
    assert texts(text, "footer") == []
    assert len(texts(text, "note")) == 2


def test_a_raised_mark_begins_a_note_that_runs_on_overleaf() -> None:
    def first(canvas: Canvas) -> None:
        put(canvas, 142, 700, *["Regels van het antwoord"] * 20)
        put(canvas, 142, 110, "1 De Polderbode, een lange noot die", size=6.5)

    def second(canvas: Canvas) -> None:
        put(canvas, 142, 700, *["Meer regels van het antwoord"] * 20)
        put(canvas, 142, 110, "op de volgende bladzijde verder gaat.", size=6.5)

    assert texts(read(first, second), "note") == [
        "1 De Polderbode, een lange noot die",
        "op de volgende bladzijde verder gaat.",
    ]


def test_small_type_in_the_middle_of_a_page_is_no_note() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 142, 700, *["Regels van het antwoord"] * 10)
        put(canvas, 142, 500, "1 regel in kleine letters", size=6.5)
        put(canvas, 142, 400, *["Regels van het antwoord"] * 10)

    assert texts(read(page), "note") == []


def test_heads_come_back_on_every_page_but_the_first() -> None:
    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            if number > 1:
                put(canvas, 460, 805, "Datum", "11 januari 2024", size=7)
            put(
                canvas, 90, 760, f"Antwoord op vraag {number * 2}", f"Regel {'x' * number}", size=10
            )
            put(canvas, 460, 40, f"Pagina {number} van 3", size=7)

        return draw

    text = read(page(1), page(2), page(3))
    assert texts(text, "header") == ["Datum", "11 januari 2024"] * 2
    assert texts(text, "footer") == [f"Pagina {n} van 3" for n in (1, 2, 3)]


def test_questions_on_top_of_every_page_are_no_heads() -> None:
    """Their numbers go up with the pages, as page numbers do, but the text follows closely."""

    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            put(canvas, 90, 790, f"Vraag {number}", "abc"[number - 1] * 30, size=10)
            put(canvas, 90, 500, *["Een regel van het antwoord."] * 9, size=10)

        return draw

    assert texts(read(page(1), page(2), page(3)), "header") == []


def test_columns_are_read_one_after_the_other() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 300, 700, *[f"rechts regel {n} van de kolom" for n in range(4)])
        put(canvas, 60, 700, *[f"links regel {n} van de kolom" for n in range(4)])
        put(canvas, 60, 730, "Een kop over de hele breedte van de bladzijde, het laatst getekend")

    lines = texts(read(page))
    assert lines[0].startswith("Een kop")
    assert [line.split()[0] for line in lines[1:]] == ["links"] * 4 + ["rechts"] * 4


def test_a_letterhead_beside_the_letter_does_not_cut_it() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 460, 700, "Ministerie van Polders", "Ons kenmerk", "5164758", size=7)
        y = put(canvas, 90, 700, "Aan de Voorzitter", "der Staten-Generaal", size=10)
        put(canvas, 90, y - 20, "In antwoord op uw brief deel ik u mede dat", "ja.", size=10)

    assert texts(read(page)) == [
        "Aan de Voorzitter",
        "der Staten-Generaal",
        "In antwoord op uw brief deel ik u mede dat",
        "ja.",
        "Ministerie van Polders",
        "Ons kenmerk",
        "5164758",
    ]


def test_a_foot_drawn_first_is_still_read_last() -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 142, 52, "Aanhangsel 1", size=6.5)
        put(canvas, 142, 700, "Vraag 1", "Waarom?")

    assert texts(read(page)) == ["Vraag 1", "Waarom?", "Aanhangsel 1"]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("1.", ["1. Bent u bekend", "met de pont?"]),
        ("9302", ["9302", "Bent u bekend", "met de pont?"]),
    ],
)
def test_a_label_belongs_to_its_line_and_a_margin_does_not(label: str, expected: list[str]) -> None:
    def page(canvas: Canvas) -> None:
        put(canvas, 142, 700, "Bent u bekend", "met de pont?")
        put(canvas, 60, 700, label)

    assert texts(read(page)) == expected


def test_turned_pages_are_read_upright() -> None:
    def turned(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.rotate(90)
        put(canvas, 100, -100, "Een blad", "op zijn kant")

    def upright(canvas: Canvas) -> None:
        canvas.setPageRotation(0)
        put(canvas, 100, 700, "Een blad", "rechtop")
        canvas.translate(20, 300)
        canvas.rotate(90)
        put(canvas, 0, 0, "Langs de rand")

    text = read(turned, upright)
    assert texts(text) == ["Een blad", "op zijn kant", "Een blad", "rechtop"]
    assert texts(text, "box") == ["Langs de rand"]


def test_the_title_comes_from_the_file() -> None:
    def page(canvas: Canvas) -> None:
        canvas.setTitle("Beantwoording over de pont")
        put(canvas, 90, 700, "Vraag 1")

    assert read(page).title == "Beantwoording over de pont"


def scan(canvas: Canvas) -> None:
    canvas.rect(100, 100, 300, 500, fill=1)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(
            made(official(1, 1), encrypt=StandardEncryption("geheim")),
            "encrypted: it cannot be read without its password",
            id="with a password",
        ),
        pytest.param(
            made(scan),
            "no text: a scanned PDF; run OCR on it first (for example ocrmypdf)",
            id="scan",
        ),
        pytest.param(made(scan)[:300], "not a PDF that can be read: ", id="cut off"),
        pytest.param(b"Vraag 1", "not a PDF file", id="no PDF"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as error:
        pdf.read(data)
    assert error.value.message.startswith(reason)


@pytest.mark.parametrize(
    ("limit", "reason"),
    [
        ("MAX_PAGES", "too long: 2 pages, the limit is 1"),
        ("MAX_PIECES", "too many pieces: "),
        ("MAX_TEXT", "too much text: "),
    ],
)
def test_a_file_without_end_is_refused(
    monkeypatch: pytest.MonkeyPatch, limit: str, reason: str
) -> None:
    monkeypatch.setattr(limits, limit, 1)
    with pytest.raises(UnreadableError) as error:
        read(official(1, 2), official(2, 2))
    assert error.value.message.startswith(reason)


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    data = made(official(1, 1), encrypt=StandardEncryption("", ownerPassword="geheim"))
    assert "Vraag 1" in texts(pdf.read(data))


def test_a_place_beyond_all_numbers_is_no_crash() -> None:
    """Found by fuzzing: PDFium gives infinity, and NaN for what it computes from that."""
    content = b"BT /F 9 Tf 1 0 0 1 142 5" + b"9" * 110 + b".0 Tm (Vraag 1) Tj ET"
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 595 842]>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    objects = b"".join(b"%d 0 obj%s endobj\n" % (n, part) for n, part in enumerate(parts, 1))
    text = pdf.read(b"%PDF-1.4\n" + objects + b"trailer<</Root 1 0 R>>")
    assert [line.text for line in text.lines] == ["Vraag 1"]
