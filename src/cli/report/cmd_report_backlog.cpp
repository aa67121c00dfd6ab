// tix report backlog: count open, overdue and old tickets.
#include "cli/report/report_command.hpp"
#include "cli/syntax/add_commands.hpp"
#include "desk/report/backlog_with_change.hpp"
#include "tix/reports/backlog_report.hpp"

namespace tix::cli {
namespace {

Exit run_backlog(Session& session, const ReportOptions& options) {
  return run_report(session, options, BacklogReport::kDescription, desk::backlog_with_change);
}

}  // namespace

void add_report_backlog(Syntax& syntax) {
  auto& o = syntax.runs(run_backlog);
  add_report_options(syntax, o, BacklogReport::kDescription);
  syntax.option("--soon", "DURATION", o.soon,
                "Count a ticket as at risk if it is due within this time (default: 4h)");
}

}  // namespace tix::cli
