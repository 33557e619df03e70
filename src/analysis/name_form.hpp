#pragma once
#include "analysis/name_tables.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Names of organisations as comparable words.
namespace clusterbridge {

struct NameWord {
    std::string key; ///< "kind:uni", "place:munchen", or the normalised word itself
    std::string raw; ///< the word as written, normalised ("universitat")
    WordClass kind = WordClass::plain;
    bool abbreviated = false; ///< a full stop followed it
    friend bool operator==(const NameWord&, const NameWord&) = default;
};

enum class NamePart : std::uint8_t {
    whole, ///< a name or alias without what stands in brackets
    piece  ///< what stands in brackets, or on one side of a dash or slash
};

struct NameForm {
    std::vector<NameWord> words;    ///< significant words in order
    std::vector<std::string> legal; ///< keys of legal forms, sorted, distinct
    /// What its initials may spell, distinct, ASCII: of all words and the parts of compounds ("bmbf") first, then of
    /// the words as written ("kis" of Kompetenzzentrum Informatik Saarland), without a first word for a kind of
    /// institution, without places at the end. Written as words are: "foe" is "fo".
    std::vector<std::string> acronyms;
    NamePart part = NamePart::whole;
    friend bool operator==(const NameForm&, const NameForm&) = default;
};

/// ASCII letters and digits in lower case: accents dropped, ß ss, and ä, ae and a alike (so ö, ü), whatever was
/// written.
std::string plain_letters(std::string_view text);

/// Reads names with the tables of analysis/name_tables.hpp. Immutable and safe to share between threads.
class NameReader {
  public:
    NameReader();
    /// The forms of a name: the whole, then its pieces; words of one form that are the name's own. At most 48 words and
    /// 6 forms count. A name of nothing but legal forms and articles keeps them as words; one without letters or digits
    /// has no form.
    std::vector<NameForm> read(std::string_view name) const;
    /// Words of a place ("Bruxelles / Brussel", "75 PARIS CEDEX 07"), sorted, distinct, without numbers.
    std::vector<std::string> place(std::string_view name) const;
    /// The two-letter code of a country, however it is spelt; lower case; the normalised text where it is unknown.
    std::string country(std::string_view text) const;

  private:
    struct Token {
        std::string text;
        bool dot = false, joint = false; ///< joint: "&" or "+" stood before it
    };
    struct Phrase {
        std::vector<std::string> words;
        std::vector<std::string> keys;
        WordClass kind = WordClass::plain; ///< `legal`, or plain for everything else
    };
    void add(const std::vector<WordGroup>& groups, bool legal);
    const Phrase* phrase_at(const std::vector<Token>& tokens, std::size_t at, bool legal) const;
    NameForm form(std::string_view text, NamePart part) const;
    /// Adds the words of a token; returns their initials, one for each part of a compound.
    std::string add_words(const Token& token, NameForm& into) const;
    bool split_compound(const Token& token, NameForm& into, std::string& initials) const;
    static std::vector<Token> tokens(std::string_view text);

    std::map<std::string, std::vector<Phrase>> phrases_; // by first word, longest first
    std::set<std::string> fillers_;
    std::vector<std::string> ends_; // longest first
};

} // namespace clusterbridge
