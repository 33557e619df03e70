#include "cli/command_compare.hpp"

#include "analysis/comparison.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/output.hpp"
#include "cli/picture_change.hpp"
#include "cli/pictures.hpp"
#include "cli/pipeline.hpp"
#include "cli/review_state.hpp"
#include "report/comparison_table.hpp"

#include <algorithm>
#include <set>

namespace clusterbridge {
namespace {

void check_two(const CompareCommand& command) {
    const std::size_t found = command.input.inputs.size();
    if (found != 2)
        throw Error(
            ErrorCode::usage,
            {"compare takes two, the old and the new: each a file, a folder of tables, or the folder of a review; "
             "found " +
                 std::to_string(found) + "; write compare OLD NEW",
             "compare braucht zwei, den alten und den neuen Stand: je eine Datei, einen Ordner mit Tabellen oder "
             "den Ordner einer Auswertung; gefunden: " +
                 std::to_string(found) + "; schreiben Sie compare ALT NEU"});
}

/// Options that say how to compute are pointless where both sides are computed already.
void check_options_for_reviews(const CompareCommand& command) {
    static const std::set<std::string> kFine{"format", "output",   "csv",    "report",  "clusters",
                                             "lang",   "threads",  "seed",   "force",   "quiet",
                                             "color",  "progress", "config", "timings", "verbose"};
    for (const std::string& name : command.common.given)
        if (!kFine.contains(name))
            throw Error(ErrorCode::usage,
                        {"--" + name +
                             " changes how a network is read or computed; both are finished reviews; leave it "
                             "out, or compare the inputs",
                         "--" + name +
                             " ändert, wie ein Netz gelesen oder berechnet wird; beide sind fertige "
                             "Auswertungen; lassen Sie es weg oder vergleichen Sie die Eingaben"});
}

/// Reviews made in different ways differ for that reason too.
void warn_of_other_options(const std::string& before, const std::string& after, Session& session) {
    const FileSystem& files = *session.environment().files;
    const auto old_options = options_of_review(before, files), new_options = options_of_review(after, files);
    std::set<std::string> names;
    for (const auto* options : {&old_options, &new_options})
        for (const auto& [name, value] : *options)
            names.insert(name);
    std::vector<std::string> other;
    for (const std::string& name : names) {
        const auto a = old_options.find(name), b = new_options.find(name);
        const std::string was = a == old_options.end() ? "–" : a->second;
        const std::string is = b == new_options.end() ? "–" : b->second;
        if (was != is)
            other.push_back(escape_control(name + ": " + was + " / " + is));
    }
    if (!other.empty())
        session.warn({"the two reviews were made in different ways; some of the changes may come from that; found " +
                          join(other, ", "),
                      "die beiden Auswertungen entstanden auf verschiedene Weise; manche Änderung kann daher kommen; "
                      "gefunden: " +
                          join(other, ", ")});
}

ReviewState state_of(const CompareCommand& command, const std::string& path, bool review, const std::string& group_by,
                     Session& session) {
    if (review)
        return state_of_review(path, session);
    InputOptions input = command.input;
    input.inputs = {path};
    return state_of_input(input, {command.communities, command.rank, group_by}, session);
}

void write_report(const CompareCommand& command, const ReviewState& before, const ReviewState& after,
                  const Comparison& comparison, Session& session) {
    const std::string &old_path = command.input.inputs[0], &new_path = command.input.inputs[1];
    FileSystem& files = *session.environment().files;
    ChangeReport report{file_name(tidy_path(old_path)),
                        file_name(tidy_path(new_path)),
                        session.language(),
                        CLUSTERBRIDGE_VERSION,
                        {},
                        {}};
    warn_of_missing_fonts(session);
    DrawnChange drawn =
        draw_change(before, after, comparison, is_review(old_path, files) ? old_path : std::string(), session);
    report.picture = std::move(drawn.svg);
    report.caption = std::move(drawn.caption);
    session.begin("writing");
    files.write(command.report, change_report(comparison, report));
}

/// On a terminal many ties would push everything else out of sight.
constexpr std::size_t kMostTiesShown = 100;

void write(const CompareCommand& command, const Comparison& comparison, Session& session) {
    const Language language = session.language();
    if (effective_format(command.table, session.environment()) != TableFormat::table)
        return write_table(comparison_table(comparison, language), command.table, session, nullptr, {},
                           std::vector<DataTable>{cluster_changes_table(comparison)});
    const std::size_t ties = comparison.counts.ties_new + comparison.counts.ties_lost;
    const bool with_ties = ties <= kMostTiesShown;
    std::string below = "\n";
    for (const Sentence& sentence : changes_in_words(comparison.counts))
        below += escape_control(sentence.in(language)) + "\n";
    if (!with_ties)
        below += language == Language::de ? "Die einzelnen Verbindungen stehen in der CSV-Form (--format csv).\n"
                                          : "The single ties stand in the CSV form (--format csv).\n";
    write_table(comparison_for_people(comparison, language, with_ties), command.table, session, nullptr, below);
}

} // namespace

const CommandText& compare_text() {
    static const CommandText kText{
        "compare",
        {"what changed between two reviews or two inputs",
         "was sich zwischen zwei Auswertungen oder zwei Eingaben geändert hat"},
        {"Takes the old and the new state, each a file, a folder of tables or the folder of a review, and lists what "
         "appeared, vanished, merged, split, rose and fell, which gaps closed and which bridges were lost. What lies "
         "within the margin of chance is not reported.",
         "Nimmt den alten und den neuen Stand, je eine Datei, ein Ordner mit Tabellen oder der Ordner einer "
         "Auswertung, "
         "und nennt, was neu und was weggefallen ist, was sich vereint und geteilt hat, was auf- und abgestiegen ist, "
         "welche Lücken sich schlossen und welche Brücken verloren gingen. Was im Rahmen des Zufalls bleibt, steht "
         "nicht darin."},
        {{"clusterbridge compare review-2023 review-2024 --report changes.html",
          {"two reviews, with a page to read", "zwei Auswertungen, mit einer Seite zum Lesen"}},
         {"clusterbridge compare old.csv new.csv --lang de", {"two tables of ties", "zwei Tabellen mit Verbindungen"}},
         {"clusterbridge compare last-year/ this-year/ --group-by region --output changes.xlsx",
          {"two folders of tables, by region, into a workbook",
           "zwei Ordner mit Tabellen, nach Regionen, in eine Arbeitsmappe"}}},
        {"OLD NEW", "ALT NEU"}};
    return kText;
}

void declare(CLI::App& app, CompareCommand& command) {
    declare_group_by(
        app, command.group_by,
        {"the groups between which gaps and bridges are looked for: cluster, region, type, theme, country or "
         "a column of yours",
         "die Gruppen, zwischen denen Lücken und Brücken gesucht werden: cluster, region, type, theme, "
         "country oder eine eigene Spalte"},
        {"as the old state has it: cluster, else region or country",
         "wie im alten Stand: cluster, sonst region oder country"});
    declare_communities(app, command.communities);
    declare_rank(app, command.rank);
    Declaration out(app, OptionGroup::output);
    out.text("--report", command.report, {"FILE", "DATEI"},
             {"also write the change report, a page for people (HTML)",
              "auch den Änderungsbericht schreiben, eine Seite zum Lesen (HTML)"});
    out.text("--clusters", command.clusters, {"FILE", "DATEI"},
             {"also write which figures of the cluster initiatives changed (CSV)",
              "auch schreiben, welche Kennzahlen der Clusterinitiativen sich änderten (CSV)"});
    declare_table(app, command.table);
    declare_input(app, command.input,
                  {"two: OLD and NEW, each a file, a folder of tables, or the folder of a review",
                   "zwei: ALT und NEU, je eine Datei, ein Ordner mit Tabellen oder der Ordner einer Auswertung"});
    declare_common(app, command.common);
}

int run(const CompareCommand& command, Environment& environment) {
    check_two(command);
    refuse_project_nodes(command.input, "compare");
    check_table_run(command.input, command.common, command.table, environment, {command.report, command.clusters});
    const std::string &before = command.input.inputs[0], &after = command.input.inputs[1];
    const bool old_review = is_review(before, *environment.files), new_review = is_review(after, *environment.files);
    if (old_review && new_review)
        check_options_for_reviews(command);

    Session session(command.common, environment);
    const ReviewState old_state = state_of(command, before, old_review, command.group_by, session);
    if (old_review && new_review)
        warn_of_other_options(before, after, session);
    const std::string groups = command.group_by.empty() ? old_state.groups.kind : command.group_by;
    const ReviewState new_state = state_of(command, after, new_review, groups, session);
    session.begin("comparing");
    const Comparison comparison = compare_states(old_state, new_state);
    for (const Sentence& note : comparison.notes)
        session.warn(note);
    if (!command.report.empty())
        write_report(command, old_state, new_state, comparison, session);
    if (!command.clusters.empty())
        environment.files->write(command.clusters, to_csv(cluster_changes_table(comparison)));
    write(command, comparison, session);
    return 0;
}

} // namespace clusterbridge
