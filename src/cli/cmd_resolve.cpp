// tix resolve: done: the work is finished.
#include "cli/add_commands.hpp"
#include "cli/ticket_act.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tix::cli {
namespace {

struct ResolveOptions {
  std::vector<std::string> ids;
  std::optional<std::string> reason, resolution;
};

Exit run_resolve(Session& session, const ResolveOptions& options) {
  const StatusChange change{Status::resolved, options.reason.value_or(std::string()),
                            options.resolution.value_or(std::string())};
  return act_on(session, "resolve", ticket_ids(options.ids), [&](const Acting& acting, const Ticket& ticket) {
    return set_status(acting, ticket, change);
  });
}

}  // namespace

void add_resolve(Syntax& syntax) {
  auto& o = syntax.runs(run_resolve);
  syntax.argument("ID", o.ids, "tickets (42 12-15,20)").at_least_one();
  syntax.option("--reason", "TEXT", o.reason, "why");
  syntax.option("--resolution", "NAME", o.resolution,
                "how it ended: fixed (unless given), answered, duplicate, declined, void or the desk's own");
  syntax.about("Stops the clocks. Until the end of the desk's reopen window the ticket can be opened again.");
  syntax.example("tix resolve 42", "Fixed.");
  syntax.example("tix resolve 12-15,20 --resolution duplicate", "Five tickets at once.");
}

}  // namespace tix::cli
