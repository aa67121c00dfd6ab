// Splits at line ends that no blank follows.
#include "format/mail/header_block.hpp"

#include "tix/text/ascii.hpp"

#include <algorithm>

namespace tix::format {

std::string_view field_name(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return {};
  std::string_view name = line.substr(0, colon);
  const std::size_t end = name.find_last_not_of(" \t");
  if (end == std::string_view::npos) return {};
  name = name.substr(0, end + 1);
  const bool is_name = std::ranges::all_of(name, [](char c) { return c > ' ' && c < '\x7f'; });
  return is_name ? name : std::string_view{};
}

HeaderBlock::HeaderBlock(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t size = std::min(bytes.find('\n'), bytes.size() - 1) + 1;
    std::string_view line = bytes.substr(0, size);
    bytes.remove_prefix(size);
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    const bool is_folded = line.starts_with(' ') || line.starts_with('\t');
    const std::string_view name = is_folded ? std::string_view{} : field_name(line);
    if (!name.empty())
      fields_.push_back({ascii_lower(name), std::string(line.substr(line.find(':') + 1))});
    else if (!fields_.empty())
      fields_.back().value.append(is_folded ? "\n" : "\n ").append(line);
  }
}

bool HeaderBlock::has(std::string_view name) const {
  return std::ranges::find(fields_, name, &HeaderField::name) != fields_.end();
}

std::string_view HeaderBlock::first(std::string_view name) const {
  const auto field = std::ranges::find(fields_, name, &HeaderField::name);
  return field == fields_.end() ? std::string_view{} : std::string_view(field->value);
}

std::vector<std::string_view> HeaderBlock::all(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const HeaderField& field : fields_)
    if (field.name == name) values.emplace_back(field.value);
  return values;
}

}  // namespace tix::format
