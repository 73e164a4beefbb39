"""The commands there are: under which heading, by which name, with which one-line help.

`kamerzoek --help` shows this and loads nothing else. The command itself is the `COMMAND`
of the module with its name (dashes as underscores), loaded when it is run; the line here
is the first sentence of what that says.
"""

COMMANDS: dict[str, dict[str, str]] = {
    "Indexing": {
        "index": "Make an index of letters, or bring it up to date",
        "status": "Tell what the index holds: letters, units, days, and the files that failed",
        "convert": "Let another engine keep an index, without reading the files again",
        "inspect": "Show how files are read and split, without an index",
    },
    "Searching": {
        "search": "Find questions and answers, the best first",
        "similar": "Asked before? Find the questions most like a unit, a letter, or a draft",
        "show": "Print a whole letter, or one unit of it, by the id that every hit shows",
    },
    "Words": {
        "kwic": "Show every occurrence of words on a line of its own, in the middle (KWIC)",
        "collocates": "List the words that stand near a word more often than chance has it",
    },
    "Citations": {
        "cites": "Show the letters that cite a paper, with the passages in which they do",
        "cited-by": "Show what is cited by a unit or a letter, with the passages in which it does",
        "graph": "Write who cites what as a graph: an edge list (csv, tsv) or GraphML",
    },
    "Counting": {
        "stats": "Count hits by year, minister, party and so on, with rates and response days",
    },
    "Lists": {
        "export": "Write all hits to a file, with all that is known of each on its row",
        "diff": "Compare two exported lists: which units are new, gone or changed",
    },
    "Following": {
        "watch": "Tell what is new since the last time: for mail, programs and feed readers",
    },
}
