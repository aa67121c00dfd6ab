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

bool can_ask(const Session& session) {
  return session.env().in_is_terminal && session.env().err_is_terminal;
}

bool answers_yes(const Session& session, const std::string& question) {
  const Env& env = session.env();
  env.flush();
  std::string asked = message_text(question + " [y/N]", env.err_width);
  asked.back() = ' ';
  env.err(asked);
  const std::string answer = ascii_lower(read_line(env));
  session.let_time_pass();
  return answer == "y" || answer == "yes";
}

void require_yes(const Session& session, const std::string& question) {
  if (!can_ask(session))
    throw Error(ErrorKind::usage, "confirmation required: " + question,
                "pass --yes to confirm without a terminal");
  if (!answers_yes(session, question)) throw Error(ErrorKind::refused, "cancelled: nothing was changed");
}

}  // namespace tix::cli
