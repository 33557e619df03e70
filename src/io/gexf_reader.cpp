#include "io/gexf_reader.hpp"

#include "base/text.hpp"
#include "io/columns.hpp"
#include "io/xml_network.hpp"

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace clusterbridge {
namespace {

struct Attribute {
    std::size_t column = 0;
    bool numeric = false;
    std::string preset;
};
using Attributes = std::map<std::string, Attribute, std::less<>>;

/// When something was there: the first start and the last end of its spells. A spell without an end leaves it open.
struct Span {
    std::string start, end;
    bool any = false, open_start = false, open_end = false;

    void add(std::string_view from, std::string_view to) {
        any = true;
        open_start = open_start || from.empty();
        open_end = open_end || to.empty();
        if (start.empty() || (!from.empty() && from < start))
            start = from;
        if (to > end)
            end = to;
    }
};

class GexfHandler final : public XmlNetworkHandler {
  public:
    void start(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    CellTables take() override;

  private:
    void start_node(const XmlAttributes& attributes);
    void start_edge(const XmlAttributes& attributes);
    void declare(const XmlAttributes& attributes);
    void set_value(const XmlAttributes& attributes);
    void add_span(const XmlAttributes& attributes);
    void end_row();
    void start_inside();
    void end_inside();

    Attributes node_attributes_, edge_attributes_;
    Attribute* declared_ = nullptr;
    bool for_edges_ = false;
    Span span_;
    std::vector<std::optional<Span>> around_; ///< of every list of nodes or edges that is open: the node it stands in
    std::uint64_t changing_ = 0, first_changing_ = 0, nested_ = 0, first_nested_ = 0;
};

void GexfHandler::declare(const XmlAttributes& attributes) {
    const std::string title(attributes.find("title").value_or(attributes["id"]));
    const std::string_view type = attributes["type"];
    Attribute attribute;
    attribute.numeric =
        type == "integer" || type == "long" || type == "float" || type == "double" || type == "short" || type == "byte";
    if (for_edges_)
        attribute.column = edges_.other_column(edge_attribute(title));
    else
        attribute.column = plain_header(title) == "label" ? 1 : nodes_.other_column(title);
    declared_ = &((for_edges_ ? edge_attributes_ : node_attributes_)[std::string(attributes["id"])] = attribute);
}

void GexfHandler::start_node(const XmlAttributes& attributes) {
    if (in_node_ || (!around_.empty() && around_.back()) || attributes.find("pid")) {
        if (nested_++ == 0)
            first_nested_ = line();
        end_row(); // a node inside a node
    }
    in_node_ = true;
    span_ = {};
    nodes_.begin(line());
    nodes_.set(0, attributes["id"]);
    nodes_.set(1, attributes["label"]);
    add_span(attributes);
}

void GexfHandler::start_edge(const XmlAttributes& attributes) {
    in_edge_ = true;
    span_ = {};
    edges_.begin(line());
    edges_.set(0, attributes["source"]);
    edges_.set(1, attributes["target"]);
    if (const auto weight = attributes.find("weight"))
        set_typed(edges_, edges_.column("weight"), *weight);
    if (const auto kind = attributes.find("kind"); kind && !kind->empty())
        edges_.set(edges_.column("relation"), *kind);
    if (const auto label = attributes.find("label"); label && !label->empty())
        edges_.set(edges_.column("label"), *label);
    add_span(attributes);
}

void GexfHandler::add_span(const XmlAttributes& attributes) {
    const auto either = [&](const char* closed, const char* open) {
        const auto found = attributes.find(closed);
        return found ? found : attributes.find(open);
    };
    const auto from = either("start", "startopen");
    const auto to = either("end", "endopen");
    if (from || to)
        span_.add(from.value_or(std::string_view{}), to.value_or(std::string_view{}));
}

void GexfHandler::set_value(const XmlAttributes& attributes) {
    Attributes& known = in_edge_ ? edge_attributes_ : node_attributes_;
    AttributeTable& table = in_edge_ ? edges_ : nodes_;
    const std::string_view id = attributes.find("for").value_or(attributes["id"]);
    const auto at = known.find(id);
    const std::size_t column = at == known.end() ? table.other_column(std::string(id)) : at->second.column;
    if (table.has(column) && (attributes.find("start") || attributes.find("end")) && changing_++ == 0)
        first_changing_ = line();
    if (at != known.end() && at->second.numeric)
        set_typed(table, column, attributes["value"]);
    else
        table.set(column, attributes["value"]);
}

void GexfHandler::start(std::string_view name, const XmlAttributes& attributes) {
    if (name == "nodes" || name == "edges") {
        start_inside();
    } else if (name == "attributes") {
        for_edges_ = attributes["class"] == "edge";
    } else if (name == "attribute") {
        declare(attributes);
    } else if (name == "default") {
        listen(declared_ != nullptr);
    } else if (name == "node") {
        start_node(attributes);
    } else if (name == "edge") {
        start_edge(attributes);
    } else if (name == "attvalue" && (in_node_ || in_edge_)) {
        set_value(attributes);
    } else if ((name == "spell" || name == "slice") && (in_node_ || in_edge_)) {
        add_span(attributes);
    }
}

/// Nodes and edges may stand inside a node, before more of its values.
void GexfHandler::start_inside() {
    around_.push_back(in_node_ ? std::optional(span_) : std::nullopt);
    if (in_node_)
        nodes_.suspend();
    in_node_ = false;
}

void GexfHandler::end_inside() {
    if (around_.back()) {
        nodes_.resume();
        span_ = *around_.back();
        in_node_ = true;
    }
    around_.pop_back();
}

/// Ends the node or edge that is being read.
void GexfHandler::end_row() {
    if (!in_node_ && !in_edge_)
        return;
    AttributeTable& table = in_edge_ ? edges_ : nodes_;
    for (const auto& [id, attribute] : in_edge_ ? edge_attributes_ : node_attributes_)
        if (!attribute.preset.empty() && !table.has(attribute.column))
            table.set(attribute.column, attribute.preset, attribute.numeric);
    const auto set_time = [&](const char* known, const char* other, const std::string& text, bool open) {
        if (!span_.any || open || text.empty())
            return;
        const std::string date = in_edge_ ? year_or_date(text) : std::string();
        table.set(table.column(date.empty() ? other : known), date.empty() ? text : date);
    };
    set_time("since", "time from", span_.start, span_.open_start);
    set_time("until", "time to", span_.end, span_.open_end);
    table.end();
    in_node_ = in_edge_ = false;
    check_memory();
}

void GexfHandler::end(std::string_view name) {
    if (name == "nodes" || name == "edges") {
        end_inside();
    } else if (name == "default" && listening_ && declared_ != nullptr) {
        declared_->preset = trim(text_);
        listen(false);
    } else if (name == "attribute") {
        declared_ = nullptr;
    } else if ((name == "node" && in_node_) || (name == "edge" && in_edge_)) {
        end_row();
    }
}

CellTables GexfHandler::take() {
    std::vector<CellTableNote> notes;
    if (nested_ > 0)
        notes.push_back(
            {Severity::warning,
             first_nested_,
             "nested-graphs",
             {"nodes stand inside other nodes; all were read as nodes of one network, without what "
              "belongs to what, from this line on, nodes: " +
                  std::to_string(nested_) + "; add ties of the relation part_of if it matters",
              "Knoten stehen in anderen Knoten; alle wurden als Knoten eines Netzes gelesen, ohne "
              "ihre Zugehörigkeit, von dieser Zeile an, Knoten: " +
                  std::to_string(nested_) + "; ergänzen Sie Verbindungen mit der Beziehung part_of, wenn sie zählt"},
             first_part()});
    if (changing_ > 0)
        notes.push_back(
            {Severity::warning,
             first_changing_,
             "values-over-time",
             {"values change over time; the last one that the file states was taken, in this line first, values: " +
                  std::to_string(changing_),
              "Werte ändern sich mit der Zeit; genommen wurde der letzte, den die Datei nennt, zuerst in dieser Zeile, "
              "Werte: " +
                  std::to_string(changing_)},
             first_part()});
    return tables(std::move(notes));
}

} // namespace

CellTables read_gexf(std::string_view xml, bool as_utf8) {
    GexfHandler handler;
    return read_xml_network(handler, xml, as_utf8);
}

} // namespace clusterbridge
