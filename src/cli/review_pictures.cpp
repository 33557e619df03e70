#include "cli/review_pictures.hpp"

#include "base/error.hpp"
#include "cli/picture_clusters.hpp"
#include "cli/picture_gaps.hpp"
#include "cli/picture_layers.hpp"
#include "cli/review_folder.hpp"

#include <functional>
#include <optional>

namespace clusterbridge {
namespace {

const char* ending_of(PictureFormat format) {
    return format == PictureFormat::pdf ? ".pdf" : ".svg";
}

} // namespace

void add_picture(const std::vector<DrawnFile>& drawn, const std::string& stem, ReviewModel::Figure figure,
                 ReviewModel& model, std::vector<ReportFile>& files) {
    for (const DrawnFile& file : drawn) {
        const std::string path = "diagrams/" + stem + ending_of(file.format);
        files.push_back({path, file.bytes});
        if (file.format == PictureFormat::svg) {
            figure.path = path;
            figure.svg = file.bytes;
        }
    }
    model.figures.push_back(std::move(figure));
}

void add_if_it_can_be_drawn(const std::function<Picture()>& make, const std::string& stem, const Sentence& caption,
                            const PictureOptions& options, Session& session, ReviewModel& model,
                            std::vector<ReportFile>& files) {
    std::optional<Picture> picture;
    try {
        picture = make();
    } catch (const Error& error) {
        if (error.code() != ErrorCode::input)
            throw;
        return session.hint(error.sentence());
    }
    const RunControl run = session.begin("layout");
    add_picture(draw(*picture, options.draw, run, session.charger()), stem, {{}, {}, caption, {}}, model, files);
}

namespace {

/// Clusters (or what else was compared) as circles and as a matrix, and who should meet whom through whom.
void draw_groups(const RecommendationList& suggestions, const PictureOptions& options, const ReviewedNetwork& computed,
                 Session& session, ReviewModel& model, std::vector<ReportFile>& files) {
    const Network& network = *model.network;
    const PictureSettings settings{session.language(), options.paper, session.options().seed};
    add_if_it_can_be_drawn([&] { return cluster_map_picture(network, model.gaps, settings); }, "cluster-map",
                           {"The groups as circles: what they share, and where contact is missing",
                            "Die Gruppen als Kreise: was sie teilen, und wo Kontakt fehlt"},
                           options, session, model, files);
    add_if_it_can_be_drawn([&] { return opportunities_picture(network, computed.view, suggestions, settings); },
                           "opportunities",
                           {"Who should meet whom, and who can introduce them",
                            "Wer wen kennenlernen sollte, und wer beide bekannt machen kann"},
                           options, session, model, files);
    add_if_it_can_be_drawn([&] { return gap_matrix_picture(network, model.gaps, settings); }, "gap-matrix",
                           {"Groups against groups: meetings observed against expected",
                            "Gruppen gegen Gruppen: beobachtete gegen erwartete Treffen"},
                           options, session, model, files);
}

} // namespace

PictureOptions review_picture_options(Paper paper) {
    return {paper, {{PictureFormat::svg, PictureFormat::pdf}, 200}};
}

std::vector<ReportFile> draw_review(ReviewedNetwork& computed, const PictureOptions& options, Session& session) {
    std::vector<ReportFile> files;
    ReviewModel& model = computed.model;
    const Network& network = *model.network;
    if (network.size() == 0)
        return files;
    warn_of_missing_fonts(session);
    const RecommendationList suggestions =
        overview_suggestions(network, model.all, model.cross_cluster, model.tech_transfer);
    const PictureSource overview{network, computed.view, model.communities, model.ranking, suggestions};
    DrawnOverview drawn = draw_overview(overview, options, session);
    add_picture(drawn.files, "overview",
                {{},
                 {},
                 {"The whole network and the contacts suggested", "Das ganze Netz und die vorgeschlagenen Kontakte"},
                 {}},
                model, files);
    files.push_back({"diagrams/positions.csv", to_csv(drawn.positions)});
    model.places = places_of(network, drawn.positions);
    draw_groups(suggestions, options, computed, session, model, files);
    const PictureSource around{network, computed.view, model.communities, model.ranking, computed.model.around_each};
    for (const NodeId subject : ego_subjects(around)) {
        const Organisation& o = network.organisations[subject];
        add_picture(draw_ego(around, subject, options, session), "ego-" + file_stem(o.id),
                    {{}, {}, {o.name() + " and its partners", o.name() + " und die Partner"}, o.id}, model, files);
    }
    return files;
}

} // namespace clusterbridge
