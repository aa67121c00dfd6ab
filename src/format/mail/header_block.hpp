// The header block of a mail or of a part, taken apart into fields.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tix::format {

/// A header field as it came: raw bytes, which may be folded, encoded or broken.
struct HeaderField {
  std::string name;   ///< in lower case
  std::string value;  ///< without the line end after it
};

/// Returns the name of the field that begins on this line, as typed, or an empty text if none begins here.
std::string_view field_name(std::string_view line);

class HeaderBlock {
 public:
  HeaderBlock() = default;
  /// Parses any bytes. A line that begins no field continues the field before it; before the first field it
  /// is skipped.
  explicit HeaderBlock(std::string_view bytes);

  const std::vector<HeaderField>& fields() const { return fields_; }
  bool has(std::string_view name) const;
  /// Returns the raw value of the first field of this name (in lower case), or an empty text.
  std::string_view first(std::string_view name) const;
  /// Returns the raw values of all fields of this name, topmost first.
  std::vector<std::string_view> all(std::string_view name) const;

 private:
  std::vector<HeaderField> fields_;
};

}  // namespace tix::format
