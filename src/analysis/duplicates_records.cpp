#include "analysis/duplicates_records.hpp"

#include "base/parallel.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace clusterbridge {
namespace {

constexpr std::size_t kMostFormsOfAll = 24;
constexpr std::size_t kBlock = 512; // organisations

struct ReadNames {
    std::vector<NameForm> forms;
    std::vector<std::string> city, regions;
    std::string country;
    std::vector<std::string> identifiers;
};

bool is_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The kind of identifier that a column holds; empty where it holds none.
std::string identifier_kind(const std::string& header) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 22> kKinds{{{"pic", "pic"},
                                                                                    {"picnumber", "pic"},
                                                                                    {"teilnehmerkennung", "pic"},
                                                                                    {"vat", "vat"},
                                                                                    {"vatnumber", "vat"},
                                                                                    {"vatid", "vat"},
                                                                                    {"ustid", "vat"},
                                                                                    {"ustidnr", "vat"},
                                                                                    {"umsatzsteuerid", "vat"},
                                                                                    {"taxnumber", "vat"},
                                                                                    {"steuernummer", "vat"},
                                                                                    {"ror", "ror"},
                                                                                    {"rorid", "ror"},
                                                                                    {"lei", "lei"},
                                                                                    {"isni", "isni"},
                                                                                    {"grid", "grid"},
                                                                                    {"gridid", "grid"},
                                                                                    {"wikidata", "wikidata"},
                                                                                    {"wikidataid", "wikidata"},
                                                                                    {"duns", "duns"},
                                                                                    {"handelsregister", "register"},
                                                                                    {"registernumber", "register"}}};
    const std::string plain = plain_letters(header);
    for (const auto& [name, kind] : kKinds)
        if (plain == plain_letters(name))
            return std::string(kind);
    return {};
}

void sort_distinct(auto& items) {
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
}

ReadNames read_names(const Network& network, const Organisation& o, const NameReader& reader, bool use_identifiers) {
    ReadNames read;
    const auto add = [&](const std::string& name) {
        if (is_number(name))
            return;
        for (NameForm& form : reader.read(name))
            if (read.forms.size() < kMostFormsOfAll &&
                std::find(read.forms.begin(), read.forms.end(), form) == read.forms.end())
                read.forms.push_back(std::move(form));
    };
    add(o.name());
    for (const std::string& alias : o.aliases())
        add(alias);
    read.city = reader.place(network.text(o.city()));
    read.country = reader.country(network.text(o.country()));
    read.regions = reader.place(network.text(o.region()) + " " + network.text(o.country()));
    read.regions.push_back("place:" + read.country);
    sort_distinct(read.regions);
    if (!use_identifiers)
        return read;
    if (o.id.size() == 9 && is_number(o.id))
        read.identifiers.push_back("pic:" + o.id);
    for (const auto& [header, value] : o.extra())
        if (const std::string kind = identifier_kind(network.text(header)); !kind.empty())
            if (const std::string plain = plain_letters(network.text(value)); plain.size() >= 5)
                read.identifiers.push_back(kind + ":" + plain);
    sort_distinct(read.identifiers);
    return read;
}

/// Which kinds of body a name says it is. A Technische Hochschule is a technical university or, more often today, a
/// university of applied sciences.
std::uint32_t bodies_of(const NameForm& form) {
    std::uint32_t bodies = 0;
    bool technical = false;
    for (const NameWord& word : form.words) {
        if (word.key == "kind:hospital")
            return DuplicateRecord::hospital;
        if (word.key == "kind:hs")
            bodies |= DuplicateRecord::applied;
        else if (word.key == "kind:uni" && (word.raw == "th" || word.raw == "technischehochschule"))
            bodies |= DuplicateRecord::applied | DuplicateRecord::technical;
        else if (word.key == "kind:uni")
            bodies |= DuplicateRecord::university;
        technical = technical || word.key == "field:tech";
    }
    if ((bodies & DuplicateRecord::applied) != 0) // Technische Hochschule Ulm, Ulm University of Applied Sciences
        return bodies & ~DuplicateRecord::university;
    return bodies != 0 && technical ? DuplicateRecord::technical : bodies;
}

std::vector<std::uint32_t> numbers_of(const std::vector<std::string>& words, NameVocabulary& vocabulary) {
    NameForm form;
    for (const std::string& word : words)
        form.words.push_back({word, word, word.starts_with("place:") ? WordClass::place : WordClass::plain, false});
    std::vector<std::uint32_t> numbers;
    for (const WeighedWord& word : vocabulary.add(form).words)
        numbers.push_back(word.key);
    sort_distinct(numbers);
    return numbers;
}

} // namespace

DuplicateRecords duplicate_records(const Network& network, bool use_identifiers, const RunControl& run) {
    const NameReader reader;
    std::vector<ReadNames> read(network.size());
    const std::size_t blocks = (network.size() + kBlock - 1) / kBlock;
    for_blocks(
        blocks, run, [] { return 0; },
        [&](std::size_t block, int&) {
            const auto range = block_range(block, blocks, network.size());
            for (std::size_t i = range.first; i < range.last; ++i)
                read[i] = read_names(network, network.organisations[node(i)], reader, use_identifiers);
        });
    DuplicateRecords records;
    records.of = NodeColumn<DuplicateRecord>(network.size());
    for (std::size_t i = 0; i < network.size(); ++i) {
        DuplicateRecord& record = records.of[node(i)];
        std::vector<std::uint32_t> words;
        for (const NameForm& form : read[i].forms) {
            record.bodies |= form.part == NamePart::whole ? bodies_of(form) : 0U;
            record.forms.push_back(records.vocabulary.add(form));
            for (const WeighedWord& word : record.forms.back().words) {
                words.push_back(word.key);
                words.push_back(word.raw);
            }
            const auto& acronyms = record.forms.back().acronyms;
            words.insert(words.end(), acronyms.begin(), acronyms.end());
            ++records.names;
        }
        record.city = numbers_of(read[i].city, records.vocabulary);
        record.regions = numbers_of(read[i].regions, records.vocabulary);
        record.country = std::move(read[i].country);
        record.identifiers = std::move(read[i].identifiers);
        sort_distinct(words);
        records.vocabulary.count(words);
        read[i] = {};
    }
    records.vocabulary.weigh(network.size());
    return records;
}

} // namespace clusterbridge
