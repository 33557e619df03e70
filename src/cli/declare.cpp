#include "cli/declare.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <CLI/CLI.hpp>

namespace clusterbridge {
namespace {

constexpr char kBetween = '\x1f';

[[noreturn]] void refuse(const std::string& name, const std::string& found, const Sentence& expected) {
    const std::string shown = escape_control(found);
    throw Error(ErrorCode::usage,
                {name + " has a value that does not fit; found '" + shown + "'; give " + expected.en,
                 "Der Wert von " + name + " passt nicht; gefunden: „" + shown + "“; geben Sie " + expected.de + " an"});
}

[[noreturn]] void refuse_repeated(const std::string& name) {
    throw Error(ErrorCode::usage,
                {name + " was given more than once; it takes one value; leave the others out",
                 name + " steht mehr als einmal da; die Option nimmt einen Wert; lassen Sie die übrigen weg"});
}

/// `--output --force`: the value was forgotten and CLI11 took the next option for it.
void refuse_swallowed_option(const CLI::App& app, const std::string& name, const std::string& value) {
    if (!value.starts_with("--") || value.size() == 2)
        return;
    if (app.get_option_no_throw(value.substr(0, value.find('='))) != nullptr)
        throw Error(ErrorCode::usage,
                    {name + " needs a value; the option " + value + " follows instead; put the value after " + name,
                     name + " braucht einen Wert; stattdessen folgt die Option " + value +
                         "; setzen Sie den Wert hinter " + name});
}

Sentence same(const std::string& text) {
    return {text, text};
}

} // namespace

Sentence title_of(OptionGroup group) {
    switch (group) {
    case OptionGroup::command:
        return {"Options of this command", "Optionen dieses Befehls"};
    case OptionGroup::filter:
        return {"Filters (cut the network before anything is computed)",
                "Filter (beschneiden das Netz, bevor gerechnet wird)"};
    case OptionGroup::input:
        return {"Reading", "Einlesen"};
    case OptionGroup::output:
        return {"Output", "Ausgabe"};
    case OptionGroup::common:
        break;
    }
    return {"Common options", "Allgemeine Optionen"};
}

std::string packed(const Sentence& sentence) {
    return sentence.en + kBetween + sentence.de;
}

Sentence unpacked(const std::string& text) {
    const auto at = text.find(kBetween);
    return at == std::string::npos ? same(text) : Sentence{text.substr(0, at), text.substr(at + 1)};
}

void Declaration::finish(CLI::Option& option, const Sentence& value, const std::function<std::string()>& show,
                         const Sentence& shown) {
    option.group(packed(title_of(group_)));
    option.type_name(packed(value));
    option.default_function(show);
    option.capture_default_str();
    if (!shown.en.empty())
        option.default_str(packed(shown));
}

void Declaration::custom(const std::string& name, const Sentence& value, const Sentence& help,
                         std::function<void(const std::string&)> read, std::function<std::string()> show,
                         bool repeatable, const Sentence& shown) {
    const CLI::App* app = &app_;
    const auto callback = [app, name, read = std::move(read), repeatable](const CLI::results_t& results) {
        if (results.size() > 1 && !repeatable)
            refuse_repeated(name);
        for (const std::string& result : results) {
            refuse_swallowed_option(*app, name, result);
            read(result);
        }
        return true;
    };
    CLI::Option* option = app_.add_option(name, CLI::callback_t(callback), packed(help));
    option->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    finish(*option, value, std::move(show), shown);
}

void Declaration::inputs(std::vector<std::string>& target, const Sentence& help) {
    const auto callback = [&target](const CLI::results_t& results) {
        target.assign(results.begin(), results.end());
        return true;
    };
    CLI::Option* option = app_.add_option("INPUT", CLI::callback_t(callback), packed(help));
    option->expected(0, CLI::detail::expected_max_vector_size)->allow_extra_args();
    option->group(packed(title_of(OptionGroup::input)));
}

void Declaration::flag(const std::string& name, bool& target, const Sentence& help) {
    CLI::Option* option = app_.add_flag_callback(
        name, [&target] { target = true; }, packed(help));
    option->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    option->group(packed(title_of(group_)));
    option->default_function([&target] { return std::string(target ? "true" : ""); });
}

void Declaration::text(const std::string& name, std::string& target, const Sentence& value, const Sentence& help,
                       const Sentence& empty_means) {
    const auto read = [&target, name](const std::string& text) {
        if (trim(text).empty())
            refuse(name, text, {"a value that is not blank", "einen Wert, der nicht leer ist,"});
        target = text;
    };
    custom(
        name, value, help, read, [&target] { return target; }, false, target.empty() ? empty_means : Sentence{});
}

void Declaration::optional_text(const std::string& name, std::optional<std::string>& target, const Sentence& value,
                                const Sentence& help) {
    custom(
        name, value, help, [&target](const std::string& text) { target = text; },
        [&target] { return target.value_or(""); });
}

void Declaration::list(const std::string& name, std::vector<std::string>& target, const std::string& separators,
                       const Sentence& value, const Sentence& help, const Sentence& empty_means) {
    const auto read = [&target, name, separators](const std::string& text) {
        const auto parts = split_list(text, separators);
        if (parts.empty())
            refuse(name, text, {"at least one value", "mindestens einen Wert"});
        target.insert(target.end(), parts.begin(), parts.end());
    };
    custom(
        name, value, help, read, [&target] { return join(target, "; "); }, true, empty_means);
}

void Declaration::whole(const std::string& name, std::uint64_t least, std::uint64_t most, const Sentence& help,
                        std::function<void(std::uint64_t)> set, std::function<std::uint64_t()> get,
                        const Sentence& zero_means) {
    const bool open = most >= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    const std::string low = std::to_string(least);
    const std::string high = std::to_string(most);
    const Sentence expected =
        open ? Sentence{"a whole number from " + low, "eine ganze Zahl ab " + low}
             : Sentence{"a whole number from " + low + " to " + high, "eine ganze Zahl von " + low + " bis " + high};
    const auto read = [name, least, most, expected, set = std::move(set)](const std::string& text) {
        const auto value = parse_integer(text);
        if (!value || *value < 0 || static_cast<std::uint64_t>(*value) < least ||
            static_cast<std::uint64_t>(*value) > most)
            refuse(name, text, expected);
        set(static_cast<std::uint64_t>(*value));
    };
    const bool shows_words = get() == 0 && !zero_means.en.empty();
    custom(
        name, same("N"), help, read, [get = std::move(get)] { return std::to_string(get()); }, false,
        shows_words ? zero_means : Sentence{});
}

void Declaration::real(const std::string& name, double& target, double above, double most, const Sentence& help) {
    const bool open = most > 1e300;
    const Sentence expected = open ? Sentence{"a number above " + shortest(above), "eine Zahl über " + shortest(above)}
                                   : Sentence{"a number above " + shortest(above) + " and up to " + shortest(most),
                                              "eine Zahl über " + shortest(above) + " und bis " + shortest(most)};
    const auto read = [&target, name, above, most, expected](const std::string& text) {
        const auto value = parse_double(text);
        if (!value || !(*value > above) || !(*value <= most))
            refuse(name, text, expected);
        target = *value;
    };
    custom(name, {"NUMBER", "ZAHL"}, help, read, [&target] { return shortest(target); });
}

void Declaration::date(const std::string& name, std::optional<Date>& target, DateEnd end, const Sentence& help) {
    const auto read = [&target, name, end](const std::string& text) {
        target = parse_date(text, end);
        if (!target)
            refuse(name, text,
                   {"a day such as 2019-07-01, a month such as 2019-07 or a year",
                    "einen Tag wie 01.07.2019 oder 2019-07-01, einen Monat wie 2019-07 oder ein Jahr"});
    };
    custom(name, {"DATE", "DATUM"}, help, read, [&target] { return target ? iso(*target) : std::string(); });
}

void Declaration::one_of(const std::string& name, const std::vector<std::string>& words, const Sentence& help,
                         std::function<void(std::size_t)> set, std::function<std::string()> show,
                         const Sentence& shown) {
    const auto read = [name, words, set = std::move(set)](const std::string& text) {
        for (std::size_t i = 0; i < words.size(); ++i)
            if (equal_ignoring_ascii_case(words[i], text))
                return set(i);
        Sentence expected{"one of: " + join(words, ", "), "eines von " + join(words, ", ")};
        auto hint = nearest(text, words);
        for (const std::string& word : words)
            if (!hint && word.starts_with(ascii_lower(text)))
                hint = word; // an abbreviation is many edits away
        if (hint) {
            expected.en += " (did you mean " + *hint + "?)";
            expected.de += " (meinten Sie " + *hint + "?)";
        }
        refuse(name, text, expected);
    };
    custom(name, same(join(words, "|")), help, read, std::move(show), false, shown);
}

} // namespace clusterbridge
