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
    session.say("no ticket waits for you");
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
  syntax.argument("FILTER", o.words, "only among these; see tix help filter");
  syntax.option("--team", "NAME", o.team,
                "the queue of that team; without it your team's, and tickets without a team");
  syntax.about(
      "The queue: new and open tickets without an agent, the earliest due first, none last, then by priority "
      "and number. Skips what needs a skill you lack, and what was escalated away from you. However many ask "
      "at once, no ticket is given twice. Exit 1 when none waits.");
  syntax.example("tix next", "Yours; it prints the number.");
  syntax.example("tix show $(tix next priority:urgent)", "Takes the most pressing urgent one, and shows it.");
}

}  // namespace tix::cli
