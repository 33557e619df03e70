#include "analysis/recommend_words.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <unicode/locid.h>

namespace clusterbridge {
namespace {

struct RelationWords {
    std::string_view relation, noun_en, noun_de;
    std::string_view out_en, out_de; ///< both -> X
    std::string_view in_en, in_de;   ///< X -> both
};

constexpr std::array kRelations = {
    RelationWords{"member_of", "membership", "Mitgliedschaft", "both are members of {}", "beide sind Mitglied von {}",
                  "{} is a member of both", "{} ist Mitglied von beiden"},
    RelationWords{"partner_of", "partnership", "Partnerschaft", "both are partners of {}", "beide sind Partner von {}",
                  "{} is a partner of both", "{} ist Partner von beiden"},
    RelationWords{"part_of", "affiliation", "Zugehörigkeit", "both are part of {}", "beide gehören zu {}",
                  "{} is part of both", "{} gehört zu beiden"},
    RelationWords{"participates_in", "participation", "Beteiligung", "both take part in {}",
                  "beide sind beteiligt an {}", "{} takes part in both", "{} ist an beiden beteiligt"},
    RelationWords{"supports", "support", "Unterstützung", "both support {}", "beide unterstützen {}",
                  "both are supported by {}", "{} unterstützt beide"},
    RelationWords{"implements", "implementation", "Umsetzung", "both implement {}", "beide setzen {} um",
                  "both are implemented by {}", "{} setzt beide um"},
    RelationWords{"contributes_to", "contribution", "Mitarbeit", "both contributed to {}", "beide wirken mit an „{}“",
                  "{} contributed to both", "{} wirkte an beiden mit"},
    RelationWords{"funds", "funding", "Förderung", "both fund {}", "beide fördern {}", "both are funded by {}",
                  "{} fördert beide"},
    RelationWords{"operates", "operation", "Trägerschaft", "both operate {}", "beide sind Träger von {}",
                  "both are operated by {}", "{} trägt beide"},
    RelationWords{"coordinates", "coordination", "Koordination", "both coordinate {}", "beide koordinieren {}",
                  "both are coordinated by {}", "{} koordiniert beide"},
    RelationWords{"contact_point_for", "contact point", "Kontaktstelle", "both are contact points for {}",
                  "beide sind Kontaktstelle für {}", "{} is a contact point for both",
                  "{} ist Kontaktstelle für beide"},
    RelationWords{"cooperates_with", "cooperation", "Zusammenarbeit", "both cooperate with {}",
                  "beide arbeiten mit {} zusammen", "both cooperate with {}", "beide arbeiten mit {} zusammen"},
};

const RelationWords* words_of(std::string_view relation) {
    const auto* at = std::find_if(kRelations.begin(), kRelations.end(),
                                  [&](const RelationWords& words) { return words.relation == relation; });
    return at == kRelations.end() ? nullptr : at;
}

std::string filled(std::string_view pattern, const std::string& name) {
    const auto at = pattern.find("{}");
    return std::string(pattern.substr(0, at)) + name + std::string(pattern.substr(at + 2));
}

std::string enumerated_in(const std::vector<Sentence>& items, Language language) {
    std::string text;
    for (std::size_t k = 0; k < items.size(); ++k) {
        if (k > 0)
            text += k + 1 < items.size() ? ", " : language == Language::de ? " und " : " and ";
        text += items[k].in(language);
    }
    return text;
}

} // namespace

std::string without_separator(std::string text) {
    constexpr std::string_view kKept = ";\xC2\xA0";
    for (std::size_t at = text.find("; "); at != std::string::npos; at = text.find("; ", at + kKept.size()))
        text.replace(at, 2, kKept);
    return text;
}

Sentence without_separator(Sentence text) {
    return {without_separator(std::move(text.en)), without_separator(std::move(text.de))};
}

std::string spoken_number(double value, int decimals, Language language) {
    std::string text = fixed(value, decimals);
    std::size_t point = text.find('.');
    if (point == std::string::npos)
        point = text.size();
    else if (language == Language::de)
        text[point] = ',';
    const std::size_t sign = text.starts_with('-') ? 1 : 0;
    for (std::size_t at = point; at > sign + 3; at -= 3)
        text.insert(at - 3, language == Language::de ? "." : ",");
    return text;
}

Sentence spoken_number(double value, int decimals) {
    return {spoken_number(value, decimals, Language::en), spoken_number(value, decimals, Language::de)};
}

Sentence relation_noun(std::string_view relation) {
    if (relation.empty())
        return {"tie", "Verbindung"};
    if (const RelationWords* words = words_of(relation))
        return {std::string(words->noun_en), std::string(words->noun_de)};
    std::string text(relation);
    std::replace(text.begin(), text.end(), '_', ' ');
    return {"\"" + text + "\"", "„" + text + "“"};
}

std::optional<Sentence> both_related(std::string_view relation, bool outward, const std::string& name) {
    const RelationWords* words = words_of(relation);
    if (words == nullptr)
        return {};
    return Sentence{filled(outward ? words->out_en : words->in_en, name),
                    filled(outward ? words->out_de : words->in_de, name)};
}

Sentence country_name(const std::string& code) {
    const bool letters =
        code.size() == 2 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!letters)
        return {code, code};
    const std::string iso = code == "UK" ? "GB" : code == "EL" ? "GR" : code;
    const icu::Locale country("", iso.c_str());
    const auto in = [&](const icu::Locale& language) {
        icu::UnicodeString name;
        country.getDisplayCountry(language, name);
        std::string text;
        name.toUTF8String(text);
        return text.empty() || text == iso ? code : text;
    };
    return {in(icu::Locale::getUK()), in(icu::Locale::getGermany())};
}

namespace {
constexpr std::string_view kAgainstEn = "against it: ", kAgainstDe = "dagegen spricht: ";
}

bool speaks_against(const Sentence& reason) {
    return reason.de.starts_with(kAgainstDe);
}
Sentence without_against(const Sentence& reason) {
    return {reason.en.substr(kAgainstEn.size()), reason.de.substr(kAgainstDe.size())};
}

Sentence in_country(const std::string& code) {
    // countries whose names take an article, and the German one in the dative
    struct Name {
        std::string_view code, en, de;
    };
    static constexpr std::array kNames = {
        Name{"AE", "in the United Arab Emirates", "in den Vereinigten Arabischen Emiraten"},
        Name{"BA", "", "in Bosnien und Herzegowina"},
        Name{"BS", "in the Bahamas", "auf den Bahamas"},
        Name{"CD", "in the Democratic Republic of the Congo", "in der Demokratischen Republik Kongo"},
        Name{"CG", "in the Republic of the Congo", "in der Republik Kongo"},
        Name{"CH", "", "in der Schweiz"},
        Name{"CI", "in Côte d’Ivoire", "in der Elfenbeinküste"},
        Name{"CY", "", "auf Zypern"},
        Name{"CZ", "", "in Tschechien"},
        Name{"DO", "in the Dominican Republic", "in der Dominikanischen Republik"},
        Name{"FO", "in the Faroe Islands", "auf den Färöern"},
        Name{"GB", "in the United Kingdom", "im Vereinigten Königreich"},
        Name{"GM", "in the Gambia", "in Gambia"},
        Name{"IQ", "", "im Irak"},
        Name{"IR", "", "im Iran"},
        Name{"IS", "", "auf Island"},
        Name{"LB", "", "im Libanon"},
        Name{"MD", "", "in der Republik Moldau"},
        Name{"MN", "", "in der Mongolei"},
        Name{"MT", "", "auf Malta"},
        Name{"NL", "in the Netherlands", "in den Niederlanden"},
        Name{"PH", "in the Philippines", "auf den Philippinen"},
        Name{"PS", "in the Palestinian Territories", "in den palästinensischen Gebieten"},
        Name{"SD", "", "im Sudan"},
        Name{"SK", "", "in der Slowakei"},
        Name{"SN", "", "im Senegal"},
        Name{"TR", "", "in der Türkei"},
        Name{"UA", "", "in der Ukraine"},
        Name{"US", "in the United States", "in den USA"},
        Name{"VA", "in the Vatican", "im Vatikan"},
        Name{"YE", "", "im Jemen"},
    };
    const std::string iso = code == "UK" ? "GB" : code;
    const auto* at = std::find_if(kNames.begin(), kNames.end(), [&](const Name& name) { return name.code == iso; });
    const Sentence name = country_name(code);
    if (at == kNames.end())
        return Sentence{"in ", "in "} + name;
    return {at->en.empty() ? "in " + name.en : std::string(at->en), std::string(at->de)};
}

Sentence confidence_mark(const std::string& confidence) {
    if (confidence == "inferred")
        return {"inferred", "abgeleitet"};
    if (confidence == "memory")
        return {"no document", "ohne Beleg"};
    if (confidence.empty())
        return {"confidence not stated", "ohne Angabe zum Beleg"};
    return {"confidence \"" + confidence + "\"", "Beleg „" + confidence + "“"};
}

Sentence enumerated(const std::vector<Sentence>& items) {
    return {enumerated_in(items, Language::en), enumerated_in(items, Language::de)};
}

Sentence operator+(Sentence a, const Sentence& b) {
    a.en += b.en;
    a.de += b.de;
    return a;
}

std::string theme_counts(double a, double b, bool projects, bool first, Language language) {
    const bool de = language == Language::de, same_count = a == b, one = same_count && a == 1;
    const std::string x = spoken_number(a, 0, language), y = spoken_number(b, 0, language);
    if (de && projects) {
        const std::string unit = one ? " Projekt" : " Projekten";
        const std::string counts =
            same_count ? "je " + (one ? std::string(first ? "einem" : "1") : x) : x + " und " + y;
        return first ? "in " + counts + unit : counts;
    }
    if (de) {
        const std::string counts = one ? "je einmal" : same_count ? "je " + x + "-mal" : x + "- und " + y + "-mal";
        return first ? counts + " genannt" : counts;
    }
    const std::string counts = same_count ? x : x + " and " + y;
    const std::string unit = !first     ? ""
                             : projects ? (one ? " project" : " projects")
                                        : (one ? " mention" : " mentions");
    return counts + unit + (same_count ? " each" : "");
}

} // namespace clusterbridge
