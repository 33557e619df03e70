#pragma once
#include "analysis/community_study.hpp"
#include "base/language.hpp"
#include "cli/declare.hpp"
#include "graph/filter.hpp"
#include "graph/graph_view.hpp"
#include "io/network_reader.hpp"
#include "report/data_table.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

/// Groups of options that several commands share. `declare_...` only names options; `check_...` refuses combinations
/// that make no sense; none of it touches the world.
namespace clusterbridge {

struct InputOptions {
    std::vector<std::string> inputs;
    ReadOptions read;
    bool strict = false;   ///< --strict, the default: only to be told from --lenient
    std::string decisions; ///< --decisions: what people decided about likely duplicates
    bool roll_up = false;  ///< parts are counted for their wholes
    Filter filter;
    ViewOptions view;
};

enum class When : std::uint8_t { automatic, always, never };

struct CommonOptions {
    Language language = Language::en;
    unsigned threads = 0; ///< 0 = all cores
    std::uint64_t seed = 1;
    bool quiet = false, verbose = false, force = false;
    When color = When::automatic, progress = When::automatic;
    std::string config; ///< read before parsing (config_file.hpp)
    std::string timings;
    /// Every option of the command that can change a result, with its value: for manifests. Filled after parsing.
    std::vector<std::pair<std::string, std::string>> settings;
    std::vector<std::string> given; ///< names of the options that stood on the command line, without dashes
};

enum class TableFormat : std::uint8_t { unsaid, table, csv, json, xlsx };

struct TableOptions {
    TableFormat format = TableFormat::unsaid;
    std::string output; ///< empty = standard output
    CsvDialect dialect = CsvDialect::plain;
};

struct CommunityChoices {
    double resolution = 1;
    CommunityObjective objective = CommunityObjective::modularity;
    std::size_t runs = 100;
    CommunityMethod method = CommunityMethod::leiden;
    std::size_t levels = 1;
    std::string on_paper; ///< --group-by of `communities`; empty: the clusters that `member_of` ties declare
};

struct RankChoices {
    bool exact = false, rank_intervals = false;
    double epsilon = 0.01, sampling_confidence = 0.9;
};

struct RecommendChoices {
    std::size_t top = 100; ///< 0 = all
    std::size_t per_organisation = 5;
    std::optional<Date> as_of;
    std::vector<std::string> ends;
};

/// `help` is about the inputs, where they are not simply read together.
void declare_input(CLI::App& app, InputOptions& options, const Sentence& help = {});
void declare_common(CLI::App& app, CommonOptions& options);
void declare_table(CLI::App& app, TableOptions& options);
void declare_communities(CLI::App& app, CommunityChoices& choices);
/// --method and --levels, of `communities` alone.
void declare_community_search(CLI::App& app, CommunityChoices& choices);
void declare_rank(CLI::App& app, RankChoices& choices);
void declare_recommend(CLI::App& app, RecommendChoices& choices);
void declare_group_by(CLI::App& app, std::string& target, const Sentence& help, const Sentence& initially);
/// For commands without groups: scripts give all commands the same options.
void declare_idle_group_by(CLI::App& app, std::string& target);

/// Throws `Error` (usage) for values that need more than one option to judge.
void check(const InputOptions& options);
void check(const CommonOptions& options);
void check(const TableOptions& options);
void check(const CommunityChoices& choices);
/// `--projection none` makes organisations of projects: no use for `command`, which looks for pairs that should meet.
void refuse_project_nodes(const InputOptions& options, const std::string& command);

/// The format a table is written in when the output is a file: as told, else by its ending, else CSV.
TableFormat file_format(const TableOptions& options);

/// Options that cannot change a result and therefore never stand in a manifest.
bool changes_results(const std::string& option);

/// The names that --map may be given (the columns of all tables).
const std::vector<std::string>& column_names();

} // namespace clusterbridge
