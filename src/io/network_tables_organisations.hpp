#pragma once
#include "graph/network.hpp"
#include "io/network_tables.hpp"

#include <map>
#include <set>
#include <vector>

namespace clusterbridge {

/// Where what is known about an organisation is written: in its own row, or in the rows of its participations, so that
/// reading tells declared from mentioned and today's record from earlier ones (`Network::versions`).
class OrganisationPlaces {
  public:
    explicit OrganisationPlaces(const Network& network);

    /// A table declared it, or its facts have no participation to stand in.
    bool has_row(NodeId organisation) const { return own_row_[organisation] != 0; }
    /// A fact of its record that changed over time: it stands in the rows of participations.
    bool changes(NodeId organisation, OrganisationSymbol fact) const;
    bool name_changes(NodeId organisation) const;
    bool extra_changes(NodeId organisation, Symbol header) const;
    /// What it was on a day.
    const Organisation& record_on(NodeId organisation, const std::optional<Date>& day) const;

    ExtraColumns::Pairs extra_in_row(NodeId organisation) const;
    ExtraColumns::Pairs extra_in_participation(const Participation& row) const;

  private:
    struct Change {
        bool name = false;
        std::vector<OrganisationSymbol> facts;
        std::set<Symbol> headers;
    };
    const Change* change_of(NodeId organisation) const;
    std::span<const OrganisationVersion> versions_of(NodeId organisation) const;

    const Network& network_;
    NodeColumn<std::uint8_t> own_row_;
    std::map<NodeId, Change> changes_;
};

} // namespace clusterbridge
