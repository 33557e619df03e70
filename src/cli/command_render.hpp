#pragma once
#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "render/picture.hpp"

#include <optional>
#include <string>
#include <vector>

namespace clusterbridge {

/// Diagrams (contract 10).
struct RenderCommand {
    InputOptions input;
    std::optional<PictureView> view;
    std::string focus;
    Paper paper = Paper::a3;
    bool portrait = false;
    bool by_theme = false;
    std::string positions, save_positions, style;
    int dpi = 200;
    std::vector<std::string> outputs;
    std::string group_by;
    CommunityChoices communities;
    RecommendChoices recommend;
    CommonOptions common;
};

const CommandText& render_text();
void declare(CLI::App& app, RenderCommand& command);
int run(const RenderCommand& command, Environment& environment);

} // namespace clusterbridge
