# The warnings every target of ours is built with; errors in CI (TIX_WERROR).
function(tix_warnings target)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual
    -Woverloaded-virtual -Wduplicated-cond -Wlogical-op -Wimplicit-fallthrough
    # GCC 12 says these falsely of std::variant and std::string, depending on what it happens to inline; the
    # sanitizers find the true ones.
    -Wno-maybe-uninitialized -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread -Wno-restrict)
  if(TIX_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
endfunction()
