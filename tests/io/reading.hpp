#pragma once
#include "base/error.hpp"
#include "io/network_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <string>
#include <utility>
#include <vector>

/// Reading literals in tests.
namespace clusterbridge {

using Files = std::map<std::string, std::string>;

inline ReadResult read(const Files& files, const ReadOptions& options = {}) {
    std::vector<std::string> names;
    for (const auto& [name, bytes] : files)
        names.push_back(name);
    return read_network(MemoryFileSystem(files), names, options);
}

/// A single table of ties.
inline ReadResult read_ties_text(const std::string& text, const ReadOptions& options = {}) {
    return read({{"ties.csv", text}}, options);
}

/// The English message of the refusal; empty (and a failure) where nothing is refused.
inline std::string refusal(const Files& files, const ReadOptions& options = {}, ErrorCode expected = ErrorCode::input) {
    try {
        read(files, options);
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), expected);
        EXPECT_FALSE(error.sentence().de.empty());
        return error.sentence().en;
    }
    ADD_FAILURE() << "was not refused";
    return {};
}

inline std::size_t count_rule(const ReadResult& result, const std::string& rule) {
    std::size_t count = 0;
    for (const Diagnostic& d : result.diagnostics.all())
        count += d.rule == rule ? 1U : 0U;
    return count;
}

inline const Diagnostic& first_of(const ReadResult& result, const std::string& rule) {
    for (const Diagnostic& d : result.diagnostics.all())
        if (d.rule == rule)
            return d;
    ADD_FAILURE() << "no diagnostic " << rule;
    static const Diagnostic none;
    return none;
}

/// All messages, a line each, in English.
inline std::string texts_of(const ReadResult& result) {
    std::string all;
    for (const Diagnostic& d : result.diagnostics.all())
        all += format(d, Language::en) + "\n";
    return all;
}

/// read = used + merged + rejected, for every file.
inline void expect_accounted(const ReadResult& result) {
    for (const InputFile& file : result.network.files)
        EXPECT_EQ(file.rows_read, file.rows_used + file.rows_merged + file.rows_rejected) << file.name;
}

} // namespace clusterbridge
