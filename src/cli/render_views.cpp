#include "cli/render_views.hpp"

#include "analysis/gap_groups.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/picture_clusters.hpp"
#include "cli/picture_community.hpp"
#include "cli/picture_ego.hpp"
#include "cli/picture_gaps.hpp"
#include "cli/picture_layers.hpp"
#include "cli/picture_map.hpp"
#include "cli/picture_overview.hpp"
#include "cli/pictures.hpp"

namespace clusterbridge {

namespace {

constexpr std::size_t kSuggestions = 10;
constexpr std::size_t kShortList = 20;

struct Task {
    const RenderCommand& command;
    const Loaded& loaded;
    Session& session;
    const Network& network() const { return loaded.network; }
    PictureSettings settings() const { return {session.language(), command.paper, session.options().seed}; }
};

RecommendOptions pair_options(const Task& t) {
    RecommendOptions options = recommend_options(t.command.recommend, t.command.input, t.command.group_by, t.session);
    options.explained = 0; // a picture shows the pairs, not the reasons
    return options;
}

/// The lists of the report, so that the numbers are the same.
RecommendationList report_suggestions(const Task& t, std::size_t explained) {
    RecommendOptions options = pair_options(t);
    options.explained = explained;
    RecommendOptions cross = options, transfer = options;
    cross.kind = PairKind::cross_cluster;
    transfer.kind = PairKind::tech_transfer;
    cross.top = transfer.top = kShortList;
    const auto lists = report_lists(t.network(), {options, cross, transfer}, 1, t.session.begin("recommend"));
    return overview_suggestions(t.network(), lists[0], lists[1], lists[2]);
}

RecommendationList suggestions_around(const Task& t, NodeId focus) {
    RecommendOptions options = pair_options(t);
    options.explained = kSuggestions;
    options.for_id = t.network().organisations[focus].id;
    options.per_organisation = 0;
    return recommend(t.network(), options, t.session.begin("recommend"));
}

CommunityStudy communities(const Task& t, const GraphView& view) {
    return communities_of(t.network(), view, t.command.communities, t.command.input, false, t.session);
}

RankTable ranking(const Task& t, const GraphView& view, const CommunityStudy& study) {
    RankOptions options = rank_options({}, t.command.input, {}, t.session);
    options.metrics = {"degree", "betweenness"};
    return rank_organisations(t.network(), view, study.partition, options, t.session.begin("degree"),
                              t.session.charger());
}

Picture overview(const Task& t) {
    const RecommendationList suggestions = report_suggestions(t, 0);
    const GraphView view = view_of(t.network(), t.command.input, t.session);
    const CommunityStudy study = communities(t, view);
    return overview_picture(t.network(), view, ranking(t, view, study), study, suggestions, t.settings());
}

Picture ego(const Task& t) {
    const NodeId focus = organisation_of(t.loaded, t.command.focus, "--focus", t.session);
    const RecommendationList suggestions = suggestions_around(t, focus);
    const GraphView view = view_of(t.network(), t.command.input, t.session);
    const CommunityStudy study = communities(t, view);
    return ego_picture(t.network(), view, ranking(t, view, study), study, suggestions, focus, t.settings());
}

std::size_t group_by_count(const Task& t, const std::string& kind) {
    return group_by(t.network(), kind).groups.size();
}

/// Every pair where that many can be looked at, else those with a row in the table of gaps.
GapOptions gap_options(const Task& t, std::string group_by) {
    constexpr std::size_t kEveryPair = 400;
    GapOptions options;
    options.group_by = std::move(group_by);
    const bool found = grouping_of(options.group_by) == "community"; // as many as there are, small ones left out
    const std::string by = options.group_by.empty() ? default_grouping(t.network()) : options.group_by;
    options.all_pairs = !found && group_by_count(t, by) <= kEveryPair;
    options.seed = t.command.common.seed;
    options.view = t.command.input.view;
    return options;
}

GapStudy gaps_between(const Task& t, const GraphView& view, const std::string& group_by) {
    GapOptions options = gap_options(t, group_by);
    std::optional<CommunityStudy> found;
    if (grouping_of(group_by) == "community") {
        found = communities(t, view);
        options.communities = &*found;
    }
    return study_gaps(t.network(), view, options, t.session.begin("gaps"));
}

Picture gap_matrix(const Task& t) {
    const GraphView view = view_of(t.network(), t.command.input, t.session);
    if (!t.command.by_theme)
        return gap_matrix_picture(t.network(), gaps_between(t, view, t.command.group_by), t.settings());
    GapOptions options = gap_options(t, t.command.group_by);
    std::size_t groups = 0;
    Groups both = groups_and_themes(t.network(), t.command.group_by, groups);
    const GapStudy study = study_gaps_between(t.network(), view, std::move(both), options, t.session.begin("gaps"));
    return theme_matrix_picture(t.network(), study, groups, t.settings());
}

/// Cluster initiatives if at least two have members enough to be drawn, else communities.
Picture cluster_map(const Task& t) {
    const GraphView view = view_of(t.network(), t.command.input, t.session);
    std::string groups = t.command.group_by;
    if (groups.empty())
        groups = large_enough(initiative_clusters(t.network())).groups.groups.size() >= 2 ? "cluster" : "community";
    return cluster_map_picture(t.network(), gaps_between(t, view, groups), t.settings());
}

Picture opportunities(const Task& t) {
    const RecommendationList suggestions = report_suggestions(t, kShortList);
    return opportunities_picture(t.network(), view_of(t.network(), t.command.input, t.session), suggestions,
                                 t.settings());
}

/// A community by its number, else by the id of a member.
std::uint32_t community_of(const Task& t, const CommunityStudy& study) {
    const std::string focus(trim(t.command.focus));
    if (const auto number = parse_integer(focus); number && *number >= 1 && *number <= study.partition.count)
        return static_cast<std::uint32_t>(*number - 1);
    const std::string count = std::to_string(study.partition.count);
    if (study.partition.count == 0)
        throw Error(ErrorCode::input, {"no community can be drawn; the network has no ties; add rows of ties or "
                                       "participations, or loosen the filters",
                                       "keine Gemeinschaft lässt sich zeichnen; das Netz hat keine Verbindungen; fügen "
                                       "Sie Zeilen mit Verbindungen oder Beteiligungen hinzu oder lockern Sie die "
                                       "Filter"});
    if (parse_integer(focus) && t.network().find(focus) == kNoNode)
        throw Error(ErrorCode::usage,
                    {"--focus " + focus + ": no community has this number; there are " + count + "; take one of 1 to " +
                         count + " or the id of a member",
                     "--focus " + focus + ": keine Gemeinschaft hat diese Nummer; es gibt " + count +
                         "; nehmen Sie eine von 1 bis " + count + " oder die Kennung eines Mitglieds"});
    const NodeId member = organisation_of(t.loaded, focus, "--focus", t.session);
    const std::uint32_t found = study.partition.of[member];
    if (found == Partition::kNone)
        throw Error(ErrorCode::usage,
                    {"--focus " + focus + ": this organisation is in no community; it has no ties; take another",
                     "--focus " + focus +
                         ": diese Organisation ist in keiner Gemeinschaft; sie hat keine Verbindungen; nehmen Sie "
                         "eine andere"});
    return found;
}

Picture community(const Task& t) {
    const GraphView view = view_of(t.network(), t.command.input, t.session);
    const CommunityStudy study = communities(t, view);
    const std::uint32_t focus = community_of(t, study);
    return community_picture(t.network(), view, ranking(t, view, study), study, focus, t.settings());
}

} // namespace

Picture picture_for(const RenderCommand& command, const Loaded& loaded, Session& session) {
    const Task task{command, loaded, session};
    switch (*command.view) {
    case PictureView::ego:
        return ego(task);
    case PictureView::cluster_map:
        return cluster_map(task);
    case PictureView::community:
        return community(task);
    case PictureView::geographic:
        return map_picture(task.network(), view_of(task.network(), command.input, session), task.settings());
    case PictureView::opportunities:
        return opportunities(task);
    case PictureView::two_mode:
        return two_mode_picture(task.network(), view_of(task.network(), command.input, session), task.settings());
    case PictureView::gap_matrix:
        return gap_matrix(task);
    case PictureView::overview:
        break;
    }
    return overview(task);
}

} // namespace clusterbridge
