#include "io/file_system.hpp"

#include "base/error.hpp"

#include <filesystem>
#include <gtest/gtest.h>
#include <unistd.h>

namespace clusterbridge {
namespace {

/// The same claims about the disk and about memory.
class AnyFileSystem : public testing::TestWithParam<bool> {
  protected:
    void SetUp() override {
        if (GetParam()) {
            root_ = (std::filesystem::temp_directory_path() / ("clusterbridge-test-" + std::to_string(::getpid())))
                        .string();
            real_.remove_all(root_);
        }
        files().make_folders(root_);
    }
    void TearDown() override {
        if (GetParam())
            real_.remove_all(root_);
    }
    FileSystem& files() {
        if (GetParam())
            return real_;
        return memory_;
    }
    std::string at(const std::string& name) const { return root_ + "/" + name; }
    std::string text(const std::string& name) { return std::string(files().read(at(name))->view()); }

  private:
    RealFileSystem real_;
    MemoryFileSystem memory_;
    std::string root_ = "root";
};

TEST_P(AnyFileSystem, ReadsWhatWasWritten) {
    files().write(at("a"), "one");
    files().write(at("a"), "two");
    EXPECT_EQ(text("a"), "two");
    files().write(at("empty"), "");
    EXPECT_EQ(text("empty"), "");
    EXPECT_TRUE(files().exists(at("a")));
    EXPECT_FALSE(files().is_folder(at("a")));
    EXPECT_FALSE(files().exists(at("b")));
}

TEST_P(AnyFileSystem, ListsAFolderSorted) {
    files().make_folders(at("d/e"));
    files().write(at("d/b"), "");
    files().write(at("d/a"), "");
    files().write(at("d/e/c"), "");
    EXPECT_EQ(files().list(at("d")), (std::vector<std::string>{"a", "b", "e"}));
    EXPECT_TRUE(files().is_folder(at("d/e")));
}

TEST_P(AnyFileSystem, ReplacesAFolderWhole) {
    files().make_folders(at("new"));
    files().make_folders(at("old"));
    files().write(at("new/a"), "new");
    files().write(at("old/a"), "old");
    files().write(at("old/b"), "old");
    files().replace(at("new"), at("old"));
    EXPECT_EQ(files().list(at("old")), std::vector<std::string>{"a"});
    EXPECT_EQ(text("old/a"), "new");
    EXPECT_FALSE(files().exists(at("new")));
}

TEST_P(AnyFileSystem, LeavesNothingBesideAWrittenFile) {
    files().make_folders(at("d"));
    files().write(at("d/a"), "x");
    EXPECT_EQ(files().list(at("d")), std::vector<std::string>{"a"});
}

TEST_P(AnyFileSystem, RemovesWholeFolders) {
    files().make_folders(at("d/e"));
    files().write(at("d/e/a"), "");
    files().remove_all(at("d"));
    EXPECT_FALSE(files().exists(at("d")));
    EXPECT_NO_THROW(files().remove_all(at("d")));
}

TEST_P(AnyFileSystem, SaysWhichFileCannotBeRead) {
    try {
        files().read(at("missing"));
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::input);
        EXPECT_NE(error.sentence().en.find("missing"), std::string::npos);
    }
}

INSTANTIATE_TEST_SUITE_P(DiskAndMemory, AnyFileSystem, testing::Bool(),
                         [](const auto& disk) { return std::string(disk.param ? "disk" : "memory"); });

TEST(RealFileSystem, SaysWhichFileCannotBeWritten) {
    try {
        RealFileSystem().write("/nonexistent-folder/x", "x");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::output);
        EXPECT_NE(error.sentence().de.find("/nonexistent-folder/x"), std::string::npos);
    }
}

/// A folder of the disk that is gone at the end of the test.
class OnDisk : public testing::Test {
  protected:
    void SetUp() override { files_.make_folders(root_); }
    void TearDown() override { files_.remove_all(root_); }
    std::string at(const std::string& name) const { return root_ + "/" + name; }
    RealFileSystem files_;

  private:
    std::string root_ =
        (std::filesystem::temp_directory_path() / ("clusterbridge-disk-" + std::to_string(::getpid()))).string();
};

TEST_F(OnDisk, ReplacingAFolderTouchesNoOtherName) {
    for (const char* name : {"new", "out", "out.old"})
        files_.make_folders(at(name));
    files_.write(at("out.old/letter"), "of the user");
    files_.replace(at("new"), at("out"));
    EXPECT_EQ(files_.read(at("out.old/letter"))->view(), "of the user");
    EXPECT_EQ(files_.list(at("")), (std::vector<std::string>{"out", "out.old"}));
}

TEST_F(OnDisk, AFolderThatCannotBeReplacedStays) {
    files_.make_folders(at("out"));
    files_.write(at("out/a"), "1");
    EXPECT_THROW(files_.replace(at("missing"), at("out")), Error);
    EXPECT_EQ(files_.list(at("")), std::vector<std::string>{"out"});
    EXPECT_EQ(files_.read(at("out/a"))->view(), "1");
}

TEST_F(OnDisk, WritingTouchesNoOtherName) {
    files_.write(at("a.part"), "of the user");
    files_.write(at("a"), "1");
    EXPECT_EQ(files_.read(at("a.part"))->view(), "of the user");
    EXPECT_EQ(files_.list(at("")), (std::vector<std::string>{"a", "a.part"}));
}

TEST(RealFileSystem, WritesToADeviceWithoutPuttingAFileInItsPlace) {
    RealFileSystem files;
    EXPECT_TRUE(files.is_device("/dev/null"));
    EXPECT_FALSE(files.is_device("/dev"));
    files.write("/dev/null", "x");
    EXPECT_TRUE(files.is_device("/dev/null"));
}

TEST(RealFileSystem, SaysThatADiskIsFull) {
    try {
        RealFileSystem().write("/dev/full", "x");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), ErrorCode::output);
        EXPECT_NE(error.sentence().de.find("der Datenträger ist voll"), std::string::npos);
    }
}

TEST(FailingFileSystem, FailsFromTheGivenWriteOn) {
    FailingFileSystem files({{"a", "1"}}, 2);
    files.write("b", "2");
    files.write("c", "3");
    EXPECT_THROW(files.write("d", "4"), Error);
    EXPECT_THROW(files.write("e", "5"), Error);
    EXPECT_EQ(files.files().size(), 3U);
}

TEST(Paths, AreJoinedAndTakenApart) {
    EXPECT_EQ(join_path("a", "b"), "a/b");
    EXPECT_EQ(join_path("a/", "b"), "a/b");
    EXPECT_EQ(join_path(".", "b"), "b");
    EXPECT_EQ(file_name("a/b/c"), "c");
    EXPECT_EQ(parent_folder("a/b/c"), "a/b");
    EXPECT_EQ(parent_folder("a"), ".");
    EXPECT_EQ(parent_folder("/a"), "/");
}

} // namespace
} // namespace clusterbridge
