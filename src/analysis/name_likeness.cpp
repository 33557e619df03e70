#include "analysis/name_likeness.hpp"

#include "analysis/bounded_edits.hpp"
#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace clusterbridge {
namespace {

using Found = Likeness::Found;

double prior_of(WordClass kind, std::size_t letters) {
    constexpr std::array<std::pair<WordClass, double>, 7> kPriors{{{WordClass::kind, 60},
                                                                   {WordClass::field, 25},
                                                                   {WordClass::place, 15},
                                                                   {WordClass::direction, 30},
                                                                   {WordClass::number, 10},
                                                                   {WordClass::legal, 200},
                                                                   {WordClass::filler, 200}}};
    for (const auto& [of, prior] : kPriors)
        if (of == kind)
            return prior;
    return letters == 1 ? 60 : letters == 2 ? 8 : 0; // plain
}

/// Two known words are no spellings of each other: university, and university of applied sciences.
bool may_be_spellings(const WeighedWord& a, const WeighedWord& b) {
    return (a.kind == WordClass::plain || b.kind == WordClass::plain) && a.kind != WordClass::number &&
           b.kind != WordClass::number;
}

/// A comparison under way.
class Comparison {
  public:
    Comparison(const WeighedForm& a, const WeighedForm& b, const NameVocabulary& words)
        : a_(a.words), b_(b.words), used_a_(a.words.size(), 0), used_b_(b.words.size(), 0), words_(words) {}

    void match_equal();
    void match_abbreviations();
    void match_joined();
    void match_misspelt();
    void match_all_joined();

    const std::vector<WeighedWord>&a_, &b_;
    std::vector<std::uint8_t> used_a_, used_b_;
    const NameVocabulary& words_;
    double shared = 0; ///< of the matched words, mean of both sides, lowered where not equal
    double lost = 0;   ///< by which it was lowered
    std::uint32_t found = 0;
    bool rare = false;
    std::size_t last_ = 0;
    bool any_ = false;

  private:
    const std::string& raw(const WeighedWord& word) const { return words_.text(word.raw); }
    double weight(const WeighedWord& word) const { return words_.weight(word.key); }
    void pair(std::size_t i, std::size_t j, double likeness);
    bool joins(const std::vector<WeighedWord>& two, std::vector<std::uint8_t>& used_two,
               const std::vector<WeighedWord>& one, std::vector<std::uint8_t>& used_one);
};

void Comparison::pair(std::size_t i, std::size_t j, double likeness) {
    const double mean = likeness < 1 ? std::max(weight(a_[i]), weight(b_[j])) : (weight(a_[i]) + weight(b_[j])) / 2;
    used_a_[i] = used_b_[j] = 1;
    shared += mean * likeness;
    lost += mean * (1 - likeness);
    if (a_[i].raw != b_[j].raw && likeness == 1)
        found |= Found::translated;
    if (likeness == 1 && a_[i].kind == WordClass::plain && words_.frequency(a_[i].key) <= 3)
        rare = true;
    if (any_ && j < last_)
        found |= Found::other_order;
    last_ = j;
    any_ = true;
}

void Comparison::match_equal() {
    for (std::size_t i = 0; i < a_.size(); ++i)
        for (std::size_t j = 0; j < b_.size(); ++j)
            if (used_b_[j] == 0 && a_[i].key == b_[j].key) {
                pair(i, j, 1);
                break;
            }
}

void Comparison::match_abbreviations() {
    for (std::size_t i = 0; i < a_.size(); ++i)
        for (std::size_t j = 0; j < b_.size() && used_a_[i] == 0; ++j) {
            if (used_b_[j] != 0 || !may_be_spellings(a_[i], b_[j]))
                continue;
            const bool a_short = raw(a_[i]).size() < raw(b_[j]).size();
            const auto& brief = a_short ? a_[i] : b_[j];
            const std::string& less = raw(brief);
            const std::string& more = raw(a_short ? b_[j] : a_[i]);
            if (less.size() == more.size() || !more.starts_with(less))
                continue;
            const std::size_t cut = more.size() - less.size();
            if (cut <= 2 && less.size() >= 5) {
                pair(i, j, 0.94); // an ending
            } else if (brief.abbreviated && less.size() >= 2 && cut >= 2) {
                pair(i, j, 0.92);
                found |= Found::abbreviated;
            } else if (less.size() >= 4 && cut >= 3) {
                pair(i, j, 0.7);
                found |= Found::abbreviated;
            }
        }
}

bool Comparison::joins(const std::vector<WeighedWord>& two, std::vector<std::uint8_t>& used_two,
                       const std::vector<WeighedWord>& one, std::vector<std::uint8_t>& used_one) {
    for (std::size_t i = 0; i + 1 < two.size(); ++i) {
        if (used_two[i] != 0 || used_two[i + 1] != 0)
            continue;
        const std::string& first = raw(two[i]);
        const std::string& second = raw(two[i + 1]);
        const std::size_t parts = first.size() + second.size();
        for (std::size_t j = 0; j < one.size(); ++j) {
            const std::string& whole = raw(one[j]);
            // lengths first: they leave few to look at
            if (used_one[j] != 0 || whole.size() < 5 || (whole.size() != parts && whole.size() != parts + 1) ||
                !whole.starts_with(first) || !whole.ends_with(second))
                continue;
            used_two[i] = used_two[i + 1] = used_one[j] = 1;
            shared += (weight(two[i]) + weight(two[i + 1]) + weight(one[j])) / 2;
            found |= Found::joined;
            rare = rare || words_.frequency(one[j].key) <= 3;
            return true;
        }
    }
    return false;
}

void Comparison::match_joined() {
    while (joins(a_, used_a_, b_, used_b_) || joins(b_, used_b_, a_, used_a_)) {}
}

void Comparison::match_misspelt() {
    for (std::size_t i = 0; i < a_.size(); ++i)
        for (std::size_t j = 0; j < b_.size() && used_a_[i] == 0; ++j) {
            if (used_b_[j] != 0 || !may_be_spellings(a_[i], b_[j]))
                continue;
            const std::string& x = raw(a_[i]);
            const std::string& y = raw(b_[j]);
            const std::size_t letters = std::min(x.size(), y.size());
            // two words that both occur elsewhere are two words: biology and geology
            if (letters < 4 || (words_.frequency(a_[i].raw) > 2 && words_.frequency(b_[j].raw) > 2))
                continue;
            const std::size_t most = letters >= 10 ? 2 : 1;
            const std::size_t edits = bounded_edits(x, y, most);
            if (edits > most)
                continue;
            pair(i, j, letters < 5 ? 0.78 : letters < 7 ? 0.89 : edits == 1 ? 0.93 : 0.86);
            found |= Found::misspelt;
        }
}

/// What is left of both sides, written as one word each.
void Comparison::match_all_joined() {
    std::string x;
    std::string y;
    double weights = 0;
    bool number = false;
    const auto add = [&](std::string& text, const WeighedWord& word) {
        text += raw(word);
        weights += weight(word);
        number = number || word.kind == WordClass::number;
    };
    for (std::size_t i = 0; i < a_.size(); ++i)
        if (used_a_[i] == 0)
            add(x, a_[i]);
    for (std::size_t j = 0; j < b_.size(); ++j)
        if (used_b_[j] == 0)
            add(y, b_[j]);
    const std::size_t letters = std::min(x.size(), y.size());
    if (letters < 5)
        return;
    const std::size_t most = number || letters < 8 ? 0 : letters < 14 ? 1 : 2;
    const std::size_t edits = bounded_edits(x, y, most);
    if (edits > most)
        return;
    const double likeness = edits == 0 ? 1 : edits == 1 ? 0.93 : 0.87;
    shared += weights / 2 * likeness;
    lost += weights / 2 * (1 - likeness);
    found |= edits == 0 ? Found::joined : Found::misspelt;
    rare = rare || edits == 0;
    std::fill(used_a_.begin(), used_a_.end(), std::uint8_t{1});
    std::fill(used_b_.begin(), used_b_.end(), std::uint8_t{1});
}

struct Leftover {
    double weight = 0;
    std::array<std::size_t, 8> of{}; ///< words by class
    std::vector<WeighedWord> words;
    std::uint32_t kinds = 0; ///< bits of kinds of institution
    std::size_t count = 0;
    std::size_t operator[](WordClass kind) const { return of[static_cast<std::size_t>(kind)]; }
};

enum KindBit : std::uint32_t {
    part_kind = 1U << 0U,  ///< institute, department, centre: a part of something
    other_body = 1U << 1U, ///< hospital, foundation, museum: a body beside its namesake
    light_kind = 1U << 2U, ///< group, society, organisation: says little
    university = 1U << 3U, ///< besides other_body
    applied = 1U << 4U     ///< university of applied sciences, besides other_body
};

std::uint32_t kind_bits(std::string_view key) {
    constexpr std::array<std::string_view, 8> kParts{"kind:inst", "kind:centre", "kind:department", "kind:faculty",
                                                     "kind:lab",  "kind:school", "kind:office",     "kind:project"};
    constexpr std::array<std::string_view, 8> kLight{"kind:company",    "kind:organisation", "kind:society",
                                                     "kind:cluster",    "kind:network",      "kind:platform",
                                                     "kind:initiative", "kind:competence"};
    if (std::find(kParts.begin(), kParts.end(), key) != kParts.end())
        return KindBit::part_kind;
    if (std::find(kLight.begin(), kLight.end(), key) != kLight.end())
        return KindBit::light_kind;
    return KindBit::other_body | (key == "kind:uni" ? KindBit::university : 0U) |
           (key == "kind:hs" ? KindBit::applied : 0U);
}

Leftover leftover(const std::vector<WeighedWord>& words, const std::vector<std::uint8_t>& used,
                  const NameVocabulary& vocabulary) {
    Leftover left;
    for (std::size_t i = 0; i < words.size(); ++i) {
        bool said = false; // "Landkreis Enzkreis" says nothing that "Enzkreis" does not
        for (std::size_t k = 0; k < words.size(); ++k)
            said = said || (used[k] != 0 && words[k].key == words[i].key);
        if (said)
            continue;
        ++left.of[static_cast<std::size_t>(words[i].kind)];
        ++left.count;
        left.weight += vocabulary.weight(words[i].key);
        left.words.push_back(words[i]);
        if (words[i].kind == WordClass::kind)
            left.kinds |= kind_bits(vocabulary.text(words[i].key));
    }
    return left;
}

/// Just listed, where nothing else speaks against a pair.
constexpr double kPerhapsItsEnglishName = 0.52;

/// What tells institutions apart although most words are the same.
double contradictions(const Leftover& a, const Leftover& b, double score, std::uint32_t& found) {
    const auto either = [&](WordClass kind) { return a[kind] + b[kind] > 0; };
    const auto both = [&](WordClass kind) { return a[kind] > 0 && b[kind] > 0; };
    if (either(WordClass::number)) {
        found |= Found::other_number;
        score = std::min(score, both(WordClass::number) ? 0.45 : 0.7);
    }
    if (either(WordClass::direction)) {
        found |= Found::other_place;
        score = std::min(score, both(WordClass::direction) ? 0.4 : 0.65);
    }
    if (both(WordClass::place)) {
        found |= Found::other_place;
        score = std::min(score, 0.45);
    }
    constexpr std::uint32_t kHeavy = KindBit::part_kind | KindBit::other_body;
    const auto crossed = [&](std::uint32_t x, std::uint32_t y) {
        return (a.kinds & x) != 0 && (b.kinds & y) != 0 && ((a.kinds | b.kinds) & KindBit::part_kind) == 0;
    };
    if (crossed(KindBit::university, KindBit::applied) || crossed(KindBit::applied, KindBit::university)) {
        found |= Found::other_kind; // Hochschule Aalen goes by Aalen University: two bodies, or a short English name
        score = std::min(score, kPerhapsItsEnglishName);
    } else if ((a.kinds & kHeavy) != 0 && (b.kinds & kHeavy) != 0) {
        found |= Found::other_kind;
        score = std::min(score, 0.45);
    } else if (((a.kinds | b.kinds) & KindBit::other_body) != 0) {
        found |= Found::other_kind;
        score = std::min(score, 0.6);
    } else if (((a.kinds | b.kinds) & KindBit::part_kind) != 0) {
        found |= Found::part_word;
        score = std::min(score, 0.7);
    }
    const auto own = [](const Leftover& left) { return left[WordClass::plain] + left[WordClass::field] > 0; };
    if (own(a) && own(b)) {
        found |= Found::own_words;
        score *= 0.8;
    }
    return score;
}

void compare_legal(const WeighedForm& a, const WeighedForm& b, Likeness& result) {
    if (a.legal.empty() != b.legal.empty())
        result.found |= Found::no_legal;
    if (a.legal.empty() || b.legal.empty())
        return;
    const bool shared = std::any_of(a.legal.begin(), a.legal.end(), [&](std::uint32_t form) {
        return std::find(b.legal.begin(), b.legal.end(), form) != b.legal.end();
    });
    if (shared)
        return;
    result.found |= Found::other_legal;
    result.score *= 0.93;
}

} // namespace

std::uint32_t NameVocabulary::number(const std::string& text, WordClass kind) {
    const auto [number, added] = texts_.insert(text);
    if (added) {
        kinds_.push_back(kind);
        frequencies_.push_back(0);
    }
    return number;
}

WeighedForm NameVocabulary::add(const NameForm& form) {
    WeighedForm made;
    made.part = form.part;
    for (const NameWord& word : form.words)
        made.words.push_back(
            {number(word.key, word.kind), number(word.raw, WordClass::plain), word.kind, word.abbreviated});
    for (const std::string& legal : form.legal)
        made.legal.push_back(number("legal:" + legal, WordClass::legal));
    for (const std::string& acronym : form.acronyms)
        made.acronyms.push_back(number("initials:" + acronym, WordClass::filler));
    return made;
}

void NameVocabulary::count(const std::vector<std::uint32_t>& words) {
    for (const std::uint32_t word : words)
        ++frequencies_[word];
}

void NameVocabulary::weigh(std::size_t organisations) {
    const double n = static_cast<double>(organisations) + 1000;
    weights_.resize(texts_.size());
    for (std::uint32_t i = 0; i < weights_.size(); ++i) {
        const double prior = prior_of(kinds_[i], texts_.text(i).size());
        weights_[i] = std::max(0.1, std::log(n / std::max(1.0, frequencies_[i] + prior)));
    }
    rare_ = std::log(n / 2);
}

Likeness likeness(const WeighedForm& a, const WeighedForm& b, const NameVocabulary& vocabulary) {
    Comparison c(a, b, vocabulary);
    c.match_equal();
    c.match_joined();
    c.match_abbreviations();
    c.match_misspelt();
    c.match_all_joined();
    const Leftover left_a = leftover(c.a_, c.used_a_, vocabulary);
    const Leftover left_b = leftover(c.b_, c.used_b_, vocabulary);
    Likeness result;
    result.shared = c.shared;
    result.rare = c.rare;
    result.found = c.found;
    result.left_a = left_a.words;
    result.left_b = left_b.words;
    if (c.shared == 0)
        return result;
    result.score = c.shared / (c.shared + c.lost + (left_a.weight + left_b.weight) / 2);
    if (left_a.count + left_b.count == 0)
        result.found |= Found::same_words;
    else if (left_a.count == 0 || left_b.count == 0)
        result.found |= Found::contained;
    result.score = contradictions(left_a, left_b, result.score, result.found);
    compare_legal(a, b, result);
    if (a.part == NamePart::piece || b.part == NamePart::piece) {
        result.found |= Found::piece;
        result.score *= 0.97;
    }
    return result;
}

} // namespace clusterbridge
