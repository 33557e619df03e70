#include "cli/batch_init.hpp"

#include "analysis/recommend_words.hpp"
#include "base/text.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"
#include "graph/groups.hpp"

#include <algorithm>
#include <filesystem>

namespace clusterbridge {
namespace {

/// A TOML string in double quotes.
std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            constexpr const char* kHex = "0123456789ABCDEF";
            const auto byte = static_cast<unsigned char>(c);
            out += std::string("\\u00") + kHex[byte / 16] + kHex[byte % 16];
        } else {
            out += c;
        }
    }
    return out + "\"";
}

/// The path of an input as the plan's folder sees it.
std::string seen_from(const std::string& input, const std::string& plan) {
    if (input.starts_with('/') || plan.empty() || plan.starts_with('/'))
        return plan.starts_with('/') ? std::filesystem::absolute(input).lexically_normal().generic_string() : input;
    return tidy_path(std::filesystem::path(input).lexically_relative(parent_folder(plan)).generic_string());
}

struct Found {
    std::size_t initiatives = 0, with_members = 0, regions = 0, themes = 0, countries = 0;
    std::string each, first_region, first_theme;
    std::optional<Date> first, last;
};

Found look_at(const Network& network) {
    Found found;
    for (const Organisation& o : network.organisations)
        found.initiatives += o.kind == ActorKind::cluster_initiative ? 1U : 0U;
    found.with_members = initiative_clusters(network).groups.size();
    const Groups regions = group_by(network, "region"), themes = group_by(network, "theme");
    found.regions = regions.groups.size();
    found.themes = themes.groups.size();
    found.countries = group_by(network, "country").groups.size();
    const auto largest = [](const Groups& groups) {
        const auto at = std::max_element(groups.groups.begin(), groups.groups.end(), [](const auto& a, const auto& b) {
            return a.members.size() < b.members.size();
        });
        return at == groups.groups.end() ? std::string() : at->key;
    };
    found.first_region = largest(regions);
    found.first_theme = largest(themes);
    found.each = found.initiatives > 0 ? "cluster" : default_grouping(network);
    const auto widen = [&](const std::optional<Date>& day) {
        if (!day)
            return;
        found.first = found.first ? std::min(*found.first, *day) : *day;
        found.last = found.last ? std::max(*found.last, *day) : *day;
    };
    for (const TieRow& tie : network.ties)
        widen(tie.since);
    for (const Project& project : network.projects)
        widen(project.start);
    return found;
}

class PlanText {
  public:
    PlanText(Language language, const Found& found) : language_(language), found_(found) {}

    std::string text(const std::vector<std::string>& inputs, const std::string& plan) {
        say({"A plan for clusterbridge batch. Lines that begin with # are notes, or keys that are not used yet.",
             "Ein Plan für clusterbridge batch. Zeilen mit # sind Anmerkungen oder noch nicht benutzte Schlüssel."});
        say({"Make the reviews:  clusterbridge batch " + name_of(plan) + " --output reviews",
             "Auswertungen erstellen:  clusterbridge batch " + name_of(plan) + " --output auswertungen"});
        say({"See what would be made:  clusterbridge batch " + name_of(plan) + " --dry-run",
             "Sehen, was entstünde:  clusterbridge batch " + name_of(plan) + " --dry-run"});
        text_ += "\n";
        say({"What is read, together; paths are relative to this file.",
             "Was gemeinsam gelesen wird; Pfade gelten von dieser Datei aus."});
        std::vector<std::string> names;
        for (const std::string& input : inputs)
            names.push_back(quoted(seen_from(input, plan)));
        text_ += "input = [" + join(names, ", ") + "]\n\n";
        each();
        filter();
        options();
        reviews();
        return std::move(text_);
    }

  private:
    static std::string name_of(const std::string& plan) { return plan.empty() ? "plan.toml" : file_name(plan); }
    void say(const Sentence& sentence) { text_ += "# " + sentence.in(language_) + "\n"; }
    static std::string n(std::size_t count) { return std::to_string(count); }

    void each() {
        say({"One review for each …", "Eine Auswertung für jede, jedes oder jeden …"});
        say({"  cluster    cluster initiative: " + n(found_.initiatives) + ", of which " + n(found_.with_members) +
                 " have members in the data; figures of the whole network",
             "  cluster    Clusterinitiative: " + n(found_.initiatives) + ", davon " + n(found_.with_members) +
                 " mit Mitgliedern in den Daten; Kennzahlen des ganzen Netzes"});
        say({"  region     region: " + n(found_.regions) + "; the network is cut to it",
             "  region     Region: " + n(found_.regions) + "; das Netz wird darauf beschnitten"});
        say({"  theme      theme: " + n(found_.themes) + "; likewise",
             "  theme      Thema: " + n(found_.themes) + "; ebenso"});
        say({"  country    country: " + n(found_.countries) + "; likewise",
             "  country    Land: " + n(found_.countries) + "; ebenso"});
        say({"  community  community found by the ties; likewise",
             "  community  Gemeinschaft nach den Verbindungen; ebenso"});
        const std::string years =
            found_.first ? std::to_string(year_of(*found_.first)) + "–" + std::to_string(year_of(*found_.last)) : "";
        say({"  period     span of time, see windows" +
                 (years.empty() ? ": no record is dated" : "; dated records begin in " + years),
             "  period     Zeitraum, siehe windows" +
                 (years.empty() ? ": keine Angabe ist datiert" : "; datierte Angaben beginnen " + years)});
        text_ += "for_each = " + quoted(found_.each) + "\n";
        say({"length of the periods: 2y, 6m", "Länge der Zeiträume: 2y, 6m"});
        text_ += "# windows = \"2y\"\n\n";
    }

    void filter() {
        say({"Cuts the network before anything is computed; every key may be left out.",
             "Beschneidet das Netz, bevor gerechnet wird; jeder Schlüssel kann fehlen."});
        text_ += "[filter]\n";
        text_ += "# region = " + quoted(found_.first_region.empty() ? "Stuttgart" : found_.first_region) + "\n";
        text_ += "# theme = [" + quoted(found_.first_theme.empty() ? "photonics" : found_.first_theme) + "]\n";
        text_ += "# type = [\"company\", \"university\", \"research_institute\", \"cluster_initiative\"]\n";
        text_ += "# exclude_type = [\"agency\", \"programme\"]\n";
        text_ += "# relation = [\"member_of\"]\n";
        text_ += "# since = " + (found_.first ? std::to_string(year_of(*found_.first)) : std::string("2015")) + "\n";
        text_ += "# until = " + (found_.last ? std::to_string(year_of(*found_.last)) : std::string("2020")) + "\n";
        text_ += "# dated_only = true\n\n";
    }

    void options() {
        say({"Options of every review, as clusterbridge review --help lists them, without dashes.",
             "Optionen jeder Auswertung, wie clusterbridge review --help sie nennt, ohne Striche."});
        text_ += "[options]\n";
        text_ += std::string("lang = \"") + (language_ == Language::de ? "de" : "en") + "\"\n";
        text_ += "# paper = \"A3\"\n# seed = 1\n# runs = 100\n# group_by = \"cluster\"\n";
        text_ += "# decisions = \"duplicates.csv\"\n# lenient = true\n";
        say({"An earlier period: the figures of each cluster initiative then show their change since.",
             "Ein früherer Zeitraum: Die Kennzahlen jeder Clusterinitiative zeigen dann ihre Veränderung seitdem."});
        text_ +=
            "# earlier_until = " + (found_.last ? std::to_string(year_of(*found_.last) - 2) : std::string("2018")) +
            "\n\n";
    }

    void reviews() {
        say({"Or, instead of for_each and [filter], a list of reviews; name also names the folder. Each takes the keys",
             "Oder statt for_each und [filter] eine Liste von Auswertungen; nach name heißt auch der Ordner. Jede "
             "nimmt "
             "die"});
        say({"of [filter], and those of [options] that do not tell how to read.",
             "Schlüssel von [filter] und die von [options], die nicht das Einlesen betreffen."});
        text_ += "# [[review]]\n# name = \"research-and-companies\"\n";
        text_ += "# type = [\"company\", \"university\", \"research_institute\"]\n#\n";
        text_ += "# [[review]]\n# name = \"without-public-bodies\"\n# exclude_type = [\"agency\", \"programme\"]\n";
    }

    Language language_;
    const Found& found_;
    std::string text_;
};

} // namespace

int write_plan(const BatchCommand& command, Environment& environment) {
    std::vector<std::string> outputs;
    if (!command.output.empty())
        outputs.push_back(command.output);
    check_output_files(outputs, command.inputs, command.common, *environment.files);
    Session session(command.common, environment);
    InputOptions input;
    input.inputs = command.inputs;
    const Loaded loaded = load(input, session);
    const std::string plan = PlanText(session.language(), look_at(loaded.network)).text(command.inputs, command.output);
    session.begin("writing");
    if (command.output.empty())
        write_out(plan, environment);
    else
        environment.files->write(command.output, plan);
    session.finish();
    return 0;
}

} // namespace clusterbridge
