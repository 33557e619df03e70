#include "io/xlsx_sheet.hpp"
#include "packing.hpp"
#include "reading.hpp"

#include <algorithm>

// Workbooks are made part by part, so that each test shows the XML it is about.
namespace clusterbridge {
namespace {

using ::testing::HasSubstr;

ReadResult read_book(const Workbook& book, const ReadOptions& options = {}) {
    return read({{"book.xlsx", workbook_of(book)}}, options);
}

std::string refused_book(const std::string& bytes) {
    return refusal({{"book.xlsx", bytes}});
}

const std::string kHeader = row_of(1, {"Quelle", "Ziel", "Gewicht", "Seit", "Bis", "Notiz"});

/// A sheet of ties with this row 2.
Workbook ties_with(const std::string& cells) {
    return {{{"Verbindungen", kHeader + "<row r=\"2\">" + cells + "</row>"}}};
}

std::string a_and_b(int row) {
    const std::string n = std::to_string(row);
    return "<c r=\"A" + n + "\" t=\"inlineStr\"><is><t>A</t></is></c><c r=\"B" + n +
           "\" t=\"inlineStr\"><is><t>B</t></is></c>";
}

TEST(Workbook, EachSheetIsATable) {
    const ReadResult result =
        read_book({{{"Organisationen", row_of(1, {"Kennung", "Name", "Typ"}) + row_of(2, {"A", "Alpha", "Hochschule"})},
                    {"Verbindungen", kHeader + row_of(2, {"A", "Bär"})}}});
    const Network& n = result.network;
    ASSERT_EQ(n.files.size(), 2U);
    EXPECT_EQ(n.files[0].name, "book.xlsx:Organisationen");
    EXPECT_EQ(n.files[0].kind, TableKind::organisations);
    EXPECT_EQ(n.files[1].name, "book.xlsx:Verbindungen");
    EXPECT_EQ(n.files[1].kind, TableKind::ties);
    EXPECT_EQ(n.files[0].sha256, n.files[1].sha256);
    EXPECT_EQ(n.organisations[n.find("A")].kind, ActorKind::university);
    EXPECT_NE(n.find("Bär"), kNoNode);
    EXPECT_EQ(n.place(n.ties[0].row), "book.xlsx:Verbindungen:2");
    EXPECT_EQ(count_rule(result, "same-content"), 0U);
}

TEST(Workbook, SharedStringsJoinTheRunsOfRichTextAndLeaveReadingsOut) {
    Workbook book{{{"T", row_of(1, {"source", "target"}) +
                             "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\" t=\"s\"><v>0</v></c></row>"}}};
    book.strings = "<si><t>K\xC3\xB6ln</t><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si>"
                   "<si><r><t>Uni</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> Stuttgart_x0041_</t></r></si>";
    const Network n = read_book(book).network;
    EXPECT_NE(n.find("Köln"), kNoNode);
    EXPECT_NE(n.find("Uni StuttgartA"), kNoNode);
}

TEST(Workbook, NumbersKeepTheirValueWhateverTheTextCellsSay) {
    const ReadResult result =
        read_book({{{"V", kHeader + "<row r=\"2\">" + a_and_b(2) + "<c r=\"C2\"><v>1.234</v></c></row>" +
                              "<row r=\"3\">" + a_and_b(3) + "<c r=\"C3\" t=\"str\"><v>1.234,5</v></c></row>" +
                              "<row r=\"4\">" + a_and_b(4) + "<c r=\"C4\"><v>2.5E-1</v></c></row>"}}});
    std::vector<double> weights;
    for (const TieRow& row : result.network.ties)
        weights.push_back(row.weight);
    std::sort(weights.begin(), weights.end());
    EXPECT_EQ(weights, (std::vector<double>{0.25, 1.234, 1234.5}));
    EXPECT_EQ(result.network.files[0].decimal, ",");
    EXPECT_EQ(count_rule(result, "point-read-as-decimal"), 0U);
}

TEST(Workbook, NumbersAsIdsKeepAllTheirDigits) {
    const Network n =
        read_book(ties_with("<c r=\"A2\"><v>999977172</v></c><c r=\"B2\"><v>1000000000.0</v></c>")).network;
    EXPECT_NE(n.find("999977172"), kNoNode);
    EXPECT_NE(n.find("1000000000"), kNoNode);
    std::string text;
    EXPECT_TRUE(number_text("123456789012345678901234", text));
    EXPECT_EQ(text, "123456789012345678901234");
    EXPECT_TRUE(number_text("0.1", text));
    EXPECT_EQ(text, "0.1");
    EXPECT_FALSE(number_text("viele", text));
}

TEST(Workbook, StyledCellsAreDatesAndSoAreDayNumbersInColumnsOfDates) {
    Workbook book = ties_with(a_and_b(2) + "<c r=\"D2\" s=\"1\"><v>42681</v></c><c r=\"E2\"><v>43101</v></c>");
    book.styles = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-407]DD\\.MM\\.YYYY\"/></numFmts>"
                  "<cellStyleXfs><xf numFmtId=\"0\"/></cellStyleXfs>"
                  "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>";
    const Network n = read_book(book).network;
    EXPECT_EQ(iso(n.ties[0].since.value()), "2016-11-07");
    EXPECT_EQ(iso(n.ties[0].until.value()), "2018-01-01");
}

TEST(Workbook, OldMacintoshWorkbooksCountFrom1904) {
    Workbook book = ties_with(a_and_b(2) + "<c r=\"D2\" s=\"1\"><v>41219</v></c><c r=\"E2\"><v>41639</v></c>");
    book.properties = "<workbookPr date1904=\"1\"/>";
    book.styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>";
    const Network n = read_book(book).network;
    EXPECT_EQ(iso(n.ties[0].since.value()), "2016-11-07");
    EXPECT_EQ(iso(n.ties[0].until.value()), "2018-01-01");
}

TEST(Workbook, NumbersOfFourDigitsInColumnsOfDatesAreYears) {
    const Network n =
        read_book(ties_with(a_and_b(2) + "<c r=\"D2\"><v>2016</v></c><c r=\"E2\"><v>2018</v></c>")).network;
    EXPECT_EQ(iso(n.ties[0].since.value()), "2016-01-01");
    EXPECT_EQ(iso(n.ties[0].until.value()), "2018-12-31");
}

TEST(Workbook, AYearAndMonthWrittenAsOneNumberIsNoDay) {
    try {
        read_book(ties_with(a_and_b(2) + "<c r=\"D2\"><v>201905</v></c>"));
        FAIL() << "as a day it would be in the year 2452";
    } catch (const InputRefused& refused) {
        EXPECT_NE(refused.sentence().en.find("201905"), std::string::npos);
    }
}

TEST(Workbook, ADateShownAsAYearIsAYear) {
    Workbook book = ties_with(a_and_b(2) + "<c r=\"D2\" s=\"1\"><v>42370</v></c><c r=\"E2\" s=\"1\"><v>43101</v></c>");
    book.styles = "<numFmts><numFmt numFmtId=\"170\" formatCode=\"YYYY\"/></numFmts>"
                  "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs>";
    const Network n = read_book(book).network;
    EXPECT_EQ(iso(n.ties[0].since.value()), "2016-01-01");
    EXPECT_EQ(iso(n.ties[0].until.value()), "2018-12-31");
}

TEST(Workbook, FormatsAreDatesOnlyWhereTheyShowOne) {
    const std::vector<std::pair<std::string, DateForm>> formats = {{"DD.MM.YYYY", DateForm::day},
                                                                   {"yyyy-mm-dd", DateForm::day},
                                                                   {"d. mmmm yyyy", DateForm::day},
                                                                   {"mmm yy", DateForm::month},
                                                                   {"yyyy", DateForm::year},
                                                                   {"[$-F800]dddd, mmmm dd, yyyy", DateForm::day},
                                                                   {"h:mm", DateForm::none},
                                                                   {"[h]:mm:ss", DateForm::none},
                                                                   {"mm:ss.0", DateForm::none},
                                                                   {"0.00", DateForm::none},
                                                                   {"General", DateForm::none},
                                                                   {"Standard", DateForm::none},
                                                                   {"#,##0 \"Md\"", DateForm::none},
                                                                   {"0.00E+00", DateForm::none},
                                                                   {"[Red]0;[Blue]-0", DateForm::none},
                                                                   {"@", DateForm::none},
                                                                   {"dd/mm/yyyy hh:mm", DateForm::day},
                                                                   {"0 \\d", DateForm::none}};
    for (const auto& [code, form] : formats)
        EXPECT_EQ(date_form(code), form) << code;
    EXPECT_EQ(built_in_date_form(14), DateForm::day);
    EXPECT_EQ(built_in_date_form(17), DateForm::month);
    EXPECT_EQ(built_in_date_form(20), DateForm::none);
    EXPECT_EQ(built_in_date_form(9), DateForm::none);
}

TEST(Workbook, FormulasGiveTheirStoredValueAndAreMissedWhereTheyHaveNone) {
    const ReadResult result =
        read_book(ties_with(a_and_b(2) + "<c r=\"C2\"><f>1+1</f><v>2</v></c><c r=\"F2\"><f>A1</f></c>"));
    EXPECT_EQ(result.network.ties[0].weight, 2);
    EXPECT_EQ(first_of(result, "formula-without-value").line, 2U);
}

TEST(Workbook, ErrorsAreTextThatTheColumnJudges) {
    const std::string message =
        refusal({{"book.xlsx", workbook_of(ties_with(a_and_b(2) + "<c r=\"C2\" t=\"e\"><v>#N/A</v></c>"))}});
    EXPECT_THAT(message, HasSubstr("book.xlsx:Verbindungen:2: the weight is not a number; found \"#N/A\""));
    const ReadResult in_ids = read_book(ties_with("<c r=\"A2\" t=\"e\"><v>#REF!</v></c><c r=\"B2\"><v>1</v></c>"));
    EXPECT_EQ(count_rule(in_ids, "error-cells"), 1U);
}

TEST(Workbook, BooleansAreWords) {
    const Network n = read_book(ties_with(a_and_b(2) + "<c r=\"F2\" t=\"b\"><v>1</v></c>")).network;
    EXPECT_EQ(n.text(n.ties[0].note), "true");
}

TEST(Workbook, MergedCellsSpeakForAllTheirRows) {
    const std::string rows =
        kHeader + row_of(2, {"A", "B"}) + row_of(3, {"", "C"}) + row_of(4, {"", "D"}) + row_of(5, {"E", "F"});
    const ReadResult result =
        read_book({{{"V", rows, "", "<mergeCells><mergeCell ref=\"A2:A4\"/><mergeCell ref=\"A1:B1\"/></mergeCells>"}}});
    EXPECT_EQ(result.network.ties.size(), 4U);
    EXPECT_EQ(first_of(result, "merged-cells").line, 2U);
    EXPECT_THAT(refused_book(workbook_of({{{"V", rows}}})), HasSubstr("book.xlsx:V:3: the column source is empty"));
}

TEST(Workbook, TitleRowsAboveTheHeaderAreToldAndCounted) {
    const ReadResult result =
        read_book({{{"V", row_of(1, {"Netzwerk im Land, Stand 2024"}) + row_of(4, {"Quelle", "Ziel"}) +
                              row_of(5, {"A", "B"}) + row_of(8, {"A", "C"})}}});
    EXPECT_EQ(result.network.ties.size(), 2U);
    EXPECT_EQ(first_of(result, "title-rows").line, 4U);
    EXPECT_EQ(result.network.files[0].rows_read, 2U);
    EXPECT_EQ(result.network.files[0].rows_skipped, 5U);
    EXPECT_EQ(result.network.files[0].reading.title_rows, 1U);
    EXPECT_EQ(result.network.place(result.network.ties[1].row), "book.xlsx:V:8");
}

TEST(Workbook, HiddenAndEmptySheetsAreMentioned) {
    const ReadResult result =
        read_book({{{"V", kHeader + row_of(2, {"A", "B"}), "hidden"}, {"Leer", ""}, {"Notizen", row_of(1, {"x"})}}});
    EXPECT_EQ(first_of(result, "hidden-sheet").file, "book.xlsx:V");
    EXPECT_EQ(first_of(result, "empty-sheet").file, "book.xlsx:Leer");
    EXPECT_EQ(first_of(result, "unknown-table").file, "book.xlsx:Notizen");
    EXPECT_THAT(refused_book(workbook_of({{{"Leer", ""}}})), HasSubstr("no tables"));
}

TEST(Workbook, CellsBesideTheHeaderAreNeverLostInSilence) {
    EXPECT_THAT(refused_book(workbook_of(ties_with(a_and_b(2) + "<c r=\"H2\" t=\"str\"><v>nebenbei</v></c>"))),
                HasSubstr("book.xlsx:Verbindungen:2: a cell stands beside the columns that the header names; found "
                          "\"nebenbei\""));
    const ReadResult under_nothing =
        read_book({{{"V", row_of(1, {"Quelle", "Ziel", "", "Notiz"}) + row_of(2, {"A", "B", "x", "y"})}}});
    EXPECT_EQ(first_of(under_nothing, "column-without-header").line, 2U);
}

TEST(Workbook, LenientReadingKeepsTheGoodRows) {
    ReadOptions lenient;
    lenient.lenient = true;
    const ReadResult result =
        read_book({{{"V", kHeader + row_of(2, {"A", "B", "viele"}) + row_of(3, {"A", "C", "2,5"})}}}, lenient);
    EXPECT_EQ(result.network.ties.size(), 1U);
    EXPECT_EQ(result.network.ties[0].weight, 2.5);
    EXPECT_EQ(result.network.files[0].rows_rejected, 1U);
    EXPECT_EQ(first_of(result, "weight-not-a-number").row, "A;B;viele");
}

TEST(Workbook, MapNamesColumnsOfSheets) {
    ReadOptions options;
    options.columns = {{"source", "Firma A"}, {"target", "Firma B"}};
    EXPECT_EQ(
        read_book({{{"V", row_of(1, {"Firma A", "Firma B"}) + row_of(2, {"A", "B"})}}}, options).network.ties.size(),
        1U);
}

TEST(Workbook, DamagedWorkbooksAreRefusedInASentence) {
    const std::string whole = workbook_of(ties_with(a_and_b(2)));
    EXPECT_THAT(refused_book(whole.substr(0, whole.size() / 2)), HasSubstr("damaged or cut off"));
    EXPECT_THAT(refused_book(workbook_of({{{"V", kHeader + "<row r=\"2\"><c r=\"A2\"><v>1</v>"}}})),
                HasSubstr("book.xlsx:V: the workbook is damaged"));
    EXPECT_THAT(refused_book(workbook_of(ties_with("<c r=\"A2\" t=\"s\"><v>7</v></c>"))),
                HasSubstr("book.xlsx:Verbindungen:2: the workbook is damaged"));
    EXPECT_THAT(refused_book(workbook_of(ties_with("<c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>1</v></c>"))),
                HasSubstr("the workbook is damaged"));
    EXPECT_THAT(refused_book(workbook_of(ties_with("<c r=\"XFE2\"><v>1</v></c>"))), HasSubstr("damaged"));
    Members parts = parts_of(ties_with(a_and_b(2)));
    std::erase_if(parts, [](const auto& part) { return part.first == "xl/worksheets/sheet1.xml"; });
    EXPECT_THAT(refused_book(zip_of(parts)), HasSubstr("found no xl/worksheets/sheet1.xml"));
}

TEST(Workbook, ThatUnpacksToTenGibibytesIsRefusedByWhatItStates) {
    std::string bytes = workbook_of(ties_with(a_and_b(2)));
    const auto state = [&](const std::string& header, std::size_t offset) { // the size of every member, unpacked
        for (auto at = bytes.find(header); at != std::string::npos; at = bytes.find(header, at + 1))
            bytes.replace(at + offset, 4, "\xF0\xFF\xFF\xFF");
    };
    state("PK\x01\x02", 24);
    state("PK\x03\x04", 22);
    EXPECT_THAT(refused_book(bytes), HasSubstr("book.xlsx: the file unpacks to far more than any table needs"));
}

TEST(Workbook, EntitiesOfADocumentsOwnAreRefused) {
    Members parts = parts_of(ties_with(a_and_b(2)));
    for (auto& [name, xml] : parts)
        if (name == "xl/sharedStrings.xml")
            xml = "<!DOCTYPE sst [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><sst><si><t>&b;</t></si></sst>";
    EXPECT_THAT(refused_book(zip_of(parts)), HasSubstr("damaged"));
}

TEST(Workbook, OtherOfficeFilesAreRefusedWithAdvice) {
    EXPECT_THAT(refused_book(zip_of({{"[Content_Types].xml", ""}, {"xl/workbook.bin", ""}})), HasSubstr("(.xlsb)"));
    EXPECT_THAT(
        refused_book(zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", ""}})),
        HasSubstr("OpenDocument"));
    EXPECT_THAT(refused_book(std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8)), HasSubstr("(.xls)"));
    std::string encrypted("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    for (const char c : std::string("EncryptedPackage"))
        encrypted += std::string{c, '\0'};
    EXPECT_THAT(refused_book(encrypted), HasSubstr("password"));
}

TEST(Workbook, UnderTheNameOfATextFileItIsRefused) {
    const std::string message = refusal({{"book.csv", workbook_of(ties_with(a_and_b(2)))}});
    EXPECT_THAT(message, HasSubstr("this is no CSV file; it seems to be an Excel workbook"));
    EXPECT_THAT(message, HasSubstr("ending .xlsx"));
}

TEST(Workbook, CellNamesEndAtTheLastColumn) {
    std::size_t column = 0;
    std::uint64_t row = 0;
    EXPECT_TRUE(parse_cell_name("AB12", column, row));
    EXPECT_EQ(column, 27U);
    EXPECT_EQ(row, 12U);
    EXPECT_TRUE(parse_cell_name("XFD1048576", column, row));
    for (const char* name : {"", "A", "12", "A0", "XFE1", "A1048577", "a1", "A1B", "ZZZZZZZZZZZZZZZZZZZZ1"})
        EXPECT_FALSE(parse_cell_name(name, column, row)) << name;
}

} // namespace
} // namespace clusterbridge
