"""How fast letters are split, and whether the time grows in step with their length.

    python -m benchmarks.splitting [FOLDER] [--mb 5]

Three measurements: the letters of a folder (the samples by default) in megabytes of
text a second on one core; one letter made ever longer, up to `--mb`; and lines that are
hard on careless regular expressions, at two lengths: ten times the text may take about
ten times the time.
"""

import argparse
import contextlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from corpus.errors import UnreadableError
from corpus.readers import Read, read
from corpus.text import Line, Text
from indexer.audit import lost
from indexer.splitter import dissect

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples" / "letters"
HEAD = (
    "Tweede Kamer der Staten-Generaal2",
    "Vergaderjaar 2021–2022 Aanhangsel van de Handelingen",
    "Vragen gesteld door de leden der Kamer, met de daarop door de",
    "regering gegeven antwoorden",
    "594",
    "Vragen van het lid Oudkerken (VP) aan de Minister van Vrede over de pont (ingezonden 3 mei",
    "2022).",
    "Antwoord van Minister Terlinden (Vrede) (ontvangen 4 juni 2022).",
)
PAGE = (
    "Vraag {n}",
    "Bent u bekend met het bericht «De veerpont vaart niet meer» ({n}) en met de dijkver-",
    "zwaring die daarop volgt? Zo ja, wat vindt u daarvan?{m}",
    "Antwoord {n}",
    "Ja. De dijkverzwaring begint in 2023 (zie bijlage 3), en in het antwoord op vraag 2 staat",
    "hoe. Het gaat om 1) meer geld en 2) minder regels; de provincie «betaalt», aldus de",
    "motie-Oudkerken c.s. (Kamerstuk 99 670, nr. 3).",
    "{m}Veerbode, 3 mei 2021, «De pont» (https://www.pont.nl/nieuws/{n}-de-veerpont)",
    "Tweede Kamer, vergaderjaar 2021–2022, Aanhangsel {n}",
)
ADVERSE = {
    "blanks": " ", "digits": "1", "letters": "a", "capitals": "A", "hyphens": "-", "stops": ". ",
    "open brackets": "( ", "closed brackets": ") ", "marks in brackets": "1) ", "square": "[1] ",
    "brackets in brackets": "(1) ", "Vraag": "Vraag ", "markers": "Vraag 1: Waarom? ",
    "antwoord op vraag": "antwoord op vraag ", "numbers": "1, ", "numbers with en": "1 en ",
    "Vragen van het lid": "Vragen van het lid ", "askers": "Aa, ", "askers with party": "Aa (VP), ",
    "over": "over ", "dates": "(ingezonden 3 mei 2022) ", "Antwoord van Minister":
    "Antwoord van Minister ", "mede namens": "mede namens de minister van ", "quotes": "« ",
    "titles": "het bericht «a» ", "glued marks": "a1 ", "address": "www.", "addresses": "a.nl ",
    "letter": "deel ik u mede ", "uw brief van": "uw brief van ", "vergaderjaar":
    "Tweede Kamer, vergaderjaar 2021–2022, Aanhangsel 1", "bold": "**", "bars": "|a", "en": "en ",
    "underscores": "_a_ ", "questions": "? ", "hyphenated": "ab-cd", "commas": ", ", "colons": ": ",
}  # fmt: skip


def timed(text: Text) -> float:
    """Seconds to split a text, whether it is a letter or not; the best of two."""
    best = float("inf")
    for _ in range(2):
        started = time.process_time()
        with contextlib.suppress(UnreadableError):
            dissect(text, "brief.txt")
        best = min(best, time.process_time() - started)
    return best


def size(text: Text) -> int:
    """Bytes of a text in UTF-8, a line end behind every line."""
    return sum(len(line.text.encode()) + 1 for line in text.lines)


def texts(folder: Path) -> Iterator[tuple[str, Text]]:
    """The letters of a folder that are read as text."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        for outcome in read(path):
            if isinstance(outcome, Read) and isinstance(outcome.content, Text):
                yield outcome.source, outcome.content


def long_letter(length: int) -> Text:
    """A letter of about so many bytes."""
    lines = list(HEAD)
    page = "\n".join(PAGE)
    for n in range(1, length // len(page.encode()) + 1):
        lines += page.format(n=n % 900 + 1, m=n % 900 + 1).split("\n")
    return Text(tuple(map(Line, lines)))


def adverse(unit: str, length: int) -> Iterator[Text]:
    """A letter with one long line of a unit over and over, in its answer and in its header."""
    line = Line((unit * (length // len(unit) + 1))[:length])
    marked = [*map(Line, HEAD), Line("Vraag 1"), Line("Hoe?1"), Line("Antwoord 1"), Line("Zo.")]
    yield Text((*marked, line, Line("1Veerbode, 3 mei 2021")))
    yield Text((*map(Line, HEAD[:-1]), line, *marked[8:]))
    yield Text((line, *marked), paragraphs=True)


def of_folder(folder: Path) -> None:
    letters = list(texts(folder))
    whole = sum(size(text) for _, text in letters) / 1e6
    seconds = sum(timed(text) for _, text in letters)
    print(f"{len(letters)} letters, {whole:.2f} MB: {whole / seconds:.2f} MB a second")


def growing(longest: float) -> None:
    for part in (1 / 16, 1 / 4, 1):
        letter = long_letter(int(longest * 1e6 * part))
        whole = size(letter) / 1e6
        print(f"one letter of {whole:.2f} MB: {whole / timed(letter):.2f} MB a second")
    print("lost:", lost(letter, dissect(letter, "brief.txt")) or "nothing")


def adversities() -> None:
    short, long = 20_000, 200_000
    for name, unit in ADVERSE.items():
        times = [[timed(text) for text in adverse(unit, length)] for length in (short, long)]
        growth = max(b / max(a, 0.002) for a, b in zip(*times, strict=True))
        flag = "  <-- more than in step" if growth > 25 else ""
        print(f"{name:24} {1000 * max(times[1]):8.0f} ms a {long // 1000} kB line{flag}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=SAMPLES)
    parser.add_argument("--mb", type=float, default=5)
    args = parser.parse_args()
    of_folder(args.folder)
    growing(args.mb)
    adversities()
    return 0


if __name__ == "__main__":
    sys.exit(main())
