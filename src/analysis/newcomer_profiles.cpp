#include "analysis/newcomers.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace clusterbridge {
namespace {

/// Numbers texts in the order they come: numbers only have to differ.
class Classes {
  public:
    std::uint32_t of(std::string text) {
        if (text.empty())
            return ProfileInput::kNone;
        return numbers_.emplace(std::move(text), static_cast<std::uint32_t>(numbers_.size())).first->second;
    }

  private:
    std::map<std::string, std::uint32_t> numbers_;
};

template <class Text> NodeColumn<std::uint32_t> classes_of(const Network& network, Text&& text) {
    Classes classes;
    NodeColumn<std::uint32_t> column(network.size());
    for (std::size_t i = 0; i < network.size(); ++i)
        column[node(i)] = classes.of(text(network.organisations[node(i)]));
    return column;
}

void fill_places(const Network& network, ProfileInput& input) {
    const auto text = [&](Symbol symbol) -> const std::string& { return network.text(symbol); };
    input.place[0] = classes_of(network, [&](const Organisation& o) { return text(o.country()); });
    input.place[1] = classes_of(network, [&](const Organisation& o) {
        return text(o.nuts2()).size() >= 3 ? text(o.nuts2()).substr(0, 3) : std::string();
    });
    input.place[2] = classes_of(network, [&](const Organisation& o) { return text(o.nuts2()); });
    input.also[2] = classes_of(network, [&](const Organisation& o) {
        return text(o.region()).empty() ? std::string() : text(o.region()) + "\n" + text(o.country());
    });
    input.place[3] = classes_of(network, [&](const Organisation& o) { return text(o.nuts3()); });
    input.also[3] = classes_of(network, [&](const Organisation& o) {
        return text(o.city()).empty() ? std::string()
                                      : text(o.city()) + "\n" + text(o.country()) + "\n" + text(o.region());
    });
}

/// Calls use(member, theme) for every record.
template <class Use> void for_themes(const Network& network, bool declared, Use&& use) {
    for (const Project& project : network.projects) {
        const auto themes = network.lists.get(project.themes);
        if (!themes.empty())
            for (const NodeId v : network.partners_of(project))
                for (const Symbol theme : themes)
                    use(v, theme);
    }
    for (const TieRow& row : network.ties)
        for (const Symbol theme : network.lists.get(row.themes)) {
            use(row.source, theme);
            use(row.target, theme);
        }
    for (std::size_t i = 0; declared && i < network.size(); ++i)
        for (const Symbol theme : network.lists.get(network.organisations[node(i)].themes()))
            use(node(i), theme);
}

} // namespace

std::vector<Symbol> profile_themes(const Network& network, bool declared) {
    std::map<std::string_view, Symbol> by_text;
    for_themes(network, declared, [&](NodeId, Symbol theme) { by_text.emplace(network.text(theme), theme); });
    std::vector<Symbol> themes;
    for (const auto& [text, theme] : by_text)
        themes.push_back(theme);
    return themes;
}

ProfileSimilarity profiles_of(const Network& network, bool declared) {
    ProfileInput input;
    std::map<Symbol, std::uint32_t> number;
    for (const Symbol theme : profile_themes(network, declared))
        number.emplace(theme, static_cast<std::uint32_t>(number.size()));
    input.themes = number.size();
    NodeColumn<std::map<std::uint32_t, double>> counts(network.size());
    for_themes(network, declared, [&](NodeId v, Symbol theme) { counts[v][number.at(theme)] += 1; });
    input.counts = NodeColumn<std::vector<ProfileInput::Theme>>(network.size());
    for (std::size_t i = 0; i < network.size(); ++i)
        for (const auto& [theme, count] : counts[node(i)])
            input.counts[node(i)].push_back({theme, count});
    input.type = classes_of(network, [&](const Organisation& o) {
        return o.kind == ActorKind::unknown ? std::string() : network.text(o.type);
    });
    fill_places(network, input);
    return ProfileSimilarity(input);
}

} // namespace clusterbridge
