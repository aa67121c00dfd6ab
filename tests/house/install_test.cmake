# Installs the build BUILD of tix into a folder of its own, looks at what is there, and uninstalls it.
set(prefix "${BUILD}/install_test")
set(manifest "${BUILD}/install_manifest.txt")
file(REMOVE_RECURSE "${prefix}")
# The list of a true install stays for its own uninstall.
if(EXISTS "${manifest}")
  file(RENAME "${manifest}" "${manifest}.kept")
endif()

execute_process(COMMAND "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${prefix}" OUTPUT_QUIET RESULT_VARIABLE failed)
if(failed)
  message(SEND_ERROR "install failed")
endif()
foreach(file bin/tix share/man/man1/tix.1 share/bash-completion/completions/tix share/zsh/site-functions/_tix
    share/fish/vendor_completions.d/tix.fish share/doc/tix/README.md share/doc/tix/LICENSE share/doc/tix/docs/cookbook.md
    share/doc/tix/examples/desk.toml share/doc/tix/examples/tickets.csv share/doc/tix/examples/mail.sh)
  set(size 0)
  if(EXISTS "${prefix}/${file}")
    file(SIZE "${prefix}/${file}" size)
  endif()
  if(size EQUAL 0)
    message(SEND_ERROR "${file} is missing or empty")
  endif()
endforeach()
execute_process(COMMAND "${prefix}/bin/tix" desk check "${prefix}/share/doc/tix/examples/desk.toml" OUTPUT_QUIET
  RESULT_VARIABLE failed)
if(failed)
  message(SEND_ERROR "the installed program refuses the installed desk file")
endif()

# A file that tix did not install stays, with its folder.
file(WRITE "${prefix}/share/doc/tix/examples/own.toml" "")
execute_process(COMMAND "${CMAKE_COMMAND}" "-DMANIFEST=${manifest}" -P "${SOURCE}/cmake/uninstall.cmake" OUTPUT_QUIET
  ERROR_QUIET RESULT_VARIABLE failed)
if(failed)
  message(SEND_ERROR "uninstall failed")
endif()
file(GLOB_RECURSE left LIST_DIRECTORIES false RELATIVE "${prefix}" "${prefix}/*")
if(NOT left STREQUAL "share/doc/tix/examples/own.toml")
  message(SEND_ERROR "uninstall left: ${left}")
endif()
if(EXISTS "${prefix}/share/doc/tix/docs" OR NOT EXISTS "${prefix}/share/doc/tix/examples")
  message(SEND_ERROR "uninstall removes the folders of tix that are empty, and no other")
endif()

file(REMOVE_RECURSE "${prefix}")
if(EXISTS "${manifest}.kept")
  file(RENAME "${manifest}.kept" "${manifest}")
endif()
