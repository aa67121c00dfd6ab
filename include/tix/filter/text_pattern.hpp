// A text to compare with, in which `*` stands for any text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// Compares without ASCII case; asking allocates nothing.
class TextPattern {
 public:
  /// `parts` are what stands between the stars, at least one; a single part is the whole text.
  explicit TextPattern(std::vector<std::string> parts);

  bool matches(std::string_view text) const;
  /// The same with any text around it.
  TextPattern anywhere() const;
  /// No star: only one text matches, but for case.
  bool exact() const { return parts_.size() == 1; }
  /// In lower case.
  const std::vector<std::string>& parts() const { return parts_; }
  /// As one text and back: `*` for the stars, a backslash before stars and backslashes that are meant.
  std::string encoded() const;
  static TextPattern decoded(std::string_view text);
  /// As a value of the filter language, in quotes where it needs them.
  std::string to_text() const;

 private:
  std::vector<std::string> parts_;
};

/// A value that matches exactly `text` (stars and all), as the filter language writes it.
std::string quoted_for_filter(std::string_view text);

}  // namespace tix
