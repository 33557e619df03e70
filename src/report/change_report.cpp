#include "base/text.hpp"
#include "base/wording.hpp"
#include "report/column_labels.hpp"
#include "report/comparison_table.hpp"
#include "report/html.hpp"
#include "report/page_assets.hpp"
#include "report/svg_inline.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace clusterbridge {
namespace {

/// Rows of one kind that the page shows; the table has all.
constexpr std::size_t kMostRows = 500;

struct Chapter {
    ChangeKind kind;
    Sentence heading, judged;
};

const std::array<Chapter, kChangeKinds>& chapters() {
    static const std::array<Chapter, kChangeKinds> kChapters{
        {{ChangeKind::broker_lost,
          {"Bridges that were lost", "Verlorene Brücken"},
          {"organisations tied to two groups that now have no common neighbour left",
           "Organisationen, die mit zwei Gruppen verbunden waren, die jetzt keinen gemeinsamen Nachbarn mehr haben"}},
         {ChangeKind::gap_closed,
          {"Gaps that closed", "Geschlossene Lücken"},
          {"pairs of groups that were a gap and now meet as often as chance would have it, or more often",
           "Paare von Gruppen, zwischen denen eine Lücke war und die sich jetzt so oft treffen, wie es der Zufall "
           "ergäbe, oder öfter"}},
         {ChangeKind::gap_opened, {"Gaps that opened", "Neue Lücken"}, {"the reverse", "das Umgekehrte"}},
         {ChangeKind::community_merged,
          {"Communities that merged", "Vereinte Gemeinschaften"},
          {"more than half of each of the old communities is in the new one",
           "mehr als die Hälfte jeder alten Gemeinschaft ist in der neuen"}},
         {ChangeKind::community_split,
          {"Communities that were divided", "Geteilte Gemeinschaften"},
          {"more than half of each of the new communities comes from the old one, and at least a fifth of it is in "
           "each",
           "mehr als die Hälfte jeder neuen Gemeinschaft kommt aus der alten, und mindestens ein Fünftel von ihr ist "
           "in "
           "jeder"}},
         {ChangeKind::community_moved,
          {"Organisations in another community", "Organisationen in einer anderen Gemeinschaft"},
          {"only where the community itself went on and both memberships are more likely than not",
           "nur wo die Gemeinschaft selbst weiterging und beide Zugehörigkeiten wahrscheinlicher sind als nicht"}},
         {ChangeKind::rank_up,
          {"Go-betweens that rose", "Aufgestiegene Vermittler"},
          {"the intervals (90%) of the two ranks do not overlap",
           "die Spannen (90 %) der beiden Ränge überschneiden sich nicht"}},
         {ChangeKind::rank_down,
          {"Go-betweens that fell", "Abgestiegene Vermittler"},
          {"the intervals (90%) of the two ranks do not overlap",
           "die Spannen (90 %) der beiden Ränge überschneiden sich nicht"}},
         {ChangeKind::appeared,
          {"Organisations that appeared", "Neue Organisationen"},
          {"their ids were not there before", "ihre Kennungen gab es vorher nicht"}},
         {ChangeKind::vanished,
          {"Organisations that vanished", "Organisationen, die nicht mehr da sind"},
          {"their ids are not there any more", "ihre Kennungen gibt es nicht mehr"}},
         {ChangeKind::tie_new,
          {"New ties", "Neue Verbindungen"},
          {"pairs that were not tied before", "Paare, die vorher nicht verbunden waren"}},
         {ChangeKind::tie_lost,
          {"Ties that were lost", "Entfallene Verbindungen"},
          {"pairs that are not tied any more", "Paare, die nicht mehr verbunden sind"}}}};
    return kChapters;
}

class Writer {
  public:
    Writer(const Comparison& comparison, const ChangeReport& about)
        : comparison_(comparison), about_(about), language_(about.language) {}

    std::string write() {
        const std::string title = say({"What changed", "Was sich geändert hat"});
        head(title, about_.version);
        html_.line().open("body").line().open("div", {{"class", "page"}}).open("main").line().element("h1", title);
        html_.line().element("p", say({"Before: ", "Vorher: "}) + in_quotes(about_.old_name, language_) +
                                      say({". Now: ", ". Jetzt: "}) + in_quotes(about_.new_name, language_) + ".");
        summary();
        picture();
        for (const Chapter& chapter : chapters()) {
            if (chapter.kind == ChangeKind::appeared) // after all that is about groups and go-betweens
                write_clusters();
            write_chapter(chapter);
        }
        how_judged();
        html_.line().close("main").close("div").line().close("body").line().close("html").line();
        return html_.take();
    }

  private:
    std::string say(const Sentence& sentence) const { return sentence.in(language_); }

    void head(const std::string& title, const std::string& version) {
        html_.raw({"<!DOCTYPE html>\n"}).open("html", {{"lang", language_ == Language::de ? "de" : "en"}}).line();
        html_.open("head").line().lone("meta", {{"charset", "utf-8"}}).line();
        html_.lone("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", content_security_policy({})}});
        html_.line().lone("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}).line();
        html_.lone("meta", {{"name", "referrer"}, {"content", "no-referrer"}}).line();
        html_.lone("meta", {{"name", "generator"}, {"content", "clusterbridge " + version}}).line();
        html_.element("title", title).line();
        html_.element("style", Markup{std::string(page_style())}).line().close("head").line();
    }

    void summary() {
        html_.line().open("ul").line();
        for (const Sentence& sentence : changes_in_words(comparison_.counts))
            html_.element("li", say(sentence)).line();
        html_.close("ul").line();
        for (const Sentence& note : comparison_.notes)
            html_.element("p", say({"Not compared: ", "Nicht verglichen: "}) + say(note) + ".").line();
    }

    void picture() {
        if (about_.picture.empty())
            return;
        const std::string caption = say(about_.caption);
        html_.line().open("figure", {{"class", "wide"}});
        html_.open("div",
                   {{"class", "canvas"},
                    {"role", "region"},
                    {"tabindex", "0"},
                    {"aria-label", say({"Picture of the network, scrollable", "Bild des Netzes, verschiebbar"})}});
        html_.raw(inline_svg(about_.picture, "change", caption)).close("div").line();
        html_.element("figcaption", caption).close("figure").line();
    }

    std::string figure_text(ClusterFigure figure, double x) const {
        if (!std::isfinite(x))
            return say({"none", "keiner"});
        return is_share(figure) ? percentage(x, language_) : decimal_number(x, is_gini(figure) ? 2 : 0, language_);
    }
    static bool is_gini(ClusterFigure figure) { return figure == ClusterFigure::tie_concentration; }
    /// "4 (3 bis 7)"
    std::string place_text(const ClusterRank& r) const {
        if (r.rank == 0 || r.low == 0)
            return r.rank == 0 ? std::string() : std::to_string(r.rank);
        return std::to_string(r.rank) + " (" + std::to_string(r.low) + say({" to ", " bis "}) + std::to_string(r.high) +
               ")";
    }

    void cluster_rows(const std::vector<const ClusterFigureChange*>& rows) {
        html_.line().open(
            "div", {{"class", "table"}, {"role", "region"}, {"tabindex", "0"}, {"aria-labelledby", "h-clusters"}});
        html_.open("table").line().open("thead").open("tr");
        const std::array<std::pair<std::string, const char*>, 6> heads{
            {{say({"Cluster initiative", "Clusterinitiative"}), "t"},
             {say({"Figure", "Kennzahl"}), "t"},
             {column_label("old", language_), "n"},
             {column_label("new", language_), "n"},
             {say({"Rank before (90%)", "Rang vorher (90 %)"}), "n"},
             {say({"Rank now (90%)", "Rang jetzt (90 %)"}), "n"}}};
        for (const auto& [text, css] : heads)
            html_.element("th", text, {{"scope", "col"}, {"class", css}});
        html_.close("tr").close("thead").line().open("tbody").line();
        for (const ClusterFigureChange* row : rows) {
            const std::array<std::string, 6> cells{row->name,
                                                   column_label(std::string(key_of(row->figure)), language_),
                                                   figure_text(row->figure, row->before),
                                                   figure_text(row->figure, row->now),
                                                   place_text(row->rank_before),
                                                   place_text(row->rank_now)};
            html_.open("tr").element("th", cells[0], {{"scope", "row"}, {"class", "t"}});
            for (std::size_t c = 1; c < cells.size(); ++c)
                html_.element("td", cells[c], {{"class", heads[c].second}});
            html_.close("tr").line();
        }
        html_.close("tbody").close("table").close("div").line();
    }

    /// Those whose rank moved by more than its uncertainty; the others are only counted, for they may be chance.
    void write_clusters() {
        if (comparison_.clusters.empty())
            return;
        html_.line().open("section", {{"aria-labelledby", "h-clusters"}}).line();
        html_.element("h2", say({"Cluster initiatives", "Clusterinitiativen"}), {{"id", "h-clusters"}});
        std::vector<const ClusterFigureChange*> rows;
        for (const ClusterFigureChange& change : comparison_.clusters)
            if (change.move != ClusterMove::none && rows.size() < kMostRows)
                rows.push_back(&change);
        const std::string others = whole_number(comparison_.clusters.size() - rows.size(), language_);
        if (rows.empty())
            html_.element("p",
                          say({"No initiative changed its rank among all initiatives by more than its uncertainty.",
                               "Keine Initiative hat ihren Rang unter allen Initiativen stärker geändert, als er "
                               "unsicher ist."}));
        else
            cluster_rows(rows);
        if (comparison_.clusters.size() > rows.size())
            html_.element("p",
                          filled(say({"{n} figures are others than before, but the ranks of the initiatives in them "
                                      "may be the same; option --clusters writes them all.",
                                      "{n} Kennzahlen sind andere als vorher, doch kann der Rang der Initiativen "
                                      "darin derselbe sein; die Option --clusters schreibt alle auf."}),
                                 {{"n", others}}));
        html_.close("section").line();
    }

    std::string shown(const Change::Value& value, const char* column) const {
        if (const auto* text = std::get_if<std::string>(&value))
            return value_label(column, *text, language_);
        if (const auto* whole = std::get_if<std::int64_t>(&value))
            return std::to_string(*whole);
        if (const auto* number = std::get_if<double>(&value))
            return strength_number(*number, language_);
        return {};
    }

    void write_rows(const std::vector<const Change*>& rows, const std::string& label) {
        html_.line().open("div",
                          {{"class", "table"}, {"role", "region"}, {"tabindex", "0"}, {"aria-labelledby", label}});
        html_.open("table").line().open("thead").open("tr");
        const bool words = std::holds_alternative<std::string>(rows.front()->old_value) ||
                           std::holds_alternative<std::string>(rows.front()->new_value);
        const std::string side = words ? "t" : "n";
        const std::array<std::pair<const char*, std::string>, 4> columns{
            {{"name", "t"}, {"old", side}, {"new", side}, {"detail", "t"}}};
        for (const auto& [column, css] : columns)
            html_.element("th", column_label(column, language_), {{"scope", "col"}, {"class", css}});
        html_.close("tr").close("thead").line().open("tbody").line();
        for (std::size_t i = 0; i < std::min(rows.size(), kMostRows); ++i) {
            const Change& change = *rows[i];
            const std::array<std::string, 4> cells{say(change.name), shown(change.old_value, "old"),
                                                   shown(change.new_value, "new"), say(change.detail)};
            html_.open("tr").element("th", cells[0], {{"scope", "row"}, {"class", "t"}});
            for (std::size_t c = 1; c < cells.size(); ++c)
                html_.element("td", cells[c], {{"class", columns[c].second}});
            html_.close("tr").line();
        }
        html_.close("tbody").close("table").close("div").line();
    }

    /// What stands first in its chapter: the strongest ties, those with most partners, the best of the better ranks.
    static double weight_of(const Change& change) {
        const auto number = [](const Change::Value& value) {
            if (const auto* whole = std::get_if<std::int64_t>(&value))
                return static_cast<double>(*whole);
            const auto* weight = std::get_if<double>(&value);
            return weight != nullptr ? *weight : 0.0;
        };
        switch (change.kind) {
        case ChangeKind::rank_up:
            return -number(change.new_value);
        case ChangeKind::rank_down:
            return -number(change.old_value);
        case ChangeKind::appeared:
        case ChangeKind::tie_new:
            return number(change.new_value);
        case ChangeKind::vanished:
        case ChangeKind::tie_lost:
        case ChangeKind::broker_lost:
            return number(change.old_value);
        default:
            return 0;
        }
    }

    void write_chapter(const Chapter& chapter) {
        std::vector<const Change*> rows;
        for (const Change& change : comparison_.changes)
            if (change.kind == chapter.kind)
                rows.push_back(&change);
        if (rows.empty())
            return;
        std::stable_sort(rows.begin(), rows.end(),
                         [](const Change* a, const Change* b) { return weight_of(*a) > weight_of(*b); });
        const std::string id = with_hex_bytes(key_of(chapter.kind), '-', "");
        const std::string heading = say(chapter.heading) + " (" + whole_number(rows.size(), language_) + ")";
        html_.line().open("section", {{"aria-labelledby", "h-" + id}}).line();
        html_.element("h2", heading, {{"id", "h-" + id}});
        write_rows(rows, "h-" + id);
        if (rows.size() > kMostRows)
            html_.element("p", filled(say({"{n} more stand in the table that compare writes.",
                                           "{n} weitere stehen in der Tabelle, die compare schreibt."}),
                                      {{"n", whole_number(rows.size() - kMostRows, language_)}}));
        html_.close("section").line();
    }

    void how_judged() {
        html_.line().element("h2", say({"How this is judged", "Wie das beurteilt wird"})).line().open("dl").line();
        for (const Chapter& chapter : chapters()) {
            html_.element("dt", say(chapter.heading));
            html_.element("dd", say(chapter.judged)).line();
        }
        html_.element("dt", say({"Cluster initiatives", "Clusterinitiativen"}));
        html_
            .element("dd", say({"the intervals (90%) of the two ranks do not overlap, and the figure itself went that "
                                "way",
                                "die Spannen (90 %) der beiden Ränge überschneiden sich nicht, und die Kennzahl selbst "
                                "nahm diese Richtung"}))
            .line();
        html_.close("dl").line();
        html_.element("p",
                      say({"Before and Now are numbers of partners for organisations, strengths for ties, numbers "
                           "for communities, ranks for go-betweens, verdicts for gaps, and pairs of groups for "
                           "bridges. Communities that went on keep their old names; their numbers are those of the "
                           "state they belong to.",
                           "Vorher und Jetzt sind bei Organisationen die Zahl der Partner, bei Verbindungen die "
                           "Stärke, bei Gemeinschaften die Nummer, bei Vermittlern der Rang, bei Lücken das Urteil "
                           "und bei Brücken die Zahl der Gruppenpaare. Gemeinschaften, die weitergingen, behalten "
                           "ihren alten Namen; Nummern sind die des jeweiligen Stands."}));
    }

    const Comparison& comparison_;
    const ChangeReport& about_;
    Language language_;
    Html html_;
};

} // namespace

std::string change_report(const Comparison& comparison, const ChangeReport& about) {
    return Writer(comparison, about).write();
}

} // namespace clusterbridge
