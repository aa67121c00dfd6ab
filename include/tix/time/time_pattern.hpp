// A time written in a pattern of somebody's own, as `%d/%m/%Y %H:%M`.
#pragma once

#include "tix/time/instant.hpp"
#include "tix/time/zone.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace tix {

/// A pattern in the words of strptime: `%Y %y %m %d %e %j %b %B %a %A %H %I %p %M %S %z`, their sums `%F %T
/// %R %D`, and letters that stand for themselves. One digit does where two are meant; a pattern without hours
/// means midnight.
class TimePattern {
 public:
  /// Error desk unless the pattern tells year, month and day.
  explicit TimePattern(std::string pattern);

  const std::string& text() const { return pattern_; }

  /// The instant `text` says: by its own offset where the pattern has `%z`, else the first at which the clock
  /// of `zone` shows it. Nothing when it is not written so from end to end, names no date, or lies outside
  /// 1900..2199. Blanks around it do not matter.
  std::optional<Instant> read(std::string_view text, const Zone& zone) const;

 private:
  std::string pattern_;
  bool has_offset_ = false;
};

}  // namespace tix
