// tix sla waive: exclude a clock from met and breached.
#include "cli/input/ticket_act.hpp"
#include "cli/syntax/add_commands.hpp"
#include "tix/action/acts_promise.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tix::cli {
namespace {

struct WaiveOptions {
  std::vector<std::string> words;
  TicketChoice choice;
  std::optional<std::string> reason;
  std::optional<std::int64_t> cycle;
};

Exit run_waive(Session& session, const WaiveOptions& options) {
  std::vector<std::string> words = options.words;
  const Tickets tickets = take_tickets(session, options.choice, words, Leading::one);
  if (words.size() != 1) throw Error(ErrorKind::usage, "one clock is needed", "tix sla waive ID CLOCK");
  const Clock clock = directed_clock(words.front());
  const std::string reason = options.reason.value_or(std::string());
  return act_on_each(session, "sla waive", tickets,
                     [&](desk::Work& work, const ActionContext& context, TicketId id) {
                       return waive(context, work.folded(id, context.at()), clock, options.cycle, reason);
                     });
}

}  // namespace

void add_sla_waive(Syntax& syntax) {
  auto& o = syntax.runs(run_waive);
  syntax.argument("ID CLOCK", o.words,
                  "tickets (42 or 12-15,20), and a clock as first_response or resolution");
  declare_choice(syntax, o.choice);
  syntax.option("--reason", "TEXT", o.reason, "why; it has to be given");
  syntax.option("--cycle", "N", o.cycle, "which one of a clock that starts again; the last unless given");
  syntax.about(
      "From now on the clock makes nothing overdue and counts as neither met nor breached. It stays visible, "
      "with "
      "the reason.");
  syntax.example("tix sla waive 42 resolution --reason 'power cut in the whole street'", "Nobody's fault.");
}

}  // namespace tix::cli
