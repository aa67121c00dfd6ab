// tix status: change the status of tickets.
#include "cli/input/ticket_act.hpp"
#include "cli/input/time_ahead.hpp"
#include "cli/syntax/add_commands.hpp"
#include "tix/text/error.hpp"
#include "tix/text/nearest.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace tix::cli {
namespace {

struct StatusOptions {
  std::vector<std::string> words;
  TicketChoice choice;
  std::optional<std::string> reason, resolution, until;
};

/// Returns the status of a word. Accepts `new`, which is refused later with a hint, but does not suggest it.
Status state_named(const std::string& word) {
  if (const auto status = status_named(word)) return *status;
  if (looks_like_ids(word)) throw Error(ErrorKind::usage, "no status given", "run 'tix status ID... STATUS'");
  const std::span offered = std::span(kStatusNames).subspan(1);
  throw Error(ErrorKind::usage, fmt::format("no status '{}'; accepted: {}", word, fmt::join(offered, ", ")),
              did_you_mean(word, offered));
}

Exit run_status(Session& session, const StatusOptions& options) {
  std::vector<std::string> words = options.words;
  if (words.empty()) throw Error(ErrorKind::usage, "no status given", "run 'tix status ID... STATUS'");
  StatusChange change;
  change.to = state_named(words.back());
  change.reason = options.reason.value_or(std::string());
  change.resolution = options.resolution.value_or(std::string());
  words.pop_back();
  const Tickets tickets = take_tickets(session, options.choice, words, Leading::any);
  require_no_more(words);
  return act_on(session, "status", tickets, [&](const ActionContext& context, const Ticket& ticket) {
    if (options.until) change.until = time_ahead(context, "--until", *options.until);
    return set_status(context, ticket, change);
  });
}

}  // namespace

void add_status(Syntax& syntax) {
  auto& o = syntax.runs(run_status);
  syntax.arguments("[ID...] STATUS", o.words,
                   {{"ID", kIdsHelp}, {"STATUS", "New status: open, pending, hold, resolved or closed"}});
  declare_choice(syntax, o.choice);
  syntax.option("--reason", "TEXT", o.reason, "Record a reason; for hold, one of the desk's hold reasons");
  syntax.option("--resolution", "NAME", o.resolution, "Set how the ticket ended (default: fixed)");
  syntax.option("--until", "TIME", o.until,
                "With pending, reopen the ticket automatically at this time: +2d, monday, 2026-08-10");
  syntax.example("tix status 42 hold --reason vendor", "Wait for a third party.");
  syntax.example("tix status 42 pending", "Wait for the customer, which pauses the resolution clock.");
  syntax.example("tix status 42 pending --until monday",
                 "Wait for the customer, and reopen the ticket on Monday if there is no message.");
}

}  // namespace tix::cli
