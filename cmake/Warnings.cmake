# The warnings every target of ours is built with; errors in CI (TIX_WERROR).
function(tix_warnings target)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast -Wcast-qual
    -Woverloaded-virtual -Wnull-dereference -Wduplicated-cond -Wlogical-op -Wimplicit-fallthrough)
  if(TIX_WERROR)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
endfunction()
