#include "analysis/backtest_truth.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/unicode.hpp"
#include "graph/filter.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace clusterbridge {
namespace {

constexpr double kDaysInYear = 365.25;
constexpr std::size_t kMostRegions = 28;

std::optional<Date> later(std::optional<Date> a, std::optional<Date> b) {
    return !a || (b && *b > *a) ? b : a;
}

/// The day on which a row of a project was known.
std::optional<Date> known_on(const Network& network, const Participation& row) {
    return later(network.projects[row.project].start, row.start);
}

struct Member {
    NodeId organisation{};
    bool before = false; ///< a row of it was known before the split
};

/// Members of a project by the rows known before `until`, ascending; nobody where it makes no ties.
std::vector<Member> members_of(const Network& network, const Project& project, Date split, Date until,
                               const ViewOptions& view) {
    std::vector<Member> members;
    if (view.projection == Projection::none)
        return members;
    for (const Participation& row : network.participations_of(project)) {
        const auto day = known_on(network, row);
        if (day && *day >= until)
            continue;
        if (members.empty() || members.back().organisation != row.organisation)
            members.push_back({row.organisation, false});
        members.back().before = members.back().before || !day || *day < split;
    }
    if (members.size() < 2 || (view.max_project_size > 0 && members.size() > view.max_project_size))
        members.clear();
    return members;
}

/// What an organisation did before the split.
struct Past {
    std::size_t participations = 0;
    std::optional<Date> last;
};

NodeColumn<Past> pasts(const Network& known, Date split, const ViewOptions& view) {
    NodeColumn<Past> past(known.size());
    const auto add = [&](NodeId v, std::optional<Date> day) {
        ++past[v].participations;
        past[v].last = later(past[v].last, day);
    };
    for (const Project& project : known.projects) {
        const auto partners = known.partners_of(project);
        const bool too_large = view.max_project_size > 0 && partners.size() > view.max_project_size;
        if (partners.size() >= 2 && !too_large && view.projection != Projection::none)
            for (const NodeId v : partners)
                add(v, project.start);
    }
    for (const TieRow& row : known.ties) {
        const bool stands = !row.until || *row.until >= split; // what still holds is as recent as can be
        for (const NodeId v : {row.source, row.target})
            add(v, stands ? split : *row.until);
    }
    return past;
}

class Types {
  public:
    explicit Types(const std::vector<std::string>& ends) {
        for (const std::string& end : ends) {
            const auto kind = parse_actor_kind(trim(end));
            all_ = all_ || equal_ignoring_ascii_case(trim(end), "all");
            wanted_.insert(kind ? std::string(key_of(*kind)) : fold_case(trim(end)));
        }
    }
    bool fit(const Network& network, NodeId v) const {
        const Organisation& o = network.organisations[v];
        return all_ || !is_public_frame(o.kind) || wanted_.contains(fold_case(network.text(o.type)));
    }

  private:
    bool all_ = false;
    std::set<std::string> wanted_;
};

void choose_pool(const RecommendModel& model, Date split, const JudgingOptions& options, BacktestTruth& truth) {
    const Network& known = *model.known;
    const NodeColumn<Past> past = pasts(known, split, options.view);
    const Types types(options.ends);
    truth.standing = NodeColumn<Standing>(known.size(), Standing::outside);
    for (std::size_t i = 0; i < known.size(); ++i) {
        const NodeId v = node(i);
        const Past& p = past[v];
        const bool recent =
            options.recent_years <= 0 || (p.last && split.days - p.last->days <= kDaysInYear * options.recent_years);
        if (options.by_model) {
            truth.standing[v] = model.may_end[v] != 0 ? Standing::judged : Standing::outside;
        } else if (types.fit(known, v) && recent) {
            if (p.participations >= options.min_participations)
                truth.standing[v] = Standing::judged;
            else if (p.participations == 1)
                truth.standing[v] = Standing::single;
        }
        if (truth.standing[v] == Standing::outside)
            continue;
        truth.pool.push_back(v);
        ++(truth.standing[v] == Standing::judged ? truth.judged : truth.single);
    }
}

/// Records of the window, one after the other.
class Window {
  public:
    Window(const Network& network, const RecommendModel& model, BacktestTruth& truth)
        : model_(model), truth_(truth), node_(network.size(), kNoNode) {
        for (std::size_t i = 0; i < model.original.size(); ++i)
            node_[model.original[node(i)]] = node(i);
    }
    /// A record of the window; `pairs` are those it newly names, in nodes of the whole network.
    void add(const std::vector<std::pair<NodeId, NodeId>>& pairs) {
        bool touches = false;
        for (const auto& [a, b] : pairs) {
            const NodeId i = node_[a];
            const NodeId j = node_[b];
            touches = touches || in_pool(i) || in_pool(j);
            if (i != kNoNode && j != kNoNode &&
                (model_.family[i] == model_.family[j] || model_.view.graph.adjacent(i, j)))
                continue;
            all_.emplace_back(std::min(a, b), std::max(a, b));
            if (in_pool(i) && in_pool(j))
                found_.push_back({{std::min(i, j), std::max(i, j)}, next_});
        }
        next_ += touches ? 1U : 0U;
    }
    void finish() {
        std::sort(all_.begin(), all_.end());
        truth_.all_began = static_cast<std::size_t>(std::unique(all_.begin(), all_.end()) - all_.begin());
        std::sort(found_.begin(), found_.end());
        found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
        for (const Found& one : found_) {
            if (truth_.began.empty() || truth_.began.back() != one.pair) {
                truth_.began.push_back(one.pair);
                truth_.record_offsets.push_back(truth_.record_offsets.back());
            }
            truth_.records.push_back(one.record);
            ++truth_.record_offsets.back();
        }
        truth_.test_records = next_;
    }

  private:
    struct Found {
        BacktestTruth::Pair pair;
        std::uint32_t record = 0;
        friend auto operator<=>(const Found&, const Found&) = default;
    };
    bool in_pool(NodeId v) const { return v != kNoNode && truth_.standing[v] != Standing::outside; }

    const RecommendModel& model_;
    BacktestTruth& truth_;
    NodeColumn<NodeId> node_;
    std::vector<std::pair<NodeId, NodeId>> all_;
    std::vector<Found> found_;
    std::uint32_t next_ = 0;
};

} // namespace

bool BacktestTruth::holds(NodeId source, NodeId target) const {
    return std::binary_search(began.begin(), began.end(), Pair{source, target});
}

BacktestTruth find_truth(const Network& network, const RecommendModel& model, Date until,
                         const JudgingOptions& options) {
    ensure(model.as_of.has_value(), "a back-test has a split");
    const Date split = *model.as_of;
    BacktestTruth truth;
    choose_pool(model, split, options, truth);
    Window window(network, model, truth);
    std::vector<std::pair<NodeId, NodeId>> pairs;
    for (const Project& project : network.projects) {
        const auto members = members_of(network, project, split, until, options.view);
        pairs.clear();
        for (std::size_t a = 0; a < members.size(); ++a)
            for (std::size_t b = a + 1; b < members.size(); ++b)
                if (!members[a].before || !members[b].before)
                    pairs.emplace_back(members[a].organisation, members[b].organisation);
        if (!pairs.empty())
            window.add(pairs);
    }
    for (const TieRow& row : network.ties)
        if (row.since && *row.since >= split && *row.since < until)
            window.add({{row.source, row.target}});
    window.finish();
    return truth;
}

PairClasses::PairClasses(const RecommendModel& model, const BacktestTruth& truth,
                         const std::vector<std::string>& regions)
    : model_(model), names_{"all", "tech_transfer", "cross_cluster", "single_participation"},
      traits_(model.known->size(), 0), group_(model.known->size(), kNoGroup) {
    if (regions.size() > kMostRegions)
        throw Error(ErrorCode::usage,
                    {"--list-region names more regions than one run can judge; found " +
                         std::to_string(regions.size()) + "; name at most " + std::to_string(kMostRegions),
                     "--list-region nennt mehr Regionen, als ein Lauf prüfen kann; gefunden: " +
                         std::to_string(regions.size()) + "; nennen Sie höchstens " + std::to_string(kMostRegions)});
    for (const std::string& region : regions)
        names_.push_back("region:" + region);
    const Network& known = *model.known;
    for (std::size_t i = 0; i < known.size(); ++i) {
        const NodeId v = node(i);
        const Organisation& o = known.organisations[v];
        std::uint32_t& traits = traits_[v];
        traits |= truth.standing[v] == Standing::judged ? kJudged : 0U;
        traits |= is_research(o.kind) ? kResearch : 0U;
        traits |= o.kind == ActorKind::company ? kCompany : 0U;
        for (std::size_t r = 0; r < regions.size(); ++r)
            for (const std::string& name : region_names(known, o))
                if (fold_case(name) == fold_case(trim(regions[r])))
                    traits |= 1U << (kRegionBits + r);
        const auto& groups = model.groups.groups_of[v];
        if (!groups.empty())
            group_[v] = groups.size() == 1 ? groups.front() : kSeveral;
    }
}

} // namespace clusterbridge
