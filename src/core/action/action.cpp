// One function a word of `do = [...]`.
#include "core/action/act_rules.hpp"
#include "core/ticket/ticket_change.hpp"
#include "tix/action/automation.hpp"
#include "tix/policy/message_text.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

namespace tix {
namespace {

constexpr auto kMostPressing = static_cast<int>(Priority::urgent),
               kLeastPressing = static_cast<int>(Priority::low);

/// The ticket as the actions so far have left it.
class Performance {
 public:
  Performance(const Scene& scene, const Occasion& occasion, std::span<const Action> actions)
      : acting_(&scene.acting),
        facts_(&scene.facts),
        customer_name_(scene.customer_name),
        occasion_(&occasion),
        actions_(actions),
        ticket_(scene.facts.ticket) {
    done_.actions = actions;
    done_.occasion = occasion;
  }

  Automatic run(std::size_t first) {
    for (done_.next = first; !done_.is_whole() && !done_.wants_agent; ++done_.next) {
      const Action& action = actions_[done_.next];
      (this->*kPerformers[static_cast<std::size_t>(action.kind)].perform)(action.argument);
    }
    return std::move(done_);
  }

 private:
  using Perform = void (Performance::*)(const std::string& argument);
  struct Performer {
    ActionKind kind;
    Perform perform;
  };

  bool is_closed() const {
    return status_at(ticket_, acting_->at(), acting_->desk().reopen_window) == Status::closed;
  }

  void record(std::vector<Draft> drafts) {
    if (is_closed()) return;
    for (Draft& draft : drafts) {
      change(ticket_, {draft.at, 0, {}, draft.actor, draft.kind, draft.a, draft.b, draft.text});
      done_.drafts.push_back(std::move(draft));
    }
  }

  void tell(AgentId agent, std::string address = {}) {
    done_.notices.push_back(
        {agent, std::move(address), false, occasion_->about, occasion_->subject, occasion_->body});
  }
  void tell_named(std::string_view agent) {
    if (const AgentId id = facts_->names.find<AgentId>(agent)) tell(id);
  }

  const TeamPolicy* team() const { return acting_->desk().team(facts_->names.text(ticket_.team)); }
  void tell_lead() {
    if (const TeamPolicy* policy = team()) tell_named(policy->lead);
  }
  /// A ticket that nobody holds is its lead's to look after.
  void tell_agent() { ticket_.agent ? tell(ticket_.agent) : tell_lead(); }
  void tell_team() {
    for (const AgentPolicy& agent : acting_->desk().agents)
      if (agent.active && agent.team == facts_->names.text(ticket_.team)) tell_named(agent.name);
  }
  void tell_watchers() {
    for (const AgentId watcher : ticket_.watchers) tell(watcher);
  }

  void notify(const std::string& who) {
    struct Role {
      std::string_view name;
      void (Performance::*tell)();
    };
    static constexpr std::array kTold = {
        Role{"agent", &Performance::tell_agent}, Role{"lead", &Performance::tell_lead},
        Role{"team", &Performance::tell_team}, Role{"watchers", &Performance::tell_watchers}};
    const auto role =
        std::find_if(kTold.begin(), kTold.end(), [&](const Role& one) { return one.name == who; });
    if (role != kTold.end()) return (this->*role->tell)();
    who.find('@') == std::string::npos ? tell_named(who) : tell({}, who);
  }

  void move_to_team(const std::string& name) {
    if (is_closed()) return;
    record(assign(*acting_, ticket_, {{}, name, false, {}}));
  }

  void set_agent(const std::string& who) {
    if (who == "auto") {
      done_.wants_agent = true;
    } else if (!is_closed()) {
      const bool none = who == "none";
      record(assign(*acting_, ticket_, {none ? std::string() : who, {}, none, {}}));
    }
  }

  void set_priority(const std::string& to) {
    if (is_closed()) return;
    auto priority = priority_named(to);
    if (!priority) {
      const int step = to == "+1" ? -1 : 1;  // the most pressing one comes first
      priority = static_cast<Priority>(
          std::clamp(static_cast<int>(ticket_.priority) + step, kMostPressing, kLeastPressing));
    }
    record(prioritize(*acting_, ticket_, *priority));
  }

  void add_tag(const std::string& name) {
    if (!is_closed()) record(tag(*acting_, ticket_, {{name}, {}}));
  }

  /// The one of `resolution:` in the same list, `fixed` without.
  std::int64_t resolution() const {
    const auto named = std::find_if(actions_.begin(), actions_.end(),
                                    [](const Action& one) { return one.kind == ActionKind::resolution; });
    return acting_->resolution(named == actions_.end() ? "fixed" : named->argument).value;
  }

  void set_state(const std::string& name) {
    const Status to = *status_named(name);
    if (to == ticket_.status) return;
    const bool resolves = !is_unresolved(to) && ticket_.unresolved();
    record({status_draft(*acting_, to, resolves ? resolution() : 0)});
  }

  /// Beside `status:` it says how; alone it corrects how a resolved ticket was solved.
  void set_resolution(const std::string&) {
    if (ticket_.unresolved() || ticket_.resolution.value == resolution()) return;
    record({status_draft(*acting_, ticket_.status, resolution())});
  }

  void send_message(const std::string& name) {
    const MessageText* text = acting_->desk().message(name);
    if (!text || is_closed()) return;
    const TicketFacts now{ticket_,       facts_->clocks, facts_->customer,      facts_->policy,
                          facts_->names, facts_->as_of,  facts_->reopen_window, facts_->soon};
    const RenderedMessage rendered = render(*text, acting_->desk(), now, customer_name_);
    record({acting_->message(MessageKind::notice, rendered.body)});
    done_.notices.push_back({{}, {}, true, "message", rendered.subject, rendered.body});
  }

  static constexpr std::array kPerformers = {
      Performer{ActionKind::notify, &Performance::notify},
      Performer{ActionKind::team, &Performance::move_to_team},
      Performer{ActionKind::assign, &Performance::set_agent},
      Performer{ActionKind::priority, &Performance::set_priority},
      Performer{ActionKind::tag, &Performance::add_tag},
      Performer{ActionKind::status, &Performance::set_state},
      Performer{ActionKind::resolution, &Performance::set_resolution},
      Performer{ActionKind::message, &Performance::send_message},
  };

  const Acting* acting_;
  const TicketFacts* facts_;
  std::string_view customer_name_;
  const Occasion* occasion_;
  std::span<const Action> actions_;
  Ticket ticket_;
  Automatic done_;
};

}  // namespace

Automatic perform(const Scene& scene, std::span<const Action> actions, const Occasion& occasion,
                  std::size_t first) {
  return Performance(scene, occasion, actions).run(first);
}

}  // namespace tix
