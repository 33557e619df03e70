#include "analysis/duplicates_records.hpp"
#include "base/parallel.hpp"

#include <algorithm>
#include <string_view>

namespace clusterbridge {
namespace {

/// A key and who has it. Keys are hashes of our own, so that blocks are the same on every machine; two keys that fall
/// together only cost a comparison.
struct Keyed {
    std::uint64_t key;
    std::uint32_t organisation;
    friend auto operator<=>(const Keyed&, const Keyed&) = default;
};

enum class Family : std::uint8_t { word, word_in_city, word_pair, spelling, whole, initials, identifier };

std::uint64_t hash(Family family, std::string_view text, std::uint64_t more = 0) {
    std::uint64_t h = 0xCBF29CE484222325ULL ^ (static_cast<std::uint64_t>(family) + 1) * 0x9E3779B97F4A7C15ULL;
    for (const char c : text)
        h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL; // FNV-1a
    h ^= more * 0xBF58476D1CE4E5B9ULL;
    h ^= h >> 29U;
    return h * 0x94D049BB133111EBULL;
}

class Keys {
  public:
    Keys(const NameVocabulary& words, std::size_t most, std::vector<Keyed>& into)
        : words_(words), most_(most), into_(into) {}

    void of(std::uint32_t organisation, const DuplicateRecord& record) {
        organisation_ = organisation;
        for (const std::string& identifier : record.identifiers)
            add(hash(Family::identifier, identifier));
        for (const WeighedForm& form : record.forms)
            of(form, record);
    }

  private:
    void add(std::uint64_t key) { into_.push_back({key, organisation_}); }
    void of(const WeighedForm& form, const DuplicateRecord& record);
    void spellings(std::string_view word);
    void joined(const std::vector<WeighedWord>& words);

    const NameVocabulary& words_;
    std::size_t most_;
    std::vector<Keyed>& into_;
    std::uint32_t organisation_ = 0;
};

/// The word, and the word with each letter left out: two words that are one edit apart share one of them. Digits stay
/// (analysis/bounded_edits.hpp): names that are numbered through would all share keys.
void Keys::spellings(std::string_view word) {
    add(hash(Family::spelling, word));
    if (word.size() < 4 || word.size() > 24)
        return;
    std::string shorter;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if ((i > 0 && word[i] == word[i - 1]) || (word[i] >= '0' && word[i] <= '9'))
            continue;
        shorter.assign(word.substr(0, i));
        shorter += word.substr(i + 1);
        add(hash(Family::spelling, shorter));
    }
}

void Keys::joined(const std::vector<WeighedWord>& words) {
    std::string all;
    for (const WeighedWord& word : words)
        all += words_.text(word.raw);
    add(hash(Family::whole, all));
    if (words.size() == 1 || words.size() > 6)
        return;
    for (std::size_t i = 0; i + 1 < words.size(); ++i)
        add(hash(Family::spelling, words_.text(words[i].raw) + words_.text(words[i + 1].raw)));
    if (all.size() <= 24)
        spellings(all);
}

void Keys::of(const WeighedForm& form, const DuplicateRecord& record) {
    std::vector<WeighedWord> rarest = form.words;
    std::stable_sort(rarest.begin(), rarest.end(), [&](const WeighedWord& a, const WeighedWord& b) {
        const double x = words_.weight(a.key);
        const double y = words_.weight(b.key);
        return x != y ? x > y : words_.text(a.key) < words_.text(b.key);
    });
    if (rarest.size() > 5)
        rarest.resize(5);
    for (std::size_t i = 0; i < rarest.size(); ++i) {
        const std::string& text = words_.text(rarest[i].key);
        if (words_.frequency(rarest[i].key) <= most_)
            add(hash(Family::word, text));
        for (const std::uint32_t city : record.city)
            add(hash(Family::word_in_city, text, hash(Family::word, words_.text(city))));
        for (std::size_t k = i + 1; k < rarest.size(); ++k) {
            const std::uint64_t x = hash(Family::word, text);
            const std::uint64_t y = hash(Family::word, words_.text(rarest[k].key));
            add(hash(Family::word_pair, {}, std::min(x, y) ^ std::max(x, y) * 3));
        }
        if (i < 3 && (words_.frequency(rarest[i].raw) <= 4 || form.words.size() <= 2))
            spellings(words_.text(rarest[i].raw));
    }
    joined(form.words);
    for (const std::uint32_t acronym : form.acronyms)
        add(hash(Family::initials, std::string_view(words_.text(acronym)).substr(9)));
    for (const WeighedWord& word : form.words)
        if (const std::string& text = words_.text(word.raw);
            text.size() >= 2 && text.size() <= 8 && form.words.size() <= 2)
            add(hash(Family::initials, text));
}

} // namespace

std::vector<std::pair<NodeId, NodeId>> duplicate_candidates(const DuplicateRecords& records, std::size_t most,
                                                            const RunControl& run) {
    std::vector<Keyed> keys;
    Keys maker(records.vocabulary, most, keys);
    for (std::uint32_t i = 0; i < records.of.size(); ++i) {
        if (i % 1024 == 0)
            run.throw_if_stopped();
        maker.of(i, records.of[NodeId{i}]);
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    std::vector<std::uint64_t> pairs;
    for (std::size_t first = 0; first < keys.size();) {
        std::size_t last = first;
        while (last < keys.size() && keys[last].key == keys[first].key)
            ++last;
        if (last - first <= most)
            for (std::size_t i = first; i < last; ++i)
                for (std::size_t k = i + 1; k < last; ++k)
                    pairs.push_back(std::uint64_t{keys[i].organisation} << 32U | keys[k].organisation);
        first = last;
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    std::vector<std::pair<NodeId, NodeId>> found;
    found.reserve(pairs.size());
    for (const std::uint64_t pair : pairs)
        found.emplace_back(NodeId{static_cast<std::uint32_t>(pair >> 32U)}, NodeId{static_cast<std::uint32_t>(pair)});
    return found;
}

} // namespace clusterbridge
