#pragma once
#include "io/xml_parser.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace clusterbridge {

/// What a number format shows of a date; `none` for every other format, times of day and durations included.
enum class DateForm : std::uint8_t { none, year, month, day };

/// Reads a format code of a workbook such as `DD.MM.YYYY` or `[$-407]d. mmmm yyyy`: quoted text, escaped characters and
/// what stands in brackets is no date; `m` is a month unless only hours, minutes and seconds are shown.
DateForm date_form(std::string_view format_code);
/// The formats that workbooks have without spelling them out.
DateForm built_in_date_form(std::uint32_t format_id);

/// `xl/styles.xml`: which cell styles show a date.
class StylesHandler final : public XmlHandler {
  public:
    void start(std::string_view name, const XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view) override {}

    DateForm form_of(std::size_t style) const { return style < forms_.size() ? forms_[style] : DateForm::none; }

  private:
    std::map<std::uint32_t, DateForm> own_formats_;
    std::vector<DateForm> forms_; ///< by cell style
    bool in_cell_styles_ = false;
};

} // namespace clusterbridge
