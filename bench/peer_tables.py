"""The rows of bench/peers.py that read tables or start whole programs: loading, projection, a framework programme, PNG."""
import csv
import json
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

import numpy as np

from peer_rows import Row

HERE = Path(__file__).resolve().parent
COLUMNS = (
    "component community degree strength betweenness betweenness_weighted closeness harmonic eigenvector pagerank core "
    "clustering constraint effective_size participation within_module_z articulation coordinator itinerant gatekeeper liaison"
).split()
IGRAPH_LOAD = (
    "import csv,igraph,json,resource,sys,time\nc,t=time.process_time(),time.perf_counter()\n"
    "rows=csv.reader(open(sys.argv[1],newline=''));next(rows)\n"
    "g=igraph.Graph.TupleList(((a,b,float(w)) for a,b,w in rows),weights=True)\n"
    "print(json.dumps({'cpu_s':[time.process_time()-c],'wall_s':[time.perf_counter()-t],'peak_mib':"
    "resource.getrusage(resource.RUSAGE_SELF).ru_maxrss//1024,'check':{'sum':g.ecount()}}))"
)


# A program's peak memory counts what its starter held until it began, so a small starter stands between.
STARTER = (
    "import json,os,subprocess as s,sys,time\nt=time.perf_counter()\n"
    "p=s.Popen(sys.argv[1:],stdout=s.DEVNULL,stderr=s.DEVNULL)\n_,end,u=os.wait4(p.pid,0)\n"
    "print(json.dumps({'code':os.waitstatus_to_exitcode(end),'cpu_s':[u.ru_utime+u.ru_stime],"
    "'wall_s':[time.perf_counter()-t],'peak_mib':u.ru_maxrss//1024,'check':{}}))"
)


def run(command, cwd=None):
    """Processor and wall seconds and peak memory of a whole process; an exit code other than 0 is an error."""
    starter = [sys.executable, "-I", "-S", "-c", STARTER, *map(str, command)]
    result = json.loads(subprocess.run(starter, capture_output=True, text=True, check=True, cwd=cwd).stdout)
    if code := result.pop("code"):
        raise subprocess.CalledProcessError(code, command)
    return result


def memberships(inputs):
    """Distinct (project, organisation) of all files together, as numbers."""
    projects, names, pairs = {}, {}, set()
    for path in inputs:
        with open(path, newline="", encoding="utf-8-sig") as rows:
            for r in csv.DictReader(rows):
                project = projects.setdefault(r["project_id"], len(projects))
                pairs.add((project, names.setdefault(r["org_id"], len(names))))
    u, v = (np.array(x, np.int32) for x in zip(*sorted(pairs)))
    return len(names), u, v


def projection(bench, inputs):
    """The projection as a kernel, and communities of what it gives (weights 1/(k-1) per project of k)."""
    n, u, v = memberships(inputs)
    npz = bench.work / "projection.npz"
    np.savez(npz, n=n, u=u, v=v, w=np.ones(len(u)))
    size = f"{len(u):,} rows"
    ours = bench.start_ours(*inputs)
    if bench.wants("projection"):
        peer = bench.start_python("scipy-projection", npz)
        bench.measure(Row("projection", size, 0.5), ours, {"scipy": peer})
        peer.end()
    if bench.wants("leiden_best"):
        from scipy.sparse import coo_matrix, diags, triu

        rows = coo_matrix((np.ones(len(u)), (u, v))).tocsr()
        rows = rows[np.diff(rows.indptr) > 1]
        ties = triu(rows.T.tocsr() @ (diags(1 / (np.diff(rows.indptr) - 1)) @ rows), k=1).tocoo()
        npz = bench.work / "projected.npz"
        np.savez(npz, n=n, u=ties.row.astype(np.int32), v=ties.col.astype(np.int32), w=ties.data)
        peers = {name: bench.start_python(name, npz) for name in ("leidenalg", "igraph")}
        bench.measure(Row("leiden_best", size, 0.25, weighted=True), ours, peers, best="leidenalg")
        for peer in peers.values():
            peer.end()
    ours.end()


def load(bench, size):
    """The table as users have it, against igraph's own way to build a graph with names."""
    path = bench.network(size)
    runs = {"ours": [], "ours, 2 threads": [], "igraph": []}
    for i in range(bench.options.rounds):
        for name, threads in (("ours", 1), ("ours, 2 threads", 2)):
            program = bench.start_ours(bench.work / "smallest.csv")
            runs[name].append(program.order(f"load:{path}", threads))
            program.end()
        if i > 0 and runs["igraph"] and runs["igraph"][0]["wall_s"][0] > bench.options.patience:
            continue
        done = subprocess.run([sys.executable, "-c", IGRAPH_LOAD, path], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            runs["igraph"].append(json.loads(done.stdout))
    if not runs["igraph"]:
        del runs["igraph"]
    bench.report(Row("load", size, 0.1, **({"mib": 500} if size == "1m" else {"mib_share": 0.5})), runs)


def whole_process(bench):
    """Absolute bars: reading and ranking a small network, and its review without drawings."""
    path = bench.network("600")
    timings = bench.work / "timings.json"
    for command, limit, mib in (("rank", 0.05, 30), ("review", 3.0, None)):
        runs = []
        for _ in range(bench.options.rounds):
            extra = ["--metrics", ",".join(COLUMNS)]
            if command == "review":
                extra = ["--timings", timings, "--output", bench.work / "out", "--force"]
            runs.append(run([bench.program, command, path, "--threads", "1", *extra]))
            if command == "review":
                steps = json.loads(timings.read_text())["steps"]
                kept = [s for s in steps if not any(word in s["name"] for word in ("layout", "overlap", "drawing"))]
                for key in ("cpu_s", "wall_s"):
                    runs[-1][key] = [sum(s[key] for s in kept)]
        took, wall = (statistics.median(r[key][0] for r in runs) for key in ("cpu_s", "wall_s"))
        peak = max(r["peak_mib"] for r in runs)
        missed = ["time"] * (took > limit) + ["memory"] * (mib is not None and peak > mib)
        word = f"MISSED ({', '.join(missed)})" if missed else "MET"
        bars = f"≤ {limit} s" + (f", ≤ {mib} MiB" if mib else "")
        result = {"kernel": f"whole process, {command}", "size": "600", "cpu_s": took, "limit_s": limit, "wall_s": wall,
                  "peak_mib": peak, "verdict": word}  # fmt: skip
        bench.results.append(result)
        print(f"| {result['kernel']} | 600 | {took:.3f}, {peak} MiB | {wall:.3f} | – | | | {bars} | {word} |", flush=True)


def picture(bench):
    """The step that draws a picture as PNG, against Graphviz drawing the same one, all places given, at the same
    resolution (its time includes reading them). Beside it stands what only ours has to do: finding places for organisations,
    names and titles so that none is on another."""
    neato = shutil.which("neato")
    path, folder, timings = bench.network("600"), bench.work, bench.work / "timings.json"
    command = [bench.program, "render", path.resolve(), "--view", "overview", "--threads", "1", "--force"]
    run([*command, "--output", folder / "picture.gv"])
    runs, places = {"ours": [], "graphviz": []}, []
    for _ in range(bench.options.rounds):
        whole = run([*command, "--dpi", "200", "--output", folder / "picture.png", "--timings", timings])
        steps = {s["name"]: s for s in json.loads(timings.read_text())["steps"]}
        places.append([steps["overlap"][key] for key in ("cpu_s", "wall_s")])
        step = steps["drawing"]
        runs["ours"].append(dict(whole, cpu_s=[step["cpu_s"]], wall_s=[step["wall_s"]]))
        if neato:
            runs["graphviz"].append(run([neato, "-n2", "-Gdpi=200", "-Tpng", "picture.gv", "-o", "peer.png"], folder))
    if not neato:
        del runs["graphviz"]
    bench.report(Row("PNG", "600", 0.25, mib_share=1.0), runs)
    took, wall = (statistics.median(values) for values in zip(*places))
    bench.results.append({"kernel": "places before PNG", "size": "600", "cpu_s": took, "wall_s": wall})
    print(f"| places before PNG | 600 | {took:.4f} | {wall:.4f} | – | | | none | |", flush=True)
