#include "io/file_system.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "io/system_reason.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace clusterbridge {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void cannot_read(const std::string& path, int error) {
    const Sentence why = system_reason(error);
    const std::string shown = escape_control(path);
    throw Error(ErrorCode::input, {shown + ": cannot be read; " + why.en + "; check the name and the permissions",
                                   shown + ": kann nicht gelesen werden; " + why.de + "; prüfen Sie Namen und Rechte"});
}

[[noreturn]] void cannot_write(const std::string& path, int error) {
    const Sentence why = system_reason(error);
    const std::string shown = escape_control(path);
    throw Error(
        ErrorCode::output,
        {shown + ": cannot be written; " + why.en + "; check the folder, its permissions and the free space",
         shown + ": kann nicht geschrieben werden; " + why.de + "; prüfen Sie Ordner, Rechte und freien Platz"});
}

struct Descriptor {
    explicit Descriptor(int descriptor) : fd(descriptor) {}
    ~Descriptor() {
        if (fd >= 0)
            ::close(fd);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int fd;
};

class MappedBytes final : public FileBytes {
  public:
    MappedBytes(void* address, std::size_t size) : address_(address), size_(size) {}
    ~MappedBytes() override { ::munmap(address_, size_); }
    MappedBytes(const MappedBytes&) = delete;
    MappedBytes& operator=(const MappedBytes&) = delete;
    std::string_view view() const override { return {static_cast<const char*>(address_), size_}; }
    void passed(std::string_view part) const override {
        constexpr std::size_t kWorthTheTime = std::size_t{1} << 26U;
        if (size_ < kWorthTheTime)
            return;
        static const auto kPage = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
        const auto begin = static_cast<std::size_t>(part.data() - static_cast<const char*>(address_)) / kPage * kPage;
        const auto end = static_cast<std::size_t>(part.data() + part.size() - static_cast<const char*>(address_));
        // whole pages only; where it does not succeed, nothing is lost but the room
        if (const std::size_t length = end / kPage * kPage - begin; end > begin && length > 0)
            ::madvise(static_cast<char*>(address_) + begin, length, MADV_DONTNEED);
    }

  private:
    void* address_;
    std::size_t size_;
};

/// For pipes and other files without a size.
std::string read_all(int fd, const std::string& path) {
    std::string bytes;
    std::string buffer(1U << 16U, '\0');
    for (;;) {
        const ssize_t got = ::read(fd, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            cannot_read(path, errno);
        if (got == 0)
            return bytes;
        bytes.append(buffer, 0, static_cast<std::size_t>(got));
    }
}

/// A name in the same folder that nothing has: hidden, so that nobody takes it for a result.
std::string name_beside(const std::string& path) {
    const std::string start =
        join_path(parent_folder(path), "." + file_name(path) + ".part-" + std::to_string(::getpid()));
    std::string name = start;
    struct stat status {};
    for (int i = 2; ::lstat(name.c_str(), &status) == 0; ++i)
        name = start + "-" + std::to_string(i);
    return name;
}

/// 0, or the errno of what went wrong.
int write_all(const std::string& path, int flags, std::string_view bytes) {
    const Descriptor file(::open(path.c_str(), flags, 0644));
    if (file.fd < 0)
        return errno;
    while (!bytes.empty()) {
        const ssize_t put = ::write(file.fd, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return errno;
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return 0;
}

} // namespace

bool RealFileSystem::is_device(const std::string& path) const {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

std::string RealFileSystem::real_path(const std::string& path) const {
    std::error_code error;
    const auto real = std::filesystem::canonical(path, error);
    return error ? path : real.string();
}

bool RealFileSystem::exists(const std::string& path) const {
    std::error_code error;
    return fs::exists(path, error);
}

bool RealFileSystem::is_folder(const std::string& path) const {
    std::error_code error;
    return fs::is_directory(path, error);
}

std::vector<std::string> RealFileSystem::list(const std::string& folder) const {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        names.push_back(at->path().filename().string());
    if (error)
        cannot_read(folder, error.value());
    std::sort(names.begin(), names.end());
    return names;
}

std::unique_ptr<FileBytes> RealFileSystem::read(const std::string& path) const {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status {};
    if (file.fd < 0 || ::fstat(file.fd, &status) != 0)
        cannot_read(path, errno);
    if (S_ISDIR(status.st_mode))
        cannot_read(path, EISDIR);
    if (!S_ISREG(status.st_mode) || status.st_size == 0)
        return std::make_unique<OwnedBytes>(read_all(file.fd, path));
    const auto size = static_cast<std::size_t>(status.st_size);
    void* address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.fd, 0);
    if (address == MAP_FAILED)
        return std::make_unique<OwnedBytes>(read_all(file.fd, path));
    return std::make_unique<MappedBytes>(address, size);
}

void RealFileSystem::write(const std::string& path, std::string_view bytes) {
    if (is_device(path)) {
        if (const int error = write_all(path, O_WRONLY | O_CLOEXEC, bytes))
            cannot_write(path, error);
        return;
    }
    const std::string beside = name_beside(path);
    int error = write_all(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, bytes);
    if (error == 0 && ::rename(beside.c_str(), path.c_str()) != 0)
        error = errno;
    if (error != 0) {
        ::unlink(beside.c_str());
        cannot_write(path, error);
    }
}

void RealFileSystem::make_folders(const std::string& path) {
    std::error_code error;
    fs::create_directories(path, error);
    if (error)
        cannot_write(path, error.value());
}

void RealFileSystem::replace(const std::string& from, const std::string& to) {
    std::error_code error;
    std::string aside;
    if (fs::is_directory(to, error)) {
        aside = name_beside(to);
        fs::rename(to, aside, error);
        if (error)
            cannot_write(to, error.value());
    }
    fs::rename(from, to, error);
    if (error) {
        const int why = error.value();
        if (!aside.empty())
            fs::rename(aside, to, error); // what was there stays there
        cannot_write(to, why);
    }
    if (!aside.empty())
        fs::remove_all(aside, error);
}

void RealFileSystem::remove_all(const std::string& path) {
    std::error_code error;
    fs::remove_all(path, error);
    if (error)
        cannot_write(path, error.value());
}

MemoryFileSystem::MemoryFileSystem(std::map<std::string, std::string> files) : files_(std::move(files)) {}

bool MemoryFileSystem::exists(const std::string& path) const {
    return files_.contains(path) || is_folder(path);
}

bool MemoryFileSystem::is_folder(const std::string& path) const {
    if (folders_.contains(path))
        return true;
    const auto at = files_.lower_bound(path + "/");
    return at != files_.end() && at->first.starts_with(path + "/");
}

std::vector<std::string> MemoryFileSystem::list(const std::string& folder) const {
    std::vector<std::string> names;
    const auto add = [&](const std::string& path) {
        if (!path.starts_with(folder + "/"))
            return;
        const std::string rest = path.substr(folder.size() + 1);
        names.push_back(rest.substr(0, rest.find('/')));
    };
    for (const auto& [path, bytes] : files_)
        add(path);
    for (const auto& [path, there] : folders_)
        add(path);
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

std::unique_ptr<FileBytes> MemoryFileSystem::read(const std::string& path) const {
    const auto at = files_.find(path);
    if (at == files_.end())
        cannot_read(path, ENOENT);
    return std::make_unique<OwnedBytes>(at->second);
}

void MemoryFileSystem::write(const std::string& path, std::string_view bytes) {
    files_[path] = bytes;
}

void MemoryFileSystem::make_folders(const std::string& path) {
    folders_[path] = true;
}

void MemoryFileSystem::replace(const std::string& from, const std::string& to) {
    remove_all(to);
    std::map<std::string, std::string> moved;
    for (auto& [path, bytes] : files_)
        if (path == from || path.starts_with(from + "/"))
            moved[to + path.substr(from.size())] = std::move(bytes);
    remove_all(from);
    files_.merge(moved);
    folders_[to] = true;
}

void MemoryFileSystem::remove_all(const std::string& path) {
    const auto inside = [&](const auto& item) { return item.first == path || item.first.starts_with(path + "/"); };
    std::erase_if(files_, inside);
    std::erase_if(folders_, inside);
}

void FailingFileSystem::write(const std::string& path, std::string_view bytes) {
    if (left_ == 0)
        cannot_write(path, ENOSPC);
    --left_;
    MemoryFileSystem::write(path, bytes);
}

std::string join_path(const std::string& folder, const std::string& name) {
    if (folder.empty() || folder == ".")
        return name;
    return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

std::string file_name(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

std::string parent_folder(const std::string& path) {
    const auto slash = path.rfind('/');
    if (slash == std::string::npos)
        return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

} // namespace clusterbridge
