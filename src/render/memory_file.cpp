#include "render/memory_file.hpp"

#include "base/error.hpp"

#include <sys/mman.h>
#include <unistd.h>

namespace clusterbridge {

MemoryFile::MemoryFile(std::string_view bytes) : descriptor_(memfd_create("clusterbridge", MFD_CLOEXEC)) {
    bool whole = descriptor_ >= 0;
    while (whole && !bytes.empty()) {
        const auto written = ::write(descriptor_, bytes.data(), bytes.size());
        whole = written > 0;
        if (whole)
            bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (!whole) {
        if (descriptor_ >= 0)
            ::close(descriptor_);
        throw Error(ErrorCode::output,
                    {"a font or logo could not be handed to the drawing; no memory was left for it; close other "
                     "programs and try again",
                     "eine Schrift oder ein Logo konnte der Zeichnung nicht übergeben werden; dafür war kein Speicher "
                     "frei; schließen Sie andere Programme und versuchen Sie es erneut"});
    }
}

MemoryFile::~MemoryFile() {
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

std::string MemoryFile::path() const {
    return "/proc/self/fd/" + std::to_string(descriptor_);
}

} // namespace clusterbridge
