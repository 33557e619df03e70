#include "cli/command_recommend.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/wording.hpp"
#include "cli/output.hpp"
#include "cli/pipeline.hpp"

#include <algorithm>

namespace clusterbridge {
namespace {

/// Rows that get impact, reasons and evidence (contract 7).
constexpr std::size_t kExplained = 1000;
constexpr std::size_t kExplainedOfOne = 10000;

bool was_set(const RecommendCommand& command, const std::string& name) {
    const auto& given = command.common.given;
    return std::find(given.begin(), given.end(), name) != given.end();
}

void check_combination(const RecommendCommand& command) {
    const auto pointless = [](const std::string& a, const std::string& b, const Sentence& why) {
        throw Error(ErrorCode::usage,
                    {a + " and " + b + " do not go together; " + why.en + "; leave one of them out",
                     a + " und " + b + " passen nicht zusammen; " + why.de + "; lassen Sie eines weg"});
    };
    if (command.each > 0 && !command.for_id.empty())
        pointless("--for", "--each",
                  {"--each is about all organisations, --for about one (use --top with it)",
                   "--each gilt allen Organisationen, --for einer (dazu passt --top)"});
    if (command.each > 0 && was_set(command, "top"))
        pointless("--each", "--top", {"--each N stands instead of --top", "--each N steht an der Stelle von --top"});
    if (command.each > 0 && was_set(command, "per-organisation"))
        pointless("--each", "--per-organisation",
                  {"--each already says how many rows an organisation gets",
                   "--each sagt schon, wie viele Zeilen eine Organisation bekommt"});
}

RecommendOptions options_of(const RecommendCommand& command, const Loaded& loaded, Session& session) {
    const Network& network = loaded.network;
    RecommendOptions options = recommend_options(command.recommend, command.input, command.group_by, session);
    options.kind = command.kind;
    options.each = command.each;
    options.newcomers = command.newcomers;
    options.newcomers_never = command.newcomers == Newcomers::exclude && was_set(command, "newcomers");
    options.explained = kExplained;
    if (!command.for_id.empty())
        options.for_id = network.organisations[organisation_of(loaded, command.for_id, "--for", session)].id;
    if (options.for_id || options.each > 0) {
        options.explained = kExplainedOfOne;
        // every row of --for holds that organisation: the usual cap would cut the list to five rows
        if (!was_set(command, "per-organisation"))
            options.per_organisation = 0;
    }
    options.list_types = resolved(command.list_types, ListOf::types, network, "--list-type", session);
    options.list_regions = resolved(command.list_regions, ListOf::regions, network, "--list-region", session);
    options.list_themes = resolved(command.list_themes, ListOf::themes, network, "--list-theme", session);
    return options;
}

/// Newcomers that a list of pairs with common partners cannot hold.
Sentence left_out(std::size_t newcomers) {
    const bool one = newcomers == 1;
    const std::string count = std::to_string(newcomers);
    return {count + (one ? " organisation has" : " organisations have") +
                " no partner of a partner and no place in this list; --newcomers only recommends by profile",
            count +
                (one ? " Organisation hat keine Partner von Partnern und steht"
                     : " Organisationen haben keine Partner von Partnern und stehen") +
                " nicht in dieser Liste; --newcomers only empfiehlt nach dem Profil"};
}

Sentence what_probability_is(const ProbabilityBasis& basis) {
    return {"probability: what came of pairs on such places between " + long_date(basis.from, Language::en) + " and " +
                long_date(basis.until, Language::en) + "; a hint and no promise, another time may be different",
            "probability: was zwischen dem " + long_date(basis.from, Language::de) + " und dem " +
                long_date(basis.until, Language::de) +
                " aus Paaren auf solchen Plätzen wurde; ein Anhaltspunkt und kein Versprechen, in anderer Zeit kann es "
                "anders sein"};
}

Sentence why_empty(const RecommendationList& list, bool for_one) {
    if (list.candidates == 0 && for_one)
        return {"no pair to name: this organisation has no common partner with anyone it does not work with already; "
                "--newcomers include recommends by its profile",
                "kein Paar zu nennen: Diese Organisation hat mit niemandem, mit dem sie noch nicht zusammenarbeitet, "
                "einen gemeinsamen Partner; --newcomers include empfiehlt nach dem Profil"};
    if (list.candidates == 0)
        return {"no pair to name: nobody here has a common partner with someone they do not work with already",
                "kein Paar zu nennen: Niemand hat einen gemeinsamen Partner mit jemandem, mit dem er noch nicht "
                "zusammenarbeitet"};
    return {"no pair to name: none of " + std::to_string(list.candidates) +
                " pairs with a common partner is of the kind that was asked for",
            "kein Paar zu nennen: Keines von " + std::to_string(list.candidates) +
                " Paaren mit gemeinsamem Partner ist von der gefragten Art"};
}

} // namespace

const CommandText& recommend_text() {
    static const CommandText kText{
        "recommend",
        {"pairs of organisations that should meet, why, and who can introduce them",
         "Paare von Organisationen, die sich kennenlernen sollten, warum, und wer sie bekannt machen kann"},
        {"Lists pairs of organisations that do not work together yet and, by everything the data shows, should: with "
         "the reasons in words, the rows of your files behind them, and those who can introduce the two.",
         "Nennt Paare von Organisationen, die noch nicht zusammenarbeiten und es nach allem, was die Daten zeigen, "
         "sollten: mit den Gründen in Worten, den Zeilen Ihrer Dateien dahinter und denen, die beide bekannt machen "
         "können."},
        {{"clusterbridge recommend data/ --kind tech_transfer --top 20",
          {"which company should meet which institute", "welches Unternehmen welches Institut treffen sollte"}},
         {"clusterbridge recommend data/ --for bwcon --top 10 --lang de",
          {"the ten best new partners of one organisation", "die zehn besten neuen Partner einer Organisation"}},
         {"clusterbridge recommend data/ --each 3 --columns source_name,target_name,reasons",
          {"for every organisation its three best", "für jede Organisation ihre drei besten"}}}};
    return kText;
}

void declare(CLI::App& app, RecommendCommand& command) {
    Declaration d(app, OptionGroup::command);
    d.choice<std::optional<PairKind>>(
        "--kind", command.kind,
        {{"tech_transfer", PairKind::tech_transfer}, {"cross_cluster", PairKind::cross_cluster}},
        {"only research with companies, or only pairs that share no cluster",
         "nur Forschung mit Unternehmen oder nur Paare ohne gemeinsamen Cluster"},
        {"all", "alle"});
    d.text("--for", command.for_id, {"ID", "KENNUNG"},
           {"only pairs of this organisation", "nur Paare dieser Organisation"});
    d.count("--each", command.each, 1, 1000000,
            {"instead of --top: every pair among the N best of either end",
             "statt --top: jedes Paar, das für eines der beiden unter den N besten ist"},
            {"off", "aus"});
    d.choice<Newcomers>(
        "--newcomers", command.newcomers,
        {{"only", Newcomers::only}, {"include", Newcomers::include}, {"exclude", Newcomers::exclude}},
        {"organisations without a partner of a partner, by their profile: only they, after the others, or not at all",
         "Organisationen ohne Partner von Partnern, nach ihrem Profil: nur sie, nach den anderen oder gar nicht"});
    declare_recommend(app, command.recommend);
    declare_group_by(app, command.group_by,
                     {"what counts as a cluster: cluster, region, theme, country or a column of yours",
                      "was als Cluster gilt: cluster, region, theme, country oder eine eigene Spalte"},
                     {"cluster if there are any, else region or country",
                      "cluster, wenn es welche gibt, sonst region oder country"});
    d.list("--columns", command.columns, ",;", {"LIST", "LISTE"},
           {"show only these columns", "nur diese Spalten zeigen"}, {"all", "alle"});
    const Sentence shorten{"shorten the list: one end must be of it; repeat for more",
                           "Liste kürzen: ein Ende muss dazugehören; für mehrere wiederholen"};
    d.list("--list-type", command.list_types, ";", {"TYPE", "TYP"}, shorten);
    d.list("--list-region", command.list_regions, ";", {"REGION", "REGION"}, shorten);
    d.list("--list-theme", command.list_themes, ";", {"THEME", "THEMA"}, shorten);
    declare_table(app, command.table);
    declare_input(app, command.input);
    declare_common(app, command.common);
}

int run(const RecommendCommand& command, Environment& environment) {
    check_table_run(command.input, command.common, command.table, environment);
    check_combination(command);
    refuse_project_nodes(command.input, "recommend");
    const std::vector<std::string> columns =
        known_columns(command.columns, recommendation_columns(), "--columns", "recommend");

    Session session(command.common, environment);
    const Loaded loaded = load(command.input, session);
    const RecommendOptions options = options_of(command, loaded, session);
    RecommendationList list = recommend(loaded.network, options, session.begin("recommend"));
    const bool cut_short = list.rows.empty() && list.candidates > 0; // newcomers are not why it is empty
    if (list.newcomers > 0 && options.newcomers == Newcomers::exclude && !options.for_id && !cut_short)
        list.notes.push_back(left_out(list.newcomers));
    if (list.rows.empty() && list.notes.empty())
        list.notes.push_back(why_empty(list, options.for_id.has_value()));
    if (std::any_of(list.rows.begin(), list.rows.end(), [](const Recommendation& r) { return r.probability; }))
        list.notes.push_back(what_probability_is(*list.probability_basis));
    for (const Sentence& caution : list.cautions)
        session.warn(caution);
    for (const Sentence& note : list.notes) // why nothing came out is no aside
        list.rows.empty() ? session.warn(note) : session.hint(note);
    const auto rows = [&](std::size_t first, std::size_t last) {
        return recommendations_table(loaded.network, list, session.language(), columns, first, last);
    };
    write_long_table(rows, list.rows.size(), command.table, session);
    return 0;
}

} // namespace clusterbridge
