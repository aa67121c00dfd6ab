# Compiles through ccache where it is installed. The precompiled headers need the sloppiness: without it ccache
# stores nothing at all. A launcher given by the user or a preset (an empty one is none) is left alone.
find_program(TIX_CCACHE ccache)
mark_as_advanced(TIX_CCACHE)
if(TIX_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env
    "CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime" "${TIX_CCACHE}")
endif()
