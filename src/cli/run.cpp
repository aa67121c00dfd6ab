// Finds the command, builds only its syntax, parses, runs, and reports errors.
#include "cli/run.hpp"

#include "cli/help/help.hpp"
#include "cli/run_once.hpp"
#include "cli/session/diagnostic.hpp"
#include "cli/session/globals.hpp"
#include "cli/session/session.hpp"
#include "cli/session/trace.hpp"
#include "cli/session/versions.hpp"
#include "cli/syntax/parse.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <exception>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace tix::cli {
namespace {

/// The output of a command that reads. While the database is read without locks, it is held back, because
/// another process may write at the same time.
class ConfirmedOutput {
 public:
  /// Returns `env` with this output. Both must outlive the result.
  Env guard(const Env& env) {
    Env guarded = env;
    guarded.out = [this, &env](std::string_view text) {
      if (session_ != nullptr && session_->reads_unlocked())
        held_ += text;
      else
        env.out(text);
    };
    return guarded;
  }
  /// Holds back the output of this session while it reads without locks. The session must outlive the output.
  void holds_for(const Session& session) { session_ = &session; }
  /// Writes the output held back. Throws Error{storage} instead if the database changed while it was read.
  void release(const Env& env) {
    session_->confirm_reading();
    env.out(held_);
  }

 private:
  const Session* session_ = nullptr;
  std::string held_;
};

Exit run_reading(std::span<const Command> commands, const Command& command, const Syntax& syntax,
                 const Env& env, const Globals& globals) {
  ConfirmedOutput output;
  const Env guarded = output.guard(env);
  Session session(guarded, globals, commands, command.needs);
  output.holds_for(session);
  Exit exit = Exit::done;
  try {
    exit = syntax.run()(session);
  } catch (...) {
    // A file that changes during reading may look damaged; then report the change instead.
    output.release(env);
    throw;
  }
  output.release(env);
  return exit;
}

/// Runs a command and shows its output in the pager, if one is set. Messages on stderr follow.
Exit run_paged(std::span<const Command> commands, const Command& command, const Syntax& syntax,
               const Env& env, const Globals& globals) {
  std::string gathered, messages;
  Env paged = env;
  paged.out = [&gathered](std::string_view text) { gathered += text; };
  paged.err = [&messages](std::string_view text) { messages += text; };
  Session session(paged, globals, commands, command.needs);
  const std::string pager = session.settings()[Setting::pager].text;
  if (pager.empty()) return run_reading(commands, command, syntax, env, globals);
  // If the command fails, show its output before the error, as without a pager.
  std::exception_ptr failure;
  Exit exit = Exit::done;
  try {
    exit = syntax.run()(session);
  } catch (...) {
    failure = std::current_exception();
  }
  session.confirm_reading();
  if (!gathered.empty()) env.page(pager, gathered);
  env.err(messages);
  if (failure) std::rethrow_exception(failure);
  return exit;
}

/// The output of a command that writes. Writing to it never fails; it keeps the first failure.
struct KeptOutput {
  std::exception_ptr failure;

  /// Returns `env` with this output. Both must outlive the result.
  Env guard(const Env& env) {
    Env guarded = env;
    guarded.out = [this, &env](std::string_view text) { attempt([&] { env.out(text); }); };
    guarded.flush = [this, &env] { attempt([&] { env.flush(); }); };
    return guarded;
  }

 private:
  template <class Write>
  void attempt(const Write& write) {
    if (failure) return;
    try {
      write();
    } catch (...) {
      failure = std::current_exception();
    }
  }
};

[[noreturn]] void throw_output_lost(const std::exception_ptr& failure, const std::string& committed) {
  try {
    std::rethrow_exception(failure);
  } catch (const Error& error) {
    throw Error(ErrorKind::output_lost, fmt::format("{}; {}", error.what(), committed),
                "do not repeat the command: its changes are stored and only its output is lost");
  }
}

/// Runs a command that writes. If its output cannot be written, it still finishes its work, because half of
/// it would be worse, and throws Error{output_lost} if it committed anything.
Exit run_writing(std::span<const Command> commands, const Command& command, const Syntax& syntax,
                 const Env& env, const Globals& globals) {
  KeptOutput output;
  const Env guarded = output.guard(env);
  std::exception_ptr failure;
  std::optional<std::string> committed;
  Exit exit = Exit::done;
  {
    Session session(guarded, globals, commands, command.needs);
    try {
      exit = syntax.run()(session);
    } catch (...) {
      failure = std::current_exception();
    }
    committed = session.committed();
  }
  guarded.flush();
  const bool is_lost = output.failure && committed;
  if (is_lost && failure) env.err(diagnostic_for(failure, env.err_width).text);
  if (is_lost) throw_output_lost(output.failure, *committed);
  if (failure && output.failure) env.err(diagnostic_for(output.failure, env.err_width).text);
  if (failure) std::rethrow_exception(failure);
  if (output.failure) std::rethrow_exception(output.failure);
  return exit;
}

std::string_view why_only_now(const Command& command) {
  if (!command.only_now) return "";
  return command.needs == Needs::write ? ", because it always acts now"
                                       : ", because it always reads the present";
}

/// Throws Error{usage} for --at or --as-of if the command would ignore it.
void require_moments_used(const Chosen& chosen, const Globals& globals) {
  const Command& command = *chosen.last();
  const auto refuse = [&](std::string_view option, std::string_view hint) {
    throw Error(ErrorKind::usage,
                fmt::format("'{}' does not accept {}{}", chosen.title(), option, why_only_now(command)),
                std::string(hint));
  };
  if (globals.at && !command.takes_at())
    refuse("--at", command.takes_as_of() ? "use --as-of TIME to look at the past" : "");
  if (globals.as_of && !command.takes_as_of())
    refuse("--as-of", command.takes_at() ? "use --at TIME to set when it happened" : "");
}

Exit run_command(const Env& env, std::span<const Command> commands, const Chosen& chosen,
                 const Syntax& syntax, const Globals& globals, const std::vector<std::string>& words) {
  if (globals.help) {
    env.out(help_text(commands, chosen));
    return Exit::done;
  }
  if (globals.version) {
    env.out(version_text(globals.verbose));
    return Exit::done;
  }
  const InPhase phase(env.trace.get(), Phase::compute);
  const Command* command = chosen.last();
  if (command == nullptr)
    throw Error(ErrorKind::usage, "no command given", "run 'tix help' to list all commands");
  if (!syntax.run()) {
    std::vector<std::string_view> names;
    for (const Command& part : command->parts) names.push_back(part.name);
    throw Error(ErrorKind::usage,
                fmt::format("'{}' needs a subcommand; accepted: {}", chosen.title(), fmt::join(names, ", ")));
  }
  require_moments_used(chosen, globals);
  if (globals.once && command->needs != Needs::write)
    throw Error(ErrorKind::usage,
                fmt::format("'{}' does not accept --once, because it changes nothing", chosen.title()));
  if (command->paged && env.out_is_terminal) return run_paged(commands, *command, syntax, env, globals);
  if (globals.once) return run_once(commands, *command, syntax, env, globals, words);
  if (command->needs == Needs::write) return run_writing(commands, *command, syntax, env, globals);
  return run_reading(commands, *command, syntax, env, globals);
}

Exit run_words(const Env& env, std::span<const Command> commands, const std::vector<std::string>& words) {
  Globals globals;
  Syntax only_globals;
  add_globals(only_globals, globals);
  const Chosen chosen = choose(commands, words, only_globals);
  Syntax syntax;
  if (chosen.last() != nullptr && chosen.last()->add != nullptr) chosen.last()->add(syntax);
  add_globals(syntax, globals);
  parse(syntax, chosen.words);
  return run_command(env, commands, chosen, syntax, globals, words);
}

/// Returns whether the words take one mail in from standard input, as a mail server runs tix. The first name
/// of a command counts, since mistyped options may stand before it.
bool takes_a_mail(std::span<const Command> commands, const std::vector<std::string>& words) {
  const auto is_command = [&](const std::string& word) { return find_command(commands, word) != nullptr; };
  const auto is_other_source = [](const std::string& word) {
    return word.starts_with("--maildir") || word.starts_with("--mbox");
  };
  const auto command = std::ranges::find_if(words, is_command);
  return command != words.end() && *command == "intake" && std::ranges::none_of(words, is_other_source);
}

/// A mail server returns the customer's mail for any exit code but 0 and EX_TEMPFAIL of sysexits.h, which
/// makes it try again later.
int exit_to_mail_server(int exit) {
  constexpr int kTryAgainLater = 75;
  const bool is_stored = exit == 0 || exit == static_cast<int>(ErrorKind::output_lost);
  return is_stored ? 0 : kTryAgainLater;
}

int exit_of(const Env& env, std::span<const Command> commands, const std::vector<std::string>& words) {
  try {
    const Exit exit = run_words(env, commands, words);
    env.flush();
    return static_cast<int>(exit);
  } catch (...) {
    Diagnostic diagnostic = diagnostic_for(std::current_exception(), env.err_width);
    try {
      // Write the output that preceded the failure before its message.
      env.flush();
    } catch (...) {
      diagnostic = diagnostic_for(std::current_exception(), env.err_width);
    }
    env.err(diagnostic.text);
    return diagnostic.exit;
  }
}

}  // namespace

int run(const Env& env, std::span<const Command> commands, const std::vector<std::string>& words) {
  const int exit = exit_of(env, commands, words);
  return takes_a_mail(commands, words) ? exit_to_mail_server(exit) : exit;
}

}  // namespace tix::cli
