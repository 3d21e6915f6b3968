#!/usr/bin/env python3
"""Times open searches for many strings on the titles and names that ScreenBenchmark reads, in the same run, on one thread each.

    Benchmarks/peers_screen.py .build/release/ScreenBenchmark FOLDER EXPORT.csv.gz [options of ScreenBenchmark]

FOLDER takes titles and names (`--write`). Printed is the median of MB of titles per second of processor time. Which comparison is unfair: the
peers search the exact letters of all names in one text that was lower-cased for them beforehand, and report every place, also inside words.
They fold nothing, know no word's end, undo no disguise and read no context; ScreenBenchmark does all of that, title by title, and its time
holds it. Peers in Python give back a list, or call back for each place, which costs them something where there are many.
A peer that is not installed is left out: `pip install ahocorasick_rs daachorse hyperscan`.
"""
import glob
import os
import re
import statistics
import subprocess
import sys
import time


def rust(names, text):
    import ahocorasick_rs

    kinds = ahocorasick_rs.Implementation
    for kind in (kinds.DFA, kinds.ContiguousNFA):
        if kind == kinds.DFA and len(names) > 10_000:
            continue  # several GB
        automaton = ahocorasick_rs.BytesAhoCorasick(names, implementation=kind)
        yield f"aho-corasick (Rust, {'DFA' if kind == kinds.DFA else 'contiguous NFA'})", lambda: len(
            automaton.find_matches_as_indexes(text, overlapping=True))


def double_array(names, text):
    import daachorse

    automaton = daachorse.DoubleArrayAhoCorasick(names)
    yield "daachorse (Rust)", lambda: len(automaton.find_overlapping(text))


def hyperscan(names, text):
    import hyperscan

    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(expressions=names, ids=list(range(len(names))), elements=len(names), flags=0, literal=True)

    def count():
        found = 0

        def note(*_):
            nonlocal found
            found += 1

        database.scan(text, match_event_handler=note)
        return found

    yield "Hyperscan (literals)", count


def main():
    ours, folder = sys.argv[1:3]
    os.makedirs(folder, exist_ok=True)
    for old in glob.glob(f"{folder}/names-*.txt"):
        os.remove(old)
    subprocess.run([ours, *sys.argv[3:], "--write", folder], check=True)
    text = open(f"{folder}/titles.txt", "rb").read().decode(errors="replace").lower().encode()
    for file in sorted(glob.glob(f"{folder}/names-*.txt"), key=lambda file: int(re.findall(r"\d+", file)[-1])):
        names = sorted({line for line in open(file, "rb").read().decode().lower().encode().split(b"\n") if line})
        print(f"{len(names)} names and aliases:")
        for peer in (rust, double_array, hyperscan):
            try:
                for name, count in peer(names, text):
                    times, found = [], 0
                    for _ in range(5):
                        start = time.process_time()
                        found = count()
                        times.append(time.process_time() - start)
                    print(f"  {name}: {len(text) / 1e6 / statistics.median(times):.0f} MB/s, {found} places", flush=True)
            except ImportError as missing:
                print(f"  {missing.name} is not installed")


main()
