#include "support/process.hpp"

#include <cstdlib>
#include <gtest/gtest.h>
#include <sstream>
#include <string>
#include <vector>

/// docs/gallery.md shows what the commands in it draw today.
namespace clusterbridge {
namespace {

const std::string kSource = CLUSTERBRIDGE_SOURCE_DIR;

std::vector<std::string> words_of(const std::string& line) {
    std::istringstream stream(line);
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

std::string with_view(std::string command, const std::string& view) {
    for (std::size_t at = command.find("$view"); at != std::string::npos; at = command.find("$view"))
        command.replace(at, 5, view);
    return command;
}

/// The commands of the page, its loop over views unrolled.
std::vector<std::string> commands_of(const std::string& page) {
    std::vector<std::string> commands, views;
    std::istringstream lines(page);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t loop = line.find("for view in ");
        if (loop != std::string::npos)
            views = words_of(line.substr(loop + 12, line.find(';') - loop - 12));
        if (!line.starts_with("    ") || line.find("clusterbridge render") == std::string::npos)
            continue;
        if (line.find("$view") == std::string::npos)
            commands.push_back(line);
        for (const std::string& view : views)
            if (line.find("$view") != std::string::npos)
                commands.push_back(with_view(line, view));
    }
    return commands;
}

/// Title and description of a picture: what it finds, and in which data.
std::string told_by(const std::string& svg) {
    const std::size_t from = svg.find("<title>");
    const std::size_t to = svg.find("</desc>");
    return from == std::string::npos || to == std::string::npos ? std::string() : svg.substr(from, to - from);
}

TEST(Gallery, ShowsWhatItsCommandsDraw) {
    const bool update = std::getenv("CLUSTERBRIDGE_UPDATE") != nullptr;
    std::size_t pictures = 0;
    for (const std::string& command : commands_of(read_text(kSource + "/docs/gallery.md"))) {
        std::vector<std::string> words = words_of(command);
        words.erase(words.begin()); // the binary
        for (std::string& word : words)
            if (word.starts_with("docs/") || word == "data")
                word = kSource + "/" + word;
        const std::string shown = words.at(words.size() - 2); // before --force
        if (!shown.ends_with(".svg"))
            continue;
        const ScratchFolder scratch;
        if (!update)
            words.at(words.size() - 2) = scratch / "now.svg";
        ASSERT_EQ(run_binary(words).exit_code, 0) << command;
        const std::string told = told_by(read_text(update ? shown : scratch / "now.svg"));
        EXPECT_FALSE(told.empty()) << command;
        EXPECT_EQ(told_by(read_text(shown)), told) << shown << ": draw it anew with CLUSTERBRIDGE_UPDATE=1";
        ++pictures;
    }
    EXPECT_EQ(pictures, 8U);
}

} // namespace
} // namespace clusterbridge
