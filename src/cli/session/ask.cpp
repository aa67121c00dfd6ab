// Prints a question on stderr and reads a line from the standard input.
#include "cli/session/ask.hpp"

#include "cli/session/diagnostic.hpp"
#include "tix/text/ascii.hpp"
#include "tix/text/error.hpp"

namespace tix::cli {
namespace {

std::string read_line(const Env& env) {
  std::string line;
  char c = 0;
  while (env.in(&c, 1) == 1 && c != '\n') line += c;
  return line;
}

}  // namespace

void require_yes(const Session& session, const std::string& question) {
  const Env& env = session.env();
  if (!env.in_is_terminal || !env.err_is_terminal)
    throw Error(ErrorKind::usage, question + " Off a terminal this needs --yes");
  env.flush();
  env.err(printable_text(question) + " [y/N] ");
  const std::string answer = ascii_lower(read_line(env));
  if (answer != "y" && answer != "yes") throw Error(ErrorKind::refused, "nothing was done");
}

}  // namespace tix::cli
