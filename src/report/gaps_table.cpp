#include "analysis/recommend_words.hpp"
#include "base/text.hpp"
#include "report/data_table.hpp"

#include <cmath>

namespace clusterbridge {
namespace {

Cell number(double value) {
    return std::isfinite(value) ? Cell(value) : Cell();
}
Cell whole(std::size_t value) {
    return static_cast<std::int64_t>(value);
}
Cell words(const std::string& text) {
    return text.empty() ? Cell() : Cell(text);
}

std::string theme_ids(const Network& network, const std::vector<Symbol>& themes) {
    std::vector<std::string> ids;
    for (const Symbol theme : themes)
        ids.push_back(network.text(theme));
    return join(ids, "; ");
}

std::string organisation_ids(const Network& network, const std::vector<NodeId>& organisations) {
    std::vector<std::string> ids;
    for (const NodeId v : organisations)
        ids.push_back(network.organisations[v].id);
    return join(ids, "; ");
}

} // namespace

DataTable gaps_for_people(const Network& network, const GapStudy& study, Language language) {
    DataTable table = gaps_table(network, study);
    for (std::size_t r = 0; r < study.rows.size(); ++r) {
        const Gap& gap = study.rows[r];
        const auto label = [&](std::uint32_t group) {
            const Groups::Group& of = study.groups.groups[group];
            return words((study.groups.kind == "country" ? country_name(of.key) : of.label).in(language));
        };
        table.rows[r][1] = label(gap.a);
        table.rows[r][2] = label(gap.b);
        table.rows[r][3] = gap.theme == Symbol{} ? words(language == Language::de ? "(alle)" : "(all)")
                                                 : words(network.theme_name(gap.theme, language));
    }
    return table;
}

DataTable gaps_table(const Network& network, const GapStudy& study) {
    DataTable table{
        "gaps",
        {"rank",       "group_a",       "group_b",        "theme",       "observed",    "expected", "ratio", "low",
         "high",       "missing",       "forecast",       "z",           "p",           "p_method", "q",     "verdict",
         "similarity", "shared_themes", "shared_members", "direct_ties", "distance_km", "brokers"},
        {},
        {"rank", "group_a", "group_b", "theme", "verdict", "observed", "expected"}};
    table.rows.reserve(study.rows.size());
    for (std::size_t r = 0; r < study.rows.size(); ++r) {
        const Gap& gap = study.rows[r];
        table.rows.push_back({whole(r + 1),
                              words(study.groups.groups[gap.a].key),
                              words(study.groups.groups[gap.b].key),
                              words(network.text(gap.theme)),
                              whole(gap.observed),
                              number(gap.expected),
                              number(gap.ratio),
                              number(gap.low),
                              number(gap.high),
                              number(gap.missing),
                              number(gap.forecast),
                              number(gap.z),
                              number(gap.p),
                              words(key_of(gap.p_method)),
                              number(gap.q),
                              words(key_of(gap.verdict)),
                              number(gap.similarity),
                              words(theme_ids(network, gap.shared_themes)),
                              whole(gap.shared_members),
                              whole(gap.direct_ties),
                              gap.distance_km ? number(*gap.distance_km) : Cell(),
                              words(organisation_ids(network, gap.brokers))});
    }
    return table;
}

} // namespace clusterbridge
