#include "base/sha256.hpp"
#include "report/input_json.hpp"
#include "report/json_text.hpp"
#include "report/review_model.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace clusterbridge {
namespace {

using Json = nlohmann::ordered_json;

Json communities(const CommunityStudy& c) {
    Json out;
    out["communities"] = c.partition.count;
    out["modularity"] = c.modularity;
    out["partition"] = c.best_run ? "best_run" : "consensus";
    out["mean_certainty"] = c.mean_certainty;
    Json names = Json::array();
    for (const CommunityName& name : c.names)
        names.push_back(Json{{"en", name.text.en}, {"de", name.text.de}});
    out["names"] = std::move(names); // by which a later comparison calls them
    out["runs"] = c.runs;
    out["seed"] = c.seed;
    if (c.tested) {
        out["random_networks"] = c.random_networks;
        out["z"] = std::isfinite(c.z) ? Json(c.z) : Json(nullptr);
        out["p"] = c.p;
        Json plateau = Json::array();
        for (const auto& step : c.plateau)
            plateau.push_back(Json{
                {"resolution", step.resolution}, {"communities", step.communities}, {"agreement", step.agreement}});
        out["plateau"] = std::move(plateau);
        out["distinct_partitions"] = c.distinct_partitions;
        out["verdict"] = key_of(c.verdict);
        if (c.second)
            out["second_opinion"] = Json{{"method", key_of(c.second->method)},
                                         {"communities", c.second->partition.count},
                                         {"normalised_mutual_information", c.second->normalised_mutual_information},
                                         {"adjusted_rand_index", c.second->adjusted_rand}};
    }
    if (c.paper) {
        out["clusters_on_paper"] = Json{{"organisations", c.paper->organisations},
                                        {"clusters", c.paper->clusters},
                                        {"adjusted_rand_index", c.paper->adjusted_rand},
                                        {"normalised_mutual_information", c.paper->normalised_mutual_information},
                                        {"organisations_elsewhere", c.paper->elsewhere.size()}};
    }
    return out;
}

/// How much was compared, and how much says too little to stand in tables/gaps.csv.
Json gaps(const GapStudy& study) {
    Json out;
    out["group_by"] = study.groups.kind;
    out["groups"] = study.groups.groups.size();
    out["groups_left_out"] = study.small_groups;
    out["occasions"] = study.occasions;
    out["draws"] = study.draws;
    out["pairs"] = study.pairs;
    out["pairs_tested"] = study.pairs_tested;
    out["pairs_left_out"] = study.pairs_left_out;
    out["cells"] = study.cells;
    out["cells_tested"] = study.cells_tested;
    out["cells_left_out"] = study.left_out;
    return out;
}

/// What reading said, then the doubts about the data.
std::vector<Diagnostic> diagnostics_of(const ReviewModel& model) {
    std::vector<Diagnostic> all;
    if (model.diagnostics != nullptr)
        all.assign(model.diagnostics->all().begin(), model.diagnostics->all().end());
    for (const Doubt& doubt : model.doubts)
        all.push_back(as_diagnostic(*model.network, doubt));
    return all;
}

/// What a person should know about the run: warnings of the input, then what was left out or estimated.
Json warnings(const ReviewModel& model) {
    Json all = Json::array();
    for (const Diagnostic& d : diagnostics_of(model))
        if (d.severity == Severity::warning)
            all.push_back(format(d, model.language));
    std::vector<std::string> notes;
    const auto add = [&](const std::vector<Sentence>& sentences) {
        for (const Sentence& s : sentences)
            if (std::find(notes.begin(), notes.end(), s.in(model.language)) == notes.end())
                notes.push_back(s.in(model.language));
    };
    add(model.ranking.notes);
    for (const auto* list : {&model.cross_cluster, &model.tech_transfer, &model.all})
        add(list->notes);
    for (const std::string& note : notes)
        all.push_back(note);
    return all;
}

} // namespace

std::string run_manifest(const ReviewModel& model, const std::vector<ReportFile>& outputs) {
    Json run;
    add_run_keys(run, model.version, model.command, model.options);
    run["seed"] = model.seed;
    if (model.timestamp)
        run["timestamp"] = *model.timestamp;
    add_input_keys(run, *model.network, model.view->graph.edge_count(), Fingerprints::yes);
    if (model.decisions != nullptr)
        add_decisions(run, *model.decisions);
    run["communities"] = communities(model.communities);
    run["structure"] = Json{{"components", model.structure.components},
                            {"largest_component", model.structure.largest_component},
                            {"isolates", model.structure.isolates},
                            {"density", model.structure.density},
                            {"mean_degree", model.structure.mean_degree}};
    run["gaps"] = gaps(model.gaps);
    run["warnings"] = warnings(model);
    run["diagnostics"] = diagnostics_json(diagnostics_of(model), model.language);
    run["outputs"] = outputs_json(outputs);
    return json_text(run);
}

nlohmann::ordered_json outputs_json(const std::vector<ReportFile>& outputs) {
    std::vector<const ReportFile*> files;
    for (const ReportFile& f : outputs)
        files.push_back(&f);
    std::sort(files.begin(), files.end(), [](const ReportFile* a, const ReportFile* b) { return a->path < b->path; });
    Json written = Json::array();
    for (const ReportFile* f : files)
        written.push_back(Json{{"path", f->path}, {"sha256", sha256_hex(f->bytes)}});
    return written;
}

} // namespace clusterbridge
