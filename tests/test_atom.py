"""The feed: read by a feed reader, and held against the rules of RFC 4287."""

import re
from datetime import datetime
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.document import Document
from corpus.errors import KamerzoekError
from indexer.entries import entries
from search.batches import Batch
from search.find import Request
from search.hits import Hit, Snippet
from search.news import News, What, key_of
from search.output.atom import Feed, write
from search.output.outlet import checked_feed, write_feed
from search.requests import dump
from search.watches import Watch
from tests.factories import letter

ATOM = "{http://www.w3.org/2005/Atom}"
TAG = re.compile(
    r"tag:[a-z.]+,\d{4}(?:-\d\d(?:-\d\d)?)?:(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-F]{2})*", re.ASCII
)
"""RFC 4151, 2.1."""

PONT = Watch(1, "pont", dump(Request("veerpont")), "2026-11-24T08:00:00+00:00", None)
WOLF = Watch(2, "wolf & <co>", dump(Request("wolf")), "2026-11-24T09:00:00+00:00", None)
PRINTED = letter(number="101", session="2023-2024")
NAMELESS = letter(("Vaart de pont?", None), id="brief", subject=None, kind="questions")


Told = tuple[Batch, News]


def news(document: Document = PRINTED, what: What = "new", watch: Watch = PONT) -> Told:
    """News of the first unit of a letter."""
    first = next(entries(document))
    snippets = (Snippet("question", first.question, ()), Snippet("answer", "Ja.", ()))
    hit = Hit(1, 0.0, first, snippets)
    batch = Batch(4, watch, "2026-11-24T10:26:41+00:00", {what: 1}, False)
    was = () if what == "new" else ("2024Z00002#1", "2024Z00002#2")
    return batch, News(key_of(first), what, hit, was)


def feed(*told: Told, named: bool = True) -> str:
    watches = list(dict.fromkeys(batch.watch for batch, _ in told)) or [PONT]
    out = StringIO()
    write(Feed("0a1b2c3d", watches, named, told), out)
    return out.getvalue()


def children(element: ET.Element) -> list[str]:
    return [child.tag.removeprefix(ATOM) for child in element]


def valid(text: str) -> ET.Element:
    """The feed, when it keeps the rules of RFC 4287."""
    root = ET.fromstring(text.encode())
    assert root.tag == f"{ATOM}feed"
    ids = []
    for element in [root, *root.findall(f"{ATOM}entry")]:
        names = children(element)
        for name in ("id", "title", "updated"):  # 4.1.1, 4.1.2
            assert names.count(name) == 1, name
        for name in ("subtitle", "generator", "summary", "content", "published"):
            assert names.count(name) <= 1, name
        moment = datetime.fromisoformat(element.findtext(f"{ATOM}updated", ""))  # 3.3
        assert moment.tzinfo
        id_ = element.findtext(f"{ATOM}id", "")
        assert TAG.fullmatch(id_), id_  # 4.2.6
        ids.append(id_)
        for author in element.findall(f"{ATOM}author"):  # 3.2
            assert children(author) == ["name"]
            assert author.findtext(f"{ATOM}name")
        for link in element.findall(f"{ATOM}link"):  # 4.2.7
            assert link.get("href", "").startswith("https://")
        links = [(one.get("type"), one.get("rel")) for one in element.findall(f"{ATOM}link")]
        assert len(links) == len(set(links))  # 4.1.1: no two alternates of a kind
        for category in element.findall(f"{ATOM}category"):  # 4.2.2
            assert category.get("term")
        content = element.find(f"{ATOM}content")
        if content is not None:  # 4.1.3.3
            assert content.get("type") == "html"
            assert not list(content)
    assert root.findall(f"{ATOM}author")  # 4.1.1
    assert len(ids) == len(set(ids))
    return root


@pytest.mark.parametrize(
    "told",
    [
        pytest.param([], id="no news"),
        pytest.param([news()], id="printed"),
        pytest.param([news(NAMELESS)], id="named by its file"),
        pytest.param([news(), news(what="answered"), news(what="published")], id="all sorts"),
        pytest.param([news(), news(watch=WOLF)], id="two watches"),
        pytest.param([news(letter(id="een twee#<é>", subject="\x00\x1b[31m\u202e\ufffe\ud800"))],
                     id="harmful"),
        pytest.param([news(Document("uitstel", "x.txt", "postponement"))], id="bare"),
    ],
)  # fmt: skip
def test_a_feed_keeps_the_rules_and_a_reader_reads_it(told: list[Told]) -> None:
    text = feed(*told)
    valid(text)
    parsed = feedparser.parse(text.encode())
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert parsed.version == "atom10"
    assert len(parsed.entries) == len(told)


def test_what_a_reader_shows() -> None:
    parsed = feedparser.parse(feed(news(what="answered")).encode())
    assert parsed.feed.title == "Kamerzoek: pont"
    assert parsed.feed.subtitle == "kamerzoek search veerpont"
    (entry,) = parsed.entries
    assert entry.title == "Answered: De veerpont bij Oudewaard · Vraag 1"
    assert entry.link == "https://zoek.officielebekendmakingen.nl/ah-tk-20232024-101.html"
    assert entry.author == "Van Zuylekom"
    assert entry.updated == "2026-11-24T10:26:41+00:00"
    assert [tag.term for tag in entry.tags] == ["pont"]
    assert "<h3>Antwoord</h3>" in entry.content[0].value
    assert "answered now; asked in 2024Z00002#1 en 2024Z00002#2" in entry.content[0].value
    assert "Aanhangsel Handelingen II 2023/24, nr. 101" in entry.content[0].value


def test_entries_of_several_watches_name_theirs() -> None:
    entries_ = valid(feed(news(), news(watch=WOLF))).findall(f"{ATOM}entry")
    subject = "De veerpont bij Oudewaard · Vraag 1"
    titles = [entry.findtext(f"{ATOM}title") for entry in entries_]
    assert titles == [f"pont: {subject}", f"wolf & <co>: {subject}"]


def test_markup_in_a_record_stays_text() -> None:
    script = "<script>alert(1)</script> & <b>vet</b> ]]>"
    shown = "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;vet&lt;/b&gt; ]]&gt;"
    (entry,) = valid(feed(news(letter((script, script), subject=script)))).findall(f"{ATOM}entry")
    content = entry.findtext(f"{ATOM}content", "")
    assert content.count(f"<p>{shown}</p>") == 2
    assert "<script" not in content
    assert entry.findtext(f"{ATOM}title") == f"{script} · Vraag 1"
    assert entry.findtext(f"{ATOM}summary") == f"{script} … Ja."


def test_an_id_is_that_of_the_news_and_of_nothing_else() -> None:
    text = feed(
        news(), news(what="answered"), news(watch=WOLF), news(NAMELESS),
        news(letter(("Vaart de pont?", "Ja."), id="brief", subject=None)),
    )  # fmt: skip
    ids = [one.findtext(f"{ATOM}id") for one in valid(text).findall(f"{ATOM}entry")]
    assert ids[:3] == [
        "tag:kamerzoek.invalid,2026:0a1b2c3d/1/ah-tk-20232024-101/1",
        "tag:kamerzoek.invalid,2026:0a1b2c3d/1/ah-tk-20232024-101/1/answered",
        "tag:kamerzoek.invalid,2026:0a1b2c3d/2/ah-tk-20232024-101/1",
    ]
    assert len(set(ids)) == 5


@given(st.text(), st.text(min_size=1), st.text(min_size=1))
def test_no_text_breaks_a_feed(subject: str, question: str, name: str) -> None:
    (entry,) = valid(feed(news(letter((question, question), id=name, subject=subject)))).findall(
        f"{ATOM}entry"
    )
    assert entry.findtext(f"{ATOM}title")


def test_a_file_that_is_no_feed_is_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "stuk.docx"
    place.write_bytes(b"PK\x03\x04")
    with pytest.raises(KamerzoekError, match="is there already and is no feed"):
        checked_feed(place)
    with pytest.raises(KamerzoekError, match="cannot be written"):
        checked_feed(tmp_path)
    assert checked_feed(tmp_path / "feed.xml") == tmp_path / "feed.xml"


def test_a_feed_replaces_the_one_that_is_there_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    place, link = tmp_path / "www" / "feed.xml", tmp_path / "feed.xml"
    link.symlink_to(place)
    for told in ([], [news()]):
        write_feed(checked_feed(link), Feed("0a", [PONT], True, told))
    assert link.is_symlink()
    assert place.read_text(encoding="utf-8").count("<entry>") == 1
    assert [path.name for path in (tmp_path / "www").iterdir()] == ["feed.xml"]


def test_a_feed_in_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(KamerzoekError, match="cannot be written: No such file"):
        write_feed(checked_feed(tmp_path / "weg" / "feed.xml"), Feed("0a", [PONT], True, []))
