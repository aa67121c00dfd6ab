# The warnings for every target of tix. They are errors in CI (TIX_WERROR).
function(tix_warnings target)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual
    -Woverloaded-virtual -Wduplicated-cond -Wlogical-op -Wimplicit-fallthrough
    # GCC 12 reports these falsely for std::variant and std::string, depending on inlining. The sanitizers find
    # the real ones.
    -Wno-maybe-uninitialized -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread -Wno-restrict)
  if(TIX_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
endfunction()
