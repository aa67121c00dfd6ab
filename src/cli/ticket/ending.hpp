// Shared by `resolve` and `close`: the options of ending a ticket.
#pragma once

#include "cli/input/ticket_choice.hpp"
#include "cli/session/session.hpp"
#include "cli/syntax/syntax.hpp"
#include "tix/ticket/ticket.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tix::cli {

struct EndingOptions {
  std::vector<std::string> ids;
  TicketChoice choice;
  std::optional<std::string> reason, resolution;
};

void declare_ending(Syntax& syntax, EndingOptions& into);
Exit end_tickets(Session& session, std::string_view command, const EndingOptions& options, Status to);

}  // namespace tix::cli
