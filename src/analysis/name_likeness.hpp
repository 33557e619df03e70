#pragma once
#include "analysis/name_form.hpp"
#include "graph/text_index.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// How alike two names are, word by word.
namespace clusterbridge {

/// A word of a name by number: numbers are those of a `NameVocabulary`.
struct WeighedWord {
    std::uint32_t key = 0; ///< equal for words that mean the same
    std::uint32_t raw = 0; ///< equal for words that are written the same
    WordClass kind = WordClass::plain;
    bool abbreviated = false;
};

struct WeighedForm {
    std::vector<WeighedWord> words;
    std::vector<std::uint32_t> legal;
    std::vector<std::uint32_t> acronyms; ///< what its initials may spell, as words; the first of all words and parts
    NamePart part = NamePart::whole;
};

/// All words of all names, numbered, with the number of organisations that have each.
class NameVocabulary {
  public:
    /// The form by numbers; new words are added.
    WeighedForm add(const NameForm& form);
    /// One organisation has these words (distinct numbers).
    void count(const std::vector<std::uint32_t>& words);
    /// After the last word: weights = ln((n + 1000) / (organisations with the word + a prior)). The prior stands for
    /// what is known beforehand: words for kinds of institution are common in any data, however small.
    void weigh(std::size_t organisations);

    double weight(std::uint32_t word) const { return weights_[word]; }
    std::uint32_t frequency(std::uint32_t word) const { return frequencies_[word]; }
    const std::string& text(std::uint32_t word) const { return texts_.text(word); }
    std::size_t size() const { return texts_.size(); }
    std::uint32_t find(std::string_view text) const { return texts_.find(text); }
    double rare() const { return rare_; } ///< weight of a word that two organisations have

  private:
    std::uint32_t number(const std::string& text, WordClass kind);

    TextIndex texts_;
    std::vector<std::uint32_t> frequencies_;
    std::vector<WordClass> kinds_;
    std::vector<double> weights_;
    double rare_ = 0;
};

/// What two forms have in common and what not. Bits of `found` feed the reasons.
struct Likeness {
    enum Found : std::uint32_t {
        same_words = 1U << 0U,  ///< all words match one to one
        other_order = 1U << 1U, ///< in another order
        translated = 1U << 2U,  ///< some are other spellings or languages of one word
        abbreviated = 1U << 3U, ///< some are abbreviations
        misspelt = 1U << 4U,    ///< one or two letters differ
        joined = 1U << 5U,      ///< written as one word or as two
        other_legal = 1U << 6U, ///< two different legal forms
        no_legal = 1U << 7U,    ///< one has a legal form
        initials = 1U << 8U,    ///< one is the initials of the other
        contained = 1U << 9U,   ///< one is the other with further words
        part_word = 1U << 10U,  ///< those are words for a part: institute, department
        other_kind = 1U << 11U, ///< different kinds of institution
        other_number = 1U << 12U,
        other_place = 1U << 13U,
        piece = 1U << 14U,    ///< one side is what stood in brackets or beside a dash
        own_words = 1U << 15U ///< both have words of their own
    };
    double score = 0;                        ///< in [0, 1]
    double shared = 0;                       ///< weight of the words they share
    bool rare = false;                       ///< they share a word that only few have
    std::uint32_t found = 0;                 ///< bits
    std::vector<WeighedWord> left_a, left_b; ///< words without a partner, in order
};

/// Compares two forms: words that mean the same match, then abbreviations, words written together or apart, single
/// typing errors (Damerau 1964) in words of five letters or more; the score is the weight of what matches over the mean
/// weight of both (a Dice coefficient over weighed words, near to soft TF-IDF). What tells institutions apart lowers
/// it: other numbers, directions, kinds or places, words for parts. O(words of a * words of b).
Likeness likeness(const WeighedForm& a, const WeighedForm& b, const NameVocabulary& vocabulary);

} // namespace clusterbridge
