#pragma once
#include "io/encoding.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clusterbridge {

struct ZipMember {
    std::string name;       ///< UTF-8, folders joined by '/'
    std::uint64_t size = 0; ///< unpacked, as the archive states it
    bool encrypted = false;
    bool is_folder = false;
};

/// A zip archive in memory: a workbook, or an archive of tables (libarchive does the work). Nothing is ever written to
/// disk and no name of a member is used as a path. Refused are archives that are cut off or damaged, and those that
/// unpack to more than `kMostUnpacked`, or to more than `kSuspicious` and many times their own size, by what they state
/// and by what really comes out of them.
class ZipArchive {
  public:
    static constexpr std::uint64_t kMostUnpacked = std::uint64_t{4} << 30U;
    /// Beyond this size no table is longer than `kMostTimes` what it is packed into; one cell repeated for ever is.
    static constexpr std::uint64_t kSuspicious = std::uint64_t{128} << 20U;
    static constexpr std::uint64_t kMostTimes = 200;

    /// `bytes` must outlive the archive.
    explicit ZipArchive(std::string_view bytes);

    static bool is_zip(std::string_view bytes) {
        return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
    }

    const std::optional<TextRefusal>& refusal() const { return refusal_; }
    /// In the order of the archive.
    const std::vector<ZipMember>& members() const { return members_; }
    const ZipMember* find(std::string_view name) const;

    /// Unpacks a member in blocks until `sink` returns false. False where that is impossible: `refusal()` says why.
    /// O(unpacked bytes), memory: one block.
    bool read(const ZipMember& member, const std::function<bool(std::string_view)>& sink);
    /// The whole member; nothing where it is damaged or larger than `most`.
    std::optional<std::string> read_whole(const ZipMember& member, std::uint64_t most);

  private:
    void refuse(std::string rule, Sentence message);
    void refuse_damaged(const std::string& member);
    void refuse_size();
    void refuse_bomb();
    /// Whether so many packed bytes may unpack to `bytes`; says why not.
    bool may_unpack_to(std::uint64_t bytes, std::uint64_t packed);

    std::string_view bytes_;
    std::vector<ZipMember> members_;
    std::optional<TextRefusal> refusal_;
    std::uint64_t unpacked_ = 0;
};

} // namespace clusterbridge
