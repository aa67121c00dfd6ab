# The files that `cmake --install` installs: the program, its manual page and completions, examples and documents. The target
# `uninstall` removes it again. Building the target tix is enough for both.
install(TARGETS tix RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")

# tix_page(FILE FOLDER WORDS...): installs a page that the program itself prints after it is linked.
function(tix_page file folder)
  set(page "${PROJECT_BINARY_DIR}/pages/${folder}/${file}")
  cmake_path(GET page PARENT_PATH page_folder)
  file(MAKE_DIRECTORY "${page_folder}")
  add_custom_command(TARGET tix POST_BUILD COMMAND tix ${ARGN} > "${page}" BYPRODUCTS "${page}" VERBATIM)
  install(FILES "${page}" DESTINATION "${CMAKE_INSTALL_DATADIR}/${folder}")
endfunction()
tix_page(tix.1 man/man1 man)
tix_page(tix bash-completion/completions completion bash)
tix_page(_tix zsh/site-functions completion zsh)
tix_page(tix.fish fish/vendor_completions.d completion fish)

install(FILES README.md LICENSE CHANGELOG.md DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(DIRECTORY docs DESTINATION "${CMAKE_INSTALL_DOCDIR}")
# Scripts keep their permissions. The demo is left out, because it builds tix from source.
install(DIRECTORY examples DESTINATION "${CMAKE_INSTALL_DOCDIR}" USE_SOURCE_PERMISSIONS PATTERN demo.sh EXCLUDE)

add_custom_target(uninstall COMMAND ${CMAKE_COMMAND} "-DMANIFEST=${PROJECT_BINARY_DIR}/install_manifest.txt"
  -P "${PROJECT_SOURCE_DIR}/cmake/uninstall.cmake" VERBATIM)
