// tix report NAME: numbers about the desk.
#include "cli/add_commands.hpp"
#include "cli/columns.hpp"
#include "cli/filter_argument.hpp"
#include "cli/session.hpp"
#include "desk/backlog_report.hpp"
#include "tix/condition.hpp"
#include "tix/duration_text.hpp"
#include "tix/error.hpp"
#include "tix/ticket_table.hpp"

#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct BacklogOptions {
  FilterArgument filter;
  std::optional<std::string> by, soon, fail_if, sort;
  bool list = false;
};

/// The tickets behind the report, as `tix list` shows them.
void print_tickets(Session& session, desk::Reading& reading, const Filter& filter,
                   const BacklogOptions& options) {
  TicketTable table(ticket_columns(session));
  table.sort_by(options.sort.value_or(std::string()));
  reading.each_unresolved(filter, reading.as_of(), [&](const TicketFacts& facts) { table.add(facts); });
  Report report = table.report(table.size());
  report.header = reading.header("backlog");
  report.header.filter = filter.text();
  session.print(std::move(report), session.zone_or(reading.zone()));
}

Exit run_backlog(Session& session, const BacklogOptions& options) {
  desk::Reading reading(session.database(), [&](const Zone& zone) { return session.as_of(zone); });
  if (options.soon) reading.set_soon(parse_duration(*options.soon));
  const Filter filter = filter_of(session, reading, options.filter.text());
  if (explained(session, reading, options.filter, filter, true)) return Exit::done;
  const Grouping by = Grouping::parse(options.by.value_or("priority"));
  std::optional<Condition> alarm;
  if (options.fail_if) alarm = Condition::parse(*options.fail_if);
  Report report = desk::backlog_report(reading, filter, by);
  const bool fails = alarm && alarm->holds(report);
  if (options.list)
    print_tickets(session, reading, filter, options);
  else
    session.print(std::move(report), session.zone_or(reading.zone()));
  if (!fails) return Exit::done;
  session.complain(fmt::format("tix: {} holds", alarm->text()));
  return Exit::answer_is_no;
}

}  // namespace

void add_report_backlog(Syntax& syntax) {
  auto& o = syntax.runs(run_backlog);
  add_filter(syntax, o.filter, "only these tickets, as they were then; see tix help filter");
  syntax.option("--by", "FIELD,FIELD", o.by,
                "one row a value of: team agent priority (unless given) category channel customer org policy "
                "tag status "
                "hold_reason breached; none for one row");
  syntax.option("--soon", "DURATION", o.soon, "how far at_risk looks ahead; 4h unless given");
  syntax.flag("--list", o.list, "the tickets instead of their numbers");
  syntax.option("--sort", "FIELD,-FIELD", o.sort, "with --list: columns to sort by");
  syntax.option("--fail-if", "CONDITION", o.fail_if, "exit 1 when it holds of the totals, as overdue>10");
  syntax.about(
      "open: unresolved. overdue: a promised response or resolution time is past. no_target: nobody promised "
      "anything. "
      "at_risk: not overdue, and due soon. The totals say how open and overdue stand against a week before.");
  syntax.example("tix report backlog", "By priority, now.");
  syntax.example("tix report backlog --by team,priority --as-of 2026-08-01",
                 "Two fields, as of the end of that day.");
  syntax.example("tix report backlog --fail-if 'overdue>10' --format csv", "For cron and scripts.");
}

}  // namespace tix::cli
