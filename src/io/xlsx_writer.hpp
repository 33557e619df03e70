#pragma once
#include "io/sheet_table.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace clusterbridge {

/// A workbook with a sheet for each table, by libxlsxwriter: heads frozen, bold and with filters, columns as wide as
/// their first rows need, texts as texts (never formulas, neutralised as in CSV), numbers as numbers, days as dates;
/// and looks: formats of numbers (which every Excel shows by the rules of its own language), bars, coloured grounds.
/// A number that sixteen digits do not hold, and a day before March 1900, which Excel does not know, are written as
/// text: nothing is rounded. The time of creation is a constant: same input, same bytes.
/// Throws `Error` (output) for more than 1,048,575 rows, 16,384 columns or a text of more than 32,767 characters, and
/// where there is no memory or room for temporary files. O(cells) time and memory.
std::string to_xlsx(const std::vector<SheetTable>& sheets);

} // namespace clusterbridge
