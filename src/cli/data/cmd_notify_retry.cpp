// tix notify retry: queue failed notifications again.
#include "cli/input/ticket_act.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/sweep/send_outbox.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct NotifyRetryOptions {
  std::vector<std::string> ids;
};

Exit run_notify_retry(Session& session, const NotifyRetryOptions& options) {
  const std::vector<std::int64_t> ids = numbers(options.ids, "notification");
  for (const store::OutboxRow& row : desk::retry(session.database(), ids, session.now()))
    session.say(fmt::format("notification {} to {} is queued", row.id, row.address));
  return Exit::done;
}

}  // namespace

void add_notify_retry(Syntax& syntax) {
  auto& o = syntax.runs(run_notify_retry);
  syntax.argument("ID", o.ids, "Numbers or ranges from tix notify list, such as 7 or 3-5,9").at_least_one();
  syntax.about(
      "Accepts notifications that failed, that wait for the next attempt, or whose delivery is unknown; the "
      "recipient may then get the mail twice. The next tix notify send sends them.");
  syntax.example("tix notify retry 7", "Queue notification 7 again.");
}

}  // namespace tix::cli
