#pragma once
#include "io/file_system.hpp"
#include "report/review_model.hpp"

#include <string>
#include <vector>

namespace clusterbridge {

/// A file of the input with what it holds; by name.
struct InputPrint {
    std::string file; ///< from the name of the input it belongs to on: nothing of this machine
    std::string sha256;
};

/// Every file that the inputs stand for. Throws `Error` (input) where one cannot be read.
std::vector<InputPrint> prints_of(const std::vector<std::string>& inputs, const FileSystem& system);

/// A review in the folder of a batch.
struct BatchEntry {
    std::string name;        ///< of its folder below reviews/
    std::string fingerprint; ///< of all that its bytes depend on
};

/// The folder of a batch while a run works in it. Two runs may share it only if both do a share of the reviews.
class BatchFolder {
  public:
    /// Checks the place before any work and throws `Error` (output) where it may not be used: a file, a folder that no
    /// batch made, one that holds an input.
    BatchFolder(const std::string& path, const std::vector<std::string>& inputs, std::string process,
                FileSystem& system);
    ~BatchFolder();
    BatchFolder(const BatchFolder&) = delete;
    BatchFolder& operator=(const BatchFolder&) = delete;

    /// Makes the folder where there is none and keeps other runs out; `shared`: those that do a share may come in.
    /// Throws `Error` (output) where another run works here and goes on to for five seconds.
    void enter(bool shared);
    /// In a worker: the folder stays the parent's.
    void leave_to_parent();
    /// Removes what runs that were ended left of `entries` under hidden names; with `all`, of everything.
    void clean(const std::vector<BatchEntry>& entries, bool all);

    /// Whether a review is there whole, as `entry` would be made today.
    bool finished(const BatchEntry& entry) const;
    /// Puts a review in its place in one step, its run.json with the fingerprint.
    void place(const BatchEntry& entry, std::vector<ReportFile> files);
    /// Whether batch.json says that this very batch came to its end, and everything is still there.
    bool complete(const std::string& fingerprint) const;
    /// Files of the batch itself, batch.json last.
    void write(const std::vector<ReportFile>& files);

    std::string path_of(const std::string& inside) const { return join_path(path_, inside); }
    std::string review_path(const std::string& name) const { return path_of("reviews/" + name); }
    std::string log_path(const std::string& name) const { return path_of("logs/" + name + ".log"); }
    /// Folders below reviews/ that are none of `entries`.
    std::vector<std::string> others(const std::vector<BatchEntry>& entries) const;

  private:
    std::string path_, process_;
    FileSystem& system_;
    int lock_ = -1;
};

} // namespace clusterbridge
