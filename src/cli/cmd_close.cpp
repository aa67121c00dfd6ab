// tix close: final: nothing can be added any more.
#include "cli/add_commands.hpp"
#include "cli/ticket_act.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tix::cli {
namespace {

struct CloseOptions {
  std::vector<std::string> ids;
  std::optional<std::string> reason, resolution;
};

Exit run_close(Session& session, const CloseOptions& options) {
  const StatusChange change{Status::closed, options.reason.value_or(std::string()),
                            options.resolution.value_or(std::string())};
  return act_on(session, "close", ticket_ids(options.ids), [&](const Acting& acting, const Ticket& ticket) {
    return set_status(acting, ticket, change);
  });
}

}  // namespace

void add_close(Syntax& syntax) {
  auto& o = syntax.runs(run_close);
  syntax.argument("ID", o.ids, "tickets (42 12-15,20)").at_least_one();
  syntax.option("--reason", "TEXT", o.reason, "why");
  syntax.option("--resolution", "NAME", o.resolution,
                "how it ended: fixed (unless given), answered, duplicate, declined, void or the desk's own");
  syntax.about(
      "A ticket that is not resolved is resolved by it. A closed ticket stays closed: what the customer "
      "writes then begins a new one.");
  syntax.example("tix close 42", "A resolved ticket that needs no reopen window.");
  syntax.example("tix close 42 --resolution void", "Never was a ticket: out of every statistic.");
}

}  // namespace tix::cli
