# One binary: everything but libc and libm is linked into tix, so that a copy of the program does everything, and no time
# is spent on loading shared libraries at its start. Debian has an archive (.a) of most libraries; those without
# one are compiled in cmake/static. This file makes the targets tix_fmt, tix_toml, tix_utf8proc, tix_libical, tix_gmime, tix_glib and tix_gumbo, and finds SQLiteCpp.

find_package(PkgConfig REQUIRED)

# tix_find_archive(NAME): sets archive_NAME to the path of libNAME.a.
function(tix_find_archive name)
  find_library(archive_${name} "lib${name}.a")
  if(NOT archive_${name})
    message(FATAL_ERROR "lib${name}.a is missing; `cmake/install_packages.sh build` installs what tix is built from")
  endif()
endfunction()

# tix_library(TARGET MODULE NAME...): an interface library of the headers that pkg-config knows for MODULE and the archives
# libNAME.a. Each archive needs those after it and, since they are targets, comes before them wherever several rooms link them.
function(tix_library target module)
  pkg_check_modules(${target} REQUIRED ${module})
  add_library(${target} INTERFACE)
  target_include_directories(${target} SYSTEM INTERFACE ${${target}_INCLUDE_DIRS})
  set(user ${target})
  foreach(name IN LISTS ARGN)
    tix_find_archive(${name})
    add_library(archive_${name} STATIC IMPORTED)
    set_target_properties(archive_${name} PROPERTIES IMPORTED_LOCATION "${archive_${name}}")
    target_link_libraries(${user} INTERFACE archive_${name})
    set(user archive_${name})
  endforeach()
endfunction()

# tix_compiled(TARGET): a static library of cmake/static/TARGET.cpp.
function(tix_compiled target)
  add_library(${target} STATIC "cmake/static/${target}.cpp")
endfunction()

# fmt and toml++ have no archives. Each is compiled in one source, because as headers they cost seconds in many.
find_package(fmt 9 REQUIRED)
tix_compiled(tix_fmt)
find_package(tomlplusplus 3 REQUIRED)
tix_compiled(tix_toml)
target_compile_definitions(tix_toml PUBLIC TOML_HEADER_ONLY=0)

# SQLiteCpp looks for SQLite and uses the one found here.
tix_find_archive(sqlite3)
set(SQLite3_LIBRARY "${archive_sqlite3}" CACHE FILEPATH "The archive of SQLite" FORCE)
find_package(SQLiteCpp 3 REQUIRED)

tix_library(tix_utf8proc libutf8proc utf8proc)

# libical passes every recurrence rule through ICU, whose data would add 31 MB. The Gregorian calendar needs none of it, so an
# empty table (cmake/static/tix_icu_data.cpp) takes its place, and RSCALE with another calendar is refused.
tix_library(tix_libical libical ical icui18n icuuc)
tix_compiled(tix_icu_data)
target_link_libraries(archive_icuuc INTERFACE tix_icu_data)

# GMime names functions of gpgme and of GIO that tix never calls. gpgme has no archive, and the one of GIO needs libmount,
# which has none. cmake/static/tix_stand_ins.cpp replaces both. The linker reads it after GMime, as plain object code, because
# link-time optimization would drop functions without a visible caller.
tix_library(tix_gmime gmime-3.0 gmime-3.0)
tix_compiled(tix_stand_ins)
set_target_properties(tix_stand_ins tix_icu_data PROPERTIES INTERPROCEDURAL_OPTIMIZATION OFF)
tix_library(tix_glib gobject-2.0 gobject-2.0 glib-2.0 pcre2-8 ffi idn2 unistring z)
target_link_libraries(archive_gmime-3.0 INTERFACE tix_stand_ins tix_glib)

tix_library(tix_gumbo gumbo gumbo)

# tix_link_statically(PROGRAM): links the program statically, including the libraries of the compiler. A sanitizer's run time is a shared library that
# shares libstdc++ with the program, so a program with one is linked in the usual way.
function(tix_link_statically program)
  # The linker records only shared libraries that are used.
  target_link_options(${program} PRIVATE -Wl,--as-needed)
  if(CMAKE_CXX_FLAGS MATCHES "-fsanitize=")
    return()
  endif()
  # Fixed addresses: a position-independent program of this size has 22,000 addresses to relocate at each start, a tenth of
  # the time of `tix --version`. Stack, heap and libc stay at random addresses.
  target_link_options(${program} PRIVATE -static-libstdc++ -static-libgcc -no-pie)
endfunction()
