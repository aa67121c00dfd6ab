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
    session.complain(
        fmt::format("tix: {} has no {}, which tickets name: desk apply would refuse it", options.file, name));
  fail_if.compare(answer.report);
  Report report = options.list ? std::move(answer.flips) : std::move(answer.report);
  report.header = reading.header("sla_test");
  report.header.filter = filter.text();
  report.header.from = range.from;
  report.header.to = range.to;
  session.print(std::move(report), zone);
  return fail_if.exit(session);
}

}  // namespace

void add_sla_test(Syntax& syntax) {
  auto& o = syntax.runs(run_sla_test);
  syntax.argument("FILE", o.file, "the desk file to try; - reads the standard input").file();
  add_filter(syntax, o.filter, "only these tickets, as they were then; see tix help filter");
  syntax.option("--from", "TIME", o.from, "from then on; the last 30 days unless given");
  syntax.option("--to", "TIME", o.to, "up to then, itself not included");
  syntax.option("--period", "PERIOD", o.period,
                "today yesterday week last-week month last-month quarter last-quarter year last-year, "
                "2026-08-07, 2026-W32, 2026-08, 2026-Q3 or 2026");
  syntax.flag("--list", o.list, "the verdicts that are others, and why");
  syntax.option("--fail-if", "CONDITION", o.fail_if,
                "exit 1 when it holds of the totals, as new_attainment_pct<95");
  syntax.about(
      "Tells the tickets again as if the file had been in force from the beginning, and sets its verdicts "
      "beside those there are, of every clock that stopped in the period. Nothing is written. to_met and "
      "to_breached are verdicts that flip; only_old and only_new have one under one of the two alone, since "
      "the other promises nothing. What people did, dues set by hand among it, stays as it happened.");
  syntax.example("tix sla test desk.toml --period last-quarter", "Attainment, old against new.");
  syntax.example("tix sla test desk.toml --list",
                 "Which verdicts flip: policy, target, calendar or hold rule.");
}

}  // namespace tix::cli
