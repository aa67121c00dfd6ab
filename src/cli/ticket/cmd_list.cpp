// tix list: list tickets, most urgent first.
#include "cli/input/columns.hpp"
#include "cli/input/filter_argument.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/work/reading.hpp"
#include "tix/report/ticket_table.hpp"
#include "tix/text/error.hpp"
#include "tix/text/nearest.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

constexpr std::size_t kScreenful = 20;

struct ListOptions {
  FilterArgument filter;
  std::optional<std::string> sort, view;
  std::optional<std::int64_t> limit;
  bool all = false;
};

std::string filter_text(const Session& session, const ListOptions& options) {
  std::string text = options.filter.text();
  if (!options.view) return text.empty() ? "is:open" : text;
  std::vector<std::string> names;
  for (const View& view : session.settings().views()) {
    if (view.name == *options.view)
      return text.empty() ? view.filter : fmt::format("({}) {}", view.filter, text);
    names.push_back(view.name);
  }
  const std::string hint = did_you_mean(*options.view, names);
  throw Error(ErrorKind::not_found, fmt::format("no view '{}' in your config file", *options.view),
              hint.empty() ? "save a view as NAME = \"FILTER\" under [views]" : hint);
}

Exit run_list(Session& session, const ListOptions& options) {
  desk::Reading reading(session.database(), [&](const Zone& zone) { return session.as_of(zone); });
  const Filter filter = filter_of(session, reading, filter_text(session, options));
  if (explained(session, reading, options.filter, filter)) return Exit::done;
  TicketTable table(ticket_columns(session));
  table.sort_by(options.sort.value_or(std::string()));
  reading.each(filter, [&](const TicketFacts& facts) { table.add(facts); });
  const bool cut =
      session.env().out_is_terminal && !options.limit && !options.all && table.size() > kScreenful;
  const std::size_t found = table.size();
  const std::size_t most = options.limit ? static_cast<std::size_t>(*options.limit) : found;
  Report report = table.report(cut ? kScreenful : most);
  report.header = reading.header("list", "tickets");
  report.header.filter = filter.text();
  session.print(std::move(report), session.zone_or(reading.zone()));
  if (cut)
    session.say(fmt::format("showing {} of {} tickets; pass --all to see the rest", kScreenful, found));
  if (found == 0) session.say("no tickets found");
  return Exit::done;
}

}  // namespace

void add_list(Syntax& syntax) {
  auto& o = syntax.runs(run_list);
  add_filter(syntax, o.filter,
             "Words, field:value, is:FLAG and not:TERM, separated by spaces (default: is:open); "
             "see tix help filter");
  syntax.option("--sort", "FIELD,-FIELD", o.sort, "Sort by these columns; - reverses the order");
  syntax.option("--limit", "N", o.limit, "List at most N tickets");
  syntax.flag("--all", o.all, "List all tickets found, even on a terminal");
  syntax.option("--view", "NAME", o.view, "Use a filter saved in your config file");
  syntax.about(
      "Sorts by the time of the breach or the next due time (tickets without one come last), then by "
      "priority and number. due_s is the time left until the next due time; it is negative once "
      "that time has passed.");
  syntax.example("tix list", "List the open tickets.");
  syntax.example("tix list vpn error-809",
                 "List tickets that contain both words in the title or in messages.");
  syntax.example("tix list priority:urgent,high team:frontline agent:@me",
                 "List your own urgent and high tickets in a team.");
  syntax.example("tix list is:overdue not:tag:spam --format csv", "Print overdue tickets for a script.");
}

}  // namespace tix::cli
