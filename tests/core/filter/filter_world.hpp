// A small random desk for filters: names, customers, tickets and their clocks.
#pragma once

#include "random_pick.hpp"
#include "tix/ticket/ticket_facts.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tix::filter_test {

using test::chance;
using test::one_of;
using test::pick;
using test::Random;

/// Words that are nearly equal to each other or special: case, prefixes, blanks, stars, quotes, keywords.
inline const std::vector<std::string> kWords = {"login", "Login",  "log",         "two words", "none", "a*b",
                                                "q\"x",  "back\\", "caf\xC3\xA9", "a..b",      "f(x)", "x,y",
                                                "b:c",   "50%_x",  "it's",        "\xFF\x80z"};

inline constexpr Instant kNow = Instant::from_unix(1'000'000);
inline constexpr WallSeconds kWindow{500};

/// One ticket with everything that a filter can read.
struct World {
  NameTable names;
  Ticket ticket;
  std::vector<ClockRow> clocks;
  Customer customer;
  std::string policy;
  TeamTiers tiers;
  std::vector<std::string> messages;

  /// Valid until the next call.
  TicketFacts facts() const {
    search_ = [this](const SearchWord& word) {
      return std::ranges::any_of(messages, [&](const std::string& body) { return has_word(body, word); });
    };
    return {.ticket = ticket,
            .clocks = clocks,
            .customer = customer,
            .policy = policy,
            .names = names,
            .as_of = kNow,
            .reopen_window = kWindow,
            .soon = WallSeconds{300},
            .tiers = &tiers,
            .messages = &search_};
  }

 private:
  mutable MessageSearch search_;
};

inline ClockRow random_clock(Random& random) {
  ClockRow row;
  row.clock = static_cast<Clock>(pick(random, 0, kClockCount));
  row.outcome = static_cast<Outcome>(pick(random, 0, static_cast<std::int64_t>(kOutcomeNames.size()) - 1));
  const auto near_now = [&] { return Instant::from_unix(kNow.unix() + 100 * pick(random, -5, 5)); };
  if (chance(random, 60)) row.due_at = near_now();
  if (chance(random, 50)) row.breached_at = near_now();
  if (chance(random, 20)) row.waived_at = near_now();
  row.has_promise = row.due_at.has_value() || chance(random, 20);
  return row;
}

/// May add names of other tickets.
inline World random_world(Random& random, NameTable names = {}) {
  World w;
  w.names = std::move(names);
  const auto word = [&] { return chance(random, 25) ? std::string() : one_of(random, kWords); };
  Ticket& t = w.ticket;
  t.id = TicketId{pick(random, 1, 4)};
  t.ref = word();
  t.title = word();
  t.status = static_cast<Status>(pick(random, 0, 5));
  t.priority = static_cast<Priority>(pick(random, 0, 3));
  if (!t.unresolved()) t.resolved_at = Instant::from_unix(kNow.unix() - pick(random, 0, 1000));
  t.channel = w.names.intern<ChannelId>(word());
  t.category = w.names.intern<CategoryId>(word());
  t.team = w.names.intern<TeamId>(word());
  t.agent = w.names.intern<AgentId>(word());
  t.resolution = w.names.intern<ResolutionId>(word());
  t.hold_reason = w.names.intern<HoldReasonId>(word());
  for (std::int64_t i = pick(random, 0, 3); i > 0; --i)
    t.tags.push_back(w.names.intern<LabelId>(one_of(random, kWords)));
  for (const std::string_view field : {"region", "Region", "two words"})
    if (chance(random, 50)) t.extra.emplace_back(w.names.intern<FieldId>(field), word());
  const auto earlier = [&] { return kNow - WallSeconds{100 * pick(random, 0, 10)}; };
  t.created_at = earlier();
  t.updated_at = earlier();
  t.in_state_since = earlier();
  if (t.team && chance(random, 80)) w.tiers[t.team] = static_cast<int>(pick(random, 1, 3));
  for (std::int64_t i = pick(random, 0, 2); i > 0; --i) w.messages.push_back(word() + ", " + word());
  if (chance(random, 50)) t.escalated_at = earlier();
  for (std::int64_t i = pick(random, 0, 2); i > 0; --i)
    t.watchers.push_back(w.names.intern<AgentId>(one_of(random, kWords)));
  t.escalations = static_cast<int>(pick(random, 0, 2));
  t.incidents = static_cast<int>(pick(random, 0, 2));
  t.hops = static_cast<int>(pick(random, 0, 2));
  t.reopens = static_cast<int>(pick(random, 0, 2));
  t.unanswered = static_cast<int>(pick(random, 0, 2));
  for (std::int64_t i = pick(random, 0, 4); i > 0; --i) w.clocks.push_back(random_clock(random));
  w.customer = {CustomerId{1}, word(), word(), word()};
  w.policy = word();
  return w;
}

}  // namespace tix::filter_test
