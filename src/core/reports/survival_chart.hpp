// Survival curves as a chart.
#pragma once

#include "core/report/survival_curve.hpp"
#include "tix/report/chart.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace tix {

struct NamedCurve {
  std::string name;
  std::int64_t n = 0;
  const SurvivalCurve* curve = nullptr;  ///< borrowed
};

/// The share still open over time, until nearly all of `total` has ended. A few of the largest curves, in the
/// order given; the title says when some are left out.
Chart survival_chart(std::vector<NamedCurve> curves, const SurvivalCurve& total);

}  // namespace tix
