# Turns sql/migrations/*.sql and sql/queries/*.sql into one C++ table each, so that the program needs no file at run time
# and the sqlite3 shell can run every statement.
#
#   tix_embed_sql(SOURCES)   appends the generated .cpp to the list variable SOURCES
function(tix_embed_sql sources)
  set(output "${CMAKE_CURRENT_BINARY_DIR}/generated/embedded_sql.cpp")
  file(GLOB sql_files CONFIGURE_DEPENDS
    "${CMAKE_CURRENT_SOURCE_DIR}/sql/migrations/*.sql" "${CMAKE_CURRENT_SOURCE_DIR}/sql/queries/*.sql")
  set(script "${CMAKE_CURRENT_SOURCE_DIR}/cmake/embed_sql_script.cmake")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND ${CMAKE_COMMAND} "-DSQL_DIR=${CMAKE_CURRENT_SOURCE_DIR}/sql" "-DOUTPUT=${output}" -P "${script}"
    DEPENDS ${sql_files} "${script}"
    COMMENT "Embedding sql/"
    VERBATIM)
  set_source_files_properties("${output}" PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)  # clang-tidy reads ours only
  set(${sources} ${${sources}} "${output}" PARENT_SCOPE)
endfunction()
