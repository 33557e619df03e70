#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The outside world as a program sees it: the only way to files. Paths are UTF-8, separated by '/'.
namespace clusterbridge {

/// Read-only bytes of a file; a memory map for real files.
class FileBytes {
  public:
    virtual ~FileBytes() = default;
    virtual std::string_view view() const = 0;
    /// A part of the view that will not be read again for a while: memory that the system can fill again may go.
    virtual void passed(std::string_view) const {}
};

/// Bytes that come from elsewhere than a file: standard input, a member of an archive.
class OwnedBytes final : public FileBytes {
  public:
    explicit OwnedBytes(std::string bytes) : bytes_(std::move(bytes)) {}
    std::string_view view() const override { return bytes_; }

  private:
    std::string bytes_;
};

class FileSystem {
  public:
    virtual ~FileSystem() = default;
    virtual bool exists(const std::string& path) const = 0;
    virtual bool is_folder(const std::string& path) const = 0;
    /// Neither a file nor a folder, such as /dev/null or a pipe: written to directly, nothing in it can be lost.
    virtual bool is_device(const std::string&) const { return false; }
    /// One name for a file that has several: absolute, links followed. The path itself where there is no such file.
    virtual std::string real_path(const std::string& path) const { return path; }
    /// Names of the entries, sorted by bytes, without "." and "..".
    virtual std::vector<std::string> list(const std::string& folder) const = 0;
    /// Throws `Error` (input) that names the path where it cannot be read.
    virtual std::unique_ptr<FileBytes> read(const std::string& path) const = 0;
    /// Writes the whole file beside its place and renames it into place; parents must exist. Throws `Error` (output).
    virtual void write(const std::string& path, std::string_view bytes) = 0;
    virtual void make_folders(const std::string& path) = 0;
    /// Atomically puts `from` in the place of `to`; an existing folder `to` is first moved aside, then removed.
    virtual void replace(const std::string& from, const std::string& to) = 0;
    virtual void remove_all(const std::string& path) = 0;
};

/// The disk.
class RealFileSystem final : public FileSystem {
  public:
    bool exists(const std::string& path) const override;
    bool is_folder(const std::string& path) const override;
    bool is_device(const std::string& path) const override;
    std::string real_path(const std::string& path) const override;
    std::vector<std::string> list(const std::string& folder) const override;
    std::unique_ptr<FileBytes> read(const std::string& path) const override;
    void write(const std::string& path, std::string_view bytes) override;
    void make_folders(const std::string& path) override;
    void replace(const std::string& from, const std::string& to) override;
    void remove_all(const std::string& path) override;
};

/// Files in memory, for tests.
class MemoryFileSystem : public FileSystem {
  public:
    MemoryFileSystem() = default;
    explicit MemoryFileSystem(std::map<std::string, std::string> files);
    bool exists(const std::string& path) const override;
    bool is_folder(const std::string& path) const override;
    std::vector<std::string> list(const std::string& folder) const override;
    std::unique_ptr<FileBytes> read(const std::string& path) const override;
    void write(const std::string& path, std::string_view bytes) override;
    void make_folders(const std::string& path) override;
    void replace(const std::string& from, const std::string& to) override;
    void remove_all(const std::string& path) override;

    const std::map<std::string, std::string>& files() const { return files_; }

  private:
    std::map<std::string, std::string> files_;
    std::map<std::string, bool> folders_;
};

/// A memory file system whose n-th write (from 0) and all later ones fail like a full disk.
class FailingFileSystem final : public MemoryFileSystem {
  public:
    FailingFileSystem(std::map<std::string, std::string> files, std::size_t writes_that_work)
        : MemoryFileSystem(std::move(files)), left_(writes_that_work) {}
    void write(const std::string& path, std::string_view bytes) override;

  private:
    std::size_t left_;
};

std::string join_path(const std::string& folder, const std::string& name);
std::string file_name(const std::string& path);
std::string parent_folder(const std::string& path); ///< "." where the path has no folder

} // namespace clusterbridge
