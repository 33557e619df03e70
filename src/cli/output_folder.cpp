#include "cli/output_folder.hpp"

#include "base/error.hpp"
#include "cli/output.hpp"

namespace clusterbridge {
namespace {

[[noreturn]] void refuse(const std::string& folder, const Sentence& what) {
    throw Error(ErrorCode::output, {folder + ": " + what.en, folder + ": " + what.de});
}

} // namespace

void check_output_folder(const std::string& folder, const std::vector<std::string>& inputs, bool force,
                         const FileSystem& system, const OutputFolderRules& rules) {
    const std::string tidy = tidy_path(folder);
    if (tidy == "/" || file_name(tidy) == "." || file_name(tidy) == "..")
        refuse(folder, {"cannot be the output; it needs a folder of its own; name one with --output",
                        "kann nicht Ausgabe sein; sie braucht einen eigenen Ordner; nennen Sie ihn mit "
                        "--output"});
    for (const std::string& input : inputs)
        if (tidy_path(input) == tidy || tidy_path(input).starts_with(tidy + "/"))
            refuse(folder, {"holds the input and cannot be the output; name another folder with --output",
                            "enthält die Eingabe und kann nicht Ausgabe sein; nennen Sie mit --output einen "
                            "anderen Ordner"});
    if (const std::string parent = parent_folder(tidy); parent != "." && !system.is_folder(parent))
        refuse(folder, {"cannot be written; there is no folder " + parent + "; make it first",
                        "kann nicht geschrieben werden; den Ordner " + parent + " gibt es nicht; legen Sie ihn an"});
    if (!system.exists(tidy))
        return;
    if (!system.is_folder(tidy))
        refuse(folder, rules.is_file);
    if (!force)
        refuse(folder, rules.exists);
    if (!rules.may_replace(tidy))
        refuse(folder, rules.not_ours);
}

} // namespace clusterbridge
