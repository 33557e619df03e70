#pragma once
#include "cli/environment.hpp"
#include "cli/options.hpp"
#include "cli/session.hpp"
#include "io/sheet_table.hpp"
#include "report/data_table.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clusterbridge {

/// The reader of standard output went away: the command ends at once and without a word.
struct OutputClosed {};

/// What a command is going to write, checked before any work: throws `Error` (output) where a file exists without
/// --force, is a folder, is one of the inputs, or has no folder to stand in.
void check_output_files(const std::vector<std::string>& files, const std::vector<std::string>& inputs,
                        const CommonOptions& options, const FileSystem& system);

/// All that can be checked before work starts by a command that prints one table: its options, and
/// the files it writes.
void check_table_run(const InputOptions& input, const CommonOptions& common, const TableOptions& table,
                     const Environment& environment, const std::vector<std::string>& more_files = {});

/// A result as a sheet of a workbook: the keys as head, numbers as numbers. Holds a reference to the table.
SheetTable sheet_of(const DataTable& table);

/// Bytes to standard output. Throws `OutputClosed`, or `Error` (output) where they cannot be written.
void write_out(std::string_view bytes, Environment& environment);

/// The main table of a command, in the format and to the place that were asked for. `json` replaces the plain JSON
/// form of the table where a command has more to say; `below` stands under the aligned form, `sheets` behind it in a
/// workbook.
void write_table(const DataTable& table, const TableOptions& options, Session& session, const std::string* json = {},
                 std::string_view below = {}, std::span<const DataTable> sheets = {});
/// The rows of a table from `first` to before `last`.
using TableRows = std::function<DataTable(std::size_t first, std::size_t last)>;
/// The same for a long table, which as CSV is made in pieces: a table of cells takes far more memory than its bytes.
void write_long_table(const TableRows& rows_of, std::size_t rows, const TableOptions& options, Session& session);
/// The columns of `command` that the user asked for by `option`, in any case; an unknown one is an `Error` (usage) with
/// the nearest.
std::vector<std::string> known_columns(const std::vector<std::string>& wanted, const std::vector<std::string>& known,
                                       const std::string& option, const std::string& command);
/// The format that will be written, terminal included.
TableFormat effective_format(const TableOptions& options, const Environment& environment);

/// A path without its trailing slashes, `.` parts and `x/..`; for comparing and for putting names beside it.
std::string tidy_path(const std::string& path);

} // namespace clusterbridge
