#include "io/row_values.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <utility>

namespace clusterbridge {
namespace {

std::string times(const Tally& tally) {
    return std::to_string(tally.count);
}

Sentence number_fault(const std::string& name, std::string_view cell, NumberFault fault, NumberStyle style) {
    const Sentence found = in_quotes(cell);
    if (fault == NumberFault::too_large)
        return {"the " + name + " is too large for a number; found " + found.en + "; correct or scale it",
                name + " ist zu groß für eine Zahl; gefunden wurde " + found.de +
                    "; berichtigen oder verkleinern Sie den Wert"};
    if (fault == NumberFault::too_small)
        return {"the " + name + " is too close to zero for a number; found " + found.en + "; correct or scale it",
                name + " liegt zu nahe bei null; gefunden wurde " + found.de +
                    "; berichtigen oder vergrößern Sie den Wert"};
    const bool comma = !style.comma && has_decimal_comma(cell);
    return {
        "the " + name + " is not a number; found " + found.en + "; " +
            (comma ? "write a decimal point, or read the file with --decimal ," : "write a plain number or nothing"),
        name + " ist keine Zahl; gefunden wurde " + found.de + "; " +
            (comma ? "schreiben Sie einen Dezimalpunkt, oder lesen Sie die Datei mit --decimal ,"
                   : "schreiben Sie eine einfache Zahl oder nichts")};
}

/// Where people look for names, the most telling column first.
std::vector<std::string_view> sample_columns(TableKind kind) {
    switch (kind) {
    case TableKind::ties:
        return {"source"};
    case TableKind::participations:
        return {"org_name", "org_id"};
    case TableKind::projects:
        return {"title", "project_id"};
    case TableKind::themes:
        return {"name_de", "name_en", "id"};
    case TableKind::sources:
        return {"title", "key"};
    case TableKind::organisations:
        return {"name", "id"};
    case TableKind::measures:
    case TableKind::unknown:
        break;
    }
    return {"id"};
}

constexpr std::size_t kSamples = 3;
/// A table that says one name over and over again is not searched further.
constexpr std::uint64_t kRowsForSamples = 1000;

/// Workbooks count days; where such a number stands in a column of dates without the look of one, it is meant as one.
/// Numbers of four digits were read as years before; smaller ones, such as 3.2017, are no days of 1900.
std::optional<Date> day_of_workbook(const CellTable& cells, std::string_view cell) {
    constexpr double kDaysTo1904 = 1462;
    constexpr double kFirstDay = 10000;
    constexpr double kLastDay = 109574; // 2200: beyond it stand numbers such as 201905
    const auto serial = cells.from_workbook ? parse_double(cell) : std::nullopt;
    if (!serial || *serial < kFirstDay || *serial > kLastDay)
        return {};
    return from_excel_serial(*serial + (cells.days_from_1904 ? kDaysTo1904 : 0));
}

} // namespace

RowValues::RowValues(Table& table, ReadContext& context) : table_(table), context_(context), rows_(table, context.run) {
    for (const std::string_view name : sample_columns(table.columns.kind))
        if (!sample_at_)
            sample_at_ = column(name);
    for (const std::size_t at : table.columns.unknown)
        extra_headers_.push_back(context.builder.intern(table.headers[at]));
}

bool RowValues::next() {
    failed_ = false;
    if (rows_.next()) {
        if (sample_at_)
            remember_sample();
        return true;
    }
    conclude_row_notes();
    return false;
}

void RowValues::fail(std::string rule, Sentence message) {
    if (!std::exchange(failed_, true))
        rows_.bad(std::move(rule), std::move(message));
}

void RowValues::drop(std::string rule, Sentence message) {
    if (!std::exchange(failed_, true))
        rows_.drop(std::move(rule), std::move(message));
}

std::vector<NumberColumn> RowValues::number_columns(const std::vector<std::string>& names) {
    std::vector<NumberColumn> columns;
    bool any = false;
    for (const std::string& name : names) {
        columns.push_back({.at = column(name), .name = name, .style = {context_.options.decimal == ","}});
        columns.back().money = name == "amount";
        any = any || columns.back().at.has_value();
    }
    InputReading& reading = table_.info.reading;
    if (any)
        reading.decimal_by = !context_.options.decimal.empty() ? DecidedBy::option
                             : table_.delimiter == ','         ? DecidedBy::mark
                                                               : DecidedBy::content;
    if (reading.decimal_by == DecidedBy::content)
        find_decimal_commas(columns);
    if (std::any_of(columns.begin(), columns.end(), [](const NumberColumn& c) { return c.at && c.style.comma; }))
        table_.info.decimal = ",";
    return columns;
}

/// At most one pass over the rows: a column in which any number has a decimal comma is one of decimal commas.
void RowValues::find_decimal_commas(std::vector<NumberColumn>& columns) {
    const auto open = [](const NumberColumn& c) { return c.at && !c.style.comma; };
    if (!table_.cells && table_.text.view().find(',', table_.body_start) == std::string_view::npos)
        return;
    RowScanner scanner = TableRows::scanner_of(table_);
    CsvRow row;
    for (std::uint64_t count = 0; std::any_of(columns.begin(), columns.end(), open) && scanner.next(row); ++count) {
        if (count % 4096 == 0)
            context_.run.throw_if_stopped();
        for (NumberColumn& c : columns)
            if (c.at && *c.at < row.fields.size() &&
                has_decimal_comma(c.money ? without_euro(row.fields[*c.at]) : row.fields[*c.at]) &&
                !scanner.is_number(*c.at)) {
                c.style.comma = true;
                if (table_.info.reading.comma_line == 0)
                    table_.info.reading.comma_line = row.line;
            }
    }
}

void RowValues::remember_sample() {
    auto& samples = table_.info.reading.samples;
    if (std::string name = text(sample_at_);
        !name.empty() && std::find(samples.begin(), samples.end(), name) == samples.end())
        samples.push_back(std::move(name));
    if (samples.size() == kSamples || table_.info.rows_read >= kRowsForSamples)
        sample_at_.reset();
}

std::string_view RowValues::id(std::optional<std::size_t> column, const char* name, std::string& scratch) {
    const CleanId clean = clean_id(rows_[column], scratch);
    if (clean.zero_width_removed)
        zero_width_.add(rows_.line());
    if (clean.id.empty()) {
        const std::string_view field = trim(rows_.field(0));
        const bool sums = is_totals_word(field);
        fail("id-missing",
             {std::string("the column ") + name + " is empty; every row needs an id there; " +
                  (sums ? "found " + in_quotes(field).en + " at its start; delete it if it is a row of totals"
                        : "fill it in"),
              std::string("die Spalte ") + name + " ist leer; jede Zeile braucht dort eine Kennung; " +
                  (sums ? "sie beginnt mit " + in_quotes(field).de + "; löschen Sie sie, wenn es eine Summenzeile ist"
                        : "tragen Sie sie ein")});
    }
    return clean.id;
}

std::string RowValues::text(std::optional<std::size_t> column) {
    return column ? std::string(clean_text(rows_[column], scratch_)) : std::string();
}

Symbol RowValues::symbol(std::optional<std::size_t> column) {
    if (!column)
        return {};
    const std::string_view cell = clean_text(rows_[column], scratch_);
    return cell.empty() ? Symbol{} : context_.builder.intern(cell);
}

ListId RowValues::list(std::optional<std::size_t> column) {
    if (!column || rows_[column].empty())
        return {};
    std::string cell(rows_[column]);
    if (const auto known = lists_.find(cell); known != lists_.end())
        return known->second;
    const ListId list = context_.builder.intern_list(clean_list(cell));
    lists_.emplace(std::move(cell), list);
    return list;
}

std::optional<Date> RowValues::date(std::optional<std::size_t> column, const char* name, DateEnd end) {
    if (!column)
        return {};
    const std::string_view cell = trim(rows_[column]);
    if (cell.empty())
        return {};
    const bool fraction = rows_.is_number(column) && cell.find('.') != std::string_view::npos;
    auto date = fraction ? std::nullopt : parse_date(cell, end);
    if (!date && table_.cells)
        date = day_of_workbook(*table_.cells, cell);
    if (!date)
        fail("date-not-read",
             {std::string("the date in ") + name + " cannot be read; found " + in_quotes(cell).en +
                  "; write YYYY, YYYY-MM or MM.YYYY, YYYY-MM-DD or DD.MM.YYYY, or leave the cell empty",
              std::string("das Datum in ") + name + " ist nicht lesbar; gefunden wurde " + in_quotes(cell).de +
                  "; schreiben Sie JJJJ, JJJJ-MM oder MM.JJJJ, JJJJ-MM-TT oder TT.MM.JJJJ, oder lassen Sie die Zelle "
                  "leer"});
    return date;
}

std::optional<ParsedNumber> RowValues::number(NumberColumn& column) {
    if (!column.at)
        return {};
    std::string_view cell = trim(rows_[column.at]);
    column.euro = false;
    if (cell.empty())
        return {};
    if (column.money) {
        const std::string_view bare = without_euro(cell);
        column.euro = bare.size() < cell.size();
        cell = bare;
    }
    if (cell.size() == 1 && cell.front() >= '1' && cell.front() <= '9') { // as most weights are
        const int digit = cell.front() - '0';
        return ParsedNumber{.value = static_cast<double>(digit), .exact = {digit, 0}};
    }
    const bool typed = rows_.is_number(column.at);
    const ParsedNumber number = parse_number(cell, typed ? NumberStyle{} : column.style);
    if (number.fault != NumberFault::none) {
        fail(column.name + (number.fault == NumberFault::too_large   ? "-too-large"
                            : number.fault == NumberFault::too_small ? "-too-small"
                                                                     : "-not-a-number"),
             number_fault(column.name, cell, number.fault, column.style));
        return {};
    }
    if (number.maybe_thousands && !typed)
        column.maybe_thousands.add(rows_.line());
    if (number.point_in_comma_column)
        column.points_among_commas.add(rows_.line());
    return number;
}

std::optional<int> RowValues::year(std::optional<std::size_t> column) {
    if (!column)
        return {};
    const std::string_view cell = trim(rows_[column]);
    if (cell.empty())
        return {};
    if (const auto date = parse_date(cell, DateEnd::first_day))
        return year_of(*date);
    odd_years_.add(rows_.line());
    return {};
}

std::vector<std::pair<std::string, std::string>> RowValues::extra() {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const std::size_t at : table_.columns.unknown)
        if (std::string value = text(at); !value.empty())
            pairs.emplace_back(table_.headers[at], std::move(value));
    return pairs;
}

ListId RowValues::extra_list() {
    std::vector<Symbol> list;
    for (std::size_t k = 0; k < extra_headers_.size(); ++k)
        if (const Symbol value = symbol(table_.columns.unknown[k]); value != Symbol{}) {
            list.push_back(extra_headers_[k]);
            list.push_back(value);
        }
    return list.empty() ? ListId{} : context_.builder.lists().intern(std::move(list));
}

void RowValues::check_order(const std::optional<Date>& first, const std::optional<Date>& last) {
    if (first && last && *last < *first)
        reversed_.add(rows_.line());
}

void RowValues::conclude_row_notes() {
    RowReport& report = table_.report;
    if (zero_width_.count > 0)
        report.note(Severity::warning, zero_width_.first_line, "zero-width-removed",
                    {"ids contain invisible characters of no width; they were removed, in this line first, cells: " +
                         times(zero_width_) + "; clean the file",
                     "Kennungen enthalten unsichtbare Zeichen ohne Breite; sie wurden entfernt, zuerst in dieser "
                     "Zeile, Zellen: " +
                         times(zero_width_) + "; bereinigen Sie die Datei"});
    if (reversed_.count > 0)
        report.note(Severity::warning, reversed_.first_line, "dates-reversed",
                    {"an end lies before its start; kept as it is, in this line first, rows: " + times(reversed_) +
                         "; check the dates",
                     "ein Ende liegt vor seinem Beginn; so belassen, zuerst in dieser Zeile, Zeilen: " +
                         times(reversed_) + "; prüfen Sie die Daten"});
    if (odd_years_.count > 0)
        report.note(
            Severity::warning, odd_years_.first_line, "year-not-read",
            {"a year cannot be read and was left out, in this line first, cells: " + times(odd_years_) + "; write YYYY",
             "ein Jahr ist nicht lesbar und blieb weg, zuerst in dieser Zeile, Zellen: " + times(odd_years_) +
                 "; schreiben Sie JJJJ"});
}

void RowValues::conclude(const std::vector<NumberColumn>& columns) {
    for (const NumberColumn& c : columns) {
        if (c.maybe_thousands.count > 0)
            table_.report.note(
                Severity::hint, c.maybe_thousands.first_line, "point-read-as-decimal",
                {"numbers such as 1.234 in " + c.name + " were read with a decimal point, in this line first, cells: " +
                     times(c.maybe_thousands) + "; if the point parts thousands, use --decimal ,",
                 "Zahlen wie 1.234 in " + c.name +
                     " wurden mit Dezimalpunkt gelesen, zuerst in dieser Zeile, Zellen: " + times(c.maybe_thousands) +
                     "; falls der Punkt Tausender trennt, hilft --decimal ,"});
        if (c.points_among_commas.count > 0)
            table_.report.note(Severity::hint, c.points_among_commas.first_line, "decimal-mixed",
                               {"the column " + c.name +
                                    " has decimal commas and decimal points, the latter in this line first, cells: " +
                                    times(c.points_among_commas) + "; both were read; use one of them",
                                "die Spalte " + c.name +
                                    " hat Dezimalkommas und Dezimalpunkte, letztere zuerst in dieser Zeile, Zellen: " +
                                    times(c.points_among_commas) +
                                    "; beides wurde gelesen; verwenden Sie nur eines davon"});
    }
}

} // namespace clusterbridge
