"""Watches as an index changes: each piece of news once."""

from collections.abc import Sequence
from datetime import date
from shutil import rmtree

import pytest

from corpus.document import Office
from corpus.errors import KamerzoekError
from search import watching
from search.batches import Batch, Seen
from search.session import opened
from search.watches import watches
from tests.factories import letter, minister
from tests.watched import TODAY, Archive, about_ferry
from tests.watched import archive as archive


def test_what_is_there_when_a_watch_is_added_is_no_news(archive: Archive) -> None:
    assert archive.watch("pont", "veerpont").seen == 2
    assert archive.run() == []


def test_all_of_it_is_told_when_that_is_asked(archive: Archive) -> None:
    archive.watch("pont", "veerpont", everything=True)
    assert archive.run() == ["new 2024Z00001#1", "new 2024Z00001#2"]
    assert archive.run() == []


def test_each_unit_is_told_once_over_updates_and_a_rebuild(archive: Archive) -> None:
    archive.watch("pont", "veerpont")
    second, third = about_ferry(2, "Nee."), about_ferry(3, "Ja.", "Nee.")
    archive.holds(second, letter(("Hoeveel wolven?", "Tien."), id="w", subject=None))
    assert archive.run() == ["new 2024Z00002#1"]
    archive.holds(about_ferry(1, "Nee.", "Ja."), second, third, rebuild=True)
    assert archive.run() == ["new 2024Z00003#1", "new 2024Z00003#2"]
    archive.holds(about_ferry(1, "Nee, nu niet.", "Ja."), about_ferry(4, "Ja."), remove=["w"])
    assert archive.run() == ["new 2024Z00004#1"]
    assert archive.run() == []


def test_the_watches_outlive_the_folder_of_the_index(archive: Archive) -> None:
    archive.watch("pont", "veerpont")
    rmtree(archive.index)
    archive.holds(about_ferry(1, "Nee.", "Ja."), about_ferry(2, "Ja."))
    assert archive.run() == ["new 2024Z00002#1"]


def test_what_leaves_and_comes_back_is_no_news(archive: Archive) -> None:
    archive.watch("pont", "veerpont")
    archive.holds(remove=["2024Z00001"])
    assert archive.run() == []
    archive.holds(about_ferry(1, "Nee.", "Ja."))
    assert archive.run() == []


def test_a_question_is_news_and_so_is_its_answer(archive: Archive) -> None:
    archive.watch("pont", "veerpont")
    asked = about_ferry(5, None, None, kind="questions", ministers=(), answered_on=None)
    archive.holds(asked)
    assert archive.run() == ["new 2024Z00005#1", "new 2024Z00005#2"]
    archive.holds(about_ferry(5, "Ja.", None))
    assert archive.run() == ["answered 2024Z00005#1"]
    archive.holds(about_ferry(5, "Ja.", "Ja.", id="ah-tk-20242025-9", number="9"))
    assert archive.run() == ["published ah-tk-20242025-9#1", "answered ah-tk-20242025-9#2"]
    archive.holds(about_ferry(5, "Ja.", "Ja."))
    assert archive.run() == []


def test_an_unanswered_question_that_was_there_at_first_is_news_when_answered(
    archive: Archive,
) -> None:
    archive.holds(about_ferry(5, None))
    archive.watch("pont", "veerpont")
    archive.holds(about_ferry(5, "Ja."))
    assert archive.run() == ["answered 2024Z00005#1"]


def test_a_question_and_its_answer_may_come_together(archive: Archive) -> None:
    archive.watch("pont", "veerpont")
    asked = about_ferry(5, None, kind="questions", answered_on=None, asked_on=date(2024, 1, 5))
    archive.holds(asked, about_ferry(5, "Ja.", id="ah-tk-20242025-9"))
    assert archive.run() == ["answered ah-tk-20242025-9#1", "new 2024Z00005#1"]


def test_what_was_postponed_is_told_when_it_is_answered(archive: Archive) -> None:
    archive.watch("pont", "veerpont")
    archive.holds(about_ferry(5, None, kind="questions"))
    assert archive.run() == ["new 2024Z00005#1"]
    late = about_ferry(5, None, id="ah-tk-20242025-8", kind="postponement")
    archive.holds(late, remove=["2024Z00001"])
    assert archive.run() == ["postponed ah-tk-20242025-8#1"]
    archive.holds(about_ferry(5, "Ja.", id="ah-tk-20242025-9"))
    assert archive.run() == ["answered ah-tk-20242025-9#1"]


def test_letters_named_by_their_files_may_swap_names(archive: Archive) -> None:
    archive.watch("pont", "veerpont")
    one = letter(("Vaart de veerpont?", "Nee."), id="brief")
    other = letter(("Vaart de veerpont?", "Ja, vandaag."), id="brief-5f3a91")
    archive.holds(one)
    assert archive.run() == ["new brief#1"]
    archive.holds(other)
    assert archive.run() == ["new brief-5f3a91#1"]
    archive.holds(
        letter(("Vaart de veerpont?", "Ja, vandaag."), id="brief"),
        letter(("Vaart de veerpont?", "Nee."), id="brief-77aa00"),
        rebuild=True,
    )
    assert archive.run() == []
    archive.holds(letter(("Vaart de veerpont?", "Morgen weer."), id="brief"))
    assert archive.run() == ["new brief#1"]


def test_days_from_today_are_those_of_the_run(archive: Archive) -> None:
    archive.holds(about_ferry(2, "Ja.", answered_on=date(2024, 5, 20)))
    may, june = date(2024, 5, 31), date(2024, 6, 5)
    assert archive.watch("pont", "veerpont", since="30d", today=may).seen == 1
    assert archive.watch("maand", "veerpont", on="vorige maand", today=may).seen == 0
    assert archive.run(june, names=["pont"]) == []
    assert archive.run(june, names=["maand"]) == ["new 2024Z00002#1"]


def test_a_watch_that_is_not_understood_any_more_does_not_stop_the_others(
    archive: Archive,
) -> None:
    archive.watch("minister", "", minister=("zuylekom",))
    archive.watch("pont", "veerpont")
    archive.holds(about_ferry(2, "Ja.", ministers=(Office("minister", "Natuur", "De Wit"),)))
    archive.holds(remove=["2024Z00001"])
    assert archive.run() == ["new 2024Z00002#1"]
    (said,) = archive.errors
    assert said.startswith("minister: no minister 'zuylekom' in the index")


def test_a_search_of_another_version_is_told(archive: Archive) -> None:
    added = archive.watch("pont", "veerpont")
    with watches(archive.index) as state:
        other = '{"query": "x", "options": {"colour": ["red"]}}'
        state.database.execute("UPDATE watch SET request = ?", (other,))
    assert archive.run() == []
    (said,) = archive.errors
    assert said == (
        "pont: its search cannot be read: 'colour' is no option that this program knows; "
        "remove it and add it again"
    )
    assert added.watch.request.text == "veerpont"


@pytest.mark.parametrize("text", ["", "minister:niemand"])
def test_what_is_not_understood_is_not_added(archive: Archive, text: str) -> None:
    with pytest.raises(KamerzoekError):
        archive.watch("leeg", text)
    with watches(archive.index) as state:
        assert state.all() == []


@pytest.mark.parametrize("name", ["", " ", "-pont", "a\x1bb", "x" * 81, "\udcff"])
def test_a_name_that_cannot_be_typed_or_shown_is_refused(archive: Archive, name: str) -> None:
    with pytest.raises(KamerzoekError, match="cannot have the name"):
        archive.watch(name, "veerpont")


def test_a_name_is_taken_whatever_its_capitals(archive: Archive) -> None:
    archive.watch("pont", "veerpont")
    with pytest.raises(KamerzoekError, match="there is a watch 'Pont' already"):
        archive.watch("Pont", "veerpont")


def test_nothing_is_marked_when_telling_fails(archive: Archive) -> None:
    archive.watch("pont", "veerpont", everything=True)

    def full(_: Sequence[Batch]) -> None:
        raise KamerzoekError("the disk is full")

    with pytest.raises(KamerzoekError, match="disk"):
        archive.run(tell=full)
    assert archive.run() == ["new 2024Z00001#1", "new 2024Z00001#2"]


def test_a_batch_that_may_have_been_told_says_so_and_keeps_its_number(archive: Archive) -> None:
    archive.watch("pont", "veerpont", everything=True)
    heard: list[tuple[int, bool]] = []

    def hear(batches: Sequence[Batch]) -> None:
        heard.extend((batch.id, batch.again) for batch in batches)
        if len(heard) == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.run(tell=hear)
    archive.holds(about_ferry(2, "Ja."))
    archive.run(tell=hear)
    assert heard == [(1, False), (1, True), (2, False)]


def test_a_watch_that_is_removed_while_it_runs_tells_nothing(archive: Archive) -> None:
    archive.watch("pont", "veerpont", everything=True)
    with watches(archive.index) as state, opened(archive.index) as engine:
        (watch,) = state.all()
        state.remove(watch)
        watching.run(state, engine, [watch], TODAY, archive.hear, archive.fail)
    assert archive.told == []


def test_many_units_seen_are_few_bytes_and_are_not_read_again(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.watch("pont", "veerpont")
    with watches(archive.index) as state:
        (watch,) = state.all()
        with state.transaction():
            Seen(state, watch).see((f"2023Z{n:05}#{n % 9}", True) for n in range(60_000))
        assert len(Seen(state, watch)) == 60_002
    size = sum(path.stat().st_size for path in archive.folder.glob("index.watches.*"))
    assert size < 60_000 * 40

    monkeypatch.setattr(watching, "record", lambda _: pytest.fail("was read"))
    assert archive.run() == []


def test_a_name_that_fits_several_later_is_one_line(archive: Archive) -> None:
    archive.watch("minister", "", minister=("zuylekom",))
    archive.watch("pont", "veerpont")
    second = about_ferry(2, "Ja.", ministers=(minister("Zuylekom-De Vries", "Natuur"),))
    archive.holds(second)
    assert archive.run() == ["new 2024Z00002#1"]
    (said,) = archive.errors
    assert said.startswith("minister: 'zuylekom' may be Van Zuylekom (2), Zuylekom-De Vries (1)")
