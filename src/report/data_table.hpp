#pragma once
#include "analysis/backtest.hpp"
#include "analysis/community_study.hpp"
#include "analysis/duplicates.hpp"
#include "analysis/gaps.hpp"
#include "analysis/ranking.hpp"
#include "analysis/recommendation.hpp"
#include "analysis/theme_coverage.hpp"
#include "base/column_look.hpp"
#include "base/diagnostics.hpp"
#include "base/language.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace clusterbridge {

/// Empty, text, number or whole number. Undefined numbers are empty cells.
using Cell = std::variant<std::monostate, std::string, double, std::int64_t>;

/// A result as rows and columns, before it becomes CSV, JSON or an aligned table. Column names are those of the
/// contract.
struct DataTable {
    std::string name;
    std::vector<std::string> columns;
    std::vector<std::vector<Cell>> rows;
    std::vector<std::string> lead{}; ///< most important first: what a terminal shows that has no room for all columns
    std::vector<ColumnLook> looks{}; ///< in a workbook: of each column, or none
};

enum class CsvDialect : std::uint8_t { plain, excel_de };

/// UTF-8, RFC 4180. plain: comma, LF, decimal point. excel_de: byte order mark, semicolon, decimal comma, CRLF. Text
/// cells beginning with = + - @ tab or CR are neutralised by a leading ' unless they are numbers. Without `head` the
/// rows alone, to go on with a table that is written in pieces.
std::string to_csv(const DataTable& table, CsvDialect dialect = CsvDialect::plain, bool head = true);
/// An array of objects, numbers as numbers, empty cells as null; ends with a line feed.
std::string to_json(const DataTable& table);
/// Aligned for a terminal: numbers right, shortened to `width` columns with an ellipsis, header in the language.
std::string to_aligned(const DataTable& table, Language language, int width);

/// The main tables, columns by contract 4, 5 and 7. `columns` keeps only those (in the contract's order); empty = all.
DataTable rank_table(const Network& network, const RankTable& ranking, const std::vector<std::string>& columns = {});
DataTable communities_table(const Network& network, const CommunityStudy& study, Language language);
DataTable recommendations_table(const Network& network, const RecommendationList& list, Language language,
                                const std::vector<std::string>& columns = {});
/// The rows from `first` to before `last` alone.
DataTable recommendations_table(const Network& network, const RecommendationList& list, Language language,
                                const std::vector<std::string>& columns, std::size_t first, std::size_t last);
/// file,line,rule,message,row: what was not used (contract 2).
DataTable rejected_table(std::span<const Diagnostic> diagnostics, Language language);
/// file,line,severity,rule,message: all that was noticed, in the order given (contract 2).
DataTable check_table(std::span<const Diagnostic> diagnostics, Language language);
/// id_a,id_b,name_a,name_b,score,reasons,decision: pairs that may be one organisation, best first (contract 2).
/// Earlier decisions stand first, as they were read, so that the table can take the place of the file they came from.
DataTable duplicates_table(const Network& network, const DuplicateStudy& study, const Decisions& decided,
                           Language language);
/// One row per origin, class of pairs and method (contract 8), and its columns.
DataTable backtest_table(const Backtest& backtest);
const std::vector<std::string>& backtest_columns();
/// source,target,score: the pairs of the first origin, best first.
std::string predictions_csv(const Network& network, const Backtest& backtest);
/// The columns of contract 6. Themes and brokers are lists of ids; what was not tested has no q.
DataTable gaps_table(const Network& network, const GapStudy& study);
/// The same for people: names of groups and themes instead of their keys.
DataTable gaps_for_people(const Network& network, const GapStudy& study, Language language);
/// The scorecards (contract 11): the figures, lists of ids, then rank, low and high of each figure.
DataTable clusters_table(const Network& network, const ClusterStudy& study);
DataTable themes_table(const Network& network, const std::vector<ThemeCoverage>& coverage);
/// The columns of contract 7 in order.
const std::vector<std::string>& recommendation_columns();

} // namespace clusterbridge
