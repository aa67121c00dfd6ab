// Random tickets of one desk with their whole history, for the reports over time.
#pragma once

#include "core/report/report_cells.hpp"
#include "core/sla/random_facts.hpp"
#include "tix/calendar/period_ends.hpp"
#include "tix/filter/filter.hpp"
#include "tix/report/report_scope.hpp"
#include "tix/report/slicing.hpp"
#include "tix/sla/past.hpp"
#include "tix/time/zone.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tix::testing {

/// The scope of a counter. Days are those of UTC, every active agent but `made` is available, and rows of
/// zeros are left out.
inline ReportScope scope_of(const SmallDesk& desk, Slicing& slicing, PeriodRow periods, Instant as_of) {
  return {.slicing = slicing,
          .desk = desk.desk,
          .names = desk.names,
          .bindings = desk.bindings,
          .zone = Zone::utc(),
          .periods = std::move(periods),
          .as_of = as_of,
          .everything = false,
          .is_available = [](const AgentPolicy& agent) { return agent.name != "made"; }};
}

/// Tickets numbered from 1, as of `as_of`, which is their last event or some time later.
class Crowd {
 public:
  struct Member {
    TicketId id;
    std::vector<Event> events;
    Folded folded;  ///< as of `as_of`
  };

  /// Makes the events of a ticket from an instant on.
  using Facts = std::function<std::vector<NewEvent>(Random&, SmallDesk&, Instant)>;

  explicit Crowd(
      Random& random, const Facts& facts = random_facts,
      const std::function<void(Desk&)>& furnish = [](Desk&) {}) {
    furnish(desk.desk);
    for (std::int64_t n = pick(random, 0, 12); n > 0; --n) {
      Case one(desk);
      one.record(facts(random, desk, at(0) + WallSeconds{pick(random, 0, 40000)}));
      if (one.events.empty()) continue;
      as_of = std::max(as_of, one.events.back().at);
      members.push_back({TicketId{static_cast<std::int64_t>(members.size()) + 1}, one.events, one.folded});
    }
    as_of = as_of + WallSeconds{pick(random, 0, 1) * pick(random, 0, 20000)};
  }

  /// Returns the ticket folded as of an instant, or nullopt before its creation.
  std::optional<Folded> as_it_was(const Member& member, Instant t) const {
    const auto past = until(member.events, t);
    if (past.empty()) return std::nullopt;
    return fold(member.id, past, desk.bindings);
  }

  TicketFacts facts(const Folded& folded, Instant t) const {
    return {.ticket = folded.ticket,
            .clocks = folded.clocks,
            .customer = desk.customer,
            .policy = desk.bindings[folded.ticket.binding].policy,
            .names = desk.names,
            .as_of = t,
            .reopen_window = desk.desk.reopen_window};
  }

  Past past(const Member& member) const {
    return {member.id, member.folded.open_intervals, member.folded.state_intervals, member.events};
  }

  ReportScope scope(Slicing& slicing, PeriodRow periods) const {
    return scope_of(desk, slicing, std::move(periods), as_of);
  }

  SmallDesk desk;
  std::vector<Member> members;
  Instant as_of = at(0);
};

/// A question to a report: its grouping and its filter.
struct RandomQuestion {
  std::string by_text;
  Filter filter;
  Grouping by;
};
template <std::size_t Groupings, std::size_t Filters>
RandomQuestion random_question(Random& random, const std::array<const char*, Groupings>& groupings,
                               const std::array<const char*, Filters>& filters) {
  const std::string by = one_of(random, groupings);
  const char* filter = one_of(random, filters);
  return {by, Filter::parse(filter, FilterUse::query, {}), Grouping::parse(by)};
}

/// Questions to reports that know the policy of a ticket.
inline constexpr std::array kPolicyGroupings = {"none",     "team",   "agent",        "priority",
                                                "category", "policy", "priority,team"};
inline constexpr std::array kPolicyFilters = {"", "", "priority:urgent,high", "team:specialists",
                                              "not:category:login"};

/// Returns a few adjoining periods that begin and end anywhere between the first and the last event.
inline PeriodRow random_periods(Random& random, const Crowd& crowd) {
  const std::int64_t all = (crowd.as_of - at(0)).count + 2;
  std::vector<std::int64_t> cuts;
  for (std::int64_t n = pick(random, 2, 6); n > 0; --n) cuts.push_back(pick(random, 0, all));
  cuts.push_back(all - 1);
  std::ranges::sort(cuts);
  const auto [first, last] = std::ranges::unique(cuts);
  cuts.erase(first, last);
  if (cuts.back() == all) cuts.pop_back();
  if (cuts.size() < 2) cuts = {0, all - 1};
  std::vector<Period> periods;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i)
    periods.push_back(
        {"p" + std::to_string(i), {at(0) + WallSeconds{cuts[i]}, at(0) + WallSeconds{cuts[i + 1]}}});
  return PeriodRow(std::move(periods));
}

using test::cells_of;
using test::CellsByName;
using test::number;
using test::RowKey;
using test::rows_by_key;

}  // namespace tix::testing
