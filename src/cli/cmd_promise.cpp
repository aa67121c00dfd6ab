// tix promise: an ETA given to the customer.
#include "cli/add_commands.hpp"
#include "cli/ticket_act.hpp"
#include "cli/time_ahead.hpp"
#include "tix/error.hpp"

#include <optional>
#include <string>

namespace tix::cli {
namespace {

struct PromiseOptions {
  std::string ids;
  std::optional<std::string> time, text;
  bool kept = false;
};

Exit keep(Session& session, const PromiseOptions& options) {
  if (options.time) throw Error(ErrorKind::usage, "either a time or --kept");
  return act_on_each(session, "promise", ticket_ids({options.ids}),
                     [](desk::Work& work, const Acting& acting, TicketId id) {
                       return keep_promise(acting, work.ticket(id, acting.at()), work.past(id, acting.at()));
                     });
}

Exit run_promise(Session& session, const PromiseOptions& options) {
  if (options.kept) return keep(session, options);
  if (!options.time) throw Error(ErrorKind::usage, "TIME is missing: when it will be done; or --kept");
  return act_on(session, "promise", ticket_ids({options.ids}),
                [&](const Acting& acting, const Ticket& ticket) {
                  const Instant when = time_ahead(session, acting, "TIME", *options.time);
                  return promise(acting, ticket, when, options.text.value_or(std::string()));
                });
}

}  // namespace

void add_promise(Syntax& syntax) {
  auto& o = syntax.runs(run_promise);
  syntax.argument("ID", o.ids, "tickets (42 or 12-15,20)");
  syntax.argument("TIME", o.time, "when, as you told the customer: +2h, monday, '2026-08-10 12:00'");
  syntax.argument("TEXT", o.text, "what is promised");
  syntax.flag("--kept", o.kept, "it is done as promised; so it is when the ticket is resolved");
  syntax.about(
      "A promise runs on the wall clock, whatever the state of the ticket. A new one takes the place of one "
      "that "
      "is not yet due.");
  syntax.example("tix promise 42 '2026-08-10 12:00' 'A new router arrives'", "An ETA.");
  syntax.example("tix promise 42 --kept", "It arrived.");
}

}  // namespace tix::cli
