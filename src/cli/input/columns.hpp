// Selects the columns to show: those requested, or those with values.
#pragma once

#include "cli/session/session.hpp"
#include "tix/report/report.hpp"
#include "tix/ticket/ids.hpp"

#include <string>
#include <vector>

namespace tix::cli {

/// Returns the columns of tickets to collect: those named with --columns, or all of them if the option has no
/// names, so that they can be listed. Without the option returns none, which stands for the default columns.
std::vector<std::string> ticket_columns(const Session& session);

/// Returns only the columns that have a value in some row, because most tickets never stop, breach or waive a
/// clock.
Report without_empty_columns(Report report);

/// Returns the same rows with the ticket as the first column.
Report with_ticket(Report report, TicketId id);
/// Throws Error{usage} if several pages cannot be written in this format: JSON is a single object.
void require_pages_fit(std::size_t pages, format::Format format);
/// Appends rows of the same columns.
void append_rows(Report& report, Report more);

}  // namespace tix::cli
