// tix next: take the next ticket from the queue.
#include "cli/input/filter_argument.hpp"
#include "cli/input/ticket_act.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/sweep/queue_assignment.hpp"
#include "desk/work/notify.hpp"

#include <optional>
#include <string>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct NextOptions {
  std::vector<std::string> words;
  std::optional<std::string> team;
};

Exit run_next(Session& session, const NextOptions& options) {
  desk::Work work(session.database(), author_of(session, "next"));
  const ActionContext context = context_of(session, work);
  desk::NextWanted wanted;
  wanted.agent = context.agent("@me");
  if (options.team) wanted.team = context.team(*options.team);
  if (!options.words.empty()) wanted.filter = work.filter(FilterArgument{options.words}.text(), context.at());
  const auto taken = desk::take_next(work, wanted, context.at());
  if (!taken) {
    session.say("no ticket in the queue for you");
    return Exit::answer_is_no;
  }
  desk::notify_of(work, taken->id);
  work.commit();
  session.did(fmt::format("ticket {} was assigned to you", taken->id.value));
  say_recorded(session, work, taken->id, taken->recorded);
  session.write(std::to_string(taken->id.value) + '\n');
  return Exit::done;
}

}  // namespace

void add_next(Syntax& syntax) {
  auto& o = syntax.runs(run_next);
  syntax.argument("FILTER", o.words, "Take only a ticket that matches; see tix help filter");
  syntax.option("--team", "NAME", o.team,
                "Take from this team's queue (default: your team's queue and tickets without a team)");
  syntax.about(
      "The queue holds new and open tickets without an agent, ordered by due time (tickets without one come "
      "last), then by priority and number. Tickets that need a skill you lack, or that were escalated away "
      "from you, are skipped. No ticket is given to two agents, even if they ask at the same time. Exits "
      "with 1 if there is no ticket to take.");
  syntax.example("tix next", "Take the next ticket and print its number.");
  syntax.example("tix show $(tix next priority:urgent)", "Take the next urgent ticket and show it.");
}

}  // namespace tix::cli
