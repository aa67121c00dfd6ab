// tix sla test: try a desk file on past tickets.
#include "cli/input/desk_source.hpp"
#include "cli/input/fail_if.hpp"
#include "cli/input/filter_argument.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/report/try_policy.hpp"

#include <optional>
#include <string>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct SlaTestOptions {
  std::string file;
  FilterArgument filter;
  std::optional<std::string> from, to, period, fail_if;
  bool list = false;
};

Exit run_sla_test(Session& session, const SlaTestOptions& options) {
  const Desk tried = desk_of(session, options.file);
  desk::Reading reading(session.database(), [&](const Zone& zone) { return session.as_of(zone); });
  const Zone& zone = session.zone_or(reading.zone());
  const Filter filter = filter_of(session, reading, options.filter.text());
  if (explained(session, reading, options.filter, filter)) return Exit::done;
  const Interval range = parse_range({options.from, options.to, options.period}, zone, reading.as_of()).range;
  FailIf fail_if(options.fail_if);

  desk::TrialAnswer answer = desk::try_policy(reading, tried, {filter, range, options.list});
  for (const std::string& name : answer.lost)
    session.complain(fmt::format("tix: {} has no {}, but tickets use it, so desk apply would refuse the file",
                                 options.file, name));
  fail_if.compare(answer.report);
  Report report = options.list ? std::move(answer.flips) : std::move(answer.report);
  report.header = reading.header("sla_test", "trial of a desk file");
  report.header.filter = filter.text();
  report.header.from = range.from;
  report.header.to = range.to;
  session.print(std::move(report), zone);
  return fail_if.exit(session);
}

}  // namespace

void add_sla_test(Syntax& syntax) {
  auto& o = syntax.runs(run_sla_test);
  syntax.argument("FILE", o.file, "Desk file to try; - reads it from standard input").file();
  add_filter(syntax, o.filter, "Use only tickets that matched then; see tix help filter");
  syntax.option("--from", "TIME", o.from, "Start of the period (default: 30 days ago)");
  syntax.option("--to", "TIME", o.to, "End of the period, not included (default: now)");
  syntax.option(
      "--period", "PERIOD", o.period,
      "Period: today yesterday week last-week month last-month quarter last-quarter year last-year, "
      "2026-08-07, 2026-W32, 2026-08, 2026-Q3 or 2026");
  syntax.flag("--list", o.list, "List the verdicts that change, and why");
  syntax.option("--fail-if", "CONDITION", o.fail_if,
                "Exit with 1 if the totals meet a condition, such as 'new_attainment_pct<95'");
  syntax.about(
      "Recomputes past tickets as if the file had always been in force, and compares the verdicts of every "
      "clock that stopped in the period. Nothing is changed. to_met and to_breached count verdicts that "
      "flip; only_old and only_new count clocks that have a target under only one of the two files. Actions "
      "of people, including due times set by hand, stay as they happened.");
  syntax.example("tix sla test desk.toml --period last-quarter", "Compare the old and new attainment.");
  syntax.example("tix sla test desk.toml --list",
                 "List the verdicts that flip, because of policy, target, calendar or hold rule.");
}

}  // namespace tix::cli
