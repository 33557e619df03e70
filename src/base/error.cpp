#include "base/error.hpp"

#include <string>

namespace clusterbridge {

void broken_promise(std::string_view what, std::string_view file, int line) {
    if (const auto slash = file.rfind("src/"); slash != std::string_view::npos)
        file.remove_prefix(slash + 4);
    const std::string place = std::string(file) + ":" + std::to_string(line);
    throw Error(ErrorCode::internal,
                {"internal error at " + place + ": " + std::string(what) + "; please report this",
                 "Interner Fehler bei " + place + ": " + std::string(what) + "; bitte melden Sie ihn"});
}

} // namespace clusterbridge
