#include "support/process.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <spawn.h>
#include <stdexcept>
#include <stdlib.h>
#include <sys/wait.h>

namespace clusterbridge {
namespace {

namespace fs = std::filesystem;

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> result;
    for (std::string& word : words)
        result.push_back(word.data());
    result.push_back(nullptr);
    return result;
}

} // namespace

ScratchFolder::ScratchFolder() {
    std::string pattern = (fs::temp_directory_path() / "clusterbridge-test-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr)
        throw std::runtime_error("no scratch folder");
    path_ = pattern;
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

std::string read_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void write_text(const std::string& path, const std::string& bytes) {
    if (const fs::path parent = fs::path(path).parent_path(); !parent.empty())
        fs::create_directories(parent);
    std::ofstream(path, std::ios::binary) << bytes;
}

std::vector<std::string> files_below(const std::string& folder) {
    std::vector<std::string> paths;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (!entry.is_symlink() && entry.is_regular_file())
            paths.push_back(fs::relative(entry.path(), folder).generic_string());
    std::sort(paths.begin(), paths.end());
    return paths;
}

ProcessResult run_process(const std::string& program, const std::vector<std::string>& words,
                          const ProcessOptions& options) {
    const ScratchFolder scratch;
    write_text(scratch / "in", options.input);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 0, (scratch / "in").c_str(), O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, (scratch / "out").c_str(), O_WRONLY | O_CREAT, 0600);
    posix_spawn_file_actions_addopen(&actions, 2, (scratch / "err").c_str(), O_WRONLY | O_CREAT, 0600);
    posix_spawn_file_actions_addchdir_np(&actions, options.folder.c_str());

    std::vector<std::string> arguments{program};
    arguments.insert(arguments.end(), words.begin(), words.end());
    std::vector<std::string> variables;
    for (const auto& [name, value] : options.variables)
        variables.push_back(name + "=" + value);
    pid_t process = 0;
    const int error = ::posix_spawn(&process, program.c_str(), &actions, nullptr, pointers(arguments).data(),
                                    pointers(variables).data());
    posix_spawn_file_actions_destroy(&actions);
    if (error != 0)
        throw std::runtime_error("cannot start " + program);
    int status = 0;
    while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {}
    ProcessResult result;
    result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    result.out = read_text(scratch / "out");
    result.err = read_text(scratch / "err");
    return result;
}

ProcessResult run_binary(const std::vector<std::string>& words, const ProcessOptions& options) {
    return run_process(CLUSTERBRIDGE_BINARY, words, options);
}

} // namespace clusterbridge
