#pragma once
#include "graph/graph_view.hpp"
#include "graph/groups.hpp"
#include "graph/network.hpp"
#include "render/picture.hpp"

#include <string>

/// Words that pictures share.
namespace clusterbridge {

/// The name without what only a register needs: legal forms at its end, a remark in brackets behind a long name.
std::string short_name(const std::string& name);
/// For a title: what stands before a dash, a slash or a bracket.
std::string first_name(const std::string& name);

/// "Daten bis 30. Juni 2023" / "data up to 30 June 2023"; empty where nothing is dated.
std::string data_date(const Network& network, Language language);

/// "12 Partner", "1 partner" ...
std::string counted(std::size_t count, const Sentence& one, const Sentence& many, Language language);

/// "1.172" / "1,172".
std::string count_words(std::size_t count, Language language);
/// With the decimal sign of the language.
std::string decimal_text(double value, int decimals, Language language);
/// What groups of a kind are called, in the plural: "clusters", "regions" ...; of another column, "groups".
Sentence groups_word(const std::string& kind);
/// "Cluster" -> "Clustern": German plurals as they stand after "von".
std::string dative_plural(const std::string& plural);

/// A group as a node of a picture: its name, the kinds of its members, their names as tooltip. A cluster is the node of
/// its initiative.
PictureNode group_node(const Network& network, const Groups& groups, std::size_t group, Language language);

/// An organisation as a node of a picture: names, kind, number of partners in the whole network, tooltip.
PictureNode picture_node(const Network& network, const GraphView& view, NodeId organisation, Language language);

} // namespace clusterbridge
