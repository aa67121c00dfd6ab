// tix sla set-due: set a due time by hand.
#include "cli/input/ticket_act.hpp"
#include "cli/input/time_ahead.hpp"
#include "cli/syntax/add_commands.hpp"
#include "tix/action/acts_promise.hpp"
#include "tix/text/error.hpp"

#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct SetDueOptions {
  std::vector<std::string> words;
  TicketChoice choice;
  std::optional<std::string> reason;
};

DueByHand typed_due(const ActionContext& context, const std::string& word) {
  if (word == "policy") return {EventKind::due_cleared, {}};
  if (word == "none") return {EventKind::due_none, {}};
  return {EventKind::due_set, time_ahead(context, "TIME", word)};
}

Exit run_set_due(Session& session, const SetDueOptions& options) {
  std::vector<std::string> words = options.words;
  const Tickets tickets = take_tickets(session, options.choice, words, Leading::one);
  if (words.empty()) throw Error(ErrorKind::usage, "missing argument TIME", "pass a time, none or policy");
  if (words.size() > 2)
    throw Error(ErrorKind::usage, fmt::format("unexpected argument '{}'", words.back()),
                "put quotes around a time with spaces");
  const Clock clock = words.size() == 2 ? directed_clock(words.front()) : Clock::resolution;
  const std::string reason = options.reason.value_or(std::string());
  return act_on_each(session, "sla set-due", tickets,
                     [&](desk::Work& work, const ActionContext& context, TicketId id) {
                       const DueByHand due = typed_due(context, words.back());
                       return set_due(context, work.folded(id, context.at()), clock, due, reason);
                     });
}

}  // namespace

void add_sla_set_due(Syntax& syntax) {
  auto& o = syntax.runs(run_set_due);
  syntax.arguments("[ID] [CLOCK] TIME", o.words,
                   {{"ID", kIdHelp},
                    {"CLOCK", "Clock to change (default: resolution)"},
                    {"TIME", "New due time, none to remove it, or policy to return to the SLA policy"}});
  declare_choice(syntax, o.choice);
  syntax.option("--reason", "TEXT", o.reason, "Record the reason (required)");
  syntax.about(
      "A due time set by hand is fixed: pauses and changes of priority or policy do not move it. A paused "
      "clock still cannot breach.");
  syntax.example("tix sla set-due 42 '2026-08-14 17:00' --reason 'agreed with Ana by phone'",
                 "Set the time by which it must be resolved.");
  syntax.example("tix sla set-due 42 resolution policy --reason 'agreement withdrawn'",
                 "Return to the due time of the SLA policy.");
}

}  // namespace tix::cli
