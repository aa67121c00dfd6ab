// Parses numbers and filters, and shows the tickets of a filter before a command changes them.
#include "cli/input/ticket_choice.hpp"

#include "cli/input/filter_argument.hpp"
#include "cli/input/ticket_act.hpp"
#include "cli/session/ask.hpp"
#include "cli/session/files.hpp"
#include "tix/text/error.hpp"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>

namespace tix::cli {
namespace {

constexpr std::size_t kShown = 5;

/// Replaces `-` by the words of standard input, without the header of a column of numbers.
std::vector<std::string> with_input(Session& session, const std::vector<std::string>& words) {
  std::vector<std::string> all;
  for (const std::string& word : words) {
    if (word != "-") {
      all.push_back(word);
      continue;
    }
    std::istringstream input(read_text(session.env(), "-"));
    for (std::string typed; input >> typed;)
      if (typed != "id" || !all.empty()) all.push_back(typed);
  }
  return all;
}

std::vector<std::string> take_leading(std::vector<std::string>& words, Leading leading) {
  auto end = std::ranges::find_if_not(words, looks_like_ids);
  // Parse a single word as a number, so that a mistake in it is reported.
  if (leading == Leading::one && !words.empty()) end = words.begin() + 1;
  std::vector<std::string> ids(words.begin(), end);
  words.erase(words.begin(), end);
  return ids;
}

/// Returns a message about the tickets of a filter; `first` are the first of them.
std::string match_text(std::size_t count, const std::vector<std::string>& first) {
  const std::string more = count > kShown ? fmt::format("; and {} more", count - kShown) : std::string();
  const char* const verb = count == 1 ? "ticket matches" : "tickets match";
  return fmt::format("{} {}: {}{}", count, verb, fmt::join(first, "; "), more);
}

Tickets agreed(Session& session, const TicketChoice& choice) {
  desk::Reading reading(session.database(), [&](const Zone& zone) { return session.at(zone); });
  const Filter filter = filter_of(session, reading, *choice.where);
  if (filter.empty() && !choice.all)
    throw Error(ErrorKind::usage, "an empty filter matches every ticket", "pass --all if you mean that");
  Tickets tickets{{}, choice.where, choice.dry_run};
  std::vector<std::string> first;
  reading.each(filter, [&](const TicketFacts& facts) {
    tickets.ids.push_back(facts.ticket.id);
    if (first.size() < kShown)
      first.push_back(fmt::format("{} {}", facts.ticket.id.value, facts.ticket.title));
  });
  if (tickets.ids.empty())
    throw Error(ErrorKind::not_found, fmt::format("no ticket matches '{}'", *choice.where));
  const std::string matches = match_text(tickets.ids.size(), first);
  if (choice.yes || choice.dry_run)
    session.say(matches);
  else
    require_yes(session, matches + ". Continue?");
  return tickets;
}

[[noreturn]] void refuse_both() {
  throw Error(ErrorKind::usage, "pass either ticket numbers or --where, not both");
}

}  // namespace

void declare_ids(Syntax& syntax, std::vector<std::string>& into) {
  syntax.argument("ID", into, kIdsHelp);
}

void declare_choice(Syntax& syntax, TicketChoice& choice) {
  syntax.option("--where", "FILTER", choice.where,
                "Select tickets by a filter instead of by number; see tix help filter");
  syntax.flag("--all", choice.all, "Allow an empty filter with --where");
  syntax.flag("--yes", choice.yes, "Do not ask for confirmation with --where");
  syntax.flag("--dry-run", choice.dry_run, "Show what would change without changing anything");
}

Tickets take_tickets(Session& session, const TicketChoice& choice, std::vector<std::string>& words,
                     Leading leading) {
  if (choice.where) {
    if (leading == Leading::any && !words.empty() && looks_like_ids(words.front())) refuse_both();
    return agreed(session, choice);
  }
  const std::vector<std::string> ids = with_input(session, take_leading(words, leading));
  if (ids.empty())
    throw Error(ErrorKind::usage, "no ticket given",
                "pass ticket numbers (42 12-15,20), - to read them from standard input, or --where FILTER");
  return {ticket_ids(ids), std::nullopt, choice.dry_run};
}

Tickets all_tickets(Session& session, const TicketChoice& choice, const std::vector<std::string>& words) {
  std::vector<std::string> left = words;
  if (!left.empty() && !looks_like_ids(left.front())) require_no_more(left);
  Tickets tickets = take_tickets(session, choice, left, Leading::any);
  require_no_more(left);
  return tickets;
}

void require_no_more(const std::vector<std::string>& words) {
  if (!words.empty()) ticket_ids({words.front()});  // explains what is wrong with it
}

void declare_shown(Syntax& syntax, std::vector<std::string>& ids, std::optional<std::string>& where) {
  declare_ids(syntax, ids);
  syntax.option("--where", "FILTER", where,
                "Select tickets by a filter instead of by number; see tix help filter");
}

std::vector<TicketId> tickets_to_show(Session& session, desk::Reading& reading,
                                      const std::optional<std::string>& where,
                                      const std::vector<std::string>& words) {
  if (!where) {
    auto ids = ticket_ids(with_input(session, words));
    if (ids.empty())
      throw Error(ErrorKind::usage, "no ticket given", "pass ticket numbers or --where FILTER");
    return ids;
  }
  if (!words.empty()) refuse_both();
  std::vector<TicketId> ids;
  reading.each(filter_of(session, reading, *where),
               [&](const TicketFacts& facts) { ids.push_back(facts.ticket.id); });
  return ids;
}

}  // namespace tix::cli
