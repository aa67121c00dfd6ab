// TIX_TRACE=1: prints the time that a run spent in each phase and statement.
#pragma once

#include "store/sqlite/statement_observer.hpp"
#include "tix/text/enum_array.hpp"
#include "tix/text/enum_table.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tix::cli {

/// The phases of a run. A phase interrupts the one around it, so that every moment belongs to one.
enum class Phase { parse, compute, open, read, write, render, output };
inline constexpr auto kPhaseNames =
    enum_names<Phase>({"parse", "compute", "open", "read", "write", "render", "output"});

/// Measures one run. Exists only if TIX_TRACE is set, so that other runs do not pay for reading the clock.
class Trace : public store::StatementObserver {
 public:
  /// Returns nanoseconds since some fixed moment.
  using Clock = std::function<std::int64_t()>;

  explicit Trace(Clock clock);

  void enter(Phase phase);
  void leave();
  void begins(std::string_view statement, store::Access access, store::Step step) override;
  void ended() override;

  /// Returns two tables: the phases in the order of a run, and the statements, slowest first.
  std::string text();

 private:
  struct Statement {
    std::int64_t runs = 0;
    std::int64_t nanoseconds = 0;
  };
  /// The phase that time is booked to, and the statement it runs, if any.
  struct Frame {
    Phase phase;
    Statement* statement;
  };
  /// Adds the time since the last call to the innermost frame.
  void book();

  Clock clock_;
  std::int64_t last_;
  EnumArray<Phase, std::int64_t, kPhaseNames.size()> spent_{};
  std::vector<Frame> frames_{{Phase::parse, nullptr}};
  std::map<std::string, Statement, std::less<>> statements_;
};

/// Enters a phase and leaves it when destroyed. Does nothing without a trace.
class InPhase {
 public:
  InPhase(Trace* trace, Phase phase) : trace_(trace) {
    if (trace_ != nullptr) trace_->enter(phase);
  }
  InPhase(const InPhase&) = delete;
  InPhase& operator=(const InPhase&) = delete;
  ~InPhase() {
    if (trace_ != nullptr) trace_->leave();
  }

 private:
  Trace* trace_;
};

}  // namespace tix::cli
