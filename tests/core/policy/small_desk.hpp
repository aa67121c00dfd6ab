// A small desk with tickets that acts and the recorder change, for tests.
#pragma once

#include "core/sla/life.hpp"
#include "random_pick.hpp"
#include "tix/action/acts.hpp"
#include "tix/action/acts_promise.hpp"
#include "tix/filter/filter.hpp"
#include "tix/policy/recorder.hpp"
#include "tix/text/error.hpp"

#include <optional>
#include <string>
#include <vector>

namespace tix::testing {

using test::one_of;
using test::pick;
using test::Random;

/// Two agents in the frontline team and one specialist. Vip and login tickets have shorter targets than
/// others, and urgent ones the shortest.
inline Desk small_desk() {
  const auto team = [](std::string name, bool active = true) {
    TeamPolicy policy;
    policy.name = std::move(name);
    policy.active = active;
    return policy;
  };
  const auto agent = [](std::string name, std::string of_team, bool active = true) {
    AgentPolicy policy;
    policy.name = std::move(name);
    policy.team = std::move(of_team);
    policy.active = active;
    return policy;
  };
  const auto sla = [](std::string name, std::string when, std::int64_t hours_for_low) {
    SlaPolicy policy;
    policy.name = std::move(name);
    policy.when = Filter::parse(when, FilterUse::when, {});
    for (std::size_t i = 0; i < policy.targets.size(); ++i) {
      const auto share = static_cast<std::int64_t>(i + 1);
      policy.targets[i] =
          promise(Seconds{hours_for_low * 900 * share}, Seconds{hours_for_low * 90 * share}).targets;
    }
    return policy;
  };
  Desk desk;
  desk.teams = {team("frontline"), team("specialists"), team("dissolved", false)};
  desk.teams[1].ownership = hours(6);
  desk.agents = {agent("budi", "frontline"), agent("sari", "frontline"), agent("made", "specialists"),
                 agent("gone", "frontline", false)};
  desk.categories = {"billing", "login"};
  desk.hold_reasons = {"vendor", "parts"};
  desk.resolutions = {"no-answer"};
  desk.slas = {sla("vip", "tag:vip", 2), sla("login", "category:login", 4), sla("standard", "", 8)};
  desk.slas[2].hold_runs = false;
  return desk;
}

/// The desk with everything that its tickets share.
class SmallDesk {
 public:
  SmallDesk() {
    for (const std::string_view resolution : kBuiltInResolutions)
      names.intern_active<ResolutionId>(resolution);
    me = names.intern_active<AgentId>("budi");
  }
  SmallDesk(const SmallDesk&) = delete;
  SmallDesk& operator=(const SmallDesk&) = delete;

  ActionContext action_context(Instant when) {
    return ActionContext(desk, names, me, when, Zone::find(desk.zone));
  }
  Recorder recorder() {
    return Recorder(desk, names, bindings,
                    [this](CustomerId, Instant) -> const Customer& { return customer; });
  }

  Desk desk = small_desk();
  NameTable names;
  BindingTable bindings;
  Customer customer{CustomerId{1}, "ana@acme.test", "acme", "gold"};
  AgentId me;
};

/// One ticket of the desk. Every act is recorded immediately, as by live commands.
class Case {
 public:
  explicit Case(SmallDesk& desk) : desk_(&desk) {}
  Case(SmallDesk& desk, Instant when, NewTicket ticket = {}) : desk_(&desk) {
    if (ticket.title.empty()) ticket.title = "it is broken";
    ticket.requester = CustomerId{1};
    record(create(desk.action_context(when), ticket));
  }

  const Ticket& ticket() const { return folded.ticket; }

  void record(std::vector<NewEvent> new_events) {
    if (new_events.empty()) return;
    take(desk_->recorder().record(TicketId{7}, events, std::move(new_events), ChangeId{1}));
  }
  void take(Recorded recorded) {
    for (RecordedEvent& added : recorded.added) events.push_back(std::move(added.event));
    std::ranges::sort(events, earlier);
    folded = std::move(recorded.folded);
  }

  std::vector<Event> events;
  Folded folded;

 private:
  SmallDesk* desk_;
};

/// The error with which an act was refused.
struct Said {
  ErrorKind kind = ErrorKind::bug;
  std::string message = "nothing was refused";
  std::string hint;
};

template <class Act>
Said said(Act act) {
  try {
    act();
  } catch (const Error& error) {
    return {error.kind(), error.what(), error.hint()};
  }
  return {};
}

}  // namespace tix::testing
