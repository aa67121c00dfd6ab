// Each thing is counted for whom it is to be credited to, and under what the ticket was at that second.
#include "tix/reports/agents_report.hpp"

#include "core/sla/worked.hpp"

#include <algorithm>

namespace tix {
namespace {

/// 4 and 5 of 5.
constexpr std::int64_t kSatisfied = 4;

bool carries(Status status, const Binding& binding) {
  return status == Status::hold ? binding.hold_runs : (rule_of(Clock::resolution).runs_in & bit(status)) != 0;
}

/// A clock that stopped because what it measures was done.
bool is_done(const ClockRow& row) {
  return row.stopped_at && (row.outcome == Outcome::met || row.outcome == Outcome::breached ||
                            row.outcome == Outcome::measured);
}

}  // namespace

AgentTally& AgentTally::operator+=(const AgentTally& later) {
  load = later.load;
  overdue = later.overdue;
  assigned += later.assigned;
  resolved += later.resolved;
  one_touch += later.one_touch;
  reopened += later.reopened;
  passed_on += later.passed_on;
  kept += later.kept;
  first_response_s += later.first_response_s;
  resolution_s += later.resolution_s;
  own_response_s += later.own_response_s;
  satisfied += later.satisfied;
  rated += later.rated;
  return *this;
}

AgentsReport::Line& AgentsReport::line(SliceNo slice, AgentId agent) {
  Line& line = lines_[{slice, agent}];
  line.happened.resize(periods_.size());
  return line;
}

template <class Count>
void AgentsReport::happened(Span then, AgentId credited, Instant at, const Count& count) {
  if (!periods_.whole().contains(at)) return;
  then.agent = credited;
  const std::size_t period = periods_.at(at);
  for (const SliceNo slice : slicing_->at(then)) {
    count(line(slice, credited).happened[period]);
    counts_ = true;
  }
}

bool AgentsReport::add(const Past& past, const TicketFacts& facts) {
  counts_ = false;
  add_stock(past, facts);
  add_holdings(past);
  add_resolves(past, facts);
  add_lengths(past, facts);
  add_ratings(past);
  return counts_;
}

void AgentsReport::add_stock(const Past& past, const TicketFacts& facts) {
  const std::vector<Spell> late = overdue_spells(facts.clocks);
  for (const Span& span : past.spans) {
    if (!is_unresolved(span.status) || periods_.first_ending(span.from) == periods_.first_ending(span.to))
      continue;
    const bool weighs = carries(span.status, (*ground_.bindings)[span.binding]);
    const std::int64_t weight = weighs ? ground_.desk->weights[static_cast<std::size_t>(span.priority)] : 0;
    for (const SliceNo slice : slicing_->at(span)) {
      Line& mine = line(slice, span.agent);
      mine.load.add(periods_, span.from, span.to, weight);
      for (const Spell& spell : late) {
        const Instant from = std::max(span.from, spell.from), to = std::min(span.to, spell.to);
        if (from < to) mine.overdue.add(periods_, from, to);
      }
      counts_ = true;
    }
  }
}

void AgentsReport::add_holdings(const Past& past) {
  const std::vector<const Event*> replies = replies_of(past);
  for (const Holding& holding : holdings_of(past)) {
    const Span& first = span_at(past.spans, holding.from);
    if (holding.assigned)
      happened(first, holding.agent, holding.from, [](AgentTally& tally) { ++tally.assigned; });
    const auto reply = std::find_if(replies.begin(), replies.end(), [&](const Event* event) {
      return event->actor == holding.agent && event->at >= holding.from && event->at <= holding.to;
    });
    if (holding.assigned && reply != replies.end()) {
      const Instant at = (*reply)->at;
      const Seconds waited = worked_between(past.spans, *ground_.bindings, holding.from, at);
      happened(span_at(past.spans, at), holding.agent, at,
               [&](AgentTally& tally) { tally.own_response_s.push_back(waited.count); });
    }
    if (!holding.left)
      happened(span_at(past.spans, holding.to - WallSeconds{1}), holding.agent, holding.to,
               [](AgentTally& tally) { ++tally.passed_on; });
    else if (holding.left->went == Went::resolved)
      happened(span_left(past.spans, *holding.left), holding.agent, holding.to,
               [](AgentTally& tally) { ++tally.kept; });
  }
}

void AgentsReport::add_resolves(const Past& past, const TicketFacts& facts) {
  const std::vector<Resolve> resolves = resolves_of(past);
  const bool one_touch = facts.ticket.replies == 1 && resolves.size() == 1 && !resolves.front().reopened;
  for (const Resolve& resolve : resolves) {
    happened(span_left(past.spans, *resolve.stay), resolve.credited, resolve.stay->to,
             [&](AgentTally& tally) {
               ++tally.resolved;
               tally.one_touch += one_touch;
               tally.reopened += resolve.reopened;
             });
  }
}

void AgentsReport::add_lengths(const Past& past, const TicketFacts& facts) {
  const std::vector<const Event*> replies = replies_of(past);
  const std::vector<Resolve> resolves = resolves_of(past);
  for (const ClockRow& row : facts.clocks) {
    if (!is_done(row) || !periods_.whole().contains(*row.stopped_at)) continue;
    if (row.clock == Clock::first_response) {
      const auto reply = std::find_if(replies.begin(), replies.end(),
                                      [&](const Event* event) { return event->at == *row.stopped_at; });
      if (reply != replies.end())
        happened(span_at(past.spans, *row.stopped_at), (*reply)->actor, *row.stopped_at,
                 [&](AgentTally& tally) { tally.first_response_s.push_back(row.elapsed.count); });
    }
    if (row.clock == Clock::resolution) {
      const auto resolve = std::find_if(resolves.begin(), resolves.end(), [&](const Resolve& candidate) {
        return candidate.stay->to == *row.stopped_at;
      });
      if (resolve != resolves.end())
        happened(span_left(past.spans, *resolve->stay), resolve->credited, *row.stopped_at,
                 [&](AgentTally& tally) { tally.resolution_s.push_back(row.elapsed.count); });
    }
  }
}

/// Of several scores for one resolve the last counts; without a resolve they are for who holds the ticket.
void AgentsReport::add_ratings(const Past& past) {
  const std::vector<Resolve> resolves = resolves_of(past);
  const auto surveyed = [&](Instant at) {
    return std::partition_point(resolves.begin(), resolves.end(),
                                [&](const Resolve& resolve) { return resolve.stay->to <= at; });
  };
  const Event* last = nullptr;
  const auto count_last = [&] {
    const auto next = surveyed(last->at);
    const Span& then = span_at(past.spans, last->at);
    happened(then, next == resolves.begin() ? then.agent : std::prev(next)->credited, last->at,
             [&](AgentTally& tally) {
               ++tally.rated;
               tally.satisfied += last->a >= kSatisfied;
             });
  };
  for (const Event& event : past.events) {
    if (event.kind != EventKind::rated) continue;
    if (last && surveyed(event.at) != surveyed(last->at)) count_last();
    last = &event;
  }
  if (last) count_last();
}

}  // namespace tix
