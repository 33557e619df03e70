#pragma once
#include "base/column.hpp"
#include "base/date.hpp"
#include "base/ids.hpp"
#include "base/rare.hpp"
#include "base/symbols.hpp"
#include "graph/actor_kind.hpp"
#include "graph/tie_table.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Every record of the input, typed and dated, with the row it came from. Nothing is summed or thrown away here; views
/// (graph/graph_view.hpp) do that.
namespace clusterbridge {

/// Lists of symbols (themes), each distinct list kept once. `ListId{0}` is the empty list.
class ListPool {
  public:
    ListPool() { intern({}); }
    ListId intern(std::vector<Symbol> list);
    std::span<const Symbol> get(ListId id) const { return lists_[static_cast<std::size_t>(id)]; }

  private:
    std::vector<std::vector<Symbol>> lists_;
    std::map<std::vector<Symbol>, ListId> ids_;
};

struct Coordinates {
    double lat = 0; ///< degrees north
    double lon = 0; ///< degrees east
    friend bool operator==(const Coordinates&, const Coordinates&) = default;
};

/// What tables say of an organisation beside its id and its kind: nothing where it occurs in ties only.
struct OrganisationDetails {
    std::string name; ///< empty where the input gives none, or the id
    std::vector<std::string> aliases;
    Symbol city{}, region{}, nuts3{}, nuts2{}, country{};
    std::optional<Coordinates> place;
    ListId themes{}; ///< ids, sorted by text
    std::optional<int> founded;
    Symbol source_key{};
    std::vector<std::pair<Symbol, Symbol>> extra; ///< unknown columns: header, value; sorted by header
    RowRef row;                                   ///< its declaration; line 0 where it occurs in ties only
};

/// Small, for most organisations of a large network occur in ties only: 48 bytes and what a long id needs.
struct Organisation {
    std::string id;
    Rare<OrganisationDetails> details;
    Symbol type{}; ///< key of the kind, or the user's own word for `custom`
    ActorKind kind = ActorKind::unknown;

    /// The id where the input gives no name.
    const std::string& name() const { return details->name.empty() ? id : details->name; }
    void set_name(std::string_view name) {
        if (name != this->name())
            details.own().name = name == id ? std::string_view{} : name;
    }
    const std::vector<std::string>& aliases() const { return details->aliases; }
    Symbol type_symbol() const { return type; }
    Symbol city() const { return details->city; }
    Symbol region() const { return details->region; }
    Symbol nuts3() const { return details->nuts3; }
    Symbol nuts2() const { return details->nuts2; }
    Symbol country() const { return details->country; }
    const std::optional<Coordinates>& place() const { return details->place; }
    ListId themes() const { return details->themes; }
    const std::optional<int>& founded() const { return details->founded; }
    Symbol source_key() const { return details->source_key; }
    const std::vector<std::pair<Symbol, Symbol>>& extra() const { return details->extra; }
    const RowRef& row() const { return details->row; }
};
/// One of its parts that are symbols.
using OrganisationSymbol = Symbol (Organisation::*)() const;

/// What an organisation was, from a day on, by what participations say of it.
struct OrganisationVersion {
    NodeId organisation{};
    std::optional<Date> from; ///< none = by undated rows, or before any participation
    Organisation record;
};

struct Project {
    std::string id;
    Symbol title{};
    std::optional<Date> start, end; ///< of the project, else the earliest start and latest end of its participations
    Symbol programme{};
    ListId themes{};     ///< programme parts or topics without the call topic
    Symbol call_topic{}; ///< the `topic:X` entry of CORDIS
    RowRef row;
    std::uint32_t first_participation = 0, last_participation = 0; ///< half-open range in Network::participations
};

struct Participation {
    std::uint32_t project = 0;
    NodeId organisation{};
    std::optional<Date> start, end; ///< of the row
    Symbol role{};
    std::optional<double> amount;
    RowRef row;
};

struct Theme {
    Symbol id{};
    Sentence name;
    Symbol kind{};
    Symbol source_key{};
    RowRef row;
};
struct Source {
    Symbol key{};
    std::string title, publisher, address, date;
    RowRef row;
};
/// A stated figure, such as the number of members.
struct Measure {
    NodeId organisation{};
    Symbol measure{};
    double value = 0;
    Symbol unit{};
    std::optional<int> year;
    Symbol source_key{}, note{};
    RowRef row;
};

enum class TableKind : std::uint8_t {
    ties,
    organisations,
    participations,
    projects,
    themes,
    sources,
    measures,
    unknown
};
std::string_view key_of(TableKind kind);

/// What decided how a file is read: an option; a mark in the file (byte order mark, `sep=` line); a pattern of NUL
/// bytes; the content; nothing better (the fallback).
enum class DecidedBy : std::uint8_t { unsaid, option, mark, pattern, content, fallback };

/// How a table was understood, for people who want to know: nothing is computed from it.
struct InputReading {
    DecidedBy encoding_by = DecidedBy::unsaid, delimiter_by = DecidedBy::unsaid, decimal_by = DecidedBy::unsaid;
    std::uint64_t header_line = 0;
    std::uint64_t title_rows = 0; ///< rows with text above the header, among `rows_skipped`
    std::uint64_t comma_line = 0; ///< first line with a decimal comma; 0 where none was looked for or found
    std::vector<std::pair<std::string, std::string>> columns; ///< our column, header of the file; by header
    std::vector<std::string> unknown_columns;
    std::vector<std::string> samples; ///< three names as they were read, ids where the table has no names
};

/// One input table and what became of its rows: read = used + merged + rejected, always.
struct InputFile {
    std::string name; ///< as given; `book.xlsx:Sheet1`, `archive.zip:member.csv`; folders joined by `/`
    TableKind kind = TableKind::unknown;
    std::string encoding, delimiter, decimal; ///< "utf-8"; "," or "tab"; "." or ","
    std::string sha256;
    std::uint64_t rows_read = 0, rows_used = 0, rows_merged = 0, rows_rejected = 0, rows_skipped = 0;
    InputReading reading = {};
};

/// Immutable once built (graph/network_builder.hpp). NodeIds follow the ids sorted by their UTF-8 bytes; rows are
/// sorted by content, so that the order of rows in a file changes nothing but `RowRef`s.
struct Network {
    SymbolPool symbols;
    ListPool lists;
    Column<NodeId, Organisation> organisations;
    /// By organisation, then day: only of organisations of which more became known over time. The last one is the
    /// record in `organisations`.
    std::vector<OrganisationVersion> versions;
    TieTable ties;                             ///< no self-loops
    std::vector<Project> projects;             ///< by id
    std::vector<Participation> participations; ///< by project, then organisation; repeated rows stay
    std::vector<Theme> themes;                 ///< by id
    std::vector<Source> sources;               ///< by key
    std::vector<Measure> measures;             ///< by organisation, measure, year
    std::vector<InputFile> files;
    bool organisations_declared = false; ///< an organisations table was given

    const std::string& text(Symbol symbol) const { return symbols.text(symbol); }
    std::size_t size() const noexcept { return organisations.size(); }
    /// The organisation with this id (exact bytes), or kNoNode. O(log n).
    NodeId find(std::string_view id) const;
    std::span<const Participation> participations_of(const Project& project) const {
        return std::span(participations)
            .subspan(project.first_participation, project.last_participation - project.first_participation);
    }
    /// Distinct organisations of a project, ascending.
    std::vector<NodeId> partners_of(const Project& project) const;
    const Theme* theme(Symbol id) const;
    const Source* source(Symbol key) const;
    /// Name of a theme in a language, its id where no table of themes names it.
    std::string theme_name(Symbol id, Language language) const;
    /// `edges.csv:17`; empty for a RowRef without line.
    std::string place(const RowRef& row) const;
    bool has_dates() const;
};

} // namespace clusterbridge
