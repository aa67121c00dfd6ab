# The names, versions and licences of the libraries in tix, for `tix help licences` and `tix --version -v`. Everybody who
# passes the program on must include these texts, so tix contains them. They are taken from the packages it is built from.
#
#   tix_embed_licences(SOURCES)   appends the generated .cpp to the list variable SOURCES

# The package of libstdc++ has the version of the compiler in its name and path.
execute_process(COMMAND ${CMAKE_CXX_COMPILER} -print-file-name=libstdc++.a
  OUTPUT_VARIABLE libstdcxx_archive OUTPUT_STRIP_TRAILING_WHITESPACE)
string(REGEX MATCH "/([0-9]+)/libstdc\\+\\+\\.a$" matched "${libstdcxx_archive}")
set(libstdcxx_package "libstdc++-${CMAKE_MATCH_1}-dev")

# Name, licence, and the Debian package whose copyright file states its terms.
set(tix_linked_libraries
  "sqlite|public domain|libsqlite3-dev"
  "sqlitecpp|MIT|libsqlitecpp-dev"
  "fmt|MIT|libfmt-dev"
  "toml++|MIT|libtomlplusplus-dev"
  "cli11|BSD-3-Clause|libcli11-dev"
  "nlohmann-json|MIT|nlohmann-json3-dev"
  "date|MIT|libhowardhinnant-date-dev"
  "utf8proc|MIT and Unicode|libutf8proc-dev"
  "libical|MPL-2.0 or LGPL-2.1|libical-dev"
  "icu|Unicode|libicu-dev"
  "gmime|LGPL-2.1 or later|libgmime-3.0-dev"
  "glib|LGPL-2.1 or later|libglib2.0-dev"
  "gumbo|Apache-2.0|libgumbo-dev"
  "pcre2|BSD-3-Clause|libpcre2-dev"
  "libffi|MIT|libffi-dev"
  "libidn2|LGPL-3 or later, or GPL-2 or later|libidn2-dev"
  "libunistring|LGPL-3 or later, or GPL-2 or later|libunistring-dev"
  "zlib|Zlib|zlib1g-dev"
  "libstdc++|GPL-3 or later with the GCC exception (libgcc too)|${libstdcxx_package}")

# The full texts of licences that those files refer to by name only.
set(tix_licence_texts Apache-2.0 LGPL-2.1 LGPL-3 GPL-2 GPL-3 MPL-2.0)

function(tix_embed_licences sources)
  set(needed "${PROJECT_SOURCE_DIR}/LICENSE")
  foreach(row IN LISTS tix_linked_libraries)
    string(REGEX REPLACE ".*\\|" "" package "${row}")
    list(APPEND needed "/usr/share/doc/${package}/copyright")
  endforeach()
  list(TRANSFORM tix_licence_texts PREPEND "/usr/share/common-licenses/" OUTPUT_VARIABLE texts)
  list(APPEND needed ${texts})
  foreach(file IN LISTS needed)
    if(NOT EXISTS "${file}")
      message(FATAL_ERROR "${file} is missing: its licence has to be in tix. `cmake/install_packages.sh build` installs "
        "the packages of tix; see also path-exclude in /etc/dpkg/dpkg.cfg.d")
    endif()
  endforeach()
  set(output "${CMAKE_CURRENT_BINARY_DIR}/generated/linked_libraries.cpp")
  set(script "${CMAKE_CURRENT_SOURCE_DIR}/cmake/embed_licences_script.cmake")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND ${CMAKE_COMMAND} "-DLIBRARIES=${tix_linked_libraries}" "-DTEXTS=${tix_licence_texts}"
      "-DOWN=${PROJECT_SOURCE_DIR}/LICENSE" "-DOUTPUT=${output}" -P "${script}"
    DEPENDS ${needed} "${script}"
    COMMENT "Embedding licences"
    VERBATIM)
  set_source_files_properties("${output}" PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)  # clang-tidy reads ours only
  set(${sources} ${${sources}} "${output}" PARENT_SCOPE)
endfunction()
