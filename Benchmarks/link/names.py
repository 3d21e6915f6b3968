#!/usr/bin/env python3
"""Writes company names with copies that are written otherwise, and nothing else: the table that is hardest to link.

    names.py NAMES.txt OUT.csv [--records 5000] [--seed 1]

NAMES.txt has a company's name in each line. Where more are wanted than it has, further companies are made of its words: the first word or two of
one name, or a made word as often, and the end of another name, so that many share words. Half of the records are companies as they are; each copy (up to three of one) has
one to three of these: a letter typed wrong, left out, added or swapped with its neighbour; the legal form written another way or left out;
words in another order; "and" for "&"; a hyphen, a space or dots between letters; other capitals. rec_id is rec-COMPANY-COPY: the number is
the truth.
"""

import argparse
import csv
import random

from persons import made_name

FORMS = [["Ltd", "Limited", "Ltd."], ["Inc", "Inc.", "Incorporated"], ["Corp.", "Corporation", "Corp"], ["GmbH", "G.m.b.H.", "Gesellschaft mbH"],
         ["AG", "Aktiengesellschaft", "A.G."], ["S.A.", "SA", "Société Anonyme"], ["S.r.l.", "SRL", "s.r.l"], ["S.p.A.", "SpA", "Spa"],
         ["B.V.", "BV"], ["LLC", "L.L.C.", "Limited Liability Company"], ["L.P.", "LP"], ["PLC", "plc", "Public Limited Company"],
         ["Co., Ltd.", "Company Limited", "Co Ltd"], ["Sp. z o.o.", "Sp z oo"], ["OAO", "JSC", "Open Joint Stock Company"], ["AB"], ["N.V.", "NV"]]
FLAT = sorted(((form, others) for others in FORMS for form in others), key=lambda item: -len(item[0]))
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def split_form(name):
    for form, others in FLAT:
        if name.lower().endswith(" " + form.lower()) and len(name) > len(form) + 2:
            return name[:-len(form)].rstrip(" ,"), others
    return name, None


def slip(rng, text):
    places = [place for place, letter in enumerate(text) if letter.isalpha()]
    if len(places) < 4:
        return text
    place = rng.choice(places[1:])
    kind = rng.randrange(4)
    if kind == 0:
        return text[:place] + rng.choice(LETTERS) + text[place + 1:]
    if kind == 1:
        return text[:place] + text[place + 1:]
    if kind == 2:
        return text[:place] + text[place] + text[place:]
    return text[:place - 1] + text[place] + text[place - 1] + text[place + 1:]


def change(rng, body, form, kind):
    words = body.split()
    if kind == "slip":
        return slip(rng, body), form
    if kind == "form" and form:
        return body, rng.choice([rng.choice(FORMS[rng.randrange(len(FORMS))]), ""]) if rng.random() < 0.2 else rng.choice(
            [other for other in next(others for others in FORMS if form in others) if other != form] or [""])
    if kind == "order" and len(words) > 1:
        return (" ".join(words[1:]) + ", " + words[0], form) if rng.random() < 0.5 else (" ".join([words[-1]] + words[:-1]), form)
    if kind == "sign":
        if " & " in body:
            return body.replace(" & ", " and "), form
        return (body.replace(" ", "-", 1) if rng.random() < 0.5 else body.replace("-", " ")), form
    return (body.upper() if rng.random() < 0.5 else body.lower()), form


def copy(rng, name):
    body, others = split_form(name)
    form = name[len(body):].lstrip(" ,") if others else ""
    form = form if others and form in others else (others[0] if others else "")
    for kind in rng.sample(["slip", "form", "order", "sign", "case"], rng.randint(1, 3)):
        body, form = change(rng, body, form, kind)
    return f"{body} {form}".strip()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names")
    parser.add_argument("out")
    parser.add_argument("--records", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    with open(args.names, encoding="utf-8") as file:
        given = list(dict.fromkeys(line.strip() for line in file if line.strip()))
    bodies = [split_form(name)[0].split() for name in given]
    companies, seen = list(given), {" ".join(sorted(body)).lower() for body in bodies}
    while len(companies) < args.records // 2:
        one, other = rng.choice(bodies), rng.choice(bodies)
        head = [made_name(rng, rng.randint(2, 3)).capitalize()] if rng.random() < 0.5 else one[:rng.randint(1, 2)]
        made = head + other[-rng.randint(1, 2):]
        key = " ".join(sorted(made)).lower()
        if len(made) > 1 and key not in seen:
            seen.add(key)
            companies.append(" ".join(made) + " " + rng.choice(rng.choice(FORMS)))
    companies = companies[:args.records // 2]
    rows = [(f"rec-{number}-0", name) for number, name in enumerate(companies)]
    copies = {}
    while len(rows) < args.records:
        number = rng.randrange(len(companies))
        if copies.get(number, 0) < 3:
            copies[number] = copies.get(number, 0) + 1
            rows.append((f"rec-{number}-{copies[number]}", copy(rng, companies[number])))
    rng.shuffle(rows)
    with open(args.out, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["rec_id", "name"])
        writer.writerows(rows)


if __name__ == "__main__":
    main()
