// Uses stored rows where they still hold and folds events where they do not.
#include "desk/work/ticket_view.hpp"

#include "store/people/customer_addresses.hpp"
#include "store/people/people_store.hpp"
#include "store/ticket/event_store.hpp"
#include "store/ticket/open_reader.hpp"
#include "store/ticket/ticket_reader.hpp"
#include "tix/sla/fold.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace tix::desk {
namespace {

using Scope = store::TicketQuery::Scope;

}  // namespace

TicketView::TicketView(Dependencies dependencies)
    : dependencies_(std::move(dependencies)),
      zone_(&Zone::find(dependencies_.desk->zone)),
      search_([this](const SearchWord& word) { return bodies_contain(word); }) {
  for (const TeamPolicy& team : dependencies_.desk->teams)
    if (const TeamId id = dependencies_.names->find<TeamId>(team.name)) tiers_[id] = team.tier;
}

Filter TicketView::filter(std::string_view text, const std::string& me, Instant now) const {
  const auto customers = [this](const TextPattern& pattern) {
    return store::first_addresses_of(*dependencies_.database, pattern, dependencies_.desk->country);
  };
  return Filter::parse(text, FilterUse::query, {dependencies_.names, me, now, zone_, customers});
}

TicketFacts TicketView::facts(const Ticket& ticket, std::span<const ClockRow> clocks,
                              const Customer& customer, std::string_view policy, Instant t) {
  shown_ = {ticket.id, t, {}};
  return {.ticket = ticket,
          .clocks = clocks,
          .customer = customer,
          .policy = policy,
          .names = *dependencies_.names,
          .as_of = t,
          .reopen_window = dependencies_.desk->reopen_window,
          .soon = soon_,
          .tiers = &tiers_,
          .messages = &search_};
}

bool TicketView::bodies_contain(const SearchWord& word) {
  if (!shown_.bodies) {
    shown_.bodies.emplace();
    for (const Event& event : store::events_of(*dependencies_.database, shown_.id)) {
      if (event.kind != EventKind::message || event.at > shown_.t) continue;
      if (auto body = store::get_message(*dependencies_.database, shown_.id, event.seq))
        shown_.bodies->emplace_back(body->shown_text());
    }
  }
  return std::ranges::any_of(*shown_.bodies, [&](const std::string& body) { return has_word(body, word); });
}

void TicketView::show(const store::StoredTicket& stored, Instant t, const FactsVisitor& visit) {
  if (stored.last_at > t)
    return show_folded(stored.ticket.id, t, [&](const TicketFacts& facts, const Past&) { visit(facts); });
  visit(facts(stored.ticket, stored.clocks, stored.customer, stored.policy, t));
}

void TicketView::show_folded(TicketId id, Instant t, const PastVisitor& visit) {
  const auto events = store::events_of(*dependencies_.database, id);
  const auto past = until(events, t);
  if (past.empty()) return;
  const auto firings = store::firings_of(*dependencies_.database, id);
  const BindingTable& bindings = dependencies_.bindings();
  const Folded folded = fold(id, past, bindings);
  const auto row = store::get_customer(*dependencies_.database, folded.ticket.customer);
  const Customer customer = row ? row->customer : Customer{};
  visit(facts(folded.ticket, folded.clocks, customer, bindings[folded.ticket.binding].policy, t),
        {id, folded.open_intervals, folded.state_intervals, past, firings});
}

void TicketView::each_past(const store::TicketQuery& query, Instant t, const PastVisitor& visit) {
  store::each_ticket(*dependencies_.database, query, [&](const store::StoredTicket& stored) {
    if (stored.last_at > t) return show_folded(stored.ticket.id, t, visit);
    visit(facts(stored.ticket, stored.clocks, stored.customer, stored.policy, t),
          {stored.ticket.id, stored.open_intervals, stored.state_intervals, stored.events, stored.firings});
  });
}

store::FilterSql TicketView::sql(const Filter& filter, Instant t, store::Among among) const {
  return store::filter_sql(*dependencies_.database, filter,
                           {.as_of = t,
                            .unresolved = among == store::Among::unresolved,
                            .reopen_window = dependencies_.desk->reopen_window,
                            .soon = soon_,
                            .names = dependencies_.names,
                            .tiers = &tiers_});
}

void TicketView::each(const Filter& filter, Instant t, store::Among among, const FactsVisitor& visit,
                      TicketParts parts) {
  const bool unresolved = among == store::Among::unresolved;
  if (filter.empty() && !unresolved) {
    // One merged pass over all tables is cheaper than looking up every ticket.
    store::each_ticket(*dependencies_.database, {.scope = Scope::created_by, .at = t},
                       [&](const store::StoredTicket& stored) { show(stored, t, visit); });
    return;
  }
  const auto changed = store::changed_after(
      *dependencies_.database, t,
      unresolved || filter.only_unresolved() ? store::Among::unresolved : store::Among::all);
  auto next = changed.begin();
  const auto fold_up_to = [&](TicketId id) {
    for (; next != changed.end() && *next < id; ++next)
      show_folded(*next, t, [&](const TicketFacts& then, const Past&) {
        if ((!unresolved || then.ticket.unresolved()) && filter.matches(then)) visit(then);
      });
  };
  const store::FilterSql chosen = sql(filter, t, among);
  const auto add = [&](const store::StoredTicket& stored) {
    fold_up_to(stored.ticket.id);
    show(stored, t, [&](const TicketFacts& now) {
      if (chosen.complete || filter.matches(now)) visit(now);
    });
  };
  if (unresolved && chosen.complete && !(parts & kOtherPart))
    store::each_open(*dependencies_.database, chosen, add);
  else
    store::each_ticket(*dependencies_.database, {.scope = Scope::chosen, .filter = &chosen}, add);
  fold_up_to(TicketId{std::numeric_limits<std::int64_t>::max()});
}

bool TicketView::one(TicketId id, Instant t, const FactsVisitor& visit) {
  bool found = false;
  store::each_ticket(*dependencies_.database, {.scope = Scope::one, .id = id},
                     [&](const store::StoredTicket& stored) {
                       show(stored, t, [&](const TicketFacts& facts) {
                         found = true;
                         visit(facts);
                       });
                     });
  return found;
}

}  // namespace tix::desk
