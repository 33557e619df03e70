#!/usr/bin/env python3
"""Counts the tables in data/ and prints the block of figures that stands in data/README.md.

count_data.py          prints the block
count_data.py --write  puts it into data/README.md, between the two marker lines
"""
import collections
import csv
import pathlib
import sys

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
BEGIN, END = "<!-- counts: begin -->", "<!-- counts: end -->"


def load(name):
    with open(DATA / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file, strict=True))


def table(title, column, rows):
    out = [f"| {title} | rows |", "|---|---:|"]
    counts = collections.Counter(row[column] for row in rows)
    for key, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        out.append(f"| `{key}` | {count} |" if key else f"| (empty) | {count} |")
    return out + [""]


def seen_and_stated(ties, measures, names):
    """Initiatives with a stated number of members, the most recent figure of each, beside the member_of ties."""
    stated = {}
    for row in measures:
        if row["measure"] == "members" and row["year"]:
            stated[row["id"]] = max(stated.get(row["id"], ("", 0)), (row["year"], int(row["value"])))
    seen = collections.Counter(row["target"] for row in ties if row["relation"] == "member_of")
    out = ["| organisation | members stated (year) | `member_of` ties here |", "|---|---:|---:|"]
    for key, (year, value) in sorted(stated.items(), key=lambda item: (-item[1][1], item[0]))[:8]:
        out.append(f"| {names[key]} | {value} ({year}) | {seen[key]} |")
    return out + [""]


def block():
    ties, organisations, themes, sources, measures = (
        load(name + ".csv") for name in ("edges", "organisations", "themes", "sources", "measures"))
    pairs = {frozenset((row["source"], row["target"])) for row in ties}
    out = ["| table | rows |", "|---|---:|"]
    for name, rows in (("organisations.csv", organisations), ("edges.csv", ties), ("themes.csv", themes),
                       ("sources.csv", sources), ("measures.csv", measures)):
        out.append(f"| `{name}` | {len(rows)} |")
    out += ["", f"Distinct pairs of organisations among the ties: {len(pairs)}. "
            f"Ties with a year in `since`: {sum(bool(row['since']) for row in ties)}. "
            f"Ties with an `amount`: {sum(bool(row['amount']) for row in ties)}. "
            f"Organisations with coordinates: {sum(bool(row['lat']) for row in organisations)}; "
            f"with one of the twelve planning regions: {sum(bool(row['region']) for row in organisations)}.", ""]
    out += table("type of organisation", "type", organisations)
    out += table("relation", "relation", ties)
    out += table("confidence of a tie", "confidence", ties)
    out += ["The most recent dated figure for members, the eight largest, and what this table has seen of them:", ""]
    out += seen_and_stated(ties, measures, {row["id"]: row["name"] for row in organisations})
    return "\n".join(out).rstrip() + "\n"


def main():
    if sys.argv[1:] == ["--write"]:
        readme = DATA / "README.md"
        text = readme.read_text(encoding="utf-8")
        before, rest = text.split(BEGIN)
        _, after = rest.split(END)
        readme.write_text(f"{before}{BEGIN}\n{block()}{END}{after}", encoding="utf-8", newline="\n")
    elif len(sys.argv) == 1:
        sys.stdout.write(block())
    else:
        sys.exit(__doc__)


main()
