#pragma once
#include "cli/command_render.hpp"
#include "cli/pipeline.hpp"
#include "render/picture.hpp"

namespace clusterbridge {

/// Computes what the view of the command shows. Error (input) where the data cannot fill it.
Picture picture_for(const RenderCommand& command, const Loaded& loaded, Session& session);

} // namespace clusterbridge
