#include "analysis/duplicates_records.hpp"

#include <algorithm>
#include <string_view>

namespace clusterbridge {
namespace {

bool share(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    return std::any_of(a.begin(), a.end(), [&](std::uint32_t x) { return std::binary_search(b.begin(), b.end(), x); });
}

PlaceEvidence place_of(const DuplicateRecord& a, const DuplicateRecord& b) {
    if (!a.country.empty() && !b.country.empty() && a.country != b.country)
        return PlaceEvidence::other_country;
    if (a.city.empty() || b.city.empty())
        return PlaceEvidence::unknown;
    return share(a.city, b.city) ? PlaceEvidence::same_city : PlaceEvidence::other_city;
}

IdentifierEvidence identifiers_of(const DuplicateRecord& a, const DuplicateRecord& b) {
    IdentifierEvidence found = IdentifierEvidence::none;
    for (const std::string& x : a.identifiers)
        for (const std::string& y : b.identifiers) {
            const std::string_view kind = std::string_view(x).substr(0, x.find(':'));
            if (!y.starts_with(kind) || y[kind.size()] != ':')
                continue;
            if (x == y && kind != "vat" && kind != "register")
                return IdentifierEvidence::same;
            if (x == y)
                found = IdentifierEvidence::same_vat;
            else if (found == IdentifierEvidence::none)
                found = IdentifierEvidence::different;
        }
    return found;
}

/// Whether a form is one short word, perhaps beside words that say little, and the other's initials are this word.
double initials_score(const WeighedForm& brief, const WeighedForm& full, const NameVocabulary& vocabulary) {
    if (full.words.size() < 2 || brief.words.size() > 2 || full.part == NamePart::piece)
        return 0;
    const WeighedWord* word = nullptr;
    for (const WeighedWord& w : brief.words)
        if (w.kind == WordClass::plain && word == nullptr)
            word = &w;
    if (word == nullptr || brief.words.size() > 1)
        return 0;
    const std::string& letters = vocabulary.text(word->raw);
    const std::string_view initials = std::string_view(vocabulary.text(full.initials)).substr(9);
    if (letters.size() < 3 || letters != initials)
        return 0;
    double score = letters.size() == 3 ? 0.8 : 0.88;
    if (vocabulary.frequency(full.initials) > 1 || vocabulary.frequency(word->raw) > 1)
        score -= 0.2;
    return score;
}

/// One name is the other with further words: what the words say decides.
double contained_score(const Likeness& names, const DuplicateRecord& a, const DuplicateRecord& b, PlaceEvidence place,
                       const NameVocabulary& vocabulary, bool& may_be_part) {
    constexpr std::uint32_t kAgainst =
        Likeness::part_word | Likeness::other_kind | Likeness::other_number | Likeness::other_place;
    const auto& left = names.left_a.empty() ? names.left_b : names.left_a;
    may_be_part = (names.found & (Likeness::part_word | Likeness::other_number)) != 0;
    if ((names.found & kAgainst) != 0)
        return names.score;
    bool own_place = true;
    bool light = true;
    for (const WeighedWord& word : left) {
        const auto known = [&](const DuplicateRecord& record) {
            return std::binary_search(record.city.begin(), record.city.end(), word.key) ||
                   std::binary_search(record.regions.begin(), record.regions.end(), word.key);
        };
        own_place = own_place && (known(a) || known(b));
        light = light && (word.kind != WordClass::plain && word.kind != WordClass::place);
        (void)vocabulary;
    }
    double score = names.score;
    if (own_place)
        score = std::max(score, names.rare ? 0.92 : 0.8);
    else if (light)
        score = std::max(score, names.rare ? 0.85 : 0.7);
    else if (names.rare && place == PlaceEvidence::same_city)
        score = std::max(score, 0.84);
    else {
        score = std::min(score, 0.75);
        may_be_part = true;
    }
    return score;
}

double place_factor(PlaceEvidence place) {
    switch (place) {
    case PlaceEvidence::same_city:
        return 1;
    case PlaceEvidence::unknown:
        return 0.97;
    case PlaceEvidence::other_city:
        return 0.9;
    case PlaceEvidence::other_country:
        return 0.68;
    }
    return 1;
}

} // namespace

DuplicateVerdict judge(const DuplicateRecord& a, const DuplicateRecord& b, const NameVocabulary& vocabulary) {
    DuplicateVerdict verdict;
    verdict.place = place_of(a, b);
    verdict.identifiers = identifiers_of(a, b);
    for (const WeighedForm& x : a.forms)
        for (const WeighedForm& y : b.forms) {
            Likeness names = likeness(x, y, vocabulary);
            bool part = false;
            if ((names.found & Likeness::contained) != 0)
                names.score = contained_score(names, a, b, verdict.place, vocabulary, part);
            const double initials = std::max(initials_score(x, y, vocabulary), initials_score(y, x, vocabulary));
            if (initials > names.score) {
                names.score = initials;
                names.found = Likeness::initials;
                part = false;
            }
            if (names.score > verdict.names.score) {
                verdict.names = std::move(names);
                verdict.may_be_part = part;
            }
        }
    verdict.score = verdict.names.score * place_factor(verdict.place);
    switch (verdict.identifiers) {
    case IdentifierEvidence::same:
        verdict.score = std::max(verdict.score, 0.99);
        break;
    case IdentifierEvidence::same_vat:
        verdict.score = verdict.may_be_part ? verdict.score : 0.5 + 0.5 * verdict.score;
        break;
    case IdentifierEvidence::different:
        verdict.score = std::min(verdict.score, 0.75);
        break;
    case IdentifierEvidence::none:
        break;
    }
    return verdict;
}

} // namespace clusterbridge
