#include "cli/command_backtest.hpp"

#include "analysis/backtest_words.hpp"
#include "analysis/gap_backtest_words.hpp"
#include "base/error.hpp"
#include "base/wording.hpp"
#include "cli/backtest_json.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "graph/filter.hpp"

namespace clusterbridge {
namespace {

/// Pairs that --predictions writes at most.
constexpr std::size_t kPredictions = 1'000'000;

BacktestOptions options_of(const BacktestCommand& command, const Network& network, Session& session) {
    BacktestOptions options;
    options.split = command.split;
    options.horizon = command.horizon;
    options.min_participations = command.min_participations;
    options.recent_years = static_cast<double>(command.recent_years);
    if (!command.ends.empty())
        options.ends = command.ends;
    options.group_by = command.group_by;
    options.regions = resolved(command.list_regions, ListOf::regions, network, "--list-region", session);
    options.predictions = command.predictions.empty() ? 0 : kPredictions;
    options.plain_score = command.plain_score;
    options.seed = command.common.seed;
    options.view = command.input.view;
    return options;
}

/// Summary and caveats as paragraphs under the table on a terminal.
std::string paragraphs(const Backtest& backtest, const GapBacktest& gaps, Language language) {
    std::string text = "\n";
    for (const Sentence& sentence : summary_of(backtest))
        text += sentence.in(language) + "\n";
    text += gap_sentence(gaps).in(language) + "\n\n";
    for (const Sentence& sentence : caveats_of(backtest))
        text += "- " + sentence.in(language) + "\n";
    return text;
}

/// What became of the gaps between groups at the first origin.
GapBacktest look_back_at_gaps(const BacktestCommand& command, const Network& network, const Backtest& result,
                              Session& session) {
    GapOptions options;
    options.group_by = command.group_by;
    options.seed = command.common.seed;
    options.view = command.input.view;
    const BacktestOrigin& origin = result.origins.front();
    return backtest_gaps(network, options, origin.origin, origin.until, session.begin("gaps"));
}

Sentence nothing_began(const BacktestOrigin& origin) {
    return {"no two organisations known on " + long_date(origin.origin, Language::en) +
                " begin to work together before " + long_date(origin.until, Language::en) +
                "; pairs are named, but nothing tells what became of them; try --horizon with more years",
            "keine zwei am " + long_date(origin.origin, Language::de) + " bekannten Organisationen beginnen vor dem " +
                long_date(origin.until, Language::de) +
                " eine Zusammenarbeit; Paare werden genannt, aber nichts sagt, was aus ihnen wurde; versuchen Sie "
                "--horizon mit mehr Jahren"};
}

/// A day after which nothing begins leaves nothing to count; the pairs alone can be named then, too.
void refuse_split_after_all(const BacktestCommand& command, const Network& network) {
    const auto end = day_after_last_start(network);
    if (!command.split || !end || *command.split < *end || !command.predictions.empty())
        return;
    throw Error(ErrorCode::usage,
                {"--split " + iso(*command.split) +
                     " leaves nothing to look at; everything in the data begins before " + iso(*end) +
                     "; take an earlier day, or write the pairs named then with --predictions",
                 "--split " + iso(*command.split) +
                     " lässt nichts zum Prüfen übrig; alles in den Daten beginnt vor dem " + iso(*end) +
                     "; nehmen Sie einen früheren Tag, oder schreiben Sie mit --predictions die Paare, die "
                     "dann genannt würden"});
}

} // namespace

const CommandText& backtest_text() {
    static const CommandText kText{
        "backtest",
        {"how good the recommendations would have been on your own past data, beside simpler methods",
         "wie gut die Empfehlungen an Ihren eigenen früheren Daten gewesen wären, neben einfacheren Verfahren"},
        {"Goes back to a day in your data, recommends from what was known then, and counts which of those pairs really "
         "began to work together afterwards; the same for five simpler methods, and again one and two years earlier. "
         "Nothing dated after the day reaches the recommendations.",
         "Geht zu einem Tag in Ihren Daten zurück, empfiehlt aus dem, was damals bekannt war, und zählt, welche dieser "
         "Paare danach wirklich eine Zusammenarbeit begannen; dasselbe für fünf einfachere Verfahren und noch einmal "
         "ein "
         "und zwei Jahre früher. Nichts, was nach dem Tag datiert ist, erreicht die Empfehlungen."},
        {{"clusterbridge backtest cordis/ --split 2016",
          {"what would have been named on 1 January 2016", "was am 1. Januar 2016 genannt worden wäre"}},
         {"clusterbridge backtest cordis/ --list-region DE --format json",
          {"also pairs within Germany, with a summary in words",
           "auch Paare innerhalb Deutschlands, mit einer Zusammenfassung in Worten"}},
         {"clusterbridge backtest cordis/ --split 2016 --predictions pairs.csv",
          {"the pairs themselves, to be judged by others", "die Paare selbst, damit andere sie prüfen können"}}}};
    return kText;
}

void declare(CLI::App& app, BacktestCommand& command) {
    Declaration d(app, OptionGroup::command);
    d.date("--split", command.split, DateEnd::first_day,
           {"the day to go back to (default: the latest that leaves a fifth of the projects after it)",
            "der Tag, zu dem zurückgegangen wird (Vorgabe: der späteste, nach dem ein Fünftel der Projekte liegt)"});
    d.count("--horizon", command.horizon, 1, 50,
            {"years after it in which new ties count", "Jahre danach, in denen neue Verbindungen zählen"});
    d.count("--min-participations", command.min_participations, 1, 1000000,
            {"judge organisations with at least so many projects of several partners (or ties) before",
             "geprüft werden Organisationen mit mindestens so vielen Projekten mit mehreren Partnern (oder "
             "Verbindungen) davor"});
    d.count(
        "--recent-years", command.recent_years, 0, 1000,
        {"and the last of them at most so many years before", "und deren letztes höchstens so viele Jahre zurückliegt"},
        {"any time", "beliebig"});
    d.list("--ends", command.ends, ",;", {"TYPE,…|all", "TYP,…|all"},
           {"types that are judged beside all but programmes and agencies",
            "Typen, die außer allen anderen als Programmen und Behörden geprüft werden"},
           {"agency", "agency"});
    declare_group_by(app, command.group_by,
                     {"what counts as a cluster: cluster, region, theme, country or a column of yours",
                      "was als Cluster gilt: cluster, region, theme, country oder eine eigene Spalte"},
                     {"cluster if there are any, else region or country",
                      "cluster, wenn es welche gibt, sonst region oder country"});
    d.list("--list-region", command.list_regions, ";", {"REGION", "REGION"},
           {"also judge the pairs within this region by themselves; repeat for more",
            "auch die Paare innerhalb dieser Region für sich prüfen; für mehrere wiederholen"});
    d.flag("--plain-score", command.plain_score,
           {"judge the score without what coordinators, consortium sizes and calls add to it",
            "den Punktwert ohne das prüfen, was Koordination, Konsortiengrößen und Ausschreibungen beitragen"});
    Declaration out(app, OptionGroup::output);
    out.text("--predictions", command.predictions, {"FILE", "DATEI"},
             {"write the pairs named at the split, best first (source,target,score)",
              "die zum Stichtag genannten Paare schreiben, die besten zuerst (source,target,score)"});
    declare_table(app, command.table);
    declare_input(app, command.input);
    declare_common(app, command.common);
}

int run(const BacktestCommand& command, Environment& environment) {
    check_table_run(command.input, command.common, command.table, environment, {command.predictions});
    refuse_project_nodes(command.input, "backtest");

    Session session(command.common, environment);
    const Loaded loaded = load(command.input, session);
    refuse_split_after_all(command, loaded.network);
    const BacktestOptions options = options_of(command, loaded.network, session);
    const Backtest result = backtest(loaded.network, options, session.begin("backtest"));
    if (result.origins.front().all_began == 0)
        session.warn(nothing_began(result.origins.front()));
    if (!command.predictions.empty())
        environment.files->write(command.predictions, predictions_csv(loaded.network, result));
    std::string json;
    std::string below;
    if (const TableFormat format = effective_format(command.table, environment);
        format == TableFormat::table || format == TableFormat::json) {
        const GapBacktest gaps = look_back_at_gaps(command, loaded.network, result, session);
        json = backtest_json(result, gaps, session.language());
        below = paragraphs(result, gaps, session.language());
    }
    write_table(backtest_table(result), command.table, session, &json, below);
    return 0;
}

} // namespace clusterbridge
