#include "cli/commands.hpp"

#include "cli/command_backtest.hpp"
#include "cli/command_batch.hpp"
#include "cli/command_check.hpp"
#include "cli/command_communities.hpp"
#include "cli/command_compare.hpp"
#include "cli/command_convert.hpp"
#include "cli/command_gaps.hpp"
#include "cli/command_rank.hpp"
#include "cli/command_recommend.hpp"
#include "cli/command_render.hpp"
#include "cli/command_review.hpp"
#include "cli/command_whatif.hpp"
#include "cli/config_file.hpp"
#include "cli/parse.hpp"

#include <CLI/CLI.hpp>

namespace clusterbridge {
namespace {

/// A configuration file may serve all commands, so the options of all are known to it.
ConfigTarget config_target(const CLI::App& app, const std::string& name) {
    ConfigTarget target{name, option_names_of(app), {}, {}};
    for (const Command& other : commands()) {
        CLI::App described;
        other.describe(described);
        const auto names = option_names_of(described);
        target.commands.push_back(other.text.name);
        target.options_else.insert(target.options_else.end(), names.begin(), names.end());
    }
    return target;
}

template <class Options> Command command(const CommandText& text) {
    return {text,
            [](CLI::App& app) {
                // the app keeps references into the options as long as it is read
                static Options described;
                described = Options{};
                declare(app, described);
            },
            [name = text.name](const std::vector<std::string>& words, Language language, Environment& environment) {
                Options options;
                options.common.language = language;
                CLI::App app;
                declare(app, options);
                parse(app, with_config(config_target(app, name), words, environment));
                options.common.given = given_in(app);
                options.common.settings = settings_of(app);
                return run(options, environment);
            }};
}

} // namespace

const std::vector<Command>& commands() {
    static const std::vector<Command> kCommands{
        command<ReviewCommand>(review_text()),     command<CheckCommand>(check_text()),
        command<RankCommand>(rank_text()),         command<CommunitiesCommand>(communities_text()),
        command<GapsCommand>(gaps_text()),         command<RecommendCommand>(recommend_text()),
        command<BacktestCommand>(backtest_text()), command<CompareCommand>(compare_text()),
        command<WhatifCommand>(whatif_text()),     command<RenderCommand>(render_text()),
        command<BatchCommand>(batch_text()),       command<ConvertCommand>(convert_text())};
    return kCommands;
}

const Command* find_command(const std::string& name) {
    for (const Command& candidate : commands())
        if (candidate.text.name == name)
            return &candidate;
    return nullptr;
}

} // namespace clusterbridge
