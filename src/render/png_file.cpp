#include "render/png_file.hpp"

#include "base/error.hpp"

#include <array>
#include <cmath>
#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>
#include <string_view>
#include <utility>
#include <vector>

namespace clusterbridge {
namespace {

void add_number(std::string& bytes, std::uint32_t number) {
    for (const unsigned shift : {24U, 16U, 8U, 0U})
        bytes += static_cast<char>(number >> shift & 0xffU);
}

void add_chunk(std::string& file, std::string_view type, std::span<const std::uint8_t> body) {
    add_number(file, static_cast<std::uint32_t>(body.size()));
    const std::size_t summed = file.size();
    file += type;
    file.append(reinterpret_cast<const char*>(body.data()), body.size());
    const auto* const from = reinterpret_cast<const unsigned char*>(file.data()) + summed;
    add_number(file, crc32_gzip_refl(0, from, file.size() - summed));
}

void add_chunk(std::string& file, std::string_view type, const std::string& body) {
    add_chunk(file, type, {reinterpret_cast<const std::uint8_t*>(body.data()), body.size()});
}

} // namespace

struct PngFile::Packer {
    std::string file;
    isal_zstream stream{};
    std::vector<std::uint8_t> memory = std::vector<std::uint8_t>(ISAL_DEF_LVL2_DEFAULT);
    std::array<std::uint8_t, 1U << 16U> packed{};
    std::vector<std::uint8_t> row;

    void rewind() {
        stream.next_out = packed.data();
        stream.avail_out = static_cast<std::uint32_t>(packed.size());
    }
    void pack() {
        do {
            ensure(isal_deflate(&stream) == COMP_OK, "ISA-L packs");
            if (stream.avail_out == 0 || stream.internal_state.state == ZSTATE_END) {
                add_chunk(file, "IDAT", {packed.data(), packed.size() - stream.avail_out});
                rewind();
            }
        } while (stream.avail_in > 0 || (stream.end_of_stream != 0 && stream.internal_state.state != ZSTATE_END));
    }
};

PngFile::PngFile(std::size_t width, std::size_t height, int dpi)
    : width_(width), rows_left_(height), packer_(std::make_unique<Packer>()) {
    Packer& p = *packer_;
    p.file.reserve(width * height * 3 / 5); // seldom more; never touched where it is less
    p.file = "\x89PNG\r\n\x1a\n";
    std::string header;
    add_number(header, static_cast<std::uint32_t>(width));
    add_number(header, static_cast<std::uint32_t>(height));
    header += std::string("\x08\x02\x00\x00\x00", 5); // bits, colours, and no choice in the rest
    add_chunk(p.file, "IHDR", header);
    std::string dots;
    const auto per_metre = static_cast<std::uint32_t>(std::lround(dpi / 0.0254));
    add_number(dots, per_metre);
    add_number(dots, per_metre);
    dots += '\1'; // the unit is the metre
    add_chunk(p.file, "pHYs", dots);
    isal_deflate_init(&p.stream);
    p.stream.level = 2;
    p.stream.level_buf = p.memory.data();
    p.stream.level_buf_size = static_cast<std::uint32_t>(p.memory.size());
    p.stream.gzip_flag = IGZIP_ZLIB;
    p.row.resize(1 + 3 * width);
    p.rewind();
}

PngFile::~PngFile() = default;

void PngFile::add_rows(std::span<const std::uint32_t> colours) {
    Packer& p = *packer_;
    ensure(colours.size() % width_ == 0 && colours.size() / width_ <= rows_left_, "rows of a PNG are whole");
    for (; !colours.empty(); colours = colours.subspan(width_)) {
        std::uint8_t* to = p.row.data() + 1; // the row's filter, none, stands before it
        for (const std::uint32_t colour : colours.first(width_)) {
            to[0] = static_cast<std::uint8_t>(colour >> 16U);
            to[1] = static_cast<std::uint8_t>(colour >> 8U);
            to[2] = static_cast<std::uint8_t>(colour);
            to += 3;
        }
        p.stream.next_in = p.row.data();
        p.stream.avail_in = static_cast<std::uint32_t>(p.row.size());
        p.stream.end_of_stream = --rows_left_ == 0 ? 1 : 0;
        p.pack();
    }
}

std::string PngFile::finish() {
    ensure(rows_left_ == 0, "all rows of a PNG have come");
    add_chunk(packer_->file, "IEND", std::string());
    return std::move(packer_->file);
}

} // namespace clusterbridge
