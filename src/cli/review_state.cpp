#include "cli/review_state.hpp"

#include "analysis/community_names.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "cli/cluster_past_file.hpp"
#include "cli/pipeline.hpp"
#include "io/columns_reader.hpp"
#include "io/network_reader.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

namespace clusterbridge {
namespace {

using Json = nlohmann::json;

[[noreturn]] void refuse(const std::string& path, const Sentence& what) {
    const std::string shown = escape_control(path) + ": ";
    throw Error(ErrorCode::input, {shown + what.en, shown + what.de});
}

Json manifest_of(const std::string& folder, const FileSystem& files) {
    const std::string path = join_path(folder, "run.json");
    Json json = Json::parse(files.read(path)->view(), nullptr, false);
    if (!json.is_object() || json.value("command", Json()) != "review")
        refuse(path, {"is not the run.json of a review; name the folder that review wrote",
                      "ist nicht die run.json einer Auswertung; nennen Sie den Ordner, den review schrieb"});
    return json;
}

std::optional<GapVerdict> verdict_of(const std::string& key) {
    for (const GapVerdict verdict :
         {GapVerdict::by_construction, GapVerdict::not_enough_data, GapVerdict::proven_gap, GapVerdict::open,
          GapVerdict::likely_gap, GapVerdict::surplus, GapVerdict::balanced})
        if (key == key_of(verdict))
            return verdict;
    return {};
}

/// A pair's relations stand in one cell; membership must be known as such, because it makes the groups.
void mark_memberships(Network& network) {
    for (std::size_t i = 0; i < network.ties.size(); ++i) {
        TieRow row = network.ties[i];
        const auto relations = split_list(network.text(row.relation), ";");
        if (relations.size() < 2 || std::find(relations.begin(), relations.end(), "member_of") == relations.end())
            continue;
        row.relation = network.symbols.intern("member_of");
        // where other relations run the other way, the edge may too: a member is what is no initiative
        if (network.organisations[row.target].kind != ActorKind::cluster_initiative &&
            network.organisations[row.source].kind == ActorKind::cluster_initiative)
            std::swap(row.source, row.target);
        network.ties.set(i, row);
    }
}

class ReviewReader {
  public:
    ReviewReader(std::string folder, Session& session)
        : folder_(std::move(folder)), files_(*session.environment().files), run_(session.begin("reading")) {}

    ReviewState read() {
        const Json manifest = manifest_of(folder_, files_);
        for (const char* needed :
             {"network.graphml", "tables/organisations.csv", "tables/communities.csv", "tables/gaps.csv"})
            if (!files_.exists(join_path(folder_, needed)))
                refuse(folder_, {std::string("a file of this review is missing; ") + needed +
                                     " is not there; make the review anew or take a whole copy",
                                 std::string("eine Datei dieser Auswertung fehlt; ") + needed +
                                     " ist nicht da; erstellen Sie sie neu oder nehmen Sie eine vollständige Kopie"});
        state_.network = read_network(files_, {join_path(folder_, "network.graphml")}, {}, {}, run_).network;
        state_.view = make_view(state_.network, {}, run_);
        read_organisations();
        read_certainty();
        read_gaps();
        state_.clusters = read_cluster_past(table("clusters.csv"), files_);
        name_communities_of(manifest);
        group(manifest);
        return std::move(state_);
    }

  private:
    std::string table(const char* name) const { return join_path(join_path(folder_, "tables"), name); }

    NodeId organisation(const std::string& id, const std::string& path) const {
        const NodeId v = state_.network.find(id);
        if (v == kNoNode)
            refuse(path, {"names an organisation that network.graphml does not have; found " + escape_control(id) +
                              "; take both from the same review",
                          "nennt eine Organisation, die network.graphml nicht hat; gefunden: " + escape_control(id) +
                              "; nehmen Sie beide aus derselben Auswertung"});
        return v;
    }

    static std::uint32_t whole(const std::string& cell, const std::string& path) {
        if (cell.empty())
            return 0;
        const auto value = parse_integer(cell);
        if (!value || *value < 1 || *value > 0x7FFFFFFF)
            refuse(path, {"a number of a community or rank is none; found " + escape_control(cell) +
                              "; take the table as review wrote it",
                          "die Nummer einer Gemeinschaft oder eines Rangs ist keine; gefunden: " +
                              escape_control(cell) + "; nehmen Sie die Tabelle so, wie review sie schrieb"});
        return static_cast<std::uint32_t>(*value);
    }

    void read_organisations() {
        const std::string path = table("organisations.csv");
        const auto rows = read_columns(
            files_, path,
            {"id", "community", "betweenness", "betweenness_rank", "betweenness_rank_low", "betweenness_rank_high"});
        const std::size_t n = state_.network.size();
        state_.partition.of = NodeColumn<std::uint32_t>(n, Partition::kNone);
        state_.betweenness = NodeColumn<double>(n, 0);
        state_.rank = state_.low = state_.high = NodeColumn<std::uint32_t>(n, 0);
        bool intervals = false;
        for (const auto& cells : rows) {
            const NodeId v = organisation(cells[0], path);
            if (const std::uint32_t community = whole(cells[1], path); community > 0) {
                state_.partition.of[v] = community - 1;
                state_.partition.count = std::max(state_.partition.count, community);
            }
            state_.betweenness[v] = parse_double(cells[2]).value_or(0);
            state_.rank[v] = whole(cells[3], path);
            state_.low[v] = whole(cells[4], path);
            state_.high[v] = whole(cells[5], path);
            intervals = intervals || state_.low[v] > 0;
        }
        if (state_.partition.count > n)
            refuse(path, {"has more communities than organisations; take the table as review wrote it",
                          "hat mehr Gemeinschaften als Organisationen; nehmen Sie die Tabelle so, wie review sie "
                          "schrieb"});
        if (!intervals)
            state_.rank = state_.low = state_.high = {};
    }

    void read_certainty() {
        const std::string path = table("communities.csv");
        state_.certainty = NodeColumn<double>(state_.network.size(), 1);
        for (const auto& cells : read_columns(files_, path, {"id", "certainty"}))
            state_.certainty[organisation(cells[0], path)] = parse_double(cells[1]).value_or(1);
    }

    void read_gaps() {
        const std::string path = table("gaps.csv");
        for (const auto& cells :
             read_columns(files_, path, {"group_a", "group_b", "theme", "verdict", "observed", "expected", "z"})) {
            const auto verdict = verdict_of(cells[3]);
            if (!cells[2].empty() || !verdict)
                continue;
            const double observed = parse_double(cells[4]).value_or(0), expected = parse_double(cells[5]).value_or(0);
            state_.gaps[std::minmax(cells[0], cells[1])] = {
                *verdict, observed, expected, deviation_of(observed, expected, parse_double(cells[6]).value_or(0))};
        }
    }

    void name_communities_of(const Json& manifest) {
        const Json communities = manifest.value("communities", Json::object());
        const Json names = communities.value("names", Json::array());
        for (const Json& name : names)
            state_.community_names.push_back({name.value("en", std::string()), name.value("de", std::string())});
        if (state_.community_names.size() == state_.partition.count)
            return;
        state_.community_names.clear();
        for (const CommunityName& name : name_communities(state_.network, state_.view, state_.partition))
            state_.community_names.push_back(name.text);
    }

    void group(const Json& manifest) {
        const Json gaps = manifest.value("gaps", Json::object());
        std::string kind = gaps.value("group_by", std::string());
        mark_memberships(state_.network);
        if (kind.empty())
            kind = default_grouping(state_.network);
        if (kind == "community") {
            state_.groups.kind = kind;
            return;
        }
        state_.groups = group_by(state_.network, kind);
    }

    std::string folder_;
    const FileSystem& files_;
    RunControl run_;
    ReviewState state_;
};

} // namespace

bool is_review(const std::string& path, const FileSystem& files) {
    if (!files.is_folder(path))
        return false;
    if (files.exists(join_path(path, "batch.json")))
        refuse(path,
               {"is the folder of a batch; two single reviews are compared; name one of " + join_path(path, "reviews/"),
                "ist der Ordner eines Stapels; verglichen werden einzelne Auswertungen; nennen Sie eine aus " +
                    join_path(path, "reviews/")});
    return files.exists(join_path(path, "run.json"));
}

ReviewState state_of_input(const InputOptions& input, const StateChoices& choices, Session& session) {
    Loaded loaded = load(input, session);
    StateOptions options;
    options.view = input.view;
    options.communities.objective = choices.communities.objective;
    options.communities.resolution = choices.communities.resolution;
    options.communities.runs = choices.communities.runs;
    options.communities.seed = session.options().seed;
    options.communities.view = input.view;
    options.ranks = rank_options(choices.rank, input, {}, session);
    options.gaps.group_by = choices.group_by;
    options.gaps.seed = session.options().seed;
    options.gaps.view = input.view;
    options.begin = [&session](const std::string& step) { return session.begin(step); };
    std::vector<Sentence> notes;
    ReviewState state = make_state(std::move(loaded.network), options, &notes);
    for (const Sentence& note : notes)
        session.hint(note);
    return state;
}

namespace {

/// A manifest of another shape than ours.
[[noreturn]] void refuse_manifest(const std::string& folder) {
    refuse(join_path(folder, "run.json"),
           {"does not have the shape that review gives it; make the review anew",
            "hat nicht die Form, die review ihr gibt; erstellen Sie die Auswertung neu"});
}

} // namespace

ReviewState state_of_review(const std::string& folder, Session& session) {
    try {
        return ReviewReader(folder, session).read();
    } catch (const Json::exception&) {
        refuse_manifest(folder);
    }
}

std::map<std::string, std::string> options_of_review(const std::string& folder, const FileSystem& files) {
    try {
        const Json manifest = manifest_of(folder, files);
        std::map<std::string, std::string> options;
        const Json recorded = manifest.value("options", Json::object());
        for (const auto& [name, value] : recorded.items())
            options[name] = value.is_string() ? value.get<std::string>() : value.dump();
        options["version"] = manifest.value("version", std::string());
        options.erase("lang");
        return options;
    } catch (const Json::exception&) {
        refuse_manifest(folder);
    }
}

} // namespace clusterbridge
