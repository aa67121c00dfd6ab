// Merging new facts with the stored ones, second by second.
#include "tix/policy/weave.hpp"

#include <algorithm>

namespace tix {
namespace {

/// Events that may stop a clock: what is promised must be settled before them.
bool may_stop_a_clock(const Draft& draft) {
  return draft.kind == EventKind::status ||
         (draft.kind == EventKind::message && draft.a == static_cast<std::int64_t>(MessageKind::reply));
}

}  // namespace

Weaver::Weaver(const Desk& desk, const NameTable& names, BindingTable& bindings, CustomerLookup customers)
    : desk_(&desk), names_(&names), bindings_(&bindings), customers_(std::move(customers)) {
  for (const EventKindRow& row : kEventKinds)
    affects_[static_cast<std::size_t>(row.kind)] = affects_binding(desk, row.kind);
}

BindingId Weaver::promised(const Ticket& ticket) {
  const TicketFacts facts{ticket, {}, customers_(ticket.customer), {}, *names_, ticket.updated_at, {}};
  Binding binding = binding_for(*desk_, facts);
  if (timers_held_back_) binding.timers.clear();
  const auto same = [&](const auto& known) {
    return known.first.policy == binding.policy && known.first.calendar == binding.calendar &&
           known.first.ownership_calendar == binding.ownership_calendar &&
           known.first.hold_runs == binding.hold_runs && known.first.targets == binding.targets &&
           known.first.timers == binding.timers;
  };
  const auto found = std::find_if(known_.begin(), known_.end(), same);
  if (found != known_.end()) return found->second;
  const BindingId id = bindings_->intern(binding);  // compares by content, which costs more
  known_.emplace_back(std::move(binding), id);
  return id;
}

Woven Weaver::weave(TicketId id, std::span<const Event> stored, std::vector<Draft> drafts, ChangeId change,
                    std::int64_t taken) {
  std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& x, const Draft& y) { return x.at < y.at; });
  std::int64_t seq = taken;
  for (const Event& event : stored) seq = std::max(seq, event.seq);

  Woven woven;
  Fold folding(id, *bindings_);
  const auto add = [&](Event event, std::string body, std::optional<Firing> firing = {}) {
    folding.apply(event);
    woven.added.push_back({std::move(event), std::move(body), std::move(firing)});
  };
  const auto bind = [&](Instant at, AgentId actor) {
    const BindingId promise = promised(folding.ticket());
    if (promise != folding.ticket().binding)
      add({at, ++seq, change, actor, EventKind::bound, promise.value, 0, {}}, {});
  };

  std::size_t next = 0;  // of the stored events
  const auto replay_until = [&](Instant at) {
    for (; next < stored.size() && stored[next].at <= at; ++next) folding.apply(stored[next]);
  };
  bool touched = false;
  for (std::size_t i = 0; i < drafts.size();) {
    const Instant at = drafts[i].at;
    const AgentId actor = drafts[i].actor;
    replay_until(at);
    bool unsettled = false;
    for (; i < drafts.size() && drafts[i].at == at; ++i) {
      Draft& draft = drafts[i];
      if (unsettled && may_stop_a_clock(draft)) {
        bind(at, actor);
        unsettled = false;
      }
      const bool matters = affects_[static_cast<std::size_t>(draft.kind)] && folding.ticket().unresolved();
      touched |= matters;
      unsettled |= matters;
      add({at, ++seq, change, draft.actor, draft.kind, draft.a, draft.b, std::move(draft.text)},
          std::move(draft.body), std::move(draft.firing));
    }
    if (unsettled) bind(at, actor);
  }
  if (touched && next < stored.size()) {
    replay_until(Instant::last());
    if (folding.ticket().unresolved()) bind(stored.back().at, drafts.back().actor);
  }
  replay_until(Instant::last());
  woven.folded = folding.result();
  return woven;
}

}  // namespace tix
