#pragma once
#include "analysis/what_if.hpp"
#include "base/language.hpp"
#include "report/data_table.hpp"

#include <string>
#include <vector>

namespace clusterbridge {

/// measure,before,after (contract 9); where ties were to be proposed also source,target,gain with a row for each.
DataTable what_if_table(const WhatIf& result, const Network& network, bool with_proposals);
/// measure,before,after alone, for a terminal or a sheet of its own.
DataTable what_if_measures(const WhatIf& result);
/// rank,source,target,source_name,target_name,gain,broker,broker_name: the broker is the strongest common partner that
/// is left. `for_people`: without ids.
DataTable what_if_proposals(const WhatIf& result, const Network& network, bool for_people = false);
/// id,name,type of some organisations.
DataTable organisations_list(const std::string& name, const std::vector<NodeId>& who, const Network& network);
/// The measures and proposals of contract 9, and who was removed, who is left alone, what it says in words.
std::string what_if_json(const WhatIf& result, const Network& network, Language language);

} // namespace clusterbridge
