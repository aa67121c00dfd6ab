# tix_late_part(NAME LIBRARY...): a part of format whose libraries would cost time at each start of tix. It is built from
# src/format/plugin/NAME*.cpp as tix_NAME.so beside the program, installed in lib/tix, and opened at first use
# (src/format/plugin/late_part.hpp). It links no room of the house: what it shares with format are headers.
function(tix_late_part name)
  set(part "tix_${name}")
  file(GLOB part_sources CONFIGURE_DEPENDS "src/format/plugin/${name}*.cpp")
  add_library(${part} MODULE ${part_sources})
  set_target_properties(${part} PROPERTIES
    PREFIX "" CXX_VISIBILITY_PRESET hidden LIBRARY_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")
  target_include_directories(${part} PRIVATE include src)
  target_link_libraries(${part} PRIVATE ${ARGN})
  tix_warnings(${part})
  install(TARGETS ${part} LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}/tix")
  add_dependencies(tix_format ${part})
endfunction()
