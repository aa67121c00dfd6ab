// The columns of an imported file, joined with a mapping: turns cells into values.
#pragma once

#include "desk/import/import_fields.hpp"
#include "desk/import/mapping.hpp"
#include "tix/report/row_source.hpp"
#include "tix/text/enum_array.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tix::desk {

/// Values are views into the row, the mapping or `scratch`; they are valid until the next row.
class ImportColumns {
 public:
  /// `mapping` must outlive this object. `file` names the source in errors.
  ImportColumns(const Mapping& mapping, ImportKind kind, std::string file);

  /// Finds its columns among those of the source. Call it before each row: in a file without a header,
  /// columns come with the rows. Throws Error{usage} or Error{desk} if a required or mapped column is
  /// missing, or if two columns mean one field.
  void follow(const RowSource& source);
  /// Throws the same errors at the end of a file without a header, for columns that never came.
  void finish() const;

  /// Returns whether the file has the column or the mapping has a default.
  bool has(ImportField field) const { return slots_[field].source || has_default(field); }
  bool has_column(ImportField field) const { return slots_[field].source.has_value(); }
  /// Returns whether some activity sets this field.
  bool some_activity_sets(ImportField field) const;
  bool some_activity_replies() const;

  /// Returns the row's value; empty if it has none. Nulls are empty, and values are translated to ours; the
  /// default is ignored.
  std::string_view column_value(ImportField field, const SourceRow& row) const;
  std::string_view default_of(ImportField field) const { return slots_[field].fallback; }
  /// Returns the row's value, or else the default.
  std::string_view value(ImportField field, const SourceRow& row) const;

  /// Returns the number of `x.` columns, in the order of the file; it only grows.
  std::size_t extra_count() const { return extras_.size(); }
  const std::string& extra_name(std::size_t i) const { return extras_[i].name; }
  std::string_view extra_value(std::size_t i, const SourceRow& row) const;
  std::string_view extra_default(std::size_t i) const { return extras_[i].slot.fallback; }

  /// Returns the row's activity, or null if the mapping has none. Throws Error{usage} for an activity that is
  /// not listed.
  const ActivityRule* activity(const SourceRow& row) const;
  /// Returns a template filled with the row's values; `field` is the one it is for.
  std::string filled(const std::string& field, const ValueTemplate& from, const SourceRow& row) const;
  /// Returns the place of an `x.` field among the extras, also of one that only activities and defaults set.
  std::size_t extra_place(std::string_view name) const { return extra_places_.at(std::string(name)); }

  const Mapping& mapping() const { return *mapping_; }
  const std::string& file() const { return file_; }

 private:
  using WordMap = std::map<std::string, std::string>;
  struct Slot {
    std::optional<std::size_t> source;
    const WordMap* words = nullptr;
    std::string_view fallback;
  };
  struct Extra {
    std::string name;
    Slot slot;
  };

  bool has_default(ImportField field) const { return !slots_[field].fallback.empty(); }
  Slot empty_slot(const std::string& field) const;
  void take_column(const std::string& column, std::size_t at);
  void take(const std::string& field, const std::string& column, std::size_t at);
  Extra& extra(std::string_view name);
  void declare_extras();
  bool is_used_by_template(const std::string& column) const;
  std::string_view translated(std::string_view cell, const WordMap* words) const;
  std::string_view cell(const Slot& slot, const SourceRow& row) const;
  [[noreturn]] void refuse_missing(const std::string& source, const std::string& what,
                                   const Place& place) const;
  void require(ImportField field) const;

  const Mapping* mapping_;
  ImportKind kind_;
  std::string file_;
  EnumArray<ImportField, Slot, kImportFieldCount> slots_;
  std::vector<Extra> extras_;
  std::unordered_map<std::string, std::size_t> extra_places_;
  std::vector<std::string> columns_;                      // as far as read
  std::unordered_map<std::string, std::size_t> by_name_;  // of columns_
};

}  // namespace tix::desk
