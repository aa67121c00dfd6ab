// Collects the findings of one check.
#pragma once

#include "tix/policy/lint.hpp"

#include <string>
#include <vector>

namespace tix {

/// Appends findings of one kind to a list. `all` must outlive it.
class LintFindings {
 public:
  LintFindings(LintKind kind, std::vector<LintFinding>& all) : kind_(kind), all_(&all) {}

  void add(DeskPart part, const std::string& name, std::string why) {
    all_->push_back({kind_, part, name, std::move(why)});
  }

 private:
  LintKind kind_;
  std::vector<LintFinding>* all_;
};

}  // namespace tix
