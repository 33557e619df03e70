#include "report/catalogue.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace clusterbridge {

std::vector<std::span<const Phrase>> all_phrases() {
    return {short_phrases(),    long_phrases(),     method_phrases(),  gap_phrases(),
            backtest_phrases(), portrait_phrases(), cluster_phrases(), interactive_phrases(),
            chart_phrases(),    focus_phrases(),    batch_phrases()};
}

std::string_view phrase(std::string_view key, Language language) {
    static const auto by_key = [] {
        std::map<std::string_view, const Phrase*> all;
        for (const auto phrases : all_phrases())
            for (const Phrase& p : phrases)
                all.emplace(p.key, &p);
        return all;
    }();
    const auto found = by_key.find(key);
    ensure(found != by_key.end(), "the catalogue has no text " + std::string(key));
    return language == Language::de ? found->second->de : found->second->en;
}

} // namespace clusterbridge
