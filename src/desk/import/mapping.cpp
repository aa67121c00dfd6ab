// One reader per section of a mapping file.
#include "desk/import/mapping.hpp"

#include "desk/file/desk_file_toml.hpp"
#include "tix/filter/filter_field.hpp"
#include "tix/text/ascii.hpp"
#include "tix/text/nearest.hpp"
#include "tix/ticket/ticket.hpp"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

namespace tix::desk {
namespace {

/// The state that all readers share: the mapping so far, and the file for errors.
struct Text {
  std::string file;
  ImportKind kind;
  Mapping mapping;

  Place place(Spot at) const { return {file, at.line, at.column}; }
  [[noreturn]] void refuse(Spot at, const std::string& message, std::string hint = {}) const {
    throw Error(ErrorKind::desk, place(at).text() + ": " + message, std::move(hint));
  }
};

[[noreturn]] void refuse_unknown(const Text& text, Spot at, std::string_view what, std::string_view key,
                                 std::string_view section, const std::vector<std::string>& accepted) {
  text.refuse(
      at, fmt::format("unknown {} '{}' in {}; accepted: {}", what, key, section, fmt::join(accepted, ", ")),
      did_you_mean(key, accepted));
}

const TomlTable& table_of(const Text& text, const TomlValue& value, std::string_view section) {
  const auto* table = value.as<TomlTable>();
  if (table == nullptr)
    text.refuse(value.at, fmt::format("{} is {}; accepted: a table of keys", section, shown(value)));
  return *table;
}

const std::string& text_of(const Text& text, const TomlValue& value, std::string_view key) {
  const auto* found = value.as<std::string>();
  if (found == nullptr)
    text.refuse(value.at, fmt::format("'{}' is {}; accepted: a text in quotes", key, shown(value)));
  return *found;
}

bool flag_of(const Text& text, const TomlValue& value, std::string_view key) {
  const auto* found = value.as<bool>();
  if (found == nullptr)
    text.refuse(value.at, fmt::format("'{}' is {}; accepted: true or false", key, shown(value)));
  return *found;
}

enum class FieldUse { of_rows, of_activities };

std::vector<std::string> field_names(ImportKind kind, FieldUse use) {
  std::vector<std::string> names;
  for (const ImportFieldRow& row : kImportFields)
    if (belongs_to(row, kind) && (use == FieldUse::of_rows || row.allows(kByActivity)))
      names.emplace_back(row.name);
  names.emplace_back("x.NAME");
  return names;
}

/// Calls `each(field, entry)` for the fields of a table. A dot separates keys in TOML, so `x.site = ...`
/// without quotes is a table `x` with the key `site`. `others` are keys the caller reads itself.
template <class Each>
void each_field(const Text& text, const TomlTable& table, std::string_view section, FieldUse use,
                std::span<const std::string_view> others, Each each) {
  for (const TomlEntry& entry : table) {
    if (std::ranges::find(others, entry.key) != others.end()) continue;
    const auto* extras = entry.key == "x" ? entry.value.as<TomlTable>() : nullptr;
    if (extras != nullptr) {
      for (const TomlEntry& extra : *extras) each(std::string(kExtraPrefix) + extra.key, extra);
      continue;
    }
    const auto field = import_field_named(entry.key, text.kind);
    const bool is_known = field && (use == FieldUse::of_rows || kImportFields[*field].allows(kByActivity));
    if (!is_known && extra_name(entry.key).empty()) {
      auto accepted = field_names(text.kind, use);
      accepted.insert(accepted.end(), others.begin(), others.end());
      refuse_unknown(text, entry.at, "field", entry.key, section, accepted);
    }
    each(is_known ? std::string(name_of(*field)) : entry.key, entry);
  }
}

/// Checks priorities and statuses here, before any row uses them.
void check_word(const Text& text, Spot at, std::string_view field, const std::string& word) {
  const auto check = [&](ImportField of, std::span<const std::string_view> words) {
    if (field != name_of(of) || word.empty() || position_named(word, words)) return;
    text.refuse(at, fmt::format("unknown {} '{}'; accepted: {}", field, word, fmt::join(words, " ")),
                did_you_mean(word, words));
  };
  check(ImportField::priority, kPriorityNames);
  check(ImportField::status, kStatusNames);
}

void read_columns(Text& text, const TomlValue& value) {
  each_field(text, table_of(text, value, "[columns]"), "[columns]", FieldUse::of_rows, {},
             [&](const std::string& field, const TomlEntry& entry) {
               const auto* source = entry.value.as<std::string>();
               const auto* flag = entry.value.as<bool>();
               if ((source == nullptr || source->empty()) && (flag == nullptr || *flag))
                 text.refuse(entry.value.at,
                             fmt::format("'{}' is {}; accepted: the name of a column of the file, or false",
                                         field, shown(entry.value)));
               text.mapping.columns[field] = {source ? *source : "", text.place(entry.value.at)};
             });
}

void read_time(Text& text, const TomlValue& value) {
  for (const TomlEntry& entry : table_of(text, value, "[time]")) {
    const bool is_format = entry.key == "format";
    if (!is_format && entry.key != "zone")
      refuse_unknown(text, entry.at, "key", entry.key, "[time]", {"format", "zone"});
    const std::string& given = text_of(text, entry.value, entry.key);
    try {
      if (is_format)
        text.mapping.time_format.emplace(given);
      else
        text.mapping.time_zone = &Zone::find(given);
    } catch (const Error& error) {
      text.refuse(entry.value.at, error.what(), error.hint());
    }
  }
}

void read_nulls(Text& text, const TomlValue& value) {
  for (const TomlEntry& entry : table_of(text, value, "[null]")) {
    if (entry.key != "values") refuse_unknown(text, entry.at, "key", entry.key, "[null]", {"values"});
    const auto* list = entry.value.as<TomlList>();
    if (list == nullptr)
      text.refuse(entry.value.at,
                  fmt::format("'values' is {}; accepted: a list of texts, such as [\"?\", \"-\"]",
                              shown(entry.value)));
    for (const TomlValue& one : *list) text.mapping.nulls.push_back(text_of(text, one, "values"));
  }
}

void read_values(Text& text, const TomlValue& value) {
  each_field(text, table_of(text, value, "[values]"), "[values]", FieldUse::of_rows, {},
             [&](const std::string& field, const TomlEntry& entry) {
               const std::string section = "[values." + field + "]";
               for (const TomlEntry& word : table_of(text, entry.value, section)) {
                 const std::string& ours = text_of(text, word.value, word.key);
                 check_word(text, word.value.at, field, ours);
                 text.mapping.values[field][word.key] = ours;
               }
             });
}

void read_defaults(Text& text, const TomlValue& value) {
  each_field(text, table_of(text, value, "[default]"), "[default]", FieldUse::of_rows, {},
             [&](const std::string& field, const TomlEntry& entry) {
               const std::string& given = text_of(text, entry.value, field);
               check_word(text, entry.value.at, field, given);
               text.mapping.defaults[field] = given;
             });
}

ValueTemplate read_template(const Text& text, const TomlValue& value, const std::string& field) {
  std::string_view rest = text_of(text, value, field);
  ValueTemplate parsed{{}, text.place(value.at)};
  while (!rest.empty()) {
    const std::size_t open = std::min(rest.find('{'), rest.size());
    if (open > 0) parsed.parts.push_back({std::string(rest.substr(0, open)), false});
    rest.remove_prefix(open);
    if (rest.empty()) break;
    const std::size_t close = rest.find('}');
    if (close == std::string_view::npos || close == 1)
      text.refuse(value.at,
                  fmt::format("'{}' is {}; accepted: text and columns, such as \"{{org:resource}}\"", field,
                              shown(value)));
    parsed.parts.push_back({std::string(rest.substr(1, close - 1)), true});
    rest.remove_prefix(close + 1);
  }
  if (parsed.parts.size() == 1 && !parsed.parts.front().is_column)
    check_word(text, value.at, field, parsed.parts.front().text);
  return parsed;
}

void read_activities(Text& text, const TomlValue& value) {
  static constexpr std::array<std::string_view, 2> kFlags = {"reply", "ignore"};
  for (const TomlEntry& activity : table_of(text, value, "[activity]")) {
    const std::string section = "[activity.\"" + activity.key + "\"]";
    const TomlTable& table = table_of(text, activity.value, section);
    ActivityRule& rule = text.mapping.activities[activity.key];
    if (const auto* reply = find(table, "reply")) rule.reply = flag_of(text, *reply, "reply");
    if (const auto* ignore = find(table, "ignore")) rule.ignore = flag_of(text, *ignore, "ignore");
    each_field(text, table, section, FieldUse::of_activities, kFlags,
               [&](const std::string& field, const TomlEntry& entry) {
                 rule.sets.emplace(field, read_template(text, entry.value, field));
               });
    if (rule.ignore && (rule.reply || !rule.sets.empty()))
      text.refuse(activity.at, section + " has ignore = true and other keys; accepted: either");
  }
}

struct Section {
  std::string_view name;
  void (*read)(Text& text, const TomlValue& value);
};
constexpr std::array kSections = {Section{"columns", read_columns},  Section{"time", read_time},
                                  Section{"null", read_nulls},       Section{"values", read_values},
                                  Section{"default", read_defaults}, Section{"activity", read_activities}};

}  // namespace

std::string_view extra_name(std::string_view field) {
  return field.starts_with(kExtraPrefix) ? field.substr(kExtraPrefix.size()) : std::string_view();
}

Mapping read_mapping(std::string_view text, const std::string& file, ImportKind kind) {
  const TomlText toml = parse_toml(text);
  Text under_way{file, kind, {}};
  if (toml.mistake) under_way.refuse(toml.mistake->at, toml.mistake->why);
  for (const TomlEntry& entry : table_of(under_way, toml.root, "a mapping")) {
    const auto section = std::ranges::find(kSections, entry.key, &Section::name);
    std::vector<std::string> names;
    for (const Section& one : kSections) names.emplace_back(one.name);
    if (section == kSections.end())
      refuse_unknown(under_way, entry.at, "section", entry.key, "a mapping", names);
    if (entry.key == "activity" && kind == ImportKind::tickets)
      under_way.refuse(entry.at, "[activity] applies to 'import events' only");
    section->read(under_way, entry.value);
  }
  return std::move(under_way.mapping);
}

}  // namespace tix::desk
