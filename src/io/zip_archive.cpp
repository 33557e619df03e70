#include "io/zip_archive.hpp"

#include "base/text.hpp"
#include "base/unicode.hpp"
#include "io/values.hpp"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <clocale>
#include <memory>
#include <utility>

namespace clusterbridge {
namespace {

struct CloseArchive {
    void operator()(archive* a) const { archive_read_free(a); }
};
using OpenArchive = std::unique_ptr<archive, CloseArchive>;

/// libarchive spells names in the locale of the thread; in the "C" locale umlauts would come out as question marks.
class Utf8Names {
  public:
    Utf8Names() : utf8_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
        if (utf8_ != nullptr)
            before_ = uselocale(utf8_);
    }
    ~Utf8Names() {
        if (utf8_ == nullptr)
            return;
        uselocale(before_);
        freelocale(utf8_);
    }
    Utf8Names(const Utf8Names&) = delete;
    Utf8Names& operator=(const Utf8Names&) = delete;

  private:
    locale_t utf8_, before_ = nullptr;
};

/// Nothing where the bytes are no zip archive that libarchive can open.
OpenArchive open(std::string_view bytes) {
    OpenArchive a(archive_read_new());
    if (!a)
        return a;
    // only the kind that reads the directory at the end: the streaming one takes cut-off archives for whole ones
    archive_read_support_format_zip_seekable(a.get());
    if (archive_read_open_memory(a.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
        a.reset();
    return a;
}

bool next_header(archive* a, archive_entry*& entry) {
    const int result = archive_read_next_header(a, &entry);
    return result == ARCHIVE_OK || result == ARCHIVE_WARN;
}

std::string member_name(archive_entry* entry) {
    const char* raw = archive_entry_pathname(entry);
    const std::string name = raw == nullptr ? std::string() : raw;
    // older packers write the code page of the country without saying so
    return is_valid_utf8(name) ? name : decode(name, "ibm850").value_or("?");
}

std::string gibibytes(std::uint64_t bytes) {
    return fixed(static_cast<double>(bytes) / static_cast<double>(std::uint64_t{1} << 30U), 1) + " GiB";
}

} // namespace

ZipArchive::ZipArchive(std::string_view bytes) : bytes_(bytes) {
    const Utf8Names names;
    const OpenArchive a = open(bytes);
    archive_entry* entry = nullptr;
    std::uint64_t total = 0;
    int result = a ? archive_read_next_header(a.get(), &entry) : ARCHIVE_FATAL;
    for (; result == ARCHIVE_OK || result == ARCHIVE_WARN; result = archive_read_next_header(a.get(), &entry)) {
        ZipMember member;
        member.name = member_name(entry);
        member.size = archive_entry_size_is_set(entry) != 0 ? static_cast<std::uint64_t>(archive_entry_size(entry)) : 0;
        member.encrypted = archive_entry_is_encrypted(entry) != 0;
        member.is_folder = archive_entry_filetype(entry) == AE_IFDIR || member.name.ends_with('/');
        total = member.size > kMostUnpacked ? kMostUnpacked + 1 : std::min(total + member.size, kMostUnpacked + 1);
        members_.push_back(std::move(member));
    }
    if (result != ARCHIVE_EOF && !bytes.starts_with("PK\x05\x06"))
        refuse_damaged({});
    else
        may_unpack_to(total, bytes.size());
}

bool ZipArchive::may_unpack_to(std::uint64_t bytes, std::uint64_t packed) {
    if (bytes > kMostUnpacked)
        refuse_size();
    else if (bytes > kSuspicious && bytes / kMostTimes > packed)
        refuse_bomb();
    else
        return true;
    return false;
}

void ZipArchive::refuse(std::string rule, Sentence message) {
    if (!refusal_)
        refusal_ = TextRefusal{std::move(rule), 0, std::move(message)};
}

void ZipArchive::refuse_damaged(const std::string& member) {
    const std::string name = shortened(member);
    refuse(
        "archive-damaged",
        {"the file is damaged or cut off; found " +
             (name.empty() ? "no complete directory of its parts" : "that its part " + name + " cannot be unpacked") +
             "; copy or download it again",
         "die Datei ist beschädigt oder abgeschnitten; " +
             (name.empty() ? std::string("gefunden wurde kein vollständiges Verzeichnis ihrer Teile")
                           : "ihr Teil " + name + " lässt sich nicht entpacken") +
             "; kopieren Sie sie neu oder laden Sie sie noch einmal herunter"});
}

void ZipArchive::refuse_size() {
    const std::string most = gibibytes(kMostUnpacked);
    refuse("too-large", {"the file unpacks to far more than any table needs; found more than " + most +
                             "; give the tables as CSV, or split them",
                         "die Datei wird entpackt größer als jede Tabelle; gefunden wurden mehr als " + most +
                             "; geben Sie die Tabellen als CSV an, oder teilen Sie sie auf"});
}

void ZipArchive::refuse_bomb() {
    const std::string most = std::to_string(kSuspicious >> 20U) + " MiB";
    const std::string times = std::to_string(kMostTimes);
    refuse("too-large",
           {"the file unpacks to far more than any table needs; found more than " + most + ", " + times +
                " times what it is packed into; give the tables as CSV",
            "die Datei wird entpackt größer als jede Tabelle; gefunden wurden mehr als " + most + ", das " + times +
                "-Fache dessen, worin sie gepackt ist; geben Sie die Tabellen als CSV an"});
}

const ZipMember* ZipArchive::find(std::string_view name) const {
    const auto at = std::find_if(members_.begin(), members_.end(), [&](const ZipMember& m) { return m.name == name; });
    return at == members_.end() ? nullptr : &*at;
}

bool ZipArchive::read(const ZipMember& member, const std::function<bool(std::string_view)>& sink) {
    const Utf8Names names;
    const OpenArchive a = open(bytes_);
    archive_entry* entry = nullptr;
    bool found = false;
    const auto wanted = static_cast<std::size_t>(&member - members_.data());
    for (std::size_t i = 0; i <= wanted && a; ++i)
        found = next_header(a.get(), entry) && i == wanted;
    int result = found ? ARCHIVE_OK : ARCHIVE_FATAL;
    const auto packed_bytes = [&] {
        return static_cast<std::uint64_t>(std::max<la_int64_t>(0, archive_filter_bytes(a.get(), 0)));
    };
    const std::uint64_t start = found ? packed_bytes() : 0;
    const std::uint64_t unpacked_before = unpacked_;
    while (result == ARCHIVE_OK) {
        const void* block = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        result = archive_read_data_block(a.get(), &block, &size, &offset);
        if (result != ARCHIVE_OK)
            break;
        unpacked_ += size;
        if (!may_unpack_to(unpacked_, bytes_.size()) ||
            !may_unpack_to(unpacked_ - unpacked_before, packed_bytes() - start))
            return false;
        if (!sink({static_cast<const char*>(block), size}))
            return true;
    }
    if (result != ARCHIVE_EOF)
        refuse_damaged(member.name);
    return result == ARCHIVE_EOF;
}

std::optional<std::string> ZipArchive::read_whole(const ZipMember& member, std::uint64_t most) {
    std::string whole;
    whole.reserve(std::min(member.size, most));
    const bool read_well = read(member, [&](std::string_view block) {
        whole += block;
        return whole.size() <= most;
    });
    if (!read_well)
        return {};
    if (whole.size() > most) {
        refuse_size();
        return {};
    }
    return whole;
}

} // namespace clusterbridge
