#include "cli/review_folder.hpp"

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "cli/output.hpp"
#include "cli/output_folder.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace clusterbridge {
namespace {

/// run.json with the keys of ours: nothing else is ever deleted by --force.
bool made_by_us(const std::string& folder, const FileSystem& system) {
    const std::string path = join_path(folder, "run.json");
    if (!system.exists(path) || system.is_folder(path))
        return false;
    const auto manifest = nlohmann::json::parse(system.read(path)->view(), nullptr, false);
    const auto has_text = [&](const char* key) { return manifest.contains(key) && manifest[key].is_string(); };
    if (!manifest.is_object() || !has_text("version") || !has_text("command") || !manifest.contains("outputs") ||
        !manifest["outputs"].is_array())
        return false;
    const auto command = manifest["command"].get<std::string>();
    return command.ends_with("review") || command.ends_with("check");
}

/// Paths below a folder, files only.
void collect(const FileSystem& system, const std::string& root, const std::string& below,
             std::vector<std::string>& paths) {
    for (const std::string& name : system.list(join_path(root, below))) {
        const std::string path = below.empty() ? name : join_path(below, name);
        if (system.is_folder(join_path(root, path)))
            collect(system, root, path, paths);
        else
            paths.push_back(path);
    }
}

/// What people have put beside our files: not in the manifest, and not ours to remove.
std::vector<std::string> files_of_others(const std::string& folder, const FileSystem& system) {
    const auto manifest = nlohmann::json::parse(system.read(join_path(folder, "run.json"))->view(), nullptr, false);
    std::set<std::string> ours{"run.json"};
    for (const auto& output : manifest["outputs"])
        if (output.is_object() && output.contains("path") && output["path"].is_string())
            ours.insert(output["path"].get<std::string>());
    std::vector<std::string> paths;
    collect(system, folder, "", paths);
    std::erase_if(paths, [&](const std::string& path) { return ours.contains(path); });
    return paths;
}

/// Removes the hidden folder unless it was put in its place.
class HiddenFolder {
  public:
    HiddenFolder(std::string path, FileSystem& system) : path_(std::move(path)), system_(system) {
        system_.remove_all(path_);
        system_.make_folders(path_);
    }
    ~HiddenFolder() {
        if (placed_)
            return;
        try {
            system_.remove_all(path_);
        } catch (const Error&) { // the error that brought us here is the one to tell
        }
    }
    HiddenFolder(const HiddenFolder&) = delete;
    HiddenFolder& operator=(const HiddenFolder&) = delete;

    void write(const std::vector<ReportFile>& files) {
        std::set<std::string> folders;
        for (const ReportFile& file : files) {
            const std::string path = join_path(path_, file.path);
            if (folders.insert(parent_folder(path)).second)
                system_.make_folders(parent_folder(path));
            system_.write(path, file.bytes);
        }
    }
    /// Files of others in the folder that is replaced stay in it.
    void keep(const std::string& old) {
        for (const std::string& path : files_of_others(old, system_))
            if (const std::string kept = join_path(path_, path); !system_.exists(kept)) {
                system_.make_folders(parent_folder(kept));
                system_.write(kept, system_.read(join_path(old, path))->view());
            }
    }
    void place(const std::string& folder) {
        if (made_by_us(folder, system_))
            keep(folder);
        system_.replace(path_, folder);
        placed_ = true;
    }

  private:
    std::string path_;
    FileSystem& system_;
    bool placed_ = false;
};

} // namespace

void check_review_folder(const std::string& folder, const std::vector<std::string>& inputs, bool force,
                         const FileSystem& system) {
    const bool batch = system.exists(join_path(folder, "batch.json"));
    check_output_folder(
        folder, inputs, force, system,
        {.is_file = {"is a file; a folder is to be written here; name another with --output",
                     "ist eine Datei; hier soll ein Ordner entstehen; nennen Sie mit --output einen anderen"},
         .exists = {"exists already; nothing was written; add --force to replace it",
                    "ist schon da; nichts wurde geschrieben; mit --force wird er ersetzt"},
         .not_ours =
             batch ? Sentence{"holds the reviews of a batch and is not replaced by one review; found its batch.json; "
                              "name another folder with --output",
                              "enthält die Berichte eines Laufs von batch und wird nicht durch einen Bericht ersetzt; "
                              "gefunden: die batch.json; nennen Sie mit --output einen anderen Ordner"}
                   : Sentence{"was not made by this program and is not replaced; it has no run.json of ours; name "
                              "another folder "
                              "with --output",
                              "stammt nicht von diesem Programm und wird nicht ersetzt; darin ist keine run.json von "
                              "uns; nennen Sie "
                              "mit --output einen anderen Ordner"},
         .may_replace = [&](const std::string& path) { return made_by_us(path, system); }});
}

void write_review_folder(const std::string& folder, const std::vector<ReportFile>& files, const std::string& process,
                         FileSystem& system) {
    const std::string tidy = tidy_path(folder);
    HiddenFolder hidden(join_path(parent_folder(tidy), "." + file_name(tidy) + ".part-" + process), system);
    hidden.write(files);
    hidden.place(tidy);
}

std::string file_stem(const std::string& id) {
    constexpr std::size_t kLongest = 60;
    constexpr std::size_t kHashDigits = 8;
    std::string stem;
    for (const char c : id) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const bool plain = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
        if (plain)
            stem += lower;
        else if (!stem.empty() && stem.back() != '-')
            stem += '-';
    }
    while (stem.ends_with('-'))
        stem.pop_back();
    if (stem == id && stem.size() <= kLongest)
        return stem;
    stem.resize(std::min(stem.size(), kLongest));
    return stem + (stem.empty() ? "" : "-") + sha256_hex(id).substr(0, kHashDigits);
}

} // namespace clusterbridge
