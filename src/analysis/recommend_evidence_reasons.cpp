#include "analysis/recommend_evidence_reasons.hpp"

#include "analysis/recommend_words.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace clusterbridge {
namespace {

constexpr std::size_t kCallsNamed = 3;
constexpr double kUsual = 0.9; ///< from here to as far above 1, consortia count as neither small nor large

} // namespace

Sentence calls_reason(const RecommendModel& model, NodeId i, NodeId j) {
    const auto shared = model.calls.shared(i, j);
    std::vector<Sentence> items;
    for (std::size_t k = 0; k < std::min(kCallsNamed, shared.size()); ++k) {
        const auto item = [&](Language l) {
            return model.known->text(model.call_names[shared[k].theme]) + " (" +
                   theme_counts(shared[k].source_count, shared[k].target_count, true, k == 0, l) + ")";
        };
        items.push_back({item(Language::en), item(Language::de)});
    }
    if (items.empty())
        return {};
    const std::string number = std::to_string(items.size()), all = std::to_string(shared.size());
    const Sentence head = shared.size() == 1
                              ? Sentence{"projects from the same call: ", "Projekte aus derselben Ausschreibung: "}
                          : shared.size() > items.size()
                              ? Sentence{number + " of " + all + " calls from which both have projects: ",
                                         number + " von " + all + " Ausschreibungen, aus denen beide Projekte haben: "}
                              : Sentence{"projects from the same calls: ", "Projekte aus denselben Ausschreibungen: "};
    return head + enumerated(items);
}

Sentence leads_reason(const RecommendModel& model, NodeId i, NodeId j) {
    if (!model.roles_known)
        return {};
    const LedPartners partners = led_partners(model, i, j);
    if (partners.led == 0)
        return {};
    if (partners.all == 1)
        return {"the common partner and one of the two have a project that either of them coordinates",
                "der gemeinsame Partner und einer der beiden haben ein Projekt, das einer von ihnen koordiniert"};
    const Sentence all = spoken_number(static_cast<double>(partners.all), 0);
    if (partners.led == 1)
        return {"one of the " + all.en +
                    " common partners has a project with one of the two that either of them coordinates",
                "einer der " + all.de +
                    " gemeinsamen Partner hat ein Projekt mit einem der beiden, das einer von ihnen koordiniert"};
    const Sentence led = spoken_number(static_cast<double>(partners.led), 0);
    const Sentence who = partners.led < partners.all
                             ? Sentence{led.en + " of the " + all.en, led.de + " der " + all.de + " gemeinsamen"}
                         : partners.all == 2 ? Sentence{"both", "beide gemeinsamen"}
                                             : Sentence{"all " + all.en, "alle " + all.de + " gemeinsamen"};
    return {who.en + " common partners have a project with one of the two that either of them coordinates",
            who.de + " Partner haben ein Projekt mit einem der beiden, das einer von ihnen koordiniert"};
}

Sentence sizes_reason(const RecommendModel& model, NodeId i, NodeId j, bool& against) {
    const double factor = model.nearness[i] * model.nearness[j];
    const double p = model.partners_each[i], q = model.partners_each[j];
    against = factor < 1;
    if (!model.sizes_known || p == 0 || q == 0 || (factor >= kUsual && factor <= 2 - kUsual))
        return {};
    const Sentence x = spoken_number(p, 1), y = spoken_number(q, 1), usual = spoken_number(model.usual_partners, 1);
    const Sentence figures{x.en + " and " + y.en + " partners per project in the mean (usual: " + usual.en + ")",
                           "im Mittel " + x.de + " und " + y.de + " Partner je Projekt (üblich: " + usual.de + ")"};
    const bool both = (p < model.usual_partners) == (q < model.usual_partners);
    const Sentence whole = both ? Sentence{} : Sentence{"on the whole ", "insgesamt "};
    if (against)
        return Sentence{"against it: ", "dagegen spricht: "} + whole +
               Sentence{"large consortia, where people meet less closely: ",
                        "große Konsortien, in denen man sich weniger nahe kommt: "} +
               figures;
    return whole + Sentence{"small consortia: ", "kleine Konsortien: "} + figures;
}

} // namespace clusterbridge
