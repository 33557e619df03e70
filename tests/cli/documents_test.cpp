#include "cli/commands.hpp"
#include "cli/help.hpp"
#include "support/process.hpp"

#include <cstdlib>
#include <gtest/gtest.h>

/// Help and documents say what the declarations say.
namespace clusterbridge {
namespace {

std::string page_of(const Command& command) {
    return CLUSTERBRIDGE_SOURCE_DIR "/docs/commands/" + command.text.name + ".md";
}

TEST(Documents, OptionTablesAreThoseOfTheDeclarations) {
    for (const Command& command : commands()) {
        const std::string page = read_text(page_of(command));
        const auto begin_mark = page.find("<!-- options:");
        const auto end = page.find("<!-- end of options -->");
        ASSERT_TRUE(begin_mark != std::string::npos && end != std::string::npos) << page_of(command);
        const auto begin = page.find('\n', begin_mark) + 1;
        const std::string expected = "\n" + option_tables(command);
        if (std::getenv("CLUSTERBRIDGE_UPDATE") != nullptr)
            write_text(page_of(command), page.substr(0, begin) + expected + page.substr(end));
        else
            EXPECT_EQ(page.substr(begin, end - begin), expected) << page_of(command);
    }
}

TEST(Documents, EveryExampleOfTheHelpStandsOnItsPage) {
    for (const Command& command : commands())
        for (const auto& example : command.text.examples)
            EXPECT_NE(read_text(page_of(command)).find(example.line), std::string::npos) << example.line;
}

TEST(Help, HasEveryOptionInBothLanguagesAndKeepsToTheWidth) {
    for (const Command& command : commands())
        for (const Language language : {Language::de, Language::en}) {
            const std::string help = command_help(command, language, 80);
            EXPECT_NE(help.find("--threads N"), std::string::npos);
            EXPECT_EQ(help.find('\x1f'), std::string::npos) << "a packed sentence was not unpacked";
            EXPECT_NE(help.find(language == Language::de ? "Beispiele" : "Examples"), std::string::npos);
        }
}

TEST(Help, NamesEveryCommand) {
    for (const Command& command : commands())
        EXPECT_NE(program_help(Language::en, 80).find("\n  " + command.text.name + " "), std::string::npos);
}

} // namespace
} // namespace clusterbridge
