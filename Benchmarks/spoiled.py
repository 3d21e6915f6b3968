#!/usr/bin/env python3
"""How much of spoiled CSV files `brandsieve convert` keeps, beside DuckDB's reader in the same run.

    Benchmarks/spoiled.py .build/release/brandsieve [--seeds 1,2,3] [--rows 40] [--list 12] [--keep FOLDER]

It makes files that differ from RFC 4180 in one way each, of the kinds that surveys of public files name (Vitagliano et al., "Pollock: A Data
Loading Benchmark", VLDB 2023), and knows of each what a careful reader makes of it. Both readers get each file twice: with the parameters that
describe it, and with none. A file's score is the sum of ten measures of 0 to 1, as that benchmark has them: read at all; precision, recall
and F1 of the header's cells, of the records, of all cells, compared as bags, letter by letter. The same seeds give the same files.

What is unfair: DuckDB has no parameter for a footer, and reads a code page that it lacks from a copy in UTF-8 where parameters are given
(not where there are none). It gets its lenient settings, with which it scores best: strict_mode off, null_padding and ignore_errors on.
"""
import argparse
import collections
import csv
import io
import os
import pathlib
import random
import subprocess
import tempfile

import duckdb

csv.field_size_limit(1 << 30)
HEADER = ["part", "first seen", "price", "name", "maker", "remark"]
NAMES = ["valve", "copper pipe", "rubber seal", "left hinge", "bolt M8", "hose", "angle bracket", "flat washer", "gear, small", 'pipe 3/4" long', "tube; bent", "nut|cap",
         "two\nlines", "clé à molette", "Schlüssel", "ruban d'acier"]
MAKERS = ["Norton Works", "Hale and Sons", "Brix", "O'Dell", "Tannery 9", "Öhm", "R. Vance, Leeds"]
LETTERS = {  # words in other scripts, each for the code pages that can write them
    "windows-1252": ["Schlüssel", "Öse", "Tür groß", "Bügel für Haken", "Dübel"], "windows-1250": ["klíč", "šroub", "šestihranný klíč", "těsnění", "žebřík"],
    "windows-1251": ["гайка", "труба", "ключ", "винт", "шайба"], "gb18030": ["螺丝", "铜管", "扳手", "垫圈", "软管"], "shift_jis": ["ねじ", "銅管", "スパナ", "ホース", "座金"],
    "iso-8859-15": ["clé à molette", "œillet", "prix 3 €", "tête carrée", "poignée"], "koi8-r": ["гайка", "труба", "ключ", "винт", "шайба"], "windows-1254": ["vida", "somun", "çekiç", "ışık", "boru ğ"],
}

File = collections.namedtuple("File", "group name data header rows parameters")


def body(rng, rows, words=None):
    """Rows in which every character that is hard stands somewhere; some cells are empty."""
    names = words or NAMES
    return [[f"P{4000 + i}", f"2026-{1 + i % 12:02d}-{1 + i % 28:02d}", f"{rng.randrange(50, 90000) / 100:.2f}", rng.choice(names),
             rng.choice(MAKERS if words is None else words), rng.choice(("", "in stock", rng.choice(names)))] for i in range(rows)]


def plain(i):
    """A row without any hard character."""
    return [f"P{9000 + i}", "2026-05-05", "7.50", "hose", "Brix", "in stock"]


def text(rows, delimiter=",", quote='"', escape=None, end="\r\n", always=False):
    """Rows in a dialect; quoted where they must be, or always."""
    def cell(value):
        hard = any(c in value for c in (quote, "\r", "\n", *delimiter)) or escape is not None and escape in value or value != value.strip()
        if not (always or hard):
            return value
        if escape is None:
            return quote + value.replace(quote, quote + quote) + quote
        return quote + value.replace(escape, escape + escape).replace(quote, escape + quote) + quote
    return "".join(delimiter.join(map(cell, row)) + end for row in rows)


def files(seed, count):
    """All files of a seed."""
    rng = random.Random(seed)
    rows = body(rng, count)
    table = [HEADER, *rows]
    usual = text(table)

    def file(group, name, data, header=HEADER, kept=None, **parameters):
        return File(group, name, data if isinstance(data, bytes) else data.encode(), header, rows if kept is None else kept, parameters)

    yield file("plain", "crlf", usual)
    yield file("plain", "every cell quoted", text(table, always=True))
    yield file("plain", "header alone", text([HEADER]), kept=[])
    yield file("plain", "one row", text(table[:2]), kept=rows[:1])
    yield file("plain", "empty", "", None, [], header_rows=0)
    yield file("plain", "no header", text(rows), None, header_rows=0)

    for name, end in (("lf", "\n"), ("cr", "\r")):
        flat = [[c.replace("\n", " ") for c in r] for r in table] if end == "\r" else table
        yield file("line ends", name, text(flat, end=end), kept=flat[1:])
    yield file("line ends", "lf and crlf mixed", "".join(text([r], end=rng.choice(("\n", "\r\n"))) for r in table))
    yield file("line ends", "none at the end", usual[:-2])
    yield file("line ends", "blank lines at the end", usual + "\r\n\r\n\r\n")
    yield file("line ends", "blank lines between rows", "".join(text([r]) + ("\r\n" if i % 7 == 3 else "") for i, r in enumerate(table)))

    for name, delimiter in (("semicolon", ";"), ("tab", "\t"), ("pipe", "|"), ("space", " "), ("tilde", "~"), ("comma and blank", ", "), ("two pipes", "||"), ("unit separator", "\x1f"),
                            ("caret", "^")):
        yield file("delimiters", name, text(table, delimiter), delimiter=delimiter)
    decimals = [[*r[:2], r[2].replace(".", ","), *r[3:]] for r in rows]
    yield file("delimiters", "semicolon and decimal commas", text([HEADER, *decimals], ";"), kept=decimals, delimiter=";")

    yield file("quotes", "apostrophe", text(table, quote="'"), quote="'")
    yield file("quotes", "apostrophe, semicolon", text(table, ";", "'"), quote="'", delimiter=";")
    yield file("quotes", "header alone quoted", text([HEADER], always=True) + text(rows))
    for name, escape in (("backslash", "\\"), ("percent sign", "%")):
        yield file("escapes", name, text(table, escape=escape), escape=escape)
    yield file("escapes", "backslash, semicolon, all quoted", text(table, ";", escape="\\", always=True), escape="\\", delimiter=";")

    yield file("preamble", "prose", "Parts list of the night shift\r\n" + usual, skip=1)
    yield file("preamble", "prose and a blank line", "Parts list, made by hand\r\nplease ask Ann\r\n\r\n" + usual, skip=3)
    yield file("preamble", "cells", "Parts list,,,,,\r\nas of,2026-11-30,,,,\r\n,,,,,\r\n" + usual, skip=3)
    yield file("preamble", "comments", "# made by machine\r\n# do not edit\r\n" + usual, skip=2)
    yield file("preamble", "separator line", "sep=,\r\n" + usual, skip=1)
    yield file("footer", "a sum", usual + f"Total,,{sum(float(r[2]) for r in rows):.2f},,,\r\n".replace("Total,,", "\r\nTotal,,"), footer_rows=2)
    yield file("footer", "prose behind a blank line", usual + "\r\nEnd of list\r\nprinted twice\r\n", footer_rows=3)
    yield file("footer", "narrow rows", usual + "\r\nrows," + str(count) + "\r\n", footer_rows=2)

    twice = [f"{a} {b}" for a, b in zip(HEADER, ["id", "date", "EUR", "text", "text", "text"])]
    yield file("header", "two rows", text([HEADER, ["id", "date", "EUR", "text", "text", "text"]]) + text(rows), twice, header_rows=2)
    yield file("header", "the same names twice", text([[*HEADER[:5], "name"]]) + text(rows), [*HEADER[:5], "name"])
    yield file("header", "blanks around names", text([HEADER]).replace(",", " ,") + text(rows), [*(h + " " for h in HEADER[:5]), HEADER[5]])
    half = count // 2
    yield file("repeated header", "at the end, its table again", usual + usual)
    yield file("repeated header", "narrower", usual + text([r[:4] for r in table]))
    yield file("repeated header", "wider", usual + text([[*r, "x"] for r in table]))
    other = [["code", "amount"], *([f"C{i}", str(i * 7)] for i in range(half))]
    yield file("two tables", "another one behind a blank line", usual + "\r\n" + text(other), footer_rows=len(other) + 1)

    marked = "\ufeff" + usual
    yield file("encodings", "utf-8 with a mark", marked)
    for name in ("utf-16-le", "utf-16-be", "utf-32-le"):
        yield file("encodings", name + " with a mark", marked.encode(name), encoding=name.replace("-le", "le").replace("-be", "be"))
    for name, words in LETTERS.items():
        own = body(rng, count, words)
        yield file("encodings", name, text([HEADER, *own]).encode(name), kept=own, encoding=name)
    mixed = body(rng, count, ["clé à molette", "Schlüssel", "señal", "façade", "Øse"])
    yield file("encodings", "windows-1252, several languages", text([HEADER, *mixed]).encode("windows-1252"), kept=mixed, encoding="windows-1252")
    own = body(rng, count, LETTERS["windows-1252"])
    yield file("encodings", "windows-1252, semicolon", text([HEADER, *own], ";").encode("windows-1252"), kept=own, encoding="windows-1252", delimiter=";")

    for number in range(3):
        at = rng.randrange(3, count - 3)
        cut = rng.randrange(1, 5)
        easy = plain(number)
        before, after = text(table[: at + 1]), text(table[at + 2:])

        def spoiled(group, name, line, kept):
            return file(group, f"{name}, row {at}", before + line + "\r\n" + after, kept=[*rows[:at], kept, *rows[at + 1:]])

        yield spoiled("ragged", "a row is short", ",".join(easy[:cut]), easy[:cut] + [""] * (6 - cut))
        yield spoiled("ragged", "a row is long", ",".join([*easy, "", ""]), easy)
        yield spoiled("ragged", "a row has too many separators at its end", ",".join(easy) + ",,,", easy)
        wide = [*rows[:at], easy, *rows[at + 1:]]
        yield file("ragged", f"all rows end with a separator but the header, row {at}", text([HEADER]) + text(wide).replace("\r\n", ",\r\n") if not any("\n" in c for r in wide for c in r)
                   else text([HEADER]) + "".join(text([r])[:-2] + ",\r\n" for r in wide), kept=wide)
        stray = [*easy[:cut], '"' + easy[cut], *easy[cut + 1:]]
        yield spoiled("stray quotes", "opens a cell and never closes", ",".join(stray), stray)
        inside = [*easy[:cut], easy[cut] + '"x', *easy[cut + 1:]]
        yield spoiled("stray quotes", "inside a cell", ",".join(inside), inside)
        ends = [*easy[:cut], easy[cut] + '"', *easy[cut + 1:]]
        yield spoiled("stray quotes", "ends a cell", ",".join(ends), ends)
        inner = [*easy[:3], 'bolt "M8" short', *easy[4:]]
        yield spoiled("stray quotes", "inner ones not doubled", ",".join([*easy[:3], '"bolt "M8" short"', *easy[4:]]), inner)
        nul = [*easy[:cut], easy[cut] + "\0x", *easy[cut + 1:]]
        yield spoiled("odd bytes", "NUL", ",".join(nul), nul)
        line = ",".join([*easy[:4], "BAD", "in stock"]).encode()
        kept = [*rows[:at], [*easy[:4], "\ufffdBAD", "in stock"], *rows[at + 1:]]
        yield file("odd bytes", f"a byte that is no UTF-8, row {at}", before.encode() + line.replace(b"BAD", b"\xffBAD") + b"\r\n" + after.encode(), kept=kept)
        tab = [*easy[:4], "Brix\tLtd", "in stock"]
        yield spoiled("odd bytes", "a tab in a cell", ",".join(tab), tab)
        yield spoiled("odd bytes", "a long cell", ",".join([*easy[:5], "x" * 70_000]), [*easy[:5], "x" * 70_000])


def ours(binary, path, parameters):
    """What `convert` makes of a file: its header, which may be None, and its rows; None where it fails."""
    command = [binary, "convert", str(path)]
    header_rows = 1
    if parameters is None:
        command.append("--sniff")
    else:
        header_rows = parameters.get("header_rows", 1)
        for name, value in parameters.items():
            command += ["--" + name.replace("_", "-"), str(value)]
    done = subprocess.run(command, capture_output=True)
    if done.returncode != 0:
        return None
    for line in done.stderr.decode(errors="replace").splitlines() if parameters is None else []:
        if line.startswith("sniffed: header rows: "):
            header_rows = int(line.split(": ")[2].split(" ")[0])
    return headed(list(csv.reader(io.StringIO(done.stdout.decode(), newline=""))), header_rows > 0)


def headed(rows, has_header):
    return (rows[0], rows[1:]) if has_header and rows else (None, rows)


def theirs(path, parameters, width):
    """What DuckDB makes of it."""
    lenient = dict(strict_mode=False, ignore_errors=True, null_padding=True, parallel=False, all_varchar=True)
    db = duckdb.connect()
    try:
        if parameters is None:
            has_header = db.execute("select HasHeader from sniff_csv(?, strict_mode=false, ignore_errors=true, null_padding=true)", [str(path)]).fetchall()[0][0]
            table = db.read_csv(str(path), **lenient)
            header = table.columns if has_header else None
        else:
            encoding = parameters.get("encoding", "utf-8")
            if encoding not in ("utf-8", "utf-16le"):
                path.with_suffix(".utf8").write_bytes(path.read_bytes().decode(encoding).removeprefix("\ufeff").encode())
                path, encoding = path.with_suffix(".utf8"), "utf-8"
            quote = parameters.get("quote", '"')
            lines = parameters.get("skip", 0)
            header_rows = parameters.get("header_rows", 1)
            names = [f"c{i}" for i in range(width)]
            table = db.read_csv(str(path), delimiter=parameters.get("delimiter", ","), quotechar=quote, escapechar=parameters.get("escape", quote), skiprows=lines, header=False,
                                encoding="utf-16" if encoding == "utf-16le" else "utf-8", columns={n: "VARCHAR" for n in names}, auto_detect=False,
                                **{k: v for k, v in lenient.items() if k != "all_varchar"})
            header = None
        rows = [["" if c is None else c for c in row] for row in table.fetchall()]
    except Exception:  # what it cannot read scores nothing
        return None
    if parameters is None:
        return header, rows
    if header_rows == 2 and len(rows) > 1:
        return [f"{a} {b}" for a, b in zip(*rows[:2])], rows[2:]
    return headed(rows, header_rows > 0)


def measures(want, got):
    """Precision, recall and F1 of two bags."""
    if not want and not got:
        return [1.0] * 3
    both = sum((collections.Counter(want) & collections.Counter(got)).values())
    if both == 0:
        return [0.0] * 3
    precision, recall = both / len(got), both / len(want)
    return [precision, recall, 2 * precision * recall / (precision + recall)]


def score(file, read):
    """The sum of a file's ten measures."""
    if read is None:
        return 0.0
    header, rows = read
    names = measures(file.header or [], header or [])
    records = measures(list(map(tuple, file.rows)), list(map(tuple, rows)))
    cells = measures([c for r in [file.header or [], *file.rows] for c in r], [c for r in [header or [], *rows] for c in r])
    return 1 + sum(names) + sum(records) + sum(cells)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--seeds", default="1,2,3")
    parser.add_argument("--rows", type=int, default=40)
    parser.add_argument("--list", type=int, default=12, help="how many of the files that lose most are shown of each reader")
    parser.add_argument("--keep", help="a folder for the files, which are else thrown away")
    given = parser.parse_args()
    ways = ["brandsieve", "brandsieve, sniffed", f"DuckDB {duckdb.__version__}", "DuckDB, sniffed"]
    found = collections.defaultdict(list)  # (group, way) -> scores
    losers = collections.defaultdict(list)
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(given.keep or scratch)
        for seed in map(int, given.seeds.split(",")):
            for number, file in enumerate(files(seed, given.rows)):
                path = folder / f"{seed}-{number:03d}-{file.name.replace(' ', '_').replace(',', '')}.csv"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.data)
                width = len(file.header or (file.rows or [[0]])[0])
                for way, read in zip(ways, (ours(given.binary, path, file.parameters), ours(given.binary, path, None), theirs(path, file.parameters, width), theirs(path, None, width))):
                    value = score(file, read)
                    found[file.group, way].append(value)
                    losers[way].append((value, f"seed {seed}: {file.group}: {file.name}"))
    groups = list(dict.fromkeys(group for group, _ in found))
    print("| kind (files) | " + " | ".join(ways) + " |")
    print("| --- |" + " --- |" * len(ways))
    for group in groups:
        print(f"| {group} ({len(found[group, ways[0]])}) | " + " | ".join(f"{sum(found[group, way]) / len(found[group, way]):.3f}" for way in ways) + " |")
    every = {way: [value for value, _ in losers[way]] for way in ways}
    print(f"| all ({len(every[ways[0]])}) | " + " | ".join(f"{sum(every[way]) / len(every[way]):.3f}" for way in ways) + " |")
    for way in ways[: 2 if given.list else 0]:
        print(f"\n{way} loses most of:")
        for value, name in sorted(losers[way])[: given.list]:
            if value < 9.9995:
                print(f"  {value:6.3f} {name}")


main()
