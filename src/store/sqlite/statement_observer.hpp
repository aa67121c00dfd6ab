// Observes which statements run, and for how long.
#pragma once

#include "store/sqlite/embedded_sql.hpp"

#include <string_view>

namespace tix::store {

enum class Step { first, later };

/// Is called for each step of a named statement, for BEGIN and for COMMIT. The store reads no clock; the
/// observer does.
class StatementObserver {
 public:
  StatementObserver() = default;
  StatementObserver(const StatementObserver&) = delete;
  StatementObserver& operator=(const StatementObserver&) = delete;
  virtual ~StatementObserver() = default;

  /// Begins a step of a statement; each run of it has one first step.
  virtual void begins(std::string_view statement, Access access, Step step) = 0;
  /// Ends the last begun step, also if it failed. Steps do not overlap.
  virtual void ended() = 0;
};

/// Reports a step to the observer for as long as it lives. Does nothing without an observer.
class ObservedStep {
 public:
  ObservedStep(StatementObserver* observer, std::string_view statement, Access access, Step step)
      : observer_(observer) {
    if (observer_ != nullptr) observer_->begins(statement, access, step);
  }
  ObservedStep(const ObservedStep&) = delete;
  ObservedStep& operator=(const ObservedStep&) = delete;
  ~ObservedStep() {
    if (observer_ != nullptr) observer_->ended();
  }

 private:
  StatementObserver* observer_;
};

}  // namespace tix::store
