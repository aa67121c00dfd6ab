// The pasts of a range for a report that slices them: bare rows where they suffice, else whole tickets.
#pragma once

#include "desk/work/reading.hpp"
#include "tix/report/slicing.hpp"

#include <functional>

namespace tix::desk {

/// Every ticket unresolved in a second of `range` or the one before it, or that left in it, in order of id.
/// `slicing` shows it. Spans come where the slicing looks at them, or `with_spans`.
void scan_history(Reading& reading, Slicing& slicing, const Interval& range, bool with_spans,
                  const std::function<void(const Past&)>& visit);

}  // namespace tix::desk
