// Refuses a value without repeating it, because invalid text cannot be shown in a message.
#include "cli/syntax/required_text.hpp"

#include "format/text/utf8.hpp"
#include "tix/text/error.hpp"

#include <fmt/format.h>

namespace tix::cli {

void require_text(std::string_view what, std::string_view value) {
  const std::string_view problem = format::text_problem(value);
  if (!problem.empty())
    throw Error(ErrorKind::usage, fmt::format("{} has {}; accepted: text in UTF-8", what, problem));
}

}  // namespace tix::cli
