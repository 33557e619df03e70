#include "io/graphml_reader.hpp"

#include "base/text.hpp"
#include "io/columns.hpp"
#include "io/values.hpp"
#include "io/xml_network.hpp"

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

class GraphmlHandler final : public XmlNetworkHandler {
  public:
    void start(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    CellTables take() override;

  private:
    void start_key(const XmlAttributes& attributes);
    void start_row(bool of_nodes, const XmlAttributes& attributes);
    void end_row();
    void start_data(const XmlAttributes& attributes);
    void end_data();
    void start_inside();
    void end_inside();
    void fill_presets(AttributeTable& table, bool of_nodes);

    std::map<std::string, Key, std::less<>> keys_;
    Key* key_ = nullptr;        ///< that is being declared
    const Key* data_ = nullptr; ///< of the value that is being heard
    bool in_label_ = false;
    enum class Around : std::uint8_t { nothing, node, edge };
    std::vector<Around> around_;     ///< of every graph that is open, and of every row inside a row
    std::vector<bool> row_in_a_row_; ///< of every node or edge that is open
    int graphs_ = 0;
    std::uint64_t nested_ = 0, ports_ = 0, first_port_ = 0, first_nested_ = 0;
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
    if (key.for_nodes)
        key.node_column = plain_header(key.name) == "label" ? 1 : nodes_.other_column(key.name);
    if (key.for_edges)
        key.edge_column = edges_.other_column(edge_attribute(key.name));
    key_ = &(keys_[id] = std::move(key));
}

/// A node or edge that stands inside another, without a graph between, is no GraphML, but nothing is lost.
void GraphmlHandler::start_row(bool of_nodes, const XmlAttributes& attributes) {
    row_in_a_row_.push_back(in_node_ || in_edge_);
    if (row_in_a_row_.back()) {
        if (nested_++ == 0)
            first_nested_ = line();
        start_inside();
    }
    in_node_ = of_nodes;
    in_edge_ = !of_nodes;
    AttributeTable& table = of_nodes ? nodes_ : edges_;
    table.begin(line());
    table.set(0, attributes[of_nodes ? "id" : "source"]);
    if (of_nodes)
        return;
    table.set(1, attributes["target"]);
    if ((attributes.find("sourceport") || attributes.find("targetport")) && ports_++ == 0)
        first_port_ = line();
}

void GraphmlHandler::end_row() {
    AttributeTable& table = in_node_ ? nodes_ : edges_;
    fill_presets(table, in_node_);
    table.end();
    in_node_ = in_edge_ = false;
    check_memory();
    if (row_in_a_row_.back())
        end_inside();
    row_in_a_row_.pop_back();
}

void GraphmlHandler::start_data(const XmlAttributes& attributes) {
    const auto at = keys_.find(attributes["key"]);
    const bool known = at != keys_.end() && (in_node_ ? at->second.node_column : at->second.edge_column).has_value();
    data_ = known ? &at->second : nullptr;
    listen(known);
}

void GraphmlHandler::start(std::string_view name, const XmlAttributes& attributes) {
    if (name == "key") {
        start_key(attributes);
    } else if (name == "default") {
        listen(key_ != nullptr);
    } else if (name == "graph") {
        if (graphs_++ > 0 && nested_++ == 0)
            first_nested_ = line();
        start_inside();
    } else if (name == "node" || name == "edge") {
        start_row(name == "node", attributes);
    } else if (name == "data" && (in_node_ || in_edge_)) {
        start_data(attributes);
    } else if (name == "NodeLabel" && in_node_ && !nodes_.has(1)) {
        in_label_ = true;
        listen(true);
    } else if (name == "hyperedge") {
        refuse({"hyperedge",
                line(),
                {"a hyperedge joins more than two nodes; such files are not read; give each hyperedge as a "
                 "project in a table with project_id and org_id",
                 "eine Hyperkante verbindet mehr als zwei Knoten; solche Dateien werden nicht gelesen; geben "
                 "Sie jede als Projekt in einer Tabelle mit project_id und org_id an"}});
    }
}

/// A graph may stand inside a node or an edge, before more of their data.
void GraphmlHandler::start_inside() {
    data_ = nullptr;
    in_label_ = false;
    listen(false);
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
    if (data_ == nullptr || !listening_)
        return;
    AttributeTable& table = in_node_ ? nodes_ : edges_;
    const std::size_t column = (in_node_ ? data_->node_column : data_->edge_column).value();
    if (data_->numeric)
        set_typed(table, column, text_);
    else
        table.set(column, text_);
    data_ = nullptr;
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
    if (name == "default" && listening_ && key_ != nullptr) {
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
    } else if (name == "node" || name == "edge") {
        end_row();
    }
}

CellTables GraphmlHandler::take() {
    std::vector<CellTableNote> notes;
    if (nested_ > 0)
        notes.push_back({Severity::warning,
                         first_nested_,
                         "nested-graphs",
                         {"the file has graphs inside graphs or beside each other; all were read as one "
                          "network, from this line on, graphs: " +
                              std::to_string(nested_ + 1) + "; split the file if they are not one",
                          "die Datei enthält Graphen in Graphen oder nebeneinander; alle wurden als ein Netz "
                          "gelesen, von dieser Zeile an, Graphen: " +
                              std::to_string(nested_ + 1) + "; teilen Sie die Datei, falls sie keines sind"},
                         first_part()});
    if (ports_ > 0)
        notes.push_back(
            {Severity::hint,
             first_port_,
             "ports-dropped",
             {"edges end at ports of their nodes; the ports were left out, in this line first, edges: " +
                  std::to_string(ports_),
              "Kanten enden an Anschlüssen ihrer Knoten; die Anschlüsse blieben weg, zuerst in dieser Zeile, Kanten: " +
                  std::to_string(ports_)},
             "edges"});
    return tables(std::move(notes));
}

} // namespace

CellTables read_graphml(std::string_view xml, bool as_utf8) {
    GraphmlHandler handler;
    return read_xml_network(handler, xml, as_utf8);
}

} // namespace clusterbridge
