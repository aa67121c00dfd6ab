// One reader per kind of value.
#include "desk/file/desk_file_values.hpp"

#include "tix/text/ascii.hpp"
#include "tix/text/blank.hpp"
#include "tix/text/whole_number.hpp"
#include "tix/time/duration_text.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix::desk {
namespace {

constexpr std::int64_t kMostSkilled = 9;

}  // namespace

const std::string* one_line(const TomlValue& value) {
  const auto* text = value.as<std::string>();
  const bool fits = text != nullptr && !is_blank(*text) && std::ranges::none_of(*text, is_control);
  return fits ? text : nullptr;
}

const std::string* some_text(const TomlValue& value) {
  const auto* text = value.as<std::string>();
  const auto harmful = [](char c) { return is_control(c) && c != '\n' && c != '\r' && c != '\t'; };
  const bool fits = text != nullptr && !is_blank(*text) && std::ranges::none_of(*text, harmful);
  return fits ? text : nullptr;
}

std::optional<std::int64_t> whole_number(const TomlValue& value, std::int64_t least, std::int64_t most) {
  const auto* number = value.as<std::int64_t>();
  if (number == nullptr || *number < least || *number > most) return std::nullopt;
  return *number;
}

std::optional<WallSeconds> wall_duration(const TomlValue& value) {
  const std::string* text = one_line(value);
  if (text == nullptr) return std::nullopt;
  const WallSeconds found = parse_duration(*text);
  return found > WallSeconds{} ? std::optional(found) : std::nullopt;
}

std::optional<Seconds> working_duration(const TomlValue& value) {
  const std::string* text = one_line(value);
  if (text == nullptr) return std::nullopt;
  const Seconds found = parse_working_duration(*text);
  return found > Seconds{} ? std::optional(found) : std::nullopt;
}

std::optional<Skill> skill(const TomlValue& value) {
  const std::string* text = one_line(value);
  if (text == nullptr) return std::nullopt;
  const std::size_t colon = std::min(text->find(':'), text->size());
  Skill found{text->substr(0, colon), 1};
  if (!is_name(found.name)) return std::nullopt;
  if (colon == text->size()) return found;
  const auto level = tix::whole_number(std::string_view(*text).substr(colon + 1));
  if (!level || *level < 1 || *level > kMostSkilled) return std::nullopt;
  found.level = static_cast<int>(*level);
  return found;
}

std::optional<Filter> filter(const TomlValue& value, const FileReading& reading) {
  const std::string* text = one_line(value);
  if (text == nullptr) return std::nullopt;
  const NameTable names = reading.vocabulary();
  return Filter::parse(*text, FilterUse::when, FilterVocabulary{&names, {}, {}, nullptr});
}

void refuse_untypable(const std::string& name) {
  if (equal_without_case(name, "none") || name.front() == ' ' || name.back() == ' ')
    throw Error(
        ErrorKind::desk,
        fmt::format("'{}' is not a name; accepted: any text but 'none', without spaces around it", name));
}

}  // namespace tix::desk
