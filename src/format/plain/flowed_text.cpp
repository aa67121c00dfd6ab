// A line that ends with a blank goes on in the next line of the same quote depth.
#include "format/plain/flowed_text.hpp"

#include <algorithm>
#include <cstddef>

namespace tix::format {

std::string unflowed(std::string_view text, bool deletes_space) {
  constexpr std::string_view kSignature = "-- ";
  std::string out;
  bool goes_on = false;
  std::size_t depth_before = 0;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, size);
    const bool has_end = size < text.size();
    text.remove_prefix(size + (has_end ? 1 : 0));
    const std::size_t depth = std::min(line.find_first_not_of('>'), line.size());
    line.remove_prefix(depth);
    if (line.starts_with(' ')) line.remove_prefix(1);
    const bool is_signature = line == kSignature;
    if (goes_on && (depth != depth_before || is_signature)) {
      out += '\n';  // a broken paragraph: the next line does not belong to it
      goes_on = false;
    }
    if (!goes_on && depth > 0) out.append(depth, '>').append(line.empty() ? "" : " ");
    goes_on = line.ends_with(' ') && !is_signature;
    if (goes_on && deletes_space) line.remove_suffix(1);
    out += line;
    if (!goes_on && has_end) out += '\n';
    depth_before = depth;
  }
  return out;
}

}  // namespace tix::format
