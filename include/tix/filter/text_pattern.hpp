// A text pattern in which `*` stands for any text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// A pattern that ignores ASCII case. Matching allocates nothing and never backtracks.
class TextPattern {
 public:
  /// Takes the parts between the stars, at least one. A single part is a pattern without a star.
  explicit TextPattern(std::vector<std::string> parts);

  bool matches(std::string_view text) const;
  /// Returns the pattern that matches any text containing a match of this one.
  TextPattern anywhere() const;
  /// Returns whether the pattern has no star, so that it matches one text only, apart from case.
  bool exact() const { return parts_.size() == 1; }
  /// Returns the parts between the stars in lower case.
  const std::vector<std::string>& parts() const { return parts_; }
  /// Returns the pattern as one text, with a backslash before literal stars and backslashes. `decoded`
  /// reverses it.
  std::string encoded() const;
  static TextPattern decoded(std::string_view text);
  /// Returns the pattern as a value of the filter language, in quotes if it needs them.
  std::string to_text() const;

 private:
  std::vector<std::string> parts_;
};

/// Returns a value of the filter language that matches exactly `text`, with any stars taken literally.
std::string quoted_for_filter(std::string_view text);

}  // namespace tix
