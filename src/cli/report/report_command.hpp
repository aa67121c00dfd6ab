// Turns each row of the table of reports into a command: its options, its output and its exit code.
#pragma once

#include "cli/input/filter_argument.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/command.hpp"
#include "desk/report/report_question.hpp"
#include "desk/work/reading.hpp"
#include "tix/report/report_description.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>

namespace tix::cli {

/// The parts of `tix report`, in the order of desk::kReports.
std::span<const Command> report_commands();

struct ReportOptions {
  FilterArgument filter;
  std::optional<std::string> from, to, period, by, soon, fail_if, sort;
  bool list = false, chart = false;
};

/// How the report is made.
using MakeAnswer = std::function<desk::ReportAnswer(desk::Reading&, const desk::ReportQuestion&)>;

/// Declares the paragraphs, columns and examples of a report.
void add_description(Syntax& syntax, const ReportDescription& report);

/// Declares FILTER, --by, --from, --to, --period, --list, --sort, --chart and --fail-if, and the description.
void add_report_options(Syntax& syntax, ReportOptions& options, const ReportDescription& report);

/// Makes the report and prints it, or the tickets behind it. Returns Exit::answer_is_no if its totals meet
/// the condition of --fail-if.
Exit run_report(Session& session, const ReportOptions& options, const ReportDescription& report,
                const MakeAnswer& make);

}  // namespace tix::cli
