#include "support/graphs.hpp"

#include "base/random.hpp"
#include "base/text.hpp"
#include "graph/network_builder.hpp"

#include <algorithm>
#include <set>

namespace clusterbridge {
namespace {

struct Literal {
    std::vector<std::string> names;
    std::vector<std::pair<NodeId, NodeId>> edges;
    std::vector<double> weights;
};

Literal parse(std::string_view text) {
    std::set<std::string> names;
    struct Raw {
        std::string a, b;
        double weight;
    };
    std::vector<Raw> raw;
    for (const std::string& word : split_list(text, " \n")) {
        const auto dash = word.find('-');
        if (dash == std::string::npos) {
            names.insert(word);
            continue;
        }
        const auto colon = word.find(':');
        Raw r{word.substr(0, dash), word.substr(dash + 1, colon == std::string::npos ? colon : colon - dash - 1), 1};
        if (colon != std::string::npos)
            r.weight = parse_double(std::string_view(word).substr(colon + 1)).value();
        names.insert(r.a);
        names.insert(r.b);
        raw.push_back(r);
    }
    Literal out;
    out.names.assign(names.begin(), names.end());
    const auto id = [&](const std::string& name) {
        return node(static_cast<std::size_t>(std::distance(names.begin(), names.find(name))));
    };
    struct Edge {
        std::pair<NodeId, NodeId> ends;
        double weight;
    };
    std::vector<Edge> edges;
    for (const Raw& r : raw)
        edges.push_back({std::minmax(id(r.a), id(r.b)), r.weight});
    std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.ends < b.ends; });
    for (const Edge& e : edges) {
        out.edges.push_back(e.ends);
        out.weights.push_back(e.weight);
    }
    return out;
}

std::string option(const std::vector<std::string>& words, const std::string& key) {
    for (const std::string& word : words)
        if (word.starts_with(key + "="))
            return word.substr(key.size() + 1);
    return {};
}

} // namespace

Graph graph_of(std::string_view text) {
    Literal l = parse(text);
    return Graph::from_edges(l.names.size(), std::move(l.edges));
}

WeightedGraph weighted_graph_of(std::string_view text) {
    Literal l = parse(text);
    return {Graph::from_edges(l.names.size(), std::move(l.edges)), EdgeColumn<double>(std::move(l.weights))};
}

std::vector<std::string> names_of(std::string_view text) {
    return parse(text).names;
}

Graph path_graph(std::size_t n) {
    std::vector<std::pair<NodeId, NodeId>> edges;
    for (std::size_t i = 1; i < n; ++i)
        edges.emplace_back(node(i - 1), node(i));
    return Graph::from_edges(n, std::move(edges));
}

Graph star_graph(std::size_t leaves) {
    std::vector<std::pair<NodeId, NodeId>> edges;
    for (std::size_t i = 1; i <= leaves; ++i)
        edges.emplace_back(node(0), node(i));
    return Graph::from_edges(leaves + 1, std::move(edges));
}

Graph clique_graph(std::size_t n) {
    return random_graph(n, 1.1, 0);
}

Graph cycle_graph(std::size_t n) {
    std::vector<std::pair<NodeId, NodeId>> edges;
    for (std::size_t i = 0; i < n; ++i)
        edges.emplace_back(node(i), node((i + 1) % n));
    return Graph::from_edges(n, std::move(edges));
}

Graph grid_graph(std::size_t rows, std::size_t columns) {
    std::vector<std::pair<NodeId, NodeId>> edges;
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c) {
            if (c + 1 < columns)
                edges.emplace_back(node(r * columns + c), node(r * columns + c + 1));
            if (r + 1 < rows)
                edges.emplace_back(node(r * columns + c), node((r + 1) * columns + c));
        }
    return Graph::from_edges(rows * columns, std::move(edges));
}

Graph random_graph(std::size_t n, double p, std::uint64_t seed) {
    Random random(seed);
    std::vector<std::pair<NodeId, NodeId>> edges;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i + 1; j < n; ++j)
            if (random.chance(p))
                edges.emplace_back(node(i), node(j));
    return Graph::from_edges(n, std::move(edges));
}

Graph relabelled(const Graph& g, const std::vector<std::size_t>& place) {
    std::vector<std::pair<NodeId, NodeId>> edges;
    for (std::size_t e = 0; e < g.edge_count(); ++e) {
        const auto [u, v] = g.ends(edge(e));
        edges.emplace_back(node(place[index(u)]), node(place[index(v)]));
    }
    return Graph::from_edges(g.node_count(), std::move(edges));
}

std::vector<NamedGraph> degenerate_graphs() {
    std::vector<NamedGraph> all;
    all.push_back({"empty", Graph{}});
    all.push_back({"one_node", graph_of("a")});
    all.push_back({"no_edges", graph_of("a b c d")});
    all.push_back({"one_edge", graph_of("a-b")});
    all.push_back({"two_parts", graph_of("a-b b-c c-a d-e e-f f")});
    all.push_back({"star", star_graph(6)});
    all.push_back({"path", path_graph(7)});
    all.push_back({"clique", clique_graph(6)});
    return all;
}

Network network_of(std::string_view text) {
    NetworkBuilder builder;
    Diagnostics diagnostics;
    const auto file = builder.add_file({.name = "literal.csv", .kind = TableKind::organisations});
    std::uint64_t line = 0;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const auto words = split_list(text.substr(0, end), " ");
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        ++line;
        if (words.empty())
            continue;
        const auto themes = split_list(option(words, "theme"), ";");
        const RowRef row{file, line};
        if (words[0].starts_with('@')) {
            OrganisationFacts facts;
            facts.type = words.size() > 1 && words[1].find('=') == std::string::npos ? words[1] : "";
            facts.name = option(words, "name");
            facts.region = option(words, "region");
            facts.country = option(words, "country");
            facts.themes = themes;
            builder.declare(builder.organisation(words[0].substr(1)), facts, row, diagnostics);
        } else if (words[0].starts_with('#')) {
            const auto start = parse_date(words.at(1), DateEnd::first_day);
            const auto leaders = split_list(option(words, "lead"), ";");
            auto topics = themes;
            if (const auto call = option(words, "call"); !call.empty())
                topics.push_back("topic:" + call);
            for (std::size_t i = start ? 2 : 1; i < words.size(); ++i)
                if (words[i].find('=') == std::string::npos) {
                    Participation p;
                    p.start = start;
                    p.row = row;
                    if (std::find(leaders.begin(), leaders.end(), words[i]) != leaders.end())
                        p.role = builder.intern("coordinator");
                    builder.add_participation(words[0].substr(1), builder.organisation(words[i]), p, {}, topics);
                }
        } else {
            const auto arrow = words[0].find('>');
            TieRow tie;
            tie.relation = builder.intern(words.size() > 1 && words[1].find('=') == std::string::npos ? words[1] : "");
            if (const auto weight = option(words, "weight"); !weight.empty()) {
                tie.weight = parse_double(weight).value();
                const auto point = weight.find('.');
                std::string digits = weight;
                if (point != std::string::npos)
                    digits.erase(point, 1);
                tie.exact_weight = {parse_integer(digits).value(),
                                    point == std::string::npos ? 0 : -static_cast<int>(weight.size() - point - 1)};
            }
            tie.since = parse_date(option(words, "since"), DateEnd::first_day);
            tie.until = parse_date(option(words, "until"), DateEnd::last_day);
            tie.themes = builder.intern_list(themes);
            tie.row = row;
            builder.add_tie(builder.organisation(words[0].substr(0, arrow)),
                            builder.organisation(words[0].substr(arrow + 1)), tie);
        }
    }
    return builder.build(diagnostics);
}

} // namespace clusterbridge
