#pragma once
#include <map>
#include <string>
#include <vector>

/// Runs the real binary as a user would, without a shell between.
namespace clusterbridge {

struct ProcessResult {
    int exit_code = -1; ///< 128 + signal where one ended it
    std::string out, err;
};

struct ProcessOptions {
    std::string folder = "."; ///< where it runs
    std::string input;        ///< its standard input
    std::map<std::string, std::string> variables = {{"LC_ALL", "C"}, {"PATH", "/usr/bin:/bin"}};
};

/// The program under test with these words after its name.
ProcessResult run_binary(const std::vector<std::string>& words, const ProcessOptions& options = {});
/// Any program, by path.
ProcessResult run_process(const std::string& program, const std::vector<std::string>& words,
                          const ProcessOptions& options = {});

/// A new empty folder that is removed with the object.
class ScratchFolder {
  public:
    ScratchFolder();
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    const std::string& path() const { return path_; }
    std::string operator/(const std::string& name) const { return path_ + "/" + name; }

  private:
    std::string path_;
};

std::string read_text(const std::string& path); ///< empty where there is no such file
void write_text(const std::string& path, const std::string& bytes);
/// Paths below the folder, sorted, without those reached through links.
std::vector<std::string> files_below(const std::string& folder);

} // namespace clusterbridge
