#include "cli/picture_words.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "base/wording.hpp"
#include "graph/filter.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>

namespace clusterbridge {

namespace {

bool drop_end(std::string& text, std::string_view end) {
    if (text.size() <= end.size() + 3 || !text.ends_with(end))
        return false;
    text.erase(text.size() - end.size());
    while (!text.empty() && (text.back() == ' ' || text.back() == ','))
        text.pop_back();
    return true;
}

} // namespace

std::string short_name(const std::string& name) {
    constexpr std::string_view kForms[] = {" e.V.",
                                           " e. V.",
                                           " eV",
                                           " gGmbH",
                                           " GmbH & Co. KG",
                                           " GmbH & Co. KGaA",
                                           " GmbH + Co. KG",
                                           " + Co. KG",
                                           " + Co.",
                                           " GmbH",
                                           " mbH",
                                           " AG",
                                           " SE",
                                           " KGaA",
                                           " & Co. KG",
                                           " & Co.",
                                           " KG",
                                           " OHG",
                                           " eG",
                                           " UG",
                                           " Ltd.",
                                           " Limited",
                                           " Inc.",
                                           " SA",
                                           " S.A.",
                                           " SpA",
                                           " B.V."};
    constexpr std::size_t kLong = 38;
    std::string text = name;
    bool again = true;
    while (again) {
        again = false;
        for (const auto form : kForms)
            again = drop_end(text, form) || again;
        const auto bracket = text.rfind(" (");
        if (text.ends_with(')') && bracket != std::string::npos && bracket > 3 && code_points(text) > kLong) {
            text.erase(bracket);
            again = true;
        }
    }
    return text;
}

std::string first_name(const std::string& name) {
    std::size_t end = name.size();
    for (const char* mark : {" - ", " – ", " / ", " ("})
        end = std::min(end, name.find(mark));
    return short_name(end >= 3 ? name.substr(0, end) : name);
}

std::string data_date(const Network& network, Language language) {
    const auto after = day_after_last_start(network);
    if (!after)
        return {};
    constexpr std::array<const char*, 12> kMonths{"Januar", "Februar", "März",      "April",   "Mai",      "Juni",
                                                  "Juli",   "August",  "September", "Oktober", "November", "Dezember"};
    constexpr std::array<const char*, 12> kEnglish{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
    using namespace std::chrono;
    const year_month_day last{sys_days{days{after->days - 1}}};
    const std::string number = std::to_string(static_cast<unsigned>(last.day()));
    const std::string year_text = std::to_string(static_cast<int>(last.year()));
    const std::size_t at = static_cast<unsigned>(last.month()) - 1;
    if (at == 0 && last.day() == day{1}) // a bare year counts from its first day
        return (language == Language::de ? "Daten bis " : "data up to ") + year_text;
    return language == Language::de ? "Daten bis " + number + ". " + kMonths[at] + ' ' + year_text
                                    : "data up to " + number + ' ' + kEnglish[at] + ' ' + year_text;
}

std::string count_words(std::size_t count, Language language) {
    std::string digits = std::to_string(count);
    for (std::size_t at = digits.size(); at > 3; at -= 3)
        digits.insert(at - 3, 1, language == Language::de ? '.' : ',');
    return digits;
}

std::string counted(std::size_t count, const Sentence& one, const Sentence& many, Language language) {
    return count_words(count, language) + ' ' + (count == 1 ? one : many).in(language);
}

std::string decimal_text(double value, int decimals, Language language) {
    return decimal_number(value, decimals, language);
}

Sentence groups_word(const std::string& kind) {
    if (kind == "cluster")
        return {"clusters", "Cluster"};
    if (kind == "community")
        return {"communities", "Gemeinschaften"};
    if (kind == "region")
        return {"regions", "Regionen"};
    if (kind == "country")
        return {"countries", "Länder"};
    if (kind == "city")
        return {"towns", "Orte"};
    if (kind == "type")
        return {"types of organisation", "Arten von Organisationen"};
    if (kind == "theme")
        return {"themes", "Themen"};
    return {"groups", "Gruppen"};
}

std::string dative_plural(const std::string& plural) {
    const auto first = plural.find(' ');
    const std::string word = plural.substr(0, first);
    return word.ends_with('n') ? plural : word + "n" + (first == std::string::npos ? "" : plural.substr(first));
}

PictureNode group_node(const Network& network, const Groups& groups, std::size_t group, Language language) {
    const Groups::Group& data = groups.groups[group];
    PictureNode node;
    node.id = data.key;
    node.name = data.label.in(language);
    if (node.name.empty())
        node.name = data.key;
    node.label = short_name(node.name);
    node.stands_for_group = true;
    node.initiative = groups.of_initiatives;
    node.kind = node.initiative ? ActorKind::cluster_initiative : ActorKind::unknown;
    std::map<ActorKind, std::size_t> kinds;
    for (const NodeId member : data.members) {
        const Organisation& o = network.organisations[member];
        if (node.initiative && o.id == data.key)
            continue; // the initiative is no member of itself
        ++kinds[o.kind];
        node.tooltip += (node.tooltip.empty() ? "" : "; ") + o.name();
        node.size += 1;
    }
    node.importance = node.size;
    node.composition.assign(kinds.begin(), kinds.end());
    return node;
}

PictureNode picture_node(const Network& network, const GraphView& view, NodeId organisation, Language language) {
    const auto& data = network.organisations[organisation];
    PictureNode node;
    node.id = data.id;
    node.name = data.name();
    node.label = short_name(data.name());
    node.kind = data.kind;
    const std::size_t degree = view.graph.degree(organisation);
    node.size = static_cast<double>(degree);
    node.importance = node.size;
    node.tooltip = data.kind == ActorKind::custom ? network.text(data.type) : label_of(data.kind).in(language);
    const std::string& place = network.text(data.city() != Symbol{} ? data.city() : data.region());
    if (!place.empty())
        node.tooltip += ", " + place;
    node.tooltip += "; " + counted(degree, {"partner", "Partner"}, {"partners", "Partner"}, language);
    return node;
}

} // namespace clusterbridge
