#pragma once
#include "base/diagnostics.hpp"
#include "base/run_control.hpp"
#include "graph/network.hpp"
#include "graph/organisation_facts.hpp"
#include "graph/packed_text_index.hpp"
#include "graph/text_index.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace clusterbridge {

/// Collects records in the order of the files and turns them into a `Network` whose order depends on content alone.
/// Readers clean ids (trim, NFC) and check values first; a builder knows only what two records mean together.
class NetworkBuilder {
  public:
    /// A provisional node, in order of first mention; `build` renumbers.
    enum class Handle : std::uint32_t {};

    /// Registers a file; its index goes into `RowRef`s. Row accounting is filled through `file()`.
    std::uint32_t add_file(InputFile file);
    InputFile& file(std::uint32_t index) { return files_[index]; }

    /// `mention` is where the id was met first, for messages about organisations that are declared nowhere.
    Handle organisation(std::string_view id, RowRef mention = {}) {
        return organisation(id, PackedTextIndex::hash_of(id), mention);
    }
    Handle organisation(std::string_view id, std::uint32_t hash, RowRef mention);
    const PackedTextIndex& ids() const { return ids_; }
    /// Whether `organisation` was called with this id.
    bool mentions(std::string_view id) const { return ids_.find(id) != PackedTextIndex::kNone; }
    /// A row of an organisations table. A second row for the same id fills what the first left empty (and counts as
    /// merged: returns false); where they disagree, a warning names both lines and what sorts first stands, whatever
    /// the order of the rows. Another type is an error naming both lines.
    bool declare(Handle organisation, OrganisationFacts facts, RowRef row, Diagnostics& diagnostics);

    /// `row.source` and `row.target` are ignored; symbols and lists come from `symbols()` and `lists()`.
    void add_tie(Handle source, Handle target, const TieRow& row);
    /// The same for rows of one file, by ascending lines, whose ends are handles.
    void add_ties(std::uint32_t file, std::span<const BareTie> rows) { network_.ties.append(file, rows); }
    const TieTable& ties() const { return network_.ties; }
    /// Adds the organisations and ties of a builder that has nothing else, in their order, `lines` added to the lines
    /// of all of them.
    void take_over(NetworkBuilder part, std::uint64_t lines, const RunControl& run);
    /// Room for so many more ties: what grows by copying needs thrice its size for a moment.
    void expect_ties(std::size_t more);
    /// A row of a participations table. Of what its rows say about an organisation, the latest start counts in each
    /// field that it fills (`renew`), rows of one start by text.
    void add_participation(std::string_view project_id, Handle organisation, Participation row, OrganisationFacts facts,
                           std::vector<std::string> topics);
    /// A row of a projects table; false where the id was declared before (counts as merged; what sorts first stands).
    bool declare_project(std::string_view project_id, Project facts);
    /// Topics of a project beside those that its participations name; they count where its declaration names none.
    void add_topics(std::string_view project_id, const std::vector<std::string>& topics);
    void add_theme(Theme theme) { network_.themes.push_back(std::move(theme)); }
    void add_source(Source source) { network_.sources.push_back(std::move(source)); }
    void add_measure(Handle organisation, Measure measure);

    SymbolPool& symbols() { return network_.symbols; }
    ListPool& lists() { return network_.lists; }
    Symbol intern(std::string_view text) { return network_.symbols.intern(text); }
    /// Themes sorted by text, distinct.
    ListId intern_list(const std::vector<std::string>& items);
    void set_organisations_declared() { network_.organisations_declared = true; }

    /// The finished network. Adds warnings about types that were kept as they are, organisations that occur in ties
    /// only (with the severity given), ids that differ in case or blanks alone, and such
    /// as come of a row of totals or of a number that a spreadsheet shortened. The builder is empty afterwards.
    Network build(Diagnostics& diagnostics, Severity undeclared = Severity::warning, const RunControl& run = {});

  private:
    /// A participation says something about its organisation, from its start on.
    struct Saying {
        std::optional<Date> start;
        std::uint32_t said = 0;    ///< index into Record::said
        std::uint32_t project = 0; ///< index into project_drafts_
        RowRef row;
    };
    /// What tables say about an organisation: one or both of a declaration and participations.
    struct Record {
        std::optional<OrganisationFacts> facts; ///< as declared
        RowRef row;                             ///< of the declaration
        std::vector<OrganisationFacts> said;    ///< by participations, distinct
        std::vector<Saying> sayings;
    };
    /// All that participations had said of an organisation from a day on.
    struct Known {
        std::optional<Date> start;
        RowRef row; ///< that changed it
        OrganisationFacts facts;
    };
    /// Of an organisation whose participations name two types: the one that counts, and the last other one.
    struct TwoTypes {
        std::string id, type, other;
        RowRef row, other_row;
    };
    /// What is met while organisations are finished, in the order of their ids.
    struct TypeRemarks {
        std::map<std::string, std::size_t> kept; ///< types that are none of ours, with the number of organisations
        std::vector<TwoTypes> changed;           ///< the dates say which counts
        std::vector<TwoTypes> undecided;         ///< both are said of one day, or without a date
    };
    struct ProjectDraft {
        Project project;
        std::vector<std::string> topics;
        std::optional<Date> earliest, latest; ///< of its participations
        bool declared = false;
    };

    std::uint32_t project(std::string_view id);
    Record& record(Handle organisation);
    const Record* record_of(std::size_t organisation) const {
        return organisation < records_.size() ? records_[organisation].get() : nullptr;
    }
    static void note(Record& record, OrganisationFacts facts, Saying saying);
    void date_sayings();
    static std::vector<Known> changes_of(Record& record);
    Organisation finish(std::string_view id, const Record* record, const Known* known);
    void finish_organisation(NodeId place, std::string_view id, std::unique_ptr<Record> record, bool in_ties,
                             std::vector<Organisation>& into, TypeRemarks& types);
    std::optional<ActorKind> kind_of(const std::string& type);
    void compare_declarations(std::string_view id, const Record& declared, const OrganisationFacts& facts, RowRef row,
                              Diagnostics& diagnostics) const;
    void compare_types(std::string_view id, const Record& record, TypeRemarks& types);
    void warn_unknown_types(const std::map<std::string, std::size_t>& kept_types, Diagnostics& diagnostics) const;
    void tell_of_two_types(const std::vector<TwoTypes>& found, Severity severity, Diagnostics& diagnostics) const;
    void warn_undeclared(const std::vector<std::uint32_t>& order, Severity severity, Diagnostics& diagnostics) const;
    void hint_at_case(Diagnostics& diagnostics) const;
    void warn_odd_ids(Diagnostics& diagnostics) const;
    void warn_garbled_names(Diagnostics& diagnostics) const;
    std::vector<std::uint32_t> order_ids(Severity undeclared, const RunControl& run, Diagnostics& diagnostics) const;
    std::string met_at(std::uint32_t id) const;
    bool tie_before(const TieRow& a, const TieRow& b) const; ///< of the same two ends, by content
    void place_ties(const std::vector<NodeId>& node_of, const RunControl& run);
    void place_organisations(const std::vector<std::uint32_t>& order, const RunControl& run, TypeRemarks& types);
    void place_names(const std::vector<std::uint32_t>& order, const RunControl& run);
    void place_projects(const std::vector<NodeId>& node_of);
    void sort_tables();
    void merge_project(Project& into, const Project& from) const;

    Network network_;
    std::vector<InputFile> files_;
    // of each organisation, by its handle; most of a ties table are nothing but an id
    PackedTextIndex ids_;
    LargeVector<RowRef> mentions_;
    std::vector<std::unique_ptr<Record>> records_; ///< as many as it takes: nothing where only ties name somebody
    std::vector<ProjectDraft> project_drafts_;
    TextIndex project_ids_;                                           // of project_drafts_
    std::unordered_map<std::string, std::optional<ActorKind>> kinds_; // by type as written
};

} // namespace clusterbridge
