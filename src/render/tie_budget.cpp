#include "render/tie_budget.hpp"

#include "render/furniture.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace clusterbridge {

namespace {

/// What is drawn first comes first.
std::tuple<bool, bool, double, double> rank(const PictureTie& tie) {
    const bool stands_out = tie.stands_out == TieWeight::significant;
    return {tie.change == TieChange::none, !stands_out, stands_out ? tie.chance : 1, -tie.weight};
}

} // namespace

std::vector<std::size_t> chosen_ties(const std::vector<PictureTie>& ties, std::size_t nodes, std::size_t budget) {
    std::vector<std::size_t> order(ties.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (ties.size() <= budget)
        return order;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return rank(ties[a]) < rank(ties[b]); });
    std::vector<std::uint8_t> taken(ties.size()), seen(nodes);
    std::size_t count = 0;
    for (const std::size_t t : order)
        if (!seen[ties[t].a] || !seen[ties[t].b]) {
            seen[ties[t].a] = seen[ties[t].b] = 1;
            taken[t] = 1;
            ++count;
        }
    for (const std::size_t t : order)
        if (!taken[t] && count < budget) {
            taken[t] = 1;
            ++count;
        }
    std::vector<std::size_t> chosen;
    for (std::size_t t = 0; t < ties.size(); ++t)
        if (taken[t])
            chosen.push_back(t);
    return chosen;
}

std::string tie_note(const Picture& picture, std::size_t drawn) {
    if (drawn >= picture.ties.size())
        return {};
    const Language language = picture.language;
    const std::string some = count_text(drawn, language), all = count_text(picture.ties.size(), language);
    const bool changes = std::any_of(picture.ties.begin(), picture.ties.end(),
                                     [](const PictureTie& tie) { return tie.change != TieChange::none; });
    const std::string start_en = "Drawn are " + some + " of " + all +
                                 " ties: " + (changes ? "those that are new or gone, " : ""),
                      start_de = "Gezeichnet sind " + some + " von " + all +
                                 " Verbindungen: " + (changes ? "zuerst neue und entfallene, " : "");
    if (picture.words.chance.empty())
        return Sentence{start_en + "the strongest of every organisation, then the strongest of all.",
                        start_de + "von jeder Organisation die stärkste, dann die stärksten insgesamt."}
            .in(language);
    const auto beyond =
        static_cast<std::size_t>(std::count_if(picture.ties.begin(), picture.ties.end(), [](const PictureTie& tie) {
            return tie.stands_out == TieWeight::significant;
        }));
    const std::string number = count_text(beyond, language), &against = picture.words.chance;
    const std::string en = start_en + "of every organisation the clearest, then ",
                      de = start_de + "von jeder Organisation die klarste, dann ";
    if (beyond > drawn)
        return Sentence{en + "the clearest of the " + number + " that are more than chance (" + against + ").",
                        de + "die klarsten von " + number + ", die mehr als Zufall sind (" + against + ")."}
            .in(language);
    return Sentence{en + "the " + number + " that are more than chance (" + against + "), then the strongest.",
                    de + "die " + number + ", die mehr als Zufall sind (" + against + "), dann die stärksten."}
        .in(language);
}

} // namespace clusterbridge
