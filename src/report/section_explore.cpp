#include "report/section_explore.hpp"

#include "report/json_text.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace clusterbridge {
namespace {

constexpr std::size_t kMostActors = 20'000; ///< shown interactively, those with the most partners
constexpr std::size_t kMostTies = 60'000;   ///< drawn: the strongest of everyone, then the strongest
constexpr std::int64_t kSide = 10'000;      ///< the longer side of the picture, so that places are short whole numbers

std::string array_of(const std::vector<std::string>& texts) {
    std::string json = "[";
    for (std::size_t i = 0; i < texts.size(); ++i)
        json += (i > 0 ? "," : "") + json_string(texts[i]);
    return json + "]";
}

/// Distinct texts, numbered as they come; empty text has no number.
class Numbered {
  public:
    std::int64_t number(const std::string& key, const std::string& label) {
        if (key.empty())
            return -1;
        const auto [at, fresh] = numbers_.emplace(key, static_cast<std::int64_t>(labels_.size()));
        if (fresh) {
            labels_.push_back(label);
            keys_.push_back(key);
        }
        return at->second;
    }
    const std::vector<std::string>& labels() const { return labels_; }
    const std::vector<std::string>& keys() const { return keys_; }

  private:
    std::map<std::string, std::int64_t> numbers_;
    std::vector<std::string> labels_, keys_;
};

class Explorer {
  public:
    explicit Explorer(Page& page) : page_(page), number_(page.network.size(), kNoNumber) {
        order_.resize(page.network.size());
        for (std::size_t i = 0; i < order_.size(); ++i)
            order_[i] = node(i);
        if (order_.size() > kMostActors) {
            std::sort(order_.begin(), order_.end(), [&](NodeId a, NodeId b) { return page.better_connected(a, b); });
            order_.resize(kMostActors);
            std::sort(order_.begin(), order_.end());
        }
        for (std::size_t i = 0; i < order_.size(); ++i)
            number_[order_[i]] = static_cast<std::uint32_t>(i);
        choose_ties();
    }

    void write() {
        write_frame();
        page_.html.line().element("script", Markup{data()}, {{"type", "application/json"}, {"id", "network-data"}});
    }

  private:
    static constexpr std::uint32_t kNoNumber = 0xFFFFFFFFU;

    void choose_ties() {
        const EdgeColumn<double>& weight = page_.model.view->weight;
        for (std::size_t e = 0; e < page_.graph.edge_count(); ++e) {
            const auto [u, v] = page_.graph.ends(edge(e));
            if (u != v && number_[u] != kNoNumber && number_[v] != kNoNumber)
                ties_.push_back(edge(e));
        }
        all_ties_ = ties_.size();
        if (ties_.size() <= kMostTies)
            return;
        std::sort(ties_.begin(), ties_.end(),
                  [&](EdgeId a, EdgeId b) { return weight[a] == weight[b] ? a < b : weight[a] > weight[b]; });
        NodeColumn<std::uint8_t> met(page_.network.size(), 0);
        std::vector<EdgeId> first, others; // whoever is shown has somebody
        for (const EdgeId e : ties_) {
            const auto [u, v] = page_.graph.ends(e);
            (met[u] == 0 || met[v] == 0 ? first : others).push_back(e);
            met[u] = met[v] = 1;
        }
        first.insert(first.end(), others.begin(), others.end());
        ties_ = std::move(first);
        ties_.resize(kMostTies); // more than there are organisations
    }

    std::string actors(Numbered& types, Numbered& regions, Numbered& themes) const {
        double left = 0, top = 0, right = 0, bottom = 0;
        const auto& places = page_.model.places;
        for (std::size_t i = 0; i < order_.size(); ++i) {
            const auto& at = places[order_[i]];
            left = i == 0 ? at.x : std::min(left, at.x);
            right = i == 0 ? at.x : std::max(right, at.x);
            top = i == 0 ? at.y : std::min(top, at.y);
            bottom = i == 0 ? at.y : std::max(bottom, at.y);
        }
        const double side = std::max({right - left, bottom - top, 1e-9});
        const auto whole = [&](double x) { return std::to_string(std::llround(x / side * kSide)); };
        const Network& network = page_.network;
        std::string json;
        for (const NodeId v : order_) {
            const Organisation& o = network.organisations[v];
            const std::string kind = o.kind == ActorKind::custom ? network.text(o.type) : std::string(key_of(o.kind));
            const std::string& region = network.text(o.region());
            const std::uint32_t community =
                page_.has_communities() ? page_.model.communities.partition.of[v] : Partition::kNone;
            json += (json.empty() ? "\n[" : ",\n[") + std::to_string(index(v)) + "," + whole(places[v].x - left) + "," +
                    whole(bottom - places[v].y) + "," +
                    std::to_string(types.number(kind.empty() ? "unknown" : kind, page_.kind_label(v))) + "," +
                    std::to_string(regions.number(region, region)) + "," +
                    (community == Partition::kNone ? "-1" : std::to_string(community)) + ",[";
            bool first = true;
            for (const Symbol theme : network.lists.get(o.themes())) {
                json += (first ? "" : ",") +
                        std::to_string(themes.number(network.text(theme), network.theme_name(theme, page_.language)));
                first = false;
            }
            json += "]]";
        }
        return json;
    }

    /// For every organisation the steps from its own number over those of its later partners.
    std::string tie_lists() const {
        std::vector<std::vector<std::uint32_t>> later(order_.size());
        for (const EdgeId e : ties_) {
            const auto [u, v] = page_.graph.ends(e);
            const std::uint32_t a = std::min(number_[u], number_[v]), b = std::max(number_[u], number_[v]);
            later[a].push_back(b);
        }
        std::string json;
        for (std::size_t i = 0; i < later.size(); ++i) {
            std::sort(later[i].begin(), later[i].end());
            json += i > 0 ? ",[" : "[";
            auto before = static_cast<std::uint32_t>(i);
            for (std::size_t k = 0; k < later[i].size(); ++k) {
                json += (k > 0 ? "," : "") + std::to_string(later[i][k] - before);
                before = later[i][k];
            }
            json += "]";
        }
        return json;
    }

    std::string data() const {
        Numbered types, regions, themes;
        const std::string rows = actors(types, regions, themes);
        std::vector<std::string> communities;
        for (std::size_t c = 0; c < page_.model.communities.names.size(); ++c)
            communities.push_back(std::to_string(c + 1) + " · " +
                                  page_.model.communities.names[c].text.in(page_.language));
        return "{\"type\":" + array_of(types.labels()) + ",\"typeKeys\":" + array_of(types.keys()) +
               ",\"region\":" + array_of(regions.labels()) + ",\"theme\":" + array_of(themes.labels()) +
               ",\"community\":" + array_of(communities) + ",\n\"actors\":[" + rows + "],\n\"ties\":[" + tie_lists() +
               "]}";
    }

    void choice(std::string_view name, std::string_view label_key) {
        Html& html = page_.html;
        html.open("label").element("span", page_.say(label_key)).text(" ");
        html.open("select", {{"id", "explore-" + std::string(name)}});
        html.element("option", page_.say("explore_all"), {{"value", ""}}).close("select").close("label");
    }
    void button(std::string_view name, std::string_view text_key) {
        page_.html.element("button", page_.say(text_key), {{"type", "button"}, {"id", "explore-" + std::string(name)}});
    }

    void write_controls() {
        Html& html = page_.html;
        html.line().open("div", {{"class", "explore-tools"}});
        html.open("label").element("span", page_.say("explore_find")).text(" ");
        html.lone("input", {{"type", "text"}, {"id", "explore-find"}, {"autocomplete", "off"}}).close("label");
        choice("type", "type");
        choice("region", "explore_region");
        choice("theme", "explore_theme");
        choice("community", "community");
        html.open("label").element("span", page_.say("explore_by")).text(" ");
        html.open("select", {{"id", "explore-by"}});
        html.element("option", page_.say("type"), {{"value", "type"}});
        html.element("option", page_.say("community"), {{"value", "community"}}).close("select").close("label");
        html.open("span", {{"class", "buttons"}});
        button("in", "explore_in");
        button("out", "explore_out");
        button("whole", "explore_whole");
        html.close("span").close("div");
    }

    void write_frame() {
        Html& html = page_.html;
        html.line().open("div", {{"class", "explore screen-only"}, {"id", "explore"}, {"hidden", ""}});
        page_.heading3("h_explore");
        page_.paragraph(page_.say("explore_intro"));
        if (order_.size() < page_.network.size() || ties_.size() < all_ties_)
            page_.paragraph(
                page_.say("explore_part", {{"n", page_.number(order_.size())}, {"m", page_.number(ties_.size())}}),
                "aside");
        write_controls();
        html.line().element("output", "", {{"id", "explore-found"}, {"for", "explore-find"}});
        html.element("div", "", {{"id", "explore-hits"}});
        html.line().element("output", "", {{"id", "explore-count"}, {"class", "aside"}});
        html.line().open("div", {{"class", "explore-body"}});
        html.element("div", "",
                     {{"id", "explore-canvas"},
                      {"tabindex", "0"},
                      {"role", "application"},
                      {"aria-label", std::string(page_.say("explore_label"))}});
        html.line().open("div", {{"class", "explore-side"}});
        html.element("div", "", {{"id", "explore-chosen"}});
        html.element("ul", "", {{"id", "explore-legend"}, {"class", "legend"}});
        html.close("div").close("div").close("div").line();
    }

    Page& page_;
    std::vector<NodeId> order_;        ///< organisations of the view, by id
    NodeColumn<std::uint32_t> number_; ///< their place in it
    std::vector<EdgeId> ties_;
    std::size_t all_ties_ = 0;
};

} // namespace

bool has_explorer(const ReviewModel& model) {
    return model.network->size() > 0 && model.places.size() == model.network->size();
}

void write_explorer(Page& page) {
    if (has_explorer(page.model))
        Explorer(page).write();
}

NodeColumn<ReviewModel::Place> places_of(const Network& network, const DataTable& positions) {
    NodeColumn<ReviewModel::Place> places(network.size());
    std::size_t found = 0;
    for (const auto& row : positions.rows) {
        const NodeId v = network.find(std::get<std::string>(row[0]));
        if (v == kNoNode)
            continue;
        places[v] = {std::get<double>(row[1]), std::get<double>(row[2])};
        ++found;
    }
    return found == network.size() ? places : NodeColumn<ReviewModel::Place>{};
}

} // namespace clusterbridge
