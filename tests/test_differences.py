"""What two lists differ in."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from search.hits import Hits
from search.lists import read
from search.lists.compare import Difference, compare
from search.output import differences
from search.output.formats import columned
from search.output.terminal import Style
from tests.factories import document, letter, unit
from tests.listed import ABOUT, hits_of, in_file

FORMS = columned()


def difference(
    folder: Path, old: Hits, new: Hits, forms: tuple[str, str] = ("csv", "csv")
) -> Difference:
    """Two lists compared, each in its form."""
    files = []
    for name, form, hits in zip(("old", "new"), forms, (old, new), strict=True):
        (folder / name).mkdir(exist_ok=True)
        files.append(read(in_file(folder / name, form, hits)))
    return compare(*files)


OLD = hits_of(
    letter(("Vaart hij?", "Ja."), id="a"),
    letter(("Wanneer?", "Morgen\nom tien uur."), id="b"),
    letter(("Waarom?", None), id="c"),
)
NEW = hits_of(
    letter(("Hoe lang?", "Lang."), id="d"),
    letter(("Vaart hij?", "Nee."), id="a", subject="De veerboot"),
    letter(("Wanneer?", "Morgen\nom tien uur."), id="b"),
)


@pytest.mark.parametrize("new", FORMS)
@pytest.mark.parametrize("old", FORMS)
def test_units_are_new_gone_changed_or_the_same(old: str, new: str, tmp_path: Path) -> None:
    found = difference(tmp_path, OLD, NEW, (old, new))
    assert [row["unit"] for row in found.new] == ["d#1"]
    assert [row["unit"] for row in found.gone] == ["c#1"]
    assert found.same == 1
    (changed,) = found.changed
    assert changed.row["unit"] == "a#1"
    assert changed.columns == {
        "subject": ("De veerpont bij Oudewaard", "De veerboot"),
        "answer": ("Ja.", "Nee."),
    }
    assert found


def test_rank_score_and_passages_are_no_change(tmp_path: Path) -> None:
    other = [replace(hit, rank=9, score=0.1, snippets=()) for hit in OLD.hits]
    found = difference(tmp_path, OLD, replace(OLD, hits=other), ("json", "csv"))
    assert not found
    assert found.same == 3


def test_only_columns_that_both_have_are_compared(tmp_path: Path) -> None:
    few = in_file(tmp_path, "csv", OLD, replace(ABOUT, columns=("unit", "subject")))
    found = compare(read(few), read(in_file(tmp_path, "jsonl", NEW)))
    assert found.compared == ("subject",)
    assert [list(one.columns) for one in found.changed] == [["subject"]]


def test_a_text_longer_than_a_cell_is_no_change(tmp_path: Path) -> None:
    long = hits_of(letter(("Vaart hij?", "veer pont\n" * 5000)))
    assert not difference(tmp_path, long, long, ("xlsx", "json"))
    assert not difference(tmp_path, long, long, ("csv", "xlsx"))


def test_empty_lists_can_be_compared(tmp_path: Path) -> None:
    nothing = hits_of()
    assert len(difference(tmp_path, nothing, OLD).new) == 3
    assert len(difference(tmp_path, OLD, nothing, ("jsonl", "json")).gone) == 3
    assert not difference(tmp_path, nothing, nothing, ("csv", "json"))


def test_a_difference_for_a_person(tmp_path: Path) -> None:
    found = difference(tmp_path, OLD, NEW)
    assert "\n".join(differences.lines(found, Style(80))) == (
        """\
- c#1 · 2024-03-12 · De veerpont bij Oudewaard
+ d#1 · 2024-03-12 · De veerpont bij Oudewaard
~ a#1 · 2024-03-12 · De veerboot
  subject  was  De veerpont bij Oudewaard
           now  De veerboot
  answer   was  Ja.
           now  Nee."""
    )
    assert differences.counted(found) == "1 new, 1 gone, 1 changed, 1 the same"


def test_a_long_text_is_shown_around_what_changed(tmp_path: Path) -> None:
    long = "De veerpont vaart elk uur. " * 40
    old, new = (hits_of(letter(("Vaart?", long + end + long))) for end in ("Ja.", "Nee."))
    shown = "\n".join(differences.lines(difference(tmp_path, old, new), Style(80)))
    assert "was  … uur. De veerpont vaart elk uur. Ja." in shown
    assert len(shown) < 1000


def test_a_difference_for_programs(tmp_path: Path) -> None:
    one, two = in_file(tmp_path, "csv", OLD), in_file(tmp_path, "json", NEW)
    found = compare(read(one), read(two))
    out = io.StringIO()
    differences.write_json(read(one), read(two), found, out)
    told = json.loads(out.getvalue())
    assert told["schema"] == "kamerzoek.diff/1"
    assert (told["old"]["file"], told["new"]["about"]["query"]) == (str(one), "veerpont -brug")
    assert [row["unit"] for row in told["added"]] == ["d#1"]
    assert told["changed"][0]["columns"]["answer"] == {"old": "Ja.", "new": "Nee."}
    table = io.StringIO(newline="")
    differences.write_csv(found, table)
    assert table.getvalue().splitlines() == [
        "change,unit,column,old,new",
        "new,d#1,,,",
        "gone,c#1,,,",
        "changed,a#1,subject,De veerpont bij Oudewaard,De veerboot",
        "changed,a#1,answer,Ja.,Nee.",
    ]


def test_lists_that_ask_different_things_are_told(tmp_path: Path) -> None:
    other = replace(ABOUT, command="kamerzoek search brug", limit=2)
    one = read(in_file(tmp_path, "csv", OLD))
    two = read(in_file(tmp_path, "json", OLD, other))
    assert list(differences.notes(one, one)) == []
    assert [note.partition(":")[0] for note in differences.notes(one, two)] == [
        "the lists ask different things",
        "the lists are not cut at the same length",
    ]


def test_one_unit_twice_in_a_list_counts_once(tmp_path: Path) -> None:
    twice = hits_of(document(unit(), id="x"), document(unit(), id="x"))
    assert difference(tmp_path, twice, twice).same == 1
