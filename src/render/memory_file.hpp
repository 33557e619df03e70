#pragma once
#include <string>
#include <string_view>

namespace clusterbridge {

/// Bytes under a name that libraries can open, which take files only: they stand in memory, not on the disk, and go
/// with this object. Throws `Error` (output) where the system gives no memory.
class MemoryFile {
  public:
    explicit MemoryFile(std::string_view bytes);
    ~MemoryFile();
    MemoryFile(MemoryFile&& other) noexcept : descriptor_(other.descriptor_) { other.descriptor_ = -1; }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    MemoryFile& operator=(MemoryFile&&) = delete;
    std::string path() const;

  private:
    int descriptor_ = -1;
};

} // namespace clusterbridge
