// Turns a condition on totals into an exit code.
#include "cli/input/fail_if.hpp"

#include <fmt/format.h>

namespace tix::cli {

FailIf::FailIf(const std::optional<std::string>& typed) {
  if (typed) condition_ = Condition::parse(*typed);
}

void FailIf::compare(const Report& report) {
  if (condition_) total_ = condition_->total_in(report);
}

Exit FailIf::exit(const Session& session) const {
  if (!condition_ || !condition_->holds(total_)) return Exit::done;
  session.complain(fmt::format("tix: condition met: {} ({})", condition_->text(), *total_));
  return Exit::answer_is_no;
}

}  // namespace tix::cli
