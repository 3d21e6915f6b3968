#!/usr/bin/env python3
"""How often `convert` reads a text in its code page, and how often it doubts a declaration.

    Benchmarks/code_pages.py BRANDSIEVE [LISTS]

Lists of names of countries, currencies and languages from CLDR (PyPI's babel) in 34 languages, each in the code pages of its language; and titles
of Latin letters with signs in the places where shops write them, in code pages that have them. LISTS is how many of each are tried: 1,000 without it.
The same lists each time.
"""
import collections
import concurrent.futures
import random
import re
import subprocess
import sys

import babel

CODECS = {
    "windows-874": "cp874", "iso-8859-1": "latin-1", "macintosh": "mac_roman", "shift_jis": "cp932", "windows-31j": "cp932", "euc-jp": "euc_jp",
    "euc-kr": "cp949", "windows-949": "cp949", "big5": "big5hkscs", "ibm437": "cp437", "ibm850": "cp850", "ibm852": "cp852", "ibm866": "cp866",
}
LANGUAGES = [
    ("de fr es pt it nl sv da fi nb is ca", "windows-1252 macintosh ibm850 iso-8859-15"), ("pl cs hu sk hr ro sl", "windows-1250 iso-8859-2 ibm852"),
    ("tr", "windows-1254 iso-8859-9"), ("lt lv et", "windows-1257 iso-8859-13"), ("ru bg sr mk", "windows-1251 koi8-r iso-8859-5 ibm866"),
    ("uk", "windows-1251 koi8-u"), ("el", "windows-1253 iso-8859-7"), ("he", "windows-1255 iso-8859-8"), ("ar fa", "windows-1256 iso-8859-6"),
    ("th", "windows-874"), ("ja", "shift_jis euc-jp"), ("ko", "euc-kr"), ("zh_Hans", "gb18030"), ("zh_Hant", "big5"),
]
WRONG = ["windows-1252", "windows-1250", "windows-1251", "koi8-r", "gb18030", "macintosh", "ibm850", "iso-8859-2", "shift_jis", "big5", "euc-kr"]
SIGNS = {
    "’": ["@#s x", "@#S", "l#@", "@#da", "@s# x"], "–": ["@#black", "@ # @", "%#9"], "—": ["@#black", "@ # @"], "…": ["@# x", "@#"],
    "®": ["@# x", "@#"], "™": ["@# x", "@#"], "©": ["#@", "# @"], "“": ["#@"], "”": ["@#"], "„": ["#@"], "‘": ["#@"], "«": ["#@", "# @"],
    "»": ["@#", "@ #"], "×": ["%#9", "% # 9"], "€": ["#%.50", "%.50 #", "%,50#"], "£": ["#%.50"], "°": ["%#", "% #C"], "½": ["%#", "%# x"],
    "²": ["% m#"], "³": ["% m#"], "•": ["# @", "@ # x"], "·": ["@ # x", "%#5"], "±": ["%#2"], "§": ["# %"], "¿": ["#@"], "¡": ["#@"], "†": ["@#"],
    "№": ["#%", "# %"], "¹": ["@#"], "º": ["%#"], "\u00a0": ["@#x", "%#000"], "【": ["#@"], "】": ["@#"], "、": ["@#@"], "℃": ["%#"], "！": ["@#"],
}
SIGN_PAGES = (
    "windows-1252 windows-1250 windows-1251 windows-1253 windows-1254 windows-1257 iso-8859-1 iso-8859-15 macintosh ibm850 koi8-r gb18030 "
    "windows-31j euc-jp windows-949 big5").split()
WORDS = ("Premium Deluxe Classic Sport Runner Vintage Original Summer Winter Leather Cotton Travel Family Office Garden Kitchen Apple Samsung Canon "
         "Sony Bosch Dyson Mango Omega Mother Baker Children Year Sheriff Doctor Pirate Boston London Paris").split()


def codec(page):
    return CODECS.get(page, page.replace("windows-", "cp"))


def encoded(text, page):
    try:
        return text.encode(codec(page))
    except UnicodeEncodeError:
        return None


def lists_of_names(rng):
    lists = []
    for languages, pages in LANGUAGES:
        for language in languages.split():
            locale = babel.Locale.parse(language)
            names = [*locale.territories.values(), *locale.currencies.values(), *locale.languages.values()]
            names = [name.replace("\u2019", "'").replace(",", "").replace('"', "") for name in names]
            for page in pages.split():
                known = [name for name in names if encoded(name, page)]
                for words in [5, 15, 50, 200]:
                    for _ in range(5 if len(known) > 50 else 0):
                        rows = "".join(f"{rng.choice(known)},{rng.randrange(99999)}\n" for _ in range(words))
                        if not rows.isascii():
                            lists.append((page, words, encoded("name,count\n" + rows, page)))
    return lists


def lists_of_signs(rng, count):
    lists = []
    while len(lists) < count:
        page = rng.choice(SIGN_PAGES)
        known = [sign for sign in SIGNS if encoded(sign, page)]
        kinds = [(sign, rng.choice(SIGNS[sign])) for sign in rng.sample(known, min(len(known), rng.choice([1, 1, 2, 3, 4, 6])))]
        words = rng.choice([20, 60, 300])
        rows = ""
        for number in range(words):
            sign, shape = rng.choice(kinds)
            text = shape.replace("#", sign).replace("@", rng.choice(WORDS)).replace("%", str(rng.randrange(100)))
            rows += f"{number},{text.replace(',', '.')}\n"
        lists.append((page, words, encoded("id,title\n" + rows, page)))
    return lists


def convert(data, *options):
    run = subprocess.run([sys.argv[1], "convert", "-", *options], input=data, capture_output=True)
    return run.stdout.decode("utf-8", "replace"), run.stderr.decode("utf-8", "replace")


def look(case):
    page, words, data = case
    out, said = convert(data, "--sniff")
    fact = next((line for line in said.splitlines() if "sniffed: encoding" in line), "")
    sure = float(re.search(r"\(sure ([0-9.]+)", fact)[1])
    declared = convert(data, "--delimiter", ",", "--encoding", page)[1]
    other = random.Random(len(data)).choice([name for name in WRONG if name != page])
    wrong = convert(data, "--delimiter", ",", "--encoding", other)
    reads_alike = "\n".join(wrong[0].splitlines()) == "\n".join(data.decode(codec(page)).splitlines())
    text = data.decode(codec(page))
    return page, words, out == text, sure, "look like" in declared, None if reads_alike else "look like" in wrong[1] or "U+FFFD" in wrong[1]


def main():
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    names = lists_of_names(random.Random(1))
    names = random.Random(2).sample(names, min(count, len(names)))
    for title, cases in [("names", names), ("signs", lists_of_signs(random.Random(3), count))]:
        right, total, sure, doubted, wrong, told = (collections.Counter() for _ in range(6))
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            for page, words, is_right, how_sure, is_doubted, is_told in pool.map(look, cases):
                total[words] += 1
                right[words] += is_right
                band = next(bound for bound in [0.99, 0.9, 0.5, 0] if how_sure >= bound)
                sure[band, is_right] += 1
                doubted[is_doubted] += 1
                if is_told is not None:
                    wrong[words] += 1
                    told[words] += is_told
        print(title)
        for words in sorted(total):
            print(f"  {words:4} words: {right[words]} of {total[words]} read right; told of {told[words]} of {wrong[words]} wrong declarations")
        for band in [0.99, 0.9, 0.5, 0]:
            print(f"  {band} sure or more: {sure[band, True]} of {sure[band, True] + sure[band, False]} right")
        print(f"  right declarations doubted: {doubted[True]} of {sum(doubted.values())}")


main()
