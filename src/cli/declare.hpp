#pragma once
#include "base/date.hpp"
#include "base/language.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace clusterbridge {

/// Where an option stands in the help.
enum class OptionGroup : std::uint8_t { command, filter, input, output, common };
Sentence title_of(OptionGroup group);

/// CLI11 keeps one string for a description; ours carries both languages in it, so that `declare` needs no language.
std::string packed(const Sentence& sentence);
Sentence unpacked(const std::string& text);

/// Adds the options of one group to a command. Values are read here and not by CLI11, so that every message has our
/// shape in both languages; all of them throw `Error` (usage). A value shown as default is that of the target at the
/// time of declaration.
class Declaration {
  public:
    Declaration(CLI::App& app, OptionGroup group) : app_(app), group_(group) {}

    void inputs(std::vector<std::string>& target, const Sentence& help);
    void flag(const std::string& name, bool& target, const Sentence& help);
    /// `empty_means` is shown as the default where the target is empty.
    void text(const std::string& name, std::string& target, const Sentence& value, const Sentence& help,
              const Sentence& empty_means = {});
    void optional_text(const std::string& name, std::optional<std::string>& target, const Sentence& value,
                       const Sentence& help);
    /// Repeatable; every value is also split at the separators.
    void list(const std::string& name, std::vector<std::string>& target, const std::string& separators,
              const Sentence& value, const Sentence& help, const Sentence& empty_means = {});
    template <class Whole>
    void count(const std::string& name, Whole& target, std::uint64_t least, std::uint64_t most, const Sentence& help,
               const Sentence& zero_means = {}) {
        whole(
            name, least, most, help, [&target](std::uint64_t value) { target = static_cast<Whole>(value); },
            [&target] { return static_cast<std::uint64_t>(target); }, zero_means);
    }
    /// A number in (above, most].
    void real(const std::string& name, double& target, double above, double most, const Sentence& help);
    void date(const std::string& name, std::optional<Date>& target, DateEnd end, const Sentence& help);
    template <class Value>
    void choice(const std::string& name, Value& target, const std::vector<std::pair<std::string, Value>>& values,
                const Sentence& help, const Sentence& shown = {}) {
        std::vector<std::string> words;
        for (const auto& [word, value] : values)
            words.push_back(word);
        one_of(
            name, words, help, [&target, values](std::size_t i) { target = values[i].second; },
            [&target, values] {
                for (const auto& [word, value] : values)
                    if (target == value)
                        return word;
                return std::string();
            },
            shown);
    }
    /// Anything else: `read` turns the text into the target or throws, `show` is its present value.
    void custom(const std::string& name, const Sentence& value, const Sentence& help,
                std::function<void(const std::string&)> read, std::function<std::string()> show,
                bool repeatable = false, const Sentence& shown = {});

  private:
    void whole(const std::string& name, std::uint64_t least, std::uint64_t most, const Sentence& help,
               std::function<void(std::uint64_t)> set, std::function<std::uint64_t()> get, const Sentence& zero_means);
    void one_of(const std::string& name, const std::vector<std::string>& words, const Sentence& help,
                std::function<void(std::size_t)> set, std::function<std::string()> show, const Sentence& shown);
    void finish(CLI::Option& option, const Sentence& value, const std::function<std::string()>& show,
                const Sentence& shown);

    CLI::App& app_;
    OptionGroup group_;
};

} // namespace clusterbridge
