#include "report/page.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <map>

namespace clusterbridge {
namespace {

constexpr std::size_t kMessages = 20;

void write_files(Page& page) {
    page.heading3("h_files");
    page.paragraph(page.say("accounting"));
    std::vector<std::vector<Markup>> rows;
    std::uint64_t sum[5] = {};
    const auto line = [&](const Markup& name, std::string_view kind, const std::uint64_t(&n)[5]) {
        std::vector<Markup> row{name, escaped(kind)};
        for (const std::uint64_t x : n)
            row.push_back(escaped(page.number(x)));
        rows.push_back(std::move(row));
    };
    for (const InputFile& f : page.network.files) {
        const std::uint64_t n[5] = {f.rows_read, f.rows_used, f.rows_merged, f.rows_rejected, f.rows_skipped};
        for (std::size_t i = 0; i < 5; ++i)
            sum[i] += n[i];
        line(escaped(f.name), page.say("kind_" + std::string(key_of(f.kind))), n);
    }
    if (page.network.files.size() > 1)
        line(escaped(page.say("all_files")), "", sum);
    std::vector<ColumnHead> heads{{std::string(page.say("file")), false}, {std::string(page.say("kind")), false}};
    for (const char* key : {"rows_read", "rows_used", "rows_merged", "rows_rejected", "rows_skipped"})
        heads.push_back({std::string(page.say(key)), true});
    page.table(page.say("c_files"), heads, rows);
    std::vector<std::string> unknown;
    for (const InputFile& f : page.network.files)
        if (f.kind == TableKind::unknown)
            unknown.push_back(f.name);
    if (!unknown.empty())
        page.paragraph(page.say("not_recognised", {{"names", listed(unknown, page.language)}}));
    if (sum[3] > 0)
        page.paragraph(page.markup("rejected_file", {{"file", page.file("tables/rejected.csv")}}));
}

std::string place_of(const Diagnostic& d) {
    return d.line > 0 ? d.file + ":" + std::to_string(d.line) : d.file;
}

void write_messages(Page& page) {
    page.heading3("h_messages");
    std::vector<const Diagnostic*> all;
    if (page.model.diagnostics != nullptr)
        for (const Diagnostic& d : page.model.diagnostics->all())
            all.push_back(&d);
    if (all.empty())
        return page.paragraph(page.say("messages_none"));
    std::stable_sort(all.begin(), all.end(),
                     [](const Diagnostic* a, const Diagnostic* b) { return a->severity > b->severity; });
    const std::size_t n = all.size();
    all.resize(std::min(n, kMessages));
    std::vector<std::vector<Markup>> rows;
    for (const Diagnostic* d : all)
        rows.push_back({escaped(place_of(*d)), escaped(page.say(severity_name(d->severity))),
                        escaped(d->message.in(page.language))});
    page.table(page.say("c_messages"),
               {{std::string(page.say("where")), false},
                {std::string(page.say("severity")), false},
                {std::string(page.say("message")), false}},
               rows);
    if (n > all.size())
        page.paragraph(page.markup("messages_more", {{"n", escaped(page.number(all.size()))},
                                                     {"all", escaped(page.number(n))},
                                                     {"file", page.file("run.json")}}),
                       "aside");
}

std::string confidence_label(const Page& page, const std::string& word) {
    if (word.empty())
        return std::string(page.say("not_given"));
    for (const char* known : {"stated", "inferred", "memory"})
        if (equal_ignoring_ascii_case(word, known))
            return std::string(page.say(known));
    return word;
}

void write_confidence(Page& page) {
    const Network& network = page.network;
    std::map<std::string, std::size_t> counts;
    for (const TieRow& tie : network.ties)
        ++counts[network.text(tie.confidence)];
    if (network.ties.empty())
        return;
    page.heading3("h_confidence");
    if (counts.size() == 1 && counts.begin()->first.empty())
        return page.paragraph(page.say("confidence_none"));
    std::vector<std::pair<std::size_t, std::string>> order;
    for (const auto& [word, n] : counts)
        order.emplace_back(n, word);
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::vector<Markup>> rows;
    for (const auto& [n, word] : order)
        rows.push_back({escaped(confidence_label(page, word)), escaped(page.number(n)),
                        escaped(page.percent(static_cast<double>(n) / static_cast<double>(network.ties.size())))});
    page.table(page.say("c_confidence"),
               {{std::string(page.say("support")), false},
                {std::string(page.say("rows")), true},
                {std::string(page.say("share")), true}},
               rows);
}

void write_dates(Page& page) {
    const Network& network = page.network;
    const std::size_t all = network.ties.size() + network.projects.size();
    if (all == 0)
        return;
    const auto undated = static_cast<std::size_t>(
        std::count_if(network.ties.begin(), network.ties.end(), [](const TieRow& t) { return !t.since; }) +
        std::count_if(network.projects.begin(), network.projects.end(), [](const Project& p) { return !p.start; }));
    if (undated == all)
        page.paragraph(page.say("undated_all"));
}

std::string sentence_case(const std::string& text) {
    std::string sentence = text + (text.ends_with('.') ? "" : "."); // a name such as "Forum e.V." brings its own
    if (sentence.front() >= 'a' && sentence.front() <= 'z')
        sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
    return sentence;
}

/// The same doubts as `check` lists, with what each means.
void write_doubts(Page& page) {
    if (page.model.doubts.empty())
        return;
    page.heading3("h_doubts");
    std::vector<std::vector<Markup>> rows;
    for (const Doubt& doubt : page.model.doubts)
        rows.push_back({escaped(sentence_case(doubt.what.in(page.language))),
                        escaped(sentence_case(doubt.meaning.in(page.language)))});
    page.table(page.say("c_doubts"),
               {{std::string(page.say("doubt")), false}, {std::string(page.say("doubt_means")), false}}, rows);
}

} // namespace

void write_data_quality(Page& page) {
    page.section("data", "h_data");
    write_files(page);
    write_messages(page);
    write_doubts(page);
    write_confidence(page);
    write_dates(page);
    page.heading3("h_missing");
    page.paragraph(page.say("missing_text"));
    page.end_section();
}

} // namespace clusterbridge
