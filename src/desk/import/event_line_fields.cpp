// Looks up fields by name and refuses those of another kind of line.
#include "desk/import/event_line_fields.hpp"

#include "desk/import/import_values.hpp"
#include "tix/text/error.hpp"
#include "tix/text/whole_number.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix::desk {
namespace {

/// The greatest whole number that every program reads exactly from JSON.
constexpr std::int64_t kGreatestNumber = (std::int64_t{1} << 53) - 1;

[[noreturn]] void refuse(const std::string& message) {
  throw Error(ErrorKind::usage, message);
}

/// Returns the name as the columns of that kind have it; empty if they do not.
std::string_view own_name(LineKind kind, std::string_view name) {
  for (const auto* columns : {&columns_of(kind), &redacted_columns(), &fired_columns()}) {
    if (kind != LineKind::event && columns != &columns_of(kind)) break;
    const auto found = std::ranges::find(*columns, name, &Column::name);
    if (found != columns->end()) return found->name;
  }
  return {};
}

}  // namespace

void LineFields::follow(const std::vector<std::string>& columns) {
  for (std::size_t at = columns_.size(); at < columns.size(); ++at) {
    columns_.push_back(columns[at]);
    for (const LineKind kind : kLineKindNames.enumerators()) {
      const std::string_view name = own_name(kind, columns[at]);
      own_[kind].push_back(!name.empty());
      if (!name.empty()) places_.emplace(name, at);
    }
  }
}

void LineFields::take(const SourceRow& row, const std::vector<std::string>& columns) {
  row_ = &row;
  follow(columns);
  const std::string_view said = needed(kLineColumn);
  const auto kind = find_name(kLineKindNames, said);
  if (!kind)
    refuse(
        fmt::format("unknown kind of line {}; accepted: {}", quoted(said), fmt::join(kLineKindNames, " ")));
  kind_ = *kind;
  refuse_foreign_fields();
}

void LineFields::refuse_foreign_fields() const {
  const auto& own = own_[kind_];
  for (std::size_t at = 0; at < row_->values.size(); ++at)
    if (!row_->values[at].empty() && !own[at])
      refuse(fmt::format("a line of kind {} cannot have {}", name_of(kind_),
                         quoted(std::string_view(columns_[at]))));
}

std::string_view LineFields::text(std::string_view field) const {
  const auto place = places_.find(field);
  if (place == places_.end() || place->second >= row_->values.size()) return {};
  return row_->values[place->second];
}

std::string_view LineFields::needed(std::string_view field) const {
  const std::string_view said = text(field);
  if (said.empty()) refuse(fmt::format("{} is missing", field));
  return said;
}

std::int64_t LineFields::number(std::string_view field) const {
  const std::string_view said = needed(field);
  const auto number = whole_number(said);
  if (!number || *number < 1 || *number > kGreatestNumber)
    refuse(fmt::format("{} {} is not a number from 1 to {}", field, quoted(said), kGreatestNumber));
  return *number;
}

std::optional<std::int64_t> LineFields::number_if_any(std::string_view field) const {
  return text(field).empty() ? std::nullopt : std::optional(number(field));
}

Instant LineFields::instant(std::string_view field) const {
  return parse_rfc3339(needed(field));
}

bool LineFields::flag(std::string_view field) const {
  needed(field);
  return flag_if_any(field).value();
}

std::optional<bool> LineFields::flag_if_any(std::string_view field) const {
  const std::string_view said = text(field);
  if (said.empty()) return std::nullopt;
  if (said != "true" && said != "false") refuse(fmt::format("{} must be true or false", field));
  return said == "true";
}

}  // namespace tix::desk
