#include "base/diagnostics.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace clusterbridge {

const char* severity_name(Severity severity) {
    switch (severity) {
    case Severity::hint:
        return "hint";
    case Severity::warning:
        return "warning";
    case Severity::error:
        return "error";
    }
    return "";
}

void Diagnostics::add(Diagnostic diagnostic) {
    all_.push_back(std::move(diagnostic));
}

std::size_t Diagnostics::count(Severity severity) const noexcept {
    return static_cast<std::size_t>(
        std::count_if(all_.begin(), all_.end(), [&](const Diagnostic& d) { return d.severity == severity; }));
}

void Diagnostics::append(const Diagnostics& other) {
    all_.insert(all_.end(), other.all_.begin(), other.all_.end());
}

void sort_by_place(std::vector<Diagnostic>& diagnostics) {
    const auto key = [](const Diagnostic& d) { return std::tie(d.file, d.line, d.rule, d.message.en); };
    std::stable_sort(diagnostics.begin(), diagnostics.end(),
                     [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
}

std::string format(const Diagnostic& diagnostic, Language language) {
    std::string text = escape_control(diagnostic.file);
    if (diagnostic.line > 0)
        text += ":" + std::to_string(diagnostic.line);
    if (!text.empty())
        text += ": ";
    return text + escape_control(diagnostic.message.in(language));
}

} // namespace clusterbridge
