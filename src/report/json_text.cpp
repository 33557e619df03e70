#include "report/json_text.hpp"

#include "base/text.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace clusterbridge {
namespace {

void replace_all(std::string& text, std::string_view what, std::string_view by) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

/// A list of plain values stays on one line: options and shares read better so.
bool is_flat(const nlohmann::ordered_json& value) {
    for (const auto& item : value)
        if (item.is_structured() && !item.empty())
            return false;
    return value.is_array() && value.size() <= 8;
}

void write(const nlohmann::ordered_json& value, std::size_t depth, std::string& out) {
    if (value.is_string()) {
        out += json_string(value.get_ref<const std::string&>());
    } else if (value.is_number_float()) {
        const double number = value.get<double>();
        out += std::isfinite(number) ? shortest(number) : "null";
    } else if (!value.is_structured()) {
        out += value.dump();
    } else if (value.empty()) {
        out += value.is_array() ? "[]" : "{}";
    } else {
        const bool flat = is_flat(value);
        const std::string inner = flat ? "" : "\n" + std::string(2 * depth + 2, ' ');
        out += value.is_array() ? '[' : '{';
        bool first = true;
        for (const auto& [key, item] : value.items()) {
            out += first ? "" : (flat ? ", " : ",");
            out += inner;
            if (value.is_object())
                out += json_string(key) + ": ";
            write(item, depth + 1, out);
            first = false;
        }
        if (!flat)
            out += "\n" + std::string(2 * depth, ' ');
        out += value.is_array() ? ']' : '}';
    }
}

} // namespace

std::string json_string(std::string_view text) {
    using Json = nlohmann::ordered_json;
    std::string out = Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
    replace_all(out, "<", "\\u003c");
    replace_all(out, "\x7F", "\\u007f");
    replace_all(out, "\xE2\x80\xA8", "\\u2028");
    replace_all(out, "\xE2\x80\xA9", "\\u2029");
    return out;
}

std::string json_text(const nlohmann::ordered_json& value) {
    std::string out;
    write(value, 0, out);
    return out + "\n";
}

} // namespace clusterbridge
