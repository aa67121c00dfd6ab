# Compiles through ccache if it is installed. The sloppiness is needed for precompiled headers: without it ccache stores
# nothing. Keeps a launcher that the user or a preset has set; an empty one means none.
find_program(TIX_CCACHE ccache)
mark_as_advanced(TIX_CCACHE)
if(TIX_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env
    "CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime" "${TIX_CCACHE}")
endif()
