// One command, one batch, any number of tickets.
#include "cli/ticket_act.hpp"

#include "store/people_store.hpp"
#include "tix/error.hpp"
#include "tix/event_words.hpp"
#include "tix/zone.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace tix::cli {
namespace {

constexpr std::int64_t kMostIds = 100'000;

std::int64_t number_in(std::string_view word, std::string_view whole) {
  if (word.starts_with('#')) word.remove_prefix(1);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (error != std::errc() || end != word.data() + word.size() || number <= 0)
    throw Error(ErrorKind::usage,
                fmt::format("'{}' is no ticket number; accepted: 42, 12-15, 12,15,20", whole));
  return number;
}

void add_ids(std::string_view part, std::vector<TicketId>& ids) {
  const std::size_t dash = part.find('-');
  const std::int64_t first = number_in(part.substr(0, dash), part);
  const std::int64_t last = dash == std::string_view::npos ? first : number_in(part.substr(dash + 1), part);
  if (last < first || last - first >= kMostIds)
    throw Error(ErrorKind::usage, fmt::format("'{}' is no range of at most {} tickets", part, kMostIds));
  for (std::int64_t number = first; number <= last; ++number)
    if (std::find(ids.begin(), ids.end(), TicketId{number}) == ids.end()) ids.emplace_back(number);
}

}  // namespace

bool looks_like_ids(std::string_view word) {
  return !word.empty() && word.find_first_not_of("#0123456789,-") == std::string_view::npos;
}

std::vector<TicketId> ticket_ids(const std::vector<std::string>& words) {
  std::vector<TicketId> ids;
  for (std::string_view word : words) {
    while (true) {
      const std::size_t comma = std::min(word.find(','), word.size());
      add_ids(word.substr(0, comma), ids);
      if (comma == word.size()) break;
      word.remove_prefix(comma + 1);
    }
  }
  return ids;
}

TicketId ticket_id(const std::string& word) {
  return TicketId{number_in(word, word)};
}

std::string text_or_input(Session& session, const std::string& typed) {
  std::string text = typed == "-" ? read_text(session.env(), "-") : typed;
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

desk::Author author_of(const Session& session, std::string_view command) {
  return {session.actor(), session.env().login(), std::string(command), session.now()};
}

void say_recorded(const Session& session, desk::Work& work, TicketId id, const Woven& woven) {
  const EventContext context{work.names(),
                             [&](CustomerId customer) {
                               const auto row = store::get_customer(work.database(), customer);
                               return row ? row->customer.address : std::string();
                             },
                             [](BindingId) { return std::string(); }};
  std::vector<std::string> said;
  for (const WovenEvent& added : woven.added)
    if (row_of(added.event.kind).by_person) said.push_back(event_line(added.event, context));
  session.say(fmt::format("ticket {}: {}", id.value,
                          said.empty() ? "nothing to change" : fmt::format("{}", fmt::join(said, ", "))));
}

Exit act_on(Session& session, std::string_view command, const std::vector<TicketId>& ids, const Act& act) {
  const desk::Author author = author_of(session, command);
  desk::Work work(session.database(), author);
  const Acting acting = work.acting(session.at(Zone::find(work.desk().zone)));
  std::vector<Woven> done;
  for (const TicketId id : ids) done.push_back(work.record(id, act(acting, work.ticket(id))));
  work.commit();
  for (std::size_t i = 0; i < ids.size(); ++i) say_recorded(session, work, ids[i], done[i]);
  return Exit::done;
}

}  // namespace tix::cli
