#pragma once
#include "analysis/community_study.hpp"
#include "analysis/ranking.hpp"
#include "analysis/recommendation.hpp"
#include "cli/options.hpp"
#include "cli/session.hpp"
#include "graph/decisions.hpp"
#include "graph/graph_view.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

/// What several commands do in the same way, each a step that is timed, can be stopped and shows its progress.
namespace clusterbridge {

struct Loaded {
    Network network; ///< merged as decided, rolled up, cut to the filters
    Diagnostics diagnostics;
    DecisionsFile decisions; ///< of --decisions, every row
    /// Pairs of ids that are settled (DuplicateOptions::settled).
    std::vector<std::pair<std::string, std::string>> settled;
    std::map<std::string, std::string> became; ///< ids that decisions or the roll-up took away: what they count for
    std::vector<Sentence> filters;             ///< what the network was cut to, in words; empty where it is whole
    std::size_t organisations_read = 0;        ///< before the filters; 0 without filters
};

enum class PathNames : std::uint8_t {
    as_given,
    portable ///< absolute paths shortened to the input's own name: nothing of this machine reaches an output
};

/// Whether `load` tells what was odd; `check` does not, for there it is the result.
enum class Telling : std::uint8_t { all, nothing };

/// Reads, tells what was odd, filters. Values of filters that occur nowhere are told with the nearest that does.
Loaded load(const InputOptions& options, Session& session, PathNames names = PathNames::as_given,
            Telling telling = Telling::all);

/// Throws `Error` (input) for the first that is neither a file nor a folder.
void refuse_missing(const std::vector<std::string>& inputs, const FileSystem& files);

/// The network cut to a filter that is not empty; what it asks for and what it missed is kept for the report.
void cut_to(const Filter& filter, Loaded& loaded, Session& session);

/// Files below `paths` get the names below `written` that somebody else gave the same inputs: nothing then depends on
/// the folder a command was started in.
void name_as_written(Loaded& loaded, const std::vector<std::string>& paths, const std::vector<std::string>& written);

/// `PathNames::portable` for what was loaded as given.
void forget_this_machine(Network& network, std::vector<Diagnostic>& diagnostics,
                         const std::vector<std::string>& inputs);

GraphView view_of(const Network& network, const InputOptions& options, Session& session);

CommunityStudy communities_of(const Network& network, const GraphView& view, const CommunityChoices& choices,
                              const InputOptions& input, bool test_against_chance, Session& session);

RankOptions rank_options(const RankChoices& choices, const InputOptions& input, const std::string& group_by,
                         const Session& session);

RecommendOptions recommend_options(const RecommendChoices& choices, const InputOptions& input,
                                   const std::string& group_by, const Session& session);

/// The organisation with this id, or what became of it by decisions or roll-up, which is told; `Error` (usage) with the
/// nearest id where there is none.
NodeId organisation_of(const Loaded& loaded, const std::string& id, const std::string& option, Session& session);

/// The options that run.json records: file names without their folders, so that nothing of this machine stands there.
std::vector<std::pair<std::string, std::string>> recorded_options(const CommonOptions& options);

enum class ListOf : std::uint8_t { types, regions, themes, relations };
/// Values of --type, --region ... as the network spells them: a value that occurs stays whole, else it is split at its
/// commas; what then occurs nowhere stays (and keeps nothing), is told, and is added to `missed`.
std::vector<std::string> resolved(const std::vector<std::string>& values, ListOf what, const Network& network,
                                  const std::string& option, Session& session, Diagnostics* missed = nullptr);

/// All lists of a filter; what is said begins with `place`.
Filter resolved(const Filter& filter, const Network& network, const std::string& place, Session& session,
                Diagnostics* missed = nullptr);

} // namespace clusterbridge
