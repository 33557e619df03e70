#include "cli/pdf_printer.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

#include <filesystem>
#include <unistd.h>

namespace clusterbridge {
namespace {

constexpr const char* kBrowsers[] = {"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"};

/// The first of PATH's folders that has a program of this name.
std::string along_path(const std::string& name, const Environment& environment) {
    const auto path = environment.variables.find("PATH");
    if (path == environment.variables.end())
        return {};
    for (const std::string& folder : split_list(path->second, ":")) {
        const std::string candidate = folder + "/" + name;
        if (folder.starts_with("/") && environment.files->exists(candidate) &&
            !environment.files->is_folder(candidate) && access(candidate.c_str(), X_OK) == 0)
            return candidate;
    }
    return {};
}

/// A hidden folder that is gone when its user is done, however that ends.
class Workplace {
  public:
    Workplace(std::string path, FileSystem& system) : path_(std::move(path)), system_(system) {
        system_.remove_all(path_);
        system_.make_folders(path_);
    }
    ~Workplace() {
        try {
            system_.remove_all(path_);
        } catch (const Error&) { // what it was for is what matters
        }
    }
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;
    std::string file(const std::string& name) const { return path_ + "/" + name; }

  private:
    std::string path_;
    FileSystem& system_;
};

std::vector<std::string> call(const PdfPrinter& printer, const Workplace& place) {
    if (!printer.browser)
        return {printer.program, "--pdf-variant", "pdf/ua-1", place.file("page.html"), place.file("report.pdf")};
    const std::string address = "file://" + with_hex_bytes(place.file("page.html"), '%', "/-_.~");
    std::vector<std::string> arguments{printer.program,
                                       "--headless=new",
                                       "--disable-gpu",
                                       "--disable-3d-apis",
                                       "--no-first-run",
                                       "--disable-extensions",
                                       "--disable-background-networking",
                                       "--disable-component-update",
                                       "--disable-sync",
                                       "--host-resolver-rules=MAP * ~NOTFOUND",
                                       "--user-data-dir=" + place.file("profile"),
                                       "--no-pdf-header-footer",
                                       "--generate-pdf-document-outline",
                                       "--print-to-pdf=" + place.file("report.pdf")};
    if (geteuid() == 0) // its sandbox does not start as root, as in containers
        arguments.emplace_back("--no-sandbox");
    arguments.push_back(address);
    return arguments;
}

/// Links to files of the folder would lead into the hidden place of printing: in print they stay as text.
std::string without_file_links(std::string page) {
    constexpr std::string_view kLink = "<a href=\"";
    for (auto at = page.find(kLink); at != std::string::npos; at = page.find(kLink, at + 1)) {
        const auto from = at + kLink.size(), end = page.find('"', from);
        if (end != std::string::npos && page[from] != '#')
            page.erase(at + 2, end + 1 - (at + 2));
    }
    return page;
}

/// "(D:20261128124530+00'00')" -> "(D:19700101000000+00'00')", which keeps every place in the file.
void without_dates(std::string& pdf) {
    constexpr std::string_view kThen = "19700101000000";
    for (const std::string key : {"/CreationDate (D:", "/ModDate (D:"})
        for (auto at = pdf.find(key); at != std::string::npos; at = pdf.find(key, at + 1))
            if (at + key.size() + kThen.size() <= pdf.size())
                pdf.replace(at + key.size(), kThen.size(), kThen);
}

} // namespace

PdfPrinter find_pdf_printer(const Environment& environment) {
    for (const char* name : kBrowsers)
        if (std::string program = along_path(name, environment); !program.empty())
            return {std::move(program), true};
    if (std::string program = along_path("weasyprint", environment); !program.empty())
        return {std::move(program), false};
    throw Error(
        ErrorCode::output,
        {"--pdf: nothing here can print; neither Chromium nor WeasyPrint is on the path; install one of them, or "
         "leave out --pdf and print index.html from a browser",
         "--pdf: hier kann nichts drucken; weder Chromium noch WeasyPrint liegt im Suchpfad; installieren Sie "
         "eines davon, oder lassen Sie --pdf weg und drucken Sie index.html aus einem Browser"});
}

ReportFile print_pdf(const PdfPrinter& printer, const std::string& page, const std::string& output, bool stamped,
                     Environment& environment) {
    ensure(environment.start_program != nullptr, "this world starts no programs");
    const std::filesystem::path tidy = std::filesystem::absolute(output).lexically_normal();
    const std::filesystem::path named = tidy.has_filename() ? tidy : tidy.parent_path();
    const Workplace place(
        (named.parent_path() / ("." + named.filename().string() + ".pdf-" + environment.process)).string(),
        *environment.files);
    environment.files->write(place.file("page.html"), without_file_links(page));
    const int code = environment.start_program(call(printer, place), environment.stop);
    if (environment.stop.stop_requested())
        throw Error(ErrorCode::stopped, {"stopped", "Abgebrochen"});
    std::string pdf;
    if (code == 0 && environment.files->exists(place.file("report.pdf")))
        pdf = std::string(environment.files->read(place.file("report.pdf"))->view());
    if (!pdf.starts_with("%PDF-"))
        throw Error(ErrorCode::output,
                    {"--pdf: " + printer.program + " printed nothing; it ended with code " + std::to_string(code) +
                         "; leave out --pdf and print index.html from a browser",
                     "--pdf: " + printer.program + " hat nichts gedruckt; es endete mit Code " + std::to_string(code) +
                         "; lassen Sie --pdf weg und drucken Sie index.html aus einem Browser"});
    if (!stamped)
        without_dates(pdf);
    return {"report.pdf", std::move(pdf)};
}

} // namespace clusterbridge
