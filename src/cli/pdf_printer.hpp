#pragma once
#include "cli/environment.hpp"
#include "report/review_model.hpp"

#include <string>

namespace clusterbridge {

/// A program on this machine that prints a page.
struct PdfPrinter {
    std::string program; ///< its path
    bool browser = true; ///< Chromium; else WeasyPrint
};

/// Chromium (under the names it has in distributions), else WeasyPrint, along PATH. Throws `Error` (output) that says
/// what to do where there is neither.
PdfPrinter find_pdf_printer(const Environment& environment);

/// `report.pdf`, a tagged PDF of a page. The page is written into a hidden folder beside `output`, which is gone
/// afterwards; the program is started without a shell and may reach nothing but this machine. Unless `stamped`, the
/// dates inside are those of 1 January 1970, so that the same page gives the same bytes with the same program. Throws
/// `Error` (output) where nothing came out.
ReportFile print_pdf(const PdfPrinter& printer, const std::string& page, const std::string& output, bool stamped,
                     Environment& environment);

} // namespace clusterbridge
