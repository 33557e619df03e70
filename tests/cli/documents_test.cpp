#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "cli/help.hpp"
#include "cli/man_page.hpp"
#include "support/process.hpp"

#include <cstdlib>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sstream>

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

TEST(ManPages, HaveEveryOptionAndNoRequestFromOurTexts) {
    for (const Command& command : commands())
        for (const Language language : {Language::de, Language::en}) {
            const std::string page = command_man_page(command, language, "1.2.3");
            EXPECT_TRUE(page.starts_with(".TH CLUSTERBRIDGE\\-")) << page.substr(0, 40);
            for (const OptionSection& section : option_sections(command))
                for (const OptionLine& line : section.lines)
                    if (line.name.starts_with("--")) {
                        std::string name;
                        for (const char c : line.name)
                            name += c == '-' ? std::string("\\-") : std::string(1, c);
                        EXPECT_NE(page.find("\\fB" + name), std::string::npos) << line.name;
                    }
            std::istringstream lines(page);
            for (std::string line; std::getline(lines, line);) {
                const bool known = testing::Value(line.substr(0, 3), testing::AnyOf(".TH", ".SH", ".SS", ".TP"));
                EXPECT_TRUE(!line.starts_with('.') || known) << line;
            }
        }
    EXPECT_NE(program_man_page(Language::en, "1.2.3").find("clusterbridge\\-rank(1)"), std::string::npos);
}

/// What bash offers where the cursor stands behind the last of `words`.
std::string offered(std::vector<std::string> words) {
    const ScratchFolder folder;
    write_text(folder / "completion", run_binary({"--completion", "bash"}).out);
    words.insert(words.begin(), {"-c",
                                 "source \"$0\" && COMP_WORDS=(\"$@\") && COMP_CWORD=$(($# - 1)) && _clusterbridge && "
                                 "echo \"${COMPREPLY[*]}\"",
                                 folder / "completion"});
    const ProcessResult result = run_process("/bin/bash", words, {folder.path()});
    EXPECT_EQ(result.err, "");
    return result.out;
}

TEST(Completion, OffersCommandsOptionsAndTheWordsAnOptionTakes) {
    EXPECT_EQ(offered({"clusterbridge", "reco"}), "recommend\n");
    EXPECT_EQ(offered({"clusterbridge", "rank", "--rank-i"}), "--rank-intervals\n");
    EXPECT_EQ(offered({"clusterbridge", "rank", "data", "--lang", ""}), "de en\n");
    EXPECT_EQ(offered({"clusterbridge", "recommend", "--kind", "tech"}), "tech_transfer\n");
    EXPECT_EQ(offered({"clusterbridge", "rank", "comp"}), "completion\n") << "files, where an input stands";
}

TEST(Completion, IsWrittenForThreeShellsAndRefusedForOthers) {
    for (const Command& command : commands()) {
        EXPECT_THAT(completion_script("zsh"), testing::HasSubstr("    " + command.text.name + ")\n"));
        EXPECT_THAT(completion_script("fish"),
                    testing::HasSubstr("__fish_seen_subcommand_from " + command.text.name + "'"));
    }
    const ProcessResult refused = run_binary({"--completion", "tcsh"});
    EXPECT_EQ(refused.exit_code, 2);
    EXPECT_THAT(refused.err, testing::HasSubstr("'tcsh'; give bash, zsh or fish"));
}

} // namespace
} // namespace clusterbridge
