#include "io/exchange_graph_edges.hpp"

#include "base/spreadsheet_text.hpp"
#include "base/text.hpp"
#include "io/network_tables.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string_view>

namespace clusterbridge {
namespace {

/// Distinct texts in order, joined by "; ".
class Distinct {
  public:
    void add(std::string_view text) {
        if (!text.empty())
            texts_.insert(text);
    }
    std::string text() const {
        std::string all;
        for (const std::string_view text : texts_)
            all += (all.empty() ? "" : "; ") + std::string(text);
        return all;
    }

  private:
    std::set<std::string_view> texts_;
};

constexpr std::int64_t kEighteenDigits = 1'000'000'000'000'000'000;

std::optional<Decimal> shifted(Decimal decimal, std::int32_t exponent) {
    for (; decimal.exponent > exponent; --decimal.exponent) {
        if (decimal.mantissa >= kEighteenDigits / 10)
            return {};
        decimal.mantissa *= 10;
    }
    return decimal;
}

/// The exact sum; nothing where it has more than eighteen digits.
std::optional<Decimal> sum_of(const std::vector<Decimal>& parts) {
    std::int32_t exponent = std::numeric_limits<std::int32_t>::max();
    for (const Decimal& part : parts)
        exponent = std::min(exponent, part.exponent);
    Decimal sum{0, exponent};
    for (const Decimal& part : parts) {
        const auto same = shifted(part, exponent);
        if (!same || same->mantissa < 0 || sum.mantissa + same->mantissa >= kEighteenDigits)
            return {};
        sum.mantissa += same->mantissa;
    }
    while (sum.mantissa != 0 && sum.mantissa % 10 == 0) {
        sum.mantissa /= 10;
        ++sum.exponent;
    }
    return sum;
}

/// What the rows and projects behind one edge say together.
struct EdgeFacts {
    std::string weight, relations, since, until, theme, amount, amount_unit, source_key, confidence, note, rows,
        projects;
    std::map<std::string_view, std::string> extra;
    bool backwards = false; ///< every row runs from the second end to the first
};

class EdgeReader {
  public:
    EdgeReader(const Network& network, const GraphView& view, EdgeId edge) : network_(network) {
        for (const Link& link : view.links_of(edge))
            if (link.kind == LinkKind::project)
                add_project(network_.projects[link.record]);
            else
                add_row(network_.ties[link.record], view.graph.ends(edge).first);
        links_ = view.links_of(edge).size();
        weight_ = view.weight[edge];
    }
    EdgeFacts facts() const;

  private:
    void add_row(const TieRow& row, NodeId first);
    void add_project(const Project& project);
    void add_days(const std::optional<Date>& since, const std::optional<Date>& until);
    /// A count that an earlier writing left in an unknown column goes on; it is no text of the user's.
    std::int64_t count_in(const TieRow& row, std::string_view header, std::int64_t otherwise) const;
    std::string weight_text() const;

    const Network& network_;
    Distinct relations_, themes_, units_, keys_, confidences_, notes_;
    std::map<std::string_view, Distinct> extra_;
    std::optional<Date> since_, until_;
    bool open_ = false;
    std::vector<Decimal> exact_;
    std::optional<double> amount_;
    std::optional<Symbol> unit_;
    bool several_units_ = false;
    std::int64_t rows_ = 0, projects_ = 0;
    std::size_t forwards_ = 0, backwards_ = 0, links_ = 0;
    double weight_ = 0;
    const TieRow* only_ = nullptr;
};

void EdgeReader::add_days(const std::optional<Date>& since, const std::optional<Date>& until) {
    if (since && (!since_ || *since < *since_))
        since_ = since;
    if (until && (!until_ || *until > *until_))
        until_ = until;
    open_ = open_ || !until;
}

std::int64_t EdgeReader::count_in(const TieRow& row, std::string_view header, std::int64_t otherwise) const {
    const auto items = network_.lists.get(row.extra);
    for (std::size_t i = 0; i + 1 < items.size(); i += 2)
        if (network_.text(items[i]) == header)
            if (const auto count = parse_integer(network_.text(items[i + 1])); count && *count >= 0)
                return *count;
    return otherwise;
}

void EdgeReader::add_row(const TieRow& row, NodeId first) {
    only_ = &row;
    (row.source == first ? forwards_ : backwards_) += 1;
    relations_.add(network_.text(row.relation));
    add_days(row.since, row.until);
    for (const Symbol theme : network_.lists.get(row.themes))
        themes_.add(network_.text(theme));
    if (row.amount) {
        several_units_ = several_units_ || (unit_ && *unit_ != row.amount_unit);
        unit_ = row.amount_unit;
        amount_ = amount_.value_or(0) + *row.amount;
    }
    units_.add(network_.text(row.amount_unit));
    keys_.add(network_.text(row.source_key));
    confidences_.add(network_.text(row.confidence));
    notes_.add(network_.text(row.note));
    exact_.push_back(row.exact_weight);
    rows_ += count_in(row, "rows", 1);
    projects_ += count_in(row, "projects", 0);
    const auto items = network_.lists.get(row.extra);
    for (std::size_t i = 0; i + 1 < items.size(); i += 2)
        if (const std::string& header = network_.text(items[i]);
            (header != "rows" && header != "projects") || count_in(row, header, -1) < 0)
            extra_[header].add(network_.text(items[i + 1]));
}

void EdgeReader::add_project(const Project& project) {
    ++projects_;
    relations_.add("project");
    add_days(project.start, project.end);
    for (const Symbol theme : network_.lists.get(project.themes))
        themes_.add(network_.text(theme));
}

std::string EdgeReader::weight_text() const {
    if (links_ == 1 && only_ != nullptr)
        return exact_text(only_->exact_weight, only_->weight);
    const auto sum = exact_.size() == links_ ? sum_of(exact_) : std::nullopt;
    return sum ? decimal_text(*sum) : plain_decimal(weight_);
}

EdgeFacts EdgeReader::facts() const {
    EdgeFacts facts;
    facts.weight = weight_text();
    facts.relations = relations_.text();
    facts.since = since_ ? iso(*since_) : "";
    facts.until = until_ && !open_ ? iso(*until_) : "";
    facts.theme = themes_.text();
    facts.amount = amount_ && !several_units_ ? plain_decimal(*amount_) : "";
    facts.amount_unit = units_.text();
    facts.source_key = keys_.text();
    facts.confidence = confidences_.text();
    facts.note = notes_.text();
    facts.rows = rows_ == 1 ? "" : std::to_string(rows_);
    facts.projects = projects_ == 0 ? "" : std::to_string(projects_);
    for (const auto& [header, texts] : extra_)
        facts.extra.emplace(header, texts.text());
    facts.backwards = forwards_ == 0 && backwards_ > 0;
    return facts;
}

struct OwnColumn {
    const char* name;
    ExchangeType type;
    std::string EdgeFacts::*text;
};
constexpr OwnColumn kColumns[] = {{"relations", ExchangeType::text, &EdgeFacts::relations},
                                  {"since", ExchangeType::text, &EdgeFacts::since},
                                  {"until", ExchangeType::text, &EdgeFacts::until},
                                  {"theme", ExchangeType::text, &EdgeFacts::theme},
                                  {"amount", ExchangeType::number, &EdgeFacts::amount},
                                  {"amount_unit", ExchangeType::text, &EdgeFacts::amount_unit},
                                  {"source_key", ExchangeType::text, &EdgeFacts::source_key},
                                  {"confidence", ExchangeType::text, &EdgeFacts::confidence},
                                  {"note", ExchangeType::text, &EdgeFacts::note},
                                  {"rows", ExchangeType::whole, &EdgeFacts::rows},
                                  {"projects", ExchangeType::whole, &EdgeFacts::projects}};
constexpr std::size_t kOwn = std::size(kColumns) - 2; // reading knows no column for the two counts

} // namespace

void add_edges(const Network& network, const GraphView& view, ExchangeGraph& into) {
    const std::size_t count = view.graph.edge_count();
    for (const OwnColumn& own : kColumns)
        into.edge_columns.push_back({own.name, own.type, std::vector<std::string>(count)});
    std::map<std::string, std::vector<std::string>, std::less<>> extra;
    for (std::size_t e = 0; e < count; ++e) {
        EdgeFacts facts = EdgeReader(network, view, edge(e)).facts();
        const auto [u, v] = view.graph.ends(edge(e));
        const std::pair ends{static_cast<std::uint32_t>(index(u)), static_cast<std::uint32_t>(index(v))};
        into.edges.push_back(facts.backwards ? std::pair{ends.second, ends.first} : ends);
        into.weights.push_back(std::move(facts.weight));
        for (std::size_t k = 0; k < std::size(kColumns); ++k)
            into.edge_columns[k].texts[e] = std::move(facts.*kColumns[k].text);
        for (auto& [header, text] : facts.extra)
            extra.try_emplace(std::string(header), count).first->second[e] = std::move(text);
    }
    for (auto& [header, texts] : extra)
        into.edge_columns.push_back({header, ExchangeType::text, std::move(texts)});
    settle_columns(TableKind::ties, kOwn, into.edge_columns);
}

} // namespace clusterbridge
