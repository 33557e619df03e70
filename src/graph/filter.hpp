#pragma once
#include "graph/network.hpp"

#include <optional>
#include <string>
#include <vector>

namespace clusterbridge {

/// What to keep before anything is computed (contract 1). Lists are alternatives; different lists must all hold.
/// Values compare without case; a type may be spelled in either language.
struct Filter {
    std::vector<std::string> types, regions, themes, exclude_types;
    std::vector<std::string> relations, exclude_relations;
    std::optional<Date> since; ///< drops records that ended before
    std::optional<Date> until; ///< drops records that began after
    bool dated_only = false;   ///< drops records without a date (matters with since or until)

    bool empty() const;
};

/// The names of the places in which an organisation lies: region, country, its NUTS codes and the codes that those
/// begin with, from the country on (DE144: DE, DE1, DE14); sorted, none twice. A code in an unknown column `nuts`, as
/// participations keep short ones, counts too.
std::vector<std::string> region_names(const Network& network, const Organisation& organisation);

/// The network cut to the filter: organisations first; a tie needs both ends, a participation its organisation. A theme
/// keeps organisations that declare it (or none at all where organisations declare no themes: then ties and projects of
/// the theme, and the organisations they touch). Projects without participations left stay out. File accounting stays
/// as it was read: filtered rows count as used.
Network filtered(const Network& network, const Filter& filter);

/// The network as it was known at the end of the day before `day`: ties with since >= day and projects (participations)
/// that start on or after it are gone; undated records stay, unless an end was founded in a year that begins on or
/// after it. Organisations that are left without any record and are declared by no table (or founded later) are gone
/// too.
Network known_before(const Network& network, Date day);

/// The network made of the organisations with `keep` (non-zero), ties and projects for which the predicates hold.
Network subnetwork(const Network& network, const NodeColumn<std::uint8_t>& keep,
                   const std::vector<std::uint8_t>& keep_ties, const std::vector<std::uint8_t>& keep_participations);

/// Day after the latest start date of any tie, project or participation, so that `known_before` it drops no record;
/// nothing where nothing has a start.
std::optional<Date> day_after_last_start(const Network& network);

} // namespace clusterbridge
