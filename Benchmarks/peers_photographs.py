#!/usr/bin/env python3
"""Times faiss's exact searches for near 64-bit hashes on what PhotographBenchmark wrote, in the same run, on one thread each.

    pip install faiss-cpu
    Benchmarks/peers_photographs.py .build/release/PhotographBenchmark FOLDER [options of PhotographBenchmark]

FOLDER takes hashes and queries (`--write`). Printed are microseconds of processor time a query, and how many hashes all queries found. faiss's
multi-hash index cuts the hash into bands as ours does; it is run at the few settings that are exact for six bits. What is unfair: faiss
answers all queries in one call and keeps what it found, ours hands each to a closure.
"""
import subprocess
import sys
import time
from pathlib import Path

import faiss
import numpy

RADIUS = 6
# Bands, bits of each, flips: by the pigeonhole principle, exact for six bits.
EXACT = [(3, 21, 2), (4, 16, 1)]


def main():
    binary, folder, *options = sys.argv[1:]
    Path(folder).mkdir(parents=True, exist_ok=True)
    subprocess.run([binary, "--write", folder, *options], check=True)
    faiss.omp_set_num_threads(1)
    for path in sorted(Path(folder).glob("hashes-*.u64"), key=lambda path: path.stat().st_size):
        hashes = numpy.fromfile(path, dtype=numpy.uint8).reshape(-1, 8)
        queries = numpy.fromfile(path.with_name(path.name.replace("hashes", "queries")), dtype=numpy.uint8).reshape(-1, 8)
        for bands, bits, flips in EXACT:
            index = faiss.IndexBinaryMultiHash(64, bands, bits)
            index.nflip = flips
            start = time.process_time()
            index.add(hashes)
            built = time.process_time() - start
            times = []
            for _ in range(3):
                start = time.process_time()
                limits, _, _ = index.range_search(queries, RADIUS + 1)
                times.append(time.process_time() - start)
            each = sorted(times)[1] / len(queries) * 1e6
            print(f"{len(hashes)} hashes: faiss multi-hash {bands} x {bits} bits, {flips} flipped: {each:.2f} us a query; built in {built:.2f} s; "
                  f"{limits[-1]} found", flush=True)


if __name__ == "__main__":
    main()
