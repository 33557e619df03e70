#include "cli/filter_words.hpp"

#include "base/wording.hpp"

#include <string_view>
#include <utility>

namespace clusterbridge {
namespace {

/// "„a“", "„a“ oder „b“", "„a“, „b“ oder „c“".
std::string one_of(const std::vector<std::string>& values, Language language) {
    std::string text;
    for (std::size_t k = 0; k < values.size(); ++k) {
        if (k > 0)
            text += k + 1 < values.size() ? ", " : language == Language::de ? " oder " : " or ";
        text += in_quotes(values[k], language);
    }
    return text;
}

} // namespace

std::vector<Sentence> filter_in_words(const Filter& filter) {
    std::vector<Sentence> words;
    const auto add = [&](std::string_view en, std::string_view de, const std::vector<std::string>& values) {
        if (!values.empty())
            words.push_back({std::string(en) + " " + one_of(values, Language::en),
                             std::string(de) + " " + one_of(values, Language::de)});
    };
    add("type", "Typ", filter.types);
    add("without the type", "ohne den Typ", filter.exclude_types);
    add("region", "Region", filter.regions);
    add("theme", "Thema", filter.themes);
    add("relation", "Beziehung", filter.relations);
    add("without the relation", "ohne die Beziehung", filter.exclude_relations);
    if (filter.since)
        words.push_back({"without records that ended before " + long_date(*filter.since, Language::en),
                         "ohne Angaben, die vor dem " + long_date(*filter.since, Language::de) + " endeten"});
    if (filter.until)
        words.push_back({"without records that began after " + long_date(*filter.until, Language::en),
                         "ohne Angaben, die nach dem " + long_date(*filter.until, Language::de) + " begannen"});
    if (filter.dated_only)
        words.push_back({"dated records only", "nur datierte Angaben"});
    return words;
}

std::string filter_options(const Filter& filter) {
    std::string text;
    for (const auto& [name, given] :
         {std::pair{"--type", !filter.types.empty()}, std::pair{"--exclude-type", !filter.exclude_types.empty()},
          std::pair{"--region", !filter.regions.empty()}, std::pair{"--theme", !filter.themes.empty()},
          std::pair{"--relation", !filter.relations.empty()},
          std::pair{"--exclude-relation", !filter.exclude_relations.empty()},
          std::pair{"--since", filter.since.has_value()}, std::pair{"--until", filter.until.has_value()},
          std::pair{"--dated-only", filter.dated_only}})
        if (given)
            text += (text.empty() ? "" : " ") + std::string(name);
    return text;
}

} // namespace clusterbridge
