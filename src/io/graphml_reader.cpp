#include "io/graphml_reader.hpp"

#include "base/text.hpp"
#include "io/attribute_table.hpp"
#include "io/columns.hpp"
#include "io/csv_scanner.hpp"
#include "io/values.hpp"
#include "io/xml_parser.hpp"

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace clusterbridge {
namespace {

/// A declared attribute of nodes or of edges.
struct Key {
    std::string name;
    bool for_nodes = false, for_edges = false;
    bool numeric = false;
    bool has_name = false; ///< keys of editors hold pictures, not values
    std::string preset;
    std::optional<std::size_t> node_column = std::nullopt, edge_column = std::nullopt;
};

bool is_numeric(std::string_view type) {
    return type == "int" || type == "integer" || type == "long" || type == "float" || type == "double";
}

class GraphmlHandler final : public XmlHandler {
  public:
    void attach(XmlParser& parser) { parser_ = &parser; }
    void start(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view piece) override {
        if (listening_ && text_.size() <= CsvScanner::kLongestField)
            text_ += piece;
    }
    CellTables take();

  private:
    void start_key(const XmlAttributes& attributes);
    void start_edge(const XmlAttributes& attributes);
    void start_inside();
    void end_inside();
    void end_data();
    void fill_presets(AttributeTable& table, bool of_nodes);
    void listen(bool on) {
        listening_ = on;
        text_.clear();
    }
    void check_memory() {
        if (nodes_.memory() + edges_.memory() > kMostTableBytes)
            parser_->refuse(too_large_network(parser_->line()));
    }

    XmlParser* parser_ = nullptr;
    AttributeTable nodes_{"nodes", {"id", "label"}};
    AttributeTable edges_{"edges", {"source", "target"}};
    std::map<std::string, Key, std::less<>> keys_;
    Key* key_ = nullptr;
    bool in_node_ = false, in_edge_ = false, listening_ = false, in_label_ = false;
    enum class Around : std::uint8_t { nothing, node, edge };
    std::vector<Around> around_; ///< of every graph that is open
    int graphs_ = 0;
    std::uint64_t nested_ = 0, ports_ = 0, first_port_ = 0, first_nested_ = 0;
    std::string text_;
};

void GraphmlHandler::start_key(const XmlAttributes& attributes) {
    const std::string id(attributes["id"]);
    Key key;
    const auto name = attributes.find("attr.name");
    key.has_name = name.has_value();
    key.name = name ? std::string(*name) : id;
    const std::string_view domain = attributes.find("for").value_or("all");
    key.for_nodes = domain == "node" || domain == "all";
    key.for_edges = domain == "edge" || domain == "all";
    key.numeric = is_numeric(attributes["attr.type"]);
    if (attributes.find("yfiles.type"))
        key.for_nodes = key.for_edges = false;
    const std::string plain = plain_header(key.name);
    if (key.for_nodes)
        key.node_column = plain == "label" ? 1 : nodes_.other_column(key.name);
    if (key.for_edges)
        key.edge_column = edges_.other_column(plain == "interaction" ? "relation" : key.name);
    key_ = &(keys_[id] = std::move(key));
}

void GraphmlHandler::start_edge(const XmlAttributes& attributes) {
    in_edge_ = true;
    edges_.begin(parser_->line());
    edges_.set(0, attributes["source"]);
    edges_.set(1, attributes["target"]);
    if ((attributes.find("sourceport") || attributes.find("targetport")) && ports_++ == 0)
        first_port_ = parser_->line();
}

void GraphmlHandler::start(std::string_view name, const XmlAttributes& attributes) {
    if (name == "key") {
        start_key(attributes);
    } else if (name == "default") {
        listen(key_ != nullptr);
    } else if (name == "graph") {
        if (graphs_++ > 0 && nested_++ == 0)
            first_nested_ = parser_->line();
        start_inside();
    } else if (name == "node") {
        in_node_ = true;
        nodes_.begin(parser_->line());
        nodes_.set(0, attributes["id"]);
    } else if (name == "edge") {
        start_edge(attributes);
    } else if (name == "data" && (in_node_ || in_edge_)) {
        const auto at = keys_.find(attributes["key"]);
        key_ = at == keys_.end() ? nullptr : &at->second;
        listen(key_ != nullptr && (in_node_ ? key_->node_column : key_->edge_column).has_value());
    } else if (name == "NodeLabel" && in_node_ && !nodes_.has(1)) {
        in_label_ = true;
        listen(true);
    } else if (name == "hyperedge") {
        parser_->refuse({"hyperedge",
                         parser_->line(),
                         {"a hyperedge joins more than two nodes; such files are not read; give each hyperedge as a "
                          "project in a table with project_id and org_id",
                          "eine Hyperkante verbindet mehr als zwei Knoten; solche Dateien werden nicht gelesen; geben "
                          "Sie jede als Projekt in einer Tabelle mit project_id und org_id an"}});
    }
}

/// A graph may stand inside a node or an edge, before more of their data.
void GraphmlHandler::start_inside() {
    around_.push_back(in_node_ ? Around::node : in_edge_ ? Around::edge : Around::nothing);
    if (in_node_)
        nodes_.suspend();
    else if (in_edge_)
        edges_.suspend();
    in_node_ = in_edge_ = false;
}

void GraphmlHandler::end_inside() {
    in_node_ = around_.back() == Around::node;
    in_edge_ = around_.back() == Around::edge;
    around_.pop_back();
    if (in_node_)
        nodes_.resume();
    else if (in_edge_)
        edges_.resume();
}

void GraphmlHandler::end_data() {
    if (!listening_ || key_ == nullptr)
        return;
    AttributeTable& table = in_node_ ? nodes_ : edges_;
    const std::size_t column = (in_node_ ? key_->node_column : key_->edge_column).value();
    if (key_->numeric)
        set_typed(table, column, text_);
    else
        table.set(column, text_);
    listen(false);
}

void GraphmlHandler::fill_presets(AttributeTable& table, bool of_nodes) {
    for (const auto& [id, key] : keys_) {
        const auto column = of_nodes ? key.node_column : key.edge_column;
        if (column && !key.preset.empty() && !table.has(*column))
            table.set(*column, key.preset, key.numeric);
    }
}

void GraphmlHandler::end(std::string_view name) {
    if (name == "default" && listening_) {
        key_->preset = trim(text_);
        listen(false);
    } else if (name == "key") {
        key_ = nullptr;
    } else if (name == "graph") {
        end_inside();
    } else if (name == "data") {
        end_data();
    } else if (name == "NodeLabel" && in_label_) {
        nodes_.set(1, trim(text_));
        in_label_ = false;
        listen(false);
    } else if (name == "node" && in_node_) {
        fill_presets(nodes_, true);
        nodes_.end();
        in_node_ = false;
        check_memory();
    } else if (name == "edge" && in_edge_) {
        fill_presets(edges_, false);
        edges_.end();
        in_edge_ = false;
        check_memory();
    }
}

CellTables GraphmlHandler::take() {
    CellTables tables;
    if (nested_ > 0)
        tables.notes.push_back({Severity::warning,
                                first_nested_,
                                "nested-graphs",
                                {"the file has graphs inside graphs or beside each other; all were read as one "
                                 "network, from this line on, graphs: " +
                                     std::to_string(nested_ + 1) + "; split the file if they are not one",
                                 "die Datei enthält Graphen in Graphen oder nebeneinander; alle wurden als ein Netz "
                                 "gelesen, von dieser Zeile an, Graphen: " +
                                     std::to_string(nested_ + 1) + "; teilen Sie die Datei, falls sie keines sind"},
                                nodes_.rows() > 0 ? "nodes" : "edges"});
    if (ports_ > 0)
        tables.notes.push_back(
            {Severity::hint,
             first_port_,
             "ports-dropped",
             {"edges end at ports of their nodes; the ports were left out, in this line first, edges: " +
                  std::to_string(ports_),
              "Kanten enden an Anschlüssen ihrer Knoten; die Anschlüsse blieben weg, zuerst in dieser Zeile, Kanten: " +
                  std::to_string(ports_)},
             "edges"});
    if (nodes_.rows() > 0)
        tables.tables.push_back(nodes_.take());
    tables.tables.push_back(edges_.take());
    return tables;
}

} // namespace

CellTables read_graphml(std::string_view xml, bool as_utf8) {
    GraphmlHandler handler;
    XmlParser parser(handler, as_utf8);
    handler.attach(parser);
    if (parser.feed(xml) && parser.finish())
        return handler.take();
    CellTables refused;
    refused.refusal = parser.refusal();
    return refused;
}

} // namespace clusterbridge
