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
  if (words.size() != 1) throw Error(ErrorKind::usage, "no clock given", "run 'tix sla waive ID CLOCK'");
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
  syntax.arguments("[ID] CLOCK", o.words,
                   {{"ID", kIdHelp}, {"CLOCK", "Clock to waive, such as first_response or resolution"}});
  declare_choice(syntax, o.choice);
  syntax.option("--reason", "TEXT", o.reason, "Record the reason (required)");
  syntax.option("--cycle", "N", o.cycle, "Waive this cycle of a clock that starts again (default: the last)");
  syntax.about(
      "From now on the clock counts as neither met nor breached, and its ticket is not overdue because of "
      "it. The clock stays visible, together with the reason.");
  syntax.example("tix sla waive 42 resolution --reason 'power cut in the whole street'",
                 "Exclude a delay that nobody could prevent.");
}

}  // namespace tix::cli
