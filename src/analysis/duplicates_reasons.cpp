#include "analysis/duplicates_records.hpp"
#include "base/wording.hpp"

#include <string>

namespace clusterbridge {
namespace {

std::vector<std::string> texts_of(const std::vector<WeighedWord>& words, const NameVocabulary& vocabulary) {
    std::vector<std::string> texts;
    for (const WeighedWord& word : words)
        texts.push_back(vocabulary.text(word.raw));
    return texts;
}

/// "“ipa”, “stuttgart”": at most four words.
Sentence quoted(const std::vector<WeighedWord>& words, const NameVocabulary& vocabulary) {
    Sentence text;
    std::size_t shown = 0;
    for (const std::string& word : texts_of(words, vocabulary)) {
        if (++shown > 4) {
            text.en += " …";
            text.de += " …";
            break;
        }
        text.en += (shown == 1 ? "" : ", ") + in_quotes(word, Language::en);
        text.de += (shown == 1 ? "" : ", ") + in_quotes(word, Language::de);
    }
    return text;
}

void name_reasons(const Likeness& names, const NameVocabulary& vocabulary, std::vector<Sentence>& reasons) {
    const auto has = [&](Likeness::Found bit) { return (names.found & bit) != 0; };
    if (has(Likeness::initials))
        reasons.push_back({"one name is made of the initials of the other",
                           "ein Name besteht aus den Anfangsbuchstaben des anderen"});
    else if (has(Likeness::same_words) && has(Likeness::other_order))
        reasons.push_back({"the same words in another order", "dieselben Wörter in anderer Folge"});
    else if (has(Likeness::same_words))
        reasons.push_back({"the same words", "dieselben Wörter"});
    else if (has(Likeness::contained)) {
        const auto& left = names.left_a.empty() ? names.left_b : names.left_a;
        const Sentence words = quoted(left, vocabulary);
        reasons.push_back(
            {"one name is the other with " + words.en, "ein Name ist der andere mit dem Zusatz " + words.de});
    } else
        reasons.push_back({"most of the telling words agree", "die meisten kennzeichnenden Wörter stimmen überein"});
    if (has(Likeness::translated))
        reasons.push_back({"a word in another language or spelling", "ein Wort in anderer Sprache oder Schreibweise"});
    if (has(Likeness::abbreviated))
        reasons.push_back({"a word is abbreviated", "ein Wort ist abgekürzt"});
    if (has(Likeness::misspelt))
        reasons.push_back({"a word differs by a letter or two", "ein Wort weicht um ein, zwei Buchstaben ab"});
    if (has(Likeness::joined))
        reasons.push_back({"written as one word and as two", "einmal zusammen, einmal getrennt geschrieben"});
    if (has(Likeness::piece))
        reasons.push_back({"agrees with the short name in brackets or beside a dash",
                           "stimmt mit dem Kurznamen in Klammern oder neben einem Strich überein"});
    if (has(Likeness::no_legal))
        reasons.push_back({"legal form left out", "Rechtsform weggelassen"});
}

void doubts_about_names(const Likeness& names, bool may_be_part, const NameVocabulary& vocabulary,
                        std::vector<Sentence>& reasons) {
    const auto has = [&](Likeness::Found bit) { return (names.found & bit) != 0; };
    if (has(Likeness::other_legal))
        reasons.push_back(
            {"two different legal forms speak against it", "zwei verschiedene Rechtsformen sprechen dagegen"});
    if (has(Likeness::other_number))
        reasons.push_back({"different numbers speak against it", "verschiedene Nummern sprechen dagegen"});
    if (has(Likeness::other_place))
        reasons.push_back(
            {"different places in the names speak against it", "verschiedene Orte in den Namen sprechen dagegen"});
    if (has(Likeness::other_kind))
        reasons.push_back(
            {"another kind of institution speaks against it", "eine andere Art von Einrichtung spricht dagegen"});
    if (has(Likeness::own_words)) {
        const Sentence a = quoted(names.left_a, vocabulary);
        const Sentence b = quoted(names.left_b, vocabulary);
        reasons.push_back({a.en + " and " + b.en + " differ", a.de + " und " + b.de + " unterscheiden sich"});
    }
    if (may_be_part)
        reasons.push_back({"perhaps one is a part of the other", "vielleicht ist eine ein Teil der anderen"});
}

} // namespace

std::vector<Sentence> duplicate_reasons(const Network& network, NodeId a, NodeId b, const DuplicateVerdict& verdict,
                                        const NameVocabulary& vocabulary) {
    std::vector<Sentence> reasons;
    if (verdict.identifiers == IdentifierEvidence::same)
        reasons.push_back({"the same identifier", "dieselbe Kennnummer"});
    if (verdict.identifiers == IdentifierEvidence::same_vat)
        reasons.push_back({"the same tax or register number", "dieselbe Steuer- oder Registernummer"});
    if (verdict.names.score > 0)
        name_reasons(verdict.names, vocabulary, reasons);
    const std::string& city = network.text(network.organisations[a].city());
    if (verdict.place == PlaceEvidence::same_city)
        reasons.push_back({"both in " + city, "beide in " + city});
    doubts_about_names(verdict.names, verdict.may_be_part, vocabulary, reasons);
    if (verdict.other_body && (verdict.names.found & Likeness::other_kind) == 0)
        reasons.push_back(
            {"another kind of institution speaks against it", "eine andere Art von Einrichtung spricht dagegen"});
    if (verdict.identifiers == IdentifierEvidence::different)
        reasons.push_back({"another identifier (PIC or the like) speaks against it",
                           "eine andere Kennnummer (PIC oder ähnliche) spricht dagegen"});
    if (verdict.place == PlaceEvidence::other_country)
        reasons.push_back({"another country speaks against it", "ein anderes Land spricht dagegen"});
    if (verdict.place == PlaceEvidence::other_city) {
        const std::string& other = network.text(network.organisations[b].city());
        reasons.push_back({city + " and " + other + " are two places", city + " und " + other + " sind zwei Orte"});
    }
    return reasons;
}

} // namespace clusterbridge
