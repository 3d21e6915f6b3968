#!/usr/bin/env python3
"""Times `brandsieve convert` beside other tools that write a table anew as CSV, each on one core, in the same run.

    Benchmarks/convert_peers.py .build/release/brandsieve FILE [--delimiter ';'] [--runs 5]

FILE is plain text in UTF-8. Each tool reads it by its delimiter and writes commas to a file in memory; first the cells of all outputs are
compared (as Python's csv module reads them), then times are taken in turns. Printed is the median of MB read per second of processor time
(user and system, its start included), pinned to core 0. What is unfair: csvkit is Python; DuckDB is told that every column is text and reads
with one thread; miller keeps each record as a map. A tool that is not here is left out: Debian has miller and csvkit, PyPI has duckdb and csvkit.
"""
import argparse
import csv
import importlib.util
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

csv.field_size_limit(1 << 30)
DUCKDB = """
import duckdb, sys
db = duckdb.connect(config={'threads': 1})
source, target, delimiter = sys.argv[1:]
db.execute(f"copy (select * from read_csv('{source}', all_varchar=true, delim='{delimiter}', quote='\\"', escape='\\"', header=true, "
    f"auto_detect=false, columns={sys.stdin.read()})) to '{target}' (format csv, header true)")
"""


def tools(ours, file, delimiter):
    """What each tool is called with; those that are here. Each writes to standard output, DuckDB to the file named last."""
    yield "brandsieve convert", [ours, "convert", file, "--delimiter", delimiter]
    if shutil.which("mlr"):
        yield "miller", ["mlr", "--icsv", "--ocsv", "--ifs", delimiter, "--ofs", ",", "cat", file]
    if shutil.which("csvformat"):
        yield "csvkit", ["csvformat", "-d", delimiter, file]
    if importlib.util.find_spec("duckdb"):
        yield "DuckDB", [sys.executable, "-c", DUCKDB, file]


def run(name, command, target, delimiter, columns):
    """The processor time of one run."""
    environment = dict(os.environ, GOMAXPROCS="1")
    command = ["taskset", "-c", "0", *command]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    if name == "DuckDB":
        subprocess.run([*command, target, delimiter], input=columns, text=True, check=True, stdout=subprocess.DEVNULL)
    else:
        with open(target, "wb") as out:
            subprocess.run(command, stdout=out, stderr=subprocess.DEVNULL, env=environment, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def same_cells(left, right):
    """Whether two files hold the same rows; says where not."""
    with open(left, encoding="utf-8", newline="") as a, open(right, encoding="utf-8", newline="") as b:
        rows = zip(csv.reader(a), csv.reader(b), strict=True)
        return next((f"row {number}: {x} / {y}" for number, (x, y) in enumerate(rows, 1) if x != y), None)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ours")
    parser.add_argument("file")
    parser.add_argument("--delimiter", default=",")
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    delimiter = given.delimiter.replace("\\t", "\t")
    megabytes = os.path.getsize(given.file) / 1e6
    with open(given.file, encoding="utf-8-sig", newline="") as text:
        names = next(csv.reader(text, delimiter=delimiter))
    columns = "{" + ", ".join("'" + name.replace("'", "''") + "': 'VARCHAR'" for name in names) + "}"
    with tempfile.TemporaryDirectory(dir="/dev/shm") as folder:
        present = list(tools(given.ours, given.file, delimiter))
        targets = {name: os.path.join(folder, name.replace(" ", "-")) for name, _ in present}
        times = {name: [] for name, _ in present}
        for name, command in present:
            run(name, command, targets[name], delimiter, columns)
            difference = same_cells(targets[present[0][0]], targets[name])
            if difference:
                sys.exit(f"{name} writes other cells: {difference}")
        for _ in range(given.runs):
            for name, command in present:
                times[name].append(run(name, command, targets[name], delimiter, columns))
    for name, seconds in times.items():
        print(f"{name}: {megabytes / statistics.median(seconds):.0f} MB/s")


main()
