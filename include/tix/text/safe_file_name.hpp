// Names of files that came from outside, made safe to save under.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tix {

/// A file as a message names it.
struct NamedFile {
  std::string_view name;  ///< as sent; may be empty, a path or hostile
  std::string_view type;  ///< the media type in lower case, such as `image/png`
};

/// The most bytes of a safe file name, so that a file system also takes it with a prefix.
inline constexpr std::size_t kLongestFileName = 120;

/// Returns a name for part `number` of a message: the last component of the path, without control characters,
/// marks that reorder text, invisible blanks, invalid UTF-8, leading dots and dashes, or trailing dots.
/// Prefixes names of devices (`CON`, `lpt1.txt`) with `_`. Shortens the part before the extension if the name
/// is longer than kLongestFileName. If nothing is left, returns `part-4.png`, with the extension that belongs
/// to the media type. Never empty.
std::string safe_file_name(const NamedFile& file, int number);

/// Returns a safe name for each file, where the first file has the number 1. Of names that are equal without
/// ASCII case, all but the first get a number: `a.pdf`, `a-2.pdf`.
std::vector<std::string> safe_file_names(const std::vector<NamedFile>& files);

}  // namespace tix
