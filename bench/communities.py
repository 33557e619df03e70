#!/usr/bin/python3
"""Communities beside leidenalg and igraph: quality on graphs with a known best, agreement with planted groups, speed.

  bench/communities.py [GRAPH ...] [--data FOLDER] [--driver PATH] [--seeds 10] [--keep FILE]

GRAPH is a table of ties (source,target[,weight]), a folder with edges.csv (or edges.csv.gz) and perhaps nodes.csv
with a column group, or a table of participations (project_id,org_id: projected with 1/(k-1) per project). Without
any, every graph of FOLDER/{ground-truth,lfr,classic-sna,large-graphs} is measured (FOLDER: --data or
CLUSTERBRIDGE_BENCH_DATA). Loops are dropped, repeated pairs added up where there is a column weight, else counted once.

Every program gets the same graph from memory or from one file of numbers; times are processor seconds of the search
alone, one thread. leidenalg runs until nothing improves, ten seeds, the best counts and the time is that of all ten; igraph's Leiden runs
until nothing improves, and once more for two rounds only; its Infomap ten times, as our map equation does.
Modularity and agreement of all are computed here by the same code. --keep FILE remembers what the others found.
Needs python3-igraph, python3-leidenalg, and the driver: cmake --build build/release --target community_bench
"""
import argparse, csv, gzip, json, math, os, random, subprocess, sys, tempfile, time
from collections import Counter

KNOWN = {"karate": 0.419790, "dolphins": 0.528519, "football": 0.604570, "polbooks": 0.527237, "ukfaculty": 0.562774,
         "primary-school-day1": 0.375784, "n1000-mu0.1-s101": 0.858638, "n1000-mu0.2-s101": 0.760806,
         "n1000-mu0.3-s101": 0.663427, "n1000-mu0.4-s101": 0.564387, "n1000-mu0.5-s101": 0.468570,
         "n1000-mu0.6-s101": 0.369711, "n1000-mu0.7-s101": 0.272220, "n1000-mu0.8-s101": 0.214334,
         "n10000-mu0.3-s11": 0.694363, "n10000-mu0.5-s11": 0.496641, "n10000-mu0.7-s11": 0.300808, "cora": 0.824829,
         "citeseer": 0.894022, "cora-full-databases": 0.759057, "cora-full-information-retrieval": 0.670726,
         "cora-full-networking": 0.693833}


def table(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", newline="", encoding="utf-8-sig") as f:
        yield from csv.DictReader(f)


def load(path):
    """n, pairs, weights, planted labels or None"""
    edges, truth = path, None
    number = {}
    if os.path.isdir(path):
        edges = next(p for p in (path + "/edges.csv", path + "/edges.csv.gz") if os.path.exists(p))
        nodes = path + "/nodes.csv"
        if os.path.exists(nodes):
            rows = list(table(nodes))
            for row in rows:
                number.setdefault(row.get("id") or next(iter(row.values())), len(number))
            if rows and "group" in rows[0]:
                truth = [row["group"] for row in rows]
    weight = {}
    rows = table(edges)
    first = next(rows)
    if "org_id" in first:
        projects = {}
        for row in [first, *rows]:
            projects.setdefault(row["project_id"], {})[row["org_id"]] = None  # in order of the rows
        for partners in projects.values():
            k = len(partners)
            ids = sorted(number.setdefault(p, len(number)) for p in partners)
            for i, a in enumerate(ids):
                for b in ids[i + 1:]:
                    weight[a, b] = weight.get((a, b), 0) + 1 / (k - 1)
    else:
        for row in [first, *rows]:
            a, b = (number.setdefault(row[c], len(number)) for c in ("source", "target"))
            if a == b:
                continue
            key = (min(a, b), max(a, b))
            weight[key] = weight.get(key, 0) + float(row["weight"]) if "weight" in row else 1.0
    pairs = sorted(weight)
    return len(number), pairs, [weight[p] for p in pairs], truth


def modularity(n, pairs, weights, labels):
    strength, inside = Counter(), 0.0
    for (a, b), w in zip(pairs, weights):
        strength[labels[a]] += w
        strength[labels[b]] += w
        inside += w if labels[a] == labels[b] else 0
    total = sum(weights)
    return inside / total - sum((s / (2 * total)) ** 2 for s in strength.values())


def codelength(n, pairs, weights, labels):
    total = 2 * sum(weights)
    node, module, leaves = [0.0] * n, Counter(), Counter()
    for (a, b), w in zip(pairs, weights):
        for v in (a, b):
            node[v] += w / total
            module[labels[v]] += w / total
            leaves[labels[v]] += w / total if labels[a] != labels[b] else 0
    h = lambda x: x * math.log2(x) if x > 0 else 0.0
    return (h(sum(leaves.values())) - 2 * sum(map(h, leaves.values())) - sum(map(h, node)) +
            sum(h(module[m] + leaves[m]) for m in module))


def mutual_information(a, b):
    keep = [(x, y) for x, y in zip(a, b) if x not in (None, "") and y not in (None, "")]
    n = len(keep)
    entropy = lambda counts: -sum(c / n * math.log(c / n) for c in counts.values())
    joint, one, two = Counter(keep), Counter(x for x, _ in keep), Counter(y for _, y in keep)
    h1, h2 = entropy(one), entropy(two)
    if h1 == 0 or h2 == 0:
        return 1.0 if h1 == h2 else 0.0
    return 2 * (h1 + h2 - entropy(joint)) / (h1 + h2)


def cpu(work):
    begin = time.process_time()
    result = work()
    return result, time.process_time() - begin


def peers(n, pairs, weights, seeds):
    import igraph, leidenalg
    g = igraph.Graph(n=n, edges=pairs)
    g.es["weight"] = weights
    found = {}
    best, spent = None, 0.0
    for seed in range(seeds):
        part, seconds = cpu(lambda: leidenalg.find_partition(g, leidenalg.ModularityVertexPartition, weights="weight",
                                                             n_iterations=-1, seed=seed + 1))
        spent += seconds
        if best is None or part.quality() > best.quality():
            best = part
    found["leidenalg"] = (list(best.membership), spent)
    random.seed(1)
    part, seconds = cpu(lambda: g.community_leiden("modularity", weights="weight", n_iterations=-1))
    found["igraph leiden"] = (part.membership, seconds)
    random.seed(1)
    part, seconds = cpu(lambda: g.community_leiden("modularity", weights="weight", n_iterations=2))
    found["igraph, 2 rounds"] = (part.membership, seconds)
    if len(pairs) <= 200000:
        random.seed(1)
        part, seconds = cpu(lambda: g.community_infomap(edge_weights="weight", trials=10))
        found["igraph infomap"] = (part.membership, seconds)
    random.seed(1)
    part, seconds = cpu(lambda: g.community_label_propagation(weights="weight"))
    found["igraph labels"] = (part.membership, seconds)
    return found


def ours(driver, n, pairs, weights, searches):
    with tempfile.TemporaryDirectory() as folder:
        path = folder + "/graph"
        with open(path, "w") as f:
            f.write(f"{n} {len(pairs)}\n")
            f.writelines(f"{a} {b} {w!r}\n" for (a, b), w in zip(pairs, weights))
        out = subprocess.run([driver, path, *searches], check=True, capture_output=True, text=True).stdout
    found = {}
    for line in out.splitlines():
        name, seconds, *labels = line.split(" ")
        found[name] = ([int(x) for x in labels], float(seconds))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graphs", nargs="*")
    parser.add_argument("--data", default=os.environ.get("CLUSTERBRIDGE_BENCH_DATA", ""))
    parser.add_argument("--driver", default="build/release/bench/community_bench")
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--keep")
    parser.add_argument("--searches", nargs="*", default=[], help="ours: fast tolerance one best map-equation labels (all)")
    args = parser.parse_args()
    graphs = args.graphs
    if not graphs:
        for kind in ("ground-truth", "lfr", "classic-sna", "large-graphs"):
            folder = os.path.join(args.data, kind)
            graphs += [os.path.join(folder, g) for g in sorted(os.listdir(folder))
                       if os.path.isdir(os.path.join(folder, g))]
    kept = json.load(open(args.keep)) if args.keep and os.path.exists(args.keep) else {}
    below = 0
    for path in graphs:
        n, pairs, weights, truth = load(path)
        if not pairs:
            continue
        name = os.path.basename(path.rstrip("/"))
        key = os.path.abspath(path)
        if key not in kept:
            kept[key] = peers(n, pairs, weights, args.seeds)
            if args.keep:
                json.dump(kept, open(args.keep, "w"))
        mine = ours(args.driver, n, pairs, weights, args.searches)
        bar = modularity(n, pairs, weights, kept[key]["leidenalg"][0])
        known = KNOWN.get(name) if "classic-sna" not in key else None
        quality = max(modularity(n, pairs, weights, labels) for labels, _ in mine.values())
        verdict = "met" if quality >= bar - 1e-9 else "MISSED"
        below += verdict == "MISSED"
        print(f"{name}: {n} nodes, {len(pairs)} ties; best {quality:.6f}, leidenalg's best of {args.seeds} {bar:.6f}"
              f"{f', known {known:.6f}' if known else ''}: {verdict}"
              f"{'' if known is None or quality >= known - 1e-6 else ', below the best known'}")
        for program, (labels, seconds) in [*mine.items(), *kept[key].items()]:
            line = (f"  {program:16} Q {modularity(n, pairs, weights, labels):.6f}  {len(set(labels)):6} communities  "
                    f"codelength {codelength(n, pairs, weights, labels):.5f}  {seconds:8.3f} s")
            if truth:
                line += f"  agreement with groups {mutual_information(labels, truth):.4f}"
            print(line, flush=True)
    print(f"below leidenalg's best: {below} graphs")
    sys.exit(1 if below else 0)


if __name__ == "__main__":
    main()
