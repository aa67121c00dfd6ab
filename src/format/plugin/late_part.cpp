// dlopen, with one clear line when a part is missing.
#include "format/plugin/late_part.hpp"

#include "tix/text/error.hpp"

#include <dlfcn.h>
#include <fmt/format.h>

namespace tix::format {

void* late_symbol(const char* part, const char* function) {
  // No path: the loader looks where the program's run path says, beside it or in lib/tix.
  const std::string file = fmt::format("tix_{}.so", part);
  void* const library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
  void* const symbol = library == nullptr ? nullptr : dlsym(library, function);
  if (symbol != nullptr) return symbol;
  throw Error(ErrorKind::storage, fmt::format("cannot load a part of tix: {}", dlerror()),
              "tix is installed with its folder lib/tix, and beside the libraries its packages name");
}

}  // namespace tix::format
