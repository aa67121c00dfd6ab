// The columns of a ticket, for lists and pages.
#pragma once

#include "tix/report/metric.hpp"
#include "tix/report/report.hpp"
#include "tix/ticket/ticket_facts.hpp"

#include <optional>
#include <span>

namespace tix {

/// A column: its description, and how it is computed.
struct TicketColumn : Metric {
  Cell (*cell)(const TicketFacts&) = nullptr;
};

/// Returns all columns in their order; the first is the number of the ticket.
std::span<const TicketColumn> ticket_columns();

/// Returns the earliest breach, past or future, of an open headline clock that is not waived, or nullopt.
std::optional<Instant> first_breach(const TicketFacts& facts);

}  // namespace tix
