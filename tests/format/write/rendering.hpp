// A whole report as text, for tests of the formats.
#pragma once

#include "format/text/random_text.hpp"
#include "format/write/render.hpp"

#include <string>

namespace tix::test {

/// 2026-08-07 09:30 UTC.
inline constexpr Instant kAsOf = Instant::from_unix(1786095000);

inline std::string rendered(const Report& report, const format::RenderOptions& options) {
  return collected([&](const format::Sink& sink) { format::render(report, options, sink); });
}

}  // namespace tix::test
