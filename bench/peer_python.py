#!/usr/bin/env python3
"""One peer program behind the same orders as kernel_times: started by bench/peers.py.

    bench/peer_python.py PEER ARRAYS.npz     then lines KERNEL [THREADS [RUNS [weighted]]] on standard input

Only the kernel is timed: the peer's graph is built from arrays once, and the check value is taken afterwards.
"""
import json
import random
import resource
import sys
import time

import numpy as np


def check(values):
    values = np.asarray(values, float)
    values = values[~np.isnan(values)]
    return {"sum": float(values.sum()), "largest": float(values.max())}


class Arrays:
    def __init__(self, path):
        stored = np.load(path)
        self.n, self.u, self.v, self.w = int(stored["n"]), stored["u"], stored["v"], stored["w"]

    def pairs(self):
        return (self.n - 1) * (self.n - 2) / 2


class IGraph:
    """Kernels give (answer, how to check it); the second is called after the clock has stopped."""

    def __init__(self, data):
        import igraph

        self.data = data
        self.g = igraph.Graph(n=data.n, edges=np.column_stack((data.u, data.v)))
        self.g.es["weight"] = data.w
        self.g.es["length"] = 1 / data.w

    def components(self, weight):
        found = self.g.connected_components()
        return lambda: {"sum": len(found), "largest": max(found.sizes())}

    def pagerank(self, weight):
        found = self.g.pagerank(weights=weight)
        return lambda: check(found)

    def eigenvector(self, weight):
        found = self.g.eigenvector_centrality(weights=weight)
        return lambda: {"sum": max(found) / sum(found)}

    def core(self, weight):
        found = self.g.coreness()
        return lambda: check(found)

    def clustering(self, weight):
        found = self.g.transitivity_local_undirected(mode="zero")
        return lambda: check(found)

    def articulation(self, weight):
        found = self.g.articulation_points()
        return lambda: {"sum": len(found)}

    def betweenness(self, weight):
        found = self.g.betweenness()
        return lambda: check(np.array(found) / self.data.pairs())

    def betweenness_weighted(self, weight):
        found = self.g.betweenness(weights="length")
        return lambda: check(np.array(found) / self.data.pairs())

    def harmonic(self, weight):
        found = self.g.harmonic_centrality()
        return lambda: check(found)

    def harmonic_weighted(self, weight):
        found = self.g.harmonic_centrality(weights="length")
        return lambda: check(found)

    def constraint(self, weight):
        found = self.g.constraint(weights=weight)
        return lambda: check(found)

    def leiden_best(self, weight):
        return self.leiden(weight)  # -1, until nothing improves, ends after one iteration in 0.10.2

    def leiden(self, weight, iterations=2):
        random.seed(1)
        found = self.g.community_leiden(objective_function="modularity", weights=weight, n_iterations=iterations)
        return self.partition(found, weight)

    def partition(self, found, weight):
        return lambda: {"sum": len(found), "quality": self.g.modularity(found.membership, weights=weight)}


class LeidenAlg(IGraph):
    def leiden_best(self, weight):
        return self.leiden(weight, -1)

    def leiden(self, weight, iterations=2):
        import leidenalg

        kind = leidenalg.ModularityVertexPartition
        found = leidenalg.find_partition(self.g, kind, weights=weight, n_iterations=iterations, seed=1)
        return self.partition(found, weight)


class GraphTool:
    def __init__(self, data):
        import graph_tool

        self.data = data
        self.g = graph_tool.Graph(directed=False)
        self.g.add_vertex(data.n)
        self.weight = self.g.new_edge_property("double")
        self.g.add_edge_list(np.column_stack((data.u, data.v, data.w)), eprops=[self.weight])

    def of(self, weight):
        return self.weight if weight else None

    def components(self, weight):
        from graph_tool.topology import label_components

        found = label_components(self.g)
        return lambda: {"sum": len(found[1]), "largest": int(found[1].max())}

    def pagerank(self, weight):
        from graph_tool.centrality import pagerank

        found = pagerank(self.g, weight=self.of(weight), epsilon=1e-10)
        return lambda: check(found.a / found.a.sum())

    def eigenvector(self, weight):
        from graph_tool.centrality import eigenvector

        found = eigenvector(self.g, weight=self.of(weight), epsilon=1e-10)[1]
        return lambda: {"sum": float(found.a.max() / found.a.sum())}

    def core(self, weight):
        from graph_tool.topology import kcore_decomposition

        found = kcore_decomposition(self.g)
        return lambda: check(found.a)

    def clustering(self, weight):
        from graph_tool.clustering import local_clustering

        found = local_clustering(self.g)
        return lambda: check(found.a)

    def articulation(self, weight):
        from graph_tool.topology import label_biconnected_components

        found = label_biconnected_components(self.g)[1]
        return lambda: {"sum": int(found.a.sum())}

    def betweenness(self, weight):
        from graph_tool.centrality import betweenness

        found = betweenness(self.g, norm=False)[0]
        return lambda: check(found.a / self.data.pairs())

    def betweenness_weighted(self, weight):
        from graph_tool.centrality import betweenness

        length = self.g.new_edge_property("double", 1 / self.weight.a)
        found = betweenness(self.g, weight=length, norm=False)[0]
        return lambda: check(found.a / self.data.pairs())

    def harmonic(self, weight):
        from graph_tool.centrality import closeness

        found = closeness(self.g, harmonic=True)
        return lambda: check(found.a)

    def harmonic_weighted(self, weight):
        from graph_tool.centrality import closeness

        length = self.g.new_edge_property("double", 1 / self.weight.a)
        found = closeness(self.g, weight=length, harmonic=True)
        return lambda: check(found.a)


class NetworkX:
    def __init__(self, data):
        import networkx

        self.nx, self.data = networkx, data
        self.g = networkx.Graph()
        self.g.add_nodes_from(range(data.n))
        self.g.add_weighted_edges_from(zip(data.u.tolist(), data.v.tolist(), data.w.tolist()))

    def components(self, weight):
        found = [len(part) for part in self.nx.connected_components(self.g)]
        return lambda: {"sum": len(found), "largest": max(found)}

    def pagerank(self, weight):
        found = self.nx.pagerank(self.g, weight=weight, tol=1e-10 / self.data.n, max_iter=1000)
        return lambda: check(list(found.values()))

    def core(self, weight):
        found = self.nx.core_number(self.g)
        return lambda: check(list(found.values()))

    def articulation(self, weight):
        found = list(self.nx.articulation_points(self.g))
        return lambda: {"sum": len(found)}


class SciPy:
    """Sparse matrices: components, the eigenvector by ARPACK; for participations the projection."""

    def __init__(self, data):
        from scipy.sparse import coo_matrix

        both = (np.concatenate((data.u, data.v)), np.concatenate((data.v, data.u)))
        one = np.ones(2 * len(data.u))
        self.plain = coo_matrix((one, both), (data.n, data.n)).tocsr()

    def components(self, weight):
        from scipy.sparse.csgraph import connected_components

        count, label = connected_components(self.plain, directed=False)
        return lambda: {"sum": int(count), "largest": int(np.bincount(label).max())}

    def eigenvector(self, weight):
        from scipy.sparse.linalg import eigsh

        found = np.abs(eigsh(self.plain, k=1, which="LA", v0=np.ones(self.plain.shape[0]))[1][:, 0])
        return lambda: {"sum": float(found.max() / found.sum())}


class SciPyProjection:
    """Participants of the same project, weight 1/(k-1) each: one sparse product, upper triangle."""

    def __init__(self, data):
        from scipy.sparse import coo_matrix

        rows = coo_matrix((np.ones(len(data.u)), (data.u, data.v))).tocsr()
        rows.data[:] = 1  # an organisation counts once per project
        self.rows = rows[np.diff(rows.indptr) > 1]

    def projection(self, weight):
        from scipy.sparse import diags, triu

        share = diags(1 / (np.diff(self.rows.indptr) - 1))
        found = triu(self.rows.T.tocsr() @ (share @ self.rows), k=1)
        return lambda: {"sum": float(found.sum()), "largest": int(found.nnz)}


PEERS = {
    "igraph": IGraph, "leidenalg": LeidenAlg, "graph-tool": GraphTool, "networkx": NetworkX, "scipy": SciPy,
    "scipy-projection": SciPyProjection,
}  # fmt: skip


def answer(peer, line):
    words = line.split()
    kernel, _, runs, weighted = words + ["1", "1", ""][len(words) - 1 :]  # threads: set by the environment
    run = getattr(peer, kernel, None)
    if run is None:
        return {"error": "no such kernel"}
    cpu, wall = [], []
    for _ in range(int(runs)):
        c, t = time.process_time(), time.perf_counter()
        to_check = run("weight" if weighted == "weighted" else None)
        wall.append(time.perf_counter() - t)
        cpu.append(time.process_time() - c)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"cpu_s": cpu, "wall_s": wall, "peak_mib": peak, "check": to_check()}


def main():
    try:
        peer = PEERS[sys.argv[1]](Arrays(sys.argv[2]))
    except ImportError as missing:
        print(json.dumps({"error": str(missing)}), flush=True)
        return
    print(json.dumps({"nodes": peer.data.n if hasattr(peer, "data") else None}), flush=True)
    for line in sys.stdin:
        try:
            print(json.dumps(answer(peer, line)), flush=True)
        except Exception as error:  # a peer that cannot is a peer less, not the end
            print(json.dumps({"error": repr(error)}), flush=True)


if __name__ == "__main__":
    main()
