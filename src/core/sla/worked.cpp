// Spans cut to what is asked, each measured by its own calendar.
#include "core/sla/worked.hpp"

#include "tix/calendar/business_time.hpp"

#include <algorithm>

namespace tix {

Seconds worked_in(const Span& span, const BindingTable& bindings, Instant from, Instant to) {
  const Instant begin = std::max(span.from, from), end = std::min(span.to, to);
  if (begin >= end) return {};
  return elapsed(bindings[span.binding].calendar.get(), begin, end);
}

Seconds worked_between(std::span<const Span> spans, const BindingTable& bindings, Instant from, Instant to) {
  Seconds sum;
  for (const Span& span : spans)
    if (is_unresolved(span.status)) sum += worked_in(span, bindings, from, to);
  return sum;
}

}  // namespace tix
