// `sla test`: compares the verdicts of the past with those that another desk file would have given.
#pragma once

#include "tix/calendar/period.hpp"
#include "tix/report/report.hpp"
#include "tix/report/slicing.hpp"
#include "tix/reports/sla_report.hpp"
#include "tix/sla/binding.hpp"
#include "tix/sla/fold.hpp"
#include "tix/sla/past.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tix {

/// The counts of one row, over the cycles that completed in the range.
struct TrialTally {
  std::int64_t n = 0;  ///< cycles with a verdict under at least one of the two desks
  std::int64_t old_met = 0, old_breached = 0, new_met = 0, new_breached = 0;
  std::int64_t to_met = 0;                  ///< breached, but met under the new desk
  std::int64_t to_breached = 0;             ///< another verdict, but breached under the new desk
  std::int64_t only_old = 0, only_new = 0;  ///< cycles with a verdict under one desk only
};

/// Must be given every ticket that was unresolved in any second of the range or was resolved or merged in it,
/// in any order.
class PolicyTrial {
 public:
  /// All references must outlive the trial. `slicing` decides which cycles count, by the state of the ticket
  /// when the cycle stopped. `wants_flips` is whether to collect the cycles whose verdict changes.
  PolicyTrial(Slicing& slicing, const BindingTable& old_bindings, const BindingTable& new_bindings,
              const Interval& range, bool wants_flips)
      : slicing_(&slicing),
        old_bindings_(&old_bindings),
        new_bindings_(&new_bindings),
        range_(range),
        wants_flips_(wants_flips) {}

  /// Adds a ticket: `facts` and `past` as they were, `tried` as under the other desk, all as of
  /// `facts.as_of`.
  void add(const TicketFacts& facts, const Past& past, const Folded& tried);

  /// Returns one row per clock. The totals omit `first_resolution`, which repeats verdicts of the resolution
  /// clock.
  Report report() const;
  /// Returns one row per cycle whose verdict changes, by ticket, clock and cycle. Empty unless they were
  /// wanted.
  Report flips() const;

 private:
  /// One cycle under one of the desks.
  struct Judged {
    const ClockRow* row = nullptr;
    std::optional<Verdict> verdict;  ///< nullopt if the cycle did not complete in the range
  };
  struct Flip {
    TicketId id;
    std::string title;
    ClockRow old_row, new_row;
    Verdict old_verdict, new_verdict;
    BindingId old_binding, new_binding;
  };

  Judged judged(const ClockRow* row, Instant as_of) const;
  bool is_chosen(const Past& past, const ClockRow& row);
  void count(Clock clock, std::optional<Verdict> before, std::optional<Verdict> after);
  Row row_of(const Flip& flip) const;

  Slicing* slicing_;
  const BindingTable* old_bindings_;
  const BindingTable* new_bindings_;
  Interval range_;
  bool wants_flips_;
  std::map<Clock, TrialTally> tallies_;
  std::vector<Flip> flips_;
};

}  // namespace tix
