// Handles due tickets in batches and reads each again inside its transaction.
#include "desk/sweep/sweep.hpp"

#include "desk/sweep/queue_assignment.hpp"
#include "desk/work/automated_actions.hpp"
#include "desk/work/notify.hpp"
#include "desk/work/seen_ticket.hpp"
#include "store/ticket/ticket_store.hpp"
#include "tix/action/automation.hpp"
#include "tix/text/labelled_name.hpp"
#include "tix/ticket/event_words.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace tix::desk {
namespace {

constexpr std::size_t kTicketsABatch = 200;

constexpr LabelledName kNotified{"told", "notified"};

/// Adds each person once.
void add_notified(const Work& work, const std::vector<Notification>& notifications, Audience audience,
                  std::vector<std::string>& words) {
  for (const Notification& notification : notifications) {
    const std::string who = notification.to_customer ? "the customer"
                            : notification.agent     ? std::string(work.names().text(notification.agent))
                                                     : notification.address;
    const std::string word = fmt::format("{} {}", kNotified.word(audience), who);
    if (std::ranges::find(words, word) == words.end()) words.push_back(word);
  }
}

std::string words_of(Work& work, std::span<const RecordedEvent> added,
                     const std::vector<Notification>& notifications, const Zone* zone) {
  const EventContext event_context{work.names(), [](CustomerId) { return std::string(); },
                                   [](BindingId) { return std::string(); }, zone};
  std::vector<std::string> words;
  for (const RecordedEvent& one : added)
    if (row_of(one.event.kind).by_person()) words.push_back(event_line(one.event, event_context));
  add_notified(work, notifications, event_context.audience(), words);
  return fmt::format("{}", fmt::join(words, ", "));
}

/// Fires what is due for one ticket, one after the other: each sees the results of the one before.
class Due {
 public:
  Due(Work& work, Router& router, TicketId id, const Zone* zone)
      : work_(&work), router_(&router), id_(id), zone_(zone) {}

  void fire_all(std::vector<Swept>& swept) {
    while (const auto next = next_due()) {
      Swept row = fire_one(*next);
      if (!row.what.empty()) swept.push_back(std::move(row));
    }
    if (fired_) notify_of(*work_, id_);
  }

 private:
  /// Returns the earliest due timer that has not been skipped. Returns nullopt if an import recorded an act
  /// later than now: a later sweep handles this ticket.
  std::optional<PendingTimer> next_due() {
    Fold folding(id_, work_->bindings());
    for (const Event& event : work_->past(id_, Instant::last())) {
      if (event.at <= work_->now())
        folding.apply(event);
      else if (by_person(event))
        return std::nullopt;
    }
    folded_ = folding.result();
    for (const PendingTimer& timer : folding.pending_timers())
      if (timer.moment <= work_->now() && std::ranges::find(passed_over_, timer) == passed_over_.end())
        return timer;
    return std::nullopt;
  }

  Swept fire_one(const PendingTimer& timer) {
    const ActionContext context = work_->automation_context(work_->now());
    const SeenTicket seen(*work_, folded_, work_->now());
    const TicketFacts facts = seen.facts();
    AutomationResult done = fire({context, facts, seen.customer_name()}, timer);
    if (done.new_events.empty()) {  // still bound to it, though the desk no longer has it
      passed_over_.push_back(timer);
      return {};
    }
    fired_ = true;
    Swept row{.what = timer.is_step ? timer.name == kPromiseBroken.value ? "promise" : "step" : "rule",
              .ticket = id_,
              .name = std::string(work_->names().text(timer.name)),
              .moment = timer.moment,
              .late_by = work_->now() - timer.moment,
              .did = {},
              .responsible = {},
              .procedure = {}};
    if (const auto& firing = done.new_events.front().firing) {
      row.responsible = work_->names().text(firing->responsible);
      row.procedure = firing->procedure;
    }
    const auto all = record_automatic(*work_, *router_, id_, folded_, std::move(done));
    row.did = words_of(*work_, all.recorded.added, all.notifications, zone_);
    return row;
  }

  Work* work_;
  Router* router_;
  TicketId id_;
  const Zone* zone_;
  Folded folded_;
  std::vector<PendingTimer> passed_over_;
  bool fired_ = false;
};

Swept row_of(Work& work, const Routed& routed, const Zone* zone) {
  return {.what = "route",
          .ticket = routed.ticket,
          .name = std::string(work.names().text(routed.route)),
          .moment = {},
          .late_by = {},
          .did = words_of(work, routed.recorded.added, routed.notifications, zone),
          .responsible = {},
          .procedure = {}};
}

/// The progress of a sweep, batch by batch.
class Round {
 public:
  Round(Instant now, const Zone* zone) : queue_assignment_(now), zone_(zone) {}

  bool is_drained() const { return queue_assignment_.done(); }
  void assign_queue(Work& work, std::size_t limit) {
    Router router(work, work.now());
    for (const Routed& routed : queue_assignment_.batch(work, router, limit)) {
      for (const Notification& notification : routed.notifications) notify(work, routed.ticket, notification);
      notify_of(work, routed.ticket);
      swept_.push_back(row_of(work, routed, zone_));
    }
  }
  void fire(Work& work, std::span<const TicketId> ids) {
    Router router(work, work.now());
    for (const TicketId id : ids) Due(work, router, id, zone_).fire_all(swept_);
  }
  std::vector<Swept> swept() && { return std::move(swept_); }

 private:
  QueueAssignment queue_assignment_;
  const Zone* zone_;
  std::vector<Swept> swept_;
};

}  // namespace

std::vector<Swept> sweep(store::Database& database, const Author& author, const SweepOptions& options) {
  Author desk = author;
  desk.actor = NameTable().text(kAutomatic);
  Round round(author.now, options.zone);
  if (options.dry_run) {
    Work work(database, desk);
    while (!round.is_drained()) round.assign_queue(work, kTicketsABatch);
    round.fire(work, store::timed_tickets(database, work.now()));
    return std::move(round).swept();
  }
  while (!round.is_drained()) {
    Work work(database, desk);
    round.assign_queue(work, kTicketsABatch);
    work.commit();
  }
  const std::vector<TicketId> due = store::timed_tickets(database, author.now);
  for (std::span<const TicketId> left = due; !left.empty();) {
    const auto batch = left.first(std::min(left.size(), kTicketsABatch));
    left = left.subspan(batch.size());
    Work work(database, desk);
    round.fire(work, batch);
    work.commit();
    if (options.progress) options.progress(std::ssize(due) - std::ssize(left), std::ssize(due));
  }
  return std::move(round).swept();
}

}  // namespace tix::desk
