#!/usr/bin/env python3
"""Writes person records with duplicates, in the manner of FEBRL's generator: originals, and copies of some of them with slips.

    persons.py OUT.csv [--records 1000000] [--seed 1]

Half of the records are originals. Each duplicate copies an original (up to four of one) and changes one to four of its fields: a character
typed wrong, left out, added or swapped with its neighbour, a sound spelt otherwise, a word cut short, a value missing, given name and
surname swapped. rec_id ends in -org or -dup-N; records of one person share the number before it, which is the truth.
"""

import argparse
import csv
import random

ONSETS = "b br c ch cl d f fr g gr h j k l m n p ph r s sh st t th tr v w z".split()
VOWELS = "a e i o u ai ea ee ie oo".split()
CODAS = ["", "", "n", "r", "l", "s", "th", "ck", "m", "nd", "rt", "ll", "y"]
GIVEN = """james mary john patricia robert jennifer michael linda william elizabeth david barbara richard susan joseph jessica thomas
sarah charles karen daniel emily matthew olivia joshua chloe benjamin lachlan jack grace ruby isabella ella thomas mia samuel holly ethan
alexandra nicholas georgia jayden hannah liam brianna connor amelia oliver zoe harrison sophie caitlin luke mitchell tyler kiara blake
riley dylan jasmine angus taylah bailey lily hamish abbey callum ebony finn tahlia hugo imogen""".split()
SURNAMES = """smith jones williams brown wilson taylor johnson white martin anderson thompson nguyen thomas walker harris lee ryan robinson
kelly king davis wright evans roberts green hall wood jackson clarke clark campbell mason matthews ryan webb lowe pascoe rees coleman
morrison stephenson hughes mitchell murphy turner allen scott phillips cooper bailey morgan chandler""".split()
STREETS = "street place crescent avenue road court close drive circuit way parade terrace".split()
STATES, STATE_WEIGHTS = ["nsw", "vic", "qld", "wa", "sa", "act", "tas", "nt"], [34, 25, 20, 10, 7, 2, 2, 1]
FIELDS = "given_name surname street_number address_1 address_2 suburb postcode state date_of_birth soc_sec_id".split()
SOUNDS = [("ph", "f"), ("ck", "k"), ("ie", "y"), ("ee", "ea"), ("th", "t"), ("sh", "ch"), ("s", "z"), ("c", "k"), ("ll", "l"), ("y", "i")]
NEXT_KEY = {a: b for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890") for a, b in zip(row, row[1:] + row[-2])}


def made_name(rng, syllables):
    return "".join(rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(CODAS) for _ in range(syllables))


def vocabulary(rng, common, count, syllables):
    """The common words first, then made ones: their frequency falls with their rank, as Zipf says."""
    words, seen = list(dict.fromkeys(common)), set(common)
    while len(words) < count:
        word = made_name(rng, rng.randint(*syllables))
        if word not in seen:
            seen.add(word)
            words.append(word)
    total, sums = 0.0, []
    for rank in range(count):
        total += 1 / (rank + 8) ** 0.9
        sums.append(total)
    return words, sums


def slip(rng, text):
    if not text:
        return text
    place = rng.randrange(len(text))
    kind = rng.random()
    if kind < 0.3:
        return text[:place] + NEXT_KEY.get(text[place], text[place]) + text[place + 1:]
    if kind < 0.5:
        return text[:place] + text[place + 1:] if len(text) > 1 else text
    if kind < 0.65:
        return text[:place] + NEXT_KEY.get(text[place], "e") + text[place:]
    if kind < 0.8 and place + 1 < len(text):
        return text[:place] + text[place + 1] + text[place] + text[place + 2:]
    if kind < 0.92:
        old, new = rng.choice(SOUNDS)
        return text.replace(old, new, 1)
    return text.replace(" ", "", 1) if " " in text else text[:max(3, len(text) // 2)]


def digit_slip(rng, text):
    if not text:
        return text
    place = rng.randrange(len(text))
    if rng.random() < 0.35 and place + 1 < len(text):
        return text[:place] + text[place + 1] + text[place] + text[place + 2:]
    return text[:place] + str(rng.randrange(10)) + text[place + 1:]


def damaged(rng, person):
    copy = dict(person)
    for _ in range(rng.choice([1, 1, 2, 2, 3, 4])):
        field = rng.choices(FIELDS, [14, 14, 6, 14, 10, 12, 8, 3, 10, 9])[0]
        if field in ("given_name", "surname") and rng.random() < 0.12:
            copy["given_name"], copy["surname"] = copy["surname"], copy["given_name"]
        elif rng.random() < (0.02 if field in ("postcode", "soc_sec_id") else 0.12):
            copy[field] = ""
        elif field in ("street_number", "postcode", "date_of_birth", "soc_sec_id"):
            copy[field] = digit_slip(rng, copy[field])
        elif field == "state":
            copy[field] = rng.choice(STATES)
        else:
            copy[field] = slip(rng, copy[field])
    return copy


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out")
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    given = vocabulary(rng, GIVEN, 3_000, (1, 3))
    surnames = vocabulary(rng, SURNAMES, 30_000, (1, 3))
    roads = vocabulary(rng, [], 12_000, (1, 3))
    suburbs = vocabulary(rng, [], 3_000, (2, 3))
    postcodes = [str(rng.randint(1000, 7999)) for _ in suburbs[0]]

    def pick(words):
        return rng.choices(words[0], cum_weights=words[1])[0]

    originals = args.records // 2
    rows = []
    people = []
    for number in range(originals):
        suburb = rng.choices(range(len(suburbs[0])), cum_weights=suburbs[1])[0]
        person = {
            "given_name": pick(given) if rng.random() > 0.02 else "", "surname": pick(surnames) if rng.random() > 0.01 else "",
            "street_number": str(min(int(rng.expovariate(1 / 60)) + 1, 999)) if rng.random() > 0.03 else "",
            "address_1": pick(roads) + " " + rng.choice(STREETS), "address_2": pick(roads) if rng.random() > 0.4 else "",
            "suburb": suburbs[0][suburb], "postcode": postcodes[suburb], "state": rng.choices(STATES, STATE_WEIGHTS)[0],
            "date_of_birth": f"{rng.randint(1900, 2005)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}" if rng.random() > 0.02 else "",
            "soc_sec_id": f"{rng.randrange(10_000_000):07}",
        }
        # One in ten lives with somebody of the same surname and address.
        if people and rng.random() < 0.1:
            other = people[rng.randrange(len(people))]
            for field in ("surname", "street_number", "address_1", "address_2", "suburb", "postcode", "state"):
                person[field] = other[field]
        people.append(person)
        rows.append((f"rec-{number}-org", person))
    copies = [0] * originals
    while len(rows) < args.records:
        number = rng.randrange(originals)
        if copies[number] < 4:
            rows.append((f"rec-{number}-dup-{copies[number]}", damaged(rng, people[number])))
            copies[number] += 1
    rng.shuffle(rows)
    with open(args.out, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["rec_id"] + FIELDS)
        writer.writerows([name] + [person[field] for field in FIELDS] for name, person in rows)


if __name__ == "__main__":
    main()
