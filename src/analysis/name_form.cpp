#include "analysis/name_form.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace clusterbridge {
namespace {

constexpr std::size_t kMostWords = 48;
constexpr std::size_t kMostForms = 6;
constexpr std::size_t kShortestAcronym = 3;
constexpr std::size_t kLongestAcronym = 8;
constexpr std::size_t kMostBytes = 1000; // of a name; what follows is no name any more

bool is_word_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The digits of a short Roman numeral; single letters are letters.
std::string roman(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kNumerals{{{"ii", "2"},
                                                                                       {"iii", "3"},
                                                                                       {"iv", "4"},
                                                                                       {"vi", "6"},
                                                                                       {"vii", "7"},
                                                                                       {"viii", "8"},
                                                                                       {"ix", "9"},
                                                                                       {"xi", "11"},
                                                                                       {"xii", "12"},
                                                                                       {"xiii", "13"}}};
    for (const auto& [letters, digits] : kNumerals)
        if (text == letters)
            return std::string(digits);
    return {};
}

/// ae, oe and ue as a, o and u, so that ä = ae = a.
std::string without_digraphs(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        out += text[i];
        if (i + 1 < text.size() && text[i + 1] == 'e' && (text[i] == 'a' || text[i] == 'o' || text[i] == 'u'))
            ++i;
    }
    return out;
}

WordClass class_of(std::string_view key) {
    constexpr std::array<std::pair<std::string_view, WordClass>, 5> kClasses{{{"kind:", WordClass::kind},
                                                                              {"field:", WordClass::field},
                                                                              {"place:", WordClass::place},
                                                                              {"direction:", WordClass::direction},
                                                                              {"number:", WordClass::number}}};
    for (const auto& [prefix, kind] : kClasses)
        if (key.starts_with(prefix))
            return kind;
    return WordClass::plain;
}

std::string_view shortened(std::string_view text) {
    if (text.size() <= kMostBytes)
        return text;
    std::size_t end = kMostBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end);
}

/// Text outside brackets, and what stood in each pair of them.
std::pair<std::string, std::vector<std::string>> without_brackets(std::string_view text) {
    std::string outside;
    std::vector<std::string> inside;
    std::size_t depth = 0;
    for (const char c : text) {
        if (c == '(' || c == '[') {
            if (depth++ == 0)
                inside.emplace_back();
            outside += ' ';
        } else if ((c == ')' || c == ']') && depth > 0) {
            --depth;
        } else if (depth > 0) {
            inside.back() += c;
        } else {
            outside += c;
        }
    }
    if (depth > 0) // an open bracket that nothing closes cuts nothing off
        return {std::string(text), {}};
    return {outside, inside};
}

/// Sides of dashes with blanks around them, slashes and colons with a blank.
std::vector<std::string> sides_of(std::string_view text) {
    std::vector<std::string> sides(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::size_t cut = 0;
        for (const std::string_view mark : {" - ", " / ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", ": ", "; ", " | "})
            if (text.substr(i).starts_with(mark))
                cut = mark.size();
        if (cut == 0) {
            sides.back() += text[i];
            continue;
        }
        sides.emplace_back();
        i += cut - 1;
    }
    return sides;
}

/// A word as it stands in a name: the initials of its parts, and what it is.
struct WrittenWord {
    std::string initials;
    WordClass kind = WordClass::plain;
};

/// What the initials of a name may spell; see `NameForm::acronyms`.
std::vector<std::string> acronyms_of(const std::vector<WrittenWord>& words) {
    std::vector<std::string> acronyms;
    const auto add = [&](std::size_t first, std::size_t last, bool parts) {
        std::string letters;
        for (std::size_t i = first; i < last; ++i)
            letters += parts ? words[i].initials : words[i].initials.substr(0, 1);
        if (last - first < 2 || letters.size() < kShortestAcronym || letters.size() > kLongestAcronym)
            return;
        letters = without_digraphs(letters);
        if (std::find(acronyms.begin(), acronyms.end(), letters) == acronyms.end())
            acronyms.push_back(std::move(letters));
    };
    const std::size_t first = !words.empty() && words.front().kind == WordClass::kind ? 1 : 0;
    std::size_t last = words.size();
    while (last > 0 && words[last - 1].kind == WordClass::place)
        --last;
    for (const auto& [from, to] :
         {std::pair(std::size_t{0}, words.size()), {std::size_t{0}, last}, {first, words.size()}})
        if (from < to)
            for (const bool parts : {true, false})
                add(from, to, parts);
    return acronyms;
}

/// Whether a piece could be a name: it has a word of its own, of three letters or more.
bool says_more(const NameForm& piece) {
    return std::any_of(piece.words.begin(), piece.words.end(),
                       [](const NameWord& word) { return word.kind == WordClass::plain && word.raw.size() >= 3; });
}

} // namespace

std::string plain_letters(std::string_view text) {
    std::string out = without_digraphs(fold_to_ascii(shortened(text)));
    std::erase_if(out, [](char c) { return !is_word_letter(c); });
    return out;
}

std::vector<NameReader::Token> NameReader::tokens(std::string_view text) {
    const std::string letters = without_digraphs(fold_to_ascii(shortened(text)));
    std::vector<Token> raw;
    bool inside = false;
    bool joint = false;
    for (const char c : letters) {
        if (is_word_letter(c)) {
            if (!inside)
                raw.push_back({{}, false, joint});
            raw.back().text += c;
            inside = true;
            joint = false;
            continue;
        }
        if (inside && c == '.')
            raw.back().dot = true;
        joint = joint || c == '&' || c == '+';
        inside = false;
    }
    // letters that stand alone beside each other are one abbreviation: e. V., S.p.A.
    std::vector<Token> joined;
    bool open = false;
    for (Token& token : raw) {
        const bool letter = token.text.size() == 1 && !is_number(token.text);
        if (letter && open && !token.joint)
            joined.back().text += token.text;
        else
            joined.push_back(std::move(token));
        open = letter;
        if (joined.size() == kMostWords)
            break;
    }
    return joined;
}

void NameReader::add(const std::vector<WordGroup>& groups, bool legal) {
    for (const WordGroup& group : groups) {
        Phrase phrase;
        phrase.kind = legal ? WordClass::legal : WordClass::plain;
        if (legal)
            phrase.keys.emplace_back(group.key);
        else
            phrase.keys = split_list(group.key, " ");
        for (const std::string& words : split_list(group.words, ",")) {
            phrase.words.clear();
            for (const Token& token : tokens(words))
                if (!fillers_.contains(token.text) || legal)
                    phrase.words.push_back(token.text);
            if (group.key == "field:common") // common words, each with a meaning of its own
                phrase.keys = {"field:" + words};
            if (!phrase.words.empty())
                phrases_[phrase.words.front()].push_back(phrase);
        }
    }
}

NameReader::NameReader() {
    for (const std::string& word : split_list(filler_words(), ","))
        for (const Token& token : tokens(word))
            fillers_.insert(token.text);
    add(known_bodies(), false);
    add(word_groups(), false);
    add(place_groups(), false);
    add(legal_forms(), true);
    for (auto& [first, list] : phrases_)
        std::stable_sort(list.begin(), list.end(),
                         [](const Phrase& a, const Phrase& b) { return a.words.size() > b.words.size(); });
    for (const std::string& end : split_list(compound_ends(), ","))
        ends_.push_back(plain_letters(end));
    std::sort(ends_.begin(), ends_.end(), [](const std::string& a, const std::string& b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
}

const NameReader::Phrase* NameReader::phrase_at(const std::vector<Token>& tokens, std::size_t at, bool legal) const {
    const auto found = phrases_.find(tokens[at].text);
    if (found == phrases_.end())
        return nullptr;
    for (const Phrase& phrase : found->second) {
        if ((phrase.kind == WordClass::legal) != legal || phrase.words.size() > tokens.size() - at)
            continue;
        bool fits = true;
        for (std::size_t i = 1; i < phrase.words.size() && fits; ++i)
            fits = tokens[at + i].text == phrase.words[i];
        if (fits)
            return &phrase;
    }
    return nullptr;
}

bool NameReader::split_compound(const Token& token, NameForm& into, std::string& initials) const {
    for (const std::string& end : ends_) {
        if (token.text.size() < end.size() + 3 || !token.text.ends_with(end))
            continue;
        Token stem{token.text.substr(0, token.text.size() - end.size()), false, false};
        if (!phrases_.contains(stem.text) && stem.text.size() > 4 && stem.text.ends_with('s'))
            stem.text.pop_back(); // the s that joins: Forschungs-institut
        initials += add_words(stem, into);
        const std::size_t from = into.words.size();
        initials += add_words({end, false, false}, into);
        for (std::size_t i = from; i < into.words.size(); ++i)
            into.words[i].abbreviated = token.dot;
        return true;
    }
    return false;
}

std::string NameReader::add_words(const Token& token, NameForm& into) const {
    std::string first(1, token.text.front());
    if (const Phrase* phrase = phrase_at({token}, 0, false)) {
        for (const std::string& key : phrase->keys)
            into.words.push_back({key, token.text, class_of(key), false});
        return first;
    }
    const std::string number = is_number(token.text) ? token.text : roman(token.text);
    if (!number.empty()) {
        const auto start = std::min(number.find_first_not_of('0'), number.size() - 1);
        into.words.push_back({"number:" + number.substr(start), token.text, WordClass::number, false});
        return first;
    }
    if (std::string parts; split_compound(token, into, parts))
        return parts;
    into.words.push_back({token.text, token.text, WordClass::plain, token.dot});
    return first;
}

NameForm NameReader::form(std::string_view text, NamePart part) const {
    NameForm form;
    form.part = part;
    const auto all = tokens(text);
    std::vector<WrittenWord> written;
    std::vector<Token> bare; // without articles: phrases match across them
    for (std::size_t i = 0; i < all.size(); ++i)
        if (!fillers_.contains(all[i].text) || (i > 0 && phrase_at(all, i, true) != nullptr))
            bare.push_back(all[i]);
    for (std::size_t i = 0; i < bare.size();) {
        const Phrase* legal = phrase_at(bare, i, true);
        const Phrase* other = phrase_at(bare, i, false);
        if (legal != nullptr && (other == nullptr || legal->words.size() >= other->words.size())) {
            form.legal.push_back(legal->keys.front());
            i += legal->words.size();
        } else if (other != nullptr && other->words.size() > 1) {
            std::string raw;
            for (std::size_t k = 0; k < other->words.size(); ++k) {
                raw += bare[i + k].text;
                NameForm dropped; // for the initials of compounds
                written.push_back({add_words(bare[i + k], dropped), class_of(other->keys.front())});
            }
            for (const std::string& key : other->keys)
                form.words.push_back({key, raw, class_of(key), false});
            i += other->words.size();
        } else {
            const std::size_t from = form.words.size();
            std::string initials = add_words(bare[i], form);
            written.push_back({std::move(initials), form.words[from].kind});
            ++i;
        }
    }
    form.acronyms = acronyms_of(written);
    if (form.words.empty() && part == NamePart::whole)
        for (const Token& token : all)
            form.words.push_back({token.text, token.text, WordClass::plain, false});
    std::sort(form.legal.begin(), form.legal.end());
    form.legal.erase(std::unique(form.legal.begin(), form.legal.end()), form.legal.end());
    return form;
}

std::vector<NameForm> NameReader::read(std::string_view name) const {
    std::vector<NameForm> forms;
    const auto add_form = [&](std::string_view text, NamePart part) {
        if (forms.size() == kMostForms)
            return;
        NameForm made = form(text, part);
        const bool known =
            std::any_of(forms.begin(), forms.end(), [&](const NameForm& other) { return other.words == made.words; });
        if (!made.words.empty() && !known)
            forms.push_back(std::move(made));
    };
    auto [outside, inside] = without_brackets(shortened(name));
    // "(UK)" tells subsidiaries apart and belongs to the name; what says more is a name of its own
    for (std::string& text : inside)
        if (!says_more(form(text, NamePart::piece))) {
            outside += " " + text;
            text.clear();
        }
    add_form(outside, NamePart::whole);
    if (forms.empty())
        add_form(name, NamePart::whole);
    std::vector<std::string> pieces = sides_of(outside);
    if (pieces.size() == 1)
        pieces.clear();
    pieces.insert(pieces.end(), inside.begin(), inside.end());
    for (const std::string& text : pieces)
        if (says_more(form(text, NamePart::piece)))
            add_form(text, NamePart::piece);
    return forms;
}

std::vector<std::string> NameReader::place(std::string_view name) const {
    std::vector<std::string> words;
    for (const NameForm& form : read(name))
        for (const NameWord& word : form.words)
            if (word.kind != WordClass::number && word.raw != "cedex" && word.raw.size() > 1)
                words.push_back(word.key);
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

std::string NameReader::country(std::string_view text) const {
    const std::string word = plain_letters(text);
    if (word == "gb" || word == "el")
        return word == "gb" ? "uk" : "gr";
    if (word.size() <= 2)
        return word;
    const auto words = place(text);
    if (words.size() == 1 && words.front().starts_with("place:") && words.front().size() == 8)
        return words.front().substr(6);
    return word;
}

} // namespace clusterbridge
