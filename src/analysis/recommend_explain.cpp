#include "analysis/recommend_explain.hpp"

#include "analysis/recommend_reasons.hpp"
#include "graph/distance.hpp"

#include <algorithm>
#include <utility>

namespace clusterbridge {
namespace {

constexpr std::size_t kStrongest = 3;
constexpr std::size_t kLinksShown = 3;

std::uint64_t pair_key(std::uint32_t a, std::uint32_t b) {
    return std::uint64_t{std::min(a, b)} << 32U | std::max(a, b);
}

std::vector<std::uint32_t> groups_in_original(const RecommendModel& model, NodeId v) {
    std::vector<std::uint32_t> groups;
    for (const std::uint32_t g : model.groups.groups_of[v])
        groups.push_back(model.group_in_original[g]);
    return groups;
}

/// The records between two tied organisations.
std::vector<DatedLink> links_between(const RecommendModel& model, NodeId a, NodeId b) {
    return model.links_of(model.view.graph.find(a, b).edge);
}

void add_once(std::vector<std::string>& all, std::string text) {
    if (!text.empty() && std::find(all.begin(), all.end(), text) == all.end())
        all.push_back(std::move(text));
}

} // namespace

GroupContacts::GroupContacts(const RecommendModel& model) : model_(model) {
    const Graph& graph = model.view.graph;
    const auto& groups_of = model.groups.groups_of;
    std::size_t compact_at = 1U << 20U;
    const auto compact = [&] {
        std::sort(pairs_.begin(), pairs_.end());
        pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
    };
    for (std::size_t e = 0; e < graph.edge_count(); ++e) {
        const auto [u, v] = graph.ends(edge(e));
        for (const std::uint32_t a : groups_of[u])
            for (const std::uint32_t b : groups_of[v])
                if (a != b)
                    pairs_.push_back(pair_key(a, b));
        if (pairs_.size() > compact_at) {
            compact();
            compact_at = std::max(compact_at, 2 * pairs_.size());
        }
    }
    compact();
}

bool GroupContacts::first_between(NodeId i, NodeId j) const {
    const auto& a = model_.groups.groups_of[i];
    const auto& b = model_.groups.groups_of[j];
    if (a.empty() || b.empty() || model_.groups.share_group(i, j))
        return false;
    for (const std::uint32_t x : a)
        for (const std::uint32_t y : b)
            if (std::binary_search(pairs_.begin(), pairs_.end(), pair_key(x, y)))
                return false;
    return true;
}

void add_tie_rows(const RecommendModel& model, NodeId end, NodeId through, const std::vector<DatedLink>& links,
                  Language language, std::vector<RowRef>& rows, std::vector<std::string>& evidence) {
    const Network& network = *model.known;
    for (std::size_t k = 0; k < std::min(kLinksShown, links.size()); ++k) {
        const DatedLink& link = links[k];
        if (k > 0 && link.stated != links.front().stated)
            break; // a reason rests on stated rows wherever there are any
        if (link.link.kind == LinkKind::tie_row) {
            const TieRow& row = network.ties[link.link.record];
            rows.push_back(row.row);
            add_once(evidence, tie_evidence(model, row, link.stated, language));
            continue;
        }
        for (const Participation& p : network.participations_of(network.projects[link.link.record]))
            if (p.organisation == end || p.organisation == through) {
                rows.push_back(p.row);
                add_once(evidence, network.place(p.row));
            }
    }
}

Recommendation describe(const RecommendModel& model, const GroupContacts& contacts, const Candidate& candidate) {
    const auto [score, i, j] = candidate;
    const Organisation& a = model.known->organisations[i];
    const Organisation& b = model.known->organisations[j];
    Recommendation row;
    row.source = model.original[i];
    row.target = model.original[j];
    row.kind = model.kind(i, j);
    row.score = score;
    const auto partners = model.two_hop.summary(i, j);
    row.introducers = partners.score;
    row.shared_work = model.gravity.of(i, j);
    row.affinity = model.affinity(i, j);
    row.first_between_groups = contacts.first_between(i, j);
    row.common_partners = partners.partners;
    row.broker = partners.strongest == kNoNode ? kNoNode : model.original[partners.strongest];
    row.same_region = a.region() != Symbol{} && a.region() == b.region();
    if (a.place() && b.place())
        row.distance_km = distance_km(*a.place(), *b.place());
    row.source_groups = groups_in_original(model, i);
    row.target_groups = groups_in_original(model, j);
    return row;
}

void explain(const RecommendModel& model, const Candidate& candidate, Language language, Recommendation& row) {
    const auto [score, i, j] = candidate;
    row.evidence_factor = model.evidence_factor(i, j);
    std::vector<IntroducerPhrase> phrases;
    auto shares = model.two_hop.shares(i, j);
    shares.resize(std::min(kStrongest, shares.size()));
    for (const TwoHopShare& share : shares) {
        auto source = links_between(model, i, share.through);
        auto target = links_between(model, j, share.through);
        prefer_same_relation(model, share.through, source, target);
        Introducer introducer;
        introducer.organisation = model.original[share.through];
        introducer.share = share.share;
        introducer.stated = source.front().stated && target.front().stated;
        introducer.source_joint = joint_phrase(model, source.front()).in(language);
        introducer.target_joint = joint_phrase(model, target.front()).in(language);
        add_tie_rows(model, i, share.through, source, language, introducer.rows, row.evidence);
        add_tie_rows(model, j, share.through, target, language, introducer.rows, row.evidence);
        phrases.push_back(introducer_phrase(model, share.through, source.front(), target.front()));
        row.strongest.push_back(std::move(introducer));
    }
    for (const ThemeShare& theme : model.gravity.shared(i, j))
        row.shared_themes.push_back({model.themes[theme.theme], theme.source_count, theme.target_count});
    row.reasons = reasons_of(model, candidate, row, phrases);
}

void explain_turned(const RecommendModel& model, const Candidate& candidate, Language language, Recommendation& row) {
    const Candidate turned{candidate.score, candidate.target, candidate.source};
    Recommendation other = row;
    std::swap(other.source, other.target);
    other.strongest.clear();
    other.shared_themes.clear();
    other.evidence.clear();
    explain(model, turned, language, other);
    row.reasons_turned = std::move(other.reasons);
}

} // namespace clusterbridge
