#pragma once
#include "base/text.hpp"
#include "graph/graph_view.hpp"
#include "graph/merge_organisations.hpp"
#include "io/decisions_reader.hpp"
#include "io/network_reader.hpp"
#include "support/process.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

/// A case of tests/corpus: its files, how they are read, and what must come of it.
namespace clusterbridge {

struct CorpusCase {
    struct Line {
        std::string verb, rest;
        std::vector<std::string> words() const { return split_list(rest, " "); }
    };
    std::string name;
    std::map<std::string, std::string> files;
    std::vector<std::string> covers, options;
    std::vector<Line> lines;

    std::vector<std::string> says() const {
        std::vector<std::string> all;
        for (const Line& line : lines)
            if (line.verb == "says")
                all.push_back(line.rest);
        return all;
    }
    std::set<std::string> rules() const {
        std::set<std::string> all;
        for (const std::string& said : says())
            all.insert(split_list(said, " ").at(1));
        return all;
    }
};

inline CorpusCase load_case(const std::string& path) {
    namespace fs = std::filesystem;
    const fs::path expectation(path);
    CorpusCase one;
    one.name = expectation.stem().string();
    const fs::path folder = expectation.parent_path() / one.name;
    if (fs::is_directory(folder)) {
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            if (entry.is_regular_file())
                one.files.emplace(fs::relative(entry.path(), folder).string(), read_text(entry.path().string()));
    } else {
        for (const auto& entry : fs::directory_iterator(expectation.parent_path()))
            if (entry.path().stem() == expectation.stem() && entry.path().extension() != ".expect")
                one.files.emplace(entry.path().filename().string(), read_text(entry.path().string()));
    }
    std::istringstream text(read_text(path));
    for (std::string line; std::getline(text, line);) {
        if (line.empty() || line.front() == '#')
            continue;
        const auto blank = line.find(' ');
        CorpusCase::Line parsed{line.substr(0, blank), blank == line.npos ? "" : line.substr(blank + 1)};
        if (parsed.verb == "covers")
            one.covers = parsed.words();
        else if (parsed.verb == "options")
            one.options = parsed.words();
        else
            one.lines.push_back(std::move(parsed));
    }
    return one;
}

/// What came of a case: a network or a refusal.
struct CorpusOutcome {
    std::optional<ReadResult> read;
    std::optional<Error> error;
    Diagnostics said;
    GraphView view;
};

/// What `--decisions` and `--roll-up` do after reading.
inline void merge_case(const CorpusCase& one, ReadResult& read) {
    const auto take = [&read](MergeResult merged) {
        read.network = std::move(merged.network);
        read.diagnostics.append(merged.diagnostics);
    };
    for (const std::string& option : one.options) {
        if (option.starts_with("decisions:"))
            take(merge_organisations(read.network, read_decisions(MemoryFileSystem(one.files), option.substr(10))));
        else if (option == "roll-up")
            take(roll_up_parts(read.network));
    }
}

inline CorpusOutcome run_case(const CorpusCase& one) {
    ReadOptions options;
    std::vector<std::string> inputs;
    std::optional<std::string> standard_input;
    std::map<std::string, std::string> files = one.files;
    for (const auto& [name, bytes] : files)
        inputs.push_back(name);
    for (const std::string& option : one.options) {
        const auto colon = option.find(':');
        const std::string value = colon == option.npos ? "" : option.substr(colon + 1);
        const std::string name = option.substr(0, colon);
        if (name == "lenient")
            options.lenient = true;
        else if (name == "strict-nodes")
            options.strict_nodes = true;
        else if (name == "encoding")
            options.encoding = value;
        else if (name == "delimiter")
            options.delimiter = value;
        else if (name == "decimal")
            options.decimal = value;
        else if (name == "map")
            options.columns[value.substr(0, value.find('='))] = value.substr(value.find('=') + 1);
        else if (name == "stdin") {
            standard_input = one.files.begin()->second;
            inputs = {"-"};
        } else if (name == "decisions") {
            std::erase(inputs, value);
        } else if (name == "folder") {
            files.clear();
            for (const auto& [file, bytes] : one.files)
                files.emplace("folder/" + file, bytes);
            inputs = {"folder"};
        }
    }
    CorpusOutcome outcome;
    try {
        ReadResult read = read_network(MemoryFileSystem(files), inputs, options, standard_input);
        merge_case(one, read);
        outcome.read = std::move(read);
        outcome.said = outcome.read->diagnostics;
        outcome.view = make_view(outcome.read->network);
    } catch (const InputRefused& refused) {
        outcome.error = refused;
        outcome.said = refused.diagnostics();
    } catch (const Error& error) {
        outcome.error = error;
    }
    return outcome;
}

/// Compares an outcome with the lines of an expectation.
class CorpusCheck {
  public:
    CorpusCheck(const CorpusCase& one, const CorpusOutcome& outcome) : one_(one), outcome_(outcome) {}

    std::vector<std::string> faults() {
        const bool accepted = one_.lines.at(0).verb == "accepted";
        if (accepted != outcome_.read.has_value()) {
            fault(accepted ? "was refused: " + outcome_.error->sentence().en : "was accepted");
            return faults_;
        }
        compare_messages(accepted);
        if (accepted)
            check_accounting();
        for (const CorpusCase::Line& line : one_.lines)
            if (!check_line(line, accepted))
                fault("unknown line: " + line.verb + " " + line.rest);
        return faults_;
    }

  private:
    void fault(std::string text) { faults_.push_back(std::move(text)); }
    void expect(const std::string& what, const std::string& wanted, const std::string& found) {
        if (wanted != found)
            fault(what + ": expected " + wanted + ", found " + found);
    }
    const Network& network() const { return outcome_.read->network; }
    static std::string with_marks(std::string text) {
        std::replace(text.begin(), text.end(), ' ', '_');
        return text;
    }

    /// `accepted`: all messages; `refused`: the errors.
    void compare_messages(bool accepted) {
        if (one_.lines[0].verb != "accepted" && one_.lines[0].verb != "refused")
            return;
        std::vector<std::string> wanted = one_.says();
        std::vector<const Diagnostic*> found;
        for (const Diagnostic& d : outcome_.said.all())
            if (accepted || d.severity == Severity::error)
                found.push_back(&d);
        for (std::size_t i = 0; i < std::max(wanted.size(), found.size()); ++i) {
            const std::string said = i < found.size() ? severity_name(found[i]->severity) + (" " + found[i]->rule) +
                                                            " " + std::to_string(found[i]->line)
                                                      : "nothing";
            const auto words = i < wanted.size() ? split_list(wanted[i], " ") : std::vector<std::string>{"nothing"};
            const std::string head = words.size() < 3 ? words[0] : words[0] + " " + words[1] + " " + words[2];
            expect("message", head, said);
            if (head != said || words.size() < 4)
                continue;
            const std::string text = wanted[i].substr(head.size() + 1);
            const std::string message = format(*found[i], Language::en);
            if (message.find(text) == std::string::npos)
                fault("message without \"" + text + "\": " + message);
            if (found[i]->message.de.empty())
                fault("message without German: " + message);
        }
    }

    void check_accounting() {
        for (const InputFile& f : network().files)
            if (f.rows_read != f.rows_used + f.rows_merged + f.rows_rejected)
                fault("rows of " + f.name + " do not add up");
    }

    bool check_line(const CorpusCase::Line& line, bool accepted) {
        const std::string& verb = line.verb;
        if (verb == "accepted" || verb == "refused" || verb == "says")
            return true;
        return accepted ? check_file(line) || check_network(line) || check_tie(line) : check_refusal(line);
    }

    bool check_refusal(const CorpusCase::Line& line) {
        const std::string& text = outcome_.error->sentence().en;
        const bool has = text.find(line.rest) != std::string::npos;
        if (line.verb == "usage") {
            expect("exit code", "2", std::to_string(static_cast<int>(outcome_.error->code())));
            if (!has)
                fault("message without \"" + line.rest + "\": " + text);
        } else if (line.verb == "text" || line.verb == "error-text") {
            if (!has)
                fault("message without \"" + line.rest + "\": " + text);
        } else if (line.verb == "without") {
            if (has)
                fault("message with \"" + escape_control(line.rest) + "\"");
        } else if (line.verb == "shorter") {
            if (text.size() >= std::stoul(line.rest))
                fault("message of " + std::to_string(text.size()) + " bytes");
        } else {
            return false;
        }
        return true;
    }

    bool check_file(const CorpusCase::Line& line) {
        const InputFile& first = network().files.front();
        if (line.verb == "rows") {
            auto words = line.words();
            const InputFile* file = &first;
            if (words.size() == 6) {
                for (const InputFile& f : network().files)
                    if (f.name == words[0])
                        file = &f;
                words.erase(words.begin());
            }
            const std::vector<std::string> found{std::to_string(file->rows_read), std::to_string(file->rows_used),
                                                 std::to_string(file->rows_merged), std::to_string(file->rows_rejected),
                                                 std::to_string(file->rows_skipped)};
            expect("rows of " + file->name, join(words, " "), join(found, " "));
        } else if (line.verb == "kind") {
            expect("kind", line.rest, std::string(key_of(first.kind)));
        } else if (line.verb == "encoding") {
            expect("encoding", line.rest, first.encoding);
        } else if (line.verb == "delimiter") {
            expect("delimiter", line.rest, first.delimiter);
        } else if (line.verb == "decimal") {
            expect("decimal", line.rest, first.decimal);
        } else if (line.verb == "unknown") {
            expect("unknown columns", line.rest, join(first.reading.unknown_columns, ";"));
        } else {
            return false;
        }
        return true;
    }

    std::string texts(std::span<const Symbol> symbols) const {
        std::string all;
        for (const Symbol symbol : symbols)
            all += (all.empty() ? "" : " ") + with_marks(network().text(symbol));
        return all;
    }

    bool check_network(const CorpusCase::Line& line) {
        const auto words = line.words();
        const std::string rest = line.rest.substr(std::min(line.rest.size(), line.rest.find(' ') + 1));
        const std::map<std::string, std::size_t> counts{{"organisations", network().size()},
                                                        {"ties", outcome_.view.graph.edge_count()},
                                                        {"tie_rows", network().ties.size()},
                                                        {"participations", network().participations.size()},
                                                        {"projects", network().projects.size()}};
        if (const auto count = counts.find(line.verb); count != counts.end()) {
            expect(line.verb, line.rest, std::to_string(count->second));
            return true;
        }
        if (line.verb == "order") {
            std::string ids;
            for (const Organisation& o : network().organisations)
                ids += (ids.empty() ? "" : " ") + with_marks(o.id);
            expect("order", line.rest, ids);
            return true;
        }
        if (line.verb == "call" || line.verb == "programme-parts") {
            for (const Project& p : network().projects)
                if (p.id == words.at(0))
                    expect(line.verb, rest,
                           line.verb == "call" ? network().text(p.call_topic) : texts(network().lists.get(p.themes)));
            return true;
        }
        if (line.verb != "organisation" && line.verb != "type" && line.verb != "aliases")
            return false;
        for (const Organisation& o : network().organisations)
            if (with_marks(o.id) == words.at(0)) {
                expect(line.verb + " of " + o.id, line.verb == "organisation" && words.size() == 1 ? words[0] : rest,
                       line.verb == "organisation" ? with_marks(o.name())
                       : line.verb == "type"       ? network().text(o.type)
                                                   : join(o.aliases(), " "));
                return true;
            }
        fault("no organisation " + words.at(0));
        return true;
    }

    bool check_tie(const CorpusCase::Line& line) {
        const auto words = line.words();
        if (words.size() < 2)
            return false;
        const NodeId a = network().find(words[0]);
        const NodeId b = network().find(words[1]);
        const auto between = [&](NodeId u, NodeId v) { return (u == a && v == b) || (u == b && v == a); };
        const std::string rest = join({words.begin() + 2, words.end()}, " ");
        if (line.verb == "pair") {
            std::string weight = "none";
            for (std::size_t e = 0; e < outcome_.view.graph.edge_count(); ++e)
                if (const auto [u, v] = outcome_.view.graph.ends(edge(e)); between(u, v))
                    weight = shortest(outcome_.view.weight[edge(e)]);
            expect("weight of " + line.rest, rest, weight);
            return true;
        }
        const auto day = [](const std::optional<Date>& date) { return date ? iso(*date) : std::string("none"); };
        for (const TieRow& tie : network().ties) {
            if (!between(tie.source, tie.target))
                continue;
            const std::map<std::string, std::string> found{
                {"since", day(tie.since)},
                {"until", day(tie.until)},
                {"themes", texts(network().lists.get(tie.themes))},
                {"relation", tie.relation == Symbol{} ? "-" : network().text(tie.relation)}};
            if (!found.contains(line.verb))
                return false;
            expect(line.verb, rest, found.at(line.verb));
            return true;
        }
        fault("no tie between " + line.rest);
        return true;
    }

    const CorpusCase& one_;
    const CorpusOutcome& outcome_;
    std::vector<std::string> faults_;
};

/// Reads the case and says where it comes out otherwise; empty where it is as expected.
inline std::vector<std::string> faults_of(const CorpusCase& one) {
    const CorpusOutcome outcome = run_case(one);
    return CorpusCheck(one, outcome).faults();
}

} // namespace clusterbridge
