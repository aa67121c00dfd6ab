// Runs one command on any number of tickets in one batch.
#include "cli/input/ticket_act.hpp"

#include "cli/session/files.hpp"
#include "desk/work/act.hpp"
#include "desk/work/notify.hpp"
#include "store/people/people_store.hpp"
#include "tix/text/error.hpp"
#include "tix/text/whole_number.hpp"
#include "tix/ticket/event_values.hpp"
#include "tix/ticket/event_words.hpp"
#include "tix/time/zone.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

namespace tix::cli {
namespace {

/// The most tickets that the ranges of one command may cover.
constexpr std::int64_t kMostInRanges = 100'000;

constexpr std::string_view kTicket = "ticket";
constexpr std::string_view kOneNumber = "42";
constexpr std::string_view kManyNumbers = "42, 12-15 or 12,15,20";

std::int64_t number_in(std::string_view word, std::string_view whole, std::string_view what,
                       std::string_view accepted) {
  if (word.starts_with('#')) word.remove_prefix(1);
  const auto number = whole_number(word);
  if (!number || *number <= 0)
    throw Error(ErrorKind::usage,
                fmt::format("'{}' is not a {} number; accepted: {}", whole, what, accepted));
  return *number;
}

/// Returns the first and last number of `12-15`, or the same number twice.
std::pair<std::int64_t, std::int64_t> range_in(std::string_view part, std::string_view what) {
  const std::size_t dash = part.find('-');
  const std::int64_t first = number_in(part.substr(0, dash), part, what, kManyNumbers);
  if (dash == std::string_view::npos) return {first, first};
  const std::int64_t last = number_in(part.substr(dash + 1), part, what, kManyNumbers);
  if (last < first)
    throw Error(ErrorKind::usage, fmt::format("range '{}' is reversed; accepted: {}-{}", part, last, first));
  return {first, last};
}

}  // namespace

bool looks_like_ids(std::string_view word) {
  return !word.empty() && word.find_first_not_of("#0123456789,-") == std::string_view::npos;
}

std::vector<std::int64_t> numbers(const std::vector<std::string>& words, std::string_view what) {
  std::vector<std::int64_t> ids;
  std::unordered_set<std::int64_t> seen;
  std::int64_t room = kMostInRanges;
  for (std::string_view word : words) {
    while (true) {
      const std::size_t comma = std::min(word.find(','), word.size());
      const auto [first, last] = range_in(word.substr(0, comma), what);
      const std::int64_t more = last - first;
      if (more >= room)
        throw Error(ErrorKind::usage,
                    fmt::format("range '{}' is too large; accepted: at most {} {}s in all ranges together",
                                word.substr(0, comma), kMostInRanges, what));
      room -= more;
      for (std::int64_t step = 0; step <= more; ++step)
        if (seen.insert(first + step).second) ids.push_back(first + step);
      if (comma == word.size()) break;
      word.remove_prefix(comma + 1);
    }
  }
  return ids;
}

std::vector<TicketId> ticket_ids(const std::vector<std::string>& words) {
  const std::vector<std::int64_t> found = numbers(words, kTicket);
  return {found.begin(), found.end()};
}

TicketId ticket_id(const std::string& word) {
  return TicketId{number_in(word, word, kTicket, kOneNumber)};
}

std::string text_or_input(Session& session, const std::string& typed) {
  std::string text = typed == "-" ? read_text(session.env(), "-") : typed;
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

desk::Author author_of(const Session& session, std::string_view command) {
  return {session.actor(), session.env().login(), std::string(command), session.now(), session.typed_zone()};
}

ActionContext context_of(const Session& session, desk::Work& work) {
  return work.action_context(session.at(Zone::find(work.desk().zone)));
}

namespace {

/// Returns what a person must know about the mail of a reply; empty: nothing.
std::string doubt_of_mail(desk::Work& work, TicketId id) {
  const std::string not_mailed = desk::why_not_mailed(work, id);
  if (!not_mailed.empty()) return "; not mailed: " + not_mailed;
  return desk::is_mailed_in_vain(work, id) ? "; the last mail to this address was returned" : "";
}

}  // namespace

void say_recorded(const Session& session, desk::Work& work, TicketId id, const Recorded& recorded) {
  const EventContext event_context{work.names(),
                                   [&](CustomerId customer) {
                                     const auto row = store::get_customer(work.database(), customer);
                                     return row ? row->customer.address : std::string();
                                   },
                                   [](BindingId) { return std::string(); }, &work.zone()};
  std::vector<std::string> lines;
  for (const RecordedEvent& added : recorded.added)
    if (row_of(added.event.kind).by_person()) lines.push_back(event_line(added.event, event_context));
  const bool replies = std::ranges::any_of(
      recorded.added, [](const RecordedEvent& added) { return is_message(added.event, MessageKind::reply); });
  session.say(fmt::format("ticket {}: {}{}", id.value,
                          lines.empty() ? "nothing to change" : fmt::format("{}", fmt::join(lines, ", ")),
                          replies ? doubt_of_mail(work, id) : std::string()));
}

Exit act_together(Session& session, std::string_view command, const Tickets& tickets, const Batch& batch) {
  desk::Work work(session.database(), author_of(session, command));
  const ActionContext context = context_of(session, work);
  if (tickets.where && work.chosen(work.filter(*tickets.where, context.at()), context.at()) != tickets.ids)
    throw Error(ErrorKind::refused, "the filter matches other tickets now; nothing was changed",
                "run the command again");
  const std::vector<desk::RecordedTicket> done = batch(work, context, tickets.ids);
  for (const desk::RecordedTicket& recorded : done) desk::notify_of(work, recorded.id);
  if (!tickets.dry_run) {
    work.commit();
    session.did(fmt::format("the changes to {} are stored",
                            tickets.ids.size() == 1 ? fmt::format("ticket {}", tickets.ids.front().value)
                                                    : fmt::format("{} tickets", tickets.ids.size())));
  }
  for (const auto& [id, recorded] : done) say_recorded(session, work, id, recorded);
  if (tickets.dry_run) session.say("dry run: nothing was changed");
  return Exit::done;
}

Exit act_on_each(Session& session, std::string_view command, const Tickets& tickets, const DeskAct& act) {
  return act_together(session, command, tickets,
                      [&](desk::Work& work, const ActionContext& context, const auto& all) {
                        std::vector<desk::RecordedTicket> done;
                        for (const TicketId id : all)
                          done.push_back({id, desk::act(work, context, id, act(work, context, id))});
                        return done;
                      });
}

Exit act_on(Session& session, std::string_view command, const Tickets& tickets, const Act& act) {
  return act_on_each(session, command, tickets,
                     [&](desk::Work& work, const ActionContext& context, TicketId id) {
                       return act(context, work.ticket(id, context.at()));
                     });
}

}  // namespace tix::cli
