#include "render/font_shelf.hpp"

#include "base/error.hpp"
#include "render/memory_file.hpp"

#include <algorithm>
#include <fontconfig/fontconfig.h>
#include <hb-ot.h>
#include <set>

namespace clusterbridge {

namespace {

constexpr std::array<int, kFontWeights> kWeights{FC_WEIGHT_REGULAR, FC_WEIGHT_DEMIBOLD, FC_WEIGHT_BOLD};

struct FaceFile {
    std::string family, path;
    int index = 0, weight = FC_WEIGHT_REGULAR;
};

const FcChar8* fc_text(const std::string& text) {
    return reinterpret_cast<const FcChar8*>(text.c_str());
}

/// The file of exactly this family and weight; an empty path where fontconfig would put something else in its place.
FaceFile find_face(const std::string& family, int weight) {
    FcPattern* wanted = FcPatternCreate();
    FcPatternAddString(wanted, FC_FAMILY, fc_text(family));
    FcPatternAddInteger(wanted, FC_WEIGHT, weight);
    FcPatternAddInteger(wanted, FC_SLANT, FC_SLANT_ROMAN);
    FcPatternAddInteger(wanted, FC_WIDTH, FC_WIDTH_NORMAL);
    FcConfigSubstitute(nullptr, wanted, FcMatchPattern);
    FcDefaultSubstitute(wanted);
    FcResult result = FcResultNoMatch;
    FcPattern* match = FcFontMatch(nullptr, wanted, &result);
    FaceFile found{family, {}, 0, weight};
    if (match != nullptr) {
        FcChar8* text = nullptr;
        bool same = false;
        for (int i = 0; FcPatternGetString(match, FC_FAMILY, i, &text) == FcResultMatch; ++i)
            same = same || std::string_view(reinterpret_cast<const char*>(text)) == family;
        if (same && FcPatternGetString(match, FC_FILE, 0, &text) == FcResultMatch) {
            found.path = reinterpret_cast<const char*>(text);
            FcPatternGetInteger(match, FC_INDEX, 0, &found.index);
            FcPatternGetInteger(match, FC_WEIGHT, 0, &found.weight);
        }
        FcPatternDestroy(match);
    }
    FcPatternDestroy(wanted);
    return found;
}

std::string style_word(int weight) {
    return weight < FC_WEIGHT_DEMIBOLD ? "" : weight < FC_WEIGHT_BOLD ? "Semi-Bold" : "Bold";
}

FontFace open_face(const std::string& family, hb_blob_t* blob, int index) {
    FontFace face;
    face.family = family;
    if (hb_blob_get_length(blob) > 0) {
        face.face.reset(hb_face_create(blob, static_cast<unsigned>(index)));
        face.font.reset(hb_font_create(face.face.get()));
        face.units = hb_face_get_upem(face.face.get());
    }
    return face;
}

FontFace open_face(const FaceFile& file) {
    if (file.path.empty())
        return {};
    hb_blob_t* blob = hb_blob_create_from_file(file.path.c_str());
    FontFace face = open_face(file.family, blob, file.index);
    hb_blob_destroy(blob);
    face.style = style_word(file.weight);
    return face;
}

FontFace open_face(std::string_view bytes) {
    hb_blob_t* blob =
        hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_DUPLICATE, nullptr, nullptr);
    FontFace face = open_face({}, blob, 0);
    hb_blob_destroy(blob);
    return face;
}

bool has_table(const FontFace& face, hb_tag_t tag) {
    hb_blob_t* table = hb_face_reference_table(face.face.get(), tag);
    const bool there = hb_blob_get_length(table) > 0;
    hb_blob_destroy(table);
    return there;
}

/// OS/2 table, fsType: whether a part of the font may be put into a document.
bool may_be_embedded(const FontFace& face) {
    hb_blob_t* table = hb_face_reference_table(face.face.get(), HB_TAG('O', 'S', '/', '2'));
    unsigned length = 0;
    const char* data = hb_blob_get_data(table, &length);
    unsigned type = 0;
    if (length >= 10)
        type = static_cast<unsigned char>(data[8]) << 8U | static_cast<unsigned char>(data[9]);
    hb_blob_destroy(table);
    constexpr unsigned kRestricted = 0x2, kUsage = 0xF, kWholeOnly = 0x100, kBitmapsOnly = 0x200;
    return (type & kUsage) != kRestricted && (type & (kWholeOnly | kBitmapsOnly)) == 0;
}

std::optional<Sentence> refusal_of(const FontFace& face) {
    if (!face || hb_face_get_glyph_count(face.face.get()) == 0 ||
        !(has_table(face, HB_TAG('g', 'l', 'y', 'f')) || has_table(face, HB_TAG('C', 'F', 'F', ' '))))
        return Sentence{"this is no font that can be read; found something else; give a .ttf or .otf file",
                        "das ist keine lesbare Schrift; gefunden wurde anderes; nennen Sie eine .ttf- oder .otf-Datei"};
    if (hb_ot_var_has_data(face.face.get()) != 0)
        return Sentence{"this is a variable font; found all weights in one file; give a file for each weight",
                        "das ist eine variable Schrift; gefunden wurden alle Strichstärken in einer Datei; nennen Sie "
                        "für jede Strichstärke eine Datei"};
    for (const char32_t c : std::u32string_view(U"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")) {
        hb_codepoint_t id = 0;
        if (!face.glyph(c, id))
            return Sentence{"the font has no Latin letters and figures; found a font of signs or of another script; "
                            "give one for text",
                            "die Schrift hat nicht alle lateinischen Buchstaben und Ziffern; gefunden wurde eine für "
                            "Zeichen oder eine andere Schrift; nennen Sie eine für Texte"};
    }
    if (!may_be_embedded(face))
        return Sentence{"the font may not travel inside documents; found that its maker forbids it (fsType); give "
                        "another one",
                        "die Schrift darf nicht in Dokumenten mitreisen; ihr Hersteller verbietet es (fsType); nennen "
                        "Sie eine andere"};
    return std::nullopt;
}

// ---- fonts as files of the house

/// What a font file calls itself, as fontconfig reads it.
struct Named {
    std::vector<std::string> families;
    int weight = FC_WEIGHT_REGULAR;
};

Named names_in(const std::string& path) {
    Named named;
    int count = 0;
    FcPattern* pattern = FcFreeTypeQuery(fc_text(path), 0, nullptr, &count);
    if (pattern == nullptr)
        return named;
    FcChar8* text = nullptr;
    for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &text) == FcResultMatch; ++i)
        named.families.emplace_back(reinterpret_cast<const char*>(text));
    FcPatternGetInteger(pattern, FC_WEIGHT, 0, &named.weight);
    FcPatternDestroy(pattern);
    return named;
}

std::string xml_text(const std::string& text) {
    std::string safe;
    for (const char c : text)
        safe += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
    return safe;
}

/// Fontconfig as it is set up on this computer, without installed fonts that have the name of one of the house: they
/// may be another version, with other widths, and would be taken first.
void put_before_installed(const std::vector<Named>& named, const std::vector<MemoryFile>& files) {
    FcConfig* config = FcInitLoadConfig();
    ensure(config != nullptr, "fontconfig starts");
    std::string rules = "<fontconfig><selectfont><rejectfont>";
    for (const Named& font : named)
        for (const std::string& family : font.families)
            rules += "<pattern><patelt name=\"family\"><string>" + xml_text(family) + "</string></patelt></pattern>";
    rules += "</rejectfont></selectfont></fontconfig>";
    FcConfigParseAndLoadFromMemory(config, fc_text(rules), FcTrue);
    FcConfigBuildFonts(config);
    for (const MemoryFile& file : files)
        FcConfigAppFontAddFile(config, fc_text(file.path()));
    FcConfigSetCurrent(config);
    FcConfigDestroy(config);
}

/// Which file serves a weight: its own, else the next heavier one, else the next lighter one.
std::size_t file_for(std::size_t weight, const HouseFonts& fonts) {
    for (std::size_t w = weight; w < kFontWeights; ++w)
        if (!fonts.files[w].empty())
            return w;
    while (weight > 0 && fonts.files[weight].empty())
        --weight;
    return weight;
}

void open_house_files(FontShelf& shelf) {
    static std::vector<MemoryFile> files; // Pango reads them until the program ends
    std::array<std::size_t, kFontWeights> at{};
    std::vector<Named> named;
    files.clear();
    for (std::size_t w = 0; w < kFontWeights; ++w)
        if (!shelf.house.files[w].empty()) {
            at[w] = files.size();
            files.emplace_back(shelf.house.files[w]);
            named.push_back(names_in(files.back().path()));
        }
    put_before_installed(named, files);
    for (std::size_t w = 0; w < kFontWeights; ++w) {
        const std::size_t from = file_for(w, shelf.house);
        FontFace face = open_face(shelf.house.files[from]);
        const Named& name = named[at[from]];
        face.family = name.families.empty() ? "" : name.families.front();
        face.style = style_word(name.weight);
        shelf.faces[w][0] = std::move(face);
    }
}

void fill(FontShelf& shelf, const HouseFonts& house) {
    bool any = false;
    shelf.house = house;
    if (!house.empty() && house.family.empty())
        open_house_files(shelf);
    for (std::size_t w = 0; w < kFontWeights; ++w) {
        auto& faces = shelf.faces[w];
        if (house.empty())
            faces[0] = {};
        else if (!house.family.empty())
            faces[0] = open_face(find_face(house.family, kWeights[w]));
        faces[1] = open_face(find_face("Open Sans", kWeights[w]));
        faces[2] = open_face(find_face("DejaVu Sans", w == 0 ? FC_WEIGHT_REGULAR : FC_WEIGHT_BOLD));
        any = any || faces[0] || faces[1] || faces[2];
    }
    if (!any)
        throw Error(ErrorCode::output,
                    {"no font for diagrams found; neither Open Sans nor DejaVu Sans is installed; install one of "
                     "them (Debian: fonts-open-sans, fonts-dejavu-core)",
                     "keine Schrift für Diagramme gefunden; weder Open Sans noch DejaVu Sans ist installiert; bitte "
                     "eine davon installieren (Debian: fonts-open-sans, fonts-dejavu-core)"});
}

} // namespace

std::optional<Sentence> refusal_of_font(std::string_view bytes) {
    return refusal_of(open_face(bytes));
}

std::optional<Sentence> refusal_of_family(const std::string& family) {
    for (const int weight : kWeights)
        if (const FaceFile file = find_face(family, weight); !file.path.empty())
            if (auto refusal = refusal_of(open_face(file)))
                return refusal;
    return std::nullopt;
}

std::vector<std::string> installed_families() {
    std::set<std::string> families;
    FcPattern* all = FcPatternCreate();
    FcObjectSet* wanted = FcObjectSetBuild(FC_FAMILY, nullptr);
    if (FcFontSet* fonts = FcFontList(nullptr, all, wanted)) {
        for (int k = 0; k < fonts->nfont; ++k) {
            FcChar8* text = nullptr;
            for (int i = 0; FcPatternGetString(fonts->fonts[k], FC_FAMILY, i, &text) == FcResultMatch; ++i)
                families.emplace(reinterpret_cast<const char*>(text));
        }
        FcFontSetDestroy(fonts);
    }
    FcObjectSetDestroy(wanted);
    FcPatternDestroy(all);
    return {families.begin(), families.end()};
}

FontShelf& font_shelf() {
    static FontShelf instance;
    static const bool filled = (fill(instance, {}), true);
    static_cast<void>(filled);
    return instance;
}

void set_fonts(const HouseFonts& fonts) {
    FontShelf& shelf = font_shelf();
    const std::scoped_lock lock(shelf.mutex);
    if (!(shelf.house == fonts))
        fill(shelf, fonts);
}

} // namespace clusterbridge
