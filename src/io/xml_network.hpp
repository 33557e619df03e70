#pragma once
#include "io/attribute_table.hpp"
#include "io/xml_parser.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace clusterbridge {

/// What the readers of GraphML and of GEXF share: the tables that they fill, the text that they listen to, and the
/// refusal of what needs too much memory.
class XmlNetworkHandler : public XmlHandler {
  public:
    void attach(XmlParser& parser) { parser_ = &parser; }
    void text(std::string_view piece) final;
    /// What was read, once the document is at its end.
    virtual CellTables take() = 0;

  protected:
    std::uint64_t line() const { return parser_->line(); }
    void refuse(TextRefusal why) { parser_->refuse(std::move(why)); }
    void listen(bool on) {
        listening_ = on;
        text_.clear();
    }
    /// After a row: refuses what needs more than `kMostTableBytes`.
    void check_memory();
    /// The table of nodes where there are any, and that of edges.
    CellTables tables(std::vector<CellTableNote> notes);
    /// The table that a note about the whole file goes to.
    const char* first_part() const { return nodes_.rows() > 0 ? "nodes" : "edges"; }

    AttributeTable nodes_{"nodes", {"id", "label"}};
    AttributeTable edges_{"edges", {"source", "target"}};
    bool in_node_ = false, in_edge_ = false, listening_ = false;
    std::string text_; ///< heard since `listen`

  private:
    XmlParser* parser_ = nullptr;
};

/// The name of an attribute of edges as a column: Cytoscape calls the relation `interaction`.
std::string edge_attribute(const std::string& name);

/// Hands the document to the handler; its tables, or why the document cannot be read. O(bytes).
CellTables read_xml_network(XmlNetworkHandler& handler, std::string_view xml, bool as_utf8);

} // namespace clusterbridge
