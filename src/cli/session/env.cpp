// Composes the environment of this process.
#include "cli/session/env.hpp"

#include "cli/session/files.hpp"
#include "cli/session/host.hpp"
#include "cli/session/pager.hpp"
#include "cli/session/terminal.hpp"
#include "cli/session/trace.hpp"
#include "store/file/descriptor.hpp"

#include <unistd.h>

namespace tix::cli {
namespace {

/// Returns a trace that is printed at the end of the process, or null unless TIX_TRACE is set.
std::shared_ptr<Trace> wanted_trace() {
  const auto wanted = environment_variable("TIX_TRACE");
  if (!wanted || wanted->empty() || *wanted == "0") return nullptr;
  const auto show = [](Trace* trace) {
    store::write_all(STDERR_FILENO, trace->text());
    delete trace;
  };
  return {new Trace(steady_nanoseconds), show};
}

/// Sets the functions that use standard output: writing, the pager, and programs on this terminal.
void set_output(Env& env) {
  const auto output = std::make_shared<StandardOutput>();
  env.out = [output, trace = env.trace](std::string_view text) {
    const InPhase phase(trace.get(), Phase::output);
    output->write(text);
  };
  env.flush = [output, trace = env.trace] {
    const InPhase phase(trace.get(), Phase::output);
    output->flush();
  };
  env.page = [output](const std::string& pager, std::string_view text) {
    output->flush();
    if (!page_through(pager, text)) output->write(text);
  };
  env.run_program = [output](const std::vector<std::string>& words) {
    output->flush();
    return run_on_terminal(words);
  };
}

}  // namespace

std::optional<std::string> Env::filled(const char* name) const {
  auto value = variable(name);
  return value && !value->empty() ? value : std::nullopt;
}

Env process_env() {
  occupy_standard_streams();
  Env env;
  env.clock = system_time;
  env.variable = environment_variable;
  env.login = login_name;
  env.owns_file = cli::owns_file;
  env.zone = machine_zone;
  env.trace = wanted_trace();
  env.in_is_terminal = is_terminal(STDIN_FILENO);
  env.out_is_terminal = is_terminal(STDOUT_FILENO);
  env.err_is_terminal = is_terminal(STDERR_FILENO);
  env.width = line_width(env);
  env.err_width = message_width(env);
  env.unicode = locale_is_utf8(env);
  env.in = read_descriptor(STDIN_FILENO, "standard input");
  env.err = [](std::string_view text) { store::write_all(STDERR_FILENO, text); };
  set_output(env);
  env.run_filter = run_with_input;
  return env;
}

}  // namespace tix::cli
