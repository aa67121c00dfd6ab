// Joins columns with a mapping and reads cells through it.
#include "desk/import/import_columns.hpp"

#include "tix/filter/filter_field.hpp"
#include "tix/text/blank.hpp"
#include "tix/text/nearest.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace tix::desk {
namespace {

template <class Value>
const Value* find_in(const std::map<std::string, Value>& all, const std::string& key) {
  const auto found = all.find(key);
  return found == all.end() ? nullptr : &found->second;
}

template <class Holds>
bool some_activity(const Mapping& mapping, Holds holds) {
  return std::ranges::any_of(mapping.activities,
                             [&](const auto& activity) { return holds(activity.second); });
}

}  // namespace

ImportColumns::ImportColumns(const Mapping& mapping, ImportKind kind, std::string file)
    : mapping_(&mapping), kind_(kind), file_(std::move(file)) {
  for (const ImportFieldRow& row : kImportFields) slots_[row.field] = empty_slot(std::string(row.name));
}

ImportColumns::Slot ImportColumns::empty_slot(const std::string& field) const {
  Slot slot;
  slot.words = find_in(mapping_->values, field);
  if (const auto* fallback = find_in(mapping_->defaults, field)) slot.fallback = *fallback;
  return slot;
}

void ImportColumns::follow(const RowSource& source) {
  const auto& columns = source.columns();
  if (columns.size() == columns_.size()) return;
  const bool is_first = columns_.empty();
  for (std::size_t i = columns_.size(); i < columns.size(); ++i) {
    columns_.push_back(columns[i]);
    by_name_.emplace(columns[i], i);
    take_column(columns[i], i);
  }
  if (is_first) declare_extras();
}

/// Declares fields `x.NAME` that only a default or an activity sets.
void ImportColumns::declare_extras() {
  const auto declare = [&](const std::string& field) {
    if (const auto name = desk::extra_name(field); !name.empty()) extra(name);
  };
  for (const auto& [field, fallback] : mapping_->defaults) declare(field);
  for (const auto& [name, rule] : mapping_->activities)
    for (const auto& [field, from] : rule.sets) declare(field);
}

ImportColumns::Extra& ImportColumns::extra(std::string_view name) {
  const auto [place, is_new] = extra_places_.emplace(name, extras_.size());
  if (is_new)
    extras_.push_back({std::string(name), empty_slot(std::string(kExtraPrefix) + std::string(name))});
  return extras_[place->second];
}

void ImportColumns::take_column(const std::string& column, std::size_t at) {
  bool is_used = is_used_by_template(column);
  for (const auto& [field, from] : mapping_->columns) {
    if (from.source != column) continue;
    take(field, column, at);
    is_used = true;
  }
  if (is_used) return;
  const auto field = import_field_named(column, kind_);
  const auto* mapped = field ? find_in(mapping_->columns, std::string(name_of(*field))) : nullptr;
  if (field && !mapped) return take(std::string(name_of(*field)), column, at);
  if (mapped && mapped->source.empty()) return;
  const auto prefixed = desk::extra_name(column);
  const std::string own = std::string(kExtraPrefix) + (prefixed.empty() ? column : std::string(prefixed));
  const auto* dropped = find_in(mapping_->columns, own);
  if (!dropped || !dropped->source.empty()) take(own, column, at);
}

void ImportColumns::take(const std::string& field, const std::string& column, std::size_t at) {
  const auto name = desk::extra_name(field);
  Slot& slot = name.empty() ? slots_[*import_field_named(field, kind_)] : extra(name).slot;
  if (slot.source)
    throw Error(ErrorKind::usage,
                fmt::format("{}: the columns '{}' and '{}' are both read as {}", file_,
                            columns_[*slot.source], column, field),
                fmt::format("choose one in a mapping file: [columns] \"{}\" = \"{}\"", field, column));
  slot.source = at;
}

bool ImportColumns::is_used_by_template(const std::string& column) const {
  return some_activity(*mapping_, [&](const ActivityRule& rule) {
    return std::ranges::any_of(rule.sets, [&](const auto& set) {
      const auto& parts = set.second.parts;
      return std::ranges::any_of(parts,
                                 [&](const auto& part) { return part.is_column && part.text == column; });
    });
  });
}

void ImportColumns::refuse_missing(const std::string& source, const std::string& what,
                                   const Place& place) const {
  throw Error(
      ErrorKind::desk,
      fmt::format("{}: {} has no column '{}', from which {} is read", place.text(), file_, source, what),
      did_you_mean(source, columns_));
}

void ImportColumns::require(ImportField field) const {
  if (has(field)) return;
  throw Error(ErrorKind::usage, fmt::format("{} has no column {}", file_, name_of(field)),
              fmt::format("map the column in a file for --mapping: [columns] {} = \"...\"", name_of(field)));
}

void ImportColumns::finish() const {
  for (const auto& [field, from] : mapping_->columns)
    if (!from.source.empty() && !by_name_.contains(from.source))
      refuse_missing(from.source, field, from.place);
  for (const auto& [name, rule] : mapping_->activities)
    for (const auto& [field, from] : rule.sets)
      for (const auto& part : from.parts)
        if (part.is_column && !by_name_.contains(part.text)) refuse_missing(part.text, field, from.place);
  require(ImportField::ref);
  require(kind_ == ImportKind::tickets ? ImportField::created_at : ImportField::at);
  if (!mapping_->activities.empty()) require(ImportField::activity);
}

bool ImportColumns::some_activity_sets(ImportField field) const {
  return some_activity(
      *mapping_, [&](const ActivityRule& rule) { return rule.sets.contains(std::string(name_of(field))); });
}

bool ImportColumns::some_activity_replies() const {
  return some_activity(*mapping_, [](const ActivityRule& rule) { return rule.reply; });
}

std::string_view ImportColumns::translated(std::string_view cell, const WordMap* words) const {
  const std::string_view plain = trimmed(cell);
  const auto& nulls = mapping_->nulls;
  if (plain.empty() || std::ranges::find(nulls, plain) != nulls.end()) return {};
  if (words != nullptr)
    if (const auto* ours = find_in(*words, std::string(plain))) return *ours;
  return cell;
}

std::string_view ImportColumns::cell(const Slot& slot, const SourceRow& row) const {
  if (!slot.source || *slot.source >= row.values.size()) return {};
  return translated(row.values[*slot.source], slot.words);
}

std::string_view ImportColumns::column_value(ImportField field, const SourceRow& row) const {
  return cell(slots_[field], row);
}

std::string_view ImportColumns::value(ImportField field, const SourceRow& row) const {
  const std::string_view given = column_value(field, row);
  return given.empty() ? default_of(field) : given;
}

std::string_view ImportColumns::extra_value(std::size_t i, const SourceRow& row) const {
  return cell(extras_[i].slot, row);
}

const ActivityRule* ImportColumns::activity(const SourceRow& row) const {
  if (mapping_->activities.empty()) return nullptr;
  const std::string name(trimmed(value(ImportField::activity, row)));
  if (const auto* rule = find_in(mapping_->activities, name)) return rule;
  std::vector<std::string> listed;
  for (const auto& [known, rule] : mapping_->activities) listed.push_back(known);
  throw Error(ErrorKind::usage, fmt::format("the mapping does not list the activity '{}'; accepted: {}", name,
                                            fmt::join(listed, ", ")));
}

std::string ImportColumns::filled(const std::string& field, const ValueTemplate& from,
                                  const SourceRow& row) const {
  std::string text;
  for (const auto& part : from.parts) {
    if (!part.is_column) {
      text += part.text;
      continue;
    }
    const auto column = by_name_.find(part.text);
    if (column != by_name_.end() && column->second < row.values.size())
      text += translated(row.values[column->second], nullptr);
  }
  return std::string(translated(text, find_in(mapping_->values, field)));
}

}  // namespace tix::desk
