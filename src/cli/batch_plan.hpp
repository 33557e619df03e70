#pragma once
#include "cli/command_review.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clusterbridge {

/// What a plan makes a review of, each.
enum class ForEach : std::uint8_t { cluster, region, theme, community, country, period };
const char* key_of(ForEach each);

/// One option of a plan, as it would stand on a command line.
struct PlanWord {
    std::string option; ///< without dashes
    std::string word;   ///< --option=value
};

/// A [[review]] of a plan.
struct PlanReview {
    std::string name;
    std::uint64_t line = 0;
    std::vector<PlanWord> words;
};

/// A plan as it stands in its file; nothing is looked up yet. Paths are relative to the present folder.
struct BatchPlan {
    std::string file;
    std::vector<std::string> inputs;
    std::vector<std::string> inputs_written; ///< as they stand in the plan
    std::uint64_t inputs_line = 0;
    std::vector<PlanWord> options; ///< of every review
    std::vector<PlanWord> filter;  ///< beside for_each
    std::optional<ForEach> each;   ///< else `reviews`
    std::uint64_t each_line = 0;
    std::string windows; ///< of `period`: "2y"
    std::vector<PlanReview> reviews;
};

/// Reads a plan (contract 12). Throws `Error` (usage) at file and line for what is no TOML, for unknown keys and values
/// (with the nearest), for a plan without input or without reviews, and for names given twice.
BatchPlan read_plan(std::string_view bytes, const std::string& file);

/// Options of `common` that stood on the command line come last and win; its language holds where the plan names none.
ReviewCommand review_of(const BatchPlan& plan, const std::vector<PlanWord>& words, const CommonOptions& common);

/// "2y" or "6m" in months; nothing for anything else.
std::optional<int> months_of(std::string_view windows);

} // namespace clusterbridge
