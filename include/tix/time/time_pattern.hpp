// Times in the user's own format, such as `%d/%m/%Y %H:%M`. Used by imports.
#pragma once

#include "tix/time/instant.hpp"
#include "tix/time/zone.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace tix {

/// A pattern with these conversions of strptime: `%Y %y %m %d %e %b %B %a %A %H %I %p %M %S`, `%z` for an
/// offset as +0700, +07:00 or Z, the combinations `%F %T %R %D`, `%%`, and literal text. Names of months and
/// days are English. One digit is accepted where two are usual. A pattern without hours means midnight.
class TimePattern {
 public:
  /// Throws Error{desk} for any other conversion, and unless the pattern determines year, month and day.
  explicit TimePattern(std::string pattern);

  const std::string& text() const { return text_; }

  /// Parses `text` and returns its instant. Uses the offset in `text` if the pattern has one, and otherwise
  /// the first instant at which a clock in `zone` shows that time. Returns nullopt if `text` does not match
  /// the pattern to its end, is not an existing date, or lies outside 1900 to 2199. Ignores blanks around
  /// `text`.
  std::optional<Instant> read(std::string_view text, const Zone& zone) const;

 private:
  std::string text_;
  std::string marked_;  ///< the pattern for the date library
  bool has_offset_;
};

}  // namespace tix
