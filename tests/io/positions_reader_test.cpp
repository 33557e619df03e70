#include "io/positions_reader.hpp"

#include "base/error.hpp"
#include "io/xlsx_writer.hpp"

#include <gtest/gtest.h>
#include <map>

namespace clusterbridge {
namespace {

std::string read_as(const std::string& name, const std::string& bytes) {
    const MemoryFileSystem files(std::map<std::string, std::string>{{name, bytes}});
    std::string text;
    for (const Position& p : read_positions(files, name))
        text += p.id + " " + std::to_string(p.x) + " " + std::to_string(p.y) + "\n";
    return text;
}

const std::string kPlaces = "a -431.500000 1646.900000\nb 12.000000 0.250000\n";

TEST(PositionsReader, ReadsWhatRenderWrites) {
    EXPECT_EQ(read_as("p.csv", "id,x,y\na,-431.5,1646.9\nb,12,0.25\n"), kPlaces);
    EXPECT_EQ(read_as("p.csv", "y,name,id,x\n1646.9,A,a,-431.5\n2.5e-1,B,b,12\n"), kPlaces);
}

TEST(PositionsReader, ReadsWhatAGermanSpreadsheetSaves) {
    EXPECT_EQ(read_as("p.csv", "\xEF\xBB\xBFid;x;y\r\na;-431,5;1.646,9\r\nb;12;0,25\r\n"), kPlaces);
}

TEST(PositionsReader, TakesNumbersOfAWorkbookAsTheyAre) {
    SheetTable table;
    table.name = "Orte";
    table.columns = {"id", "x", "y"};
    table.rows = 2;
    table.fill = [](std::size_t at, SheetRow& into) {
        into.add_text(at == 0 ? "a" : "b");
        into.add_number(at == 0 ? "1.234" : "12", at == 0 ? 1.234 : 12);
        at == 0 ? into.add_text("5,5") : into.add_text("7,25");
    };
    EXPECT_EQ(read_as("p.xlsx", to_xlsx({table})), "a 1.234000 5.500000\nb 12.000000 7.250000\n");
}

TEST(PositionsReader, RefusesWhatIsNoPlace) {
    for (const char* cell : {"", "links", "nan", "1e7", "1,5,5", "0x10"})
        EXPECT_THROW(read_as("p.csv", std::string("id;x;y\na;") + cell + ";1\n"), Error) << cell;
    EXPECT_THROW(read_as("p.csv", "id,x,y\na,1,1\na,2,2\n"), Error) << "twice";
    EXPECT_THROW(read_as("p.csv", "id,x\na,1\n"), Error) << "no y";
}

} // namespace
} // namespace clusterbridge
