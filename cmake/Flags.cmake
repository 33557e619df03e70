# Two interface targets: what every translation unit of ours is compiled with, and nothing else.
add_library(clusterbridge_flags INTERFACE)
target_compile_options(clusterbridge_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast
  -Wcast-align -Woverloaded-virtual -Wnull-dereference -Wdouble-promotion -Wformat=2 -Wno-missing-field-initializers -Werror
  -ffp-contract=off -fstack-protector-strong)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  target_compile_options(clusterbridge_flags INTERFACE -march=x86-64-v2)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # GCC 12 reports these two inside the standard library and Boost at -O2 where nothing is wrong.
  target_compile_options(clusterbridge_flags INTERFACE -Wno-null-dereference -Wno-restrict)
endif()
target_link_options(clusterbridge_flags INTERFACE -Wl,-z,relro,-z,now)
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1")
if(CLUSTERBRIDGE_DEV_CHECKS)
  target_compile_definitions(clusterbridge_flags INTERFACE _GLIBCXX_ASSERTIONS)
elseif(CMAKE_BUILD_TYPE STREQUAL "Release")
  target_compile_options(clusterbridge_flags INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
  target_link_options(clusterbridge_flags INTERFACE -pie)
endif()
if(CLUSTERBRIDGE_SANITIZE)
  target_compile_options(clusterbridge_flags INTERFACE -fsanitize=${CLUSTERBRIDGE_SANITIZE} -fno-omit-frame-pointer
                         -fno-sanitize-recover=all -Wno-maybe-uninitialized) # GCC 12 sees ghosts in <regex> there
  target_link_options(clusterbridge_flags INTERFACE -fsanitize=${CLUSTERBRIDGE_SANITIZE})
endif()
if(CLUSTERBRIDGE_JTHREAD)
  target_compile_definitions(clusterbridge_flags INTERFACE CLUSTERBRIDGE_JTHREAD)
endif()

# What most files include anyway is parsed once per target. The developers' presets leave it out, so that each file names what it uses.
option(CLUSTERBRIDGE_PRECOMPILE "Precompile the standard library's headers" OFF)
if(CLUSTERBRIDGE_PRECOMPILE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # a precompiled header is no system header to GCC 12, which then reports these two inside std::string
  target_compile_options(clusterbridge_flags INTERFACE -Wno-array-bounds -Wno-stringop-overflow)
  target_compile_options(clusterbridge_flags INTERFACE -fpch-preprocess) # else ccache keeps nothing of what uses one
endif()
function(clusterbridge_precompile target)
  if(CLUSTERBRIDGE_PRECOMPILE)
    target_precompile_headers(${target} PRIVATE <algorithm> <array> <chrono> <cmath> <cstdint> <functional> <iterator> <map> <memory> <numeric>
                              <optional> <set> <span> <string> <string_view> <utility> <vector> ${ARGN})
  endif()
endfunction()
# What includes graph/graph.hpp, which is nearly everything, needs this header of Boost too.
set(clusterbridge_graph_headers <boost/graph/graph_traits.hpp>)
