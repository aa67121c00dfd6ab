# If a preset turns on unity builds (all but dev do), the files of a sub-room are compiled as one, also in the tests. Names
# in unnamed namespaces must therefore be unique within a sub-room.
#
#   tix_unity(TARGET)   groups the sources that the target has so far by their folders

function(tix_unity target)
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    cmake_path(GET source PARENT_PATH folder)
    cmake_path(GET folder FILENAME group)
    set_source_files_properties("${source}" PROPERTIES UNITY_GROUP "${group}")
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
endfunction()
