#pragma once
#include "base/language.hpp"

#include <optional>
#include <string_view>

namespace clusterbridge {

/// Formats that are no delimited text, or delimited text of a kind that is not read.
struct ForeignFormat {
    Sentence name;                ///< "an Excel workbook" / "eine Excel-Arbeitsmappe"
    bool exchange_format = false; ///< a table or network in another format, rather than something else altogether
};

/// What the first bytes of a file say it is, where that is something other than a delimited table: pictures, workbooks,
/// archives, PDF, HTML, XML, JSON, Pajek, DOT ... Nothing for text that may be a table. Looks at the first few KiB.
std::optional<ForeignFormat> foreign_format(std::string_view bytes);

} // namespace clusterbridge
