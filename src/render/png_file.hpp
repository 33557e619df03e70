#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace clusterbridge {

/// A PNG (ISO/IEC 15948) that is written while its rows come: opaque colours, eight bits each, without filters, which
/// do not pay for flat colours and thin lines. ISA-L packs it at about five times the speed of zlib and an eighth larger;
/// only what is packed is kept. The bytes depend on the pixels and on the processor's instructions.
class PngFile {
  public:
    /// Says how many pixels go to a metre, so that the picture is placed in its own size.
    PngFile(std::size_t width, std::size_t height, int dpi);
    ~PngFile();
    PngFile(const PngFile&) = delete;
    PngFile& operator=(const PngFile&) = delete;

    /// The next rows, one after the other: 0xRRGGBB of each pixel, whatever stands above.
    void add_rows(std::span<const std::uint32_t> colours);
    /// The whole file; all rows must have come.
    std::string finish();

  private:
    struct Packer;
    std::size_t width_, rows_left_;
    std::unique_ptr<Packer> packer_;
};

} // namespace clusterbridge
