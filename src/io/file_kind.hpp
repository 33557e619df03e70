#pragma once
#include "base/language.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace clusterbridge {

/// The formats that have a reader of their own; `other` has none.
enum class FileFormat : std::uint8_t { other, zip, graphml, gexf, pajek, dot };

/// Formats that are no delimited text, or delimited text of a kind that is not read.
struct ForeignFormat {
    Sentence name;   ///< "an Excel workbook" / "eine Excel-Arbeitsmappe"
    Sentence advice; ///< what to do where it is not read under the name it has
    FileFormat format = FileFormat::other;
};

/// What the first bytes of a file say it is, where that is something other than a delimited table: pictures, workbooks,
/// archives, PDF, HTML, XML, JSON, Pajek, DOT ... Nothing for text that may be a table. Looks at the first few KiB.
std::optional<ForeignFormat> foreign_format(std::string_view bytes);

} // namespace clusterbridge
