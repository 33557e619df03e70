#pragma once
#include "graph/network.hpp"
#include "io/sheet_table.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clusterbridge {

/// A table of a network on its way out, with its kind.
struct NetworkTable {
    TableKind kind = TableKind::unknown;
    SheetTable table;
};

/// The whole network as the tables of contract 2, every record a row, under our own column names: `edges` always,
/// `organisations`, `participations`, `projects`, `themes`, `sources` and `measures` where there are any. Reading them
/// back gives the same network:
/// - `organisations` holds those that a table declared. Who occurs in ties only stays so, and who is known from
///   participations has its facts in their rows: each row says what its organisation was on the day of its start.
/// - Unknown columns stand behind ours. One whose name would make another table of it gets "_2".
/// - Weights are the exact decimals of the input, dates whole days, themes and aliases are joined by "; ".
/// What only describes the reading (files, lines) is not kept. The tables hold a reference to the network.
/// O(organisations + participations); rows are made when they are asked for.
std::vector<NetworkTable> tables_of(const Network& network);

/// A weight in plain decimals that reads back to the same number and the same exact decimal.
std::string exact_text(const Decimal& exact, double value);
/// mantissa * 10^exponent without an exponent: {15, -1} is 1.5.
std::string decimal_text(const Decimal& decimal);

/// Whether a header may differ from one of ours in case and marks alone, as it does where the input had both.
enum class LikeOurs : std::uint8_t { stays, renamed };

/// `own` and then `extra`, each as it is unless it would change what the reader makes of the table: then it gets "_2",
/// "_3" ...
std::vector<std::string> headers_of(TableKind kind, const std::vector<std::string>& own,
                                    const std::vector<std::string>& extra, LikeOurs like_ours = LikeOurs::stays);

/// Unknown columns as columns: one for each header, more where a record has the same header more than once.
class ExtraColumns {
  public:
    using Pairs = std::vector<std::pair<std::string_view, std::string_view>>;
    void see(const Pairs& pairs);
    void close(); ///< after all were seen
    const std::vector<std::string>& headers() const { return headers_; }
    void fill(const Pairs& pairs, SheetRow& into) const;

  private:
    std::map<std::string, std::size_t, std::less<>> most_; ///< header and how often at most in one record
    std::vector<std::string> headers_;
};

} // namespace clusterbridge
