#include "cli/batch_overview.hpp"

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "cli/batch_series.hpp"
#include "cli/picture_clusters.hpp"
#include "cli/picture_gaps.hpp"
#include "cli/review_pictures.hpp"
#include "report/data_table.hpp"

#include <functional>
#include <nlohmann/json.hpp>
#include <optional>

namespace clusterbridge {
namespace {

using Json = nlohmann::ordered_json;

std::optional<std::size_t> count_in(const Json& json, const char* key) {
    if (!json.is_object() || !json.contains(key) || !json[key].is_number_unsigned())
        return {};
    return json[key].get<std::size_t>();
}

BatchRow row_of(const OverviewReview& review, const BatchFolder& folder, const FileSystem& system) {
    BatchRow row{review.entry.name, review.title, review.focus, review.done, review.reason, {}, {}, {}, {}};
    const std::string path = join_path(folder.review_path(review.entry.name), "run.json");
    if (!review.done || review.focus != kNoNode || !system.exists(path)) // a cluster's figures are those of the whole
        return row;
    const Json run = Json::parse(system.read(path)->view(), nullptr, false);
    row.organisations = count_in(run, "organisations");
    row.ties = count_in(run, "ties");
    if (run.is_object() && run.contains("communities") && run["communities"].is_object()) {
        row.communities = count_in(run["communities"], "communities");
        if (const auto& q = run["communities"]; q.contains("modularity") && q["modularity"].is_number())
            row.modularity = q["modularity"].get<double>();
    }
    if (run.is_object() && run.contains("structure")) {
        row.components = count_in(run["structure"], "components");
        row.largest_component = count_in(run["structure"], "largest_component");
        row.isolates = count_in(run["structure"], "isolates");
    }
    return row;
}

/// Adds the picture as SVG and PDF and gives the SVG; nothing where the data cannot fill it.
std::string draw_picture(const std::function<Picture()>& make, const std::string& stem, const OverviewOf& of,
                         Session& session, std::vector<ReportFile>& files) {
    std::optional<Picture> picture;
    try {
        picture = make();
    } catch (const Error& error) {
        if (error.code() != ErrorCode::input)
            throw;
        session.hint(error.sentence());
        return {};
    }
    const RunControl run = session.begin("layout");
    ReviewModel figures;
    add_picture(draw(*picture, review_picture_options(of.paper).draw, run, session.charger()), stem, {}, figures,
                files);
    return figures.figures.front().svg;
}

std::string manifest(const OverviewOf& of, const BatchFolder& folder, const FileSystem& system,
                     const std::vector<ReportFile>& files) {
    Json json;
    json["version"] = CLUSTERBRIDGE_VERSION;
    json["command"] = "batch";
    json["state"] = "finished";
    json["for_each"] = of.each;
    json["options"] = Json::object();
    for (const auto& [name, value] : of.options)
        json["options"][name] = value;
    json["fingerprint"] = of.fingerprint;
    json["inputs"] = Json::array();
    for (const InputPrint& print : of.inputs)
        json["inputs"].push_back({{"file", print.file}, {"sha256", print.sha256}});
    json["reviews"] = Json::array();
    for (const OverviewReview& review : of.reviews) {
        const std::string run = join_path(folder.review_path(review.entry.name), "run.json");
        Json entry{{"name", review.entry.name},
                   {"title", review.title.in(Language::en)},
                   {"state", review.done ? "done" : "failed"},
                   {"fingerprint", review.entry.fingerprint}};
        if (review.done && system.exists(run))
            entry["run_sha256"] = sha256_hex(system.read(run)->view());
        json["reviews"].push_back(std::move(entry));
    }
    json["outputs"] = outputs_json(files);
    return json.dump(2) + "\n";
}

} // namespace

std::vector<ReportFile> overview_files(const OverviewOf& of, const BatchFolder& folder, const FileSystem& system,
                                       const ReviewModel& whole, Session& session) {
    BatchOverview overview;
    overview.whole = &whole;
    overview.each = of.each;
    for (const OverviewReview& review : of.reviews)
        overview.rows.push_back(row_of(review, folder, system));
    std::vector<ReportFile> files;
    if (of.each == "period") {
        std::vector<std::pair<std::string, std::string>> periods;
        for (const OverviewReview& review : of.reviews)
            if (review.done)
                periods.emplace_back(review.title.en, folder.review_path(review.entry.name));
        ClusterSeries series = cluster_series(periods, system);
        overview.moves = std::move(series.moves);
        overview.tracks = std::move(series.tracks);
        files.push_back({"tables/series.csv", to_csv(series.table)});
    }
    const Network& network = *whole.network;
    const PictureSettings settings{whole.language, of.paper, whole.seed};
    overview.matrix = draw_picture([&] { return gap_matrix_picture(network, whole.gaps, settings); }, "gap-matrix", of,
                                   session, files);
    draw_picture([&] { return cluster_map_picture(network, whole.gaps, settings); }, "cluster-map", of, session, files);
    session.begin("writing");
    files.push_back({"index.html", batch_page(overview)});
    files.push_back({"tables/reviews.csv", to_csv(batch_table(overview))});
    files.push_back({"tables/clusters.csv", to_csv(clusters_table(network, whole.clusters))});
    files.push_back({"tables/gaps.csv", to_csv(gaps_table(network, whole.gaps))});
    files.push_back({"batch.json", manifest(of, folder, system, files)});
    return files;
}

} // namespace clusterbridge
