// `sla test`: the verdicts there were, beside those that another desk would have brought.
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

/// What one row of the trial has counted, of cycles that completed in the range.
struct TrialTally {
  std::int64_t n = 0;  ///< with a verdict under either desk
  std::int64_t old_met = 0, old_breached = 0, new_met = 0, new_breached = 0;
  std::int64_t to_met = 0;                  ///< breached, and would have been met
  std::int64_t to_breached = 0;             ///< met or no_reply, and would have been breached
  std::int64_t only_old = 0, only_new = 0;  ///< with a verdict under one of the two alone
};

/// Fed with every ticket that was unresolved in a second of the range or left in it, in any order.
class PolicyTrial {
 public:
  /// All are borrowed; `slicing` shows the ticket that is added. A cycle counts by what its ticket was when
  /// it stopped, by the old desk's names.
  PolicyTrial(Slicing& slicing, const BindingTable& old_bindings, const BindingTable& new_bindings,
              const Interval& range, bool wants_flips)
      : slicing_(&slicing),
        old_bindings_(&old_bindings),
        new_bindings_(&new_bindings),
        range_(range),
        wants_flips_(wants_flips) {}

  /// `facts` and `past` as they were, `tried` as the other desk has it, all as of `facts.as_of`.
  void add(const TicketFacts& facts, const Past& past, const Folded& tried);

  /// One row a clock. The totals leave out the repeated verdicts of first_resolution.
  Report report() const;
  /// One row a cycle that has another verdict, by ticket, clock and cycle; when they are wanted.
  Report flips() const;

 private:
  /// One cycle as one of the desks has it.
  struct Judged {
    const ClockRow* row = nullptr;
    std::optional<Verdict> verdict;  ///< of a cycle that completed in the range
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
