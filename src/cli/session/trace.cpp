// Adds up the time of a run and prints it as tables.
#include "cli/session/trace.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include <fmt/format.h>

namespace tix::cli {
namespace {

double milliseconds(std::int64_t nanoseconds) {
  constexpr double kPerMillisecond = 1e6;
  return static_cast<double>(nanoseconds) / kPerMillisecond;
}

}  // namespace

Trace::Trace(Clock clock) : clock_(std::move(clock)), last_(clock_()) {}

void Trace::book() {
  const std::int64_t now = clock_();
  const std::int64_t since = now - std::exchange(last_, now);
  const Frame& frame = frames_.back();
  spent_[frame.phase] += since;
  if (frame.statement != nullptr) frame.statement->nanoseconds += since;
}

void Trace::enter(Phase phase) {
  book();
  frames_.push_back({phase, nullptr});
}

void Trace::leave() {
  book();
  frames_.pop_back();
}

void Trace::begins(std::string_view statement, store::Access access, store::Step step) {
  book();
  auto found = statements_.find(statement);
  if (found == statements_.end()) found = statements_.emplace(statement, Statement{}).first;
  if (step == store::Step::first) ++found->second.runs;
  frames_.push_back({access == store::Access::write ? Phase::write : Phase::read, &found->second});
}

void Trace::ended() {
  leave();
}

std::string Trace::text() {
  book();
  std::string out = fmt::format("{:<36} {:>6} {:>10}\n", "phase", "", "ms");
  for (const Phase phase : kPhaseNames.enumerators())
    out += fmt::format("{:<36} {:>6} {:>10.3f}\n", kPhaseNames[phase], "", milliseconds(spent_[phase]));
  const std::int64_t total = std::accumulate(spent_.begin(), spent_.end(), std::int64_t{0});
  out += fmt::format("{:<36} {:>6} {:>10.3f}\n", "total", "", milliseconds(total));
  if (statements_.empty()) return out;
  std::vector<std::pair<std::string_view, Statement>> slowest(statements_.begin(), statements_.end());
  std::ranges::stable_sort(
      slowest, [](const auto& a, const auto& b) { return a.second.nanoseconds > b.second.nanoseconds; });
  out += fmt::format("\n{:<36} {:>6} {:>10}\n", "statement", "count", "ms");
  for (const auto& [name, statement] : slowest)
    out += fmt::format("{:<36} {:>6} {:>10.3f}\n", name, statement.runs, milliseconds(statement.nanoseconds));
  return out;
}

}  // namespace tix::cli
