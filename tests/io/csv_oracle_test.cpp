#include "base/random.hpp"
#include "io/csv_scanner.hpp"

#include <csv.h>
#include <gtest/gtest.h>
#include <string>
#include <vector>

/// The scanner against libcsv on generated text. Both read RFC 4180 alike. They differ on purpose where a file is
/// broken, and such text is not generated here: libcsv drops quotation marks inside unquoted fields and takes text
/// after a closing quote into the field; the scanner keeps the former as text and calls the latter a fault at its line
/// (contract 2).
namespace clusterbridge {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows by_libcsv(const std::string& text, char delimiter) {
    struct Collected {
        Rows rows;
        std::vector<std::string> row;
    } all;
    csv_parser parser{};
    EXPECT_EQ(csv_init(&parser, 0), 0);
    csv_set_delim(&parser, static_cast<unsigned char>(delimiter));
    // libcsv takes blanks at the ends of unquoted fields away, which is our readers' business
    csv_set_space_func(&parser, [](unsigned char) { return 0; });
    const auto field = [](void* bytes, std::size_t length, void* to) {
        static_cast<Collected*>(to)->row.emplace_back(static_cast<const char*>(bytes), length);
    };
    const auto row = [](int, void* to) {
        auto* collected = static_cast<Collected*>(to);
        collected->rows.push_back(std::move(collected->row));
        collected->row.clear();
    };
    EXPECT_EQ(csv_parse(&parser, text.data(), text.size(), field, row, &all), text.size());
    EXPECT_EQ(csv_fini(&parser, field, row, &all), 0);
    csv_free(&parser);
    return all.rows;
}

Rows by_scanner(const std::string& text, char delimiter) {
    Rows rows;
    CsvScanner scanner(text, delimiter);
    CsvRow row;
    while (scanner.next(row)) {
        EXPECT_EQ(row.fault, CsvFault::none);
        if (row.fields.size() == 1 && row.fields[0].empty() && row.text.empty())
            continue; // libcsv passes over empty lines
        rows.emplace_back(row.fields.begin(), row.fields.end());
    }
    return rows;
}

/// A field as a program may write it: plain, or in quotes with everything that needs them.
std::string random_field(Random& random, char delimiter) {
    static const std::vector<std::string> kPlain{"a", "B", "ü", "0", ".", " ", "'", "=", "€", "x y", "#"};
    const std::vector<std::string> special{"\"\"", std::string(1, delimiter), "\n", "\r\n", "\r", ";", ",", "\t", "|"};
    const bool quoted = random.below(2) == 0;
    std::string field;
    for (std::uint64_t i = random.below(6); i > 0; --i)
        field += quoted && random.below(2) == 0 ? special[random.below(special.size())]
                                                : kPlain[random.below(kPlain.size())];
    return quoted ? "\"" + field + "\"" : field;
}

std::string random_file(Random& random, char delimiter) {
    static const std::vector<std::string> kEnds{"\n", "\r\n", "\r"};
    const bool mixed = random.below(2) == 0;
    const std::string end = kEnds[random.below(kEnds.size())];
    std::string text;
    for (std::uint64_t rows = random.below(8); rows > 0; --rows) {
        for (std::uint64_t fields = 1 + random.below(5); fields > 0; --fields)
            text += random_field(random, delimiter) + (fields > 1 ? std::string(1, delimiter) : "");
        if (rows > 1 || random.below(2) == 0)
            text += mixed ? kEnds[random.below(kEnds.size())] : end;
    }
    return text;
}

TEST(CsvOracle, ReadsGeneratedFilesAsLibcsvDoes) {
    std::size_t compared = 0;
    for (const char delimiter : {',', ';', '\t', '|'})
        for (std::uint64_t seed = 1; seed <= 5000; ++seed) {
            Random random(seed, static_cast<std::uint64_t>(delimiter));
            const std::string text = random_file(random, delimiter);
            const Rows expected = by_libcsv(text, delimiter);
            ASSERT_EQ(by_scanner(text, delimiter), expected) << "delimiter " << delimiter << ", seed " << seed << "\n"
                                                             << testing::PrintToString(text);
            compared += expected.size();
        }
    EXPECT_GT(compared, 50000U);
}

TEST(CsvOracle, DiffersOnPurposeWhereQuotesAreBroken) {
    // a bare quote inside a field: libcsv drops it, here it is text
    EXPECT_EQ(by_scanner("19\" Gestell,b\n", ','), (Rows{{"19\" Gestell", "b"}}));
    // text after a closing quote: libcsv takes it in, here it is a fault
    CsvScanner scanner("\"a\"x,b\n", ',');
    CsvRow row;
    ASSERT_TRUE(scanner.next(row));
    EXPECT_EQ(row.fault, CsvFault::text_after_quote);
    EXPECT_EQ(by_libcsv("\"a\"x,b\n", ',').size(), 1U);
}

} // namespace
} // namespace clusterbridge
