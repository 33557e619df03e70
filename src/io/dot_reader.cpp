#include "io/dot_reader.hpp"

#include "base/text.hpp"
#include "io/attribute_table.hpp"
#include "io/columns.hpp"
#include "io/dot_scanner.hpp"
#include "io/values.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace clusterbridge {
namespace {

constexpr int kDeepest = 200;
constexpr std::size_t kMostPairs = 10000000; ///< of one statement that joins subgraphs

using Values = std::map<std::string, std::string>;

/// Attributes that say how something looks, or what a click on it does.
bool is_look(const std::string& name) {
    static constexpr std::string_view kLooks =
        ",arrowhead,arrowsize,arrowtail,bb,bgcolor,class,color,colorscheme,constraint,decorate,dir,"
        "distortion,fillcolor,fixedsize,fontcolor,fontname,fontsize,gradientangle,headclip,"
        "headport,height,href,image,labelangle,labeldistance,labelfloat,labelfontcolor,"
        "labelfontname,labelfontsize,len,lp,margin,minlen,nojustify,ordering,orientation,penwidth,"
        "peripheries,pin,pos,rank,regular,shape,sides,skew,style,tailclip,tailport,tooltip,url,"
        "width,xlabel,";
    const std::string lowered = ascii_lower(name);
    return name.find(',') == std::string::npos && kLooks.find("," + lowered + ",") != std::string_view::npos;
}

/// Undoes the escapes that labels have: line breaks become blanks, \N is the node's name and so no label.
std::string label_text(const std::string& raw) {
    std::string text;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] != '\\' || i + 1 == raw.size()) {
            text += raw[i];
            continue;
        }
        const char next = raw[++i];
        text += next == 'n' || next == 'l' || next == 'r' || next == 't' ? ' ' : next;
    }
    return text;
}

struct Node {
    std::string name;
    std::uint64_t line = 0;
    Values values;
};
struct Edge {
    std::size_t from = 0, to = 0;
    std::uint64_t line = 0;
    Values values;
};
/// What holds from a statement such as `node [...]` to the end of its braces.
struct Scope {
    Values node, edge;
};

class DotReader {
  public:
    explicit DotReader(std::string_view text) : scanner_(text) { step(); }
    CellTables read();

  private:
    void step() {
        now_ = scanner_.next();
        if (now_.kind == DotKind::broken)
            refuse();
    }
    bool good() const { return !refusal_; }
    void refuse();
    void expect(char mark) {
        if (now_.is(mark))
            step();
        else
            refuse();
    }
    std::vector<std::size_t> statements(Scope scope, int depth);
    void statement(Scope& scope, int depth, std::vector<std::size_t>& inside);
    std::vector<std::size_t> end_of_edge(const Scope& scope, int depth);
    void edges(const Scope& scope, int depth, std::vector<std::size_t> from, std::vector<std::size_t>& inside);
    Values attributes();
    std::size_t node(const std::string& name, std::uint64_t line, const Scope& scope);
    std::vector<std::string> ids(std::vector<CellTableNote>& notes) const;
    CellTables take();

    DotScanner scanner_;
    DotToken now_;
    std::optional<TextRefusal> refusal_;
    std::vector<Node> nodes_;
    std::map<std::string, std::size_t, std::less<>> by_name_;
    std::vector<Edge> edges_;
};

void DotReader::refuse() {
    if (refusal_)
        return;
    const Sentence found = now_.kind == DotKind::end    ? Sentence{"the end of the file", "das Ende der Datei"}
                           : now_.kind == DotKind::edge ? Sentence{"an edge", "eine Kante"}
                                                        : in_quotes(now_.text);
    refusal_ =
        TextRefusal{"dot-broken",
                    now_.line,
                    {"the DOT cannot be read from here on; found " + found.en + "; correct the line",
                     "ab hier ist das DOT nicht lesbar; gefunden wurde " + found.de + "; berichtigen Sie die Zeile"}};
    now_ = {};
}

std::size_t DotReader::node(const std::string& name, std::uint64_t line, const Scope& scope) {
    const auto [at, is_new] = by_name_.emplace(name, nodes_.size());
    if (is_new)
        nodes_.push_back({name, line, scope.node});
    return at->second;
}

/// All of `[a=b, c=d] [e=f]`.
Values DotReader::attributes() {
    Values values;
    while (good() && now_.is('[')) {
        step();
        while (good() && now_.kind == DotKind::word) {
            const std::string key = now_.text;
            std::string value = "true";
            step();
            if (now_.is('=')) {
                step();
                if (now_.kind != DotKind::word)
                    refuse();
                value = now_.html ? std::string() : now_.text;
                step();
            }
            if (!is_look(key))
                values[key] = value;
            if (now_.is(',') || now_.is(';'))
                step();
        }
        expect(']');
    }
    return values;
}

/// A node, or all nodes of a subgraph.
std::vector<std::size_t> DotReader::end_of_edge(const Scope& scope, int depth) {
    if (now_.is_keyword("subgraph")) {
        step();
        if (now_.kind == DotKind::word)
            step();
        if (!now_.is('{'))
            return {};
    }
    if (now_.is('{')) {
        step();
        auto inside = statements(scope, depth + 1);
        expect('}');
        return inside;
    }
    if (now_.kind != DotKind::word) {
        refuse();
        return {};
    }
    const std::size_t at = node(now_.text, now_.line, scope);
    step();
    for (int port = 0; port < 2 && now_.is(':'); ++port) {
        step();
        if (now_.kind != DotKind::word)
            refuse();
        step();
    }
    return {at};
}

void DotReader::edges(const Scope& scope, int depth, std::vector<std::size_t> from, std::vector<std::size_t>& inside) {
    const std::size_t first = edges_.size();
    while (good() && now_.kind == DotKind::edge) {
        const std::uint64_t line = now_.line;
        step();
        auto to = end_of_edge(scope, depth);
        if (from.size() * to.size() > kMostPairs) {
            refuse();
            return;
        }
        for (const std::size_t a : from)
            for (const std::size_t b : to)
                edges_.push_back({a, b, line, scope.edge});
        inside.insert(inside.end(), to.begin(), to.end());
        from = std::move(to);
    }
    const Values own = attributes();
    for (std::size_t i = first; i < edges_.size(); ++i)
        for (const auto& [key, value] : own)
            edges_[i].values[key] = value;
}

void DotReader::statement(Scope& scope, int depth, std::vector<std::size_t>& inside) {
    for (const auto& [word, values] :
         {std::pair<const char*, Values*>{"node", &scope.node}, std::pair<const char*, Values*>{"edge", &scope.edge},
          std::pair<const char*, Values*>{"graph", nullptr}})
        if (now_.is_keyword(word)) {
            step();
            for (auto& [key, value] : attributes())
                if (values != nullptr)
                    (*values)[key] = value;
            return;
        }
    const DotToken first = now_;
    const bool is_node = first.kind == DotKind::word && !first.is_keyword("subgraph");
    if (is_node) { // perhaps `name = value`, an attribute of the graph
        const DotScanner before = scanner_;
        step();
        if (now_.is('=')) {
            step();
            if (now_.kind != DotKind::word)
                refuse();
            step();
            return;
        }
        scanner_ = before;
        now_ = first;
    }
    auto ends = end_of_edge(scope, depth);
    inside.insert(inside.end(), ends.begin(), ends.end());
    if (now_.kind == DotKind::edge)
        edges(scope, depth, std::move(ends), inside);
    else if (now_.is('[') && is_node && !ends.empty())
        for (auto& [key, value] : attributes())
            nodes_[ends.front()].values[key] = value;
}

/// Statements up to a closing brace; returns the nodes that they mention.
std::vector<std::size_t> DotReader::statements(Scope scope, int depth) {
    std::vector<std::size_t> inside;
    if (depth > kDeepest)
        refuse();
    while (good() && !now_.is('}') && now_.kind != DotKind::end) {
        if (now_.is(';') || now_.is(','))
            step();
        else
            statement(scope, depth, inside);
    }
    std::sort(inside.begin(), inside.end());
    inside.erase(std::unique(inside.begin(), inside.end()), inside.end());
    return inside;
}

/// The attribute `id` of every node, else its name. An `id` that is the name of another node, which has none, would
/// make the two one: such a node keeps its own name.
std::vector<std::string> DotReader::ids(std::vector<CellTableNote>& notes) const {
    std::vector<std::string> ids;
    std::vector<bool> own(nodes_.size(), false); // whether the node goes by its name
    std::map<std::string_view, std::vector<std::size_t>> by_attribute;
    std::vector<std::size_t> named;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        const auto id = nodes_[i].values.find("id");
        own[i] = id == nodes_[i].values.end() || trim(id->second).empty();
        ids.push_back(own[i] ? nodes_[i].name : label_text(id->second));
        if (own[i])
            named.push_back(i);
    }
    for (std::size_t i = 0; i < nodes_.size(); ++i)
        if (!own[i])
            by_attribute[ids[i]].push_back(i);
    std::uint64_t first_line = 0;
    std::uint64_t count = 0;
    while (!named.empty()) { // a node that goes back to its name may meet the `id` of a further one
        const std::size_t at = named.back();
        named.pop_back();
        const auto same = by_attribute.find(nodes_[at].name);
        if (same == by_attribute.end())
            continue;
        for (const std::size_t i : std::exchange(same->second, {})) {
            if (own[i] || i == at)
                continue;
            own[i] = true;
            named.push_back(i);
            first_line = count++ == 0 ? nodes_[i].line : std::min(first_line, nodes_[i].line);
        }
    }
    for (std::size_t i = 0; i < nodes_.size(); ++i)
        if (own[i])
            ids[i] = nodes_[i].name;
    if (count > 0)
        notes.push_back({Severity::warning,
                         first_line,
                         "label-repeated",
                         {"the attribute id of a node is the name of another node; the two were kept apart by their "
                          "names, in this line first, nodes: " +
                              std::to_string(count) + "; give each node an id of its own",
                          "das Attribut id eines Knotens ist der Name eines anderen; beide blieben durch ihre Namen "
                          "getrennt, zuerst in dieser Zeile, Knoten: " +
                              std::to_string(count) + "; geben Sie jedem Knoten eine eigene id"},
                         "nodes"});
    return ids;
}

CellTables DotReader::take() {
    CellTables result;
    AttributeTable nodes("nodes", {"id", "label"});
    AttributeTable ties("edges", {"source", "target"});
    const std::vector<std::string> ids = this->ids(result.notes);
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        const Node& n = nodes_[i];
        nodes.begin(n.line);
        nodes.set(0, ids[i]);
        for (const auto& [key, value] : n.values)
            if (key == "label" && value != "\\N")
                nodes.set(1, label_text(value));
            else if (key != "id" && key != "label")
                set_typed(nodes, nodes.other_column(key), label_text(value));
        nodes.end();
    }
    for (const Edge& e : edges_) {
        ties.begin(e.line);
        ties.set(0, ids[e.from]);
        ties.set(1, ids[e.to]);
        for (const auto& [key, value] : e.values)
            set_typed(ties, ties.other_column(key), label_text(value));
        ties.end();
    }
    if (nodes.memory() + ties.memory() > kMostTableBytes) {
        result = {};
        result.refusal = too_large_network(now_.line);
        return result;
    }
    if (nodes.rows() > 0)
        result.tables.push_back(nodes.take());
    result.tables.push_back(ties.take());
    return result;
}

CellTables DotReader::read() {
    if (now_.is_keyword("strict"))
        step();
    if (!now_.is_keyword("graph") && !now_.is_keyword("digraph"))
        refuse();
    step();
    if (good() && now_.kind == DotKind::word)
        step();
    expect('{');
    if (good())
        statements({}, 0);
    expect('}');
    if (good() && now_.kind != DotKind::end)
        refuse(); // a second graph in the file
    if (good())
        return take();
    CellTables refused;
    refused.refusal = refusal_;
    return refused;
}

} // namespace

CellTables read_dot(std::string_view text) {
    return DotReader(text).read();
}

} // namespace clusterbridge
