// Which columns are shown: those asked for, or those with something in them.
#pragma once

#include "cli/session/session.hpp"
#include "tix/report/report.hpp"
#include "tix/ticket/ids.hpp"

#include <string>
#include <vector>

namespace tix::cli {

/// The columns of tickets to gather: those named with --columns; all of them when the option stands alone, so
/// that their names can be listed; none (the usual ones) without it.
std::vector<std::string> ticket_columns(const Session& session);

/// Only the columns in which some row has something, for people: most tickets never stop, breach or waive a
/// clock.
Report without_empty_columns(Report report);

/// The same rows, led by a column that says whose they are.
Report with_ticket(Report report, TicketId id);
/// Error usage when so many pages cannot be one answer: JSON is a single object.
void require_pages_fit(std::size_t pages, format::Format format);
/// Rows of the same columns after those there are.
void append_rows(Report& report, Report more);

}  // namespace tix::cli
