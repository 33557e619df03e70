#!/usr/bin/env python3
"""How well find_duplicates tells organisations apart: precision, recall and F1 on a labelled set.

    bench/duplicates.py --driver build/release/tests/duplicate_pairs --facts organisations.csv REGISTER.csv[.gz]...

Registers are tables of participations (org_id, org_name, country, city). Positives are seeded distortions of register
names, one for every fourth organisation, and the aliases of the facts, each standing as an organisation of its own.
Negatives are all pairs of register organisations with two different nine-digit ids: every such pair that is proposed
counts as an error. Ids that begin with F are left out, and so are organisations without a name. The driver never sees the
ids. Half of the organisations (by a hash of the id) are for tuning, the other half is held out; a pair belongs to the half of its
first end. The distortions use word lists of their own, not those of the program.
"""
import argparse
import collections
import csv
import gzip
import hashlib
import random
import re
import subprocess
import sys
import tempfile
import unicodedata

KINDS = ["case", "umlaut", "legal form", "order", "abbreviation", "typing error", "translation"]

ABBREVIATIONS = {
    "UNIVERSITY": ["UNIV.", "Univ", "Uni"], "UNIVERSITAET": ["Uni", "Univ."], "UNIVERSITÄT": ["Uni", "Univ."],
    "UNIVERSITAT": ["Uni", "Univ."], "UNIVERSITE": ["Univ."], "UNIVERSITA": ["Univ."], "UNIVERSIDAD": ["Univ."],
    "INSTITUTE": ["Inst."], "INSTITUT": ["Inst."], "INSTITUTO": ["Inst."], "ISTITUTO": ["Ist.", "Inst."],
    "TECHNOLOGY": ["Tech.", "Technol."], "TECHNISCHE": ["Techn."], "RESEARCH": ["Res."], "CENTRE": ["Ctr.", "Cent."],
    "CENTER": ["Ctr.", "Cent."], "LABORATORY": ["Lab."], "DEPARTMENT": ["Dept."], "NATIONAL": ["Nat.", "Natl."],
    "INTERNATIONAL": ["Intl.", "Int."], "ASSOCIATION": ["Assoc."], "FOUNDATION": ["Found."], "GESELLSCHAFT": ["Ges."],
    "SOCIETY": ["Soc."], "ACADEMY": ["Acad."], "SCIENCES": ["Sci."], "SCIENCE": ["Sci."], "DEVELOPMENT": ["Dev."],
    "MINISTRY": ["Min."], "ENGINEERING": ["Eng."], "MANAGEMENT": ["Mgmt."], "SAINT": ["St."], "SANKT": ["St."],
    "HOCHSCHULE": ["HS"], "FACHHOCHSCHULE": ["FH"], "CORPORATION": ["Corp."], "LIMITED": ["Ltd."],
    "FORSCHUNGSINSTITUT": ["Forschungsinst."], "FORSCHUNGSZENTRUM": ["Forschungsz."], "DOKTOR": ["Dr."],
}
LEGAL = ["GMBH & CO. KG", "GMBH & CO KG", "GMBH", "GGMBH", "AG", "KG", "E.V.", "EV", "SE", "S.P.A.", "SPA", "S.R.L.", "SRL",
         "S.A.R.L.", "SARL", "S.A.S.", "SAS", "S.A.", "SA", "SL", "S.L.", "LTD", "LTD.", "LIMITED", "PLC", "LLP", "INC",
         "INC.", "BV", "B.V.", "NV", "N.V.", "OY", "OYJ", "AB", "A/S", "AS", "APS", "SP. Z O.O.", "SPZOO", "SP ZOO", "S.R.O.",
         "SRO", "A.S.", "D.O.O.", "DOO", "KFT", "KFT.", "ZRT", "AE", "EPE", "SLU", "S.L.U.", "LDA", "BVBA", "AD", "OOD", "EOOD"]
LEGAL_LONG = {"GMBH": "Gesellschaft mbH", "LTD": "Limited", "LIMITED": "Ltd.", "SRL": "S.r.l.", "SPA": "S.p.A.",
              "SA": "S.A.", "BV": "B.V.", "NV": "N.V.", "SL": "S.L.", "AS": "A/S", "INC": "Inc.", "KFT": "Kft.",
              "AG": "Aktiengesellschaft", "SAS": "S.A.S.", "DOO": "d.o.o.", "SRO": "s.r.o."}
FORMS = [  # kinds of institution: (pattern, others in which the same thing is said)
    (r"^UNIVERSITY OF (?!APPLIED|TECHNOLOGY)(\w+)$", ["Universität {0}", "Université de {0}", "Università di {0}",
                                                     "Universidad de {0}", "{0} University"]),
    (r"^UNIVERSITAE?T (\w+)$", ["University of {0}", "{0} University"]),
    (r"^UNIVERSIT(?:A|À|A') (?:DEGLI STUDI )?DI (\w+)$", ["University of {0}", "Universität {0}"]),
    (r"^UNIVERSITE DE (\w+)$", ["University of {0}", "Universität {0}"]),
    (r"^UNIVERSIDAD DE (?:LA )?(\w+)$", ["University of {0}", "Universität {0}"]),
    (r"^UNIVERSIDADE DE (\w+)$", ["University of {0}"]), (r"^UNIVERSITATEA (?:DIN )?(\w+)$", ["University of {0}"]),
    (r"^UNIVERSITEIT (?:VAN )?(\w+)$", ["University of {0}"]), (r"^TECHNISCHE UNIVERSITAE?T (\w+)$",
     ["Technical University of {0}", "TU {0}", "{0} University of Technology"]),
    (r"^FACHHOCHSCHULE (\w+)$", ["{0} University of Applied Sciences", "Hochschule {0}"]),
    (r"^HOCHSCHULE (\w+)$", ["{0} University of Applied Sciences"]),
    (r"^POLITECNICO DI (\w+)$", ["Polytechnic of {0}", "Polytechnic University of {0}"]),
    (r"^MINISTRY OF HEALTH$", ["Gesundheitsministerium"]), (r"^(\w+) UNIVERSITY$", ["Universität {0}", "University of {0}"]),
    (r"^UNIVERSITAE?TSKLINIKUM (\w+)$", ["University Hospital {0}", "Uniklinik {0}"]),
    (r"^STADT (\w+)$", ["City of {0}"]), (r"^(?:CITY|MUNICIPALITY) OF (\w+)$", ["Stadt {0}"]),
    (r"^COMUNE DI (\w+)$", ["City of {0}", "Municipality of {0}"]), (r"^GEMEENTE (\w+)$", ["Municipality of {0}"]),
    (r"^AYUNTAMIENTO DE (\w+)$", ["City of {0}", "Municipality of {0}"]), (r"^VILLE DE (\w+)$", ["City of {0}"]),
    (r"^ACADEMY OF (.+)$", ["Akademie {0}"]), (r"^FUNDACI[OÓ]N (.+)$", ["{0} Foundation"]),
    (r"^FONDATION (.+)$", ["{0} Foundation"]), (r"^FONDAZIONE (.+)$", ["{0} Foundation"]),
    (r"^STICHTING (.+)$", ["{0} Foundation"]), (r"^ASOCIACI[OÓ]N (.+)$", ["{0} Association"]),
    (r"^INSTITUTO DE (.+)$", ["Institute of {0}"]), (r"^ISTITUTO DI (.+)$", ["Institute of {0}"]),
    (r"^INSTITUT FUE?R (.+)$", ["Institute for {0}"]), (r"^INSTITUTE OF (\w+)$", ["Institut für {0}"]),
]


def typo(name, rng):
    words = [m for m in re.finditer(r"\w+", name) if len(m.group()) >= 5 and m.group().isalpha()]
    if not words:
        return None
    word = rng.choice(words)
    at = rng.randrange(word.start() + 1, word.end() - 1)
    how = rng.randrange(4)
    letter = rng.choice("abcdefghijklmnopqrstuvwxyz")
    letter = letter.upper() if name[at].isupper() else letter
    if how == 0:
        made = name[:at] + name[at + 1:]
    elif how == 1:
        made = name[:at] + name[at + 1] + name[at] + name[at + 2:]
    elif how == 2:
        made = name[:at] + letter + name[at + 1:]
    else:
        made = name[:at] + letter + name[at:]
    return made if made != name else None


def umlaut(name, rng):
    low = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
    if any(c in low for c in name):
        if rng.random() < 0.5:
            return "".join(low.get(c, c) for c in name)
        return "".join(c for c in unicodedata.normalize("NFD", name.replace("ß", "ss")) if not unicodedata.combining(c))
    accented = unicodedata.normalize("NFD", name)
    if any(unicodedata.combining(c) for c in accented):
        return "".join(c for c in accented if not unicodedata.combining(c))
    for plain, mark in (("AE", "Ä"), ("OE", "Ö"), ("UE", "Ü"), ("ae", "ä"), ("oe", "ö"), ("ue", "ü")):
        if re.search(r"(?<![AEIOUQaeiouq])" + plain + r"(?=[BCDFGHKLMNPRSTVZbcdfghklmnprstvz])", name):
            return re.sub(r"(?<![AEIOUQaeiouq])" + plain + r"(?=[BCDFGHKLMNPRSTVZbcdfghklmnprstvz])", mark, name)
    return None


def legal_form(name, rng):
    for form in sorted(LEGAL, key=len, reverse=True):
        if name.upper().endswith(" " + form) and len(name) - len(form) > 4:
            bare = name[:-len(form) - 1].rstrip(" ,")
            other = LEGAL_LONG.get(form.replace(".", "").replace("/", ""))
            return bare + " " + other if other and other != name[-len(form):] and rng.random() < 0.5 else bare
    return None


def order(name, rng):
    if " - " in name:
        left, right = name.split(" - ", 1)
        return right + " - " + left
    words = name.split()
    if len(words) < 2 or len(words) > 8:
        return None
    if words[-1].upper().replace(".", "") in {f.replace(".", "") for f in LEGAL}:
        body, tail = words[:-1], words[-1:]
    else:
        body, tail = words, []
    if len(body) < 2:
        return None
    shape = rng.randrange(3)
    if shape == 0:
        made = [body[-1] + ","] + body[:-1] + tail
    elif shape == 1:
        made = body[1:] + body[:1] + tail
    else:
        made = tail + body if tail else body[1:] + body[:1]
    return " ".join(made)


def abbreviation(name, rng):
    words = name.split()
    able = [i for i, w in enumerate(words) if w.upper() in ABBREVIATIONS]
    if not able or len(words) < 2:
        return None
    for i in able[:1 + rng.randrange(2)]:
        words[i] = rng.choice(ABBREVIATIONS[words[i].upper()])
    return " ".join(words)


def translation(name, rng):
    for pattern, others in FORMS:
        found = re.match(pattern, name.upper())
        if found:
            return rng.choice(others).format(*[g.title() for g in found.groups()])
    return None


def case(name, rng):
    made = name.title() if name.upper() == name else name.upper()
    return made.lower() if rng.random() < 0.2 else made


DISTORT = dict(zip(KINDS, [case, umlaut, legal_form, order, abbreviation, typo, translation]))


def chance(text, salt):
    return int(hashlib.sha256((salt + text).encode()).hexdigest()[:8], 16) / 2 ** 32


def half(key):
    return "held out" if chance(key, "half") < 0.5 else "tuning"


class World:
    """Organisations under neutral ids, and which of them are one."""

    def __init__(self):
        self.rows, self.group, self.kind, self.name = [], {}, {}, {}
        self.positives = {}

    def add(self, key, group, name, country, city, region=""):
        hidden = "n" + hashlib.sha256(key.encode()).hexdigest()[:16]
        self.rows.append((hidden, name, country, city, region))
        self.group[hidden], self.name[hidden] = group, name
        return hidden

    def positive(self, a, b, kind):
        self.positives[tuple(sorted((a, b)))] = kind

    def pairs(self, driver):
        with tempfile.TemporaryDirectory() as folder:
            with open(folder + "/organisations.csv", "w", encoding="utf-8", newline="") as out:
                writer = csv.writer(out)
                writer.writerow(["id", "name", "country", "city", "region"])
                writer.writerows(self.rows)
            with open(folder + "/ties.csv", "w", encoding="utf-8") as out:
                out.write("source,target\n")
            done = subprocess.run([driver, folder], capture_output=True, text=True, check=False)
        print("  " + done.stderr.strip(), file=sys.stderr)
        if done.returncode != 0:
            sys.exit(1)
        found = {}
        for line in done.stdout.splitlines():
            a, b, score, same = line.split(",")
            found[tuple(sorted((a, b)))] = (float(score), same == "1")
        return found


def registers(paths):
    known = {}
    for path in paths:
        opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
        with opened as file:
            for row in csv.DictReader(file):
                if re.fullmatch(r"\d{9}", row["org_id"]) and row["org_name"].strip() and not row["org_name"].isdigit():
                    known.setdefault(row["org_id"], (row["org_name"].strip(), row["country"], row["city"]))
    return known


def distorted(known, seed):
    world = World()
    for key, (name, country, city) in sorted(known.items()):
        world.add(key, key, name, country, city)
    rng = random.Random(seed)
    used = {kind: 0 for kind in KINDS}
    for key in sorted(known, key=lambda k: chance(k, "pick")):
        if sum(used.values()) >= len(known) / 4:
            break
        name, country, city = known[key]
        for kind in sorted(KINDS, key=lambda k: used[k]):
            made = DISTORT[kind](name, rng)
            if made and made != name and made.strip():
                used[kind] += 1
                # as a second list would have it: the same place, or none
                shown = (country, city) if rng.random() < 0.5 else (country, "") if rng.random() < 0.5 else ("", "")
                copy = world.add("copy" + key, key, made, *shown)
                world.positive(world_id(key), copy, kind)
                break
    return world


def world_id(key):
    return "n" + hashlib.sha256(key.encode()).hexdigest()[:16]


def aliases(path, with_place):
    world = World()
    with open(path, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            place = (row.get("country") or row.get("nuts2", "")[:2], row["city"], row["region"]) if with_place else ("", "", "")
            own = world.add(row["id"], row["id"], row["name"], *place)
            for i, alias in enumerate(a.strip() for a in row["aliases"].split(";")):
                if alias:
                    world.positive(own, world.add(f"{row['id']}#{i}", row["id"], alias, *place), "alias")
    return world


def measure(world, found, wanted, key_of):
    """(true, false, missed) among pairs of a half; a proposed pair of one group that is no positive counts as neither."""
    true = false = missed = 0
    errors, losses = [], []
    for pair, kind in world.positives.items():
        if wanted not in ("all", half(key_of(world, pair))):
            continue
        if found.get(pair, (0, False))[1]:
            true += 1
        else:
            missed += 1
            losses.append((pair, kind, found.get(pair, (0, False))[0]))
    for pair, (score, same) in found.items():
        if same and world.group[pair[0]] != world.group[pair[1]]:
            if wanted in ("all", half(key_of(world, pair))):
                false += 1
                errors.append((pair, score))
    return true, false, missed, errors, losses


def key_of(world, pair):
    return world.group[min(pair)]


def line(name, true, false, missed):
    precision = true / (true + false) if true + false else float("nan")
    recall = true / (true + missed) if true + missed else float("nan")
    f1 = 2 * precision * recall / (precision + recall) if precision + recall > 0 else 0
    print(f"{name:44} {true + missed:6d} {true:6d} {false:5d}   {precision:6.3f} {recall:6.3f} {f1:6.3f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--driver", required=True)
    parser.add_argument("--facts")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", choices=["tuning", "all"], help="list the errors and the misses of this half")
    parser.add_argument("registers", nargs="*")
    args = parser.parse_args()
    worlds = []
    if args.registers:
        worlds.append(("register, distortions", distorted(registers(args.registers), args.seed)))
    if args.facts:
        worlds.append(("aliases, with their place", aliases(args.facts, True)))
        worlds.append(("aliases, names alone", aliases(args.facts, False)))
    print(f"{'':44} {'pos.':>6} {'true':>6} {'false':>5}   {'prec.':>6} {'recall':>6} {'F1':>6}")
    results = []
    for name, world in worlds:
        found = world.pairs(args.driver)
        results.append((name, world, found))
        for part in ("tuning", "held out", "all"):
            true, false, missed, errors, losses = measure(world, found, part, key_of)
            line(f"{name}: {part}", true, false, missed)
            if part == args.show:
                for (a, b), score in sorted(errors, key=lambda e: -e[1]):
                    print(f"  FALSE {score:.2f} {world.name[a]} | {world.name[b]}")
                for (a, b), kind, score in losses:
                    print(f"  MISSED {score:.2f} [{kind}] {world.name[a]} | {world.name[b]}")
        kinds = collections.Counter(world.positives.values())
        if len(kinds) > 1:
            for kind in KINDS:
                true = sum(1 for pair, k in world.positives.items() if k == kind and found.get(pair, (0, False))[1])
                print(f"    {kind:40} {kinds[kind]:6d} {true:6d} {'':5}   {'':6} {true / max(1, kinds[kind]):6.3f}")
    for part in ("tuning", "held out", "all"):
        sums = [0, 0, 0]
        for _, world, found in results[:2]:
            for i, value in enumerate(measure(world, found, part, key_of)[:3]):
                sums[i] += value
        if len(results) > 2:
            line(f"distortions and aliases with place: {part}", *sums)


if __name__ == "__main__":
    main()
