// tix cc: send replies in copy to more people.
#include "cli/input/ticket_act.hpp"
#include "cli/syntax/add_commands.hpp"
#include "store/people/customer_addresses.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct CcOptions {
  std::vector<std::string> words;
  TicketChoice choice;
  bool remove = false;
};

/// Returns the customer with this address; only one who is added becomes known here.
CustomerId customer_at(desk::Work& work, const ActionContext& context, TicketId id,
                       const std::string& address, Copying change) {
  if (change == Copying::begins) return work.know_customer(address, context.at());
  const auto known = store::find_customer(work.database(), address, work.desk().country);
  if (!known)
    throw Error(ErrorKind::usage, fmt::format("'{}' is not in copy", address),
                fmt::format("tix show {}", id.value));
  return *known;
}

Exit run_cc(Session& session, const CcOptions& options) {
  std::vector<std::string> addresses = options.words;
  const Tickets tickets = take_tickets(session, options.choice, addresses, Leading::one);
  if (addresses.empty())
    throw Error(ErrorKind::usage, "missing argument ADDRESS", "pass the mail addresses of people");
  const Copying change = options.remove ? Copying::ends : Copying::begins;
  return act_on_each(session, "cc", tickets,
                     [&](desk::Work& work, const ActionContext& context, TicketId id) {
                       const Ticket ticket = work.ticket(id, context.at());
                       std::set<CustomerId> seen;
                       std::vector<NewEvent> new_events;
                       for (const std::string& address : addresses) {
                         const CustomerId customer = customer_at(work, context, id, address, change);
                         if (seen.insert(customer).second)
                           std::ranges::move(copy_to(context, ticket, customer, address, change),
                                             std::back_inserter(new_events));
                       }
                       return new_events;
                     });
}

}  // namespace

void add_cc(Syntax& syntax) {
  auto& o = syntax.runs(run_cc);
  syntax.arguments("[ID] ADDRESS...", o.words,
                   {{"ID", kIdHelp}, {"ADDRESS", "Mail address of a person who is not an agent"}});
  declare_choice(syntax, o.choice);
  syntax.flag("--remove", o.remove, "Send no more copies to these addresses");
  syntax.about(
      "Each public reply from now on is one mail to the requester, with these people in copy, so that an "
      "answer of any of them finds the ticket. Notes and messages by rules are not sent to them. To let an "
      "agent follow a ticket, use tix watch.");
  syntax.example("tix cc 42 boss@acme.test", "Send replies to the customer's boss, too.");
  syntax.example("tix cc 42 boss@acme.test --remove", "Stop that.");
}

}  // namespace tix::cli
