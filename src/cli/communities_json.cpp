#include "cli/communities_json.hpp"

#include "report/json_text.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace clusterbridge {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json paper_json(const Network& network, const PaperComparison& paper) {
    const Groups clusters = group_by(network, paper.group_by);
    Json elsewhere = Json::array();
    for (const auto& row : paper.elsewhere)
        elsewhere.push_back({{"id", network.organisations[row.organisation].id},
                             {"cluster", clusters.groups[row.cluster].key},
                             {"community", row.community + 1},
                             {"cluster_community", row.cluster_community + 1}});
    return {{"group_by", paper.group_by},
            {"organisations", paper.organisations},
            {"clusters", paper.clusters},
            {"adjusted_rand_index", number(paper.adjusted_rand)},
            {"normalised_mutual_information", number(paper.normalised_mutual_information)},
            {"organisations_elsewhere", std::move(elsewhere)}};
}

Json plateau_json(const CommunityStudy& study) {
    Json plateau = Json::array();
    for (const auto& step : study.plateau)
        plateau.push_back({{"resolution", number(step.resolution)},
                           {"communities", step.communities},
                           {"agreement", number(step.agreement)}});
    return plateau;
}

Json second_json(const CommunityStudy& study) {
    if (!study.second)
        return nullptr;
    return {{"method", key_of(study.second->method)},
            {"communities", study.second->partition.count},
            {"normalised_mutual_information", number(study.second->normalised_mutual_information)},
            {"adjusted_rand_index", number(study.second->adjusted_rand)}};
}

Json levels_json(const CommunityStudy& study) {
    Json levels = Json::array({{{"level", 1}, {"communities", study.partition.count}}});
    for (std::size_t i = 0; i < study.levels.size(); ++i)
        levels.push_back({{"level", i + 2}, {"communities", study.levels[i].count}});
    return levels;
}

Json members_json(const Network& network, const CommunityStudy& study) {
    const std::vector<NodeColumn<std::string>> paths = community_paths(study);
    Json rows = Json::array();
    for (std::size_t i = 0; i < network.size(); ++i) {
        const Organisation& o = network.organisations[node(i)];
        const std::uint32_t community = study.partition.of[node(i)];
        const bool none = community == Partition::kNone;
        Json row{{"id", o.id},
                 {"name", o.name()},
                 {"community", none ? Json(nullptr) : Json(community + 1)},
                 {"certainty", none ? Json(nullptr) : number(study.certainty[node(i)])}};
        for (std::size_t level = 0; level < paths.size(); ++level)
            row["level_" + std::to_string(level + 2)] = none ? Json(nullptr) : Json(paths[level][node(i)]);
        if (study.second)
            row["second_opinion"] = none ? Json(nullptr) : Json(study.second->partition.of[node(i)] + 1);
        rows.push_back(std::move(row));
    }
    return rows;
}

Json communities_of_study(const CommunityStudy& study, Language language) {
    std::vector<std::size_t> sizes(study.partition.count, 0);
    for (const std::uint32_t community : study.partition.of)
        if (community != Partition::kNone)
            ++sizes[community];
    Json rows = Json::array();
    for (std::uint32_t c = 0; c < study.partition.count; ++c)
        rows.push_back({{"community", c + 1},
                        {"name", c < study.names.size() ? study.names[c].text.in(language) : std::string()},
                        {"size", sizes[c]}});
    return rows;
}

} // namespace

std::string communities_json(const Network& network, const CommunityStudy& study, Language language) {
    Json json{{"communities", study.partition.count},
              {"method", key_of(study.method)},
              {"modularity", number(study.modularity)},
              {"codelength", number(study.codelength)},
              {"partition", study.best_run ? "best_run" : "consensus"},
              {"mean_certainty", number(study.mean_certainty)},
              {"runs", study.runs},
              {"seed", study.seed}};
    if (study.tested) {
        json["z"] = number(study.z);
        json["p"] = number(study.p);
        json["random_networks"] = study.random_networks;
        json["distinct_partitions"] = study.distinct_partitions;
        json["plateau"] = plateau_json(study);
        json["verdict"] = key_of(study.verdict);
        json["second_opinion"] = second_json(study);
    }
    if (!study.levels.empty())
        json["levels"] = levels_json(study);
    json["clusters_on_paper"] = study.paper ? paper_json(network, *study.paper) : Json(nullptr);
    json["groups"] = communities_of_study(study, language);
    json["organisations"] = members_json(network, study);
    return json_text(json);
}

} // namespace clusterbridge
