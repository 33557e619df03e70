#include "cli/batch_folder.hpp"

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "base/text.hpp"
#include "cli/output.hpp"
#include "cli/output_folder.hpp"
#include "io/input_files.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <set>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace clusterbridge {
namespace {

using Json = nlohmann::ordered_json;

/// An object, or null where the file is none.
Json read_json(const FileSystem& system, const std::string& path) {
    if (!system.exists(path) || system.is_folder(path))
        return nullptr;
    Json json = Json::parse(system.read(path)->view(), nullptr, false);
    return json.is_object() ? json : Json(nullptr);
}

std::string text_of(const Json& json, const char* key) {
    return json.is_object() && json.contains(key) && json[key].is_string() ? json[key].get<std::string>() : "";
}

bool made_by_batch(const std::string& folder, const FileSystem& system) {
    return text_of(read_json(system, join_path(folder, "batch.json")), "command") == "batch";
}

/// Whether everything is there that a manifest lists.
bool outputs_are_there(const Json& manifest, const std::string& folder, const FileSystem& system) {
    if (!manifest.contains("outputs") || !manifest["outputs"].is_array())
        return false;
    return std::all_of(manifest["outputs"].begin(), manifest["outputs"].end(), [&](const Json& output) {
        const std::string path = text_of(output, "path");
        return !path.empty() && system.exists(join_path(folder, path));
    });
}

[[noreturn]] void refuse(const std::string& folder, const Sentence& what) {
    const std::string shown = escape_control(folder);
    throw Error(ErrorCode::output, {shown + ": " + what.en, shown + ": " + what.de});
}

std::string unfinished_manifest() {
    return Json{{"version", CLUSTERBRIDGE_VERSION},
                {"command", "batch"},
                {"state", "unfinished"},
                {"reviews", Json::array()},
                {"outputs", Json::array()}}
               .dump(2) +
           "\n";
}

} // namespace

std::vector<InputPrint> prints_of(const std::vector<std::string>& inputs, const FileSystem& system) {
    std::vector<InputPrint> prints;
    Diagnostics said; // again when it is read
    for (const std::string& input : inputs) {
        const std::string tidy = tidy_path(input);
        for (const InputBytes& file : gather_inputs(system, {tidy}, {}, said)) {
            const bool inside = file.name.starts_with(tidy);
            prints.push_back({inside ? file_name(tidy) + file.name.substr(tidy.size()) : file_name(file.name),
                              sha256_hex(file.bytes->view())});
        }
    }
    std::sort(prints.begin(), prints.end(), [](const InputPrint& a, const InputPrint& b) {
        return a.file == b.file ? a.sha256 < b.sha256 : a.file < b.file;
    });
    return prints;
}

BatchFolder::BatchFolder(const std::string& path, const std::vector<std::string>& inputs, std::string process,
                         FileSystem& system)
    : path_(tidy_path(path)), process_(std::move(process)), system_(system) {
    check_output_folder(
        path_, inputs, true, system,
        {.is_file = {"is a file; a folder is to be written here; name another with --output",
                     "ist eine Datei; hier soll ein Ordner entstehen; nennen Sie mit --output einen anderen"},
         .exists = {},
         .not_ours =
             {"was not made by batch and is not touched; it has no batch.json of ours; name another folder with "
              "--output",
              "stammt nicht von batch und wird nicht angetastet; darin ist keine batch.json von uns; nennen Sie "
              "mit --output einen anderen Ordner"},
         .may_replace = [&](const std::string& folder) {
             return made_by_batch(folder, system) || system.list(folder).empty();
         }});
}

namespace {

/// Takes the lock, if need be after a while: a run that was killed holds it until the system has put its memory away.
/// Where the file system knows no locks there is nothing to wait for.
bool comes_free(int handle, int lock) {
    constexpr int kTries = 100;
    constexpr std::chrono::milliseconds kBetween{50};
    for (int i = 0; i < kTries; ++i) {
        if (::flock(handle, lock | LOCK_NB) == 0 || (errno != EWOULDBLOCK && errno != EINTR))
            return true;
        std::this_thread::sleep_for(kBetween);
    }
    return false;
}

} // namespace

BatchFolder::~BatchFolder() {
    if (lock_ >= 0)
        ::close(lock_);
}

void BatchFolder::enter(bool shared) {
    if (!system_.exists(path_) || !made_by_batch(path_, system_)) {
        const std::string hidden = join_path(parent_folder(path_), "." + file_name(path_) + ".part-" + process_);
        system_.remove_all(hidden);
        system_.make_folders(hidden);
        system_.write(join_path(hidden, "batch.json"), unfinished_manifest());
        // another share may have been faster: this never takes the place of a folder that holds something
        if (::rename(hidden.c_str(), path_.c_str()) != 0) {
            system_.remove_all(hidden);
            if (!made_by_batch(path_, system_))
                refuse(path_, {"cannot be made; the system refuses it; check the folder above it and its permissions",
                               "lässt sich nicht anlegen; das System lehnt ab; prüfen Sie den Ordner darüber und die "
                               "Rechte"});
        }
    }
    lock_ = ::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (lock_ >= 0 && !comes_free(lock_, shared ? LOCK_SH : LOCK_EX))
        refuse(path_, {"another batch is working in this folder; wait for its end, or name another folder with "
                       "--output",
                       "in diesem Ordner arbeitet gerade ein anderer Lauf von batch; warten Sie sein Ende ab, oder "
                       "nennen Sie mit --output einen anderen Ordner"});
    system_.make_folders(path_of("reviews"));
    system_.make_folders(path_of("logs"));
}

void BatchFolder::leave_to_parent() {
    if (lock_ >= 0)
        ::close(lock_);
    lock_ = -1;
}

void BatchFolder::clean(const std::vector<BatchEntry>& entries, bool all) {
    std::set<std::string> ours;
    for (const BatchEntry& entry : entries)
        ours.insert("." + entry.name + ".part");
    const auto sweep = [&](const std::string& folder, bool everything) {
        if (!system_.is_folder(folder))
            return;
        for (const std::string& name : system_.list(folder)) {
            const auto at = name.find(".part");
            if (name.starts_with('.') && at != std::string::npos &&
                (everything || ours.contains(name.substr(0, at) + ".part")))
                system_.remove_all(join_path(folder, name));
        }
    };
    sweep(path_of("reviews"), all);
    if (!all)
        return;
    for (const char* folder : {"tables", "diagrams"})
        sweep(path_of(folder), true);
    sweep(path_, true);
    // what a run left that was ended before it had a folder
    const std::string parent = parent_folder(path_), begin = "." + file_name(path_) + ".part-";
    for (const std::string& name : system_.list(parent))
        if (name.starts_with(begin) && name != begin + process_)
            system_.remove_all(join_path(parent, name));
}

bool BatchFolder::finished(const BatchEntry& entry) const {
    const std::string folder = review_path(entry.name);
    const Json manifest = read_json(system_, join_path(folder, "run.json"));
    return text_of(manifest, "fingerprint") == entry.fingerprint && outputs_are_there(manifest, folder, system_);
}

void BatchFolder::place(const BatchEntry& entry, std::vector<ReportFile> files) {
    const std::string hidden = path_of("reviews/." + entry.name + ".part");
    system_.remove_all(hidden);
    system_.make_folders(hidden);
    std::set<std::string> folders;
    for (ReportFile& file : files) {
        if (file.path == "run.json") {
            Json manifest = Json::parse(file.bytes);
            manifest["fingerprint"] = entry.fingerprint;
            file.bytes = manifest.dump(2) + "\n";
        }
        const std::string path = join_path(hidden, file.path);
        if (folders.insert(parent_folder(path)).second)
            system_.make_folders(parent_folder(path));
        system_.write(path, file.bytes);
    }
    const std::string place = review_path(entry.name);
    if (system_.exists(place) && !system_.is_folder(place))
        refuse(place, {"is a file; a folder is to be written here; remove it", "ist eine Datei; hier soll ein Ordner "
                                                                               "entstehen; entfernen Sie sie"});
    system_.replace(hidden, place);
}

bool BatchFolder::complete(const std::string& fingerprint) const {
    const Json manifest = read_json(system_, path_of("batch.json"));
    if (text_of(manifest, "state") != "finished" || text_of(manifest, "fingerprint") != fingerprint ||
        !outputs_are_there(manifest, path_, system_) || !manifest["reviews"].is_array())
        return false;
    return std::all_of(manifest["reviews"].begin(), manifest["reviews"].end(), [&](const Json& review) {
        return text_of(review, "state") == "done" &&
               finished({text_of(review, "name"), text_of(review, "fingerprint")});
    });
}

void BatchFolder::write(const std::vector<ReportFile>& files) {
    for (const ReportFile& file : files) {
        const std::string path = path_of(file.path);
        system_.make_folders(parent_folder(path));
        system_.write(path, file.bytes);
    }
}

std::vector<std::string> BatchFolder::others(const std::vector<BatchEntry>& entries) const {
    std::vector<std::string> found;
    for (const std::string& name : system_.list(path_of("reviews")))
        if (!name.starts_with('.') &&
            std::none_of(entries.begin(), entries.end(), [&](const BatchEntry& entry) { return entry.name == name; }))
            found.push_back(name);
    return found;
}

} // namespace clusterbridge
