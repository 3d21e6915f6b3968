#!/usr/bin/env python3
"""Times other readers on the files that ReadBenchmark reads, in the same run, on one thread each.

    Benchmarks/peers.py .build/release/ReadBenchmark FILE.csv.gz [--runs 5]

Each one reads the packed file, counts its records and adds up the bytes of one column, or as near to that as it comes. Printed is the median
of MB of unpacked CSV per second of processor time (user and system). Which comparison is unfair: miller and csvkit start a gzip of their own
or unpack in their own language; DuckDB is told every column is text and may skip broken rows, and decodes only the columns it is asked for.
A peer that is not installed is left out: Debian has miller and csvkit, PyPI has duckdb.
"""
import gzip
import importlib.util
import os
import resource
import shutil
import statistics
import subprocess
import sys

DUCKDB = """
import duckdb, sys
db = duckdb.connect(config={'threads': 1})
columns = db.execute("select * from read_csv(?, all_varchar=true, delim=',', quote='\\"', header=true, ignore_errors=true, "
    "strict_mode=false) limit 0", [sys.argv[1]]).description
print(db.execute("select count(*)" + "".join(f', sum(strlen("{c[0]}"))' for c in columns) +
    " from read_csv(?, all_varchar=true, delim=',', quote='\\"', header=true, ignore_errors=true, strict_mode=false)", [sys.argv[1]]).fetchall()[0][0])
"""


def peers(file):
    """What each peer is called with; those that are here."""
    if shutil.which("zcat"):
        yield "zcat (unpacks only)", ["zcat", file]
    if shutil.which("mlr"):
        yield "miller", ["mlr", "--icsv", "--allow-ragged-csv-input", "--lazy-quotes", "--ojson", "--gzin", "count", file]
    if shutil.which("csvstat"):
        yield "csvkit", ["csvstat", "--count", file]
    if importlib.util.find_spec("duckdb"):
        yield "DuckDB", [sys.executable, "-c", DUCKDB, file]


def seconds(command):
    """The processor time of a command and its children, and whether it ended well."""
    environment = dict(os.environ, GOMAXPROCS="1")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.returncode


def main():
    ours, file = sys.argv[1:3]
    runs = int(sys.argv[sys.argv.index("--runs") + 1]) if "--runs" in sys.argv else 5
    with gzip.open(file) as packed:
        megabytes = sum(len(part) for part in iter(lambda: packed.read(1 << 20), b"")) / 1e6
    for name, command in peers(file):
        times = [seconds(command) for _ in range(runs)]
        words = "" if all(status == 0 for _, status in times) else ", with a non-zero exit status"
        print(f"{name}: {megabytes / statistics.median(time for time, _ in times):.0f} MB/s{words}", flush=True)
    subprocess.run([ours, file, "--runs", str(runs)], check=True)


main()
