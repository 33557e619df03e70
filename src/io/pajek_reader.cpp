#include "io/pajek_reader.hpp"

#include "base/text.hpp"
#include "io/attribute_table.hpp"
#include "io/pajek_line.hpp"
#include "io/values.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace clusterbridge {
namespace {

constexpr std::int64_t kMostVertices = 50000000;

enum class Part : std::uint8_t { none, vertices, pairs, lists, passed };

struct Vertex {
    std::uint64_t line = 0;
    std::string id, label;
    std::vector<std::pair<std::string, std::string>> values;
};

class PajekReader {
  public:
    CellTables read(std::string_view text);

  private:
    void start_part(const std::vector<PajekWord>& words);
    void start_vertices(const std::vector<PajekWord>& words);
    void vertex(const std::vector<PajekWord>& words);
    void pair(std::vector<PajekWord> words);
    void list(const std::vector<PajekWord>& words);
    std::pair<std::uint64_t, std::uint64_t> name_vertices();
    void settle_vertices();
    void edge(std::size_t from, std::size_t to, const std::vector<PajekWord>& more);
    std::optional<std::size_t> number(const PajekWord& word);
    void refuse(std::string en, std::string de) {
        if (!result_.refusal)
            result_.refusal = TextRefusal{"pajek-broken", line_, {std::move(en), std::move(de)}};
    }
    CellTables take();

    CellTables result_;
    std::uint64_t line_ = 0;
    Part part_ = Part::none;
    std::vector<Vertex> vertices_;
    std::size_t first_mode_ = 0; ///< 0: a network of one mode
    bool settled_ = false;
    std::map<std::string, std::string> relations_; ///< by number
    std::string relation_;
    std::uint64_t passed_ = 0, first_passed_ = 0;
    AttributeTable nodes_{"nodes", {"id", "label"}};
    AttributeTable edges_{"edges", {"source", "target"}};
    AttributeTable parts_{"edges", {"project_id", "org_id"}};
    AttributeTable projects_{"projects", {"project_id"}};
};

std::optional<std::size_t> PajekReader::number(const PajekWord& word) {
    const auto value = parse_integer(word.text);
    if (value && *value >= 1 && static_cast<std::uint64_t>(*value) <= vertices_.size())
        return static_cast<std::size_t>(*value) - 1;
    refuse("a vertex has no such number; found " + in_quotes(word.text).en + "; *Vertices promises 1 to " +
               std::to_string(vertices_.size()) + "; correct the line",
           "es gibt keinen Knoten mit dieser Nummer; gefunden wurde " + in_quotes(word.text).de +
               "; *Vertices verspricht 1 bis " + std::to_string(vertices_.size()) + "; berichtigen Sie die Zeile");
    return {};
}

void PajekReader::start_vertices(const std::vector<PajekWord>& words) {
    const auto count = words.size() > 1 ? parse_integer(words[1].text) : std::nullopt;
    const auto first = words.size() > 2 ? parse_integer(words[2].text) : std::optional<std::int64_t>(0);
    if (!count || !first || *count < 0 || *count > kMostVertices || *first < 0 || *first > *count ||
        !vertices_.empty()) {
        refuse("the number of vertices cannot be read, or vertices stand there twice; write *Vertices and one number, "
               "and one network in a file",
               "die Zahl der Knoten ist nicht lesbar, oder es gibt zweimal Knoten; schreiben Sie *Vertices und eine "
               "Zahl, und ein Netz je Datei");
        return;
    }
    vertices_.resize(static_cast<std::size_t>(*count));
    first_mode_ = static_cast<std::size_t>(*first);
    part_ = Part::vertices;
}

void PajekReader::start_part(const std::vector<PajekWord>& words) {
    const std::string name = ascii_lower(words[0].text);
    if (name == "*vertices") {
        if (part_ != Part::passed) // partitions and vectors begin so as well
            start_vertices(words);
        return;
    }
    if (name == "*arcs" || name == "*edges") {
        part_ = Part::pairs;
        relation_.clear();
        if (words.size() > 1 && words[1].text.starts_with(':')) {
            const std::string key = words[1].text.substr(1);
            relation_ = relations_[key] = words.size() > 2 ? words[2].text : key;
        }
    } else if (name == "*arcslist" || name == "*edgeslist") {
        part_ = Part::lists;
        relation_.clear();
    } else if (name == "*matrix") {
        refuse("matrices are not read; save the network with lists of arcs or edges",
               "Matrizen werden nicht gelesen; speichern Sie das Netz mit Listen von Kanten (*Arcs, *Edges)");
    } else if (name == "*network") {
        part_ = Part::none;
    } else {
        part_ = Part::passed;
        if (passed_++ == 0)
            first_passed_ = line_;
    }
    if (part_ == Part::pairs || part_ == Part::lists)
        settle_vertices();
}

void PajekReader::vertex(const std::vector<PajekWord>& words) {
    const auto at = number(words[0]);
    if (!at)
        return;
    Vertex& v = vertices_[*at];
    v.line = line_;
    v.label = words.size() > 1 ? words[1].text : std::string();
    for (std::size_t i = 2; i + 1 < words.size(); ++i) { // a look's value in quotes belongs to no attribute
        if (words[i].quoted || !words[i + 1].quoted) {
            if (!(words[i].quoted && words[i + 1].quoted))
                continue;
        }
        if (words[i].text == "id")
            v.id = words[i + 1].text;
        else if (words[i].quoted || !is_pajek_look(words[i].text))
            v.values.emplace_back(words[i].text, words[i + 1].text);
        ++i;
    }
}

/// Gives every vertex an id of its own: what it says, else its label, else the label with its number, so that labels
/// that stand twice, or are the id of another, stay apart. How many were called by their number, and the line of the
/// first.
std::pair<std::uint64_t, std::uint64_t> PajekReader::name_vertices() {
    std::set<std::string> taken;
    for (const Vertex& v : vertices_)
        if (!v.id.empty())
            taken.insert(v.id);
    std::vector<std::size_t> doubled;
    for (std::size_t i = 0; i < vertices_.size(); ++i) {
        Vertex& v = vertices_[i];
        if (v.label.empty())
            v.label = std::to_string(i + 1);
        if (!v.id.empty())
            continue;
        v.id = v.label;
        if (!taken.insert(v.id).second)
            doubled.push_back(i);
    }
    for (const std::size_t i : doubled)
        do
            vertices_[i].id += " #" + std::to_string(i + 1);
        while (!taken.insert(vertices_[i].id).second);
    return {doubled.size(), doubled.empty() ? 0 : vertices_[doubled.front()].line};
}

/// Nodes go into their table, once all are known.
void PajekReader::settle_vertices() {
    if (std::exchange(settled_, true))
        return;
    const auto [doubled, first_doubled] = name_vertices();
    for (std::size_t i = 0; i < vertices_.size(); ++i) {
        const Vertex& v = vertices_[i];
        const bool is_project = first_mode_ > 0 && i >= first_mode_;
        AttributeTable& table = is_project ? projects_ : nodes_;
        table.begin(v.line);
        table.set(0, v.id);
        table.set(is_project ? projects_.column("title") : 1, v.label);
        for (const auto& [key, value] : v.values)
            set_typed(table, table.other_column(key), value);
        table.end();
    }
    if (doubled > 0)
        result_.notes.push_back(
            {Severity::warning,
             first_doubled,
             "label-repeated",
             {"vertices have the label or id of another; they were kept apart by their numbers, in this line "
              "first, vertices: " +
                  std::to_string(doubled) + "; give each a label of its own",
              "Knoten haben Beschriftung oder Kennung eines anderen; sie wurden durch ihre Nummern unterschieden, "
              "zuerst in dieser Zeile, Knoten: " +
                  std::to_string(doubled) + "; geben Sie jedem eine eigene"},
             "nodes"});
}

void PajekReader::edge(std::size_t from, std::size_t to, const std::vector<PajekWord>& more) {
    const bool two_modes = first_mode_ > 0;
    if (two_modes && (from < first_mode_) == (to < first_mode_)) {
        refuse("an edge joins two vertices of the same mode; a network of two modes has edges between its modes only; "
               "correct the line or the numbers behind *Vertices",
               "eine Kante verbindet zwei Knoten derselben Art; ein Netz mit zwei Arten hat nur Kanten zwischen ihnen; "
               "berichtigen Sie die Zeile oder die Zahlen hinter *Vertices");
        return;
    }
    if (two_modes && from < first_mode_)
        std::swap(from, to);
    AttributeTable& table = two_modes ? parts_ : edges_;
    table.begin(line_);
    table.set(0, vertices_[from].id);
    table.set(1, vertices_[to].id);
    std::size_t i = 0;
    if (!more.empty() && !more[0].quoted && parse_double(more[0].text))
        set_typed(table, table.column("weight"), more[i++].text);
    if (!relation_.empty())
        table.set(table.column("relation"), relation_);
    for (; i < more.size(); ++i) {
        const PajekWord& word = more[i];
        const bool pair = i + 1 < more.size() && more[i + 1].quoted;
        if (!word.quoted && word.text.starts_with('[')) {
            const std::string span = word.text.substr(1, word.text.find(']') - 1);
            const std::string until = year_or_date(span.substr(std::min(span.find('-') + 1, span.size())));
            if (const std::string since = year_or_date(span.substr(0, span.find('-'))); !since.empty())
                table.set(table.column("since"), since);
            if (!until.empty())
                table.set(table.column("until"), until);
        } else if (pair) {
            if (word.quoted || !is_pajek_look(word.text))
                set_typed(table, table.other_column(word.text == "l" ? "label" : word.text), more[i + 1].text);
            ++i;
        } else if (i == 0) {
            set_typed(table, table.column("weight"), word.text); // no number: the column says so
        }
    }
    table.end();
}

void PajekReader::pair(std::vector<PajekWord> words) {
    if (words[0].text.ends_with(':')) { // the number of a relation before the pair
        const std::string key = words[0].text.substr(0, words[0].text.size() - 1);
        const auto known = relations_.find(key);
        relation_ = known == relations_.end() ? key : known->second;
        words.erase(words.begin());
    }
    if (words.size() < 2) {
        refuse("the line names one vertex; an edge needs two; correct the line",
               "die Zeile nennt einen Knoten; eine Kante braucht zwei; berichtigen Sie die Zeile");
        return;
    }
    const auto from = number(words[0]);
    const auto to = from ? number(words[1]) : std::nullopt;
    if (to)
        edge(*from, *to, {words.begin() + 2, words.end()});
}

void PajekReader::list(const std::vector<PajekWord>& words) {
    const auto from = number(words[0]);
    for (std::size_t i = 1; from && i < words.size(); ++i)
        if (const auto to = number(words[i]))
            edge(*from, *to, {});
}

CellTables PajekReader::take() {
    if (result_.refusal)
        return std::move(result_);
    settle_vertices();
    if (passed_ > 0)
        result_.notes.push_back({Severity::hint,
                                 first_passed_,
                                 "pajek-part-passed",
                                 {"parts of the file other than its network (partitions, vectors) were left out, from "
                                  "this line on, parts: " +
                                      std::to_string(passed_),
                                  "Teile der Datei neben ihrem Netz (Partitionen, Vektoren) blieben weg, von dieser "
                                  "Zeile an, Teile: " +
                                      std::to_string(passed_)},
                                 "edges"});
    if (nodes_.rows() > 0)
        result_.tables.push_back(nodes_.take());
    if (projects_.rows() > 0)
        result_.tables.push_back(projects_.take());
    result_.tables.push_back(first_mode_ > 0 ? parts_.take() : edges_.take());
    return std::move(result_);
}

CellTables PajekReader::read(std::string_view text) {
    while (!text.empty() && !result_.refusal) {
        ++line_;
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        const std::string_view line = trim(text.substr(0, end));
        text.remove_prefix(std::min(text.size(), end + (text.substr(end).starts_with("\r\n") ? 2 : 1)));
        if (line.empty() || line.starts_with('%'))
            continue;
        const auto words = pajek_words(line);
        if (line.starts_with('*'))
            start_part(words);
        else if (part_ == Part::vertices)
            vertex(words);
        else if (part_ == Part::pairs)
            pair(words);
        else if (part_ == Part::lists)
            list(words);
        else if (part_ == Part::none)
            refuse("the file does not begin with *Vertices; found " + in_quotes(line).en + "; is it a Pajek network?",
                   "die Datei beginnt nicht mit *Vertices; gefunden wurde " + in_quotes(line).de +
                       "; ist sie ein Pajek-Netz?");
        if (edges_.memory() + parts_.memory() > kMostTableBytes)
            result_.refusal = too_large_network(line_);
    }
    return take();
}

} // namespace

CellTables read_pajek(std::string_view text) {
    return PajekReader().read(text);
}

} // namespace clusterbridge
