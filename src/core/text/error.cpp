// The text of a position in a file, in the form that editors and compilers use.
#include "tix/text/error.hpp"

#include <fmt/format.h>

namespace tix {

std::string Place::text() const {
  if (line == 0) return file;
  if (column == 0) return fmt::format("{}:{}", file, line);
  return fmt::format("{}:{}:{}", file, line, column);
}

}  // namespace tix
