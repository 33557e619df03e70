#include "report/evidence.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "report/relation_words.hpp"

#include <algorithm>
#include <array>

namespace clusterbridge {
namespace {

constexpr std::array<std::string_view, 34> kGerman{
    "der",  "die",   "das",  "und",   "ist",   "für",  "von", "zu",  "im",    "wird", "aus",      "ein",
    "eine", "auf",   "mit",  "zum",   "zur",   "des",  "dem", "den", "nach",  "über", "zwischen", "sich",
    "beim", "neuer", "neue", "neues", "jahre", "geht", "als", "wie", "einer", "am"};
constexpr std::array<std::string_view, 18> kEnglish{"the",  "of",   "and",  "for", "with",  "to",
                                                    "is",   "from", "by",   "on",  "wins",  "at",
                                                    "into", "as",   "join", "new", "story", "its"};

template <std::size_t N>
std::size_t hits(const std::vector<std::string>& words, const std::array<std::string_view, N>& of) {
    return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [&](const std::string& word) {
        return std::find(of.begin(), of.end(), word) != of.end();
    }));
}

std::string span_of_years(const std::optional<Date>& from, const std::optional<Date>& to, Language language) {
    const bool de = language == Language::de;
    if (from && to)
        return year_of(*from) == year_of(*to) ? std::to_string(year_of(*from))
                                              : std::to_string(year_of(*from)) + "–" + std::to_string(year_of(*to));
    if (from)
        return (de ? "seit " : "since ") + std::to_string(year_of(*from));
    if (to)
        return (de ? "bis " : "until ") + std::to_string(year_of(*to));
    return {};
}

Markup in_brackets(const Markup& text) {
    return text.html.empty() ? Markup{} : Markup{" (" + text.html + ")"};
}

Markup named(const Page& page, NodeId v, const std::set<NodeId>& linked) {
    return linked.contains(v) ? escaped(page.network.organisations[v].name()) : page.organisation(v);
}

Markup tie_sentence(const Page& page, const TieRow& tie, const std::set<NodeId>& linked) {
    const auto words = relation_words(page.network.text(tie.relation), page.language);
    Markup out{named(page, tie.source, linked).html + " " + escape_html(words.verb) + " " +
               named(page, tie.target, linked).html};
    out.html += in_brackets(escaped(span_of_years(tie.since, tie.until, page.language))).html;
    return out;
}

Markup participation_sentence(const Page& page, const Participation& p, const std::set<NodeId>& linked) {
    const Project& project = page.network.projects[p.project];
    const std::string& title = page.network.text(project.title);
    const std::string verb =
        page.language == Language::de ? " ist beteiligt am Projekt " : " takes part in the project ";
    Markup out{named(page, p.organisation, linked).html + escape_html(verb)};
    const std::string guessed = title.empty() ? "" : guessed_language(title);
    const std::string shown = title.empty() ? escape_html(project.id) : escape_html(in_quotes(title, page.language));
    out.html += guessed.empty() ? shown : "<span lang=\"" + guessed + "\">" + shown + "</span>";
    out.html += in_brackets(escaped(span_of_years(project.start, project.end, page.language))).html;
    return out;
}

} // namespace

RecordIndex::RecordIndex(const Network& network) {
    for (std::size_t i = 0; i < network.ties.size(); ++i)
        ties_.emplace(network.ties.row(i), static_cast<std::uint32_t>(i));
    for (std::size_t i = 0; i < network.participations.size(); ++i)
        participations_.emplace(network.participations[i].row, static_cast<std::uint32_t>(i));
}

Markup RecordIndex::sentence(const Page& page, const RowRef& row, const std::set<NodeId>& linked) const {
    const std::string place = page.network.place(row);
    const Markup at{"<span class=\"place\">" + escape_html(place) + "</span>"};
    Markup said;
    Symbol source{};
    bool unseen = false; // the "source" of such a row only says that there is none
    if (const auto tie = ties_.find(row); tie != ties_.end()) {
        said = tie_sentence(page, page.network.ties[tie->second], linked);
        source = page.network.ties[tie->second].source_key;
        unseen = equal_ignoring_ascii_case(page.network.text(page.network.ties[tie->second].confidence), "memory");
    } else if (const auto part = participations_.find(row); part != participations_.end()) {
        said = participation_sentence(page, page.network.participations[part->second], linked);
    } else {
        return at;
    }
    if (unseen)
        said.html += ": " + escape_html(page.say("memory"));
    else if (const Markup from = source_in_words(page, source); !from.html.empty())
        said.html += ": " + from.html;
    return {said.html + (place.empty() ? "" : ", " + at.html)};
}

Markup source_in_words(const Page& page, Symbol source_key) {
    if (source_key == Symbol{})
        return {};
    const Source* source = page.network.source(source_key);
    if (source == nullptr)
        return escaped(page.network.text(source_key));
    std::vector<Markup> parts;
    if (!source->title.empty()) {
        const std::string guessed = guessed_language(source->title);
        const std::string here = page.language == Language::de ? "de" : "en";
        const std::string shown = escape_html(in_quotes(source->title, page.language));
        parts.push_back(
            {guessed.empty() || guessed == here ? shown : "<span lang=\"" + guessed + "\">" + shown + "</span>"});
    }
    if (!source->publisher.empty() && source->publisher != "-")
        parts.push_back(escaped(source->publisher));
    if (const std::string date = loose_date(source->date, page.language); !date.empty())
        parts.push_back(escaped(date));
    return joined(parts, ", ");
}

std::string guessed_language(std::string_view title) {
    std::vector<std::string> words;
    for (const std::string& word : split_list(fold_case(title), " :,.;()-/!?"))
        words.push_back(word);
    const std::size_t german = hits(words, kGerman), english = hits(words, kEnglish);
    if (german == english)
        return {};
    return german > english ? "de" : "en";
}

} // namespace clusterbridge
