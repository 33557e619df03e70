#include "io/xml_network.hpp"

#include "io/columns.hpp"
#include "io/csv_scanner.hpp"

#include <utility>

namespace clusterbridge {

void XmlNetworkHandler::text(std::string_view piece) {
    if (listening_ && text_.size() <= CsvScanner::kLongestField) // beyond that the row is refused anyway
        text_ += piece;
}

void XmlNetworkHandler::check_memory() {
    if (nodes_.memory() + edges_.memory() > kMostTableBytes)
        refuse(too_large_network(line()));
}

CellTables XmlNetworkHandler::tables(std::vector<CellTableNote> notes) {
    CellTables made;
    made.notes = std::move(notes);
    if (nodes_.rows() > 0)
        made.tables.push_back(nodes_.take());
    made.tables.push_back(edges_.take());
    return made;
}

std::string edge_attribute(const std::string& name) {
    return plain_header(name) == "interaction" ? "relation" : name;
}

CellTables read_xml_network(XmlNetworkHandler& handler, std::string_view xml, bool as_utf8) {
    XmlParser parser(handler, as_utf8);
    handler.attach(parser);
    if (parser.feed(xml) && parser.finish())
        return handler.take();
    CellTables refused;
    refused.refusal = parser.refusal();
    return refused;
}

} // namespace clusterbridge
