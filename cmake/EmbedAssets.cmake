# Writes OUTPUT, a C++ file that holds the files of FOLDER as text, so that the program carries them in itself:
#   cmake -DFOLDER=src/report/assets -DOUTPUT=x.cpp -DNAMES="page.css,search.js" -P EmbedAssets.cmake
# page.css becomes the function `asset_page_css()`.
string(REPLACE "," ";" names "${NAMES}")
set(code "#include \"report/assets.hpp\"\n\nnamespace clusterbridge {\n\n")
foreach(name IN LISTS names)
  file(READ "${FOLDER}/${name}" text)
  string(REGEX REPLACE "[^a-z0-9]" "_" function "${name}")
  string(APPEND code "std::string_view asset_${function}() {\n    return R\"asset(${text})asset\";\n}\n\n")
endforeach()
string(APPEND code "} // namespace clusterbridge\n")
file(WRITE "${OUTPUT}" "${code}")
