#pragma once
#include "graph/graph_view.hpp"
#include "graph/partition.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace clusterbridge {

/// Something many members of a community have and others have not.
struct Feature {
    std::string key;         ///< "theme:photonics", "cluster:photonics-bw", "region:Stuttgart", "country:DE"
    Sentence label;          ///< short: the first word of "Photonik/Optische Technologien", a name without legal form
    double z = 0;            ///< how far it sets the community apart (weighted log-odds, in standard errors)
    double share = 0;        ///< of the members about whom something of this kind is known
    double share_of_all = 0; ///< the same over all communities
    std::size_t members = 0; ///< that have it
};

/// Features of each community, those that set it apart most first.
struct CommunityFeatures {
    std::vector<std::vector<Feature>> themes, clusters, regions, countries;
};

/// Counts what members have against what all others have. The measure is the log-odds ratio with an informative
/// Dirichlet prior of Monroe, Colaresi & Quinn (2008), Political Analysis 16, 372, divided by its standard error; the
/// prior weighs as much as ten mentions spread like the whole network. Themes are those the organisations declare;
/// where none does, those of tie rows inside the community and of its members' projects. Cost O(rows) plus sorting.
CommunityFeatures features_of_communities(const Network& network, const Partition& partition);

/// A name that fits on a line: without legal form and bracketed additions, the first short alias where it is still
/// longer than `longest` characters, else cut at a word.
std::string short_name(const Organisation& organisation, std::size_t longest = 28);

} // namespace clusterbridge
