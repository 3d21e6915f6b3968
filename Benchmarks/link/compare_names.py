#!/usr/bin/env python3
"""Links a file of names.py with brandsieve and with Splink, by the names alone, and prints how right and how fast each is.

    pip install splink duckdb pandas
    compare_names.py BRANDSIEVE NAMES.csv...

Splink gets the name in lower case without signs and, as a second form, without legal forms and with its words sorted; the same blocking rules;
Jaro and Winkler's similarity at five thresholds on the better of the two forms, with term frequencies; a prior from names with equal words, u from
random pairs, and m by expectation and maximisation on two blocks. It is scored at the best of many thresholds, chosen with the truth; brandsieve
chooses its own without.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from compare import best_threshold, brandsieve, persons, score
from names import FLAT

MODEL = Path(__file__).resolve().parent.parent.parent / "pipelines" / "link" / "names.yaml"
THRESHOLDS = [0.01, 0.05, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999, 1 - 1e-6]


def forms(name):
    plain = " ".join("".join(c if c.isalnum() else " " for c in name.lower().replace(".", "")).split())
    body = plain
    for form in sorted({" ".join("".join(c if c.isalnum() else " " for c in f.lower().replace(".", "")).split()) for f, _ in FLAT}, key=len, reverse=True):
        if body.endswith(" " + form):
            body = body[:-len(form) - 1]
            break
    return plain, " ".join(sorted(body.split()))


def splink_child(path):
    import logging
    start = time.time()
    import duckdb
    import pandas
    import splink.comparison_level_library as cll
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on
    logging.getLogger("splink").setLevel(logging.ERROR)
    frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
    frame["plain"], frame["words"] = zip(*map(forms, frame.name))
    frame["first4"], frame["last4"] = frame.words.str[:4], frame.words.str[-4:]
    frame["head4"] = frame.plain.str[:4]
    con = duckdb.connect()
    con.execute("set threads=2")
    levels = [cll.NullLevel("words"), cll.ExactMatchLevel("words", term_frequency_adjustments=True)]
    levels += [cll.CustomLevel(f"greatest(jaro_winkler_similarity(words_l, words_r), jaro_winkler_similarity(plain_l, plain_r)) >= {t}", f"alike by {t}")
               for t in (0.97, 0.94, 0.9, 0.85, 0.75)] + [cll.ElseLevel()]
    settings = SettingsCreator(
        link_type="dedupe_only", unique_id_column_name="rec_id",
        comparisons=[cl.CustomComparison(output_column_name="name", comparison_levels=levels)],
        blocking_rules_to_generate_predictions=[block_on("words"), block_on("first4"), block_on("last4"), block_on("head4")],
        retain_intermediate_calculation_columns=False, retain_matching_columns=False)
    api = DuckDBAPI(connection=con)
    table = api.register(frame) if hasattr(api, "register") else frame
    linker = Linker(table, settings) if hasattr(api, "register") else Linker(table, settings, db_api=api)
    linker.training.estimate_probability_two_random_records_match([block_on("words")], recall=0.5)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
    for rule in [block_on("first4"), block_on("last4")]:
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    pairs = linker.inference.predict(threshold_match_probability=THRESHOLDS[0])
    facts = {}
    for threshold in THRESHOLDS:
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold_match_probability=threshold)
        con.execute(f"copy (select rec_id, cluster_id from {clusters.physical_name}) to '{path}.splink-{threshold}.csv' (header)")
        if not facts:
            usage = resource.getrusage(resource.RUSAGE_SELF)
            facts = {"seconds": time.time() - start, "cpu": usage.ru_utime + usage.ru_stime, "megabytes": usage.ru_maxrss // 1024}
    print(json.dumps(facts))


def splink(path, truth):
    result = subprocess.run([sys.executable, __file__, "--splink-child", path], capture_output=True, text=True)
    if result.returncode:
        sys.exit(result.stderr[-3000:])
    facts = json.loads(result.stdout.strip().splitlines()[-1])
    return best_threshold(path, THRESHOLDS, truth), facts


def main():
    if len(sys.argv) > 1 and sys.argv[1] == "--splink-child":
        return splink_child(sys.argv[2])
    binary, *paths = sys.argv[1:]
    print("| data | | precision | recall | F1 | s | processor s | MB |\n| --- | --- | --- | --- | --- | --- | --- | --- |")
    for path in paths:
        with tempfile.TemporaryDirectory() as folder:
            own = f"{folder}/{Path(path).name}"
            Path(own).write_bytes(Path(path).read_bytes())
            truth = persons(own)
            clusters, seconds, cpu, memory = brandsieve(binary, own, MODEL, 2)
            print("| %s | brandsieve | %.4f | %.4f | %.4f | %.1f | %.1f | %d |" % (Path(path).name, *score(clusters, truth), seconds, cpu, memory), flush=True)
            (best, threshold), facts = splink(own, truth)
            other = (facts["seconds"], facts["cpu"], facts["megabytes"])
            print("| %s | Splink at %s | %.4f | %.4f | %.4f | %.1f | %.1f | %d |" % (Path(path).name, threshold, *best, *other), flush=True)


if __name__ == "__main__":
    main()
