// TIX_TRACE=1: shows where the time of a run went, by phase and by statement.
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

/// Every moment of a run belongs to one phase: an inner one interrupts the outer.
enum class Phase { parse, compute, open, read, write, render, output };
inline constexpr auto kPhaseNames =
    enum_names<Phase>({"parse", "compute", "open", "read", "write", "render", "output"});

/// Measures one run. Exists only if TIX_TRACE is set, so that nobody else pays for a clock.
class Trace : public store::StatementObserver {
 public:
  /// Returns nanoseconds since any fixed moment.
  using Clock = std::function<std::int64_t()>;

  explicit Trace(Clock clock);

  void enter(Phase phase);
  void leave();
  void begins(std::string_view statement, store::Access access, store::Step step) override;
  void ended() override;

  /// Returns two tables: the phases in the order of a run, then the statements, the slowest first.
  std::string text();

 private:
  struct Statement {
    std::int64_t runs = 0;
    std::int64_t nanoseconds = 0;
  };
  /// What time is spent on: a phase, and the statement it runs, if any.
  struct Frame {
    Phase phase;
    Statement* statement;
  };
  /// Books the time since the last call to the innermost frame.
  void book();

  Clock clock_;
  std::int64_t last_;
  EnumArray<Phase, std::int64_t, kPhaseNames.size()> spent_{};
  std::vector<Frame> frames_{{Phase::parse, nullptr}};
  std::map<std::string, Statement, std::less<>> statements_;
};

/// Enters a phase for as long as it lives. Does nothing without a trace.
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
