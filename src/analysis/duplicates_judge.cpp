#include "analysis/duplicates_records.hpp"

#include <algorithm>
#include <string_view>

namespace clusterbridge {
namespace {

/// Scores where one name is the other with words of its own, they share a rare word and are in one town.
constexpr double kShortNameInOneTown = 0.86;
constexpr double kContainedInOneTown = 0.82;
constexpr double kFirmsOfAGroup = 0.8;
constexpr double kTwoBodies = 0.6;        ///< at most, for a university and a Hochschule
constexpr std::uint32_t kMostSharing = 2; ///< organisations that may have an acronym that still speaks for itself

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

/// Whether a form is one short word and the other's initials are this word.
double initials_score(const WeighedForm& brief, const WeighedForm& full, PlaceEvidence place,
                      const NameVocabulary& vocabulary) {
    if (full.words.size() < 2 || full.part == NamePart::piece || brief.words.size() != 1 ||
        brief.words.front().kind != WordClass::plain)
        return 0;
    const WeighedWord& word = brief.words.front();
    const std::string& letters = vocabulary.text(word.raw);
    for (std::size_t i = 0; i < full.acronyms.size(); ++i) {
        const std::uint32_t acronym = full.acronyms[i];
        if (letters != std::string_view(vocabulary.text(acronym)).substr(9))
            continue;
        if (vocabulary.frequency(acronym) > kMostSharing || vocabulary.frequency(word.raw) > kMostSharing)
            return 0.65;
        if (letters.size() > 3 && (i == 0 || place == PlaceEvidence::same_city))
            return 0.88;
        return place == PlaceEvidence::same_city ? 0.86 : 0.75;
    }
    return 0;
}

/// Whether what is left of one name is an acronym of what is left of the other, beside a place that both name: "TZ
/// Horb", "Technologiezentrum Horb".
bool abbreviates_beside_a_place(const WeighedForm& brief, const std::vector<WeighedWord>& left,
                                const std::vector<WeighedWord>& other, const std::vector<std::uint32_t>& city,
                                const NameVocabulary& vocabulary) {
    if (brief.words.size() < 2 || left.size() != 1 || left.front().kind != WordClass::plain || other.size() < 2)
        return false;
    const std::string& letters = vocabulary.text(left.front().raw);
    const bool placed = std::any_of(brief.words.begin(), brief.words.end(), [&](const WeighedWord& word) {
        return word.raw != left.front().raw &&
               (word.kind == WordClass::place || std::binary_search(city.begin(), city.end(), word.key));
    });
    std::string initials;
    for (const WeighedWord& word : other)
        initials += vocabulary.text(word.raw).front();
    return placed && letters == initials;
}

/// Whether the letters stand in the words in this order, the first at the start of the first word, and each word that
/// is passed gives at least its first letter or is short of none: "iao" in "institut", "arbeitswirtschaft",
/// "organisation".
bool spelt_by(std::string_view letters, const std::vector<WeighedWord>& words, const NameVocabulary& vocabulary) {
    if (letters.size() < 2 || words.empty() || vocabulary.text(words.front().raw).front() != letters.front())
        return false;
    std::size_t at = 0;
    for (const WeighedWord& word : words)
        if (at < letters.size() && vocabulary.text(word.raw).front() == letters[at])
            ++at;
    return at == letters.size();
}

/// Whether the shorter of two names, one of which contains the other, has an acronym of what the longer one adds.
bool explains_acronym(const WeighedForm& brief, const std::vector<WeighedWord>& left,
                      const NameVocabulary& vocabulary) {
    return std::any_of(brief.words.begin(), brief.words.end(), [&](const WeighedWord& word) {
        const std::string& letters = vocabulary.text(word.raw);
        return word.kind == WordClass::plain && letters.size() >= 2 && letters.size() <= 6 &&
               vocabulary.frequency(word.raw) <= 4 && spelt_by(letters, left, vocabulary);
    });
}

/// A short name goes without its legal form (one that has it is a company of the group) and names no kind of
/// institution (one that does is the house that the other belongs to).
bool is_short_name(const WeighedForm& form) {
    return form.legal.empty() && form.words.size() <= 3 &&
           std::none_of(form.words.begin(), form.words.end(),
                        [](const WeighedWord& word) { return word.kind == WordClass::kind; });
}

/// One name is the other with further words: what the words say decides.
double contained_score(const Likeness& names, const WeighedForm& brief, const DuplicateRecord& a,
                       const DuplicateRecord& b, PlaceEvidence place, const NameVocabulary& vocabulary,
                       bool& may_be_part) {
    constexpr std::uint32_t kAgainst = Likeness::other_kind | Likeness::other_number | Likeness::other_place;
    const auto& left = names.left_a.empty() ? names.left_b : names.left_a;
    may_be_part = (names.found & (Likeness::part_word | Likeness::other_number)) != 0;
    if ((names.found & kAgainst) == 0 && explains_acronym(brief, left, vocabulary)) {
        may_be_part = false;
        return std::max(names.score, 0.92);
    }
    if ((names.found & (kAgainst | Likeness::part_word)) != 0)
        return names.score;
    bool own_place = true;
    bool light = true;
    for (const WeighedWord& word : left) {
        const auto known = [&](const DuplicateRecord& record) {
            return std::binary_search(record.city.begin(), record.city.end(), word.key) ||
                   std::binary_search(record.regions.begin(), record.regions.end(), word.key);
        };
        own_place = own_place && (known(a) || known(b));
        light = light && word.kind != WordClass::plain && word.kind != WordClass::place;
    }
    if (own_place)
        return std::max(names.score, names.rare ? 0.92 : 0.8);
    const bool holding = std::any_of(left.begin(), left.end(), [&](const WeighedWord& word) {
        return vocabulary.text(word.raw).starts_with("holding");
    });
    if (holding && (names.found & Likeness::other_legal) != 0) { // Muster GmbH, Muster Holding AG
        may_be_part = true;
        return std::min(names.score, kFirmsOfAGroup);
    }
    if (light)
        return std::max(names.score, names.rare ? 0.85 : 0.7);
    if (names.rare && place == PlaceEvidence::same_city)
        return std::max(names.score, is_short_name(brief) ? kShortNameInOneTown : kContainedInOneTown);
    may_be_part = true;
    return std::min(names.score, 0.75);
}

/// A name equal to what stands in another's brackets or beside its dash: its short name, or the house it is part of.
double piece_score(const Likeness& names, const WeighedForm& piece, PlaceEvidence place, bool& may_be_part) {
    const bool has_kind = std::any_of(piece.words.begin(), piece.words.end(),
                                      [](const WeighedWord& word) { return word.kind == WordClass::kind; });
    if (names.rare && !has_kind && (place == PlaceEvidence::same_city || place == PlaceEvidence::unknown))
        return names.score;
    may_be_part = true;
    return std::min(names.score, 0.75);
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
            if (x.part == NamePart::piece && y.part == NamePart::piece)
                continue; // two faculties name the same university beside a dash
            Likeness names = likeness(x, y, vocabulary);
            bool part = false;
            if ((names.found & Likeness::contained) != 0)
                names.score =
                    contained_score(names, names.left_a.empty() ? x : y, a, b, verdict.place, vocabulary, part);
            if ((names.found & Likeness::piece) != 0)
                names.score = piece_score(names, x.part == NamePart::piece ? x : y, verdict.place, part);
            if (abbreviates_beside_a_place(x, names.left_a, names.left_b, a.city, vocabulary) ||
                abbreviates_beside_a_place(y, names.left_b, names.left_a, b.city, vocabulary)) {
                names.score = verdict.place == PlaceEvidence::same_city ? 0.88 : 0.75;
                names.found = Likeness::abbreviated;
            }
            const double initials = std::max(initials_score(x, y, verdict.place, vocabulary),
                                             initials_score(y, x, verdict.place, vocabulary));
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
    verdict.other_body = a.bodies != 0 && b.bodies != 0 && (a.bodies & b.bodies) == 0;
    if (verdict.other_body)
        verdict.score = std::min(verdict.score, kTwoBodies);
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
