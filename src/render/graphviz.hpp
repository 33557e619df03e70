#pragma once
#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>
#include <memory>
#include <mutex>
#include <string>

/// The one door to libcgraph and libgvc. Neither may be entered by two threads, not even for reading, so whoever holds
/// a `GraphvizSession` has them alone. Attribute values are set here and nowhere else; no DOT text is ever written.
namespace clusterbridge {

class GraphvizSession {
  public:
    GraphvizSession();
    GVC_t* context() const { return context_; }
    /// What Graphviz complained about since the session began (it would otherwise print it).
    std::string complaints() const;

  private:
    std::scoped_lock<std::mutex> lock_;
    GVC_t* context_ = nullptr;
};

/// A graph that is closed, and its layout freed, at the end of its scope.
class GraphvizGraph {
  public:
    GraphvizGraph(GraphvizSession& session, bool strict = false);
    ~GraphvizGraph();
    GraphvizGraph(const GraphvizGraph&) = delete;
    GraphvizGraph& operator=(const GraphvizGraph&) = delete;

    Agnode_t* node(const std::string& name);
    Agedge_t* edge(Agnode_t* from, Agnode_t* to, const std::string& name);
    /// For values of our own making.
    void set(void* object, const char* key, const std::string& value);
    /// For text of the user's: labels come out as their own letters.
    void set_label(void* object, const std::string& text);
    /// For text of the user's in attributes that Graphviz does not interpret; readable again from the GV file.
    void set_text(void* object, const char* key, const std::string& text);
    /// The same seed gives the same layout: sfdp draws from the C library's two generators.
    void lay_out(const char* engine, unsigned seed);
    std::string render(const char* format);
    /// Paints on a `cairo_t`. The surface behind it is finished afterwards: memory that was lent to it holds the
    /// picture.
    void paint(void* cairo);
    Agraph_t* get() { return graph_; }

  private:
    [[noreturn]] void refuse(const std::string& format) const;

    GraphvizSession& session_;
    Agraph_t* graph_ = nullptr;
    bool laid_out_ = false;
};

} // namespace clusterbridge
