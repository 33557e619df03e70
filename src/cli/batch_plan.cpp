#include "cli/batch_plan.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/config_file.hpp"
#include "cli/earlier_period.hpp"
#include "cli/output.hpp"
#include "cli/parse.hpp"
#include "cli/toml_words.hpp"
#include "io/file_system.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <set>

namespace clusterbridge {
namespace {

using Names = std::vector<std::string>;

const Names kEach{"cluster", "region", "theme", "community", "country", "period"};
const Names kFilters{"type",       "region",   "theme",        "since",           "until",
                     "dated-only", "relation", "exclude-type", "exclude-relation"};
/// Of the command line alone, or of files that a batch places itself.
const Names kNever{"help", "config", "output", "timestamp", "timings", "force"};
/// The input is read once, so all reviews share these.
const Names kShared{"strict",  "lenient",    "strict-nodes", "encoding", "delimiter", "decimal", "map",     "decisions",
                    "roll-up", "projection", "threads",      "quiet",    "verbose",   "color",   "progress"};

bool holds(const Names& list, const std::string& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

Names without(Names names, const Names& gone) {
    std::erase_if(names, [&](const std::string& name) { return holds(gone, name); });
    return names;
}

const Names& review_options() {
    static const Names kNames = [] {
        CLI::App app;
        ReviewCommand command;
        declare(app, command);
        return without(option_names_of(app), kNever);
    }();
    return kNames;
}

class PlanReader {
  public:
    PlanReader(std::string_view bytes, const std::string& file)
        : file_(file), table_(parse_toml(bytes, file, "for_each = \"cluster\"")) {
        plan_.file = file;
    }

    BatchPlan read() {
        for (const auto& [name, value] : table_)
            read_key(std::string(name.str()), name.source().begin.line, value);
        if (plan_.inputs.empty() && plan_.inputs_line > 0)
            refuse(plan_.inputs_line,
                   {"the plan names no input; found an empty list; name files or folders, relative to "
                    "the plan",
                    "der Plan nennt keine Eingabe; gefunden: eine leere Liste; nennen Sie Dateien "
                    "oder Ordner, vom Plan aus gesehen"});
        if (plan_.inputs.empty())
            refuse(0, {"the plan names no input; there is no key input; write input = [\"data\"], relative to the plan",
                       "der Plan nennt keine Eingabe; der Schlüssel input fehlt; schreiben Sie input = [\"data\"], "
                       "vom Plan aus gesehen"});
        check_what_is_made();
        check_names();
        return std::move(plan_);
    }

  private:
    [[noreturn]] void refuse(std::uint64_t line, const Sentence& what) const { refuse_at(file_, line, what); }

    [[noreturn]] void refuse_word(const std::string& word, std::uint64_t line, const Names& known,
                                  const Sentence& what) const {
        refuse_word_at(file_, line, word, known, what);
    }

    void read_key(const std::string& key, std::uint64_t line, const toml::node& value);
    void read_inputs(std::uint64_t line, const toml::node& value);
    void read_each(std::uint64_t line, const toml::node& value);
    void read_reviews(std::uint64_t line, const toml::node& value);
    PlanReview read_review(const toml::table& table);
    void read_name(const toml::node& value, PlanReview& review) const;
    void read_options(const toml::table& table, const Names& known, const Names& elsewhere,
                      std::vector<PlanWord>& into) const;
    void read_option(const std::string& key, std::uint64_t line, const toml::node& value, const Names& known,
                     const Names& elsewhere, std::vector<PlanWord>& into) const;
    std::string text(const toml::node& value, const std::string& key) const;
    const toml::table& table(const toml::node& value, std::uint64_t line, const std::string& key) const;
    void check_what_is_made() const;
    void check_names() const;

    const std::string& file_;
    toml::table table_;
    BatchPlan plan_;
    std::uint64_t filter_line_ = 0, windows_line_ = 0;
};

std::string PlanReader::text(const toml::node& value, const std::string& key) const {
    if (const auto* words = value.as_string(); words != nullptr && !trim(words->get()).empty())
        return words->get();
    refuse(value.source().begin.line, {"the value of " + key + " is no text; write it in quotes",
                                       "der Wert von " + key + " ist kein Text; setzen Sie ihn in Anführungszeichen"});
}

const toml::table& PlanReader::table(const toml::node& value, std::uint64_t line, const std::string& key) const {
    if (const auto* inner = value.as_table())
        return *inner;
    refuse(line, {key + " is no table; found a single value; write [" + key + "] and the keys below it",
                  key + " ist keine Tabelle; gefunden wurde ein einzelner Wert; schreiben Sie [" + key +
                      "] und die Schlüssel darunter"});
}

void PlanReader::read_key(const std::string& key, std::uint64_t line, const toml::node& value) {
    if (key == "input")
        return read_inputs(line, value);
    if (key == "for_each")
        return read_each(line, value);
    if (key == "review")
        return read_reviews(line, value);
    if (key == "options")
        return read_options(table(value, line, key), review_options(), {}, plan_.options);
    if (key == "filter") {
        filter_line_ = line;
        return read_options(table(value, line, key), kFilters, review_options(), plan_.filter);
    }
    if (key == "windows") {
        windows_line_ = line;
        plan_.windows = text(value, key);
        if (months_of(plan_.windows))
            return;
        const std::string shown = escape_control(plan_.windows);
        refuse(line, {"the value of windows is no length of time; found '" + shown + "'; write 2y or 6m, for example",
                      "der Wert von windows ist keine Zeitspanne; gefunden: „" + shown +
                          "“; schreiben Sie zum Beispiel 2y oder 6m"});
    }
    std::string option = key;
    std::replace(option.begin(), option.end(), '_', '-');
    if (holds(review_options(), option))
        refuse(line,
               {"the key stands in no table; found '" + key + "'; put it below [options]",
                "der Schlüssel steht in keiner Tabelle; gefunden: „" + key + "“; setzen Sie ihn unter [options]"});
    refuse_word(key, line, {"input", "options", "for_each", "filter", "review", "windows"},
                {"the key belongs to no plan", "der Schlüssel gehört zu keinem Plan"});
}

void PlanReader::read_inputs(std::uint64_t line, const toml::node& value) {
    plan_.inputs_line = line;
    const auto add = [&](const toml::node& item) {
        const std::string path = text(item, "input");
        if (path == "-")
            refuse(line, {"a plan cannot read standard input; found - in input; name files or folders",
                          "ein Plan kann nicht von der Standardeingabe lesen; gefunden: - in input; nennen Sie Dateien "
                          "oder Ordner"});
        plan_.inputs_written.push_back(path);
        plan_.inputs.push_back(path.starts_with('/') ? path : tidy_path(join_path(parent_folder(file_), path)));
    };
    if (const auto* list = value.as_array())
        for (const toml::node& item : *list)
            add(item);
    else
        add(value);
}

void PlanReader::read_each(std::uint64_t line, const toml::node& value) {
    const std::string word = text(value, "for_each");
    const auto at = std::find(kEach.begin(), kEach.end(), word);
    if (at == kEach.end())
        refuse_word(word, line, kEach, {"for_each knows no such thing", "so etwas kennt for_each nicht"});
    plan_.each = static_cast<ForEach>(at - kEach.begin());
    plan_.each_line = line;
}

void PlanReader::read_reviews(std::uint64_t line, const toml::node& value) {
    const auto* list = value.as_array();
    if (list == nullptr || !list->is_array_of_tables())
        refuse(line, {"review is no list of tables; found something else; write [[review]] with two brackets",
                      "review ist keine Liste von Tabellen; gefunden wurde anderes; schreiben Sie [[review]] mit zwei "
                      "Klammern"});
    for (const toml::node& item : *list)
        plan_.reviews.push_back(read_review(*item.as_table()));
}

void PlanReader::read_name(const toml::node& value, PlanReview& review) const {
    review.name = text(value, "name");
}

PlanReview PlanReader::read_review(const toml::table& one) {
    PlanReview review;
    review.line = one.source().begin.line;
    Names known = without(review_options(), kShared);
    for (const auto& [name, value] : one) {
        const std::string key(name.str());
        if (key == "name")
            read_name(value, review);
        else if ((key == "filter" || key == "options") && value.is_table())
            read_options(*value.as_table(), key == "filter" ? kFilters : known, review_options(), review.words);
        else
            read_option(key, name.source().begin.line, value, known, review_options(), review.words);
    }
    if (review.name.empty())
        refuse(review.line, {"the review has no name; there is no key name; write name = \"north\", from which its "
                             "folder is named",
                             "die Auswertung hat keinen Namen; der Schlüssel name fehlt; schreiben Sie name = "
                             "\"nord\", danach heißt ihr Ordner"});
    return review;
}

void PlanReader::read_options(const toml::table& from, const Names& known, const Names& elsewhere,
                              std::vector<PlanWord>& into) const {
    for (const auto& [name, value] : from)
        read_option(std::string(name.str()), name.source().begin.line, value, known, elsewhere, into);
}

/// `elsewhere`: options that exist, but stand in another table of the plan.
void PlanReader::read_option(const std::string& key, std::uint64_t line, const toml::node& value, const Names& known,
                             const Names& elsewhere, std::vector<PlanWord>& into) const {
    std::string option = key;
    std::replace(option.begin(), option.end(), '_', '-');
    if (!holds(known, option)) {
        if (holds(elsewhere, option) || holds(kNever, option)) {
            const bool never = holds(kNever, option);
            refuse(line, {"the key cannot stand here; found '" + key + "'; " +
                              (never ? "give it on the command line, or leave it out" : "put it below [options]"),
                          "der Schlüssel kann hier nicht stehen; gefunden: „" + key + "“; " +
                              (never ? "geben Sie ihn auf der Befehlszeile an, oder lassen Sie ihn weg"
                                     : "setzen Sie ihn unter [options]")});
        }
        Names names = known;
        std::replace(option.begin(), option.end(), '-', '_');
        for (std::string& name : names)
            std::replace(name.begin(), name.end(), '-', '_');
        if (!into.empty() || !elsewhere.empty())
            names.emplace_back("name");
        refuse_word(key, line, names, {"the key names no option", "der Schlüssel nennt keine Option"});
    }
    for (std::string& word : words_of_value(file_, option, value)) {
        if (option == "decisions") {
            const std::string path = word.substr(word.find('=') + 1);
            if (!path.starts_with('/'))
                word = "--decisions=" + tidy_path(join_path(parent_folder(file_), path));
        }
        CLI::App app;
        ReviewCommand command;
        declare(app, command);
        try {
            parse(app, {word});
        } catch (const Error& error) { // the same words, at their line
            refuse(line, error.sentence());
        }
        into.push_back({option, std::move(word)});
    }
}

void PlanReader::check_what_is_made() const {
    if (plan_.each && !plan_.reviews.empty())
        refuse(plan_.each_line, {"for_each and [[review]] exclude each other; found both; make two plans of them",
                                 "for_each und [[review]] schließen sich aus; gefunden wurde beides; machen Sie zwei "
                                 "Pläne daraus"});
    if (!plan_.each && plan_.reviews.empty())
        refuse(0, {"the plan makes no review; there is neither for_each nor [[review]]; write for_each = \"cluster\"",
                   "der Plan macht keine Auswertung; es gibt weder for_each noch [[review]]; schreiben Sie for_each = "
                   "\"cluster\""});
    if (!plan_.each && filter_line_ > 0)
        refuse(filter_line_, {"[filter] belongs to for_each; found [[review]] instead; put it below [options], or into "
                              "each review",
                              "[filter] gehört zu for_each; gefunden wurde [[review]]; setzen Sie es unter [options] "
                              "oder in jede Auswertung"});
    if (windows_line_ > 0 && plan_.each != ForEach::period)
        refuse(windows_line_, {"windows belongs to for_each = \"period\"; found another; leave one of them out",
                               "windows gehört zu for_each = \"period\"; gefunden wurde anderes; lassen Sie eines "
                               "weg"});
}

void PlanReader::check_names() const {
    for (std::size_t i = 0; i < plan_.reviews.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (plan_.reviews[i].name == plan_.reviews[j].name) {
                const std::string shown = escape_control(plan_.reviews[i].name);
                const std::string first = std::to_string(plan_.reviews[j].line);
                refuse(plan_.reviews[i].line, {"two reviews have the name '" + shown + "'; the other stands in line " +
                                                   first + "; give each its own",
                                               "zwei Auswertungen heißen „" + shown + "“; die andere steht in Zeile " +
                                                   first + "; geben Sie jeder einen eigenen Namen"});
            }
}

} // namespace

const char* key_of(ForEach each) {
    return kEach[static_cast<std::size_t>(each)].c_str();
}

std::optional<int> months_of(std::string_view windows) {
    if (windows.size() < 2 || windows.size() > 4)
        return {};
    const auto number = parse_integer(windows.substr(0, windows.size() - 1));
    const char unit = windows.back();
    if (!number || *number < 1 || *number > 100 || (unit != 'y' && unit != 'm'))
        return {};
    return static_cast<int>(*number) * (unit == 'y' ? 12 : 1);
}

BatchPlan read_plan(std::string_view bytes, const std::string& file) {
    return PlanReader(bytes, file).read();
}

ReviewCommand review_of(const BatchPlan& plan, const std::vector<PlanWord>& words, const CommonOptions& common) {
    std::vector<std::string> all;
    const auto given = [&](const std::string& option) { return holds(common.given, option); };
    const auto own = [&](const std::string& option) {
        return std::any_of(words.begin(), words.end(), [&](const PlanWord& w) { return w.option == option; });
    };
    for (const PlanWord& word : plan.options)
        if (!own(word.option) && !given(word.option))
            all.push_back(word.word);
    for (const PlanWord& word : words)
        if (!given(word.option))
            all.push_back(word.word);
    ReviewCommand command;
    command.common.language = common.language;
    CLI::App app;
    declare(app, command);
    parse(app, all);
    if (given("lang"))
        command.common.language = common.language;
    if (given("seed"))
        command.common.seed = common.seed;
    if (given("threads"))
        command.common.threads = common.threads;
    command.common.quiet = (command.common.quiet && !common.verbose) || common.quiet;
    command.common.verbose = (command.common.verbose && !common.quiet) || common.verbose;
    if (given("color"))
        command.common.color = common.color;
    if (given("progress"))
        command.common.progress = common.progress;
    command.common.timings = common.timings;
    command.input.inputs = plan.inputs;
    command.common.given = given_in(app);
    command.common.settings = settings_of(app);
    check(command.input);
    check(command.common);
    check_earlier(command);
    refuse_project_nodes(command.input, "batch");
    return command;
}

} // namespace clusterbridge
