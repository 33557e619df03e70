#include "cli/command_batch.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/batch_init.hpp"
#include "cli/batch_plan.hpp"
#include "cli/batch_run.hpp"
#include "cli/output.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

/// "2/8": the second of eight.
void read_shard(BatchCommand& command, const std::string& text) {
    const auto at = text.find('/');
    const auto one = parse_integer(text.substr(0, at));
    const auto of = at == std::string::npos ? std::nullopt : parse_integer(text.substr(at + 1));
    if (!one || !of || *one < 1 || *of < *one || *of > 100'000)
        throw Error(ErrorCode::usage, {"--shard has a value that does not fit; found '" + escape_control(text) +
                                           "'; write I/N with I from 1 to N, for example 2/8",
                                       "Der Wert von --shard passt nicht; gefunden: „" + escape_control(text) +
                                           "“; schreiben Sie I/N mit I von 1 bis N, zum Beispiel 2/8"});
    command.shard = static_cast<std::size_t>(*one);
    command.shards = static_cast<std::size_t>(*of);
}

std::string show_shard(const BatchCommand& command) {
    return command.shards == 0 ? "" : std::to_string(command.shard) + "/" + std::to_string(command.shards);
}

[[noreturn]] void pointless(const std::string& a, const std::string& b) {
    throw Error(ErrorCode::usage, {a + " and " + b + " do not go together; one of them has no effect; leave it out",
                                   a + " und " + b +
                                       " passen nicht zusammen; eines bleibt ohne Wirkung; lassen Sie es "
                                       "weg"});
}

void check(const BatchCommand& command) {
    check(command.common);
    if (command.inputs.empty())
        throw Error(ErrorCode::usage,
                    command.init
                        ? Sentence{"no input; no file or folder was named; name what the plan is to read",
                                   "Keine Eingabe; es wurde keine Datei und kein Ordner genannt; nennen Sie, was der "
                                   "Plan lesen soll"}
                        : Sentence{"no plan; no file was named; name one, or make one with batch --init INPUT",
                                   "Kein Plan; es wurde keine Datei genannt; nennen Sie eine, oder legen Sie mit batch "
                                   "--init EINGABE eine an"});
    if (std::find(command.inputs.begin(), command.inputs.end(), "-") != command.inputs.end())
        throw Error(ErrorCode::usage, {"batch cannot read standard input; found -; name files",
                                       "batch kann nicht von der Standardeingabe lesen; gefunden: -; nennen Sie "
                                       "Dateien"});
    if (command.init) {
        for (const char* option : {"jobs", "shard", "dry-run", "windows", "time-limit", "memory-limit"})
            if (std::find(command.common.given.begin(), command.common.given.end(), option) !=
                command.common.given.end())
                pointless("--init", std::string("--") + option);
        return;
    }
    if (command.inputs.size() > 1)
        throw Error(ErrorCode::usage, {"batch takes one plan; found " + std::to_string(command.inputs.size()) +
                                           " files; name the plan alone: what it reads stands in it",
                                       "batch nimmt einen Plan; gefunden: " + std::to_string(command.inputs.size()) +
                                           " Dateien; nennen Sie nur den Plan: was er liest, steht darin"});
    if (command.dry_run && command.common.force)
        pointless("--dry-run", "--force");
}

} // namespace

const CommandText& batch_text() {
    static const CommandText kText{
        "batch",
        {"many reviews from one plan: per cluster, region, theme or period, and an overview",
         "viele Auswertungen nach einem Plan: je Cluster, Region, Thema oder Zeitraum, und ein Überblick"},
        {"Makes the reviews that a plan (TOML) asks for and an overview over all of them. The input is read once and "
         "what all reviews share is computed once; every review is made in a process of its own, so that one that "
         "fails does not stop the others. The same command goes on where an earlier run ended: what is finished stays.",
         "Erstellt die Auswertungen, die ein Plan (TOML) verlangt, und einen Überblick über alle. Die Eingabe wird "
         "einmal gelesen, und was alle gemeinsam haben, wird einmal berechnet; jede Auswertung entsteht in einem "
         "eigenen Prozess, damit eine misslungene die übrigen nicht aufhält. Derselbe Befehl macht dort weiter, wo ein "
         "früherer Lauf endete: Was fertig ist, bleibt."},
        {{"clusterbridge batch --init data/ --output plan.toml",
          {"a commented plan for these data", "ein kommentierter Plan für diese Daten"}},
         {"clusterbridge batch plan.toml --output reviews",
          {"every review of it, and reviews/index.html above them",
           "alle Auswertungen daraus und reviews/index.html darüber"}},
         {"clusterbridge batch plan.toml --dry-run",
          {"what would be made, and about how long it takes", "was entstünde, und wie lange es etwa dauert"}},
         {"clusterbridge batch plan.toml --output reviews --shard 2/8",
          {"the second of eight machines that share the work; the same without --shard joins them",
           "die zweite von acht Maschinen, die sich die Arbeit teilen; derselbe Befehl ohne --shard fügt zusammen"}}}};
    return kText;
}

void declare(CLI::App& app, BatchCommand& command) {
    Declaration d(app, OptionGroup::command);
    d.inputs(command.inputs, {"the plan; with --init the files or folders that it is to read",
                              "der Plan; mit --init die Dateien oder Ordner, die er lesen soll"});
    d.flag("--init", command.init,
           {"write a commented plan for the input instead", "stattdessen einen kommentierten Plan für die Eingabe "
                                                            "schreiben"});
    d.flag("--dry-run", command.dry_run,
           {"list what would be made and how long it takes, and make nothing",
            "auflisten, was entstünde und wie lange es dauert, und nichts erstellen"});
    d.count("--jobs", command.jobs, 1, 1024,
            {"reviews made at the same time; no result depends on it",
             "Auswertungen, die gleichzeitig entstehen; kein Ergebnis hängt davon ab"},
            {"all cores", "alle Kerne"});
    d.custom(
        "--shard", {"I/N", "I/N"},
        {"make the I-th of N shares only, without the overview",
         "nur den I-ten von N Teilen erstellen, ohne Überblick"},
        [&command](const std::string& text) { read_shard(command, text); }, [&command] { return show_shard(command); });
    const auto windows = [&target = command.windows](const std::string& text) {
        if (!months_of(text))
            throw Error(ErrorCode::usage, {"--windows has a value that does not fit; found '" + escape_control(text) +
                                               "'; write 2y or 6m, for example",
                                           "Der Wert von --windows passt nicht; gefunden: „" + escape_control(text) +
                                               "“; schreiben Sie zum Beispiel 2y oder 6m"});
        target = text;
    };
    d.custom("--windows", {"LENGTH", "LÄNGE"},
             {"length of the periods of for_each = \"period\": 2y, 6m",
              "Länge der Zeiträume von for_each = \"period\": 2y, 6m"},
             windows, [&target = command.windows] { return target; }, false, {"as in the plan", "wie im Plan"});
    d.count("--time-limit", command.limits.seconds, 1, 1'000'000,
            {"seconds after which a review is given up", "Sekunden, nach denen eine Auswertung aufgegeben wird"});
    d.count("--memory-limit", command.limits.mib, 1, 100'000'000,
            {"memory in MiB that a review may take", "Speicher in MiB, den eine Auswertung nehmen darf"});
    Declaration out(app, OptionGroup::output);
    out.text("--output", command.output, {"FOLDER", "ORDNER"},
             {"the folder to write; with --init the file of the plan",
              "der Ordner, der entsteht; mit --init die Datei des Plans"},
             {"batch; with --init standard output", "batch; mit --init die Standardausgabe"});
    declare_common(app, command.common);
}

int run(const BatchCommand& command, Environment& environment) {
    check(command);
    return command.init ? write_plan(command, environment) : run_batch(command, environment);
}

} // namespace clusterbridge
