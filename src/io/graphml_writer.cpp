#include "io/graphml_writer.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace clusterbridge {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// One attribute of nodes: its name in the file, its type, and the text of node i, empty where undefined.
struct NodeKey {
    std::string name;
    std::string_view type;
    std::vector<std::string> texts;
};

/// Hands out names that are not taken yet.
class Names {
  public:
    std::string free(const std::string& wanted, std::string_view joint) {
        std::string name = wanted;
        for (int i = 2; !taken_.insert(name).second; ++i)
            name = wanted + std::string(joint) + std::to_string(i);
        return name;
    }

  private:
    std::set<std::string> taken_;
};

template <class Text> NodeKey node_key(const Network& network, std::string name, std::string_view type, Text text) {
    NodeKey key{std::move(name), type, {}};
    key.texts.reserve(network.size());
    for (const Organisation& o : network.organisations)
        key.texts.push_back(text(o));
    return key;
}

std::string themes_text(const Network& network, const Organisation& o) {
    std::vector<std::string> themes;
    for (const Symbol theme : network.lists.get(o.themes))
        themes.push_back(network.text(theme));
    return join(themes, "; ");
}

std::vector<NodeKey> own_keys(const Network& network) {
    using O = const Organisation&;
    const auto symbol = [&](Symbol Organisation::*member) {
        return [&network, member](O o) { return network.text(o.*member); };
    };
    std::vector<NodeKey> keys;
    keys.push_back(node_key(network, "label", "string", [](O o) { return o.name; }));
    keys.push_back(node_key(network, "type", "string", symbol(&Organisation::type)));
    keys.push_back(node_key(network, "city", "string", symbol(&Organisation::city)));
    keys.push_back(node_key(network, "region", "string", symbol(&Organisation::region)));
    keys.push_back(node_key(network, "nuts3", "string", symbol(&Organisation::nuts3)));
    keys.push_back(node_key(network, "nuts2", "string", symbol(&Organisation::nuts2)));
    keys.push_back(node_key(network, "country", "string", symbol(&Organisation::country)));
    keys.push_back(
        node_key(network, "lat", "double", [](O o) { return o.place ? shortest(o.place->lat) : std::string(); }));
    keys.push_back(
        node_key(network, "lon", "double", [](O o) { return o.place ? shortest(o.place->lon) : std::string(); }));
    keys.push_back(node_key(network, "themes", "string", [&](O o) { return themes_text(network, o); }));
    keys.push_back(node_key(network, "founded", "int",
                            [](O o) { return o.founded ? std::to_string(*o.founded) : std::string(); }));
    return keys;
}

/// The unknown columns of the organisations, by header.
std::vector<NodeKey> extra_keys(const Network& network) {
    std::map<std::string, std::size_t> place;
    for (const Organisation& o : network.organisations)
        for (const auto& [header, value] : o.extra)
            place.emplace(network.text(header), 0);
    std::vector<NodeKey> keys;
    for (auto& [header, at] : place) {
        at = keys.size();
        keys.push_back({header, "string", std::vector<std::string>(network.size())});
    }
    for (std::size_t i = 0; i < network.size(); ++i)
        for (const auto& [header, value] : network.organisations[node(i)].extra)
            keys[place.at(network.text(header))].texts[i] = network.text(value);
    return keys;
}

NodeKey given_key(const Network& network, const NodeAttribute& attribute) {
    NodeKey key{attribute.name, "double", {}};
    if (const auto* numbers = std::get_if<NodeColumn<double>>(&attribute.values)) {
        for (const double value : *numbers)
            key.texts.push_back(shortest(value));
    } else if (const auto* whole = std::get_if<NodeColumn<std::int64_t>>(&attribute.values)) {
        key.type = "long";
        for (const std::int64_t value : *whole)
            key.texts.push_back(std::to_string(value));
    } else {
        key.type = "string";
        const auto& texts = std::get<NodeColumn<std::string>>(attribute.values);
        key.texts.assign(texts.begin(), texts.end());
    }
    ensure(key.texts.size() == network.size(), "a node attribute has another length than the network");
    return key;
}

std::vector<NodeKey> all_keys(const Network& network, const std::vector<NodeAttribute>& attributes) {
    std::vector<NodeKey> keys = own_keys(network);
    for (NodeKey& key : extra_keys(network))
        keys.push_back(std::move(key));
    for (const NodeAttribute& attribute : attributes)
        keys.push_back(given_key(network, attribute));
    std::erase_if(keys, [](const NodeKey& key) {
        return key.name != "label" &&
               std::all_of(key.texts.begin(), key.texts.end(), [](const std::string& t) { return t.empty(); });
    });
    Names names;
    for (NodeKey& key : keys)
        key.name = names.free(key.name, "_");
    return keys;
}

void write_key(std::string& out, const std::string& id, std::string_view domain, std::string_view name,
               std::string_view type) {
    out += "  <key id=\"" + id + "\" for=\"" + std::string(domain) + "\" attr.name=\"" + xml_escaped(name) +
           "\" attr.type=\"" + std::string(type) + "\"/>\n";
}

void write_data(std::string& out, const std::string& key, std::string_view text) {
    if (text.empty())
        return;
    out += "      <data key=\"" + key + "\">";
    out += xml_escaped(text);
    out += "</data>\n";
}

std::string relations_text(const Network& network, std::span<const Link> links) {
    std::set<std::string_view> relations;
    for (const Link& link : links)
        relations.insert(link.kind == LinkKind::project
                             ? std::string_view("project")
                             : std::string_view(network.text(network.ties[link.record].relation)));
    std::string text;
    for (const std::string_view relation : relations)
        if (!relation.empty())
            text += (text.empty() ? "" : "; ") + std::string(relation);
    return text;
}

void write_edge(std::string& out, const Network& network, const GraphView& view, const std::vector<std::string>& ids,
                EdgeId e) {
    const auto [u, v] = view.graph.ends(e);
    const auto links = view.links_of(e);
    const auto projects =
        std::count_if(links.begin(), links.end(), [](const Link& link) { return link.kind == LinkKind::project; });
    out += "    <edge id=\"e" + std::to_string(index(e)) + "\" source=\"" + ids[index(u)] + "\" target=\"" +
           ids[index(v)] + "\">\n";
    write_data(out, "weight", shortest(view.weight[e]));
    write_data(out, "relations", relations_text(network, links));
    write_data(out, "rows", std::to_string(static_cast<std::int64_t>(links.size()) - projects));
    write_data(out, "projects", std::to_string(projects));
    out += "    </edge>\n";
}

} // namespace

std::string xml_escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const std::string_view rest = text.substr(i);
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '"')
            out += "&quot;";
        else if (c == '\t' || c == '\n' || c == '\r')
            out += c == '\t' ? "&#9;" : c == '\n' ? "&#10;" : "&#13;";
        else if (static_cast<unsigned char>(c) < 0x20)
            out += kReplacement;
        else if (rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF")) {
            out += kReplacement;
            i += 2;
        } else
            out += c;
    }
    return out;
}

std::string to_graphml(const Network& network, const GraphView& view, const std::vector<NodeAttribute>& attributes) {
    const std::vector<NodeKey> keys = all_keys(network, attributes);
    Names names;
    std::vector<std::string> ids;
    ids.reserve(network.size());
    for (const Organisation& o : network.organisations)
        ids.push_back(names.free(xml_escaped(o.id), "~"));

    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
                      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                      "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
                      "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
    for (std::size_t k = 0; k < keys.size(); ++k)
        write_key(out, "n" + std::to_string(k), "node", keys[k].name, keys[k].type);
    write_key(out, "weight", "edge", "weight", "double");
    write_key(out, "relations", "edge", "relations", "string");
    write_key(out, "rows", "edge", "rows", "long");
    write_key(out, "projects", "edge", "projects", "long");
    out += "  <graph id=\"network\" edgedefault=\"undirected\">\n";
    for (std::size_t i = 0; i < network.size(); ++i) {
        out += "    <node id=\"" + ids[i] + "\">\n";
        for (std::size_t k = 0; k < keys.size(); ++k)
            write_data(out, "n" + std::to_string(k), keys[k].texts[i]);
        out += "    </node>\n";
    }
    for (std::size_t e = 0; e < view.graph.edge_count(); ++e)
        write_edge(out, network, view, ids, edge(e));
    out += "  </graph>\n</graphml>\n";
    return out;
}

} // namespace clusterbridge
