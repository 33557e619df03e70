#include "render/graphviz.hpp"

#include "base/error.hpp"

#include <clocale>
#include <cstdlib>

namespace clusterbridge {

namespace {

std::mutex& graphviz_mutex() {
    static std::mutex mutex;
    return mutex;
}

std::string& complaint_log() {
    static std::string log;
    return log;
}

extern "C" int note_complaint(char* text) {
    if (complaint_log().size() < 4000)
        complaint_log() += text;
    return 0;
}

// Graphviz's C interface takes char* where it means const char*.
char* c_text(const char* text) {
    return const_cast<char*>(text);
}

GVC_t* shared_context() {
    // Never freed: it lives as long as the program, and freeing it unloads plugins that others still point into.
    static GVC_t* const context = [] {
        agseterrf(note_complaint);
        return gvContext();
    }();
    return context;
}

} // namespace

GraphvizSession::GraphvizSession() : lock_(graphviz_mutex()), context_(shared_context()) {
    ensure(context_ != nullptr, "Graphviz starts");
    complaint_log().clear();
}

std::string GraphvizSession::complaints() const {
    return complaint_log();
}

GraphvizGraph::GraphvizGraph(GraphvizSession& session, bool strict) : session_(session) {
    graph_ = agopen(c_text("clusterbridge"), strict ? Agstrictundirected : Agundirected, nullptr);
    ensure(graph_ != nullptr, "Graphviz opens a graph");
    set(graph_, "charset", "UTF-8");
}

GraphvizGraph::~GraphvizGraph() {
    if (laid_out_)
        gvFreeLayout(session_.context(), graph_);
    agclose(graph_);
}

Agnode_t* GraphvizGraph::node(const std::string& name) {
    return agnode(graph_, c_text(name.c_str()), 1);
}

Agedge_t* GraphvizGraph::edge(Agnode_t* from, Agnode_t* to, const std::string& name) {
    return agedge(graph_, from, to, c_text(name.c_str()), 1);
}

void GraphvizGraph::set(void* object, const char* key, const std::string& value) {
    agsafeset(object, c_text(key), c_text(value.c_str()), c_text(""));
}

void GraphvizGraph::set_label(void* object, const std::string& text) {
    std::string safe;
    for (const char c : text) {
        if (c == '\\')
            safe += "\\\\";
        else if (c == '&')
            safe += "&amp;"; // entities are resolved in labels
        else
            safe += c;
    }
    set(object, "label", safe);
}

void GraphvizGraph::set_text(void* object, const char* key, const std::string& text) {
    std::string safe;
    for (const char c : text)
        safe += c == '\\' ? std::string("\\\\") : std::string(1, c);
    set(object, key, safe);
}

void GraphvizGraph::lay_out(const char* engine, unsigned seed) {
    // Graphviz prints and reads numbers by the C locale of the process.
    std::srand(seed);
    srand48(static_cast<long>(seed));
    const int failed = gvLayout(session_.context(), graph_, engine);
    laid_out_ = true;
    if (failed != 0)
        throw Error(ErrorCode::output,
                    {"the diagram could not be laid out; Graphviz says: " + session_.complaints() +
                         "; check that its plugins are installed (graphviz)",
                     "das Diagramm konnte nicht angeordnet werden; Graphviz meldet: " + session_.complaints() +
                         "; bitte prüfen, ob seine Erweiterungen installiert sind (graphviz)"});
}

std::string GraphvizGraph::render(const char* format) {
    char* data = nullptr;
    unsigned length = 0;
    const int failed = gvRenderData(session_.context(), graph_, format, &data, &length);
    std::string bytes;
    if (data != nullptr) {
        bytes.assign(data, length);
        gvFreeRenderData(data);
    }
    if (failed != 0 || bytes.empty())
        refuse(format);
    return bytes;
}

void GraphvizGraph::paint(void* cairo) {
    // Of its outputs for cairo only "png:cairo" and "svg:cairo" take a context of ours, and the former would write.
    if (gvRenderContext(session_.context(), graph_, "svg:cairo", cairo) != 0)
        refuse("PNG");
}

void GraphvizGraph::refuse(const std::string& format) const {
    throw Error(ErrorCode::output,
                {"the diagram could not be drawn as " + format + "; Graphviz says: " + session_.complaints() +
                     "; check that its plugins are installed (graphviz)",
                 "das Diagramm konnte nicht als " + format + " gezeichnet werden; Graphviz meldet: " +
                     session_.complaints() + "; bitte prüfen, ob seine Erweiterungen installiert sind (graphviz)"});
}

} // namespace clusterbridge
