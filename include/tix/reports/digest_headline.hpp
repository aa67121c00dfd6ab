// The first sentence of the nightly page.
#pragma once

#include "tix/report/report_description.hpp"
#include "tix/time/instant.hpp"
#include "tix/time/zone.hpp"

#include <cstdint>
#include <string>

namespace tix {

extern const ReportDescription kDigest;

/// What the page begins with, under one filter.
struct DigestCounts {
  std::int64_t open = 0;
  std::int64_t overdue = 0;
  std::int64_t overdue_change = 0;  ///< overdue less what was overdue a week before
  std::int64_t at_risk = 0;         ///< not overdue, and due before the noon that comes
};

/// The first noon after `t` on the clocks of `zone`: by then a morning's work is done.
Instant next_noon(Instant t, const Zone& zone);

/// `23 overdue, 5 more than a week ago; 4 will breach before noon.`
std::string headline(const DigestCounts& counts, Instant as_of, const Zone& zone);

}  // namespace tix
