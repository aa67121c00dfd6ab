// The headline of `report digest`, the nightly page.
#pragma once

#include "tix/report/report_description.hpp"
#include "tix/time/instant.hpp"
#include "tix/time/zone.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace tix {

extern const ReportDescription kDigest;

/// The numbers in the headline, under one filter.
struct DigestCounts {
  std::int64_t open = 0;
  std::int64_t overdue = 0;
  /// Overdue tickets now minus those a week before; nullopt if the desk had no ticket by then.
  std::optional<std::int64_t> overdue_change = {};
  std::int64_t at_risk = 0;  ///< not overdue, but due before the next noon
};

/// Returns the first noon after `t` on a clock of `zone`. The page is read in the morning, so noon is how far
/// it looks ahead.
Instant next_noon(Instant t, const Zone& zone);

/// Returns the headline: `23 overdue, 5 more than a week ago; 4 will breach before noon.` Without a change:
/// `23 overdue; 4 will breach before noon.`
std::string headline(const DigestCounts& counts, Instant as_of, const Zone& zone);

}  // namespace tix
